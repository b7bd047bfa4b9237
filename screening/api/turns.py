"""Look-ups of requests that arrive at one moment, made together on the event loop.

A turn is what stands ready when the loop comes round. Nobody waits for others to come, so a look-up that is alone
is made at once; under load the turns grow by themselves, and each traveller costs less.
"""

from __future__ import annotations

import asyncio
from collections import deque

from screening import together
from screening.api import tally
from screening.engine import Engine
from screening.model import Answer, Query

MOST = 16
"""Look-ups of a turn: what all of it takes is what its first waits for."""

_Waiting = tuple[Query, asyncio.Future[Answer]]


class Turns:
    """The look-ups that wait for an engine. For the event loop alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: deque[_Waiting] = deque()

    def screen(self, query: Query) -> asyncio.Future[Answer]:
        """To be awaited: the answer to one query, or what the engine raises for it, and for nobody else."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answer] = loop.create_future()
        if not self._waiting:
            loop.call_soon(self._look, loop, 0)
        self._waiting.append((query, answer))
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
        asked = [each for each in turn if not each[1].done()]  # who hung up is not looked up
        found = together.answers(self._engine, [query for query, _ in asked])
        tally.looked_up([each for each in found if isinstance(each, Answer)])
        for (_, answer), each in zip(asked, found, strict=True):
            if isinstance(each, Exception):
                answer.set_exception(each)
            else:
                answer.set_result(each)
