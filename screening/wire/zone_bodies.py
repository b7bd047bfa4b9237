"""The shapes of a machine-readable zone on the wire: the lines sent, and what was read of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from screening.wire import fields
from screening.wire.bodies import Body

_LINES = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
]


class ZoneBody(Body):
    """The lines of a machine-readable zone, or the zone as one string, in `lines` or, as in a traveller, in `mrz`."""

    lines: fields.MrzLines | None = Field(default=None, examples=[_LINES])
    mrz: fields.MrzLines | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> ZoneBody:
        if bool(self.lines) == bool(self.mrz):
            raise fields.broken("no_zone")
        return self


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ZoneNameBody(_Described):
    """A further reading of the name."""

    surname: str
    given_names: str


class RepairBody(_Described):
    """What was read, what it was repaired to, and what proves it."""

    field: str
    read: str
    repaired: str
    proof: str


class ReadZoneBody(_Described):
    """A machine-readable zone as read; `valid`: every check digit printed agrees with what was read."""

    format: Literal["TD1", "TD2", "TD3", "MRV-A", "MRV-B", "FRA-ID"]
    lines: list[str]
    valid: bool
    document_code: str
    issuing_state: str
    document_number: str
    surname: str
    given_names: str
    nationality: str
    birth_date: Annotated[str, Field(description="YYYY-MM-DD, YYYY-MM, YYYY or empty.")]
    sex: Literal["M", "F", "X", ""]
    expiry_date: str
    optional_data: list[str]
    check_digits: dict[str, bool]
    name_truncated: bool
    other_names: list[ZoneNameBody]
    repairs: list[RepairBody]
    warnings: list[str]
