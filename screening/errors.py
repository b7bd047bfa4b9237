"""Every error this service raises on purpose, with its code, HTTP status and remedy.

    ScreeningError
      + InputError            422   the caller can mend what was sent
      |   - BadBody           400   not JSON, not UTF-8
      |   - TooLarge          413   more than is accepted in one piece
      + BadList               422   a file is not what it claims to be: refused whole
      + Unauthenticated       401   nobody knows who asks
      + Forbidden             403   known, and not allowed this
      + NotFound              404
      + Conflict              409   the change contradicts what is on file
      + NotDone               409   the answers to a passenger list are not complete yet
      + TooMany               429   more requests than this client may send
      + NotReady              503   no complete data yet
      + Busy                  503   more waits already than is taken in
      + Overloaded            503   the answer would come too late: others are waiting
      + AccessUnavailable     503   it cannot be told who may ask
      + StoreUnavailable      503   the store cannot be read or written
      + AuditUnavailable      503   what was asked could not be entered in the audit
      + ClusterUnavailable    503   no machine of the cluster can screen
      + SnapshotError         500
          - SnapshotOutdated        another format or key version: rebuilt by `screening build`
          - SnapshotDamaged         a checksum disagrees: rebuilt by `screening build`
          - SnapshotsUnavailable 503 the place of published snapshots cannot be read or written

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


class Unauthenticated(ScreeningError):
    """The request does not prove who sends it."""

    code = "unauthenticated"
    status = 401
    remedy = "Send `Authorization: Bearer` with a valid key (`screening keys create`) or token."


class Forbidden(ScreeningError):
    """The sender is known and may not do this."""

    code = "forbidden"
    status = 403
    remedy = "Ask the operator for a key of another role; docs/reference/roles.md says what each role may do."


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


class NotDone(ScreeningError):
    """The answers to this passenger list are not complete yet."""

    code = "not_done"
    status = 409
    remedy = "Ask again after Retry-After seconds; GET /v1/passenger-lists/{id} tells how far it is."


class TooMany(ScreeningError):
    """The client sends more than it may."""

    code = "too_many_requests"
    status = 429
    remedy = "Send it again after Retry-After seconds, and fewer at a time."

    def __init__(self, what: str, *, retry_after: int) -> None:
        super().__init__(what)
        self.retry_after = retry_after


class NotReady(ScreeningError):
    """The service has no complete data yet, so it must not answer."""

    code = "not_ready"
    status = 503
    remedy = "Wait until /readyz answers 200, or load a list with `screening load`."


class Busy(ScreeningError):
    """More waits already than the service takes in."""

    code = "busy"
    status = 503
    remedy = "Send it again after Retry-After seconds."


class Overloaded(ScreeningError):
    """More is asked than can be answered in time."""

    code = "overloaded"
    status = 503
    remedy = "Send it again after Retry-After seconds; if it lasts, add workers or machines."


class AccessUnavailable(ScreeningError):
    """It cannot be told who may ask: the keys on file, or the issuer's keys, cannot be read."""

    code = "access_unavailable"
    status = 503
    remedy = (
        "Check SCREENING_ACCESS_STORE or _FILE, and SCREENING_JWT_KEYS; the log says which cannot be read."
    )


class StoreUnavailable(ScreeningError):
    """The store cannot be read or written."""

    code = "store_unavailable"
    status = 503
    remedy = "Check the store named by SCREENING_STORE with `screening doctor`."


class AuditUnavailable(ScreeningError):
    """What was asked could not be entered in the audit, so it was not done."""

    code = "audit_unavailable"
    status = 503
    remedy = (
        "Free space in the folder of SCREENING_AUDIT_DIR and make it writable; see `screening audit verify`."
    )


class ClusterUnavailable(ScreeningError):
    """The Ray cluster that a list was to be screened by cannot be reached, or none of its nodes can screen."""

    code = "cluster_unavailable"
    status = 503
    remedy = "Start it with `ray start`, or look at it with `ray status`; then give the same command again."


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


class SnapshotsUnavailable(SnapshotError):
    """The folder or object store of published snapshots cannot be read or written."""

    code = "snapshots_unavailable"
    status = 503
    remedy = "Check SCREENING_SNAPSHOTS and the rights to it; until then snapshots are built from the store."
