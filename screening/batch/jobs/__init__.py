"""Durable jobs: passenger lists that were taken in, and how far each has been screened.

    job       what is known about a list: form, options, state, counts
    store     the folder of all jobs: take in, find, queue, remove
    rows      the list's rows, read once and kept
    blocks    the answers, in files of some hundred rows each
    progress  how far a job is and how long it still takes
    results   rows with their answers, in order; reports made of them
    work      what a process does that screens: one piece of work after the other

Everything stands in files. A change of state is a rename, a claim is a lock that the system gives back when its holder
dies, so a process may be killed at any moment and the next one goes on where it was.
"""

from __future__ import annotations

from screening.batch.jobs.job import Failure, Job
from screening.batch.jobs.store import Bounds, JobStore

__all__ = ["Bounds", "Failure", "Job", "JobStore"]
