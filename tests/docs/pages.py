"""Reads the repository's Markdown: pages, headings, links, code blocks. Not what they should say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"

_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the words after the fence (`json answer`) and what is inside."""

    page: Path
    words: tuple[str, ...]
    text: str


def read(path: str) -> str:
    """A file of the repository by its path from the root."""
    return (ROOT / path).read_text(encoding="utf-8")


def markdown_files() -> list[Path]:
    """Every page of ours: the root's, and all under docs/ and other folders that hold one."""
    hidden_or_made = {"build", "dist", "screening-data", "node_modules"}
    return sorted(
        path
        for path in ROOT.rglob("*.md")
        if not any(part.startswith(".") or part in hidden_or_made for part in path.relative_to(ROOT).parts)
    )


def blocks(page: Path) -> Iterator[Block]:
    """The fenced code blocks of a page."""
    for match in _FENCE.finditer(page.read_text(encoding="utf-8")):
        yield Block(page, tuple(match[1].split()), match[2])


def blocks_marked(*words: str) -> list[Block]:
    """All blocks in all pages whose fence says exactly these words."""
    return [block for page in markdown_files() for block in blocks(page) if block.words == words]


def prose(page: Path) -> str:
    """A page without its code blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """The targets of the links on a page, in the order written."""
    return _LINK.findall(prose(page))


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of a page's headings."""
    return {_anchor(heading) for heading in _HEADING.findall(prose(page))}


def _anchor(heading: str) -> str:
    plain = _LINK.sub(lambda match: match[0][1 : match[0].index("]")], heading).lower().replace("`", "")
    return re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")
