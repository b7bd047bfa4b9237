"""What is locked, and whether the locks still fit what pyproject.toml asks for.

    python -m tools.locks --building    # prints what it takes to build the wheel, for `make lock`

The locks are written by uv (`make lock`): one version of each package for every Python and system, with the hashes of
its files. Reads them; asks no registry.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
_ENTRY = re.compile(
    r"^(?P<requirement>[A-Za-z0-9][^\\#]*?)\s*(?:\\\n(?P<hashes>(?:    --hash=\S+(?: \\)?\n)+)|\n)", re.M
)


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of a lock: `name`, `version`, where it applies, and how many files may be installed."""

    name: str
    version: str
    marker: str
    hashes: int


def read(path: Path) -> list[Locked]:
    """The packages of a lock, in its order. Raises ValueError for an entry that names no single version."""
    return list(_read(path.read_text(encoding="utf-8")))


def _read(text: str) -> Iterator[Locked]:
    for entry in _ENTRY.finditer(text):
        wanted = Requirement(entry["requirement"])
        pins = [one.version for one in wanted.specifier if one.operator == "=="]
        if len(pins) != 1:
            raise ValueError(f"{wanted.name} is not locked to one version")
        hashes = (entry["hashes"] or "").count("--hash=sha256:")
        yield Locked(canonicalize_name(wanted.name), pins[0], str(wanted.marker or ""), hashes)


def unmet(requirements: Iterable[str], lock: Iterable[Locked]) -> list[str]:
    """The requirements that no entry of the lock meets, for any Python and system."""
    versions: dict[str, list[str]] = {}
    for entry in lock:
        versions.setdefault(entry.name, []).append(entry.version)
    wanted = [Requirement(text) for text in requirements]
    return [
        str(one)
        for one in wanted
        if not all(map(one.specifier.contains, found := versions.get(canonicalize_name(one.name), [])))
        or not found
    ]


def building() -> list[str]:
    """What building the wheel takes, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["build-system"]["requires"])


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--building", action="store_true", required=True, help="print what building takes")
    parser.parse_args()
    print("\n".join(building()))


if __name__ == "__main__":
    main()
