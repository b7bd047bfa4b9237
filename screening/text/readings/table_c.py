"""Reads Table C of ICAO 9303-3 section 6, in which some states write Arabic script into the MRZ.

Letter for letter, without short vowels, `X` announcing what Latin lacks: `MXHMD` is محمد. Most states print a
name as it sounds instead, and X is a letter of many other alphabets (Alexis, Xhafer, Raxim), so a word is
taken for Table C only when all of it decodes, stands as Arabic is spelled, and is a known name or has codes
that nobody else writes. A word without X proves nothing alone; in a name with one that is sure it is read
too. What the Arabic word sounds like is the business of `abjads`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.text.tables import arabic
from screening.text.tables.pairs import pairs

STATES = frozenset(
    (
        "AFG ARE BHR COM DJI DZA EGY ERI IRN IRQ JOR KWT LBN LBY MAR MRT OMN PAK PSE QAT SAU SDN SOM SYR TCD TUN"
        " XXA YEM"
    ).split()
)
"""That write names in Arabic script; and those without a state, who are often of one of them."""

_LONGEST = 39  # characters of the name field of a passport (9303-4)

# Of two codes for teh marbuta XAH ends a part of a name. XW for waw with hamza is of the drafts of 2008 to 2011
# only; it would make Arabic of every Maxwell.
CODES: dict[str, str] = pairs(
    "xe ء xaa آ xae أ u ؤ i إ xi ئ a ا b ب xta ة xah ة t ت xth ث j ج xh ح xkh خ d د xdh ذ r ر z ز s س xsh ش"
    " xss ص xdz ض xtt ط xzz ظ e ع g غ f ف q ق k ك l ل m م n ن h ه w و xay ى y ي xxa ٱ xxt ٹ xrt ټ p پ xke ځ xxh څ"
    " xc چ xxd ڈ xdr ډ xxr ڑ xrr ړ xrx ږ xj ژ xxs ښ xkk ک xxk ګ xng ڭ xgg گ xnn ں xxn ڼ xdo ھ xyh ۀ xxg ہ xge ۂ"
    " xtg ۃ xya ی xxy ۍ xyb ے xbe ۓ"
)
_WORD = re.compile(f"(?:{'|'.join(sorted(CODES, key=len, reverse=True))})+")
_CODE = re.compile("|".join(sorted(CODES, key=len, reverse=True)))

# Codes that are met in Latin spelling too. Those with a consonant count when the word has hardly a vowel.
_COMMON = frozenset("xe xaa xae xi xta xah xh xay xya xc xj xng xke xge xdo xbe".split())
_CONSONANTS = frozenset("xh xc xj".split())
_VOWELS = frozenset("aeiou")
_FEW_VOWELS, _FEW_VOWELS_OF_A_NAME, _MANY_VOWELS = 0.25, 0.33, 0.45  # shares of the letters
_UNFOLD = {**arabic.SAME, ord("أ"): "ا", ord("إ"): "ا"}
_ENDINGS = frozenset("ةۃ")
_NEVER_FIRST = frozenset("ءؤئىةۃ")
_GLIDES = frozenset("ويی")
_TWO_ALEFS = re.compile("ا(?:آ|ا(?!ل))")  # the second may only be an article's, written on


def decode(word: str) -> str:
    """The Arabic-script word that `word` encodes, a doubled letter (shadda) written once; "" for any other."""
    word = word.lower()
    if "x" not in word:
        return ""
    letters = _letters(word)
    if not letters:
        return ""
    spelled, known = _spelled(letters)
    return spelled if known or _is_unlike_latin(word) else ""


def decode_name(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name in Arabic script; () when nothing shows that it is in Table C.

    Beside a word that is sure, one that is no Arabic stays as it is.
    """
    if not any("x" in word or "X" in word for word in words):
        return ()
    lower = [word.lower() for word in words]
    spelled = [_spelled(_letters(word))[0] for word in lower]
    if not any(map(decode, lower)) and not (
        all(spelled) and _is_unlike_latin("".join(lower), _FEW_VOWELS_OF_A_NAME)
    ):
        return ()
    return tuple(found or word for word, found in zip(words, spelled, strict=True))


def decode_without_codes(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name in a zone of a state that writes Arabic script, where no X tells; () when they are none.

    Table C leaves علي سعيد as ELY SEYD. All words must decode, one be a known name, and vowels be as few as where
    none is written: MOHAMMED ALI, as it sounds, is Latin already.
    """
    lower = [word.lower() for word in words]
    found = [_spelled(_letters(word)) for word in lower]
    if not all(spelled for spelled, _ in found) or not any(known for _, known in found):
        return ()
    letters = "".join(lower)
    few = sum(letter in _VOWELS for letter in letters) <= _FEW_VOWELS_OF_A_NAME * len(letters)
    return tuple(spelled for spelled, _ in found) if few else ()


def _letters(word: str) -> str:
    """The letters that the codes stand for, as they follow; "" when Arabic is never spelled so."""
    if len(word) > _LONGEST or not _WORD.fullmatch(word):
        return ""
    letters = "".join(CODES[code] for code in _CODE.findall(word))
    return letters if _is_spelling(letters) else ""


def _is_spelling(letters: str) -> bool:
    """Whether hamza carriers, feminine endings and alefs stand where Arabic has them."""
    begins = len(arabic.ARTICLE) if letters.startswith(arabic.ARTICLE) else 0
    return (
        len(letters) > 1
        and letters[0] not in _NEVER_FIRST
        and letters.find("إ", 1) in (-1, begins)
        and _ENDINGS.isdisjoint(letters[:-1])
        and not _TWO_ALEFS.search(letters)
    )


def _spelled(letters: str) -> tuple[str, bool]:
    """The word with each shadda's second letter taken off where it is one; whether it is a known name."""
    once = _without_shadda(letters)
    for spelling in (letters, once):
        if _is_known(spelling.translate(_UNFOLD)):
            return spelling, True
    return once, False


def _without_shadda(letters: str) -> str:
    """Doubled letters written once: not the first, the lam after an article, nor a glide at the end."""
    kept = letters[:1]
    for place in range(1, len(letters)):
        letter = letters[place]
        doubled = letter == letters[place - 1] and place > 1
        article = letter == "ل" and letters[place - 2] == "ا"
        ending = letter in _GLIDES and place == len(letters) - 1
        if not doubled or article or ending:
            kept += letter
    return kept


def _is_known(word: str) -> bool:
    if word in arabic.NAMES:
        return True
    front = next((front for front in (arabic.ARTICLE, arabic.SERVANT) if word.startswith(front)), "")
    return bool(front) and len(word) > len(front) + 1 and _is_known(word[len(front) :])


def _is_unlike_latin(word: str, few: float = _FEW_VOWELS) -> bool:
    """Whether codes that no Latin spelling has are in the word, or hardly a vowel beside the others."""
    vowels = sum(letter in _VOWELS for letter in word) / len(word)
    codes = {code for code in _CODE.findall(word) if code[0] == "x"}
    if len(word) < 4:
        return False
    return vowels < _MANY_VOWELS if codes - _COMMON else vowels < few and not codes.isdisjoint(_CONSONANTS)
