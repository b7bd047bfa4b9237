"""Which role may do what: one row for each route. docs/reference/roles.md is checked against it.

A route without a row may be used by nobody while access is on, and fails a test. What a role sees of an
answer, and which records a data owner may change, is decided where the answer and the record are known
(`screening.api.views`, `screening.api.ownership`).
"""

from __future__ import annotations

from dataclasses import dataclass

from screening.access.identity import OPEN, PUBLIC, ROLES, Role

EVERYONE: frozenset[str] = frozenset(ROLES)


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may use one method of one path.

    `public`: also somebody who gives no credentials. `query`: somebody is looked up, so that a purpose may
    be required. `screens`: it keeps to `X-Deadline-Ms`. `heavy`: bounded in number, for it lasts.
    """

    roles: frozenset[str]
    public: bool = False
    query: bool = False
    screens: bool = False
    heavy: bool = False

    def admits(self, role: str) -> bool:
        """Whether this role may; everybody may everything while the service is open."""
        return role in self.roles or role == OPEN or (self.public and role == PUBLIC)


def _for(*roles: Role, **more: bool) -> Rule:
    return Rule(frozenset(roles), **more)


_PUBLIC = Rule(EVERYONE, public=True)
_PASSENGERS = _for("analyst", query=True)
_CLEARING = _for("second_line", "analyst", "data_owner")

RULES: dict[tuple[str, str], Rule] = {
    ("POST", "/v1/screen"): _for("first_line", "second_line", "carrier", "analyst", query=True, screens=True),
    ("POST", "/v1/screen/batch"): _for("second_line", "analyst", query=True, screens=True, heavy=True),
    ("POST", "/v1/compare"): _for("second_line", "analyst"),
    ("POST", "/v1/mrz"): _for("first_line", "second_line", "analyst"),
    ("GET", "/v1/lists"): _for("second_line", "analyst", "data_owner", "operator"),
    ("POST", "/v1/lists/{list}"): _for("data_owner", heavy=True),
    ("GET", "/v1/records/{id}"): _for("second_line", "analyst", "data_owner", query=True),
    ("PUT", "/v1/records/{id}"): _for("data_owner"),
    ("DELETE", "/v1/records/{id}"): _for("data_owner"),
    ("GET", "/v1/reviews"): _for("analyst", "data_owner", heavy=True),
    ("POST", "/v1/passenger-lists"): _for("analyst", query=True, heavy=True),
    ("GET", "/v1/passenger-lists/{id}"): _PASSENGERS,
    ("DELETE", "/v1/passenger-lists/{id}"): _PASSENGERS,
    ("GET", "/v1/passenger-lists/{id}/events"): _PASSENGERS,
    ("GET", "/v1/passenger-lists/{id}/results"): _PASSENGERS,
    ("GET", "/v1/passenger-lists/{id}/changes"): _PASSENGERS,
    ("POST", "/v1/passenger-lists/{id}/changes/{number}/acknowledge"): _PASSENGERS,
    ("POST", "/v1/passenger-lists/{id}/changes/acknowledgements"): _PASSENGERS,
    ("POST", "/v1/clearances"): _for("second_line", "analyst", query=True),
    ("GET", "/v1/clearances"): _CLEARING,
    ("POST", "/v1/clearances/{id}/approve"): _for("analyst", "data_owner", query=True),
    ("DELETE", "/v1/clearances/{id}"): _CLEARING,
    ("POST", "/v1/audit/search"): _for("auditor", heavy=True),
    ("GET", "/healthz"): _PUBLIC,
    ("GET", "/readyz"): _PUBLIC,
    ("GET", "/metrics"): _for("operator"),
    ("GET", "/v1/index"): _for("operator", heavy=True),
    ("GET", "/docs"): _PUBLIC,
    ("GET", "/docs/errors"): _PUBLIC,
    ("GET", "/openapi.json"): _PUBLIC,
}
"""By method and path as the route has it, without the converters of its parameters."""

NOBODY = Rule(frozenset())
"""For a route without a row."""
