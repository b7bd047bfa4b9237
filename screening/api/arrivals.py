"""A passenger list on its way in: taken to disk piece by piece, its form told, its options read.

The form follows from the name that came with the list, else from the content type, else from the first bytes. Memory
is one piece; how long the body may be is for `limits`. What a list says is for the readers of `screening.batch`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path, PurePath
from typing import BinaryIO, get_args

from anyio import to_thread
from fastapi import Request

from screening.batch import read
from screening.batch.jobs import files
from screening.batch.jobs.workroom import unusable
from screening.errors import BadBody, InputError, Problem
from screening.model import PolicyName
from screening.wire.limits import LABEL_CHARACTERS

PIECE = 1 << 20
"""Bytes that are kept before a turn of writing in a thread."""

START = 512
"""Bytes by which the form of a list without a name is told."""

MAPPINGS = 50
OPTIONS = ("filename", "policy", "column", "again")
_TYPES = {
    "application/x-ndjson": ".ndjson",
    "application/ndjson": ".ndjson",
    "application/jsonl": ".ndjson",
    "text/csv": ".csv",
    "application/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/edifact": ".edi",
    "application/edi-consent": ".edi",
}
_STARTS = ((b"PK\x03\x04", ".xlsx"), (b"{", ".ndjson"), (b"[", ".json"))
_READ_BY_CONTENT = ".txt"
_MAPPING = re.compile(r"([a-z_]{1,40})=(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Options:
    """What stands in the query string, or beside the list: its name, and how it is to be read and screened."""

    filename: str = ""
    policy: PolicyName | None = None
    columns: Mapping[str, str] | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """A list that is on the disk: its digest, and its first bytes."""

    sha256: str
    start: bytes


def options(request: Request) -> Options:
    """The options of an upload. Raises InputError for one that is not known, given twice or out of bounds."""
    given = request.query_params
    problems = [
        Problem(name[:40], "is no option here", f"Known are: {', '.join(OPTIONS)}.")
        for name in given
        if name not in OPTIONS
    ]
    problems += [
        Problem(name, "is given twice", "Give it once.")
        for name in OPTIONS
        if name != "column" and len(given.getlist(name)) > 1
    ]
    policy, again = given.get("policy"), given.get("again", "false")
    if policy is not None and policy not in get_args(PolicyName):
        problems.append(
            Problem("policy", "is not a policy", f"Write one of: {', '.join(get_args(PolicyName))}.")
        )
    if again not in ("true", "false"):
        problems.append(
            Problem("again", "is neither true nor false", "Write again=true to have a list screened anew.")
        )
    columns = _columns(given.getlist("column"), problems)
    if problems:
        raise InputError("The options of the passenger list cannot be used.", problems=problems)
    name = given.get("filename") or _disposed(request.headers.get("content-disposition", ""))
    return Options(name, policy, columns, again == "true")  # type: ignore[arg-type]


def _columns(mappings: list[str], problems: list[Problem]) -> dict[str, str]:
    found = [_MAPPING.fullmatch(mapping) for mapping in mappings]
    if len(mappings) > MAPPINGS or any(len(mapping) > LABEL_CHARACTERS for mapping in mappings):
        problems.append(Problem("column", "is given too often or is too long", f"Give at most {MAPPINGS}."))
    elif None in found:
        problems.append(
            Problem("column", "is no mapping", "Write column=surname=Familiya: our name, then the list's.")
        )
    else:
        return {match[1]: match[2] for match in found if match is not None}
    return {}


def _disposed(header: str) -> str:
    """The file's name in a Content-Disposition header, or nothing."""
    message = Message()
    message["content-disposition"] = header
    return message.get_filename() or ""


def form(request: Request, chosen: Options, start: bytes) -> str:
    """The suffix by which the list is read. Raises InputError for a form that nobody reads, BadBody for no list."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        raise BadBody(
            "The list is wrapped in a form.",
            remedy="Send the file itself as the body (curl: --data-binary @FILE) and its name as ?filename=.",
        )
    if not start.strip():
        raise BadBody("The body is empty.", remedy="Send the passenger list as the body.")
    suffix = (
        PurePath(chosen.filename).suffix.lower() if chosen.filename else _TYPES.get(kind) or told_by(start)
    )
    if suffix not in read.READERS:
        problem = Problem(
            "filename", "ends in a suffix that is not read", f"Known are: {', '.join(read.READERS)}."
        )
        raise InputError("Lists of this form are not read.", problems=[problem])
    return suffix


def told_by(start: bytes) -> str:
    """The form that the first bytes tell; what carriers send, and tables, are told apart by their reader."""
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((suffix for beginning, suffix in _STARTS if plain.startswith(beginning)), _READ_BY_CONTENT)


async def taken(request: Request, path: Path) -> Arrived:
    """The body, in a new file at `path`; complete and on the disk when this returns. Raises StoreUnavailable."""
    digest, start, kept = hashlib.sha256(), b"", bytearray()
    try:
        with await to_thread.run_sync(files.created, path) as file:
            async for chunk in request.stream():
                kept += chunk
                if len(kept) > PIECE:
                    start = start or bytes(kept[:START])
                    await to_thread.run_sync(_write, file, digest, bytes(kept))
                    kept.clear()
            start = start or bytes(kept[:START])
            await to_thread.run_sync(_write, file, digest, bytes(kept))
            await to_thread.run_sync(files.brought_to_disk, file)
    except OSError as error:
        raise unusable(error) from None
    return Arrived(digest.hexdigest(), start)


def _write(file: BinaryIO, digest: hashlib._Hash, piece: bytes) -> None:
    digest.update(piece)
    file.write(piece)
