"""Which names are variants of one another although they neither look nor sound alike.

Peggy and Margaret, Sasha and Oleksandr, Mehmet and Muhammad, Tan and Chen, Ri and Lee: what no comparison of
letters finds, a table must say. A token belongs to one *class* for each name that it may be a form of (Sasha
to several), as a full form, a rarer form or a short form; two tokens of one class are variants, the more
surely the fuller both are. Pure. Knows one token at a time: not that a surname stands where a given name
should, not the language, and not which of its many names a token stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import cache, lru_cache
from typing import NamedTuple

from screening import kernel
from screening.text.endings import KINDS, stem
from screening.text.plain import plain
from screening.text.tables import diminutives, forms, nicknames, surnames

FULL, RARER, SHORT = range(3)


class Membership(NamedTuple):
    """A token's place in a class: what kind of class, and how it stands for the name."""

    kind: str
    grade: int


# Strength by kind of class and by the grades of the two tokens, the fuller first; absent: not variants.
# 0.95 is the same name in another state's spelling; 0.5 two short forms, which many full names share. Two rarer
# forms are names of their own to each other: Andreas and Andrew, Mehmet and Mamadou.
_NAMES = {
    (FULL, FULL): 0.95, (FULL, RARER): 0.75, (FULL, SHORT): 0.65, (RARER, SHORT): 0.55, (SHORT, SHORT): 0.5,
}  # fmt: skip
_STRENGTH: dict[str, dict[tuple[int, int], float]] = {
    "given": _NAMES,
    "family": {(FULL, FULL): 0.95, (FULL, RARER): 0.75},
    "surname": {(FULL, FULL): 0.85},  # made of a given name: Mammadov and Magomedov may be two peoples'
    "korean": {(FULL, FULL): 0.85},  # a given name's syllable may look the same
    # A family keeps its spelling when it moves; two rare spellings of one character are two families.
    "chinese": {(FULL, FULL): 0.75, (FULL, RARER): 0.55},
}
_ABD = re.compile(r"^g?abd(?:[aeiou](?:l|r(?=r)|s(?=s)|n(?=n)|d(?=d)|t(?=t)|z(?=z))?)?(?=\w{4})")
# Endings whose surname is one in every state; the others change with the state (see `endings`).
_SURNAME_ENDINGS = frozenset("ov zade yon yan jon pur father vich".split())
_SIGNED = frozenset(("korean", "chinese"))  # their lines begin with the surname's own character

_Classes = dict[str, Membership]
_NO_CLASSES: _Classes = {}


def classes(token: str) -> tuple[str, ...]:
    """The classes that a folded Latin token belongs to, sorted; () for most tokens, a dozen at the most."""
    return tuple(sorted(kin(token)))


def kin(token: str) -> Set[str]:
    """The classes as a set: quick to ask whether two tokens may be variants at all."""
    return _memberships(token).keys()


def common(a: str, b: str) -> str:
    """What makes two folded tokens variants of one another, in words; "" when they are not, or are the same."""
    shared = _shared(a, b)
    if shared is None:
        return ""
    name, kind = shared
    if kind in ("korean", "chinese"):
        return f"{a} and {b} are spellings of one {kind.capitalize()} surname"
    if kind == "family":
        return f"{a} and {b} are forms of one family name"
    if kind == "surname":
        return f"{a} and {b} are surnames made of one name"
    grades = _memberships(a)[name].grade, _memberships(b)[name].grade
    if grades == (SHORT, SHORT):
        return f"{a} and {b} are both short for {name.partition(' ')[2]}"
    if SHORT in grades:
        return f"{a} is short for {b}" if grades[0] == SHORT else f"{b} is short for {a}"
    return f"{a} and {b} are forms of one name"


def strength(a: str, b: str) -> float:
    """How surely two folded tokens are the same name, 0 to 1; 0 where `common` has nothing to say."""
    shared = _shared(a, b)
    return _strength_in(shared[0], a, b) if shared else 0.0


def relatives(token: str) -> tuple[str, ...]:
    """Tokens, some in plain spelling, that may stand for this one: what a search by sound would not meet."""
    ours = _memberships(token)
    return tuple([other for other in _of_classes(tuple(ours.items())) if other != token]) if ours else ()


@lru_cache(maxsize=4_096)
def _of_classes(classes_of: tuple[tuple[str, Membership], ...]) -> tuple[str, ...]:
    """Tokens that may stand for one of these classes: there are fewer such sets than spellings."""
    found: dict[str, None] = {}
    ours = dict(classes_of)
    for name in ours:
        for other in _members().get(name, ()):
            theirs = _memberships(other)
            if any(_strength_of(ours[shared], theirs[shared]) > 0 for shared in ours.keys() & theirs.keys()):
                found[other] = None
    return tuple(found)


def _shared(a: str, b: str) -> tuple[str, str] | None:
    """The class, with its kind, in which two different tokens are most surely the same."""
    ours, theirs = _memberships(a), _memberships(b)
    if a == b or ours.keys().isdisjoint(theirs):  # nearly always
        return None
    both = [name for name in sorted(ours.keys() & theirs.keys()) if _strength_in(name, a, b) > 0]
    if not both:
        return None
    best = max(both, key=lambda name: _strength_in(name, a, b))
    return best, ours[best].kind


def _strength_in(name: str, a: str, b: str) -> float:
    return _strength_of(_memberships(a)[name], _memberships(b)[name])


def _strength_of(ours: Membership, theirs: Membership) -> float:
    """How sure two members of one class are."""
    grades = (ours.grade, theirs.grade) if ours.grade <= theirs.grade else (theirs.grade, ours.grade)
    return _STRENGTH[ours.kind].get(grades, 0.0)


@lru_cache(maxsize=65_536)
def _memberships(token: str) -> _Classes:
    as_written, as_spelled = _tables()
    written = as_written.get(token, _NO_CLASSES)
    spelled = _given(token, as_spelled) or _surname(token, as_spelled)
    return {**spelled, **written} if written and spelled else written or spelled


def _given(token: str, spelled: dict[str, _Classes]) -> _Classes:
    """The classes by spelling, of the whole or of what follows Abd al-: Abdulkadyr meets Abdelghader."""
    found = spelled.get(plain(token), _NO_CLASSES)
    if found or not token.startswith(("abd", "gabd")):
        return found
    rest = spelled.get(plain(_ABD.sub("", token)), _NO_CLASSES)
    return {f"abd {name}": as_ for name, as_ in rest.items() if as_.grade != SHORT}


def _surname(token: str, spelled: dict[str, _Classes]) -> _Classes:
    """The classes of a surname made of a given name: Gasanov meets Hasanova, but Simonov not Semyonov."""
    rest, ending = stem(token)
    if ending not in _SURNAME_ENDINGS:
        return _NO_CLASSES
    surname = Membership("surname", FULL)
    given = _given(rest, spelled)
    return {f"{ending} {name}": surname for name, as_ in given.items() if as_ == ("given", FULL)}


@cache
def _tables() -> tuple[dict[str, _Classes], dict[str, _Classes]]:
    """Token as written -> its classes, and spelling -> its classes; built at first use, in some 15 ms."""
    written: dict[str, _Classes] = {}
    spelled: dict[str, _Classes] = {}
    for table in (nicknames.ENGLISH, diminutives.WESTERN):
        _file(written, table, "given")
    for table in (nicknames.ETHIOPIAN, diminutives.SLAVIC, forms.GIVEN):
        _file(spelled, table, "given", plain)
    _file(spelled, forms.SURNAMES, "family", plain)
    _file(written, surnames.KOREAN, "korean")
    _file(written, surnames.CHINESE, "chinese")
    return written, spelled


@cache
def _members() -> dict[str, tuple[str, ...]]:
    """Class -> the tokens that the tables list in it, each in one spelling of the table: keys go by its sound."""
    members: dict[str, list[str]] = {}
    tables = (nicknames.ETHIOPIAN, diminutives.SLAVIC, forms.GIVEN, forms.SURNAMES)
    as_written = {
        plain(word): word for table in reversed(tables) for word in reversed(table.replace(";", " ").split())
    }
    written, spelled = _tables()
    for row in (written, {as_written[key]: classes_of for key, classes_of in spelled.items()}):
        for token, classes_of in row.items():
            for name in classes_of:
                members.setdefault(name, []).append(token)
    return {name: tuple(tokens) for name, tokens in members.items()}


def _file(into: dict[str, _Classes], table: str, kind: str, key: Callable[[str], str] = str) -> None:
    """Adds every name of a table's lines (`full full | rarer ; short`) to the classes of its tokens."""
    for line in table.strip().splitlines():
        names, _, short = line.partition(";")
        sure, _, rarer = names.partition("|")
        full = sure.split()
        name = f"{kind} {full[0]}"
        rows = ((full[1:] if kind in _SIGNED else full, FULL), (rarer.split(), RARER), (short.split(), SHORT))
        for tokens, grade in rows:
            for token in tokens:
                into.setdefault(key(token), {}).setdefault(name, Membership(kind, grade))


if kernel.PRESENT:
    from screening.kernel import related
    from screening.kernel import tokens as compiled

    compiled.use_variants(relatives, _tables, _SURNAME_ENDINGS)
    related.use_variants(_tables, _STRENGTH, _SURNAME_ENDINGS, KINDS)
