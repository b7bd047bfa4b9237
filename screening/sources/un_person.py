"""One individual of the UN list: what its cells say, as a record on the wire.

Cells are filled in by hand and by many hands, so an alias cell may hold several names, a script in
parentheses or a birth date, and a number may stand in a sentence. What is not understood for certain is
kept in the remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from screening.sources import published
from screening.sources.source import bounded, clean
from screening.sources.un_documents import document
from screening.sources.un_names import Alias, aliases
from screening.text import countries, dates
from screening.wire import limits

LIST = "un-sc"
ACTION = "Refer to second line: the name of a person under UN sanctions; establish the identity first."
OWNER = "UN Security Council"

_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY")
_QUALITIES = {"low": "weak_alias"}
_NOT_GIVEN = ("na", "n/a", "unknown")
_LANGUAGE = re.compile(r"\s*\([A-Za-z ]+\)$")
_SEXES = {"male": "M", "female": "F"}
_HEADED = (("TITLE", "Title"), ("DESIGNATION", "Designation"))


def person(element: Element) -> dict[str, Any]:
    """The record of an individual, in the form of the wire."""
    reference = text(element, "REFERENCE_NUMBER")
    found = list(_aliases(element))
    nationalities, other_nationalities = _nationalities(element)
    documents = [document(_cells(cell)) for cell in element.findall("INDIVIDUAL_DOCUMENT")]
    kept = [*_headed(element), *other_nationalities, *_unread_dates(element)]
    kept += [*(alias.remark for alias in found), *(rest for _, rest in documents), text(element, "COMMENTS1")]
    return {
        "kind": "person",
        "id": f"{LIST}:{reference}" if reference else "",
        "names": _names(element, found),
        "birth_dates": _unique(
            [*_birth_dates(element), *(alias.birth_date for alias in found)], limits.BIRTH_DATES
        ),
        "birth_places": _unique(_places(element), limits.BIRTH_PLACES),
        "sex": _SEXES.get(text(element, "GENDER").lower(), ""),
        "nationalities": nationalities,
        "documents": [fields for fields, _ in documents if fields],
        "category": text(element, "UN_LIST_TYPE"),
        "action": ACTION,
        "owner": OWNER,
        "reference": reference,
        "listed_on": published.date(text(element, "LISTED_ON")[:10]),
        "remarks": bounded("; ".join(_unique(kept))),
    }


def text(element: Element, tag: str) -> str:
    """A cell's text, cleaned; "" for what publishers write in place of nothing."""
    found = clean(element.findtext(tag))
    return "" if found.lower() in _NOT_GIVEN else found


def _cells(element: Element) -> dict[str, str]:
    return {cell.tag: text(element, cell.tag) for cell in element}


def _values(element: Element, tag: str) -> list[str]:
    found = [clean(value.text) for value in element.findall(f"{tag}/VALUE")]
    return [value for value in found if value and value.lower() not in _NOT_GIVEN]


def _unique(values: Iterable[str], most: int | None = None) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))[:most]


def _names(element: Element, found: list[Alias]) -> list[dict[str, str]]:
    primary = clean(" ".join(text(element, part) for part in _PARTS).replace(",", " "))
    original = _LANGUAGE.sub("", text(element, "NAME_ORIGINAL_SCRIPT"))
    names = [{"name": primary, "quality": "primary"}] if primary else []
    if original:
        names.append({"name": original, "quality": "original_script"})
    return [*names, *(name for alias in found for name in alias.names)][: limits.NAMES]


def _aliases(element: Element) -> Iterator[Alias]:
    for cell in element.findall("INDIVIDUAL_ALIAS"):
        cells = _cells(cell)
        quality = _QUALITIES.get(cells.get("QUALITY", "").lower(), "alias")
        yield from aliases(cells.get("ALIAS_NAME", ""), quality)
        born = published.birth_date(cells.get("DATE_OF_BIRTH", ""))
        yield Alias(birth_date=born, remark=cells.get("NOTE", ""))


def _birth_dates(element: Element) -> Iterator[str]:
    for cell in element.findall("INDIVIDUAL_DATE_OF_BIRTH"):
        yield _birth_date(_cells(cell))


def _birth_date(cells: dict[str, str]) -> str:
    """The date of a typed cell: exact, approximate (a range of years) or between two years."""
    first, last, year = (_year(cells.get(tag, "")) for tag in ("FROM_YEAR", "TO_YEAR", "YEAR"))
    about = "approx" in f"{cells.get('TYPE_OF_DATE', '')} {cells.get('NOTE', '')}".lower()
    wider = dates.CIRCA_YEARS if about else 0
    if first and last:
        return published.years(first - wider, last + wider)
    if whole := published.date(cells.get("DATE", "")[:10]):
        return published.years(int(whole[:4]) - wider, int(whole[:4]) + wider) if about else whole
    if year and about:
        return published.years(year - wider, year + wider)
    return published.date(f"{cells.get('NOTE', '')} {year}") or str(year) if year else ""


def _year(cell: str) -> int:
    return int(cell) if re.fullmatch(r"(?:1[89]|20)\d\d", cell) else 0


def _unread_dates(element: Element) -> Iterator[str]:
    for cell in element.findall("INDIVIDUAL_DATE_OF_BIRTH"):
        cells = _cells(cell)
        if cells.get("NOTE") and not _birth_date(cells):
            yield f"Born: {cells['NOTE']}"


def _places(element: Element) -> Iterator[str]:
    for cell in element.findall("INDIVIDUAL_PLACE_OF_BIRTH"):
        found = [text(cell, tag) for tag in _PLACE]
        yield bounded(", ".join(filter(None, found)), limits.PLACE_CHARACTERS)


def _nationalities(element: Element) -> tuple[list[str], list[str]]:
    """Codes, and the words for which there is none."""
    words = _values(element, "NATIONALITY")
    codes = {
        word: countries.country(re.sub(r"\s*\(.*|\s+by birth$|^Possibly\s+", "", word)) for word in words
    }
    unknown = [
        f"Nationality: {word}" for word, code in codes.items() if not code or "(" in word or "ossibly" in word
    ]
    return _unique(codes.values(), limits.NATIONALITIES), unknown


def _headed(element: Element) -> Iterator[str]:
    for tag, heading in _HEADED:
        if found := _values(element, tag):
            yield f"{heading}: {', '.join(found)}"
