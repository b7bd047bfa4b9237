"""A name as other states' Latin letters would write it: Chasan Achmedow is Khasan Akhmedov, Gamzat is Hamzat.

Only to find it by. How alike two spellings are, `matchers.spelling` has learned; but a consonant that changes in two
words of a name at once leaves no pair of skeletons in common, so such a name is looked up in the other spelling too.
A name with one such word needs none: the index allows for one, unless the other words of such names differ too. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from operator import ne
from typing import NamedTuple

from screening import kernel
from screening.text import variants
from screening.text.names import PreparedName, Token, token

MOST = 4
"""Spellings that one traveller is looked up in besides those that were given."""

LEAST_WORDS = 2  # that differ: a name with one such word is found by its own spelling
_SYLLABLE = 5  # letters of a part that may be one syllable of a given name: Seung Yong is Seungyong
_SYLLABIC = ("chinese", "korean")


class Habit(NamedTuple):
    """How other papers write some letters of a name that has one of the signs; its words stand between line breaks."""

    signs: tuple[str, ...]
    letters: re.Pattern[str]
    instead: dict[str, str]
    least: int = 2
    """Words that must differ: one, where the others of such names seldom stay as they are."""


def _habit(signs: str, letters: str, instead: dict[str, str], least: int = 2) -> Habit:
    """In `signs` a bar stands for the end of a word."""
    marks = tuple(sign.replace("|", "\n") for sign in signs.split())
    return Habit(marks, re.compile(letters, re.MULTILINE), instead, least)


# Each is applied to all words at once, and stands beside its reverse: j, ch and sch in German, Polish, Czech and
# Bosnian forms of Russian and Arabic names; g for h in Caucasian and Central Asian names by way of Russian; the
# passports of Belarus, and those of Turkmenistan, beside Russian; x for kh in the Latin alphabets of Uzbek, Azeri and
# Kurdish; dh for one Arabic z (ICAO 9303-3 section 6).
_HABITS = (
    _habit("j ch", "(?<!d)j|(?<![st])ch", {"j": "y", "ch": "kh"}),
    _habit("sch", "(?<!d)j|(?<!t)sch|(?<![st])ch", {"j": "y", "sch": "zh", "ch": "kh"}),
    _habit(
        "kh zh ya ye yo yu ia ie io iu iy ey",
        "(?<=[aeiou])y|y(?=[aeiou])|^i(?=[aeou])|(?<=i)i$|^e(?=v)|zh|kh|(?:^|(?<=[aeioul]))h(?=.)",
        {"y": "j", "i": "j", "e": "je", "zh": "sch", "kh": "ch", "h": "ch"},
    ),
    _habit("h", "^h|(?<=[aeioul])h(?=[aeiou])", {"h": "g"}),
    _habit("g", "(?:^|(?<=[aeioul]))g(?!h)", {"g": "h"}),
    _habit(
        "tsi tse tsy dzi dze dzy ausk eusk ousk au eu ou",
        "ts(?=[iey])|dz(?=[iey])|(?<=[aeo])u(?=sk|$)|(?<![bcdgkpstwz])h(?=.)",
        {"ts": "t", "dz": "d", "u": "v", "h": "g"},
    ),
    _habit(
        "avsk evsk ovsk av ev ov",
        "(?<!s)t(?=[iey])|d(?=[iey])|(?<=[aeo])v(?=sk|$)|(?<!n)g(?!h)",
        {"t": "ts", "d": "dz", "v": "u", "g": "h"},
    ),
    _habit(
        "ow ew owa ewa myra",
        "[oe]w(?=a?$)|myra[td]",
        {"ow": "ov", "ew": "ev", "myrat": "murad", "myrad": "murad"},
    ),
    _habit(
        "murad", "[oe]v(?=a?$)|murad$|mura(?=d)", {"ov": "ow", "ev": "ew", "murad": "myrat", "mura": "myra"}
    ),
    _habit("x", "x", {"x": "kh"}),
    _habit("kh", "kh", {"kh": "x"}),
    _habit("dh", "dh", {"dh": "z"}),
    _habit("z", "(?<!d)z(?!h)", {"z": "dh"}),
)

# The same for those who are known by how a word ends; asked only of names with a word that ends in such three letters.
# What many Thai and Tamil names end in: RTGS writes Phichai Thongsawat, a family Pichai Tongsavad; Tamil has one
# letter for k and g, one for t and d, and one that is written zh or l. Lao has -xay and -say;
# Turkmen c is ch where its mark is gone, Azeri c is j.
_THAI = "awat| avat| awad| avad| avath| phong| pong| phon| porn| chai| chay| thong| tong| sak| phan| phim|"
# By ear, with the r of London for a long vowel: a family Metatorn Intarakul is Methathon Intharakun by RTGS.
_THAI_BY_EAR = "orn| arn| art| kul| pol|"
_TAMIL = "kumar| esan| eshan| nathan| samy| sami| lingam| ndran| rajan| atnam| thinam|"
_BY_ENDING = (
    _habit("owic| ewic| owna| ewna|", "c$|^c(?=[aeiouy])|[oe]w", {"c": "ch", "ow": "ov", "ew": "ev"}),
    _habit(_THAI, "phon(?![aeiou])|ph|kh|(?<=[aeiou])t$", {"phon": "porn", "ph": "p", "kh": "k", "t": "d"}),
    _habit(_THAI, "porn(?![aeiou])|p(?!h)|(?<=[aeiou])d$", {"porn": "phon", "p": "ph", "d": "t"}),
    _habit(_THAI_BY_EAR, "(?<=[ao])r(?=[jknt])|l$|tch$", {"r": "", "l": "n", "tch": "t"}),
    _habit("zada| zade| oglu|", "c(?=[aeiou])|(?<=[aeiou])h(?=[aeiou])", {"c": "j", "h": "g"}),
    _habit("vanh| sanh| chanh| phanh|", "nh$", {"nh": "n"}),
    _habit("xay|", "x", {"x": "s"}, 1),
    _habit("say|", "s(?=ay$)", {"s": "x"}, 1),
    _habit("kyaw| kyi| kyin|", "k(?=y)|^h(?=l)|(?<=n)t$", {"k": "g", "h": "", "t": ""}),
    _habit("gyaw| gyi| gyin|", "g(?=y)", {"g": "k"}),
    _habit(
        _TAMIL,
        "zh|(?<=[aeiou])(?:k(?=[aeiou](?!mar))|t(?=[aeiou]))|(?<=n)k(?=[aeiou])|d$",
        {"zh": "l", "k": "g", "t": "d", "d": "t"},
    ),
    _habit(_TAMIL, "(?<=[aeiou])[gd](?=[aeiou])|(?<=n)g(?=[aeiou])", {"g": "k", "d": "t"}),
)

_ALL = _HABITS + _BY_ENDING
_SIGNS = tuple(dict.fromkeys(habit.signs for habit in _ALL))
_ROWS = [_SIGNS.index(habit.signs) for habit in _ALL]  # of each habit
_TOGETHER = 1 << len(_ALL)
_EVERYWHERE = (1 << len({habit.signs for habit in _HABITS})) - 1
_THREE = frozenset(sign[-4:-1] for habit in _BY_ENDING for sign in habit.signs)


def elsewhere(names: Sequence[PreparedName]) -> tuple[PreparedName, ...]:
    """Other spellings of the likeliest reading: two words or more differ, or two syllables are one. Mostly none."""
    if not names:
        return ()
    likeliest = names[0]
    may = _may_differ(likeliest.tokens)
    if not may:  # most names
        return ()
    together = _together(likeliest) if may & _TOGETHER else ()
    return (*_by_habit(likeliest, may), *together)[:MOST]


def _may_differ(tokens: tuple[Token, ...]) -> int:
    """A bit for each habit that may write enough words otherwise, and above them _TOGETHER; none else does."""
    words = [own.text for own in tokens]
    text = "\n".join(["", *words, ""])
    signs = _signs_in(text)
    if _THREE.isdisjoint([word[-3:] for word in words]):
        signs &= _EVERYWHERE
    found = 0
    for number in _habits(signs):
        habit = _ALL[number]
        found |= (sum(map(text.count, habit.instead)) >= habit.least) << number
    return found | _TOGETHER


def _by_habit(name: PreparedName, may: int) -> Iterator[PreparedName]:
    for number in _numbers(may & ~_TOGETHER):
        tokens = _respelt(name.tokens, number)
        if tokens is not None:
            yield PreparedName(tokens, name.guessed)


@lru_cache(maxsize=4_096)
def _numbers(bits: int) -> tuple[int, ...]:
    return tuple(number for number in range(len(_ALL)) if bits >> number & 1)


def _respelt(tokens: tuple[Token, ...], number: int) -> tuple[Token, ...] | None:
    """A name as a habit writes it; None where too few of its words differ."""
    words = [own.text for own in tokens]
    habit = _ALL[number]
    respelt = habit.letters.sub(partial(_letters, habit.instead), "\n".join(["", *words, ""])).split()
    if sum(map(ne, words, respelt)) < habit.least:
        return None
    return tuple([token(word, own.minor) for word, own in zip(respelt, tokens, strict=True)])


def _signs_in(text: str) -> int:
    """A bit for each row of signs of which one occurs."""
    return sum(1 << row for row, signs in enumerate(_SIGNS) if any(sign in text for sign in signs))


@lru_cache(maxsize=4_096)
def _habits(signs: int) -> tuple[int, ...]:
    """The numbers of the habits of all rows of signs that occur."""
    return tuple(number for number, row in enumerate(_ROWS) if signs >> row & 1)


def _together(name: PreparedName) -> Iterator[PreparedName]:
    """A Chinese or Korean name with a given name of two syllables as one: then the surname need not be exact."""
    if len(name.tokens) == 3 and not any(own.minor for own in name.tokens):
        a, b, c = name.tokens
        for surname, first, second in ((a, b, c), (c, a, b)):
            if max(len(first.text), len(second.text)) <= _SYLLABLE and _is_syllabic(surname.text):
                yield PreparedName((surname, token(first.text + second.text)), name.guessed)


def _is_syllabic(word: str) -> bool:
    """Whether it may be a Chinese or Korean surname."""
    return any(kind.startswith(_SYLLABIC) for kind in variants.kin(word))


def _letters(instead: dict[str, str], match: re.Match[str]) -> str:
    return instead[match[0]]


# What may stand before and after letters that a habit writes otherwise, a bit for each letter; what is said of them in
# another way than these may be anything.
_OTHER, _EDGE, _ANYTHING = 1 << 26, 1 << 27, (1 << 28) - 1
_CLASS = r"(?:\[(\w+)\]|(\w))"
_ONE_OF = re.compile(rf"\(\?<?={_CLASS}(?:\(\?!\w+\))?\)")
_EDGE_OR_ONE_OF = re.compile(rf"\(\?:\^\|\(\?<={_CLASS}\)\)")
_NONE_OF = re.compile(rf"\(\?<?!{_CLASS}\)")
_PARTS = re.compile(
    r"(?P<before>\^|\(\?:\^\|\(.*?\)\)|\(\?<.*?\))?(?P<letters>(?:\w|\[\w+\])+)(?P<after>\$|\(\?[=!].*\))?"
)


def _neighbours(said: str | None) -> int:
    if said in ("^", "$"):
        return _EDGE
    if said == "(?=.)":
        return _ANYTHING & ~_EDGE
    for pattern, beside in ((_ONE_OF, 0), (_EDGE_OR_ONE_OF, _EDGE)):
        if found := pattern.fullmatch(said or ""):
            return beside | _bits(found[1] or found[2])
    if found := _NONE_OF.fullmatch(said or ""):
        return _ANYTHING & ~_bits(found[1] or found[2])
    return _ANYTHING


def _bits(letters: str) -> int:
    return sum(1 << (ord(letter) - ord("a")) for letter in set(letters))


def _keys() -> Iterator[tuple[str, str, int, int, int]]:
    """Letters that a habit writes otherwise and how, its number, and what may stand before and after them.

    In the order of its pattern; this is all that the pattern says but for where `_more_is_said`.
    """
    for number, habit in enumerate(_ALL):
        for alternative in _alternatives(habit.letters.pattern):
            parts = _PARTS.fullmatch(alternative)
            for letters, instead in habit.instead.items():
                if parts is None:
                    yield letters, instead, number, _ANYTHING, _ANYTHING
                elif re.fullmatch(parts["letters"], letters):
                    yield letters, instead, number, _neighbours(parts["before"]), _neighbours(parts["after"])


def _more_is_said(habit: Habit) -> bool:
    """Whether a pattern says more of the neighbours than `_neighbours` reads."""
    for alternative in _alternatives(habit.letters.pattern):
        parts = _PARTS.fullmatch(alternative)
        if parts is None or "(?!" in (parts["after"] or "")[1:]:
            return True
        if any(said and _neighbours(said) == _ANYTHING for said in (parts["before"], parts["after"])):
            return True
    return False


def _alternatives(pattern: str) -> list[str]:
    """What stands between the bars of a pattern that are in no brackets."""
    found, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


if kernel.PRESENT:
    from screening.kernel import words as compiled

    compiled.use_habits(_SIGNS, _signs_in)
    compiled.use_keys(
        list(_keys()),
        [habit.least for habit in _ALL],
        _ROWS,
        _EVERYWHERE,
        _THREE,
        _SYLLABLE,
        [_more_is_said(habit) for habit in _ALL],
        (_may_differ, _respelt, _is_syllabic),
    )
    _signs_in, _may_differ, _respelt = compiled.habits_in, compiled.may_differ, compiled.respelt
