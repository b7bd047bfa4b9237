"""Changes of answers over HTTP: told to whom it concerns, to the carrier, and taken note of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from screening.api import routes_changes
from screening.batch.jobs.work import Work
from screening.batch.later.changes import Watch
from tests.api.conftest import PERSON, assert_problem, put

PAXLST = (
    "UNA:+.? 'UNB+UNOA:4+KCAIR+KZBORDER+261007:0900+1++APIS'UNH+1+PAXLST:D:05B:UN:IATA+L1+01:F'BGM+745'"
    "RFF+TN:KC0001'TDT+20+KC921+++KC'LOC+125+IST'DTM+189:2610071220:201'LOC+87+ALA'DTM+232:2610072010:201'"
    "NAD+FL+++ADEYEMI:OLUWASEUN'DTM+329:900821'RFF+AVF:X7YQ2B'RFF+ABO:PAX1'"
    "NAD+FL+++MOLCHANOV:VIKTOR ARKADYEVICH'DTM+329:710309'RFF+AVF:X7YQ2C'RFF+ABO:PAX2'UNT+17+1'UNZ+1+1'"
)
ADEYEMI: dict[str, Any] = {
    "kind": "person",
    "id": "national:18",
    "list": "national",
    "names": [{"name": "Oluwaseun Adeyemi"}],
    "birth_dates": ["1990-08-21"],
}
PATH = "/v1/passenger-lists"


def work_off(client: TestClient) -> None:
    """Does what a batch process does until nothing is due."""
    state: Any = client.app.state  # type: ignore[attr-defined]
    work = Work(state.jobs, state.engine, follow_seconds=0.0)
    watch = Watch(state.jobs, state.engine, every=3600, recent=3600)
    while work.step() or watch.step():
        pass


@pytest.fixture
def screened(client: TestClient) -> str:
    """The path of a list whose second passenger is referred and whose first is not."""
    answer = client.post(f"{PATH}?filename=a.edi", content=PAXLST)
    assert answer.status_code == 202, answer.text
    work_off(client)
    told = client.get(f"{PATH}/{answer.json()['id']}").json()
    assert told["state"] == "done"
    assert told["decisions"] == {"clear": 1, "refer": 1, "not_checked": 0}
    return f"{PATH}/{answer.json()['id']}/changes"


def change_both(client: TestClient) -> None:
    put(client, ADEYEMI)
    assert client.delete(f"/v1/records/{PERSON['id']}").status_code == 200
    work_off(client)


def test_nothing_has_changed_at_first(client: TestClient, screened: str) -> None:
    told = client.get(screened).json()
    assert (told["changes"], told["more"]) == ([], False)
    assert told["looked_at"]
    assert told["sequence"] == 2
    assert client.get(f"{screened}?form=cusres").content == b""


def test_whose_answer_changed_is_told_with_the_new_answer(client: TestClient, screened: str) -> None:
    change_both(client)
    told = client.get(screened).json()
    first, second = told["changes"]
    assert told["sequence"] == 4
    assert {name: first[name] for name in ("number", "row", "before", "after", "flight", "reference", "locator")} == {
        "number": 1, "row": 1, "before": "clear", "after": "refer",
        "flight": "KC921", "reference": "PAX1", "locator": "X7YQ2B",
    }  # fmt: skip
    assert first["why"] == ["The record national:18 is a hit now."]
    assert first["answer"]["hits"][0]["record"]["id"] == "national:18"
    assert (second["row"], second["before"], second["after"]) == (2, "refer", "clear")
    assert first["acknowledged_at"] == second["acknowledged_at"] == ""


def test_changes_after_a_number_are_told_and_no_more_than_fit(
    client: TestClient, screened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_both(client)
    monkeypatch.setattr(routes_changes, "MOST", 1)
    first = client.get(screened).json()
    assert ([one["number"] for one in first["changes"]], first["more"]) == ([1], True)
    second = client.get(f"{screened}?after=1").json()
    assert ([one["number"] for one in second["changes"]], second["more"]) == ([2], False)


def test_the_carrier_is_told_until_it_acknowledges(client: TestClient, screened: str) -> None:
    change_both(client)
    message = client.get(f"{screened}?form=cusres")
    assert message.headers["content-type"] == "application/edifact"
    assert message.headers["cache-control"] == "no-store"
    assert b"'BGM+132'RFF+TN:KC0001'" in message.content
    assert b"RFF+ABO:PAX1'ERC+ZZZ'FTX+AAP+++CONTACT AUTHORITY'" in message.content
    assert b"RFF+ABO:PAX2'ERC+0Z'FTX+AAP+++OK TO BOARD'" in message.content
    back = message.content.replace(b"BGM+132", b"BGM+312")
    answer = client.post(f"{screened}/acknowledgements", content=back)
    assert answer.json() == {"acknowledged": [1, 2], "refused": [], "unmatched": 0}
    assert all(one["acknowledged_at"] for one in client.get(screened).json()["changes"])
    assert client.get(f"{screened}?form=cusres").content == b""


def test_one_change_is_acknowledged_by_hand(client: TestClient, screened: str) -> None:
    change_both(client)
    assert client.post(f"{screened}/2/acknowledge").json()["acknowledged"] == [2]
    assert client.post(f"{screened}/2/acknowledge").json()["acknowledged"] == []
    first, second = client.get(screened).json()["changes"]
    assert (first["acknowledged_at"], bool(second["acknowledged_at"])) == ("", True)
    assert b"PAX2" not in client.get(f"{screened}?form=cusres").content


@pytest.mark.parametrize("query", ["form=xlsx", "after=-1", "after=x", "after=1234567890", "limit=3"])
def test_a_question_that_is_not_understood_is_refused(client: TestClient, screened: str, query: str) -> None:
    assert_problem(client.get(f"{screened}?{query}"), 422, "invalid_input")


@pytest.mark.parametrize("number", ["0", "3"])
def test_a_change_that_there_is_not_cannot_be_acknowledged(
    client: TestClient, screened: str, number: str
) -> None:
    change_both(client)
    assert_problem(client.post(f"{screened}/{number}/acknowledge"), 404, "not_found")


@pytest.mark.parametrize(("body", "code"), [(b" ", "unreadable_body"), (b"OK", "unreadable_list")])
def test_what_is_no_acknowledgement_is_refused(
    client: TestClient, screened: str, body: bytes, code: str
) -> None:
    answer = client.post(f"{screened}/acknowledgements", content=body)
    assert_problem(answer, 400 if body.isspace() else 422, code)


def test_a_list_that_there_is_not_has_no_changes(client: TestClient) -> None:
    for path in (f"{PATH}/{'0' * 32}/changes", f"{PATH}/x/changes", f"{PATH}/{'0' * 32}/changes?form=cusres"):
        assert_problem(client.get(path), 404, "not_found")
    assert_problem(client.post(f"{PATH}/{'0' * 32}/changes/1/acknowledge"), 404, "not_found")


def test_a_list_that_is_not_screened_yet_has_no_changes(client: TestClient, tmp_path: Path) -> None:
    answer = client.post(f"{PATH}?filename=a.edi", content=PAXLST)
    told = client.get(f"{PATH}/{answer.json()['id']}/changes").json()
    assert (told["changes"], told["looked_at"]) == ([], "")
    assert_problem(client.post(f"{PATH}/{answer.json()['id']}/changes/1/acknowledge"), 404, "not_found")
