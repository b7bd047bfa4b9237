import pytest

from screening.synthetic import numbers, papers
from screening.synthetic.names import CULTURES
from screening.synthetic.world import Country, countries, population

NAMED = """
KAZ KGZ UZB TJK TKM AZE RUS UKR GEO ARM MNG TUR IRN AFG PAK IND NPL BGD LKA MMR THA LAO KHM VNM MYS IDN PHL
CHN KOR PRK SYR IRQ EGY SAU
"""
HUNDRED_MILLION = 100_000_000


def test_all_named_countries_are_there_once() -> None:
    codes = [country.code for country in countries()]
    assert set(codes) >= set(NAMED.split())
    assert len(codes) == len(set(codes))


def test_the_population_has_a_slot_for_each_unit_of_weight() -> None:
    assert len(population()) == sum(country.weight for country in countries())


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_a_country_has_known_cultures_cities_and_a_share_of_dummies(country: Country) -> None:
    assert set(country.cultures) <= set(CULTURES)
    assert len(country.cities) >= 6
    assert all(city == city.strip() and "_" not in city for city in country.cities)
    assert 0 <= country.dummy <= 0.5


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_numbers_last_for_a_hundred_million_documents(country: Country) -> None:
    places = next(slot.places for slot in papers.stripe() if slot.country is country)
    needed = HUNDRED_MILLION / papers.STRIPE * places
    assert numbers.capacity(country.passport) >= needed
    assert numbers.capacity(country.card) >= needed


def test_ranges_last_for_a_hundred_million_documents() -> None:
    needed = HUNDRED_MILLION / papers.STRIPE / len(papers.range_countries())
    for country in papers.range_countries():
        assert 10 ** (country.passport.digits - 4) * len(country.passport.prefixes) >= needed


def test_patterns_with_letters_and_digits_unfold() -> None:
    georgia = next(country for country in countries() if country.code == "GEO")
    assert len(georgia.passport.prefixes) == 100 * 26 * 26
    assert "07QX" in georgia.passport.prefixes
