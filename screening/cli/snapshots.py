"""`screening build`, `verify` and `doctor`: the index snapshot and the health of an installation."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Any

import orjson
import typer

from screening import __version__
from screening.cli import options

if TYPE_CHECKING:
    from screening.settings import Settings


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(build)
    app.command()(verify)
    app.command()(doctor)


def build(store: options.Store = None) -> None:
    """Make a new index snapshot of the store and put it into use."""
    with options.engine(store, build=False) as engine:
        path = options.build_with_progress(engine)
    typer.echo(f"{path}: {path.stat().st_size:,} bytes.")


def verify(store: options.Store = None) -> None:
    """Check every checksum of the live snapshot; exits 1 when one disagrees."""
    with options.engine(store, build=False) as engine:
        path, problems = engine.library.current(), engine.verify()
    if path is None:
        typer.echo("There is no snapshot; one is built when it is needed, or by `screening build`.")
    for problem in problems:
        typer.echo(f"{problem}. Run `screening build`; the store is the truth and nothing is lost.", err=True)
    if problems:
        raise typer.Exit(1)
    if path is not None:
        typer.echo(f"{path}: every checksum agrees.")


def doctor(store: options.Store = None, json: options.Json = False) -> None:
    """Show settings and health; exits 1 when the service could not answer from complete data."""
    chosen = options.settings(store)
    report = {
        "version": __version__,
        "python": platform.python_version(),
        "settings": _settings(chosen),
        **_health(store),
    }
    if json:
        typer.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
    else:
        _show(report)
    if not report["ready"]:
        raise typer.Exit(1)


def _settings(chosen: Settings) -> list[dict[str, str]]:
    return [{"name": row.name, "value": row.value, "from": row.origin} for row in chosen.describe()]


def _health(store: str | None) -> dict[str, Any]:
    """What an engine says of itself and of its snapshot, or why there is none."""
    from screening.errors import ScreeningError

    try:
        with options.engine(store, build=False) as engine:
            state = engine.state()
            lists = [
                {"list": info.list, "records": info.records, "loaded_at": info.loaded_at}
                for info in engine.lists()
            ]
            return {
                "ready": state.ready, "why": state.why, "sequence": state.sequence, "head": state.head,
                "snapshot": state.generation, "snapshot_problems": engine.verify(), "lists": lists,
            }  # fmt: skip
    except ScreeningError as error:
        return {"ready": False, "why": f"{error.what} {error.remedy}", "lists": []}


def _show(report: dict[str, Any]) -> None:
    typer.echo(f"screening {report['version']} on Python {report['python']}")
    for row in report["settings"]:
        typer.echo(f"  {row['name']} = {row['value']}  ({row['from']})")
    for entry in report["lists"]:
        typer.echo(
            f"list {entry['list']}: {entry['records']} records, loaded {entry['loaded_at'] or 'record by record'}"
        )
    for problem in report.get("snapshot_problems", []):
        typer.echo(f"snapshot: {problem}. Run `screening build`.")
    typer.echo("Ready." if report["ready"] else f"Not ready: {report['why']}")
