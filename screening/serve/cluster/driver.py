"""Beside the list: gives its rows to the nodes and keeps their answers in the job's files, as processes here would.

A block of answers is written when all of it is here, by this process alone; so what another engine left half done is
gone on with, and what this one leaves any engine can finish. Knows nothing of what a row says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from screening.batch.jobs import blocks, rows
from screening.batch.jobs.answering import Answered
from screening.batch.jobs.job import Job, to_bytes
from screening.batch.spread import Piece, Spread
from screening.serve.cluster import connection, node
from screening.serve.cluster.pool import Pool
from screening.settings import Settings

Say = Callable[[str], None]


@contextmanager
def cluster(
    address: str, settings: Settings, store: str, say: Say, *, audit: bool, most: int | None = None
) -> Iterator[Pool]:
    """The processes of the cluster at that address, for the store of that identity; they end with the block.

    Raises what `connection.joined` raises.
    """
    with connection.joined(address) as ray:
        pool = Pool(ray, node.terms(settings, store, audit=audit), say, most)
        try:
            yield pool
        finally:
            pool.close()


def screen(pool: Pool, folder: Path, job: Job, told: Callable[[int], None]) -> None:
    """Has all rows of a job answered that are not; `told` how many are. Raises ClusterUnavailable."""
    spread = Spread(job.rows, job.block, blocks.numbers(folder))
    told(job.rows - spread.left)

    def lines(piece: Piece) -> Sequence[bytes]:
        return list(rows.kept(folder, piece.first, piece.rows))

    for number, answers in pool.answers(to_bytes(job), spread, lines):
        keep(folder, number, answers)
        told(job.rows - spread.left)


def keep(folder: Path, number: int, answers: Sequence[Answered]) -> None:
    """Writes the answers of a block, but for those that somebody before us wrote."""
    claim = blocks.claim(folder, number, alone=True)
    assert claim is not None, "the run has its folder for itself"  # noqa: S101
    with claim:
        for body, outcome, sequence in answers[claim.start :]:
            claim.add(body, outcome, sequence)
        claim.finish()
