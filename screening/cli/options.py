"""Options that several commands share, and the engine and progress bar they open."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, get_args

import typer

from screening.model import PolicyName

if TYPE_CHECKING:
    from rich.progress import Progress

    from screening.engine import Engine
    from screening.settings import Settings

Store = Annotated[
    str | None,
    typer.Option(
        "--store", help="Where records are kept: sqlite:///PATH or redis://HOST.", show_default=False
    ),
]


def known_policy(name: str | None) -> str | None:
    """Refuses a policy that is not one, and says which there are."""
    known = get_args(PolicyName)
    if name is not None and name not in known:
        raise typer.BadParameter(f"is not a policy; write one of: {', '.join(known)}.")
    return name


Policy = Annotated[
    str | None,
    typer.Option(
        "--policy",
        help=f"How much likeness refers: {', '.join(get_args(PolicyName))}.",
        callback=known_policy,
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def settings(store: str | None, **given: object) -> Settings:
    """The settings from the environment, with what was given on the command line on top."""
    from screening.settings import Settings

    return Settings.load(store=store, **given)


@contextmanager
def engine(store: str | None) -> Iterator[Engine]:
    """An engine over the store, not opened: for what changes records or snapshots and looks nobody up."""
    from screening.engine import Engine

    made = Engine.of(settings(store))
    try:
        yield made
    finally:
        made.close()


@contextmanager
def view(store: str | None) -> Iterator[Engine]:
    """An engine that is level with the store; builds a snapshot first when that is the quicker way."""
    with engine(store) as made:
        if made.needs_build():
            build_with_progress(made)
        made.open(build=False)
        yield made


def build_with_progress(made: Engine) -> Path:
    """Builds a snapshot behind a progress bar."""
    with progress() as bar:
        task = bar.add_task("Building the index", total=None)
        return made.build(lambda done, total: bar.update(task, completed=done, total=total))


def progress(*more: str) -> Progress:
    """A progress bar on standard error, so that standard output stays for results; at a terminal only.

    `more` are further columns, in the form of rich: `{task.fields[rate]}`, for example.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    told = map(TextColumn, more)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        *told,
        TimeRemainingColumn(),
    )
    at_terminal = sys.stderr.isatty()
    return Progress(*columns, console=Console(stderr=True), disable=not at_terminal, transient=True)


def say(sentence: str) -> None:
    """One line on standard error, with the program's name in front."""
    sys.stderr.write(f"screening: {sentence}\n")


def wrong(argument: str, what: str) -> NoReturn:
    """Ends the command as wrongly used."""
    raise typer.BadParameter(what, param_hint=argument)


def mapping(columns: Sequence[str]) -> dict[str, str]:
    """What `--column` says: our name of a column, then the list's."""
    pairs = [column.partition("=") for column in columns]
    if any(not (ours and theirs) for ours, _, theirs in pairs):
        wrong("--column", "is no mapping; write it as surname=Familiya.")
    return {ours: theirs for ours, _, theirs in pairs}


def must_be_file(path: Path, argument: str) -> None:
    """Refuses a path at which no file is."""
    if not path.is_file():
        wrong(argument, f"there is no file {str(path)!r}.")
