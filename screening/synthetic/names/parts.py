"""What a name is made of: words with their spellings, the bearer of several words, a culture's recipe.

Word lists are plain text, the most frequent first: `native=Latin/other/other`, an underscore for a space
within a word, no `native=` where the culture writes Latin letters only. Knows no country and no date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from unicodedata import normalize

from screening.synthetic.chance import Draw, pick


class Word(NamedTuple):
    """One name word: as its bearer writes it ("" where that is Latin), and the customary Latin spellings."""

    native: str
    spellings: tuple[str, ...]


class Bearer(NamedTuple):
    """Somebody's name in words. `patronymic` follows the given names where it is written at all."""

    surname: tuple[Word, ...]
    given: tuple[Word, ...]
    patronymic: tuple[Word, ...] = ()


_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")  # letters that do not come apart into a letter and a mark
Table = tuple[Word, ...]
BySex = Mapping[str, Table]
Recipe = Callable[[Draw, str], Bearer]


class Culture(NamedTuple):
    """How a people is named: `bearer(draw, sex)`, how the native form is set, titles and bynames in use.

    `droppable_first`: of several given names the first is the one often left out (Muhammad, Van, Thi).
    """

    bearer: Recipe
    titles: Mapping[str, tuple[str, ...]]
    bynames: tuple[str, ...]
    family_first: bool = False
    gap: str = " "
    droppable_first: bool = False


class Scheme(NamedTuple):
    """A way to write one alphabet in another: digraphs first, then letters; `initial` opens a word."""

    letters: Mapping[int, str]
    digraphs: tuple[tuple[str, str], ...] = ()
    initial: Mapping[str, str] = {}


def scheme(
    source: str,
    target: str,
    digraphs: str = "",
    initial: str = "",
) -> Scheme:
    """A scheme from two parallel lists of letters; "-" writes nothing. Digraphs and initials are `a>b`."""
    pairs = zip(source.split(), target.split(), strict=True)
    letters = str.maketrans({a: "" if b == "-" else b for a, b in pairs})
    return Scheme(letters, tuple(_arrows(digraphs)), dict(_arrows(initial)))


def _arrows(text: str) -> list[tuple[str, str]]:
    return [(a, b) for a, _, b in (item.partition(">") for item in text.split())]


def spelled(native: str, scheme: Scheme) -> str:
    """A native word in the letters of the scheme, each part of it with a capital."""
    return _spelled([native], scheme)[0]


def _spelled(natives: list[str], scheme: Scheme) -> list[str]:
    """All words in one pass over their text: a table of thousands is spelled in milliseconds."""
    text = "\n" + "\n".join(natives).lower().replace("\u0307", "")
    for before, after in scheme.initial.items():
        text = text.replace("\n" + before, "\n" + after).replace(" " + before, " " + after)
    for before, after in scheme.digraphs:
        text = text.replace(before, after)
    lines = text.translate(scheme.letters)[1:].split("\n")
    return [_capitals(line) if " " in line else line.capitalize() for line in lines]


def _capitals(line: str) -> str:
    return " ".join([part.capitalize() for part in line.split()])


def capital(part: str) -> str:
    """The word with its first letter a capital, the rest as it is."""
    return part[:1].upper() + part[1:]


def words(text: str) -> Table:
    """The words of a list written as the module says."""
    return tuple(_word(item.replace("_", " ")) for item in text.split())


def _word(item: str) -> Word:
    native, found, latin = item.rpartition("=")
    return Word(native if found else "", tuple(latin.split("/")))


def written(natives: Iterable[str], schemes: tuple[Scheme, ...]) -> Table:
    """Words of an alphabet whose Latin spellings follow from rules, one spelling a scheme."""
    words = list(natives)
    return tuple(map(Word, words, zip(*(_spelled(words, one) for one in schemes), strict=True)))


def unmarked(names: Iterable[str]) -> Table:
    """Words of a Latin alphabet, spelled without the marks that zones and many keyboards lack."""
    pairs = ((name, normalize("NFKD", name.translate(_STROKES)).encode("ascii", "ignore")) for name in names)
    return tuple(Word(name if not name.isascii() else "", (plain.decode(),)) for name, plain in pairs)


def listed(text: str) -> list[str]:
    """The natives of a plain list, underscores as spaces."""
    return [item.replace("_", " ") for item in text.split()]


def composed(first: str, second: str) -> list[str]:
    """Every first part with every second part, likely ones first: Nur + bek, Nur + zhan, Ai + bek ..."""
    pairs = [
        (i + j, a + b)
        for i, a in enumerate(first.split())
        for j, b in enumerate(second.split())
        if a.lower() != b  # nobody is called Zhanzhan
    ]
    return [name for _, name in sorted(pairs, key=lambda pair: pair[0])]


def joined(first: Table, second: Table, gap: str = "") -> Table:
    """As `composed`, of words: each spelling of one with the spelling of the same rank of the other."""
    pairs = [
        (i + j, glued((a, b), gap))
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if a.spellings[0].lower() != b.spellings[0].lower()  # nobody is called Aliali
    ]
    return tuple(word for _, word in sorted(pairs, key=lambda pair: pair[0]))


def glued(parts: tuple[Word, ...], gap: str = "") -> Word:
    """One word of several: natives joined, Latin spellings joined rank by rank, one capital in front."""
    ranks = range(max(len(part.spellings) for part in parts))
    native = gap.join(part.native for part in parts) if parts[0].native else ""
    return Word(native, tuple(dict.fromkeys(_rank(parts, rank, gap) for rank in ranks)))


def _rank(parts: tuple[Word, ...], rank: int, gap: str) -> str:
    spellings = [part.spellings[min(rank, len(part.spellings) - 1)] for part in parts]
    if gap:
        return gap.join(spellings)
    return " ".join(capital(part) for part in "".join(spellings).lower().split(" "))


def ranked(table: Table, steepness: int = 6, slope: float = 1.0, reach: int = 0) -> Table:
    """The table with frequent words in more slots: the share falls as 1 / (rank + steepness) ** slope.

    A slope of 1 is Zipf's, as surnames have it; given names fall faster. From the rank `reach` on (the end
    of the table, unless given) all words are equally rare: the long tail of names met once or twice.
    """
    top = (reach or len(table)) + steepness
    slots: list[Word] = []
    for rank, word in enumerate(table):
        slots += [word] * max(1, int((top / (rank + steepness)) ** slope))
    return tuple(slots)


def plain(
    given: BySex,
    surname: BySex,
    patronymic: BySex | None = None,
    second: BySex | None = None,
    share: float = 0.5,
) -> Recipe:
    """The commonest recipe: one given name, a second one for a share of people, surname, patronymic."""

    def bearer(draw: Draw, sex: str) -> Bearer:
        names: tuple[Word, ...] = (pick(draw, given[sex]),)
        if second is not None and draw() < share:
            other = pick(draw, second[sex])
            names = names if other is names[0] else (*names, other)
        father = (pick(draw, patronymic[sex]),) if patronymic is not None else ()
        return Bearer((pick(draw, surname[sex]),), names, father)

    return bearer


def both(table: Table) -> BySex:
    """The same table for men and women."""
    return {"M": table, "F": table}
