"""Who asks: the roles there are, and what is known of the sender of one request.

Knows nothing of how a sender proves it (`door`) nor of what a role may do (`rules`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Role = Literal["first_line", "second_line", "carrier", "data_owner", "analyst", "auditor", "operator"]
ROLES: tuple[str, ...] = get_args(Role)
OPEN = "open"  # everybody, while the service asks nobody who they are
PUBLIC = "public"  # somebody who gave no credentials, on a path that needs none

BY_JWT = "jwt"  # what is said in place of a key's prefix

_KEPT = 256  # pairs of purpose and terminal remembered for one grant


@dataclass(frozen=True, slots=True)
class Identity:
    """The sender of one request.

    `owner` and `lists` are a data owner's: whose records, and on which lists, it may change. `key_prefix`
    names the key without telling it. `purpose` and `terminal` are as sent with the request, or "".
    """

    client: str
    role: str
    owner: str = ""
    lists: frozenset[str] = frozenset()
    key_prefix: str = ""
    purpose: str = ""
    terminal: str = ""

    @property
    def party(self) -> str:
        """Whose are the things that the sender leaves with us; "" while the service asks nobody who they are."""
        if self.role == OPEN:
            return ""
        return f"{BY_JWT}:{self.client}" if self.key_prefix == BY_JWT else self.client


@dataclass(frozen=True, slots=True)
class Grant:
    """What a key, a certificate or a token allows: who its holder is, and how much it may ask.

    `rate` is requests a second, `quota` requests a day (UTC), 0 for no limit; `expires` is in seconds of
    the Unix clock, 0 for never.
    """

    client: str
    role: str
    owner: str = ""
    lists: frozenset[str] = frozenset()
    key_prefix: str = ""
    rate: float = 0.0
    quota: int = 0
    expires: float = 0.0
    _identities: dict[tuple[str, str], Identity] = field(default_factory=dict, compare=False, repr=False)

    @property
    def counted_as(self) -> str:
        """Whose requests these are: a token's `sub` is not the client of the same name that has a key."""
        return f"{BY_JWT}\n{self.client}" if self.key_prefix == BY_JWT else self.client

    def identity(self, purpose: str, terminal: str) -> Identity:
        """The sender, with what this request says of itself; kept, because making one costs 2 us."""
        found = self._identities.get((purpose, terminal))
        if found is None:
            if len(self._identities) >= _KEPT:
                self._identities.clear()
            found = Identity(
                self.client, self.role, self.owner, self.lists, self.key_prefix, purpose, terminal
            )
            self._identities[purpose, terminal] = found
        return found


EVERYBODY = Grant("anonymous", OPEN)
STRANGER = Grant("anonymous", PUBLIC)
ANONYMOUS = Identity("anonymous", OPEN)


def identity_of(scope: Mapping[str, Any]) -> Identity:
    """The sender of an ASGI request, ANONYMOUS where nothing has asked for one."""
    found: Identity = scope.get("client_identity", ANONYMOUS)
    return found
