"""What is fed: one function for each parser, from bytes to nothing. An error that a person is told is an answer."""

from __future__ import annotations

import functools
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path

from screening import wire
from screening.access import keyset, tokens
from screening.access.bearer import Bearer, Terms
from screening.access.keyset import KeySet
from screening.api import items
from screening.batch import read, written_dates
from screening.documents import mrz, numbers
from screening.engine import Engine
from screening.errors import InputError, ScreeningError
from screening.index.reader import Snapshot
from screening.model import Name, PersonRecord
from screening.options import EngineOptions
from screening.sources.formats import FORMATS
from screening.store import open_store
from screening.text import countries, dates, names
from screening.wire.limits import NAME_CHARACTERS

Target = Callable[[bytes], None]

LONGEST = 65_536
ROWS = 2_000
"""Rows of one list that are read: enough to come to the end of what a seed may grow to."""

TODAY = date(2026, 11, 22)


@functools.cache
def folder() -> Path:
    """Where the files of this process are, in memory where there is such a place."""
    memory = Path("/dev/shm")
    made = tempfile.TemporaryDirectory(prefix="fuzz-", dir=memory if memory.is_dir() else None)
    globals()["_kept"] = made  # removed when the process ends
    return Path(made.name)


def _file(suffix: str, data: bytes) -> Path:
    path = folder() / f"fuzzed{suffix}"
    path.write_bytes(data)
    return path


def _drained(rows: Iterable[object]) -> None:
    for _ in islice(rows, ROWS):
        pass


def _passenger_list(suffix: str) -> Target:
    def fed(data: bytes) -> None:
        with suppress(ScreeningError):
            _drained(read.read(_file(suffix, data)))

    return fed


def _watch_list(name: str, suffix: str) -> Target:
    def fed(data: bytes) -> None:
        path = _file(suffix, data)
        with suppress(ScreeningError):
            FORMATS[name].recognise(path, data[:4096])
            _drained(FORMATS[name].read(path, None, None))

    return fed


def _told(read_it: Callable[[bytes], object]) -> Target:
    def fed(data: bytes) -> None:
        with suppress(ScreeningError):
            read_it(data)

    return fed


def _zone(data: bytes) -> None:
    with suppress(InputError):
        mrz.read(data.decode("latin-1").split("\n"), TODAY)


def _date(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for parse in (dates.parse_date, dates.canonical, dates.canonical_birth):
        with suppress(ValueError):
            parse(text)
    with suppress(ValueError):
        dates.meanings(dates.parse_birth(text))
    century = written_dates.born("20261122")
    for reading in (written_dates.compact, written_dates.spelled, written_dates.clerks):
        reading(text, century)


def _name(data: bytes) -> None:
    text = data.decode("utf-8", "replace")[:NAME_CHARACTERS]
    for prepared in names.prepare(text):
        assert all(token.text for token in prepared.tokens)
    countries.country(text) if text.isascii() else None


def _number(data: bytes) -> None:
    asked, _, filed = data.decode("utf-8", "replace")[:129].partition("/")
    numbers.readings(asked[:64])
    numbers.compare(asked[:64], filed[:64])


def _items(data: bytes) -> None:
    """Cut in two places; the whole must come out as it does in one piece."""
    cut = len(data) // 3
    for cutter in (items.Lines, items.Elements):
        pieces, whole = cutter(LONGEST), cutter(LONGEST)
        found = [*pieces.feed(data[:cut]), *pieces.feed(data[cut:]), *pieces.end()]
        once = [*whole.feed(data), *whole.end()]
        assert [item for item in found if isinstance(item, bytes)] == [
            i for i in once if isinstance(i, bytes)
        ]


@functools.cache
def bearer() -> Bearer:
    """One that knows one key."""
    path = folder() / "keys.json"
    path.write_bytes(KEY_SET)
    terms = Terms(
        issuer="https://issuer.example", audience="screening", algorithms=("RS256", "ES256"), role_claim="roles",
        roles={"first_line": "first_line"},
    )  # fmt: skip
    found = Bearer(terms, KeySet(str(path), 3600.0))
    found.start()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with suppress(ScreeningError):
            found._keys.find("one")
            break
    return found


KEY_SET = b"""{"keys": [{"kty": "EC", "kid": "one", "alg": "ES256", "use": "sig", "crv": "P-256",
 "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"""
"""The public key of RFC 7515, appendix A.3."""


def _token(data: bytes) -> None:
    text = data.decode("latin-1")
    tokens.parse(text)
    with suppress(ScreeningError):
        bearer().grant(text)


def _key_set(data: bytes) -> None:
    with suppress(ValueError):
        keyset.parse(data)


def _store_url(data: bytes) -> None:
    """Nothing is connected to: without `create` a server is first asked when it is used."""
    text = data.decode("utf-8", "replace").replace("\0", "")
    if text.startswith(("redis", "rediss")):
        with suppress(ScreeningError):
            open_store(text, create=False).close()


@functools.cache
def snapshot() -> bytes:
    """A sound snapshot of a few records."""
    place = folder() / "engine"
    engine = Engine(open_store(f"sqlite:///{place / 'store.db'}"), place / "index", options=EngineOptions())
    for number in range(20):
        engine.put(PersonRecord(f"w:{number}", "w", (Name(f"Viktor Molchanov{number}"),)))
    found = engine.build().read_bytes()
    engine.close()
    return found


def _snapshot(data: bytes) -> None:
    """`data` are pieces to put into a sound file: three bytes of place, one of length, and the piece."""
    content = bytearray(snapshot())
    while len(data) > 4:
        place, length = int.from_bytes(data[:3], "little") % len(content), data[3]
        piece, data = data[4 : 4 + length], data[4 + length :]
        content[place : place + len(piece)] = piece
    path = _file(".idx", bytes(content))
    with suppress(ScreeningError):
        opened = Snapshot(path)
        opened.file.verify()


TARGETS: dict[str, Target] = {
    "carrier-message": _passenger_list(".edi"),
    "table-csv": _passenger_list(".csv"),
    "table-xlsx": _passenger_list(".xlsx"),
    "list-ndjson": _passenger_list(".ndjson"),
    "list-json": _passenger_list(".json"),
    "zone": _zone,
    "zone-body": _told(wire.zone),
    "traveller": _told(wire.query),
    "pair": _told(wire.pair),
    "record": _told(wire.record),
    "date": _date,
    "name": _name,
    "number": _number,
    "items": _items,
    "ofac": _watch_list("ofac-sdn", ".csv"),
    "un": _watch_list("un-sc", ".xml"),
    "canada": _watch_list("ca-sema", ".xml"),
    "interpol": _watch_list("interpol-notices", ".json"),
    "records": _watch_list("records", ".ndjson"),
    "token": _token,
    "key-set": _key_set,
    "store-url": _store_url,
    "snapshot": _snapshot,
}
"""By name."""
