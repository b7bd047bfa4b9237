"""What a document number is found by: a key of its reading form, the keys one edit away, its place in a series.

A key is a polynomial hash of the number with look-alike characters made one, spread over 64 bits; the keys of
all numbers one edit away are computed by arithmetic instead of being stored. Ranges of blanks lie by what
stands before the last digits, and how many digits these are. Pure; knows nothing of files or records. Equal
numbers must give equal keys for ever within one KEY_VERSION. Compiled beside it: `screening.kernel.documents`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.documents import numbers

if kernel.PRESENT:
    from screening.kernel import documents as compiled

_MASK = (1 << 64) - 1
_MIX = 0xD6E8FEB86659FD93
_BASE = 0x100000001B3

Keys = NDArray[np.uint64]

LETTERS = "0123456789ACEFHJKMNPRTUVWXY"  # of reading forms; any other letter counts as one more
_VALUES = {letter: value for value, letter in enumerate(LETTERS, 1)}
_OTHER = 99
_ALPHABET = np.arange(1, len(_VALUES) + 1, dtype=np.uint64)
_POWERS = np.array([pow(_BASE, n, 1 << 64) for n in range(numbers.MAX_LENGTH + 3)], dtype=np.uint64)


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
    return mix(np.concatenate((prefix[-1:], deleted, replaced.ravel(), inserted.ravel(), swapped)))


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


def series(number: str) -> tuple[int, int]:
    """Where a canonical number stands among blanks: the group of its prefix and width, and its value there.

    A value of more than 64 bits counts as the greatest: more ranges are then found than hold it, none fewer.
    """
    if kernel.PRESENT:
        return compiled.series(number)
    serial = numbers.serial(number)
    value = serial.width
    for letter in serial.prefix:
        value = (value * _BASE + ord(letter)) & _MASK
    return _mixed(value), min(serial.value, _MASK)
