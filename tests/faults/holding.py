"""Processes of a service that are held at a place of their work for as long as a test needs: `held/` does it."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.service import ROOT

FOLDER = ROOT / "tests" / "faults" / "held"


class Hold:
    """Holds whoever has `role` in the command line ("*": everybody) at `place`; `variables` are for the environment.

    `place` is "start", or part of the last name of a file, which is then held before it is given that name; or, with
    a minus before it, before it is removed.
    """

    def __init__(self, folder: Path, role: str, place: str = "start", *, leave: int = 0) -> None:
        self._file = folder / "held"
        self.variables = {
            "HELD": f"{role}|{place}|{self._file}",
            "PYTHONPATH": os.pathsep.join((str(FOLDER), str(ROOT))),
        }
        self.allow(leave)

    def allow(self, times: int) -> None:
        """From now on each process may go on so often, and is held then."""
        beside = self._file.with_name("held.new")
        beside.write_text(str(times))
        beside.rename(self._file)

    def release(self) -> None:
        """Nobody is held any more."""
        self._file.unlink(missing_ok=True)
