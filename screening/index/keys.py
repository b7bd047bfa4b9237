"""What a name or a document number is found by.

*Names*: each pair of tokens gives keys from their consonant skeletons: both whole, or one of them with one
consonant left out, so that a slip in either token, or a lost or added letter in one, still meets. Neighbours
joined count as a token, an initial by its letter; a name of one token has keys of its own, and a rare token
is enough alone. Keys do not depend on the order of the tokens. *Documents*: a polynomial hash of the number
with look-alike characters made one; the hashes of all numbers one edit away are computed by arithmetic
instead of being stored.
Pure; knows nothing of files. Equal names must give equal keys for ever within one KEY_VERSION.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from screening.documents import numbers
from screening.text import endings, phonetic, variants
from screening.text.names import PreparedName, Token

# Raise when a change of romanisation, folding, sound classes or of this module changes any key: a snapshot
# with another KEY_VERSION still opens nowhere and is rebuilt.
#   1: pairs of skeletons with one-consonant deletions; reading-form document hashes.
#   2: pairs in coarse classes, particles joined, stems of endings; two consonants left out of a word alone;
#      new readings of most scripts.
KEY_VERSION = 2

MAX_PAIR_TOKENS = 6  # 15 pairs; longer names are keyed by their first six significant tokens
COARSE_ENOUGH = 5  # letters of two coarse skeletons together below which half the world shares them
MAX_VARIANTS = 12  # other names that one token is looked up as
SIGNATURE_BITS = 128  # with 64, a long name seems to hold every short one

_MASK = (1 << 64) - 1
_SPREAD = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads 32-bit hashes over 64 bits
_MIX = 0xD6E8FEB86659FD93
_LONE = 0x5851F42D4C957F2D  # in place of the second token: none is asked for
_EXACT = 0x9FB21C651E98DF25
_WHOLE = 0x2545F4914F6CDD1D  # in place of the second token: there is none
_BASE = 0x100000001B3

_COARSE = "~"  # before a skeleton in coarse classes, lest it meet one in fine ones
_IS_INITIAL, _BY_INITIAL = "^", "?"  # an initial on file; a name on file for who asks by initial

Keys = NDArray[np.uint64]


class TokenHashes(NamedTuple):
    """Hashes of a token's skeleton: whole, with each one consonant left out, and in coarse classes."""

    whole: int
    shorter: tuple[int, ...]
    coarse: int
    sounds: int  # letters of the coarse skeleton


@lru_cache(maxsize=65_536)
def token_hashes(skeleton: str) -> TokenHashes:
    """The hashes that a skeleton lends to pairs; cached, since skeletons repeat far more than names."""
    shorter = tuple(_hash(shorter) for shorter in phonetic.deletions(skeleton))
    coarse = phonetic.coarse(skeleton)
    return TokenHashes(_hash(skeleton), shorter, _hash(_COARSE + coarse), len(coarse))


def _hash(letters: str) -> int:
    return (crc32(letters.encode()) + 1) * _SPREAD & _MASK


def _pair(a: int, b: int) -> int:
    """A 32-bit key of two hashes, whichever comes first."""
    return ((a + b) * _MIX & _MASK) >> 32


class Asked(NamedTuple):
    """The keys that a name is looked up by; `lone` ones only where few forms have them; `exact` is one of `keys`."""

    keys: set[int]
    lone: set[int]
    exact: int


def filed_keys(name: PreparedName) -> set[int]:
    """All 32-bit keys under which a name is filed: about 15 for two tokens, 35 for three."""
    tokens, hashes = _hashed(name)
    initials = _initial_keys(tokens, hashes, _BY_INITIAL, _IS_INITIAL)
    return _common_keys(name, tokens, hashes) | initials | _lone_keys(hashes)


def asked_keys(name: PreparedName) -> Asked:
    """The keys to look a name up by: every one meets what it may be filed under, with a slip on either side."""
    tokens, hashes = _hashed(name)
    initials = _initial_keys(tokens, hashes, _IS_INITIAL, _BY_INITIAL)
    common = _common_keys(name, tokens, hashes)
    wanted = common | initials | _variant_keys(tokens, hashes)
    return Asked(wanted, _lone_keys(hashes), _exact_key(tokens))


def _common_keys(name: PreparedName, tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> set[int]:
    """The keys by which a name is filed and asked alike."""
    together = _joined_keys(tokens, hashes) | _whole_keys(tokens, hashes) | _particle_keys(name)
    return _pair_keys(hashes) | together | _stem_keys(tokens, hashes) | {_exact_key(tokens)}


def _particle_keys(name: PreparedName) -> set[int]:
    """A particle or title written as one with its neighbour, Vandenberg, beside each other token."""
    keys: set[int] = set()
    for a, b in pairwise(name.tokens[:MAX_PAIR_TOKENS]):
        if a.minor or b.minor:
            others = [t for t in name.significant[:MAX_PAIR_TOKENS] if t is not a and t is not b]
            hashes = [token_hashes(other.skeleton).whole for other in others] or [_WHOLE]
            joined = token_hashes(_skeleton(a.text + b.text)).whole
            keys.update(_pair(joined, other) for other in hashes)
    return keys


def _stem_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> set[int]:
    """Each token without an ending of several consonants, Rahmonzoda as Rahmon, beside each other one whole."""
    keys: set[int] = set()
    for i, token in enumerate(tokens):
        stem = _skeleton(endings.stem(token.text)[0])
        if len(stem) + 1 < len(token.skeleton):
            keys.update(_pair(token_hashes(stem).whole, o.whole) for j, o in enumerate(hashes) if j != i)
    return keys


def _variant_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> set[int]:
    """Each token as another that it is known to stand for, Sasha as Aleksandr, beside each other one whole."""
    keys: set[int] = set()
    for i, token in enumerate(tokens):
        skeletons = dict.fromkeys(map(_skeleton, variants.relatives(token.text)))
        others = [other.whole for j, other in enumerate(hashes) if j != i] or [_WHOLE]
        keys.update(
            _pair(token_hashes(skeleton).whole, other)
            for skeleton in list(skeletons)[:MAX_VARIANTS]
            for other in others
        )
    return keys


def _skeleton(text: str) -> str:
    return phonetic.skeleton(phonetic.sound(text))


def _hashed(name: PreparedName) -> tuple[tuple[Token, ...], list[TokenHashes]]:
    tokens = (name.significant or name.tokens)[:MAX_PAIR_TOKENS]
    return tokens, [token_hashes(token.skeleton) for token in tokens]


def _pair_keys(hashes: list[TokenHashes]) -> set[int]:
    """Each two tokens, whole or one of them with one consonant left out."""
    keys: set[int] = set()
    for a, b in combinations(hashes, 2):
        keys.add(_pair(a.whole, b.whole))
        keys.update(_pair(shorter, b.whole) for shorter in a.shorter)
        keys.update(_pair(a.whole, shorter) for shorter in b.shorter)
        if a.sounds + b.sounds >= COARSE_ENOUGH:
            keys.add(_pair(a.coarse, b.coarse))
    return keys


def _joined_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> set[int]:
    """Neighbours written as one, with each other token."""
    if len(tokens) < 3:
        return set()
    joined = [_joined(tokens, i) for i in range(len(tokens) - 1)]
    return {
        _pair(both.whole, other.whole)
        for i, both in enumerate(joined)
        for j, other in enumerate(hashes)
        if j not in (i, i + 1)
    }


def _joined(tokens: tuple[Token, ...], i: int) -> TokenHashes:
    return token_hashes(_skeleton(tokens[i].text + tokens[i + 1].text))


def _whole_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> set[int]:
    """A name of one token, or of two written as one: by all of it, or all but one consonant or two."""
    if len(tokens) > 2:
        return set()
    whole = hashes[0] if len(tokens) == 1 else _joined(tokens, 0)
    keys = {_pair(part, _WHOLE) for part in (whole.whole, whole.coarse, *whole.shorter)}
    if len(tokens) == 1:
        keys.update(_pair(_hash(part), _WHOLE) for part in _two_left_out(tokens[0].skeleton))
    return keys


def _two_left_out(skeleton: str) -> set[str]:
    """Every skeleton with two letters left out: a word alone has no other to be found by."""
    return {
        part for once in phonetic.deletions(skeleton) for part in phonetic.deletions(once) if len(part) > 1
    }


def _initial_keys(
    tokens: tuple[Token, ...], hashes: list[TokenHashes], of_all: str, of_initials: str
) -> set[int]:
    """Each token by its first letter beside each other one whole: `J Smith` may be `John Smith`.

    A token that is an initial has keys of a kind of its own, and a whole token meets only those of the
    other side: else every John would meet every Smith whose other name begins with J.
    """
    keys: set[int] = set()
    for i, token in enumerate(tokens):
        kinds = (of_all, of_initials) if token.initial else (of_all,)
        letters = [_hash(kind + token.text[0]) for kind in kinds]
        keys.update(
            _pair(letter, other.whole) for j, other in enumerate(hashes) if j != i for letter in letters
        )
    return keys


def _exact_key(tokens: tuple[Token, ...]) -> int:
    """All tokens as spelled, in any order: rare even where the pairs of a common name exceed every budget."""
    return _pair(sum(_hash("=" + token.text) for token in tokens) & _MASK, _EXACT)


def _lone_keys(hashes: list[TokenHashes]) -> set[int]:
    """Each token alone: worth a look only where it is rare, when the others are too far off to meet."""
    return {_pair(hashed.whole, _LONE) for hashed in hashes}


def lone_key(token: Token) -> int:
    """The key under which every form lies that has a token of this skeleton."""
    return _pair(token_hashes(token.skeleton).whole, _LONE)


def signature(name: PreparedName) -> int:
    """128 bits that say which letter pairs occur: names of one person share most of them."""
    bits = 0
    for token in name.tokens:
        if not token.minor:
            bits |= _pair_bits(phonetic.pattern(token.sound), SIGNATURE_BITS)
    return bits


def letters(name: PreparedName) -> int:
    """How many letters a name has: the same, however its parts are joined or split."""
    return sum(len(token.text) for token in name.tokens)


@lru_cache(maxsize=65_536)
def _pair_bits(sounded: str, width: int) -> int:
    """A bit for each pair of neighbouring letters, the beginning counting as a letter."""
    bits = 0
    for a, b in zip("^" + sounded, sounded, strict=False):
        bits |= 1 << (crc32((a + b).encode()) % width)
    return bits


# --- documents ----------------------------------------------------------------------------------------

_VALUES = {letter: value for value, letter in enumerate("0123456789ACEFHJKMNPRTUVWXY", 1)}
_ALPHABET = np.arange(1, len(_VALUES) + 1, dtype=np.uint64)
_POWERS = np.array([pow(_BASE, n, 1 << 64) for n in range(numbers.MAX_LENGTH + 3)], dtype=np.uint64)


def number_hash(form: str) -> int:
    """The polynomial hash of a number's reading form, before mixing."""
    value = 0
    for letter in form:
        value = (value * _BASE + _VALUES.get(letter, 99)) & _MASK
    return value


def mix(hashes: Keys) -> Keys:
    """Spreads polynomial hashes evenly: the high bits then serve as a directory."""
    mixed = (hashes ^ (hashes >> np.uint64(32))) * np.uint64(_MIX)
    return mixed ^ (mixed >> np.uint64(29))


def document_key(number: str) -> int:
    """The 64-bit key of a canonical document number."""
    return int(mix(np.array([number_hash(numbers.reading_form(number))], dtype=np.uint64))[0])


def document_neighbours(number: str) -> Keys:
    """Keys of every number one edit (insertion, deletion, substitution, transposition) away.

    For nine characters about 520 keys in a few array operations: with B the base, a number x + y hashes
    to h(x) * B**len(y) + h(y), so each edit is a sum of prefix and suffix hashes.
    """
    form = numbers.reading_form(number)
    n = len(form)
    values = np.array([_VALUES.get(letter, 99) for letter in form], dtype=np.uint64)
    base = np.uint64(_BASE)
    prefix, suffix = _prefixes(values), _suffixes(values)
    after = _POWERS[n - np.arange(n) - 1]  # B ** letters behind place i
    deleted = prefix[:-1] * after + suffix[1:]
    replaced = (prefix[:-1, None] * base + _ALPHABET) * after[:, None] + suffix[1:, None]
    inserted = (prefix[:, None] * base + _ALPHABET) * _POWERS[n - np.arange(n + 1)][:, None] + suffix[:, None]
    swapped = (prefix[:-2] * base * base + values[1:] * base + values[:-1]) * _POWERS[
        n - np.arange(n - 1) - 2
    ] + suffix[2:]
    return mix(np.concatenate((deleted, replaced.ravel(), inserted.ravel(), swapped)))


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


def range_group(prefix: str, width: int) -> int:
    """The 64-bit key under which ranges of one prefix and width lie together."""
    return _hash(f"{prefix}/{width}") ^ width
