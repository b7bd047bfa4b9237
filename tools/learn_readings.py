"""Learns how names of other scripts are spelled in Latin, and writes one small table a script.

Input: pairs of words, a name in its own script and in Latin, of `names/translit/*_train.tsv.gz` and
`names/spelling_groups.txt.gz` (CC0 and MIT, see the data folder's README). What is kept of them are decision
lists: the Latin letters that a native letter most often stands for, given the letters around it. No name is
copied, though a name that many people bear may fill the context of a letter.

1. Align. EM over all ways to cut a Latin word into as many pieces (of no letter to several) as the native
   word has units; then the likeliest cut of each pair, without the unlikely pairs (Ristad & Yianilos 1998;
   Jiampojamarn et al. 2007).
2. List. From narrow contexts to wide ones, an entry is kept where it makes the pieces at least `gain` letters
   nearer to the attested ones, in sound, than the narrower entries do (Yarowsky 1994; Brill 1995).
3. Again. A name has several spellings and a script one letter for several sounds (r and l), so each list
   counts in full only the pairs that no rule and no list before it spells rightly (Schapire 1990).

Run: python -m tools.learn_readings ../shared/data [script ...]    (all scripts: a few minutes, 3 GB)
Then: python -m tools.measure_readings ../shared/data
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from screening.matchers import spelling
from screening.text import phonetic
from screening.text.fold import fold
from screening.text.readings import abjads, alphabets, kana
from screening.text.readings.learned import EDGE, WIDTHS, Lists, Speller, spell, units
from screening.text.script import runs
from screening.text.tables import arabic
from screening.text.tables import han as han_table
from tools.align_readings import Aligner, Pair, Pieces

TARGET = Path(__file__).parents[1] / "screening" / "text" / "tables" / "learned"
ROUNDS = 8  # of EM
MOST_PAIRS = 100_000
LONGEST = 20  # units or letters of a word that is learned from
FEWEST = 3  # pairs that must show a context
SILENT = 40  # pairs that show a letter to be silent: no letter to gain, but to be known
NEAR = 0.5  # distance in which a reading still finds the name: what `near` of a plan asks for
LEAST_GAIN = 1.0  # of an entry
SPELLED = 0.15  # what a pair still weighs once some reading spells it rightly: keeps the next list sane
SELDOM = 0.05  # the same for scripts whose rules read native names well: the lists are for foreign ones


@dataclass(frozen=True, slots=True)
class Plan:
    """What to learn a script from, how much of it to keep, and the rules that read beside it."""

    rules: Callable[[str], tuple[str, ...]]
    files: tuple[str, ...] = ()
    lists: int = 2
    piece: int = 4  # Latin letters that one unit may stand for
    entries: int = 1_250  # of each list
    usual: int = (
        0  # times that the files must show each unit of a word of a group: Han groups are mostly Japanese
    )
    near: bool = False  # whether readings are judged as the matcher judges them, or by sound
    spelled: float = SPELLED


def _no_rules(_units: str) -> tuple[str, ...]:
    """Of the systems for Korean and Chinese names none is meant for the foreign names that most pairs are."""
    return ()


PLANS: dict[str, Plan] = {
    "arabic": Plan(abjads.arabic_rules, ("arabic", "persian"), entries=1_750),
    "hebrew": Plan(abjads.hebrew_rules, ("hebrew",)),
    "cyrillic": Plan(alphabets.cyrillic_rules, ("russian",), 1, 5, 2_500),
    "greek": Plan(alphabets.greek_rules, ("greek",), 2, 3, 4_000, near=True, spelled=SELDOM),
    "armenian": Plan(alphabets.armenian_rules, ("armenian",), 1, 3, 2_000),
    "georgian": Plan(alphabets.georgian_rules, (), 1, 3, 500),
    "hangul": Plan(_no_rules, ("korean",), 2, 3),
    "kana": Plan(kana.katakana_rules, ("katakana",), 2, 3),
    "han": Plan(_no_rules, ("chinese",), 3, 6, 2_400, 20, near=True),
}


def training_pairs(folder: Path, script: str, plan: Plan) -> list[Pair]:
    """Folded word pairs of the script, the heaviest first; without those of the files for measuring."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for name in plan.files:
        for latin, native, count in _rows(folder / "translit" / f"{name}_train.tsv.gz"):
            weights[latin, native] += float(count) ** 0.5
    usual = _usual((native for _, native in weights), plan.usual)
    for latin, native, weight in _group_pairs(folder / "spelling_groups.txt.gz", script):
        if not plan.usual or (len(native) > 1 and usual.issuperset(_simplified(native))):
            weights[latin, native] += weight
    measured = _measured(folder / "translit", script)
    found: dict[tuple[str, str], float] = defaultdict(float)
    for (latin, native), weight in weights.items():
        pair = _comparable(native, latin, script)
        if pair:
            found[pair] += weight
            if script == "arabic" and pair[0][-1] == "ة":  # clerks leave its dots out
                found[pair[0][:-1] + "ه", pair[1]] += weight
    kept = [item for item in found.items() if item[0] not in measured]
    heaviest = sorted(kept, key=lambda item: (-item[1], item[0]))[:MOST_PAIRS]
    return [(*pair, weight) for pair, weight in heaviest]


def _usual(words: Iterable[str], times: int) -> frozenset[str]:
    counts = Counter(letter for word in words for letter in _simplified(word))
    return frozenset(letter for letter, count in counts.items() if count >= times)


def _simplified(native: str) -> str:
    return fold(native).translate(han_table.SIMPLIFIED)


def _measured(folder: Path, script: str) -> set[tuple[str, str] | None]:
    """The pairs of all files for measuring, in the same form: what is measured must not have been learned."""
    rows = (row for path in folder.glob("*_dev.tsv.gz") for row in _rows(path))
    return {_comparable(native, latin, script) for latin, native, _ in rows}


def _rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def _groups(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.rpartition(" => ")[0].split(", ") for line in lines]


def _group_pairs(path: Path, script: str) -> Iterator[tuple[str, str, float]]:
    """Each native form with each Latin one; a group with many Latin forms says as much as one with few."""
    for forms in _groups(path):
        latin = [form for form in forms if fold(form).isascii()]
        for native in forms:
            if latin and native not in latin and _is_of(fold(native), script):
                yield from ((form, native, 1 / len(latin)) for form in latin)


def _is_of(word: str, script: str) -> bool:
    return bool(word) and " " not in word and {found for found, _ in runs(word)} == {script}


def _comparable(native: str, latin: str, script: str) -> tuple[str, str] | None:
    """Units and Latin letters of a pair worth learning from: one word of the script, its article taken off."""
    native, latin = fold(native), fold(latin).replace(" ", "")
    if not _is_of(native, script) or not (latin.isascii() and latin.isalpha()):
        return None
    if script == "han":
        native = native.translate(han_table.SIMPLIFIED)
    if script == "kana" and native[0] < "ァ":
        return None  # hiragana spells Japanese, which Hepburn reads
    if script == "arabic":
        native = native.translate(abjads.ARABIC_LETTERS)
        if native.startswith(arabic.ARTICLE) and latin[:2] in ("al", "el", "ul") and len(latin) > 4:
            native, latin = native[2:], latin[2:]
    native = units(native, script)
    return (native, latin) if len(native) <= LONGEST and 0 < len(latin) <= LONGEST else None


@cache
def distance(guess: str, attested: str) -> float:
    """Letters by which two pieces sound different; a wrong consonant weighs half as much again."""
    if guess == attested:
        return 0.0
    first, second = phonetic.sound(f".{guess}."), phonetic.sound(f".{attested}.")
    consonants = [phonetic.skeleton(sounded.strip(".")) for sounded in (first, second)]
    return OSA.distance(first, second) + 0.5 * (consonants[0] != consonants[1]) + 0.02


@cache
def weighed(guess: str, attested: str) -> float:
    """The same as the matcher weighs it: letters that clerks exchange every day count for little."""
    if guess == attested:
        return 0.0
    return spelling.distance(spelling.spelled(guess), spelling.spelled(attested), spelling.FAR) + 0.02


class Learner:
    """Builds the decision lists of one script, narrow contexts first."""

    def __init__(self, pieces: Pieces, differ: Callable[[str, str], float] = distance) -> None:
        self.differ = differ
        self.places = [
            (EDGE + native + EDGE, place, cut[place - len(EDGE)], weight)
            for native, cut, weight in pieces
            for place in range(len(EDGE), len(EDGE) + len(native))
        ]

    def lists(self, gain: float) -> dict[tuple[int, int], dict[str, str]]:
        """Contexts and their pieces, by the number of units to the left and right that they span."""
        guesses = [""] * len(self.places)
        found = {}
        for left, right in sorted(WIDTHS, key=WIDTHS.index, reverse=True):
            found[left, right] = self._list(left, right, guesses, gain)
        return found

    def _list(self, left: int, right: int, guesses: list[str], gain: float) -> dict[str, str]:
        seen: dict[str, list[int]] = defaultdict(list)
        for number, (padded, place, _, _) in enumerate(self.places):
            if place >= left:
                context = padded[place - left : place + right + 1]
                if len(context) == left + right + 1:
                    seen[context].append(number)
        entries = {}
        for context, numbers in seen.items():
            if len(numbers) < FEWEST:
                continue
            answer, gained = self._answer(numbers, guesses)
            silent = not (left or right or answer) and len(numbers) >= SILENT
            if gained >= gain or silent:
                entries[context] = answer
                for number in numbers:
                    guesses[number] = answer
        return entries

    def _answer(self, numbers: Iterable[int], guesses: list[str]) -> tuple[str, float]:
        """The piece nearest to all attested ones, and by how much it is nearer than the present guesses."""
        attested: dict[str, float] = defaultdict(float)
        before = 0.0
        for number in numbers:
            _, _, piece, weight = self.places[number]
            attested[piece] += weight
            before += weight * self.differ(guesses[number], piece)
        likely = sorted(attested, key=lambda piece: (-attested[piece], piece))[:8]
        costs = [
            (sum(w * self.differ(guess, piece) for piece, w in attested.items()), guess) for guess in likely
        ]
        cost, answer = min(costs)
        return answer, before - cost


def fitting_lists(
    pieces: Pieces, entries: int, differ: Callable[[str, str], float] = distance, gain: float = 4.0
) -> Lists:
    """The lists with the least gain an entry that still keeps them within `entries`, widest contexts first."""
    learner = Learner(pieces, differ)
    lists = learner.lists(gain)
    while (count := sum(map(len, lists.values()))) > entries:
        gain *= max(1.08, (count / entries) ** 0.8)
        lists = learner.lists(gain)
    return tuple((*width, lists[width]) for width in WIDTHS if lists[width])


def boosted(pieces: Pieces, plan: Plan) -> list[Lists]:
    """One list after the other, each for what the rules and those before it do not spell rightly."""
    attested = ["".join(cut) for _, cut, _ in pieces]
    right = _near if plan.near else _sounds
    spelled = [
        right(plan.rules(native), wanted) for (native, _, _), wanted in zip(pieces, attested, strict=True)
    ]
    found: list[Lists] = []
    for _ in range(plan.lists):
        counted = [
            (n, cut, w * (plan.spelled if done else 1))
            for (n, cut, w), done in zip(pieces, spelled, strict=True)
        ]
        found.append(
            fitting_lists(counted, plan.entries, weighed, LEAST_GAIN)
            if plan.near
            else fitting_lists(counted, plan.entries)
        )
        speller = Speller(found[-1])
        for number, (native, _, _) in enumerate(pieces):
            spelled[number] |= right([spell(native, speller)], attested[number])
    return found


def _sounds(readings: Collection[str], wanted: str) -> bool:
    return any(phonetic.sound(reading) == phonetic.sound(wanted) for reading in readings)


def _near(readings: Collection[str], wanted: str) -> bool:
    return any(reading.isascii() and weighed(reading, wanted) <= NEAR for reading in readings)


HEADER = '''"""What the letters of names in {script} script most often become in Latin, by the letters around them.

Generated by tools/learn_readings.py; never edited by hand. Distilled from {count:,} pairs of names as people
are listed under in Wikidata (CC0) and in public name lists (MIT): {files}.
For each reading, widest first: units to the left and right of a unit, and contexts so wide with the Latin for
the unit; `_` is an end of the word, `-` no letter.
Command: python -m tools.learn_readings ../shared/data {script}
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

LISTS: tuple[tuple[tuple[int, int, dict[str, str]], ...], ...] = (
'''


def write(script: str, plan: Plan, tables: list[Lists], count: int) -> None:
    """Write the table of a script."""
    files = ", ".join([*(f"{name}_train" for name in plan.files), "spelling_groups"])
    with (TARGET / f"{script}.py").open("w", encoding="utf-8") as out:
        out.write(HEADER.format(script=script, count=count, files=files))
        for lists in tables:
            out.write("    (\n")
            for left, right, known in lists:
                rows = " ".join(f"{context} {piece or '-'}" for context, piece in sorted(known.items()))
                out.write(f'        ({left}, {right}, pairs("{rows}")),\n')
            out.write("    ),\n")
        out.write(")\n")


def main(folder: Path, scripts: list[str]) -> None:
    """Learn and write the tables of these scripts, or of all."""
    for script in scripts or list(PLANS):
        plan = PLANS[script]
        pairs = training_pairs(folder, script, plan)
        aligner = Aligner(pairs, plan.piece)
        for _ in range(ROUNDS):
            aligner.improve()
        pieces = aligner.pieces()
        tables = boosted(pieces, plan)
        write(script, plan, tables, len(pieces))
        entries = sum(len(known) for lists in tables for *_, known in lists)
        size = (TARGET / f"{script}.py").stat().st_size
        print(
            f"{script}: {len(pieces):,} of {len(pairs):,} pairs, {entries:,} entries, {size:,} bytes",
            flush=True,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "names", sys.argv[2:])
