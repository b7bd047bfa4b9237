"""Writes answers down, a file for each form: NDJSON for machines, CSV and a workbook for people, CUSRES for carriers.

A report is written beside its name and renamed when it is complete, so that half of one is never taken for the whole.
"""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from screening.batch.report import carrier, csv, ndjson, xlsx
from screening.batch.report.about import About, Write
from screening.batch.report.csv import disarmed, row
from screening.errors import InputError

__all__ = ["FORMS", "About", "Write", "disarmed", "row", "writing"]

Form = Callable[[Path, About], AbstractContextManager[Write]]
FORMS: dict[str, Form] = {
    ".ndjson": ndjson.writing,
    ".jsonl": ndjson.writing,
    ".csv": csv.writing,
    ".xlsx": xlsx.writing,
    ".edi": carrier.writing,
}


@contextmanager
def writing(output: Path, about: About | None = None) -> Iterator[Write]:
    """Takes results one by one; the report is in its place when the block ends without an error.

    The form is told by the suffix. Raises InputError for a suffix that is not written, and where a form cannot hold
    what it is given.
    """
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise InputError(
            f"Files ending in {output.suffix!r} are not written.",
            remedy=f"End the output in one of: {', '.join(FORMS)}.",
        )
    _clear_away(output)
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    try:
        with form(partial, about or About()) as write:
            yield write
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def _clear_away(output: Path) -> None:
    """Removes what a killed process left half written: personal data that nobody would think of."""
    for left in output.parent.glob(f".{glob.escape(output.name)}.*.partial*"):
        owner = left.name.removeprefix(f".{output.name}.").partition(".")[0]
        if not owner.isdigit() or _lives(int(owner)):
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # another user's, or no process's number
        return True
    return True
