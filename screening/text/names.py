"""Prepares a name for finding and comparing: readings, tokens, and what each token is worth.

A name of any script becomes one or more *readings* in Latin letters, each a row of tokens. Compounds that
states write joined or apart (Abd al-X, X al-Din, X Allah) become one token; titles, particles and
patronymic markers are kept as *minor* tokens: compared, but worth little and never needed to find a record.
Pure; knows nothing of records, indexes or scores.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from screening import kernel
from screening.text import endings, known, phonetic, romanise
from screening.text.fold import ASCII, fold
from screening.text.readings import wade_giles
from screening.text.romanise import read
from screening.text.script import scripts
from screening.text.tables import frequencies
from screening.text.tables.titles import (
    ABBREVIATIONS,
    LAST_NAMES,
    LEADING_TITLES,
    MARKERS,
    OPTIONAL,
    PARTICLES,
    TITLES,
    TRAILING_TITLES,
)

MAX_TOKENS = 12  # longer names are cut: what follows a twelfth part has never told two people apart
MAX_TOKEN_LETTERS = 64  # nor has what follows so many letters of one part
MAX_READINGS = 6
RAREST_TENTHS = 55  # -log10 of the share of a token that the table does not list, times ten
PATRONYMIC_BITS = 0.4  # a patronymic is as common as the father's name, or nearly
PATRONYMIC_TENTHS = 32
_PATRONYMIC_ENDS = ("ich", "ych", "vna", "chna", "itch")
BITS_A_LETTER = 0.9  # there are few short names: a rare one of three letters proves less than one of six
OPTIONAL_BITS = 1.0  # Khan, Kumar, Begum: put on and left off; Abdul, half a name
GUESSED = frozenset({"arabic", "hebrew", "han", "hangul", "kana"})
MAX_LETTERS = 240  # bounds the work on hostile input; the longest registered names are under 100 letters

_ALWAYS_MINOR = TITLES | PARTICLES | MARKERS
_IN_FRONT = ("d", "o")  # D Souza Maria, O Brien Sean: where the surname stands first
_ARTICLE, _LONGEST_ARTICLE = re.compile(r"^[aeu](?:[rdzntl]|sh|s)$"), len("ash")
_LINKS = frozenset(("ul", "ur", "un", "us", "ush", "ut", "uz"))
_SOMEWHERE_MINOR = _ALWAYS_MINOR | LEADING_TITLES | TRAILING_TITLES
_ABD = re.compile(r"^abd(?:[aeiou]?(?:l+|([rsndtz])(?=\1)))?$")
_ABD_JOINED = re.compile(r"^abd[aeiou](?:l+|([rsndtz])(?=\1))(\w{3,})$")
_ABDALLAH = re.compile(r"^abd[aeiou]ll*[aeo]h?$")
_ALLAH = re.compile(r"^[auo]?ll[ao]h?$")
_ALLAH_JOINED = re.compile(r"(?<=\w{2})[auoi]ll[ao]h$")
_DIN = re.compile(r"^[aeou]?[ld]?-?d(?:i|ee|ie)ne?$")
_DIN_JOINED = re.compile(r"(?<=\w{2})[aeiou]?[ld]d(?:i|ee|ie)ne?$")
_COMPOUND_ENDS = ("llah", "lloh", "din", "dine", "deen", "deene", "dien", "diene")  # of both
_ABU, _BAKR = re.compile(r"^ab(?:u|o|ou|oo)$"), re.compile(r"^b[aeou](?:k+|c+|q)[aeiou]?r$")
_RULED = re.compile("|".join(rule.pattern for rule in (_ABD, _ALLAH, _DIN, _BAKR)))
_RULED_INITIALS = ("a", "b", "d", "e", "l", "o", "u", "-")  # of all that these rules match
_PREFIXES = ("ben", "bin", "el", "al")
_PREFIXED = re.compile(rf"^({'|'.join(_PREFIXES)})([b-df-hj-np-tv-z]\w{{3,}})$")
# Two given names written as one, of which people are called by either: Hamidreza, Gholamhossein, Mohammadsaeed;
# with an ending of respect for women, Azamossadat and Parvindokht.
_DEVOUT = (
    r"m[ou]h?a?m+[ae]d|a[hk]h?m[ae]d|mahm[ou]u?d|ali|amir|gh?[ou]lam|[hx]amid|[hx][ou]s+[ae][iy]?n|has+an|ab[ou]l"
    r"|se?yy?ed"
)
_DEVOUT_INITIALS = ("m", "a", "g", "h", "x", "s")
_SHORT = 3  # letters that many words end in by chance
_BEGUN = re.compile(rf"^({_DEVOUT})(\w{{3,}})$")
_SHORTEST_DOUBLE, _ENDS = len("alireza"), ("za", "sadat", "dokht")
_ENDED = re.compile(r"^(\w{3,}?)(r[aei]+z+a|(?:o?s)?sadat|dokht)$")
_SECOND = re.compile(
    rf"^(?:{_DEVOUT}|r[aei]+z+a|m[ae]h?di|[tn]a[gq]h?i|asgh?ar|k[ae]zem|sade[gq]h?|[qg]h?as+em|he[iy]dar)$"
)


class Token(NamedTuple):
    """One part of a name: its Latin spelling, sound form and skeleton.

    Minor tokens prove little; an initial, a single letter, may stand for any token that begins with it;
    `bits` says how rare the token is among people: -log10 of its share.
    """

    text: str
    sound: str
    skeleton: str
    minor: bool
    initial: bool
    bits: float


class PreparedName(NamedTuple):
    """One reading of a name, ready to be found and compared.

    `guessed`: the script leaves sounds unwritten, so that the spelling in Latin letters is half a guess.
    """

    tokens: tuple[Token, ...]
    guessed: bool = False

    @property
    def text(self) -> str:
        """The reading as a line of Latin letters."""
        return " ".join(token.text for token in self.tokens)

    @property
    def significant(self) -> tuple[Token, ...]:
        """The tokens worth finding by: all but the minor ones."""
        return tuple(token for token in self.tokens if not token.minor)


def prepare(name: str) -> tuple[PreparedName, ...]:
    """Every reading of a name as written, best first; empty when nothing in it can be read.

    A name with a compound is read with its parts apart too: a slip in the part that makes the compound
    (Abdul written Abzul), or other words between its parts, would else leave nothing in common. Habib ur Rahman
    is read as one word too, as many passports print it; and Teng Hsiao-ping as Deng Xiaoping.
    """
    folded = fold(name[:MAX_LETTERS])
    rows = [_burmese(reading.split()) for reading in read(folded)]
    is_latin = folded.isascii()
    guessed = not is_latin and not GUESSED.isdisjoint(scripts(folded))
    mandarin = list(wade_giles.in_pinyin(rows[0])) if rows and is_latin else []
    prepared = [_as_written(words, guessed) for words in rows]
    if mandarin or None in prepared:
        rows = [words for words in _with_compounds(rows, mandarin) if words]
        prepared = [_as_written(words, guessed) or from_tokens(words, guessed) for words in rows]
    found = [each for each in prepared if each]
    return tuple(dict.fromkeys(found))[:MAX_READINGS] if len(found) > 1 else tuple(found)


def _as_written(words: list[str], guessed: bool) -> PreparedName | None:
    """The reading of words without compounds, as most are; None where one may be a compound, or part of one."""
    tokens = []
    minor = False
    for word in words:
        own, kind = _told(word[: MAX_TOKEN_LETTERS + 1])
        if kind == _COMPOUND:
            return None
        minor |= kind == _MINOR
        tokens.append(own)
    return from_tokens(words, guessed) if minor else PreparedName(tuple(tokens[:MAX_TOKENS]), guessed)


# What a word may be where it stands ill: nothing but itself, a minor token, a compound or part of one.
_PLAIN, _MINOR, _COMPOUND = range(3)


def _told(text: str) -> tuple[Token, int]:
    return _word(text)


def _is_whole(word: str) -> bool:
    return _told(word[: MAX_TOKEN_LETTERS + 1])[1] != _COMPOUND


@lru_cache(maxsize=65_536)
def _word(word: str) -> tuple[Token, int]:
    """The word as a token, and what it may be."""
    if made := _plain_word(word):  # nearly all
        return made, _PLAIN
    ruled = word.startswith(_RULED_INITIALS)
    whole = (
        len(word) <= MAX_TOKEN_LETTERS
        and word not in _LINKS
        and not (ruled and _RULED.match(word))
        and _one_word(word) == word
        and _parts(word) == (word,)
    )
    if not whole:
        return _token(word, False), _COMPOUND
    minor = word in _SOMEWHERE_MINOR or (len(word) <= _LONGEST_ARTICLE and _ARTICLE.match(word))
    return _token(word, False), _MINOR if minor else _PLAIN


def remember(words: int) -> None:
    """Makes room for so many words, and half as many of other scripts: for who prepares the names of whole lists."""
    global _word
    _word = lru_cache(maxsize=words)(_word.__wrapped__)
    romanise.remember(words // 2)
    if kernel.PRESENT:
        tokens.remember(words)


def _with_compounds(rows: list[list[str]], mandarin: list[list[str]]) -> list[list[str]]:
    """The rows with compounds joined, then those that differ with their parts apart, then those in pinyin."""
    joined = [_compounds(words) for words in rows]
    apart = [[ABBREVIATIONS.get(word, word) for word in words] for words in rows]
    bare = [
        [part for word in words for part in ((word,) if _is_whole(word) else _parts(word))]
        for words in joined
    ]
    linked = [_linked(words) for words in rows if not _LINKS.isdisjoint(words)]
    return [*joined, *(words for words in (*apart, *bare, *linked, *mandarin) if words not in joined)]


def _burmese(words: list[str]) -> list[str]:
    """U in last place is Oo, one Burmese word: nobody's initial stands there as often. In front it is Mr."""
    return [*words[:-1], "oo"] if len(words) > 1 and words[-1] == "u" else words


def from_tokens(texts: Iterable[str], guessed: bool = False) -> PreparedName:
    """A prepared name from its token texts, as the index keeps them."""
    words = [text[:MAX_TOKEN_LETTERS] for text in texts][:MAX_TOKENS]
    minor = [_is_minor(words, place) for place in range(len(words))]
    if minor.count(False) < 2:  # Du Wei, Ben Ali: what looks like a particle is all there is
        minor = [word in TITLES and len(words) - minor.count(True) > 0 for word in words]
    return PreparedName(tuple(token(word, flag) for word, flag in zip(words, minor, strict=True)), guessed)


def token(text: str, minor: bool = False) -> Token:
    """The token of this spelling; cached, because the same few thousand spellings make up most names."""
    return _kept(text, minor)


@lru_cache(maxsize=65_536)
def _kept(text: str, minor: bool) -> Token:
    return _token(text, minor)


def _token(text: str, minor: bool) -> Token:
    sounded = phonetic.sound(text)
    bits = min(frequencies.TENTHS.get(text, RAREST_TENTHS) / 10, BITS_A_LETTER * len(text))
    if text.endswith(_PATRONYMIC_ENDS) and (father := endings.patronymic(text)):
        bits = min(bits, PATRONYMIC_BITS + frequencies.TENTHS.get(father, PATRONYMIC_TENTHS) / 10)
    elif text in OPTIONAL or (text.startswith("abd") and _ABD.match(text)):
        bits = min(bits, OPTIONAL_BITS)
    initial = len(text) == 1
    return Token(text, sounded, phonetic.skeleton(sounded), minor, initial, bits)


# Each word that a rule above is about has one of these signs, and few others have: what all rules ask first.
_KNOWN = _SOMEWHERE_MINOR.union(_LINKS, ABBREVIATIONS)
_SHORTEST_PLAIN = _LONGEST_ARTICLE + 1
_BEGINNINGS = (
    "abd", "al", "el", "ben", "bin", "bak", "bek", "bok", "buk", "bac", "bec", "boc", "buc", "baq", "beq", "boq",
    "buq", "moh", "mom", "moa", "muh", "mum", "mua", "mahm", "ahm", "ahh", "akm", "akh", "amir", "abol", "abul",
    "gholam", "ghulam", "golam", "gulam", "hamid", "xamid", "hos", "hus", "xos", "xus", "has", "sey", "sye", "syy",
)  # fmt: skip
_FINALS = (*_COMPOUND_ENDS, *_ENDS, "lla", "llo")


def _plain_word(text: str) -> Token | None:
    """The token of a word without any of those signs."""
    if not _SHORTEST_PLAIN <= len(text) <= MAX_TOKEN_LETTERS or text in _KNOWN:
        return None
    return None if text.startswith(_BEGINNINGS) or text.endswith(_FINALS) else _token(text, False)


_prepare = prepare
if kernel.PRESENT:
    from screening.kernel import tokens
    from screening.kernel import words as compiled

    _numbers = (RAREST_TENTHS, BITS_A_LETTER, OPTIONAL_BITS)
    compiled.use(Token, frequencies.TENTHS, OPTIONAL, _PATRONYMIC_ENDS, _numbers, _token)
    compiled.use_signs(_KNOWN, _BEGINNINGS, _FINALS, (_SHORTEST_PLAIN, MAX_TOKEN_LETTERS), _plain_word)
    compiled.use_names(
        PreparedName,
        ASCII,
        (MAX_LETTERS, MAX_TOKENS, MAX_TOKEN_LETTERS, _PLAIN, _MINOR, _COMPOUND),
        (prepare, lambda word: _word(word), from_tokens, _kept, wade_giles),
    )
    _token, _plain_word = compiled.token, compiled.plain_word
    prepare, _told, token = compiled.prepared, compiled.word, compiled.kept_token


def _is_minor(words: list[str], place: int) -> bool:
    word = words[place]
    if word in _ALWAYS_MINOR:
        if len(word) == 1:
            return _is_particle(words, place)
        return not place or place + 1 < len(words) or word not in LAST_NAMES
    if place == 0 and word in LEADING_TITLES:
        return True
    if place and place + 1 == len(words) and word in TRAILING_TITLES:
        return True
    return (
        place + 1 < len(words) and _ARTICLE.match(word) is not None and words[place + 1].startswith(word[1:])
    )


def _is_particle(words: list[str], place: int) -> bool:
    """Whether a letter is a word of its own: S/O Ali, D Souza, Ortega y Gasset; not so Senthil S and S R Nair."""
    after = words[place + 1 : place + 2]
    if not after:
        return False
    if after == ["o"] or words[place - 1 : place + 1] == ["s", "o"]:
        return True
    return len(after[0]) > 1 and (place > 0 or words[0] in _IN_FRONT)


def _compounds(words: list[str]) -> list[str]:
    """Joins what states write joined or apart, so that both become the same token."""
    out: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        if _is_whole(word):  # nearly all, and no rule below is about one
            out.append(word)
            place += 1
            continue
        if _ABD.match(word) and place + 1 < len(words):
            place += _article_length(words, place + 1)
            if place + 1 < len(words):
                word, place = "abd" + words[place + 1], place + 1
                word = "abdallah" if _ALLAH.match(words[place]) else word
        elif _BAKR.match(word) and out and _ABU.match(out[-1]):
            out.pop()
            word = "abubakr"
        elif out and _ABD.match(word):
            word = "abd" + out.pop()  # the words of the name in reverse
        elif out and _ALLAH.match(word):
            word = out.pop() + "ullah"
        elif out and _DIN.match(word):
            if _is_article(out[-1]) and len(out) > 1:
                out.pop()
            word = out.pop() + "din"
        out.append(_one_word(word))
        place += 1
    return out


def _linked(words: list[str]) -> list[str]:
    """What an article links as one word: Zia ul Haq is Ziaulhaq."""
    place = next((i for i in range(1, len(words) - 1) if words[i] in _LINKS), 0)
    return (
        [*words[: place - 1], "".join(words[place - 1 : place + 2]), *words[place + 2 :]] if place else words
    )


def _parts(word: str) -> tuple[str, ...]:
    """Benhima is Ben Hima, Hamidreza Hamid Reza; Benjamin and Elizabeth are names as they stand."""
    if word.startswith(_PREFIXES) and (found := _PREFIXED.match(word)) and not known.listed(word):
        return found.groups()
    if len(word) < _SHORTEST_DOUBLE:  # most words: the patterns take a microsecond each
        return (word,)
    if (
        word.startswith(_DEVOUT_INITIALS)
        and (found := _BEGUN.match(word))
        and (_SECOND.match(found[2]) or _two_names(word, found[2]))
    ):
        return found.groups()
    if word.endswith(_ENDS) and (found := _ENDED.match(word)) and known.listed(found[1]):
        return found.groups()
    return (word,)


def _two_names(word: str, rest: str) -> bool:
    """Whether a word is known by what it ends in rather than as a whole: Alison is not Ali's son."""
    return len(rest) > _SHORT and known.listed(rest) and not known.listed(word)


def _is_article(word: str) -> bool:
    return word in ("al", "el", "ul", "il") or _ARTICLE.match(word) is not None


def _article_length(words: list[str], place: int) -> int:
    return 1 if _is_article(words[place]) and place + 1 < len(words) else 0


def _one_word(word: str) -> str:
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    if word.startswith("abd"):
        if _ABDALLAH.match(word):
            return "abdallah"
        return _ABD_JOINED.sub(r"abd\2", word)
    if word.endswith(_COMPOUND_ENDS):
        return _DIN_JOINED.sub("din", _ALLAH_JOINED.sub("ullah", word))
    return word
