from __future__ import annotations

import pytest

from screening import synthetic
from screening.index.entries import entries, filed_entries
from screening.model import Document, DocumentRecord, Name, PersonRecord, Record, record_to_json

RECORDS: list[Record] = [
    PersonRecord("w:1", "w", (Name("Maria Osetrova"),)),
    PersonRecord(
        "w:2", "w",
        (Name("Петр Осетров", "original_script"), Name("Petr Osetrov", "alias", "Osetrov", "Petr"), Name("Od")),
        ("1980", "1981-02-03/1981-04"), documents=(Document("KZ 123 456", "P", "KAZ"), Document("N-7"), Document("-")),
    ),
    DocumentRecord("d:1", "d", "N0001000", "P", "KAZ", "stolen_blank", "N0001999"),
    DocumentRecord("d:2", "d", "ОМ 123-456"),
]  # fmt: skip


@pytest.mark.parametrize(
    "record", [*RECORDS, *synthetic.persons(5, 50), *synthetic.documents(5, 50)], ids=lambda r: r.id
)
def test_a_record_s_json_is_filed_as_the_record_is(record: Record):
    assert filed_entries(record_to_json(record)) == entries(record)
