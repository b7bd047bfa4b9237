from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening import clock
from tests.cli.conftest import DOCUMENT, Screening, one_sentence, records


@pytest.fixture
def filed(screening: Screening, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Screening:
    """`screening`, with documents on file whose reviews were, are and will be due on 22 November 2026."""
    monkeypatch.setattr(clock, "today", lambda: "2026-11-22")
    dates = ("2025-01-01", "2026-11-21", "2026-12-22", "2027")
    found = [
        {
            **DOCUMENT,
            "id": f"national:{number}",
            "number": f"N{number}",
            "review_on": review_on,
            "owner": "KAZ",
        }
        for number, review_on in enumerate(dates)
    ]
    assert screening("load", records(folder / "national.ndjson", *found)).status == 0
    return screening


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_what_is_due_is_shown_the_oldest_first(filed: Screening) -> None:
    assert filed("review", "due").out.splitlines() == [
        "2025-01-01  passed  national:0  national  KAZ",
        "2026-11-21  passed  national:1  national  KAZ",
        "2026-12-22  due  national:2  national  KAZ",
    ]
    assert len(filed("review", "due", "--days", 0).out.splitlines()) == 2
    assert filed("review", "due", "--list", "sltd").out == ""


def test_machines_get_json_and_are_told_when_there_is_more(filed: Screening) -> None:
    ended = filed("review", "due", "--days", 3650, "--limit", 2, "--json")
    assert [(row["id"], row["passed"]) for row in lines(ended.out)] == [
        ("national:0", True),
        ("national:1", True),
    ]
    assert "more than 2" in ended.err


def test_what_has_lapsed_is_only_counted_until_it_is_said(filed: Screening) -> None:
    ended = filed("review", "withdraw", "--grace-days", 30)
    assert ended.out.splitlines() == [
        "national: 1 of 4 records (25.0 %) have lapsed, with review dates up to 2026-10-22."
    ]
    assert "--yes" in ended.err
    assert len(filed("review", "due").out.splitlines()) == 3


def test_an_operator_s_word_withdraws_however_much_it_is(
    filed: Screening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_WITHDRAW_AFTER_REVIEW", "national=0")
    [told] = lines(filed("review", "withdraw", "--list", "national", "--yes", "--json").out)
    assert told == {"list": "national", "records": 4, "lapsed": 2, "withdrawn": 2, "upto": "2026-11-21"}
    assert len(filed("review", "due").out.splitlines()) == 1
    assert filed("review", "withdraw", "--yes").out == "Nothing has lapsed.\n"


def test_without_a_policy_the_days_must_be_said(filed: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filed("review", "withdraw").status == 2
    monkeypatch.setenv("SCREENING_WITHDRAW_AFTER_REVIEW", "sltd=0")
    assert filed("review", "withdraw", "--list", "national").status == 2


def test_a_policy_that_cannot_be_meant_is_refused_at_once(
    filed: Screening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_WITHDRAW_AFTER_REVIEW", "national")
    ended = filed("review", "due")
    assert ended.status == 2
    assert "SCREENING_WITHDRAW_AFTER_REVIEW" in one_sentence(ended)


def test_a_store_that_is_not_there_is_not_made(screening: Screening, folder: Path) -> None:
    assert screening("review", "due").status == 1
    assert not (folder / "screening-data" / "store.db").exists()
