"""`screening load`: replaces a list's content with a file's."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from screening.cli import account, options

if TYPE_CHECKING:
    from screening.sources.load import LoadReport


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(load)


def load(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders of watch-lists.", show_default=False)],
    list_name: Annotated[str | None, typer.Option("--list", help="Put every record into this list.")] = None,
    format_name: Annotated[
        str | None, typer.Option("--format", help="The files' form, if not to be told by content.")
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(help="Where rejected rows go; default LIST.rejected.ndjson.")
    ] = None,
    build: Annotated[bool, typer.Option(help="Build the index when many records changed.")] = True,
    store: options.Store = None,
    json: options.Json = False,
) -> None:
    """Replace a list's content with a file's: adds, changes, withdraws, in one step or not at all."""
    from screening.sources.load import load as load_lists

    for path in paths:
        if not path.exists():
            options.wrong("PATHS", f"there is no file or folder {str(path)!r}.")
    with account.giving(options.settings(store)) as (office, asker), options.engine(store) as engine:
        with office.change(asker, "load", list=list_name or "") as done, options.progress() as bar:
            task = bar.add_task("Loading", total=None)
            reports = load_lists(
                engine.store, paths, list_name=list_name, format=format_name, rejects=rejects,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )  # fmt: skip
            done(lists=[orjson.Fragment(_json(report)) for report in reports])
        if build and engine.needs_build():
            options.build_with_progress(engine)
    for report in reports:
        typer.echo(_json(report) if json else _sentence(report, rejects))


def _json(report: LoadReport) -> bytes:
    values = asdict(report)
    if not values.pop("notes"):
        return orjson.dumps(values)
    return orjson.dumps({**values, "notes": report.notes})


def _sentence(report: LoadReport, rejects: Path | None) -> str:
    said = [
        f"{report.list}: {report.added} added, {report.changed} changed, "
        f"{report.withdrawn} withdrawn, {report.unchanged} unchanged."
    ]
    if report.rejected:
        said.append(f"{report.rejected} rejected: see {rejects or f'{report.list}.rejected.ndjson'}.")
    return " ".join((*said, *report.notes))
