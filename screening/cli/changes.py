"""`screening changes`: whose answer is another one since a passenger list was screened by the service."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli import options

if TYPE_CHECKING:
    from screening.batch.later.changes import Change


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command()(changes)


def changes(
    passenger_list: Annotated[
        str, typer.Argument(metavar="LIST", help="The id that the service gave it.", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option(help="The message that tells the carrier, .edi.", show_default=False),
    ] = None,
    acknowledge: Annotated[
        list[int] | None,
        typer.Option(help="Note that somebody knows of this change; once for each.", show_default=False),
    ] = None,
    store: options.Store = None,
) -> None:
    """Print passengers whose answer changed after it was given, one a line (NDJSON)."""
    from screening.batch.carriers.cusres import Codes
    from screening.batch.jobs import jobs_of
    from screening.batch.later import changes as kept
    from screening.batch.later import unasked

    if output is not None and output.suffix.lower() != ".edi":
        options.wrong("--output", "must end in .edi.")
    chosen = options.settings(store)
    jobs = jobs_of(chosen)
    job = jobs.get(passenger_list)
    if acknowledge:
        kept.acknowledge(jobs, job, acknowledge)
    if output is None:
        for change in kept.changes(jobs, job):
            sys.stdout.buffer.write(_line(change))
        sys.stdout.flush()
        return
    message = unasked.message(kept.changes(jobs, job), Codes.of_settings(chosen), datetime.now(UTC))
    output.write_bytes(message)
    if not message:
        options.say(f"{output} is empty: there is nothing that a carrier would have to be told.")


def _line(change: Change) -> bytes:
    """A change as HTTP tells it, on a line."""
    import orjson

    from screening.api.schemas import AnswerChange

    return orjson.dumps(AnswerChange.of(change).model_dump(), option=orjson.OPT_APPEND_NEWLINE)
