"""When the garbage collector runs in a process that answers: rarely, and not over what was made at its start.

Answers leave no cycles behind, and each round in the middle of a query throws what it needs out of the processor's
caches.
"""

from __future__ import annotations

import gc

COLLECT = 50_000, 20, 100
"""Objects made, less those freed, between two rounds; and rounds between two of older objects."""


def settle() -> None:
    """Leaves all that was made until now out of the collector's rounds, and makes these rare."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)
