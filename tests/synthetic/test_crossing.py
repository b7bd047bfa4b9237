"""Every labelled traveller is checked against the record named in the truth, by what the label says."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import orjson
import pytest
from rapidfuzz.distance import OSA

from screening import wire
from screening.model import DocumentRecord, PersonRecord, Record
from screening.synthetic import LABELS, document, documents, persons, travellers
from screening.synthetic.variations import compact
from screening.synthetic.world import countries

SEED, PERSONS, DOCUMENTS, TRAVELLERS, SHARE = 4, 3000, 6000, 6000, 0.5
Json = dict[str, Any]


@cache
def _world() -> list[tuple[Json, Json]]:
    return list(travellers(SEED, TRAVELLERS, PERSONS, DOCUMENTS, SHARE))


@cache
def _records() -> dict[str, Record]:
    made: list[Record] = [*persons(SEED, PERSONS), *documents(SEED, DOCUMENTS)]
    return {record.id: record for record in made}


def _labelled(label: str) -> list[tuple[Json, Any]]:
    return [(asked, _records()[truth["record"]]) for asked, truth in _world() if truth["variation"] == label]


def _full(asked: Json) -> str:
    name: str = asked.get("name") or f"{asked['given_names']} {asked['surname']}"
    return name


def _primary(record: PersonRecord) -> str:
    return record.names[0].full


def _tokens(name: str) -> list[str]:
    return sorted(name.lower().split())


def test_the_share_on_the_list_is_as_asked() -> None:
    listed = sum(truth["expected"] == "refer" for _, truth in _world())
    assert 0.47 < listed / TRAVELLERS < 0.53


def test_every_label_and_every_country_is_there() -> None:
    labels = Counter(truth["variation"] for _, truth in _world())
    assert labels.keys() == {*LABELS, "ordinary"}
    assert all(labels[label] >= TRAVELLERS * SHARE / len(LABELS) / 2 for label in LABELS)
    assert {truth["country"] for _, truth in _world()} == {country.code for country in countries()}


def test_every_traveller_is_acceptable_at_the_edge() -> None:
    for asked, _ in _world():
        assert wire.traveller(orjson.dumps(asked)).id == asked["id"]


def test_the_truth_stands_beside_its_traveller_and_names_a_record_on_file() -> None:
    for asked, truth in _world():
        assert truth["traveller"] == asked["id"]
        assert (
            (truth["record"] is None) == (truth["expected"] == "clear") == (truth["variation"] == "ordinary")
        )
        assert truth["record"] is None or truth["record"] in _records()


def test_ordinary_travellers_share_no_name_and_date_with_a_person_on_the_list() -> None:
    listed = {
        (compact(name.full), day)
        for record in _records().values()
        if isinstance(record, PersonRecord)
        for name in record.names
        for day in record.birth_dates
    }
    for asked, truth in _world():
        if truth["variation"] == "ordinary":
            assert (compact(_full(asked)), asked["birth_date"]) not in listed


def test_ordinary_travellers_carry_no_document_on_file() -> None:
    filed = {r.number for r in _records().values() if isinstance(r, DocumentRecord)}
    filed |= {d.number for r in _records().values() if isinstance(r, PersonRecord) for d in r.documents}
    carried = [d["number"] for asked, t in _world() if not t["record"] for d in asked.get("documents", ())]
    assert len(carried) > 1000
    assert not filed & set(carried)


def test_exact_travellers_show_the_primary_name_and_the_date_on_file() -> None:
    for asked, record in _labelled("exact"):
        assert _full(asked) == _primary(record)
        if record.birth_dates and len(record.birth_dates[0]) == 10:
            assert asked["birth_date"] == record.birth_dates[0]


@pytest.mark.parametrize("label", ["typo_insert", "typo_delete", "typo_substitute", "typo_transpose"])
def test_typos_are_one_edit_in_one_word(label: str) -> None:
    for asked, record in _labelled(label):
        shown, filed = _full(asked).lower(), _primary(record).lower()
        assert OSA.distance(shown, filed) == 1
        assert sum(a != b for a, b in zip(shown.split(), filed.split(), strict=True)) == 1


def test_order_has_the_same_words_with_the_surname_first() -> None:
    for asked, record in _labelled("order"):
        name = record.names[0]
        assert asked["name"] == f"{name.surname} {name.given_names}"


@pytest.mark.parametrize(("label", "more"), [("joined", -1), ("split", 1)])
def test_joined_and_split_names_have_the_same_letters(label: str, more: int) -> None:
    for asked, record in _labelled(label):
        assert compact(_full(asked)) == compact(_primary(record))
        assert len(_full(asked).split()) == len(_primary(record).split()) + more


@pytest.mark.parametrize("label", ["missing_part", "extra_part", "title"])
def test_parts_are_missing_or_added_and_the_others_stay(label: str) -> None:
    for asked, record in _labelled(label):
        shown, filed = Counter(_tokens(_full(asked))), Counter(_tokens(_primary(record)))
        more, less = (filed, shown) if label == "missing_part" else (shown, filed)
        assert not less - more
        assert more - less


def test_initials_stand_for_a_word_on_file() -> None:
    for asked, record in _labelled("initial"):
        gone = Counter(_tokens(_primary(record))) - Counter(_tokens(_full(asked)))
        new = Counter(_tokens(_full(asked))) - Counter(_tokens(_primary(record)))
        (word,), (initial,) = gone, new
        assert re.fullmatch(re.escape(word[0]) + r"\.?", initial)


def test_script_asks_in_letters_other_than_latin() -> None:
    for asked, record in _labelled("script"):
        assert not any("a" <= sign.lower() <= "z" for sign in asked["name"].split()[0])
        original = [name.full for name in record.names if name.quality == "original_script"]
        assert original in ([], [asked["name"]])


def test_diacritics_ask_in_marked_latin_letters() -> None:
    for asked, _record in _labelled("diacritics"):
        assert not asked["name"].isascii()
        assert all(ord(sign) < 0x1F00 and not 0x370 <= ord(sign) < 0x1E00 for sign in asked["name"])


def test_a_transliteration_is_on_file_in_no_such_spelling() -> None:
    for asked, record in _labelled("transliteration"):
        assert compact(_full(asked)) not in {compact(name.full) for name in record.names}


def test_an_alias_is_a_name_on_file_but_not_the_first() -> None:
    for asked, record in _labelled("alias"):
        assert _full(asked) in {n.full for n in record.names[1:] if n.quality in ("alias", "previous")}


DATES: dict[str, Callable[[str, str], bool]] = {
    "date_day_month_swapped": lambda shown, filed: shown == f"{filed[:4]}-{filed[8:]}-{filed[5:7]}",
    "date_digit": lambda shown, filed: sum(a != b for a, b in zip(shown, filed, strict=True)) == 1,
    "date_year_only": lambda shown, filed: shown == filed[:4],
    "date_first_january": lambda shown, filed: shown == f"{filed[:4]}-01-01",
}


@pytest.mark.parametrize("label", DATES)
def test_dates_differ_from_a_full_date_on_file_as_labelled(label: str) -> None:
    for asked, record in _labelled(label):
        assert asked["birth_date"] != record.birth_dates[0]
        assert DATES[label](asked["birth_date"], record.birth_dates[0])
        assert _full(asked) == _primary(record)


def test_no_birth_date_shows_none() -> None:
    assert all("birth_date" not in asked for asked, _ in _labelled("no_birth_date"))


def test_a_wanted_document_is_asked_alone() -> None:
    for asked, record in _labelled("wanted_document"):
        assert asked.keys() == {"id", "documents"}
        assert asked["documents"][0]["number"] in {own.number for own in record.documents}


NUMBERS: dict[str, Callable[[str, str], bool]] = {
    "document_exact": lambda shown, filed: shown == filed,
    "document_separators": lambda shown, filed: shown != filed and compact(shown) == compact(filed),
    "document_reading_error": lambda shown, filed: (
        sum(a != b for a, b in zip(shown, filed, strict=True)) == 1
    ),
    "document_one_edit": lambda shown, filed: OSA.distance(shown, filed) == 1,
}


@pytest.mark.parametrize("label", NUMBERS)
def test_numbers_relate_to_the_number_on_file_as_labelled(label: str) -> None:
    for asked, record in _labelled(label):
        (shown,) = asked["documents"]
        assert NUMBERS[label](shown["number"], record.number)
        assert (shown["type"], shown["issuing_state"]) == (record.type, record.issuing_state)


def test_a_number_inside_a_range_is_neither_of_its_ends() -> None:
    for asked, record in _labelled("document_range_inside"):
        number = asked["documents"][0]["number"]
        assert len(number) == len(record.number)
        assert record.number < number < record.number_to


def test_a_reading_error_leads_to_no_other_document_on_file() -> None:
    filed = {r.number for r in _records().values() if isinstance(r, DocumentRecord)}
    shown = [asked["documents"][0]["number"] for asked, _ in _labelled("document_one_edit")]
    assert not filed & set(shown)


def test_without_lists_every_traveller_is_ordinary() -> None:
    assert {truth["variation"] for _, truth in travellers(1, 200, 0, 0, 1.0)} == {"ordinary"}


def test_without_documents_only_persons_are_met() -> None:
    found = {truth["variation"] for _, truth in travellers(1, 400, 50, 0, 1.0)}
    assert not any(label.startswith("document_") for label in found)


def test_a_list_of_documents_alone_is_enough() -> None:
    for _, truth in travellers(1, 100, 0, 600, 1.0):
        assert truth["record"] is None or truth["record"].startswith("sltd:")
    assert document(1, 511).number_to
