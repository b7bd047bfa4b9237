"""`GET /v1/lists` and `POST /v1/lists/{list}`: what is on file, and a whole list replaced in one step.

A list is taken to disk first and then loaded in one transaction: a slow sender must not keep the store
locked. A row that breaks a rule is left out and told; if no row is left, nothing changes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

import structlog
from anyio import to_thread
from fastapi import APIRouter, Request
from pydantic import TypeAdapter, ValidationError

from screening.access import Identity, identity_of
from screening.api import describe, ownership, schemas
from screening.api.accounting import asker_of, office_of
from screening.api.requests import engine_of, no_query_string
from screening.errors import Conflict, Forbidden, InputError, Problem
from screening.sources import records
from screening.sources.source import Entry, Rejected, Row
from screening.store.base import Loading
from screening.wire.fields import ListName
from screening.wire.limits import BODY_BYTES
from screening.wire.problems import refusal

log = structlog.get_logger("screening.api")
router = APIRouter(tags=["lists"])

TOLD = 20  # rejections told one by one; the others are counted
_PIECE = 1 << 20  # bytes kept before a turn of writing in a thread
_BOM = b"\xef\xbb\xbf"
_LIST_NAME = TypeAdapter(ListName)


@router.get("/v1/lists", **describe.LISTS)
async def lists(request: Request) -> schemas.Lists:
    """Every list with its counts and its age; for a data owner, its own."""
    no_query_string(request)
    engine, who = engine_of(request), identity_of(request.scope)
    found = await to_thread.run_sync(engine.lists)
    shown = [info for info in found if ownership.may_see(who, info.list)]
    return schemas.Lists(lists=[schemas.ListOnFile.of(info) for info in shown])


@router.post("/v1/lists/{list}", **describe.REPLACE)
async def replace(request: Request) -> schemas.Replaced:
    """Replace a list's content by the records in the body, one JSON object a line: all or nothing."""
    no_query_string(request)
    name = _list_name(request.path_params["list"])
    who = identity_of(request.scope)
    await to_thread.run_sync(ownership.check_whole_list, who, engine_of(request), name)
    with tempfile.TemporaryFile(dir=request.app.state.settings.index_dir) as file:
        await _spool(request, file)
        return await to_thread.run_sync(_entered, request, name, file)


def _list_name(name: str) -> str:
    try:
        return _LIST_NAME.validate_python(name)
    except ValidationError as error:
        raise refusal(error, lambda _: "list") from None


async def _spool(request: Request, file: IO[bytes]) -> None:
    kept = bytearray()
    async for chunk in request.stream():
        kept += chunk
        if len(kept) > _PIECE:
            await to_thread.run_sync(file.write, bytes(kept))
            kept.clear()
    file.write(kept)
    file.seek(0)


def _entered(request: Request, name: str, file: IO[bytes]) -> schemas.Replaced:
    """Replaces the list, entered in the audit before and after."""
    with office_of(request).change(asker_of(request), "replace", list=name) as done:
        replaced = _replace(request, name, file)
        done(**replaced.model_dump(exclude={"rejections", "list"}))
    return replaced


def _replace(request: Request, name: str, file: IO[bytes]) -> schemas.Replaced:
    engine, who = engine_of(request), identity_of(request.scope)
    rejections = Rejections()
    with engine.store.loading(lists=[name], source="HTTP") as loading:
        if not _add(loading, name, who, records.read_lines(_lines(file), None, name), rejections):
            raise rejections.nothing_left()
        counts = loading.commit()
    sequence = engine.store.head()
    engine.follow()  # so that this worker's next answer knows it
    replaced = schemas.Replaced.of(counts[0], sequence, rejections.count, rejections.told)
    log.info("list_replaced", **replaced.model_dump(exclude={"rejections"}))
    return replaced


class Rejections:
    """The rows left out: counted, the first of them kept."""

    def __init__(self) -> None:
        self.count = 0
        self.told: list[Rejected] = []

    def add(self, row: Rejected) -> None:
        """Take note of one more."""
        self.count += 1
        if len(self.told) < TOLD:
            self.told.append(row)

    def nothing_left(self) -> InputError:
        """The error when no row at all could be taken."""
        if not self.count:
            return InputError("The body holds no record.", remedy="Send one record a line, as NDJSON.")
        problems = [Problem(f"line {row.line}, {row.where}", row.reason, row.remedy) for row in self.told]
        what = f"None of the {self.count:,} rows could be taken; nothing was changed."
        return InputError(what, problems=problems)


def _add(loading: Loading, name: str, who: Identity, rows: Iterable[Row], rejections: Rejections) -> int:
    added = 0
    for row in rows:
        if isinstance(row, Entry):
            row = _added(loading, name, who, row) or row
        if isinstance(row, Rejected):
            rejections.add(row)
        else:
            added += isinstance(row, Entry)
    return added


def _added(loading: Loading, name: str, who: Identity, row: Entry) -> Rejected | None:
    """Add one record; the rejection when it belongs elsewhere."""
    if row.record.list != name:
        remedy = "Post it to its own list, or leave `list` out."
        return Rejected(row.line, "list", "is not the list in the path", remedy)
    try:
        loading.add(ownership.owned(who, row.record))
    except Conflict as error:
        return Rejected(row.line, "id", error.what, error.remedy)
    except Forbidden as error:
        return Rejected(row.line, "owner", error.what, error.remedy)
    return None


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, None for one that is too long; memory is one line."""
    number = 0
    while line := file.readline(BODY_BYTES + 1):
        number += 1
        whole = line.endswith(b"\n") or len(line) <= BODY_BYTES
        yield number, (line.removeprefix(_BOM) if number == 1 else line) if whole else None
        while not whole:
            rest = file.readline(BODY_BYTES)
            whole = not rest or rest.endswith(b"\n")
