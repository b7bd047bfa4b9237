"""`screening serve`: the HTTP service."""

from __future__ import annotations

from typing import Annotated

import typer

from screening.cli import options


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(serve)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to listen on.", show_default="8000")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=256, help="Worker processes.", show_default="1")
    ] = None,
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="Print how to screen a first traveller.")
    ] = False,
    store: options.Store = None,
) -> None:
    """Serve the HTTP interface with one or more worker processes."""
    from screening.serve import serve as run

    chosen = options.settings(store, host=host, port=port, workers=workers)
    raise typer.Exit(run(chosen, announce=_first_traveller if demonstration else None))


def _first_traveller(address: str) -> None:
    """What `make run` prints once the service answers."""
    from screening.synthetic.demonstration import CLEAR_TRAVELLER, REFERRED_TRAVELLER

    for title, body in (("A traveller to refer", REFERRED_TRAVELLER), ("One that is clear", CLEAR_TRAVELLER)):
        typer.echo(
            f"\n# {title}:\ncurl -s {address}/v1/screen -H 'Content-Type: application/json' -d '{body}'"
        )
    typer.echo(f"\n# All there is to ask: {address}/docs\n")
