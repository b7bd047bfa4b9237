"""The worked examples of the explanations are what the product does, weighed one by one and found in an index."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from screening.decide import DEFAULT
from screening.index import build
from screening.index.build import Filed
from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.index.search import Searcher
from screening.model import record_to_json
from screening.screen import screen
from tests.docs import pages
from tools import worked_examples
from tools.worked_examples import Row

PAGE = worked_examples.COUNTRIES.read_text(encoding="utf-8")
ROWS = tuple(worked_examples.rows(PAGE))
NOT_YET = "What it does not do yet"
NAMED = """
    Kazakhstan, Kyrgyzstan, Uzbekistan, Tajikistan, Turkmenistan, Azerbaijan, Armenia, Georgia, Russia,
    Ukraine, Belarus, Serbia, Bulgaria, Mongolia, Turkey, Iran, Afghanistan, Pakistan, India, Nepal,
    Bangladesh, Sri Lanka, Myanmar, Thailand, Laos, Cambodia, Viet Nam, Malaysia, Indonesia, Singapore,
    Philippines, China, Taiwan, Hong Kong, Korea, Japan, Israel, Egypt, Algeria, Morocco, Gulf, Ethiopia,
    Greece, Uyghur
"""


@pytest.mark.parametrize("row", ROWS, ids=[str(number) for number in range(len(ROWS))])
def test_a_row_is_referred_or_not_as_the_page_says(row: Row) -> None:
    score = worked_examples.weighed(row.asked, row.filed).score
    assert (score >= DEFAULT.threshold) is row.referred, (row, score)


@pytest.mark.parametrize("page", worked_examples.PAGES, ids=lambda page: page.stem)
def test_sentences_and_figures_are_those_of_the_product(page: Path) -> None:
    printed = page.read_text(encoding="utf-8")
    assert worked_examples.refreshed(printed) == printed, "`make examples` writes them anew"


def test_a_sentence_that_is_no_longer_said_is_noticed() -> None:
    row = next(row for row in ROWS if row.referred)
    said = " ".join(reason.why for reason in worked_examples.weighed(row.asked, row.filed).reasons)
    outdated = PAGE.replace(f"| {row.filed} | yes | {said} |", f"| {row.filed} | yes | Said before. |")
    assert outdated != PAGE
    assert worked_examples.refreshed(outdated) == PAGE


@pytest.mark.parametrize("country", [name.strip() for name in NAMED.split(",")])
def test_every_named_country_has_a_name_that_meets_and_one_that_does_not(country: str) -> None:
    own = [row.referred for row in ROWS if country in row.heading]
    assert set(own) == {True, False}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A snapshot of all names on the page's right side."""
    records = [worked_examples.record(row.filed, number) for number, row in enumerate(ROWS)]
    filed = [Filed(record.id, orjson.dumps(record_to_json(record))) for record in records]
    path = tmp_path_factory.mktemp("examples") / "page.snap"
    build.build(path, filed, {"sequence": len(filed), "store": "", "token": "", "lists": []})
    snapshot = Snapshot(path)
    return Searcher(snapshot, Delta(snapshot))


def found(searcher: Searcher, row: Row) -> list[Row]:
    """The rows whose right side the traveller of this one is referred for."""
    hits = screen(worked_examples.traveller(row.asked), searcher, len(ROWS), DEFAULT).hits
    return [ROWS[int(hit.record_id.rpartition(":")[2])] for hit in hits]


def test_the_index_finds_every_row_that_is_referred(searcher: Searcher) -> None:
    for row in ROWS:
        if row.referred:
            assert row.filed in [other.filed for other in found(searcher, row)], row


def test_nobody_is_referred_for_a_person_of_another_section(searcher: Searcher) -> None:
    examples = [row for row in ROWS if row.heading != NOT_YET]
    for row in examples:
        others = {other.heading for other in found(searcher, row)} - {row.heading, NOT_YET}
        namesakes = {other.heading for other in ROWS if names(other) & names(row)}
        assert others <= namesakes, row


def names(row: Row) -> set[str]:
    return {side.partition(", born")[0] for side in (row.asked, row.filed)}


def test_the_page_is_linked_from_those_that_explain_the_rules() -> None:
    for page in ("matching.md", "names-and-scripts.md"):
        assert "countries.md" in pages.links(worked_examples.EXPLANATION / page)
