"""One form of what clerks write in many: doubled letters, and letters that alphabets swap for one sound.

Milder than the sound form of `phonetic`: it keeps every vowel and all consonants that tell names apart, so that
the tables of `variants` and `endings` need not list each spelling. Pure; knows nothing of names.
"""

from __future__ import annotations

import re

from screening import kernel

_SWAPPED = {
    "tsch": "ch", "tch": "ch", "sch": "sh", "dzh": "i", "dj": "i", "kh": "h", "gh": "g", "ph": "f", "ou": "u",
    "oo": "u", "ee": "i", "x": "ks", "y": "i", "j": "i", "w": "v", "q": "k",
}  # fmt: skip
_MULTIGRAPH = re.compile("|".join(_SWAPPED))
_DOUBLED = re.compile(r"([a-z])\1+")
_EDGES = re.compile(r"^ie|(?<=[aeiou])h$")


def plain(token: str) -> str:
    """The plain spelling of a folded Latin token: y, i, j and dzh are one: `Dzhakhongir` and `Jahongir` meet.

    To be compared with other plain spellings only.
    """
    swapped = _MULTIGRAPH.sub(lambda match: _SWAPPED[match[0]], token)
    return _EDGES.sub(lambda match: "e" if match[0] == "ie" else "", _DOUBLED.sub(r"\1", swapped))


if kernel.PRESENT:
    from screening.kernel import phonetic as compiled

    compiled.use_plain(_SWAPPED, plain)
    plain = compiled.plain
