from __future__ import annotations

from screening.decide import DEFAULT, decision, score
from screening.matchers.evidence import Evidence
from screening.model import Checked, Fact, Hit, ListState

LIST = ListState("w", 1)
HIT = Hit("w:1", "person", "w", 0.9, (), "", ())


def evidence(fact: Fact, agreement: float) -> Evidence:
    return Evidence(fact, agreement, "", "", "")


def test_nothing_found_in_everything_is_clear():
    assert decision([], Checked(1, "", (LIST,))) == "clear"


def test_nothing_found_where_something_could_not_be_looked_at_is_never_clear():
    assert decision([], Checked(1, "", (LIST,), (ListState("other", 0, why="unread"),))) == "not_checked"
    assert decision([], Checked(0, "")) == "not_checked"


def test_a_hit_refers_even_where_something_could_not_be_looked_at():
    assert decision([HIT], Checked(1, "", (), (LIST,))) == "refer"


def test_a_wanted_persons_document_refers_whatever_the_name_and_the_date():
    found = score([evidence("document", 1.0), evidence("birth", 0.0), evidence("sex", 0.0)])
    assert found >= DEFAULT.threshold


def test_a_contradicting_date_takes_a_name_below_the_threshold():
    assert score([evidence("name", 1.0), evidence("birth", 0.0)]) < DEFAULT.threshold


def test_a_close_date_leaves_a_full_name_referred():
    assert score([evidence("name", 1.0), evidence("birth", 0.3)]) >= DEFAULT.threshold


def test_agreement_raises_and_contradiction_lowers():
    bare = score([evidence("name", 0.8)])
    assert score([evidence("name", 0.8), evidence("birth", 1.0)]) > bare
    assert score([evidence("name", 0.8), evidence("sex", 0.0)]) < bare


def test_dates_and_places_alone_make_no_hit():
    assert score([evidence("birth", 1.0), evidence("nationality", 0.7), evidence("birth_place", 0.7)]) == 0.0


def test_scores_stay_between_none_and_one():
    best = [
        evidence("document", 1.0),
        evidence("name", 1.0),
        evidence("birth", 1.0),
        evidence("nationality", 1.0),
    ]
    assert 0.0 <= score(best) <= 1.0
