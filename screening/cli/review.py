"""`screening review due | withdraw`: which records are to be looked at again, an operator's word on what lapsed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from screening.keeping.rounds import Lapsed
    from screening.settings import Settings
    from screening.store import Store

program = typer.Typer(
    name="review", help="Records whose review date has passed or comes soon.", no_args_is_help=True
)

ListName = Annotated[str, typer.Option("--list", help="Records of this list alone.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.add_typer(program)


@program.command()
def due(
    days: Annotated[
        int | None, typer.Option(min=0, max=3650, help="How many days ahead.", show_default=False)
    ] = None,
    list_name: ListName = "",
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="The most records shown.")] = 1000,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Show the records to be reviewed, the oldest first: which and whose, not what stands in them."""
    from screening import clock, lapse

    today = clock.today()
    with _opened(store) as (settings, records):
        ahead = settings.review_days if days is None else days
        found = records.reviews(lapse.later(today, ahead), limit=limit + 1, list_name=list_name)
    for review in found[:limit]:
        told: dict[str, Any] = {
            "id": review.record_id,
            "list": review.list,
            "kind": review.kind,
            "owner": review.owner,
        }
        told |= {"review_on": review.review_on, "passed": review.day < today}
        state = "passed" if review.day < today else "due"
        row = (review.review_on, state, review.record_id, review.list, review.owner)
        typer.echo(orjson.dumps(told) if json else "  ".join(part for part in row if part))
    if len(found) > limit:
        options.say(f"There are more than {limit:,}; write --limit, or one --list at a time.")


@program.command()
def withdraw(
    list_name: ListName = "",
    grace_days: Annotated[
        int | None,
        typer.Option(
            min=0, max=3650, help="Days after the review date, in place of the policy's.", show_default=False
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Withdraw them; without it they are only counted.")
    ] = False,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Withdraw what has lapsed, however much it is: the operator's word that the service waits for."""
    from screening import clock
    from screening.keeping import rounds
    from screening.keeping.turn import Turn

    with _opened(store) as (settings, records):
        found = rounds.lapsed(records, _graces(settings, list_name, grace_days), clock.today())
        with account.giving(settings) as (office, asker):
            for one in found:
                went = sum(rounds.withdraw_lapsed(records, office, asker, one)) if yes else 0
                _show(one, went, yes, json)
        if yes:
            Turn(records, "").note(clock.today())
    if not found and not json:
        typer.echo("Nothing has lapsed.")
    if found and not yes:
        options.say("Nothing was withdrawn. If the dates and this machine's clock are right, add --yes.")


def _graces(settings: Settings, list_name: str, grace_days: int | None) -> dict[str, int]:
    from screening import lapse

    graces = lapse.parse(settings.withdraw_after_review or "")
    if grace_days is not None:
        graces = {list_name or lapse.EVERY: grace_days}
    elif list_name:
        own = lapse.grace_of(graces, list_name)
        graces = {} if own is None else {list_name: own}
    if not graces:
        options.wrong("--grace-days", "is needed: SCREENING_WITHDRAW_AFTER_REVIEW says nothing of it.")
    return graces


def _show(one: Lapsed, went: int, yes: bool, json: bool) -> None:
    told = {"list": one.list, "records": one.records, "lapsed": one.due, "withdrawn": went, "upto": one.upto}
    if json:
        typer.echo(orjson.dumps(told))
        return
    share = 100 * one.due / one.records
    done = f"; {went:,} withdrawn" if yes else ""
    typer.echo(
        f"{one.list}: {one.due:,} of {one.records:,} records ({share:.1f} %) have lapsed,"
        f" with review dates up to {one.upto}{done}."
    )


@contextmanager
def _opened(store: str | None) -> Iterator[tuple[Settings, Store]]:
    """The settings, and the store, which is not made where it is not there."""
    from screening.store import store_of

    settings = options.settings(store)
    records = store_of(settings, create=False)
    try:
        yield settings, records
    finally:
        records.close()
