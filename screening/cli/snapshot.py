"""`screening snapshot publish`, `fetch` and `list`: snapshots in a shared folder or object store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screening.cli import options

if TYPE_CHECKING:
    from screening.engine import Engine
    from screening.errors import SnapshotError
    from screening.published.manifest import Entry
    from screening.published.shelf import Shelf
    from screening.settings import Settings

Address = Annotated[
    str | None,
    typer.Option(
        "--snapshots",
        help="Where snapshots are published: file:///FOLDER, s3://BUCKET/PREFIX.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    group = typer.Typer(help="Publish snapshots of the index, and fetch them.", no_args_is_help=True)
    group.command()(publish)
    group.command()(fetch)
    group.command("list")(list_published)
    app.add_typer(group, name="snapshot")


def publish(snapshots: Address = None, store: options.Store = None) -> None:
    """Publish the live snapshot; `screening build` makes a newer one."""
    from screening.errors import InputError

    with _shelf(snapshots, store) as (shelf, engine, chosen):
        path = engine.library.current()
        if path is None:
            raise InputError("there is no snapshot to publish", remedy="Run `screening build` first.")
        entry = shelf.publish(path, engine.store)
        shelf.tidy(engine.store, kept=chosen.snapshots_kept)
    typer.echo(f"{entry.data}: {path.stat().st_size:,} bytes, up to change {entry.sequence:,}.")


def fetch(snapshots: Address = None, store: options.Store = None) -> None:
    """Fetch the newest published snapshot and put it into use; exits 1 when none can be used."""
    from screening.published.shelf import newest, reach

    with _shelf(snapshots, store) as (shelf, engine, _), options.progress() as bar:
        task = bar.add_task("Fetching the snapshot", total=None)
        held = reach(engine.library, engine.store)
        path = newest(
            shelf,
            engine.library,
            engine.store,
            lambda entry: entry.sequence > held,
            _say_refused,
            lambda done, total: bar.update(task, completed=done, total=total),
        )
        there = len(shelf.entries())
    if path is not None:
        typer.echo(f"{path}: {path.stat().st_size:,} bytes.")
    elif held >= 0:
        typer.echo(f"The snapshot here is as new as any that can be used: up to change {held:,}.")
    else:
        options.say(
            f"{there} snapshots are published for this store and version, and none can be used. "
            "Run `screening build`, then `screening snapshot publish`."
        )
        raise typer.Exit(1)


def list_published(
    snapshots: Address = None, store: options.Store = None, json: options.Json = False
) -> None:
    """List the published snapshots of the store, of every version, the newest first."""
    import orjson

    with _shelf(snapshots, store) as (shelf, engine, _):
        rows = [_row(shelf, engine, entry) for folder in shelf.folders() for entry in shelf.entries(folder)]
    if json:
        typer.echo(orjson.dumps(rows, option=orjson.OPT_INDENT_2))
        return
    for row in rows:
        typer.echo(
            f"{row['name']}: up to change {row['sequence']:,}, built {row['built_at']}, {row['bytes']:,} bytes"
            + (f"; {row['why_not']}" if row["why_not"] else "")
        )
    if not rows:
        typer.echo("No snapshot of this store is published there.")


@contextmanager
def _shelf(snapshots: str | None, store: str | None) -> Iterator[tuple[Shelf, Engine, Settings]]:
    from screening.engine import Engine
    from screening.errors import InputError
    from screening.published.place import Place
    from screening.published.shelf import Shelf

    chosen = options.settings(store, snapshots=snapshots)
    if chosen.snapshots is None:
        raise InputError(
            "nothing says where snapshots are published",
            remedy="Set SCREENING_SNAPSHOTS, or give --snapshots file:///FOLDER.",
        )
    engine = Engine.of(chosen, create=False)
    try:
        place = Place(chosen.snapshots, seconds=chosen.snapshots_seconds)
        yield Shelf(place, engine.store.identity), engine, chosen
    finally:
        engine.close()


def _say_refused(entry: Entry, error: SnapshotError) -> None:
    options.say(f"{entry.data}: {error.what} Trying the next older one.")


def _row(shelf: Shelf, engine: Engine, entry: Entry) -> dict[str, Any]:
    """What is known of a snapshot, and why this version cannot use it, if so."""
    from screening.errors import SnapshotError
    from screening.published.manifest import readable

    why, size = "" if entry.folder.endswith(readable()) else "for another version", 0
    try:
        size = shelf.manifest(entry, engine.store)[0].size
    except SnapshotError as error:
        why = why or error.what
    return {
        "name": entry.data,
        "sequence": entry.sequence,
        "built_at": entry.built_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "bytes": size,
        "why_not": why,
    }
