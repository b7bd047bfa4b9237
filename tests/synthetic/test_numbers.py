from itertools import product

import pytest

from screening.synthetic import numbers
from screening.synthetic.numbers import LISTED, ORDINARY, PERSONAL
from screening.synthetic.world import Series

SHORT = Series(("AB", "CD"), 5)


def _neighbours(number: str) -> set[str]:
    """Every number one wrong digit or one exchange of neighbours away, prefix untouched."""
    prefix, digits = number[:2], number[2:]
    wrong = {digits[:i] + d + digits[i + 1 :] for i, d in product(range(len(digits)), "0123456789")}
    swapped = {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)}
    return {prefix + changed for changed in (wrong | swapped) - {digits}}


def test_the_table_of_check_digits_is_damms() -> None:
    assert numbers.check_digit("572") == 4
    for state in range(10):
        assert {numbers._DAMM[state][digit] for digit in range(10)} == set(range(10))
        assert numbers._DAMM[state][state] == 0


@pytest.mark.parametrize("use", [LISTED, PERSONAL, ORDINARY])
def test_a_series_gives_no_number_twice_before_its_capacity(use: tuple[int, ...]) -> None:
    count = 9 * 10**3 * len(use) // 4 * len(SHORT.prefixes)
    assert len({numbers.number(SHORT, ordinal, use, 99) for ordinal in range(count)}) == count


def test_capacity_is_what_a_list_can_number() -> None:
    assert numbers.capacity(SHORT) == 9000


def test_no_ordinary_number_is_one_slip_from_a_listed_one() -> None:
    listed = {numbers.number(SHORT, ordinal, LISTED, 5) for ordinal in range(4500)}
    personal = {numbers.number(SHORT, ordinal, PERSONAL, 5) for ordinal in range(2250)}
    ordinary = {numbers.number(SHORT, ordinal, ORDINARY, 5) for ordinal in range(2250)}
    assert not listed & ordinary
    assert not personal & ordinary
    assert not personal & listed
    assert not any(_neighbours(number) & (listed | personal) for number in list(ordinary)[:500])


def test_only_ranges_of_blanks_begin_with_nine() -> None:
    assert not any(numbers.number(SHORT, n, LISTED, 0)[2] == "9" for n in range(9000))
    assert numbers.blanks(Series(("N",), 8), 3, 500, 0).first.startswith("N9")


def test_a_range_is_as_long_as_asked_and_meets_no_other() -> None:
    series = Series(("N", "M"), 7)
    ranges = [numbers.blanks(series, ordinal, 1000, 12345) for ordinal in range(2000)]
    assert len({found.first for found in ranges}) == 2000
    assert all(found.first[-3:] == "000" and found.last == found.stem + "999" for found in ranges)
    assert numbers.blanks(series, 0, 50, 0).last.endswith("049")


def test_a_number_is_a_prefix_and_as_many_digits_as_the_series_has() -> None:
    number = numbers.number(Series(("PA",), 9), 12, ORDINARY, 10**18)
    assert number.startswith("PA")
    assert number[2:].isdigit()
    assert len(number) == 11
