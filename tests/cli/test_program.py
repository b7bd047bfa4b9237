"""The program itself: exit statuses, the one sentence, and what no command may do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from screening import cli
from screening.errors import Conflict, InputError, Problem, ScreeningError
from tests.cli.conftest import Ended, Screening, one_sentence

COMMANDS = ("load", "serve", "check", "batch", "compare", "generate", "build", "verify", "doctor", "bench")


def module(*arguments: str, **environment: str) -> Ended:
    """`python -m screening` in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "screening", *arguments],
        capture_output=True, encoding="utf-8", env=os.environ | environment, check=False,
    )  # fmt: skip
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_python_dash_m_screening_is_screening(folder: Path) -> None:
    helped = module("--help", COLUMNS="200")
    assert helped.status == 0
    assert all(f" {name} " in helped.out for name in COMMANDS)
    assert one_sentence(module("load", "nowhere")).startswith(
        "screening: Invalid value for PATHS: there is no"
    )


def test_a_name_survives_a_terminal_that_cannot_show_it(folder: Path) -> None:
    shown = {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    told = module("check", "Жумагулов Бекзат", "--sex", "Ж", **shown)
    assert (told.status, "--sex is not M, F or X" in told.err) == (2, True)
    (folder / "p.csv").write_text("name_a,name_b\nЖумагулов,Жумагулов\n", encoding="utf-8")
    compared = module("compare", "p.csv", **shown)
    assert (compared.status, "Жумагулов" in compared.out) == (0, True)


def test_a_reader_that_goes_away_ends_the_command_without_a_traceback(folder: Path) -> None:
    (folder / "p.csv").write_text("name_a,name_b\n" + "A B,B A\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "screening", "compare", "p.csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == "name_a,name_b,score,decision,why\n"
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (1, "")


def test_without_a_command_the_commands_are_shown_and_the_use_was_wrong(screening: Screening) -> None:
    ended = screening()
    assert ended.status == 2
    assert all(name in ended.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_every_command_takes_a_store_and_tells_its_help(screening: Screening, command: str) -> None:
    helped = screening(command, "--help")
    assert helped.status == 0
    assert "--store" in helped.out


@pytest.mark.parametrize(
    "arguments",
    [("deny",), ("check", "--colour", "red"), ("batch", "a.csv"), ("serve", "--port", "70000"), ("load",)],
)
def test_what_is_no_command_or_option_is_wrong_use(screening: Screening, arguments: tuple[str, ...]) -> None:
    ended = screening(*arguments)
    assert ended.status == 2
    assert one_sentence(ended).endswith("See `screening --help`.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "Amy Johnson"), ("build",), ("verify",), ("doctor",), ("load", "a.ndjson"), ("serve",),
        ("batch", "a.ndjson", "--output", "out.csv"), ("compare", "a.ndjson"), ("generate", "--output", "x"),
    ],
)  # fmt: skip
def test_a_setting_that_is_wrong_is_wrong_use_of_every_command(
    screening: Screening, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    (folder / "a.ndjson").write_text("{}")
    monkeypatch.setenv("SCREENING_WORKERS", "many")
    ended = screening(*arguments)
    assert ended.status == 2
    assert "SCREENING_WORKERS" in one_sentence(ended)


def test_a_store_of_another_kind_is_wrong_use(screening: Screening) -> None:
    ended = screening("check", "Amy Johnson", "--store", "postgresql://here")
    assert ended.status == 2
    assert "scheme" in one_sentence(ended)


def test_a_store_that_cannot_be_used_is_a_failure(screening: Screening, folder: Path) -> None:
    (folder / "store.db").write_text("not a database, but long enough to be looked at" * 20)
    ended = screening("check", "Amy Johnson", "--store", f"sqlite:///{folder}/store.db")
    assert ended.status == 1
    assert "not a database" in one_sentence(ended)


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(cli, "app", fail)
    return cli.run(["check"])


def test_one_problem_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = Problem("sex", "is not M, F or X", "Write M, F or X.")
    assert failing(monkeypatch, InputError("sex is not M, F or X", problems=[problem])) == 2
    assert capsys.readouterr().err == "screening: sex is not M, F or X. Write M, F or X.\n"


def test_several_problems_are_told_one_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = [Problem("sex", "is wrong"), Problem("name", "is missing", "Add it.")]
    assert failing(monkeypatch, InputError("sex is wrong (and 1 more)", problems=problems)) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"screening: sex is wrong (and 1 more). {InputError.remedy}",
        "  sex is wrong.",
        "  name is missing. Add it.",
    ]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Conflict("It is there already"), f"It is there already. {Conflict.remedy}"),
        (ScreeningError("It failed."), f"It failed. {ScreeningError.remedy}"),
        (PermissionError(13, "Permission denied", "/x/y"), "/x/y: Permission denied."),
    ],
)
def test_any_other_failure_is_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, said: str
) -> None:
    assert failing(monkeypatch, error) == 1
    assert capsys.readouterr().err == f"screening: {said}\n"


def test_an_unforeseen_failure_tells_the_place_and_not_the_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(monkeypatch, ValueError("Oluwaseun Adeyemi")) == 1
    said = capsys.readouterr().err
    assert "test_program.py" in said
    assert "(ValueError)" in said
    assert "Adeyemi" not in said


def test_an_interruption_is_status_1(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("screening.cli.options.settings", interrupted)
    assert cli.run(["build"]) == 1
