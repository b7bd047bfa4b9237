from datetime import date

from screening.synthetic import calendar, chance


def test_every_day_is_a_date_and_follows_the_day_before() -> None:
    days = [date.fromisoformat(day).toordinal() for day in calendar.DAYS]
    assert days == list(range(days[0], days[0] + len(days)))


def test_listed_and_ordinary_persons_share_no_full_birth_date() -> None:
    draw = chance.row(chance.key(1, "births"), 0)
    listed = {calendar.birthday(draw, calendar.LISTED) for _ in range(3000)}
    ordinary = {calendar.birthday(draw, calendar.ORDINARY) for _ in range(3000)}
    assert {day % 4 for day in listed} == {0}
    assert {day % 4 for day in ordinary} == {2}


def test_dummies_of_listed_persons_fall_in_even_years_and_of_others_in_odd_ones() -> None:
    day = calendar.DAYS.index("1981-05-04")
    assert calendar.first_of_january(day, calendar.LISTED) == "1980-01-01"
    assert calendar.first_of_january(day, calendar.ORDINARY) == "1981-01-01"
    assert calendar.first_of_january(calendar.DAYS.index("1980-05-04"), calendar.ORDINARY) == "1979-01-01"


def test_years_later_keeps_to_days_that_exist() -> None:
    assert calendar.years_later("2020-02-29", 10) == "2030-02-28"
    assert calendar.years_later("2021-12-31", 5) == "2026-12-31"


def test_listings_and_reports_lie_before_today_and_expiries_after() -> None:
    for row in range(300):
        draw = chance.row(chance.key(1, "days"), row)
        assert "2012" <= calendar.listing_day(draw) < calendar.TODAY
        assert "2016" <= calendar.reporting_day(draw) < calendar.TODAY
        assert calendar.TODAY < calendar.expiry_day(draw) < "2036"
