"""Reads Arabic and Hebrew script, where short vowels are not written.

A word becomes units, each a consonant or a vowel; letters that can be either (و ي ו י) are settled by
their neighbours. Vowels that the writing leaves out are then put in so that every syllable has one. That
guess is good enough to compare by eye and by edit distance; learned readings come nearer for most names.
"""

from __future__ import annotations

from collections.abc import Mapping

from screening.text.readings.alphabets import spell
from screening.text.readings.learned import learned
from screening.text.tables import arabic, hebrew

Units = list[tuple[str, bool]]  # (Latin letters, is it a vowel?)
_LONGEST = 40  # letters of a word that is still taken apart; bounds the work on hostile input


def voiced(units: Units, vowel: str) -> str:
    """The units with `vowel` where a syllable lacks one, from the end: h-s-n -> hasan, mhmud -> mahmud."""
    out: list[str] = []
    coda_free = True  # the syllable being built, read backwards, may still take a closing consonant
    needs_onset = False
    for letters, is_vowel in reversed(units):
        if is_vowel or needs_onset:
            coda_free, needs_onset = True, is_vowel
        elif coda_free:
            coda_free = False
        else:
            out.append(vowel)
            coda_free, needs_onset = True, False
        out.append(letters)
    if not coda_free and len(out) > 1:  # a lone consonant at the head: its vowel follows it
        out.insert(-1, vowel)
    return "".join(reversed(out))


def bare(units: Units) -> str:
    """Only what is written."""
    return "".join(letters for letters, _ in units)


def arabic_word(word: str) -> tuple[str, ...]:
    """Names known by heart; else vowelled with `a`, as learned, and by another rule."""
    if not arabic.FULL_VOWELS_ONLY.isdisjoint(word):
        return _written_out(word)
    persian = not arabic.PERSIAN_ONLY.isdisjoint(word)
    word = word.translate(ARABIC_LETTERS)
    return _arabic_parts(word, persian) if len(word) <= _LONGEST else _arabic_readings(word, persian)


ARABIC_LETTERS = {**arabic.SAME, ord("أ"): "ا", ord("إ"): "ا"}


def _arabic_parts(word: str, persian: bool) -> tuple[str, ...]:
    """Takes off what is written onto a name (servant, article, a second name) and reads the rest."""
    known = arabic.NAMES.get(word)
    if known:
        return known
    if word[-1] == "ی" and word[:-1] in arabic.NAMES:  # the family of: Suleiman-i
        return tuple(spelling.removesuffix("a") + "i" for spelling in arabic.NAMES[word[:-1]])
    if word.startswith(arabic.SERVANT) and len(word) > 5:
        return tuple(f"abd {rest}" for rest in _arabic_parts(word[3:], persian))
    if word.startswith(arabic.ARTICLE) and (len(word) > 4 or word[2:] in arabic.NAMES):
        return tuple(f"al {rest}" for rest in _arabic_parts(word[2:], persian))
    if not word.startswith(arabic.FRONT) and not word.endswith(_BACKS):  # nearly all words
        return _arabic_readings(word, persian)
    for front in arabic.FRONT:
        if word.startswith(front) and word[len(front) :] in arabic.NAMES:
            return tuple(f"{arabic.NAMES[front][0]} {rest}" for rest in arabic.NAMES[word[len(front) :]])
    for back, reading in arabic.BACK.items():
        if word.endswith(back) and len(word) > len(back) + 2:
            return tuple(rest + reading for rest in _arabic_parts(word[: -len(back)], persian))
    for back, reading in arabic.BACK_OF_NAMES.items():
        if word.endswith(back) and word[: -len(back)] in arabic.NAMES:
            return tuple(rest + reading for rest in arabic.NAMES[word[: -len(back)]])
    return _arabic_readings(word, persian)


_BACKS = (*arabic.BACK, *arabic.BACK_OF_NAMES)


def _written_out(word: str) -> tuple[str, ...]:
    read = spell(word, arabic.FULL_VOWELS)
    return (read, read.replace("w", "v"))


def _arabic_readings(word: str, persian: bool) -> tuple[str, ...]:
    official, plain = _arabic_rules(word, persian)
    return (official, *learned(word, "arabic"), plain)


def arabic_rules(word: str) -> tuple[str, ...]:
    """What the rules alone make of a word in one piece, its letters already made one."""
    return _arabic_rules(word, not arabic.PERSIAN_ONLY.isdisjoint(word))


def _arabic_rules(word: str, persian: bool) -> tuple[str, str]:
    """Vowelled with `a`; then bare, or for a Persian word with the `e` and `o` of Iran."""
    own = _arabic_units(word, persian)
    if not persian:
        return voiced(own, "a"), bare(own)
    open_vowels = [("o", True) if unit == ("u", True) else unit for unit in own]
    return voiced(own, "a"), voiced(open_vowels, "e")


def _arabic_units(word: str, persian: bool) -> Units:
    table = arabic.PERSIAN if persian else arabic.CONSONANTS
    units: Units = []
    last = len(word) - 1
    for place, letter in enumerate(word):
        if letter not in _SETTLED_BY_NEIGHBOURS:
            units.append((table.get(letter, letter), False))
        elif letter in "وی":
            following = word[place + 1 : place + 2]
            if letter == "ی" and place == last - 1 and following == "ه":
                following = "ة"  # nadiya, fawziya: a final heh stands for the feminine ending
            _append_glide(units, letter, following, persian, first=place == 0)
        elif letter in _VOWEL_LETTERS:
            if place or word[1:2] not in ("و", "ی") or word[2:3] in _OPENS:
                _append_vowel(units, _VOWEL_LETTERS[letter])
        elif letter == "ع":
            if place < last:
                _append_vowel(units, "a")
        elif letter == "ه" and place == last > 1 and not units[-1][1]:
            units.append(("eh" if persian else "a", True))
        else:
            units.append((table.get(letter, letter), False))
    return units


_VOWEL_LETTERS = {"ا": "a", "آ": "a", "ى": "a", "ة": "a", "ؤ": "u", "ئ": "i"}
_SETTLED_BY_NEIGHBOURS = frozenset("ویعه").union(_VOWEL_LETTERS)
_OPENS = frozenset("اآىة") | {""}  # what makes the waw or yeh before it a consonant; "" only after an alef


def _append_vowel(units: Units, vowel: str) -> None:
    if not (units and units[-1] == (vowel, True)):
        units.append((vowel, True))


def _append_glide(units: Units, letter: str, following: str, persian: bool, *, first: bool) -> None:
    """Waw and yeh: a consonant at the head of a syllable, a vowel or the end of a diphthong elsewhere."""
    after_vowel = bool(units) and units[-1][1]
    glide = "y" if letter == "ی" else "v" if persian else "w"
    if following and (following in _OPENS or letter + following == "وی"):
        if letter == "ی" and units and not after_vowel:
            units.append(("i", True))  # riyad, fathiya
        units.append((glide, False))
    elif after_vowel:
        units.append((glide, False) if following or letter == "و" else ("i", True))
    elif first and following:
        units.append((glide, False))
    else:
        units.append(("u" if letter == "و" else "i", True))


def hebrew_word(word: str) -> tuple[str, ...]:
    """Known names; else vowelled with `a`, as learned, and as a foreign name with `e`."""
    known = hebrew.NAMES.get(word)
    if known:
        return known
    official, foreign = hebrew_rules(word)
    return (official, *learned(word, "hebrew"), foreign)


def hebrew_rules(word: str) -> tuple[str, str]:
    """What the rules alone make of a word that is no known name."""
    foreign = _hebrew_units(word, hebrew.FOREIGN)
    return voiced(_hebrew_units(word, hebrew.CONSONANTS), "a"), voiced(foreign, "e")


def _hebrew_units(word: str, table: Mapping[str, str]) -> Units:
    word = word.replace("וו", "ʋ").replace("יי", "ʏ")  # doubled: a consonant, or the diphthong
    units: Units = []
    last = len(word) - 1
    for place, letter in enumerate(word):
        after_vowel = bool(units) and units[-1][1]
        if letter in "אע":
            if place == 0 and word[1:2] in ("ו", "י"):
                units.append(("", True))  # only carries the vowel that follows
            elif place < last or not after_vowel:
                _append_vowel(units, "a")
        elif letter in _HEBREW_GLIDES:
            units.append(_hebrew_glide(letter, place, last, units))
        elif letter == "ה" and place == last:
            _append_vowel(units, "a")
        else:
            hard = place == 0 or not after_vowel
            units.append(((hebrew.HARD if hard else {}).get(letter) or table.get(letter, letter), False))
    return units


_HEBREW_GLIDES = {"ו": ("v", "o"), "י": ("y", "i"), "ʋ": ("v", ""), "ʏ": ("y", "ai")}


def _hebrew_glide(letter: str, place: int, last: int, units: Units) -> tuple[str, bool]:
    consonant, vowel = _HEBREW_GLIDES[letter]
    after_vowel = bool(units) and units[-1][1] and units[-1][0] != ""
    is_consonant = not vowel or place == 0 or (after_vowel and (letter == "י" or place < last))
    return (consonant, False) if is_consonant else (vowel, True)
