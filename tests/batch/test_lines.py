from __future__ import annotations

import io

import pytest

from screening.batch import lines as module
from screening.batch.lines import lines


def test_lines_are_numbered_and_the_bytes_read_are_told() -> None:
    told: list[int] = []
    assert list(lines(io.BytesIO(b"one\ntwo\r\nthree"), told.append)) == [
        (1, b"one\n"),
        (2, b"two\r\n"),
        (3, b"three"),
    ]
    assert told == [4, 9, 14]


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_too_long_is_passed_over_whole(monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    monkeypatch.setattr(module, "BODY_BYTES", 10)
    content = b"x" * 35 + end
    assert list(lines(io.BytesIO(b"a\n" + content), lambda _: None)) == [(1, b"a\n"), (2, None)]


def test_what_follows_a_line_too_long_keeps_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BODY_BYTES", 10)
    found = list(lines(io.BytesIO(b"x" * 11 + b"\nlast\n"), lambda _: None))
    assert found == [(1, None), (2, b"last\n")]
