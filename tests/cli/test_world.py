"""`screening generate`."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.synthetic.demonstration import SIZES, demonstration_records
from tests.cli.conftest import Screening

SMALL = ("--persons", 3, "--documents", 4, "--travellers", 5)


def lines(path: Path) -> int:
    return len(path.read_bytes().splitlines())


def test_a_world_of_the_size_asked_for_is_written(screening: Screening, folder: Path) -> None:
    ended = screening("generate", *SMALL, "--share", 1, "--output", "w")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == "w: 3 persons, 4 documents, 5 travellers of whom 5 are on the list.\n"
    found = {path.stem: lines(path) for path in (folder / "w").iterdir()}
    assert found == {"persons": 3, "documents": 4, "travellers": 5, "truth": 5}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(
    screening: Screening, folder: Path
) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        screening("generate", *SMALL, "--seed", seed, "--output", name)
    first, same, other = ((folder / name / "persons.ndjson").read_bytes() for name in "abc")
    assert first == same != other


def test_what_was_generated_can_be_loaded(screening: Screening) -> None:
    screening("generate", *SMALL, "--output", "w")
    assert "wanted: 3 added" in screening("load", "w").out


def test_the_demonstration_has_its_fixed_records_and_its_own_size(screening: Screening) -> None:
    screening("generate", "--demonstration", "--travellers", 0, "--output", "d")
    loaded = screening("load", "d").out.splitlines()
    assert [line.partition(",")[0] for line in loaded] == [
        f"demonstration: {len(demonstration_records())} added",
        f"sltd: {SIZES['documents']} added",
        f"wanted: {SIZES['persons']} added",
    ]


@pytest.mark.parametrize(
    "wrong", [("--persons", -1), ("--share", 2), ("--persons", 200_000_000), ("--seed", "x"), ()]
)
def test_wrong_use_is_told(screening: Screening, folder: Path, wrong: tuple[object, ...]) -> None:
    output = ("--output", "w") if wrong else ()
    ended = screening("generate", *wrong, *output)
    assert ended.status == 2
    assert not (folder / "w").exists()
