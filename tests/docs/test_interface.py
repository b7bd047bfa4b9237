"""Commands, routes and metrics: the reference names what the running program has, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from screening.cli import app as program
from tests.docs import pages

COMMANDS = typer.main.get_command(program).commands  # type: ignore[attr-defined]


def sections() -> dict[str, str]:
    """The sections of the command-line page by command, without the output of other commands."""
    page = pages.read("docs/reference/command-line.md")
    found = re.split(r"^### `screening (\w+)[^`]*`$", page, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def options(command: str) -> set[str]:
    """The long options of a command, both of a pair such as `--build` and `--no-build`; of a group, its commands'."""
    parts = getattr(COMMANDS[command], "commands", {}).values() or [COMMANDS[command]]
    return {
        option
        for part in parts
        for parameter in part.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    }


def test_every_command_has_a_section_and_no_other() -> None:
    assert set(sections()) == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_of_a_command_is_in_its_section_and_no_other(command: str) -> None:
    named = set(re.findall(r"`(--[a-z][a-z-]*)", sections()[command]))
    passed_on = {"--json"} if COMMANDS[command].context_settings.get("ignore_unknown_options") else set()
    assert named - passed_on == options(command)


@pytest.mark.parametrize("page", pages.markdown_files(), ids=lambda page: str(page.relative_to(pages.ROOT)))
def test_every_command_shown_in_a_shell_exists_with_its_options(page: Path) -> None:
    shown = [
        line for block in pages.blocks(page) if block.words == ("sh",) for line in block.text.splitlines()
    ]
    for line in shown:
        called = re.match(r"\s*(?:docker run .* )?screening ([a-z]+)(.*)", line.partition("  #")[0])
        if called:
            assert called[1] in COMMANDS, line
            assert set(re.findall(r"--[a-z][a-z-]*", called[2])) <= options(called[1]), line
