from __future__ import annotations

import pytest

from screening.batch.jobs.answering import Answered
from screening.batch.jobs.blocks import TRIES
from screening.batch.spread import PARTS, Piece, Spread


def answers(piece: Piece) -> list[Answered]:
    """An answer for each row that says which row it is."""
    return [Answered(b"%d" % row, "clear", 7) for row in range(piece.first, piece.first + piece.rows)]


def numbers(found: list[Answered] | None) -> list[int]:
    assert found is not None
    return [int(answer.body) for answer in found]


def screened(spread: Spread, deadly: frozenset[int] = frozenset()) -> tuple[list[int], int]:
    """All rows, in the order in which blocks became complete, and how many processes ended on the way."""
    rows, ended = list[int](), 0
    while (piece := spread.next()) is not None:
        if not piece.hopeless and deadly & set(range(piece.first, piece.first + piece.rows)):
            spread.lost(piece)
            ended += 1
        elif (whole := spread.answered(piece, answers(piece))) is not None:
            rows += numbers(whole)
    return rows, ended


def test_a_list_is_given_out_in_blocks_in_its_order_without_those_that_are_done() -> None:
    spread = Spread(1_050, 100, {0, 3})
    assert spread.left == 850
    rows, _ = screened(spread)
    assert rows == [*range(100, 300), *range(400, 1_050)]
    assert spread.left == 0


def test_an_empty_list_has_no_pieces() -> None:
    spread = Spread(0, 0, set())
    assert spread.next() is None
    assert spread.left == 0


def test_a_block_is_complete_when_its_last_part_is_there_and_its_rows_are_in_order() -> None:
    spread = Spread(100, 100, set())
    whole = spread.next()
    assert whole is not None
    spread.lost(whole)
    parts = [part for _ in range(PARTS) if (part := spread.next()) is not None]
    assert [(part.first, part.rows) for part in parts] == [(first, 10) for first in range(0, 100, 10)]
    for part in reversed(parts[1:]):
        assert spread.answered(part, answers(part)) is None
        assert spread.left == 100
    assert numbers(spread.answered(parts[0], answers(parts[0]))) == list(range(100))
    assert spread.left == 0


def test_what_nobody_began_comes_back_as_it_was_and_goes_out_first() -> None:
    spread = Spread(300, 100, set())
    first, second = spread.next(), spread.next()
    assert first is not None
    assert second is not None
    spread.returned(second)
    spread.returned(first)
    assert [spread.next(), spread.next()] == [first, second]


@pytest.mark.parametrize("rows", [1, 9, 10, 11, 99, 997])
@pytest.mark.parametrize("deadly", [{0}, {8}, {0, 3, 8}])
def test_a_row_at_which_every_process_ends_is_given_up_and_all_others_are_answered_once(
    rows: int, deadly: set[int]
) -> None:
    found, ended = screened(Spread(rows, 1_000, set()), frozenset(deadly))
    assert found == list(range(rows))
    assert ended <= len(deadly) * (TRIES + 3)


def test_a_row_is_hopeless_only_when_processes_ended_at_it_alone() -> None:
    spread = Spread(10, 10, set())
    whole = spread.next()
    assert whole is not None
    spread.lost(whole)
    for _ in range(TRIES):
        row = spread.next()
        assert row is not None
        assert (row.first, row.rows, row.hopeless) == (0, 1, False)
        spread.lost(row)
    row = spread.next()
    assert row is not None
    assert row.hopeless
    neighbour = spread.next()
    assert neighbour is not None
    assert neighbour.tries == 0
