"""The shared folder or object store that snapshots are published to, over fsspec: a few calls, each bounded in time.

In a folder no name appears before its content is whole, and nobody but its owner may read what lies there; on an
object store each object appears whole by itself. Credentials and endpoints are set as fsspec and its backends have it.
Error texts name neither. Knows nothing of snapshots.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, TypeVar

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from screening.errors import InputError, SnapshotsUnavailable
from screening.published.patience import again, bounded

BLOCK = 1 << 24  # bytes that are sent at once: 16 MiB, an object store's part
_FORMS = "Write file:///path/of/a/folder, or s3://bucket/prefix, gs://... with the package that fsspec names for it."

Result = TypeVar("Result")


class Place:
    """A folder or a prefix. Names are relative to it, with slashes. Safe to use from several threads."""

    def __init__(self, address: str, *, seconds: float = 60.0) -> None:
        """`seconds` is how long one call, or one block of 16 MiB, may take."""
        self.seconds = seconds
        self._fs, self._root = _opened(address)
        self._is_folder = isinstance(self._fs, LocalFileSystem)

    def names(self, folder: str = "") -> list[str]:
        """What lies in a folder, in order of name; nothing when it is not there."""

        def listed() -> list[str]:
            self._fs.invalidate_cache()
            return [PurePosixPath(path).name for path in self._fs.ls(self._at(folder), detail=False)]

        found = self._looked(listed)
        return sorted(name for name in found or [] if not name.startswith("."))

    def read(self, name: str, start: int, end: int) -> bytes | None:
        """Bytes from `start` up to, not including, `end`, or fewer where the file ends; None when it is not there."""
        return self._looked(lambda: bytes(self._fs.cat_file(self._at(name), start=start, end=end)))

    def size(self, name: str) -> int | None:
        """How many bytes a file has; None when it is not there."""

        def told() -> int:
            self._fs.invalidate_cache()
            return int(self._fs.info(self._at(name))["size"])

        return self._looked(told)

    def write(self, name: str, content: bytes) -> None:
        """A small file, whole or not at all."""

        def written() -> None:
            with self._placed(name) as path:
                if self._is_folder:
                    with self._begun(path) as file:
                        file.write(content)
                else:
                    self._fs.pipe_file(path, content)

        with self._errors_named():
            bounded(lambda: again(written), self.seconds)

    def copy(self, file: Path, name: str) -> None:
        """Sends a large file, block by block; each has its own time."""
        with file.open("rb") as source, self._errors_named(), self._placed(name) as path:
            target = bounded(lambda: self._begun(path), self.seconds)
            try:
                while block := source.read(BLOCK):
                    bounded(partial(target.write, block), self.seconds)
            except BaseException:  # half a file may remain: nobody reads one that no manifest tells of
                with suppress(Exception):
                    bounded(target.close, self.seconds)
                raise
            bounded(target.close, self.seconds)

    def remove(self, name: str) -> None:
        """Takes a file away; nothing when it is not there."""
        self._looked(lambda: self._fs.rm_file(self._at(name)))

    def sweep(self, folder: str, older: float) -> None:
        """Removes from a folder what writers left that died, `older` seconds ago or more."""
        if self._is_folder:
            for left in Path(self._at(folder)).glob(".*.partial"):
                with suppress(OSError):
                    if time.time() - left.stat().st_mtime > older:
                        left.unlink()

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}".rstrip("/")

    @contextmanager
    def _placed(self, name: str) -> Iterator[str]:
        """Where to write: in a folder beside the name, which is given when all is written."""
        path = self._at(name)
        if not self._is_folder:
            yield path
            return
        folder, _, last = path.rpartition("/")
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = f"{folder}/.{last}.{uuid.uuid4().hex}.partial"
        try:
            yield beside
            self._fs.mv(beside, path)
        except BaseException:
            with suppress(OSError):
                self._fs.rm_file(beside)
            raise

    def _begun(self, path: str) -> IO[bytes]:
        file: IO[bytes] = self._fs.open(path, "wb", block_size=BLOCK)
        if self._is_folder:
            os.chmod(path, 0o600)  # noqa: PTH101 -- before there is anything in it
        return file

    def _looked(self, call: Callable[[], Result]) -> Result | None:
        """What a call gives, tried again where that may help; None for what is not there."""
        with self._errors_named():
            try:
                return bounded(lambda: again(call), self.seconds)
            except FileNotFoundError:
                return None

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except SnapshotsUnavailable:
            raise
        except Exception as error:
            why = (error.strerror if isinstance(error, OSError) else "") or type(error).__name__
            raise SnapshotsUnavailable(f"the place of published snapshots cannot be used: {why}") from error


def _opened(address: str) -> tuple[AbstractFileSystem, str]:
    try:
        fs, root = url_to_fs(address)
    except ImportError as error:
        raise InputError(
            "SCREENING_SNAPSHOTS needs a package that is not installed",
            remedy="Install it beside screening: s3fs for s3://, gcsfs for gs://, adlfs for abfs://.",
        ) from error
    except Exception as error:
        raise InputError("SCREENING_SNAPSHOTS is no address that fsspec can open", remedy=_FORMS) from error
    return fs, root.rstrip("/")
