"""Writes the answers printed in README, tutorial and explanations anew, from the code as it is.

Run it after a change of scores or sentences (`make examples`) and read the difference: it is what users
will see. Each block `json answer` that follows a `curl -d '...'` is answered by the world of `make run`;
times are left as they are, for they would change at every run.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from screening import cli, synthetic, wire
from screening.engine import Engine
from screening.settings import Settings
from screening.sources.load import load
from screening.synthetic.demonstration import SIZES, demonstration_records
from tools import flight_example, worked_examples

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial" / "first-traveller.md")
WIDTH = 118
_ASKED = re.compile(
    r"-d '(?P<body>[^']*)'\n```\n\n```json answer\n(?P<answer>.*?)^```$", re.DOTALL | re.MULTILINE
)


def demonstration(folder: Path) -> Engine:
    """An engine over what `make run` loads."""
    synthetic.write(folder, **SIZES, progress=None, fixed=demonstration_records())
    engine = Engine.of(Settings(store=f"sqlite:///{folder}/store.db", index_dir=folder / "index"))
    load(engine.store, [folder])
    engine.open(build=True)
    return engine


def refreshed(page: str, engine: Engine) -> str:
    """The page's text with every answer replaced by the engine's."""

    def one(match: re.Match[str]) -> str:
        asked = wire.query(match["body"].encode()).traveller
        answer = json.loads(wire.answer(engine.screen(asked)))
        text = printed(with_times_of(json.loads(match["answer"]), answer))
        return match[0].replace(match["answer"], f"{text}\n")

    return _ASKED.sub(one, page)


def with_times_of(before: Any, answer: Any) -> Any:
    """The answer with the times printed before, and without what depends on when it is asked."""
    loaded_at = before["checked"]["lists"][0]["loaded_at"]
    lists = [{**entry, "loaded_at": loaded_at} for entry in answer["checked"]["lists"]]
    checked = {**answer["checked"], "as_of": before["checked"]["as_of"], "lists": lists}
    return {**answer, "checked": checked, "elapsed_us": before["elapsed_us"]}


def printed(value: Any, indent: int = 0) -> str:
    """JSON as a person would write it: as much on a line as fits, the rest below its bracket."""
    flat = json.dumps(value, ensure_ascii=False)
    if indent + len(flat) <= WIDTH or not isinstance(value, dict | list):
        return flat
    if isinstance(value, list):
        return f"[{_filled([printed(item, indent + 1) for item in value], indent + 1)}]"
    pieces = []
    for key, item in value.items():
        name = f"{json.dumps(key)}: "
        pieces.append(name + printed(item, indent + 1 + len(name)))
    return f"{{{_filled(pieces, indent + 1)}}}"


def _filled(pieces: list[str], indent: int) -> str:
    text, used = "", indent
    for place, piece in enumerate(pieces):
        last_line = piece.rpartition("\n")[2]
        if place and ("\n" in piece or used + 2 + len(piece) > WIDTH - 1):
            text, used = f"{text},\n{' ' * indent}", indent
        elif place:
            text, used = f"{text}, ", used + 2
        text += piece
        used = len(last_line) if "\n" in piece else used + len(piece)
    return text


def main() -> None:
    """Rewrites the pages that differ and names them."""
    with tempfile.TemporaryDirectory(prefix="screening-examples-") as folder:
        engine = demonstration(Path(folder))
        for page in PAGES:
            rewrite(page, partial(refreshed, engine=engine))
        engine.close()
        tutorial = flight_example.PAGE.read_text(encoding="utf-8")
        shown = flight_example.made(tutorial, f"sqlite:///{folder}/store.db", cli.run)
        rewrite(flight_example.PAGE, partial(flight_example.refreshed, shown=shown))
        rewrite(flight_example.PICTURE, lambda _: shown.picture)
    for page in worked_examples.PAGES:
        rewrite(page, worked_examples.refreshed)


def rewrite(page: Path, anew: Callable[[str], str]) -> None:
    """Writes a page that differs, and names it."""
    before = page.read_text(encoding="utf-8")
    after = anew(before)
    if after != before:
        page.write_text(after, encoding="utf-8")
        sys.stdout.write(f"{page.relative_to(ROOT)}: refreshed\n")


if __name__ == "__main__":
    main()
