"""The locks name one version and the hashes of every package, fit pyproject.toml, and agree with one another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs import pages
from tools import licences, locks

NAMES = ("runtime", "development", "build", "tools")


def lock(name: str) -> list[locks.Locked]:
    return locks.read(locks.FOLDER / f"{name}.txt")


@pytest.mark.parametrize("name", NAMES)
def test_every_package_of_a_lock_has_the_hashes_of_its_files(name: str) -> None:
    found = lock(name)
    assert found
    assert [entry.name for entry in found if not entry.hashes] == []


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("runtime", licences.declared()),
        ("development", licences.declared("dev")),
        ("build", locks.building()),
        ("tools", re.findall(r"^(\S+)", (locks.FOLDER / "tools.in").read_text(), re.MULTILINE)),
    ],
)
def test_a_lock_meets_what_is_asked_for(name: str, asked: list[str]) -> None:
    wanted = [line for line in asked if not line.startswith("#")]
    assert wanted
    assert locks.unmet(wanted, lock(name)) == [], "run `make lock`"


def test_tests_run_with_the_very_versions_that_the_image_has() -> None:
    tested = {(entry.name, entry.version) for entry in lock("development")}
    shipped = {(entry.name, entry.version) for name in ("runtime", "build") for entry in lock(name)}
    assert shipped - tested == set()


def test_what_is_missing_from_a_lock_or_too_old_there_is_found(tmp_path: Path) -> None:
    file = tmp_path / "lock.txt"
    file.write_text(
        "# made\nnumpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n"
        "    # via screening\nnumpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:02\nbare==1.0\n"
    )
    found = locks.read(file)
    assert [(entry.name, entry.version, entry.hashes) for entry in found] == [
        ("numpy", "2.4.6", 2), ("numpy", "2.5.5", 1), ("bare", "1.0", 0),
    ]  # fmt: skip
    assert locks.unmet(["NumPy>=2.0", "bare"], found) == []
    assert locks.unmet(["numpy>=2.5", "absent>=1"], found) == ["numpy>=2.5", "absent>=1"]


def test_an_entry_without_a_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("numpy>=2\n")
    with pytest.raises(ValueError, match="numpy is not locked"):
        locks.read(tmp_path / "lock.txt")


def test_the_image_installs_nothing_but_what_is_locked() -> None:
    steps = pages.read("Dockerfile").replace("\\\n", " ")
    installs = re.findall(r"pip install [^&\n]*", steps)
    assert len(installs) == 3
    for step in installs:
        assert "--require-hashes" in step or "--no-deps /wheels/" in step, step
    assert "--no-build-isolation" in steps


def test_developers_and_ci_install_what_is_locked() -> None:
    makefile = pages.read("Makefile")
    assert "--require-hashes --requirement requirements/development.txt" in makefile
    assert "LATEST" not in pages.read(".ci/run")
