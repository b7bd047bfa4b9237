"""The US Treasury's list of Specially Designated Nationals: `SDN.CSV`, with `ALT.CSV` beside it.

Persons only. The main file has twelve columns without a heading, empty ones written `-0-`; the aliases
are in the second file, and nearly everything else about a person is prose in the last column, which
`ofac_remarks` takes apart. The form is described in the Treasury's "SDN data specification".
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screening.errors import BadList
from screening.sources import stream
from screening.sources.ofac_remarks import facts
from screening.sources.source import Note, Row, Seen, Source, at_least_one, bounded, clean, row

LIST = "ofac-sdn"
ACTION = "Refer to second line: the name of a person under US sanctions; establish the identity first."
OWNER = "US Treasury, Office of Foreign Assets Control"

_COLUMNS, _ALIAS_COLUMNS = 12, 5
_EMPTY = "-0-"
_REMARKS_LIMIT = 1_000
"""The publisher cuts the last column here and goes on in another file, so the last word may be half."""

_QUALITIES = {"aka": "alias", "fka": "previous", "nka": "alias"}
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_NOTHING = "The file names no individual."
_NO_ALIASES = Note("ALT.CSV is not beside SDN.CSV: loaded without the aliases published there.")

_Aliases = dict[str, list[tuple[str, str]]]


def recognise(path: Path, head: bytes) -> bool:
    """Whether the first line is a row of the main file."""
    first = head.split(b"\n", 1)[0].decode("utf-8", "replace")
    try:
        cells = next(csv.reader([first]), [])
    except csv.Error:
        return False
    return len(cells) == _COLUMNS and cells[0].isdecimal() and any(cell.strip() == _EMPTY for cell in cells)


def read(path: Path, into: str | None = None, seen: Seen | None = None) -> Iterator[Row]:
    """The persons of a folder or of its main file."""
    return at_least_one(_rows(path, into, seen), _NOTHING)


def files(path: Path) -> list[Path]:
    """The main file and, when it is there, the aliases; nothing for a folder without the main file."""
    main = _beside(path, "sdn.csv") if path.is_dir() else path
    if main is None:
        return []
    aliases = _beside(main.parent, "alt.csv")
    return [main, aliases] if aliases else [main]


def name(text: str, quality: str) -> dict[str, Any]:
    """A published name, `SURNAME, Given names`, in its parts; `Jr.` goes to the end of the given names."""
    surname, *rest = [part.strip() for part in text.split(",")]
    suffixes = [part for part in rest if _SUFFIX.fullmatch(part)]
    given = " ".join([part for part in rest if part not in suffixes] + suffixes).strip()
    if not given:
        return {"name": surname, "quality": quality}
    return {"surname": surname, "given_names": given, "quality": quality}


def _beside(folder: Path, wanted: str) -> Path | None:
    return next((entry for entry in sorted(folder.iterdir()) if entry.name.lower() == wanted), None)


def _rows(path: Path, into: str | None, seen: Seen | None) -> Iterator[Row]:
    main, *others = files(path)
    aliases = _aliases(others[0], seen) if others else {}
    if not others:
        yield _NO_ALIASES
    for line, cells in _table(main, _COLUMNS, seen):
        if cells[2] == "individual":
            yield row(line, _person(cells, aliases.get(cells[0], [])), into, LIST)


def _table(path: Path, columns: int, seen: Seen | None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a published table, cells cleaned; another number of columns ends the load."""
    reader = csv.reader(_text(path, seen), strict=True)
    try:
        for cells in reader:
            if cells and cells != ["\x1a"]:  # the end-of-file mark of older systems closes some editions
                if len(cells) != columns:
                    raise BadList(
                        f"{path.name}: line {reader.line_num} has {len(cells)} columns instead of {columns}."
                    )
                yield reader.line_num, ["" if cell.strip() == _EMPTY else clean(cell) for cell in cells]
    except csv.Error as error:
        raise BadList(f"{path.name}: line {reader.line_num} is not CSV.") from error


def _text(path: Path, seen: Seen | None) -> Iterator[str]:
    for number, line in stream.lines(path, seen):
        if line is None:
            raise BadList(f"{path.name}: line {number} is too long to be a row of this list.")
        yield stream.text(path, number, line)


def _aliases(path: Path, seen: Seen | None) -> _Aliases:
    aliases: _Aliases = defaultdict(list)
    for _, cells in _table(path, _ALIAS_COLUMNS, seen):
        aliases[cells[0]].append((cells[3], _QUALITIES.get(cells[2].lower(), "alias")))
    return aliases


def _person(cells: list[str], aliases: list[tuple[str, str]]) -> dict[str, Any]:
    uid, programs, title, remarks = cells[0], cells[3], cells[4], cells[11]
    known = facts(remarks, cut=len(remarks) >= _REMARKS_LIMIT - 1)
    names = [(cells[1], "primary"), *aliases, *((alias, "weak_alias") for alias in known.aliases)]
    rest = [title] if title and title not in known.rest else []
    return {
        "kind": "person",
        "id": f"{LIST}:{uid}",
        "names": [name(text, quality) for text, quality in names if any(map(str.isalpha, text))],
        "birth_dates": list(known.birth_dates),
        "birth_places": list(known.birth_places),
        "sex": known.sex,
        "nationalities": list(known.nationalities),
        "documents": list(known.documents),
        "category": ", ".join(programs.split("] [")),
        "action": ACTION,
        "owner": OWNER,
        "reference": uid,
        "remarks": bounded("; ".join([*rest, *known.rest])),
    }


def _default_list(path: Path) -> str:
    return LIST


def _no_date(path: Path) -> str:
    return ""  # the files do not say when they were published


SOURCE = Source(LIST, recognise, read, _default_list, _no_date, files)
