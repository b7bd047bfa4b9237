"""Every error this service raises on purpose, with its code, HTTP status and remedy.

    ScreeningError
      + InputError            422   the caller can mend what was sent
      |   - BadBody           400   not JSON, not UTF-8
      |   - TooLarge          413   more than is accepted in one piece
      + BadList               422   a file is not what it claims to be: refused whole
      + NotFound              404
      + Conflict              409   the change contradicts what is on file
      + NotReady              503   no complete data yet
      + StoreUnavailable      503   the store cannot be read or written
      + SnapshotError         500
          - SnapshotOutdated        another format or key version: rebuilt by `screening build`
          - SnapshotDamaged         a checksum disagrees: rebuilt by `screening build`

An error text never holds personal data: it names the field and the rule, not the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input: `where` is a path such as `documents[0].number` or `line 17`."""

    where: str
    what: str
    remedy: str = ""


class ScreeningError(Exception):
    """Root of the tree. `code` is stable and documented in docs/reference/errors.md."""

    code = "internal_error"
    status = 500
    remedy = "Report this with the request id; the service goes on."

    def __init__(self, what: str, *, remedy: str | None = None, problems: Sequence[Problem] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.problems = tuple(problems)
        if remedy is not None:
            self.remedy = remedy


class InputError(ScreeningError):
    """What was sent breaks a rule of the interface."""

    code = "invalid_input"
    status = 422
    remedy = "Correct the named fields and send the request again."


class BadBody(InputError):
    """The body cannot be read at all."""

    code = "unreadable_body"
    status = 400
    remedy = "Send one JSON document, encoded in UTF-8."


class TooLarge(InputError):
    """The body or one of its parts is larger than accepted."""

    code = "too_large"
    status = 413
    remedy = "Send less in one piece; the limits are in docs/reference/limits.md."


class BadList(ScreeningError):
    """A watch-list file is not what it claims to be; nothing of it was loaded."""

    code = "unreadable_list"
    status = 422
    remedy = "Check that the file is complete and of the format named."


class NotFound(ScreeningError):
    """Nothing is on file under this identifier."""

    code = "not_found"
    status = 404
    remedy = "Check the identifier."


class Conflict(ScreeningError):
    """The change contradicts what is on file."""

    code = "conflict"
    status = 409
    remedy = "Read the present state and send a change that fits it."


class NotReady(ScreeningError):
    """The service has no complete data yet, so it must not answer."""

    code = "not_ready"
    status = 503
    remedy = "Wait until /readyz answers 200, or load a list with `screening load`."


class StoreUnavailable(ScreeningError):
    """The store cannot be read or written."""

    code = "store_unavailable"
    status = 503
    remedy = "Check the store named by SCREENING_STORE with `screening doctor`."


class SnapshotError(ScreeningError):
    """The index snapshot cannot be used."""

    code = "snapshot_unusable"
    remedy = "Run `screening build`; the store is the truth and nothing is lost."


class SnapshotOutdated(SnapshotError):
    """The snapshot has another format or key version, or belongs to another store."""

    code = "snapshot_outdated"


class SnapshotDamaged(SnapshotError):
    """A checksum or a length in the snapshot disagrees with its content."""

    code = "snapshot_damaged"
