"""Reviews that are due, over HTTP: who is told what, page by page; and what is told of a restricted record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from screening import clock
from screening.access.keyring import Keyring
from screening.api.app import create_app
from screening.settings import Settings
from tests.api.conftest import DOCUMENT, PERSON, WANTED, assert_problem, settings_in
from tests.api.test_ownership import Owners

TODAY = "2026-11-22"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path).model_copy(update={"withdraw_after_review": "sltd=10"})


@pytest.fixture
def owners(settings: Settings) -> Iterator[Owners]:
    """Two owners, each with a list of its own, and an analyst."""
    ring = Keyring(settings.access_file)
    lists = {"kaz": ("KAZ", ("sltd",)), "kgz": ("KGZ", ("national", "shared"))}
    keys = {
        name: ring.create(client=name, role="data_owner", owner=owner, lists=own)[1]
        for name, (owner, own) in lists.items()
    }
    for role in ("analyst", "second_line", "first_line"):
        keys[role] = ring.create(client=role, role=role)[1]
    with TestClient(create_app(settings)) as client:
        owners = Owners(client, keys)
        for number, review_on in enumerate(("2026-11-21", "2026-11", "2026-12-22", "2026-12-23", "")):
            record = {**DOCUMENT, "id": f"sltd:{number}", "number": f"N{number}", "review_on": review_on}
            assert owners("kaz", "PUT", f"/v1/records/sltd:{number}", record).status_code == 201
        for name in ("national", "shared"):
            person = {**PERSON, "id": f"{name}:17", "list": name, "review_on": "2025"}
            assert owners("kgz", "PUT", f"/v1/records/{name}:17", person).status_code == 201
        yield owners


def told(owners: Owners, who: str, query: str = "") -> dict[str, Any]:
    answer = owners(who, "GET", f"/v1/reviews{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(found: dict[str, Any]) -> list[str]:
    return [review["id"] for review in found["reviews"]]


def test_an_analyst_is_told_of_all_lists_the_oldest_first(owners: Owners) -> None:
    assert ids(told(owners, "analyst")) == ["national:17", "shared:17", "sltd:0", "sltd:1", "sltd:2"]
    assert ids(told(owners, "analyst", "?days=0&list=sltd")) == ["sltd:0"]


def test_an_owner_is_told_of_its_own_lists_alone(owners: Owners) -> None:
    assert ids(told(owners, "kaz")) == ["sltd:0", "sltd:1", "sltd:2"]
    assert ids(told(owners, "kgz")) == ["national:17", "shared:17"]
    assert_problem(owners("kgz", "GET", "/v1/reviews?list=sltd"), 403, "forbidden")


def test_a_review_says_whose_it_is_since_when_and_when_the_record_goes_and_nothing_else(
    owners: Owners,
) -> None:
    first, second, *_ = told(owners, "kaz")["reviews"]
    assert first == {
        "id": "sltd:0", "list": "sltd", "kind": "document", "owner": "KAZ", "review_on": "2026-11-21",
        "passed": True, "withdrawn_after": "2026-12-01",
    }  # fmt: skip
    assert (second["review_on"], second["passed"], second["withdrawn_after"]) == (
        "2026-11",
        False,
        "2026-12-10",
    )
    assert told(owners, "kgz")["reviews"][0]["withdrawn_after"] == ""


@pytest.mark.parametrize("who", ["analyst", "kgz"])
def test_pages_follow_one_another_without_gap_or_repeat(owners: Owners, who: str) -> None:
    whole, pages, after = ids(told(owners, who)), [], ""
    while True:
        page = told(owners, who, f"?limit=2&after={after}" if after else "?limit=2")
        pages += ids(page)
        after = page["after"].replace(" ", "%20")
        if not after:
            break
    assert pages == whole


@pytest.mark.parametrize(
    "query", ["?days=x", "?days=99999", "?limit=1001", "?of=1", "?days=1&days=2", "?list=a%20b"]
)
def test_what_cannot_be_meant_is_refused(owners: Owners, query: str) -> None:
    assert_problem(owners("analyst", "GET", f"/v1/reviews{query}"), 422, "invalid_input")


def test_a_withdrawal_is_answered_with_a_certificate_that_waits(owners: Owners) -> None:
    answer = owners("kaz", "DELETE", "/v1/records/sltd:0").json()
    made = answer["certificate"]
    assert (made["record"], made["sequence"], made["state"]) == ("sltd:0", answer["sequence"], "pending")
    assert (made["reason"], made["by"]["client"]) == ("owner", "kaz")
    assert "N0" not in str(made)


def restricted(settings: Settings, record_id: str) -> None:
    from screening.store import store_of

    store = store_of(settings)
    store.restrict(record_id, "since 2026-11-22, case-5")
    store.close()


def test_a_restricted_record_is_read_whole_by_its_owner_alone(owners: Owners, settings: Settings) -> None:
    restricted(settings, "national:17")
    whole = owners("kgz", "GET", "/v1/records/national:17").json()
    assert whole["names"][0]["name"] == PERSON["names"][0]["name"]
    for who in ("analyst", "second_line"):
        assert owners(who, "GET", "/v1/records/national:17").json() == {
            "kind": "person", "id": "national:17", "list": "national", "owner": "KGZ",
            "restricted": "since 2026-11-22, case-5",
        }  # fmt: skip


def test_what_its_owner_puts_in_its_place_stays_restricted(owners: Owners, settings: Settings) -> None:
    restricted(settings, "national:17")
    whole = owners("kgz", "GET", "/v1/records/national:17").json()
    del whole["restricted"]
    assert owners("kgz", "PUT", "/v1/records/national:17", whole).status_code == 200
    assert "restricted" in owners("kgz", "GET", "/v1/records/national:17").json()


def test_a_traveller_who_may_be_in_it_is_referred_to_its_owner(owners: Owners, settings: Settings) -> None:
    restricted(settings, "national:17")
    restricted(settings, "shared:17")
    for who in ("first_line", "second_line"):
        answer = owners(who, "POST", "/v1/screen", {**WANTED, "id": "x"})
        while answer.json()["checked"]["sequence"] < 9:  # this worker has not polled yet
            answer = owners(who, "POST", "/v1/screen", {**WANTED, "id": "x"})
        assert answer.json()["decision"] == "refer"
        assert {hit["action"] for hit in answer.json()["hits"]} == {
            "Restricted: ask KGZ before anything is done."
        }
        assert "Arkadyevich" not in answer.text.replace(WANTED["name"], "")
