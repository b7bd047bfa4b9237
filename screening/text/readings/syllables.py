"""Reads scripts whose written unit is the syllable: Thai, Lao, Khmer, Burmese, Ethiopic.

Thai and Lao write some vowels before the consonant they follow in speech and leave others out; a syllable is
recognised by its frame. Burmese and Khmer are read onset by rhyme. Simple on purpose: no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import ModuleType

from screening.text.readings.abjads import Units, voiced
from screening.text.tables import burmese, ethiopic, khmer, lao, thai


class _Frames:
    """The frames of a Thai or Lao syllable as one pattern: group i a frame, i+1 its onset, i+2 its coda."""

    def __init__(self, table: ModuleType) -> None:
        letters, signs = f"[{''.join(table.ONSET)}]", f"[{table.VOWEL_SIGNS}]"
        onset = f"({table.SILENT_LEAD}{letters}|{table.CLUSTER}(?={signs}|{letters})|{letters})"
        # Bare consonants pair up from the end of their run, so a coda has an even number of them behind it.
        run_ends = f"(?:$|[{table.BEFORE}]|{letters}{signs})"
        coda = f"({letters}(?!{signs}|{table.CARRIER})(?=(?:{letters}{letters}){{0,4}}{run_ends}))"
        self.table = table
        self.vowels: dict[int, str] = {}
        alternatives = []
        for place, (frame, vowel) in enumerate(table.FRAMES.items()):
            self.vowels[3 * place + 1] = vowel
            pattern = frame.replace("C", onset).replace("F", coda + "?").replace("G", coda)
            alternatives.append(f"({pattern})" if frame[-1] in "FG" else f"({pattern}())")
        self.pattern = re.compile("|".join(alternatives))
        self.silenced = re.compile(table.SILENCED)

    def syllables(self, word: str) -> list[tuple[str, str, str]]:
        """(onset letters, vowel, coda letter) of each syllable; what fits no frame is left out."""
        word = self.silenced.sub("", word.replace("ฤ", "ริ"))
        found = []
        for match in self.pattern.finditer(word):
            group = match.lastindex or 1
            found.append((match[group + 1], self.vowels[group], match[group + 2] or ""))
        return found


_FRAMES = {"thai": _Frames(thai), "lao": _Frames(lao)}


def thai_word(word: str, script: str) -> tuple[str, ...]:
    """The official system, then the spelling that people choose: สมพร -> somphon, sompon."""
    frames = _FRAMES[script]
    parsed = frames.syllables(word)
    table = frames.table
    official = "".join(_onset(on, table.ONSET) + v + table.CODA.get(coda, "") for on, v, coda in parsed)
    personal = "".join(_onset(on, table.PERSONAL) + v + _final(coda, table) for on, v, coda in parsed)
    return official, personal


def _onset(letters: str, table: Mapping[str, str]) -> str:
    if len(letters) > 1 and letters[0] in "หຫ":  # only sets the tone of what follows
        letters = letters[1:]
    return "".join(table.get(letter, "") for letter in letters)


def _final(coda: str, table: ModuleType) -> str:
    spelling: str = table.CODA.get(coda, "")
    return "rn" if coda == "ร" else spelling


_KHMER = re.compile(
    f"([{''.join(khmer.CONSONANTS)}])([{khmer.TO_A}{khmer.TO_O}]?)((?:{khmer.BELOW}[{''.join(khmer.CONSONANTS)}])*)"
    f"([{khmer.TO_A}{khmer.TO_O}]?)([ា-ះ័]*)({khmer.SILENCED}?)|([{''.join(khmer.INDEPENDENT)}])"
)


def khmer_word(word: str) -> tuple[str, ...]:
    """Clusters with their vowels; one without a vowel closes the syllable before it if that is open."""
    clusters = [match for match in _KHMER.finditer(word) if not match[6]]
    out: list[str] = []
    is_open = False
    for place, cluster in enumerate(clusters):
        is_last = place + 1 == len(clusters)
        if is_open and cluster[1] and not cluster[5] and (is_last or not cluster[3]):
            out.append(_khmer_coda(_khmer_onset(cluster)))
            is_open = False
        else:
            out.append(_khmer_syllable(cluster))
            is_open = not out[-1].endswith(("m", "h"))
    return ("".join(out),)


def _khmer_onset(cluster: re.Match[str]) -> str:
    """The base consonant and those below it; the register shifter makes a p of b."""
    onset = "".join(khmer.CONSONANTS[letter] for letter in cluster[1] + cluster[3].replace(khmer.BELOW, ""))
    return "p" + onset[1:] if cluster[1] == "ប" and khmer.TO_A in cluster[2] + cluster[4] else onset


def _khmer_syllable(cluster: re.Match[str]) -> str:
    if cluster[7]:
        return khmer.INDEPENDENT[cluster[7]]
    shifter = cluster[2] or cluster[4]
    in_a = shifter == khmer.TO_A if shifter else cluster[1] in khmer.A_SERIES
    return _khmer_onset(cluster) + _khmer_vowel(cluster[5], in_a)


def _khmer_vowel(signs: str, in_a: bool) -> str:
    if not signs:
        return "a" if in_a else "o"
    table = khmer.VOWELS_A if in_a else khmer.VOWELS_O
    return table.get(signs) or "".join(table.get(sign, "") for sign in signs)


def _khmer_coda(onset: str) -> str:
    return "ch" if onset == "chh" else onset[0] if onset in ("kh", "th", "ph") else onset


_BURMESE = re.compile(
    f"([{''.join(burmese.ONSETS)}])([ျြွှ]*)([ါာိီုူေဲံ]*(?:[{''.join(burmese.ONSETS)}]?်(?=.?)|[က-အ](?=္))?)္?"
)


def burmese_word(word: str) -> tuple[str, ...]:
    """Syllables apart, as Latin Burmese is written, then joined: အောင်ဆန်းစုကြည် -> aung san su kyi."""
    word = word.replace("့", "").replace("း", "")
    syllables = [_burmese_syllable(*match.groups()) for match in _BURMESE.finditer(word)]
    apart = " ".join(filter(None, syllables))
    return apart, apart.replace(" ", "")


def _burmese_syllable(onset: str, medials: str, rhyme: str) -> str:
    head = burmese.ONSETS[onset] + "".join(burmese.MEDIALS.get(medial, "") for medial in medials)
    if burmese.BREATHED in medials:
        head = "sh" + head[1:] if onset == "ရ" else "h" + head
    for written, said in burmese.PALATAL.items():
        head = said + head[len(written) :] if head.startswith(written) else head
    if "ွ" in medials and "ွ" + rhyme in burmese.RHYMES:
        return head.replace("w", "") + burmese.RHYMES["ွ" + rhyme]
    if onset > "အ" and not rhyme:
        return head
    if rhyme and rhyme[-1] not in "်ါာိီုူေဲံ":
        rhyme += "်"  # the stacked letter closes this syllable
    if not rhyme:
        return head + "a"
    return head + (
        burmese.RHYMES.get(rhyme) or "".join(burmese.RHYMES.get(r, burmese.ONSETS.get(r, "")) for r in rhyme)
    )


def ethiopic_word(word: str) -> tuple[str, ...]:
    """As in passports; the sixth order gets an `i` where a syllable lacks a vowel (ብርሃን -> birhan)."""
    units: Units = []
    for letter in word:
        row, order = divmod(ord(letter) - ethiopic.FIRST, 8)
        consonant = ethiopic.ROWS[row] if 0 <= row < len(ethiopic.ROWS) else letter
        vowels = ethiopic.GUTTURAL if consonant in ("a", "h") else ethiopic.VOWELS
        if consonant != "a":
            units.append((consonant, False))
        if consonant != letter and (consonant != "h" or order != 5):
            units.extend([(vowels[order], True)] if vowels[order] else [])
    first = voiced(units, "i")
    return first, _GLIDE.sub("i", first.replace("gn", "ny"))


_GLIDE = re.compile("(?<=[ae])y(?![aeiou])")
