"""Jobs that several services share through the Redis server of their store.

    scripts     what the server does in one step
    desk        the server as jobs use it: keys, names, whose store it is
    pieces      lists, rows and answers as the server keeps them: cut and compressed
    claims      what this process has in hand, and the signs of life that keep it there
    living    which processes of this machine are dead
    reading     a list on its way from the server to its rows
    notes       what became of answers later
    jobs        all of it together, as `jobs.base` promises it

What a list holds lies on the server, so any machine may take it, go on with it or answer for it. Files of this machine
are only where a block is answered line by line before it is handed in whole, and reports made of what the server has.
"""

from __future__ import annotations

from screening.batch.jobs.shared.jobs import SharedJobs

__all__ = ["SharedJobs"]
