"""What is shown of the lists: how old each may be, which are older, and which are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from screening import exposition
from screening.api import tally
from screening.engine import Engine
from screening.model import Name, PersonRecord
from screening.settings import Settings


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """One list loaded whole, one filled record by record; one that must be there is not."""
    limits = "tally-loaded=1d,tally-missing=2h,*=9d"
    engine = Engine.of(
        Settings(store=f"sqlite:///{tmp_path}/s.db", index_dir=tmp_path / "index", list_max_age=limits)
    )
    with engine.store.loading() as loading:
        loading.add(PersonRecord("a:1", "tally-loaded", (Name("Bekzat Dzhumagulov"),)))
        loading.commit()
    engine.open(build=False)
    engine.put(PersonRecord("b:1", "tally-by-hand", (Name("Maria Osetrova"),)))
    yield engine
    engine.close()


def shown(name: str) -> dict[str, float]:
    """The values of one metric by list."""
    families = text_string_to_metric_families(exposition.render()[0].decode())
    return {
        sample.labels["list"]: sample.value
        for family in families
        for sample in family.samples
        if sample.name == name and sample.labels["list"].startswith("tally-")
    }


def test_lists_show_their_limit_and_those_that_are_missing_are_overdue(engine: Engine) -> None:
    tally.show_lists(engine)
    assert shown("screening_list_max_age_seconds") == {"tally-loaded": 86_400, "tally-missing": 7_200}
    assert shown("screening_list_overdue") == {"tally-loaded": 0, "tally-by-hand": 0, "tally-missing": 1}
    assert shown("screening_list_records") == {"tally-loaded": 1, "tally-by-hand": 1}


def test_a_list_that_came_is_no_longer_overdue(engine: Engine) -> None:
    with engine.store.loading() as loading:
        loading.add(PersonRecord("c:1", "tally-missing", (Name("Oluwaseun Adeyemi"),)))
        loading.commit()
    engine.follow()
    tally.show_lists(engine)
    assert shown("screening_list_overdue")["tally-missing"] == 0
