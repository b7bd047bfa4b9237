from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from screening.decide import (
    DEFAULT,
    POLICIES,
    adjusted,
    decision,
    least_name_agreement,
    policies,
    score,
)
from screening.matchers import document
from screening.matchers.evidence import Evidence
from screening.model import Checked, Document, Fact, Hit, ListState, PolicyName
from screening.settings import Settings
from tests.docs import pages

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


# --- named policies ---


def test_each_policy_bears_the_name_under_which_it_is_kept():
    assert {name: policy.name for name, policy in POLICIES.items()} == {name: name for name in POLICIES}


def test_the_model_the_settings_and_the_policies_know_the_same_names():
    assert get_args(PolicyName) == get_args(Settings.model_fields["policy"].annotation) == tuple(POLICIES)
    assert POLICIES[Settings.model_fields["policy"].default] is DEFAULT


def test_from_strict_to_wide_less_likeness_is_asked_for_and_no_less_is_looked_at():
    for stricter, wider in pairwise(POLICIES[name] for name in ("strict", "balanced", "wide")):
        assert stricter.threshold > wider.threshold
        assert stricter.budget <= wider.budget
        assert stricter.limit <= wider.limit


def test_a_wider_policy_asks_less_of_the_name_whatever_else_agrees():
    for others in ([], [evidence("birth", 1.0)], [evidence("birth", 0.3)], [evidence("birth", 0.0)]):
        needed = [least_name_agreement(others, POLICIES[name]) for name in ("strict", "balanced", "wide")]
        assert needed == sorted(needed, reverse=True)
    assert least_name_agreement([], POLICIES["wide"]) < least_name_agreement([], POLICIES["strict"])


@pytest.mark.parametrize("name", POLICIES)
def test_no_policy_lets_a_reported_number_pass_or_a_full_name_with_its_date(name: str):
    asked, filed = Document("AC1234567"), Document("AC1234567", "P", "KGZ")
    shown = document.compare(asked, filed)
    assert shown is not None
    assert score([shown, evidence("birth", 0.0)], POLICIES[name]) >= POLICIES[name].threshold
    assert score([evidence("name", 1.0), evidence("birth", 1.0)], POLICIES[name]) >= POLICIES[name].threshold


@pytest.mark.parametrize("name", POLICIES)
def test_no_policy_refers_a_full_name_whose_date_contradicts(name: str):
    assert score([evidence("name", 1.0), evidence("birth", 0.0)], POLICIES[name]) < POLICIES[name].threshold


def test_what_is_given_takes_the_place_of_that_one_field():
    wide = POLICIES["wide"]
    assert adjusted(wide) is wide
    assert adjusted(wide, threshold=0.0) == replace(wide, threshold=0.0)
    assert adjusted(wide, limit=3) == replace(wide, limit=3)
    assert adjusted(wide, budget=5) == replace(wide, budget=5)


def test_a_threshold_that_the_operator_sets_is_that_of_the_services_own_policy_only():
    found = policies("strict", threshold=0.9)
    assert {name: policy.threshold for name, policy in found.items()} == {
        "strict": 0.9, "balanced": POLICIES["balanced"].threshold, "wide": POLICIES["wide"].threshold,
    }  # fmt: skip


def test_a_limit_and_a_budget_that_the_operator_sets_hold_under_every_policy():
    for name, policy in policies("balanced", limit=3, budget=50).items():
        assert policy == replace(POLICIES[name], limit=3, budget=50)
    assert policies("balanced") == POLICIES


def test_the_table_of_policies_in_the_reference_has_their_figures():
    rows = re.findall(
        r"^\| `(\w+)` \| ([\d.]+) \| (\d+) \| (\d+) \|",
        pages.read("docs/reference/settings.md"),
        re.MULTILINE,
    )
    assert [(name, float(least), int(most), int(weighed)) for name, least, most, weighed in rows] == [
        (policy.name, policy.threshold, policy.limit, policy.budget) for policy in POLICIES.values()
    ]
