"""The alias cells of the UN list, which may hold several names, another script, a birth date or a comment.

`Fazel Rahim; Fazil Rahim`, `a) Abu X b) Abu Y`, `Akrin Saleh (أقرين صالح)`, `Majeed, Abdul`, `“Tek”`,
`Lom-ali Butayev (Butaev)`, `Mohammad Ishaq born in 1963`, `Ezatullah (previously listed as)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from screening.sources import published
from screening.sources.ofac import name as parts_of
from screening.text.script import script_of
from screening.wire import limits

_SEVERAL = re.compile(r"\s*;\s*|(?:^|\s+)[a-z]\)\s+")
_LETTERED = re.compile(r"\s*a\)\s")
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*")
_BORN = re.compile(r",?\s*\bborn\b(?: in [A-Z][\w -]*?)?(?: (?:on|in))?\s+(.*)$")
_ORIGINAL = re.compile(r"^original script:\s*", re.IGNORECASE)
_PREVIOUS = re.compile(r"previous|former", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', ""))
_COMMENTS = ("third", "birth name", "sheikh", "tigrinya")


@dataclass(frozen=True, slots=True)
class Alias:
    """What one alias says: names on the wire, perhaps a date of birth, and what is left as a remark."""

    names: list[dict[str, str]] = field(default_factory=list)
    birth_date: str = ""
    remark: str = ""


def aliases(cell: str, quality: str) -> Iterator[Alias]:
    """The aliases in a cell, each of the quality given unless it says otherwise."""
    several = _LETTERED.match(cell) or (";" in cell and not _PARENTHESIS.search(cell))
    for part in _SEVERAL.split(cell) if several else [cell]:
        yield _alias(part, quality)


def _alias(text: str, quality: str) -> Alias:
    text, born = _without_birth(text.translate(_QUOTES))
    inside = _PARENTHESIS.findall(text)
    outside = _PARENTHESIS.sub(" ", text).strip(" ,;)(")
    if any(_PREVIOUS.match(comment) for comment in inside):
        quality = "previous"
    names, remarks = _spelled(outside, quality), []
    for comment in inside:
        more = _inside(comment.strip(), outside, quality)
        names += more
        if not more:
            remarks.append(text.strip())
    return Alias(names, born, "; ".join(remarks))


def _without_birth(text: str) -> tuple[str, str]:
    found = _BORN.search(text)
    if not found:
        return text, ""
    year = re.search(r"(?:\d{1,2} ?[A-Z][a-z]{2}\.? ?)?\b(?:1[89]|20)\d\d\b", found[1])
    return text[: found.start()], published.birth_date(year[0]) if year else ""


def _inside(comment: str, outside: str, quality: str) -> list[dict[str, str]]:
    """The names in a parenthesis: another script, several romanisations, or one word spelled otherwise."""
    comment = _ORIGINAL.sub("", comment)
    if comment.lower() in _COMMENTS or not any(map(str.isalpha, comment)):
        return []
    if script_of(comment) != "latin":
        return [_original(comment, quality)]
    if script_of(outside) != "latin":
        return [name for part in comment.split(";") for name in _spelled(part.strip(), quality)]
    if _WORD.fullmatch(comment) and " " in outside:
        return [{"name": f"{outside.rsplit(' ', 1)[0]} {comment}", "quality": quality}]
    return []


def _spelled(text: str, quality: str) -> list[dict[str, str]]:
    """One name, `Surname, Given names`, or a row of single names between commas."""
    text = text.strip(" ,")
    if not any(map(str.isalpha, text)):
        return []
    if script_of(text) != "latin":
        return [_original(text, quality)]
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 2 and not any(" " in part for part in parts):
        return [{"name": part, "quality": quality} for part in parts if part]
    if len(parts) == 2 and all(parts):
        return [parts_of(text, quality)]
    return [{"name": " ".join(parts)[: limits.NAME_CHARACTERS], "quality": quality}]


def _original(text: str, quality: str) -> dict[str, str]:
    """A name in its own script; a weak alias stays weak in every script."""
    kept = quality if quality == "weak_alias" else "original_script"
    return {"name": text[: limits.NAME_CHARACTERS], "quality": kept}
