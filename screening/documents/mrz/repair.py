"""Undoes reading errors where the check digits prove it, and leaves the rest alone.

What is tried: a letter where only a digit can stand, one character taken for its look-alike, the same character
taken for another throughout a field, a misread check digit. It is a repair only when the field's check digit turns
right, in one way alone, and the composite check digit does not speak against it. Errors that no check digit sees
(6/G, 1/L, 8/S) cannot be undone here: numbers that differ in them are found alike. Knows nothing of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from screening.documents.forms import is_unknown_form
from screening.documents.mrz import dates
from screening.documents.mrz.digits import agrees, digit
from screening.documents.mrz.layout import FRA_ID, STATE, TD3, Check, Layout
from screening.model import Document
from screening.text import countries

OWN, COMPOSITE = "check digit", "composite check digit"
LIKELIEST = "check digit, and the likeliest form of the number"
MOST_TRIES = 256  # combinations of possible repairs that are held against the composite check digit

AS_DIGIT = dict(zip("OQDUILZASGTB", "000011245678", strict=True))
_DATES = frozenset({"birth_date", "expiry_date"})
_FILLERS_READ_AS = "KCLS"


def _both_ways(pairs: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs.split():
        one, other = pair[0], pair[1]
        found[one] = found.get(one, "") + other
        found[other] = found.get(other, "") + one
    return found


_ALIKE = _both_ways("0O 0Q 0D 1I 1L 2Z 5S 6G 8B")
_ALIKE_DIGITS = _both_ways("17 38 56 06 08 68 89 27")


class Edit(NamedTuple):
    """Places with what is put there. `of_digit`: in the place of the check digit alone; `computed`: as computed.

    That a computed check digit agrees proves nothing: only the composite one can bear it out.
    """

    steps: tuple[tuple[int, str], ...]
    of_digit: bool = False
    computed: bool = False

    def made(self, text: str) -> str:
        """The characters with this edit."""
        for at, letter in self.steps:
            text = text[:at] + letter + text[at + 1 :]
        return text


class Change(NamedTuple):
    """A field that was repaired, or (`of_digit`) its check digit, and what proves it."""

    field: str
    proof: str
    of_digit: bool


def mend(layout: Layout, text: str, agreed: dict[str, bool]) -> tuple[str, tuple[Change, ...]]:
    """The zone's characters with every proven repair made, and which these are."""
    composite = layout.checks.get("composite")
    broken = [
        field
        for field, check in layout.checks.items()
        if field != "composite" and (not agreed[field] or (field in _DATES and _has_letter(check, text)))
    ]
    if not broken and (composite is None or agreed["composite"]):
        return text, ()
    edits = {field: tuple(_edits(layout.checks[field], text, field)) for field in broken}
    chosen = _proven(layout, text, edits)
    changes = [
        Change(field, COMPOSITE if edit.computed else OWN, edit.of_digit) for field, edit in chosen.items()
    ]
    if "document_number" in edits and "document_number" not in chosen:
        likeliest = _likeliest(layout, text, edits["document_number"])
        if likeliest is not None:
            chosen["document_number"] = likeliest
            changes.append(Change("document_number", LIKELIEST, likeliest.of_digit))
    for edit in chosen.values():
        text = edit.made(text)
    if composite is not None and len(chosen) == len(broken) and not agrees(composite, text):
        last = _of_composite(layout, text, composite)
        if last is not None:
            text = last.made(text)
            changes.append(
                Change("composite" if last.of_digit else "optional_data", COMPOSITE, last.of_digit)
            )
    return text, tuple(changes)


def _has_letter(check: Check, text: str) -> bool:
    covered = check.covered(text).replace("<", "")
    return bool(covered) and not covered.isdecimal()


def _edits(check: Check, text: str, field: str) -> Iterator[Edit]:
    """Every edit that makes the field's own check digit agree."""
    places = [at for first, last in check.spans for at in range(first, last)]
    dated = field in _DATES
    typed = _typed(text, [*places, check.at] if dated else [check.at])
    read = Edit(typed).made(text)
    if typed and _holds(check, read, dated):
        yield Edit(typed, typed[0][0] == check.at)
        return
    alike = _ALIKE_DIGITS if dated else _ALIKE
    for steps in (*_singles(read, places, alike), *_throughout(read, places, alike)):
        if _holds(check, Edit(steps).made(read), dated):
            yield Edit(typed + steps)
    computed = digit(check.covered(read))
    if computed in _ALIKE_DIGITS.get(read[check.at], "") and (
        not dated or dates.is_possible(check.covered(read))
    ):
        yield Edit((*typed, (check.at, computed)), not typed or typed[0][0] == check.at, computed=True)


def _holds(check: Check, text: str, dated: bool) -> bool:
    return agrees(check, text) and (not dated or dates.is_possible(check.covered(text)))


def _typed(text: str, places: list[int]) -> tuple[tuple[int, str], ...]:
    """Digits for the letters that stand where no letter can."""
    return tuple((at, AS_DIGIT[text[at]]) for at in places if text[at] in AS_DIGIT)


def _singles(text: str, places: list[int], alike: dict[str, str]) -> Iterator[tuple[tuple[int, str], ...]]:
    """One character, taken for a look-alike or, beside a filler, for another filler."""
    for at in places:
        for letter in alike.get(text[at], ""):
            yield ((at, letter),)
        if text[at] in _FILLERS_READ_AS and "<" in text[max(at - 1, 0) : at + 2]:
            yield ((at, "<"),)


def _throughout(text: str, places: list[int], alike: dict[str, str]) -> Iterator[tuple[tuple[int, str], ...]]:
    """One character wherever it stands: a reader that takes one zero for O takes all."""
    found = "".join(text[at] for at in places)
    for letter in sorted({letter for letter in found if found.count(letter) > 1}):
        others = alike.get(letter, "")
        if letter in _FILLERS_READ_AS and ("<" in found or found.endswith(letter * found.count(letter))):
            others += "<"
        for other in others:
            yield tuple((at, other) for at in places if text[at] == letter)


def _proven(layout: Layout, text: str, edits: dict[str, tuple[Edit, ...]]) -> dict[str, Edit]:
    """Of each field the one edit that is left when the composite check digit has been asked."""
    composite = layout.checks.get("composite")
    alone = {field: found[0] for field, found in edits.items() if len(found) == 1 and not found[0].computed}
    if composite is None or not all(edits.values()):  # the composite must show an error that remains
        return alone
    read = Edit(_typed(text, [composite.at])).made(text)
    passing = [
        combined
        for combined in islice(product(*edits.values()), MOST_TRIES)
        if agrees(composite, Edit(tuple(step for edit in combined for step in edit.steps)).made(read))
    ]
    if passing:
        each = zip(edits, zip(*passing, strict=True), strict=True)
        return {field: found[0] for field, found in each if len(set(found)) == 1}
    # What else it covers may be misread and has no check digit: optional data, the names of the French card.
    return {} if layout.format == "TD3" else alone


def _likeliest(layout: Layout, text: str, edits: tuple[Edit, ...]) -> Edit | None:
    """The one edit that leaves the number in a form that numbers of its issuer have, or else most numbers."""
    tried = [edit for edit in edits if not edit.computed]
    known = [edit for edit in tried if _is_known_form(layout, edit.made(text))]
    if layout is not TD3 or not known or len(known) == len(tried):
        known = [edit for edit in tried if _is_usual(layout, edit.made(text))]
    return known[0] if len(known) == 1 else None


def _is_known_form(layout: Layout, text: str) -> bool:
    """Whether a passport's number has a form of its issuer's; true where none is known."""
    state = countries.country(text[STATE[0] : STATE[1]])
    return not is_unknown_form(Document(_number(layout, text), "P", state))


def _is_usual(layout: Layout, text: str) -> bool:
    """Whether a number is letters and then digits; of the French card digits alone, but for the department."""
    number = _number(layout, text)
    if layout is FRA_ID:
        number = number[:4] + number[7:]
        return number.isdecimal()
    return number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").isdecimal()


def _number(layout: Layout, text: str) -> str:
    return "".join(text[first:last] for first, last in layout.number).rstrip("<")


def _of_composite(layout: Layout, text: str, composite: Check) -> Edit | None:
    """What makes the composite check digit agree where every other does."""
    typed = _typed(text, [composite.at])
    read = Edit(typed).made(text)
    if typed and agrees(composite, read):
        return Edit(typed, of_digit=True)
    if "optional_data" in layout.checks:
        return None
    places = [at for first, last in layout.optional for at in range(first, last)]
    found = [steps for steps in _singles(read, places, _ALIKE) if agrees(composite, Edit(steps).made(read))]
    return Edit(typed + found[0]) if len(found) == 1 else None
