from __future__ import annotations

import orjson
import pytest

from screening.errors import BadList
from screening.model import PersonRecord
from screening.sources import interpol
from screening.sources.source import Entry, Rejected

DETAIL = {
    "entity_id": "1993/27493",
    "name": "NOVAK",
    "forename": "JAN",
    "date_of_birth": "1970/01/02",
    "sex_id": "M",
    "place_of_birth": "Lund",
    "country_of_birth_id": "SE",
    "nationalities": ["SE", "KZ"],
    "height": 1.8,
    "weight": 80,
    "eyes_colors_id": ["BLA"],
    "languages_spoken_ids": ["SWE"],
    "distinguishing_marks": None,
    "arrest_warrants": [{"charge": "Fraude", "charge_translation": "Fraud", "issuing_country_id": "FR"}],
    "something_new": {"a": 1},
    "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red/1993-27493"}},
}
ITEM = {
    "entity_id": "2020/5",
    "name": "SVENSSON",
    "forename": "EVA",
    "date_of_birth": "1999",
    "nationalities": None,
}
LIST = {"total": 2, "query": {}, "_embedded": {"notices": [DETAIL, ITEM]}, "_links": {}}


def written(tmp_path, content):
    path = tmp_path / "notices.json"
    path.write_bytes(
        content if isinstance(content, bytes) else orjson.dumps(content, option=orjson.OPT_INDENT_2)
    )
    return path


def persons(path, into=None):
    rows = list(interpol.read(path, into))
    assert all(isinstance(row, Entry) and isinstance(row.record, PersonRecord) for row in rows)
    return [row.record for row in rows]


def test_a_detail_is_read_whole(tmp_path):
    [person] = persons(written(tmp_path, DETAIL))
    assert (person.id, person.list, person.notice) == ("interpol:1993-27493", "interpol-red", "red")
    assert (person.names[0].surname, person.names[0].given_names) == ("NOVAK", "JAN")
    assert (person.birth_dates, person.sex, person.nationalities) == (("1970-01-02",), "M", ("SWE", "KAZ"))
    assert person.birth_places[0].startswith("Lund, ")
    assert person.category == "wanted"
    for kept in ("height (m): 1.8", "weight (kg): 80", "eyes: BLA", "warrant of FR: Fraud"):
        assert kept in person.remarks
    assert "central bureau" in person.action


@pytest.mark.parametrize(
    "content",
    [
        LIST,
        [DETAIL, ITEM],
        orjson.dumps(DETAIL) + b"\n" + orjson.dumps(ITEM) + b"\n",
        orjson.dumps([DETAIL, ITEM]),
        orjson.dumps(LIST),
    ],
    ids=["list answer", "array", "lines", "array on one line", "list answer on one line"],
)
def test_every_form_gives_the_same_persons(tmp_path, content):
    assert [person.id for person in persons(written(tmp_path, content))] == [
        "interpol:1993-27493",
        "interpol:2020-5",
    ]


@pytest.mark.parametrize(
    ("more", "colour", "into"),
    [
        ({"type": "Red"}, "red", "interpol-red"),
        ({"type": "yellow notice"}, "yellow", "interpol-yellow"),
        ({"_links": {"self": {"href": "/notices/v1/un/1"}}}, "un", "interpol-un"),
        ({}, "", "interpol-notices"),
        ({"_links": {"self": 3}}, "", "interpol-notices"),
        ({"_links": []}, "", "interpol-notices"),
    ],
)
def test_the_colour_decides_the_list(tmp_path, more, colour, into):
    [person] = persons(written(tmp_path, {**ITEM, **more}))
    assert (person.notice, person.list) == (colour, into)


def test_a_list_named_for_the_load_takes_every_notice(tmp_path):
    assert {person.list for person in persons(written(tmp_path, LIST), "mine")} == {"mine"}


def test_an_unknown_sex_and_a_strange_date_do_not_lose_the_person(tmp_path):
    [person] = persons(written(tmp_path, {**ITEM, "sex_id": "U", "date_of_birth": "spring"}))
    assert (person.sex, person.birth_dates) == ("", ())
    assert "spring" in person.remarks


@pytest.mark.parametrize(
    "bad", [{"name": "X"}, {"entity_id": 5, "name": "X"}, {"entity_id": "1/1"}, 5, "x", None]
)
def test_a_notice_without_what_is_needed_is_rejected_and_the_rest_is_read(tmp_path, bad):
    rows = list(interpol.read(written(tmp_path, [bad, ITEM])))
    assert [type(row) for row in rows] == [Rejected, Entry]
    assert rows[0].line == 1


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'[{"entity_id": "1/1"', {"_embedded": {"notices": []}}, {"_embedded": 1}]
)
def test_a_file_without_a_notice_is_refused_whole(tmp_path, content):
    with pytest.raises(BadList):
        list(interpol.read(written(tmp_path, content)))
