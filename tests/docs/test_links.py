"""Links between pages lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs import pages

OUTSIDE = ("http://", "https://", "mailto:")


def broken_links(page: Path) -> list[str]:
    return [
        target for target in pages.links(page) if not target.startswith(OUTSIDE) and not leads(page, target)
    ]


def leads(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    goal = (page.parent / path).resolve() if path else page
    if not goal.exists():
        return False
    return not anchor or anchor in pages.anchors(goal)


@pytest.mark.parametrize("page", pages.markdown_files(), ids=lambda page: str(page.relative_to(pages.ROOT)))
def test_every_relative_link_leads_to_a_page_and_a_heading(page: Path) -> None:
    assert broken_links(page) == []


def test_a_link_to_nothing_and_a_link_to_a_missing_heading_are_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One `two`\n[a](missing.md) [b](#one-two) [c](#three) [d](page.md#three)\n", encoding="utf-8"
    )
    assert broken_links(page) == ["missing.md", "#three", "page.md#three"]


def test_every_page_under_docs_can_be_reached_from_the_readme() -> None:
    reached, todo = set[Path](), [pages.ROOT / "README.md"]
    while todo:
        page = todo.pop()
        reached.add(page)
        goals = ((page.parent / target.partition("#")[0]).resolve() for target in pages.links(page))
        todo += [goal for goal in goals if goal.suffix == ".md" and goal.is_file() and goal not in reached]
    under_docs = {page for page in pages.markdown_files() if page.is_relative_to(pages.ROOT / "docs")}
    assert sorted(under_docs - reached) == []
