"""How old a list may be: the setting's form, and which lists are overdue."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import freshness
from screening.freshness import overdue, parse, words
from screening.model import ListState

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def loaded(name: str, hours_ago: float) -> ListState:
    return ListState(name, 5, (NOW - timedelta(hours=hours_ago)).strftime("%Y-%m-%dT%H:%M:%SZ"))


def found(limits: str, *lists: ListState) -> dict[str, str]:
    return {state.list: state.why for state in overdue(parse(limits), lists, NOW.timestamp())}


def test_ages_are_read_in_seconds_minutes_hours_and_days() -> None:
    assert parse("a=90s, b=15m,c=24h ,un-sc=7d,*=30d") == {
        "a": 90, "b": 900, "c": 86_400, "un-sc": 604_800, "*": 2_592_000,
    }  # fmt: skip


def test_without_limits_nothing_is_overdue() -> None:
    assert parse("") == {}
    assert overdue({}, [loaded("sltd", 9_999)], NOW.timestamp()) == ()


@pytest.mark.parametrize(
    "text",
    ["sltd", "sltd=", "sltd=24", "sltd=h", "=24h", "sltd=0h", "sltd=-1h", "sltd=1.5h", "sltd=24h;un=7d",
     "sltd=24h,sltd=7d", "sl td=24h", "sltd=4000d", "sltd=9999999999s"],
)  # fmt: skip
def test_what_is_not_a_list_with_an_age_is_refused_by_the_number_of_its_entry(text: str) -> None:
    with pytest.raises(ValueError, match=r"^entry \d "):
        parse(text)


@given(st.text(alphabet="ab*=0123456789smhd,. ٣\n", max_size=30))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert all(0 < age <= freshness.LONGEST for age in parse(text).values())


def test_a_list_is_overdue_when_it_is_older_than_its_limit_and_not_before() -> None:
    assert found("sltd=24h", loaded("sltd", 24.01)) == {"sltd": "it is older than its limit of 1 day"}
    assert found("sltd=24h", loaded("sltd", 23.99)) == {}


def test_a_list_without_a_limit_may_be_of_any_age() -> None:
    assert found("sltd=24h", loaded("sltd", 1), loaded("un-sc", 9_999)) == {}


def test_the_star_is_for_lists_that_have_no_limit_of_their_own() -> None:
    lists = loaded("sltd", 30), loaded("un-sc", 30)
    assert set(found("un-sc=2d,*=1d", *lists)) == {"sltd"}
    assert set(found("un-sc=1d,*=2d", *lists)) == {"un-sc"}


def test_a_list_that_is_named_must_be_on_file() -> None:
    [state] = overdue(parse("sltd=24h,*=1d"), [loaded("un-sc", 1)], NOW.timestamp())
    assert (state.list, state.records, state.why) == ("sltd", 0, "it must be checked and is not on file")


def test_a_list_filled_record_by_record_has_no_age() -> None:
    national = ListState("national", 2)
    assert found("*=1d", national) == {}
    assert "never loaded whole" in found("national=1d", national)["national"]


def test_a_list_from_the_future_is_not_called_fresh() -> None:
    assert found("sltd=24h", loaded("sltd", -0.01)) == {}
    assert "clock" in found("sltd=24h", loaded("sltd", -1))["sltd"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(604_800, "7 days"), (86_400, "1 day"), (5_400, "90 minutes"), (3_600, "1 hour"), (1, "1 second"),
     (61, "61 seconds")],
)  # fmt: skip
def test_a_span_is_told_in_the_largest_unit_that_fits(seconds: float, said: str) -> None:
    assert words(seconds) == said


def test_limits_survive_the_form_in_which_they_are_told() -> None:
    assert {name: freshness.words(age) for name, age in parse("a=36h,b=2d").items()} == {
        "a": "36 hours", "b": "2 days",
    }  # fmt: skip
