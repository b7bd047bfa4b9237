from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from screening.batch.jobs import rows
from screening.batch.passengers import Leg, Message, Passenger, Unreadable, to_json
from screening.errors import Problem, TooLarge
from screening.model import Document, Name, Traveller

MESSAGE = Message("TN1", "KCAIR", "KZBORDER", "KC", "KC921", (Leg("IST", "ALA", "2026-10-07"),))
RICH = Passenger(
    Traveller(
        "1",
        Name("Bekzat Dzhumagulov", "primary", "Dzhumagulov", "Bekzat"),
        "1985-01-01",
        "M",
        ("KGZ",),
        documents=(Document("AC1234567", "P", "KGZ"),),
        warnings=("sex is not told",),
        other_names=(Name("Бекзат"),),
    ),
    "message 1, segment 14",
    MESSAGE,
    "passenger",
    "PAX0001",
    "X7YQ2B",
)
BARE = Passenger(Traveller(documents=(Document("1"),)), "line 2")
BAD = Unreadable("line 3", "x", (Problem("name", "is missing", "Give it."),))


def test_rows_are_read_as_they_were_kept(tmp_path: Path) -> None:
    assert rows.keep(tmp_path, [RICH, BARE, BAD], 10) == 3
    assert list(rows.read(tmp_path)) == [RICH, BARE, BAD]


@pytest.mark.parametrize("row", [RICH, BARE, BAD])
def test_a_line_is_the_json_form_of_the_row(row: Passenger | Unreadable) -> None:
    assert rows.line(row) == orjson.dumps(to_json(row)) + b"\n"


def test_any_block_is_read_without_those_before_it(tmp_path: Path) -> None:
    many = [Passenger(Traveller(str(n), Name("Ä" * (n % 7 + 1))), f"line {n}") for n in range(1_050)]
    rows.keep(tmp_path, many, 2_000)
    for first in range(0, 1_050, rows.STRIDE):
        assert list(rows.read(tmp_path, first, rows.STRIDE)) == many[first : first + rows.STRIDE]
    assert list(rows.read(tmp_path, 300)) == many[300:]


def test_a_list_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    assert rows.keep(tmp_path, [BARE] * 5, 5) == 5
    with pytest.raises(TooLarge, match="more than 5 rows"):
        rows.keep(tmp_path, [BARE] * 6, 5)


@pytest.mark.parametrize(
    ("total", "block"), [(0, 100), (400, 100), (40_000, 200), (100_000, 500), (10**6, 1_000)]
)
def test_blocks_begin_at_rows_whose_place_is_remembered(total: int, block: int) -> None:
    assert rows.block_of(total) == block
    assert block % rows.STRIDE == 0
