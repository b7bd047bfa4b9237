"""`screening batch` and `screening compare`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.api.test_routes_changes import PAXLST
from tests.cli.conftest import Screening, one_sentence

TRAVELLERS = (
    '{"id": "1", "name": "Viktor Arkadyevich Molchanov"}\n{"id": "2"}\n{"id": "3", "name": "Amy Li"}\n'
)


@pytest.fixture
def travellers(folder: Path) -> Path:
    path = folder / "travellers.ndjson"
    path.write_text(TRAVELLERS)
    return path


def test_a_batch_ends_with_0_however_many_are_referred(loaded: Screening, travellers: Path) -> None:
    ended = loaded("batch", travellers, "--output", "answers.ndjson")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "answers.ndjson: 1 clear, 1 refer, 1 unreadable.\n"
    answers = [json.loads(line) for line in Path("answers.ndjson").read_text().splitlines()]
    assert [(answer["id"], answer["decision"]) for answer in answers] == [
        ("1", "refer"), ("2", "not_checked"), ("3", "clear"),
    ]  # fmt: skip


def test_columns_that_are_passed_over_are_told(loaded: Screening, folder: Path) -> None:
    (folder / "a.csv").write_text("name,b-day\nAmy Li,1970\n")
    ended = loaded("batch", "a.csv", "--output", "answers.csv")
    assert ended.err.splitlines() == [
        "screening: Columns passed over: b-day.",
        "answers.csv: 1 clear.",
    ]


def test_a_batch_against_nothing_says_so(screening: Screening, travellers: Path) -> None:
    ended = screening("batch", travellers, "--output", "answers.csv")
    assert ended.status == 0
    assert "2 not_checked" in ended.err
    assert "No list is loaded" in ended.err


@pytest.mark.parametrize(
    ("source", "output", "said"),
    [
        ("nowhere.csv", "out.csv", "there is no file 'nowhere.csv'"),
        (".", "out.csv", "there is no file '.'"),
        ("travellers.ndjson", "out.pdf", "Files ending in '.pdf' are not written"),
        ("travellers.pdf", "out.csv", "Files ending in '.pdf' are not read"),
        ("travellers.ndjson", "nowhere/out.csv", "there is no folder 'nowhere'"),
        ("travellers.ndjson", "./travellers.ndjson", "is the list itself"),
    ],
)
def test_wrong_use_of_batch_is_told(
    loaded: Screening, travellers: Path, source: str, output: str, said: str
) -> None:
    Path("travellers.pdf").write_text(TRAVELLERS)
    ended = loaded("batch", source, "--output", output)
    assert ended.status == 2
    assert said in one_sentence(ended)
    assert travellers.read_text() == TRAVELLERS


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--engine", "spark"), 2, "write one of: local, ray"),
        (("--engine", "ray", "--ray-address", "ray://head:10001"), 2, "`auto`, or HOST:PORT"),
        (("--engine", "ray", "--ray-address", "head:port"), 2, "`auto`, or HOST:PORT"),
        (("--engine", "ray", "--ray-address", ":6379"), 2, "`auto`, or HOST:PORT"),
        (("--engine", "ray", "--ray-address", "127.0.0.1:1"), 1, "No Ray cluster answers at 127.0.0.1:1"),
    ],
)
def test_an_engine_that_cannot_be_used_is_told_before_anything_is_read(
    loaded: Screening, travellers: Path, options: tuple[str, ...], status: int, said: str
) -> None:
    ended = loaded("batch", travellers, "--output", "out.csv", *options)
    assert ended.status == status
    assert said in one_sentence(ended)
    assert not Path("out.csv").exists()
    assert not Path(".out.csv.work").exists()


def test_without_ray_the_engine_says_how_to_get_it(
    loaded: Screening, travellers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    ended = loaded("batch", travellers, "--output", "out.csv", "--engine", "ray")
    assert ended.status == 2
    assert "pip install 'screening[ray]'" in one_sentence(ended)


def test_a_list_may_have_an_address_in_place_of_a_path(loaded: Screening, travellers: Path) -> None:
    ended = loaded("batch", f"file://{travellers}", "--output", "answers.ndjson")
    assert ended.err == "answers.ndjson: 1 clear, 1 refer, 1 unreadable.\n"
    missing = loaded("batch", "file:///nowhere/at/all.csv", "--output", "out.csv")
    assert missing.status == 2
    assert "there is no file at this address" in one_sentence(missing)


@pytest.mark.parametrize(
    "content", [b"colour\nred\n", b"\x80\x81\n\xff\n", b'name\n"open', b"", "nam\nÄ\n".encode("utf-16")]
)
def test_a_list_that_is_not_one_is_refused(loaded: Screening, folder: Path, content: bytes) -> None:
    (folder / "bad.csv").write_bytes(content)
    ended = loaded("batch", "bad.csv", "--output", "out.csv")
    assert ended.status == 1
    assert one_sentence(ended)
    assert not (folder / "out.csv").exists()


def test_pairs_are_compared_without_a_store(screening: Screening, folder: Path) -> None:
    (folder / "pairs.csv").write_text("n,name_a,name_b\n1,Amy Li,Li Amy\n2,Amy Li,Igor Petrov\n")
    ended = screening("compare", "pairs.csv")
    assert (ended.status, ended.err) == (0, "")
    header, same, other = ended.out.splitlines()
    assert header == "n,name_a,name_b,score,decision,why"
    assert (same.split(",")[:3], same.split(",")[4]) == (["1", "Amy Li", "Li Amy"], "refer")
    assert (other.split(",")[:3], other.split(",")[4]) == (["2", "Amy Li", "Igor Petrov"], "clear")
    assert [path.name for path in folder.iterdir()] == ["pairs.csv"]


def test_the_threshold_of_the_settings_decides_on_pairs(
    screening: Screening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pairs.csv").write_text("name_a,name_b\nIngrid Halvorsen,Ingrit Halvorsen\n")
    assert ",refer," in screening("compare", "pairs.csv").out
    monkeypatch.setenv("SCREENING_THRESHOLD", "0.999")
    assert ",clear," in screening("compare", "pairs.csv").out


def test_pairs_that_are_not_there_are_wrong_use(screening: Screening) -> None:
    ended = screening("compare", "nowhere.csv")
    assert ended.status == 2
    assert "there is no file 'nowhere.csv'" in one_sentence(ended)


@pytest.mark.parametrize("content", [b"a,b\nx,y\n", b"name_a,name_b\xff\n"])
def test_pairs_that_are_none_are_refused(screening: Screening, folder: Path, content: bytes) -> None:
    (folder / "pairs.csv").write_bytes(content)
    ended = screening("compare", "pairs.csv")
    assert ended.status == 1
    assert one_sentence(ended)


def test_a_carrier_is_answered_with_the_codes_that_the_authority_set(
    loaded: Screening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.edi").write_text(PAXLST)
    monkeypatch.setenv("SCREENING_CUSRES_REFER", "1Z NO BOARD")
    assert loaded("batch", "a.edi", "--output", "answer.edi").status == 0
    answer = (folder / "answer.edi").read_text()
    assert [part for part in answer.split("'") if part.startswith("ERC")] == ["ERC+0Z", "ERC+1Z"]
    ended = loaded("batch", "a.edi", "--output", "answer.csv")
    assert ended.err == "answer.csv: 1 clear, 1 refer.\n"


def test_a_list_that_no_carrier_sent_is_not_answered_as_one(loaded: Screening, travellers: Path) -> None:
    ended = loaded("batch", travellers, "--output", "answer.edi")
    assert ended.status == 2
    assert "A CUSRES answers a PAXLST" in one_sentence(ended)
    assert [path.name for path in Path().glob("*answer*")] == []
