"""The hot loop, compiled: optional, and beside each part of it the Python code that does the same.

`PRESENT` says whether the compiled parts are used: not where they could not be built, nor where the variable
SCREENING_PURE is set, which tests use to compare both.
"""

from __future__ import annotations

import os
from importlib.util import find_spec

PARTS = (
    "phonetic", "lexicon", "words", "tokens", "related", "keys", "weighing", "retrieval", "documents", "buckets",
    "dates",
)  # fmt: skip
PURE = "SCREENING_PURE"

PRESENT = not os.environ.get(PURE) and all(find_spec(f"{__name__}.{part}") for part in PARTS)
