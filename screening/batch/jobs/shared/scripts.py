"""What the Redis server does in one step with a shared job: Lua over keys of its own, beside those of the store.

Of each job, under `jobs:`, and gone with it:

    job:ID      hash: the job as JSON; how many blocks are answered, the counts, the least sequence number
    list:ID     hash: the list as it came, in pieces; gone once its rows are kept
    rows:ID     hash: the rows, by block        answers:ID  hash: the answers, by block
    work:ID     stream: what is to be done (`read`, or a block's number), and with its consumer group who does it
    tries:ID    hash: by block, at which row others ended and how often
    notes:ID    hash: what became of the answers later (`batch.later`)

and over all of them `waiting`, `kept`, `ends` (sorted sets), `known:DIGEST` (the job that has a list), `sizes` and
`bytes`.

A claim is an entry of the stream that is pending with its holder. Whoever hands something in is asked whether the
entry is still with them: a process that was taken for dead is refused. Every script bears repeating, as after an
answer that was lost. Each gets KEYS[1], the store's prefix; ARGV[1], the store's identity; ARGV[2], the job or ''.
Needs Redis 6.2 or Valkey.
"""

from __future__ import annotations

from typing import Final

_COMMON: Final = """
local P, id = KEYS[1], ARGV[2]
if redis.call('HGET', P..':meta', 'identity') ~= ARGV[1] then return redis.error_reply('REPLACED another store') end
local J = P..':jobs:'
local JOB, LIST, ROWS, ANSWERS = J..'job:'..id, J..'list:'..id, J..'rows:'..id, J..'answers:'..id
local WORK, TRIES, NOTES = J..'work:'..id, J..'tries:'..id, J..'notes:'..id
local function grown(by)
  redis.call('HINCRBY', J..'sizes', id, by)
  redis.call('INCRBY', J..'bytes', by)
end
local function list_gone()
  local size = redis.call('HGET', JOB, 'list')
  if size then grown(-tonumber(size)) end
  redis.call('HDEL', JOB, 'list')
  redis.call('UNLINK', LIST)
end
local function mine(entry, me)
  if redis.call('EXISTS', WORK) == 0 then return false end
  local pending = redis.call('XPENDING', WORK, 'batch', entry, entry, 1)
  return pending[1] and pending[1][2] == me
end
local function done_with(entry)
  redis.call('XACK', WORK, 'batch', entry)
  redis.call('XDEL', WORK, entry)
end
"""

# What is known of a list that may have been sent before. ARGV: its digest. Gives the job and its record, how many jobs
# wait, and how many bytes all of them have.
LOOK: Final = (
    _COMMON
    + """
local known = redis.call('GET', J..'known:'..ARGV[3]) or ''
local record = known ~= '' and redis.call('HGET', J..'job:'..known, 'job') or ''
return {known, record, redis.call('ZCARD', J..'waiting'), tonumber(redis.call('GET', J..'bytes') or '0')}
"""
)

# A list whose pieces are there becomes a job. ARGV: digest, the job that has been found to be no answer to it (or ''),
# whether it is screened anew, how many may wait, how many bytes all may have, the record, its pieces, their bytes.
CREATE: Final = (
    _COMMON
    + """
if redis.call('EXISTS', JOB) == 1 then return 'done' end
local known = J..'known:'..ARGV[3]
local has = redis.call('GET', known)
if ARGV[5] == '0' and has and has ~= ARGV[4] then return 'other' end
if redis.call('ZCARD', J..'waiting') >= tonumber(ARGV[6]) then return 'busy' end
if tonumber(redis.call('GET', J..'bytes') or '0') + tonumber(ARGV[10]) > tonumber(ARGV[7]) then return 'full' end
if redis.call('HLEN', LIST) ~= tonumber(ARGV[9]) then return 'lost' end
redis.call('PERSIST', LIST)
redis.call('HSET', JOB, 'job', ARGV[8], 'known', ARGV[3], 'pieces', ARGV[9], 'list', ARGV[10], 'blocks', 0)
grown(tonumber(ARGV[10]))
redis.call('XGROUP', 'CREATE', WORK, 'batch', '0', 'MKSTREAM')
redis.call('XADD', WORK, '*', 'do', 'read')
local place = redis.call('INCR', J..'made')
redis.call('ZADD', J..'waiting', place, id)
redis.call('ZADD', J..'kept', place, id)
redis.call('SET', known, id)
return 'done'
"""
)

# The records of all jobs that wait, the oldest first.
WAITING: Final = (
    _COMMON
    + """
local found = {}
for _, one in ipairs(redis.call('ZRANGE', J..'waiting', 0, -1)) do
  local record = redis.call('HGET', J..'job:'..one, 'job')
  if record then found[#found + 1] = record else redis.call('ZREM', J..'waiting', one) end
end
return found
"""
)

# ARGV: the record as it was, as it is to be, whether that is an end; then how many seconds the job is kept from now,
# after when it is removed (ms), how many seconds it answers a repeat; the entry and the holder without whom this does
# not count, or ''.
CHANGE: Final = (
    _COMMON
    + """
local has = redis.call('HGET', JOB, 'job')
if not has then return 'gone' end
if has == ARGV[4] then return 'done' end
if has ~= ARGV[3] then return 'moved' end
if ARGV[9] ~= '' and not mine(ARGV[9], ARGV[10]) then return 'lost' end
redis.call('HSET', JOB, 'job', ARGV[4])
if ARGV[5] == '1' then
  redis.call('ZREM', J..'waiting', id)
  list_gone()
  redis.call('UNLINK', WORK, TRIES)
  redis.call('ZADD', J..'ends', ARGV[7], id)
  for _, key in ipairs({JOB, ROWS, ANSWERS, NOTES}) do redis.call('EXPIRE', key, ARGV[6]) end
  local known = J..'known:'..redis.call('HGET', JOB, 'known')
  if redis.call('GET', known) == id then redis.call('EXPIRE', known, ARGV[8]) end
end
return 'done'
"""
)

# The next thing to do. ARGV: the claimant, after how many ms without a sign a holder is taken for dead, how many of
# the following are entries that the claimant is at work on; the others are holders that are known to be dead. Gives
# the entry, what to do, how often it was begun, what is noted of it.
CLAIM: Final = (
    _COMMON
    + """
if redis.call('EXISTS', WORK) == 0 then return {redis.call('EXISTS', JOB) == 1 and 'none' or 'gone'} end
local me, busy = ARGV[3], {}
local dead = 6 + tonumber(ARGV[5])
for i = 6, dead - 1 do busy[ARGV[i]] = true end
local function given(entry, fields, begun)
  return {entry, fields[2], begun, redis.call('HGET', TRIES, fields[2]) or ''}
end
local function taken_over(pending)
  local entry = pending[1]
  local found = redis.call('XCLAIM', WORK, 'batch', me, 0, entry)
  return given(entry, found[1][2], pending[4] + 1)
end
for _, pending in ipairs(redis.call('XPENDING', WORK, 'batch', '-', '+', 100, me)) do
  if not busy[pending[1]] then return taken_over(pending) end
end
for i = dead, #ARGV do
  local left = redis.call('XPENDING', WORK, 'batch', '-', '+', 1, ARGV[i])
  if left[1] then return taken_over(left[1]) end
end
local new = redis.call('XREADGROUP', 'GROUP', 'batch', me, 'COUNT', 1, 'STREAMS', WORK, '>')
if new then
  local entry = new[1][2][1]
  return given(entry[1], entry[2], 1)
end
local silent = redis.call('XPENDING', WORK, 'batch', 'IDLE', ARGV[4], '-', '+', 1)
if silent[1] then return taken_over(silent[1]) end
return {'none'}
"""
)

# A sign of life. ARGV: entry, holder.
RENEW: Final = (
    _COMMON
    + """
if not mine(ARGV[3], ARGV[4]) then return 'lost' end
redis.call('XCLAIM', WORK, 'batch', ARGV[4], 0, ARGV[3], 'JUSTID')
return 'done'
"""
)

# Lets go of what was not finished, so that others need not wait. ARGV: entry, holder.
RELEASE: Final = (
    _COMMON
    + """
if not mine(ARGV[3], ARGV[4]) then return 'lost' end
redis.call('XCLAIM', WORK, 'batch', ARGV[4], 0, ARGV[3], 'IDLE', 86400000, 'JUSTID')
return 'done'
"""
)

# ARGV: entry, holder, block, what is to be noted of its tries.
TRIED: Final = (
    _COMMON
    + """
if not mine(ARGV[3], ARGV[4]) then return 'lost' end
redis.call('HSET', TRIES, ARGV[5], ARGV[6])
return 'done'
"""
)

# The rows count from now on. ARGV: entry, holder, the record as it was, as it is to be, where the rows are, their
# bytes, how many blocks.
BEGIN: Final = (
    _COMMON
    + """
local has, blocks = redis.call('HGET', JOB, 'job'), tonumber(ARGV[9])
if not has then return 'gone' end
if has == ARGV[6] then return 'done' end
if has ~= ARGV[5] then return 'moved' end
if not mine(ARGV[3], ARGV[4]) or redis.call('HLEN', ARGV[7]) ~= blocks then return 'lost' end
if blocks > 0 then
  redis.call('RENAME', ARGV[7], ROWS)
  redis.call('PERSIST', ROWS)
end
list_gone()
grown(tonumber(ARGV[8]))
done_with(ARGV[3])
for number = 0, blocks - 1 do redis.call('XADD', WORK, '*', 'do', number) end
redis.call('HSET', JOB, 'job', ARGV[6])
return 'done'
"""
)

# A block's answers, all of them. ARGV: entry, holder, block, the answers, the least sequence number (0: none), then
# how many there are of each outcome: name and number.
HAND_IN: Final = (
    _COMMON
    + """
if redis.call('EXISTS', JOB) == 0 then return 'gone' end
if redis.call('HEXISTS', ANSWERS, ARGV[5]) == 1 then return 'done' end
if not mine(ARGV[3], ARGV[4]) then return 'lost' end
redis.call('HSET', ANSWERS, ARGV[5], ARGV[6])
grown(#ARGV[6])
redis.call('HINCRBY', JOB, 'blocks', 1)
for i = 8, #ARGV, 2 do redis.call('HINCRBY', JOB, ARGV[i], ARGV[i + 1]) end
local least, sequence = tonumber(redis.call('HGET', JOB, 'least') or '0'), tonumber(ARGV[7])
if sequence > 0 and (least == 0 or sequence < least) then redis.call('HSET', JOB, 'least', ARGV[7]) end
redis.call('HDEL', TRIES, ARGV[5])
done_with(ARGV[3])
return 'done'
"""
)

# ARGV: a token, by which a removal that is repeated is known.
DELETE: Final = (
    _COMMON
    + """
local was = redis.call('EXISTS', JOB) == 1
local known = redis.call('HGET', JOB, 'known')
if known and redis.call('GET', J..'known:'..known) == id then redis.call('DEL', J..'known:'..known) end
redis.call('UNLINK', JOB, LIST, ROWS, ANSWERS, WORK, TRIES, NOTES)
for _, index in ipairs({'waiting', 'kept', 'ends'}) do redis.call('ZREM', J..index, id) end
local size = redis.call('HGET', J..'sizes', id)
if size then
  redis.call('HDEL', J..'sizes', id)
  redis.call('DECRBY', J..'bytes', size)
end
if was then redis.call('SET', J..'gone:'..id, ARGV[3], 'EX', 120) end
return redis.call('GET', J..'gone:'..id) == ARGV[3] and 'done' or 'gone'
"""
)

# A lock by name for a while: ARGV: name, holder, ms. It is taken, prolonged by its holder, or another's.
LOCK: Final = (
    _COMMON
    + """
local key = J..'lock:'..id..':'..ARGV[3]
local holder = redis.call('GET', key)
if holder and holder ~= ARGV[4] then return 'lost' end
redis.call('SET', key, ARGV[4], 'PX', ARGV[5])
return 'done'
"""
)

# ARGV: name, holder.
UNLOCK: Final = (
    _COMMON
    + """
local key = J..'lock:'..id..':'..ARGV[3]
if redis.call('GET', key) == ARGV[4] then redis.call('DEL', key) end
return 'done'
"""
)

# ARGV: name, content, the lock without which this does not count, its holder.
NOTE: Final = (
    _COMMON
    + """
if redis.call('EXISTS', JOB) == 0 then return 'gone' end
if redis.call('GET', J..'lock:'..id..':'..ARGV[5]) ~= ARGV[6] then return 'lost' end
grown(#ARGV[4] - redis.call('HSTRLEN', NOTES, ARGV[3]))
redis.call('HSET', NOTES, ARGV[3], ARGV[4])
local left = redis.call('TTL', JOB)
if left > 0 then redis.call('EXPIRE', NOTES, left) end
return 'done'
"""
)
