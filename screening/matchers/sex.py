"""Compares the sex on a document with the sex on file. `X` and nothing say nothing (ICAO 9303-4)."""

from __future__ import annotations

from screening.matchers.evidence import Evidence

_WORDS = {"M": "male", "F": "female"}


_SAME, _OTHER = 0.6, 0.0


def compare(asked: str, filed: str) -> Evidence | None:
    """Evidence, or None when either side does not tell."""
    found = agreement(asked, filed)
    if found is None:
        return None
    if asked == filed:
        return Evidence("sex", found, asked, filed, f"Both are {_WORDS[asked]}.")
    why = f"The traveller is {_WORDS[asked]}, the person on file {_WORDS[filed]}."
    return Evidence("sex", found, asked, filed, why)


def agreement(asked: str, filed: str) -> float | None:
    """What `compare` finds, without the words."""
    if asked not in _WORDS or filed not in _WORDS:
        return None
    return _SAME if asked == filed else _OTHER
