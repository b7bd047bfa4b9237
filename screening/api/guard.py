"""Who may send this request: asked by the gate for each, before anything of its body is read.

Finds the rule of the route as the router itself will find the route, asks the door who sends it, and counts
it. Raises what the client is told. In front of every look-up, so it is written for speed: 3 us with a key.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from screening.access import EVERYBODY, OPEN, PUBLIC, Grant
from screening.access.door import Door
from screening.access.identity import STRANGER
from screening.access.proxies import Proxies
from screening.access.rates import Rates
from screening.access.rules import NOBODY, RULES, Rule
from screening.errors import (
    Forbidden,
    InputError,
    Overloaded,
    Problem,
    ScreeningError,
    TooMany,
    Unauthenticated,
)

AUTHORIZATION, PURPOSE, TERMINAL, DEADLINE = b"authorization", b"x-purpose", b"x-terminal", b"x-deadline-ms"
HEAVY = 16  # batches, uploads of lists: at once in one worker; each may hold a body in memory
AT_THE_BORDER = frozenset({OPEN, "first_line", "second_line"})
_NEVER_SHED = frozenset({PUBLIC, "operator", "auditor"})  # they watch why it is slow
_OTHERS_WAIT = 0.25  # part of the wait after which all but the border are sent away

_CONVERTER = re.compile(r":\w+}")  # `{id:path}`
_TERMINAL = re.compile(rb"[A-Za-z0-9._:/-]{1,64}")
_MILLISECONDS = re.compile(rb"[0-9]{1,6}")

Headers = Mapping[bytes, bytes]


class Table:
    """The rule of each route, found as the router finds the route. Other things than routes are not guarded:
    a mounted application would need rules of its own, so `create_app` has none.
    """

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        known = [route for route in routes if isinstance(route, Route)]
        self._patterns = [
            (route.path_regex, {method: rule_of(method, route.path) for method in route.methods or ()})
            for route in known
        ]
        self._exact = {
            (method, route.path): self._first(method, route.path)
            for route in known
            if "{" not in route.path
            for method in route.methods or ()
        }

    def find(self, method: str, path: str) -> Rule | None:
        """The rule; None when the router has nothing for this method at this path."""
        found = self._exact.get((method, path))
        return found if found is not None else self._first(method, path)

    def _first(self, method: str, path: str) -> Rule | None:
        for pattern, rules in self._patterns:
            if method in rules and pattern.match(path):
                return rules[method]
        return None


def rule_of(method: str, template: str) -> Rule:
    """The rule for a method of a route, NOBODY when there is none."""
    return RULES.get(("GET" if method == "HEAD" else method, _CONVERTER.sub("}", template)), NOBODY)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator demands. `wait` is in seconds: who waited longer for this worker is sent away."""

    purposes: frozenset[bytes] = frozenset()
    purpose_required: bool = False
    rate: float = 0.0
    quota: int = 0
    wait: float = 1.0
    certificate_header: bytes = b"x-client-cert-subject"


class Guard:
    """`enter` for each request, `leave` when a heavy one has ended."""

    def __init__(
        self, routes: Iterable[BaseRoute], terms: Terms, *, door: Door | None, proxies: Proxies, rates: Rates
    ) -> None:
        self._table = Table(routes)
        self._terms = terms
        self._door = door
        self._proxies = proxies
        self._rates = rates
        self._heavy = 0
        self.reads = frozenset({AUTHORIZATION, PURPOSE, TERMINAL, DEADLINE, terms.certificate_header})

    def enter(self, scope: Scope, headers: Headers, now: float) -> bool:
        """Let the request in, with its sender in `client_identity`; whether it is a heavy one.

        `now` is that of `time.perf_counter`, as is `arrived` in the scope, where the server says it.
        Raises Unauthenticated, Forbidden, TooMany, Overloaded, InputError, AccessUnavailable.
        """
        rule = self._table.find(scope["method"], scope["path"])
        grant = self._grant(rule, scope, headers)
        scope["grant"] = grant
        scope["client_identity"] = grant.identity("", "")  # who it is stands, whatever is wrong below
        purpose, terminal = self._said(headers)
        if purpose or terminal:
            scope["client_identity"] = grant.identity(purpose, terminal)
        if rule is None:  # the router says what is wrong: it has no such path or method
            return False
        if not rule.admits(grant.role):
            raise Forbidden("Your role may not do this.")
        if rule.query and self._terms.purpose_required and not (purpose and terminal):
            raise _missing("X-Terminal" if purpose else "X-Purpose")
        self._count(grant)
        arrived = scope.get("arrived", now)
        self._shed(grant.role, now - arrived)
        if DEADLINE in headers:
            scope["deadline"] = arrived + _deadline(headers[DEADLINE], rule)
        if rule.heavy:
            if self._heavy >= HEAVY:
                raise Overloaded("As many batches and lists as can be taken at once are under way.")
            self._heavy += 1
        return rule.heavy

    def leave(self) -> None:
        """A heavy request has ended."""
        self._heavy -= 1

    def _grant(self, rule: Rule | None, scope: Scope, headers: Headers) -> Grant:
        if self._door is None:
            return EVERYBODY
        authorization = headers.get(AUTHORIZATION, b"")
        subject = self._subject(scope, headers)
        if rule is not None and rule.public and not authorization and not subject:
            return STRANGER
        return self._door.grant(authorization, subject)

    def _subject(self, scope: Scope, headers: Headers) -> str:
        """Of the client's certificate: as our own TLS saw it, else as a proxy that we know says."""
        own: str = scope["state"].get("certificate", "") if "state" in scope else ""
        said = headers.get(self._terms.certificate_header, b"")
        if own or not said or not self._proxies.know(scope.get("client")):
            return own
        return said.decode("latin-1").strip()

    def _said(self, headers: Headers) -> tuple[str, str]:
        """Purpose and terminal, "" where they are not said."""
        purpose, terminal = headers.get(PURPOSE, b""), headers.get(TERMINAL, b"")
        if purpose and purpose not in self._terms.purposes:
            known = ", ".join(sorted(code.decode() for code in self._terms.purposes))
            raise _bad("X-Purpose", "is not a purpose code of this service", f"Write one of: {known}.")
        if terminal and _TERMINAL.fullmatch(terminal) is None:
            raise _bad("X-Terminal", "is no name of a terminal", "Write 1 to 64 letters, digits or . _ : / -")
        return purpose.decode(), terminal.decode()

    def _limits(self, grant: Grant) -> tuple[float, int]:
        if grant is EVERYBODY or grant is STRANGER:
            return 0.0, 0
        return grant.rate or self._terms.rate, grant.quota or self._terms.quota

    def _count(self, grant: Grant) -> None:
        rate, quota = self._limits(grant)
        if rate or quota:
            wait = self._rates.take(grant.counted_as, rate, quota)
            if wait:
                raise TooMany("This client sends more than it may.", retry_after=math.ceil(wait))

    def _shed(self, role: str, waited: float) -> None:
        """Answer fewer in time rather than all too late; those at the border are sent away last."""
        most = self._terms.wait if role in AT_THE_BORDER else self._terms.wait * _OTHERS_WAIT
        if waited > most and role not in _NEVER_SHED:
            raise Overloaded("So much is waiting that the answer would come too late.")

    def charge(self, scope: Scope, more: int) -> None:
        """Count `more` travellers that came in one request."""
        grant: Grant = scope.get("grant", EVERYBODY)
        rate, quota = self._limits(grant)
        if rate or quota:
            self._rates.charge(grant.counted_as, rate, more)


def picked(
    headers: Iterable[tuple[bytes, bytes]], read: frozenset[bytes]
) -> tuple[dict[bytes, bytes], bytes]:
    """Those headers that are read here, the last of each, and which came twice, or b""."""
    found: dict[bytes, bytes] = {}
    twice = b""
    for name, value in headers:
        if name in read:
            if name in found:
                twice = name
            found[name] = value
    return found, twice


def given_twice(name: bytes) -> ScreeningError:
    """The error for a header that came twice: a proxy may have looked at the one and we at the other."""
    if name == AUTHORIZATION:
        return Unauthenticated("There are two Authorization headers.")
    return _bad(name.decode().title(), "is given twice", "Give it once.")


def _deadline(text: bytes, rule: Rule) -> float:
    if not rule.screens:
        raise _bad("X-Deadline-Ms", "is not kept to by this path", "Send it with a traveller to screen only.")
    if _MILLISECONDS.fullmatch(text) is None:
        raise _bad("X-Deadline-Ms", "is not a number of milliseconds", "Write digits only, such as 250.")
    return int(text) / 1000


def _missing(header: str) -> InputError:
    return _bad(header, "is demanded by this service for every query", "Send it: see docs/how-to/access.md.")


def _bad(where: str, what: str, remedy: str) -> InputError:
    return InputError(f"{where} {what}", problems=[Problem(where, what, remedy)])
