"""Traces, received as a collector receives them; and that nothing of it is loaded while they are off."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from starlette.testclient import TestClient

from screening.api import tracing
from screening.api.app import create_app
from screening.errors import InputError
from screening.settings import Settings
from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, WANTED, put, settings_in

TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


@dataclass
class Collector:
    """What was received: the bytes, and the spans in them."""

    url: str = ""
    bodies: list[bytes] = field(default_factory=list)

    def spans(self) -> list[Any]:
        found = []
        for body in self.bodies:
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                found += [span for scope in resource.scope_spans for span in scope.spans]
        return found

    def named(self, name: str) -> list[dict[str, Any]]:
        """The attributes of the spans of that name."""
        return [
            {one.key: getattr(one.value, one.value.WhichOneof("value")) for one in span.attributes}
            for span in self.spans()
            if span.name == name
        ]


@pytest.fixture
def collector() -> Iterator[Collector]:
    found = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.bodies.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_port}/v1/traces"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield found
        server.shutdown()
        thread.join()


@contextmanager
def traced(folder: Path, collector: Collector, share: float = 1.0) -> Iterator[TestClient]:
    """A service with something on file that sends its traces; all have been sent when the block ends."""
    more = {"trace_url": collector.url, "trace_share": share}
    with TestClient(create_app(settings_in(folder).model_copy(update=more))) as client:
        put(client, PERSON)
        put(client, DOCUMENT)
        yield client


def test_a_request_and_its_look_up_are_recorded(tmp_path: Path, collector: Collector) -> None:
    with traced(tmp_path, collector) as client:
        answer = client.post("/v1/screen", json=WANTED, headers={"x-request-id": "abc-1"})
    [request] = collector.named("POST /v1/screen")
    assert request == {
        "http.request.method": "POST", "http.route": "/v1/screen", "http.response.status_code": 200,
        "screening.request_id": "abc-1",
    }  # fmt: skip
    [looked_up] = collector.named("screen")
    assert (looked_up["screening.decision"], looked_up["screening.hits"]) == ("refer", 1)
    assert looked_up["screening.find_us"] <= answer.json()["elapsed_us"]
    spans = {span.name: span for span in collector.spans()}
    assert spans["screen"].parent_span_id == spans["POST /v1/screen"].span_id
    assert spans["screen"].end_time_unix_nano > spans["screen"].start_time_unix_nano


def test_a_request_is_part_of_its_callers_trace(tmp_path: Path, collector: Collector) -> None:
    caller = {"traceparent": f"00-{TRACE}-{CALLER}-01", "tracestate": "vendor=secret-state"}
    with traced(tmp_path, collector, share=0.0) as client:
        client.post("/v1/screen", json=UNKNOWN, headers=caller)
        client.post("/v1/screen", json=UNKNOWN)
    [span] = [span for span in collector.spans() if span.name == "POST /v1/screen"]
    assert (span.trace_id.hex(), span.parent_span_id.hex()) == (TRACE, CALLER)
    assert b"secret-state" not in b"".join(collector.bodies)


def test_every_traveller_of_a_batch_has_a_span(tmp_path: Path, collector: Collector) -> None:
    with traced(tmp_path, collector) as client:
        client.post("/v1/screen/batch", json=[WANTED, UNKNOWN])
    assert [span["screening.decision"] for span in collector.named("screen")] == ["refer", "clear"]


def test_nothing_of_what_was_asked_is_in_a_trace(tmp_path: Path, collector: Collector) -> None:
    marked = {
        "name": "Qwertz Markedname",
        "birth_date": "1961-02-03",
        "documents": [{"number": "XZ99887766"}],
    }
    with traced(tmp_path, collector) as client:
        client.post("/v1/screen", json=marked)
        client.post("/v1/screen?name=Markedname", json=marked)
        client.post("/v1/screen", json={**marked, "birth_date": "Markedname"})
        client.get("/v1/records/Markedname")
        client.get("/Markedname?Markedname")
        client.post("/v1/screen", content=b'{"name": "Markedname', headers={"x-request-id": "Marked name"})
    sent = b"".join(collector.bodies)
    assert len(collector.spans()) >= 6
    for secret in (b"Marked", b"Qwertz", b"XZ99887766", b"1961-02-03"):
        assert secret not in sent


def test_a_request_that_fails_is_marked_without_its_error(
    tmp_path: Path, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("about Markedname")

    with traced(tmp_path, collector) as client:
        monkeypatch.setattr("screening.engine.Engine.screen_together", fail)
        assert client.post("/v1/screen", json=UNKNOWN).status_code == 500
    [span] = [span for span in collector.spans() if span.name == "POST /v1/screen"]
    assert (span.status.code, span.status.message, list(span.events)) == (2, "", [])
    assert b"Markedname" not in b"".join(collector.bodies)


def test_a_collector_that_is_away_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "TIMEOUT", 0.2)
    with traced(tmp_path, Collector("http://127.0.0.1:9/v1/traces")) as client:
        assert client.post("/v1/screen", json=WANTED).json()["decision"] == "refer"


def test_while_it_is_off_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys; from screening.api.app import create_app; from screening.settings import Settings;"
        f"app = create_app(Settings(store='sqlite:///{tmp_path}/s.db', index_dir='{tmp_path}/index'));"
        "print([name for name in sys.modules if name.startswith(('opentelemetry.sdk', 'opentelemetry.exporter'))])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_without_the_library_the_service_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(InputError, match="OpenTelemetry is not installed") as refused:
        tracing.provider(Settings(trace_url="http://127.0.0.1:4318/v1/traces"))
    assert "screening[otel]" in refused.value.remedy


@pytest.mark.parametrize(
    "url", ["collector:4318", "http://user:secret@collector/v1/traces", "file:///etc/passwd", ""]
)
def test_an_address_that_is_none_or_holds_a_password_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="trace_url"):
        Settings(trace_url=url)
