"""A name as other states' Latin letters would write it: Chasan Achmedow is Khasan Akhmedov, Gamzat is Hamzat.

Only to find it by. How alike two spellings are, `matchers.spelling` has learned; but a consonant that changes in two
words of a name at once leaves no pair of skeletons in common, so such a name is looked up in the other spelling too.
A name with one such word needs none: the index allows for one. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from screening.text.names import PreparedName, token

MOST = 10
"""Spellings that one name is looked up in besides its own."""

# Each row is one habit of writing, applied to all words at once, and stands beside its reverse: j, ch and sch in
# German, Polish, Czech and Bosnian forms of Russian and Arabic names; g for h in Caucasian and Central Asian names by
# way of Russian; the passports of Belarus, and those of Turkmenistan, beside Russian; x for kh in the Latin alphabets
# of Uzbek, Azeri and Kurdish; dh for one Arabic z (ICAO 9303-3 section 6).
_Y_OR_KH = "(?<=[aeiou])y|y(?=[aeiou])|^i(?=[aeou])|(?<=i)i$|^e(?=v)|zh|kh|(?:^|(?<=[aeioul]))h(?=.)"
_BELARUSIAN = "ts(?=[iey])|dz(?=[iey])|(?<=[aeo])u(?=sk|$)|(?<![bcdgkpstwz])h(?=.)"
_RUSSIAN = "(?<!s)t(?=[iey])|d(?=[iey])|(?<=[aeo])v(?=sk|$)|(?<!n)g(?!h)"
_HABITS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile("(?<!d)j|(?<![st])ch"), {"j": "y", "ch": "kh"}),
    (re.compile("(?<!d)j|(?<!t)sch|(?<![st])ch"), {"j": "y", "sch": "zh", "ch": "kh"}),
    (re.compile(_Y_OR_KH), {"y": "j", "i": "j", "e": "je", "zh": "sch", "kh": "ch", "h": "ch"}),
    (re.compile("^h|(?<=[aeioul])h(?=[aeiou])"), {"h": "g"}),
    (re.compile("(?:^|(?<=[aeioul]))g(?!h)"), {"g": "h"}),
    (re.compile(_BELARUSIAN), {"ts": "t", "dz": "d", "u": "v", "h": "g"}),
    (re.compile(_RUSSIAN), {"t": "ts", "d": "dz", "v": "u", "g": "h"}),
    (re.compile("[oe]w(?=a?$)|myra[td]"), {"ow": "ov", "ew": "ev", "myrat": "murad", "myrad": "murad"}),
    (re.compile("[oe]v(?=a?$)|murad$|mura(?=d)"), {"ov": "ow", "ev": "ew", "murad": "myrat", "mura": "myra"}),
    (re.compile("x"), {"x": "kh"}),
    (re.compile("kh"), {"kh": "x"}),
    (re.compile("dh"), {"dh": "z"}),
    (re.compile("(?<!d)z(?!h)"), {"z": "dh"}),
)
_AS_IT_IS = ("",) * len(_HABITS)
_SYLLABLE = 5  # letters of a part that may be one syllable of a given name: Seung Yong is Seungyong


def elsewhere(names: Iterable[PreparedName]) -> tuple[PreparedName, ...]:
    """The other spellings in which two words or more differ, or two syllables are one; none for most names."""
    found = [respelt for name in names for respelt in (*_by_habit(name), *_together(name))]
    return tuple(found[:MOST])


def _by_habit(name: PreparedName) -> Iterator[PreparedName]:
    each = [_respelled(own.text) for own in name.tokens]
    if len(each) - each.count(()) < 2:
        return
    for others in dict.fromkeys(zip(*(others or _AS_IT_IS for others in each), strict=True)):
        if len(others) - others.count("") > 1:
            words = zip(others, name.tokens, strict=True)
            yield PreparedName(
                tuple([token(word, own.minor) if word else own for word, own in words]), name.guessed
            )


def _together(name: PreparedName) -> Iterator[PreparedName]:
    """A name of three parts with two short ones as one: the index meets it beside a third part that is exact."""
    if len(name.tokens) == len(name.significant) == 3:
        a, b, c = name.tokens
        for first, second in ((a, b), (b, c)):
            if max(len(first.text), len(second.text)) <= _SYLLABLE:
                both = token(first.text + second.text, False)
                yield PreparedName((both, c) if first is a else (a, both), name.guessed)


@lru_cache(maxsize=65_536)
def _respelled(word: str) -> tuple[str, ...]:
    """The word by each habit, "" where that leaves it as it is; () when all do."""
    spelt = (pattern.sub(partial(_letters, letters), word) for pattern, letters in _HABITS)
    others = tuple("" if other == word else other for other in spelt)
    return others if any(others) else ()


def _letters(instead: dict[str, str], match: re.Match[str]) -> str:
    return instead[match[0]]
