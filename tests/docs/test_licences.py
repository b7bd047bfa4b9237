"""No package that comes with ours, however indirectly, has a licence that would bind those who pass it on."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement

from tests.docs import pages

COPYLEFT = re.compile(r"\b[AL]?GPL|GNU .*General Public|Affero", re.IGNORECASE)


def licence_of(name: str) -> str:
    data = distribution(name).metadata
    classifiers = [text for text in data.get_all("Classifier") or [] if text.startswith("License")]
    stated = [text.strip().partition("\n")[0] for text in data.get_all("License") or []]
    return "; ".join([*(data.get_all("License-Expression") or []), *stated, *classifiers])


def needed(requirements: list[str], extras: frozenset[str] = frozenset()) -> set[str]:
    """The installed packages that these requirements bring here, with what those bring in turn."""
    found: set[str] = set()
    todo = [(Requirement(text), extras) for text in requirements]
    while todo:
        wanted, chosen = todo.pop()
        applies = wanted.marker is None or any(
            wanted.marker.evaluate({"extra": extra}) for extra in chosen or {""}
        )
        if not applies or wanted.name.lower() in found:
            continue
        found.add(wanted.name.lower())
        inner = distribution(wanted.name).requires or []
        todo += [(Requirement(text), frozenset(wanted.extras)) for text in inner]
    return found


def test_no_dependency_at_run_time_is_under_a_copyleft_licence() -> None:
    project = tomllib.loads(pages.read("pyproject.toml"))["project"]
    installed = needed(project["dependencies"])
    assert {"fastapi", "starlette", "pydantic-core"} <= installed
    assert {name: licence for name in installed if COPYLEFT.search(licence := licence_of(name))} == {}


def test_copyleft_is_recognised_however_it_is_written() -> None:
    written = [
        "GPL-3.0-or-later",
        "LGPLv2+",
        "License :: OSI Approved :: GNU Affero General Public License v3",
        "AGPL",
    ]
    assert all(COPYLEFT.search(text) for text in written)
    assert not COPYLEFT.search("MPL-2.0 AND (Apache-2.0 OR MIT); PSF-2.0; BSD-3-Clause")


def test_a_package_that_is_not_installed_is_an_error_and_not_a_pass() -> None:
    with pytest.raises(PackageNotFoundError):
        needed(["a-package-that-nobody-installed"])
