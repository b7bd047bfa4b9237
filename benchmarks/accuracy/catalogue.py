"""All tasks by name, each made only when it is asked for. Those of published data need its folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.accuracy import patronymics, published, spellings, structure, world
from benchmarks.accuracy.task import Size, Task

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
OWN = ("synthetic world",)
"""The tasks that the repository makes alone."""

Maker = Callable[[Size], Task]


def tasks(folder: Path, only: str = "") -> dict[str, Maker]:
    """The tasks whose name contains `only`, in the order of the table."""
    makers: dict[str, Maker] = {"synthetic world": world.task}
    if folder.is_dir():
        makers |= _published(folder)
    return {name: maker for name, maker in makers.items() if only.casefold() in name.casefold()}


def _published(folder: Path) -> dict[str, Maker]:
    makers: dict[str, Maker] = {"one edit": partial(structure.one_edit, folder)}
    for title in spellings.FULL_NAMES:
        makers[title] = partial(spellings.full_names, title, folder)
    for language in spellings.WORDS:
        makers[spellings.words_title(language)] = partial(spellings.words, language, folder)
    makers["structure"] = partial(structure.structure, folder)
    makers["patronymic"] = partial(patronymics.task, folder)
    makers["aliases"] = partial(published.aliases, folder)
    makers["ordinary travellers"] = partial(published.ordinary, folder)
    return makers
