"""`screening subject`: everything about one person, for somebody who has the right to know."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from screening.audit.subject import Subjects, Wanted
    from screening.batch.subject import Found
    from screening.settings import Settings


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command()(subject)


def subject(
    output: Annotated[Path, typer.Option(help="The file to write, .ndjson.", show_default=False)],
    name: Annotated[
        str | None, typer.Option(help="Full name, any order, any script.", show_default=False)
    ] = None,
    birth_date: Annotated[str | None, typer.Option(help="YYYY-MM-DD.", show_default=False)] = None,
    document: Annotated[
        list[str] | None, typer.Option(help="A document's number; repeat.", show_default=False)
    ] = None,
    store: options.Store = None,
) -> None:
    """Gather everything about one person: records, passenger lists, and who asked about them."""
    from screening import wire
    from screening.batch.subject import records, wanted

    if not (name and birth_date) and not document:
        options.wrong("--name", "goes with --birth-date; or give --document.")
    body: dict[str, object] = {"documents": [{"number": number} for number in document or ()]}
    person = wire.traveller({**body, **({"name": name, "birth_date": birth_date} if name else {})})
    settings = options.settings(store)
    subjects = _subjects(settings)
    about = wanted(subjects, person)
    with account.giving(settings) as (office, asker), options.view(store) as engine:
        found = [*records(engine, person), *_kept(settings, subjects, about)]
        counts = Counter(str(one["source"]) for one in found)
        office.look(
            asker, "subject_access", asked=about.entered(), entries=len(found), records=counts["record"]
        )
    with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        for one in found:
            file.write(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE))
    said = ", ".join(f"{number} from {source}" for source, number in sorted(counts.items())) or "nothing"
    typer.echo(f"{output}: {said}.", err=True)
    if counts["not_checked"]:
        options.say("Not everything was looked at: see the lines with `not_checked`.")
        raise typer.Exit(1)


def _subjects(settings: Settings) -> Subjects:
    """Under the key of the audit, if there is one; else under one that is forgotten again."""
    import secrets

    from screening.audit import keys
    from screening.audit.subject import Subjects

    if settings.audit_dir.is_dir():
        return Subjects(keys.load(settings.audit_key_file, may_make=False).subject)
    return Subjects(secrets.token_bytes(32))


def _kept(settings: Settings, subjects: Subjects, about: Wanted) -> Iterator[Found]:
    from screening.batch.jobs import JobStore
    from screening.batch.subject import journeys, questions

    if settings.jobs_dir.is_dir():
        yield from journeys(JobStore.of(settings), subjects, about)
    if settings.audit_dir.is_dir():
        unread: set[str] = set()
        yield from questions(settings.audit_dir, about, unread.add)
        for segment in sorted(unread):
            options.say(f"{segment}: not every line is an entry. Run `screening audit verify`.")
