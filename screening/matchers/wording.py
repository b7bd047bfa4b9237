"""Says in words how two names agree, and by which rule: what a name matcher found, for the officer to judge.

Names are given in lower case as they were compared; a name in another script is said to be read first. Run for
hits only, so that the matcher need not keep what only a reader wants to know. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import OSA

from screening.matchers import letters, spelling
from screening.matchers.name import NO_DIFFERENCE, NameMatch, Pair
from screening.text import endings, known, variants
from screening.text.fold import fold
from screening.text.names import Token, prepare, token
from screening.text.readings import wade_giles

ONE_LETTER, EXCHANGED = "one letter apart", "two letters exchanged"
VOWELS = frozenset("aeiou")
MOST_DIFFERENCES = 3  # more letters than that tell a reader less than the two names do
FEW_EDITS = 1.0  # forms of one name that weigh more have little in common to point at: Vladimir, Volodymyr


def explain(match: NameMatch, asked: str = "", filed: str = "") -> str:
    """How two names agree, in a sentence or two; `asked` and `filed` are the names as they are written."""
    said = [_compared(pair) for pair in match.pairs if _text(pair.asked) != _text(pair.filed)]
    said += _leftovers("is not on file", match.asked_only) + _leftovers("is on file only", match.filed_only)
    if not match.in_order:
        said.append("the parts stand in another order")
    text = "; ".join(said) or "the names are the same"
    return f"{_readings(match, asked, filed)} {text[0].upper()}{text[1:]}.".lstrip()


def _text(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _leftovers(words: str, tokens: tuple[Token, ...]) -> list[str]:
    major = _text(token for token in tokens if not token.minor)
    return [f"{major} {words}"] if major else []


def _compared(pair: Pair) -> str:
    """How two parts of the names that stand for one another differ."""
    if len(pair.asked) != len(pair.filed):
        return f"{_text(pair.asked)} is written {_text(pair.filed)} on file"
    return _differing(pair.asked[0].text, pair.filed[0].text)


@lru_cache(maxsize=16_384)
def _differing(asked: str, filed: str) -> str:
    """The same of two words, which are often the same two: most people bear common names."""
    a, b = token(asked), token(filed)
    if a.initial or b.initial:
        return f"{a.text} may stand for {b.text}"
    return _alike(a, b) or _one_name(a.text, b.text) or _two_names(a.text, b.text) or _slip(a.text, b.text)


def _alike(a: Token, b: Token) -> str:
    """Spellings of one sound."""
    if a.sound == b.sound:
        return _written(a.text, b.text, ", which sounds the same")
    ends_alike = (a.sound[-1] in VOWELS) == (b.sound[-1] in VOWELS)  # Valentin and Valentina do not
    if ends_alike and a.skeleton == b.skeleton and _weight(a.text, b.text) < NO_DIFFERENCE:
        return _written(a.text, b.text, ", which sounds much the same")
    return ""


def _one_name(a: str, b: str) -> str:
    """What is known of names: Peggy is short for Margaret, Ivanova the ending for women."""
    ended, variant = endings.strength(a, b), variants.strength(a, b)
    if ended == variant == 0.0 or ended == endings.SPELLED:  # of an ending's spellings the letters say more
        return ""
    if ended >= variant:
        return endings.same_stem(a, b)
    sentence = variants.common(a, b)
    if sentence.endswith("are forms of one name") and _weight(a, b) <= FEW_EDITS:
        return _written(a, b, ", a form of the same name")
    return sentence


def _two_names(a: str, b: str) -> str:
    """A reader who knows both names would not take them for one."""
    if not known.apart(a, b) or _weight(a, b) < NO_DIFFERENCE:
        return ""
    edit = _one_edit(a, b)
    return f"{a} and {b} are names of their own, {edit}" if edit else _written(a, b, ", itself a known name")


def _slip(a: str, b: str) -> str:
    """A wrong key, or letters that clerks exchange."""
    edit = _one_edit(a, b)
    if not edit or (edit == ONE_LETTER and _weight(*_changed(a, b)) < NO_DIFFERENCE):
        return _written(a, b)
    return f"{a} is one letter away from {b}" if edit == ONE_LETTER else f"{a} is {b} with {edit}"


def _one_edit(a: str, b: str) -> str:
    if OSA.distance(a, b, score_cutoff=1) != 1:
        return ""
    return EXCHANGED if sorted(a) == sorted(b) else ONE_LETTER


def _changed(a: str, b: str) -> tuple[str, str]:
    """The two letters of which one stands for the other; the words themselves where one has a letter more."""
    changed = [(ours, theirs) for ours, theirs in zip(a, b, strict=False) if ours != theirs]
    return changed[0] if len(a) == len(b) else (a, b)


def _weight(a: str, b: str) -> float:
    return spelling.distance(spelling.spelled(a), spelling.spelled(b), spelling.FAR)


def _written(a: str, b: str, remark: str = "") -> str:
    return f"{a} is written {b}{remark}: {_letters(a, b)}"


def _letters(a: str, b: str) -> str:
    """`u for o, mm for m`: what stands on file for what the traveller has."""
    differing = spelling.differences(a, b)
    named = ", ".join(f"{theirs} for {ours}" for ours, theirs in differing[:MOST_DIFFERENCES])
    return named + " and others" * (len(differing) > MOST_DIFFERENCES)


def _readings(match: NameMatch, asked: str, filed: str) -> str:
    """How the names were read that are not in Latin letters, and by which rules of their letters."""
    if _plain(asked) and _plain(filed):
        return ""
    ours, theirs = _read(asked, _asked(match)), _read(filed, _filed(match), ordered=_filed_in_order(match))
    if not (ours or theirs) or fold(asked) == fold(filed):
        return ""
    if ours == theirs:
        return f"Both are read as {ours}."
    if ours and theirs:
        return f"Read as {ours}, the name on file as {theirs}."
    single = [pair for pair in match.pairs if len(pair.asked) == len(pair.filed) == 1]
    spelled = [(pair.asked[0].text, pair.filed[0].text) for pair in single]
    if ours:
        return _with_rules(f"Read as {ours}", letters.rules(asked, spelled))
    mirrored = [(theirs, ours) for ours, theirs in spelled]
    return _with_rules(f"The name on file is read as {theirs}", letters.rules(filed, mirrored))


def _with_rules(read: str, rules: tuple[str, ...]) -> str:
    return "; ".join((read, *rules[:MOST_DIFFERENCES])) + "."


def _plain(written: str) -> bool:
    """Whether a name can only be read as it stands; an X may be a mark of the machine-readable zone."""
    if not written.isascii() or "x" in written or "X" in written:
        return False
    return next(wade_giles.in_pinyin(fold(written).split()), None) is None


def _read(written: str, tokens: Iterable[Token], *, ordered: bool = False) -> str:
    """The reading of a name that was compared; "" where it is in Latin letters and read as it stands.

    Where the tokens are of this name and `ordered` as they stand in it, they are the reading.
    """
    if _plain(written):
        return ""
    folded, standing = fold(written), [token.text for token in tokens]
    compared = sorted(standing)
    mandarin = folded.isascii() and compared in map(sorted, wade_giles.in_pinyin(folded.split()))
    if folded.isascii() and not mandarin and "".join(compared).count("x") >= folded.count("x"):
        return ""  # an X may be a mark of the machine-readable zone (ICAO 9303-3 section 6)
    if ordered:
        return " ".join(standing).title()
    found = (name for name in prepare(written) if sorted(token.text for token in name.tokens) == compared)
    return next((name.text.title() for name in found), "")


def _filed_in_order(match: NameMatch) -> bool:
    """Whether the tokens on file stand in the match as they do in the name: they are sorted by those asked for."""
    return match.in_order and not match.filed_only and bool(match.pairs)


def _asked(match: NameMatch) -> Iterable[Token]:
    return chain(*(pair.asked for pair in match.pairs), match.asked_only)


def _filed(match: NameMatch) -> Iterable[Token]:
    return chain(*(pair.filed for pair in match.pairs), match.filed_only)
