"""Whatever is removed, changed, added or put in another order is found; what is as it may be is not called a fault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.audit import links
from screening.audit.verify import verify
from tests.audit import ledger

several = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three processes: one ended in order, one was killed and settled, one was killed just now."""
    folder = tmp_path_factory.mktemp("whole") / "audit"
    ledger.some_entries(folder, closed=True)
    ledger.some_entries(folder, closed=False)
    ledger.settled(folder)
    ledger.some_entries(folder, closed=False)
    return folder


@pytest.fixture
def copy(whole: Path) -> Path:
    return ledger.copy_of(whole)


def files(folder: Path) -> list[Path]:
    """Every file of the audit that holds entries."""
    return [*ledger.segments(folder), folder / "chain.ndjson"]


def test_an_audit_that_nobody_touched_is_whole(whole: Path) -> None:
    found = ledger.verdict(whole)
    assert found.faults == []
    assert found.notes == []
    assert found.segments == 6
    assert found.entries == len(ledger.entries(whole)) + 6
    assert found.chain == len(ledger.lines(whole / "chain.ndjson")) == 6 + 2 + 2
    assert found.mac.encode() in ledger.lines(whole / "chain.ndjson")[-1]


@several
@given(st.data())
def test_an_entry_that_is_removed_is_found(whole: Path, data: st.DataObject) -> None:
    copy = ledger.copy_of(whole)
    path = data.draw(st.sampled_from(files(copy)))
    kept = ledger.lines(path)
    del kept[data.draw(st.integers(0, len(kept) - 1))]
    path.write_bytes(b"".join(kept))
    assert ledger.verdict(copy).faults
    shutil.rmtree(copy)


@several
@given(st.data())
def test_any_byte_that_is_changed_is_found(whole: Path, data: st.DataObject) -> None:
    copy = ledger.copy_of(whole)
    path = data.draw(st.sampled_from(files(copy)))
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    assert ledger.verdict(copy).faults
    shutil.rmtree(copy)


@several
@given(st.data())
def test_two_entries_that_change_places_are_found(whole: Path, data: st.DataObject) -> None:
    copy = ledger.copy_of(whole)
    path = data.draw(st.sampled_from(files(copy)))
    kept = ledger.lines(path)
    one, other = data.draw(st.lists(st.integers(0, len(kept) - 1), min_size=2, max_size=2, unique=True))
    kept[one], kept[other] = kept[other], kept[one]
    path.write_bytes(b"".join(kept))
    assert ledger.verdict(copy).faults
    shutil.rmtree(copy)


@several
@given(st.data())
def test_a_file_that_is_cut_off_anywhere_is_found(whole: Path, data: st.DataObject) -> None:
    copy = ledger.copy_of(whole)
    path = data.draw(st.sampled_from(files(copy)))
    os.truncate(path, data.draw(st.integers(0, path.stat().st_size - 1)))
    assert ledger.verdict(copy).faults
    shutil.rmtree(copy)


@several
@given(st.data())
def test_an_entry_that_is_repeated_or_taken_from_elsewhere_is_found(whole: Path, data: st.DataObject) -> None:
    copy = ledger.copy_of(whole)
    source, goal = (data.draw(st.sampled_from(files(copy))) for _ in range(2))
    kept = ledger.lines(goal)
    kept.insert(data.draw(st.integers(0, len(kept))), data.draw(st.sampled_from(ledger.lines(source))))
    goal.write_bytes(b"".join(kept))
    assert ledger.verdict(copy).faults
    shutil.rmtree(copy)


@pytest.mark.parametrize("number", range(7))
def test_a_file_that_is_removed_is_found(copy: Path, number: int) -> None:
    path = files(copy)[number]
    path.unlink()
    assert path.relative_to(copy).as_posix() in {fault.file for fault in ledger.verdict(copy).faults}


def test_a_segment_that_is_removed_with_its_head_and_its_day_is_found(copy: Path) -> None:
    shutil.rmtree(ledger.segments(copy)[0].parent)
    assert {fault.what for fault in ledger.verdict(copy).faults} == {"the segment is missing"}


def test_two_segments_that_change_names_are_found(copy: Path) -> None:
    one, other, *_ = ledger.segments(copy)
    aside = one.with_suffix(".aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    assert {fault.file for fault in ledger.verdict(copy).faults} >= {
        path.relative_to(copy).as_posix() for path in (one, other)
    }


def test_a_segment_that_was_never_begun_here_is_found(copy: Path, tmp_path: Path) -> None:
    [foreign, *_] = ledger.some_entries(tmp_path / "elsewhere", closed=True)
    shutil.copy(foreign, ledger.segments(copy)[0].with_name("000000-1-0000.clear.ndjson"))
    assert [fault.what for fault in ledger.verdict(copy).faults] == ["is not named by the chain"]


def test_a_head_that_is_removed_or_set_back_is_found(copy: Path) -> None:
    head = next(copy.glob("*/*.head"))
    path = head.with_suffix(".ndjson")
    head.unlink()
    assert "its head is missing" in ledger.verdict(copy).faults[0].what
    name = path.relative_to(copy).as_posix()
    steps = list(links.walk(path, ledger.KEYS.chain, links.beginning(ledger.KEYS.chain, name)))
    shown = links.Link(
        2, steps[1][1].size, bytes.fromhex(steps[1][1].mac) * 2
    )  # all that an intruder can know
    with head.open("wb") as file:
        links.write_head(file.fileno(), shown)
    os.truncate(path, shown.size)
    assert ledger.verdict(copy).faults


def test_a_chain_that_is_set_back_with_the_segments_begun_since_is_found_by_its_head(copy: Path) -> None:
    """Everything that names the last segment goes; what an intruder cannot make is the head that fits."""
    chain = copy / "chain.ndjson"
    last = [path for path in ledger.segments(copy) if path.with_suffix(".head").exists()]
    for path in last:
        path.unlink()
        path.with_suffix(".head").unlink()
    chain.write_bytes(b"".join(ledger.lines(chain)[: -len(last)]))
    assert [fault.what for fault in ledger.verdict(copy).faults] == ["ends with entry 8, but had 10"]


def test_a_folder_that_is_set_back_as_a_whole_is_found_by_an_anchor_from_the_log(
    whole: Path, tmp_path: Path
) -> None:
    copy = ledger.copy_of(whole)
    ledger.some_entries(whole, closed=True)
    now = ledger.verdict(whole)
    assert ledger.verdict(copy).faults == []
    [fault] = ledger.verdict(copy, {now.chain: now.mac}).faults
    assert "but the anchor is entry" in fault.what
    assert ledger.verdict(whole, {now.chain: now.mac}).faults == []
    before = ledger.verdict(copy)
    assert ledger.verdict(whole, {before.chain: before.mac}).faults == []


def test_an_anchor_that_is_of_another_chain_is_found(whole: Path) -> None:
    [fault] = ledger.verdict(whole, {2: "0" * 32}).faults
    assert fault.what == "entry 2 is not the one of the anchor"


def test_under_another_key_nothing_is_whole(whole: Path) -> None:
    assert verify(whole, ledger.OTHER_KEYS).faults


def test_half_an_entry_of_a_process_that_died_is_told_and_no_fault(copy: Path) -> None:
    path = next(copy.glob("*/*.head")).with_suffix(".ndjson")
    with path.open("ab") as file:
        file.write(b'{"n":7,"at":"2026-11-2')
    found = ledger.verdict(copy)
    assert found.faults == []
    assert [note.what for note in found.notes] == [
        "the process died while it wrote: 22 bytes of an entry whose answer never left"
    ]
    ledger.settled(copy)
    assert ledger.verdict(copy).faults == []
    assert ledger.verdict(copy).notes == found.notes


def test_half_an_entry_behind_a_segment_that_was_ended_is_a_fault(copy: Path) -> None:
    closed = next(path for path in ledger.segments(copy) if not path.with_suffix(".head").exists())
    with closed.open("ab") as file:
        file.write(b'{"n":7')
    assert "goes on after entry" in ledger.verdict(copy).faults[0].what


def test_an_entry_that_the_head_does_not_know_yet_is_no_fault(tmp_path: Path) -> None:
    """A kill between the entry and its head."""
    folder = tmp_path / "audit"
    audit = ledger.Audit(ledger.journal_in(folder))
    audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    head = next(folder.glob("*/*.head"))
    before = head.read_bytes()
    audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    ledger.abandon(audit.journal)
    head.write_bytes(before)
    assert ledger.verdict(folder).faults == []
    ledger.settled(folder)
    assert ledger.verdict(folder).faults == []


def test_what_is_being_written_is_whole_at_every_moment(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path / "audit") as audit:
        for _ in range(5):
            audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
            assert ledger.verdict(tmp_path / "audit").faults == []


def test_no_audit_at_all_is_a_fault(tmp_path: Path) -> None:
    assert [fault.what for fault in ledger.verdict(tmp_path).faults] == ["the chain is missing"]


Tamper = Callable[[list[bytes]], list[bytes]]


@pytest.mark.parametrize(
    "tamper",
    [lambda kept: kept[:-2], lambda kept: [kept[0].replace(b"opened", b"opened-once"), *kept[1:]]],
    ids=["shortened", "changed"],
)
def test_a_chain_that_was_touched_is_still_found_after_the_service_went_on(
    copy: Path, tamper: Tamper
) -> None:
    """The service must not stop for it, nor cover it up."""
    chain = copy / "chain.ndjson"
    chain.write_bytes(b"".join(tamper(ledger.lines(chain))))
    ledger.some_entries(copy, closed=True)
    found = ledger.verdict(copy)
    assert any("shortened" in fault.what or "put aside" in fault.what for fault in found.faults)
    fresh = {path.relative_to(copy).as_posix() for path in ledger.some_entries(copy, closed=True)}
    assert not fresh & {fault.file for fault in ledger.verdict(copy).faults}
