import pytest

from screening.synthetic import chance
from screening.synthetic.names import sinic


@pytest.mark.parametrize(
    ("hangul", "spellings"),
    [
        ("근", ("Keun", "Geun", "Kun")),
        ("혁", ("Hyeok", "Hyeok", "Hyok")),
        ("순", ("Soon", "Sun", "Sun")),
        ("지", ("Ji", "Ji", "Chi")),
        ("황보", ("Hwangbo", "Hwangbo", "Hwangpo")),
    ],
)
def test_hangul_is_spelled_as_custom_and_both_rules_have_it(hangul: str, spellings: tuple[str, ...]) -> None:
    assert sinic.romanised(hangul) == spellings


def test_chinese_and_koreans_have_hundreds_of_family_names_of_which_a_few_are_common() -> None:
    for culture, most in ((sinic.chinese(), "Wang"), (sinic.korean(), "Kim")):
        draws = chance.rows(chance.key(4, most), 4000)
        families = [culture.bearer(draw, "M").surname[0].spellings[0] for draw in draws]
        assert len(set(families)) > 90
        assert max(set(families), key=families.count) == most


def test_no_character_is_in_a_table_under_two_sounds() -> None:
    for table in sinic._chinese_tables().values():
        sounds = {(word.native, word.spellings[0]) for word in table}
        assert len(sounds) == len({native for native, _ in sounds})
