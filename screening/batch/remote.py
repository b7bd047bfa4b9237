"""Lists that lie elsewhere: fetched by their address (object storage, a web server) before they are read.

A list is read from a file, some forms of it twice over; so it is fetched whole, block by block, and kept beside the
work until that is done. What was fetched before is not fetched again while it is the same there. Knows no form of
lists; what stands behind an address is fsspec's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from screening.batch.jobs import files
from screening.errors import InputError, ScreeningError, StoreUnavailable

BLOCK_BYTES = 8 << 20
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_REMEDY = "Look at the address, and at the credentials of this account for that storage."

Told = Callable[[int, int], None]
"""Told how many bytes are here, and of how many."""


def is_address(text: str) -> bool:
    """Whether it is an address such as `s3://bucket/list.csv`, and no path."""
    return _ADDRESS.match(text) is not None


def name_of(address: str) -> str:
    """The name of the file behind the address: its suffix tells its form."""
    return unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]


def fetched(address: str, folder: Path, told: Told) -> Path:
    """The list as a file in the folder.

    Raises InputError where there is none, StoreUnavailable where it cannot be had.
    """
    try:
        return _fetched(address, files.folder(folder), told)
    except ScreeningError:
        raise
    except FileNotFoundError:
        raise InputError("INPUT: there is no file at this address.", remedy=_REMEDY) from None
    except (
        Exception
    ) as error:  # whatever the storage's own library raises: its words may hold a signed address
        raise StoreUnavailable(
            f"The list cannot be fetched ({type(error).__name__}).", remedy=_REMEDY
        ) from None


def _fetched(address: str, folder: Path, told: Told) -> Path:
    system, path = _system(address)
    place, mark = folder / name_of(address), folder / ".version"
    version = f"{system.ukey(path)}".encode()
    if place.is_file() and mark.is_file() and mark.read_bytes() == version:
        return place
    size = int(system.size(path) or 0)
    beside = folder / ".partial"
    with system.open(path, "rb", block_size=BLOCK_BYTES) as source, files.created(beside) as file:
        while block := source.read(BLOCK_BYTES):
            file.write(block)
            told(file.tell(), max(size, file.tell()))
        files.brought_to_disk(file)
    beside.rename(place)
    files.replace(mark, version)
    return place


def _system(address: str) -> tuple[Any, str]:
    import fsspec  # 40 ms that a list in a file does without

    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        scheme = address.partition("://")[0]
        why = "needs a package that is not installed" if isinstance(error, ImportError) else "is not known"
        raise InputError(
            f"INPUT: the scheme {scheme!r} of the address {why}.",
            remedy="Install what fsspec needs for it (s3fs for s3, gcsfs for gs, adlfs for az, aiohttp for https).",
        ) from None
    return system, str(path)
