from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from screening.batch.passengers import Passenger, Row, Unreadable
from screening.batch.read import read
from screening.errors import BadList, InputError
from screening.model import Document, Name, Traveller
from tests.batch.conftest import Write
from tests.batch.messages import passenger

ENGLISH = "No;Surname;Given names;Date of birth;Sex;Nationality;Passport No.;Type;Issuing country;Expiry date"
RUSSIAN = "№ п/п;Фамилия;Имя;Отчество;Дата рождения;Пол;Гражданство;№ паспорта;Кем выдан;Действителен до"
FRENCH = "N°;Nom;Prénom(s);Date de naissance;Sexe;Nationalité;Numéro de passeport;Pays de délivrance;Date d'expiration"
AIDA = Traveller(
    "1",
    Name("Aida Marat Bekturova", "primary", "Bekturova", "Aida Marat"),
    "1985-01-31",
    "F",
    ("KGZ",),
    documents=(Document("AC1234567", "", "KGZ", "2029-04-12"),),
)


def rows(
    write: Write, text: str | bytes, columns: Mapping[str, str] | None = None
) -> tuple[list[Row], list[str]]:
    notes: list[str] = []
    return list(read(write("list.csv", text), note=notes.append, columns=columns)), notes


def only(write: Write, text: str | bytes) -> Traveller:
    [row] = rows(write, text)[0]
    return passenger(row).traveller


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}\n1;Bekturova;Aida Marat;31 Jan 1985;female;Kyrgyzstan;AC1234567;;KGZ;12/04/2029\n"
        "2;X;;13/01/1980;;;;;;31/12/2030\n",
        f"{RUSSIAN}\n1;Bekturova;Aida;Marat;31.01.1985;Ж;Киргизия;AC1234567;КЫРГЫЗСТАН;12.04.2029\n",
        f"{FRENCH}\n1;Bekturova;Aida Marat;31 janvier 1985;F;Kirghizistan;AC1234567;Kirghizistan;12 avril 2029\n",
    ],
    ids=["english", "russian", "french"],
)
def test_a_list_in_three_languages_is_the_same_traveller(write: Write, text: str) -> None:
    found, notes = rows(write, text)
    assert passenger(found[0]).traveller == AIDA
    assert [note for note in notes if "passed over" not in note] == []


def test_the_headings_may_stand_below_a_title(write: Write) -> None:
    found, notes = rows(
        write, f"Manifest of the bus;;;\n;;;\nOsh - Almaty;31.01.1985\n{RUSSIAN}\n1;Bekturova\n"
    )
    assert passenger(found[0]).position == "line 5"
    assert notes == ["2 row(s) above the names of the columns were passed over."]


@pytest.mark.parametrize(
    "text",
    [
        "Bekturova,Aida,1985-01-31,Passport,AC1234567\nDoe,John,1980-01-01,Passport,X123456\n",
        "a\nb\n",
        ",\n",
        "Passport,x\ny,z\n",
    ],
)
def test_a_table_without_headings_is_refused_and_nothing_of_it_repeated(write: Write, text: str) -> None:
    with pytest.raises(BadList, match="names known columns") as raised:
        rows(write, text)
    assert "ektur" not in str(raised.value) + raised.value.remedy


def test_a_mapping_says_what_headings_do_not(write: Write) -> None:
    text = "Familie;Roepnaam;Gebortedatum;Paspoort\nBekturova;Aida Marat;31-01-1985;AC1234567\n"
    columns = {
        "surname": "Familie",
        "given_names": "roepnaam",
        "birth_date": "Gebortedatum",
        "document_number": "Paspoort",
    }
    [row], notes = rows(write, text, columns)
    assert passenger(row).traveller == replace(
        AIDA, id="", sex="", nationalities=(), documents=(Document("AC1234567"),)
    )
    assert notes == []


def test_a_mapping_comes_before_the_headings(write: Write) -> None:
    [row], notes = rows(write, "name,local\nA B,C D\n", {"name": "local"})
    assert passenger(row).traveller.name == Name("C D")
    assert notes == ["Columns passed over: name."]


@pytest.mark.parametrize(
    ("columns", "said"),
    [({"surname": "Nowhere"}, "not there"), ({"shoe": "name"}, "no field"), ({"name": ""}, "not there")],
)
def test_a_mapping_that_does_not_fit_is_refused(write: Write, columns: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        rows(write, "name,local\nA B,C D\n", columns)


def test_a_second_name_is_searched_too(write: Write) -> None:
    who = only(write, "Фамилия;Имя;Surname;Given names\nБектурова;Аида;Bekturova;Aida\n")
    assert who.name == Name("Аида Бектурова", "primary", "Бектурова", "Аида")
    assert who.other_names == (Name("Aida Bekturova", "primary", "Bekturova", "Aida"),)


def test_the_same_columns_again_are_a_second_document(write: Write) -> None:
    who = only(
        write,
        "name,document_number,issuing_state,document_number,issuing_state,visa no\nA B,AC1,KGZ,N2,KAZ,V3\n",
    )
    assert who.documents == (Document("AC1", "", "KGZ"), Document("N2", "", "KAZ"), Document("V3", "V"))


def test_a_series_stands_before_the_number(write: Write) -> None:
    assert only(write, "ФИО;Серия;Номер\nБектурова Аида;AC;1234567\n").documents == (Document("AC 1234567"),)


def test_what_a_spreadsheet_shortened_is_left_out_and_told(write: Write) -> None:
    who = only(write, "name,document_number\nA B,1.23457E+11\n")
    assert who.documents == ()
    assert who.warnings == ("document_number was shortened by a spreadsheet (1.2E+11) and was left out.",)


def test_dates_of_a_column_say_themselves_what_comes_first(write: Write) -> None:
    found, _ = rows(write, "name,birth_date\nA B,4/5/1980\nC D,5/13/1980\n")
    assert [passenger(row).traveller.birth_date for row in found] == ["1980-04-05", "1980-05-13"]
    [row] = rows(write, "name,DOB (dd/mm/yyyy)\nA B,4/5/1980\n")[0]
    assert passenger(row).traveller.birth_date == "1980-05-04"


def test_of_a_date_that_nobody_can_tell_only_the_year_is_used_and_told(write: Write) -> None:
    who = only(write, "name,Date of birth\nA B,4/5/1980\n")
    assert who.birth_date == "1980"
    assert who.warnings == (
        "birth_date (column Date of birth) may have the day or the month first; only its year was used.",
    )


def test_what_is_odd_is_told_with_the_column(write: Write) -> None:
    who = only(write, f"{RUSSIAN}\n1;Bekturova;Aida;Marat;31.02.1985;Q;Атлантида;AC1234567;Атлантида;soon\n")
    assert replace(who, warnings=()) == replace(
        AIDA, birth_date="", sex="", nationalities=(), documents=(Document("AC1234567"),)
    )
    assert len(who.warnings) == 5
    assert "birth_date (column Дата рождения) is not a date that exists; it was left out." in who.warnings
    assert (
        "issuing_state (column Кем выдан) is not a state or nationality we know; it was left out."
        in who.warnings
    )


def test_a_column_of_authorities_is_no_column_of_states(write: Write) -> None:
    lines = "".join(f"A B;AC123456{number};МВД 50-0{number}\n" for number in range(4))
    found, notes = rows(write, f"ФИО;№ паспорта;Кем выдан\n{lines}")
    assert [passenger(row).traveller.warnings for row in found] == [()] * 4
    assert passenger(found[0]).traveller.documents == (Document("AC1234560"),)
    assert notes == ["Column Кем выдан names hardly any states and was passed over."]


def test_titles_glued_to_names_are_taken_off(write: Write) -> None:
    who = only(write, "name\nSMITHJOHNMR\n")
    assert (who.name, who.other_names) == (Name("SMITHJOHN"), (Name("SMITHJOHNMR"),))


def test_rows_of_one_flight_share_it(write: Write) -> None:
    found, _ = rows(
        write, "name,flight,flight date,from,to,PNR,seat\nA B,KC 921,07.10.2026,IST,ALA,X7YQ2B,12A\n"
    )
    [row] = map(passenger, found)
    assert (row.flight, row.locator, row.seat) == ("KC921", "X7YQ2B", "12A")
    assert row.message is not None
    [leg] = row.message.legs
    assert (leg.departure, leg.arrival, leg.departs) == ("IST", "ALA", "2026-10-07")


@pytest.mark.parametrize(
    ("encoding", "name", "noted"),
    [
        ("utf-8-sig", "Бектурова", 0),
        ("utf-16", "Бектурова", 0),
        ("cp1251", "Бектурова", 1),
        ("cp1252", "Müller-Lefèvre", 1),
        ("utf-8", "Ələkbərov", 0),
    ],
)
def test_the_encoding_is_told_from_the_bytes(write: Write, encoding: str, name: str, noted: int) -> None:
    found, notes = rows(write, f"surname;given_names\n{name};A\n".encode(encoding))
    assert passenger(found[0]).traveller.name == Name(f"A {name}", "primary", name, "A")
    assert len(notes) == noted


def test_a_zone_in_a_cell_is_read(write: Write) -> None:
    upper, lower = (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    )
    for text in (
        f"mrz\n{upper}{lower}\n",
        f'id,mrz\n,"{upper}\n{lower}"\n',
        f"mrz_1,mrz_2\n{upper},{lower}\n",
        f"mrz\n{upper} {lower}\n",
    ):
        assert only(write, text).documents[0].number == "L898902C3"


def test_tabs_and_bars_separate_too(write: Write) -> None:
    for mark in "\t|;,":
        assert only(write, f"surname{mark}given_names\nDoe{mark}John\n").name == Name(
            "John Doe", "primary", "Doe", "John"
        )


def test_a_row_with_more_cells_than_columns_is_not_read(write: Write) -> None:
    [row] = rows(write, "id,name,birth_date\n2,C, D,1980\n")[0]
    assert isinstance(row, Unreadable)
    assert (row.id, row.position) == ("2", "line 2")


def test_a_row_with_nobody_in_it_is_unreadable(write: Write) -> None:
    [row] = rows(write, "id,name,birth_date\n2,,1980\n")[0]
    assert isinstance(row, Unreadable)


def test_headings_beyond_bounds_are_no_headings(write: Write) -> None:
    with pytest.raises(BadList):
        rows(write, ",".join(["name", "sex"] * 101) + "\n")


def test_readers_give_passengers(write: Write) -> None:
    assert all(isinstance(row, Passenger) for row in rows(write, "name\nA B\n")[0])
