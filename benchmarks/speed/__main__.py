"""`screening bench`: builds its data, measures, prints one table."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import table
from benchmarks.speed import data, inprocess, overhttp

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def main() -> None:
    """Measures on invented persons and documents, and the published lists where they are at hand."""
    parser = argparse.ArgumentParser(prog="screening bench", description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument(
        "--data", type=Path, default=SHARED, help="folder of published lists, loaded too if present"
    )
    parser.add_argument("--no-http", action="store_true", help="leave the HTTP measurements out")
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    asked = parser.parse_args()
    size = data.Size(asked.persons, asked.documents, asked.data if asked.data.is_dir() else None)
    with TemporaryDirectory() as name:
        loaded = data.prepare(Path(name), size)
        mix = data.travellers(size)
        rows = [*loaded.rows, *inprocess.measure(loaded, mix)]
        if not asked.no_http:
            rows += overhttp.measure(loaded, mix["ordinary"], Path(name))
    title = f"Speed: {asked.persons:,} persons, {asked.documents:,} documents"
    table.show(title + (", OFAC and UN lists" if size.shared else ""), rows, json=asked.json)


if __name__ == "__main__":
    main()
