"""`screening batch` and `screening compare`: many travellers, and pairs of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from screening.cli import options


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(batch)
    app.command()(compare)


def batch(
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help="Travellers, .ndjson or .csv.", show_default=False)
    ],
    output: Annotated[Path, typer.Option(help="Answers, .ndjson or .csv.", show_default=False)],
    policy: options.Policy = None,
    store: options.Store = None,
) -> None:
    """Screen a list of travellers; exits 0 however many are referred."""
    from screening.batch.run import run

    options.must_be_file(source, "INPUT")
    if not output.parent.is_dir():
        options.wrong("--output", f"there is no folder {str(output.parent)!r}.")
    if output.exists() and output.samefile(source):
        options.wrong("--output", "is the list itself; name another file.")
    with options.view(store) as engine, options.progress() as bar:
        task = bar.add_task("Screening", total=source.stat().st_size)
        counts = run(
            engine,
            source,
            output,
            lambda done: bar.update(task, completed=done),
            options.say,
            policy=policy,
        )
        ready = engine.state()
    said = ", ".join(f"{count} {decision}" for decision, count in sorted(counts.items())) or "no travellers"
    typer.echo(f"{output}: {said}.", err=True)
    if not ready.ready:
        options.say(f"Not everything was checked: {ready.why}")


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
