"""The task of the patronymic that one side has and the other has not: Russian names, one drawn for each."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.accuracy import names
from benchmarks.accuracy.task import Case, Size, Task

FATHERS = (
    ("Aleksandrovich", "Aleksandrovna"), ("Sergeyevich", "Sergeyevna"), ("Vladimirovich", "Vladimirovna"),
    ("Nikolayevich", "Nikolayevna"), ("Ivanovich", "Ivanovna"), ("Viktorovich", "Viktorovna"),
    ("Mikhailovich", "Mikhailovna"), ("Yuryevich", "Yuryevna"), ("Petrovich", "Petrovna"),
    ("Anatolyevich", "Anatolyevna"), ("Andreyevich", "Andreyevna"), ("Vasilyevich", "Vasilyevna"),
    ("Alekseyevich", "Alekseyevna"), ("Gennadyevich", "Gennadyevna"), ("Ilyich", "Ilyinichna"),
    ("Valeryevich", "Valeryevna"), ("Igorevich", "Igorevna"), ("Grigoryevich", "Grigoryevna"),
    ("Rustamovich", "Rustamovna"), ("Akhmedovich", "Akhmedovna"),
)  # fmt: skip
"""Of sons and of daughters."""

MALE = ("ov", "ev", "in", "sky", "skiy", "ski", "enko")
FEMALE = ("ova", "eva", "ina", "skaya", "skaia")


def task(folder: Path, size: Size) -> Task:
    """Every other person is filed with a patronymic; the travellers show one where the file does not."""
    chance = random.Random(size.seed)
    bare = [name for name in names.full_names(folder, "Russian") if len(name.split()) == 2 and _sex(name)]
    chosen = chance.sample(bare, min(size.records, len(bare)))
    full = [_with_patronymic(name, chance) for name in chosen]
    filed = [one if i % 2 else two for i, (one, two) in enumerate(zip(chosen, full, strict=True))]
    cases = (
        Case(names.traveller(full[i] if i % 2 else chosen[i]), names.record_id(i), _label(i))
        for i in range(min(2 * size.queries, len(chosen)))
    )
    return Task("patronymic", names.records(filed), tuple(cases))


def _label(number: int) -> str:
    return "patronymic asked, not filed" if number % 2 else "patronymic filed, not asked"


def _sex(name: str) -> str:
    """M or F as the ending of a Russian surname tells, or ""."""
    surname = name.lower()
    return "F" if surname.endswith(FEMALE) else "M" if surname.endswith(MALE) else ""


def _with_patronymic(name: str, chance: random.Random) -> str:
    given, surname = name.split()
    return f"{given} {chance.choice(FATHERS)[_sex(name) == 'F']} {surname}"
