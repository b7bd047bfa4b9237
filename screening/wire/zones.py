"""Machine-readable zones at the edge: read alone, or to fill in what a traveller's other fields leave out.

What the other fields say stands; where the zone says something else the traveller gets a warning, and both readings
of a name or a number are searched. Today's date, which settles the centuries of a zone, is taken here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from screening.documents import mrz, numbers
from screening.documents.mrz import Repair, Zone
from screening.matchers import birth, name
from screening.matchers.name import FIELD_FULL
from screening.model import Document, Name, Traveller
from screening.text import countries
from screening.text.names import Token, prepare
from screening.text.readings import table_c
from screening.wire import fields, limits
from screening.wire.reading import Source, bounded, checked, validator
from screening.wire.zone_bodies import ZoneBody

ZONE = "Machine-readable zone: "
DIFFERS = "The {field} is not the same as in the machine-readable zone."

_SAME_BIRTH = 0.5  # agreement above which two ways to write a date of birth do not contradict each other
_TYPES = {"TD3": "P", "MRV-A": "V", "MRV-B": "V"}


_ZONE = validator(ZoneBody)


def zone(data: Source) -> Zone:
    """The zone in a body: an object with `lines` or `mrz`, a JSON array of lines, or one string."""
    if isinstance(data, bytes | bytearray):
        bounded(data, limits.TRAVELLER_BYTES)
        if data.lstrip()[:1] in (b"[", b'"'):
            data = b'{"lines":' + data + b"}"
    body: ZoneBody = checked(_ZONE, data)
    return mrz.read(body.lines or body.mrz or (), today())


def today() -> date:
    """The day by which the centuries of a zone are settled."""
    return datetime.now(UTC).date()


def filled(traveller: Traveller, lines: Sequence[str], on: date) -> Traveller:
    """The traveller with what the zone adds, and a warning for each thing it says otherwise.

    `on` is the day of reading. Raises InputError for what is no zone.
    """
    found = mrz.read(lines, on)
    shown = _named(traveller.name, found)
    warnings = [*_odd(found), *_contradictions(traveller, shown, found)]
    documents, of_documents = _documents(traveller.documents, found)
    nationality = countries.country(found.nationality)
    return replace(
        traveller,
        name=shown,
        other_names=tuple(_other_names(shown, found)),
        birth_date=_longer(traveller.birth_date, found.birth_date),
        sex=traveller.sex or found.sex,
        nationalities=tuple(dict.fromkeys(filter(None, (*traveller.nationalities, nationality)))),
        documents=documents,
        warnings=(*traveller.warnings, *warnings, *of_documents),
    )


def _named(given: Name | None, zone: Zone) -> Name | None:
    """The traveller's name, its missing part from the zone."""
    if given is None:
        return _name(zone.surname, zone.given_names)
    if given.surname and not given.given_names:
        return _name(given.surname, zone.given_names)
    if given.given_names and not given.surname:
        return _name(zone.surname, given.given_names)
    return given


def _name(surname: str, given: str) -> Name | None:
    full = f"{given} {surname}".strip()
    return Name(full, "primary", surname, given) if full else None


def _other_names(shown: Name | None, zone: Zone) -> Iterator[Name]:
    """The zone's name where another stands, its further readings, and what a cut name may have been."""
    seen = {shown.full.upper()} if shown is not None else set()
    for surname, given in ((zone.surname, zone.given_names), *zone.other_names):
        whole = _name(surname, given)
        for reading in (whole, *(_cut(surname, given) if zone.name_truncated else ())):
            if reading is not None and reading.full.upper() not in seen:
                seen.add(reading.full.upper())
                yield reading
    arabic = _in_arabic(zone)
    if arabic is not None:
        yield arabic


def _in_arabic(zone: Zone) -> Name | None:
    """The name in Arabic script where it is spelled by ICAO's table C without a code that would tell.

    A name with such codes is known for one wherever it stands (`text.romanise`).
    """
    words = f"{zone.given_names} {zone.surname}".split()
    issuers = {countries.country(zone.nationality), countries.country(zone.issuing_state)}
    if not words or issuers.isdisjoint(table_c.STATES) or table_c.decode_name(words):
        return None
    arabic = " ".join(table_c.decode_without_codes(words))
    return Name(arabic) if arabic else None


def _cut(surname: str, given: str) -> Iterator[Name]:
    """Readings of a name whose last part may be the beginning of a longer one, or of which parts are missing.

    The matchers take the last part of a long name for one that may be cut, and in a zone that is a given name, so it
    is put last. Of a name too short for them (the French card leaves given names fourteen letters) it is left out.
    """
    if not (surname and given):
        return
    full = f"{surname} {given}"
    yield Name(full, "primary", surname, given)
    words = given.split()
    if len(full) < FIELD_FULL and len(words) > 1:
        yield Name(f"{surname} {' '.join(words[:-1])}", "primary", surname, " ".join(words[:-1]))


def _odd(zone: Zone) -> Iterator[str]:
    for repair in zone.repairs:
        yield ZONE + _repaired(repair)
    for warning in zone.warnings:
        yield ZONE + warning[0].lower() + warning[1:]


def _repaired(repair: Repair) -> str:
    kind, _, field = repair.field.rpartition(".")
    what = ("check digit of the " if kind else "") + mrz.FIELDS[field]
    searched = "; both are searched" if repair.field == "document_number" else ""
    return f"the {what} was read as {repair.read or 'nothing'} and taken as {repair.repaired or 'nothing'}{searched}."


def _contradictions(traveller: Traveller, shown: Name | None, zone: Zone) -> Iterator[str]:
    """A warning for each of the person's fields that the zone contradicts."""
    printed = _name(zone.surname, zone.given_names)
    if shown is not None and printed is not None and not _may_be_one(shown, printed):
        yield DIFFERS.format(field="name")
    if (
        traveller.birth_date
        and zone.birth_date
        and not _may_be_one_day(traveller.birth_date, zone.birth_date)
    ):
        yield DIFFERS.format(field="date of birth")
    if {traveller.sex, zone.sex} == {"M", "F"}:
        yield DIFFERS.format(field="sex")
    nationality = countries.country(zone.nationality)
    if nationality and traveller.nationalities and nationality not in traveller.nationalities:
        yield DIFFERS.format(field="nationality")


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether in some reading no part of either name is left over while one of the other is as well."""
    if one.full == other.full:
        return True
    matches = (name.compare(a, b) for a in prepare(one.full) for b in prepare(other.full))
    return any(not (_whole(match.asked_only) and _whole(match.filed_only)) for match in matches)


def _whole(tokens: Sequence[Token]) -> bool:
    return any(not token.minor for token in tokens)


def _may_be_one_day(given: str, printed: str) -> bool:
    if given.startswith(printed) or printed.startswith(given):
        return True
    compared = birth.compare(given, (printed,))
    return "-" not in given and compared is not None and compared.agreement > _SAME_BIRTH


def _longer(given: str, printed: str) -> str:
    """The date that tells more, where the zone says the same."""
    return printed if printed.startswith(given) else given


def _documents(given: Sequence[Document], zone: Zone) -> tuple[tuple[Document, ...], list[str]]:
    """The documents with the zone's filled in or added, and what the zone says otherwise."""
    state = countries.country(zone.issuing_state)
    printed = [Document(number, _type(zone), state, zone.expiry_date) for number in zone.numbers[:1]]
    # As misread it is searched too, but is not a second document to be found expired or of an odd form.
    printed += [Document(number, "", state) for number in zone.numbers[1:]]
    own = {numbers.canonical(document.number): document for document in printed}
    warnings: list[str] = []
    found, same_number = [], False
    for document in given:
        same = own.pop(numbers.canonical(document.number), None)
        if same is None:
            found.append(document)
            continue
        differing = tuple(_document_contradictions(document, same))
        warnings += differing
        found.append(_completed(document, same))
        same_number = True
        if differing:
            found.append(same)
    if printed and not same_number and any(_is_this(document, printed[0]) for document in given):
        warnings.append(DIFFERS.format(field="document number"))
    return (*found, *own.values()), list(dict.fromkeys(warnings))


def _type(zone: Zone) -> str:
    """The kind of document: by its code, or by the format where the code says nothing."""
    return fields.document_type(zone.document_code) or _TYPES.get(zone.format, "I")


def _is_this(given: Document, printed: Document) -> bool:
    """Whether a document given is, by issuer and type, the one that the zone is printed on."""
    return given.type in ("", printed.type) and given.issuing_state in ("", printed.issuing_state)


def _completed(given: Document, printed: Document) -> Document:
    return Document(
        given.number,
        given.type or printed.type,
        given.issuing_state or printed.issuing_state,
        given.expiry_date or printed.expiry_date,
    )


def _document_contradictions(given: Document, printed: Document) -> Iterator[str]:
    pairs = (
        ("type of document", given.type, printed.type),
        ("issuing state", given.issuing_state, printed.issuing_state),
        ("date of expiry", given.expiry_date, printed.expiry_date),
    )
    for field, ours, theirs in pairs:
        if ours and theirs and not (ours.startswith(theirs) or theirs.startswith(ours)):
            yield DIFFERS.format(field=field)
