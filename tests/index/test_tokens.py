from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.index import tokens
from screening.index.runs import RunFile
from screening.index.tokens import MINOR, MergedTokens, Packer
from screening.matchers import packed

WORDS = "ivan ivanov abdullah khan de la von bin a x oo park kim seok mohammed osetrova zhumagulov".split()
spelled = st.builds(
    lambda word, minor: f"{MINOR}{word}" if minor else word, st.sampled_from(WORDS), st.booleans()
)
stretches = st.lists(st.lists(spelled, unique=True), max_size=8)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunFile, RunFile]]:
    """The files of two processes."""
    folder = tmp_path_factory.mktemp("runs")
    both = RunFile.beside(folder / "index"), RunFile.beside(folder / "index")
    yield both
    for file in both:
        file.close()


def split(each: str) -> tuple[str, bool]:
    return each.removeprefix(MINOR), each.startswith(MINOR)


@given(stretches, st.data())
def test_every_token_comes_once_packed_and_described_whoever_met_it(
    files: tuple[RunFile, RunFile], words: list[list[str]], data: st.DataObject
):
    workers = [(file, Packer(file)) for file in files]
    pieces = []
    for some in words:
        file, packer = data.draw(st.sampled_from(workers))
        pieces.append((packer.put_aside(some), file))
    merged = MergedTokens(pieces)
    every = list(dict.fromkeys(word for some in words for word in some))
    assert [[every[number] for number in numbers.tolist()] for numbers in merged.numbers] == words
    rows = np.concatenate([np.empty(0, tokens.TOKEN), *(rows for rows, _ in merged.parts())])
    made = b"".join(bodies.tobytes() for _, bodies in merged.parts())
    packs = [packed.pack(*split(each)) for each in every]
    assert made == b"".join(packs)
    assert rows["size"].tolist() == list(map(len, packs))
    described = [tuple(map(int, row)) for row in rows[list(packed.Traits._fields)].tolist()]
    assert described == list(map(packed.traits, packs))


def test_who_remembers_no_more_packs_again_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tokens, "_REMEMBERED", 2)
    file = RunFile.beside(tmp_path / "index")
    packer = Packer(file)
    pieces = [(packer.put_aside(some), file) for some in (["a", "b", "c"], ["c", "d"], ["a", "d", "e"])]
    assert [aside.packed > 0 for aside, _ in pieces] == [True, True, True]
    merged = MergedTokens(pieces)
    made = b"".join(bodies.tobytes() for _, bodies in merged.parts())
    assert made == b"".join(packed.pack(word, False) for word in "abcde")
    file.close()


def test_a_token_that_nobody_packed_is_noticed(tmp_path: Path):
    file = RunFile.beside(tmp_path / "index")
    packer = Packer(file)
    packer.put_aside(["ivan"])
    merged = MergedTokens([(packer.put_aside(["ivan"]), file)])
    with pytest.raises(AssertionError, match="where it appears first"):
        list(merged.parts())
    file.close()
