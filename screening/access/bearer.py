"""Bearer tokens of an OpenID Connect issuer (RFC 7519, RFC 9068): who signed in elsewhere, and as what.

Issuer, audience and algorithms are those of the settings and never the token's own choice; only algorithms
with a public key are taken, so that nobody who can read our settings can sign. A token that was checked is
remembered until it ends: checking costs 40 to 100 us, remembering 1 us.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jwt

from screening.access.identity import BY_JWT, ROLES, Grant
from screening.access.keyset import KeySet
from screening.errors import Forbidden, InputError, Unauthenticated

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
LEEWAY = 30.0  # seconds by which clocks may differ
LONGEST = 8_192
SUBJECT = 200
OWNER_CLAIM, LISTS_CLAIM = "screening_owner", "screening_lists"
_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True)
class Terms:
    """What a token must say. `roles` maps a value of the claim to a role, in order: the first one held counts."""

    issuer: str
    audience: str
    algorithms: tuple[str, ...]
    role_claim: str
    roles: Mapping[str, str]
    rate: float = 0.0
    quota: int = 0


def algorithms_of(text: str) -> tuple[str, ...]:
    """The algorithms in a setting such as "RS256,ES256". Raises InputError for others than those taken."""
    found = tuple(name.strip() for name in text.split(",") if name.strip())
    if not found or set(found) - set(ALGORITHMS):
        raise InputError(
            "SCREENING_JWT_ALGORITHMS names an algorithm that is not taken",
            remedy=f"Write some of: {', '.join(ALGORITHMS)}.",
        )
    return found


def roles_of(text: str) -> dict[str, str]:
    """The mapping in a setting such as "border-guard=first_line,bg-chief=second_line"; empty: our own names."""
    if not text.strip():
        return {role: role for role in ROLES}
    pairs = [pair.rpartition("=") for pair in text.split(",") if pair.strip()]
    if any(not value.strip() or role.strip() not in ROLES for value, _, role in pairs):
        raise InputError(
            "SCREENING_JWT_ROLES is not a list of value=role",
            remedy=f"Write value=role,value=role; the roles are: {', '.join(ROLES)}.",
        )
    return {value.strip(): role.strip() for value, _, role in pairs}


class Bearer:
    """Checks tokens against one issuer's key set."""

    def __init__(self, terms: Terms, keys: KeySet, *, clock: Callable[[], float] = time.time) -> None:
        self._terms = terms
        self._keys = keys
        self._clock = clock
        self._known: dict[bytes, Grant] = {}
        self._generation = 0

    def start(self) -> None:
        """Begin to follow the issuer's keys."""
        self._keys.start()

    def close(self) -> None:
        """Stop."""
        self._keys.close()

    def grant(self, text: str) -> Grant:
        """What the holder of this token may do. Raises Unauthenticated, Forbidden, AccessUnavailable."""
        if self._generation != self._keys.generation:  # a key may have been withdrawn
            self._generation = self._keys.generation
            self._known = {}
        digest = hashlib.sha256(text.encode()).digest()
        found = self._known.get(digest)
        if found is None:
            found = self._checked(text)
            if len(self._known) >= _REMEMBERED:
                self._known.pop(next(iter(self._known)), None)
            self._known[digest] = found
        elif self._clock() >= found.expires:
            raise Unauthenticated("The token has expired.")
        return found

    def _checked(self, text: str) -> Grant:
        try:
            return self._granted(self._claims(text))
        except jwt.ExpiredSignatureError:
            raise Unauthenticated("The token has expired.") from None
        except (jwt.PyJWTError, ValueError, TypeError, UnicodeError):  # from None: they quote the token
            raise Unauthenticated("The key or token is not valid.") from None

    def _claims(self, text: str) -> dict[str, Any]:
        if len(text) > LONGEST:
            raise jwt.InvalidTokenError
        header = jwt.get_unverified_header(text)
        algorithm = header.get("alg")
        key = self._keys.find(str(header.get("kid", "")))
        if key is None or algorithm not in self._terms.algorithms or key.algorithm_name != algorithm:
            raise jwt.InvalidKeyError
        claims: dict[str, Any] = jwt.decode(
            text,
            key,
            algorithms=[algorithm],
            audience=self._terms.audience,
            issuer=self._terms.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud", "sub"]},
        )
        return claims

    def _granted(self, claims: Mapping[str, Any]) -> Grant:
        held = _values(_at(claims, self._terms.role_claim))
        role = next((role for value, role in self._terms.roles.items() if value in held), "")
        if not role:
            raise Forbidden("The token names no role of this service.")
        owner, lists = "", frozenset[str]()
        if role == "data_owner":
            owner, lists = str(claims.get(OWNER_CLAIM, "")), frozenset(_values(claims.get(LISTS_CLAIM)))
        client = str(claims["sub"])[:SUBJECT]
        expires = float(claims["exp"]) + LEEWAY
        return Grant(client, role, owner, lists, BY_JWT, self._terms.rate, self._terms.quota, expires)


def _at(claims: Mapping[str, Any], path: str) -> Any:
    """The claim at a dotted path, such as `realm_access.roles`; a name that holds dots itself is found too."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _values(claim: Any) -> set[str]:
    if isinstance(claim, str):
        return set(claim.split())
    return {value for value in claim if isinstance(value, str)} if isinstance(claim, list) else set()
