"""No package that comes with ours, or builds and tests it, has a licence that would bind those who pass it on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tools import licences


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    """The licence of an installed package that states these lines."""
    told = folder / "stated-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(
        "\n".join(["Metadata-Version: 2.4", "Name: stated", "Version: 1.0", *lines])
    )
    monkeypatch.syspath_prepend(folder)
    return licences.licence_of("stated")


def test_every_package_at_run_time_is_under_an_allowed_licence() -> None:
    installed = licences.needed(licences.declared())
    assert {"fastapi", "starlette", "pydantic-core"} <= installed
    assert {name: told for name in installed if not licences.allowed(told := licences.licence_of(name))} == {}


def test_so_is_every_package_that_builds_and_tests_it() -> None:
    installed = licences.needed(licences.declared("dev"))
    assert {"cython", "pytest", "hypothesis"} <= installed
    assert {name: told for name in installed if not licences.allowed(told := licences.licence_of(name))} == {}


@pytest.mark.parametrize(
    "expression",
    ["MIT", "mit", "Apache-2.0 OR GPL-3.0-or-later", "MPL-2.0 AND (Apache-2.0 OR MIT)",
     "(GPL-2.0-only OR BSD-3-Clause) AND ISC", "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0"],
)  # fmt: skip
def test_what_allowed_licences_alone_can_meet_is_allowed(expression: str) -> None:
    assert licences.allowed(expression)


@pytest.mark.parametrize(
    "expression",
    ["GPL-3.0-or-later", "LGPL-2.1-only", "AGPL-3.0-only", "MIT AND GPL-3.0-only",
     "MIT AND (GPL-2.0-only OR LGPL-3.0-only)",
     "GPL-2.0-only WITH Classpath-exception-2.0", "SSPL-1.0", "LicenseRef-Proprietary", "unknown: whatever", "",
     "MIT OR", "a b c"],
)  # fmt: skip
def test_what_binds_or_is_unknown_is_not(expression: str) -> None:
    assert not licences.allowed(expression)


@pytest.mark.parametrize(
    ("line", "licence"),
    [
        ("License-Expression: Apache-2.0 OR MIT", "Apache-2.0 OR MIT"),
        ("Classifier: License :: OSI Approved :: ISC License (ISCL)", "ISC"),
        ("License: MIT License", "MIT"),
        ("License: BSD-3-Clause", "BSD-3-Clause"),
    ],
)
def test_a_licence_is_read_however_it_is_stated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, licence: str
) -> None:
    assert package(tmp_path, monkeypatch, line) == licence


@pytest.mark.parametrize(
    "line",
    ["License: GPLv2+", "Classifier: License :: OSI Approved :: GNU Affero General Public License v3", "License: AGPL",
     "License: see the file", "Summary: states none"],
)  # fmt: skip
def test_copyleft_and_silence_are_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    assert not licences.allowed(package(tmp_path, monkeypatch, line))


def test_two_classifiers_bind_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "Classifier: License :: OSI Approved :: MIT License",
        "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
    )
    assert not licences.allowed(package(tmp_path, monkeypatch, *lines))


def test_a_package_that_is_not_installed_is_an_error_and_not_a_pass() -> None:
    with pytest.raises(PackageNotFoundError):
        licences.needed(["a-package-that-nobody-installed"])
