"""The wheel: the same source gives the same bytes, whoever builds it and wherever."""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from tools import wheel


def a_zip(path: Path, members: dict[str, bytes], year: int = 2000, mode: int = 0o644) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0))
            info.external_attr = mode << 16
            archive.writestr(info, content)
    return path


def test_what_differs_between_two_wheels_is_named(tmp_path: Path) -> None:
    one = a_zip(tmp_path / "one", {"a": b"1", "b": b"2"})
    assert wheel.differences(one, a_zip(tmp_path / "same", {"a": b"1", "b": b"2"})) == []
    assert wheel.differences(one, a_zip(tmp_path / "content", {"a": b"1", "b": b"3"})) == ["b: content"]
    assert wheel.differences(one, a_zip(tmp_path / "more", {"a": b"1", "b": b"2", "c": b""})) == [
        "c: only in one of them"
    ]
    assert wheel.differences(one, a_zip(tmp_path / "order", {"b": b"2", "a": b"1"})) == [
        "the order of the members"
    ]
    for different in (
        a_zip(tmp_path / "time", {"a": b"1", "b": b"2"}, year=2001),
        a_zip(tmp_path / "mode", {"a": b"1", "b": b"2"}, mode=0o600),
    ):
        assert wheel.differences(one, different) == ["a: time or permissions", "b: time or permissions"]


def test_the_source_is_exported_without_what_was_made_of_it_and_with_plain_permissions(
    tmp_path: Path,
) -> None:
    root = tmp_path / "root"
    (root / "screening" / "kernel" / "__pycache__").mkdir(parents=True)
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "secret.env",
                 "screening/a.py", "screening/kernel/b.so", "screening/kernel/__pycache__/c.pyc"):  # fmt: skip
        (root / name).write_text("x")
        (root / name).chmod(0o600)
    out = tmp_path / "out"
    out.mkdir()
    wheel.export(root, out)
    found = {
        str(path.relative_to(out)): path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()
    }
    assert found == dict.fromkeys(found, 0o644)
    assert set(found) == {
        "pyproject.toml",
        "setup.py",
        "MANIFEST.in",
        "README.md",
        "LICENSE",
        "screening/a.py",
    }


def test_the_time_in_the_wheel_is_that_of_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert wheel.last_commit(tmp_path) == wheel.EPOCH
    when = {"GIT_AUTHOR_DATE": "@1700000000 +0000", "GIT_COMMITTER_DATE": "@1700000000 +0000"}
    for step in (
        ["init", "-q"],
        ["-c", "user.name=a", "-c", "user.email=b", "commit", "-q", "--allow-empty", "-m", "c"],
    ):
        subprocess.run(["git", *step], cwd=tmp_path, env=os.environ | when, check=True)
    assert wheel.last_commit(tmp_path) == 1_700_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert wheel.last_commit(tmp_path) == 1_600_000_000


@pytest.mark.slow
def test_the_wheel_built_twice_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """With the kernel where there is a compiler, in two places."""
    made, different = wheel.made(wheel.ROOT, tmp_path / "dist", twice=True)
    assert different == []
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
    assert "screening/engine.py" in names
    assert not [name for name in names if name.startswith(("tests", "tools", "requirements"))]
