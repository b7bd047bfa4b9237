from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.batch.carriers.interchange import read
from screening.batch.passengers import Leg, Message, Passenger, Row, Unreadable
from screening.errors import BadList
from screening.model import Document, Name, Traveller
from tests.batch.messages import HEADER, PERSON, interchange, message, one, passenger

AIDA = Traveller(
    "PAX0001",
    Name("AIDA MARAT BEKTUROVA", "primary", "BEKTUROVA", "AIDA MARAT"),
    "1985-01-31",
    "F",
    ("KGZ",),
    documents=(Document("AC1234567", "P", "KGZ", "2029-04-12"),),
)
FLIGHT = Message(
    "KC00012345", "KCAIR", "KZBORDER", "KC", "KC921",
    (Leg("IST", "ALA", "2026-10-07T12:20", "2026-10-07T20:10", "KC921"),), "2", "PAX001", "000000001", "745",
)  # fmt: skip


def rows(text: str) -> tuple[list[Row], list[str]]:
    notes: list[str] = []
    return list(read(io.BytesIO(text.encode()), lambda _: None, notes.append)), notes


def alone(text: str) -> Passenger:
    [row] = rows(text)[0]
    return passenger(row)


def changed(right: str, wrong: str) -> Passenger:
    """The passenger of whom one thing is told otherwise."""
    assert right in one()
    return alone(one().replace(right, wrong))


def test_everything_told_of_a_passenger_is_read() -> None:
    assert alone(one()) == Passenger(
        AIDA, "message 1, segment 11", FLIGHT, "passenger", "PAX0001", "X7YQ2B", "IST", "ALA"
    )


@pytest.mark.parametrize(
    ("code", "role"),
    [("FM", "crew"), ("DDU", "transit_passenger"), ("DDT", "transit_crew"), ("fl", "passenger")],
)
def test_the_code_of_a_name_says_what_the_person_is(code: str, role: str) -> None:
    assert changed("NAD+FL", f"NAD+{code}").role == role


def test_who_reports_is_no_traveller() -> None:
    assert len(rows(one(*PERSON, "NAD+MS+++SOMEBODY:ELSE"))[0]) == 1


def test_a_code_nobody_knows_hides_no_traveller() -> None:
    found = changed("NAD+FL", "NAD+QQ")
    assert (found.role, found.traveller.documents) == ("", AIDA.documents)
    assert found.traveller.warnings == ("The code of the name is not known (segment 11).",)
    assert len(rows(one("NAD+QQ+++OFFICE:DUTY", "COM+77172000000:TE", *PERSON))[0]) == 1


def test_what_else_is_known_of_the_journey_is_kept() -> None:
    found = alone(
        one(
            *PERSON,
            "LOC+22+ALA",
            "LOC+174+KGZ",
            "LOC+180+:::OSH KGZ",
            "RFF+SEA:012F",
            "MEA+CT++:2",
            "GEI+4+174",
        )
    )
    assert (found.clears, found.residence, found.seat, found.bags, found.verified) == (
        "ALA",
        "KGZ",
        "012F",
        "2",
        "no",
    )
    assert found.traveller.birth_place == "OSH KGZ"


def test_several_documents_and_nationalities_are_all_searched() -> None:
    found = alone(one(*PERSON, "DOC+V+9988", "LOC+91+KAZ", "NAT+2+RUS"))
    assert found.traveller.documents == (*AIDA.documents, Document("9988", "V", "KAZ"))
    assert found.traveller.nationalities == ("KGZ", "RUS")
    assert found.traveller.warnings == ()


@pytest.mark.parametrize(
    ("element", "name", "others"),
    [
        ("DOE:JOHN:W:", Name("JOHN W DOE", "primary", "DOE", "JOHN W"), []),
        ("DOE:JOHN MR", Name("JOHN DOE", "primary", "DOE", "JOHN"), []),
        ("DOE:JOHNMR", Name("JOHN DOE", "primary", "DOE", "JOHN"), ["JOHNMR DOE"]),
        ("DOEJOHNMR", Name("DOEJOHN"), ["DOEJOHNMR"]),
        ("DOE JOHN", Name("DOE JOHN"), []),
        ("DOE/JOHN/ W", Name("JOHN W DOE", "primary", "DOE", "JOHN W"), []),
        ("DOE, JOHN", Name("JOHN DOE", "primary", "DOE", "JOHN"), []),
        ("WONG:AMR", Name("AMR WONG", "primary", "WONG", "AMR"), []),
        ("ADAMS:", Name("ADAMS"), ["ADA"]),
        (":JOHN", Name("JOHN"), []),
        ("LNU:JOHN", Name("JOHN"), []),
        ("DOE:FNU", Name("DOE"), []),
        ("Ким:Ын Ми", Name("Ын Ми Ким", "primary", "Ким", "Ын Ми"), []),
    ],
)
def test_names_are_read_however_they_are_written(element: str, name: Name, others: list[str]) -> None:
    found = changed("BEKTUROVA:AIDA:MARAT", element).traveller
    assert found.name == name
    assert [other.full for other in found.other_names] == others


@pytest.mark.parametrize(
    ("right", "wrong", "fields", "said"),
    [
        ("DTM+329:850131", "DTM+329:850231", {"birth_date": ""}, "birth_date (segment 13) is not a date that exists"),
        ("DTM+329:850131", "DTM+329:000000", {"birth_date": ""}, "No date of birth"),
        ("DTM+329:850131", "DTM+329:", {"birth_date": ""}, "No date of birth"),
        ("ATT+2++F", "ATT+2++Q", {"sex": ""}, "sex (segment 12) is not M, F or X"),
        ("NAT+2+KGZ", "NAT+2+QQQ", {"nationalities": ()}, "nationality (segment 16) is not a state"),
        ("NAT+2+KGZ", "NAT+2+KG", {}, "two letters"),
        ("DTM+36:290412", "DTM+36:", {"documents": (Document("AC1234567", "P", "KGZ"),)}, "no date of expiry"),
        ("LOC+91+KGZ", "LOC+91+", {"documents": (Document("AC1234567", "P", "", "2029-04-12"),)}, "no issuing state"),
        ("DOC+P:110:111+", "DOC+K+", {"documents": (Document("AC1234567", "", "KGZ", "2029-04-12"),)},
         "documents[0].type"),
        ("DOC+P:110:111+AC1234567", "DOC", {"documents": ()}, "A document has no number"),
        ("+AC1234567", "+KGZAC1234567", {"documents": (Document("KGZAC1234567", "P", "KGZ", "2029-04-12"),)},
         "issuing state stands in front"),
        ("+AC1234567", "+AC 123 4567", {"documents": (Document("AC 123 4567", "P", "KGZ", "2029-04-12"),)}, "spaces"),
        ("NAD+FL+++", "NAD+FL++", {}, "the element of an address"),
        ("BEKTUROVA:AIDA:MARAT", "BEKTUROVA AIDA MARAT", {"name": Name("BEKTUROVA AIDA MARAT")}, "in one field"),
        ("BEKTUROVA:AIDA:MARAT", "", {"name": None}, ""),
    ],
)  # fmt: skip
def test_what_is_odd_is_told_and_the_rest_is_screened(
    right: str, wrong: str, fields: dict[str, Any], said: str
) -> None:
    found = changed(right, wrong).traveller
    assert replace(found, warnings=()) == replace(AIDA, **fields)
    assert any(said in warning for warning in found.warnings) or not said, found.warnings
    assert bool(found.warnings) == bool(said)


def test_somebody_of_whom_nothing_is_told_is_unreadable_and_counted() -> None:
    [row], notes = rows(one("NAD+FL+++", "ATT+2++M"))
    assert isinstance(row, Unreadable)
    assert row.position == "message 1, segment 11"
    assert notes == []


def test_nobody_is_born_after_the_flight() -> None:
    text = one().replace("850131", "261008")
    assert alone(text).traveller.birth_date == "1926-10-08"
    assert alone(text.replace("261008", "260901")).traveller.birth_date == "2026-09-01"
    assert alone(one().replace("850131", "19850131")).traveller.birth_date == "1985-01-31"
    assert alone(one().replace("850131", "850100")).traveller.birth_date == "1985-01"


def test_legs_are_told_by_stops_in_any_form() -> None:
    progressive = (
        "BGM+745", "TDT+20+XZ877+++XZ", "LOC+92+BCN", "DTM+189:2607081100:201", "LOC+92+IAD",
        "DTM+232: 2607081700:201", "TDT+20+878+++XZ", "LOC+87+SFO", "DTM+232:2607082330:201", "LOC+125+IAD",
        "DTM+189:26070819",
    )  # fmt: skip
    found = alone(one(header=progressive)).message
    assert found is not None
    assert found.flight == "XZ877"
    assert found.legs == (
        Leg("BCN", "IAD", "2026-07-08T11:00", "2026-07-08T17:00", "XZ877"),
        Leg("IAD", "SFO", "", "2026-07-08T23:30", "XZ878"),
    )
    several = ("BGM+745", "TDT+20+XZ877", "LOC+125+BCN", "LOC+92+MAD", "LOC+92+MAD", "LOC+87+ALA")
    found = alone(one(header=several)).message
    assert found is not None
    assert [(leg.departure, leg.arrival) for leg in found.legs] == [("BCN", "MAD"), ("MAD", "ALA")]
    assert found.carrier == "XZ"


@pytest.mark.parametrize("segment", ["DOC+P+A1", "NAT+2+KGZ", "DOC", "FTX+BAG+++UA0443"])
def test_what_is_told_of_one_person_is_bounded(segment: str) -> None:
    many = interchange(message(*HEADER, *PERSON, *[segment] * 2_100))
    if segment.startswith("FTX"):  # read past, and nothing of it kept
        assert alone(many).traveller == AIDA
        return
    with pytest.raises(BadList, match="message 1, segment 11 has more than 2,000 segments"):
        rows(many)


def test_warnings_of_one_person_are_bounded() -> None:
    warnings = alone(one(*PERSON, *["DOC"] * 500)).traveller.warnings
    assert len(warnings) == 51
    assert warnings[-1] == "There is more to say than is told."


def test_no_flight_has_more_legs_than_are_kept() -> None:
    found = alone(
        one(header=("BGM+745", *(f"TDT+20+KC{n}" for n in range(100)), *["LOC+92+A", "LOC+92+B"] * 100))
    )
    assert found.message is not None
    assert len(found.message.legs) < 30


def test_a_second_flight_after_persons_is_of_those_behind_it() -> None:
    second = ("TDT+20+KC922+++KC", "LOC+125+ALA", "LOC+87+IST")
    found, _ = rows(interchange(message(*HEADER, *PERSON, *second, *PERSON)))
    assert [passenger(row).flight for row in found] == ["KC921", "KC922"]


@pytest.mark.parametrize(
    ("function", "said"),
    [
        ("XR", "cancels this passenger"),
        ("XF", "cancels the flight"),
        ("CLNB", "not on board"),
        ("CP", ""),
        ("CLOB", ""),
    ],
)
def test_what_a_carrier_does_with_its_list_is_told_and_all_are_screened(function: str, said: str) -> None:
    found = changed("BGM+745", f"BGM+266+{function}")
    assert found.message is not None
    assert (found.message.kind, found.message.function) == ("266", function)
    assert any(said in warning for warning in found.traveller.warnings) == bool(said)
    assert found.traveller.documents == AIDA.documents


def test_a_status_message_without_persons_is_told() -> None:
    found, notes = rows(interchange(message("BGM+266+CL", *HEADER[1:])))
    assert (found, notes) == ([], ["Message 1 (flight status) lists nobody."])


def test_the_older_american_form_is_read() -> None:
    found = alone(one("PDT+P/AC1234567:290412:KGZ+BEKTUROVA:AIDA:MARAT:850131:F+CRW+TRIST:KZALA"))
    assert replace(found.traveller, id="PAX0001", nationalities=("KGZ",)) == AIDA
    assert (found.role, found.embarks, found.debarks) == ("crew", "IST", "ALA")


def test_the_examples_of_the_guide_are_read_as_it_says(shared_data: Path) -> None:
    folder = shared_data / "edifact" / "wco_iata_icao_guide"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert expected
    for name, wanted in expected.items():
        [path] = folder.glob(f"{name}*.edi")
        found = [passenger(row) for row in rows(path.read_text(encoding="utf-8"))[0]]
        assert len(found) == len(wanted["people"])
        for row, person in zip(found, wanted["people"], strict=True):
            _as_expected(row, person)
            assert row.message is not None
            assert row.message.kind == wanted.get("bgm", row.message.kind)
            assert row.message.reference == wanted.get("transaction_ref", row.message.reference)
            assert row.message.revision == wanted.get("transaction_rev", row.message.revision)
            for leg, told in zip(row.message.legs, wanted.get("legs", ()), strict=bool(wanted.get("legs"))):
                _leg_as_expected(leg, told)


def _as_expected(row: Passenger, person: dict[str, Any]) -> None:
    who = row.traveller
    given = " ".join(filter(None, (person["given"], person.get("second"))))
    assert who.name == Name(f"{given} {person['surname']}", "primary", person["surname"], given)
    told = {
        "gender": who.sex, "dob": who.birth_date, "nationality": "".join(who.nationalities),
        "birth_place": who.birth_place, "pnr": row.locator, "passenger_ref": row.reference, "embarked": row.embarks,
        "destination": row.debarks, "clearance": row.clears, "residence": row.residence, "bags": int(row.bags or 0),
        "verified": row.verified == "yes", "party": {"passenger": "FL", "crew": "FM"}[row.role],
    }  # fmt: skip
    assert {key: told[key] for key in told if key in person} == {
        key: person[key] for key in told if key in person
    }
    for document, paper in zip(who.documents, person["documents"], strict=True):
        found = {"type": document.type, "number": document.number, "issuer": document.issuing_state,
                 "expires": document.expiry_date}  # fmt: skip
        assert {key: found[key] for key in paper} == paper


def _leg_as_expected(leg: Leg, told: dict[str, str]) -> None:
    assert (leg.departure, leg.arrival) == (told["from"], told["to"])
    assert leg.flight.endswith(told.get("number", ""))
    assert (leg.departs, leg.arrives) == (told.get("dep", leg.departs), told.get("arr", leg.arrives))


SEGMENTS = st.sampled_from(
    [*HEADER, *PERSON, "CNT+42:1", "UNT+1+1", "UNH+1+PAXLST:D:05B", "UNZ+1+1", "UNE+1+1"]
)
NOISE = st.text("+:?' \n\rNADOCTMLRFUZ0159é", max_size=12)


@given(
    st.lists(
        st.one_of(SEGMENTS, NOISE, SEGMENTS.flatmap(lambda segment: NOISE.map(segment.__add__))), max_size=30
    )
)
def test_any_segments_give_rows_or_a_clear_error(segments: list[str]) -> None:
    text = one().partition("BGM")[0] + "".join(f"{segment}'" for segment in segments)
    try:
        found, _ = rows(text)
    except BadList as error:
        refused = error
    else:
        assert all(row.position.startswith("message ") for row in found)
        return
    assert refused.what.endswith(".")
