from __future__ import annotations

import pytest

from screening import kernel
from tests.kernel import pure


@pytest.fixture(params=["compiled", "python"])
def compiled_and_pure(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """Runs a test twice, with the compiled kernel and without it."""
    if request.param == "python":
        monkeypatch.setattr(kernel, "PRESENT", False)
    else:
        pure.require_kernel()
