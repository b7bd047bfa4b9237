from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import structlog
from starlette.routing import Route

from screening.access import identity_of
from screening.access.door import Door
from screening.access.keyring import Keyring
from screening.access.proxies import Proxies
from screening.access.rates import Rates
from screening.api import guard
from screening.api.guard import Guard, Terms
from screening.errors import Forbidden, InputError, Overloaded, TooMany, Unauthenticated

ROUTES = [
    Route("/v1/screen", lambda _: None, methods=["POST"]),
    Route("/v1/screen/batch", lambda _: None, methods=["POST"]),
    Route("/v1/records/{id:path}", lambda _: None, methods=["PUT"]),
    Route("/v1/records/{id:path}", lambda _: None, methods=["GET"]),
    Route("/metrics", lambda _: None, methods=["GET"]),
    Route("/healthz", lambda _: None, methods=["GET"]),
]
PURPOSES = frozenset({b"visa", b"test"})
PROXY = ("10.1.2.3", 5)


class Post:
    """A guard over keys of every kind."""

    def __init__(self, folder: Path, **terms: Any) -> None:
        ring = Keyring(folder / "access.db")
        self.keys = {
            role: ring.create(client=f"a {role}", role=role)[1]
            for role in ("first_line", "carrier", "operator", "analyst")
        }
        self.keys["slow"] = ring.create(client="slow", role="first_line", rate=1, quota=5)[1]
        ring.create(client="post 7", role="first_line", subject="CN=post-7")
        with structlog.testing.capture_logs():
            self.door = Door(ring)
            self.door.start()
        given = Terms(**{"purposes": PURPOSES, **terms})
        self.guard = Guard(
            ROUTES, given, door=self.door, proxies=Proxies("10.1.2.3"), rates=Rates(None, ticks=lambda: 1.0)
        )

    def enter(
        self,
        key: str = "",
        method: str = "POST",
        path: str = "/v1/screen",
        *,
        now: float = 100.0,
        **more: Any,
    ) -> dict[str, Any]:
        """The scope after the request has been let in. Headers with underscores, others of the scope as `scope`."""
        scope: dict[str, Any] = {"method": method, "path": path, **more.pop("scope", {})}
        headers = {name.replace("_", "-").encode(): value.encode() for name, value in more.items()}
        if key:
            headers[b"authorization"] = f"Bearer {self.keys[key]}".encode()
        scope["heavy"] = self.guard.enter(scope, headers, now)
        return scope


@pytest.fixture
def post(tmp_path: Path):
    made = Post(tmp_path)
    yield made
    made.door.close()


@pytest.fixture
def strict(tmp_path: Path):
    made = Post(tmp_path, purpose_required=True)
    yield made
    made.door.close()


def test_whoever_is_let_in_is_named_in_the_scope(post: Post) -> None:
    scope = post.enter("first_line", x_purpose="visa", x_terminal="T-12/3")
    identity = identity_of(scope)
    assert (identity.client, identity.role) == ("a first_line", "first_line")
    assert (identity.purpose, identity.terminal) == ("visa", "T-12/3")
    assert post.keys["first_line"].startswith(identity.key_prefix)


def test_who_is_known_is_named_also_when_refused(post: Post) -> None:
    scope: dict[str, Any] = {"method": "GET", "path": "/metrics"}
    with pytest.raises(Forbidden):
        post.guard.enter(scope, {b"authorization": f"Bearer {post.keys['carrier']}".encode()}, 0.0)
    assert identity_of(scope).client == "a carrier"
    scope = {"method": "POST", "path": "/v1/screen"}
    key = f"Bearer {post.keys['first_line']}".encode()
    with pytest.raises(InputError):
        post.guard.enter(scope, {b"authorization": key, b"x-purpose": b"curiosity"}, 0.0)
    assert identity_of(scope).client == "a first_line"


def test_the_rule_is_that_of_the_route_that_the_router_takes(post: Post) -> None:
    with pytest.raises(Forbidden):
        post.enter("first_line", "PUT", "/v1/records/a/b/c")
    assert identity_of(post.enter("analyst", "GET", "/v1/records/a/b/c")).role == "analyst"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x_purpose", "curiosity"),
        ("x_purpose", "VISA"),
        ("x_terminal", "two words"),
        ("x_terminal", "x" * 65),
    ],
)
def test_purpose_and_terminal_are_of_a_known_form_and_never_repeated(
    post: Post, header: str, value: str
) -> None:
    with pytest.raises(InputError) as caught:
        post.enter("first_line", **{header: value})
    assert caught.value.problems[0].where == header.replace("_", "-").title()
    assert value not in str(caught.value)


@pytest.mark.parametrize("said", [{}, {"x_purpose": "visa"}, {"x_terminal": "T1"}])
def test_where_a_purpose_is_demanded_every_query_says_it_and_its_terminal(
    strict: Post, said: dict[str, str]
) -> None:
    with pytest.raises(InputError):
        strict.enter("first_line", **said)
    strict.enter("first_line", x_purpose="visa", x_terminal="T1")
    strict.enter("operator", "GET", "/metrics")  # nobody is looked up there


def test_a_certificate_is_believed_from_our_own_tls_and_from_a_known_proxy_only(post: Post) -> None:
    said = {"x_client_cert_subject": "CN=post-7"}
    assert identity_of(post.enter(scope={"client": PROXY}, **said)).client == "post 7"
    assert identity_of(post.enter(scope={"state": {"certificate": "CN=post-7"}})).client == "post 7"
    for elsewhere in (("10.1.2.4", 5), None):
        with pytest.raises(Unauthenticated):
            post.enter(scope={"client": elsewhere}, **said)
    with pytest.raises(Unauthenticated):
        post.enter(scope={"client": PROXY}, x_client_cert_subject="CN=post-8")
    with pytest.raises(Unauthenticated):  # what our own TLS saw counts for more than what a header says
        post.enter(scope={"client": PROXY, "state": {"certificate": "CN=post-8"}}, **said)


def test_a_client_that_asks_too_much_is_told_when_to_come_back(post: Post) -> None:
    for _ in range(2):
        post.enter("slow")
    with pytest.raises(TooMany) as caught:
        post.enter("slow")
    assert caught.value.retry_after == 1
    post.enter("first_line")  # others do not feel it


def test_the_travellers_of_a_batch_count_like_requests(post: Post) -> None:
    scope = post.enter("slow")
    post.guard.charge(scope, 50)
    with pytest.raises(TooMany) as caught:
        post.enter("slow")
    assert caught.value.retry_after > 10


def test_those_at_the_border_are_answered_when_others_are_sent_away(post: Post) -> None:
    waited = {"scope": {"arrived": 99.5}}  # half a second, by the clock at 100
    post.enter("first_line", **waited)
    for role in ("carrier", "analyst"):
        with pytest.raises(Overloaded):
            post.enter(role, **waited)
    late = {"scope": {"arrived": 98.9}}
    with pytest.raises(Overloaded):
        post.enter("first_line", **late)
    post.enter("operator", "GET", "/metrics", **late)
    post.enter("", "GET", "/healthz", **late)


def test_a_deadline_counts_from_the_arrival(post: Post) -> None:
    scope = post.enter("first_line", scope={"arrived": 99.9}, x_deadline_ms="250")
    assert scope["deadline"] == pytest.approx(100.15)
    assert "deadline" not in post.enter("first_line")


@pytest.mark.parametrize("text", ["", "soon", "-1", "1.5", "1e3", "٣", "9999999"])
def test_a_deadline_that_is_no_number_is_refused(post: Post, text: str) -> None:
    with pytest.raises(InputError):
        post.enter("first_line", x_deadline_ms=text)


def test_a_deadline_is_refused_where_nobody_keeps_to_it(post: Post) -> None:
    with pytest.raises(InputError):
        post.enter("operator", "GET", "/metrics", x_deadline_ms="250")


def test_heavy_requests_are_bounded_and_make_room_when_they_end(post: Post) -> None:
    for _ in range(guard.HEAVY):
        assert post.enter("analyst", path="/v1/screen/batch")["heavy"]
    with pytest.raises(Overloaded):
        post.enter("analyst", path="/v1/screen/batch")
    assert not post.enter("first_line")["heavy"]
    post.guard.leave()
    assert post.enter("analyst", path="/v1/screen/batch")["heavy"]


def test_a_header_is_picked_and_one_that_came_twice_is_told() -> None:
    read = frozenset({b"a", b"b"})
    assert guard.picked([(b"a", b"1"), (b"c", b"2"), (b"b", b"3")], read) == ({b"a": b"1", b"b": b"3"}, b"")
    assert guard.picked([(b"a", b"1"), (b"c", b"2"), (b"c", b"2"), (b"a", b"3")], read)[1] == b"a"
