"""`screening batch` and `screening compare`: many travellers, and pairs of them."""

from __future__ import annotations

import os
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from rich.progress import Progress

    from screening.batch.run import Help
    from screening.settings import Settings


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(batch)
    app.command()(compare)


def batch(
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help="Travellers: a passenger list.", show_default=False)
    ],
    output: Annotated[Path, typer.Option(help="Answers: .ndjson, .csv, .xlsx or .edi.", show_default=False)],
    policy: options.Policy = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="A column by another name, surname=Familiya; once for each.", show_default=False),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(min=1, max=256, help="Processes that share a long list.", show_default="one a core"),
    ] = None,
    store: options.Store = None,
) -> None:
    """Screen a list of travellers; exits 0 however many are referred."""
    from screening.api import logs
    from screening.batch.carriers.cusres import Codes
    from screening.batch.run import WORTH_HELP, run

    options.must_be_file(source, "INPUT")
    if not output.parent.is_dir():
        options.wrong("--output", f"there is no folder {str(output.parent)!r}.")
    if output.exists() and output.samefile(source):
        options.wrong("--output", "is the list itself; name another file.")
    chosen = options.settings(store)
    logs.unless_configured("error")
    try:
        with (
            account.giving(chosen) as (office, asker),
            options.view(store) as engine,
            options.progress("{task.fields[rate]}") as bar,
        ):
            counts = run(
                engine,
                source,
                output,
                _Stages(bar),
                options.say,
                policy=policy,  # type: ignore[arg-type]
                columns=options.mapping(column or []),
                codes=Codes.of_settings(chosen),
                help_from=_help(chosen, processes),
                worth_help=0 if processes else WORTH_HELP,
                office=office,
                asker=asker.entered(),
            )
            ready = engine.state()
    except KeyboardInterrupt:
        options.say("interrupted; the same command goes on where this one stopped.")
        raise typer.Exit(1) from None
    said = ", ".join(f"{count} {decision}" for decision, count in sorted(counts.items())) or "no travellers"
    typer.echo(f"{output}: {said}.", err=True)
    if not ready.ready:
        options.say(f"Not everything was checked: {ready.why}")


def _help(chosen: Settings, processes: int | None) -> Help | None:
    """How to start the processes besides this one; None when it works alone."""
    number = (processes or len(os.sched_getaffinity(0))) - 1

    def start(folder: Path) -> AbstractContextManager[object]:
        from screening.serve.helping import helping

        return helping(chosen, folder, number)

    return start if number else None


class _Stages:
    """Shows one bar for each stage of the work, with travellers a second."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._stage = ""
        self._began, self._first = 0.0, 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """How far it is."""
        if stage != self._stage:
            for task in self._bar.task_ids:
                self._bar.remove_task(task)
            self._stage, self._began, self._first = stage, time.monotonic(), done
            self._task = self._bar.add_task(stage, total=total, rate="")
        took = time.monotonic() - self._began
        rate = f"{(done - self._first) / took:,.0f} a second" if stage == "Screening" and took > 0 else ""
        self._bar.update(self._task, completed=done, total=total, rate=rate)


def compare(
    pairs: Annotated[
        Path,
        typer.Argument(
            metavar="PAIRS.csv",
            help="Columns name_a, name_b and optionally birth_date_a ...",
            show_default=False,
        ),
    ],
    policy: options.Policy = None,
    store: options.Store = None,
) -> None:
    """Score pairs of travellers; writes the rows with score, decision and why to standard output.

    Nothing on file is looked at: --store is taken, as everywhere, and not opened.
    """
    from screening.batch.pairs import compare as compare_pairs
    from screening.engine import EngineOptions

    chosen = EngineOptions.of(options.settings(store)).chosen(policy)
    options.must_be_file(pairs, "PAIRS.csv")
    with options.progress() as bar:
        task = bar.add_task("Comparing", total=pairs.stat().st_size)
        compare_pairs(
            pairs, sys.stdout.buffer, chosen, lambda done: bar.update(task, completed=done), options.say
        )
    sys.stdout.flush()
