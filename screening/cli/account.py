"""Account given by commands: who runs them, and where that is entered."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening.audit.office import Asker, Office
    from screening.settings import Settings


@contextmanager
def giving(settings: Settings) -> Iterator[tuple[Office, Asker]]:
    """Where this command gives account, and who runs it. Raises AuditUnavailable when the key cannot be used."""
    from screening.api import control, logs
    from screening.audit.office import NoAudit, opened

    logs.unless_configured("error")
    office: Office = opened(settings) if control.kept(settings) else NoAudit()
    try:
        yield office, asker()
    finally:
        office.close()


def asker() -> Asker:
    """Whoever runs this command, by the name of the account on this machine."""
    from screening.audit.office import Asker

    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a number without a name, as containers have
        name = str(os.getuid())
    return Asker(f"cli:{name}", "command line")
