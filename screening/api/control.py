"""Whether access is controlled, and so an audit kept: one answer for the service, its processes and the commands.

Follows from the settings and from whether there is a file of keys; asks no server. Needs nothing of the web, so that
a command which only wants to know this does not wait for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from screening.access.keyring import Keyring
from screening.access.mode import Mode, mode_of
from screening.errors import InputError, Problem
from screening.settings import Settings


def mode(settings: Settings) -> Mode:
    """Whether keys are asked for. Raises InputError where nothing says who may ask, or only half of it."""
    _complete_tokens(settings)
    _complete_tls(settings)
    return mode_of(settings.access, host=settings.host, configured=configured(settings))


def configured(settings: Settings) -> bool:
    """Whether there are keys, a server to keep them, or an issuer of tokens: somebody means to control access."""
    return bool(settings.access_store or settings.jwt_issuer) or Keyring(settings.access_file).exists()


def kept(settings: Settings) -> bool:
    """Whether an audit is kept: where the settings say so, or leave it to whether access is controlled.

    Where the service would not start, because only half of it is said, somebody means to control access: what a
    command does until the other half is there is entered as well.
    """
    if settings.audit != "auto":
        return settings.audit == "on"
    try:
        return mode(settings) == "keys"
    except InputError:
        return True


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
