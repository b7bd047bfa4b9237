"""Nothing of a person is in logs, metrics, errors or the audit, after everything was asked with marked data.

The data of each field is a word that stands nowhere else; the service logs as much as it can.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from screening.settings import Settings
from tests.faults.service import Service, run, serving, until

pytestmark = pytest.mark.slow

NAME, OTHER, NUMBER, PLACE = "Zorquembla Wixtroffen", "Plovquista Yagdrimmel", "QXV918273", "Vrulzenhagen"
BORN = "1913-11-17"
MARKS = [*NAME.lower().split(), *OTHER.lower().split(), NUMBER.lower(), PLACE.lower(), BORN]
TRAVELLER: dict[str, Any] = {
    "id": f"booking-{NUMBER}", "name": NAME, "birth_date": BORN, "birth_place": PLACE, "sex": "F",
    "documents": [{"number": NUMBER, "type": "P", "issuing_state": "KAZ"}],
}  # fmt: skip
PERSON: dict[str, Any] = {
    "kind": "person", "id": "national:17", "list": "national", "names": [{"name": NAME}, {"name": OTHER}],
    "birth_dates": [BORN], "birth_places": [PLACE], "documents": [{"number": NUMBER}], "remarks": f"{OTHER}, {PLACE}",
}  # fmt: skip
ZONE = [
    f"P<KAZ{'<<'.join(reversed(NAME.upper().split())):<<39}".replace(" ", "<"),
    f"{NUMBER}<5KAZ1311177F2904123".ljust(44, "<"),
]
CSV = f"name,birth_date,document_number\n{NAME},{BORN},{NUMBER}\n{OTHER},{BORN[::-1]},{NUMBER}\n"
PAXLST = (
    "UNA:+.? 'UNB+UNOA:4+AIRLINE+GOV+261122:1000+1'UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'TDT+20+KC921'"
    f"NAD+FL+++{NAME.upper().replace(' ', ':')}'DTM+329:131117'DOC+P:110:111+{NUMBER}'UNT+6+1'UNZ+1+1'"
)


def broken(value: dict[str, Any]) -> Iterator[Any]:
    """The same, each time with something wrong beside what is marked."""
    for field, given in value.items():
        yield {**value, field: [given]}
        yield {**value, field: {"value": given}}
        yield {**value, field: f"{given} " * 3000}
    yield {**value, "birth_date": BORN[::-1]}
    yield {**value, "unknown": NAME}
    yield [value]
    yield NAME


def everything(service: Service) -> list[httpx2.Response]:
    """Every route with marked data, in order and out of order."""
    ask = service.request
    client, url = service.client, service.url
    answers = [
        ask("PUT", "/v1/records/national:17", PERSON),
        ask("POST", "/v1/screen", TRAVELLER),
        ask("POST", "/v1/screen", {"mrz": ZONE}),
        ask("POST", "/v1/mrz", {"lines": ZONE}),
        ask("POST", "/v1/compare", {"a": NAME, "b": OTHER}),
        ask("POST", "/v1/screen/batch", [TRAVELLER, *broken(TRAVELLER)]),
        ask("GET", f"/v1/screen?name={NAME}&number={NUMBER}"),
        ask("GET", f"/v1/persons/{NAME}"),
        client.post(f"{url}/v1/screen", content=json.dumps(TRAVELLER)[:-1]),
        client.post(f"{url}/v1/screen", content=json.dumps(TRAVELLER).encode() + b"\xff"),
        client.post(
            f"{url}/v1/screen", content=b"x", headers={"x-purpose": NUMBER, "x-terminal": PLACE * 40}
        ),
        client.post(
            f"{url}/v1/lists/national",
            content=json.dumps(PERSON) + "\n" + json.dumps({**PERSON, "names": NAME}),
        ),
    ]
    for bad in (*broken(TRAVELLER), *broken(PERSON)):
        answers += [ask("POST", "/v1/screen", bad), ask("PUT", "/v1/records/national:18", bad)]
        answers.append(ask("POST", "/v1/compare", {"a": bad, "b": NAME}))
    for filename, content in (
        ("f.csv", CSV),
        ("f.edi", PAXLST),
        ("f.xlsx", CSV),
        ("f.csv", f"{NAME};{NUMBER}\n"),
    ):
        answers.append(listed(service, filename, content))
    answers += [
        ask("GET", "/v1/reviews?days=3650"),
        ask("GET", f"/v1/reviews?list={NAME}&after={NUMBER}"),
        ask("GET", f"/v1/reviews?of={NAME}"),
    ]
    answers += [ask("DELETE", "/v1/records/national:17"), ask("GET", "/v1/records/national:17")]
    return answers


def listed(service: Service, filename: str, content: str) -> httpx2.Response:
    """A passenger list, waited for; the answer that tells how it went."""
    address = f"{service.url}/v1/passenger-lists"
    sent = service.client.post(address, params={"filename": filename, "again": "true"}, content=content)
    if sent.status_code != 202:
        return sent
    place = f"{address}/{sent.json()['id']}"
    until(lambda: service.client.get(place).json()["state"] in ("done", "failed"))
    for form in ("ndjson", "csv", "xlsx", "cusres"):
        service.client.get(f"{place}/results", params={"form": form})
    return service.client.get(place)


def marks_in(text: str | bytes) -> list[str]:
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return [mark for mark in MARKS if mark in shown.lower()]


@pytest.fixture
def settings(loaded: Settings) -> Settings:
    return loaded.model_copy(update={"audit": "on", "log_level": "debug"})


def test_nothing_personal_is_in_logs_metrics_errors_or_the_audit(settings: Settings) -> None:
    with serving(settings) as service:
        service.all_ready()
        answers = everything(service)
        scraped = service.request("GET", "/metrics").text
    problems = [answer for answer in answers if answer.status_code >= 400]
    told = [answer for answer in answers if answer.status_code < 400]
    assert len(problems) > 50
    assert len(told) > 8
    assert [marks_in(answer.content) for answer in problems if marks_in(answer.content)] == []
    assert any(marks_in(answer.content) for answer in told), "the marks are there to be found"
    assert len(service.events("request")) >= len(answers)
    assert marks_in(service.log()) == []
    assert marks_in(scraped) == []
    audit = [path for path in settings.audit_dir.rglob("*") if path.is_file()]
    assert [path.name for path in audit if marks_in(path.read_bytes())] == []
    assert sum(path.stat().st_size for path in audit) > 10_000


def test_what_the_rights_of_a_person_leave_in_logs_certificates_and_audit_names_nobody(
    settings: Settings, tmp_path: Path
) -> None:
    """All that is said of somebody is in the file that was asked for, and nowhere once they are deleted."""
    file = tmp_path / "all" / "found.ndjson"
    file.parent.mkdir()
    who = ["subject", "--name", NAME, "--birth-date", BORN, "--document", NUMBER, "--output", file]
    named = ["--record", "national:17", "--reference", "case-5"]
    said = []
    with serving(settings.model_copy(update={"withdraw_after_review": "other=0"})) as service:
        assert service.request(
            "PUT", "/v1/records/national:17", {**PERSON, "review_on": "2020-01-01"}
        ).is_success
        for action in ("--restrict", "--lift"):
            said.append(run(settings, *who, action, *named))
            assert said[-1].returncode == 0, said[-1].stderr
        said += [run(settings, "review", "due"), run(settings, "review", "withdraw", "--grace-days", "1")]
        assert marks_in(file.read_bytes()), "the marks are there to be found"
        said.append(run(settings, *who, "--delete", *named))
        said.append(run(settings, "certificate", "issue", "national:17", "--output", tmp_path / "gone.json"))
        said.append(run(settings, "certificate", "verify", tmp_path / "gone.json"))
        assert '"state": "complete"' in (tmp_path / "gone.json").read_text()
        until(lambda: service.decision(TRAVELLER) == "clear")
        scraped, log = service.request("GET", "/metrics").text, service.log()
    assert [marks_in(ended.stdout + ended.stderr) for ended in said] == [[]] * len(said)
    assert marks_in(scraped + log) == []
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent != file.parent]
    assert [path.name for path in left if marks_in(path.read_bytes())] == []
    assert any(settings.audit_dir in path.parents for path in left)


def test_nothing_personal_is_said_by_commands_that_fail(settings: Settings, tmp_path: Path) -> None:
    """What they print goes into terminals' scrollbacks and into the mail of scheduled jobs."""
    (tmp_path / "bad.ndjson").write_text("\n".join(json.dumps(bad) for bad in broken(PERSON)))
    (tmp_path / "bad.csv").write_text(CSV.replace("name,", "nom,"))
    for arguments in (
        ["load", tmp_path / "bad.ndjson", "--rejects", tmp_path / "rejects.ndjson"],
        ["check", NAME, "--birth-date", BORN[::-1]],
        ["check", NAME, "--issuing-state", PLACE],
        ["batch", tmp_path / "bad.csv", "--output", tmp_path / "answers.ndjson"],
        ["audit", "search", "--name", NAME, "--birth-date", BORN, "--json"],
        [
            "subject",
            "--name",
            NAME,
            "--birth-date",
            BORN,
            "--output",
            tmp_path / "x.ndjson",
            "--record",
            NAME,
            "--delete",
        ],
        ["subject", "--document", NUMBER, "--output", tmp_path / "x.ndjson", "--lift", "--record", NUMBER],
        ["certificate", "issue", NUMBER],
        ["certificate", "verify", tmp_path / "bad.csv"],
        ["review", "due", "--list", NAME],
        ["review", "withdraw", "--list", NAME],
    ):
        done = run(settings, *arguments)
        assert marks_in(done.stderr) == [], arguments[0]
