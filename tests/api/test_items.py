from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.api.items import Cutter, Elements, Item, Lines
from screening.errors import BadBody, TooLarge

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def cut(cutter: Cutter, data: bytes, size: int) -> list[Item]:
    items: list[Item] = []
    for start in range(0, len(data), size):
        items += cutter.feed(data[start : start + size])
    return items + cutter.end()


@given(st.lists(ANY_JSON, max_size=5), st.integers(1, 40), st.sampled_from([None, 1]), st.booleans())
def test_an_array_is_cut_into_its_elements_wherever_the_chunks_end(
    elements: list[object], size: int, indent: int | None, ascii_only: bool
) -> None:
    data = json.dumps(elements, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert [json.loads(item) for item in cut(Elements(10_000), data, size)] == elements  # type: ignore[arg-type]


@given(st.lists(ANY_JSON, max_size=5), st.integers(1, 40), st.booleans())
def test_lines_are_cut_wherever_the_chunks_end(elements: list[object], size: int, ended: bool) -> None:
    data = "\n".join(map(json.dumps, elements)).encode() + b"\n" * ended
    assert [json.loads(item) for item in cut(Lines(10_000), data, size)] == elements  # type: ignore[arg-type]


def test_blank_lines_are_passed_over() -> None:
    assert cut(Lines(100), b"a\n\n  \r\nb", 100) == [b"a", b"b"]


@pytest.mark.parametrize("size", [1, 4, 100])
def test_a_line_that_is_too_long_is_one_error_and_the_next_line_goes_on(size: int) -> None:
    first, second, third = cut(Lines(10), b"a\n" + b"x" * 35 + b"\nb\n", size)
    assert (first, third) == (b"a", b"b")
    assert isinstance(second, TooLarge)


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize(
    ("data", "before"),
    [
        (b"[1, 2", [b"1"]),
        (b'["a', []),
        (b"[[1]", []),
        (b"[1] 2", [b"1"]),
        (b"[1]]", [b"1"]),
        (b"[1}", []),
        (b'["a\\"]', []),
    ],
)
def test_an_array_that_loses_its_structure_ends_with_one_error(
    data: bytes, before: list[bytes], size: int
) -> None:
    *items, last = cut(Elements(100), data, size)
    assert items == before
    assert isinstance(last, BadBody)


def test_an_element_without_end_is_given_up_at_the_limit() -> None:
    cutter = Elements(50)
    assert cutter.feed(b"[{") == []
    assert len(cutter.feed(b'"name": "' + b"x" * 60)) == 1
    assert cutter.feed(b'"}]') == []
    assert cutter.end() == []


@pytest.mark.parametrize("data", [b"[]", b" [ \n ] "])
def test_an_empty_array_has_no_elements(data: bytes) -> None:
    assert cut(Elements(100), data, 1) == []


def test_an_element_that_is_left_out_is_an_empty_item() -> None:
    assert cut(Elements(100), b"[1,,2,]", 2) == [b"1", b"", b"2", b""]
