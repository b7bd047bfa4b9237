"""The commands of `screening`: thin shells that read options, call the library, and print.

Modules are imported inside the commands, so that `screening --help` does not wait for a web server.
Exit status: 0 done, 2 wrong use, 1 anything else, with one clear sentence on standard error.
"""

from __future__ import annotations

import sys

import typer

from screening.cli import bench, check, lists, serve, snapshots, travellers, world
from screening.errors import ScreeningError

app = typer.Typer(
    name="screening",
    help="Screens travellers against stolen or lost documents and wanted persons.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (lists, serve, check, travellers, world, snapshots, bench):
    module.register(app)


def main() -> None:
    """Runs the command named on the command line and ends the process with its exit status."""
    try:
        app()
    except ScreeningError as error:
        for problem in error.problems[:5]:
            sys.stderr.write(f"  {problem.where}: {problem.what} {problem.remedy}".rstrip() + "\n")
        sys.stderr.write(f"screening: {error.what} {error.remedy}\n")
        sys.exit(1)
    except OSError as error:
        sys.stderr.write(f"screening: {error.filename or 'a file'}: {error.strerror}.\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("screening: interrupted; nothing was left half done.\n")
        sys.exit(1)
