"""Settings: defaults, where values come from, and what an operator is told about a bad one."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from screening.errors import InputError
from screening.settings import Settings, unknown_variables


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("SCREENING_"):
            monkeypatch.delenv(name)


def row(settings: Settings, name: str) -> tuple[str, str]:
    (found,) = [row for row in settings.describe() if row.name == name]
    return found.value, found.origin


def test_the_defaults_serve_one_machine() -> None:
    settings = Settings.load()
    assert settings.store == "sqlite:///screening-data/store.db"
    assert settings.index_dir == Path("screening-data/index")
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert (settings.policy, settings.threshold, settings.limit, settings.budget) == (
        "balanced",
        None,
        None,
        None,
    )
    assert settings.metrics_dir is None
    assert settings.rebuild_changes <= settings.delta_limit


def test_the_index_lies_beside_the_store_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_STORE", "sqlite:////var/lib/screening/records.db")
    assert Settings.load().index_dir == Path("/var/lib/screening/index")
    assert Settings.load(store="sqlite:///records.db").index_dir == Path("index")
    assert Settings.load(store="other://somewhere").index_dir == Path("screening-data/index")
    monkeypatch.setenv("SCREENING_INDEX_DIR", "/fast/disk")
    assert Settings.load().index_dir == Path("/fast/disk")


def test_what_is_given_beats_the_environment_which_beats_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_PORT", "9000")
    monkeypatch.setenv("SCREENING_WORKERS", "3")
    settings = Settings.load(port=9100, workers=None, log_level=None)
    assert (settings.port, settings.workers, settings.log_level) == (9100, 3, "info")
    assert row(settings, "SCREENING_PORT") == ("9100", "command line")
    assert row(settings, "SCREENING_WORKERS") == ("3", "environment")
    assert row(settings, "SCREENING_LOG_LEVEL") == ("info", "default")
    assert row(settings, "SCREENING_INDEX_DIR")[1] == "default"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_THRESHOLD", "")
    assert row(Settings.load(), "SCREENING_THRESHOLD") == ("", "default")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "http"),
        ("WORKERS", "0"),
        ("POLICY", "lenient"),
        ("POLICY", "Wide"),
        ("THRESHOLD", "1.5"),
        ("THRESHOLD", "nan"),
        ("LIMIT", "0"),
        ("POLL_SECONDS", "0"),
        ("POLL_SECONDS", "nan"),
        ("STORE_GRACE_SECONDS", "-1"),
        ("MAX_LIST_BYTES", "2GB"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_is_refused_in_one_sentence_naming_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"SCREENING_{name}", value)
    with pytest.raises(InputError) as refused:
        Settings.load()
    assert re.fullmatch(rf"SCREENING_{name}: [a-z][^\n]*", refused.value.what)
    assert [problem.where for problem in refused.value.problems] == [f"SCREENING_{name}"]
    assert "screening doctor" in refused.value.remedy


def test_a_policy_that_is_not_one_is_refused_with_those_that_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_POLICY", "lenient")
    with pytest.raises(InputError) as refused:
        Settings.load()
    assert refused.value.what == "SCREENING_POLICY: input should be 'strict', 'balanced' or 'wide'"


def test_every_bad_value_is_told_at_once() -> None:
    with pytest.raises(InputError) as refused:
        Settings.load(port=-1, workers=0)
    assert [problem.where for problem in refused.value.problems] == ["SCREENING_PORT", "SCREENING_WORKERS"]


def test_a_value_set_by_kubernetes_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_PORT", "tcp://10.0.0.1:8000")
    with pytest.raises(InputError) as refused:
        Settings.load()
    assert "enableServiceLinks" in refused.value.remedy


def test_a_password_in_an_address_is_shown_to_nobody() -> None:
    settings = Settings.load(store="other://user:secret@host/0")
    assert row(settings, "SCREENING_STORE") == ("other://***@host/0", "command line")
    assert row(Settings.load(store="other://:se/cr@et@host"), "SCREENING_STORE")[0] == "other://***@host"
    assert row(Settings.load(store="sqlite:///a@b.db"), "SCREENING_STORE")[0] == "sqlite:///a@b.db"
    with pytest.raises(InputError) as refused:
        Settings.load(store="other://user:secret@host/0", port=-1)
    assert "secret" not in str(refused.value)


def test_a_misspelled_variable_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_WORKER", "4")
    monkeypatch.setenv("SCREENING_WORKERS", "4")
    assert unknown_variables() == ["SCREENING_WORKER"]


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings.load().port = 1


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(InputError, match="SCREENING_COLOUR"):
        Settings.load(colour="red")


def test_every_setting_says_what_it_means() -> None:
    for row in Settings.load().describe():
        assert re.fullmatch(r"[A-Z][^\n]+\.", row.meaning), row.name


def test_the_ages_of_lists_are_refused_with_the_rule_they_break(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.load(list_max_age="sltd=24h").list_max_age == "sltd=24h"
    monkeypatch.setenv("SCREENING_LIST_MAX_AGE", "sltd=24h,un-sc")
    with pytest.raises(InputError, match="SCREENING_LIST_MAX_AGE: entry 2 must be LIST=AGE"):
        Settings.load()
