"""`screening batch` and `screening compare`: many travellers, and pairs of them."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from screening.cli import options


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command()(batch)
    app.command()(compare)


def batch(
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help="Travellers, .ndjson or .csv.", show_default=False)
    ],
    output: Annotated[Path, typer.Option(help="Answers, .ndjson or .csv.", show_default=False)],
    store: options.Store = None,
) -> None:
    """Screen a list of travellers; exits 0 however many are referred."""
    from screening.batch.run import run

    if not source.is_file():
        raise typer.BadParameter(f"there is no file {str(source)!r}", param_hint="INPUT")
    with options.engine(store) as engine, options.progress() as bar:
        task = bar.add_task("Screening", total=source.stat().st_size)
        counts = run(engine, source, output, lambda done: bar.update(task, completed=done))
    said = ", ".join(f"{count} {decision}" for decision, count in sorted(counts.items())) or "no travellers"
    typer.echo(f"{output}: {said}.", err=True)


def compare(
    pairs: Annotated[
        Path,
        typer.Argument(metavar="PAIRS.csv", help="Columns name_a, name_b and optionally birth_date_a ..."),
    ],
) -> None:
    """Score pairs of travellers; writes the rows with score, decision and why to standard output."""
    from screening.errors import BadList

    with pairs.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        columns = rows.fieldnames or []
        if not any(column.endswith("_a") for column in columns):
            raise BadList(
                "The first line names no column ending in _a.", remedy="Name columns such as name_a,name_b."
            )
        out = csv.DictWriter(
            sys.stdout, [*columns, "score", "decision", "why"], extrasaction="ignore", lineterminator="\n"
        )
        out.writeheader()
        for row in rows:
            out.writerow({**row, **_compared(row)})


def _compared(row: dict[str, Any]) -> dict[str, str]:
    """Score, decision and why of one pair; what cannot be read is not checked, and says why."""
    from screening import decide, screen, wire
    from screening.errors import InputError

    try:
        a, b = wire.compare_pair({name: value for name, value in row.items() if name and value})
    except InputError as error:
        said = "; ".join(f"{problem.where} {problem.what}" for problem in error.problems)
        return {"score": "", "decision": "not_checked", "why": said or error.what}
    hit = screen.compare(a, screen.as_record(b), decide.DEFAULT)
    decision = "refer" if hit.score >= decide.DEFAULT.threshold else "clear"
    return {
        "score": f"{hit.score:.4f}",
        "decision": decision,
        "why": " ".join(reason.why for reason in hit.reasons),
    }
