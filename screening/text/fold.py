"""Folds text to its comparable form: one case, one digit set, one apostrophe (none), single spaces.

Letters of every script are kept; what clerks add or leave out at will (accents, stress and vowel marks of
alphabets, tone marks, hyphens, invisible characters) is taken away. The vowel signs of Indic and South-East
Asian scripts are letters in effect and stay. Pure, linear in the length of its input whatever that holds;
knows nothing of names or languages.
"""

from __future__ import annotations

import unicodedata

from anyascii import anyascii

from screening.text.tables import latin

# Marks that stand for one apostrophe, a glottal stop, or an abbreviation (Hebrew geresh): no letter of a key.
APOSTROPHES = frozenset("'`´‘’‛′‵″‴ʹʺʻʼʽʾʿˈˊˋˮ՚׳״＇ꞌꞋʔʕ")

_LONGEST_MARK_RUN = 30  # Unicode annex 15, Stream-Safe Text: no real text needs more
_REMEMBERED = 30_000  # letters whose folding is kept; bounds memory under hostile input
# Blocks whose marks are vowels or join consonants; Thaana, Brahmic of all India to Java, Ethiopic.
_LETTER_MARKS = (
    (0x0780, 0x07BF), (0x0900, 0x109F), (0x1700, 0x17FF), (0x1900, 0x1CFF), (0xA800, 0xABFF),
    (0x11000, 0x11FFF),
)  # fmt: skip
# Combining classes of those that stay: vowels, virama, nukta. 107 and 122 are the tones of Thai and Lao.
_LETTER_CLASSES = frozenset((0, 7, 9, 84, 91, 103, 118, 129, 130, 132))


def fold(text: str) -> str:
    """The comparable form: letters of any script, ASCII digits, single spaces; "" when nothing is left.

    Idempotent. `Müller-Lüdenscheidt` -> `muller ludenscheidt`, `O'Brien` -> `obrien`, `Əliyev` -> `aliyev`.
    """
    if text.isascii():
        return " ".join(text.translate(ASCII).split())
    if len(text) > _LONGEST_MARK_RUN and sum(map(bool, map(unicodedata.combining, text))) > _LONGEST_MARK_RUN:
        text = _stream_safe(text)
    if not _WIDE_APOSTROPHES.isdisjoint(text):
        text = text.translate(_BEFORE)
    folded = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    # Letters that met because a mark between them went may compose anew (jamo); a second look is cheap.
    return " ".join(unicodedata.normalize("NFC", folded).split())


def _stream_safe(text: str) -> str:
    """Cuts runs of combining marks, whose canonical ordering would cost their length squared."""
    kept: list[str] = []
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= _LONGEST_MARK_RUN:
            kept.append(letter)
    return "".join(kept)


def _fold_letter(letter: str) -> str:
    """What one NFKC letter becomes: "" (dropped), " " (separates), or its folded letters."""
    if letter in APOSTROPHES:
        return ""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category[0] == "M":
        return letter if _is_letter_mark(letter) else ""
    if category in ("Lu", "Ll", "Lt", "Lm", "Lo"):
        return _fold_alphabetic(letter, category)
    if category[0] == "C":
        return " " if letter in "\t\n\v\f\r\x85" else ""
    return letter if letter == "〇" else " "


def _fold_alphabetic(letter: str, category: str) -> str:
    small = "i" if letter == "İ" else letter.lower()
    if small == "ς":
        return "σ"
    name = unicodedata.name(small[0], "")
    if name.startswith("LATIN"):
        return _fold_latin(small)
    if name.startswith(("MODIFIER LETTER", "ARABIC TATWEEL", "NKO LAJANYALAN")) and category == "Lm":
        return ""
    if name.startswith("GREEK") or small in "ѐѝ":
        return unicodedata.normalize("NFD", small)[0]
    return small


def _fold_latin(small: str) -> str:
    base = unicodedata.normalize("NFKD", small)[0]
    if base in latin.SPECIAL:
        return latin.SPECIAL[base]
    return base if base.isascii() else "".join(filter(str.isalpha, anyascii(base).lower()))


def _is_letter_mark(mark: str) -> bool:
    code = ord(mark)
    if 0x180B <= code <= 0x180F or unicodedata.combining(mark) not in _LETTER_CLASSES:
        return False
    return any(first <= code <= last for first, last in _LETTER_MARKS)


class _Letters(dict[int, str]):
    """Folds each letter the first time it is met, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = folded
        return folded


_LETTERS = _Letters()
_WIDE_APOSTROPHES = frozenset(mark for mark in APOSTROPHES if not mark.isascii())
_BEFORE = dict.fromkeys(map(ord, _WIDE_APOSTROPHES))  # NFKC would make some a space
ASCII = {code: _fold_letter(chr(code)) for code in range(128)}
"""What each letter of plain ASCII becomes."""
