from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path

import jwt
import pytest
import structlog
from cryptography.hazmat.primitives import serialization

from screening.access import ROLES
from screening.access.bearer import Bearer, Terms, algorithms_of, roles_of
from screening.access.keyset import KeySet
from screening.errors import AccessUnavailable, Forbidden, InputError, Unauthenticated
from tests.access.issuer import AUDIENCE, NAME, Issuer, as_bytes


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def keys(issuer: Issuer, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "keys.json"
    path.write_bytes(as_bytes(issuer.key_set()))
    return path


class Clock:
    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


def made(keys: Path, clock: Clock, **terms: object) -> Bearer:
    given = {
        "issuer": NAME, "audience": AUDIENCE, "algorithms": ("RS256", "ES256"),
        "role_claim": "roles", "roles": roles_of(""),
    }  # fmt: skip
    bearer = Bearer(Terms(**(given | terms)), KeySet(str(keys), 300), clock=clock)  # type: ignore[arg-type]
    with structlog.testing.capture_logs():
        bearer.start()
    return bearer


@pytest.fixture
def bearer(keys: Path, clock: Clock) -> Iterator[Bearer]:
    found = made(keys, clock)
    yield found
    found.close()


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_a_token_of_the_issuer_lets_in_as_what_it_says(
    bearer: Bearer, issuer: Issuer, algorithm: str
) -> None:
    token = issuer.token(algorithm=algorithm, roles=["unknown", "second_line"])
    for _ in range(2):  # checked, then remembered
        grant = bearer.grant(token)
        assert (grant.client, grant.role, grant.key_prefix) == ("officer-7", "second_line", "jwt")


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://other.example"},
        {"iss": None},
        {"aud": "another-service"},
        {"aud": None},
        {"sub": None},
        {"exp": None},
        {"exp": 1},
        {"exp": "soon"},
        {"nbf": 9_999_999_999},
        {"iat": 9_999_999_999},
    ],
)
def test_a_token_that_is_not_for_us_or_not_now_is_refused(
    bearer: Bearer, issuer: Issuer, changed: dict[str, object]
) -> None:
    with pytest.raises(Unauthenticated):
        bearer.grant(issuer.token(**changed))


def test_a_signature_by_somebody_else_is_refused(bearer: Bearer, issuer: Issuer) -> None:
    with pytest.raises(Unauthenticated):
        bearer.grant(issuer.token(key=Issuer().rsa))


def test_a_changed_token_is_refused(bearer: Bearer, issuer: Issuer) -> None:
    head, body, signature = issuer.token().split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    forged = (
        base64.urlsafe_b64encode(json.dumps(claims | {"roles": ["operator"]}).encode()).decode().rstrip("=")
    )
    with pytest.raises(Unauthenticated):
        bearer.grant(f"{head}.{forged}.{signature}")


def test_a_token_cannot_choose_to_be_unsigned_or_signed_with_the_public_key(
    bearer: Bearer, issuer: Issuer
) -> None:
    """The two classic forgeries: `alg: none`, and HS256 with the published key as its secret."""
    claims = {"iss": NAME, "aud": AUDIENCE, "sub": "x", "exp": time.time() + 60, "roles": ["operator"]}
    unsigned = jwt.encode(claims, None, "none", headers={"kid": "one-rsa"})
    public = issuer.rsa.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    confused = jwt.encode(claims, base64.b64encode(public), "HS256", headers={"kid": "one-rsa"})
    for token in (unsigned, confused):
        with pytest.raises(Unauthenticated):
            bearer.grant(token)


def test_an_algorithm_that_is_not_pinned_is_refused(keys: Path, issuer: Issuer, clock: Clock) -> None:
    bearer = made(keys, clock, algorithms=("RS256",))
    with pytest.raises(Unauthenticated):
        bearer.grant(issuer.token(algorithm="ES256"))
    bearer.close()


@pytest.mark.parametrize(
    "text", ["", "x", "a.b.c", "é.é.é", "." * 50, "x" * 9000, "eyJhbGciOiJSUzI1NiJ9.e30."]
)
def test_what_is_no_token_is_refused(bearer: Bearer, text: str) -> None:
    with pytest.raises(Unauthenticated):
        bearer.grant(text)


def test_a_token_ends_with_its_time_also_when_it_was_checked_before(
    bearer: Bearer, issuer: Issuer, clock: Clock
) -> None:
    token = issuer.token()
    bearer.grant(token)
    clock.ahead = 95.0  # its 60 seconds and the leeway of 30 are over
    with pytest.raises(Unauthenticated):
        bearer.grant(token)


def test_a_role_is_read_where_and_as_the_settings_say(keys: Path, issuer: Issuer, clock: Clock) -> None:
    roles = roles_of("bg-chief=second_line, bg-officer=first_line")
    bearer = made(keys, clock, role_claim="realm_access.roles", roles=roles)
    token = issuer.token(realm_access={"roles": ["bg-officer", "bg-chief"]}, roles=["operator"])
    assert bearer.grant(token).role == "second_line"
    with pytest.raises(Forbidden):
        bearer.grant(issuer.token(roles=["first_line"]))
    bearer.close()


def test_a_data_owner_has_the_lists_of_its_token(bearer: Bearer, issuer: Issuer) -> None:
    token = issuer.token(roles="data_owner", screening_owner="KAZ", screening_lists=["sltd", 7])
    grant = bearer.grant(token)
    assert (grant.owner, grant.lists) == ("KAZ", frozenset({"sltd"}))


def test_keys_that_the_issuer_withdraws_no_longer_let_in(keys: Path, issuer: Issuer, clock: Clock) -> None:
    bearer = made(keys, clock)
    token = issuer.token()
    bearer.grant(token)
    keys.write_bytes(as_bytes(Issuer("two").key_set()))
    bearer._keys._poll()
    with pytest.raises(Unauthenticated):
        bearer.grant(token)
    bearer.close()


def test_nobody_comes_in_by_token_while_the_key_set_was_never_read(
    tmp_path: Path, issuer: Issuer, clock: Clock
) -> None:
    bearer = made(tmp_path / "missing.json", clock)
    with pytest.raises(AccessUnavailable):
        bearer.grant(issuer.token())
    bearer.close()


@pytest.mark.parametrize("text", ["", "HS256", "none", "RS256,HS256", "rs256"])
def test_algorithms_with_a_shared_secret_cannot_be_chosen(text: str) -> None:
    with pytest.raises(InputError):
        algorithms_of(text)
    assert algorithms_of("RS256, EdDSA") == ("RS256", "EdDSA")


@pytest.mark.parametrize("text", ["admin", "admin=boss", "=first_line"])
def test_a_mapping_to_no_role_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        roles_of(text)
    assert set(roles_of("").values()) == set(ROLES)
    assert roles_of("urn:a=b=analyst") == {"urn:a=b": "analyst"}
