"""`screening check`: one traveller, for people at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from rich.console import Console

    from screening.errors import InputError
    from screening.model import Answer, Hit

COLOURS = {"refer": "bold red", "clear": "bold green", "not_checked": "bold yellow"}
WORDS = {
    "refer": "REFER - a human must look",
    "clear": "CLEAR",
    "not_checked": "NOT CHECKED - the service could not look",
}
Text = Annotated[str | None, typer.Option(show_default=False)]


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(check)


def check(
    name: Annotated[
        str | None, typer.Argument(help="Full name, any order, any script.", show_default=False)
    ] = None,
    surname: Text = None,
    given_names: Text = None,
    birth_date: Annotated[
        str | None, typer.Option(help="YYYY-MM-DD; may be partial.", show_default=False)
    ] = None,
    sex: Text = None,
    nationality: Text = None,
    birth_place: Text = None,
    document_number: Text = None,
    document_type: Text = None,
    issuing_state: Text = None,
    mrz: Annotated[
        list[str] | None,
        typer.Option(
            help="A line of the machine-readable zone, repeat; or all, parted by \\n.", show_default=False
        ),
    ] = None,
    policy: options.Policy = None,
    threshold: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Least score to refer.")] = None,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Screen one traveller and show who it may be, and why."""
    from screening import wire
    from screening.errors import InputError

    person = {
        "name": name, "surname": surname, "given_names": given_names, "birth_date": birth_date, "sex": sex,
        "nationality": nationality, "birth_place": birth_place,
        "mrz": _lines(mrz),
    }  # fmt: skip
    body: dict[str, Any] = {key: value for key, value in person.items() if value}
    document = {"number": document_number, "type": document_type, "issuing_state": issuing_state}
    if any(document.values()):
        body["documents"] = [{key: value for key, value in document.items() if value}]
    try:
        traveller = wire.traveller(body)
    except InputError as error:
        raise _in_our_words(error) from None
    with account.giving(options.settings(store)) as (office, asker), options.view(store) as engine:
        answer = engine.screen(traveller, policy=policy, threshold=threshold)
        answer = office.query(asker, traveller, answer)
    if json:
        sys.stdout.buffer.write(wire.answer(answer) + b"\n")
    else:
        _show(answer)


def _lines(mrz: list[str] | None) -> list[str]:
    """The lines of the zone: a line break may be typed, or written as two characters where a shell takes none."""
    return [line for part in mrz or () for line in part.replace("\\n", "\n").splitlines() if line.strip()]


def _in_our_words(error: InputError) -> InputError:
    """The error with the option in the place of the field."""
    from screening.errors import InputError, Problem

    found = [Problem(_option(item.where), item.what, item.remedy) for item in error.problems]
    if not found:
        return error
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return InputError(f"{found[0].where} {found[0].what}{more}", problems=found)


def _option(where: str) -> str:
    """`documents[0].issuing_state` is `--issuing-state` here, and `mrz[0]` is `--mrz`."""
    field = where.removeprefix("documents[0].").partition("[")[0]
    name = {"number": "document_number", "type": "document_type", "name": "NAME", "body": "the command"}
    field = name.get(field, field)
    return field if field in ("NAME", "the command") else f"--{field.replace('_', '-')}"


def _show(answer: Answer) -> None:
    from rich.console import Console

    console = Console()
    console.print(WORDS[answer.decision], style=COLOURS[answer.decision])
    for hit in answer.hits:
        _show_hit(console, hit)
    for each in answer.cleared:
        console.print(
            f"Cleared of {each.record_id} by clearance {each.clearance}, until {each.expires_on}.",
            style="cyan", markup=False,
        )  # fmt: skip
    for warning in answer.warnings:
        console.print(f"Warning: {warning}", style="yellow", markup=False)
    looked = ", ".join(f"{state.list} ({state.records})" for state in answer.checked.lists) or "nothing"
    console.print(f"Checked: {looked}, as of {answer.checked.as_of or 'never'}.", style="dim", markup=False)
    if answer.policy and answer.threshold is not None:
        console.print(
            f"Policy: {answer.policy}, refers from {answer.threshold:g}.", style="dim", markup=False
        )
    for state in answer.checked.not_checked:
        console.print(f"Not checked: {state.list}: {state.why}.", style="bold yellow", markup=False)
    if not answer.checked.lists and not answer.checked.not_checked:
        console.print("No list is loaded: load one with `screening load`.", style="bold yellow", markup=False)


def _show_hit(console: Console, hit: Hit) -> None:
    from rich.table import Table
    from rich.text import Text as Plain

    title = Plain(f"{hit.score:.2f}  {hit.record_id}  (list {hit.list})")
    table = Table(title=title, title_justify="left", title_style="bold")
    for column in ("fact", "agrees", "traveller", "on file", "why"):
        table.add_column(column, overflow="fold")
    for reason in hit.reasons:
        cells = (reason.fact, f"{reason.score:.2f}", reason.query, reason.record, reason.why)
        table.add_row(*(Plain(cell) for cell in cells))
    console.print(table)
    if hit.action:
        console.print(f"Action: {hit.action}", style="bold", markup=False)
    if hit.warnings:
        console.print(f"Warnings: {', '.join(hit.warnings)}", style="bold red", markup=False)
