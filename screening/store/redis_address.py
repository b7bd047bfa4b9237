"""The address of a Redis server, taken apart.

redis://host:port/db, rediss://... over TLS, redis+sentinel://host:port,host:port/service/db, or
redis+cluster://host:port,host:port, each with `?prefix=` where several stores share a server.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from screening.errors import InputError

PORTS = {"redis": 6379, "rediss": 6379, "redis+sentinel": 26379, "redis+cluster": 6379}
_FORM = (
    "Write redis://host:6379/0, rediss://user:password@host:6380/0 (TLS; ?ca=FILE), "
    "redis+sentinel://host:26379,host:26379/service/0, or redis+cluster://host:6379,host:6379; ?prefix=NAME where "
    "stores share a server."
)
_OPTIONS = {"prefix", "ca", "certificate", "key"}


@dataclass(frozen=True, slots=True)
class RedisAddress:
    """What an address says. `service` is Sentinel's name of the master, "" where there is no Sentinel."""

    hosts: tuple[tuple[str, int], ...]
    service: str = ""
    database: int = 0
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    prefix: str = "screening"
    tls: Mapping[str, str] | None = None
    cluster: bool = False

    @classmethod
    def parse(cls, url: str) -> RedisAddress:
        """The parts of the address. Raises InputError for one that cannot be meant."""
        try:
            parts = urlsplit(url)
            return _address(parts, dict(parse_qsl(parts.query, keep_blank_values=True)))
        except (ValueError, KeyError):
            raise InputError("the store's address is no address of a Redis server", remedy=_FORM) from None


def _address(parts: SplitResult, options: dict[str, str]) -> RedisAddress:
    service, sentinel, cluster = "", parts.scheme == "redis+sentinel", parts.scheme == "redis+cluster"
    place = parts.path.strip("/").split("/")
    if sentinel:
        service, place = place[0], place[1:] or [""]
    login, _, hosts = parts.netloc.rpartition("@")
    username, _, password = login.partition(":")
    found = tuple(_host(host, PORTS[parts.scheme]) for host in hosts.split(","))
    if (sentinel and not service) or (len(found) > 1 and not (sentinel or cluster)) or parts.fragment:
        raise ValueError
    database = int(place[0] or 0)
    if len(place) > 1 or (cluster and database):  # a Cluster has no others
        raise ValueError
    if not options.keys() <= _OPTIONS or not options.get("prefix", "screening").isidentifier():
        raise ValueError
    tls = {name: value for name, value in options.items() if name != "prefix"}
    return RedisAddress(
        hosts=found,
        service=unquote(service),
        database=database,
        username=unquote(username) or None,
        password=unquote(password) or None,
        prefix=options.get("prefix", "screening"),
        tls=tls if tls or parts.scheme == "rediss" else None,
        cluster=cluster,
    )


def _host(text: str, port: int) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if not parts.hostname or parts.path:
        raise ValueError
    return parts.hostname, parts.port or port
