"""`screening generate`: a synthetic watch-list and travellers with the right answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from screening.cli import options

SIZES = {"persons": 1000, "documents": 10_000, "travellers": 1000, "seed": 1}


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(generate)


def generate(
    output: Annotated[Path, typer.Option(help="Folder for the files.", show_default=False)],
    persons: Annotated[int | None, typer.Option(min=0, help="Wanted persons.", show_default="1000")] = None,
    documents: Annotated[
        int | None, typer.Option(min=0, help="Stolen or lost documents.", show_default="10000")
    ] = None,
    travellers: Annotated[
        int | None, typer.Option(min=0, help="Travellers, with the truth beside them.", show_default="1000")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Same seed, same bytes.", show_default="1")] = None,
    share: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Share of travellers who are on the list.")
    ] = 0.2,
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="The world of `make run`, with its few fixed records.")
    ] = False,
    store: options.Store = None,
) -> None:
    """Generate invented persons, documents and travellers with the right answers.

    Nothing is put on file: --store is taken, as everywhere, and not opened.
    """
    from screening import synthetic
    from screening.serve.collector import settle
    from screening.synthetic import demonstration as fixed

    options.settings(store)
    settle()  # what is made from here on, a quarter of a million objects for the tables of names, lives to the end
    given = {"persons": persons, "documents": documents, "travellers": travellers, "seed": seed}
    sizes = {**(fixed.SIZES if demonstration else SIZES), **{k: v for k, v in given.items() if v is not None}}
    records = fixed.demonstration_records() if demonstration else []
    with options.progress() as bar:
        task = bar.add_task("Generating", total=sum(sizes.values()) - sizes["seed"])
        summary = synthetic.write(
            output,
            **sizes,
            share=share,
            fixed=records,
            progress=lambda done: bar.update(task, completed=done),
        )
    typer.echo(f"{output}: {summary}.")
