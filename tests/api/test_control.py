"""Whether access is controlled and an audit kept: the same for the service and for the commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from screening.access.keyring import Keyring
from screening.api.control import configured, kept, mode
from screening.errors import InputError
from screening.settings import Settings

ISSUER = {"jwt_issuer": "https://issuer.example", "jwt_audience": "screening", "jwt_keys": "keys.json"}
SERVER = {"access_store": "redis://nowhere.invalid/0"}


def settings(folder: Path, **given: Any) -> Settings:
    return Settings(store=f"sqlite:///{folder / 'store.db'}", **given)


def with_a_key(folder: Path, **given: Any) -> Settings:
    chosen = settings(folder, **given)
    Keyring(chosen.access_file).create(client="lane", role="first_line")
    return chosen


def test_keys_are_asked_for_where_there_are_some_or_an_issuer_or_a_server_to_keep_them(
    tmp_path: Path,
) -> None:
    assert mode(settings(tmp_path)) == "open"
    assert mode(settings(tmp_path, host="0.0.0.0", access="open")) == "open"
    for given in (ISSUER, SERVER):
        assert configured(settings(tmp_path, **given))
        assert (
            mode(settings(tmp_path, **given)) == mode(settings(tmp_path, host="0.0.0.0", **given)) == "keys"
        )
    assert mode(with_a_key(tmp_path)) == mode(settings(tmp_path, host="0.0.0.0")) == "keys"


@pytest.mark.parametrize(
    "given",
    [{"tls_key": Path("key.pem")}, {"tls_client_ca": Path("ca.pem")}, {"tls_certificate": Path("chain.pem")}],
)
def test_half_of_tls_is_refused_rather_than_served_in_clear(tmp_path: Path, given: dict[str, Path]) -> None:
    with pytest.raises(InputError) as caught:
        mode(settings(tmp_path, access="open", **given))
    assert "SCREENING_TLS_" in caught.value.what


@pytest.mark.parametrize(
    ("audit", "access", "expected"),
    [
        ("on", "open", True),
        ("off", "keys", False),
        ("auto", "open", False),
        ("auto", "keys", True),
        ("auto", None, False),
    ],
)
def test_an_audit_is_kept_where_it_is_asked_for_or_access_is_controlled(
    tmp_path: Path, audit: str, access: str | None, expected: bool
) -> None:
    assert kept(settings(tmp_path, audit=audit, access=access)) is expected


def test_an_audit_is_kept_from_the_first_key_on(tmp_path: Path) -> None:
    assert kept(with_a_key(tmp_path))


@pytest.mark.parametrize(
    "given",
    [
        {"host": "0.0.0.0"},
        {**ISSUER, "jwt_keys": ""},
        {"access": "open", "tls_key": Path("key.pem")},
        {"host": "0.0.0.0", "access": None, **SERVER},
    ],
)
def test_where_only_half_of_it_is_said_an_audit_is_kept_until_the_other_half_is(
    tmp_path: Path, given: dict[str, Any]
) -> None:
    assert kept(settings(tmp_path, **given))
    assert not kept(settings(tmp_path, audit="off", **given))


def test_a_command_that_wants_to_know_does_not_wait_for_the_web() -> None:
    code = (
        "import sys, screening.api.control; sys.exit('fastapi' in sys.modules or 'starlette' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
