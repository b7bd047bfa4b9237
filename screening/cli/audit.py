"""`screening audit verify | search | export`: for auditors. To search and to export is entered in the audit itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from screening.cli import options

if TYPE_CHECKING:
    from screening.audit.office import Audit
    from screening.audit.search import Entry, Question
    from screening.audit.verify import Verdict
    from screening.settings import Settings

app = typer.Typer(help="Who asked what, and whether that is still as it was written.", no_args_is_help=True)

Text = Annotated[str, typer.Option(show_default=False)]
Document = Annotated[str, typer.Option(help="A document's number, as on the document.", show_default=False)]
Name = Annotated[str, typer.Option(help="A person's name, any order, any script.", show_default=False)]
BirthDate = Annotated[str, typer.Option(help="YYYY-MM-DD; with --name.", show_default=False)]
Record = Annotated[
    str, typer.Option(help="A record's id: changes of it, and queries it hit.", show_default=False)
]
Moment = Annotated[str, typer.Option(help="UTC, such as 2026-11-22 or 2026-11-22T10:00.", show_default=False)]
Clear = Annotated[bool, typer.Option("--clear", help="Decrypt what was asked, where it was kept.")]


def register(program: typer.Typer) -> None:
    """Adds the commands to the program."""
    program.add_typer(app, name="audit")


@app.command()
def verify(
    anchor: Annotated[
        list[str] | None,
        typer.Option(help="NUMBER:MAC of an entry of the chain, from the log; repeat.", show_default=False),
    ] = None,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Find what was removed, changed or reordered; exits 1 when anything was."""
    from screening.audit.verify import verify as look

    settings = options.settings(store)
    verdict = look(settings.audit_dir, _held(settings), _anchors(anchor or []))
    if json:
        typer.echo(orjson.dumps(verdict))
    else:
        _show(verdict)
    if verdict.faults:
        raise typer.Exit(1)


@app.command()
def search(
    document: Document = "",
    name: Name = "",
    birth_date: BirthDate = "",
    record: Record = "",
    client: Text = "",
    terminal: Text = "",
    purpose: Text = "",
    request: Text = "",
    event: Text = "",
    decision: Text = "",
    since: Moment = "",
    until: Moment = "",
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="The most entries shown.")] = 100,
    clear: Clear = False,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Show who asked about a person or document, or what a client asked; the oldest entries first."""
    settings = options.settings(store)
    audit = _opened(settings)
    question = _question(
        audit, document, name, birth_date, record=record, client=client, terminal=terminal, purpose=purpose,
        request=request, event=event, decision=decision, since=_moment(since, "--since"),
        until=_moment(until, "--until"),
    )  # fmt: skip
    try:
        found = list(islice(_entries(settings, audit, question, clear=clear), limit + 1))
        _enter(audit, "audit_search", question, clear=clear, entries=min(len(found), limit))
    finally:
        audit.close()
    for entry in found[:limit]:
        typer.echo(orjson.dumps(entry) if json else _line(entry))
    if len(found) > limit:
        options.say(f"There are more than {limit} entries; narrow the search, or write --limit.")


@app.command()
def export(
    output: Annotated[Path, typer.Option(help="The file to write: .ndjson or .csv.", show_default=False)],
    document: Document = "",
    name: Name = "",
    birth_date: BirthDate = "",
    record: Record = "",
    client: Text = "",
    event: Text = "",
    since: Moment = "",
    until: Moment = "",
    clear: Clear = False,
    store: options.Store = None,
) -> None:
    """Write entries to a file, all or those asked for; the file is for its owner alone."""
    from screening.audit.export import FORMS, write

    if output.suffix not in FORMS:
        options.wrong("--output", f"must end in one of: {', '.join(FORMS)}.")
    settings = options.settings(store)
    audit = _opened(settings)
    question = _question(
        audit, document, name, birth_date, record=record, client=client, event=event,
        since=_moment(since, "--since"), until=_moment(until, "--until"),
    )  # fmt: skip
    try:
        _enter(audit, "audit_export", question, clear=clear, stage="begun")
        with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            count = write(file, output.suffix, _entries(settings, audit, question, clear=clear))
        _enter(audit, "audit_export", question, clear=clear, stage="done", entries=count)
    finally:
        audit.close()
    typer.echo(f"{output}: {count:,} entries.", err=True)


def _held(settings: Settings) -> Any:
    from screening.audit import keys
    from screening.audit.chain import Chain
    from screening.errors import NotFound

    if not Chain(settings.audit_dir, b"").exists() and not settings.audit_dir.is_dir():
        raise NotFound(
            f"There is no audit in {str(settings.audit_dir)!r}.",
            remedy="Name its folder in SCREENING_AUDIT_DIR; see docs/how-to/audit.md.",
        )
    return keys.load(settings.audit_key_file, may_make=False)


def _opened(settings: Settings) -> Audit:
    from screening.api import logs
    from screening.audit.office import opened

    logs.unless_configured("error")
    _held(settings)
    return opened(settings)


def _question(audit: Audit, document: str, name: str, birth_date: str, **plain: str) -> Question:
    from screening.audit.search import Question

    if birth_date and not name:
        options.wrong("--birth-date", "goes with --name.")
    if document and name:
        options.wrong("--document", "and --name are looked for one at a time.")
    about = audit.subjects.wanted(number=document, name=name, birth_date=birth_date)
    if (document or name) and about.empty:
        options.wrong("--document" if document else "--name", "holds nothing that can be looked for.")
    return Question(subject=None if about.empty else about, **plain)


def _entries(settings: Settings, audit: Audit, question: Question, *, clear: bool) -> Iterator[Entry]:
    from screening.audit.search import in_clear, search

    unread: set[str] = set()
    for entry in search(settings.audit_dir, question, unread.add):
        asked = in_clear(entry, audit.journal.keys.seal) if clear else None
        yield entry if asked is None else {**entry, "clear": asked}
    for segment in sorted(unread):
        options.say(f"{segment}: not every line is an entry. Run `screening audit verify`.")


def _enter(audit: Audit, event: str, question: Question, **what: Any) -> None:
    from screening.cli.account import asker

    told = {name: value for name, value in what.items() if value}
    audit.look(asker(), event, **question.entered(), **told)


def _moment(text: str, option: str) -> str:
    from screening.audit.search import moment

    try:
        return moment(text)
    except ValueError:
        options.wrong(option, "is not a date or time; write it as 2026-11-22 or 2026-11-22T10:00.")


def _anchors(given: Iterable[str]) -> dict[int, str]:
    pairs = [text.partition(":") for text in given]
    if any(not number.isdigit() or len(mac) != 32 for number, _, mac in pairs):
        options.wrong("--anchor", "is no anchor; write it as 17:0123456789abcdef0123456789abcdef.")
    return {int(number): mac for number, _, mac in pairs}


def _show(verdict: Verdict) -> None:
    for note in verdict.notes:
        typer.echo(f"{note.file}: {note.what}.")
    for fault in verdict.faults:
        options.say(f"{fault.file}: {fault.what}.")
    removed = f"; {verdict.removed:,} segments removed when their time was over" if verdict.removed else ""
    typer.echo(f"{verdict.entries:,} entries in {verdict.segments:,} segments{removed}.")
    if verdict.faults:
        options.say(f"{len(verdict.faults):,} faults: docs/how-to/audit.md says what to do.")
        return
    typer.echo("Every entry is as it was written.")
    typer.echo(f"Keep as an anchor, away from this machine: {verdict.chain}:{verdict.mac}")


def _line(entry: Entry) -> str:
    """One entry for people: when, what, who, about what, and what was answered."""
    who = " ".join(str(entry[key]) for key in ("client", "role", "purpose", "terminal") if key in entry)
    facts = ("action", "record", "list", "decision", "code", "stage", "sign", "entries")
    about = " ".join(f"{key}={entry[key]}" for key in facts if key in entry)
    hits = " ".join(f"{record}:{score}" for record, score in entry.get("hits", ()))
    clear = orjson.dumps(entry["clear"]).decode() if "clear" in entry else ""
    parts = (entry["at"], entry["event"], who, about, hits and f"hits={hits}", clear)
    return "  ".join(part for part in parts if part)
