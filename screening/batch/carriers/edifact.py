"""UN/EDIFACT (ISO 9735) as segments: separators, release characters, line wraps, character sets; bounded.

A segment is a list of elements, an element a list of components: `NAD+FL+++DOE:JOHN'` is
`[["NAD"], ["FL"], [""], [""], ["DOE", "JOHN"]]`. A file of any size is read in pieces and nothing of it is kept.
Knows no message: what the segments mean is told by `interchange` and those behind it.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, NamedTuple, NoReturn

from screening.batch.encodings import CODE_PAGES, code_page
from screening.batch.lines import Note, Seen
from screening.errors import BadList

Segment = list[list[str]]

UNENDED: Segment = []
"""Comes last when text stands after the last terminator: the file was cut off inside a segment."""

SEGMENT_LETTERS = 20_000
"""Of one segment. The longest real one, free text of a reservation, has some 500."""

SEGMENT_PARTS = 1_000
"""Elements and components of one segment; the standard's longest has fewer than a hundred."""

CODE_LETTERS = 70
"""Of a reference, a party or a place; the standard has at most 70 (ISO 9735-1, UNB)."""

OPENING_BYTES = 20_000
"""In which an interchange must begin: before it stand telex addresses or nothing."""

BLANKS = 10_000
"""Segments with nothing in them, of one interchange: no carrier sends any."""

_PIECE = 1 << 16
_TAG = 3
_MARK = rb"[!-/:-@\[-`{-~]"
_STARTS = re.compile(rb"UNA(?P<marks>[\x00-/:-@\[-`{-\x7f]{6})(?=\s*UN[BGH])|UN[BGH](?=" + _MARK + rb")")
_UNB = re.compile(
    rb"UNB(" + _MARK + rb")[A-Z]{4}(" + _MARK + rb")\d.{0,500}?(" + _MARK + rb"|[\r\n])\s*UN[GH]\1", re.DOTALL
)
_EDGES = b"\0\x01\x02\x03\x1a\xef\xbb\xbf \t\r\n"
_SPACES = " \t\0\x01\x02\x03\ufeff"
_SYNTAX = re.compile(r"\s*UNB.([A-Za-z]{4})")
_AS_SENT = "Give the message as it was sent; a segment ends with the terminator that UNA names."
_TRAILERS = ("UNT", "UNE", "UNZ")
_WIDE = 0xF0000  # a released mark is kept from the splitting as a character of private use

# ISO 9735-1, annex C. A and B are ASCII, Y is UTF-8; others are one byte a character.
_CHARACTER_SETS = {
    "UNOC": "iso8859-1", "UNOD": "iso8859-2", "UNOE": "iso8859-5", "UNOF": "iso8859-7", "UNOG": "iso8859-3",
    "UNOH": "iso8859-4", "UNOI": "iso8859-6", "UNOJ": "iso8859-8", "UNOK": "iso8859-9",
}  # fmt: skip


class Marks(NamedTuple):
    """The characters that part a file; `release` is "" where there is none."""

    component: str = ":"
    element: str = "+"
    release: str = "?"
    terminator: str = "'"


STANDARD = Marks()


def value(segment: Segment, element: int, component: int = 0) -> str:
    """What stands there, without the spaces around it, or nothing."""
    try:
        return segment[element][component].strip()
    except IndexError:
        return ""


def code(segment: Segment, element: int, component: int = 0) -> str:
    """A code or reference that stands there, in capitals and cut to `CODE_LETTERS`: every row repeats it."""
    return value(segment, element, component)[:CODE_LETTERS].upper()


def begins(head: bytes) -> bool:
    """Whether an interchange begins among these first bytes of a file."""
    return _STARTS.search(head, 0, OPENING_BYTES) is not None


def segments(file: BinaryIO, seen: Seen, note: Note) -> Iterator[Segment]:
    """All segments of all interchanges in a file, service segments too but for UNA.

    Raises BadList where there is no interchange, where separators cannot be, and for a segment that does not end
    within `SEGMENT_LETTERS`.
    """
    data, found = _opening(b"", file)
    if found is None:
        raise BadList(
            "The file holds no UN/EDIFACT interchange: none of UNA, UNB and UNH begins it.",
            remedy="Give the message as it was sent, from UNA or UNB to UNZ.",
        )
    while found is not None:
        if data[: found.start()].strip(_EDGES):
            note("Text outside the interchange was passed over.")
        marks, start = _marks(data, found, note)
        data, found = _opening((yield from _interchange(data[start:], file, marks, seen, note)), file)
    if data.strip(_EDGES):
        note("Text after the end of the interchange was passed over.")


def _opening(data: bytes, file: BinaryIO) -> tuple[bytes, re.Match[bytes] | None]:
    """What is left to read, and where in it an interchange begins; None when nothing follows."""
    while len(data) < OPENING_BYTES and (more := file.read(OPENING_BYTES)):
        data += more
    return data, _STARTS.search(data, 0, OPENING_BYTES)


def _marks(data: bytes, found: re.Match[bytes], note: Note) -> tuple[Marks, int]:
    """The marks that UNA names, or those that are seen, and where the first segment begins."""
    if found["marks"]:
        marks = _named(found["marks"].decode("ascii"))
        if marks != STANDARD:
            note("The separators are not those of the standard; UNA names them.")
        return marks, found.end()
    marks = _seen_in_use(data[found.start() :])
    if marks != STANDARD:
        note("The separators are not those of the standard and no UNA names them; they were told from UNB.")
    return marks, found.start()


def _named(six: str) -> Marks:
    """The marks of a UNA: component, element, decimal, release, repetition, terminator."""
    marks = Marks(six[0], six[1], six[3].strip(), _line(six[5]))
    given = [mark for mark in marks if mark]
    if len(set(given)) < len(given) or f"{marks.component}{marks.element}".split() != [six[:2]]:
        raise BadList(
            "UNA names separators that cannot be told apart.", remedy="Ask the carrier to send the list anew."
        )
    return marks


def _seen_in_use(data: bytes) -> Marks:
    """The marks of an interchange without UNA: the standard's, unless UNB plainly uses others."""
    found = _UNB.match(data)
    if found is None:
        return STANDARD
    element, component, terminator = (mark.decode("ascii") for mark in found.groups())
    marks = Marks(component, element, "?", _line(terminator))
    return marks if len(set(marks)) == len(marks) else STANDARD


def _line(terminator: str) -> str:
    return "\n" if terminator == "\r" else terminator


def _interchange(
    data: bytes, file: BinaryIO, marks: Marks, seen: Seen, note: Note
) -> Generator[Segment, None, bytes]:
    """The segments up to UNZ, or all there are; returns what was read beyond."""
    read = _Reading(marks, note)
    terminator, raw_terminator = marks.terminator, marks.terminator.encode()
    wraps = b"\r" if terminator == "\n" else b"\r\n"  # of telex lines: no part of the text
    pending = data.translate(None, wraps)
    while True:
        end = pending.rfind(raw_terminator) + 1
        block, pending = pending[:end], pending[end:]
        released = bool(marks.release) and marks.release.encode() in block
        held = ""
        for place, piece in enumerate(read.text(block).split(terminator)[:-1], 1):
            piece = held + piece
            if len(piece) > SEGMENT_LETTERS:
                _too_long(read)
            if released and (len(piece) - len(piece.rstrip(marks.release))) % 2:
                held = piece + terminator
                continue
            held = ""
            segment = read.segment(piece, released=released)
            if segment is None:
                continue
            yield segment
            if segment[0][0] == "UNZ":
                return block.split(raw_terminator, place)[place] + pending
        if held:
            pending = (
                raw_terminator.join(block.split(raw_terminator)[-held.count(terminator) - 1 :]) + pending
            )
        if len(pending) > SEGMENT_LETTERS:
            _too_long(read)
        more = file.read(_PIECE)
        if not more:
            break
        seen(file.tell())
        pending += more.translate(None, wraps)
    yield from _last(read, read.text(pending))
    return b""


def _last(read: _Reading, text: str) -> Iterator[Segment]:
    """What stands after the last terminator: a trailer whose terminator was forgotten, or the sign of a cut."""
    segment = read.segment(text, released=True)
    if segment is not None:
        yield segment if segment[0][0] in _TRAILERS else UNENDED


def _too_long(read: _Reading) -> NoReturn:
    raise BadList(
        f"Segment {read.count + 1} of the interchange is longer than {SEGMENT_LETTERS:,} characters.",
        remedy=_AS_SENT,
    )


class _Reading:
    """Turns the text of segments into segments; knows how many there were and how they are encoded."""

    def __init__(self, marks: Marks, note: Note) -> None:
        self.count = self._blanks = 0
        self._component, self._element, self._release, self._terminator = marks
        self._note = note
        self._character_set = ""
        self._noted = False
        self._released = re.compile(re.escape(marks.release) + "(.?)", re.DOTALL)
        self._restored = {_WIDE + ord(mark): mark for mark in marks if mark}

    def segment(self, text: str, *, released: bool) -> Segment | None:
        """The segment, or None for nothing but space; `released` where release characters may be in it."""
        text = text.lstrip(_SPACES)
        if not text:
            self._blanks += 1
            if self._blanks > BLANKS:
                raise BadList(f"The interchange has more than {BLANKS:,} empty segments.", remedy=_AS_SENT)
            return None
        self.count += 1
        if (
            len(text) > SEGMENT_PARTS
            and text.count(self._element) + text.count(self._component) > SEGMENT_PARTS
        ):
            raise BadList(f"Segment {self.count} has more than {SEGMENT_PARTS:,} elements.", remedy=_AS_SENT)
        if released and self._release in text:
            segment = self._with_released(text)
        else:
            segment = [element.split(self._component) for element in text.split(self._element)]
        tag = segment[0]
        if len(tag[0]) != _TAG:
            tag[0] = tag[0].rstrip()
        if tag[0] == "UNB":
            self._character_set = _CHARACTER_SETS.get(value(segment, 1).upper(), "")
        return segment

    def _with_released(self, text: str) -> Segment:
        text = self._released.sub(self._kept, text)
        elements = [element.split(self._component) for element in text.split(self._element)]
        return [[component.translate(self._restored) for component in element] for element in elements]

    def _kept(self, match: re.Match[str]) -> str:
        """A released mark as a character that no splitting sees; before any other the release is dropped."""
        code = ord(match[1]) if match[1] else 0
        return chr(_WIDE + code) if _WIDE + code in self._restored else match[1]

    def text(self, raw: bytes) -> str:
        """UTF-8 wherever it is, which no name in another set looks like; else what UNB says, else a code page."""
        try:
            return raw.decode()
        except UnicodeDecodeError:
            mark = self._terminator.encode()
            return self._terminator.join([self._one(piece) for piece in raw.split(mark)])

    def _one(self, raw: bytes) -> str:
        """The text of one segment, in a file that is not all UTF-8."""
        try:
            text = raw.decode()
            if found := _SYNTAX.match(text):
                self._character_set = _CHARACTER_SETS.get(found[1].upper(), "")
            return text
        except UnicodeDecodeError:
            page = self._character_set or code_page(raw)
            if not (self._character_set or self._noted):
                self._noted = True
                self._note(
                    f"Letters outside the character set that UNB names were read as {CODE_PAGES[page]}."
                )
            return raw.decode(page, "replace")
