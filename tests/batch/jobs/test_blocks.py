from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from screening.batch.jobs import blocks
from screening.batch.jobs.blocks import ANSWERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ANSWERS).mkdir()
    return tmp_path


def answer(decision: str, sequence: int = 7) -> bytes:
    return orjson.dumps({"id": "x", "decision": decision, "checked": {"sequence": sequence}})


def claimed(folder: Path, number: int = 0) -> blocks.Claim:
    claim = blocks.claim(folder, number)
    assert claim is not None
    return claim


def partial(folder: Path) -> Path:
    return folder / ANSWERS / "000000.partial"


def test_a_finished_block_tells_its_counts_and_its_least_sequence_by_its_name(folder: Path) -> None:
    with claimed(folder, 3) as claim:
        for decision, sequence in (("clear", 9), ("refer", 8), ("clear", 9), ("not_checked", 9)):
            claim.add(answer(decision, sequence), decision, sequence)
        claim.add(b"", "unreadable", 0)
        claim.finish()
    [done] = blocks.finished(folder)
    assert (done.number, done.sequence) == (3, 8)
    assert done.counts == {"clear": 2, "refer": 1, "not_checked": 1, "unreadable": 1}
    assert done.path.read_bytes().splitlines()[-1] == b"null"
    assert [path.name for path in (folder / ANSWERS).iterdir()] == [done.path.name]


def test_a_block_is_in_one_hand_at_a_time(folder: Path) -> None:
    with claimed(folder):
        assert blocks.claim(folder, 0) is None
        with claimed(folder, 1):
            pass
    with claimed(folder) as claim:
        assert claim.start == 0


def test_a_finished_block_is_not_claimed_again(folder: Path) -> None:
    with claimed(folder) as claim:
        claim.finish()
    assert blocks.claim(folder, 0) is None
    assert not partial(folder).exists()


@pytest.mark.parametrize(
    "torn", [b"", b"{", answer("refer"), answer("refer")[:-1] + b"\n", b"\0" * 4096, b"nul", b"\0\n"]
)
def test_what_a_killed_writer_left_unfinished_is_cut_off_and_the_rest_holds(
    folder: Path, torn: bytes
) -> None:
    whole = answer("clear", 5) + b"\nnull\n" + answer("refer", 6) + b"\n"
    partial(folder).write_bytes(whole + torn)
    with claimed(folder) as claim:
        assert claim.start == 3
        assert partial(folder).read_bytes() == whole
        claim.add(answer("clear"), "clear", 7)
        claim.finish()
    [done] = blocks.finished(folder)
    assert (done.sequence, done.counts.total()) == (5, 4)
    assert done.path.read_bytes() == whole + answer("clear") + b"\n"


def test_every_answer_holds_from_the_moment_that_it_was_added(folder: Path) -> None:
    with claimed(folder) as claim:
        for number in range(3):
            claim.add(answer("clear"), "clear", 7)
            assert len(partial(folder).read_bytes().splitlines()) == number + 1


def test_a_block_that_another_began_is_answered_with_care(folder: Path) -> None:
    with claimed(folder) as claim:
        assert not claim.careful
    with claimed(folder) as claim:
        assert claim.careful


def test_a_row_at_which_process_after_process_ended_is_hopeless(folder: Path) -> None:
    with claimed(folder) as claim:
        assert not claim.hopeless
    for _ in range(blocks.TRIES):
        with claimed(folder) as claim:
            assert not claim.hopeless
    with claimed(folder) as claim:
        assert claim.hopeless
        claim.add(answer("not_checked"), "not_checked", 7)
    with claimed(folder) as claim:
        assert (claim.start, claim.hopeless) == (1, False)
        claim.finish()
    assert not list((folder / ANSWERS).glob("*.tries"))
