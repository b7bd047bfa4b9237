"""A machine-readable zone as read: every field, every check digit, what was repaired and what is odd.

The shape is the contract's (docs/reference/mrz.md). Fields are ICAO's codes as printed, `D` for Germany, `P` or
`PD` for the document; dates are ISO 8601 as far as they are known. `valid` is about what was read, before any
repair. Holds facts only: how they are read is `reading`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from screening.documents.mrz.layout import Format
from screening.documents.mrz.names import NameParts


@dataclass(frozen=True, slots=True)
class Repair:
    """What was read and what it was repaired to; `field` is one of the zone's, or `check_digits.` and one."""

    field: str
    read: str
    repaired: str
    proof: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as read. `other_names` are further readings of the name, likely enough to be searched."""

    format: Format
    lines: tuple[str, ...]
    valid: bool
    document_code: str
    issuing_state: str
    document_number: str
    surname: str
    given_names: str
    nationality: str
    birth_date: str
    sex: str
    expiry_date: str
    optional_data: tuple[str, ...]
    check_digits: dict[str, bool]
    name_truncated: bool
    other_names: tuple[NameParts, ...]
    repairs: tuple[Repair, ...]
    warnings: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The document number, and as it was read where it was repaired."""
        read = (repair.read for repair in self.repairs if repair.field == "document_number")
        return tuple(number for number in (self.document_number, *read) if number)


def to_json(zone: Zone) -> dict[str, Any]:
    """The zone in the shape of the contract."""
    return {
        "format": zone.format,
        "lines": list(zone.lines),
        "valid": zone.valid,
        "document_code": zone.document_code,
        "issuing_state": zone.issuing_state,
        "document_number": zone.document_number,
        "surname": zone.surname,
        "given_names": zone.given_names,
        "nationality": zone.nationality,
        "birth_date": zone.birth_date,
        "sex": zone.sex,
        "expiry_date": zone.expiry_date,
        "optional_data": list(zone.optional_data),
        "check_digits": zone.check_digits,
        "name_truncated": zone.name_truncated,
        "other_names": [name._asdict() for name in zone.other_names],
        "repairs": [
            {"field": repair.field, "read": repair.read, "repaired": repair.repaired, "proof": repair.proof}
            for repair in zone.repairs
        ],
        "warnings": list(zone.warnings),
    }
