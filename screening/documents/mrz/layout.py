"""Where each fact stands in each format of machine-readable zone.

The lines of a zone are taken as one row of characters, so that a field is a span of it. Positions: ICAO 9303-4
(TD3), 9303-5 (TD1), 9303-6 (TD2), 9303-7 (MRV-A, MRV-B); the French identity card of 1988 to 2021 follows its own
plan of two lines of 36. Knows positions only: what stands there is read elsewhere.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Format = Literal["TD1", "TD2", "TD3", "MRV-A", "MRV-B", "FRA-ID"]
Span = tuple[int, int]
"""First character, and the one after the last."""


class Check(NamedTuple):
    """A check digit: the spans it is computed over, as they follow, and the place where it is printed."""

    spans: tuple[Span, ...]
    at: int

    def covered(self, text: str) -> str:
        """The characters that the check digit is computed over."""
        return "".join([text[first:last] for first, last in self.spans])


class Layout(NamedTuple):
    """A format: number and width of its lines, the line of the name, and the span of each field.

    `given_names` is empty where one field holds surname and given names. `checks` go by the field that each
    guards; `composite` guards several, and the visas have none.
    """

    format: Format
    lines: int
    width: int
    name_line: int
    name: Span
    number: tuple[Span, ...]
    birth: Span
    sex: int
    expiry: Span
    nationality: Span
    optional: tuple[Span, ...]
    checks: dict[str, Check]
    given_names: Span = (0, 0)

    @property
    def characters(self) -> int:
        """Of the whole zone."""
        return self.lines * self.width


CODE, STATE = (0, 2), (2, 5)


def _two_lines(form: Format, width: int, optional_ends: int, *, own: bool, composite: bool) -> Layout:
    """TD2, TD3 and the visas: all facts but the name stand in the second line."""
    at = width
    number, birth, expiry, optional = (at, at + 9), (at + 13, at + 19), (at + 21, at + 27), at + 28
    checks = {
        "document_number": Check((number,), at + 9),
        "birth_date": Check((birth,), at + 19),
        "expiry_date": Check((expiry,), at + 27),
    }
    if own:
        checks["optional_data"] = Check(((optional, at + optional_ends),), at + optional_ends)
    if composite:
        spans = (at, at + 10), (at + 13, at + 20), (at + 21, at + width - 1)
        checks["composite"] = Check(spans, at + width - 1)
    return Layout(
        form, 2, width, 0, (5, width), (number,), birth, at + 20, expiry, (at + 10, at + 13),
        ((optional, at + optional_ends),), checks,
    )  # fmt: skip


TD3 = _two_lines("TD3", 44, 42, own=True, composite=True)
TD2 = _two_lines("TD2", 36, 35, own=False, composite=True)
MRV_A = _two_lines("MRV-A", 44, 44, own=False, composite=False)
MRV_B = _two_lines("MRV-B", 36, 36, own=False, composite=False)
TD1 = Layout(
    "TD1", 3, 30, 2, (60, 90), ((5, 14),), (30, 36), 37, (38, 44), (45, 48), ((15, 30), (48, 59)),
    {
        "document_number": Check(((5, 14),), 14),
        "birth_date": Check(((30, 36),), 36),
        "expiry_date": Check(((38, 44),), 44),
        "composite": Check(((5, 30), (30, 37), (38, 45), (48, 59)), 59),
    },
)  # fmt: skip
# The number begins with year, month and department of issue; an expiry date and a nationality are not printed.
FRA_ID = Layout(
    "FRA-ID", 2, 36, 0, (5, 30), ((36, 48),), (63, 69), 70, (0, 0), STATE, ((30, 36),),
    {
        "document_number": Check(((36, 48),), 48),
        "birth_date": Check(((63, 69),), 69),
        "composite": Check(((0, 71),), 71),
    },
    (49, 63),
)  # fmt: skip

LAYOUTS = (TD3, TD2, TD1, MRV_A, MRV_B, FRA_ID)
