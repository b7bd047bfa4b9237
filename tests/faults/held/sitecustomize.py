"""Imported first by every Python that has this folder in its path: holds a process of ours until it may go on.

`HELD` says who, where and until when, as `role|place|file`. The role is a word of the command line (`worker`), or `*`
for everybody. The place is `start`, or part of the last name of a file (`/answers/`): the process then waits before it
gives the file that name; or part of a name after a minus (`-.partial`): before it removes the file. It waits where the
file says how often it may go on ("3") and it has done so as often; without the file it does not wait. So a test finds
in progress what it must, however long it is held up itself.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_role, _place, _until = os.environ.get("HELD", "||").split("|")
_passed = 0


def _pass() -> None:
    """Returns once there is leave to go on."""
    global _passed
    while (leave := _leave()) is not None and leave <= _passed:
        time.sleep(0.01)
    _passed += 1


def _leave() -> int | None:
    try:
        return int(Path(_until).read_text() or 0)
    except FileNotFoundError:
        return None


def _held(act: Callable[..., Any]) -> Callable[..., Any]:
    def acting(*paths: Any, **more: Any) -> Any:
        if _place.removeprefix("-") in os.fspath(paths[-1]):
            _pass()
        return act(*paths, **more)

    return acting


if _role in ("*", *sys.orig_argv):
    if _place == "start":
        _pass()
    elif _place.startswith("-"):
        os.unlink = _held(os.unlink)
    else:
        os.rename, os.replace = _held(os.rename), _held(os.replace)
