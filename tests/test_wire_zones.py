"""The machine-readable zone of a traveller: what it fills in, what it contradicts, and what is searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from screening import wire
from screening.engine import Engine
from screening.errors import InputError
from screening.model import Document, DocumentRecord, Name, PersonRecord
from screening.options import EngineOptions
from screening.store import open_store
from tests.documents.mrz.printing import Holder, printed

PASSPORT = printed(
    "TD3", Holder(state="KAZ", nationality="KAZ", number="N12340567", birth="740812", expiry="320415")
)
DOCUMENT = Document("N12340567", "P", "KAZ", "2032-04-15")
DIFFERS = "The {} is not the same as in the machine-readable zone."


def traveller(**fields):
    return wire.traveller(orjson.dumps({"mrz": PASSPORT, **fields}))


def zone(**held):
    return printed("TD3", Holder(**held))


def test_a_zone_alone_is_a_traveller():
    found = traveller()
    assert found.name == Name("ANNA MARIA ERIKSSON", "primary", "ERIKSSON", "ANNA MARIA")
    assert (found.birth_date, found.sex, found.nationalities) == ("1974-08-12", "F", ("KAZ",))
    assert (found.documents, found.other_names, found.warnings) == ((DOCUMENT,), (), ())


def test_a_zone_may_come_in_one_string():
    assert traveller(mrz="\n\n".join(["", *PASSPORT, ""])) == traveller(mrz="".join(PASSPORT)) == traveller()


def test_an_empty_zone_is_none():
    with pytest.raises(InputError, match="neither a person nor a document"):
        traveller(mrz=[])
    assert traveller(mrz=[], name="Anna").documents == ()


def test_what_is_given_stands_and_the_zone_fills_in_the_rest():
    found = traveller(surname="Эрикссон", birth_date="1974-08", documents=[{"number": "n 1234-0567"}])
    assert found.name == Name("ANNA MARIA Эрикссон", "primary", "Эрикссон", "ANNA MARIA")
    assert [name.full for name in found.other_names] == ["ANNA MARIA ERIKSSON"]
    assert (found.birth_date, found.sex) == ("1974-08-12", "F")
    assert found.documents == (Document("n 1234-0567", "P", "KAZ", "2032-04-15"),)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "Anna Svensson"}, "name"),
        ({"surname": "Ivanova", "given_names": "Anna"}, "name"),
        ({"birth_date": "1974-12-08"}, "date of birth"),
        ({"birth_date": "1968/1972"}, "date of birth"),
        ({"sex": "M"}, "sex"),
        ({"nationality": "RUS"}, "nationality"),
        ({"documents": [{"number": "N12340568"}]}, "document number"),
        ({"documents": [{"number": "N12340567", "issuing_state": "KGZ"}]}, "issuing state"),
        ({"documents": [{"number": "N12340567", "type": "I"}]}, "type of document"),
        ({"documents": [{"number": "N12340567", "expiry_date": "2033-04-15"}]}, "date of expiry"),
    ],
)
def test_what_the_zone_contradicts_is_a_warning(fields, said):
    assert traveller(**fields).warnings == (DIFFERS.format(said),)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Eriksson Anna"},
        {"name": "Anna"},
        {"name": "Ana Erikson"},
        {"birth_date": "1974"},
        {"birth_date": "1973/1975"},
        {"sex": "X"},
        {"nationality": ["RUS", "KAZ"]},
        {"documents": [{"number": "V1", "type": "V"}]},
        {"documents": [{"number": "N12340567", "expiry_date": "2032"}]},
    ],
)
def test_what_may_be_the_same_is_no_contradiction(fields):
    assert traveller(**fields).warnings == ()


def test_where_two_numbers_are_told_both_are_searched():
    found = traveller(documents=[{"number": "N12340568", "type": "P"}])
    assert [document.number for document in found.documents] == ["N12340568", "N12340567"]


def test_where_two_issuers_are_told_both_are_searched():
    found = traveller(documents=[{"number": "N12340567", "issuing_state": "KGZ"}])
    assert [document.issuing_state for document in found.documents] == ["KGZ", "KAZ"]


def test_both_readings_of_a_repaired_number_are_searched_and_the_repair_is_told():
    found = traveller(mrz=[PASSPORT[0], PASSPORT[1].replace("N12340567", "N1234O567")])
    assert [document.number for document in found.documents] == ["N12340567", "N1234O567"]
    (told,) = found.warnings
    assert "read as N1234O567 and taken as N12340567; both are searched" in told


def test_a_failed_check_digit_is_told():
    found = traveller(mrz=[PASSPORT[0], PASSPORT[1].replace("N12340567", "N12340667")])
    assert any("check digit of the document number" in warning for warning in found.warnings)
    assert found.documents[0].number == "N12340667"


def test_other_readings_of_the_name_are_searched():
    found = traveller(mrz=zone(name="ERIKSSON<<ANNAKMARIA"))
    assert found.name is not None
    assert (found.name.full, found.other_names[0].full) == ("ANNAKMARIA ERIKSSON", "ANNA MARIA ERIKSSON")


@pytest.mark.parametrize(("code", "state"), [("D", "DEU"), ("RKS", "RKS"), ("UTO", "UTO")])
def test_codes_of_the_zone_become_those_of_records(code, state):
    found = traveller(mrz=zone(state=code, nationality=code))
    assert (found.nationalities, found.documents[0].issuing_state) == ((state,), state)


@pytest.mark.parametrize(
    ("form", "letter"), [("TD3", "P"), ("MRV-A", "V"), ("MRV-B", "V"), ("TD1", "I"), ("TD2", "I")]
)
def test_the_document_is_of_the_kind_that_its_code_says(form, letter):
    assert traveller(mrz=printed(form, Holder())).documents[0].type == letter


def test_a_zone_that_cannot_be_read_stops_nobody_who_has_a_name():
    found = traveller(mrz=["P<UTO", "L898902C3"], name="Anna")
    assert found.warnings == ("The machine-readable zone has not the lines of any format and was not used.",)


def test_a_zone_that_cannot_be_read_and_nothing_else_is_refused():
    with pytest.raises(InputError) as raised:
        traveller(mrz=["P<UTO", "L898902C3"])
    assert raised.value.problems[0].where == "mrz"


def test_a_zone_without_name_and_number_is_nobody():
    with pytest.raises(InputError, match="neither a person nor a document"):
        traveller(mrz=zone(name="", number="<<<<<<<<<"))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(open_store(f"sqlite:///{tmp_path}/store.db"), tmp_path / "index", options=EngineOptions())
    people = {
        "long": "Chaminda Mudiyanselagedara Wickramasinghe",
        "arabic": "Mohammed Hussein Al-Khalidi",
        "plain": "Said Ali Sonbol",
        "french": "Marie Christelle Dupuis",
    }
    with made.store.loading() as loading:
        for key, full in people.items():
            loading.add(PersonRecord(key, "w", (Name(full),), birth_dates=("1974-08-12",)))
        loading.add(DocumentRecord("stolen", "w", "N12340567", "P", "KAZ"))
        loading.commit()
    made.open(build=True)
    yield made
    made.close()


def hits(engine, lines, **fields):
    return [hit.record_id for hit in engine.screen(wire.traveller({"mrz": lines, **fields})).hits]


def test_a_stolen_document_is_found_by_a_zone_with_a_reading_error(engine):
    assert hits(engine, [PASSPORT[0], PASSPORT[1].replace("N12340567", "N1234O567")]) == ["stolen"]


def test_a_stolen_document_is_found_by_its_zone_whatever_number_was_typed(engine):
    assert hits(engine, PASSPORT, documents=[{"number": "N99999999", "type": "P"}]) == ["stolen"]


@pytest.mark.parametrize(("form", "width"), [("TD1", 30), ("TD2", 31), ("TD3", 39)])
def test_a_name_cut_by_its_field_is_found_by_what_is_left(engine, form, width):
    name = "WICKRAMASINGHE<<CHAMINDA<MUDIYANSELAGEDARA"[:width]
    assert hits(engine, printed(form, Holder(name=name))) == ["long"]


def test_a_name_cut_short_on_a_french_card_is_found(engine):
    lines = printed("FRA-ID", Holder(name="DUPUIS<<MARIE<CHRISTELLE", number="880692310285"))
    assert hits(engine, lines) == ["french"]


def test_arabic_script_in_table_c_is_found_in_latin(engine):
    assert hits(engine, zone(name="ALXKHALDY<<MXHMD<XHSYN", nationality="IRQ")) == ["arabic"]


def test_table_c_without_any_x_is_read_where_the_state_writes_arabic(engine):
    assert hits(engine, zone(name="SNBL<<SEYD<ELY", state="EGY", nationality="EGY")) == ["plain"]
    assert wire.traveller({"mrz": zone(name="SNBL<<SEYD<ELY")}).other_names == ()
