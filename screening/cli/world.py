"""`screening generate`: a synthetic watch-list and travellers with the right answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from screening.cli import options


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(generate)


def generate(
    output: Annotated[Path, typer.Option(help="Folder for the files.", show_default=False)],
    persons: Annotated[int, typer.Option(min=0, help="Wanted persons.")] = 1000,
    documents: Annotated[int, typer.Option(min=0, help="Stolen or lost documents.")] = 10_000,
    travellers: Annotated[int, typer.Option(min=0, help="Travellers, with the truth beside them.")] = 1000,
    seed: Annotated[int, typer.Option(help="Same seed, same bytes.")] = 1,
    share: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Share of travellers who are on the list.")
    ] = 0.2,
) -> None:
    """Generate invented persons, documents and travellers with the right answers."""
    from screening import synthetic

    with options.progress() as bar:
        task = bar.add_task("Generating", total=persons + documents + travellers)
        summary = synthetic.write(
            output, persons, documents, travellers, seed, share, lambda done: bar.update(task, completed=done)
        )
    typer.echo(f"{output}: {summary}")
