"""`screening mrz`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from screening.cli.mrz import LONGEST_LINE, blocks
from tests.cli.conftest import Ended, Screening, one_sentence
from tests.documents.mrz.printing import FORMATS, Holder, printed

ZONES = [
    printed(form, Holder(number="880692310285" if form == "FRA-ID" else "L898902C3")) for form in FORMATS
]


def objects(ended: Ended) -> list[dict[str, Any]]:
    assert (ended.status, ended.err) == (0, "")
    return [json.loads(line) for line in ended.out.splitlines()]


def written(folder: Path, text: str) -> Path:
    path = folder / "zones.txt"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_zone_of_a_file_gives_an_object_in_order(screening: Screening, folder: Path, end: str) -> None:
    text = (end * 3).join(end.join(lines) for lines in ZONES)
    found = objects(screening("mrz", written(folder, text)))
    assert [zone["format"] for zone in found] == list(FORMATS)
    assert all(zone["valid"] for zone in found)


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_zones_are_read_from_standard_input(
    screening: Screening, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    text = "\ufeff" + "\n".join(ZONES[2]).lower() + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (found,) = objects(screening("mrz", *arguments))
    assert (found["format"], found["surname"], found["warnings"]) == ("TD3", "ERIKSSON", [])


def test_an_unreadable_zone_says_where_it_stands_and_the_others_are_read(
    screening: Screening, folder: Path
) -> None:
    text = "\n".join(ZONES[0]) + "\n\nnot a zone\nat all\n\n" + "\n".join(ZONES[1])
    first, second, third = objects(screening("mrz", written(folder, text)))
    assert (first["format"], third["format"]) == ("TD1", "TD2")
    assert second["position"] == "line 5"
    assert second["problems"][0].keys() == {"where", "what", "remedy"}
    assert second["problems"][0]["where"] == "mrz"


def test_a_line_without_end_and_a_zone_without_end_are_bounded(screening: Screening, folder: Path) -> None:
    text = "A" * 50 * LONGEST_LINE + "\n\n" + "P<UTO\n" * 5_000 + "\n" + "\n".join(ZONES[0])
    first, second, third = objects(screening("mrz", written(folder, text)))
    assert "problems" in first
    assert "problems" in second
    assert third["format"] == "TD1"


def test_an_empty_file_gives_nothing(screening: Screening, folder: Path) -> None:
    assert objects(screening("mrz", written(folder, "\n \n"))) == []


def test_bytes_that_are_no_text_are_no_zone(screening: Screening, folder: Path) -> None:
    path = folder / "zones.bin"
    path.write_bytes(bytes(range(256)))
    assert all("problems" in found for found in objects(screening("mrz", path)))


def test_a_file_that_is_not_there_is_wrong_use(screening: Screening) -> None:
    ended = screening("mrz", "nowhere.txt")
    assert ended.status == 2
    assert "nowhere.txt" in one_sentence(ended)


def test_lines_are_counted_through_the_blank_ones() -> None:
    assert list(blocks(["", "a", "b", "", "", "c"])) == [(2, ["a", "b"]), (6, ["c"])]
