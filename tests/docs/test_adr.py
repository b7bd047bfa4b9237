"""Decisions are numbered, complete and short, and every dependency has its reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.docs import pages

ADR = pages.ROOT / "docs" / "adr"
DECISIONS = sorted(ADR.glob("[0-9]*.md"))
LINES_ON_ONE_PAGE = 65


def package(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_five_parts_on_one_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]}: ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Context", "Options", "Decision", "Consequences", "How to reverse",
    ]  # fmt: skip
    assert len(text.splitlines()) <= LINES_ON_ONE_PAGE


def test_the_index_of_decisions_lists_all_of_them() -> None:
    assert [target for target in pages.links(ADR / "README.md") if target[:4].isdigit()] == [
        path.name for path in DECISIONS
    ]


def test_every_dependency_has_a_row_with_its_reason() -> None:
    project = tomllib.loads(pages.read("pyproject.toml"))
    extras = project["project"].get("optional-dependencies", {})
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values(), *extras.values()]
    wanted = [requirement for group in groups for requirement in group]
    rows = re.findall(r"^\| `([\w.\[\]-]+)` \|", pages.read("docs/adr/0005-dependencies.md"), re.MULTILINE)
    assert sorted(set(rows)) == sorted({package(requirement) for requirement in wanted})
