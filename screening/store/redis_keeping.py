"""What a Redis store knows of how long records are kept: reviews that are due, marks of restriction, words agreed.

Reviews have no index here: a question reads the lists that it is about, a page at a time. Marks and words are two
small hashes beside the records.
"""

from __future__ import annotations

from collections.abc import Iterator

from screening.errors import StoreUnavailable
from screening.store import redis_scripts as scripts
from screening.store import reviews as due
from screening.store.base import (
    Review,
    body_of,
    changed_since,
    nothing_on_file,
    record_of,
    restricted,
    version_of,
)
from screening.store.redis_feed import LAST, RedisFeed, parsed
from screening.store.redis_scripts import _COMMON, _WRITING
from screening.store.redis_server import RedisServer, Script

TRIES = 20  # at a record that others change all the time

_GET = Script(scripts.GET)

# Sets or lifts a mark of restriction. ARGV: identity, token, how many staged entries to move, id, the digest that the
# record must have, the mark or '', the record's new digest and body.
_MARK = Script(
    _WRITING
    + """
settle_some(tonumber(ARGV[3]))
local id = ARGV[4]
if STAGED then settle({id}) end
local old = redis.call('HGET', RECORD, id)
if not old then return 'nothing' end
local was, kind, digest, list = parse(old)
if kind == 'x' then return 'nothing' end
if digest ~= ARGV[5] then return 'changed' end
if ARGV[6] == '' then redis.call('HDEL', MARKS, id) else redis.call('HSET', MARKS, id, ARGV[6]) end
if digest == ARGV[7] then return done(whole(was)) end
local seq = redis.call('HINCRBY', META, 'sequence', 1)
file(id, seq, kind, ARGV[7], list, ARGV[8])
count(list, kind, 0, seq)
return done(whole(seq))
"""
)

# Sets a word if it still is what it was. ARGV: identity, token, its name, what it was, what it is to be.
_EXCHANGE = Script(
    _WRITING
    + """
local words = P..':words'
if (redis.call('HGET', words, ARGV[3]) or '') ~= ARGV[4] then return done('0') end
if ARGV[5] == '' then redis.call('HDEL', words, ARGV[3]) else redis.call('HSET', words, ARGV[3], ARGV[5]) end
return done('1')
"""
)

# What is kept beside the records. ARGV: identity, `restricted` or `words`.
_BESIDE = Script(_COMMON + "return redis.call('HGETALL', P..':'..ARGV[2])")


def marks(server: RedisServer, feed: RedisFeed) -> dict[str, str]:
    """Every mark of restriction, by identifier."""
    told = iter(server.run(_BESIDE, feed.identity, "restricted"))
    return {record_id.decode(): why.decode() for record_id, why in zip(told, told, strict=True)}


def mark(server: RedisServer, record_id: str) -> str:
    """The mark of one record, "" for none."""
    (value,) = server.fields("restricted", record_id)
    return (value or b"").decode()


def set_mark(server: RedisServer, feed: RedisFeed, helped: int, record_id: str, why: str) -> int:
    """Sets or lifts the mark of a live record: the sequence number from which it is so."""
    for _ in range(TRIES):
        value = server.run(_GET, feed.identity, record_id)
        body = None if value is None else parsed(value)[1]
        if body is None:
            raise nothing_on_file()
        after = body_of(restricted(record_of(body), why))
        told = feed.write(_MARK, helped, record_id, version_of(body), why, version_of(after), after)
        if told not in ("changed", "nothing"):
            return int(told)
    raise busy()


def busy() -> StoreUnavailable:
    """Others changed the same record each time that it was looked at."""
    return StoreUnavailable("others changed the record all the time; nothing was done", remedy="Try again.")


def told_of_deletion(told: str) -> int:
    """The sequence number of a withdrawal. NotFound and Conflict as the script says."""
    if told == "nothing":
        raise nothing_on_file()
    if told == "changed":
        raise changed_since()
    return int(told)


def reviews(feed: RedisFeed, upto: str, list_name: str = "") -> Iterator[Review]:
    """What is due, in no order: reads every record of the list, or of all; 5 s for a million."""
    rows = feed.rows(0, LAST, list_name=list_name)
    return due.among((row for row in rows if not list_name or row.list == list_name), upto)


def word(server: RedisServer, name: str) -> str:
    """The word under a name."""
    (value,) = server.fields("words", name)
    return (value or b"").decode()


def exchange(feed: RedisFeed, name: str, before: str, after: str) -> bool:
    """Sets a word if it still is what it was."""
    return feed.write(_EXCHANGE, name, before, after) == "1"
