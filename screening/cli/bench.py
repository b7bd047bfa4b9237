"""`screening bench`: the speed benchmark, which lives beside the package in a clone of the repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import typer

import screening


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command(
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True}, add_help_option=False
    )(bench)


def bench(context: typer.Context) -> None:
    """Measure speed; options are those of `python -m benchmarks.speed`, such as --persons, --documents, --json."""
    root = Path(screening.__file__).resolve().parents[1]
    if not (root / "benchmarks").is_dir():
        typer.echo(
            "screening: the benchmarks are part of the repository, not of the package: run this in a clone.",
            err=True,
        )
        raise typer.Exit(1)
    command = [sys.executable, "-m", "benchmarks.speed", *context.args]
    raise typer.Exit(subprocess.run(command, cwd=root, check=False).returncode)  # noqa: S603 - our own module
