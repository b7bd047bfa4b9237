"""Instructions of four operations, counted by callgrind (valgrind): the same on a busy machine as on a quiet one.

They depend on the builds of Python, of the libraries and of the kernel's compiler, so they are compared only
where these are the ones that were frozen.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from benchmarks.speed import counts, mix
from benchmarks.speed.operations import MARKED, OPERATIONS, TRAVELLERS

ALLOWED = 1.05
LIBRARIES = ("numpy", "rapidfuzz", "orjson", "anyascii")
_TOTAL = re.compile(rb"^totals: (\d+)", re.MULTILINE)
_COMPILER = re.compile(rb"GCC: \([^)]*\) [\d.]+")


def present() -> bool:
    """Whether valgrind is installed."""
    return shutil.which("valgrind") is not None


def fingerprint() -> str:
    """The builds that instructions depend on: not our own code, which is what the gate watches."""
    python = " ".join((platform.python_version(), *platform.python_build(), platform.python_compiler()))
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES)
    wide = "avx2" if _has_avx2() else "no avx2"
    return f"{python}; {libraries}; {wide}; kernel {_kernel()}"


def _has_avx2() -> bool:
    """Libraries choose other code where the processor has it."""
    processor = Path("/proc/cpuinfo")
    return processor.exists() and " avx2 " in processor.read_text(encoding="utf-8")


def _kernel() -> str:
    """The compiler of the compiled kernel, or `pure` where it is not used."""
    if find_spec("screening.kernel") is None:
        return "pure"
    from screening import kernel

    if not kernel.PRESENT:
        return "pure"
    built = sorted(Path(str(kernel.__file__)).parent.glob("*.so"))
    compilers = {found[0].decode() for path in built if (found := _COMPILER.search(path.read_bytes()))}
    return " ".join(sorted(compilers)) or "unknown compiler"


def counted(folder: Path) -> dict[str, int] | None:
    """Instructions of one repetition of each operation; None where Python keeps no symbols to count by.

    The folder holds, or will hold, the small world.
    """
    counts.world(folder / "world")
    asked = islice(mix.ordinary(counts.WORLD), TRAVELLERS)
    (folder / "ordinary.ndjson").write_bytes(b"\n".join(each.body for each in asked))
    totals = _run(folder)
    if len(totals) != len(OPERATIONS):
        return None
    each = TRAVELLERS // len(OPERATIONS) // 2
    return {name: total // each for name, total in zip(OPERATIONS, totals, strict=True)}


def _run(folder: Path) -> list[int]:
    """The totals that callgrind dumped, one for each call of the marked function, in order.

    Nothing is left to chance: the hash seed is fixed, and there is one thread.
    """
    dumps = folder / "callgrind"
    command = [
        "valgrind", "--tool=callgrind", f"--callgrind-out-file={dumps}", "--collect-atstart=no",
        f"--toggle-collect={MARKED}", f"--dump-after={MARKED}",
        sys.executable, "-m", "benchmarks.speed.operations", str(folder),
    ]  # fmt: skip
    fixed = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, env={**os.environ, **fixed}, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"callgrind failed:\n{done.stderr.decode()[-2000:]}")
    found = sorted((int(path.suffix[1:]), path) for path in folder.glob("callgrind.*"))
    return [int(_TOTAL.search(path.read_bytes())[1]) for _, path in found]  # type: ignore[index]


def compared(frozen: dict[str, int], now: dict[str, int]) -> tuple[list[str], bool]:
    """A line for each operation, and whether none takes more than is allowed."""
    lines, sound = [], True
    for name, after in now.items():
        before = frozen.get(name)
        share = after / before if before else float("inf")
        worse = share > ALLOWED
        sound &= not worse
        word = "WORSE" if worse else "better" if share < 2 - ALLOWED else "as before"
        lines.append(f"{word} {name}: {before or 0:,} -> {after:,} instructions ({share - 1:+.1%})")
    return lines, sound
