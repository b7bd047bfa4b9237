"""Which licence each installed package has, and whether it is one that we pass on with a good conscience.

    python -m tools.licences        # the table; exits 1 when a package is not allowed

A licence counts by its SPDX expression, or, in older packages, by its classifiers or its name. What is neither stated
nor known is not allowed: somebody must look. docs/adr/0005-dependencies.md says why these and no others.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = frozenset(
    {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0",
     "Python-2.0", "Unlicense", "Zlib"}
)  # fmt: skip
# How packages without an SPDX expression say it.
_WRITTEN = {
    "3-clause bsd license": "BSD-3-Clause",
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
}


def allowed(expression: str) -> bool:
    """Whether an SPDX expression can be met by allowed licences alone: every AND, and one of each OR."""
    try:
        canonical = canonicalize_license_expression(expression)
    except InvalidLicenseExpression:
        return False
    words = re.findall(r"[()]|[^\s()]+(?: WITH \S+)?", canonical)
    value = _either(words)
    return value and not words


def _either(words: list[str]) -> bool:
    value = _both(words)
    while words and words[0] == "OR":
        words.pop(0)
        value = _both(words) or value
    return value


def _both(words: list[str]) -> bool:
    value = _one(words)
    while words and words[0] == "AND":
        words.pop(0)
        value = _one(words) and value
    return value


def _one(words: list[str]) -> bool:
    word = words.pop(0)
    if word != "(":
        return word in ALLOWED
    value = _either(words)
    words.pop(0)
    return value


def licence_of(name: str) -> str:
    """An installed package's licence as an SPDX expression, or, where nobody knows it, what it says itself.

    Raises PackageNotFoundError when it is not installed.
    """
    data = distribution(name).metadata
    if "License-Expression" in data:
        return data["License-Expression"]
    classifiers = [
        text.rpartition(" :: ")[2] for text in data.get_all("Classifier") or [] if text[:7] == "License"
    ]
    stated = classifiers or [(data.get_all("License") or [""])[0].strip().partition("\n")[0]]
    return " AND ".join(dict.fromkeys(_spdx(text) for text in stated))


def _spdx(stated: str) -> str:
    known = _WRITTEN.get(stated.lower())
    return known or (stated if stated in ALLOWED else f"unknown: {stated or 'nothing is stated'}")


def needed(requirements: Iterable[str], extras: frozenset[str] = frozenset()) -> set[str]:
    """The installed packages that these requirements bring here, with what those bring in turn.

    Raises PackageNotFoundError for one that is not installed: what cannot be looked at does not pass.
    """
    found: set[tuple[str, frozenset[str]]] = set()
    todo = [(Requirement(text), extras) for text in requirements]
    while todo:
        wanted, chosen = todo.pop()
        applies = wanted.marker is None or any(
            wanted.marker.evaluate({"extra": extra}) for extra in chosen or {""}
        )
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if not applies or key in found:
            continue
        found.add(key)
        inner = distribution(wanted.name).requires or []
        todo += [(Requirement(text), frozenset(wanted.extras)) for text in inner]
    return {name for name, _ in found}


def declared(*groups: str) -> list[str]:
    """The requirements of pyproject.toml: those of the package, and of these dependency groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        *project["project"]["dependencies"],
        *(r for g in groups for r in project["dependency-groups"][g]),
    ]


def main() -> int:
    """Print name and licence of all that is installed for running, building and testing."""
    refused = 0
    for name in sorted(needed(declared("dev"))):
        licence = licence_of(name)
        refused += (bad := not allowed(licence))
        print(f"{name:24} {licence}{'   NOT ALLOWED' if bad else ''}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
