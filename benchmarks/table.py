"""Prints a table of rows for people, or JSON for machines, with the machine and versions it was made on."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

PACKAGES = ("screening", "numpy", "rapidfuzz", "orjson", "fastapi", "uvicorn", "pydantic")


def environment() -> dict[str, Any]:
    """What the figures depend on: processor, cores, memory, system, Python and package versions."""
    lines = (
        Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if Path("/proc/cpuinfo").exists()
        else []
    )
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": names[0] if names else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "system": platform.system(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def show(title: str, rows: Sequence[Mapping[str, Any]], *, json: bool) -> None:
    """Prints the rows, all with the same columns, in the given order."""
    if json:
        _print_json(document(title, rows))
        return
    _print_rows(title, rows)
    _print_environment()


def document(title: str, rows: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """What is printed as JSON and kept as a result: title, environment with `more` of it, rows."""
    return {"title": title, "environment": environment() | more, "rows": rows}


def save(path: Path, found: Mapping[str, Any]) -> None:
    """Keeps a result in a file, so that later ones can be compared with it."""
    path.write_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def show_all(tables: Mapping[str, Sequence[Mapping[str, Any]]], *, json: bool) -> None:
    """Prints several tables by title; as JSON one document, `{"environment", "tables": [{"title", "rows"}]}`."""
    if json:
        listed = [{"title": title, "rows": rows} for title, rows in tables.items()]
        _print_json({"environment": environment(), "tables": listed})
        return
    for title, rows in tables.items():
        _print_rows(title, rows)
        print()
    _print_environment()


def _print_json(found: Mapping[str, Any]) -> None:
    print(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())


def _print_rows(title: str, rows: Sequence[Mapping[str, Any]]) -> None:
    columns = list(rows[0])
    cells = [[_cell(row[column]) for column in columns] for row in rows]
    widths = [max(len(column), *(len(line[i]) for line in cells)) for i, column in enumerate(columns)]
    print(f"{title}\n")
    for line in (columns, ["-" * width for width in widths], *cells):
        print("| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) + " |")


def _print_environment() -> None:
    found = environment()
    print(f"\n{found['processor']}, {found['cores']} cores, Python {found['python']}; {found['packages']}")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
