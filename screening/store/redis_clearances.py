"""Clearances in a Redis store: a hash of them and a sorted set by sequence number, which they share with the records.

A clearance replaces its own earlier state and nobody else's; nothing of what was replaced is left on the server.
"""

from __future__ import annotations

from screening.clearances import Clearance
from screening.clearances.clearance import kept, read
from screening.store.base import changed_meanwhile
from screening.store.redis_feed import RedisFeed
from screening.store.redis_scripts import _COMMON, _WRITING
from screening.store.redis_server import RedisServer, Script

_KEYS = "local BODIES, ORDER = P..':clearance', P..':clearances'\n"

# ARGV: identity, token, id, the number of the state that is replaced or 0, body.
_KEEP = Script(
    _WRITING
    + _KEYS
    + """
local id = ARGV[3]
if whole(tonumber(redis.call('ZSCORE', ORDER, id) or '0')) ~= ARGV[4] then return 'changed' end
local seq = redis.call('HINCRBY', META, 'sequence', 1)
redis.call('HSET', BODIES, id, ARGV[5])
redis.call('ZADD', ORDER, whole(seq), id)
return done(whole(seq))
"""
)

# ARGV: identity, after, how many. Gives body and number of each.
_AFTER = Script(
    _COMMON
    + _KEYS
    + """
local found = {}
local rows = redis.call('ZRANGEBYSCORE', ORDER, '('..ARGV[2], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[3])
for i = 1, #rows, 2 do
  found[#found + 1] = redis.call('HGET', BODIES, rows[i])
  found[#found + 1] = whole(tonumber(rows[i + 1]))
end
return found
"""
)

# ARGV: identity, id. Gives body and number, or nothing.
_ONE = Script(
    _COMMON
    + _KEYS
    + """
local seq = redis.call('ZSCORE', ORDER, ARGV[2])
if not seq then return {} end
return {redis.call('HGET', BODIES, ARGV[2]), whole(tonumber(seq))}
"""
)


def after(feed: RedisFeed, server: RedisServer, sequence: int, limit: int) -> list[Clearance]:
    """The latest state of those that changed after a sequence number, in order."""
    if limit <= 0:
        return []
    told = iter(server.run(_AFTER, feed.identity, sequence, limit))
    return [read(body, int(number)) for body, number in zip(told, told, strict=True)]


def one(feed: RedisFeed, server: RedisServer, clearance_id: str) -> Clearance | None:
    """The clearance of that identifier."""
    found = server.run(_ONE, feed.identity, clearance_id)
    return read(found[0], int(found[1])) if found else None


def keep(feed: RedisFeed, clearance: Clearance, replaces: int) -> int:
    """Puts it on file in place of its state of that number: its own. Conflict when that is not the present one."""
    told = feed.write(_KEEP, clearance.id, replaces, kept(clearance))
    if told == "changed":
        raise changed_meanwhile()
    return int(told)
