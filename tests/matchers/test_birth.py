from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import decide
from screening.matchers import birth
from screening.matchers.evidence import Evidence

NAMED = Evidence("name", 0.9, "", "", "")
LEAST, MOST = date(1930, 1, 1), date(2015, 12, 31)


def compared(asked: str, *filed: str) -> Evidence:
    found = birth.compare(asked, filed)
    assert found is not None
    return found


def agreement(asked: str, *filed: str) -> float:
    return compared(asked, *filed).agreement


def test_a_traveller_without_a_date_says_nothing():
    assert birth.compare("", ("1980",)) is None
    assert birth.compare("", ()) is None


def test_a_date_that_is_not_on_file_speaks_a_little_against():
    found = compared("1980-03-09")
    assert decide.score([NAMED, found]) < decide.score([NAMED])
    assert agreement("1980-03-09", "1980-11-21") < found.agreement < agreement("1980-03-09", "1980")
    assert (found.query, found.record) == ("1980-03-09", "")


@pytest.mark.parametrize("policy", decide.POLICIES.values(), ids=lambda policy: policy.name)
def test_the_same_name_refers_where_no_date_is_on_file_however_many_bear_it(policy: decide.Policy):
    same = NAMED._replace(agreement=1.0, common=1.0)
    assert decide.score([same, compared("1980-03-09")], policy) >= policy.threshold


def test_an_inexact_common_name_does_not_where_an_inexact_rare_one_does():
    rare, common = (NAMED._replace(agreement=0.82, common=common) for common in (0.0, 1.0))
    refers = [
        decide.score([name, compared("1980-03-09")]) >= decide.DEFAULT.threshold for name in (rare, common)
    ]
    assert refers == [True, False]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("1980-08-12", "1980-12-08"),  # the same day, day and month exchanged
        ("1980-12-08", "1981-08-12"),
        ("1981-08-12", "1981-03-05"),
        ("1980-08", "1980"),
        ("1980", "1980-03-05"),
        ("1980-01-01", "1981-01-01"),
        ("1981", "1981-03-05"),  # a year that is known alone is an estimate
        ("1981-03-05", "1991-08-14"),
    ],
)
def test_slips_are_ranked(better: str, worse: str):
    assert agreement(better, "1980-08-12") > agreement(worse, "1980-08-12")


def test_the_first_of_january_counts_as_the_year_only():
    assert (
        agreement("1980-01-01", "1980-01-01")
        == agreement("1980-01-01", "1980-08-12")
        == agreement("1980", "1980-08-12")
    )


@pytest.mark.parametrize("dummy", ["1980-07-01", "1980-12-31", "1980-03-21"])
def test_other_days_that_stand_for_a_year_say_little_and_do_not_contradict(dummy: str):
    assert agreement("1980-11-05", "1980-11-05") > agreement(dummy, dummy) > 0.8
    assert agreement(dummy, "1980-11-05") == agreement("1980-11-05", dummy) == 0.5


@pytest.mark.parametrize("dummy", ["1980-11-01", "1980-11-15"])
def test_the_first_and_the_fifteenth_may_stand_for_their_month(dummy: str):
    assert agreement(dummy, "1980-11-28") == 0.5
    assert agreement(dummy, "1980-04-28") < 0.5
    assert agreement(dummy, dummy) == 1.0


@pytest.mark.parametrize("asked", ["1980-08-13", "1980-08-21", "1930-08-12", "1981-08-12", "1880-08-12"])
def test_one_slip_of_the_pen_never_contradicts(asked: str):
    assert agreement(asked, "1980-08-12") > 0.5


def test_a_year_off_is_told_across_a_decade_too():
    assert agreement("1979-08-12", "1980-08-12") == agreement("1981-08-12", "1980-08-12")


def test_another_century_contradicts_unless_it_alone_differs():
    assert agreement("1880-08-12", "1980-08-14") == 0.0
    assert agreement("1904", "2004") == 0.0


def test_a_date_in_a_range_agrees_and_far_outside_contradicts():
    assert agreement("1970-05-05", "1968/1972") > 0.5
    assert 0.5 > agreement("1973-02-05", "1968/1972") > agreement("1974-11-05", "1968/1972") > 0.0
    assert agreement("1990", "1968/1972") == 0.0


def test_the_narrower_the_range_the_more_it_says():
    ranges = (
        "1970-05-02/1970-05-07",
        "1970-05/1970-06",
        "1969-10/1970-08",
        "1968/1972",
        "1965/1974",
        "1950/1980",
    )
    told = [agreement("1970-05-05", each) for each in ranges]
    assert told == sorted(told, reverse=True)
    assert told[0] < 1.0
    assert told[-1] > 0.5


def test_a_range_within_one_year_is_compared_to_the_day():
    assert (
        agreement("1970-04-05", "1970-03-01/1970-05-12")
        > 0.5
        > agreement("1970-11-05", "1970-03-01/1970-05-12")
    )


def test_the_best_of_several_dates_counts():
    found = compared("1970-05-05", "1950", "1970-05-05", "1971")
    assert (found.agreement, found.record) == (1.0, "1970-05-05")


@pytest.mark.parametrize(
    ("asked", "filed", "why"),
    [
        ("1368-02-11", "1989-05-01", "1368-02-11 read as Solar Hijri is 1989-05-01, the same day."),
        ("1989-05-01", "1368-02-11", "1368-02-11 read as Solar Hijri is 1989-05-01, the same day."),
        ("2532-05-01", "1989-05-01", "2532-05-01 read as Buddhist Era is 1989-05-01, the same day."),
        ("068-05-01", "1979-05-01", "068-05-01 read as Minguo is 1979-05-01, the same day."),
        ("1980-13-05", "1988-09-10", "1980-13-05 read as Ethiopian is 1988-09-10, the same day."),
        (
            "2532-05-01",
            "1368-02-11",
            "2532-05-01 read as Buddhist Era is 1989-05-01 and 1368-02-11 read as Solar Hijri is 1989-05-01,"
            " the same day.",
        ),
        (
            "1401-05-10",
            "1981-03-17",  # as the Umm al-Qura almanac has it
            "1401-05-10 read as lunar Hijri is 1981-03-16: the dates of birth are as near to each other as that"
            " calendar can tell.",
        ),
        (
            "2046-12-26",
            "1990-04-09",
            "2046-12-26 read as Bikram Sambat is 1990-04-08: the dates of birth are as near to each other as that"
            " calendar can tell.",
        ),
    ],
)
def test_the_same_day_in_another_calendar_agrees_a_little_less_and_says_how(asked: str, filed: str, why: str):
    found = compared(asked, filed)
    assert found.why == why
    assert 0.85 <= found.agreement <= 0.9


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("1368", "1989"),
        ("1368", "1990-02"),
        ("1368-02", "1989-05-01"),
        ("2532", "1989-05-01"),
        ("1368", "1988/1992"),
    ],
)
def test_parts_of_dates_agree_across_calendars(asked: str, filed: str):
    assert 0.88 > agreement(asked, filed) > 0.6
    assert agreement(asked, filed) == agreement(filed, asked)


def test_slips_are_seen_through_another_calendar_and_weigh_less():
    swapped = compared("2532-01-05", "1989-05-01")
    assert 0.5 < swapped.agreement < agreement("1989-01-05", "1989-05-01")
    assert "exchanged" in swapped.why
    assert 0.5 > agreement("2532-08-22", "1989-05-02") > agreement("1989-08-22", "1989-05-02")
    assert agreement("2532-05-01", "1965-11-20") < 0.2


def test_the_first_of_the_solar_year_stands_for_that_year():
    assert agreement("1368-01-01", "1989-11-12") == agreement("1368", "1989-11-12") > 0.6
    assert agreement("1368-01-01", "1368-05-12") == agreement("1980-01-01", "1980-05-12")


def test_two_dates_of_one_other_calendar_are_compared_in_it():
    assert agreement("1368-02-11", "1368-02-11") == 1.0
    assert compared("1368-02-11", "1368-11-02").why == "Day and month of birth are exchanged."
    assert agreement("1368-02-31", "1368-03-01") == agreement("1989-05-31", "1989-06-01")


def test_a_range_of_another_calendar_holds_a_day():
    assert agreement("1989-05-01", "1366/1370") > 0.5
    assert agreement("1975-05-01", "1366/1370") < 0.2


def test_a_year_to_come_is_compared_both_as_it_stands_and_as_nepali():
    assert agreement("2046-12-26", "2046-12-26") == 1.0
    assert agreement("2046-12-26", "1990-04-08") > 0.8


def test_every_reason_is_one_sentence():
    rules = (*birth.IN_ONE_YEAR, *birth.IN_TWO_YEARS)
    for why in [rule.why for rule in rules]:
        assert why[0].isupper()
        assert why.count(".") == 1
        assert why.endswith(".")


days = st.dates(LEAST, MOST)


@given(days)
def test_a_full_date_agrees_with_itself_and_so_does_its_spelling_in_another_era(day: date):
    assert agreement(day.isoformat(), day.isoformat()) >= 0.68
    siamese = f"{day.year + 543}{day.isoformat()[4:]}"
    assert agreement(siamese, day.isoformat()) >= 0.6
    assert agreement(siamese, siamese) >= 0.68


@given(days, days)
def test_comparison_does_not_depend_on_who_asks(one: date, other: date):
    assert agreement(one.isoformat(), other.isoformat()) == agreement(other.isoformat(), one.isoformat())


@given(days, st.integers(4 * 366, 20 * 366))
def test_dates_years_apart_contradict_unless_a_slip_of_the_pen_explains_it(day: date, apart: int):
    other = day - timedelta(days=apart)
    found = compared(day.isoformat(), other.isoformat())
    assert found.agreement == 0.0 or "digit" in found.why


def test_a_contradiction_takes_a_full_name_below_the_threshold_and_a_close_date_does_not():
    def score(*dates: str) -> float:
        name = birth.SAME._replace(fact="name", agreement=1.0)
        return decide.score([name, compared(*dates)])

    assert score("1980-08-12", "1993-03-05") < decide.DEFAULT.threshold
    assert score("2523-08-12", "1993-03-05") < decide.DEFAULT.threshold
    for close in ("1981-08-12", "1980-08-15", "1981-03-05", "1980-08-13", "1980-03-05"):
        assert score("1980-08-12", close) >= decide.DEFAULT.threshold
