from collections import Counter
from functools import cache

import orjson

from screening import wire
from screening.model import DOCUMENT_STATUSES, DocumentRecord, record_from_json, record_to_json
from screening.synthetic import papers
from screening.synthetic.world import countries

MANY = 20_000


@cache
def _many() -> list[DocumentRecord]:
    return list(papers.documents(11, MANY))


def test_a_document_made_alone_is_the_document_made_in_order() -> None:
    assert [papers.document(11, k) for k in (0, 511, 512, 19_999)] == [
        _many()[k] for k in (0, 511, 512, 19_999)
    ]


def test_documents_may_be_made_from_any_number_on() -> None:
    assert list(papers.documents(11, 30, first=500)) == _many()[500:530]


def test_every_record_survives_its_json_and_the_edge() -> None:
    for record in _many()[:3000]:
        body = orjson.dumps(record_to_json(record))
        assert record_from_json(orjson.loads(body)) == record
        assert wire.record(body) == record


def test_no_document_comes_twice() -> None:
    assert len({record.id for record in _many()}) == MANY
    assert len({(r.number, r.type, r.issuing_state) for r in _many()}) == MANY


def test_every_country_and_every_status_is_there() -> None:
    assert {record.issuing_state for record in _many()} == {country.code for country in countries()}
    assert {record.status for record in _many()} == set(DOCUMENT_STATUSES)


def test_most_documents_are_passports() -> None:
    types = Counter(record.type for record in _many())
    assert 0.8 < types["P"] / MANY < 0.9
    assert types.keys() == {"P", "I", "V", "R", "T"}


def test_one_in_512_is_a_range_of_blanks_with_an_end_after_its_beginning() -> None:
    ranges = [record for record in _many() if record.number_to]
    assert len(ranges) == MANY // papers.STRIPE
    for record in ranges:
        assert record.status == "stolen_blank"
        assert len(record.number) == len(record.number_to)
        assert record.number < record.number_to


def test_no_single_document_lies_in_a_range() -> None:
    singles = {(record.issuing_state, record.number) for record in _many() if not record.number_to}
    for record in _many():
        if record.number_to:
            stem, last = record.number[:-3], int(record.number_to[-3:])
            inside = {(record.issuing_state, f"{stem}{n:03d}") for n in range(last + 1)}
            assert not inside & singles


def test_countries_do_not_number_side_by_side() -> None:
    eights = Counter(r.number[-6:] for r in _many()[:400])
    assert max(eights.values()) <= 2


def test_a_record_is_reviewed_ten_years_after_its_report() -> None:
    record = _many()[0]
    assert int(record.review_on[:4]) - int(record.reported_on[:4]) == 10
