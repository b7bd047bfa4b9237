"""Brings what a reader or a clerk sent to the lines of one format: case, spaces, line breaks, look-alikes, length.

Which format it is follows from the number of lines and their lengths, and from the check digits where these leave
a choice. A line of the wrong length is filled up or shortened where the check digits agree best, and that is
told: genuine passports with lines of 42 characters exist. Knows nothing of what the fields say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from screening.documents.mrz.digits import verdicts
from screening.documents.mrz.layout import FRA_ID, LAYOUTS, MRV_A, MRV_B, STATE, TD1, TD2, TD3, Layout
from screening.documents.mrz.long_number import with_long_number
from screening.errors import InputError, Problem
from screening.text import countries
from screening.text.tables.cyrillic import TWINS

MOST_LINES = 3
MOST_CHARACTERS = 300  # a zone has at most ninety; the rest is for spaces and slips
OFF_BY = 5  # characters by which a line may be too long or too short; that of the name may be shorter still
OFF_COSTS = (
    0.1  # of the agreement for each of these characters: among so many alignments one agrees by chance
)
SHORTEST_NAME_LINE = 8
SHORTEST_PIECE = 25  # characters of a line from which a space may stand for its end
MOST_STRANGE = 4  # characters that no zone holds, above which it is none

WIDTH_WARNING = "A line had {had} characters in place of {width} and was {done} to be read."
STRANGE_WARNING = "Characters that no machine-readable zone has were taken for fillers."
_REMEDY = "Send the two lines of 44 or 36 characters, or the three of 30, as printed."

_WIDTHS = frozenset({30, 36, 44, 72, 88, 90})
_LOOKS = str.maketrans(
    dict.fromkeys("‹(<{[⟨〈＜≤≺˂ᐸ❮", "<")
    | {twin.upper(): latin.upper() for latin, twin in TWINS.items()}
    | {chr(0xFF10 + place): digit for place, digit in enumerate("0123456789")}
    | {chr(0xFF21 + place): letter for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
)
_DOUBLE = re.compile("[«《≪]")  # for two fillers, or for one: the width tells
_STRANGE = re.compile("[^A-Z0-9<]")
_BLANK = re.compile(r"\s")
_TWO_LINES = {(44, True): MRV_A, (44, False): TD3, (36, True): MRV_B, (36, False): TD2}


class Laid(NamedTuple):
    """A zone laid out: all its characters in a row, what was done for it, and whether the name fills its line."""

    layout: Layout
    text: str
    warnings: tuple[str, ...] = ()
    name_full: bool = False


def lay_out(lines: Sequence[str]) -> Laid:
    """Lays out a zone; raises InputError, which holds none of it, for what is no zone."""
    sent = _sent(lines)
    strange = sum(len(_STRANGE.findall(line)) for line in sent)
    if strange > MOST_STRANGE:
        raise unreadable("holds characters that no machine-readable zone has")
    if strange:
        sent = [_STRANGE.sub("<", line) for line in sent]
    laid = _exact(sent) or _nearest(sent)
    return laid._replace(warnings=(STRANGE_WARNING, *laid.warnings)) if strange else laid


def unreadable(what: str) -> InputError:
    """The refusal of what cannot be read as a zone."""
    return InputError(f"mrz {what}", problems=[Problem("mrz", what, _REMEDY)])


def _sent(lines: Sequence[str]) -> list[str]:
    if sum(map(len, lines)) > MOST_CHARACTERS or len(lines) > MOST_CHARACTERS:
        raise unreadable(f"has more than {MOST_CHARACTERS} characters")
    found = [line for text in lines for line in text.splitlines() if line and not line.isspace()]
    if len(found) == 1:
        pieces = found[0].split()
        if 1 < len(pieces) <= MOST_LINES and min(map(len, pieces)) >= SHORTEST_PIECE:
            found = pieces
    if not found:
        raise unreadable("is empty")
    if len(found) > MOST_LINES:
        raise unreadable(f"has more than {MOST_LINES} lines")
    return [_plain(line) for line in found]


def _plain(line: str) -> str:
    """Capital letters, digits and fillers, and what is none of them as it came."""
    line = line.upper() if len(line) in _WIDTHS else line.strip().upper()  # blanks at the end may be fillers
    if not line.isascii():
        line = _undoubled(line).translate(_LOOKS)
    elif not line.isalnum():
        line = line.translate(_LOOKS)
    if _BLANK.search(line):
        return _BLANK.sub("<" if len(line) in _WIDTHS else "", line)
    return line


def _undoubled(line: str) -> str:
    """A double mark as two fillers or one, so that the line gets its length; that of the document code is one."""
    marks = [found.start() for found in _DOUBLE.finditer(line)]
    length = len(_BLANK.sub("", line))
    possible = [width - length for width in _WIDTHS if 0 <= width - length <= len(marks)]
    missing = max(possible, default=0)
    for at in reversed(marks):
        line = line[:at] + ("<<" if missing > 0 else "<") + line[at + 1 :]
        missing -= 1
    return line


def _exact(sent: list[str]) -> Laid | None:
    """The zone when every line is as long as it must be and only one format has such lines."""
    text = "".join(sent)
    widths = {len(line) for line in sent}
    if len(sent) == 3 and widths == {30}:
        layout: Layout | None = TD1
    elif len(sent) == 2 and len(widths) == 1:
        layout = _TWO_LINES.get((len(sent[0]), text[0] == "V"))
    else:
        return None
    if layout is None or (layout is TD2 and text[2:5] == "FRA"):
        return None
    return _laid(layout, text)


def _laid(layout: Layout, text: str) -> Laid:
    return Laid(with_long_number(layout, text), text, (), text[layout.name[1] - 1] != "<")


def _nearest(sent: list[str]) -> Laid:
    """The format and the alignment in which the check digits agree best."""
    best: tuple[float, Laid] | None = None
    for lines in _divisions(sent):
        for layout in LAYOUTS:
            if not _fits(layout, lines):
                continue
            laid = _aligned(layout, lines)
            worth = _agreement(laid) - OFF_COSTS * _off(layout, lines)
            if best is None or worth > best[0]:
                best = worth, laid
    if best is None:
        raise unreadable("has not the lines of any format")
    return best[1]


def _divisions(sent: list[str]) -> Iterator[list[str]]:
    """The lines, or the ways to cut the one line: the first may be too short or too long, or the last."""
    if len(sent) > 1:
        yield sent
        return
    text = sent[0]
    for count, width in ((2, 44), (2, 36), (3, 30)):
        missing = count * width - len(text)
        if abs(missing) > OFF_BY:
            continue
        yield [text[width * i : width * (i + 1) if i + 1 < count else None] for i in range(count)]
        if missing:
            first = width - missing
            yield [
                text[:first],
                *(text[first + width * i : first + width * (i + 1)] for i in range(count - 1)),
            ]


def _fits(layout: Layout, lines: list[str]) -> bool:
    """Whether lines of these lengths and this beginning may be of this format."""
    if len(lines) != layout.lines:
        return False
    if layout is not TD1 and (lines[0][0] == "V") != (layout in (MRV_A, MRV_B)):
        return False
    if layout is FRA_ID and "FRA" not in lines[0][:8]:
        return False
    for place, line in enumerate(lines):
        short = layout.width - OFF_BY
        if place == layout.name_line:
            short = SHORTEST_NAME_LINE
        if not short <= len(line) <= layout.width + OFF_BY:
            return False
    return True


def _off(layout: Layout, lines: list[str]) -> int:
    """By how many characters the lines miss their width; fillers left out after the name count for nothing."""
    missing = [layout.width - len(line) for line in lines]
    missing[layout.name_line] = min(missing[layout.name_line], 0)
    return sum(map(abs, missing))


def _aligned(layout: Layout, lines: list[str]) -> Laid:
    """Lines brought to their width; the place is tried out, but for a line that ends in the name."""
    width, warnings = layout.width, []
    found = [line[:width].ljust(width, "<") for line in lines]
    for place, line in enumerate(lines):
        if len(line) == width:
            continue
        if place == layout.name_line == 0 and layout is not FRA_ID:
            found[0] = _with_state(line, width)
        elif place != layout.name_line or layout is FRA_ID:
            tries = (_with(found, place, one) for one in _placements(line, width))
            found = max(tries, key=lambda tried: _agreement(_laid(layout, "".join(tried))))
        done = "filled up" if len(line) < width else "shortened"
        warnings.append(WIDTH_WARNING.format(had=len(line), width=width, done=done))
    laid = _laid(layout, "".join(found))
    name = lines[layout.name_line]
    full = laid.name_full or (width - OFF_BY <= len(name) < width and name[-1] != "<")
    return laid._replace(warnings=tuple(dict.fromkeys(warnings)), name_full=full)


def _with_state(line: str, width: int) -> str:
    """A first line with the name brought to its width: at its front where a state's code then stands in its place."""
    placed = line[:width].ljust(width, "<")
    if _has_state(placed):
        return placed
    missing = width - len(line)
    fronts = (
        line[:at] + "<" * missing + line[at:] if missing > 0 else line[:at] + line[at - missing :]
        for at in range(5)
    )
    return next((front for front in fronts if len(front) == width and _has_state(front)), placed)


def _has_state(line: str) -> bool:
    code = line[STATE[0] : STATE[1]]
    return bool(countries.country(code)) and (code.isalpha() or code == "D<<")


def _with(lines: list[str], place: int, line: str) -> list[str]:
    return [*lines[:place], line, *lines[place + 1 :]]


def _placements(line: str, width: int) -> Iterator[str]:
    """The line with fillers put in, or characters taken out, at each place; first at the end."""
    missing = width - len(line)
    for at in range(len(line), -1, -1):
        if missing > 0:
            yield line[:at] + "<" * missing + line[at:]
        elif at <= width:
            yield line[:at] + line[at - missing :]


def _agreement(laid: Laid) -> float:
    """How well the characters fit the format, 0 to 1: check digits above all, then digits where dates stand."""
    layout, text = laid.layout, laid.text
    agreed = verdicts(layout, text)
    dates = [span for span in (layout.birth, layout.expiry) if span[1]]
    shapes = [_is_nearly_digits(text[first:last]) for first, last in dates]
    shapes.append(text[layout.sex] in "MFX<")
    first, last = layout.given_names if layout.given_names[1] else layout.nationality
    shapes.append(text[first:last].replace("<", "").isalpha())
    return (2 * sum(agreed.values()) + sum(shapes)) / (2 * len(agreed) + len(shapes))


def looks_like_zone(laid: Laid) -> bool:
    """Whether digits stand where the dates do: prose of the same length is no zone."""
    layout, text = laid.layout, laid.text
    dates = (text[first:last] for first, last in (layout.birth, layout.expiry) if last)
    return any(map(_is_nearly_digits, dates))


def _is_nearly_digits(text: str) -> bool:
    return sum(letter in "0123456789<" for letter in text) >= len(text) - 1
