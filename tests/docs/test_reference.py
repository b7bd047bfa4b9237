"""The reference names everything that exists, and nothing that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from screening import errors, kernel
from screening.api import problems
from screening.decide import Policy
from screening.documents import numbers
from screening.index import keys, snapshot
from screening.settings import PREFIX, Settings
from screening.sources.formats import FORMATS
from screening.text import names
from screening.wire import limits
from tests.docs import pages


def rows(page: str) -> dict[str, str]:
    """The rows of a page's tables by the name in backquotes that stands in their first or last cell."""
    found = {}
    for line in pages.read(f"docs/reference/{page}").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        for cell in (cells[0], cells[-1]):
            if name := re.fullmatch(r"`([^`]+)`", cell.strip("| ")):
                found[name[1]] = line
    return found


def tree(error: type[errors.ScreeningError]) -> Iterator[type[errors.ScreeningError]]:
    yield error
    for below in error.__subclasses__():
        if below.__module__ == errors.__name__:
            yield from tree(below)


def http_codes() -> set[str]:
    """Codes of what HTTP itself refuses, outside the tree."""
    return {kind.code for kind in (problems.Refused, *problems.Refused.__subclasses__())}


def constants(module: object) -> dict[str, int]:
    return {name: value for name, value in vars(module).items() if name.isupper() and isinstance(value, int)}


def test_every_setting_is_in_the_reference_and_no_other() -> None:
    documented = {name for name in rows("settings.md") if name.startswith(PREFIX)}
    assert documented == {f"{PREFIX}{name}".upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_a_setting_stands_in_the_reference_with_its_default_and_its_meaning(name: str) -> None:
    field = Settings.model_fields[name]
    default = (
        "none" if field.default is None else "see there" if field.default_factory else f"`{field.default}`"
    )
    row = f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |"
    assert row in pages.read("docs/reference/settings.md").splitlines()


@pytest.mark.parametrize("page", pages.markdown_files(), ids=lambda page: str(page.relative_to(pages.ROOT)))
def test_no_page_names_a_setting_that_does_not_exist(page: Path) -> None:
    named = set(re.findall(r"\bSCREENING_[A-Z_]*[A-Z]\b", page.read_text(encoding="utf-8")))
    assert named - {f"{PREFIX}{name}".upper() for name in Settings.model_fields} - {kernel.PURE} == set()


@pytest.mark.parametrize("error", list(tree(errors.ScreeningError)), ids=lambda error: error.code)
def test_every_error_has_a_heading_with_its_status(error: type[errors.ScreeningError]) -> None:
    section = re.search(
        rf"^### `{error.code}`\n(\d{{3}})", pages.read("docs/reference/errors.md"), re.MULTILINE
    )
    assert section is not None
    assert int(section[1]) == error.status


def test_every_code_in_the_reference_exists() -> None:
    documented = set(re.findall(r"^### `(\w+)`$", pages.read("docs/reference/errors.md"), re.MULTILINE))
    assert documented >= http_codes() >= {"unknown_path", "wrong_method", "http_error"}
    assert documented - http_codes() == {error.code for error in tree(errors.ScreeningError)}


def test_every_limit_is_in_the_reference_with_its_number() -> None:
    documented = rows("limits.md")
    compared = {**constants(names), **constants(numbers), **constants(keys)}
    shown = {name: compared[name] for name in ("MAX_TOKENS", "MAX_LETTERS", "MAX_PAIR_TOKENS", "MAX_LENGTH")}
    for name, number in {**constants(limits), **shown}.items():
        assert re.search(rf"\| {number:,}\b", documented[name]), name


@pytest.mark.parametrize("name", ["threshold", "limit", "budget"])
def test_the_policy_is_in_the_reference_with_its_defaults(name: str) -> None:
    defaults = {field.name: field.default for field in fields(Policy)}
    assert f"| {defaults[name]} |" in rows("limits.md")[name]


def test_every_list_format_is_in_the_reference() -> None:
    table = pages.read("docs/reference/lists.md").partition("##")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)) == set(FORMATS)


def test_the_index_format_tells_the_history_up_to_the_present_versions() -> None:
    page = pages.read("docs/reference/index-format.md")
    for name, version in (("FORMAT_VERSION", snapshot.FORMAT_VERSION), ("KEY_VERSION", keys.KEY_VERSION)):
        history = page.partition(f"| `{name}` | |\n")[2].partition("\n\n")[0]
        assert [int(number) for number in re.findall(r"^\| (\d+) \|", history, re.MULTILINE)] == list(
            range(1, version + 1)
        )
