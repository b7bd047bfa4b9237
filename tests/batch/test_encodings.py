from __future__ import annotations

import io

import pytest

from screening.batch.encodings import encoding

NAMES = {
    "utf-8": "Ələkbərov, Müller, БЕКТУРОВА",
    "cp1251": "БЕКТУРОВА Аида; Müller".replace("ü", "u"),
    "cp866": "БЕКТУРОВА Аида; кызы",
    "cp1252": "Müller; Lefèvre; Ångström; Guðmundsdóttir; Peña; ÉMILE; FRANÇOIS",
    "utf-16": "БЕКТУРОВА; Müller",
    "utf-8-sig": "БЕКТУРОВА",
}


@pytest.mark.parametrize("name", list(NAMES))
def test_the_encoding_is_told_from_the_letters(name: str) -> None:
    file = io.BytesIO(NAMES[name].encode(name))
    assert encoding(file) == name
    assert file.tell() == 0


@pytest.mark.parametrize("text", [b"", b"plain ASCII, whatever is meant by it\n" * 1_000])
def test_plain_text_is_utf_8(text: bytes) -> None:
    assert encoding(io.BytesIO(text)) == "utf-8"


def test_letters_far_behind_the_beginning_count() -> None:
    assert encoding(io.BytesIO(b"A;B\n" * 600_000 + "БЕКТУРОВА\n".encode("cp1251"))) == "cp1251"
    assert encoding(io.BytesIO(b"A;B\n" * 600_000 + "БЕКТУРОВА\n".encode())) == "utf-8"


def test_a_letter_cut_in_two_by_a_piece_is_whole() -> None:
    assert encoding(io.BytesIO(b"x" * ((1 << 20) - 1) + "Б".encode())) == "utf-8"
