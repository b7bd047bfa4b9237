"""Canada's Consolidated Autonomous Sanctions List (Special Economic Measures Act), as XML: its persons.

One flat `record` for each person, entity or ship; entities and ships are skipped. The list gives no
nationality: `Country` is the country that the regulation is about, and a person under the regulation on one
country may well be a citizen of another. What the name cells say is `canada_names`' business.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from screening.sources import published
from screening.sources.canada_names import names
from screening.sources.entries import entries
from screening.sources.source import Row, Seen, Source, at_least_one, bounded, clean, row
from screening.text.fold import fold
from screening.wire import limits

LIST = "ca-sema"
ACTION = "Refer to second line: the name of a person under Canadian sanctions; establish the identity first."
OWNER = "Global Affairs Canada"
ROOT = "data-set"

_RECORD = "record"
# Earlier editions called some cells otherwise.
_BORN = ("DateOfBirthOrShipBuildDate", "DateOfBirth")
_TITLE = ("TitleOrShip", "Title")
_NOT_A_PERSON = ("EntityOrShip", "Entity", "ShipIMONumber")
_OR = re.compile(r"\s+or\s+|\s*;\s*", re.IGNORECASE)
_DECADE = re.compile(r"(?:born )?(?:in )?(?:the )?(early |mid[ -]|late )?((?:1[89]|20)\d)0s", re.IGNORECASE)
_PARTS_OF_DECADE = {"": (0, 9), "early": (0, 4), "mid": (3, 7), "late": (5, 9)}
_ABBREVIATION = re.compile(r"\(([A-Z]{3,})\)")
_NO_SLUG = re.compile(r"[^\w.]+")
_LONGEST_SLUG = 50
_NOTHING = "The file names no person."


def recognise(path: Path, head: bytes) -> bool:
    """Whether the root element is the list's and its first records have the list's cells."""
    return b"<data-set" in head and b"<DateOfListing>" in head


def read(path: Path, into: str | None = None, seen: Seen | None = None) -> Iterator[Row]:
    """The persons of the list."""
    return at_least_one(_rows(path, into, seen), _NOTHING)


def as_of(path: Path) -> str:
    """Nothing: the file does not say when it was published."""
    return ""


def _rows(path: Path, into: str | None, seen: Seen | None) -> Iterator[Row]:
    taken: dict[str, str] = {}
    for line, element in entries(path, ROOT, (_RECORD,), seen):
        if not _is_person(element):
            continue
        fields, digest = _person(element), _digest(element)
        if taken.setdefault(fields["id"], digest) != digest:  # a slip of the publisher's: both are kept
            fields["id"] += f"-{digest}"
        yield row(line, fields, into, LIST)


def _is_person(element: Element) -> bool:
    """Whether the record names a person; one that names nothing at all is taken for one, and rejected."""
    if _cell(element, "LastName", "GivenName"):
        return True
    return not _cell(element, *_NOT_A_PERSON)


def _person(element: Element) -> dict[str, Any]:
    given_dates, unread = _birth_dates(_cell(element, *_BORN))
    aliases = "; ".join(clean(cell.text) for cell in element.findall("Aliases"))
    found = names(_cell(element, "LastName"), _cell(element, "GivenName"), aliases)
    title = _english(_cell(element, *_TITLE))
    kept = [f"Title: {title}" if title else "", f"Born: {unread}" if unread else ""]
    if more := found[limits.NAMES :]:
        kept.append(f"{len(more)} more names were not taken over.")
    return {
        "kind": "person",
        "id": f"{LIST}:{_identity(element)}",
        "names": found[: limits.NAMES],
        "birth_dates": given_dates,
        "category": bounded(f"Autonomous sanctions: {_regulation(element)}", limits.LABEL_CHARACTERS),
        "action": ACTION,
        "owner": OWNER,
        "reference": bounded(_reference(element), limits.LABEL_CHARACTERS),
        "listed_on": published.date(_cell(element, "DateOfListing")),
        "remarks": bounded("; ".join(filter(None, kept))),
    }


def _cell(element: Element, *tags: str) -> str:
    """The text of the first of these cells that has one, cleaned."""
    return next(filter(None, (clean(element.findtext(tag)) for tag in tags)), "")


def _english(text: str) -> str:
    """The English half of a cell in both languages: `Russia / Russie`, `Colonel/colonel`."""
    return text.partition("/")[0].strip()


def _regulation(element: Element) -> str:
    """What the regulation is about: mostly a country, which is not the person's."""
    return _english(_cell(element, "Country"))


def _reference(element: Element) -> str:
    """Where in the regulations the person is listed: `Belarus, Schedule 1, Part 2, item 14`."""
    schedule, item = _cell(element, "Schedule"), _cell(element, "Item")
    parts = [
        _regulation(element),
        schedule if schedule[:1].isalpha() else f"Schedule {schedule}" * bool(schedule),
    ]
    return ", ".join(filter(None, [*parts, f"item {item}" if item else ""]))


def _identity(element: Element) -> str:
    """`russia:1-part-1.1:14`: where the person is listed, the same from edition to edition.

    Without an item, a hash of the name stands in its place.
    """
    regulation = _regulation(element)
    short = _ABBREVIATION.search(regulation)
    parts = [short[1] if short else regulation, _cell(element, "Schedule"), _cell(element, "Item")]
    slugs = [bounded(_NO_SLUG.sub("-", part.lower()).strip("-."), _LONGEST_SLUG) for part in parts]
    return ":".join(filter(None, [*slugs[:2], slugs[2] or _digest(element)]))


def _digest(element: Element) -> str:
    """Twelve hexadecimal digits that stand for the name as listed, however it is spaced or capitalised."""
    name = f"{fold(_cell(element, 'LastName'))}|{fold(_cell(element, 'GivenName'))}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _birth_dates(cell: str) -> tuple[list[str], str]:
    """The dates of a cell, and the cell itself when not all of it is understood for certain."""
    if not cell:
        return [], ""
    if decade := _DECADE.fullmatch(cell):
        first, last = _PARTS_OF_DECADE[(decade[1] or "").strip(" -").lower()]
        return [published.years(int(f"{decade[2]}{first}"), int(f"{decade[2]}{last}"))], cell
    dates = [published.birth_date(part) for part in _OR.split(cell)]
    kept = list(dict.fromkeys(filter(None, dates)))[: limits.BIRTH_DATES]
    return kept, "" if all(dates) else cell


def _default_list(path: Path) -> str:
    return LIST


def _files(path: Path) -> list[Path]:
    return [] if path.is_dir() else [path]


SOURCE = Source(LIST, recognise, read, _default_list, as_of, _files)
