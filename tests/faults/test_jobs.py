"""`kill -9` of whatever screens passenger lists, and of the parent, while lists are under way.

The invariant: a list that was taken in is answered to its end, row by row in its order. An answer that was written is
never made again, and no row is left out.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import pytest

from screening.batch.jobs import JobStore
from screening.batch.jobs.blocks import ANSWERS
from screening.serve.priority import NICENESS
from screening.settings import Settings
from tests.faults.holding import Hold
from tests.faults.service import (
    PATIENCE,
    Json,
    Service,
    command,
    command_of,
    environment,
    run,
    serving,
    until,
)
from tests.faults.world import STRANGER, person, traveller

pytestmark = pytest.mark.slow

PATH = "/v1/passenger-lists"
ROWS = 8_000
ANSWERED = f"/{ANSWERS}/"


@pytest.fixture
def busy(loaded: Settings) -> Settings:
    """Two processes for lists, whatever the machine has."""
    return loaded.model_copy(update={"batch_workers": 2})


def asked(number: int) -> Json:
    """Every fiftieth is on the list, every seventieth nobody can read."""
    if number % 70 == 3:
        return {"id": str(number)}
    return {"id": str(number), **(traveller(number // 50 % 300) if number % 50 == 0 else STRANGER)}


def a_list(rows: int = ROWS) -> bytes:
    return b"".join(json.dumps(asked(number)).encode() + b"\n" for number in range(rows))


def expected(rows: int = ROWS) -> list[tuple[str, str]]:
    return [
        (str(n), "not_checked" if n % 70 == 3 else "refer" if n % 50 == 0 else "clear") for n in range(rows)
    ]


def upload(service: Service, content: bytes) -> str:
    answer = service.client.post(f"{service.url}{PATH}", content=content)
    assert answer.status_code in (200, 202), answer.text
    return str(answer.json()["id"])


def state(service: Service, job: str) -> Json:
    found: Json = service.request("GET", f"{PATH}/{job}").json()
    return found


def rows_done(service: Service, job: str) -> int:
    """How many rows have their answer; -1 where that cannot be told now."""
    return int(state(service, job).get("rows_done", -1))


def answers(service: Service, job: str) -> list[Json]:
    until(lambda: state(service, job).get("state") == "done", 600)  # they are nice to whoever else works
    answer = service.client.get(f"{service.url}{PATH}/{job}/results")
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.content.splitlines()]


def decided(found: list[Json]) -> list[tuple[str, str]]:
    return [(one["id"], one["decision"]) for one in found]


def written(folder: Path) -> dict[int, bytes]:
    """The whole lines of every block as they are on the disk now, by its number; nothing of a job that is gone."""
    while folder.exists():
        with suppress(FileNotFoundError):  # a block was finished, and so renamed, while we looked
            return {
                int(path.name[:6]): (content := path.read_bytes())[: content.rfind(b"\n") + 1]
                for path in sorted((folder / ANSWERS).iterdir())
                if path.suffix in (".partial", ".ndjson")
            }
    return {}


def screening(service: Service) -> list[int]:
    """The processes that screen lists."""
    return [*service.children("batch"), *service.children("reserve")]


def test_a_list_survives_the_death_of_every_process_that_has_to_do_with_it(
    busy: Settings, tmp_path: Path
) -> None:
    """Killed: each of the two that screen, then the parent with all that it has, then again one that screens.

    Until then each process is held after ever so many blocks of a hundred rows, so that there is more to come.
    """
    content, hold = a_list(), Hold(tmp_path, "*", ANSWERED, leave=ROWS // 1000)
    jobs = JobStore(busy.jobs_dir)
    before: list[dict[int, bytes]] = []

    def seen(service: Service, job: str, rows: int) -> None:
        until(lambda: rows_done(service, job) >= rows)

    with serving(busy, variables=hold.variables) as service:
        job = upload(service, content)
        folder = jobs.folder(job)
        seen(service, job, ROWS // 10)
        for pid in until(lambda: screening(service)):
            service.kill_one(pid)
        before.append(written(folder))
        hold.allow(ROWS // 400)
        seen(service, job, ROWS // 4)
        service.kill()
        before.append(written(folder))
        assert not jobs.get(job).ended
    with serving(busy, variables=hold.variables) as service:
        assert upload(service, content) == job
        seen(service, job, ROWS // 2)
        service.kill_one(until(lambda: screening(service))[0])
        before.append(written(folder))
        hold.release()
        found = answers(service, job)
        told = state(service, job)
    assert decided(found) == expected()
    assert [one["position"] for one in found] == [f"line {n}" for n in range(1, ROWS + 1)]
    assert (told["rows_done"], told["rejected"]) == (ROWS, sum(n % 70 == 3 for n in range(ROWS)))
    last = written(folder)
    for earlier in before:
        assert earlier
        for number, lines in earlier.items():
            assert last[number].startswith(lines)


def test_a_list_that_is_killed_while_it_is_read_is_read_again(busy: Settings, tmp_path: Path) -> None:
    """Held where its rows are written down: at the second change of what is said of it, after "it is being read"."""
    hold = Hold(tmp_path, "batch", "/job.json", leave=1)
    with serving(busy, variables=hold.variables) as service:
        job = upload(service, a_list(1_000))
        until(lambda: state(service, job)["state"] == "reading")
        service.kill()
    assert JobStore(busy.jobs_dir).get(job).state == "reading"
    with serving(busy) as service:
        assert decided(answers(service, job)) == expected(1_000)


def test_an_upload_that_is_cut_off_is_no_list(busy: Settings) -> None:
    jobs = JobStore(busy.jobs_dir)

    def pieces() -> Iterator[bytes]:
        yield a_list(100)
        until(lambda: list((jobs.root / "incoming").iterdir()))
        for pid in service.workers():
            service.kill_one(pid)
        yield b"more"

    with serving(busy) as service, pytest.raises(httpx2.TransportError):
        service.client.post(f"{service.url}{PATH}", content=pieces())
    assert not jobs.kept()


def test_a_flight_is_answered_soon_and_its_log_holds_no_personal_data(busy: Settings) -> None:
    with serving(busy) as service:
        until(lambda: service.children("batch"))
        content = json.dumps({"id": "1", **traveller(7)}).encode()
        job = upload(service, content)
        assert decided(answers(service, job)) == [("1", "refer")]
        log = service.log()
    assert '"list_done"' in log
    assert job not in log
    assert not any(word in log for word in traveller(7)["name"].split())


def test_a_list_knows_a_change_that_was_acknowledged_before_it_was_sent(busy: Settings) -> None:
    with serving(busy) as service:
        until(lambda: service.children("batch"))
        for number in range(700, 710):
            assert (
                service.request("PUT", f"/v1/records/{person(number)['id']}", person(number)).status_code
                == 201
            )
            time.sleep(2 * busy.poll_seconds)  # within a second, says the contract
            job = upload(service, json.dumps(traveller(number)).encode())
            [found] = answers(service, job)
            assert found["decision"] == "refer"


def test_processes_for_lists_are_nice_and_go_when_there_is_nothing_left_but_one(busy: Settings) -> None:
    with serving(busy) as service:
        first = until(lambda: service.children("batch"))
        assert not service.children("reserve")
        until(lambda: os.getpriority(os.PRIO_PROCESS, first[0]) >= NICENESS)
        assert os.getpriority(os.PRIO_PROCESS, service.workers()[0]) == os.getpriority(os.PRIO_PROCESS, 0)
        upload(service, a_list(40_000))
        assert len(until(lambda: service.children("reserve"))) == 1
        service.process.terminate()
        service.process.wait(PATIENCE)
        assert not any(command_of(pid) for pid in first)


def test_events_do_not_keep_a_service_from_stopping(busy: Settings, tmp_path: Path) -> None:
    """The list does not end meanwhile; nobody has to be killed, nor waited for until its time is up."""
    hold = Hold(tmp_path, "*", ANSWERED)
    with serving(busy, variables=hold.variables) as service:
        job = upload(service, a_list(200))
        with service.client.stream("GET", f"{service.url}{PATH}/{job}/events") as stream:
            chunks = stream.iter_raw()
            assert b"event: progress" in next(chunks)
            service.process.terminate()
            for _ in chunks:
                pass
            assert service.process.wait(PATIENCE) == 0
    assert not service.events("worker_killed")
    assert "graceful" not in service.log()


# --- screening batch -------------------------------------------------------------------------------------


@contextmanager
def batch(settings: Settings, source: Path, output: Path, leave: int) -> Iterator[subprocess.Popen[str]]:
    """`screening batch` with two processes, while it runs; each is held after so many blocks of answers.

    An interruption reaches it also where whoever runs the tests, in the background, has asked for none.
    """
    hold = Hold(output.parent, "*", ANSWERED, leave=leave)
    process = subprocess.Popen(
        ["env", "--default-signal=INT", *command("batch", source, "--output", output, "--processes", "2")],
        env=environment(settings) | hold.variables,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()  # type: ignore[union-attr]


def work_of(output: Path) -> dict[int, bytes]:
    """What is answered in the work folder; nothing while there is none."""
    found = [written(folder) for folder in output.parent.glob(f".{output.name}.work/lists/[0-9a-f]*")]
    return found[0] if found else {}


def rows_of(work: dict[int, bytes]) -> int:
    """How many rows that is."""
    return sum(lines.count(b"\n") for lines in work.values())


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_a_batch_that_was_ended_goes_on_where_it_was(
    loaded: Settings, tmp_path: Path, end: signal.Signals
) -> None:
    source, output = tmp_path / "list.ndjson", tmp_path / "out.ndjson"
    source.write_bytes(a_list())
    before: list[dict[int, bytes]] = [{}]
    for _ in range(2):
        with batch(loaded, source, output, leave=3) as process:
            goal = rows_of(before[-1]) + 200
            until(lambda goal=goal: rows_of(work_of(output)) > goal)
            process.send_signal(end)
            _, said = process.communicate(timeout=PATIENCE)
            if end == signal.SIGINT:
                assert process.returncode == 1
                assert said == "screening: interrupted; the same command goes on where this one stopped.\n"
            before.append(work_of(output))
        assert not output.exists()
    ended = run(loaded, "batch", source, "--output", output, "--processes", "2")
    assert ended.returncode == 0, ended.stderr
    lines = output.read_bytes().splitlines()
    assert decided([json.loads(line) for line in lines]) == expected()
    assert not list(tmp_path.glob(".out*"))
    for earlier in before:
        for number, content in earlier.items():
            for place, line in enumerate(content.splitlines(), number * 100):
                assert line == b"null" or lines[place].startswith(line[:-1])


def test_several_processes_give_what_one_gives(loaded: Settings, tmp_path: Path) -> None:
    """To the byte, but for how long each answer took and when the store was last looked at."""
    source = tmp_path / "list.ndjson"
    source.write_bytes(a_list(2_500))
    outputs = []
    for processes in ("1", "3"):
        output = tmp_path / f"{processes}.ndjson"
        assert run(loaded, "batch", source, "--output", output, "--processes", processes).returncode == 0
        lines = [json.loads(line) for line in output.read_bytes().splitlines()]
        for line in lines:
            line.pop("elapsed_us", None)
            line.get("checked", {}).pop("as_of", None)
        outputs.append(lines)
    assert outputs[0] == outputs[1]
    assert decided(outputs[0]) == expected(2_500)


def test_a_batch_that_was_cut_off_begins_anew_when_the_list_or_its_options_are_others(
    loaded: Settings, tmp_path: Path
) -> None:
    source, output = tmp_path / "list.ndjson", tmp_path / "out.ndjson"
    source.write_bytes(a_list())
    with batch(loaded, source, output, leave=3) as process:
        until(lambda: work_of(output))
        process.kill()
        process.wait()
    source.write_bytes(a_list(150))
    assert run(loaded, "batch", source, "--output", output).returncode == 0
    assert decided([json.loads(line) for line in output.read_bytes().splitlines()]) == expected(150)
    assert not list(tmp_path.glob(".out*"))


def test_two_batches_do_not_write_the_same_output(loaded: Settings, tmp_path: Path) -> None:
    source, output = tmp_path / "list.ndjson", tmp_path / "out.ndjson"
    source.write_bytes(a_list())
    with batch(loaded, source, output, leave=3) as first:
        until(lambda: work_of(output))
        os.kill(first.pid, signal.SIGSTOP)
        assert not output.exists()
        second = run(loaded, "batch", source, "--output", output)
        assert second.returncode == 1
        assert "Another run is writing the same output" in second.stderr
