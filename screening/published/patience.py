"""Calls to somewhere far away, bounded in time: made in threads that nobody has to wait for.

A backend that hangs keeps its own thread; the caller is told after so many seconds, and the process can end. Knows
nothing of what is called.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Full, Queue, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from screening.errors import SnapshotsUnavailable

TRIES = 3
PAUSE = 0.5  # seconds before the second try; twice as long before the third

Item = TypeVar("Item")
Result = TypeVar("Result")


def bounded(call: Callable[[], Result], seconds: float) -> Result:
    """What `call` gives. SnapshotsUnavailable when that takes longer; what `call` raises is raised."""
    [result] = in_parallel(lambda _: call(), [None], 1, seconds)
    return result


def in_parallel(
    work: Callable[[Item], Result], items: Iterable[Item], threads: int, seconds: float
) -> Iterator[Result]:
    """What `work` gives for each item, as it comes: in any order, and no more ahead than there are threads.

    SnapshotsUnavailable when nothing comes for so many seconds. What `work` raises is raised, and no other item begun.
    """
    waiting: SimpleQueue[Item] = SimpleQueue()
    for item in items:
        waiting.put(item)
    number, over = waiting.qsize(), Event()
    done: Queue[Result | Exception] = Queue(threads)
    for _ in range(min(threads, number)):
        Thread(target=_worked_off, args=(work, waiting, done, over), daemon=True).start()
    try:
        for _ in range(number):
            try:
                outcome = done.get(timeout=seconds)
            except Empty:
                raise SnapshotsUnavailable(
                    f"the place of published snapshots was silent for {seconds:g} s"
                ) from None
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome
    finally:
        over.set()


def _worked_off(
    work: Callable[[Item], Result],
    waiting: SimpleQueue[Item],
    done: Queue[Result | Exception],
    over: Event,
) -> None:
    while not over.is_set():
        try:
            item = waiting.get_nowait()
        except Empty:
            return
        outcome: Result | Exception
        try:
            outcome = work(item)
        except Exception as error:
            outcome = error
        _handed_over(outcome, done, over)


def _handed_over(outcome: Result | Exception, done: Queue[Result | Exception], over: Event) -> None:
    while not over.is_set():  # nobody may be there any more who takes it
        try:
            done.put(outcome, timeout=1.0)
        except Full:
            continue
        return


def again(call: Callable[[], Result]) -> Result:
    """What `call` gives, tried up to three times: connections break. A file that is not there is told at once."""
    for tried in range(1, TRIES):
        try:
            return call()
        except (FileNotFoundError, PermissionError):
            raise
        except Exception:  # every backend has errors of its own
            time.sleep(PAUSE * tried)
    return call()
