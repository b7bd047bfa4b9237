"""What clients have sent to all replicas together, on a Redis server: a bucket for the rate, a count for each day.

A bucket says how much is left and when that was counted, by the server's clock; one that is full again is as good as
none, and lapses. What is added here is what was sent since the last time, a client at a time of few operations.
Knows clients by a hash of their names only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from screening.access.exchange import Left, Use
from screening.access.rates import DEBT_SECONDS
from screening.errors import AccessUnavailable, StoreUnavailable
from screening.store.redis_keys import SETTING
from screening.store.redis_options import RedisOptions
from screening.store.redis_server import Argument, RedisServer, Script

KEPT_SECONDS: Final = 172_800  # of a day's counts: until no replica takes it for today

# ARGV: the day, the most debt in seconds, how long a day is kept, then of each client mark, rate, full, lately, today.
# Gives of each what is left and what was sent that day.
_ADD = Script("""
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1e6
local found = {}
for i = 4, #ARGV, 5 do
  local mark, rate, full = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  local left = 0
  if rate > 0 then
    local bucket = KEYS[1]..':access:rate:'..mark
    left = full
    local known = redis.call('GET', bucket)
    if known then
      local store, at = string.match(known, '^(%S+) (%S+)$')
      left = math.min(full, tonumber(store) + math.max(now - tonumber(at), 0) * rate)
    end
    left = math.max(left - tonumber(ARGV[i + 3]), -tonumber(ARGV[2]) * rate)
    redis.call('SET', bucket, string.format('%.6f %.6f', left, now), 'PX',
      math.ceil((full - left) / rate * 1000) + 1000)
  end
  local day = KEYS[1]..':access:day:'..ARGV[1]..':'..mark
  local used = redis.call('INCRBY', day, ARGV[i + 4])
  redis.call('EXPIRE', day, ARGV[3])
  found[#found + 1] = string.format('%.6f', left)
  found[#found + 1] = used
end
return found
""")


class RedisPool:
    """The pool of all replicas whose address of the server, and prefix, is the same."""

    def __init__(self, url: str, options: RedisOptions) -> None:
        self._server = RedisServer(url, options, setting=SETTING)

    def add(self, day: int, uses: Sequence[Use]) -> list[Left]:
        """Adds what was sent here, and tells what is left.

        Where the answer was lost and it is sent again, an interval's requests may count twice.
        """
        told: list[Argument] = [day, int(DEBT_SECONDS), KEPT_SECONDS]
        for use in uses:
            told += (f"{use.mark:016x}", repr(use.rate), repr(use.full), use.lately, use.today)
        try:
            found = self._server.run(_ADD, *told)
        except StoreUnavailable as error:
            raise AccessUnavailable(error.what, remedy=error.remedy) from error
        return [Left(float(found[at]), int(found[at + 1])) for at in range(0, len(found), 2)]

    def close(self) -> None:
        """Lets go of the connections."""
        self._server.close()
