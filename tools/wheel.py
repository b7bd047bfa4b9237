"""Builds the wheel so that the same source gives the same bytes, wherever it lies and whoever builds it.

    python -m tools.wheel dist            # the wheel, in dist/
    python -m tools.wheel dist --twice    # builds it again elsewhere, and fails where a byte differs

What would differ is taken away: other files of the checkout, permissions (by the builder's umask), times (that of the
last commit stands in each), and the place of the source (setup.py maps it away). The tools are those of the
environment: requirements/development.txt names their versions and hashes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "screening")
EPOCH = 946_684_800  # 2000-01-01, where no commit says when
_MADE = shutil.ignore_patterns("__pycache__", "*.so", "*.c", "*.html")


def last_commit(root: Path = ROOT) -> int:
    """When the source was last committed, in seconds since 1970; SOURCE_DATE_EPOCH, where set, says it instead."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False
    )
    return int(told.stdout) if told.returncode == 0 and told.stdout.strip() else EPOCH


def export(root: Path, folder: Path) -> None:
    """Copies what the wheel is made of, and nothing else, with the same permissions everywhere."""
    for name in PARTS:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=_MADE)
        else:
            shutil.copyfile(root / name, folder / name)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def build(source: Path, output: Path, epoch: int) -> Path:
    """The wheel of an exported source, in `output`. Raises CalledProcessError with pip's own words shown."""
    output.mkdir(parents=True, exist_ok=True)
    before = os.umask(0o022)
    try:
        subprocess.run(
            [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir",
             str(output), str(source)],
            env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)},
            check=True,
        )  # fmt: skip
    finally:
        os.umask(before)
    [wheel] = output.glob("*.whl")
    return wheel


def differences(one: Path, other: Path) -> list[str]:
    """The members of two wheels that are not the same, with what differs; empty when every byte is."""
    if one.read_bytes() == other.read_bytes():
        return []
    with zipfile.ZipFile(one) as a, zipfile.ZipFile(other) as b:
        left, right = {m.filename: m for m in a.infolist()}, {m.filename: m for m in b.infolist()}
        found = [f"{name}: only in one of them" for name in sorted(left.keys() ^ right.keys())]
        for name in sorted(left.keys() & right.keys()):
            if a.read(name) != b.read(name):
                found.append(f"{name}: content")
            elif _about(left[name]) != _about(right[name]):
                found.append(f"{name}: time or permissions")
    return found or ["the order of the members"]


def _about(member: zipfile.ZipInfo) -> tuple[object, ...]:
    return member.date_time, member.external_attr, member.create_system, member.compress_type


def made(root: Path, output: Path, *, twice: bool) -> tuple[Path, list[str]]:
    """The wheel of the source in `root`, and what differed when it was built again (nothing, unless `twice`)."""
    epoch = last_commit(root)
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        export(root, Path(first))
        elsewhere = Path(second) / "a" / "longer" / "path"
        shutil.copytree(first, elsewhere)
        shutil.rmtree(output, ignore_errors=True)
        wheel = build(Path(first), output, epoch)
        return wheel, differences(wheel, build(elsewhere, Path(second) / "again", epoch)) if twice else []


def main() -> int:
    """Build, and say how it went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output", type=Path)
    parser.add_argument("--twice", action="store_true", help="build it again elsewhere and compare")
    given = parser.parse_args()
    wheel, different = made(ROOT, given.output, twice=given.twice)
    print(wheel)
    for what in different:
        print(f"not reproducible: {what}", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
