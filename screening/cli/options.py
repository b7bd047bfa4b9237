"""Options that several commands share, and the engine and progress bar they open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from screening.engine import Engine
    from screening.settings import Settings

Store = Annotated[
    str | None, typer.Option("--store", help="Where records are kept; sqlite:///PATH.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def settings(store: str | None, **given: object) -> Settings:
    """The settings from the environment, with what was given on the command line on top."""
    from screening.settings import Settings

    return Settings.load(store=store, **given)


@contextmanager
def engine(store: str | None, *, build: bool = True) -> Iterator[Engine]:
    """An engine over the store, caught up with it; builds a snapshot first when that is the quicker way."""
    from screening.engine import Engine, EngineOptions
    from screening.store import open_store

    chosen = settings(store)
    opened = Engine(open_store(chosen.store), chosen.index_dir, options=EngineOptions.of(chosen))
    try:
        if build and opened.needs_build():
            build_with_progress(opened)
        opened.open(build=False)
        yield opened
    finally:
        opened.close()


def build_with_progress(opened: Engine) -> Path:
    """Builds a snapshot behind a progress bar."""
    with progress() as bar:
        task = bar.add_task("Building the index", total=None)
        return opened.build(lambda done, total: bar.update(task, completed=done, total=total))


def progress() -> Progress:
    """A progress bar on standard error, so that standard output stays for results."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
