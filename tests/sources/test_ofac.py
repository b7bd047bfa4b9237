from __future__ import annotations

import csv
import io

import pytest

from screening.errors import BadList
from screening.model import PersonRecord
from screening.sources import ofac
from screening.sources.source import Entry, Note

REMARKS = (
    "DOB 10 Dec 1948; POB Rome, Italy; nationality Italy; Passport A1234567 (Italy); "
    "a.k.a. 'THE FOX'; Gender Male."
)


def main_row(
    uid="101",
    name="ROSSI, Mario",
    kind="individual",
    program="SDGT] [SYRIA",
    title="Captain",
    remarks=REMARKS,
):
    return [uid, name, kind, program, title, *["-0- "] * 6, remarks]


def table(rows, end=""):
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue() + end


@pytest.fixture
def folder(tmp_path):
    rows = [main_row("36", "AIRLINE, S.A.", "-0- ", "CUBA", "-0- ", "-0- "), main_row()]
    aliases = [
        ["36", "12", "aka", "OTHER AIRLINE", "-0- "],
        ["101", "1", "aka", "ROSSI, Marius", "-0- "],
        ["101", "2", "fka", "BIANCHI, Mario", "-0- "],
        ["101", "3", "nka", "ROSSO, Mario, Jr.", "-0- "],
        ["101", "4", "aka", "ABU MARIO", "-0- "],
    ]
    (tmp_path / "sdn.csv").write_text(table(rows, "\x1a"))
    (tmp_path / "ALT.CSV").write_text(table(aliases, "\x1a"))
    return tmp_path


def only_person(path):
    [row] = [row for row in ofac.read(path) if isinstance(row, Entry)]
    assert isinstance(row.record, PersonRecord)
    return row.record


def test_a_person_is_read_with_names_in_order_aliases_and_facts(folder):
    person = only_person(folder)
    names = [(name.surname, name.given_names, name.full, name.quality) for name in person.names]
    assert names == [
        ("ROSSI", "Mario", "Mario ROSSI", "primary"),
        ("ROSSI", "Marius", "Marius ROSSI", "alias"),
        ("BIANCHI", "Mario", "Mario BIANCHI", "previous"),
        ("ROSSO", "Mario Jr.", "Mario Jr. ROSSO", "alias"),
        ("", "", "ABU MARIO", "alias"),
        ("", "", "THE FOX", "weak_alias"),
    ]
    assert (person.id, person.list, person.reference) == ("ofac-sdn:101", "ofac-sdn", "101")
    assert (person.birth_dates, person.birth_places) == (("1948-12-10",), ("Rome, Italy",))
    assert (person.sex, person.nationalities, person.category) == ("M", ("ITA",), "SDGT, SYRIA")
    assert [(d.number, d.type, d.issuing_state) for d in person.documents] == [("A1234567", "P", "ITA")]
    assert person.remarks == "Captain"
    assert "identity" in person.action


def test_the_main_file_alone_finds_the_aliases_beside_it(folder):
    assert only_person(folder / "sdn.csv") == only_person(folder)


def test_without_the_aliases_file_the_persons_are_read_and_it_is_noted(folder):
    (folder / "ALT.CSV").unlink()
    rows = list(ofac.read(folder))
    assert isinstance(rows[0], Note)
    assert "aliases" in rows[0].text
    assert len(only_person(folder).names) == 2


@pytest.mark.parametrize(
    ("text", "surname", "given"),
    [
        ("KNOWLES, JR., Samuel", "KNOWLES", "Samuel JR."),
        ("MARUF, Taha, Muhyi", "MARUF", "Taha Muhyi"),
        ("'ABD AL-AZIZ, Muti'", "'ABD AL-AZIZ", "Muti'"),
    ],
)
def test_names_with_several_commas_keep_their_order(text, surname, given):
    assert ofac.name(text, "alias") == {"surname": surname, "given_names": given, "quality": "alias"}


def test_a_single_name_has_no_parts():
    assert ofac.name("SANTOSO", "primary") == {"name": "SANTOSO", "quality": "primary"}


def test_a_cut_remarks_column_does_not_yield_half_a_number(folder):
    remarks = ("DOB 1960; " + "x" * 980 + "; Passport A12345678")[:1_000]
    (folder / "sdn.csv").write_text(table([main_row(remarks=remarks)]))
    assert only_person(folder).documents == ()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param(table([main_row(kind="-0- ")]), id="no individual"),
        pytest.param(table([main_row(), main_row()[:5]]), id="a row of five columns"),
        pytest.param(table([main_row()]) + '"102,ROSSI', id="cut in the middle"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused_whole(folder, content):
    (folder / "sdn.csv").write_text(content)
    with pytest.raises(BadList):
        list(ofac.read(folder))


def test_a_file_that_is_not_utf_8_is_refused_whole(folder):
    (folder / "sdn.csv").write_bytes(table([main_row(name="MÜLLER, Hans")]).encode("latin-1"))
    with pytest.raises(BadList):
        list(ofac.read(folder))


def test_an_aliases_file_of_another_shape_is_refused_whole(folder):
    (folder / "ALT.CSV").write_text("101,1,aka\n")
    with pytest.raises(BadList):
        list(ofac.read(folder))


@pytest.mark.parametrize(("edition", "persons"), [("ofac_sdn_2022-01", 4643), ("ofac_sdn_2021-07", 4620)])
def test_the_real_editions_are_read_without_a_rejection(shared_data, edition, persons):
    rows = list(ofac.read(shared_data / "watchlists" / edition))
    records = [row.record for row in rows if isinstance(row, Entry)]
    assert len(records) == len(rows) == persons
    assert len({record.id for record in records}) == persons
    assert sum(bool(record.birth_dates) for record in records) > 0.95 * persons
    assert sum(len(record.names) for record in records) > 2.5 * persons
