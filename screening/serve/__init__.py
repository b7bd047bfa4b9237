"""Processes: a parent that owns the port, workers that answer, and a builder that makes snapshots.

    parent    binds the port, starts and replaces workers, decides when a snapshot is due (`parent`)
      worker  one uvicorn server on the shared socket (`child`)
      builder one snapshot, or one check of its checksums, then it ends (`child`)

Every process is a fresh interpreter: nothing is forked. A child takes its settings from its standard input
and ends when that closes, so no orphan keeps the port when the parent is killed.
"""

from __future__ import annotations

from screening.serve.parent import serve

__all__ = ["serve"]
