from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening.access import tokens
from screening.access.keyring import Keyring
from screening.cli import run


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


def keys(store: str, *arguments: str) -> int:
    return run(["keys", *arguments, "--store", store])


def test_a_key_is_shown_once_and_never_again(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert keys(store, "create", "--client", "lane 4", "--role", "first_line") == 0
    told = capsys.readouterr()
    text = told.out.strip()
    assert tokens.parse(text) is not None
    assert "only time" in told.err
    assert keys(store, "list") == keys(store, "list", "--json") == 0
    listed = capsys.readouterr().out
    assert "lane 4" in listed
    assert text[:12] in listed
    assert text[13:] not in listed


def test_it_lies_beside_the_store_unless_the_setting_says_otherwise(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys(store, "create", "--client", "lane", "--role", "first_line")
    assert (tmp_path / "access.db").exists()
    monkeypatch.setenv("SCREENING_ACCESS_FILE", str(tmp_path / "elsewhere" / "keys.db"))
    keys(store, "create", "--client", "lane", "--role", "first_line")
    assert (tmp_path / "elsewhere" / "keys.db").exists()
    assert not (tmp_path / "store.db").exists()


def test_as_json_a_new_key_comes_with_all_that_is_known_of_it(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = (
        "--owner",
        "KAZ",
        "--list",
        "sltd",
        "--list",
        "national",
        "--rate",
        "5",
        "--quota",
        "100",
        "--days",
        "1",
    )
    assert keys(store, "create", "--client", "owner", "--role", "data_owner", *given, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["owner"], made["lists"], made["rate"], made["quota"]) == (
        "KAZ",
        ["sltd", "national"],
        5,
        100,
    )
    assert made["key"].startswith(made["prefix"])
    assert made["state"] == "valid"
    assert made["expires"] > made["created"]
    keys(store, "list", "--json")
    assert "key" not in json.loads(capsys.readouterr().out)


def test_a_certificate_is_entered_without_a_key(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("create", "--client", "post 7", "--role", "first_line", "--certificate", "CN=post-7,O=Border")
    assert keys(store, *given) == 0
    assert "scr_" not in capsys.readouterr().out
    assert keys(store, *given) == 1  # it is on file already
    assert "on file already" in capsys.readouterr().err


def test_a_key_is_revoked_and_rotated_by_its_prefix(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys(store, "create", "--client", "lane", "--role", "first_line", "--json")
    prefix = json.loads(capsys.readouterr().out)["prefix"]
    assert keys(store, "rotate", prefix, "--grace-hours", "1") == 0
    assert capsys.readouterr().out.startswith("scr_")
    assert keys(store, "revoke", prefix) == 0
    states = [key.state(0) for key in Keyring(tmp_path / "access.db").listing()]
    assert sorted(states) == ["revoked", "valid"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("create", "--client", "x", "--role", "boss"), 2, "first_line"),
        (("create", "--client", "x", "--role", "data_owner"), 2, "--list"),
        (("revoke", "scr_aaaaaaaa"), 1, "screening keys list"),
        (("rotate", "scr_aaaaaaaa"), 1, "screening keys list"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_remedy(
    store: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, said: str
) -> None:
    keys(store, "create", "--client", "lane", "--role", "first_line")
    capsys.readouterr()
    assert keys(store, *arguments) == status
    assert said in capsys.readouterr().err


def test_whoever_makes_a_key_that_nobody_will_be_asked_for_is_told(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_ACCESS", "open")
    keys(store, "create", "--client", "lane", "--role", "first_line")
    assert "nobody is asked" in capsys.readouterr().err


def test_who_hands_out_and_ends_keys_gives_account_of_it(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_AUDIT", "on")
    keys(store, "create", "--client", "lane", "--role", "first_line")
    text = capsys.readouterr().out.strip()
    keys(store, "revoke", text)
    keys(store, "create", "--client", "lane", "--role", "boss")
    entered = "".join(path.read_text() for path in sorted((tmp_path / "audit").rglob("*.ndjson")))
    actions = [line for line in entered.splitlines() if '"action":"key_' in line]
    assert [("key_create" in line, "key_revoke" in line) for line in actions].count((True, False)) >= 3
    assert any("key_revoke" in line and text[:12] in line for line in actions)
    assert any('"stage":"failed"' in line for line in actions)
    assert text[13:] not in entered


def test_the_keys_of_a_file_are_taken_over_once(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Keyring(tmp_path / "other.db")
    key, _ = other.create(client="lane", role="first_line")
    assert keys(store, "import", str(other.path)) == 0
    assert keys(store, "import", str(other.path), "--json") == 0
    told = capsys.readouterr().out.splitlines()
    assert (told[0], json.loads(told[1])) == ("Keys taken over: 1.", {"imported": 0})
    assert Keyring(tmp_path / "access.db").listing() == [key]
    assert keys(store, "import", str(tmp_path / "nowhere.db")) == 2
