"""What a name is found by; document numbers: `screening.index.numbering`.

*Names*: each pair of tokens gives keys from their consonant skeletons: both whole, or one of them with one
consonant left out, so that a slip in either token, or a lost or added letter in one, still meets. Neighbours
joined count as a token, an initial by its letter; a name of one token has keys of its own, and a rare token
is enough alone. Keys do not depend on the order of the tokens.
Pure; knows nothing of files. Equal names must give equal keys for ever within one KEY_VERSION. Where the
compiled kernel is present it takes the place of the functions that hand out keys; `keys.pyx` and
`tokens.pyx` in `screening/kernel` repeat their rules and bounds and must change with them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple
from zlib import crc32

from screening import kernel
from screening.text import endings, phonetic, variants
from screening.text.names import PreparedName, Token

# Raise when a change of romanisation, folding, sound classes or of this module changes any key: a snapshot
# with another KEY_VERSION opens nowhere and is rebuilt.
#   1: pairs of skeletons with one-consonant deletions; reading-form document hashes.
#   2: pairs in coarse classes, particles joined, stems of endings; two consonants left out of a word alone;
#      new readings of most scripts.
#   3: double given names (Hamidreza) read apart too, Abu Bakr as one word, endings of Persian surnames left out.
#   4: Das, De, Le and their like are names where nothing follows them; kr is Kumar and ch Chandra.
#   5: document numbers hashed so that leading zeros count nothing, Cyrillic and Greek ones as they look and are spelt,
#      also without their issuer's code; ranges of blanks in groups of reading forms.
#   6: what an article links, Habib ur Rahman, is filed as one word too; forms of names added.
#   7: initials that look like particles (Senthil S); new readings of Greek; Jamaluddin by Jamal too.
KEY_VERSION = 7

MAX_PAIR_TOKENS = 6  # 15 pairs; longer names are keyed by their first six significant tokens
COARSE_ENOUGH = 5  # letters of two coarse skeletons together below which half the world shares them
MAX_VARIANTS = 12  # other names that one token is looked up as

_MASK = (1 << 64) - 1
_SPREAD = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads 32-bit hashes over 64 bits
_MIX = 0xD6E8FEB86659FD93
_LONE = 0x5851F42D4C957F2D  # in place of the second token: none is asked for
_EXACT = 0x9FB21C651E98DF25
_WHOLE = 0x2545F4914F6CDD1D  # in place of the second token: there is none

_COARSE = "~"  # before a skeleton in coarse classes, lest it meet one in fine ones
_IS_INITIAL, _BY_INITIAL = "^", "?"  # an initial on file; a name on file for who asks by initial


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
    """The keys that a name is looked up by; `lone` ones only where few forms have them; `exact` is one of `keys`.

    Keys are in order, each once, in arrays of 32 bits that NumPy reads without copying.
    """

    keys: array[int]
    lone: array[int]
    exact: int


class Together(NamedTuple):
    """The same for all readings of a name at once: `exact` has one key a reading, in their order.

    `pairs` are those of `keys` that two whole tokens give, reading by reading, `counts` how many each reading has.
    """

    keys: array[int]
    lone: array[int]
    exact: array[int]
    pairs: array[int]
    counts: array[int]


def filed_keys(name: PreparedName) -> array[int]:
    """All 32-bit keys under which a name is filed, in order: about 20 for two tokens, 50 for three."""
    tokens, hashes = _hashed(name)
    initials = _initial_keys(tokens, hashes, _BY_INITIAL, _IS_INITIAL)
    return _in_order(_common_keys(name, tokens, hashes) | initials | _lone_keys(hashes))


def asked_keys(name: PreparedName) -> Asked:
    """The keys to look a name up by: every one meets what it may be filed under, with a slip on either side."""
    wanted, lone, exact = _asked(name)
    return Asked(_in_order(wanted), _in_order(lone), exact)


def asked_together(names: tuple[PreparedName, ...]) -> Together:
    """The keys to look up a name of several readings by, one at the least: ValueError without any."""
    if not names:
        raise ValueError("a name without a reading has no keys")
    wanted, lone, exact = zip(*map(_asked, names), strict=True)
    pairs = [_whole_pairs(name) for name in names]
    return Together(
        _in_order(set().union(*wanted)),
        _in_order(set().union(*lone)),
        array("I", exact),
        array("I", [key for keys in pairs for key in keys]),
        array("I", map(len, pairs)),
    )


def _in_order(keys: Iterable[int]) -> array[int]:
    return array("I", sorted(keys))


def _asked(name: PreparedName) -> tuple[set[int], set[int], int]:
    """Keys, lone keys and the exact key."""
    tokens, hashes = _hashed(name)
    initials = _initial_keys(tokens, hashes, _IS_INITIAL, _BY_INITIAL)
    common = _common_keys(name, tokens, hashes)
    wanted = common | initials | _variant_keys(tokens, hashes)
    return wanted, _lone_keys(hashes), _exact_key(tokens)


def _common_keys(name: PreparedName, tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> set[int]:
    """The keys by which a name is filed and asked alike."""
    together = _joined_keys(tokens, hashes) | _whole_keys(tokens, hashes) | _particle_keys(name)
    return _pair_keys(hashes) | together | _stem_keys(tokens, hashes) | {_exact_key(tokens)}


def _particle_keys(name: PreparedName) -> set[int]:
    """A particle or title written as one with its neighbour, Vandenberg, beside each other token."""
    keys: set[int] = set()
    for a, b in pairwise(name.tokens[:MAX_PAIR_TOKENS]):
        if a.minor or b.minor:
            beside = {t.text for t in (a, b) if not t.minor}
            others = [t for t in name.significant[:MAX_PAIR_TOKENS] if t.text not in beside]
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


def _whole_pairs(name: PreparedName) -> list[int]:
    """The key of each two whole tokens; of a name of one token its own."""
    hashes = [hashed.whole for hashed in _hashed(name)[1]]
    return [_pair(a, b) for a, b in combinations(hashes, 2)] or [_pair(hashes[0], _WHOLE)]


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


def lone_keys(names: tuple[PreparedName, ...]) -> array[int]:
    """The `lone_key` of each token of each name, minor ones too, in their order."""
    return array("I", [lone_key(token) for name in names for token in name.tokens])


if kernel.PRESENT:
    from screening.kernel import keys as compiled
    from screening.kernel import tokens

    tokens.use(endings.stem, variants.relatives)
    compiled.use((Asked, Together), (filed_keys, asked_keys, asked_together, lone_key))
    filed_keys, asked_keys = compiled.filed_keys, compiled.asked_keys
    asked_together = compiled.asked_together
    lone_key, lone_keys = compiled.lone_key, compiled.lone_keys
