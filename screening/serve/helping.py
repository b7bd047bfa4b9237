"""Processes that help with one list on this machine, for `screening batch`: started on a job's folder, ended with it.

They have the priority of whoever started them, log only what goes wrong, and end when nothing is left to do. One that
dies is not replaced: what it leaves is taken over by the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screening.api import accounting
from screening.batch.jobs import JobStore
from screening.batch.jobs.work import Work
from screening.engine import Engine
from screening.serve.collector import settle
from screening.serve.orphan import DONE, FAILED, when_orphaned
from screening.settings import Settings

_LOOK_SECONDS = 0.05


@contextmanager
def helping(settings: Settings, folder: Path, number: int) -> Iterator[None]:
    """So many processes at work on the jobs in that folder, for as long as the block lasts."""
    told = (
        settings.model_copy(update={"jobs_dir": folder, "log_level": "error"}).model_dump_json().encode()
        + b"\n"
    )
    helpers: list[subprocess.Popen[bytes]] = []
    try:
        for _ in range(number):
            helper = subprocess.Popen(
                [sys.executable, "-m", "screening.serve", "helper"],
                stdin=subprocess.PIPE,
                start_new_session=True,
            )
            helpers.append(helper)
            helper.stdin.write(told)  # type: ignore[union-attr]
            helper.stdin.flush()  # type: ignore[union-attr]
        yield
    finally:
        for helper in helpers:
            helper.kill()  # what it had written holds
            helper.stdin.close()  # type: ignore[union-attr]
            helper.wait()


def run(settings: Settings) -> int:
    """Help until nothing is left, or until whoever started us is gone."""
    when_orphaned(lambda: os._exit(FAILED), within=0.0)
    os.umask(0o077)
    if not settings.jobs_dir.is_dir():  # all was done before we were awake
        return DONE
    jobs = JobStore.of(settings)
    engine = Engine.of(settings, create=False)
    engine.open(build=False)
    work = Work(jobs, engine, office=accounting.opened(settings))
    settle()
    while jobs.any_waiting():
        if not work.step():
            time.sleep(_LOOK_SECONDS)
    return DONE
