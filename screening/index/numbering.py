"""What a document number is found by: a key of its reading form, the keys one edit away, its place in a series.

A key is a polynomial hash of the number with look-alike characters made one, spread over 64 bits; 0 counts nothing,
so leading zeros vanish. The keys of all numbers one edit away are computed by arithmetic instead of being stored.
Ranges of blanks lie by what stands before the digits that count, and by how many these are. Pure; knows nothing of
files or records. Equal numbers must give equal keys for ever within one KEY_VERSION. Compiled beside it:
`screening.kernel.documents`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.documents import blanks, numbers

if kernel.PRESENT:
    from screening.kernel import documents as compiled

_MASK = (1 << 64) - 1
_MIX = 0xD6E8FEB86659FD93
_BASE = 0x100000001B3

Keys = NDArray[np.uint64]
Interval = tuple[int, int, int]
"""Where a range of blanks lies: its group, and the least and the greatest value there."""

LETTERS = "0123456789ACEFHJKMNPRTUVWXY"  # of reading forms; any other letter counts as one more
_VALUES = {letter: value for value, letter in enumerate(LETTERS)}
_OTHER = 99
_ALPHABET = np.arange(len(_VALUES), dtype=np.uint64)
_POWERS = np.array([pow(_BASE, n, 1 << 64) for n in range(numbers.MAX_LENGTH + 3)], dtype=np.uint64)
_MOST_TWOFOLD = 8  # characters S and 8 of a number of which two may be misread for one another
_TWOFOLD = {"S": _VALUES["8"] - _VALUES["5"], "8": _VALUES["5"] - _VALUES["8"]}
_MIXED = 1 << 16  # marks the groups of numbers that count letters and digits alike


def number_hash(form: str) -> int:
    """The polynomial hash of a number's reading form, before mixing."""
    value = 0
    for letter in form:
        value = (value * _BASE + _VALUES.get(letter, _OTHER)) & _MASK
    return value


def mix(hashes: Keys) -> Keys:
    """Spreads polynomial hashes evenly: the high bits then serve as a directory."""
    mixed = (hashes ^ (hashes >> np.uint64(32))) * np.uint64(_MIX)
    return mixed ^ (mixed >> np.uint64(29))


def _mixed(value: int) -> int:
    value = (value ^ (value >> 32)) * _MIX & _MASK
    return value ^ (value >> 29)


def document_key(number: str) -> int:
    """The 64-bit key of a canonical document number."""
    if kernel.PRESENT:
        return compiled.key(number)
    return _mixed(number_hash(numbers.reading_form(number)))


def document_neighbours(number: str) -> Keys:
    """Keys of every number one edit (insertion, deletion, substitution, transposition) away, and its own.

    For nine characters about 520 keys in a few array operations: with B the base, a number x + y hashes
    to h(x) * B**len(y) + h(y), so each edit is a sum of prefix and suffix hashes.
    """
    form = numbers.reading_form(number)
    n = len(form)
    values = np.array([_VALUES.get(letter, _OTHER) for letter in form], dtype=np.uint64)
    base = np.uint64(_BASE)
    prefix, suffix = _prefixes(values), _suffixes(values)
    after = _POWERS[n - np.arange(n) - 1]  # B ** letters behind place i
    deleted = prefix[:-1] * after + suffix[1:]
    replaced = (prefix[:-1, None] * base + _ALPHABET) * after[:, None] + suffix[1:, None]
    inserted = (prefix[:, None] * base + _ALPHABET) * _POWERS[n - np.arange(n + 1)][:, None] + suffix[:, None]
    swapped = (prefix[:-2] * base * base + values[1:] * base + values[:-1]) * _POWERS[
        n - np.arange(n - 1) - 2
    ] + suffix[2:]
    twice = _twice_misread(number, int(prefix[-1]))
    return mix(np.concatenate((prefix[-1:], deleted, replaced.ravel(), inserted.ravel(), swapped, twice)))


def _twice_misread(number: str, hashed: int) -> Keys:
    """Two of S and 8 misread for one another, which the reading form, where S is 5, does not hide."""
    n = len(number)
    steps = [
        _TWOFOLD[letter] * int(_POWERS[n - 1 - i]) for i, letter in enumerate(number) if letter in _TWOFOLD
    ]
    pairs = combinations(steps[:_MOST_TWOFOLD], 2)
    return np.array([(hashed + a + b) & _MASK for a, b in pairs], dtype=np.uint64)


def asked_keys(number: str) -> Keys:
    """The keys under which a canonical number is looked up: its own, and its neighbours' if it is long enough."""
    if kernel.PRESENT:
        return np.frombuffer(compiled.asked_keys(number), np.uint64)
    if len(number) < numbers.MIN_EDIT_LENGTH:
        return np.array([document_key(number)], dtype=np.uint64)
    return document_neighbours(number)


def _prefixes(values: Keys) -> Keys:
    out = np.zeros(len(values) + 1, dtype=np.uint64)
    for i, value in enumerate(values.tolist()):
        out[i + 1] = (int(out[i]) * _BASE + value) & _MASK
    return out


def _suffixes(values: Keys) -> Keys:
    weighted = values * _POWERS[len(values) - 1 - np.arange(len(values))]
    out = np.zeros(len(values) + 1, dtype=np.uint64)
    out[:-1] = np.cumsum(weighted[::-1], dtype=np.uint64)[::-1]
    return out


def interval(found: blanks.Blanks) -> Interval:
    """Where a range of blanks lies among all others.

    A value of more than 64 bits counts as the greatest: more ranges are then found than hold it, none fewer.
    """
    if found.low is None or found.high is None:
        head, ordered = found.first[: -blanks.ORDERED], blanks.ORDERED
        return (
            _mixed_group(found.first, head),
            _ordered(found.first[-ordered:]),
            _ordered(found.last[-ordered:]),
        )
    low, high = found.low, found.high
    group = _group(numbers.reading_form(low.prefix), len(low.digits), len(low.suffix))
    return group, min(int(low.digits), _MASK), min(int(high.digits), _MASK)


def places(number: str) -> Iterator[tuple[int, int]]:
    """Where a canonical number may lie among blanks, however it was misread: groups, and the value in each.

    Every split into letters and digits that reading errors allow, with up to two letters behind; zeros that are
    missing in front; and the number, as it is or misread in one place, among those of letters and digits alike.
    """
    for other in (number, *_once_swapped(number)):
        yield from _counted_places(other)
    if number.isascii() and number.isdigit():
        for width in range(len(number) + 1, blanks.PRINTED + 1):
            yield _group("", width, 0), int(number)
    if number.isascii() and number:
        group = _mixed_group(number, number[: -blanks.ORDERED])
        yield group, _ordered(number[-blanks.ORDERED :])
        for place, _, other in blanks.misreadings(number):
            if place >= len(number) - blanks.ORDERED:
                yield group, _ordered(other[-blanks.ORDERED :])


def _once_swapped(number: str) -> Iterator[str]:
    """The number with one of its S and 8 read for the other, which the reading form does not hide."""
    places = [place for place, letter in enumerate(number) if letter in _TWOFOLD]
    for place in places[:_MOST_TWOFOLD]:
        yield f"{number[:place]}{'8' if number[place] == 'S' else 'S'}{number[place + 1 :]}"


def _counted_places(number: str) -> Iterator[tuple[int, int]]:
    form = numbers.reading_form(number)
    for behind in range(min(blanks.MOST_BEHIND, len(number) - 1) + 1):
        end = len(number) - behind
        if any(letter in blanks.NEVER_LETTERS for letter in number[end:]):
            break
        digits = end - len(form[:end].rstrip("0123456789"))
        for width in range(1, digits + 1):
            start = end - width
            if not start or number[start - 1] not in blanks.NEVER_LETTERS:
                yield _group(form[:start], width, behind), min(int(form[start:end]), _MASK)


def _group(prefix: str, width: int, behind: int) -> int:
    value = width << 2 | behind
    for letter in prefix:
        value = (value * _BASE + ord(letter)) & _MASK
    return _mixed(value)


def _mixed_group(number: str, head: str) -> int:
    value = _MIXED + len(number)
    for letter in head:
        value = (value * _BASE + ord(letter)) & _MASK
    return _mixed(value)


def _ordered(tail: str) -> int:
    """The value of up to twelve capital letters and digits: 0 to 9 before A to Z (ICAO 9303-3 section 4.9)."""
    return int(tail, 36)
