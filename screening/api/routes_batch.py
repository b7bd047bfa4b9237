"""`POST /v1/screen/batch`: many travellers in, as many answers out, in the same order and form.

Answers go out while travellers still come in. One that cannot be read gets `not_checked` and its problem in
its place, and the next one is screened all the same: one bad line must not stop a flight.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import structlog
from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from screening import metrics, wire
from screening.api import describe, desk, tally
from screening.api.accounting import asker_of
from screening.api.items import Cutter, Elements, Item, Lines
from screening.api.logs import trace
from screening.api.problems import internal_error, problem
from screening.api.requests import no_query_string
from screening.api.upload import Upload
from screening.audit.office import Asker
from screening.errors import BadBody, ScreeningError
from screening.model import Answer
from screening.wire.limits import BODY_BYTES, ID_CHARACTERS

log = structlog.get_logger("screening.api")
router = APIRouter(tags=["screening"])

TURN = 10  # travellers a turn in the thread: 3 ms, so that single look-ups get theirs in between; 50 take a fifth less
NDJSON = "application/x-ndjson"
_LINE_TYPES = ("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")
_BOM = b"\xef\xbb\xbf"


@router.post("/v1/screen/batch", **describe.BATCH)
async def screen_batch(request: Request) -> Response:
    """Screen many travellers: NDJSON or a JSON array in, the same form out, streamed and in order."""
    no_query_string(request)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    work = Work(request.app.state, request.scope, asker_of(request))
    return BatchAnswer(work, content_type)


@dataclass(frozen=True, slots=True)
class Form:
    """NDJSON or array: what to cut items with and what to write around their answers."""

    media_type: str
    cutter: Cutter
    opening: bytes
    between: bytes
    closing: bytes


def form_of(content_type: str, start: bytes) -> Form:
    """The form of a body that begins with `start`. Raises BadBody when it is neither."""
    first = start.lstrip()[:1]
    if first == b"[" and content_type not in _LINE_TYPES:
        return Form("application/json", Elements(BODY_BYTES), b"[", b",", b"]")
    if first == b"{" or (first and content_type in _LINE_TYPES):
        return Form(NDJSON, Lines(BODY_BYTES), b"", b"\n", b"\n")
    what = "is neither NDJSON nor a JSON array" if first else "is empty"
    raise BadBody(f"The body {what}.", remedy="Send one traveller a line, or a JSON array of travellers.")


@dataclass(frozen=True, slots=True)
class Work:
    """Screens a turn's items in a thread; one batch at a time a worker, for they would share one core."""

    state: Any
    scope: Scope
    asker: Asker

    async def answers(self, first: int, items: Sequence[Item]) -> list[bytes]:
        """An answer for each item; `first` is the position of the first one, counted from 1."""
        found = await to_thread.run_sync(self._turn, first, items, limiter=self.state.batches)
        self.state.guard.charge(self.scope, len(items))
        return found

    def _turn(self, first: int, items: Sequence[Item]) -> list[bytes]:
        """All are looked up together; then each is entered in its place, readable or not."""
        rows = [self._read(position, item) for position, item in enumerate(items, first)]
        asked = [row for row in rows if not isinstance(row, Exception)]
        found, told = iter(desk.looked_up(self.state, asked)), list[Answer]()
        texts = []
        for position, (item, row) in enumerate(zip(items, rows, strict=True), first):
            try:
                if isinstance(row, Exception):
                    raise row
                told.append(desk.told(self.state, row, next(found)))
                texts.append(wire.answer(told[-1]))
            except Exception as error:
                texts.append(self._failed(position, item, error))
        tally.count(told)
        return texts

    def _read(self, position: int, item: Item) -> desk.Asked | Exception:
        if isinstance(item, ScreeningError):
            return item
        try:
            return self.scope, wire.query(item), position
        except Exception as error:
            return error

    def _failed(self, position: int, item: Item, error: Exception) -> bytes:
        if isinstance(error, ScreeningError):
            return self._unanswered(position, item, error)
        log.error("batch_item_failed", error=type(error).__name__, trace=trace(error), position=position)
        return self._unanswered(position, item, internal_error())

    def _unanswered(self, position: int, item: Item, error: ScreeningError) -> bytes:
        """In an answer's place: as far from `clear` as can be, with what is wrong and where."""
        metrics.count_rejected(error.code)
        self.state.audit.refusal(self.asker, error.code, position=position)
        return orjson.dumps(
            {
                "id": _id_of(item),
                "decision": "not_checked",
                "hits": [],
                "position": position,
                "error": problem(error, self.scope["request_id"]),
            }
        )


def _id_of(item: Item) -> str:
    """The id of an item that could not be accepted, if it can be made out."""
    try:
        found: Any = orjson.loads(item)["id"] if isinstance(item, bytes) else ""
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return ""
    return found if isinstance(found, str) and len(found) <= ID_CHARACTERS else ""


class BatchAnswer(Response):
    """The streamed answer. Nothing is sent before the first item, so that a hopeless body is a plain 4xx."""

    def __init__(self, work: Work, content_type: str) -> None:
        super().__init__()
        self._work = work
        self._content_type = content_type

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        async with Upload(receive) as upload:
            chunks = aiter(upload)
            start = await _start(chunks)
            form = form_of(self._content_type, start)
            headers = [(b"content-type", form.media_type.encode())]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            async for piece in self._pieces(form, start, chunks):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                upload.check()
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _pieces(self, form: Form, start: bytes, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        before, done = form.opening, 0
        async for items in _turns(form.cutter, start, chunks):
            yield before + form.between.join(await self._work.answers(done + 1, items))
            before, done = form.between, done + len(items)
        yield form.closing if done else form.opening + form.closing.strip()


async def _start(chunks: AsyncIterator[bytes]) -> bytes:
    """As many chunks as it takes to see the first character that is not white space."""
    start = b""
    async for chunk in chunks:
        start = (start + chunk).removeprefix(_BOM).lstrip()
        if start:
            break
    return start


async def _turns(cutter: Cutter, start: bytes, chunks: AsyncIterator[bytes]) -> AsyncIterator[list[Item]]:
    """The items in portions of a turn; what ends the body too early becomes the last item."""
    for turn in _portions(cutter.feed(start)):
        yield turn
    try:
        async for chunk in chunks:
            for turn in _portions(cutter.feed(chunk)):
                yield turn
        last = cutter.end()
    except ScreeningError as error:
        last = [error]
    for turn in _portions(last):
        yield turn


def _portions(items: list[Item]) -> list[list[Item]]:
    return [items[first : first + TURN] for first in range(0, len(items), TURN)]
