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
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, combinations, pairwise
from math import log10
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
SLOTS = 15  # tokens of all readings together that keys can be told to stand for
ANY = (1 << SLOTS) - 1  # stands for every token, for all that is known
SURE = 1 << SLOTS  # beside those: the key is of whole tokens, and meets names without a slip, or another name

Told = tuple[int, int]  # a key, and the tokens that it stands for, by their places, a bit each; perhaps SURE

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

    `pairs` are those of `keys` that two whole tokens give, reading by reading, `counts` how many each reading has. The
    tokens that a key stands for are told beside it, by the slots of `shifts`, a bit each, and above them SURE.
    """

    keys: array[int]
    of_keys: array[int]
    lone: array[int]
    exact: array[int]
    pairs: array[int]
    of_pairs: array[int]
    counts: array[int]

    @property
    def many(self) -> int:
        """How many keys are looked up."""
        return len(self.keys) + len(self.lone)


def filed_keys(name: PreparedName) -> array[int]:
    """All 32-bit keys under which a name is filed, in order: about 20 for two tokens, 50 for three."""
    tokens, hashes = _hashed(name)
    initials = _initial_keys(tokens, hashes, _BY_INITIAL, _IS_INITIAL)
    told = {key for key, _ in chain(_common_keys(name, tokens, hashes), initials)}
    return array("I", sorted(told.union(_lone_keys(hashes))))


def asked_keys(name: PreparedName) -> Asked:
    """The keys to look a name up by: every one meets what it may be filed under, with a slip on either side."""
    together = asked_together((name,))
    return Asked(together.keys, together.lone, together.exact[0])


def asked_together(names: tuple[PreparedName, ...], others: tuple[PreparedName, ...] = ()) -> Together:
    """The keys to look up a name of several readings by, one at the least: ValueError without any.

    `others` are other spellings of the first reading: of as many tokens, one for one, they stand for the same.
    """
    if not names:
        raise ValueError("a name without a reading has no keys")
    wanted: list[Told] = []
    lone: set[int] = set()
    pairs: list[Told] = []
    exact, counts = array("I"), array("I")
    for name, shift in zip((*names, *others), _all_shifts(names, others), strict=True):
        tokens, hashes = _hashed(name)
        whole = list(_whole_pairs(hashes))
        wanted += _shifted(_asked(name, tokens, hashes), shift)
        lone.update(_lone_keys(hashes))
        pairs += _shifted(whole, shift)
        exact.append(_exact_key(tokens))
        counts.append(len(whole))
    of_pairs = array("H", [tokens for _, tokens in pairs])
    found = array("I", [key for key, _ in pairs])
    return Together(*_in_order(wanted), array("I", sorted(lone)), exact, found, of_pairs, counts)


def shifts(names: tuple[PreparedName, ...]) -> list[int | None]:
    """The first slot of each reading, whose significant tokens have one each.

    None for a reading without such, with more than are keyed, or for which no room is left.
    """
    found: list[int | None] = []
    used = 0
    for name in names:
        count = len(name.significant)
        room = 0 < count <= MAX_PAIR_TOKENS and used + count <= SLOTS
        found.append(used if room else None)
        used += count if room else 0
    return found


def _all_shifts(names: tuple[PreparedName, ...], others: tuple[PreparedName, ...]) -> Iterator[int | None]:
    own = shifts(names)
    yield from own
    for other in others:
        yield own[0] if len(other.significant) == len(names[0].significant) else None


def _shifted(told: Iterable[Told], shift: int | None) -> Iterator[Told]:
    return (
        (key, tokens & SURE | (ANY if shift is None else (tokens & ANY) << shift)) for key, tokens in told
    )


def _in_order(told: Iterable[Told]) -> tuple[array[int], array[int]]:
    """Keys, each once, and the tokens that they stand for."""
    found: dict[int, int] = {}
    for key, tokens in told:
        found[key] = found.get(key, 0) | tokens
    return array("I", sorted(found)), array("H", [found[key] for key in sorted(found)])


def _asked(name: PreparedName, tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> Iterator[Told]:
    yield from _common_keys(name, tokens, hashes)
    yield from _initial_keys(tokens, hashes, _IS_INITIAL, _BY_INITIAL)
    yield from _variant_keys(tokens, hashes)


def _common_keys(name: PreparedName, tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> Iterator[Told]:
    """The keys by which a name is filed and asked alike."""
    yield from _pair_keys(hashes)
    yield from _joined_keys(tokens, hashes)
    yield from _whole_keys(tokens, hashes)
    yield from _particle_keys(name)
    yield from _stem_keys(tokens, hashes)
    yield _exact_key(tokens), _all_of(hashes) | SURE


def _all_of(hashes: list[TokenHashes]) -> int:
    return (1 << len(hashes)) - 1


def _particle_keys(name: PreparedName) -> Iterator[Told]:
    """A particle or title written as one with its neighbour, Vandenberg, beside each other token."""
    keyed = [place for place, token in enumerate(name.tokens) if not token.minor][:MAX_PAIR_TOKENS]
    for place, (a, b) in enumerate(pairwise(name.tokens[:MAX_PAIR_TOKENS])):
        if a.minor or b.minor:
            joined = token_hashes(_skeleton(a.text + b.text)).whole
            beside = {t.text for t in (a, b) if not t.minor}
            own = sum(1 << i for i, at in enumerate(keyed) if at in (place, place + 1))
            others = [i for i, at in enumerate(keyed) if name.tokens[at].text not in beside]
            for i in others:
                yield _pair(joined, token_hashes(name.tokens[keyed[i]].skeleton).whole), SURE | own | 1 << i
            if not others:
                yield _pair(joined, _WHOLE), SURE | (1 << len(_hashed(name)[0])) - 1


def _stem_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> Iterator[Told]:
    """Each token without an ending of several consonants, Rahmonzoda as Rahmon, beside each other one whole."""
    for i, token in enumerate(tokens):
        stem = _skeleton(endings.stem(token.text)[0])
        if len(stem) + 1 < len(token.skeleton):
            yield from _beside(i, token_hashes(stem).whole, hashes)


def _beside(i: int, instead: int, hashes: list[TokenHashes], sure: int = SURE) -> Iterator[Told]:
    """The token at a place as another, beside each other one whole."""
    return ((_pair(instead, o.whole), sure | 1 << i | 1 << j) for j, o in enumerate(hashes) if j != i)


def _variant_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> Iterator[Told]:
    """Each token as another that it is known to stand for, Sasha as Aleksandr, beside each other one whole."""
    for i, token in enumerate(tokens):
        skeletons = dict.fromkeys(map(_skeleton, variants.relatives(token.text)))
        for skeleton in list(skeletons)[:MAX_VARIANTS]:
            variant = token_hashes(skeleton).whole
            yield from _beside(i, variant, hashes, sure=0)
            if len(hashes) == 1:
                yield _pair(variant, _WHOLE), 1


def _skeleton(text: str) -> str:
    return phonetic.skeleton(phonetic.sound(text))


def _hashed(name: PreparedName) -> tuple[tuple[Token, ...], list[TokenHashes]]:
    tokens = (name.significant or name.tokens)[:MAX_PAIR_TOKENS]
    return tokens, [token_hashes(token.skeleton) for token in tokens]


def _pair_keys(hashes: list[TokenHashes]) -> Iterator[Told]:
    """Each two tokens, whole or one of them with one consonant left out."""
    for (i, a), (j, b) in combinations(enumerate(hashes), 2):
        both = 1 << i | 1 << j
        yield _pair(a.whole, b.whole), SURE | both
        yield from ((_pair(shorter, b.whole), both) for shorter in a.shorter)
        yield from ((_pair(a.whole, shorter), both) for shorter in b.shorter)
        if a.sounds + b.sounds >= COARSE_ENOUGH:
            yield _pair(a.coarse, b.coarse), both


def _whole_pairs(hashes: list[TokenHashes]) -> Iterator[Told]:
    """The key of each two whole tokens; of a name of one token its own."""
    for (i, a), (j, b) in combinations(enumerate(hashes), 2):
        yield _pair(a.whole, b.whole), SURE | 1 << i | 1 << j
    if len(hashes) == 1:
        yield _pair(hashes[0].whole, _WHOLE), SURE | 1


def _joined_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> Iterator[Told]:
    """Neighbours written as one, with each other token."""
    if len(tokens) > 2:
        for i in range(len(tokens) - 1):
            both = _joined(tokens, i).whole
            for j, other in enumerate(hashes):
                if j not in (i, i + 1):
                    yield _pair(both, other.whole), SURE | 3 << i | 1 << j


def _joined(tokens: tuple[Token, ...], i: int) -> TokenHashes:
    return token_hashes(_skeleton(tokens[i].text + tokens[i + 1].text))


def _whole_keys(tokens: tuple[Token, ...], hashes: list[TokenHashes]) -> Iterator[Told]:
    """A name of one token, or of two written as one: by all of it, or all but one consonant or two."""
    if len(tokens) > 2:
        return
    whole = hashes[0] if len(tokens) == 1 else _joined(tokens, 0)
    yield _pair(whole.whole, _WHOLE), SURE | _all_of(hashes)
    for part in (whole.coarse, *whole.shorter):
        yield _pair(part, _WHOLE), _all_of(hashes)
    if len(tokens) == 1:
        for left in _two_left_out(tokens[0].skeleton):
            yield _pair(_hash(left), _WHOLE), 1


def _two_left_out(skeleton: str) -> set[str]:
    """Every skeleton with two letters left out: a word alone has no other to be found by."""
    return {
        part for once in phonetic.deletions(skeleton) for part in phonetic.deletions(once) if len(part) > 1
    }


def _initial_keys(
    tokens: tuple[Token, ...], hashes: list[TokenHashes], of_all: str, of_initials: str
) -> Iterator[Told]:
    """Each token by its first letter beside each other one whole: `J Smith` may be `John Smith`.

    A token that is an initial has keys of a kind of its own, and a whole token meets only those of the
    other side: else every John would meet every Smith whose other name begins with J.
    """
    for i, token in enumerate(tokens):
        for kind in (of_all, of_initials) if token.initial else (of_all,):
            yield from _beside(i, _hash(kind + token.text[0]), hashes, sure=0)


def _exact_key(tokens: tuple[Token, ...]) -> int:
    """All tokens as spelled, in any order: rare even where the pairs of a common name exceed every budget."""
    return _pair(sum(_hash("=" + token.text) for token in tokens) & _MASK, _EXACT)


def _lone_keys(hashes: list[TokenHashes]) -> Iterator[int]:
    """Each token alone: worth a look only where it is rare, when the others are too far off to meet."""
    return (_pair(hashed.whole, _LONE) for hashed in hashes)


def lone_key(token: Token) -> int:
    """The key under which every form lies that has a token of this skeleton."""
    return _pair(token_hashes(token.skeleton).whole, _LONE)


def lone_keys(names: tuple[PreparedName, ...]) -> array[int]:
    """The `lone_key` of each token of each name, minor ones too, in their order."""
    return array("I", [lone_key(token) for name in names for token in name.tokens])


def as_rare_as(
    names: tuple[PreparedName, ...], counts: list[int], forms: int, many: int, alike: float
) -> tuple[PreparedName, ...]:
    """The names with each token no rarer than the forms that share its consonants make it.

    `counts` are those of the `lone_keys`; where there are so `many`, they are a share of all `forms`, and `alike` is
    what a token proves beyond its consonants.
    """
    found, bearers = [], iter(counts)
    for name in names:
        tokens = []
        for token, count in zip(name.tokens, bearers):  # noqa: B905 (those that are left are of the next name)
            if count >= many and not token.minor:
                bits = alike + log10(forms / count)
                if bits < token.bits:
                    token = token._replace(bits=bits)
            tokens.append(token)
        found.append(PreparedName(tuple(tokens), name.guessed))
    return tuple(found)


if kernel.PRESENT:
    from screening.kernel import keys as compiled

    compiled.use(Asked, (filed_keys, asked_together, lone_key))
    filed_keys, asked_keys = compiled.filed_keys, compiled.asked_keys
    asked_together = compiled.asked_together
    lone_key = compiled.lone_key
