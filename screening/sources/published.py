"""The forms in which publishers write dates of birth in running text, as the contract's dates.

`10 Dec 1948`, `Dec 1966`, `1948`, `circa 1951`, `1952 to 1953`, `circa 1952-1953`, `31 Oct. 2007`,
`March 22, 2018`, `2026-12-11`; "" for anything else, so that the caller keeps the words as a remark.
"""

from __future__ import annotations

import re

from screening.text import dates

_AMERICAN = re.compile(r"([A-Za-z]{3,9}) (\d{1,2}), (\d{4})")
_GLUED = re.compile(r"(?<=[A-Za-z])\.?(?=\d)|(?<=\d)(?=[A-Z])")
_CIRCA = re.compile(r"\b(?:circa|approximately|approx\.?|about|ca?\.)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:to|and)\s+|\s*[-–]\s*(?=\d{4}|\d\d? [A-Z])")


def date(text: str) -> str:
    """One date, whole or partial, or ""."""
    plain = _GLUED.sub(" ", _AMERICAN.sub(r"\2 \1 \3", text.strip(" .,;")))
    try:
        return dates.parse_date(plain).to_text()
    except ValueError:
        return ""


def birth_date(text: str) -> str:
    """A date or a range `FIRST/LAST`; one that is only about right becomes a range of years."""
    circa = _CIRCA.search(text) is not None
    text = _CIRCA.sub("", text).removeprefix("between ").strip(" .,;")
    whole = date(text)
    ends = [whole, whole] if whole else [date(part) for part in _BETWEEN.split(text)]
    if len(ends) != 2 or not all(ends):
        return ""
    if circa:
        return years(int(ends[0][:4]) - dates.CIRCA_YEARS, int(ends[1][:4]) + dates.CIRCA_YEARS)
    return whole or _real("/".join(ends))


def years(first: int, last: int) -> str:
    """The range of two years, or the year when they are the same; "" when they are in the wrong order."""
    return _real(f"{first:04d}/{last:04d}" if first != last else f"{first:04d}")


def _real(written: str) -> str:
    try:
        return dates.canonical(written)
    except ValueError:
        return ""
