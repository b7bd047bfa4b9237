"""Passenger lists of each form: travellers read a second on one core, without screening.

The same invented travellers in every form, with what carriers write: in PAXLST eleven segments a passenger.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
from openpyxl import Workbook

from benchmarks.speed.data import SEED, Loaded
from benchmarks.speed.rows import Row, figure
from screening import synthetic
from screening.batch.passengers import Passenger
from screening.batch.read import read
from screening.batch.tables.headings import COLUMNS

TRAVELLERS = 20_000
ROUNDS = 3
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()

Body = dict[str, Any]


def measure(loaded: Loaded, folder: Path, count: int = TRAVELLERS) -> list[Row]:
    """A rate for each form: the best of some rounds, in time on a processor."""
    bodies = list(_bodies(loaded, count))
    return [
        figure(f"read {form}", _rate(write(folder / f"list{suffix}", bodies), len(bodies)), "travellers/s")
        for form, suffix, write in _FORMS
    ]


def _bodies(loaded: Loaded, count: int) -> Iterator[Body]:
    """Travellers with both parts of a name and a whole date of birth; each with a document."""
    size = loaded.size
    made = synthetic.travellers(SEED + 3, count, max(size.persons, 1), max(size.documents, 1))
    for number, (body, _) in enumerate(made):
        given, _, surname = body.get("name", "").rpartition(" ")
        surname, given = body.get("surname", surname).upper(), body.get("given_names", given).upper()
        born = body.get("birth_date", "")
        document = (body.get("documents") or [{}])[0]
        yield {
            "id": f"P{number}", "surname": _letters(surname) or "DOE", "given_names": _letters(given) or "ANN",
            "birth_date": born if len(born) == 10 else "1985-01-31", "sex": "F", "nationality": "KGZ",
            "document_number": document.get("number", f"AC{1_000_000 + number}"), "document_type": "P",
            "issuing_state": document.get("issuing_state", "KGZ"), "expiry_date": "2029-04-12",
        }  # fmt: skip


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter.isalpha() or letter == " ")


def _rate(path: Path, count: int) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        found = sum(isinstance(row, Passenger) for row in read(path))
        best = min(best, time.process_time() - started)
        if found != count:
            raise SystemExit(f"{path.name}: {found} of {count} travellers were read.")
    return count / best


def _paxlst(path: Path, bodies: list[Body]) -> Path:
    lines = [
        "UNA:+.? '",
        "UNB+UNOY:4+KCAIR+KZBORDER+261007:0900+1'",
        "UNH+1+PAXLST:D:05B:UN:IATA'",
        "BGM+745'",
    ]
    lines += ["TDT+20+KC921+++KC'", "LOC+125+IST'", "DTM+189:2610071220:201'", "LOC+87+ALA'"]
    for body in bodies:
        lines += [
            f"NAD+FL+++{body['surname']}:{body['given_names']}'", f"ATT+2++{body['sex']}'",
            f"DTM+329:{body['birth_date'].replace('-', '')}'", "LOC+178+IST'", "LOC+179+ALA'",
            f"NAT+2+{body['nationality']}'", "RFF+AVF:X7YQ2B'", f"RFF+ABO:{body['id']}'",
            f"DOC+P:110:111+{body['document_number']}'", "DTM+36:290412'", f"LOC+91+{body['issuing_state']}'",
        ]  # fmt: skip
    lines += [f"UNT+{len(lines) - 1}+1'", "UNZ+1+1'"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _pnl(path: Path, bodies: list[Body]) -> Path:
    lines = ["PNL", "KC921/07OCT IST PART1", "-ALA001Y"]
    for body in bodies:
        year, month, day = body["birth_date"].split("-")
        name = f"1{body['surname']}/{body['given_names']}MRS"
        holder = f"{body['nationality']}/{day}{_MONTHS[int(month) - 1]}{year}/{body['sex']}/12APR29"
        document = f"P/{body['issuing_state']}/{body['document_number']}"
        lines += [f"{name} .L/X7YQ2B", f".R/DOCS HK1/{document}/{holder}/{body['surname']}"]
        lines += [f".RN//{body['given_names']}-{name}"]
    path.write_text("\n".join([*lines, "ENDPNL", ""]), encoding="utf-8")
    return path


def _csv(path: Path, bodies: list[Body]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [column for column in COLUMNS if column in bodies[0]])
        writer.writeheader()
        writer.writerows(bodies)
    return path


def _xlsx(path: Path, bodies: list[Body]) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(bodies[0]))
    for body in bodies:
        sheet.append(list(body.values()))
    book.save(path)
    return path


def _ndjson(path: Path, bodies: list[Body]) -> Path:
    path.write_bytes(b"\n".join(orjson.dumps(_nested(body)) for body in bodies))
    return path


def _nested(body: Body) -> Body:
    person = {
        key: given for key, given in body.items() if not key.startswith(("document", "issuing", "expiry"))
    }
    document = {"number": body["document_number"], "type": "P", "issuing_state": body["issuing_state"]}
    return {**person, "documents": [{**document, "expiry_date": body["expiry_date"]}]}


_FORMS: tuple[tuple[str, str, Callable[[Path, list[Body]], Path]], ...] = (
    ("PAXLST", ".edi", _paxlst),
    ("PNL", ".pnl", _pnl),
    ("CSV", ".csv", _csv),
    ("XLSX", ".xlsx", _xlsx),
    ("NDJSON", ".ndjson", _ndjson),
)
