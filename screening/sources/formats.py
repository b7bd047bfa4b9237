"""The table of the forms that can be loaded, and the recognition of a file's form from its content."""

from __future__ import annotations

from pathlib import Path

from screening.errors import BadList, InputError, Problem
from screening.sources import canada, interpol, ofac, records, stream, un
from screening.sources.source import Source

FORMATS: dict[str, Source] = {
    source.name: source for source in (ofac.SOURCE, un.SOURCE, canada.SOURCE, interpol.SOURCE, records.SOURCE)
}
"""By name; the order is that of recognition, the most particular form first."""

_KNOWN = ", ".join(FORMATS)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def named(name: str) -> Source:
    """The form of this name; `InputError` for any other."""
    if name not in FORMATS:
        problem = Problem("format", "is not one we read", f"Use one of {_KNOWN}.")
        raise InputError(f"The format {problem.what}.", remedy=problem.remedy, problems=[problem])
    return FORMATS[name]


def detect(path: Path) -> Source:
    """The form of a file or folder, judged by its content; `BadList` when none fits."""
    if path.is_dir():
        return _detect_folder(path)
    head = stream.head(path)
    if not head.strip():
        raise BadList(f"{path.name} is empty.", remedy="Fetch the file again and load it.")
    for source in FORMATS.values():
        if source.recognise(path, head):
            return source
    if head.startswith(_UTF_16):
        raise BadList(f"{path.name} is UTF-16.", remedy="Save the file encoded in UTF-8 and load it.")
    raise _unknown(path)


def _detect_folder(path: Path) -> Source:
    for source in FORMATS.values():
        if source.files(path):
            return source
    raise _unknown(path)


def _unknown(path: Path) -> BadList:
    return BadList(
        f"{path.name} is in none of the forms we read: {_KNOWN}.",
        remedy="Check that the file is complete, or name its format with --format.",
    )
