from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.batch.carriers import edifact
from screening.batch.carriers.edifact import SEGMENT_LETTERS, UNENDED, Segment, segments, value
from screening.errors import BadList

START = b"UNB+UNOA:4+A+B+261007:0900+1'"


def read(data: bytes) -> tuple[list[Segment], list[str]]:
    notes: list[str] = []
    return list(segments(io.BytesIO(data), lambda _: None, notes.append)), notes


def test_a_segment_is_elements_and_an_element_components() -> None:
    found, notes = read(START + b"NAD+FL+++DOE:JOHN'UNZ+1+1'")
    assert found[1] == [["NAD"], ["FL"], [""], [""], ["DOE", "JOHN"]]
    assert [segment[0][0] for segment in found] == ["UNB", "NAD", "UNZ"]
    assert notes == []


def test_what_is_not_there_is_nothing() -> None:
    [_, segment], _ = read(START + b"DTM+329: 850131 :101'")
    assert (value(segment, 1), value(segment, 1, 1), value(segment, 1, 9), value(segment, 9)) == (
        "329", "850131", "", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("una", "data"),
    [
        (b"UNA:(.) -", b"UNB(UNOA:4(A(B(261007:0900(1-NAD(FL(((AL)-ASSAD:O)(NEIL))-"),
        (b"UNA:*.? $", b"UNB*UNOA:4*A*B*261007:0900*1$NAD*FL***AL-ASSAD:O(NEIL)$"),
        (b'UNA:+.? "', b'UNB+UNOA:4+A+B+261007:0900+1"NAD+FL+++AL-ASSAD:O(NEIL)"'),
        (b"UNA:+.? \n", b"UNB+UNOA:4+A+B+261007:0900+1\r\nNAD+FL+++AL-ASSAD:O(NEIL)\r\n"),
    ],
)
def test_the_separators_of_una_are_honoured(una: bytes, data: bytes) -> None:
    found, notes = read(una + b"\r\n" + data)
    assert found[1] == [["NAD"], ["FL"], [""], [""], ["AL-ASSAD", "O(NEIL)"]]
    assert notes == ["The separators are not those of the standard; UNA names them."]


def test_odd_separators_without_una_are_told_from_unb() -> None:
    found, notes = read(b"UNB*UNOA>4*A*B*261007>0900*1~\nUNH*1*PAXLST>D>05B~NAD*FL***DOE>JOHN~")
    assert found[-1] == [["NAD"], ["FL"], [""], [""], ["DOE", "JOHN"]]
    assert len(notes) == 1


@pytest.mark.parametrize("una", [b"UNA++++++", b"UNA:+.: '", b"UNA:+.+ '", b"UNA: .? '", b"UNA:+.? +"])
def test_separators_that_cannot_be_told_apart_are_refused(una: bytes) -> None:
    with pytest.raises(BadList, match="UNA"):
        read(una + START)


def test_a_released_mark_is_text_and_a_released_release_too() -> None:
    found, _ = read(START + b"FTX+O?'NEIL?+SONS:50?? ?:?a+??'UNZ+1+1'")
    assert found[1] == [["FTX"], ["O'NEIL+SONS", "50? :a"], ["?"]]
    assert found[2][0] == ["UNZ"]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 64])
def test_pieces_of_the_file_may_end_anywhere(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    text = "NAD+FL+++Дж?+ум:Бек?'ат'FTX+ö??'".encode()
    whole, _ = read(START + text * 7 + b"UNZ+1+1'")
    monkeypatch.setattr(edifact, "_PIECE", size)
    monkeypatch.setattr(edifact, "OPENING_BYTES", 40)
    assert read(START + text * 7 + b"UNZ+1+1'") == (whole, [])
    assert whole[1][4] == ["Дж+ум", "Бек'ат"]


def test_line_wraps_of_a_telex_are_no_part_of_the_text() -> None:
    found, _ = read(START + b"NAD+FL+++SMITHJ\r\nR:JO\nHN'\r\n DTM+329:85\r\n0131'")
    assert found[1][4] == ["SMITHJR", "JOHN"]
    assert found[2] == [["DTM"], ["329", "850131"]]


@pytest.mark.parametrize(
    ("syntax", "encoding"),
    [("UNOC", "iso8859-1"), ("UNOE", "iso8859-5"), ("UNOF", "iso8859-7"), ("UNOY", "utf-8")],
)
def test_letters_are_read_in_the_character_set_of_unb(syntax: str, encoding: str) -> None:
    name = {"UNOC": "Müller", "UNOE": "Бектурова", "UNOF": "Παπαδάκη", "UNOY": "Ələkbərov"}[syntax]
    found, notes = read(f"UNB+{syntax}:4+A+B'NAD+FL+++{name}:ANNA'UNZ+1+1'".encode(encoding))
    assert found[1][4] == [name, "ANNA"]
    assert notes == []


@pytest.mark.parametrize(
    ("name", "encoding", "noted"),
    [
        ("Müller", "cp1252", 1),
        ("БЕКТУРОВА", "cp1251", 1),
        ("Бектурова", "cp866", 1),
        ("Ələkbərov", "utf-8", 0),
    ],
)
def test_letters_where_there_should_be_none_are_read_and_told(name: str, encoding: str, noted: int) -> None:
    found, notes = read(f"UNB+UNOA:4+A+B'NAD+FL+++{name}:ANNA'".encode(encoding))
    assert found[1][4] == [name, "ANNA"]
    assert len(notes) == noted


def test_text_around_an_interchange_is_passed_over_and_told() -> None:
    found, notes = read(b"QU ALAKKKC\n.ISTXXKC 071200\n" + START + b"UNZ+0+1'\n13Nov09\n")
    assert [segment[0][0] for segment in found] == ["UNB", "UNZ"]
    assert len(notes) == 2


def test_interchanges_may_follow_one_another_with_other_separators() -> None:
    found, _ = read(START + b"UNZ+0+1'\nUNA:*.? $\nUNB*UNOA:4*C$UNZ*0*2$" + START + b"UNZ+0+3'")
    assert [segment[1][0] for segment in found if segment[0][0] == "UNB"] == ["UNOA"] * 3
    assert [value(segment, 2) for segment in found if segment[0][0] == "UNZ"] == ["1", "2", "3"]


def test_a_file_cut_off_inside_a_segment_says_so() -> None:
    assert read(START + b"NAD+FL+++DOE:JO")[0][-1] == UNENDED
    assert read(START + b"UNZ+1+1")[0][-1] == [["UNZ"], ["1"], ["1"]]


@pytest.mark.parametrize("data", [b"", b"hello", b"x" * 50_000 + START, b"\0" * 100, b"UNABLE TO SEND"])
def test_what_is_no_interchange_is_refused(data: bytes) -> None:
    with pytest.raises(BadList, match="no UN/EDIFACT interchange"):
        read(data)


class Endless(io.RawIOBase):
    """A gigabyte that is never in memory; says how much of it was asked for."""

    def __init__(self, start: bytes, piece: bytes) -> None:
        self._pieces = [start]
        self._piece = piece
        self.given = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.given

    def read(self, size: int = -1) -> bytes:
        data = self._pieces.pop() if self._pieces else self._piece * (max(size, 1) // len(self._piece) or 1)
        self.given += len(data)
        return data if self.given < 1 << 30 else b""


@pytest.mark.parametrize("piece", [b"+", b":", b"?", b"?'", b"A", b"\xff", b"\xd0"])
def test_a_gigabyte_of_one_character_ends_soon_with_a_clear_error(piece: bytes) -> None:
    file = Endless(START + b"NAD+FL+", piece)
    with pytest.raises(BadList, match=f"longer than {SEGMENT_LETTERS:,} characters"):
        list(segments(file, lambda _: None, lambda _: None))  # type: ignore[arg-type]
    assert file.given < 1_000_000


def test_more_elements_than_any_segment_has_are_refused() -> None:
    assert len(read(START + b"FTX" + b"+" * 999 + b"'")[0]) == 2
    for mark in (b"+", b":"):
        with pytest.raises(BadList, match="Segment 2 has more than 1,000 elements"):
            read(START + b"FTX" + mark * 1_001 + b"'")


def test_a_gigabyte_of_empty_segments_ends_soon_too() -> None:
    file = Endless(START, b" '\n")
    with pytest.raises(BadList, match="empty segments"):
        list(segments(file, lambda _: None, lambda _: None))  # type: ignore[arg-type]
    assert file.given < 1_000_000


def _written(parts: Iterable[Iterable[str]]) -> str:
    released = str.maketrans({mark: f"?{mark}" for mark in "+:?'"})
    return "+".join(":".join(part.translate(released) for part in element) for element in parts)


@given(
    st.lists(
        st.lists(
            st.lists(st.text(st.characters(exclude_characters="\r\n", codec="utf-8")), min_size=1), min_size=1
        ),
        max_size=8,
    )
)
def test_what_was_written_is_read(messages: list[list[list[str]]]) -> None:
    text = "".join(f"FTX+{_written(elements)}'" for elements in messages)
    found, _ = read(START + text.encode() + b"UNZ+1+1'")
    assert found[1:-1] == [[["FTX"], *elements] for elements in messages]


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_segments_or_a_clear_error(data: bytes, begun: bool) -> None:
    try:
        found, _ = read((START if begun else b"") + data)
    except BadList:
        return
    assert all(segment == UNENDED or segment[0] for segment in found)
