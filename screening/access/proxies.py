"""The proxies whose word about a client's certificate is taken: by address, and nobody else's."""

from __future__ import annotations

import ipaddress

from screening.errors import InputError

_KEPT = 4_096


class Proxies:
    """Addresses and networks, from a setting such as "10.1.2.3, 10.9.0.0/24, ::1"."""

    def __init__(self, text: str) -> None:
        try:
            self._networks = [ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip()]
        except ValueError:
            raise InputError(
                "SCREENING_PROXIES is not a list of addresses",
                remedy="Write addresses or networks with commas between them: 10.1.2.3, 10.9.0.0/24.",
            ) from None
        self._known: dict[str, bool] = {}

    def know(self, client: tuple[str, int] | None) -> bool:
        """Whether this peer is one of them; a peer without an address never is."""
        if client is None or not self._networks:
            return False
        known = self._known.get(client[0])
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[client[0]] = self._within(client[0])
        return known

    def _within(self, host: str) -> bool:
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None) or address
        return any(mapped in network for network in self._networks)
