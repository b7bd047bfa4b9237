import re
from collections import Counter
from functools import cache
from itertools import islice

import orjson

from screening import wire
from screening.model import NAME_QUALITIES, PersonRecord, record_from_json, record_to_json
from screening.synthetic import calendar, chance
from screening.synthetic.people import person, persons, somebody
from screening.synthetic.world import countries

MANY = 20_000


@cache
def _many() -> list[PersonRecord]:
    return list(persons(11, MANY))


def test_a_person_made_alone_is_the_person_made_in_order() -> None:
    some = list(persons(3, 600))
    assert [person(3, k).record for k in (0, 17, 511, 512, 599)] == [some[k] for k in (0, 17, 511, 512, 599)]


def test_persons_may_be_made_from_any_number_on() -> None:
    assert list(persons(3, 20, first=40)) == list(persons(3, 60))[40:]


def test_persons_are_made_as_they_are_asked_for() -> None:
    assert len(list(islice(persons(1, 10**12), 3))) == 3


def test_seeds_give_different_persons() -> None:
    assert not {one.names for one in persons(1, 50)} & {one.names for one in persons(2, 50)}


def test_the_name_of_the_list_is_in_the_record_and_its_id() -> None:
    (one,) = persons(1, 1, "national")
    assert (one.list, one.id) == ("national", "national:0000001")


def test_every_record_survives_its_json_and_the_edge() -> None:
    for record in _many()[:3000]:
        body = orjson.dumps(record_to_json(record))
        assert record_from_json(orjson.loads(body)) == record
        assert wire.record(body) == record


def test_ids_are_unique() -> None:
    assert len({record.id for record in _many()}) == MANY


def test_full_names_vary() -> None:
    assert len({record.names[0].full.lower() for record in _many()}) > 0.9 * MANY


def test_every_country_is_there_near_its_share() -> None:
    found = Counter(record.nationalities[0] for record in _many())
    total = sum(country.weight for country in countries())
    for country in countries():
        share = country.weight / total
        assert 0.6 * share < found[country.code] / MANY < 1.5 * share


def test_the_first_name_is_primary_and_spellings_do_not_repeat() -> None:
    for record in _many():
        assert record.names[0].quality == "primary"
        assert all(name.quality in NAME_QUALITIES for name in record.names)
        latin = [name.full for name in record.names if name.quality in ("alias", "previous")]
        assert len(set(latin)) == len(latin)


def test_most_records_have_an_original_script_and_half_an_alias() -> None:
    qualities = Counter(quality for record in _many() for quality in {name.quality for name in record.names})
    assert 0.4 < qualities["original_script"] / MANY < 0.7
    assert 0.35 < qualities["alias"] / MANY < 0.6
    assert qualities["weak_alias"] > 0.05 * MANY
    assert qualities["previous"] > 0.01 * MANY


def test_birth_dates_have_the_weaknesses_of_real_ones() -> None:
    forms = Counter(
        re.sub(r"\d", "9", record.birth_dates[0]) if record.birth_dates else "" for record in _many()
    )
    assert forms.keys() == {"9999-99-99", "9999-99", "9999", "9999/9999", ""}
    assert 0.88 < forms["9999-99-99"] / MANY < 0.95
    assert any(len(record.birth_dates) == 2 for record in _many())


def test_first_of_january_is_as_common_as_the_country_makes_it() -> None:
    for code, low, high in (("AFG", 0.4, 0.6), ("BGD", 0.18, 0.33), ("UKR", 0.0, 0.05)):
        dates = [r.birth_dates[0] for r in _many() if r.nationalities == (code,) and r.birth_dates]
        full = [day for day in dates if len(day) == 10]
        assert low <= sum(day.endswith("-01-01") for day in full) / len(full) <= high


def test_half_the_persons_have_documents_of_their_own_country() -> None:
    counts = Counter(len(record.documents) for record in _many())
    assert counts.keys() == {0, 1, 2}
    assert 0.45 < counts[0] / MANY < 0.55
    for record in _many()[:500]:
        assert all(document.issuing_state == record.nationalities[0] for document in record.documents)


def test_no_two_persons_share_a_document() -> None:
    numbers = Counter(document for record in _many() for document in record.documents)
    assert max(numbers.values()) == 1


def test_somebody_of_a_country_is_of_that_country() -> None:
    country = countries()[3]
    one = somebody(chance.row(1, 1), calendar.ORDINARY, country)
    assert one.country is country
    assert one.birth_place in country.cities
