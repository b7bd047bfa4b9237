"""`screening clearance propose|approve|revoke|list`: travellers who were found not to be the person on file.

A traveller is read from a file or from standard input, never from the command line, which others on the machine see.
Who runs a command is told by the account of the process, not by its environment, which everybody may set.
"""

from __future__ import annotations

import os
import pwd
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from screening.audit.office import Asker, Office
    from screening.clearances import Clearance
    from screening.engine import Engine
    from screening.settings import Settings

STDIN = Path("-")

Id = Annotated[str, typer.Argument(help="The clearance, as `list` shows it.", show_default=False)]
Traveller = Annotated[
    Path,
    typer.Option(
        "--traveller", help="A file with the traveller as JSON; - reads standard input.", show_default=False
    ),
]

program = typer.Typer(
    name="clearance", help="Clear travellers of a record that they are like.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.add_typer(program)


@program.command()
def propose(
    record: Annotated[str, typer.Option(help="The record's id.", show_default=False)],
    traveller: Traveller,
    reference: Annotated[
        str, typer.Option(help="The case, as your own files name it; no name.", show_default=False)
    ],
    expires_on: Annotated[str, typer.Option(help="The last day, YYYY-MM-DD.", show_default=False)],
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Propose that a traveller is cleared of a record; it holds when another person has approved it."""
    from screening import redress
    from screening.wire import clearances as wire

    told = {"record_id": record, "reference": reference, "expires_on": expires_on}
    who, body = wire.proposal(orjson.dumps(told | {"traveller": _read(traveller)}))
    asked = redress.Proposal(body.record_id, who, body.reference, body.expires_on)
    with _at_work(store) as (settings, engine, office, asker):
        made = redress.propose(engine, redress.hasher(settings), asker.client, asked, settings.clearance_days)
        _show(engine, _filed(engine, office, asker, "propose", made), json)


@program.command()
def approve(
    clearance: Id, traveller: Traveller, store: options.Store = None, json: options.Json = False
) -> None:
    """Approve what another person proposed, by saying from the papers who is to be cleared."""
    from screening import redress
    from screening.wire import clearances as wire

    who = wire.agreement(orjson.dumps({"traveller": _read(traveller)}))
    with _at_work(store) as (settings, engine, office, asker):
        before = redress.get(engine, clearance)
        after = redress.approve(engine, redress.hasher(settings), asker.client, before, who)
        _show(engine, after if after is before else _filed(engine, office, asker, "approve", after), json)


@program.command()
def revoke(clearance: Id, store: options.Store = None, json: options.Json = False) -> None:
    """End a clearance or a proposal, for good: within a second no worker heeds it."""
    from screening import redress

    with _at_work(store) as (_, engine, office, asker):
        before = redress.get(engine, clearance)
        record = engine.get(before.record_id)
        with office.change(asker, "clearance_revoke", record, clearance=before.id) as done:
            after = redress.revoke(engine, asker.client, clearance)
            done(sequence=after.sequence)
        _show(engine, after, json)


@program.command("list")
def list_clearances(
    record: Annotated[str, typer.Option(help="Only those of this record.", show_default=False)] = "",
    state: Annotated[
        str, typer.Option(help="Only proposed, approved, outdated, expired or revoked.", show_default=False)
    ] = "",
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Every clearance with its record, state and case; never whom it is of."""
    from screening import redress

    with options.engine(store) as engine:
        for each in redress.on_file(engine):
            told = redress.told(engine, each)
            if record in ("", each.record_id) and state in ("", told["state"]):
                typer.echo(orjson.dumps(told).decode() if json else _line(told))


@program.command()
def erase(
    days: Annotated[int, typer.Option(min=0, max=36_500, help="How long ago they ran out, at least.")] = 90,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Erase whom clearances were of that ran out long ago: they are revoked, and no hit tells of them any more."""
    from screening import redress

    with _at_work(store) as (_, engine, office, asker):
        for each in redress.over(engine, days):
            with office.change(
                asker, "clearance_erase", engine.get(each.record_id), clearance=each.id
            ) as done:
                after = redress.revoke(engine, asker.client, each.id)
                done(sequence=after.sequence)
            _show(engine, after, json)


@contextmanager
def _at_work(store: str | None) -> Iterator[tuple[Settings, Engine, Office, Asker]]:
    settings = options.settings(store)
    with account.giving(settings) as (office, asker), options.view(store) as engine:
        yield settings, engine, office, asker._replace(client=_person())


def _person() -> str:
    """Who runs this: by the user's number, whatever the environment says."""
    try:
        return f"cli:{pwd.getpwuid(os.getuid()).pw_name}"
    except KeyError:  # a number without a name, as containers have
        return f"cli:{os.getuid()}"


def _read(source: Path) -> Any:
    from screening.wire import limits
    from screening.wire.reading import bounded, loaded

    if source == STDIN:
        data = sys.stdin.buffer.read(limits.BODY_BYTES + 1)
    else:
        with source.open("rb") as file:
            data = file.read(limits.BODY_BYTES + 1)
    bounded(data)
    return loaded(data)


def _filed(engine: Engine, office: Office, asker: Asker, action: str, made: Clearance) -> Clearance:
    from screening import redress

    record = engine.get(made.record_id)
    with office.change(asker, f"clearance_{action}", record, clearance=made.id) as done:
        after = redress.file(engine, made)
        done(sequence=after.sequence)
    return after


def _show(engine: Engine, clearance: Clearance, json: bool) -> None:
    from screening import redress

    told = redress.told(engine, clearance)
    typer.echo(orjson.dumps(told).decode() if json else _line(told))


def _line(told: dict[str, object]) -> str:
    steps = [
        f"{step} by {told[f'{step}_by']}"
        for step in ("proposed", "approved", "revoked")
        if f"{step}_by" in told
    ]
    parts = [
        told["id"],
        told["state"],
        told["record_id"],
        f"until {told['expires_on']}",
        told["reference"],
        *steps,
    ]
    return "  ".join(map(str, parts))
