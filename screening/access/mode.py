"""Whether everybody may ask, or only who holds a key: decided once, at the start.

Nothing asks for keys while a developer tries the service on the machine's own address and has made none.
On any other address that must be said out loud, because forgetting it would let everybody in.
"""

from __future__ import annotations

import ipaddress
from typing import Literal

from screening.errors import InputError

Mode = Literal["open", "keys"]

WARNING = "Nobody is asked who they are: everybody who reaches this address may ask and change everything."
HOW_TO_CLOSE = "Make a key with `screening keys create` and start again; see docs/how-to/access.md."


def mode_of(chosen: Mode | None, *, host: str, configured: bool) -> Mode:
    """The mode in force; `configured` says that there are keys, or a place for them, or an issuer of tokens.

    Raises InputError where nothing says who may ask and the address is not the machine's own.
    """
    if chosen is not None:
        return chosen
    if configured:
        return "keys"
    if loopback(host):
        return "open"
    raise InputError(
        f"the service would listen on {host} and nothing says who may ask",
        remedy="Make a key with `screening keys create --client NAME --role ROLE`, or configure an issuer of"
        " tokens (SCREENING_JWT_ISSUER); for development only, set SCREENING_ACCESS=open.",
    )


def loopback(host: str) -> bool:
    """Whether only this machine itself reaches the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
