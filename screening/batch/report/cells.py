"""Text as a cell of a workbook can hold it. What was sent by others must show as it is, and must do nothing."""

from __future__ import annotations

import re

CHARACTERS = 16_000  # a cell holds 32,767 units of UTF-16, and a character may take two
_CUT = " […]"
# Control characters cannot stand in XML; those that turn the direction of writing can make a name show as another.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def text(value: str) -> str:
    """The text without control characters, cut with a mark where it is longer than a cell."""
    clean = _UNFIT.sub(" ", value)
    if len(clean) > CHARACTERS:
        clean = clean[: CHARACTERS - len(_CUT)] + _CUT
    # XlsxWriter takes a cell between these for markup of its own and would not escape it.
    return f" {clean}" if clean.startswith("<r>") else clean
