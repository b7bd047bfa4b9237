"""`screening doctor`: what is installed and set, and whether complete data could be answered from.

It looks and changes nothing: a store that is not there yet is not made.
"""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
import typer

from screening import __version__
from screening.cli import options

if TYPE_CHECKING:
    from screening.engine import Engine
    from screening.store import ListInfo

NO_STORE = "There is no store yet; `screening load` makes it."


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(doctor)


def doctor(store: options.Store = None, json: options.Json = False) -> None:
    """Show settings and health; exits 1 when the service could not answer from complete data."""
    found = report(store)
    if json:
        typer.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2))
    else:
        _show(found)
    if not found["ready"]:
        raise typer.Exit(1)


def report(store: str | None) -> dict[str, Any]:
    """Everything that `doctor` knows, as it prints it with --json."""
    from screening import kernel
    from screening.settings import unknown_variables

    described = options.settings(store).describe()
    return {
        "version": __version__,
        "python": platform.python_version(),
        "kernel": "compiled" if kernel.PRESENT else "pure Python",
        "settings": [{"name": row.name, "value": row.value, "from": row.origin} for row in described],
        "unknown_variables": unknown_variables(),
        **_health(store),
    }


def _health(store: str | None) -> dict[str, Any]:
    """What an engine says of itself and of its snapshot, or why there is none."""
    from screening.errors import ScreeningError
    from screening.store import store_exists

    if not store_exists(options.settings(store).store):
        return {"ready": False, "why": NO_STORE, "lists": []}
    try:
        with options.engine(store) as engine:
            engine.open(build=False)
            return _told(engine)
    except ScreeningError as error:
        return {"ready": False, "why": f"{error.what}. {error.remedy}", "lists": []}


def _told(engine: Engine) -> dict[str, Any]:
    state, path = engine.state(), engine.library.current()
    now = datetime.now(UTC)
    return {
        "ready": state.ready,
        "why": state.why,
        "sequence": state.sequence,
        "head": state.head,
        "snapshot": str(path) if path else "",
        "snapshot_sequence": state.snapshot_sequence,
        "snapshot_bytes": path.stat().st_size if path else 0,
        "snapshot_problems": engine.verify(),
        "changes_since": state.delta_records,
        "lists": [_list(info, now) for info in engine.lists()],
    }


def _list(info: ListInfo, now: datetime) -> dict[str, Any]:
    return {
        "list": info.list,
        "records": info.records,
        "loaded_at": info.loaded_at,
        "as_of": info.as_of,
        "age": age(info.loaded_at, now),
    }


def age(loaded_at: str, now: datetime) -> str:
    """How long ago a list was loaded, in words; "" when its records came one by one."""
    if not loaded_at:
        return ""
    hours = int((now - datetime.fromisoformat(loaded_at)).total_seconds() // 3600)
    if hours < 1:
        return "less than an hour"
    if hours < 48:
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{hours // 24} days"


def _show(found: dict[str, Any]) -> None:
    typer.echo(f"screening {found['version']} on Python {found['python']}, matching: {found['kernel']}")
    for row in found["settings"]:
        typer.echo(f"  {row['name']} = {row['value']}  ({row['from']})")
    for name in found["unknown_variables"]:
        typer.echo(f"{name} is set in the environment, but there is no such setting: is it misspelled?")
    for entry in found["lists"]:
        typer.echo(f"list {entry['list']}: {entry['records']:,} records, {_when(entry)}")
    if "snapshot" in found:
        typer.echo(_index(found))
    for problem in found.get("snapshot_problems", []):
        typer.echo(f"index: {problem}. Run `screening build`; the store is the truth and nothing is lost.")
    typer.echo("Ready." if found["ready"] else f"Not ready: {found['why']}")


def _when(entry: dict[str, Any]) -> str:
    if not entry["age"]:
        return "put on file one by one"
    published = f", published {entry['as_of']}" if entry["as_of"] else ""
    return f"loaded {entry['age']} ago ({entry['loaded_at']}{published})"


def _index(found: dict[str, Any]) -> str:
    if not found["snapshot"]:
        return f"index: no snapshot needed yet; {found['changes_since']:,} records in memory"
    return (
        f"index: {found['snapshot']}, {found['snapshot_bytes']:,} bytes,"
        f" up to change {found['snapshot_sequence']:,} of {found['head']:,}"
    )
