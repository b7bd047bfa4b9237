"""`screening check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Screening, one_sentence
from tests.documents.mrz.printing import Holder, printed


def test_a_wanted_person_is_referred_with_the_reasons(loaded: Screening) -> None:
    ended = loaded("check", "Molchanov Viktor Arkadyevich", "--birth-date", "1971")
    assert (ended.status, ended.err) == (0, "")
    for shown in ("REFER", "national:17", "1971-03-09", "Call the duty officer.", "armed", "national (2)"):
        assert shown in ended.out


def test_anybody_else_is_clear(loaded: Screening) -> None:
    ended = loaded("check", "--surname", "Halvorsen", "--given-names", "Ingrid")
    assert (ended.status, ended.out.splitlines()[0]) == (0, "CLEAR")


def test_json_is_the_answer_of_the_contract(loaded: Screening) -> None:
    answer = loaded("check", "Viktor Arkadyevich Molchanov", "--json").json
    assert (answer["decision"], answer["hits"][0]["record_id"]) == ("refer", "national:17")
    assert {"id", "decision", "hits", "checked", "warnings", "elapsed_us"} <= answer.keys()
    assert answer["checked"]["lists"][0]["records"] == 2


def test_a_document_alone_can_be_asked(loaded: Screening) -> None:
    document = ("--document-number", "N7654321", "--document-type", "P", "--issuing-state", "KZ")
    answer = loaded("check", *document, "--json").json
    assert [hit["record_id"] for hit in answer["hits"]] == ["national:KAZ-P-N7654321"]


@pytest.mark.parametrize("between", ["\n", "\\n", None])
def test_a_machine_readable_zone_can_be_asked(loaded: Screening, between: str | None) -> None:
    zone = printed("TD3", Holder(name="IVANOV<<PETR", number="N7654321", state="KAZ"))
    lines = ["--mrz", between.join(zone)] if between else ["--mrz", zone[0], "--mrz", zone[1]]
    answer = loaded("check", *lines, "--json").json
    assert [hit["record_id"] for hit in answer["hits"]] == ["national:KAZ-P-N7654321"]
    assert answer["warnings"] == []


def test_what_the_zone_says_otherwise_is_shown_as_a_warning(loaded: Screening) -> None:
    zone = printed("TD3", Holder())
    ended = loaded("check", "John Smith", "--mrz", "\n".join(zone))
    assert "Warning: The name is not the same as in the machine-readable zone." in ended.out


def test_the_threshold_can_be_raised(loaded: Screening) -> None:
    assert loaded("check", "Viktor Arkadyevich Molchanof", "--threshold", "1").out.startswith("CLEAR")


def test_without_any_list_nothing_is_clear(screening: Screening) -> None:
    ended = screening("check", "Amy Johnson")
    assert ended.status == 0
    assert "NOT CHECKED" in ended.out
    assert "No list is loaded" in ended.out


def test_what_a_name_holds_is_not_taken_for_markup(loaded: Screening) -> None:
    assert "[bold]Viktor" in loaded("check", "[bold]Viktor Arkadyevich Molchanov").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "the command names neither a person nor a document"),
        (("",), "the command names neither a person nor a document"),
        (("A B", "--birth-date", "1980-02-31"), "--birth-date is not a date that exists"),
        (("A B", "--sex", "Q"), "--sex is not M, F or X"),
        (("--issuing-state", "KAZ"), "--document-number is missing"),
        (("--mrz", "P<UTO", "--mrz", "L898"), "--mrz has not the lines of any format"),
        (("A B", "--threshold", "2"), "--threshold"),
        (("A" * 501,), "NAME is longer than 500 characters"),
        (("A\udcff B",), "NAME is not valid Unicode"),
    ],
)
def test_what_cannot_be_looked_for_is_wrong_use(
    screening: Screening, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = screening("check", *arguments)
    assert ended.status == 2
    assert said in one_sentence(ended)
    assert list(folder.iterdir()) == []


def test_several_problems_are_named_by_their_options(screening: Screening) -> None:
    ended = screening("check", "A B", "--sex", "Q", "--issuing-state", "KAZ")
    assert ended.status == 2
    first, *others = ended.err.splitlines()
    assert first.startswith("screening: ")
    assert sorted(line.split()[0] for line in others) == ["--document-number", "--sex"]
