"""Specimens that others publish, field by field."""

from __future__ import annotations

import json
from datetime import date

import pytest

from screening.documents import mrz

TODAY = date(2026, 11, 22)
ICAO = [  # ICAO 9303-4, -5, -6 and -7, appendices
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
    ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
    ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
    ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
]


@pytest.mark.parametrize("lines", ICAO)
def test_icaos_own_specimens_are_valid(lines):
    found = mrz.read(lines, TODAY)
    assert found.valid
    assert (found.surname, found.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (found.repairs, found.warnings, found.name_truncated) == ((), (), False)


def test_the_passport_of_the_contract_reads_as_the_contract_says():
    assert mrz.to_json(mrz.read(ICAO[0], TODAY)) == {
        "format": "TD3", "lines": ICAO[0], "valid": True, "document_code": "P", "issuing_state": "UTO",
        "document_number": "L898902C3", "surname": "ERIKSSON", "given_names": "ANNA MARIA", "nationality": "UTO",
        "birth_date": "1974-08-12", "sex": "F", "expiry_date": "2012-04-15", "optional_data": ["ZE184226B"],
        "check_digits": {
            "document_number": True, "birth_date": True, "expiry_date": True, "optional_data": True,
            "composite": True,
        },
        "name_truncated": False, "other_names": [], "repairs": [], "warnings": [],
    }  # fmt: skip


def test_the_repair_of_the_contract_is_made_and_told():
    found = mrz.read([ICAO[0][0], ICAO[0][1].replace("L898902C3", "L8989O2C3")], TODAY)
    assert not found.valid
    assert mrz.to_json(found)["repairs"] == [
        {"field": "document_number", "read": "L8989O2C3", "repaired": "L898902C3", "proof": "check digit"}
    ]
    assert found.numbers == ("L898902C3", "L8989O2C3")


def test_every_published_sample_reads_as_its_publisher_says(shared_data):
    samples = [
        json.loads(line) for line in (shared_data / "mrz/mrz_samples.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(samples) > 10
    for sample in samples:
        found = mrz.to_json(mrz.read(sample["lines"], TODAY))
        fields = sample["fields"]
        assert found["format"] == sample["format"]
        assert found["valid"] == sample["all_check_digits_ok"]
        for check in sample["checks"]:
            name = {"personal_number": "optional_data"}.get(check["field"], check["field"])
            assert found["check_digits"].pop(name) == check["ok"]
        assert found["check_digits"] == {}
        for theirs in ("document_code", "document_number", "surname", "given_names", "nationality"):
            assert found[theirs] == fields[theirs], theirs
        assert found["issuing_state"] == fields["issuer"]
        assert found["sex"] == fields["sex"].replace("<", "X")
        for dated in ("birth_date", "expiry_date"):
            assert found[dated][2:].replace("-", "") == fields[dated]
        optional = ("optional", "optional1", "optional2", "personal_number")
        assert found["optional_data"] == [fields[name] for name in optional if fields.get(name)]
        assert found["repairs"] == []
