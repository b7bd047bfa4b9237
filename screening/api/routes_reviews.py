"""`GET /v1/reviews`: records whose review date has passed or comes soon, for those who must look at them again.

Tells which and whose, and nothing of what stands in them.
"""

from __future__ import annotations

from datetime import date

from anyio import to_thread
from fastapi import APIRouter, Request

from screening import clock, lapse
from screening.access import identity_of
from screening.api import describe, ownership
from screening.api.requests import engine_of
from screening.api.schemas import ReviewDue, Reviews
from screening.errors import InputError, Problem
from screening.settings import Settings
from screening.store import Store
from screening.store.base import Review
from screening.wire.records import must_be_list_name

router = APIRouter(tags=["records"])

MOST, USUAL = 1_000, 100
MOST_DAYS = 3_650
_OPTIONS = ("list", "days", "limit", "after")


@router.get("/v1/reviews", **describe.REVIEWS)
async def reviews(request: Request) -> Reviews:
    """Records to be reviewed, the oldest first; for a data owner, those of its own lists."""
    settings: Settings = request.app.state.settings
    given = dict(request.query_params)
    if not given.keys() <= set(_OPTIONS) or len(given) < len(request.query_params.multi_items()):
        raise _refused(
            "query string", f"may hold only {', '.join(_OPTIONS)}, each once", "Leave out the others."
        )
    days = _number(given.get("days"), "days", settings.review_days, MOST_DAYS)
    limit = max(_number(given.get("limit"), "limit", USUAL, MOST), 1)
    name, who = given.get("list", ""), identity_of(request.scope)
    must_be_list_name(name or None)
    if name:
        ownership.check_list(who, name)
        lists = [name]
    else:
        lists = sorted(who.lists) if who.role == ownership.DATA_OWNER else [""]
    today = clock.today()
    asked = (lapse.later(today, days), _after(given.get("after", "")), limit + 1)
    found = await to_thread.run_sync(_found, engine_of(request).store, lists, *asked)
    graces = lapse.parse(settings.withdraw_after_review or "")
    shown = [_told(review, today, lapse.grace_of(graces, review.list)) for review in found[:limit]]
    after = f"{found[limit - 1].day} {found[limit - 1].record_id}" if len(found) > limit else ""
    return Reviews(reviews=shown, after=after)


def _found(store: Store, lists: list[str], upto: str, after: tuple[str, str], most: int) -> list[Review]:
    found = [review for name in lists for review in store.reviews(upto, after, most, name)]
    return sorted(found)[:most]


def _told(review: Review, today: str, grace: int | None) -> ReviewDue:
    return ReviewDue(
        id=review.record_id, list=review.list, kind=review.kind, owner=review.owner,
        review_on=review.review_on, passed=review.day < today,
        withdrawn_after="" if grace is None else lapse.later(_real(review.day), grace),
    )  # fmt: skip


def _real(day: str) -> str:
    """The day itself, where the calendar has it: of a month without a 31st, its last."""
    for shorter in range(4):
        try:
            return date(int(day[:4]), int(day[5:7]), int(day[8:]) - shorter).isoformat()
        except ValueError:
            continue
    return day


def _after(text: str) -> tuple[str, str]:
    day, _, record_id = text.partition(" ")
    return day, record_id


def _number(text: str | None, where: str, usual: int, most: int) -> int:
    if text is None:
        return usual
    if not text.isascii() or not text.isdigit() or len(text) > 4 or int(text) > most:
        raise _refused(where, "is no number that can be meant", f"Write a whole number up to {most:,}.")
    return int(text)


def _refused(where: str, what: str, remedy: str) -> InputError:
    problem = Problem(where, what, remedy)
    return InputError(f"{where} {what}", problems=[problem])
