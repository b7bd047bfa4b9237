"""An engine that fails at some travellers, however many are screened together with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from screening.engine import Engine
from screening.model import Answer, Query, Traveller


def fail_at(
    monkeypatch: pytest.MonkeyPatch, which: Callable[[Traveller], bool], error: type[BaseException]
) -> None:
    """From now on every engine raises that where it is to screen such a traveller."""
    screen_together = Engine.screen_together

    def failing(engine: Engine, queries: Sequence[Query], *, redress: bool = True) -> list[Answer]:
        for query in queries:
            if which(query.traveller):
                raise error(query)
        return screen_together(engine, queries, redress=redress)

    monkeypatch.setattr(Engine, "screen_together", failing)
