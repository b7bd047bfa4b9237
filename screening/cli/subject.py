"""`screening subject`: everything about one person, for who may know; restricted or deleted where they are right.

Nothing is restricted or deleted but the records that are named: a search finds namesakes as well.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from screening.audit.office import Asker, Office
    from screening.audit.subject import Subjects, Wanted
    from screening.batch.subject import Found
    from screening.engine import Engine
    from screening.keeping.withdrawal import Withdrawn
    from screening.model import Record, Traveller
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
    restrict: Annotated[bool, typer.Option("--restrict", help="Restrict the records named.")] = False,
    lift: Annotated[bool, typer.Option("--lift", help="Lift the restriction of the records named.")] = False,
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete the records and clearances named.")
    ] = False,
    record: Annotated[
        list[str] | None,
        typer.Option(help="A record that was found and is meant; repeat.", show_default=False),
    ] = None,
    clearance: Annotated[
        list[str] | None,
        typer.Option(help="With --delete: a clearance of theirs; repeat.", show_default=False),
    ] = None,
    reference: Annotated[str, typer.Option(help="The number of the case; nobody's name.")] = "",
    passenger_lists: Annotated[
        bool,
        typer.Option("--passenger-lists", help="With --delete: also whole lists that the person stands on."),
    ] = False,
    build: Annotated[
        bool, typer.Option("--build/--no-build", help="With --delete: make a new snapshot at once.")
    ] = True,
    store: options.Store = None,
) -> None:
    """Gather everything about one person: records, passenger lists, clearances, and who asked about them."""
    from screening import wire
    from screening.batch.subject import wanted

    if not (name and birth_date) and not document:
        options.wrong("--name", "goes with --birth-date; or give --document.")
    action = _action(restrict=restrict, lift=lift, delete=delete)
    if bool(action) != bool(record or clearance) or (clearance and action != "delete"):
        options.wrong(
            "--record", "goes with one of --restrict, --lift and --delete, and names what is meant."
        )
    body: dict[str, object] = {"documents": [{"number": number} for number in document or ()]}
    person = wire.traveller({**body, **({"name": name, "birth_date": birth_date} if name else {})})
    settings = options.settings(store)
    subjects = _subjects(settings)
    about = wanted(subjects, person)
    with account.giving(settings) as (office, asker), options.view(store) as engine:
        found = list(_everything(settings, engine, person, subjects, about))
        counts = Counter(str(one["source"]) for one in found)
        office.look(
            asker, "subject_access", asked=about.entered(), entries=len(found), records=counts["record"]
        )
        _write(output, found)
        case = _Case(settings, engine, office, asker, person, found, reference)
        if action == "delete":
            ended = case.clearances(clearance or ())
            case.delete(case.named(record or ()), ended, passenger_lists=passenger_lists, build=build)
        elif action:
            case.mark(case.named(record or ()), action)
    said = ", ".join(f"{number} from {source}" for source, number in sorted(counts.items())) or "nothing"
    typer.echo(f"{output}: {said}.", err=True)
    if counts["not_checked"]:
        options.say("Not everything was looked at: see the lines with `not_checked`.")
        raise typer.Exit(1)


def _action(**asked: bool) -> str:
    chosen = [action for action, wanted in asked.items() if wanted]
    if len(chosen) > 1:
        options.wrong(f"--{chosen[1]}", f"cannot be done together with --{chosen[0]}.")
    return chosen[0] if chosen else ""


def _write(output: Path, found: Sequence[Found]) -> None:
    with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        for one in found:
            file.write(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE))


def _subjects(settings: Settings) -> Subjects:
    """Under the key of the audit, if there is one; else under one that is forgotten again."""
    import secrets

    from screening.audit import keys
    from screening.audit.subject import Subjects

    if settings.audit_dir.is_dir():
        return Subjects(keys.load(settings.audit_key_file, may_make=False).subject)
    return Subjects(secrets.token_bytes(32))


def _everything(
    settings: Settings, engine: Engine, person: Traveller, subjects: Subjects, about: Wanted
) -> Iterator[Found]:
    from screening import redress
    from screening.batch.jobs import are_shared, jobs_of
    from screening.batch.subject import changed, journeys, questions, records
    from screening.keeping.subject import clearances

    yield from records(engine, person)
    if settings.audit_key_file.is_file():
        for each in clearances(engine, redress.hasher(settings), person):
            yield {"source": "clearance", **redress.told(engine, each)}
    if are_shared(settings) or settings.jobs_dir.is_dir():
        yield from journeys(jobs_of(settings), subjects, about)
        yield from changed(jobs_of(settings), subjects, about)
    if settings.audit_dir.is_dir():
        unread: set[str] = set()
        yield from questions(settings.audit_dir, about, unread.add)
        for segment in sorted(unread):
            options.say(f"{segment}: not every line is an entry. Run `screening audit verify`.")


@dataclass(frozen=True, slots=True)
class _Case:
    """What was found about one person, and what is done about it."""

    settings: Settings
    engine: Engine
    office: Office
    asker: Asker
    person: Traveller
    found: Sequence[Found]
    reference: str

    def named(self, ids: Sequence[str]) -> list[Record]:
        """The records that were named, as they are on file."""
        shown = {one["record_id"] for one in self.found if one["source"] == "record"}
        if not shown.issuperset(ids):
            options.wrong(
                "--record", "is none of the records that were found; see the file that was written."
            )
        return [on_file for record_id in ids if (on_file := self.engine.get(record_id)) is not None]

    def mark(self, records: Sequence[Record], action: str) -> None:
        """Restricts the records, or lifts that."""
        from screening.keeping import subject as rights

        act = rights.restrict if action == "restrict" else rights.lift
        for one in records:
            sequence = act(self.engine, self.office, self.asker, one, self.reference)
            done = "restricted" if action == "restrict" else "not restricted any more"
            typer.echo(f"{one.id}: {done}, from change {sequence:,} on.")

    def clearances(self, ids: Sequence[str]) -> list[str]:
        """The clearances that were named, if they were found."""
        if not {one["id"] for one in self.found if one["source"] == "clearance"}.issuperset(ids):
            options.wrong("--clearance", "is none of those that were found; see the file that was written.")
        return list(ids)

    def delete(
        self, records: Sequence[Record], clearances: Sequence[str], *, passenger_lists: bool, build: bool
    ) -> None:
        """Withdraws the records, revokes the clearances, and prints a certificate for each record."""
        from screening.batch.jobs import jobs_of
        from screening.keeping import subject as rights

        gone = [rights.delete(self.engine, self.office, self.asker, one, self.reference) for one in records]
        for each in clearances:
            rights.forget_clearance(self.engine, self.office, self.asker, each)
            options.say(f"{each}: revoked, its hashes erased.")
        rows = {str(one["list"]): str(one["sent"]) for one in self.found if one["source"] == "passenger_list"}
        if rows and passenger_lists:
            number = rights.forget_lists(jobs_of(self.settings), self.office, self.asker, rows)
            options.say(f"{number} passenger lists deleted, with the answers for everybody on them.")
        elif rows:
            self._say_of_lists(rows)
        if build and gone:
            options.build_with_progress(self.engine)
        self._certify(gone)

    def _say_of_lists(self, rows: dict[str, str]) -> None:
        keep = timedelta(hours=self.settings.job_keep_hours)
        last = (datetime.fromisoformat(max(rows.values())) + keep).strftime("%Y-%m-%d %H:%M UTC")
        options.say(
            f"The person stands on {len(rows)} passenger lists with others; the last is deleted by about {last}."
            " --passenger-lists deletes them now."
        )

    def _certify(self, gone: Sequence[Withdrawn]) -> None:
        from screening.cli.certificate import places
        from screening.keeping import proof

        loaded = {info.list for info in self.engine.lists() if info.loaded_at}
        for one in gone:
            if one.list in loaded:
                options.say(
                    f"{one.record}: list {one.list} is loaded whole, and its next load brings the record back"
                    " unless its publisher withdraws it too."
                )
            if not one.version:
                options.say(
                    f"{one.record}: withdrawn at change {one.sequence:,}; no audit is kept, so no certificate."
                )
                continue
            made = proof.certificate(
                self.office,
                self.asker,
                self.settings.audit_dir,
                places(self.settings, self.engine),
                one.record,
                _unread,
            )
            typer.echo(orjson.dumps(made))


def _unread(segment: str) -> None:
    options.say(f"{segment}: not every line is an entry. Run `screening audit verify`.")
