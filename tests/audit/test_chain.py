"""The common chain: many write it, any of them may die at any point of it, and it stays whole."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from screening.audit import chain as chains
from screening.audit import links
from screening.audit.chain import Chain
from tests.audit import ledger


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    return ledger.chain_of(tmp_path / "audit")


def numbers(chain: Chain) -> list[int]:
    return [link.number for _, link in chain.entries()]


def test_an_entry_follows_the_one_before(chain: Chain) -> None:
    one, other = chain.add("opened", segment="a"), chain.add("opened", segment="b")
    assert (one.number, other.number) == (1, 2)
    assert [(entry["event"], entry["segment"], entry["mac"]) for entry, _ in chain.entries()] == [
        ("opened", "a", one.mac), ("opened", "b", other.mac),
    ]  # fmt: skip


def test_many_that_write_at_once_make_one_chain(chain: Chain) -> None:
    """Each opens the file anew, as processes do, so that their locks keep each other out."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: chain.add("opened", segment=str(number)), range(120)))
    assert numbers(chain) == list(range(1, 121))
    assert {entry["segment"] for entry, _ in chain.entries()} == set(map(str, range(120)))


def test_one_who_was_stopped_while_he_writes_does_not_stop_the_others_for_ever(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chains, "PATIENCE", 0.05)
    chain.add("opened", segment="a")
    with chain.path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(OSError, match="does not let go"):
            chain.add("opened", segment="b")
    chain.add("opened", segment="c")
    assert [entry["segment"] for entry, _ in chain.entries()] == ["a", "c"]


def test_half_an_entry_of_one_who_died_is_cut_off_by_the_next(chain: Chain) -> None:
    chain.add("opened", segment="a")
    with chain.path.open("ab") as file:
        file.write(b'{"n":2,"at":"2026')
    chain.add("opened", segment="b")
    assert numbers(chain) == [1, 2]
    assert b"2026'" not in chain.path.read_bytes()
    assert chain.path.stat().st_size == links.read_head(chain.head).size  # type: ignore[union-attr]


def test_an_entry_whose_writer_died_before_the_head_is_taken_up(chain: Chain) -> None:
    chain.add("opened", segment="a")
    before = chain.head.read_bytes()
    chain.add("opened", segment="b")
    chain.head.write_bytes(before)
    chain.add("opened", segment="c")
    assert [entry["segment"] for entry, _ in chain.entries()] == ["a", "b", "c"]


@pytest.mark.parametrize("head", [b"", b"short", b"\0" * 48], ids=["empty", "short", "zeros"])
def test_a_head_that_says_nothing_is_made_anew_from_the_entries(chain: Chain, head: bytes) -> None:
    chain.add("opened", segment="a")
    chain.head.write_bytes(head)
    chain.add("opened", segment="b")
    assert numbers(chain) == [1, 2]
    assert links.read_head(chain.head) == list(chain.entries())[-1][1]


def test_an_entry_that_does_not_fit_on_the_disk_is_told_and_the_next_one_goes_on(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain.add("opened", segment="a")
    real: Callable[[int, bytes], int] = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[:10]))
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        chain.add("opened", segment="b")
    monkeypatch.undo()
    chain.add("opened", segment="c")
    assert [entry["segment"] for entry, _ in chain.entries()] == ["a", "c"]


def test_a_chain_that_was_changed_is_put_aside_as_it_is_and_a_new_one_begins(chain: Chain) -> None:
    chain.add("opened", segment="a")
    chain.add("opened", segment="b")
    changed = chain.path.read_bytes().replace(b'"a"', b'"other"')
    chain.path.write_bytes(changed)
    chain.add("opened", segment="c")
    assert [entry["segment"] for entry, _ in chain.entries()] == ["c"]
    [aside] = chain.folder.glob("chain.damaged-*.ndjson")
    assert aside.read_bytes() == changed


def test_a_chain_that_was_shortened_says_so_before_it_goes_on(chain: Chain) -> None:
    for segment in "abc":
        chain.add("opened", segment=segment)
    chain.path.write_bytes(ledger.lines(chain.path)[0])
    chain.add("opened", segment="d")
    told = [(entry["event"], entry.get("segment", entry.get("entries"))) for entry, _ in chain.entries()]
    assert told == [("opened", "a"), ("damaged", 3), ("opened", "d")]


def test_nobody_without_the_key_can_add_an_entry_that_follows(chain: Chain) -> None:
    chain.add("opened", segment="a")
    line, _ = links.tied(
        ledger.OTHER_KEYS.chain,
        list(chain.entries())[-1][1],
        "2026-11-22T10:00:00Z",
        b'"event":"removed","segment":"a"}',
    )
    with chain.path.open("ab") as file:
        file.write(line)
    assert numbers(chain) == [1]
    assert "does not follow" in ledger.verdict(chain.folder).faults[0].what
