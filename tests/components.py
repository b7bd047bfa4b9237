"""Programs that some tests need beside Python: without one they are skipped, but fail in CI."""

from __future__ import annotations

import os
import shutil

import pytest


def require(program: str) -> str:
    """The path of a program. Without it the test is skipped, or fails where CI is set: there it must run."""
    path = shutil.which(program)
    if path is not None:
        return path
    if os.environ.get("CI"):
        pytest.fail(f"{program} is missing: install it where CI runs")
    pytest.skip(f"{program} is not installed here")
