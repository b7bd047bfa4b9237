"""The requests that a newcomer copies give the answers that are printed below them (`make examples`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest

from screening import wire
from screening.engine import Engine
from screening.store import open_store
from screening.synthetic.demonstration import demonstration_records
from tests.docs import pages
from tools import refresh_examples

TUTORIAL = pages.ROOT / "docs" / "tutorial" / "first-traveller.md"
README = pages.ROOT / "README.md"


def shown(page: Path) -> list[tuple[str, str]]:
    """Each body sent with curl and the answer in the block after it."""
    found = list(pages.blocks(page))
    sent = [(re.search(r"-d '(.*)'", one.text, re.DOTALL), two) for one, two in pairwise(found)]
    return [(body[1], answer.text) for body, answer in sent if body and answer.words == ("json", "answer")]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the fixed records of the demonstration list."""
    folder = tmp_path_factory.mktemp("demonstration")
    engine = Engine(open_store(f"sqlite:///{folder}/store.db"), folder / "index")
    engine.open(build=False)
    for record in demonstration_records():
        engine.put(record)
    yield engine
    engine.close()


def essence(answer: Any) -> Any:
    """What must agree: not the times, nor the counts of lists that are not loaded here."""
    hits = [{**hit, "record": hit["record"]["id"]} for hit in answer["hits"]]
    return answer["decision"], hits, answer["warnings"]


@pytest.mark.parametrize(("body", "printed"), shown(README) + shown(TUTORIAL))
def test_a_request_gives_the_answer_printed_below_it(engine: Engine, body: str, printed: str) -> None:
    answer = wire.answer(engine.screen(wire.query(body.encode()).traveller))
    assert essence(orjson.loads(answer)) == essence(orjson.loads(printed)), "`make examples` writes them anew"


def test_the_tutorial_shows_a_person_a_document_and_nobody() -> None:
    answers = [orjson.loads(printed) for _, printed in shown(TUTORIAL)]
    assert [[hit["kind"] for hit in answer["hits"]] for answer in answers] == [["person"], ["document"], []]
    assert answers[-1]["decision"] == "clear"
    assert len(shown(README)) == 1


def test_what_make_examples_prints_is_the_same_json_within_the_width() -> None:
    for _, printed in shown(README) + shown(TUTORIAL):
        answer = orjson.loads(printed)
        assert orjson.loads(refresh_examples.printed(answer)) == answer
        assert f"{refresh_examples.printed(answer)}\n" == printed
