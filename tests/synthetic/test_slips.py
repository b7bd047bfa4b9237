import pytest
from rapidfuzz.distance import OSA

from screening.synthetic import chance, slips

WORDS = ["Bekzat", "DZHUMAGULOV", "Nguyen", "Aigul"]
DRAWS = [chance.row(chance.key(1, "slips"), number) for number in range(60)]


@pytest.mark.parametrize(
    ("slip", "longer"),
    [(slips.insert, 1), (slips.delete, -1), (slips.substitute, 0), (slips.transpose, 0)],
)
@pytest.mark.parametrize("word", WORDS)
def test_a_typing_slip_is_one_edit_in_the_capitals_of_the_word(
    slip: slips.Slip, longer: int, word: str
) -> None:
    made = [changed for draw in DRAWS if (changed := slip(draw, word)) is not None]
    assert len(made) > 30
    for changed in made:
        assert len(changed) == len(word) + longer
        assert OSA.distance(changed.lower(), word.lower()) == 1
        assert changed.isupper() == word.isupper()
        assert changed[0].isupper()


def test_a_slip_that_changes_nothing_is_none() -> None:
    assert all(slips.transpose(draw, "aaaa") is None for draw in DRAWS)


def test_day_and_month_are_swapped_only_where_both_dates_exist_and_differ() -> None:
    assert slips.swap_day_and_month(DRAWS[0], "1985-03-07") == "1985-07-03"
    assert slips.swap_day_and_month(DRAWS[0], "1985-03-27") is None
    assert slips.swap_day_and_month(DRAWS[0], "1985-03-03") is None


def test_a_wrong_digit_leaves_a_date() -> None:
    made = {slips.change_digit(draw, "1985-03-31") for draw in DRAWS}
    assert "1985-03-31" not in made
    for changed in made - {None}:
        assert changed is not None
        assert sum(a != b for a, b in zip(changed, "1985-03-31", strict=True)) == 1


def test_dates_become_a_year_or_its_first_day() -> None:
    assert slips.year_only(DRAWS[0], "1985-03-31") == "1985"
    assert slips.first_january(DRAWS[0], "1985-03-31") == "1985-01-01"
    assert slips.first_january(DRAWS[0], "1985-01-01") is None


@pytest.mark.parametrize("number", ["N12345678", "AC4410275", "400001231"])
def test_separators_change_only_the_dress_of_a_number(number: str) -> None:
    made = {slips.separate(draw, number) for draw in DRAWS}
    assert number not in made
    for changed in made:
        assert changed is not None
        assert "".join(sign for sign in changed if sign.isalnum()).upper() == number


def test_reading_errors_swap_one_look_alike() -> None:
    made = {slips.misread(draw, "S7300") for draw in DRAWS}
    assert made == {"57300", "S73O0", "S730O"}
    assert slips.misread(DRAWS[0], "N7734") is None


def test_one_edit_of_a_number_is_one_edit() -> None:
    made = {changed for draw in DRAWS if (changed := slips.one_edit(draw, "N12345678"))}
    assert len(made) > 20
    assert all(OSA.distance(changed, "N12345678") == 1 for changed in made)
