"""How requests are entered in the audit: who asked, from the scope of the request, and what was refused.

The routes say what was asked and answered; refusals are entered here for all of them, as the gate sees them. Whether
an audit is kept is told by `control`.
"""

from __future__ import annotations

from contextlib import suppress

from fastapi import FastAPI, Request
from starlette.types import Scope

from screening.access import Identity, identity_of
from screening.api.control import kept
from screening.audit import office
from screening.audit.office import Asker, NoAudit, Office
from screening.errors import AuditUnavailable
from screening.settings import Settings


def opened(settings: Settings) -> Office:
    """The office of this process. Raises AuditUnavailable when its key cannot be used."""
    return office.opened(settings) if kept(settings) else NoAudit()


def begin(app: FastAPI, office: Office) -> None:
    """Every request of the application is entered there from now on, and signs of trawling are."""
    app.state.audit = office
    office.start()

    def sign(who: Identity, sign: str, number: int) -> None:
        with suppress(AuditUnavailable):  # the metric and the log have it
            office.look(asker(who), "trawling", sign=sign, number=number)

    app.state.watch.on_sign.append(sign)


def office_of(request: Request) -> Office:
    """Where this worker gives account."""
    office: Office = request.app.state.audit
    return office


def asker_of(request: Request) -> Asker:
    """Who asks, and in which request."""
    return asker(identity_of(request.scope), request.scope.get("request_id", ""))


def asker(who: Identity, request: str = "") -> Asker:
    """The identity that access found, as the audit has it."""
    return Asker(who.client, who.role, who.key_prefix, who.purpose, who.terminal, request)


def refused(scope: Scope, status: int) -> None:
    """Enters a request that was refused, by its route and not its path, which may name a record."""
    code = scope.get("refusal")
    if code is not None and (app := scope.get("app")) is not None:
        route = getattr(scope.get("route"), "path", "")
        office: Office = app.state.audit
        who = asker(identity_of(scope), scope.get("request_id", ""))
        office.refusal(who, code, status=status, method=scope["method"], route=route)
