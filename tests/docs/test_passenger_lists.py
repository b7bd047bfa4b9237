"""The page about passenger lists names the forms, fields and headings that the readers know, and their bounds."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from screening.batch.carriers.paxlst import KINDS, STATUS
from screening.batch.carriers.paxlst_person import ROLES
from screening.batch.read import READERS
from screening.batch.tables import headings
from tests.docs import pages

PAGE = pages.read("docs/reference/passenger-lists.md")
LIMITS = pages.read("docs/reference/limits.md").partition("## Passenger lists")[2].partition("\n## ")[0]


def test_every_suffix_is_named_and_no_other() -> None:
    table = PAGE.partition("## Forms")[2].partition("\n## ")[0]
    first_cells = " ".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\.\w+)`", first_cells)) == set(READERS)


def test_every_field_of_a_table_is_named_and_no_other() -> None:
    table = PAGE.partition("## Tables")[2].partition("The same heading")[0]
    first_cells = " ".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", first_cells)) == {*headings.COLUMNS, *headings.MORE_COLUMNS}


def test_the_headings_given_as_examples_are_known() -> None:
    table = PAGE.partition("## Tables")[2].partition("The same heading")[0]
    for line in table.splitlines():
        if line.startswith("| `") and "alone" not in line and "zone" not in line:
            known = set(re.findall(r"`(\w+)`", line.split("|")[1]))
            examples = re.split(r"[,;]", line.split("|")[2])
            assert set(headings.fields(examples)) <= known, examples


@pytest.mark.parametrize("code", [*KINDS, *STATUS, *ROLES])
def test_every_code_of_a_message_is_named(code: str) -> None:
    assert re.search(rf"\b{code}\b", PAGE)


@pytest.mark.parametrize("line", [line for line in LIMITS.splitlines() if "`" in line])
def test_every_bound_is_that_of_the_code(line: str) -> None:
    numbers = [int(number.replace(",", "")) for number in re.split("; ", line.split("|")[2].strip())]
    names = re.findall(r"`([\w.]+\.)?(\w+)`", line.split("|")[3])
    modules = [f"screening.batch.{module[:-1]}" if module else "screening.wire.limits" for module, _ in names]
    assert [
        getattr(import_module(module), name) for module, (_, name) in zip(modules, names, strict=True)
    ] == numbers
