"""Traces: which request took how long, and the look-up within it, sent to an OpenTelemetry collector.

Off unless SCREENING_TRACE_URL names a collector; only then is the library loaded, and only a share of the requests is
recorded (`ParentBased`: all of those that the caller records). A span holds the route's template, status, request id,
decision and counts. Paths, query strings, headers, bodies and the texts of errors are left out, because they may say
who was asked about: that is why these few spans are made here and not by an instrumentation of FastAPI.
"""

from __future__ import annotations

import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screening import __version__
from screening.errors import InputError
from screening.model import Answer
from screening.settings import Settings

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Tracer

TIMEOUT = 5.0  # seconds for one sending; what cannot be sent is dropped, never waited for by a request
_tracer: ContextVar[Tracer | None] = ContextVar("tracer", default=None)


def provider(settings: Settings) -> TracerProvider | None:
    """Where spans go; None when tracing is off. Raises InputError when the library is not installed."""
    if settings.trace_url is None:
        return None
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
    except ImportError:
        raise InputError(
            "SCREENING_TRACE_URL is set, and OpenTelemetry is not installed",
            remedy="Install it with `pip install 'screening[otel]'`, or leave SCREENING_TRACE_URL out.",
        ) from None
    told = {"service.name": "screening", "service.version": __version__}
    made = TracerProvider(
        resource=Resource(told),
        sampler=ParentBased(TraceIdRatioBased(settings.trace_share)),
        shutdown_on_exit=False,
    )
    made.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(settings.trace_url, timeout=TIMEOUT)))
    return made


class Traced:
    """ASGI middleware around everything else: one span a request, the child of the caller's when it names one."""

    def __init__(self, app: ASGIApp, *, spans: TracerProvider) -> None:
        from opentelemetry.trace import SpanKind, Status, StatusCode
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        self._app = app
        self._tracer = spans.get_tracer("screening")
        self._context = TraceContextTextMapPropagator()
        self._kind, self._failed = SpanKind.SERVER, Status(StatusCode.ERROR)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on and record it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        span = self._tracer.start_as_current_span(
            scope["method"],
            context=self._context.extract(_caller(scope)),
            kind=self._kind,
            record_exception=False,
            set_status_on_exception=False,
        )
        with span as current:
            token = _tracer.set(self._tracer if current.is_recording() else None)
            try:
                await self._app(scope, receive, noted)
            finally:
                _tracer.reset(token)
                if current.is_recording():
                    current.update_name(f"{scope['method']} {_route(scope)}")
                    current.set_attributes(_about(scope, status))
                    if status >= 500 or not status:
                        current.set_status(self._failed)


def screened(answer: Answer) -> None:
    """Record one traveller's look-up, which just ended, within its request; 40 ns where that is not traced."""
    tracer = _tracer.get()
    if tracer is None:
        return
    effort, ended = answer.effort, time.time_ns()
    told: dict[str, Any] = {
        "screening.decision": answer.decision,
        "screening.hits": len(answer.hits),
        "screening.weighed": effort.weighed,
        "screening.exhausted": effort.exhausted,
        "screening.prepare_us": effort.prepare_ns // 1000,
        "screening.find_us": effort.find_ns // 1000,
        "screening.weigh_us": effort.weigh_ns // 1000,
    }
    tracer.start_span("screen", start_time=ended - answer.elapsed_us * 1000, attributes=told).end(ended)


def _caller(scope: Scope) -> dict[str, str]:
    """The caller's own trace. Its `tracestate` is left out: it is free text."""
    found = [value for name, value in scope["headers"] if name == b"traceparent"]
    return {"traceparent": found[0].decode("latin-1")} if len(found) == 1 else {}


def _route(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "none")


def _about(scope: Scope, status: int) -> dict[str, Any]:
    return {
        "http.request.method": scope["method"],
        "http.route": _route(scope),
        "http.response.status_code": status,
        "screening.request_id": scope.get("request_id", ""),
    }
