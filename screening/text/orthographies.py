"""A name as other states' Latin letters would write it: Chasan Achmedow is Khasan Akhmedov, Gamzat is Hamzat.

Only to find it by. How alike two spellings are, `matchers.spelling` has learned; but a consonant that changes in two
words of a name at once leaves no pair of skeletons in common, so such a name is looked up in the other spelling too.
A name with one such word needs none: the index allows for one. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial

from screening.text.names import PreparedName, token

MOST = 8
"""Spellings that one name is looked up in besides its own."""

# Each row is one habit of writing, applied to all words at once, and stands beside its reverse: j and ch in German,
# Polish, Czech and Bosnian forms of Russian and Arabic names; g for h in Caucasian and Central Asian names by way of
# Russian; x for kh in the Latin alphabets of Uzbek, Azeri and Kurdish; dh for one Arabic z (ICAO 9303-3 section 6).
_HABITS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile("(?<!d)j|(?<![st])ch"), {"j": "y", "ch": "kh"}),
    (
        re.compile("(?<=[aeiou])y|y(?=[aeiou])|^i(?=[aeou])|(?<=i)i$|kh|(?:^|(?<=[aeioul]))h(?=.)"),
        {"y": "j", "i": "j", "kh": "ch", "h": "ch"},
    ),
    (re.compile("^h|(?<=[aeioul])h(?=[aeiou])"), {"h": "g"}),
    (re.compile("(?:^|(?<=[aeioul]))g(?=[aeiou])"), {"g": "h"}),
    (re.compile("x"), {"x": "kh"}),
    (re.compile("kh"), {"kh": "x"}),
    (re.compile("dh"), {"dh": "z"}),
    (re.compile("(?<!d)z(?!h)"), {"z": "dh"}),
)

_AS_IT_IS = ("",) * len(_HABITS)


def elsewhere(names: Iterable[PreparedName]) -> tuple[PreparedName, ...]:
    """The other spellings in which two words or more differ; none for most names."""
    found: list[PreparedName] = []
    for name in names:
        each = [_respelled(own.text) for own in name.tokens]
        if len(each) - each.count(()) > 1:
            for others in zip(*(others or _AS_IT_IS for others in each), strict=True):
                if len(others) - others.count("") > 1:
                    words = zip(others, name.tokens, strict=True)
                    respelt = tuple([token(word, own.minor) if word else own for word, own in words])
                    found.append(PreparedName(respelt, name.guessed))
    return tuple(found[:MOST])


@lru_cache(maxsize=65_536)
def _respelled(word: str) -> tuple[str, ...]:
    """The word by each habit, "" where that leaves it as it is; () when all do."""
    spelt = (pattern.sub(partial(_letters, letters), word) for pattern, letters in _HABITS)
    others = tuple("" if other == word else other for other in spelt)
    return others if any(others) else ()


def _letters(instead: dict[str, str], match: re.Match[str]) -> str:
    return instead[match[0]]
