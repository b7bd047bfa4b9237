"""Where keys and counts of requests lie, as the settings say: on this machine, or on a server that several share."""

from __future__ import annotations

from screening.access.exchange import Pool
from screening.access.keyring import Keyring
from screening.access.keys import Keys
from screening.settings import Settings
from screening.store.redis_options import RedisOptions


def keys_of(settings: Settings) -> Keys:
    """The keys. Raises InputError for an address that cannot be meant."""
    if not settings.access_store:
        return Keyring(settings.access_file)
    from screening.store.redis_keys import RedisKeys  # 40 ms that a file does without

    return RedisKeys(settings.access_store, _options(settings))


def pool_of(settings: Settings) -> Pool:
    """What machines level their counts by; only where the keys lie on a server."""
    from screening.store.redis_pool import RedisPool

    return RedisPool(settings.access_store, _options(settings))


def _options(settings: Settings) -> RedisOptions:
    return RedisOptions(
        settings.redis_connect_seconds, settings.redis_command_seconds, settings.redis_wait_replicas
    )
