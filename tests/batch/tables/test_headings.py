from __future__ import annotations

from collections import defaultdict

import pytest

from screening.batch.tables import headings
from screening.batch.tables.heading_words import FIELDS


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("surname", "Surname; LAST NAME; Family name*; Фамилия; Nom de famille; Last name (as in passport); familiya"),
        ("given_names", "Given names; First Name; given_names; Имя Отчество; Prénom(s); Prénoms; PRENOM"),
        ("middle_name", "Middle name; Patronymic; Отчество; Отчество (при наличии)"),
        ("name", "Name; Full name; Passenger name; ФИО; Ф.И.О.; Nom complet; Nom et prénom; Ф.И.О. пассажира;"
         " Name/Surname"),
        ("birth_date", "Date of Birth; DOB; D.O.B.; birth_date; Дата рождения; Дата рожд.; Né(e) le;"
         " Date de naissance"),
        ("sex", "Sex; Gender; Пол; Sexe; Sex (M/F)"),
        ("nationality", "Nationality; Citizenship; Гражданство; Nationalité"),
        ("birth_place", "Place of birth; Место рождения; Lieu de naissance"),
        ("document_number", "Passport No.; Document number; № паспорта; Номер документа; Numéro de passeport;"
         " N° passeport; Passport #; Серия и номер паспорта"),
        ("document_type", "Document type; Тип документа; Type de document; Вид документа"),
        ("issuing_state", "Issuing country; Country of issue; Страна выдачи; Pays de délivrance; Pays d'émission"),
        ("expiry_date", "Expiry date; Valid until; Срок действия; Действителен до; Date d'expiration;"
         " Date d’expiration"),
        ("flight", "Flight; Flight No; Рейс; Vol; Номер рейса"),
        ("id", "No; №; № п/п; ID; N°; #"),
        ("", "Meal; Примечание; Remarques; Phone; Country; e-mail; x; 12"),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(field: str, written: str) -> None:
    names = [heading.strip() for heading in written.split(";")]
    assert {name: headings.field(name) for name in names} == dict.fromkeys(names, field)


def test_no_heading_means_two_things() -> None:
    meanings = defaultdict(set)
    for field, written in FIELDS.items():
        for heading in written.split(";"):
            meanings[headings.plain(heading)].add(field)
    assert not [heading for heading, fields in meanings.items() if len(fields) > 1]


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (["Nom", "Prénom"], ["surname", "given_names"]),
        (["Nom"], ["name"]),
        (["Фамилия", "Имя"], ["surname", "given_names"]),
        (["Имя", "Пол"], ["name", "sex"]),
        (["Name", "First name"], ["surname", "given_names"]),
        (["Серия", "Номер"], ["document_series", "document_number"]),
        (["Номер", "ФИО"], ["id", "name"]),
    ],
)
def test_some_headings_hang_on_the_others(row: list[str], fields: list[str]) -> None:
    assert headings.fields(row) == fields


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("DOB (DD/MM/YYYY)", "day"), ("DOB (MM/DD/YYYY)", "month"), ("Date de naissance (JJ/MM/AAAA)", "day"),
        ("Дата рождения (ДД.ММ.ГГГГ)", "day"), ("Date of birth", ""), ("mmddyyyy", "month"),
    ],
)  # fmt: skip
def test_a_heading_may_prescribe_the_order_of_a_date(heading: str, first: str) -> None:
    assert headings.order(heading) == first


@pytest.mark.parametrize(
    ("written", "letter"),
    [("Passport", "P"), ("Паспорт", "P"), ("заграничный паспорт", "P"), ("ID card", "I"), ("Carte d'identité", "I"),
     ("Удостоверение личности", "I"), ("visa", "V"), ("вид на жительство", "R"), ("Titre de séjour", "R"),
     ("PN", "PN")],
)  # fmt: skip
def test_document_types_are_known_by_their_names(written: str, letter: str) -> None:
    assert headings.document_type(written) == letter


@pytest.mark.parametrize(
    ("written", "sex"),
    [
        ("М", "M"),
        ("Ж", "F"),
        ("муж.", "M"),
        ("Женский", "F"),
        ("Féminin", "F"),
        ("H", "M"),
        ("male", "M"),
        ("Q", "Q"),
    ],
)
def test_sexes_are_known_by_their_words(written: str, sex: str) -> None:
    assert headings.sex(written) == sex
