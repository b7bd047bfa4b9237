from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text import endings
from screening.text.fold import fold

NAMES = Path(__file__).parents[3] / "shared" / "data" / "names"
tokens = st.text("abcdefghijklmnopqrstuvwxyz", max_size=20)
SUFFIXES = (
    "ov ova ev eva yev ow owa off in ina sky skaya ski ska cki zoda zadeh yan ian li pour vich iene".split()
)
surname = st.builds(
    str.__add__, st.text("aeioubdgklmnrstvz", min_size=1, max_size=8), st.sampled_from(SUFFIXES)
)


@pytest.mark.parametrize(
    ("token", "stem", "ending"),
    [
        ("ivanov", "ivan", "ov"),
        ("ivanova", "ivan", "ov"),
        ("aliyev", "ali", "ov"),
        ("smirnoff", "smirn", "ov"),
        ("putina", "put", "in"),
        ("trotskaya", "trot", "ski"),
        ("trocki", "trot", "ski"),
        ("zawadzki", "zawad", "ski"),
        ("rahmonzoda", "rahmon", "zade"),
        ("alizadeh", "ali", "zade"),
        ("petrosian", "petros", "yan"),
        ("mammadli", "mammad", "li"),
        ("maratuly", "marat", "father"),
        ("papadopoulou", "papad", "opoulos"),
        ("jamaldin", "jamal", "din"),
        ("asadollah", "asad", "ullah"),
    ],
)
def test_a_stem_is_what_stands_before_the_ending(token: str, stem: str, ending: str):
    assert endings.stem(token) == (stem, ending)


@pytest.mark.parametrize(
    "token",
    ["ivan", "lin", "khan", "ali", "hussain", "vasily", "ruslan", "olga", "lev", "abdullah", ""],
)
def test_names_that_only_look_like_it_are_left_whole(token: str):
    assert endings.stem(token) == (token, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ivanov", "ivanova"),
        ("putin", "putina"),
        ("rakhmonov", "rahmonova"),
        ("trotsky", "trotskaya"),
        ("kowalski", "kowalska"),
        ("kazlauskas", "kazlauskiene"),
        ("kazlauskaite", "kazlauskas"),
        ("papadopoulos", "papadopoulou"),
        ("nikolaidis", "nikolaidou"),
    ],
)
def test_the_form_for_men_and_the_form_for_women_are_one_surname(one: str, other: str):
    assert endings.same_stem(one, other) == f"{one} and {other} differ in the ending for men and women"
    assert endings.strength(one, other) == endings.INFLECTED


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("smirnov", "smirnoff", "smirnov and smirnoff are spellings of one ending"),
        ("soloviev", "solovyov", "soloviev and solovyov are spellings of one ending"),
        ("rahmon", "rahmonov", "rahmonov and rahmon: the Russian ending is left out"),
        ("rahmonov", "rahmonzoda", "rahmonov and rahmonzoda: one ending takes the place of the other"),
        ("mammadov", "mammadli", "mammadov and mammadli: one ending takes the place of the other"),
        ("sharipov", "sharifzoda", "sharipov and sharifzoda: one ending takes the place of the other"),
        ("sharipov", "sharif", "sharipov and sharif: the Russian ending is left out"),
        ("maratovich", "maratuly", "maratovich and maratuly: one ending takes the place of the other"),
        ("novak", "novakova", "novakova and novak: the ending for women is left out"),
        ("svobodova", "svoboda", "svobodova and svoboda: the ending for women is left out"),
        ("rustam", "rustamjon", "rustamjon and rustam: the ending is left out"),
        ("doustipour", "dousti", "doustipour and dousti: the ending is left out"),
        ("rezaeinejad", "rezaei", "rezaeinejad and rezaei: the ending is left out"),
        ("hosseininia", "hosseini", "hosseininia and hosseini: the ending is left out"),
        ("jamaldin", "jamal", "jamaldin and jamal: the half that means of the faith is left out"),
        ("asad", "asadullah", "asadullah and asad: the half that means of God is left out"),
        ("asadollah", "asadullah", "asadollah and asadullah are spellings of one ending"),
    ],
)
def test_endings_that_states_change_are_named(one: str, other: str, said: str):
    assert endings.same_stem(one, other) == said
    assert 0.5 <= endings.strength(one, other) <= endings.SPELLED


@pytest.mark.parametrize(
    ("given_name", "surname"), [("ivan", "ivanov"), ("sergei", "sergeyev"), ("petr", "petrov")]
)
def test_a_given_name_and_the_surname_made_of_it_are_weakly_alike(given_name: str, surname: str):
    assert endings.same_stem(given_name, surname) == f"{surname} is a surname made of {given_name}"
    assert endings.strength(given_name, surname) < endings.strength("rahmon", "rahmonov")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("martin", "martina"),
        ("konstantin", "konstantina"),
        ("petrov", "petrin"),
        ("ivanov", "stepanov"),
        ("marin", "marina"),
        ("petros", "petrosyan"),
        ("ivanov", "ivanov"),
        ("lin", "lina"),
        ("abd", "abdullah"),
        ("jamaldin", "kamaldin"),
        ("asadullah", "samadullah"),
        ("borodin", "boro"),
    ],
)
def test_other_names_have_no_stem_in_common(one: str, other: str):
    assert (endings.same_stem(one, other), endings.strength(one, other)) == ("", 0.0)


@pytest.mark.parametrize(
    ("token", "father"),
    [
        ("ivanovich", "ivan"),
        ("ivanovna", "ivan"),
        ("sergeevich", "sergei"),
        ("sergeyevna", "sergei"),
        ("nikolaevich", "nikolai"),
        ("dmitrievich", "dmitri"),
        ("yuryevich", "yuri"),
        ("ilyich", "ilya"),
        ("ilyinichna", "ilya"),
        ("nikitich", "nikita"),
        ("pavlovich", "pavel"),
        ("lvovich", "lev"),
        ("oleksandrivna", "oleksandr"),
        ("mykolaiovych", "mykolai"),
        ("aliaksandrauna", "aliaksandr"),
        ("maratuly", "marat"),
        ("maratkyzy", "marat"),
    ],
)
def test_a_patronymic_names_the_father(token: str, father: str):
    assert endings.patronymic(token) == father


@pytest.mark.parametrize("token", ["ivan", "ivanov", "rich", "ulrich", "heinrich", "oglu", "maria", ""])
def test_what_is_no_patronymic_names_nobody(token: str):
    assert endings.patronymic(token) == ""


@given(st.one_of(tokens, surname))
def test_a_stem_keeps_three_letters_a_vowel_and_a_consonant(token: str):
    stem, ending = endings.stem(token)
    assert stem == token if not ending else len(stem) >= 3
    if ending:
        assert set(stem) & set("aeiouy")
        assert set(stem) - set("aeiouy")


@given(st.one_of(tokens, surname), st.one_of(tokens, surname))
def test_two_tokens_compare_both_ways_alike(one: str, other: str):
    assert endings.strength(one, other) == endings.strength(other, one)
    assert bool(endings.same_stem(one, other)) == (endings.strength(one, other) > 0)


@pytest.mark.skipif(not NAMES.is_dir(), reason="../shared/data is not here")
def test_surnames_of_two_people_drawn_at_random_hardly_ever_share_a_stem():
    with gzip.open(NAMES / "full_names_half_million.tsv.gz", "rt", encoding="utf-8") as lines:
        names = [fold(line.split("\t")[0]).split() for line in lines]
    last = [words[-1] for words in random.Random(5).sample(names, 20_000) if words]
    alike = sum(endings.strength(a, b) > 0 for a, b in zip(last[::2], last[1::2], strict=False))
    assert alike <= 5
