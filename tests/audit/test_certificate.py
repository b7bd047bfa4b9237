from __future__ import annotations

from typing import Any

import pytest

from screening.audit import certificate
from tests.audit import ledger

SAID: dict[str, Any] = {
    "record": "national:17", "list": "national", "record_version": "0" * 32, "sequence": 17, "state": "pending",
    "pending": ["the snapshot goes up to an earlier change"], "by": {"client": "owner"},
}  # fmt: skip


def test_a_certificate_is_as_it_was_issued() -> None:
    made = certificate.signed(ledger.KEYS, SAID)
    assert {name: made[name] for name in SAID} == SAID
    assert list(certificate.faults(ledger.KEYS, made)) == []
    assert list(certificate.faults(ledger.KEYS, dict(reversed(made.items())))) == [], "in any order"


@pytest.mark.parametrize(
    "change",
    [
        {"state": "complete"}, {"record": "national:18"}, {"sequence": 18}, {"pending": []}, {"by": {"client": "x"}},
        {"added": "fact"}, {"mac": "0" * 32}, {"mac": None}, {"mac": "\u00e9" * 32},
    ],
)  # fmt: skip
def test_whatever_is_changed_is_found(change: dict[str, Any]) -> None:
    made = certificate.signed(ledger.KEYS, SAID)
    assert list(certificate.faults(ledger.KEYS, made | change)) == ["it was changed since it was issued"]


def test_what_is_taken_out_is_found() -> None:
    made = certificate.signed(ledger.KEYS, SAID)
    del made["pending"]
    assert list(certificate.faults(ledger.KEYS, made)) == ["it was changed since it was issued"]


def test_one_of_another_key_or_form_is_told_apart() -> None:
    made = certificate.signed(ledger.OTHER_KEYS, SAID)
    assert list(certificate.faults(ledger.KEYS, made)) == ["it was issued under another key"]
    assert list(certificate.faults(ledger.KEYS, {})) == ["it is no certificate of this form"]


def test_a_version_is_hashed_under_the_key_so_that_nobody_can_try_out_records() -> None:
    one, other = certificate.version(ledger.KEYS, "ab" * 16), certificate.version(ledger.KEYS, "cd" * 16)
    assert len({one, other, certificate.version(ledger.OTHER_KEYS, "ab" * 16), "ab" * 16}) == 4
