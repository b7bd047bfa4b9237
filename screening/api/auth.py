"""Makes what guards the service of its settings: the door, the guard, the counts, the watch for trawling.

One place where the settings of access are read; the parts themselves know none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import structlog
from starlette.routing import BaseRoute

from screening import metrics
from screening.access import Identity
from screening.access.bearer import Bearer, Terms, algorithms_of, roles_of
from screening.access.door import Door
from screening.access.exchange import Exchange
from screening.access.key_copy import KeyCopy
from screening.access.keyset import KeySet
from screening.access.proxies import Proxies
from screening.access.rates import Rates
from screening.access.trawling import Watch
from screening.api import guard
from screening.api.control import mode
from screening.settings import Settings
from screening.store.keys import keys_of, pool_of

log = structlog.get_logger("screening.api")

COUNTS = "clients.counts"  # beside the metrics, in the folder that all workers share while the service runs
EXCHANGE = "clients.exchange"  # whoever of them holds it levels the counts with other machines
COPY = "access.copy"  # beside the file of keys: the keys of the server as they were read last


def door(settings: Settings) -> Door | None:
    """The door, not yet started; None where everybody may ask."""
    if mode(settings) == "open":
        return None
    keys = keys_of(settings)
    if not settings.access_store:
        return Door(keys, bearer=_bearer(settings))
    copy = KeyCopy(settings.access_file.with_name(COPY))
    return Door(keys, bearer=_bearer(settings), grace=settings.access_grace_seconds, copy=copy)


def made(
    settings: Settings, routes: Iterable[BaseRoute], entrance: Door | None, counts: Rates
) -> guard.Guard:
    """The guard of these routes."""
    terms = guard.Terms(
        purposes=frozenset(code.strip().encode() for code in settings.purposes.split(",")),
        purpose_required=settings.require_purpose,
        rate=settings.rate or 0.0,
        quota=settings.quota or 0,
        wait=settings.overload_seconds,
        certificate_header=settings.certificate_header.lower().encode(),
    )
    return guard.Guard(routes, terms, door=entrance, proxies=Proxies(settings.proxies), rates=counts)


def rates() -> Rates:
    """What counts the requests of each client, with all workers of this machine."""
    return Rates(_shared(COUNTS))


def exchange(settings: Settings, counts: Rates, entrance: Door | None) -> Exchange | None:
    """What levels these counts with those of other machines, not yet started; None where nothing is to be levelled."""
    if entrance is None or not settings.access_store:
        return None
    return Exchange(counts, pool_of(settings), _shared(EXCHANGE))


def watch(settings: Settings) -> Watch:
    """What notices trawling, and tells the metrics and the log."""
    return Watch(settings.trawl_names, settings.trawl_finds, on_sign=[_told])


def _told(who: Identity, sign: str, number: int) -> None:
    metrics.count_trawling(sign)
    log.warning("trawling", sign=sign, client=who.client, key=who.key_prefix, role=who.role, number=number)


def _shared(name: str) -> Path | None:
    """A file that all workers share; a process that serves alone has none, and counts in its own memory."""
    return Path(metrics.SHARED_FOLDER) / name if metrics.SHARED_FOLDER else None


def _bearer(settings: Settings) -> Bearer | None:
    if not settings.jwt_issuer:
        return None
    terms = Terms(
        issuer=settings.jwt_issuer,
        audience=settings.jwt_audience,
        algorithms=algorithms_of(settings.jwt_algorithms),
        role_claim=settings.jwt_role_claim,
        roles=roles_of(settings.jwt_roles),
    )
    return Bearer(terms, KeySet(settings.jwt_keys, settings.jwt_refresh_seconds))
