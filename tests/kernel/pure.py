"""The Python code beside the compiled kernel, in a second copy, so that one test can run both.

`load` reads a module's source again with the kernel off; the module that everybody else imports stays as it is.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any
from unittest.mock import patch

import pytest

from screening import kernel


def require_kernel() -> None:
    """Skips the test module that calls it where there is no compiled kernel; in CI there must be one."""
    if kernel.PRESENT:
        return
    if os.environ.get("CI") and not os.environ.get(kernel.PURE):
        pytest.fail("the compiled kernel is missing: python setup.py build_ext --inplace")
    pytest.skip("there is no compiled kernel here to compare with", allow_module_level=True)


def load(name: str, *beneath: str) -> Any:
    """The pure copy of a module. It sees pure copies of the modules `beneath`, named lowest first."""
    for module in (*beneath, name):
        importlib.import_module(module)  # what they import stays in place when the copies are taken away
    with ExitStack() as stack:
        stack.enter_context(patch.object(kernel, "PRESENT", False))
        for module in beneath:
            stack.enter_context(_in_place_of(module, _copy(module)))
        return _copy(name)


def _copy(name: str) -> ModuleType:
    source = sys.modules[name].__file__
    assert source is not None
    spec = spec_from_file_location(name, source)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    with _in_place_of(name, module):  # dataclasses look their module up by its name
        spec.loader.exec_module(module)
    return module


@contextmanager
def _in_place_of(name: str, module: ModuleType) -> Iterator[None]:
    """For a while the module is what `import name` and `from parent import name` give."""
    parent, _, leaf = name.rpartition(".")
    before = sys.modules[name]
    sys.modules[name] = module
    try:
        with patch.object(sys.modules[parent], leaf, module):
            yield
    finally:
        sys.modules[name] = before
