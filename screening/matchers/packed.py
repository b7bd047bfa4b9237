"""Tokens as the compiled comparison reads them, and its rules filled in with the numbers of `name` and `spelling`.

A packed token is a header of 20 bytes (eight lengths and flags, the bits as a double, the number of a well-known
name, that of a Korean syllable, a byte to spare), then the hashes of the classes it is a variant in, its text, sound,
skeleton, units and what leaving out each unit weighs. Snapshots keep tokens so, and `digest` by which tables they
were packed.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from screening import kernel
from screening.matchers import heard, name, namesakes, spelling
from screening.matchers.name import NameMatch, Pair
from screening.text import customs, endings, known, phonetic, variants
from screening.text.names import PreparedName, Token, token
from screening.text.tables import costs, frequencies
from screening.text.tables import known as linked
from screening.text.tables.titles import OPTIONAL

if kernel.PRESENT or TYPE_CHECKING:
    from screening.kernel import weighing as compiled
    from screening.kernel.weighing import Asked, Rules

OF_ASKED, OF_FILED = 1, 2  # the side of which a pair joins two tokens

_HEADER = struct.Struct("<8BdHBx")
_LETTERS = (1 << 26) - 1
CLASSES = b"ABVDTGKJSHLMNR"  # those of consonants, and a vowel in front
_NUMBERS = (
    "APART APART_SLIP NO_DIFFERENCE INITIAL_STANDS_FOR MATCHED JOINED JOINED_DIFFER CUT SAME_STEM TWO_DIFFER_FROM"
    " LONG_ENOUGH_TO_JOIN FIELD_FULL SHORTEST_CUT MINOR_WEIGHT INITIAL_WEIGHT LIGHT CONTRADICTED CONTRADICTED_SHARE"
    " GUESSED ASKED_ONLY FILED_ONLY ONE_OF_SEVERAL ONE_AND_INITIALS ENOUGH_BITS PART_COSTS HARDER ALONE AGAIN"
    " OUT_OF_ORDER PART_BITS SLIP_BITS ANOTHER_SYLLABLE UNSURE_COSTS UNSURE_SLIPS"
).split()


@lru_cache(maxsize=65_536)
def pack(text: str, minor: bool) -> bytes:
    """The packed form of the token of this spelling."""
    stem, ending = endings.stem(text)
    made = token(text, minor)
    flags = made.minor | made.initial << 1 | _said_by_custom(text) << 2
    numbers = (len(stem), _ending_numbers()[ending], flags, known.number(text), customs.syllable(text))
    return _packed(made, _kin(text), *numbers)


def _kin(text: str) -> list[int]:
    """The hashes of the classes that a word is a variant in, in order."""
    classes = variants.kin(text)
    return sorted(crc32(name_of_class.encode()) for name_of_class in classes) if classes else []


def _packed(
    made: Token, kin: list[int], stem: int, ending: int, flags: int, number: int, syllable: int
) -> bytes:
    spelled = spelling.spelled(made.text)
    head = _HEADER.pack(
        len(made.text),
        len(made.sound),
        len(made.skeleton),
        len(spelled.units),
        stem,
        ending,
        flags,
        len(kin),
        made.bits,
        number,
        syllable,
    )
    letters = (made.text + made.sound + made.skeleton).encode("ascii")
    return head + struct.pack(f"<{len(kin)}I", *kin) + letters + bytes(spelled.units) + bytes(spelled.omitted)


def _said_by_custom(text: str) -> int:
    """A bit for each thing that `text.customs` says of a word."""
    return customs.ties(text) | customs.put_before(text) << 1 | customs.korean(text) << 2


WEIGHTY = 2  # the bit in `Traits.known` of a token that can contradict


class Traits(NamedTuple):
    """What tells of most tokens at one look that they are no partners, by bits.

    The letters of the sound form and of the spelling, `known` as `screening.kernel.retrieval` names its bits, the
    skeleton, the classes of variants.
    """

    letters: int
    known: int
    skeleton: int
    kin: int


def traits(made: bytes) -> Traits:
    """The traits of a packed token."""
    letters, sounds, classes, flags, kins = made[0], made[1], made[2], made[6] & 3, made[7]
    text = made[_HEADER.size + 4 * kins :]
    spelling_, sound, skeleton = (
        text[:letters], text[letters : letters + sounds], text[letters + sounds : letters + sounds + classes],
    )  # fmt: skip
    written, minor = unpack(made)
    weight = 0.0 if minor else name.weight(token(written, minor))
    level = min(15, int(16 * max(0.0, weight - 0.3) / (1.0 - 0.3)))  # rounded down
    known = (
        flags | (weight > name.LIGHT) << WEIGHTY | (made[5] > 0) << 4 | (sound[0] & 31) << 5 | letters << 10
    )
    for place, letter in enumerate(spelling_[:3]):
        known |= (letter & 31) << (17 + 5 * place)
    known |= classes << 32 | (_occurring(skeleton) & 0xFFFFFF) << 36 | level << 60
    words = (_occurring(spelling_) >> 33 & _LETTERS) << 26 | _occurring(sound) >> 33 & _LETTERS | sounds << 52
    numbered = sum((CLASSES.find(letter) + 1 or 15) << (4 * place) for place, letter in enumerate(skeleton))
    kin = 0
    for name_of_class in made[_HEADER.size : _HEADER.size + 4 * kins : 4]:
        kin |= 1 << (name_of_class & 31)
    return Traits(words, known, numbered, kin)


def _occurring(word: bytes) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (letter & 63)
    return bits


def _packed_by_kernel(
    made: Token, kin: list[int], stem: int, ending: int, flags: int, number: int, syllable: int
) -> bytes:
    return compiled.packed(rules(), made, kin, stem, ending, flags, number, syllable)


def unpack(made: bytes) -> tuple[str, bool]:
    """The text of a packed token, and whether it is a minor one."""
    start = _HEADER.size + 4 * made[7]
    return made[start : start + made[0]].decode("ascii"), bool(made[6] & 1)


@cache
def digest() -> int:
    """Changes when tokens are packed otherwise: by other tables, or by other rules for some of a few hundred words."""
    words = [*known.some_names(), *sorted(customs.LINKS | customs.KOREAN)]
    tables = (costs.SUBSTITUTED, costs.OMITTED_AFTER, costs.OMITTED_BEFORE, linked.LINKED)
    made = crc32(b"".join(pack(word, False) for word in words))
    return crc32("".join(tables).encode(), made)


@cache
def _ending_numbers() -> dict[str, int]:
    """A number for each class of endings; 0 where nothing is cut off."""
    return {"": 0, **{kind: number for number, kind in enumerate(endings.KINDS, 1)}}


@cache
def rules() -> Rules:
    """The numbers and tables of the comparison, for the kernel."""
    numbers = {number: getattr(name, number) for number in _NUMBERS}
    numbers |= {"LEVELS": spelling.LEVELS, "SWAPPED": spelling.SWAPPED}
    numbers |= {"FEWEST_OF_A_CHAIN": namesakes.FEWEST_OF_A_CHAIN}
    numbers |= {"ALONE_HARDER": heard.HARDER, "ALONE_HARDER_STILL": heard.HARDER_STILL}
    numbers |= {"UNHEARD": heard.UNHEARD, "OF_A_SLIP": heard.OF_A_SLIP}
    numbers |= {"BESIDE": heard.BESIDE, "TAKEN": heard.TAKEN}
    numbers |= {"MOST_UNHEARD": heard.MOST, "SHORTEST_HEARD": heard.SHORTEST}
    return Rules(
        numbers,
        phonetic.UNITS,
        spelling.SUBSTITUTED,
        spelling.AFTER,
        spelling.BEFORE,
        name.SLIP_COSTS,
        name.SAME_UP_TO,
        known.linked_numbers(),
        name.known_alike,
        name.inflected,
        name.spelled_alike,
    )


def asked(names: tuple[PreparedName, ...]) -> Asked:
    """The readings of a name asked for, for the kernel."""
    return Asked(rules(), names)


def match(compared: Asked, names: tuple[PreparedName, ...], filed: list[bytes]) -> NameMatch:
    """How the best of the readings agrees with the tokens of a name on file, as `matchers.name.compare` tells it.

    `compared` is made of `names`.
    """
    reading, score, proof, pairs, asked_only, filed_only = compiled.matched(compared, filed)
    ours, theirs = names[reading].tokens, tuple([token(*unpack(made)) for made in filed])
    beside_ours = _without_pair(len(ours), [pair[0] for pair in pairs], asked_only)
    beside_theirs = _without_pair(len(theirs), [pair[1] for pair in pairs], filed_only)
    found: list[Pair] = []
    pairs.sort()
    for place, other, likeness, weight, slips, joined in pairs:
        a: tuple[Token, ...] = (ours[place],)
        b: tuple[Token, ...] = (theirs[other],)
        if joined == OF_ASKED:
            a += (ours[_next(beside_ours, place)],)
        elif joined == OF_FILED:
            b += (theirs[_next(beside_theirs, other)],)
        found.append(Pair(a, b, likeness, weight, slips))
    order = [pair[1] for pair in pairs]
    return NameMatch(
        score,
        tuple(found),
        tuple([ours[place] for place in asked_only]),
        tuple([theirs[place] for place in filed_only]),
        order == sorted(order),
        proof,
    )


def _without_pair(count: int, first: list[int], alone: list[int]) -> list[int]:
    """The places of tokens that are the second of two joined: no pair begins with them."""
    if len(first) + len(alone) == count:
        return []
    return [place for place in range(count) if place not in first and place not in alone]


def _next(seconds: list[int], place: int) -> int:
    return next(second for second in seconds if second > place)


if kernel.PRESENT:
    _packed = _packed_by_kernel
    _customary = customs.LINKS | customs.KOREAN | OPTIONAL
    compiled.use_tables(
        pack, _kin, _said_by_custom, customs.syllable, known.number, frequencies.TENTHS, frozenset(_customary)
    )
