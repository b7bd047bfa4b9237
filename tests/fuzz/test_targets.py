"""What the fuzzer feeds is fed here too: its seeds, changed by chance, and whatever it ever found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.fuzz.seeds import seeds
from tools.fuzz.targets import TARGETS

FINDINGS = Path(__file__).with_name("findings")
EXAMPLES = 40


@pytest.mark.parametrize(
    "finding", sorted(FINDINGS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_what_was_found_once_is_answered_in_order(finding: Path) -> None:
    TARGETS[finding.parent.name](finding.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_seed_is_read_and_so_is_nothing_at_all(name: str) -> None:
    for seed in (b"", *seeds(name)):
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
@given(chance=st.randoms(use_true_random=False), edits=st.integers(1, 8))
def test_a_seed_that_was_damaged_is_read_or_refused_and_nothing_else(
    name: str, chance: random.Random, edits: int
) -> None:
    content = bytearray(chance.choice(seeds(name)))
    for _ in range(edits):
        place = chance.randrange(len(content) + 1)
        act = chance.randrange(4)
        if act == 0:
            content[place:place] = chance.randbytes(chance.randint(1, 4))
        elif act == 1:
            del content[place : place + chance.randint(1, 30)]
        elif act == 2:
            content[place : place + 1] = chance.choice((b"\0", b"\xff", b"'", b'"', b"<", b"{", b"[", b"\n"))
        else:
            content[place:place] = content[: chance.randint(0, 60)]
    TARGETS[name](bytes(content))
