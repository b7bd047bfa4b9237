"""The JSON in the documentation is accepted by the code that it describes."""

from __future__ import annotations

import orjson
import pytest
from pydantic import BaseModel

from screening import wire
from screening.api import schemas, views
from screening.wire.answers import HitBody
from tests.docs import pages

DESCRIBED: dict[str, type[BaseModel]] = {
    "answer": wire.AnswerBody,
    "brief": views.BriefAnswer,
    "carrier": views.CarrierAnswer,
    "problem": schemas.ProblemDocument,
    "restricted": HitBody,
    "unanswered": schemas.Unanswered,
    "zone": wire.ReadZoneBody,
}
JSON = [
    block for page in pages.markdown_files() for block in pages.blocks(page) if block.words[:1] == ("json",)
]


def place(block: pages.Block) -> str:
    return f"{block.page.relative_to(pages.ROOT)}: {block.text[:30]!r}"


@pytest.mark.parametrize("block", JSON, ids=place)
def test_every_json_block_says_what_it_shows_and_can_be_read(block: pages.Block) -> None:
    assert block.words[1:] in {("record",), ("traveller",), *((name,) for name in DESCRIBED)}
    orjson.loads(block.text)


@pytest.mark.parametrize("block", pages.blocks_marked("json", "record"), ids=place)
def test_every_record_shown_would_be_loaded(block: pages.Block) -> None:
    shown = orjson.loads(block.text)
    assert wire.record(block.text.encode()).id == shown["id"]


@pytest.mark.parametrize("block", pages.blocks_marked("json", "traveller"), ids=place)
def test_every_traveller_shown_would_be_screened(block: pages.Block) -> None:
    assert wire.query(block.text.encode()).traveller.id == orjson.loads(block.text).get("id", "")


@pytest.mark.parametrize("kind", sorted(DESCRIBED))
def test_every_answer_shown_has_the_form_of_a_real_one(kind: str) -> None:
    shown = pages.blocks_marked("json", kind)
    assert shown
    for block in shown:
        DESCRIBED[kind].model_validate_json(block.text)


@pytest.mark.parametrize("block", pages.blocks_marked("json", "zone"), ids=place)
def test_every_zone_shown_is_what_is_read_of_its_lines(block: pages.Block) -> None:
    shown = orjson.loads(block.text)
    assert wire.zone_json(wire.zone(orjson.dumps({"lines": shown["lines"]}))) == shown
