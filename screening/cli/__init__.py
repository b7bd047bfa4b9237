"""The commands of `screening`: thin shells that read options, call the library, and print.

Modules are imported inside the commands, so that `screening --help` does not wait for a web server.
Exit status: 0 done, 2 wrong use, 1 anything else, with one clear sentence on standard error.
"""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import typer

from screening.cli import (
    audit,
    bench,
    certificate,
    changes,
    check,
    clearance,
    doctor,
    keys,
    lists,
    mrz,
    reading,
    review,
    serve,
    snapshot,
    snapshots,
    subject,
    travellers,
    world,
)
from screening.cli.options import say
from screening.errors import InputError, ScreeningError

app = typer.Typer(
    name="screening",
    help="Screens travellers against stolen or lost documents and wanted persons.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (
    audit,
    keys,
    lists,
    serve,
    check,
    clearance,
    mrz,
    reading,
    travellers,
    changes,
    world,
    snapshots,
    snapshot,
    subject,
    review,
    certificate,
    doctor,
    bench,
):
    module.register(app)

DONE, FAILED, WRONG_USE = 0, 1, 2
_UsageError: Any = typer.BadParameter.__bases__[
    0
]  # click's own or the one inside typer, as the version has it
_INTERRUPTED = 130  # what typer makes of Ctrl-C


def main() -> None:
    """Runs the command named on the command line and ends the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a name must not end the program in a Latin-1 world
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command: its exit status."""
    if not arguments:
        app(["--help"], prog_name="screening", standalone_mode=False)
        return WRONG_USE
    try:
        return _ended(app(list(arguments), prog_name="screening", standalone_mode=False))
    except ScreeningError as error:
        _tell(error)
        return WRONG_USE if isinstance(error, InputError) else FAILED
    except OSError as error:
        return _failed(f"{error.filename or 'a file'}: {error.strerror or type(error).__name__}.")
    except Exception as error:
        if isinstance(error, _UsageError):
            say(f"{_closed(error.format_message())} See `screening --help`.")
            return WRONG_USE
        return _unforeseen(error)


def _ended(status: object) -> int:
    if status == _INTERRUPTED:
        return _failed("interrupted; nothing was left half done.")
    return status if isinstance(status, int) else DONE


def _failed(what: str) -> int:
    say(what)
    return FAILED


def _unforeseen(error: Exception) -> int:
    """Where it happened; not the error's own words, which may quote a name or a number."""
    for frame in traceback.extract_tb(error.__traceback__):
        sys.stderr.write(f"  {frame.filename}:{frame.lineno} {frame.name}\n")
    return _failed(f"failed in a way that was not foreseen ({type(error).__name__}); report the lines above.")


def _tell(error: ScreeningError) -> None:
    """What is wrong and what to do: one line, or one more for each of several problems."""
    only = error.problems[0] if len(error.problems) == 1 else None
    say(f"{_closed(error.what)} {(only and only.remedy) or error.remedy}")
    for problem in () if only else error.problems:
        sys.stderr.write(f"  {_closed(f'{problem.where} {problem.what}')} {problem.remedy}".rstrip() + "\n")


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
