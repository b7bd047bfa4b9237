"""Notices as INTERPOL's public service answers them: red, yellow and UN, in list and detail form.

One notice, a list answer (`_embedded.notices`), a JSON array of notices or one notice a line. Fields as
the public service names them (ws-public.interpol.int, notices/v1); unknown ones are left alone, since the
service adds some now and then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from screening.errors import BadList
from screening.sources import stream
from screening.sources.published import date
from screening.sources.source import Rejected, Row, Seen, Source, at_least_one, bounded, clean, row
from screening.text import countries
from screening.wire import limits

LIST = "interpol-notices"
OWNER = "INTERPOL"
LONGEST_DOCUMENT = 64_000_000
"""Bytes of one JSON document; the public service pages its answers far below."""

_COLOURS: dict[str, tuple[str, str]] = {
    "red": (
        "wanted",
        "Locate and hold as national law allows: confirm with the national central bureau before acting.",
    ),
    "yellow": (
        "missing",
        "A missing person: see to their safety in private, then inform the national central bureau.",
    ),
    "un": (
        "UN sanctions",
        "Refer to second line: a person under UN sanctions; establish the identity first.",
    ),
    "blue": ("information sought", "Let nothing show: note identity, travel and company, and report them."),
    "green": ("warning", "Refer to second line: a warning about criminal activity, no ground for arrest."),
}
_UNKNOWN_COLOUR = ("notice", "Refer to second line and ask the national central bureau what the notice says.")
_IN_LINK = re.compile(r"/notices/v\d+/([a-z]+)/")
_NOTHING = "The file holds no notice."
_DETAILS = {
    "height": "height (m)",
    "weight": "weight (kg)",
    "eyes_colors_id": "eyes",
    "hairs_id": "hair",
    "languages_spoken_ids": "languages",
    "distinguishing_marks": "marks",
    "place": "event at",
    "date_of_event": "event on",
    "country": "event in",
    "father_name": "father's name",
    "father_forename": "father's forename",
    "mother_name": "mother's name",
    "mother_forename": "mother's forename",
    "un_reference": "UN reference",
    "un_resolution": "resolution",
    "summary": "summary",
}


def recognise(path: Path, head: bytes) -> bool:
    """Whether the head is JSON with the service's own identifiers, or an answer without any notice."""
    return head.lstrip()[:1] in (b"{", b"[") and (b'"entity_id"' in head or b'"_embedded"' in head)


def read(path: Path, into: str | None = None, seen: Seen | None = None) -> Iterator[Row]:
    """The notices of a file. The list of each is its colour's (`interpol-red`) unless one is named."""
    return at_least_one(_rows(path, into, seen), _NOTHING)


def notice(data: Mapping[str, Any], colour: str) -> dict[str, Any]:
    """The record of a notice, in the form of the wire."""
    category, action = _COLOURS.get(colour, _UNKNOWN_COLOUR)
    entity = _text(data.get("entity_id")).replace("/", "-")
    born = date(_text(data.get("date_of_birth")).replace("/", "-"))
    return {
        "kind": "person",
        "id": f"interpol:{entity}" if entity else "",
        "list": f"interpol-{colour}" if colour in _COLOURS else LIST,
        "names": _names(data),
        "birth_dates": [born] if born else [],
        "birth_places": _places(data),
        "sex": _text(data.get("sex_id")),
        "nationalities": _codes(data.get("nationalities")),
        "category": category,
        "notice": colour,
        "action": action,
        "owner": OWNER,
        "reference": _text(data.get("entity_id")),
        "remarks": bounded("; ".join([*_remarks(data, born), *_charges(data)])),
    }


def colour_of(data: Mapping[str, Any]) -> str:
    """The colour that a notice names, or that its own address shows, or ""."""
    named = _text(data.get("type") or data.get("notice_type")).lower().split(" ")[0]
    links = data.get("_links")
    own = links.get("self") if isinstance(links, dict) else None
    shown = _IN_LINK.search(_text(own.get("href"))) if isinstance(own, dict) else None
    return named or (shown[1] if shown else "")


def _rows(path: Path, into: str | None, seen: Seen | None) -> Iterator[Row]:
    for line, data in _notices(path, seen):
        if not isinstance(data, dict):
            yield Rejected(line, "notice", "is not a JSON object", "Write each notice between braces.")
        else:
            yield row(line, notice(data, colour_of(data)), into, LIST)


def _notices(path: Path, seen: Seen | None) -> Iterator[tuple[int, Any]]:
    """Each notice with its line, or with its position when the file is one document."""
    whole = bytearray()
    for number, line in stream.lines(path, seen):
        if line is None:
            raise BadList(f"{path.name}: line {number} is too long.")
        if not whole and (single := _one_line(line)) is not None:
            yield number, single
        else:
            whole += line
        if len(whole) > LONGEST_DOCUMENT:
            raise BadList(f"{path.name} is larger than {LONGEST_DOCUMENT:,} bytes in one document.")
    if whole.strip():
        yield from enumerate(_within(_document(path, whole)), 1)


def _one_line(line: bytes) -> dict[str, Any] | None:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) and "entity_id" in found else None


def _document(path: Path, content: bytes | bytearray) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise BadList(f"{path.name} is not complete JSON: line {error.lineno}.") from None


def _within(document: Any) -> list[Any]:
    if isinstance(document, dict) and isinstance(document.get("_embedded"), dict):
        found = document["_embedded"].get("notices")
        return found if isinstance(found, list) else []
    return document if isinstance(document, list) else [document]


def _text(value: Any) -> str:
    return clean(value) if isinstance(value, str) else ""


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [found for item in values if (found := _text(item) or (f"{item:g}" if _is_number(item) else ""))]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(value)


def _names(data: Mapping[str, Any]) -> list[dict[str, str]]:
    parts = {"surname": _text(data.get("name")), "given_names": _text(data.get("forename"))}
    return [{**parts, "quality": "primary"}]


def _places(data: Mapping[str, Any]) -> list[str]:
    code = _text(data.get("country_of_birth_id"))
    country = countries.NAMES.get(countries.country(code), code)
    place = ", ".join(filter(None, [*_texts(data.get("place_of_birth")), country]))
    return [bounded(place, limits.PLACE_CHARACTERS)] if place else []


def _codes(value: Any) -> list[str]:
    return list(dict.fromkeys(code for text in _texts(value) if (code := countries.country(text))))


def _remarks(data: Mapping[str, Any], born: str) -> Iterator[str]:
    if not born and (written := _text(data.get("date_of_birth"))):
        yield f"date of birth as written: {written}"
    for key, heading in _DETAILS.items():
        if found := _texts(data.get(key)):
            yield f"{heading}: {', '.join(found)}"


def _charges(data: Mapping[str, Any]) -> Iterator[str]:
    warrants = data.get("arrest_warrants")
    for warrant in warrants if isinstance(warrants, list) else []:
        if isinstance(warrant, dict):
            state = _text(warrant.get("issuing_country_id"))
            charge = _text(warrant.get("charge_translation")) or _text(warrant.get("charge"))
            yield f"warrant of {state or 'unnamed state'}: {charge}"


def _default_list(path: Path) -> str:
    return LIST


def _no_date(path: Path) -> str:
    return ""


def _files(path: Path) -> list[Path]:
    return [] if path.is_dir() else [path]


SOURCE = Source("interpol-notices", recognise, read, _default_list, _no_date, _files)
