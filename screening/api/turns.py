"""Look-ups of requests that arrive at one moment, made together on the event loop.

A turn is what stands ready when the loop comes round. Nobody waits for others to come, so a look-up that is alone
is made at once; under load the turns grow by themselves, and each traveller costs less.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from screening.model import Answer

MOST = 16
"""Look-ups of a turn: what all of it takes is what its first waits for."""

Asked = TypeVar("Asked")


class Turns(Generic[Asked]):
    """Those who wait for an answer. For the event loop alone.

    `answers` gives what each of several is told, an answer or an error of its own; what it raises itself all are told.
    """

    def __init__(self, answers: Callable[[Sequence[Asked]], Sequence[Answer | Exception]]) -> None:
        self._answers = answers
        self._waiting: deque[tuple[Asked, asyncio.Future[Answer]]] = deque()

    def join(self, asked: Asked) -> asyncio.Future[Answer]:
        """To be awaited: the answer to one, or the error that is theirs alone."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answer] = loop.create_future()
        if not self._waiting:
            loop.call_soon(self._look, loop, 0)
        self._waiting.append((asked, answer))
        return answer

    def _look(self, loop: asyncio.AbstractEventLoop, before: int) -> None:
        """Makes the turn, unless more came since the loop came round before: then others may be on their way."""
        if before < len(self._waiting) < MOST:
            loop.call_soon(self._look, loop, len(self._waiting))
        else:
            self._turn(loop)

    def _turn(self, loop: asyncio.AbstractEventLoop) -> None:
        turn = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST))]
        if self._waiting:
            loop.call_soon(self._look, loop, 0)
        waiting = [each for each in turn if not each[1].done()]  # who hung up is not looked up
        try:
            told = self._answers([asked for asked, _ in waiting])
        except Exception as error:  # nobody may be left to wait for ever
            told = [error] * len(waiting)
        for (_, answer), each in zip(waiting, told, strict=True):
            if isinstance(each, Exception):
                answer.set_exception(each)
            else:
                answer.set_result(each)
