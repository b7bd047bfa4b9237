import orjson

from screening import wire
from screening.model import DocumentRecord, PersonRecord, record_to_json
from screening.synthetic.demonstration import CLEAR_TRAVELLER, REFERRED_TRAVELLER, demonstration_records


def test_the_demonstration_is_acceptable_at_the_edge() -> None:
    for record in demonstration_records():
        assert wire.record(orjson.dumps(record_to_json(record))) == record


def test_the_demonstration_has_what_the_readme_asks_for() -> None:
    first, *others = demonstration_records()
    assert isinstance(first, PersonRecord)
    assert first.names[0].full == "Bekzat DZHUMAGULOV"
    assert first.birth_dates == ("1985-01-01",)
    documents = {record.number: record for record in others if isinstance(record, DocumentRecord)}
    assert documents["N12345678"].status == "stolen"
    assert documents["FA9100000"].number_to == "FA9100499"


def test_the_first_travellers_fit_into_a_shell_command() -> None:
    for body in (REFERRED_TRAVELLER, CLEAR_TRAVELLER):
        assert "'" not in body
        assert wire.traveller(body.encode()).name is not None
