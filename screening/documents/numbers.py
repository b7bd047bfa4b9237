"""Document numbers: their canonical form, the form in which reading errors vanish, and their comparison.

ICAO 9303-3 allows letters, digits and fillers in a number; clerks add spaces, hyphens, the issuer's code
and leading zeros. A check digit cannot see 6/G, 1/L and 8/S (values differ by a multiple of ten), so reading
errors are tolerated whether or not a check digit agreed. Knows nothing of issuers, records or scores.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from screening import kernel

if kernel.PRESENT:
    from screening.kernel import documents as compiled

MAX_LENGTH = 32  # longer than any number ICAO 9303 or a national card carries
MIN_EDIT_LENGTH = 6  # with fewer characters one edit reaches too many other documents
MISREAD_BESIDE_EDIT = 2  # reading errors that may stand beside an edit; with more it is another number

# Characters that readers and clerks take for one another (ICAO 9303-3 section 4.9 value table; OCR-B experience).
# The groups overlap in S and 8, so the reading form, which makes each group one, leaves the last of them out.
ALIKE = ("0OQD", "1IL", "2Z", "5S", "8B", "6G", "8S")
_FORM = str.maketrans({letter: group[0] for group in ALIKE[:-1] for letter in group})
_ONE_OF_ALL = str.maketrans(
    {letter: group[0] for group in ("0OQD", "1IL", "2Z", "5S8B", "6G") for letter in group}
)
_GROUPS = {
    letter: sum(1 << bit for bit, group in enumerate(ALIKE) if letter in group) for letter in "".join(ALIKE)
}

# Capitals of other alphabets that look like Latin ones, and so are typed for them; Cyrillic, then Greek.
_LOOKS = str.maketrans("АВЕКМНОРСТУХІЈЅԚԜҮӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSQWYIABEZHIKMNOPTYX")
# Cyrillic as machine-readable zones spell it (ICAO 9303-3 section 6 B), for clerks who did the same with a number.
_SPELT = str.maketrans({
    "А": "A", "Б": "B", "В": "V", "Г": "G", "Д": "D", "Е": "E", "Ж": "ZH", "З": "Z", "И": "I", "К": "K", "Л": "L",
    "М": "M", "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U", "Ф": "F", "Х": "KH", "Ц": "TS",
    "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ъ": "IE", "Ы": "Y", "Ь": "", "Э": "E", "Ю": "IU", "Я": "IA", "І": "I",
    "Є": "IE", "Ґ": "G",
})  # fmt: skip

Rule = Literal["same", "zeros", "reading", "edit", "different"]
Kind = Literal["misread", "wrong", "swapped", "extra", "missing"]
_BEST: tuple[Rule, ...] = ("same", "zeros", "reading", "edit", "different")


class Difference(NamedTuple):
    """One place in which two numbers differ: counted from 1 in the number asked, with what stands on either side."""

    kind: Kind
    place: int
    asked: str
    filed: str


class NumberMatch(NamedTuple):
    """How two numbers agree: the rule, every difference, leading zeros or an issuer's code that only one has."""

    rule: Rule
    differences: tuple[Difference, ...] = ()
    zeros: bool = False
    code: str = ""


SAME, ZEROS, DIFFERENT = NumberMatch("same"), NumberMatch("zeros", zeros=True), NumberMatch("different")


def canonical(number: str) -> str:
    """Capitals and digits only, digits of any script as ASCII, look-alikes as Latin: `ас 123-45` -> `AC12345`."""
    if kernel.PRESENT and (made := compiled.canonical(number)) is not None:
        return made
    return (_letters(number) if number.isascii() else _joined(_letters(number).translate(_LOOKS)))[
        :MAX_LENGTH
    ]


def readings(number: str) -> tuple[str, ...]:
    """The canonical forms that a number may have: Cyrillic as it looks, and as passports spell it; none is empty."""
    made = canonical(number)
    if number.isascii():
        return (made,) if made else ()
    spelt = _joined(_letters(number).translate(_SPELT).translate(_LOOKS))[:MAX_LENGTH]
    return tuple(dict.fromkeys(form for form in (made, spelt) if form))


def reading_form(number: str) -> str:
    """A canonical number with look-alike characters made one: O, Q and D are 0, I and L are 1 ..."""
    return number.translate(_FORM)


def alike(a: str, b: str) -> bool:
    """Whether two characters are the same or taken for one another."""
    return a == b or bool(_GROUPS.get(a, 0) & _GROUPS.get(b, 0))


def compare(asked: str, filed: str, codes: Iterable[str] = ()) -> NumberMatch:
    """How two canonical numbers agree; `codes` are those of the issuer, which one of them may have in front."""
    best = _compare(asked, filed)
    if best.rule == "same":
        return best
    for code in codes:
        for ours, theirs in ((len(code), 0), (0, len(code))):
            if (asked if ours else filed).startswith(code):
                match = _compare(asked[ours:], filed[theirs:])
                if _BEST.index(match.rule) < _BEST.index(best.rule):
                    best = match._replace(differences=_shifted(match.differences, ours), code=code)
    return best


@lru_cache(maxsize=1_024)
def pieces(asked: str) -> tuple[str, ...]:
    """Pieces of a number as written, of which one stands in every number that `compare` finds to agree with it.

    An edit spares one half or the other (two letters exchanged in the middle, all but the middle letter), reading
    errors vanish where all characters taken for one another are made one, and zeros in front are left out, as is the
    code of an issuer: two letters, or three.
    """
    found: dict[str, None] = {}
    for number in readings(asked):
        for code in [0, *(letters for letters in (2, 3) if number[:letters].isalpha())]:
            form = number[code:].translate(_ONE_OF_ALL).lstrip("0")
            middle = len(form) // 2
            found.update(dict.fromkeys((form[:middle], form[middle + 1 :].lstrip("0"))))
    return tuple(found)


def may_agree(asked: str, filed: str) -> bool:
    """Whether two numbers as written may agree: quick, and sure only where it says no, as of nearly all."""
    if not filed.isascii():
        return True
    form = compiled.loosest(filed) if kernel.PRESENT else None
    if form is None:
        form = canonical(filed).translate(_ONE_OF_ALL)
    return any(map(form.__contains__, pieces(asked)))


def _compare(asked: str, filed: str) -> NumberMatch:
    if asked == filed:
        return SAME
    if asked.lstrip("0") == filed.lstrip("0"):
        return ZEROS
    found = aligned(asked, filed)
    if found is not None and _all_misread(found):
        return NumberMatch("reading", found)
    padded, shift = _padded(asked, filed) if len(asked) != len(filed) else (found, 0)
    if padded is not None and _all_misread(padded):
        return NumberMatch("reading", padded, zeros=bool(shift) or len(asked) != len(filed))
    if min(len(asked), len(filed)) < MIN_EDIT_LENGTH:
        return DIFFERENT
    if found is None:
        found = padded if padded is not None else _stripped(asked, filed)
        if found is None:
            return DIFFERENT
        return _edited(found, zeros=True)
    return _edited(found, zeros=False)


def _edited(found: tuple[Difference, ...], *, zeros: bool) -> NumberMatch:
    return NumberMatch("edit", found, zeros) if len(found) <= 1 + MISREAD_BESIDE_EDIT else DIFFERENT


def _all_misread(differences: tuple[Difference, ...]) -> bool:
    return all(each.kind == "misread" for each in differences)


def _padded(asked: str, filed: str) -> tuple[tuple[Difference, ...] | None, int]:
    """The differences once the shorter number has zeros in front, and how many the asked one was given."""
    width = max(len(asked), len(filed))
    shift = width - len(asked)
    found = aligned(asked.rjust(width, "0"), filed.rjust(width, "0"))
    return (None if found is None else _shifted(found, -shift)), shift


def _stripped(asked: str, filed: str) -> tuple[Difference, ...] | None:
    ours, theirs = asked.lstrip("0"), filed.lstrip("0")
    found = aligned(ours, theirs) if min(len(ours), len(theirs)) >= MIN_EDIT_LENGTH else None
    return None if found is None else _shifted(found, len(asked) - len(ours))


def _shifted(differences: tuple[Difference, ...], by: int) -> tuple[Difference, ...]:
    return tuple(each._replace(place=max(1, each.place + by)) for each in differences)


def aligned(asked: str, filed: str) -> tuple[Difference, ...] | None:
    """What is different between two numbers that differ in misread characters and one edit at most, or None."""
    longer = len(asked) - len(filed)
    if not -1 <= longer <= 1:
        return None
    shorter = min(len(asked), len(filed))
    cut = 0
    while cut < shorter and (asked[cut] == filed[cut] or alike(asked[cut], filed[cut])):
        cut += 1
    front = _misread(asked[:cut], filed[:cut], 0)
    if cut == len(asked) == len(filed):
        return front
    tried: tuple[tuple[Kind, int, int], ...] = (
        (("wrong", 1, 1), ("swapped", 2, 2))
        if not longer
        else (("extra", 1, 0),)
        if longer == 1
        else (("missing", 0, 1),)
    )
    for kind, ours, theirs in tried:
        a, b = asked[cut : cut + ours], filed[cut : cut + theirs]
        if kind == "swapped" and not (len(a) == 2 and alike(a[0], b[1]) and alike(a[1], b[0])):
            continue
        left, right = asked[cut + ours :], filed[cut + theirs :]
        if left == right or all(map(alike, left, right)):
            return (*front, Difference(kind, cut + 1, a, b), *_misread(left, right, cut + ours))
    return None


def _misread(asked: str, filed: str, before: int) -> tuple[Difference, ...]:
    if asked == filed:
        return ()
    return tuple(
        Difference("misread", place, a, b)
        for place, (a, b) in enumerate(zip(asked, filed, strict=True), before + 1)
        if a != b
    )


def _letters(number: str) -> str:
    """Letters without their marks, digits of every script as ASCII, in capitals; nothing else."""
    if not number.isascii():
        number = unicodedata.normalize("NFKD", number.replace("№", " "))
        number = unicodedata.normalize("NFKD", number.upper())
    return "".join(_plain(letter) for letter in number.upper() if letter.isalnum())


def _joined(number: str) -> str:
    return unicodedata.normalize("NFC", number)


def _plain(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
