"""What an officer reads about two names, as a search gives it: invented names only."""

from __future__ import annotations

import orjson
import pytest

from screening.decide import POLICIES
from screening.index.delta import Delta
from screening.index.search import Searcher
from screening.model import Name, PersonRecord, Traveller, record_to_json
from screening.screen import screen


def why(asked: str, filed: Name | str) -> str:
    """The reason about the name that a search of one record gives."""
    delta = Delta(None)
    record = PersonRecord("l:1", "l", (Name(filed) if isinstance(filed, str) else filed,))
    delta.apply(1, record.id, orjson.dumps(record_to_json(record)))
    answer = screen(Traveller(name=Name(asked)), Searcher(None, delta), 1, POLICIES["wide"])
    (hit,) = answer.hits
    (reason,) = [reason for reason in hit.reasons if reason.fact == "name"]
    return reason.why


def test_equal_names_are_said_to_be_the_same():
    assert why("Jan Kozlowski", "Jan KOZLOWSKI") == "The names are the same."


@pytest.mark.parametrize(
    ("asked", "filed", "said"),
    [
        ("Zhaparov", "Japarov", "Zhaparov is written japarov, which sounds the same: j for zh."),
        ("Petrof", "Petrov", "Petrof is written petrov, which sounds much the same: v for f."),
        ("Bekzad", "Bekzat", "Bekzad is written bekzat: t for d."),
        (
            "Dzhumagulov",
            "Zhumagulov",
            "Dzhumagulov is written zhumagulov, which sounds the same: zh for dzh.",
        ),
        (
            "Mohamed",
            "Muhammad",
            "Mohamed is written muhammad, a form of the same name: u for o, mm for m, a for e.",
        ),
    ],
)
def test_the_letters_that_differ_are_named(asked: str, filed: str, said: str):
    assert why(f"{asked} Kozlowski", f"{filed} Kozlowski") == said


def test_three_differences_are_named_and_more_are_mentioned():
    said = why("Tchaikhmouradov Bekzat", "Chaykhmuradoff Bekzat")
    assert said.endswith(" and others.")
    assert said.count(" for ") == 3


@pytest.mark.parametrize(
    ("asked", "filed", "said"),
    [
        ("Smith", "Smitj", "Smith is one letter away from smitj."),
        ("Martni", "Martin", "Martni is martin with two letters exchanged."),
        ("Mark", "Mary", "Mark and mary are names of their own, one letter apart."),
        ("Katerina", "Katrine", "Katerina is written katrine, itself a known name: t for te, e for a."),
    ],
)
def test_a_slip_of_the_pen_is_told_from_another_name(asked: str, filed: str, said: str):
    assert why(f"{asked} Dzhumagulov", f"{filed} Dzhumagulov") == said


@pytest.mark.parametrize(
    ("asked", "filed", "said"),
    [
        ("Peggy", "Margaret", "Peggy is short for margaret."),
        ("Vladimir", "Volodymyr", "Vladimir and volodymyr are forms of one name."),
        ("Ivanova", "Ivanov", "Ivanova and ivanov differ in the ending for men and women."),
        ("Rahmonov", "Rahmon", "Rahmonov and rahmon: the Russian ending is left out."),
        ("Lee", "Yi", "Lee and yi are spellings of one Korean surname."),
    ],
)
def test_what_is_known_of_names_is_said(asked: str, filed: str, said: str):
    assert why(f"{asked} Dzhumagulov", f"{filed} Dzhumagulov") == said


def test_parts_joined_left_out_and_in_another_order_are_said():
    assert why("Tae Minjun", "Tae Min Jun") == "Minjun is written min jun on file."
    assert why("J Kozlowski", "Jan Kozlowski") == "J may stand for jan."
    assert why("Dzhumagulov Bekzat Sergeevich", "Bekzat Dzhumagulov") == (
        "Sergeevich is not on file; the parts stand in another order."
    )
    assert why("Bekzat Dzhumagulov", "Bekzat Sergeevich Dzhumagulov") == "Sergeevich is on file only."


def test_several_differences_are_one_sentence():
    assert why("Bekzad Zhaparov", "Japarov Bekzat") == (
        "Bekzad is written bekzat: t for d; zhaparov is written japarov, which sounds the same: j for zh;"
        " the parts stand in another order."
    )


def test_a_weak_alias_is_said_to_be_one():
    said = why("Bekzat Dzhumagulov", Name("Bekzat Dzhumagulov", quality="weak_alias"))
    assert said == "The names are the same. It is a weak alias of the person on file."


@pytest.mark.parametrize(
    ("asked", "filed", "said"),
    [
        (
            "Жапаров Садыр",
            "Japarov Sadyr",
            "Read as Japarov Sadyr; ж is written zh or j. The names are the same.",
        ),
        (
            "Japarov Sadyr",
            "Жапаров Садыр",
            "The name on file is read as Japarov Sadyr; ж is written zh or j. The names are the same.",
        ),
        (
            "Жапаров Юсуп",
            "Japarov Iusup",
            "Read as Japarov Yusup; ж is written zh or j; ю is written yu or iu. "
            "Yusup is written iusup, which sounds the same: i for y.",
        ),
        (
            "Джапаров Бекзат",
            "Japarov Bekzat",
            "Read as Japarov Bekzat; дж is written dzh, j or dj. The names are the same.",
        ),
        (
            "Ольга Петрова",
            "Olha Petrova",
            "Read as Olha Petrova; г is written g or h. The names are the same.",
        ),
        ("Бекзат Мамытов", "Bekzat Mamytov", "Read as Bekzat Mamytov. The names are the same."),
        ("王小明", "Wang Xiaoming", "Read as Wang Xiaoming. The names are the same."),
        ("김민수", "Kim Minsu", "Read as Kim Minsu. The names are the same."),
        (
            "Γιώργος Παπαδόπουλος",
            "Giorgos Papadopulos",
            "Read as Giorgos Papadopoulos. Papadopoulos is written papadopulos, which sounds the same: u for ou.",
        ),
    ],
)
def test_a_name_in_another_script_is_said_to_be_read_first(asked: str, filed: str, said: str):
    assert why(asked, filed) == said


def test_two_names_in_other_scripts_are_both_read():
    assert why("Жапаров Садыр", "ЖАПАРОВ САДЫР") == "The names are the same."
    assert why("Марія Коваль", "Мария Коваль") == "Both are read as Mariya Koval. The names are the same."
    assert why("Жапаров Садыр", "Жапарова Садыр") == (
        "Read as Zhaparov Sadyr, the name on file as Zhaparova Sadyr. "
        "Zhaparov and zhaparova differ in the ending for men and women."
    )


def test_letters_of_the_machine_readable_zone_are_said_to_be_read():
    assert why("Ximena Nunxxez", "Ximena Nunez") == "Read as Ximena Nunez. The names are the same."
    assert why("Ximena Nunez", "Ximena Nunez") == "The names are the same."
