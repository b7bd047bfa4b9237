"""Makes what guards the service of its settings: the door, the guard, the watch for trawling.

One place where the settings of access are read; the parts themselves know none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import structlog
from starlette.routing import BaseRoute

from screening import metrics
from screening.access import Identity
from screening.access.bearer import Bearer, Terms, algorithms_of, roles_of
from screening.access.door import Door
from screening.access.keyset import KeySet
from screening.access.mode import Mode, configured, mode_of
from screening.access.proxies import Proxies
from screening.access.rates import Rates
from screening.access.trawling import Watch
from screening.api import guard
from screening.errors import InputError, Problem
from screening.settings import Settings

log = structlog.get_logger("screening.api")

SHARED = "clients.counts"  # beside the metrics, in the folder that all workers share while the service runs


def mode(settings: Settings) -> Mode:
    """Whether keys are asked for. Raises InputError where nothing says who may ask, or only half of it."""
    _complete_tokens(settings)
    _complete_tls(settings)
    there = configured(settings.access_file, settings.jwt_issuer)
    return mode_of(settings.access, host=settings.host, configured=there)


def door(settings: Settings) -> Door | None:
    """The door, not yet started; None where everybody may ask."""
    return Door(settings.access_file, bearer=_bearer(settings)) if mode(settings) == "keys" else None


def made(settings: Settings, routes: Iterable[BaseRoute], entrance: Door | None) -> guard.Guard:
    """The guard of these routes."""
    terms = guard.Terms(
        purposes=frozenset(code.strip().encode() for code in settings.purposes.split(",")),
        purpose_required=settings.require_purpose,
        rate=settings.rate or 0.0,
        quota=settings.quota or 0,
        wait=settings.overload_seconds,
        certificate_header=settings.certificate_header.lower().encode(),
    )
    return guard.Guard(
        routes, terms, door=entrance, proxies=Proxies(settings.proxies), rates=Rates(_shared_file())
    )


def watch(settings: Settings) -> Watch:
    """What notices trawling, and tells the metrics and the log."""
    return Watch(settings.trawl_names, settings.trawl_finds, on_sign=[_told])


def _told(who: Identity, sign: str, number: int) -> None:
    metrics.count_trawling(sign)
    log.warning("trawling", sign=sign, client=who.client, key=who.key_prefix, role=who.role, number=number)


def _shared_file() -> Path | None:
    """Where all workers count together; a process that serves alone counts in its own memory."""
    return Path(metrics.SHARED_FOLDER) / SHARED if metrics.SHARED_FOLDER else None


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


def _complete_tokens(settings: Settings) -> None:
    """An issuer without a pinned audience would let in whoever holds a token for another service."""
    needed = {"JWT_AUDIENCE": settings.jwt_audience, "JWT_KEYS": settings.jwt_keys}
    if settings.jwt_issuer:
        _all_of("SCREENING_JWT_ISSUER", needed)


def _complete_tls(settings: Settings) -> None:
    needed = {"TLS_CERTIFICATE": settings.tls_certificate, "TLS_KEY": settings.tls_key}
    if any(needed.values()) or settings.tls_client_ca:
        _all_of("TLS", needed)


def _all_of(what: str, needed: Mapping[str, object]) -> None:
    problems = [
        Problem(
            f"SCREENING_{name}", f"is needed for {what}", "Set it; docs/how-to/access.md shows all of them."
        )
        for name, value in needed.items()
        if not value
    ]
    if problems:
        raise InputError(f"{problems[0].where} {problems[0].what}", problems=problems)
