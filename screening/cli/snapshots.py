"""`screening build` and `verify`: the index snapshot."""

from __future__ import annotations

from typing import Annotated

import typer

from screening.cli import options

Digest = Annotated[
    bool, typer.Option("--digest", help="Compare every record with the store's, and print their digest.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(build)
    app.command()(verify)


def build(store: options.Store = None) -> None:
    """Make a new index snapshot of the store and put it into use."""
    with options.engine(store) as engine:
        path = options.build_with_progress(engine)
    typer.echo(f"{path}: {path.stat().st_size:,} bytes.")


def verify(store: options.Store = None, digest: Digest = False) -> None:
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
    if digest:
        _compare(store)


def _compare(store: str | None) -> None:
    """Every record of the index with every record on file, both as of one change."""
    from screening.index.contents import contents, live

    with options.engine(store) as engine, engine.store.scan() as scan:
        engine.open(build=False)
        searcher, checked = engine.present()
        if checked.sequence != scan.head:
            options.say(
                f"The index goes up to change {checked.sequence:,} and the store to {scan.head:,}, so they cannot"
                " be compared now. Try again; while it stays so, run `screening build`."
            )
            raise typer.Exit(1)
        held = contents(live(searcher.snapshot, searcher.delta, checked.sequence))
        on_file = contents(change.body for change in scan if change.body is not None)
    typer.echo(f"Up to change {checked.sequence:,}: {held.records:,} records, digest {held.digest}.")
    if held != on_file:
        options.say(
            f"The store holds {on_file.records:,} records, digest {on_file.digest}: the index is not what is on"
            " file. Run `screening build`, restart the service, and report this as a fault of the program."
        )
        raise typer.Exit(1)
