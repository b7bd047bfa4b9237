from __future__ import annotations

from screening.access import ANONYMOUS, Grant, identity_of


def test_an_identity_says_purpose_and_terminal_of_this_request() -> None:
    grant = Grant("lane", "data_owner", "KAZ", frozenset({"sltd"}), "scr_x")
    identity = grant.identity("visa", "T1")
    assert (identity.client, identity.role, identity.owner, identity.lists) == (
        "lane",
        "data_owner",
        "KAZ",
        {"sltd"},
    )
    assert (identity.key_prefix, identity.purpose, identity.terminal) == ("scr_x", "visa", "T1")
    assert grant.identity("", "").purpose == ""


def test_many_terminals_of_one_client_do_not_fill_the_memory() -> None:
    grant = Grant("lane", "first_line")
    for number in range(10_000):
        assert grant.identity("visa", f"T{number}").terminal == f"T{number}"
    assert len(grant._identities) <= 256


def test_whoever_was_not_asked_is_anonymous() -> None:
    assert identity_of({}) is ANONYMOUS
