from __future__ import annotations

import pytest

from screening.text.names import prepare
from screening.text.readings import wade_giles
from screening.text.tables import pinyin


def readings(name: str) -> list[str]:
    return [reading.text for reading in prepare(name)]


@pytest.mark.parametrize(
    ("wade", "mandarin"),
    [
        ("Hsieh Kuo-hsiung", "xie guo xiong"),
        ("HSIEH KUOHSIUNG", "xie guoxiong"),
        ("Tseng Wen-jung", "zeng wen rong"),
        ("Teng Tzu-lien", "deng zi lian"),
        ("Shih-kuei Yeh", "shi gui ye"),
        ("Hsüeh Chih-yüan", "xue zhi yuan"),
        ("Ouyang Hsin", "ouyang xin"),
    ],
)
def test_a_name_in_wade_giles_is_read_in_pinyin_too(wade: str, mandarin: str):
    assert mandarin in readings(wade)


def test_what_the_apostrophe_would_have_told_is_read_both_ways():
    assert {"xu qing guo", "xu jing guo"} <= set(readings("Hsu Ching-kuo"))


def test_the_commonest_of_the_surnames_that_are_spelled_alike_is_read():
    assert "zhang xiao ming" in readings("Chang Hsiao-ming")
    assert "chen xiao ming" in readings("Chen Hsiao-ming")


@pytest.mark.parametrize(
    "name",
    [
        "Wang Wei",
        "Chang Cheng",
        "Kim Jong Su",
        "Jan Sucho",
        "Juan Soto",
        "Maria Hsu",
        "Hsu",
        "Tsang Ka Fai",
        "Ouyang Li",
        "Tran Tien",
    ],
)
def test_any_other_name_is_read_as_it_stands(name: str):
    assert len(readings(name)) == 1


def test_readings_are_few_however_many_syllables_leave_them_open():
    words = ["hsieh", "chichichi", "chuchuchu", "tsetsetse"]
    assert len(list(wade_giles.in_pinyin(words))) == wade_giles.MOST


def test_hostile_words_are_read_as_nothing():
    assert not list(wade_giles.in_pinyin(["hsu", "chi" * 5_000]))
    assert not list(wade_giles.in_pinyin(["hsu", ""]))


def test_every_syllable_of_mandarin_comes_back_from_wade_giles():
    """Or what a breath alone tells from it, which the comparison of letters forgives: ti is di or ti."""
    forgiven = str.maketrans("tkp", "dgb")
    for syllable in pinyin.SYLLABLES:
        rows = wade_giles.in_pinyin(["hsieh", wade_giles.spelled(syllable)])
        back = {read.translate(forgiven) for _, read in rows}
        assert syllable.translate(forgiven) in back or syllable == "o", (syllable, back)
