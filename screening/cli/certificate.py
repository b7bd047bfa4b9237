"""`screening certificate issue | verify`: proof that a record is gone, and whether such a proof is what it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from screening.engine import Engine
    from screening.keeping.traces import Places
    from screening.settings import Settings

program = typer.Typer(name="certificate", help="Certificates of deletion.", no_args_is_help=True)

MOST_BYTES = 1_000_000


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.add_typer(program)


@program.command()
def issue(
    record: Annotated[
        str, typer.Argument(help="The id of the record that was withdrawn.", show_default=False)
    ],
    output: Annotated[
        Path | None, typer.Option(help="The file to write; otherwise it is printed.", show_default=False)
    ] = None,
    store: options.Store = None,
) -> None:
    """Certify that a record was withdrawn, and say where its content still is; exits 1 while that is somewhere."""
    from screening.keeping import proof

    settings = options.settings(store)
    unread: set[str] = set()
    with account.giving(settings) as (office, asker), options.engine(store) as engine:
        made = proof.certificate(
            office, asker, settings.audit_dir, places(settings, engine), record, unread.add
        )
    for segment in sorted(unread):
        options.say(f"{segment}: not every line is an entry. Run `screening audit verify`.")
    written = orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    if output is None:
        typer.echo(written, nl=False)
    else:
        output.write_bytes(written)
    for why in made["pending"]:
        options.say(f"Pending: {why}.")
    if made["pending"]:
        raise typer.Exit(1)


@program.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The certificate.", show_default=False)],
    record: Annotated[
        Path | None,
        typer.Option(
            help="A copy of the record (JSON): whether it is this version of it.", show_default=False
        ),
    ] = None,
    store: options.Store = None,
) -> None:
    """Say whether a certificate is as it was issued; exits 1 when it is not."""
    from screening.audit import certificate, keys

    options.must_be_file(file, "FILE")
    held = keys.load(options.settings(store).audit_key_file, may_make=False)
    found = _read(file)
    faults = list(certificate.faults(held, found))
    if (
        not faults
        and record is not None
        and found["record_version"] != certificate.version(held, _version(record))
    ):
        faults.append("it is about another version of the record, or about another record")
    for fault in faults:
        options.say(f"{file}: {fault}.")
    if faults:
        raise typer.Exit(1)
    typer.echo(f"{file}: as it was issued at {found['looked_at']}; {found['state']}.")


def places(settings: Settings, engine: Engine) -> Places:
    """Where the content of a withdrawn record may still be, as far as this machine sees."""
    from screening.batch.jobs import are_shared, jobs_of
    from screening.keeping.traces import Places
    from screening.published.place import Place
    from screening.published.shelf import Shelf

    shelf = None
    if settings.snapshots is not None:
        place = Place(settings.snapshots, seconds=settings.snapshots_seconds)
        shelf = Shelf(place, engine.store.identity)
    has_jobs = are_shared(settings) or settings.jobs_dir.is_dir()
    return Places(engine.store, engine.library, shelf, jobs_of(settings) if has_jobs else None)


def _read(file: Path) -> dict[str, Any]:
    from screening.errors import BadList

    try:
        with file.open("rb") as handle:
            found = orjson.loads(handle.read(MOST_BYTES))
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise BadList(
            f"{file} is no certificate", remedy="Name a file that `screening certificate issue` wrote."
        )
    return found


def _version(file: Path) -> str:
    from screening import wire
    from screening.store.base import body_of, version_of

    options.must_be_file(file, "--record")
    return version_of(body_of(wire.record(file.read_bytes())))
