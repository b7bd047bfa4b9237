from __future__ import annotations

import pytest

from screening.decide import DEFAULT
from screening.matchers import name
from screening.model import Name, PersonRecord, Traveller
from screening.screen import compare
from screening.text.names import prepare

CHAIN = "Qusay Jabbar Mahdi al-Samawi"


def score(asked: str, filed: str, born: str = "") -> float:
    """Of the whole product for two people without other facts, or with one date of birth."""
    record = PersonRecord("r", "list", names=(Name(filed),), birth_dates=(born,) if born else ())
    return compare(Traveller(name=Name(asked), birth_date=born), record, DEFAULT).score


@pytest.mark.parametrize("own", ["Rafid", "Huda", "Ali"])
def test_who_has_one_more_name_before_an_arab_chain_is_the_child(own: str):
    assert score(f"{own} {CHAIN}", CHAIN) < DEFAULT.threshold
    assert score(CHAIN, f"{own} {CHAIN}") < DEFAULT.threshold


def test_a_chain_is_told_by_its_article_on_one_side():
    assert score("Rafid Qusay Jabbar Mahdi Samawi", CHAIN) < DEFAULT.threshold


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (f"Mohammed {CHAIN}", "Muhammad is put before at will"),
        (f"R. {CHAIN}", "an initial names nobody"),
        (f"Sheikh {CHAIN}", "a title is no name"),
        ("Qusay Jabbar Mahdi Rafid al-Samawi", "a grandfather more or less is nothing"),
        ("Qusay Mahdi al-Samawi", "nor one less"),
    ],
)
def test_the_same_chain_with_anything_else_is_referred(asked: str, why: str):
    assert score(asked, CHAIN) >= DEFAULT.threshold, why


def test_a_name_that_is_no_chain_may_have_lost_its_first_part():
    assert score("Qusay Jabbar Mahdi Samawi", "Rafid Qusay Jabbar Mahdi Samawi") >= DEFAULT.threshold


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Pak Song Gil", "Pak Gil"),
        ("Pak Gil", "Pak Song Gil"),
        ("Pak Song Gil", "Pak Sok Gil"),
        ("Gil Song Pak", "Pak Tong Gil"),
        ("Choe Hye Rim", "Choe Hyon Rim"),
    ],
)
def test_another_syllable_is_another_korean(asked: str, filed: str):
    assert score(asked, filed) < DEFAULT.threshold


def test_a_date_of_birth_outweighs_another_syllable():
    assert score("Pak Song Gil", "Pak Sok Gil", "1971-03-09") >= DEFAULT.threshold


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Pak Song Gil", "Park Seong-kil"),
        ("Choe Ryong Ok", "Choi Yong Ok"),
        ("Ri Myong Chol", "Lee Myeong-cheol"),
        ("Rim Hun", "Lim Hoon"),
        ("Pak Songgil", "Pak Song Gil"),
    ],
)
def test_other_spellings_of_the_same_syllables_are_referred(asked: str, filed: str):
    assert score(asked, filed) >= DEFAULT.threshold


def test_syllables_of_other_peoples_are_no_koreans():
    """Nothing changes for names without a surname that is plainly Korean, or with a part that is no syllable."""
    for asked, filed in (
        ("Tan Wei Ming", "Tan Ming"),
        ("Kim Margaret Song", "Kim Song"),
        ("Duong Hong Son", "Duong Son"),
    ):
        (one,), (other,) = prepare(asked), prepare(filed)
        assert name.compare(one, other).score > name.ONE_OF_SEVERAL + 0.2
