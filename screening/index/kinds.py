"""What is known of a form's bearers besides their dates of birth: sex and nationality, to leave out in bulk whom these
rule out.

Of a form is kept which sex and which one nationality all of its bearers have, if they do. Beside a traveller that
makes it one of a few *kinds*, and how much agreement of the name a form of a kind needs, the policy says. What is not
known counts as what asks for least. The exact comparisons are `matchers.sex` and `matchers.place`; these never rule
out what those would still refer.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from screening.matchers import place, sex

Uint16 = NDArray[np.uint16]

STATES = 256  # that forms tell apart, with 0 for none or several; they stand in eight bits
WEIGHTY_SHIFT = 10  # of what is kept of a form: above sex and state how many of its tokens can contradict
MOST_WEIGHTY = 63
TABLE = 1 << WEIGHTY_SHIFT
_SEXES = ("", "M", "F")
_LETTERS = 27
_CODES = _LETTERS**3


class Kind(NamedTuple):
    """How a form's bearers agree with a traveller at the best; None: the sexes do not contradict."""

    sex: float | None
    nationality: float


_NATIONALITY = (
    0.7,
    0.55,
    0.45,
    0.3,
)  # the agreements that `matchers.place` tells; any other is the next better one
KINDS = tuple(Kind(sexes, states) for sexes, states in product((None, 0.0), _NATIONALITY))


def told(of_sex: str, nationalities: Sequence[str]) -> int:
    """What one person tells, in sixteen bits: the sex, and the nationality if there is one of three letters."""
    value = _SEXES.index(of_sex) if of_sex in _SEXES else 0
    code = nationalities[0] if len(nationalities) == 1 else ""
    if len(code) != 3 or not (code.isascii() and code.isupper()):
        return value * _CODES
    for letter in code:
        value = value * _LETTERS + ord(letter) - ord("A") + 1
    return value


def of_forms(told_by: Uint16, begin: NDArray[np.uint64]) -> tuple[Uint16, bytes]:
    """What is kept of each form, whose bearers begin at `begin`; and the codes of the states named, one after another.

    Of more states than there is room for, those named least count as not known.
    """
    sexes, states = np.divmod(told_by, np.uint16(_CODES))
    sexes, states = _shared(sexes, begin), _shared(states, begin)
    named, number, count = np.unique(states, return_inverse=True, return_counts=True)
    often = np.argsort(-count, kind="stable")
    often = np.sort(often[named[often] > 0][: STATES - 1])
    numbers = np.zeros(len(named), np.uint16)
    numbers[often] = np.arange(1, len(often) + 1)
    return sexes << np.uint16(8) | numbers[number], b"".join(map(_code, named[often].tolist()))


def _shared(values: Uint16, begin: NDArray[np.uint64]) -> Uint16:
    """The value that all bearers of a form have; 0 where they differ."""
    at = begin[:-1].astype(np.int64)
    least, most = np.minimum.reduceat(values, at), np.maximum.reduceat(values, at)
    return np.where(least == most, least, np.uint16(0))


def _code(value: int) -> bytes:
    letters = []
    for _ in range(3):
        value, letter = divmod(value, _LETTERS)
        letters.append(letter + ord("A") - 1)
    return bytes(reversed(letters))


def codes(states: bytes) -> tuple[str, ...]:
    """The states by their numbers, from 1 on."""
    return tuple(states[at : at + 3].decode("ascii") for at in range(0, len(states) - 2, 3))


def table(states: Sequence[str], of_sex: str, nationalities: Sequence[str]) -> bytes:
    """For what is kept of a form, without its tokens, the number of its kind among KINDS beside a traveller."""
    row = bytearray(STATES)
    if nationalities:
        for number, agreement in enumerate(place.state_agreements(nationalities, states), start=1):
            row[number] = _number(agreement)
    rows = bytes(row), row.translate(_OTHER_SEX)
    return b"".join([rows[_contradicts(of_sex, filed)] for filed in (*_SEXES, "")])


_OTHER_SEX = bytes([min(number + len(_NATIONALITY), 255) for number in range(256)])


def _number(agreement: float | None) -> int:
    """The place of an agreement of nationalities, or of the next better one, among _NATIONALITY."""
    if agreement is None:
        return 0
    return max(number for number, bound in enumerate(_NATIONALITY) if number == 0 or bound >= agreement)


def _contradicts(asked: str, filed: str) -> bool:
    agreement = sex.agreement(asked, filed)
    return agreement is not None and agreement <= 0.0
