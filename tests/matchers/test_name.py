from __future__ import annotations

import pytest

from screening.decide import DEFAULT
from screening.matchers import name as matcher
from screening.text.names import prepare


def match(asked: str, filed: str) -> matcher.NameMatch:
    pairs = [matcher.compare(a, b) for a in prepare(asked) for b in prepare(filed)]
    return max(pairs, key=lambda pair: pair.score)


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Bekzat Dzhumagulov", "Dzhumagulov Bekzat"),
        ("Bekzat Dzhumagulv", "Dzhumagulov Bekzat"),
        ("Bekzta Dzhumagulov", "Dzhumagulov Bekzat"),
        ("Bekzat Zhumagulov", "Dzhumagulov Bekzat"),
        ("Kim Jongun", "Kim Jong Un"),
        ("Saddam Hussein", "Saddam Hussein al-Tikriti"),
        ("Mohamed Salah Soltan", "Muhammad Salah Sultan"),
        ("J Kozlowski", "Jan Kozlowski"),
        ("Jon Smith", "John Smith"),
        ("Жумагулов Бекзат", "Bekzat Zhumagulov"),
        ("Habiba Sorabi", "Habiba Sarobi"),
        ("Khanlari Gharid", "Khanlari Ghadir"),
        ("Mitra Trabizian", "Mitra Tabrizian"),
        ("Seyyed Ebrahim Rostampour", "Mohammad Ebrahim Rostampour"),
        ("Reza Khanlari", "Mohammadreza Khanlari"),
        ("Niloufar Doustipour", "Niloufar Dousti"),
        ("Nan Thiri", "Nan Wai Thiri"),
        ("Nan Wai Thiri", "Nan Thiri"),
        ("Le Quoc", "Le Dinh Quoc"),
    ],
)
def test_one_person_in_two_spellings_is_referred(asked: str, filed: str):
    assert match(asked, filed).score >= DEFAULT.threshold


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Ivan Petrov", "Igor Petrov"),
        ("Ahmed Mohammed", "Ahmed Mohammed Ali Hassan Ibrahim"),
        ("Muhammad Ali", "Muhammad Hassan"),
        ("George Bush", "George Habbash"),
        ("Kim Jong Un", "Kim Yong Nam"),
        ("Peter van Anrooy", "Peter A. Savchenko"),
        ("Nguyen Van Minh", "Nguyen Van Thanh"),
        ("Omari Bekele Tesfaye", "Omari"),
    ],
)
def test_different_people_are_not_referred(asked: str, filed: str):
    assert match(asked, filed).score < DEFAULT.threshold


def test_a_contradicted_part_costs_more_than_a_missing_one():
    missing = match("Aleksandr Petrov", "Aleksandr Sergeevich Petrov").score
    contradicted = match("Aleksandr Ivanovich Petrov", "Aleksandr Sergeevich Petrov").score
    assert contradicted < missing


def test_what_is_put_on_and_left_off_at_will_contradicts_nothing():
    another, title = (
        match("Yusuf Bekzat Zhumagulov", "Marat Bekzat Zhumagulov"),
        match("Yusuf Bekzat Zhumagulov", "Syed Bekzat Zhumagulov"),
    )
    assert another.score < DEFAULT.threshold <= title.score


@pytest.mark.parametrize(
    ("one", "other", "rearranged"),
    [
        ("gharid", "ghadir", True),
        ("sorabi", "sarobi", True),
        ("mostafa", "mosfata", True),
        ("trabizian", "tabrizian", True),
        ("gharid", "ghidar", False),  # further apart
        ("gharid", "ghadirov", False),
        ("gharidov", "gharid", False),
        ("gharid", "ghadit", False),
    ],
)
def test_three_letters_in_another_order_are_one_slip(one: str, other: str, rearranged: bool):
    slips = [matcher.spelled_alike(*pair).slips for pair in ((one, other), (other, one))]
    assert (slips == [1.0, 1.0]) is rearranged


def test_agreement_on_a_rare_part_is_worth_more_than_on_a_common_one():
    assert matcher.weight(prepare("Dzhumagulov")[0].tokens[0]) > matcher.weight(
        prepare("Mohamed")[0].tokens[0]
    )


def test_the_order_in_which_names_are_given_does_not_change_the_score():
    assert match("Jan Kozlowsky", "Kozlowski Jan").score == match("Kozlowski Jan", "Jan Kozlowsky").score


LONG = "Kuruppu Arachchige Nimal Sarath Wickramasinghe"


@pytest.mark.parametrize("cut", [LONG[:-5], LONG[:-10], LONG[:-12]])
def test_a_long_name_may_have_been_cut_by_the_field(cut: str) -> None:
    assert match(cut, LONG).score > 0.9


def test_a_short_name_was_not_cut() -> None:
    assert match("Nimal Wick", "Nimal Wickramasinghe").score < 0.75


@pytest.mark.parametrize("filed", ["K Radha Krishnan", "K Krishnan Nair", "Krishnan K S"])
def test_a_common_name_and_an_initial_name_nobody_of_whom_another_part_is_left(filed: str):
    assert matcher.compare(prepare("K Krishnan")[0], prepare(filed)[0]).score < DEFAULT.threshold
    assert matcher.compare(prepare("K Krishnan")[0], prepare("Krishnan K")[0]).score >= DEFAULT.threshold


def test_a_rare_name_and_an_initial_are_referred_though_another_initial_is_left():
    assert matcher.compare(prepare("S Jagadisan")[0], prepare("S K Jagadisan")[0]).score >= DEFAULT.threshold
