"""Customs of naming that tell two people apart although their names agree: what a word says of them.

An article or a word for son makes an Arab name a chain: a person, his father, his grandfather. In a Korean name
every syllable is a character, and another syllable another one. Pure; knows one word (`a-z0-9`) at a time, and
nothing of how names are compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from screening.text.tables.titles import OPTIONAL

LINKS = frozenset("al el bin ibn ben bint ould wuld".split())
"""Small words that tie a name to the father's, or to where the family is from."""

_PUT_BEFORE = re.compile(r"^m[ou]h?a?m+[ae]d$")

# Surnames, of the commonest (tables/surnames.py), and syllables of given names that hardly anybody but Koreans bears
# in this spelling: no syllables of China, Viet Nam or Myanmar.
KOREAN = frozenset(
    "kim gim ri rhee pak park bak choe choi jeong jong cho jo jang yoon shin kwon gwon paek baek baik paik ryu"
    " ryang pae bae chon jeon seo suh kwak gwak moon hyon hyun noh roh shim rim yim sohn heo ahn byun pyon ryom"
    " myong hwang"
    " yeong chol cheol chul hoon joon jun seok sok kyong kyung gyeong hye hyok hyuk yeon seung sook eun jae"
    " myung myeong kwang gyu hwan hyong hyung ryong ryol sop yol gil kil".split()
)

_SYLLABLE = re.compile(
    r"^(kk|tt|pp|ss|jj|ch|sh|ts|hs|rh|[kgntdrlmpbsjhzfqxc]?)([wy]?[aeiou]{1,3})(ng|[nmklptgbrh]?)$"
)
_CUSTOMARY = {"park": "pak", "ahn": "an", "sohn": "son"}  # English readers would say them so
_ONSETS = {
    "g": "k", "kk": "k", "d": "t", "tt": "t", "b": "p", "pp": "p", "sh": "s", "ss": "s", "ch": "j", "jj": "j",
    "z": "j", "l": "n", "r": "n", "rh": "n", "ts": "q", "c": "q", "hs": "x",
}  # fmt: skip
_CODAS = {"g": "k", "b": "p", "r": "l", "h": ""}
_EACH_ONSET = ("", "n", "k", "t", "p", "s", "j", "h", "m", "q", "x", "f")
_EACH_CODA = ("", "n", "ng", "m", "k", "l", "p", "t")


def ties(word: str) -> bool:
    """Whether a small word makes a name a chain of generations."""
    return word in LINKS


def put_before(word: str) -> bool:
    """Whether a word is put before a man's own name at will: Muhammad in any spelling, or Sayyid, a title too."""
    return _PUT_BEFORE.match(word) is not None or word in OPTIONAL


def korean(word: str) -> bool:
    """Whether a word is a part of a name that is plainly Korean."""
    return word in KOREAN


@lru_cache(maxsize=4_096)
def syllable(word: str) -> int:
    """What a syllable of East Asia begins and ends with, as a number from 1; 0 for a word that is none.

    Vowels are left out: half of the Korean ones are spelled in two ways (Jong, Jeong; Chol, Cheol). So is what North
    and South write differently: r, n or nothing before i and y (Ri and Yi, Ryong and Yong).
    """
    found = _SYLLABLE.match(_CUSTOMARY.get(word, word))
    if found is None:
        return 0
    onset, vowel, coda = found.groups()
    begin = "n" if not onset and vowel[0] in "yi" else _ONSETS.get(onset, onset)
    return 1 + _EACH_ONSET.index(begin) * len(_EACH_CODA) + _EACH_CODA.index(_CODAS.get(coda, coda))
