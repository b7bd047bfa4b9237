from __future__ import annotations

import csv

import pytest

from screening.sources.ofac_remarks import facts, parts


def test_parts_are_divided_at_semicolons_outside_parentheses_and_quoted_names():
    text = "DOB 1960; a.k.a. 'X; Y'; note (one; two); POB Rome, Italy."
    assert parts(text) == ["DOB 1960", "a.k.a. 'X; Y'", "note (one; two)", "POB Rome, Italy"]


def test_an_open_parenthesis_does_not_swallow_the_rest():
    assert parts("(born; Passport A123") == ["(born", "Passport A123"]


def test_the_facts_of_a_person_are_found():
    known = facts(
        "DOB 10 Dec 1948; alt. DOB circa 1952; POB Rome, Italy; alt. POB Paris; nationality Italy; "
        "citizen France; Gender Male; a.k.a. 'NICK'; Secondary sanctions risk."
    )
    assert known.birth_dates == ("1948-12-10", "1950/1954")
    assert known.birth_places == ("Rome, Italy", "Paris")
    assert known.nationalities == ("ITA", "FRA")
    assert known.sex == "M"
    assert known.aliases == ("NICK",)
    assert known.rest == ("Secondary sanctions risk",)


@pytest.mark.parametrize(
    ("part", "alias"),
    [
        ("a.k.a. 'NICK'", "NICK"),
        ("a.k.a. ''ABD AL-NICK'", "'ABD AL-NICK"),
        ("a.k.a. 'AL-NICK, Abu'", "AL-NICK, Abu"),
        ("a.k.a. 'P'U NI'.", "P'U NI"),
    ],
)
def test_a_weak_alias_is_found_between_its_quotation_marks(part, alias):
    assert facts(part).aliases == (alias,)


@pytest.mark.parametrize(
    ("part", "number", "letter", "state", "expiry"),
    [
        ("Passport A1234567 (Italy)", "A1234567", "P", "ITA", ""),
        ("alt. Passport 19820215", "19820215", "P", "", ""),
        ("Passport RL 0235074 (Lebanon)", "RL 0235074", "P", "LBN", ""),
        ("Passport A1 (Italy) expires 26 May 2014", "A1", "P", "ITA", "2014-05-26"),
        ("Passport A123 (Italy) expires Jan 2007", "A123", "P", "ITA", "2007-01"),
        ("Passport A123 issued 14 May 1997 expires 13 May 2007", "A123", "P", "", "2007-05-13"),
        ("Passport #H0044232 (Italy)", "H0044232", "P", "ITA", ""),
        ("Passport AF465508 Italy", "AF465508", "P", "", ""),
        ("Passport TR-P 614166 (Turkey)", "TR-P 614166", "P", "TUR", ""),
        ("alt. Passport Booklet: A5199819 (Italy)", "A5199819", "P", "ITA", ""),
        ("Diplomatic Passport 008827 (Italy)", "008827", "P", "ITA", ""),
        ("Cedula No. R-19 3649 (Italy)", "R-19 3649", "I", "ITA", ""),
        ("Cedula No. 6068015 (Colombia)", "6068015", "I", "COL", ""),
        ("National ID No. (HWI)040182 (Italy)", "(HWI)040182", "I", "ITA", ""),
        ("National ID No. D489833(9) (Hong Kong)", "D489833(9)", "I", "HKG", ""),
        ("National ID No. CNIC: 35202-5400413-9 (Pakistan)", "35202-5400413-9", "I", "PAK", ""),
        ("National Foreign ID Number 5570700010951 (Thailand)", "5570700010951", "I", "THA", ""),
        ("Identification Number 2.194.575 (Paraguay)", "2.194.575", "I", "PRY", ""),
        ("Personal ID Card 096574S (Senegal)", "096574S", "I", "SEN", ""),
        ("D.N.I. 78.865.882 (Spain)", "78.865.882", "I", "ESP", ""),
        ("C.U.R.P. AIMM671225HCHRRG06 (Mexico)", "AIMM671225HCHRRG06", "I", "MEX", ""),
        ("R.F.C. DIPR-690905 J31 (Mexico)", "DIPR-690905 J31", "I", "MEX", ""),
        ("SSN 523-33-0000 (United States)", "523-33-0000", "I", "USA", ""),
        ("NIT # 2665307-9 (Guatemala)", "2665307-9", "I", "GTM", ""),
        ("Tax ID No. 02681293-E (Spain)", "02681293-E", "I", "ESP", ""),
        ("Turkish Identification Number 10298480866 (Turkey)", "10298480866", "I", "TUR", ""),
        ("Driver's License No. 180839 (Mexico)", "180839", "L", "MEX", ""),
        ("Residency Number 2168561849 (Saudi Arabia)", "2168561849", "R", "SAU", ""),
        ("VisaNumberID 2024702 (Mexico)", "2024702", "V", "MEX", ""),
        ("Travel Document Number A0020375 (Germany)", "A0020375", "T", "DEU", ""),
    ],
)
def test_a_document_is_read_with_its_type_state_and_expiry(part, number, letter, state, expiry):
    [document] = facts(part).documents
    assert document["number"] == number
    assert (document["type"], document["issuing_state"], document["expiry_date"]) == (letter, state, expiry)


@pytest.mark.parametrize(
    "part",
    [
        "Passport A123 issued 14 May 1997",
        "Passport A123 (Ruritania)",
        "Passport 4117921 issued under the name of another person",
        "Passport D000483, Diplomatic (Syria)",
    ],
)
def test_what_a_documents_fields_cannot_hold_stays_a_remark(part):
    known = facts(part)
    assert len(known.documents) == 1
    assert known.rest == (part,)


@pytest.mark.parametrize(
    "part",
    [
        "Phone Number 9647821757598",
        "Chinese Commercial Code 5170 3057 1344",
        "National Level Prosecutor, 20th District",
        "Identification Number 61 Long Street",
        "Passport issued 21 Jun 1992 in Rome",
        "arrested 23 Apr 2002",
        "DOB unknown",
        "nationality Ruritania",
        "Linked To: SOMEBODY",
        "Passport " + "1" * 400,
    ],
)
def test_what_is_not_understood_stays_a_remark_and_nothing_else(part):
    known = facts(part)
    assert known.rest == (part,)
    assert known.documents == known.birth_dates == known.nationalities == known.aliases == ()


def test_the_last_part_of_a_cut_column_is_not_taken_for_a_fact():
    known = facts("POB Rome; Passport A12", cut=True)
    assert known.documents == ()
    assert known.birth_places == ("Rome",)
    assert known.rest == ("Passport A12…",)


def test_two_sexes_are_none():
    assert facts("Gender Male; Gender Female").sex == ""


def test_nearly_every_fact_of_the_real_list_is_understood(shared_data):
    rest = []
    with (shared_data / "watchlists/ofac_sdn_2022-01/sdn.csv").open(newline="") as file:
        for row in csv.reader(file):
            if row[2] == "individual":
                rest += facts(row[11], cut=len(row[11]) >= 999).rest
    birth = [part for part in rest if part.startswith(("DOB", "alt. DOB", "POB", "alt. POB", "Gender"))]
    whole = [part for part in birth if not part.endswith("…")]
    assert whole == []
    assert sum("a.k.a. '" in part for part in rest) <= 5
