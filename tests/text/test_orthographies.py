"""Names in other states' Latin letters: what they are looked up in besides their own spelling."""

from __future__ import annotations

import pytest

from screening.text.names import prepare
from screening.text.orthographies import MOST, elsewhere


def spellings(name: str) -> set[str]:
    return {reading.text for reading in elsewhere(prepare(name))}


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("Xurshid Xasanov", "khurshid khasanov"),
        ("Khurshid Khasanov", "xurshid xasanov"),
        ("Chasan Achmedov", "khasan akhmedov"),
        ("Ahmed Khalid", "achmed chalid"),
        ("Gamzat Gasanov", "hamzat hasanov"),
        ("Hamzat Hasanov", "gamzat gasanov"),
        ("Jurij Jakowlew", "yuriy yakowlew"),
        ("Iurii Iakovlev", "jurij jakovlev"),
        ("Dhulfiqar Dhardari", "zulfiqar zardari"),
        ("Siarhei Kavaleuski", "siargei kavalevski"),
        ("Sergei Kovalevsky", "serhei kovaleusky"),
        ("Jewgeni Bogoschin", "yewgeni bogozhin"),
        ("Gurbanmyrat Orazow", "gurbanmurad orazov"),
        ("Kurbanmurad Orazov", "kurbanmyrat orazow"),
        ("Lee Seung Yong", "lee seungyong"),
        ("Phichai Thongsawat", "pichai thongsawad"),
        ("Pichai Tongsavad", "phichai tongsavat"),
        ("Sommsay Inthachak", "sommxay inthachak"),
        ("Khamxay Chanlath", "khamsay chanlath"),
        ("Myint Kyaw Kyaw", "myin gyaw gyaw"),
        ("Myin Gyaw Gyaw", "myin kyaw kyaw"),
        ("Pazhani Yokakumar", "palani yogakumar"),
        ("Guwanc Batyrowic Ilmyratow", "guwanch batyrovich ilmyratov"),
        ("Mahammadzada Cafar", "magammadzada jafar"),
        ("Phonthip Wichitphan", "pornthip wichitpan"),
        ("Latchanh Phomvanh", "latchan phomvan"),
        ("Vinod Yokarathinam", "vinot yogarathinam"),
        ("Segar Vengadesan", "sekar venkatesan"),
        ("Somkiart Wattanakul", "somkiat wattanakun"),
    ],
)
def test_a_name_of_two_words_that_are_written_otherwise_elsewhere_is_looked_up_so(
    asked: str, other: str
) -> None:
    assert other in spellings(asked)


@pytest.mark.parametrize(
    "name",
    ["Anna Morozova", "Xamid Rasulov", "Li Wei", "Dzhamilya", "Mufti Abdur Rahim", "Bjorn Carlson", ""],
)
def test_most_names_and_those_with_one_such_word_are_looked_up_as_they_are(name: str) -> None:
    assert elsewhere(prepare(name)) == ()


def test_a_name_of_hostile_length_is_looked_up_in_a_few_spellings_only() -> None:
    assert len(elsewhere(prepare(" ".join(["xuj", "hagyakh", "zadhik"] * 100)))) <= MOST
