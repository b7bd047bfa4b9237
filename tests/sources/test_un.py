from __future__ import annotations

import pytest

from screening.errors import BadList
from screening.model import PersonRecord
from screening.sources import entries, un
from screening.sources.source import Entry, Rejected

PERSON = """<INDIVIDUAL>
 <FIRST_NAME>JAN</FIRST_NAME><SECOND_NAME>KAREL</SECOND_NAME><THIRD_NAME>NOVAK</THIRD_NAME><FOURTH_NAME>na</FOURTH_NAME>
 <UN_LIST_TYPE>Example</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.001</REFERENCE_NUMBER><LISTED_ON>2001-02-23</LISTED_ON>
 <NAME_ORIGINAL_SCRIPT>Ян Новак</NAME_ORIGINAL_SCRIPT><GENDER>Male</GENDER><COMMENTS1>Known
   to travel.</COMMENTS1>
 <TITLE><VALUE>Captain</VALUE></TITLE><DESIGNATION><VALUE>Clerk</VALUE></DESIGNATION>
 <NATIONALITY><VALUE>Sweden</VALUE><VALUE>former Ruritania</VALUE></NATIONALITY>
 <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Johann Novak</ALIAS_NAME>
  <DATE_OF_BIRTH>1971</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Clerk</ALIAS_NAME></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
 %s
 <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Lund</CITY><COUNTRY>Sweden</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>AB123456</NUMBER><ISSUING_COUNTRY>Sweden</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT/>
</INDIVIDUAL>"""
LIST = """<?xml version='1.0' encoding='UTF-8'?>
<CONSOLIDATED_LIST dateGenerated='2025-04-19T23:00:04.625Z'><INDIVIDUALS>%s</INDIVIDUALS>
<ENTITIES><ENTITY><FIRST_NAME>A FIRM</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""


def born(**cells):
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in cells.items())
    return f"<INDIVIDUAL_DATE_OF_BIRTH>{inside}</INDIVIDUAL_DATE_OF_BIRTH>"


def written(tmp_path, *persons):
    path = tmp_path / "list.xml"
    path.write_text(LIST % "".join(persons), encoding="utf-8")
    return path


def only_person(path):
    [row] = list(un.read(path))
    assert isinstance(row, Entry)
    assert isinstance(row.record, PersonRecord)
    return row.record


def test_an_individual_is_read_with_names_of_every_quality_and_facts(tmp_path):
    person = only_person(written(tmp_path, PERSON % born(TYPE_OF_DATE="EXACT", DATE="1970-01-02")))
    assert [(name.full, name.quality) for name in person.names] == [
        ("JAN KAREL NOVAK", "primary"),
        ("Ян Новак", "original_script"),
        ("Johann Novak", "alias"),
        ("The Clerk", "weak_alias"),
    ]
    assert (person.id, person.list, person.reference) == ("un-sc:QDi.001", "un-sc", "QDi.001")
    assert (person.birth_dates, person.birth_places) == (("1970-01-02", "1971"), ("Lund, Sweden",))
    assert (person.sex, person.nationalities, person.listed_on) == ("M", ("SWE",), "2001-02-23")
    assert [(d.number, d.type, d.issuing_state) for d in person.documents] == [("AB123456", "P", "SWE")]
    for kept in ("Title: Captain", "Designation: Clerk", "former Ruritania", "Known to travel."):
        assert kept in person.remarks


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({"TYPE_OF_DATE": "EXACT", "DATE": "1967-01-01"}, "1967-01-01"),
        ({"TYPE_OF_DATE": "EXACT", "YEAR": "1960"}, "1960"),
        ({"TYPE_OF_DATE": "EXACT", "YEAR": "1958", "NOTE": "Sep."}, "1958-09"),
        ({"TYPE_OF_DATE": "APPROXIMATELY", "YEAR": "1961"}, "1959/1963"),
        ({"TYPE_OF_DATE": "APPROXIMATELY", "DATE": "1961-05-05"}, "1959/1963"),
        ({"TYPE_OF_DATE": "BETWEEN", "FROM_YEAR": "1963", "TO_YEAR": "1968"}, "1963/1968"),
        (
            {"TYPE_OF_DATE": "BETWEEN", "FROM_YEAR": "1960", "TO_YEAR": "1962", "NOTE": "Approximately "},
            "1958/1964",
        ),
    ],
)
def test_every_type_of_date_is_understood(tmp_path, cells, date):
    assert only_person(written(tmp_path, PERSON % born(**cells))).birth_dates == (date, "1971")


@pytest.mark.parametrize("note", ["24/06/1402 (Hijri Calendar)", "30-35 years old"])
def test_a_date_that_is_not_understood_is_kept_as_a_remark(tmp_path, note):
    person = only_person(written(tmp_path, PERSON % born(TYPE_OF_DATE="EXACT", NOTE=note)))
    assert person.birth_dates == ("1971",)
    assert note in person.remarks


def test_a_person_without_reference_is_rejected_and_the_others_are_read(tmp_path):
    nameless = "<INDIVIDUAL><FIRST_NAME>X</FIRST_NAME></INDIVIDUAL>"
    rows = list(un.read(written(tmp_path, nameless, PERSON % "")))
    assert [type(row) for row in rows] == [Rejected, Entry]
    assert rows[0].line == 2
    assert rows[0].where == "id"


def test_the_list_says_when_it_was_generated(tmp_path):
    assert un.as_of(written(tmp_path, PERSON % "")) == "2025-04-19"


DECLARED = """<?xml version='1.0'?>
<!DOCTYPE CONSOLIDATED_LIST [%s]>
<CONSOLIDATED_LIST><INDIVIDUALS>&a;</INDIVIDUALS></CONSOLIDATED_LIST>"""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("hello", id="not XML"),
        pytest.param("<LIST/>", id="another root"),
        pytest.param(LIST % "", id="no individual"),
        pytest.param((LIST % (PERSON % ""))[:-60], id="cut short"),
        pytest.param(LIST % "<INDIVIDUAL>&nothing;</INDIVIDUAL>", id="unknown entity"),
        pytest.param(DECLARED % '<!ENTITY a "x">', id="entity"),
        pytest.param(DECLARED % '<!ENTITY a SYSTEM "file:///etc/hostname">', id="external entity"),
        pytest.param(DECLARED % '<!ENTITY b "xxxx"><!ENTITY a "&b;&b;&b;">', id="nested entities"),
        pytest.param(
            '<!DOCTYPE CONSOLIDATED_LIST SYSTEM "http://localhost:1/a.dtd"><CONSOLIDATED_LIST/>', id="DTD"
        ),
        pytest.param(LIST % ("<INDIVIDUAL>" + "<A>" * 50 + "</A>" * 50 + "</INDIVIDUAL>"), id="deep"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused_whole(tmp_path, content):
    path = tmp_path / "list.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadList):
        list(un.read(path))


def test_an_entry_without_end_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "list.xml"
    path.write_text(
        LIST % f"<INDIVIDUAL>{'<A/>' * (entries.LONGEST_ENTRY // 3)}</INDIVIDUAL>", encoding="utf-8"
    )
    with pytest.raises(BadList):
        list(un.read(path))


@pytest.mark.parametrize(("edition", "persons"), [("2025-04", 684), ("2020-11", 713)])
def test_the_real_editions_are_read_without_a_rejection(shared_data, edition, persons):
    rows = list(un.read(shared_data / f"watchlists/un_sc/consolidated_{edition}.xml"))
    records = [row.record for row in rows if isinstance(row, Entry)]
    assert len(records) == len(rows) == persons
    assert sum(bool(record.birth_dates) for record in records) > 0.9 * persons
    assert sum(len(record.documents) for record in records) > 400
