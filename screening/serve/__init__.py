"""Processes: a parent that owns the port, workers that answer, batch processes, and a builder.

    parent    binds the port, starts and replaces workers, decides when a snapshot is due (`parent`)
      worker  one uvicorn server on the shared socket (`worker`)
      batch   screens passenger lists, at low priority; the first stays, a `reserve` goes when idle (`batch`)
      helper  shares the list of a `screening batch` with it (`helping`)
      builder one snapshot, or one check of its checksums, then it ends (`builder`)

Every process is a fresh interpreter: nothing is forked. A child takes its settings from its standard input
and ends when that closes, so no orphan keeps the port when the parent is killed.
"""

from __future__ import annotations

from screening.serve.parent import serve

__all__ = ["serve"]
