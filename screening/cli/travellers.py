"""`screening batch` and `screening compare`: many travellers, and pairs of them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from rich.progress import Progress

    from screening.batch.run import Elsewhere, Help
    from screening.engine import Engine
    from screening.settings import Settings


LOCAL = "local"
ENGINES = (LOCAL, "ray")


def _known_engine(name: str) -> str:
    """Refuses an engine that is none, and says which there are."""
    if name not in ENGINES:
        raise typer.BadParameter(f"is no engine; write one of: {', '.join(ENGINES)}.")
    return name


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(batch)
    app.command()(compare)


def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="Travellers: a passenger list, a file or an address such as s3://...",
            show_default=False,
        ),
    ],
    output: Annotated[Path, typer.Option(help="Answers: .ndjson, .csv, .xlsx or .edi.", show_default=False)],
    policy: options.Policy = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="A column by another name, surname=Familiya; once for each.", show_default=False),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(min=1, max=4096, help="Processes that share a long list.", show_default="one a core"),
    ] = None,
    engine: Annotated[
        str, typer.Option(help="Who screens: local, this machine; or ray, a cluster.", callback=_known_engine)
    ] = LOCAL,
    ray_address: Annotated[
        str, typer.Option(help="The Ray cluster: auto, the one of this machine; or HOST:PORT.")
    ] = "auto",
    store: options.Store = None,
) -> None:
    """Screen a list of travellers; exits 0 however many are referred."""
    from screening.api import logs
    from screening.batch.carriers.cusres import Codes
    from screening.batch.run import WORTH_HELP, run

    chosen = options.settings(store)
    listed = _input(source, output)
    logs.unless_configured("error")
    try:
        with (
            account.giving(chosen) as (office, asker),
            _engine(chosen, engine, ray_address, processes) as screens,
            options.progress("{task.fields[rate]}") as bar,
        ):
            counts = run(
                screens.engine,
                listed,
                output,
                _Stages(bar),
                options.say,
                policy=policy,  # type: ignore[arg-type]
                columns=options.mapping(column or []),
                codes=Codes.of_settings(chosen),
                help_from=screens.help_from,
                worth_help=0 if processes else WORTH_HELP,
                elsewhere=screens.elsewhere,
                office=office,
                asker=asker.entered(),
            )
            why = screens.why()
    except KeyboardInterrupt:
        options.say("interrupted; the same command goes on where this one stopped.")
        raise typer.Exit(1) from None
    said = ", ".join(f"{count} {decision}" for decision, count in sorted(counts.items())) or "no travellers"
    typer.echo(f"{output}: {said}.", err=True)
    if why:
        options.say(f"Not everything was checked: {why}")


def _input(source: str, output: Path) -> Path | str:
    """The list, a path or an address; refuses what can be seen to be wrong at once."""
    from screening.batch import remote

    if not output.parent.is_dir():
        options.wrong("--output", f"there is no folder {str(output.parent)!r}.")
    if remote.is_address(source):
        return source
    path = Path(source)
    options.must_be_file(path, "INPUT")
    if output.exists() and output.samefile(path):
        options.wrong("--output", "is the list itself; name another file.")
    return path


@dataclass(frozen=True)
class _Screens:
    """Who screens: an engine, which is open unless all is done `elsewhere`, and those that help it."""

    engine: Engine
    why: Callable[[], str]
    help_from: Help | None = None
    elsewhere: Elsewhere | None = None


@contextmanager
def _engine(chosen: Settings, name: str, address: str, processes: int | None) -> Iterator[_Screens]:
    if name == LOCAL:
        with options.view(chosen.store) as opened:
            yield _Screens(opened, lambda: opened.state().why, _help(chosen, processes))
        return
    from screening.api import control
    from screening.serve.cluster import driver

    with (
        options.engine(chosen.store) as known,
        driver.cluster(
            address, chosen, known.store.identity, options.say, audit=control.kept(chosen), most=processes
        ) as pool,
    ):
        yield _Screens(known, pool.why, elsewhere=partial(driver.screen, pool))


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
    from screening.options import EngineOptions

    chosen = EngineOptions.of(options.settings(store)).chosen(policy)
    options.must_be_file(pairs, "PAIRS.csv")
    with options.progress() as bar:
        task = bar.add_task("Comparing", total=pairs.stat().st_size)
        compare_pairs(
            pairs, sys.stdout.buffer, chosen, lambda done: bar.update(task, completed=done), options.say
        )
    sys.stdout.flush()
