"""The nouns of the trade: records on file, the traveller asked about, and the answer.

Frozen, slotted dataclasses and their JSON forms (CONTRACT: docs/reference/records.md). Everything here
is already valid and normalised: untrusted input becomes one of these only through `screening.wire`.
Knows nothing of HTTP, files, indexes or settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NamedTuple

NAME_QUALITIES = ("primary", "alias", "weak_alias", "previous", "original_script")
DOCUMENT_TYPES = ("P", "I", "V", "R", "T", "L")
DOCUMENT_STATUSES = ("stolen", "lost", "revoked", "invalid", "stolen_blank")

Decision = Literal["clear", "refer", "not_checked"]
Fact = Literal["name", "birth", "sex", "nationality", "birth_place", "document"]
PolicyName = Literal["strict", "balanced", "wide"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written. `full` is always set; the parts are set when the source tells them apart."""

    full: str
    quality: str = "primary"
    surname: str = ""
    given_names: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A travel document as written: number, type letter (or ""), ICAO state code (or "")."""

    number: str
    type: str = ""
    issuing_state: str = ""
    expiry_date: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One wanted, missing or to-be-checked person.

    `birth_dates` are `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `FIRST/LAST` of these; states are ICAO 9303-3
    three-letter codes. `restricted` says why nobody but its owner may see what is on file (docs/adr/0026).
    """

    kind: ClassVar[Literal["person"]] = "person"
    id: str
    list: str
    names: tuple[Name, ...]
    birth_dates: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    sex: str = ""
    nationalities: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    category: str = ""
    notice: str = ""
    action: str = ""
    warnings: tuple[str, ...] = ()
    owner: str = ""
    reference: str = ""
    listed_on: str = ""
    review_on: str = ""
    remarks: str = ""
    restricted: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One stolen, lost, revoked or invalid document, or a range of stolen blanks up to `number_to`.

    `occurred_on` is the day of the theft, loss or revocation, `reported_on` that of the entry; `recovered_on` says
    when the document was found again, `reissued_on` since when its number is also that of a new one.
    """

    kind: ClassVar[Literal["document"]] = "document"
    id: str
    list: str
    number: str
    type: str = ""
    issuing_state: str = ""
    status: str = "stolen"
    number_to: str = ""
    occurred_on: str = ""
    reported_on: str = ""
    recovered_on: str = ""
    reissued_on: str = ""
    action: str = ""
    owner: str = ""
    reference: str = ""
    review_on: str = ""
    remarks: str = ""
    restricted: str = ""


Record = PersonRecord | DocumentRecord


@dataclass(frozen=True, slots=True)
class Traveller:
    """The person and documents asked about. `name` is None when only documents are known.

    `other_names` are further readings of the name, as a machine-readable zone has them: searched alike.
    """

    id: str = ""
    name: Name | None = None
    birth_date: str = ""
    sex: str = ""
    nationalities: tuple[str, ...] = ()
    birth_place: str = ""
    documents: tuple[Document, ...] = ()
    warnings: tuple[str, ...] = ()
    other_names: tuple[Name, ...] = ()


class Query(NamedTuple):
    """A traveller to screen, with the policy, threshold and limit asked for, or None for the service's own."""

    traveller: Traveller
    threshold: float | None = None
    limit: int | None = None
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact compared: its score (0 contradicts, 1 agrees), both sides in clear, and why in one sentence."""

    fact: Fact
    score: float
    query: str
    record: str
    why: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that the traveller may be."""

    record_id: str
    kind: str
    list: str
    score: float
    reasons: tuple[Reason, ...]
    action: str
    warnings: tuple[str, ...]
    record: Any = None


@dataclass(frozen=True, slots=True)
class ListState:
    """A list as it was checked, or why it could not be (`why`)."""

    list: str
    records: int
    loaded_at: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What an answer rests on: all changes up to `sequence`, seen at `as_of` (UTC, RFC 3339)."""

    sequence: int
    as_of: str
    lists: tuple[ListState, ...] = ()
    not_checked: tuple[ListState, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleared:
    """A record that the traveller is like and was found not to be: by which clearance, and until when that holds."""

    record_id: str
    list: str
    clearance: str
    expires_on: str


@dataclass(slots=True)
class Effort:
    """What a query cost, in exact counts; `exhausted` says that the budget cut candidates off.

    The nanoseconds of its stages are for the metrics alone: they differ each time and are part of no comparison.
    """

    keys: int = 0
    postings: int = 0
    candidates: int = 0
    weighed: int = 0
    exhausted: bool = False
    prepare_ns: int = field(default=0, compare=False)
    find_ns: int = field(default=0, compare=False)
    weigh_ns: int = field(default=0, compare=False)

    @property
    def elapsed_us(self) -> int:
        """Microseconds of all stages together."""
        return (self.prepare_ns + self.find_ns + self.weigh_ns) // 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """The decision, the hits (best first), what was checked, and the policy and threshold that decided.

    `cleared` are the records that would be hits, but for clearances. `snapshot` names the index snapshot that was
    searched, "" where there was none; for the audit, not for the asker.
    """

    id: str
    decision: Decision
    hits: tuple[Hit, ...]
    checked: Checked
    warnings: tuple[str, ...] = ()
    elapsed_us: int = 0
    effort: Effort = field(default_factory=Effort)
    policy: PolicyName | None = None
    threshold: float | None = None
    snapshot: str = ""
    cleared: tuple[Cleared, ...] = ()


def record_to_json(record: Record) -> dict[str, Any]:
    """The record's JSON form, empty fields left out; the inverse of `record_from_json`."""
    out: dict[str, Any] = {"kind": record.kind}
    for key in record.__slots__:
        value = getattr(record, key)
        if not value:
            continue
        if key == "names":
            value = [_name_to_json(name) for name in value]
        elif key == "documents":
            value = [document_to_json(document) for document in value]
        out[key] = value
    return out


def record_from_json(data: Mapping[str, Any]) -> Record:
    """A record from JSON that `record_to_json` wrote: trusted, so nothing is checked again."""
    return document_from_json(data) if data["kind"] == "document" else person_from_json(data)


def document_from_json(data: Mapping[str, Any]) -> DocumentRecord:
    """The same of a document: nothing but strings."""
    fields = dict(data)
    del fields["kind"]
    return DocumentRecord(**fields)


def person_from_json(data: Mapping[str, Any]) -> PersonRecord:
    """The same of a person."""
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    del fields["kind"]
    fields["names"] = tuple(_name_from_json(name) for name in data["names"])
    if "documents" in data:
        fields["documents"] = tuple(Document(**document) for document in data["documents"])
    return PersonRecord(**fields)


def _name_to_json(name: Name) -> dict[str, str]:
    if name.surname or name.given_names:
        return {"surname": name.surname, "given_names": name.given_names, "quality": name.quality}
    return {"name": name.full, "quality": name.quality}


def _name_from_json(data: Mapping[str, str]) -> Name:
    if "name" in data:
        return Name(full_name(data), data["quality"])
    return Name(full_name(data), data["quality"], data["surname"], data["given_names"])


def full_name(data: Mapping[str, str]) -> str:
    """The whole of a name from the JSON form of a name on file."""
    return data["name"] if "name" in data else f"{data['given_names']} {data['surname']}".strip()


def document_to_json(document: Document) -> dict[str, str]:
    """The document's JSON form, empty fields left out."""
    return {key: value for key in document.__slots__ if (value := getattr(document, key))}
