"""What is kept with a job in a folder after its answers were given: files by name, written whole, under locks.

Knows nothing of what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screening.batch.jobs import files


class FolderNotes:
    """See `jobs.base.Notes`. The folder is made when somebody writes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """The names of all, in order."""
        return sorted(path.name for path in self._folder.glob("*"))

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of one; none where it is not there."""
        try:
            file = (self._folder / name).open("rb")
        except FileNotFoundError:
            return
        with file:
            yield from file

    def replace(self, name: str, content: bytes) -> None:
        """Puts the content in its place."""
        files.replace(self._folder / name, content)

    @contextmanager
    def locked(self, name: str, *, wait: bool = True) -> Iterator[bool]:
        """Holds the lock of that name, which the system gives back when its holder dies."""
        self._folder.mkdir(files.OWNER_FOLDER, exist_ok=True)
        with files.locked(self._folder / f"{name}.lock", wait=wait) as ours:
            yield ours
