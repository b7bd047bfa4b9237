"""`screening read`: what a passenger list says, without screening anybody."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from screening.cli import options


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command()(read)


def read(
    source: Annotated[
        Path, typer.Argument(metavar="LIST", help="A passenger list of any form.", show_default=False)
    ],
    column: Annotated[
        list[str] | None,
        typer.Option(help="A column by another name, surname=Familiya; once for each.", show_default=False),
    ] = None,
    store: options.Store = None,
) -> None:
    """Print what a passenger list says, one traveller a line (NDJSON), with position, flight and warnings.

    Nobody is screened: --store is taken, as everywhere, and not opened.
    """
    from screening.batch import listing
    from screening.batch.passengers import Unreadable
    from screening.batch.read import read as rows

    options.must_be_file(source, "LIST")
    travellers = unreadable = odd = 0
    for row in rows(source, note=options.say, columns=options.mapping(column or [])):
        sys.stdout.buffer.write(listing.line(row))
        if isinstance(row, Unreadable):
            unreadable += 1
        else:
            travellers += 1
            odd += bool(row.traveller.warnings)
    sys.stdout.flush()
    typer.echo(f"{source}: {travellers} travellers, {odd} with warnings, {unreadable} unreadable.", err=True)
