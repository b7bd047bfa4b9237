"""Look-ups that arrive at one moment: made together, each answered as if it were alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from screening import together
from screening.api.turns import MOST, Turns
from screening.engine import Engine
from screening.model import Answer, Name, PersonRecord, Query, Traveller
from screening.store import open_store
from tests.failing import fail_at

WANTED = PersonRecord("w:1", "w", (Name("Bekzat Dzhumagulov"),))
ASKED = Query(Traveller("asked", Name("Dzhumagulov Bekzat")))
STRICT = Query(Traveller("strict", Name("Dzhumagulov Bekzad")), policy="strict", limit=1)
OTHER = Query(Traveller("other", Name("Maria Osetrova")))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(open_store(f"sqlite:///{tmp_path}/store.db"), tmp_path / "index")
    engine.open(build=False)
    engine.put(WANTED)
    yield engine
    engine.close()


@pytest.fixture
def turns(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many were looked up in each turn."""
    screen_together, seen = Engine.screen_together, []

    def noted(engine: Engine, queries: Sequence[Query], *, redress: bool = True) -> list[Answer]:
        seen.append(len(queries))
        return screen_together(engine, queries, redress=redress)

    monkeypatch.setattr(Engine, "screen_together", noted)
    return seen


def turns_of(engine: Engine) -> Turns[Query]:
    return Turns(partial(together.answers, engine))


def asked(engine: Engine, queries: Sequence[Query]) -> list[Answer | BaseException]:
    async def all_at_once() -> list[Answer | BaseException]:
        turns = turns_of(engine)
        return await asyncio.gather(*(turns.join(query) for query in queries), return_exceptions=True)

    return asyncio.run(all_at_once())


def told(answers: Sequence[Answer | BaseException]) -> list[tuple[str, str]]:
    return [(answer.id, answer.decision) for answer in answers if isinstance(answer, Answer)]


def test_those_who_ask_at_one_moment_are_looked_up_in_one_turn(engine: Engine, turns: list[int]) -> None:
    answers = asked(engine, [ASKED, OTHER, STRICT])
    assert told(answers) == [("asked", "refer"), ("other", "clear"), ("strict", "refer")]
    assert turns == [3]


def test_a_turn_has_a_bound_and_nobody_is_forgotten(engine: Engine, turns: list[int]) -> None:
    answers = asked(engine, [ASKED, OTHER] * MOST)
    assert told(answers) == [("asked", "refer"), ("other", "clear")] * MOST
    assert turns == [MOST, MOST]


def test_whoever_comes_later_has_a_turn_of_their_own(engine: Engine, turns: list[int]) -> None:
    async def one_after_another() -> list[Answer]:
        waiting = turns_of(engine)
        return [await waiting.join(query) for query in (ASKED, OTHER)]

    assert told(asyncio.run(one_after_another())) == [("asked", "refer"), ("other", "clear")]
    assert turns == [1, 1]


def test_a_failure_is_told_to_the_one_who_asked_and_the_others_are_answered(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, lambda one: one.id == "other", RuntimeError)
    answers = asked(engine, [ASKED, OTHER, STRICT])
    assert isinstance(answers[1], RuntimeError)
    assert told(answers) == [("asked", "refer"), ("strict", "refer")]


def test_who_hung_up_while_waiting_is_not_looked_up(engine: Engine, turns: list[int]) -> None:
    async def one_hangs_up() -> Answer:
        waiting = turns_of(engine)
        gone, stays = waiting.join(OTHER), waiting.join(ASKED)
        gone.cancel()
        return await stays

    assert told([asyncio.run(one_hangs_up())]) == [("asked", "refer")]
    assert turns == [1]


def test_whatever_fails_for_the_turn_itself_is_told_to_all_of_it() -> None:
    def failing(_: Sequence[int]) -> list[Answer]:
        raise ZeroDivisionError

    async def both() -> list[Answer | BaseException]:
        waiting = Turns(failing)
        return await asyncio.gather(waiting.join(1), waiting.join(2), return_exceptions=True)

    assert [type(each) for each in asyncio.run(both())] == [ZeroDivisionError] * 2
