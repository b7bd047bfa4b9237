from __future__ import annotations

import pytest

from screening.errors import BadList
from screening.model import PersonRecord
from screening.sources import canada, entries
from screening.sources.formats import detect
from screening.sources.load import load
from screening.sources.source import Entry, Rejected
from screening.store import open_store

LIST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">%s</data-set>"""
USUAL = {
    "Country": "Ruritania / Ruritanie",
    "LastName": "NOVAK",
    "GivenName": "Jan Karel ",
    "Schedule": "1, Part 1.1",
    "Item": "14",
    "DateOfListing": "2022-02-24",
}


def cells(**given):
    """The record of the usual person with some cells changed; None leaves one out."""
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in (USUAL | given).items() if text is not None)
    return f"<record>{inside}</record>"


def firm(**given):
    return cells(LastName=None, GivenName=None, **given)


def written(tmp_path, *records):
    path = tmp_path / "list.xml"
    path.write_text(LIST % "\n".join(records), encoding="utf-8")
    return path


def rows(tmp_path, *records):
    return list(canada.read(written(tmp_path, *records)))


def only_person(tmp_path, **given):
    [row] = rows(tmp_path, cells(**given))
    assert isinstance(row, Entry)
    assert isinstance(row.record, PersonRecord)
    return row.record


def test_a_person_is_read_with_all_that_the_list_says(tmp_path):
    person = only_person(
        tmp_path, Aliases="Ян Новак", DateOfBirthOrShipBuildDate="1970-01-02", TitleOrShip="Colonel/colonel"
    )
    assert [(name.surname, name.given_names, name.full, name.quality) for name in person.names] == [
        ("NOVAK", "Jan Karel", "Jan Karel NOVAK", "primary"),
        ("", "", "Ян Новак", "original_script"),
    ]
    assert (person.id, person.list) == ("ca-sema:ruritania:1-part-1.1:14", "ca-sema")
    assert person.reference == "Ruritania, Schedule 1, Part 1.1, item 14"
    assert (person.birth_dates, person.listed_on) == (("1970-01-02",), "2022-02-24")
    assert person.remarks == "Title: Colonel"


def test_the_country_of_the_regulation_is_not_taken_for_a_nationality(tmp_path):
    person = only_person(tmp_path, Country="Russia / Russie")
    assert person.nationalities == ()
    assert person.category == "Autonomous sanctions: Russia"


def test_entities_and_ships_are_skipped_and_persons_among_them_are_not(tmp_path):
    ship = firm(EntityOrShip="A SHIP", TitleOrShip="Ship", ShipIMONumber="1234567")
    found = rows(tmp_path, firm(EntityOrShip="A FIRM", Item="1"), ship, cells(), firm(Entity="AN OLD FIRM"))
    assert [type(row) for row in found] == [Entry]


def test_the_cells_of_earlier_editions_are_read(tmp_path):
    person = only_person(tmp_path, DateOfBirth="1970", Title="Dr.")
    assert (person.birth_dates, person.remarks) == (("1970",), "Title: Dr.")


@pytest.mark.parametrize(
    ("cell", "dates"),
    [
        ("1970-01-02", ("1970-01-02",)),
        (" 1970-01-02\t", ("1970-01-02",)),
        ("1970-01", ("1970-01",)),
        ("1970", ("1970",)),
        ("1963-1964", ("1963/1964",)),
        ("1963 or 1964", ("1963", "1964")),
        ("1965-07-15 OR 1969-09-28", ("1965-07-15", "1969-09-28")),
        ("2 January 1970", ("1970-01-02",)),
        ("January 2, 1970", ("1970-01-02",)),
        ("circa 1970", ("1968/1972",)),
    ],
)
def test_every_form_of_birth_date_is_understood(tmp_path, cell, dates):
    person = only_person(tmp_path, DateOfBirthOrShipBuildDate=cell)
    assert (person.birth_dates, person.remarks) == (dates, "")


@pytest.mark.parametrize(
    ("cell", "dates"),
    [
        ("born in the early 1970s", ("1970/1974",)),
        ("Mid-1970s", ("1973/1977",)),
        ("late 1970s", ("1975/1979",)),
        ("the 1970s", ("1970/1979",)),
        ("Sep-99", ()),
        ("1970-02-31", ()),
        ("1970 or unknown", ("1970",)),
    ],
)
def test_a_birth_date_that_is_not_certain_is_kept_as_a_remark_too(tmp_path, cell, dates):
    person = only_person(tmp_path, DateOfBirthOrShipBuildDate=cell)
    assert (person.birth_dates, person.remarks) == (dates, f"Born: {cell}")


def identity(tmp_path, **given):
    return only_person(tmp_path, **given).id


def test_the_identifier_is_the_place_on_the_list_whatever_else_is_corrected(tmp_path):
    assert identity(tmp_path) == identity(
        tmp_path, LastName="Nowak", Aliases="Ян", Country="Ruritania", Schedule="1,Part 1.1"
    )


def test_parts_and_items_with_the_same_digits_are_told_apart(tmp_path):
    assert identity(tmp_path, Schedule="1, Part 1.1", Item="2") != identity(
        tmp_path, Schedule="1, Part 1", Item="1.2"
    )


def test_a_regulation_with_an_abbreviation_is_called_by_it(tmp_path):
    country = "Justice for Victims Regulations (JVCFOR) / Règlement (RJVDEC)"
    assert identity(tmp_path, Country=country, Schedule=None) == "ca-sema:jvcfor:14"


def test_without_an_item_the_identifier_is_made_of_the_name_and_stays_the_same(tmp_path):
    first = identity(tmp_path, Item=None)
    assert first == identity(tmp_path, Item=" ", LastName="Novák", GivenName="JAN  KAREL", Aliases="X Y")
    assert first != identity(tmp_path, Item=None, GivenName="Jiri")
    assert first.startswith("ca-sema:ruritania:1-part-1.1:")


def test_two_persons_with_one_place_on_the_list_are_both_kept(tmp_path):
    found = rows(tmp_path, cells(), cells(GivenName="Jiri"))
    assert [type(row) for row in found] == [Entry, Entry]
    first, second = (row.record.id for row in found)
    assert second.startswith(f"{first}-")


def test_the_same_record_twice_is_loaded_once_and_the_copy_is_rejected_with_the_reason(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    rejects = tmp_path / "rejects"
    [report] = load(store, [written(tmp_path, cells(), cells())], rejects=rejects)
    store.close()
    assert (report.list, report.added, report.rejected) == ("ca-sema", 1, 1)
    assert b'"where":"id"' in rejects.read_bytes()


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"LastName": None, "GivenName": None}, id="names nobody"),
        pytest.param({"LastName": " ", "GivenName": ""}, id="blank cells"),
        pytest.param({"LastName": "-", "GivenName": None}, id="no letters"),
    ],
)
def test_a_record_without_a_name_is_rejected_with_its_line_and_the_others_are_read(tmp_path, given):
    bad, good = rows(tmp_path, cells(**given), cells(Item="15"))
    assert isinstance(bad, Rejected)
    assert (bad.line, bad.where) == (2, "names")
    assert bad.reason
    assert bad.remedy
    assert isinstance(good, Entry)


def test_a_person_with_one_name_only_is_kept(tmp_path):
    assert [name.full for name in only_person(tmp_path, GivenName=None).names] == ["NOVAK"]


def test_more_names_than_a_record_may_have_are_cut_and_the_remarks_say_so(tmp_path):
    person = only_person(
        tmp_path, Aliases="; ".join(f"Alias {'abcdefghij'[i // 30]}{'x' * (i % 30)}b" for i in range(250))
    )
    assert len(person.names) == 200
    assert "51 more names" in person.remarks


def test_the_file_is_recognised_and_says_nothing_of_its_date(tmp_path):
    path = written(tmp_path, cells())
    assert detect(path) is canada.SOURCE
    assert canada.as_of(path) == ""


DECLARED = """<?xml version='1.0'?>
<!DOCTYPE data-set [%s]>
<data-set><record><LastName>&a;</LastName></record></data-set>"""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("hello", id="not XML"),
        pytest.param("<LIST/>", id="another root"),
        pytest.param(f"<data>{LIST[38:] % cells()}</data>".replace("?>", ""), id="another root around it"),
        pytest.param(LIST % "", id="no record"),
        pytest.param(LIST % firm(EntityOrShip="A FIRM"), id="no person"),
        pytest.param((LIST % cells())[:-30], id="cut short"),
        pytest.param(LIST % cells(LastName="&nothing;"), id="unknown entity"),
        pytest.param(LIST % f"<record>{cells()}<LastName>X</LastName></record>", id="a record in a record"),
        pytest.param(DECLARED % '<!ENTITY a "x">', id="entity"),
        pytest.param(DECLARED % '<!ENTITY a SYSTEM "file:///etc/hostname">', id="external entity"),
        pytest.param(DECLARED % '<!ENTITY b "xxxx"><!ENTITY a "&b;&b;&b;">', id="nested entities"),
        pytest.param('<!DOCTYPE data-set SYSTEM "http://localhost:1/a.dtd"><data-set/>', id="DTD"),
        pytest.param(LIST % ("<record>" + "<A>" * 50 + "</A>" * 50 + "</record>"), id="deep"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused_whole(tmp_path, content):
    path = tmp_path / "list.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadList):
        list(canada.read(path))


def test_a_record_without_end_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "list.xml"
    path.write_text(LIST % f"<record>{'<A/>' * (entries.LONGEST_ENTRY // 3)}</record>", encoding="utf-8")
    with pytest.raises(BadList, match="longer"):
        list(canada.read(path))


def test_the_real_edition_is_read_to_the_last_person(shared_data):
    path = shared_data / "watchlists/canada_sema/sema_2025-05.xml"
    found = list(canada.read(path))
    records = [row.record for row in found if isinstance(row, Entry)]
    assert len(records) == len(found) == path.read_text(encoding="utf-8").count("<LastName>") == 3334
    assert len({record.id for record in records}) == 3334
    assert sum(bool(record.birth_dates) for record in records) == 1715
    assert sum(any(name.quality == "original_script" for name in record.names) for record in records) > 1900
    assert not any(record.nationalities for record in records)
    assert [record.remarks for record in records if "Born: Sep" in record.remarks]
