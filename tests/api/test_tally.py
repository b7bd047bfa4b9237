"""What is counted of answers; and what is shown of the lists: how old each may be, which are older or missing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from screening import exposition
from screening.api import tally
from screening.engine import Engine
from screening.model import Name, PersonRecord
from screening.settings import Settings

ROOT = Path(__file__).parents[2]

COUNT = """
import sys
from screening import exposition
from screening.api import tally
from screening.model import Answer, Checked, Cleared, Effort, Hit
checked, cleared = Checked(1, ""), (Cleared("a:2", "a", "c", ""), Cleared("a:3", "a", "c", ""))
person, document = (
    Hit(f"{name}:1", kind, name, 1.0, (), "", ()) for name, kind in (("a", "person"), ("b", "document"))
)
answers = [
    Answer("1", "clear", (), checked, (), 200, Effort(weighed=3, prepare_ns=900, find_ns=800, weigh_ns=700)),
    Answer("2", "refer", (person, document), checked, (), 3000),
    Answer("3", "clear", (), checked, (), 90, Effort(weighed=400, exhausted=True, weigh_ns=10), cleared=cleared),
    Answer("4", "not_checked", (), checked),
    Answer("5", "refer", (person,), checked, (), 200, Effort(find_ns=1_000_000_000)),
]
tally.count([])
if sys.argv[1] == "together":
    tally.count(answers)
else:
    for answer in answers:
        tally.count_one(answer)
sys.stdout.buffer.write(exposition.render()[0])
"""


@pytest.mark.parametrize("processes", ["one", "several"])
def test_those_counted_together_are_counted_as_one_by_one(tmp_path: Path, processes: str) -> None:
    told = []
    for how in ("together", "one by one"):
        around = {name: value for name, value in os.environ.items() if name != "PROMETHEUS_MULTIPROC_DIR"}
        if processes == "several":
            (tmp_path / how).mkdir()
            around["PROMETHEUS_MULTIPROC_DIR"] = str(tmp_path / how)
        text = subprocess.check_output([sys.executable, "-c", COUNT, how], cwd=ROOT, env=around).decode()
        told.append(
            {
                (sample.name, *sorted(sample.labels.values())): sample.value
                for family in text_string_to_metric_families(text)
                for sample in family.samples
            }
        )
    together, one_by_one = told
    assert together == pytest.approx(one_by_one)
    assert (
        together["screening_decisions_total", "clear"] == together["screening_decisions_total", "refer"] == 2
    )
    assert together["screening_decisions_total", "not_checked"] == 1
    assert together["screening_hits_total", "a", "person"] == 2
    assert together["screening_hits_total", "b", "document"] == 1
    assert together["screening_clearances_used_total",] == 2
    assert together["screening_candidates_weighed_total",] == 403
    assert together["screening_budget_exhausted_total",] == 1
    assert together["screening_query_seconds_count",] == 5
    assert together["screening_query_seconds_sum",] == pytest.approx(0.00349)
    assert together["screening_stage_seconds_total", "find"] == pytest.approx(1.0000008)


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
