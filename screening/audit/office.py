"""What an entry says, and what becomes of an answer, a change or a look that cannot be entered.

Every call comes before the answer leaves. If the entry cannot be written, the policy decides: `not_checked` (nothing
is told, and a traveller's answer says why), `refuse` (an error) or `allow` (it goes on, and says so). A change is
entered twice, before and after, so that none is ever made without a trace.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, NamedTuple, Protocol

import orjson

from screening.audit import certificate, keys
from screening.audit.certificate import Certificate
from screening.audit.chain import Chain
from screening.audit.journal import Journal, Rules
from screening.audit.retention import Retention
from screening.audit.subject import Subject, Subjects
from screening.errors import AuditUnavailable, ScreeningError
from screening.model import Answer, Checked, ListState, Record, Traveller
from screening.settings import Settings

Failure = Literal["not_checked", "refuse", "allow"]

NOT_ENTERED = "the audit cannot be written"
ALLOWED = "This query could not be entered in the audit."
REFUSALS_A_SECOND = 20  # entered one by one; more are counted, so that a flood of them does not fill the disk


class Asker(NamedTuple):
    """Who asks, for what purpose, from where; `key` is the public beginning of the key shown.

    A tuple, because one is made for every request and a frozen dataclass takes three times as long to make.
    """

    client: str = "anonymous"
    role: str = ""
    key: str = ""
    purpose: str = ""
    terminal: str = ""
    request: str = ""

    def entered(self) -> dict[str, str]:
        """What an entry says of the asker: the fields that are known. Written out: a loop costs ten times as much."""
        said = {"client": self.client}
        if self.role:
            said["role"] = self.role
        if self.key:
            said["key"] = self.key
        if self.purpose:
            said["purpose"] = self.purpose
        if self.terminal:
            said["terminal"] = self.terminal
        if self.request:
            said["request"] = self.request
        return said


Done = Callable[..., None]
"""Tells what became of a change, by name."""


class Office(Protocol):
    """Where account is given: `Audit`, or `NoAudit` where none is kept."""

    @property
    def open(self) -> bool:
        """Whether account is given at all."""

    @property
    def waits(self) -> bool:
        """Whether a query's entry is waited for until it is on the disk."""

    def query(self, asker: Asker, traveller: Traveller, answer: Answer, position: int = 0) -> Answer:
        """Enters one traveller screened: the answer to give, which may be another one. Raises AuditUnavailable."""

    async def query_on_loop(self, asker: Asker, traveller: Traveller, answer: Answer) -> Answer:
        """The same on an event loop: where the disk is waited for, others are answered meanwhile."""

    def look(self, asker: Asker, event: str, record: Record | None = None, **what: Any) -> None:
        """Enters that a record was read, or answers or the audit taken out. Raises AuditUnavailable."""

    def version(self, digest: str) -> str:
        """The keyed hash of a record's version, for entries and certificates; "" where no audit is kept."""

    def certify(self, asker: Asker, statement: Certificate) -> Certificate | None:
        """Signs what is said of a record's deletion, and enters that; None where no audit is kept.

        Raises AuditUnavailable.
        """

    def change(
        self, asker: Asker, action: str, record: Record | None = None, **what: Any
    ) -> AbstractContextManager[Done]:
        """Enters a change before and after it is made. Raises AuditUnavailable before, or instead of the outcome."""

    def refusal(self, asker: Asker, code: str, **what: Any) -> None:
        """Enters a request or a traveller that was refused; never raises."""

    def trouble(self) -> str:
        """Why queries are not answered for want of an audit at present; "" when they are."""

    def start(self) -> None:
        """Begins what goes on beside the entries, in a process that stays."""

    def close(self) -> None:
        """Ends what is open."""


class NoAudit:
    """No account is given."""

    open = waits = False

    def query(self, asker: Asker, traveller: Traveller, answer: Answer, position: int = 0) -> Answer:
        """The answer as it is."""
        return answer

    async def query_on_loop(self, asker: Asker, traveller: Traveller, answer: Answer) -> Answer:
        """The answer as it is."""
        return answer

    def look(self, asker: Asker, event: str, record: Record | None = None, **what: Any) -> None:
        """Nothing."""

    def version(self, digest: str) -> str:
        """None."""
        return ""

    def certify(self, asker: Asker, statement: Certificate) -> Certificate | None:
        """None: there is no key, and nowhere to enter it."""
        return None

    def change(
        self, asker: Asker, action: str, record: Record | None = None, **what: Any
    ) -> AbstractContextManager[Done]:
        """Nothing, before and after."""
        return nullcontext(lambda **_: None)

    def refusal(self, asker: Asker, code: str, **what: Any) -> None:
        """Nothing."""

    def trouble(self) -> str:
        """None."""
        return ""

    def start(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class Audit:
    """Account is given in a journal."""

    def __init__(
        self, journal: Journal, *, failure: Failure = "not_checked", clear_text: bool = False
    ) -> None:
        self.journal = journal
        self.subjects = Subjects(journal.keys.subject)
        self._failure = failure
        self._clear_text = clear_text
        self._refusals = _Refusals()

    open = True

    @property
    def waits(self) -> bool:
        """As the policy has it."""
        return self.journal.always

    def query(self, asker: Asker, traveller: Traveller, answer: Answer, position: int = 0) -> Answer:
        """Enters one traveller screened; `position` tells those of one batch apart."""
        try:
            self._query(asker, traveller, answer, position, wait=True)
        except AuditUnavailable:
            return self._unentered(answer)
        return answer

    async def query_on_loop(self, asker: Asker, traveller: Traveller, answer: Answer) -> Answer:
        """Enters one traveller screened; all who wait at one moment share the disk's time."""
        try:
            self._query(asker, traveller, answer, 0, wait=False)
            await self.journal.on_disk("query")
        except AuditUnavailable:
            return self._unentered(answer)
        return answer

    def _query(
        self, asker: Asker, traveller: Traveller, answer: Answer, position: int, *, wait: bool
    ) -> None:
        entry: dict[str, Any] = {
            "event": "query", **asker.entered(),
            "asked": self.subjects.of_traveller(traveller),
            "decision": answer.decision,
            "sequence": answer.checked.sequence, "snapshot": answer.snapshot,
            "policy": answer.policy, "threshold": answer.threshold, "elapsed_us": answer.elapsed_us,
        }  # fmt: skip
        if position:
            entry["position"] = position
        if answer.hits:
            entry["hits"] = [[hit.record_id, round(hit.score, 4)] for hit in answer.hits]
        if answer.checked.not_checked:
            entry["not_checked"] = [state.list for state in answer.checked.not_checked]
        if answer.cleared:
            entry["cleared"] = [[each.record_id, each.clearance] for each in answer.cleared]
        clear = (lambda: _in_clear(traveller)) if self._clear_text else None
        plain = answer.decision == "clear" and not answer.cleared
        self.journal.write("clear" if plain else "kept", entry, clear, wait=wait)

    def version(self, digest: str) -> str:
        """The keyed hash of a record's version."""
        return certificate.version(self.journal.keys, digest)

    def certify(self, asker: Asker, statement: Certificate) -> Certificate | None:
        """Signs a certificate, and enters it before it leaves."""
        made = certificate.signed(self.journal.keys, statement)
        said = ("record", "list", "record_version", "sequence", "state")
        self._write(
            {
                "event": "certificate",
                **asker.entered(),
                **{name: made[name] for name in said},
                "signed": made["mac"],
            }
        )
        return made

    def look(self, asker: Asker, event: str, record: Record | None = None, **what: Any) -> None:
        """Enters that something was read or taken out."""
        self._write({"event": event, **asker.entered(), **self._about(record), **what})

    @contextmanager
    def change(self, asker: Asker, action: str, record: Record | None = None, **what: Any) -> Iterator[Done]:
        """Enters a change before it is made, and what became of it after."""
        entry = {"event": "change", "action": action, **asker.entered(), **self._about(record), **what}
        self._write({**entry, "stage": "begun"})
        outcome: dict[str, Any] = {}
        try:
            yield outcome.update
        except BaseException as error:
            code = error.code if isinstance(error, ScreeningError) else type(error).__name__
            with suppress(AuditUnavailable):  # that it was begun is entered
                self._write({**entry, "stage": "failed", "code": code})
            raise
        self._write(
            {**entry, "stage": "done", **outcome}, "The change was made, but its outcome was not entered. "
        )

    def refusal(self, asker: Asker, code: str, **what: Any) -> None:
        """Enters what was refused: nothing was told, so that it goes out whether or not it can be entered."""
        unlisted = self._refusals.unlisted()
        if unlisted is None:
            return
        entry = {"event": "refusal", "code": code, **asker.entered(), **what}
        with suppress(AuditUnavailable):
            self.journal.write("kept", entry | {"unlisted": unlisted} if unlisted else entry, wait=False)

    def trouble(self) -> str:
        """Why nothing can be entered, unless the policy allows to answer all the same."""
        why = self.journal.trouble() if self._failure != "allow" else ""
        return f"The audit cannot be written: {why}." if why else ""

    def start(self) -> None:
        """Sets the keeper of the journal to work."""
        self.journal.start()

    def close(self) -> None:
        """Ends the journal in order."""
        self.journal.close()

    def _write(self, entry: dict[str, Any], said: str = "") -> None:
        try:
            self.journal.write("kept", entry)
        except AuditUnavailable as error:
            if self._failure != "allow":
                raise AuditUnavailable(said + error.what) from None

    def _about(self, record: Record | None) -> dict[str, Any]:
        if record is None:
            return {}
        about: Subject = self.subjects.of_record(record)
        return {"record": record.id, "list": record.list, "asked": about}

    def _unentered(self, answer: Answer) -> Answer:
        """The answer that is given when it could not be entered."""
        if self._failure == "refuse":
            raise AuditUnavailable("The query could not be entered in the audit, so it is not answered.")
        if self._failure == "allow":
            return replace(answer, warnings=(*answer.warnings, ALLOWED))
        before = answer.checked
        unlooked = tuple(replace(state, why=NOT_ENTERED) for state in (*before.lists, *before.not_checked))
        checked = Checked(before.sequence, before.as_of, (), unlooked or (ListState("", 0, why=NOT_ENTERED),))
        return replace(answer, decision="not_checked", hits=(), checked=checked, cleared=())


@dataclass(slots=True)
class _Refusals:
    """How many were entered this second, and how many since were only counted."""

    second: int = 0
    entered: int = 0
    counted: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def unlisted(self) -> int | None:
        """Before entering one: how many were only counted before it; None when this one is only counted too."""
        with self.lock:
            second = int(time.monotonic())
            if second != self.second:
                self.second, self.entered = second, 0
            if self.entered == REFUSALS_A_SECOND:
                self.counted += 1
                return None
            self.entered += 1
            before, self.counted = self.counted, 0
            return before


def opened(settings: Settings) -> Audit:
    """The audit as the settings have it. Raises AuditUnavailable when its key cannot be used."""
    journal = journal_of(settings)
    return Audit(journal, failure=settings.audit_failure, clear_text=settings.audit_clear_text)


def journal_of(settings: Settings) -> Journal:
    """The journal that the settings name. Raises AuditUnavailable when its key cannot be used."""
    folder = settings.audit_dir
    begun = Chain(folder, b"").exists()
    held = keys.load(settings.audit_key_file, may_make=not begun)
    rules = Rules(settings.audit_fsync, settings.audit_segment_bytes)
    return Journal(folder, held, rules, Retention(settings.audit_keep_clear_days, settings.audit_keep_days))


def _in_clear(traveller: Traveller) -> bytes:
    """What is sealed, where the policy says so: the traveller as understood."""
    given = {item.name: value for item in fields(traveller) if (value := getattr(traveller, item.name))}
    given.pop("warnings", None)
    return orjson.dumps(given)
