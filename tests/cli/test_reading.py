"""`screening read`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.batch.messages import PERSON, one
from tests.cli.conftest import Screening, one_sentence


def travellers(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_list_is_printed_one_traveller_a_line(screening: Screening, folder: Path) -> None:
    (folder / "list.edi").write_text(one().replace("CNT+42:1", "CNT+42:3").replace("850131", "850231"))
    ended = screening("read", "list.edi")
    assert ended.status == 0
    [aida] = travellers(ended.out)
    assert (aida["surname"], aida["flight"], aida["position"]) == (
        "BEKTUROVA",
        "KC921",
        "message 1, segment 11",
    )
    assert aida["warnings"] == ["birth_date (segment 13) is not a date that exists; it was left out."]
    assert ended.err.splitlines() == [
        "screening: Message 1 lists 1 passengers; its CNT says 3.",
        "list.edi: 1 travellers, 1 with warnings, 0 unreadable.",
    ]
    assert [path.name for path in folder.iterdir()] == ["list.edi"]


def test_columns_may_be_mapped(screening: Screening, folder: Path) -> None:
    (folder / "list.csv").write_text("Familie,Roepnaam,sex\nDoe,John,M\n,,M\n")
    ended = screening("read", "list.csv", "--column", "surname=Familie", "--column", "given_names=Roepnaam")
    john, nobody = travellers(ended.out)
    assert john["name"] == "John Doe"
    assert nobody["problems"][0]["where"] == "body"
    assert ended.err == "list.csv: 1 travellers, 0 with warnings, 1 unreadable.\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nowhere.csv"], 2, "there is no file 'nowhere.csv'"),
        (["a.pdf"], 2, "are not read"),
        (["a.csv", "--column", "surname"], 2, "write it as surname=Familiya"),
        (["a.csv", "--column", "surname=Nowhere"], 2, "not there"),
        (["b.csv"], 1, "names known columns"),
        (["a.edi"], 1, "neither UN/EDIFACT nor PNL"),
    ],
)
def test_what_cannot_be_read_is_told(
    screening: Screening, folder: Path, arguments: list[str], status: int, said: str
) -> None:
    for name, text in (
        ("a.pdf", "x"),
        ("a.csv", "name,x\nA,B\n"),
        ("b.csv", "x,y\nA,B\n"),
        ("a.edi", "UNKNOWN"),
    ):
        (folder / name).write_text(text)
    ended = screening("read", *arguments)
    assert (ended.status, said in one_sentence(ended)) == (status, True), ended


def test_those_before_a_cut_are_printed_before_the_error(screening: Screening, folder: Path) -> None:
    (folder / "list.edi").write_text(one(*PERSON, *PERSON)[:-120])
    ended = screening("read", "list.edi")
    assert ended.status == 1
    assert len(travellers(ended.out)) == 1
    assert "ends inside message 1" in ended.err
