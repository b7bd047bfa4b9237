"""Whole segments go when their time is over; the chain explains the gap, and only such a gap."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from screening.audit.chain import Chain
from screening.audit.retention import Retention
from tests.audit import ledger

RULES = Retention(clear_days=90, kept_days=1095)


def after(days: int) -> date:
    return datetime.now(UTC).date() + timedelta(days)


def names(folder: Path) -> set[str]:
    return {path.suffixes[0] for path in ledger.segments(folder)}


def test_answers_that_were_clear_go_first_and_the_rest_when_its_time_is_over(tmp_path: Path) -> None:
    chain = ledger.chain_of(tmp_path)
    clear, kept = ledger.some_entries(tmp_path, closed=True)
    assert RULES.apply(chain, after(90)) == []
    assert RULES.apply(chain, after(91)) == [clear.relative_to(tmp_path).as_posix()]
    assert names(tmp_path) == {".kept"}
    assert RULES.apply(chain, after(1095)) == []
    assert RULES.apply(chain, after(1096)) == [kept.relative_to(tmp_path).as_posix()]
    assert not kept.parent.exists()


def test_after_a_removal_the_audit_is_whole_and_says_what_went(tmp_path: Path) -> None:
    ledger.some_entries(tmp_path, closed=True)
    RULES.apply(ledger.chain_of(tmp_path), after(91))
    found = ledger.verdict(tmp_path)
    assert (found.faults, found.removed, found.segments) == ([], 1, 1)


def test_a_segment_that_is_open_or_not_settled_stays(tmp_path: Path) -> None:
    ledger.some_entries(tmp_path, closed=False)
    with ledger.keeping(tmp_path) as audit:
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        assert RULES.apply(ledger.chain_of(tmp_path), after(5000)) == []
    ledger.settled(tmp_path)
    assert len(RULES.apply(ledger.chain_of(tmp_path), after(5000))) == 3


def test_a_removal_that_was_entered_and_not_made_is_made_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.some_entries(tmp_path, closed=True)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        RULES.apply(ledger.chain_of(tmp_path), after(91))
    monkeypatch.undo()
    found = ledger.verdict(tmp_path)
    assert found.faults == []
    assert [note.what for note in found.notes] == [
        "its time was over and its removal is entered; it is still there"
    ]
    assert len(RULES.apply(ledger.chain_of(tmp_path), after(91))) == 1
    assert ledger.verdict(tmp_path).faults == ledger.verdict(tmp_path).notes == []


def test_nobody_without_the_key_can_pass_off_a_removal_as_one_whose_time_was_over(tmp_path: Path) -> None:
    """The rules are applied, but with another key: the chain is put aside, and that is found."""
    ledger.some_entries(tmp_path, closed=True)
    (tmp_path / "chain.head").unlink()
    RULES.apply(Chain(tmp_path, ledger.OTHER_KEYS.chain), after(91))
    assert ledger.verdict(tmp_path).faults


def test_files_that_are_no_segments_stay(tmp_path: Path) -> None:
    (tmp_path / "2001-01-01").mkdir()
    (tmp_path / "2001-01-01" / "notes.ndjson").write_text("mine")
    (tmp_path / "letters-of-2001").mkdir()
    (tmp_path / "letters-of-2001" / "1.kept.ndjson").write_text("mine")
    assert RULES.apply(ledger.chain_of(tmp_path), after(5000)) == []
