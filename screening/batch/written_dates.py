"""Dates as carriers and clerks write them, brought to `YYYY-MM-DD`; partial where that is all that is certain.

`850101`, `15AUG71`, `04.05.1980`, `4/5/1980`, `15 августа 1971 г.`. What has another form is handed on as it is:
`wire` knows more forms, and says when a date is none. Two digits of a year are of the century that fits: nobody
was born in the future, and a document runs out near the day of travel (ICAO Doc 9303-3, 4.7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

Century = Callable[[str, str], str]
"""Of two digits of a year and the rest as `MMDD`: the year in four digits."""

Order = Literal["", "day", "month"]
"""Which comes first in `4/5/1980`; nothing when nobody can tell."""

_NAMES = (
    "january janvier январь января", "february février fevrier февраль февраля", "march mars март марта",
    "april avril апрель апреля", "may mai май мая", "june juin июнь июня", "july juillet июль июля",
    "august août aout август августа", "september septembre сентябрь сентября",
    "october octobre октябрь октября", "november novembre ноябрь ноября", "december décembre decembre декабрь декабря",
)  # fmt: skip
_MONTHS = {
    name[:length]: f"{number:02d}"
    for number, names in enumerate(_NAMES, 1)
    for name in names.split()
    for length in range(3, len(name) + 1)
    if name[:length] != "jui"  # juin or juillet
}
_NAMED = re.compile(r"(\d{1,2})[ ./-]*([^\W\d_]{3,10})\.?[ ./-]*(\d{4}|\d{2})(?: ?(?:г\.?|года))?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?: ?(?:г\.?|года))?")
_TIME = re.compile(r"(?:T| +)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?")
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}")


def born(until: str) -> Century:
    """The century of a date of birth: the last that is not after `until` (`YYYYMMDD`)."""
    return lambda year, day: ("20" if f"20{year}{day}" <= until else "19") + year


def near(when: str) -> Century:
    """The century of any other date: the one within fifty years of `when` (`YYYYMMDD`)."""
    year_now = int(when[:4])
    first = year_now - 50

    def century(year: str, _: str) -> str:
        return str(first + (int(year) - first) % 100)

    return century


def compact(text: str, century: Century) -> str:
    """A date of digits only: `YYMMDD` or `YYYYMMDD`, 00 for what is not known; other text as it is."""
    if len(text) == 6 and text.isdecimal() and text.isascii():
        if text == "000000":
            return ""
        year, month, day = century(text[:2], text[2:]), text[2:4], text[4:]
    elif len(text) >= 8 and text.isdecimal() and text.isascii():
        year, month, day = text[:4], text[4:6], text[6:8]
    else:
        return text
    if month == "00":
        return year
    return f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}"


def spelled(text: str, century: Century) -> str:
    """A date with the month in letters, English, French or Russian (`15AUG71`, `15 août 1971`), or as it is."""
    found = _NAMED.fullmatch(text)
    month = _MONTHS.get(found[2].casefold()) if found else None
    if not (found and month):
        return text
    day, year = found[1].zfill(2), found[3]
    year = year if len(year) == 4 else century(year, month + day)
    return f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}"


def clerks(text: str, century: Century, order: Order = "") -> tuple[str, bool]:
    """A date from a table, and whether it is sure: of `4/5/1980` without an order only the year is told."""
    if _WHOLE.fullmatch(text):
        return text, True
    if ":" in text:
        text = _TIME.sub("", text)
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return (compact(text, century) if len(text) == 8 else spelled(text, century)), True
    first, mark, second, year = found[1].zfill(2), found[2], found[3].zfill(2), found[4]
    if mark == "." or order == "day" or first > "12" or first == second:
        day, month = first, second
    elif order == "month" or second > "12":
        day, month = second, first
    else:
        return (year if len(year) == 4 else century(year, "0101")), False
    year = year if len(year) == 4 else century(year, month + day)
    return f"{year}-{month}-{day}", True


def order(dates: Iterable[str]) -> Order:
    """What a column says of its own dates: a number above 12 stands in one place only, or nothing is told."""
    day_first = month_first = False
    for text in dates:
        found = _NUMBERS.fullmatch(_TIME.sub("", text.strip()))
        if found is None or found[2] == ".":
            continue
        day_first = day_first or int(found[1]) > 12
        month_first = month_first or int(found[3]) > 12
    if day_first == month_first:
        return ""
    return "day" if day_first else "month"
