"""A handful of fixed, invented records, so that the first steps in the README always show the same answer."""

from __future__ import annotations

from screening.model import Document, DocumentRecord, Name, PersonRecord, Record

LIST = "demonstration"
SIZES = {"persons": 2_000, "documents": 20_000, "travellers": 200, "seed": 1}
"""What `make run` generates beside these records: `screening generate` with these arguments."""


REFERRED_TRAVELLER = '{"name": "Bekzat Zhumagulov", "birth_date": "1985-01-01", "nationality": "KGZ"}'
"""A traveller whom the first demonstration record may be, spelled as in an older passport."""

CLEAR_TRAVELLER = (
    '{"surname": "HAWKSWORTH", "given_names": "AMELIA", "birth_date": "1990-06-15", "nationality": "GBR",'
    ' "documents": [{"number": "533401278", "type": "P", "issuing_state": "GBR"}]}'
)
"""An invented traveller like none of the demonstration."""


def demonstration_records() -> list[Record]:
    """Four invented records: two wanted persons, a stolen passport, a range of stolen blanks."""
    return [_dzhumagulov(), _rahmonova(), _stolen_passport(), _stolen_blanks()]


def _dzhumagulov() -> PersonRecord:
    return PersonRecord(
        id="demonstration:wanted-1",
        list=LIST,
        names=(
            Name("Bekzat DZHUMAGULOV", "primary", "DZHUMAGULOV", "Bekzat"),
            Name("Bekzat Jumagulov", "alias", "Jumagulov", "Bekzat"),
            Name("Жумагулов Бекзат", "original_script"),
        ),
        birth_dates=("1985-01-01",),
        birth_places=("Osh",),
        sex="M",
        nationalities=("KGZ",),
        documents=(Document("AC4410275", "P", "KGZ"),),
        category="wanted",
        notice="red",
        action="Wanted for arrest: keep the person under watch, inform the owner and wait for confirmation.",
        warnings=("armed",),
        owner="KGZ",
        reference="DEMO/1",
        listed_on="2024-05-01",
        review_on="2029-05-01",
        remarks="An invented person, for demonstration.",
    )


def _rahmonova() -> PersonRecord:
    return PersonRecord(
        id="demonstration:missing-1",
        list=LIST,
        names=(
            Name("Zulfiya RAHMONOVA", "primary", "RAHMONOVA", "Zulfiya"),
            Name("Раҳмонова Зулфия", "original_script"),
        ),
        birth_dates=("1991",),
        birth_places=("Khujand",),
        sex="F",
        nationalities=("TJK",),
        category="missing",
        notice="yellow",
        action="Missing: make sure the person is safe and inform the owner.",
        owner="TJK",
        reference="DEMO/2",
        listed_on="2025-02-10",
        review_on="2030-02-10",
        remarks="An invented person, for demonstration.",
    )


def _stolen_passport() -> DocumentRecord:
    return DocumentRecord(
        id="demonstration:KAZ-P-N12345678",
        list=LIST,
        number="N12345678",
        type="P",
        issuing_state="KAZ",
        status="stolen",
        reported_on="2025-02-03",
        action="Keep the document and inform the owner at once.",
        owner="KAZ",
        reference="DEMO/3",
        review_on="2035-02-03",
    )


def _stolen_blanks() -> DocumentRecord:
    return DocumentRecord(
        id="demonstration:UZB-P-FA9100000",
        list=LIST,
        number="FA9100000",
        type="P",
        issuing_state="UZB",
        status="stolen_blank",
        number_to="FA9100499",
        reported_on="2024-11-20",
        action="Treat as falsified: keep the document and inform the owner at once.",
        owner="UZB",
        reference="DEMO/4",
        review_on="2034-11-20",
    )
