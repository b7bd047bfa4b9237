from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.batch.lenient import row, traveller
from screening.batch.passengers import Passenger, Unreadable
from screening.errors import InputError
from screening.model import Document, Name, Traveller
from screening.wire import limits


@pytest.mark.parametrize(
    ("body", "read", "said"),
    [
        ({"birth_date": "1980-02-31"}, {}, "birth_date is not a date that exists; it was left out."),
        ({"sex": "Q"}, {}, "sex is not M, F or X; it was left out."),
        (
            {"nationality": "Narnia"},
            {},
            "nationality is not a state or nationality we know; it was left out.",
        ),
        ({"nationality": ["KAZ", "Narnia"]}, {"nationalities": ("KAZ",)}, "; the others were kept."),
        ({"shoe_size": "44"}, {}, "shoe_size is not a field of this request; it was left out."),
        ({"documents": "AC1"}, {}, "documents must be a list; it was left out."),
        ({"documents": [{"number": ""}]}, {}, "documents[0].number is empty; it was left out."),
        ({"documents": [{"type": "P"}]}, {}, "documents[0].number is missing; it was left out."),
        (
            {"documents": [{"number": "A1", "type": "K9?"}]},
            {"documents": (Document("A1"),)},
            "documents[0].type",
        ),
        ({"documents": [{"number": 1234567}]}, {"documents": (Document("1234567"),)}, "it was read as text."),
        (
            {"documents": [{"number": f"A{n}"} for n in range(25)]},
            {"documents": tuple(Document(f"A{n}") for n in range(limits.TRAVELLER_DOCUMENTS))},
            "the first 20 were kept.",
        ),
        ({"birth_place": "x" * 400}, {}, "birth_place is longer than 300 characters; it was left out."),
        ({"birth_place": "O\u202esh"}, {"birth_place": "O sh"}, "what cannot be seen was taken out."),
    ],
)
def test_what_breaks_a_rule_is_left_out_or_bettered_and_told(
    body: dict[str, Any], read: dict[str, Any], said: str
) -> None:
    found = traveller({"id": "7", "name": "A B", **body})
    assert len(found.warnings) == 1
    assert said in found.warnings[0]
    assert found == Traveller("7", Name("A B"), warnings=found.warnings, **read)


def test_a_name_is_never_given_up_for_what_can_be_mended() -> None:
    assert traveller({"name": "A\u200f\nB"}).name == Name("A B")
    assert traveller({"surname": "X" * 600}).name == Name("X" * 500, "primary", "X" * 500)


def test_several_things_are_told_each_with_its_place_in_the_list() -> None:
    found = traveller({"name": "A", "sex": "Q", "birth_date": "x"}, ["Odd."], lambda field: field.upper())
    assert found.warnings == (
        "Odd.",
        "BIRTH_DATE is not a date that exists; it was left out.",
        "SEX is not M, F or X; it was left out.",
    )


def test_any_number_of_unknown_fields_is_left_out() -> None:
    found = traveller({"name": "A", **{f"x{number}": "" for number in range(500)}})
    assert found.name == Name("A")
    assert found.warnings[-1] == "480 fields that are not known were left out."


def test_the_body_given_is_not_changed() -> None:
    body = {"name": "A", "sex": "Q", "documents": [{"number": "A1", "type": "K9?"}]}
    traveller(body)
    assert body == {"name": "A", "sex": "Q", "documents": [{"number": "A1", "type": "K9?"}]}


def test_who_has_nothing_left_to_search_by_is_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(InputError) as raised:
        traveller({"name": "---", "sex": "Q"})
    assert {problem.where for problem in raised.value.problems} == {"name", "sex", "body"}
    found = row({"id": "9" * 300, "sex": "Q"}, "line 3")
    assert isinstance(found, Unreadable)
    assert (found.position, len(found.id)) == ("line 3", limits.ID_CHARACTERS)


def test_no_value_is_repeated() -> None:
    found = row({"name": "A", "sex": "Molchanov", "birth_date": "Molchanov", "Molchanov Viktor": 1}, "line 1")
    assert isinstance(found, Passenger)
    assert len(found.traveller.warnings) == 3
    assert "olchanov" not in repr(found)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    [
        "id",
        "name",
        "surname",
        "given_names",
        "birth_date",
        "sex",
        "nationality",
        "birth_place",
        "documents",
        "mrz",
        "x",
    ]
)
DOCUMENTS = st.lists(
    st.dictionaries(
        st.sampled_from(["number", "type", "issuing_state", "expiry_date", "x"]), JSON, max_size=4
    ),
    max_size=3,
)


@given(st.dictionaries(FIELDS, st.one_of(JSON, DOCUMENTS), max_size=5))
def test_any_object_is_a_passenger_or_a_row_that_says_what_is_wrong(body: dict[str, Any]) -> None:
    found = row(body, "line 1")
    if isinstance(found, Unreadable):
        assert found.problems
    else:
        assert found.traveller.name or found.traveller.documents
