"""`screening keys create|list|revoke|rotate|import`: who may ask the service, and as what."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from screening.access.keys import Key, Keys
    from screening.audit.office import Done

DAY = 86_400.0
HOUR = 3_600.0
SHOWN_ONCE = "This is the only time that the key is shown; it cannot be found again."
NOBODY_ASKED = (
    "SCREENING_ACCESS is open: until that is changed and the service started again, nobody is asked."
)

Prefix = Annotated[
    str, typer.Argument(help="The key by its prefix, as `screening keys list` shows it.", show_default=False)
]

program = typer.Typer(name="keys", help="Make, list, revoke and rotate keys.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.add_typer(program)


@program.command()
def create(
    client: Annotated[
        str, typer.Option(help="The system or post that gets the key; not a person.", show_default=False)
    ],
    role: Annotated[
        str, typer.Option(help="What it may do: see docs/reference/roles.md.", show_default=False)
    ],
    owner: Annotated[str, typer.Option(help="For a data owner: the owner that its records name.")] = "",
    list_names: Annotated[
        list[str] | None,
        typer.Option("--list", help="For a data owner: a list that it may change; repeat it."),
    ] = None,
    days: Annotated[
        float, typer.Option(min=0, max=3650, help="How long it is valid; 0: until revoked.")
    ] = 365,
    rate: Annotated[
        float, typer.Option(min=0, help="Requests a second, over all workers; 0: the setting's.")
    ] = 0,
    quota: Annotated[int, typer.Option(min=0, help="Requests a day (UTC); 0: the setting's.")] = 0,
    certificate: Annotated[
        str, typer.Option(help="Take a client certificate with this subject, in place of a key.")
    ] = "",
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Make a key and show it, this once; or enter a client certificate."""
    with _changing(store, "create", client=client, role=role) as (ring, done):
        key, text = ring.create(
            client=client,
            role=role,
            owner=owner,
            lists=tuple(list_names or ()),
            seconds=days * DAY,
            rate=rate,
            quota=quota,
            subject=certificate,
        )
        done(key=key.name)
    _show_new(key, text, json)
    if options.settings(store).access == "open":
        options.say(NOBODY_ASKED)


@program.command("list")
def list_keys(store: options.Store = None, json: options.Json = False) -> None:
    """Every key with its client, role and state; never the key itself."""
    now = time.time()
    for key in _keys(store).listing():
        typer.echo(_json(key) if json else _line(key, now))


@program.command()
def revoke(prefix: Prefix, store: options.Store = None, json: options.Json = False) -> None:
    """End a key: within a second every worker refuses it."""
    with _changing(store, "revoke") as (ring, done):
        key = ring.revoke(prefix)
        done(key=key.name, client=key.client)
    typer.echo(_json(key) if json else f"{key.name} of {key.client} is revoked.")


@program.command()
def rotate(
    prefix: Prefix,
    grace_hours: Annotated[
        float, typer.Option(min=0, max=8760, help="How long the old key goes on being valid.")
    ] = 24,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Make a new key in place of another, which ends after a time of grace."""
    with _changing(store, "rotate") as (ring, done):
        new, text = ring.rotate(prefix, grace=grace_hours * HOUR)
        done(key=new.name, client=new.client)
    _show_new(new, text, json)


@program.command("import")
def import_keys(
    file: Annotated[
        Path,
        typer.Argument(
            help="A file of keys, such as access.db.", exists=True, dir_okay=False, show_default=False
        ),
    ],
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Take over the keys of a file, as they are: nobody needs a new one. For a server, from the file used before."""
    from screening.access.keyring import Keyring

    with _changing(store, "import") as (ring, done):
        taken = ring.take_over(Keyring(file))
        done(key=f"{taken} keys")
    typer.echo(orjson.dumps({"imported": taken}).decode() if json else f"Keys taken over: {taken}.")


def _keys(store: str | None) -> Keys:
    from screening.store.keys import keys_of

    return keys_of(options.settings(store))


@contextmanager
def _changing(store: str | None, action: str, **what: str) -> Iterator[tuple[Keys, Done]]:
    """The keys, and where to tell what was done with it: who hands out keys gives account of it."""
    settings = options.settings(store)
    with (
        account.giving(settings) as (office, asker),
        office.change(asker, f"key_{action}", None, **what) as done,
    ):
        yield _keys(store), done


def _show_new(key: Key, text: str, json: bool) -> None:
    if json:
        typer.echo(_json(key, **({"key": text} if text else {})))
        return
    if text:
        options.say(SHOWN_ONCE)
        typer.echo(text)
    else:
        typer.echo(f"{key.name} stands for the certificate of {key.client}.")


def _json(shown: Key, **more: Any) -> str:
    from screening.access.keys import as_json

    return orjson.dumps(as_json(shown, time.time()) | more).decode()


def _line(key: Key, now: float) -> str:
    from screening.access.keys import moment

    parts = [key.name, key.state(now), key.role, key.client]
    parts += [f"owner {key.owner}"] * bool(key.owner) + [f"lists {', '.join(key.lists)}"] * bool(key.lists)
    parts += [key.subject] * bool(key.subject)
    return "  ".join([*parts, f"until {moment(key.expires)}" if key.expires else "until revoked"])
