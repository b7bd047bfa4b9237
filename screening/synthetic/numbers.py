"""Document numbers: different for every document, and never one slip away from another.

A number is a prefix, digits of a serial and a check digit (Damm 2004), so that two numbers of a series differ
by more than one wrong, or two exchanged, digits. Documents on the list, documents of persons on the list and
documents of ordinary travellers take different serials, and serials that begin with 9 are left to ranges of
stolen blanks. So the truth beside a generated traveller is beyond doubt. Real numbers know no such rule.
"""

from __future__ import annotations

from typing import NamedTuple

from screening.synthetic.world import Series

# A totally anti-symmetric quasigroup of order 10: H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004).
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_STEP = {(state, str(digit)): _DAMM[state][digit] for state in range(10) for digit in range(10)}
_STRIDE = (
    982_451_653  # a prime that divides no count of serials, so that serials look drawn, yet never repeat
)
_BLANKS = 1000  # the longest range of blanks

LISTED, PERSONAL, ORDINARY = (0, 1), (2,), (3,)
"""The remainders by four of the serials of documents on the list, of wanted persons, of other travellers."""


class Range(NamedTuple):
    """A range of blanks: the part that all its numbers share, and its first and last number."""

    stem: str
    first: str
    last: str


def check_digit(digits: str) -> int:
    """Damm's check digit: finds every single wrong digit and every exchange of two neighbours."""
    state = 0
    for digit in digits:
        state = _STEP[state, digit]
    return state


def number(series: Series, ordinal: int, use: tuple[int, ...], offset: int) -> str:
    """The `ordinal`-th number of a series for a use; `offset` (of the seed) says where the serials begin."""
    width = series.digits - 1
    serials = 9 * 10 ** (width - 1) * len(use) // 4
    turn, _ = divmod(ordinal, serials)
    place = (ordinal * _STRIDE + offset) % serials
    serial = place // len(use) * 4 + use[place % len(use)]
    digits = f"{serial:0{width}d}"
    prefix = series.prefixes[(serial * 7919 + turn) % len(series.prefixes)]
    return f"{prefix}{digits}{check_digit(digits)}"


def blanks(series: Series, ordinal: int, size: int, offset: int) -> Range:
    """The `ordinal`-th range of `size` blanks (2 to 1000) of a series of at least seven digits."""
    blocks = 10 ** (series.digits - 4)
    turn, _ = divmod(ordinal, blocks)
    block = (ordinal * _STRIDE + offset) % blocks
    stem = f"{series.prefixes[(block + turn) % len(series.prefixes)]}9{block:0{series.digits - 4}d}"
    return Range(stem, f"{stem}000", f"{stem}{min(size, _BLANKS) - 1:03d}")


def capacity(series: Series) -> int:
    """How many documents of a list the series can number before a number comes twice."""
    serials: int = 9 * 10 ** (series.digits - 2) // 2
    return serials * len(series.prefixes)
