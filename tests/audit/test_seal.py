"""What is sealed can be opened with the key, for the segment it stands in, and as it was; else not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screening.audit.seal import NONCE_BYTES, sealed, unsealed
from tests.audit.ledger import KEYS, OTHER_KEYS

SEGMENT = "2026-11-22/100000-1-abcd.kept.ndjson"


@given(st.binary(max_size=300))
def test_what_was_sealed_can_be_opened(clear: bytes) -> None:
    assert unsealed(KEYS.seal, SEGMENT, sealed(KEYS.seal, SEGMENT, clear)) == clear


@given(st.data())
def test_what_was_changed_cannot(data: st.DataObject) -> None:
    hidden = bytearray(sealed(KEYS.seal, SEGMENT, b"Viktor Molchanov"))
    hidden[data.draw(st.integers(0, len(hidden) - 1))] ^= data.draw(st.integers(1, 255))
    assert unsealed(KEYS.seal, SEGMENT, bytes(hidden)) is None


@given(st.binary(max_size=40))
def test_what_was_never_sealed_cannot(hidden: bytes) -> None:
    assert unsealed(KEYS.seal, SEGMENT, hidden) is None


def test_another_key_or_another_segment_does_not_open_it() -> None:
    hidden = sealed(KEYS.seal, SEGMENT, b"x")
    assert unsealed(OTHER_KEYS.seal, SEGMENT, hidden) is None
    assert unsealed(KEYS.seal, SEGMENT.replace("abcd", "abce"), hidden) is None


def test_the_same_text_is_never_sealed_to_the_same_bytes() -> None:
    made = {sealed(KEYS.seal, SEGMENT, b"Viktor Molchanov") for _ in range(200)}
    assert len({one[:NONCE_BYTES] for one in made}) == len(made) == 200
