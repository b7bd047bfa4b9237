"""The shape of what is sent: traveller, query, record and comparison, as pydantic models.

The HTTP layer names these models in its OpenAPI description; everything else reads them through
`screening.wire`, which turns them into the dataclasses of `screening.model`. `null` and the empty string
mean "not known" wherever a field may be left out; a field with another name is an error.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from screening.model import PolicyName
from screening.wire import fields, limits

Quality = Literal["primary", "alias", "weak_alias", "previous", "original_script"]
Status = Literal["stolen", "lost", "revoked", "invalid", "stolen_blank"]


class Body(BaseModel):
    """What every body obeys: no unknown field, no guessing at types, no infinities."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, hide_input_in_errors=True)


class DocumentBody(Body):
    """A travel document, as printed or read."""

    number: fields.Number
    type: fields.DocumentType | None = None
    issuing_state: fields.State | None = None
    expiry_date: fields.Date | None = None


class TravellerBody(Body):
    """The person and documents asked about: a name, a machine-readable zone or a document is needed."""

    id: fields.Id | None = None
    name: fields.NameText | None = None
    surname: fields.NameText | None = None
    given_names: fields.NameText | None = None
    birth_date: fields.BirthDate | None = None
    sex: fields.Sex | None = None
    nationality: fields.States | None = None
    birth_place: fields.Place | None = None
    documents: Annotated[list[DocumentBody], Field(max_length=limits.TRAVELLER_DOCUMENTS)] | None = None
    mrz: fields.MrzLines | None = None


class QueryBody(TravellerBody):
    """A traveller, with the policy, the least score that makes a hit and the largest number of hits to list."""

    policy: PolicyName | None = None
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    limit: Annotated[int, Field(ge=1, le=limits.HITS)] | None = None


class NameBody(Body):
    """One name of a person on file: whole, or in its two parts."""

    name: fields.NameText | None = None
    surname: fields.NameText | None = None
    given_names: fields.NameText | None = None
    quality: Quality = "primary"

    @model_validator(mode="after")
    def _one_form(self) -> NameBody:
        parts = self.surname or self.given_names
        if not (self.name or parts):
            raise fields.broken("no_name")
        if self.name and parts:
            raise fields.broken("two_forms")
        return self


# Named here because inside the next classes `list` is the field.
_Names = Annotated[list[NameBody], Field(min_length=1, max_length=limits.NAMES)]
_BirthDates = Annotated[list[fields.GivenBirthDate], Field(max_length=limits.BIRTH_DATES)]
_BirthPlaces = Annotated[list[fields.GivenPlace], Field(max_length=limits.BIRTH_PLACES)]
_Nationalities = Annotated[list[fields.GivenState], Field(max_length=limits.NATIONALITIES)]
_Documents = Annotated[list[DocumentBody], Field(max_length=limits.RECORD_DOCUMENTS)]
_Warnings = Annotated[list[fields.Label], Field(max_length=limits.WARNINGS)]


class PersonBody(Body):
    """A wanted, missing or to-be-checked person on file."""

    kind: Literal["person"]
    id: fields.RecordId
    list: fields.ListName | None = None
    names: _Names
    birth_dates: _BirthDates | None = None
    birth_places: _BirthPlaces | None = None
    sex: fields.Sex | None = None
    nationalities: _Nationalities | None = None
    documents: _Documents | None = None
    category: fields.Label | None = None
    notice: fields.Label | None = None
    action: fields.Action | None = None
    warnings: _Warnings | None = None
    owner: fields.Label | None = None
    reference: fields.Label | None = None
    listed_on: fields.Date | None = None
    review_on: fields.Date | None = None
    remarks: fields.Remarks | None = None
    restricted: fields.Label | None = None


class DocumentRecordBody(Body):
    """A stolen, lost, revoked or invalid document on file, or a range of stolen blanks."""

    kind: Literal["document"]
    id: fields.RecordId
    list: fields.ListName | None = None
    number: fields.Number
    type: fields.DocumentType | None = None
    issuing_state: fields.State | None = None
    status: Status | None = None
    number_to: fields.Number | None = None
    occurred_on: fields.Date | None = None
    reported_on: fields.Date | None = None
    recovered_on: fields.Date | None = None
    reissued_on: fields.Date | None = None
    action: fields.Action | None = None
    owner: fields.Label | None = None
    reference: fields.Label | None = None
    review_on: fields.Date | None = None
    remarks: fields.Remarks | None = None
    restricted: fields.Label | None = None


RecordBody = Annotated[PersonBody | DocumentRecordBody, Field(discriminator="kind")]


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


Side = Annotated[TravellerBody, BeforeValidator(_named, json_schema_input_type=str | TravellerBody)]


class PairBody(Body):
    """Two travellers to compare, each a name or the whole description."""

    a: Side
    b: Side


class ListNameBody(Body):
    """The name of a list, where it comes alone: on the command line, in an address."""

    list: fields.ListName
