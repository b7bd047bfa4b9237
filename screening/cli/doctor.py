"""`screening doctor`: what is installed and set, whether complete data could be answered from, and what is wrong.

It looks and changes nothing: a store that is not there yet is not made. Every finding comes with its remedy.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
import typer

from screening import __version__
from screening.cli import options

if TYPE_CHECKING:
    from screening.cli.checkup import Finding
    from screening.engine import Engine, EngineState
    from screening.settings import Settings
    from screening.store import ListInfo

NO_STORE = "There is no store yet; `screening load` makes it."


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(doctor)


def doctor(store: options.Store = None, json: options.Json = False) -> None:
    """Show settings and health; exits 1 when the service could not answer from complete data, or soon will not."""
    found = report(store)
    if json:
        typer.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2))
    else:
        _show(found)
    if not found["ready"] or any(finding["grave"] for finding in found["findings"]):
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
        "service": _service(options.settings(store)),
        **_health(store),
    }


def _service(settings: Settings) -> str:
    """What a service that runs here with these settings says of itself; "" when none answers."""
    import http.client

    if settings.tls_certificate is not None:
        return "not asked, because it speaks TLS"
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 -- not bound here
    connection = http.client.HTTPConnection(host, settings.port, timeout=2.0)
    try:
        connection.request("GET", "/readyz")
        told = orjson.loads(connection.getresponse().read(1_000_000))
        return "ready" if told["ready"] else f"not ready: {told['why']}"
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def _health(store: str | None) -> dict[str, Any]:
    """What an engine says of itself and of its snapshot, or why there is none."""
    from screening.errors import ScreeningError
    from screening.store import store_exists

    settings = options.settings(store)
    try:
        if not store_exists(settings.store):
            return {"ready": False, "why": NO_STORE, "lists": [], "findings": _found(settings)}
        with options.engine(store) as engine:
            engine.open(build=False)
            return _told(engine, settings)
    except ScreeningError as error:
        why = f"{error.what.removesuffix('.')}. {error.remedy}"
        return {"ready": False, "why": why, "lists": [], "findings": _found(settings)}


def _found(
    settings: Settings, findings: Sequence[Finding] = (), size: int = 0, *, times: Iterable[float] = ()
) -> list[dict[str, Any]]:
    """The findings, with those about the machine, as JSON; the grave ones first."""
    from screening.api.vitals import folders
    from screening.cli import checkup

    found = [*findings, *_access(settings), *checkup.of_machine(folders(settings), size, times)]
    return [finding.to_json() for finding in sorted(found, key=lambda finding: not finding.grave)]


def _access(settings: Settings) -> Iterator[Finding]:
    """Why nobody could come in."""
    from screening.api import control
    from screening.cli.checkup import Finding
    from screening.errors import ScreeningError
    from screening.store.keys import keys_of

    try:
        if control.mode(settings) == "open":
            return
        now, keys = time.time(), keys_of(settings).listing()
    except ScreeningError as error:
        what = error.what[:1].upper() + error.what[1:].removesuffix(".")
        yield Finding(f"Access: {what}", error.remedy, grave=True)
        return
    if not settings.jwt_issuer and not any(key.state(now) == "valid" for key in keys):
        remedy = "Make one with `screening keys create`, or take over a file's with `screening keys import`."
        yield Finding("Access: there is no valid key, so everybody is refused", remedy, grave=True)


def _stale(state: EngineState) -> Iterator[Finding]:
    from screening.cli.checkup import Finding

    for late in state.overdue:
        remedy = f"Load its newest file: screening load FILE --list {late.list}."
        yield Finding(f"List {late.list} makes nobody clear: {late.why}", remedy, grave=True)


def _doubted(engine: Engine) -> Iterator[Finding]:
    from screening import redress
    from screening.cli.checkup import Finding

    for what, remedy in engine.store.doubts():
        yield Finding(what, remedy)
    if many := redress.unheeded(engine):
        what = f"Clearances made under another secret: {many}; who is cleared by them is referred on this machine"
        yield Finding(what, "Give every machine the same file in SCREENING_AUDIT_KEY_FILE.")


def _told(engine: Engine, settings: Settings) -> dict[str, Any]:
    state, path = engine.state(), engine.library.current()
    now, size = datetime.now(UTC), path.stat().st_size if path else 0
    loaded = [datetime.fromisoformat(info.loaded_at).timestamp() for info in engine.lists() if info.loaded_at]
    built = [path.stat().st_mtime] if path else []
    return {
        "ready": state.ready,
        "why": state.why,
        "sequence": state.sequence,
        "head": state.head,
        "snapshot": str(path) if path else "",
        "snapshot_sequence": state.snapshot_sequence,
        "snapshot_bytes": size,
        "snapshot_problems": engine.verify(),
        "changes_since": state.delta_records,
        "lists": [_list(info, now, settings) for info in engine.lists()],
        "findings": _found(settings, [*_stale(state), *_doubted(engine)], size, times=loaded + built),
    }


def _list(info: ListInfo, now: datetime, settings: Settings) -> dict[str, Any]:
    from screening import freshness

    limits = freshness.parse(settings.list_max_age or "")
    limit = freshness.limit_of(limits, info.list, info.loaded_at)
    return {
        "list": info.list,
        "records": info.records,
        "loaded_at": info.loaded_at,
        "as_of": info.as_of,
        "age": age(info.loaded_at, now),
        "max_age": "" if limit is None else freshness.words(limit),
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
    typer.echo(f"service: {found['service'] or 'none answers at the host and port that are set'}")
    for finding in found["findings"]:
        typer.echo(f"{'!' if finding['grave'] else '-'} {finding['what']}. {finding['remedy']}")
    typer.echo("Ready." if found["ready"] else f"Not ready: {found['why']}")


def _when(entry: dict[str, Any]) -> str:
    if not entry["age"]:
        return "put on file one by one"
    published = f", published {entry['as_of']}" if entry["as_of"] else ""
    limit = f", at most {entry['max_age']} old" if entry["max_age"] else ""
    return f"loaded {entry['age']} ago ({entry['loaded_at']}{published}{limit})"


def _index(found: dict[str, Any]) -> str:
    if not found["snapshot"]:
        return f"index: no snapshot needed yet; {found['changes_since']:,} records in memory"
    return (
        f"index: {found['snapshot']}, {found['snapshot_bytes']:,} bytes,"
        f" up to change {found['snapshot_sequence']:,} of {found['head']:,}"
    )
