from __future__ import annotations

import pytest

from screening.matchers import place, sex
from screening.text.countries import NAMES
from screening.text.tables import places as table


def nationality(asked: str, filed: str) -> float | None:
    found = place.compare_nationalities(tuple(asked.split()), tuple(filed.split()))
    return None if found is None else found.agreement


def birth_place(asked: str, *filed: str) -> float | None:
    found = place.compare_birth_places(asked, filed)
    return None if found is None else found.agreement


def test_a_shared_nationality_agrees_and_another_one_leans_against():
    same, other = nationality("KAZ RUS", "RUS"), nationality("KAZ", "PER")
    assert same is not None
    assert other is not None
    assert same > 0.5 > other


@pytest.mark.parametrize(
    ("one", "other"),
    [("D", "DEU"), ("GBD", "GBR"), ("GBN", "GBS"), ("UNK", "RKS"), ("XXK", "RKS"), ("DDR", "DEU")],
)
def test_codes_of_one_state_agree(one: str, other: str):
    assert nationality(one, other) == nationality(other, one) == place.BEST_NATIONALITY.agreement


@pytest.mark.parametrize(
    ("one", "other"), [("KAZ", "SUN"), ("HRV", "YUG"), ("HKG", "CHN"), ("GBN", "HKG"), ("PRI", "USA")]
)
def test_related_states_do_not_contradict(one: str, other: str):
    found = nationality(one, other)
    assert found is not None
    assert place.BEST_NATIONALITY.agreement > found >= 0.5
    assert nationality(other, one) == found


def test_citizens_of_one_former_union_contradict_less_than_strangers():
    neighbours, strangers = nationality("KAZ", "RUS"), nationality("KAZ", "PER")
    assert neighbours is not None
    assert strangers is not None
    assert 0.5 > neighbours > strangers


@pytest.mark.parametrize(
    "code", ["XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "XPO", "XOM", "EUE", "XBA", "UTO"]
)
def test_codes_that_name_no_state_say_nothing(code: str):
    assert nationality(code, "KAZ") is None
    assert nationality("KAZ", code) is None
    assert nationality(f"{code} KAZ", "KAZ") == place.BEST_NATIONALITY.agreement


def test_every_code_in_the_tables_is_one_that_the_service_knows():
    families = set(table.FAMILIES.split())
    assert families <= NAMES.keys()
    assert set(table.ONE_STATE.values()) <= NAMES.keys()
    special = {code for code in NAMES if code.startswith("X")} | {"UNO", "UNA", "EUE", "UTO", "NTZ"}
    assert special <= table.NO_STATE


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Osh", "Osh, Kyrgyzstan"),
        ("Ош, Кыргызстан", "Osh"),
        ("Dzhalalabad", "Jalalabad, Afghanistan"),
        ("Herat", "Hirat Province"),
        ("قندهار", "Kandahar, Afghanistan"),
        ("दिल्ली", "New Delhi, India"),
        ("Baku USSR", "Bakı, Azerbaijan"),
        ("Фрунзе, СССР", "Bishkek, Kyrgyzstan"),
        ("Leningrad", "St. Petersburg, Russia"),
        ("Alma-Ata", "Almaty"),
        ("Ho Chi Minh City", "Saigon"),
        ("Al-Riyadh", "Riyadh, Saudi Arabia"),
        ("Kyrgyzstan, Osh", "Osh"),
    ],
)
def test_a_place_of_birth_is_recognised_however_it_is_written(asked: str, filed: str):
    assert birth_place(asked, filed) == birth_place(filed, asked) == place.BEST_BIRTH_PLACE.agreement


def test_the_best_of_several_places_counts():
    assert birth_place("Osh", "Bishkek", "Osh, Kyrgyzstan") == place.BEST_BIRTH_PLACE.agreement


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Tokmok, Chuy, Kyrgyzstan", "Kant, Chuy, Kyrgyzstan"),  # the town; the region alone
        ("Kant, Chuy, Kyrgyzstan", "Kyrgyzstan"),
        ("Kyrgyzstan", "Osh, Kyrgyzstan"),
        ("Osh, Kyrgyzstan", "Lima, Peru"),
    ],
)
def test_places_rank_by_how_much_of_them_agrees(better: str, worse: str):
    closer, farther = (
        birth_place(better, "Tokmok, Chuy, Kyrgyzstan"),
        birth_place(worse, "Tokmok, Chuy, Kyrgyzstan"),
    )
    assert closer is not None
    assert farther is not None
    assert closer > farther


def test_a_city_of_that_name_in_another_country_neither_agrees_nor_contradicts():
    assert birth_place("Tripoli, Lebanon", "Tripoli, Libya") == 0.5


def test_another_place_hardly_contradicts():
    found = birth_place("Karachi", "Lahore")
    assert found is not None
    assert 0.5 > found >= 0.4


@pytest.mark.parametrize(
    ("asked", "filed"), [("Osh", "Ash"), ("Kabul", "Babul"), ("San Salvador", "San Sebastian")]
)
def test_places_that_look_alike_are_not_one(asked: str, filed: str):
    found = birth_place(asked, filed)
    assert found is not None
    assert found < 0.5


def test_a_place_without_letters_or_nothing_to_compare_says_nothing():
    assert birth_place("", "Osh") is None
    assert birth_place("---", "Osh") is None
    assert birth_place("Osh") is None
    assert birth_place("Osh", "Kyrgyzstan") is None


def test_hostile_places_are_read_within_bounds():
    assert birth_place("a," * 5_000, "Osh") is not None
    assert birth_place("б" * 5_000, "Osh") is not None


def test_sexes_that_differ_contradict_and_unknown_ones_say_nothing():
    found = sex.compare("M", "F")
    assert found is not None
    assert found.agreement == 0.0
    assert sex.compare("X", "F") is None
    assert sex.compare("F", "") is None
    same = sex.compare("F", "F")
    assert same is not None
    assert same.agreement > 0.5


def test_agreements_without_words_are_those_of_the_evidence():
    states = [("KAZ",), ("KAZ", "RUS"), ("SUN",), ("DEU",), ("XXA",), ()]
    for asked in states:
        for filed in states:
            found = place.compare_nationalities(asked, filed)
            assert place.nationality_agreement(asked, list(filed)) == (found and found.agreement)
    places = ["Baku, USSR", "Kabul", "Herat, Afghanistan", ""]
    for one in places:
        for other in ([each for each in places if each], ["Kabul"], []):
            found = place.compare_birth_places(one, other)
            assert place.birth_place_agreement(one, other) == (found and found.agreement)
    for one in "MFX":
        for other in ("M", "F", "X", ""):
            found = sex.compare(one, other)
            assert sex.agreement(one, other) == (None if found is None else found.agreement)
