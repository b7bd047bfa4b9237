from __future__ import annotations

import pytest

from screening import kernel
from screening.synthetic import persons
from screening.text import names, romanise
from screening.text.names import MAX_TOKENS, prepare


def words(name: str) -> list[str]:
    return [token.text for token in prepare(name)[0].tokens]


def significant(name: str) -> list[str]:
    return [token.text for token in prepare(name)[0].significant]


@pytest.mark.parametrize(
    "name",
    ["Abd al-Rahman Khan", "Abdulrahman Khan", "ABDURRAHMAN KHAN", "Abd ur Rahman Khan", "Abdel-Rahman Khan"],
)
def test_servant_compounds_are_one_token_however_they_are_written(name: str):
    assert words(name) == ["abdrahman", "khan"]


def test_a_servant_compound_is_known_with_its_words_in_reverse():
    assert words("Khan Rahman Abdul") == ["khan", "abdrahman"]


@pytest.mark.parametrize("name", ["Salah al-Din", "Salahuddin", "Salah ud Din", "Salaheddine", "Salahaddin"])
def test_compounds_with_din_are_one_token_however_they_are_written(name: str):
    assert words(name) == ["salahdin"]


@pytest.mark.parametrize("name", ["Habib Ullah", "Habibullah", "Habibollah", "Habib Allah"])
def test_compounds_with_allah_are_one_token_however_they_are_written(name: str):
    assert words(name) == ["habibullah"]


@pytest.mark.parametrize(
    "name", ["Abu Bakr Haddad", "Abou Bakar Haddad", "Abo Baker Haddad", "Abou Bacar Haddad"]
)
def test_abu_bakr_is_one_name_however_it_is_written(name: str):
    assert words(name) == ["abubakr", "haddad"]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Hamidreza", "hamid reza"),
        ("Gholamhossein", "gholam hossein"),
        ("Mohammadsaeed", "mohammad saeed"),
        ("Azamossadat", "azam ossadat"),
        ("Parvindokht", "parvin dokht"),
    ],
)
def test_two_given_names_in_one_are_read_apart_too(written: str, parts: str):
    assert [name.text for name in prepare(f"{written} Khanlari")] == [
        f"{written.lower()} khanlari",
        f"{parts} khanlari",
    ]


@pytest.mark.parametrize("name", ["Alison Parker", "Tereza Novak", "Aliyev Marat", "Ahmadov Marat"])
def test_a_name_that_only_begins_or_ends_so_is_left_whole(name: str):
    assert [reading.text for reading in prepare(name)] == [name.lower()]


def test_titles_and_particles_are_minor():
    assert significant("Haji Osama bin Laden") == ["osama", "laden"]


def test_a_burmese_honorific_is_a_title_only_in_front():
    assert significant("U Thein Sein") == ["thein", "sein"]
    assert "maung" in significant("Kyaw Maung Win")


@pytest.mark.parametrize(
    ("name", "last"), [("Santosh Kumar Das", "das"), ("Pham Van Le", "le"), ("Wang Li Du", "du")]
)
def test_a_particle_that_nothing_follows_is_a_name(name: str, last: str):
    assert significant(name)[-1] == last


def test_a_particle_that_something_follows_stays_one():
    assert significant("Maria das Neves Costa") == ["maria", "neves", "costa"]


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("Senthil Kumar S", "s"),
        ("S R Arumugam", "s"),
        ("Nagarajan D M", "d"),
        ("Y. Kim Jong", "y"),
        ("I Ivanov", "i"),
    ],
)
def test_a_letter_where_no_particle_stands_is_an_initial(name: str, initial: str):
    assert initial in significant(name)


@pytest.mark.parametrize(
    ("name", "particle"),
    [
        ("Maria D Souza", "d"),
        ("D Souza Maria", "d"),
        ("Sean O Brien", "o"),
        ("Jose Ortega y Gasset", "y"),
        ("Ali S/O Mustafa", "s"),
        ("Ali S/O Mustafa", "o"),
        ("Imran D/O Malik", "d"),
    ],
)
def test_a_letter_between_names_is_a_particle(name: str, particle: str):
    assert particle in words(name)
    assert particle not in significant(name)


@pytest.mark.parametrize(
    ("written", "meant"), [("Anil Ch. Mandal", "chandra"), ("Subrata Kr. Majumder", "kumar")]
)
def test_bengal_abbreviates_its_middle_names(written: str, meant: str):
    assert meant in significant(written)


def test_what_looks_like_a_particle_is_a_name_when_nothing_else_is_left():
    assert significant("Du Wei") == ["du", "wei"]


def test_an_abbreviated_mohammad_is_written_out():
    assert words("Md. Rahim") == ["mohammad", "rahim"]


def test_a_name_of_another_script_has_a_latin_reading():
    assert "bekzat" in {token.text for name in prepare("Жумагулов Бекзат") for token in name.tokens}


@pytest.mark.parametrize("name", ["", "...", "​‍", "́" * 500])
def test_nothing_readable_prepares_to_nothing(name: str):
    assert prepare(name) == ()


def test_a_hostile_name_is_cut():
    assert len(prepare(" ".join(["ab"] * 5000))[0].tokens) <= MAX_TOKENS


def test_names_without_compounds_are_read_as_those_with_them_are(monkeypatch: pytest.MonkeyPatch):
    full = [name.full for person in persons(7, 600) for name in person.names]
    at_once = [prepare(name) for name in full]
    assert [names._prepare(name) for name in full] == at_once
    monkeypatch.setattr(names, "_as_written", lambda words, guessed: None)
    monkeypatch.setattr(names, "_is_whole", lambda word: False)
    assert [names._prepare(name) for name in full] == at_once


def test_who_remembers_more_words_reads_them_alike(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(names, "_word", names._word)  # put back afterwards
    monkeypatch.setattr(romanise, "_read_cached", romanise._read_cached)
    some = ("Ivan von Habsburg", "Абдулла Каримов", "محمد بن سلمان", "Hamidreza Karimi")
    before = [names.prepare(name) for name in some]
    names.remember(200_000)
    assert [names.prepare(name) for name in some] == before
    assert names._word.cache_info().maxsize == 200_000
    assert kernel.PRESENT or names._word.cache_info().currsize > 4  # the kernel remembers them itself
    assert romanise._read_cached.cache_info().maxsize == 100_000
    assert romanise._read_cached.cache_info().currsize > 2
