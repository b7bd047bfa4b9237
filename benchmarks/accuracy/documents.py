"""`python -m benchmarks.accuracy.documents`: recall and noise of document numbers by what happened to them.

A list of synthetic documents is loaded; documents on it, each changed in one way, are screened through the whole
product, then documents that are on no list. Recall is wanted of the record meant; others are other records that were
referred beside it. Ends with 1 where a class misses what is wanted of it.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from benchmarks import table
from benchmarks.accuracy.task import loaded
from screening import synthetic
from screening.documents import issuers
from screening.documents.numbers import ALIKE
from screening.engine import Engine
from screening.model import Document, DocumentRecord, Traveller
from screening.synthetic import chance, numbers
from screening.synthetic.world import countries

DOCUMENTS, QUERIES, SEED = 100_000, 10_000, 1
MOST_OTHERS = 0.001
LIST = "sltd"
LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
SCRIPTS = ("٠", "०", "০", "๐", "០")  # the zero of each

Row = dict[str, Any]
Chance = random.Random
Change = Callable[[Chance, DocumentRecord], str | None]
"""What a document on file is shown as; None where the change does not apply to its number."""


class Class(NamedTuple):
    """A way in which a number is changed, and the recall that is wanted of it."""

    name: str
    change: Change
    wanted: float


def _separated(draw: Chance, record: DocumentRecord) -> str | None:
    number = record.number
    places = sorted(draw.sample(range(1, len(number)), 2))
    sign = draw.choice(" -./")
    return sign.join((number[: places[0]], number[places[0] : places[1]], number[places[1] :]))


def _national(draw: Chance, record: DocumentRecord) -> str | None:
    zero = ord(draw.choice(SCRIPTS))
    return "".join(chr(zero + int(sign)) if sign in DIGITS else sign for sign in record.number)


def _zeros(draw: Chance, record: DocumentRecord) -> str | None:
    return "0" * draw.randint(1, 3) + record.number


def _code(length: int) -> Change:
    def coded(draw: Chance, record: DocumentRecord) -> str | None:
        codes = [code for code in issuers.codes(record.issuing_state) if len(code) == length]
        return codes[0] + draw.choice(["", " ", "-"]) + record.number if codes else None

    return coded


def _misread(filed: str, read: str) -> Change:
    def misread(draw: Chance, record: DocumentRecord) -> str | None:
        places = [place for place, sign in enumerate(record.number) if sign == filed]
        return _put(record.number, draw.choice(places), read) if places else None

    return misread


def _misread_often(times: int) -> Change:
    def misread(draw: Chance, record: DocumentRecord) -> str | None:
        number = record.number
        places = [place for place, sign in enumerate(number) if any(sign in group for group in ALIKE)]
        if len(places) < times:
            return None
        for place in draw.sample(places, times):
            group = draw.choice([group for group in ALIKE if number[place] in group])
            number = _put(number, place, draw.choice([sign for sign in group if sign != number[place]]))
        return number

    return misread


def _put(number: str, place: int, sign: str) -> str:
    return number[:place] + sign + number[place + 1 :]


def _substituted(draw: Chance, record: DocumentRecord) -> str | None:
    place = draw.randrange(len(record.number))
    alphabet = DIGITS if record.number[place] in DIGITS else LETTERS
    return _put(
        record.number, place, draw.choice([sign for sign in alphabet if sign != record.number[place]])
    )


def _inserted(draw: Chance, record: DocumentRecord) -> str | None:
    place = draw.randint(0, len(record.number))
    return record.number[:place] + draw.choice(DIGITS + LETTERS) + record.number[place:]


def _deleted(draw: Chance, record: DocumentRecord) -> str | None:
    return _put(record.number, draw.randrange(len(record.number)), "")


def _transposed(draw: Chance, record: DocumentRecord) -> str | None:
    number = record.number
    places = [place for place in range(len(number) - 1) if number[place] != number[place + 1]]
    if not places:
        return None
    place = draw.choice(places)
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def _then(first: Change, second: Change) -> Change:
    def both(draw: Chance, record: DocumentRecord) -> str | None:
        once = first(draw, record)
        if once is None:
            return None
        return second(draw, DocumentRecord("", "", once, record.type, record.issuing_state))

    return both


PAIRS = tuple((a, b) for group in ALIKE for a in group[:1] for b in group[1:])
CLASSES = (
    Class("exact", lambda _, record: record.number, 1.0),
    Class("small letters", lambda _, record: record.number.lower(), 1.0),
    Class("separators", _separated, 1.0),
    Class("digits of another script", _national, 1.0),
    Class("leading zeros", _zeros, 1.0),
    Class("issuer's code of three letters in front", _code(3), 1.0),
    Class("issuer's code of two letters in front", _code(2), 1.0),
    *(Class(f"{b} read for {a}", _misread(a, b), 0.999) for a, b in PAIRS),
    *(Class(f"{a} read for {b}", _misread(b, a), 0.999) for a, b in PAIRS),
    Class("two reading errors", _misread_often(2), 0.999),
    Class("three reading errors", _misread_often(3), 0.99),
    Class("a reading error, and the code in front", _then(_misread_often(1), _code(3)), 0.999),
    Class("one character wrong", _substituted, 0.999),
    Class("one character too many", _inserted, 0.999),
    Class("one character missing", _deleted, 0.999),
    Class("two characters exchanged", _transposed, 0.999),
    Class("an edit and a reading error", _then(_misread_often(1), _substituted), 0.9),
)


def measure(engine: Engine, filed: Sequence[DocumentRecord], queries: int, seed: int = SEED) -> list[Row]:
    """A row for each class, with issuer and type, without the issuer, and for documents on no list."""
    single = [record for record in filed if not record.number_to]
    rows = [_row(engine, one, single, queries, seed) for one in CLASSES]
    rows.append(_together(rows))
    rows += [
        _row(engine, one._replace(name=f"{one.name}; no issuer, no type"), single, queries, seed, bare=True)
        for one in CLASSES
        if one.name in ("exact", "separators", "two reading errors")
    ]
    ordinary = list(islice(_ordinary(seed), queries))
    rows.append(_noise(engine, "on no list", ordinary))
    rows.append(
        _noise(engine, "on no list; no issuer, no type", [Document(each.number) for each in ordinary])
    )
    drawn = list(_drawn(filed, queries, random.Random(f"{seed} drawn")))
    rows.append(_noise(engine, "on no list, numbers drawn at random", drawn) | {"met": ""})
    rows.append(_noise(engine, "the same under strict", drawn, policy="strict"))
    other = chance.key(seed, "elsewhere")
    rows.append(
        _noise(
            engine, "the same number from another state", _elsewhere(single[:queries], random.Random(other))
        )
    )
    return rows + list(_range_rows(engine, [record for record in filed if record.number_to], seed))


def _row(
    engine: Engine,
    one: Class,
    filed: Sequence[DocumentRecord],
    queries: int,
    seed: int,
    *,
    bare: bool = False,
) -> Row:
    draw = random.Random(f"{seed} {one.name}")
    asked = found = others = 0
    for record in draw.sample(filed, len(filed)):
        number = one.change(draw, record)
        if number is None:
            continue
        shown = Document(number) if bare else Document(number, record.type, record.issuing_state)
        hits = {hit.record_id for hit in engine.screen(Traveller(documents=(shown,))).hits}
        asked, found, others = asked + 1, found + (record.id in hits), others + len(hits - {record.id})
        if asked == queries:
            break
    return _told(
        one.name, asked, found, others, one.wanted, 1.0 if bare or one.wanted < 0.999 else _most(one)
    )


def _most(one: Class) -> float:
    """Others that may be referred: an edited number may well be an edit away from another document."""
    return 1.0 if "character" in one.name else MOST_OTHERS


def _told(name: str, asked: int, found: int, others: float, wanted: float, most: float) -> Row:
    recall, noise = found / max(1, asked), others / max(1, asked)
    return {
        "what happened to the number": name,
        "queries": asked,
        "recall": round(recall, 5),
        "wanted": wanted,
        "others a query": round(noise, 5),
        "met": "no" if asked and (recall < wanted or noise >= most) else "yes",
    }


def _together(rows: Sequence[Row]) -> Row:
    """The noise of all these queries."""
    asked = sum(row["queries"] for row in rows)
    others = sum(row["queries"] * row["others a query"] for row in rows)
    return _told("all of these together", asked, 0, others, 0.0, MOST_OTHERS) | {"recall": "", "wanted": ""}


def _noise(engine: Engine, name: str, shown: Sequence[Document], policy: str | None = None) -> Row:
    answers = (engine.screen(Traveller(documents=(each,)), policy=policy) for each in shown)
    others = sum(len(answer.hits) for answer in answers)
    return _told(name, len(shown), 0, others, 0.0, MOST_OTHERS) | {"recall": "", "wanted": ""}


def _ordinary(seed: int) -> Iterator[Document]:
    """Passports of travellers who are on no list, of every country in turn."""
    every = countries()
    for t in range(10**9):
        country = every[t % len(every)]
        offset = chance.key(seed, "numbers") + country.salt
        yield Document(numbers.number(country.passport, t, numbers.ORDINARY, offset), "P", country.code)


def _drawn(filed: Sequence[DocumentRecord], count: int, draw: Chance) -> Iterator[Document]:
    """Passports on no list whose numbers have no check digit: some are an edit away from one that is on file."""
    known = {(record.number, record.issuing_state) for record in filed}
    every = countries()
    while count:
        country = draw.choice(every)
        series = country.passport
        number = (
            f"{draw.choice(series.prefixes)}{draw.randrange(9 * 10 ** (series.digits - 1)):0{series.digits}d}"
        )
        if (number, country.code) not in known:
            count -= 1
            yield Document(number, "P", country.code)


def _elsewhere(filed: Sequence[DocumentRecord], draw: Chance) -> list[Document]:
    states = [country.code for country in countries()]
    others = ((record, draw.choice(states)) for record in filed)
    return [
        Document(record.number, record.type, state)
        for record, state in others
        if state != record.issuing_state
    ]


def _range_rows(engine: Engine, filed: Sequence[DocumentRecord], seed: int) -> Iterator[Row]:
    draw = random.Random(f"{seed} ranges")
    inside = [(record, _between(record, draw)) for record in filed for _ in range(10)]
    yield _of_ranges(engine, "in a range of blanks", inside, 1.0)
    yield _of_ranges(engine, "first of a range", [(record, record.number) for record in filed], 1.0)
    yield _of_ranges(engine, "last of a range", [(record, record.number_to) for record in filed], 1.0)
    apart = [(record, "-".join(number)) for record, number in inside]
    yield _of_ranges(engine, "in a range, with separators", apart, 1.0)
    wrong = [(record, _misread_often(1)(draw, _as(record, number)) or number) for record, number in inside]
    yield _of_ranges(engine, "in a range, one reading error", wrong, 0.999)
    outside = [
        (record, _moved(end, by))
        for record in filed
        for end, by in ((record.number, -1), (record.number_to, 1))
    ]
    row = _of_ranges(engine, "just outside of a range", outside, 0.0)
    yield row | {"wanted": "none", "met": "no" if row["recall"] else "yes"}


def _of_ranges(engine: Engine, name: str, asked: Sequence[tuple[DocumentRecord, str]], wanted: float) -> Row:
    found = others = 0
    for record, number in asked:
        shown = Document(number, record.type, record.issuing_state)
        hits = {hit.record_id for hit in engine.screen(Traveller(documents=(shown,))).hits}
        found, others = found + (record.id in hits), others + len(hits - {record.id})
    return _told(name, len(asked), found, others, wanted, MOST_OTHERS)


def _as(record: DocumentRecord, number: str) -> DocumentRecord:
    return DocumentRecord(record.id, LIST, number, record.type, record.issuing_state)


def _between(record: DocumentRecord, draw: Chance) -> str:
    return _moved(record.number, draw.randint(0, int(record.number_to[-3:])))


def _moved(number: str, by: int) -> str:
    """The number so many further on in its series."""
    stem = number.rstrip(DIGITS)
    return f"{stem}{int(number[len(stem) :]) + by:0{len(number) - len(stem)}d}"


def main() -> None:
    """Loads the list, prints the table; exit status 1 where something wanted is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.documents", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="on the list")
    parser.add_argument("--queries", type=int, default=QUERIES, help="of each class, at most")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    asked = parser.parse_args()
    filed = list(synthetic.documents(asked.seed, asked.documents, LIST))
    with loaded(filed) as engine:
        rows = measure(engine, filed, asked.queries, asked.seed)
    table.show(f"Document numbers on a list of {asked.documents:,}, default policy", rows, json=asked.json)
    sys.exit(any(row["met"] == "no" for row in rows))


if __name__ == "__main__":
    main()
