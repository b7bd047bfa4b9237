"""`python -m screening.serve ROLE [DESCRIPTOR ...]`: how the parent starts its children. Not for people.

The first line of standard input holds the settings; the parent keeps the other end open for as long as it
lives. The exit status tells the parent how it went.
"""

from __future__ import annotations

import os
import sys

import structlog

from screening.api import logs
from screening.errors import ScreeningError
from screening.serve.orphan import FAILED
from screening.settings import Settings

log = structlog.get_logger("screening.serve")


def main() -> int:
    """Play the role named; the status to exit with."""
    role, *descriptors = sys.argv[1:]
    settings = Settings.model_validate_json(sys.stdin.buffer.readline())
    logs.configure(settings.log_level)
    try:
        if role == "worker":
            from screening.serve import worker

            return worker.run(settings, *map(int, descriptors))
        if role in ("batch", "reserve"):
            from screening.serve import batch

            return batch.run(settings, *map(int, descriptors), stays=role == "batch")
        if role == "helper":
            from screening.serve import helping

            return helping.run(settings)
        from screening.serve import builder

        return builder.ROLES[role](settings)
    except ScreeningError as error:
        log.error("process_failed", role=role, code=error.code, why=error.what, remedy=error.remedy)
    except Exception as error:
        log.error("process_failed", role=role, error=type(error).__name__, trace=logs.trace(error))
    return FAILED


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    os._exit(status)  # the thread that waits on standard input would keep the interpreter from ending
