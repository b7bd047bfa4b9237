"""A folder for the running time of the service, removed at its end, or by the next start when it was killed.

Its owner holds a lock on the folder itself, which the system releases when the owner dies: unlike a process
number, which may be somebody else's by then. The owner is the parent with all its children, who inherit the
handle: one that outlives the parent for a moment still has its folder, whoever else starts meanwhile.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "screening-metrics-"


@contextmanager
def folder() -> Iterator[tuple[Path, int]]:
    """An empty folder of our own among the temporary files, after those of dead owners were removed.

    With it the handle that children must inherit.
    """
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        _remove_if_left(path)
    new = Path(tempfile.mkdtemp(prefix="screening-"))
    with _locked(new) as handle:
        ours = new.rename(new.with_name(new.name.replace("screening-", PREFIX, 1)))  # found only once locked
        try:
            yield ours, handle
        finally:
            shutil.rmtree(ours, ignore_errors=True)


def _remove_if_left(path: Path) -> None:
    with suppress(OSError), _locked(path):  # its owner lives, or it is another user's
        if path.stat().st_uid == os.geteuid():
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield handle
    finally:
        os.close(handle)
