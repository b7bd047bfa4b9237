"""When records are to be looked at again by their owners, in the one form in which every store tells it.

A review date may be a year or a month; it has passed when its last day has. Days compare as text. Knows no store.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator

import orjson

from screening.store.base import Change, Review

_WRITTEN = re.compile(rb'"review_on":"([0-9-]+)"')  # in a text the quotes would be escaped
LAST_DAY = "-12-31"  # what a year lacks; a month lacks the end of it


def last_day(review_on: str) -> str:
    """The last day of a date that may be a year or a month, so that all compare as text; "" for none.

    Of every month it is the 31st: later than all its days, whether or not the calendar has it.
    """
    return review_on + LAST_DAY[len(review_on) - 4 :] if review_on else ""


def review_of(body: bytes) -> Review | None:
    """The review of a record as stored; None for one without a date."""
    record = orjson.loads(body)
    if not (review_on := record.get("review_on")):
        return None
    owner = record.get("owner", "")
    return Review(last_day(review_on), record["id"], record["list"], record["kind"], owner, review_on)


def among(changes: Iterable[Change], upto: str) -> Iterator[Review]:
    """The reviews that are due by a day, of records as a store gives them: for a store that keeps no index of them."""
    for change in changes:
        if change.body is None or (written := _WRITTEN.search(change.body)) is None:
            continue
        if last_day(written[1].decode()) <= upto and (found := review_of(change.body)) is not None:
            yield found


def first(found: Iterable[Review], after: tuple[str, str], limit: int) -> list[Review]:
    """The first of those that come after a day and an identifier, in that order; memory is `limit`."""
    return heapq.nsmallest(limit, (one for one in found if one[:2] > after))
