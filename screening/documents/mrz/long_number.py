"""Document numbers of more than nine characters, which go on in the optional data.

A filler then stands for the check digit, and the optional data begin with the rest of the number, the check digit
of the whole and a filler (ICAO 9303-4 4.2.2.2 note j, 9303-5 4.2.2.2 note j, 9303-6 4.2.2.2 note j). A reader that
does not know this looks up a number that was cut.
"""

from __future__ import annotations

from screening.documents.mrz.digits import agrees
from screening.documents.mrz.layout import Check, Layout

_FORMATS = frozenset({"TD1", "TD2", "TD3"})


def with_long_number(layout: Layout, text: str) -> Layout:
    """The layout with the number's parts and its check digit where this zone has them; else as it was.

    States differ on whether the filler counts in the sum: that form is taken which agrees.
    """
    number, check = layout.number[0], layout.checks["document_number"]
    if text[check.at] != "<" or text[check.at - 1] == "<" or layout.format not in _FORMATS:
        return layout
    first, last = layout.optional[0]
    end = text.find("<", first, last)
    end = last if end < 0 else end
    if end - first < 2:
        return layout
    rest = (first, end - 1)
    plain = Check((number, rest), end - 1)
    filled = Check(((number[0], number[1] + 1), rest), end - 1)
    chosen = filled if agrees(filled, text) and not agrees(plain, text) else plain
    optional = ((min(end + 1, last), last), *layout.optional[1:])
    return layout._replace(
        number=(number, rest), optional=optional, checks={**layout.checks, "document_number": chosen}
    )
