"""The compiled ladder of dates of birth gives what `matchers.birth` gives, in agreement and in words."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product

from screening.index import births
from screening.matchers import birth
from tests.kernel import pure

pure.require_kernel()

YEARS = (1850, 1900, 1949, 1950, 1958, 1959, 1960, 1961, 1985, 1995, 2000, 2026)
BEYOND = ("1368-02-11", "2560-05-01", "068", "1968/1972", "2027-01-01", "1980-13-05", "1958-05/1959-02")


def dates() -> list[str]:
    """Days that are dummies and that are not, the ends of months and of leap years, months, years, other forms."""
    chance = random.Random(4)
    found = [f"{year}" for year in YEARS] + [
        f"{year}-{month:02}" for year in YEARS for month in (1, 2, 7, 12)
    ]
    for year in YEARS:
        stand_for_more = [date(year, month, day) for month, day in birth.STAND_FOR_YEAR]
        ends = [date(year, month, 1) - timedelta(1) for month in (2, 3, 8)] if year > 1850 else []
        any_days = [date(year, 1, 1) + timedelta(chance.randrange(365)) for _ in range(4)]
        crossed = [
            date(year, 3, 12),
            date(year, 12, 3),
            date(year, 12, 31),
            date(year, 5, 15),
            date(year, 5, 1),
        ]
        days = [date(year, 1, 1), *stand_for_more, *ends, *any_days, *crossed]
        found += [day.isoformat() for day in days]
    return [*dict.fromkeys(found), *BEYOND]


def test_agreements_and_words_are_equal():
    plain = pure.load("screening.matchers.birth")
    pairs = list(product(dates(), repeat=2))
    for asked, filed in pairs:
        assert birth.compare(asked, [filed]) == plain.compare(asked, [filed]), (asked, filed)
        assert birth.agreement(asked, [filed]) == plain.agreement(asked, [filed])
    said = {birth.compare(asked, [filed]).why for asked, filed in pairs}  # type: ignore[union-attr]
    assert said >= {
        rule.why for rule in (*birth.IN_ONE_YEAR, *birth.IN_TWO_YEARS)
    }  # else rules were not tried


def test_the_best_of_several_dates_is_the_same():
    plain = pure.load("screening.matchers.birth")
    chance = random.Random(5)
    for asked in dates():
        filed = chance.choices(dates(), k=3)
        assert birth.compare(asked, filed) == plain.compare(asked, filed)


def test_what_is_no_plain_date_is_left_to_python():
    from screening.kernel import dates as compiled

    for text in (*BEYOND, "", "1980-00", "1980-01-00", "1980-1-1", "19800101", "1980-01-32", "１９８０"):
        assert compiled.rung(text, "1980-01-01") == compiled.rung("1980-01-01", text) == -1


def test_spans_of_plain_dates_are_equal():
    plain = pure.load("screening.index.births")
    days = [date(year, 1, 1) + timedelta(each) for year in (1900, 1960, 2026) for each in range(364)]
    for text in (*dates(), *(day.isoformat() for day in days), "2000-02-29", "1960-02-29"):
        assert births.born([text]) == plain.born([text]), text


def test_days_that_do_not_exist_are_left_to_python():
    from screening.kernel import dates as compiled

    for text in (
        *BEYOND,
        "",
        "1980-00",
        "1981-02-29",
        "1981-02-30",
        "1980-04-31",
        "1980-12-32",
        "1980-01-00",
    ):
        assert compiled.span(text) is None, text
