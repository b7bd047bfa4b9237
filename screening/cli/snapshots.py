"""`screening build` and `verify`: the index snapshot."""

from __future__ import annotations

import typer

from screening.cli import options


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(build)
    app.command()(verify)


def build(store: options.Store = None) -> None:
    """Make a new index snapshot of the store and put it into use."""
    with options.engine(store) as engine:
        path = options.build_with_progress(engine)
    typer.echo(f"{path}: {path.stat().st_size:,} bytes.")


def verify(store: options.Store = None) -> None:
    """Check every checksum of the live snapshot; exits 1 when one disagrees."""
    with options.engine(store) as engine:
        path, problems = engine.library.current(), engine.verify()
    if path is None:
        typer.echo("There is no snapshot; one is built when it is needed, or by `screening build`.")
    for problem in problems:
        options.say(f"{problem}. Run `screening build`; the store is the truth and nothing is lost.")
    if problems:
        raise typer.Exit(1)
    if path is not None:
        typer.echo(f"{path}: every checksum agrees.")
