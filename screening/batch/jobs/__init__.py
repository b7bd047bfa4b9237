"""Durable jobs: passenger lists that were taken in, and how far each has been screened.

    job       what is known about a list: form, options, state, counts
    base      what jobs promise, wherever they are kept
    store     jobs in a folder of this machine: take in, find, queue, remove
    shared/   jobs on the Redis server that several services share
    rows      the list's rows, read once and kept
    blocks    the answers, in files of some hundred rows each
    progress  how far a job is and how long it still takes
    results   rows with their answers, in order; reports made of them
    notes     what became of answers later, kept with the job
    work      what a process does that screens: one piece of work after the other

In the folder, a change of state is a rename, a claim is a lock that the system gives back when its holder dies. So a
process may be killed at any moment and the next one goes on where it was.
"""

from __future__ import annotations

from screening.batch.jobs.base import Bounds, Jobs
from screening.batch.jobs.job import Failure, Job
from screening.batch.jobs.store import QUEUE, JobStore
from screening.settings import Settings
from screening.store import shared as on_a_server

__all__ = ["Bounds", "Failure", "Job", "JobStore", "Jobs", "are_shared", "jobs_of", "left_behind"]


def jobs_of(settings: Settings) -> Jobs:
    """The jobs of a service: shared where its store is, unless the settings keep them on this machine.

    A server that is away is not asked for before something is needed of it. Raises StoreUnavailable when the folder of
    this machine cannot be used.
    """
    if not are_shared(settings):
        return JobStore.of(settings)
    from screening.batch.jobs.shared import SharedJobs  # 40 ms that a folder does without

    return SharedJobs.of(settings)


def are_shared(settings: Settings) -> bool:
    """Whether the jobs lie on the server of the store."""
    return settings.jobs == "auto" and on_a_server(settings.store)


def left_behind(settings: Settings) -> bool:
    """Whether this machine has lists from before they were shared: they are removed in their time as well."""
    return (settings.jobs_dir / QUEUE).is_dir()
