"""A batch process: screens the passenger lists that wait, at low priority, and goes on for as long as there are any.

Like a worker it has a view of the store of its own and follows its changes; unlike one it answers nobody. It may be
killed at any moment, and is simply killed when the service stops: the next one goes on where it was.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from functools import partial

import structlog

from screening import metrics
from screening.api import accounting, tally
from screening.api.app import opened
from screening.batch.carriers.cusres import Codes
from screening.batch.jobs import Jobs, JobStore, are_shared, jobs_of, left_behind
from screening.batch.jobs.job import STATES
from screening.batch.jobs.progress import rows_left
from screening.batch.jobs.work import Work
from screening.batch.later.changes import Watch
from screening.batch.report import About
from screening.engine import Engine
from screening.errors import StoreUnavailable
from screening.keeping.rounds import Rounds
from screening.serve import rounds
from screening.serve.collector import settle
from screening.serve.orphan import DONE, FAILED, when_orphaned
from screening.serve.priority import step_back
from screening.settings import Settings

log = structlog.get_logger("screening.serve")

IDLE_SECONDS = 60.0
"""So long a process waits for more before it ends, but for the one that always waits."""

AWAY_SECONDS = 1.0
SHOW_SECONDS = 1.0
CHORE_SECONDS = 60.0


def run(settings: Settings, ready: int, *, stays: bool) -> int:
    """Screen lists until the parent is gone; unless it `stays`, until there were none for a while."""
    when_orphaned(lambda: os._exit(FAILED), within=0.0)
    os.umask(0o077)
    step_back()
    engine = opened(settings, create=False)  # before the folder of jobs, which must not take its place
    jobs = jobs_of(settings)
    about = partial(About, codes=Codes.of_settings(settings))
    office = accounting.opened(settings)
    office.start()
    work = Work(jobs, engine, tally.count_one, settings.poll_seconds, about, office=office)
    settle()
    os.write(ready, b"\n")
    os.close(ready)
    if stays:
        rounds.begin(Rounds(settings, engine.store, office))
    watch = Watch(jobs, engine, settings.delayed_seconds, settings.delayed_hours * 3600, office)
    return _loop(settings, jobs, engine, work, watch, stays=stays)


def _loop(settings: Settings, jobs: Jobs, engine: Engine, work: Work, watch: Watch, *, stays: bool) -> int:
    worked = time.monotonic()
    shown = chores = float("-inf")
    away = False
    while stays or time.monotonic() - worked < IDLE_SECONDS:
        now = time.monotonic()
        try:
            if stays and now - shown > SHOW_SECONDS:
                shown = now
                show(jobs)
            if stays and now - chores > CHORE_SECONDS:
                chores = now
                _chores(settings, jobs)
            watched = stays and watch.step()  # a slice in every turn, or a census would keep it waiting
            if work.step():
                worked = now
            elif not watched:
                time.sleep(settings.poll_seconds)
            away = False
        except StoreUnavailable as error:  # the server of shared lists: they wait, and nothing is lost
            if not away:
                log.warning("lists_away", why=error.what, remedy=error.remedy)
            away = True
            time.sleep(AWAY_SECONDS)
    return DONE


def _chores(settings: Settings, jobs: Jobs) -> None:
    """What is due now and then, by the process that always waits."""
    removed = jobs.sweep()
    if are_shared(settings) and left_behind(settings):
        removed += JobStore.of(settings).sweep()
    if removed:
        log.info("lists_removed", lists=removed)


def show(jobs: Jobs) -> None:
    """Shows in the metrics what waits; nothing where another of those that share the jobs does."""
    waiting = jobs.waiting() if jobs.speaks() else []
    states = Counter(job.state for job in waiting)
    metrics.show_queue({state: states[state] for state in STATES[:3]}, sum(rows_left(jobs, waiting)))
