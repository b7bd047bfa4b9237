from __future__ import annotations

import io

import pytest

from screening.batch.tables import table
from screening.errors import BadList

KNOWN = ("name", "birth_date")


def read(content: str | bytes) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    data = content if isinstance(content, bytes) else content.encode()
    found = table.read(io.BytesIO(data), KNOWN, lambda _: None)
    return found.columns, list(found.rows)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_separator_is_told_by_the_columns(mark: str) -> None:
    columns, rows = read(f"name{mark}Birth Date\nA, B; C\t{mark}1970\n".replace("A, B; C\t", '"A, B; C"'))
    assert columns == ("name", "Birth Date")
    assert rows == [(2, ["A, B; C", "1970"])]


def test_a_byte_order_mark_and_quotation_marks_around_the_first_name_do_no_harm() -> None:
    columns, rows = read(b'\xef\xbb\xbf"name";"birth_date"\r\nA;1970\r\n')
    assert columns == ("name", "birth_date")
    assert rows == [(2, ["A", "1970"])]


def test_blank_rows_are_passed_over_and_the_others_keep_their_numbers() -> None:
    assert read("name\n\n ,\nA\n")[1] == [(4, ["A"])]


def test_a_cell_may_hold_a_line_break() -> None:
    assert read('name,birth_date\n"A\nB",1970\nC,1971\n')[1] == [(3, ["A\nB", "1970"]), (4, ["C", "1971"])]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "names no known column"),
        ("colour,shape\nred,round\n", "names no known column"),
        ("name,Name\nA,B\n", "Two columns are called name"),
        ('name\n"A\nB\n', "is not CSV"),
        ('name\n"A" B\n', "Line 2 is not CSV"),
        (b"name\nA\nM\xfcller\n", "Line 3 is not UTF-8"),
        ("näme\n".encode("utf-16"), "Line 1 is not UTF-8"),
        ("name\n" + "A" * 1_000_001 + "\n", "Line 2 is longer than 1,000,000 bytes"),
        ("name\n" + "A" * 200_000 + "\n", "Line 2 is not CSV"),
    ],
)
def test_what_is_no_table_is_refused_with_the_line(content: str | bytes, said: str) -> None:
    with pytest.raises(BadList, match=said) as raised:
        read(content)
    assert raised.value.remedy
