"""What a name costs before it is looked for: every script of the invented world, nothing cached."""

from __future__ import annotations

import pytest

from benchmarks.speed import preparing
from benchmarks.speed.rows import CLOCKS
from screening.text import names


def test_scripts_are_timed_apart_with_caches_emptied_and_importing_beside_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preparing, "PERSONS", 3_000)
    monkeypatch.setattr(preparing, "NAMES", 5)
    monkeypatch.setattr(preparing, "FEWEST", 10)
    rows = {row["measure"]: row for row in preparing.measure(CLOCKS["processor"])}
    scripts = {name.rpartition(" ")[2] for name in rows if name.startswith("prepare")}
    assert {"latin", "cyrillic", "arabic", "devanagari", "han", "hangul"} <= scripts
    assert names._kept.cache_info().currsize < 100  # of the last name alone
    assert all(rows[f"import {module}"]["value"] > 0 for module in preparing.IMPORTED)
