"""What the Redis server does in one step: Lua scripts over the keys of one store.

Records are fields of one hash: a header and the record's JSON form. Each list has a sorted set of its
identifiers by sequence number, which is the feed: it is compacted by its nature. A load is prepared in keys of
its own (`staged`, `queue`) and comes into force in one small step; from then on every script looks there first,
and moves a little of it to where it belongs. A view of the past is a pin: while there is one, what is superseded
is buried and not dropped. No script does more than a few milliseconds of work. Knows nothing of Python's side.

Every script gets KEYS[1], the store's prefix in braces (so that all keys lie in one slot), and ARGV[1], its
identity. Needs Redis 6.2 or Valkey, which replicate what a script did and not its text.
"""

from __future__ import annotations

from typing import Final

# `seq kind digest length list body`, kind being p(erson), d(ocument) or x (withdrawn, without body).
_COMMON: Final = """
local P = KEYS[1]
local META, RECORD, LISTS, PINS, GRAVES = P..':meta', P..':record', P..':lists', P..':pins', P..':graves'
local MARKS = P..':restricted'
local function whole(number) return string.format('%.0f', number) end
if redis.call('HGET', META, 'identity') ~= ARGV[1] then return redis.error_reply('REPLACED another store') end
local function feed(list) return P..':feed:'..list end
local function about(list) return P..':list:'..list end
local pending = redis.call('HMGET', META, 'pending', 'base', 'last')
local STAGED, QUEUE, base, last
if pending[1] then
  STAGED, QUEUE = P..':staged:'..pending[1], P..':queue:'..pending[1]
  base, last = tonumber(pending[2]), tonumber(pending[3])
end
local function parse(value)
  local seq, kind, digest, size, at = string.match(value, '^(%d+) (%a) (%x*) (%d+) ()')
  local list = string.sub(value, at, at + tonumber(size) - 1)
  return tonumber(seq), kind, digest, list, at + tonumber(size)
end
local function packed(seq, kind, digest, list, body)
  return string.format('%s %s %s %d ', whole(seq), kind, digest, #list)..list..body
end
local function now() return tonumber(redis.call('TIME')[1]) end
local function current(id)
  return (STAGED and redis.call('HGET', STAGED, id)) or redis.call('HGET', RECORD, id)
end
"""

# What writes. A superseded version is buried when a pinned view still has to find it.
_WRITING: Final = (
    _COMMON
    + """
local heads
local function bury(id, value, seq, at)
  if not heads then
    heads = {}
    if redis.call('EXISTS', PINS) == 1 then
      redis.call('ZREMRANGEBYSCORE', PINS, '-inf', now())
      for _, pin in ipairs(redis.call('ZRANGE', PINS, 0, -1)) do
        heads[#heads + 1] = tonumber(string.match(pin, '^%d+'))
      end
      if #heads == 0 then redis.call('UNLINK', GRAVES) end
    end
  end
  for _, head in ipairs(heads) do
    if seq <= head and head < at then
      redis.call('ZADD', GRAVES, whole(seq), string.format('%s %d ', whole(at), #id)..id..value)
      return
    end
  end
end
local function displace(id, old, seq, list)
  if not old then return end
  local was, kind, _, old_list = parse(old)
  if kind ~= 'x' then bury(id, old, was, seq) end
  if old_list ~= list then redis.call('ZREM', feed(old_list), id) end
end
local function file(id, seq, kind, digest, list, body)
  displace(id, redis.call('HGET', RECORD, id), seq, list)
  redis.call('HSET', RECORD, id, packed(seq, kind, digest, list, body))
  redis.call('ZADD', feed(list), whole(seq), id)
end
local function settle(ids)
  if #ids == 0 then return end
  local values, olds = redis.call('HMGET', STAGED, unpack(ids)), redis.call('HMGET', RECORD, unpack(ids))
  local fields, feeds = {}, {}
  for i, id in ipairs(ids) do
    if values[i] then
      local n, kind, digest, list, at = parse(values[i])
      local seq = base + n
      displace(id, olds[i], seq, list)
      fields[#fields + 1] = id
      fields[#fields + 1] = packed(seq, kind, digest, list, string.sub(values[i], at))
      local places = feeds[list] or {}
      places[#places + 1] = whole(seq)
      places[#places + 1] = id
      feeds[list] = places
    end
  end
  if #fields == 0 then return end
  redis.call('HSET', RECORD, unpack(fields))
  for list, places in pairs(feeds) do redis.call('ZADD', feed(list), unpack(places)) end
  redis.call('HDEL', STAGED, unpack(ids))
  redis.call('ZREM', QUEUE, unpack(ids))
end
local function settle_some(most)
  if not STAGED then return 0 end
  if most > 0 then settle(redis.call('ZRANGE', QUEUE, 0, most - 1)) end
  local left = redis.call('ZCARD', QUEUE)
  if left == 0 then
    redis.call('HDEL', META, 'pending', 'base', 'last')
    redis.call('UNLINK', STAGED, QUEUE)
    STAGED = nil
  end
  return left
end
local function count(list, kind, step, seq)
  redis.call('SADD', LISTS, list)
  redis.call('HINCRBY', about(list), kind == 'p' and 'persons' or 'documents', step)
  redis.call('HSET', about(list), 'sequence', whole(seq))
end
local DONE = P..':done:'..ARGV[2]
local repeated = redis.call('GET', DONE)
local function done(...)
  local result = table.concat({...}, ' ')
  redis.call('SET', DONE, result, 'EX', 120)
  return result
end
if repeated then return done(repeated) end
"""
)

# Who makes the store is decided here. ARGV: identity offered, whether it may be made. Gives identity and schema.
OPEN: Final = """
local META = KEYS[1]..':meta'
if redis.call('HEXISTS', META, 'identity') == 0 then
  if ARGV[2] ~= '1' then return {} end
  local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
  redis.call('HSET', META, 'identity', ARGV[1], 'schema', 1, 'sequence', 0, 'run', run)
end
return redis.call('HMGET', META, 'identity', 'schema')
"""

# Run on each new connection: a server that started, or took over, since is told apart by its run id, because it may
# have lost what it had acknowledged before.
ADOPT: Final = """
local META = KEYS[1]..':meta'
local known = redis.call('HMGET', META, 'identity', 'run')
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
if known[1] and known[2] ~= run then redis.call('HSET', META, 'run', run) end
return run
"""

# ARGV: identity, token, how many staged entries to move, id, list, kind, digest, body, the mark of restriction that is
# in the body.
PUT: Final = (
    _WRITING
    + """
settle_some(tonumber(ARGV[3]))
local id, list, kind, digest = ARGV[4], ARGV[5], ARGV[6], ARGV[7]
if STAGED then settle({id}) end
if (redis.call('HGET', MARKS, id) or '') ~= (ARGV[9] or '') then return 'marked' end
local old = redis.call('HGET', RECORD, id)
local created = 1
if old then
  local was, old_kind, old_digest, old_list = parse(old)
  if old_kind ~= 'x' then
    if old_list ~= list then return 'elsewhere' end
    if old_digest == digest then return done(whole(was), 0) end
    count(list, old_kind, -1, was)
    created = 0
  end
end
local seq = redis.call('HINCRBY', META, 'sequence', 1)
file(id, seq, kind, digest, list, ARGV[8])
count(list, kind, 1, seq)
return done(whole(seq), created)
"""
)

# ARGV: identity, token, how many staged entries to move, id, the digest that it must have or ''.
DELETE: Final = (
    _WRITING
    + """
settle_some(tonumber(ARGV[3]))
local id = ARGV[4]
if STAGED then settle({id}) end
local old = redis.call('HGET', RECORD, id)
if not old then return 'nothing' end
local _, kind, digest, list = parse(old)
if kind == 'x' then return 'nothing' end
if (ARGV[5] or '') ~= '' and digest ~= ARGV[5] then return 'changed' end
local seq = redis.call('HINCRBY', META, 'sequence', 1)
file(id, seq, 'x', '', list, '')
count(list, kind, -1, seq)
redis.call('HDEL', MARKS, id)
return done(whole(seq))
"""
)

# ARGV: identity, '' (it may be repeated), how many. Gives how many are left.
SETTLE: Final = _WRITING + "return whole(settle_some(tonumber(ARGV[3])))"

# ARGV: identity, token, the vouched token, how many are kept.
VOUCH: Final = (
    _WRITING
    + """
redis.call('LREM', P..':tokens', 0, ARGV[3])
redis.call('LPUSH', P..':tokens', ARGV[3])
redis.call('LTRIM', P..':tokens', 0, tonumber(ARGV[4]) - 1)
return done('1')
"""
)

# A load comes into force. ARGV: identity, token, the sequence number it was compared at, the load's name, its
# highest number, its entries; loaded_at, as_of, source; then for each list name, its last number, persons, documents.
FLIP: Final = (
    _WRITING
    + """
if STAGED then return 'pending' end
local head = tonumber(redis.call('HGET', META, 'sequence'))
if head ~= tonumber(ARGV[3]) then return 'moved' end
local name, n, entries = ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
if entries > 0 then
  local staged, queue = P..':staged:'..name, P..':queue:'..name
  if redis.call('HLEN', staged) ~= entries or redis.call('ZCARD', queue) ~= entries then return 'lost' end
  redis.call('PERSIST', staged)
  redis.call('PERSIST', queue)
  redis.call('HSET', META, 'pending', name, 'base', whole(head), 'last', whole(head + n))
end
redis.call('HSET', META, 'sequence', whole(head + n))
for i = 10, #ARGV, 4 do
  local list, number = ARGV[i], tonumber(ARGV[i + 1])
  redis.call('SADD', LISTS, list)
  redis.call('HSET', about(list), 'persons', ARGV[i + 2], 'documents', ARGV[i + 3],
    'loaded_at', ARGV[7], 'as_of', ARGV[8], 'source', ARGV[9])
  if number > 0 then redis.call('HSET', about(list), 'sequence', whole(head + number))
  else redis.call('HSETNX', about(list), 'sequence', 0) end
end
return done('done')
"""
)

# ARGV: identity, id.
GET: Final = _COMMON + "return current(ARGV[2])"

# How a load's records compare with what is on file. ARGV: identity, then identifier and digest in turn. For each:
# `-` none is live, `=` the same is, `+` and the list in which another is.
COMPARE: Final = (
    _COMMON
    + """
local found = {}
for i = 2, #ARGV, 2 do
  local value = current(ARGV[i])
  local answer = '-'
  if value then
    local _, kind, digest, list = parse(value)
    if kind ~= 'x' then answer = digest == ARGV[i + 1] and '=' or '+'..list end
  end
  found[#found + 1] = answer
end
return found
"""
)

_TELL_LISTS: Final = """
local function tell_lists(found)
  for _, list in ipairs(redis.call('SMEMBERS', LISTS)) do
    local values = redis.call('HMGET', about(list), 'persons', 'documents', 'sequence', 'loaded_at', 'as_of', 'source')
    found[#found + 1] = list
    for i = 1, 6 do found[#found + 1] = values[i] or '' end
  end
  return found
end
"""

# ARGV: identity. Gives name, persons, documents, sequence, loaded_at, as_of, source of each list.
LIST_ALL: Final = _COMMON + _TELL_LISTS + "return tell_lists({})"

# Begins a view of the present. ARGV: identity, its name, for how many seconds. Gives the pin, the head, and the lists.
PIN: Final = (
    _COMMON
    + _TELL_LISTS
    + """
local head = redis.call('HGET', META, 'sequence')
redis.call('ZADD', PINS, now() + tonumber(ARGV[3]), head..' '..ARGV[2])
return tell_lists({head})
"""
)

# Ends a view. ARGV: identity, its pin.
UNPIN: Final = (
    _COMMON
    + """
redis.call('ZREM', PINS, ARGV[2])
redis.call('ZREMRANGEBYSCORE', PINS, '-inf', now())
if redis.call('EXISTS', PINS) == 0 then redis.call('UNLINK', GRAVES) end
return 1
"""
)

# ARGV: identity, after, upto. A load that is not yet moved counts with all its lists that changed since.
CHANGED_LISTS: Final = (
    _COMMON
    + """
local after, upto = tonumber(ARGV[2]), tonumber(ARGV[3])
local found = {}
for _, list in ipairs(redis.call('SMEMBERS', LISTS)) do
  local seq = tonumber(redis.call('HGET', about(list), 'sequence') or '0')
  if seq > after and (seq <= upto or (STAGED and after < last and upto > base)
      or redis.call('ZCOUNT', feed(list), '('..whole(after), whole(upto)) > 0) then
    found[#found + 1] = list
  end
end
return found
"""
)

# A page of the feed, or of a pinned view, in order. ARGV: identity, after, upto, most rows, pin or '' for the feed,
# seconds by which the pin is prolonged, one list or '' for all, whether bodies are wanted.
# Gives up to where it is complete, then identifier, sequence number and value of each row; withdrawn ones among them.
PAGE: Final = (
    _COMMON
    + """
local after, upto, most, pin = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local view
if pin ~= '' then
  if not redis.call('ZSCORE', PINS, pin) then return {'lost'} end
  redis.call('ZADD', PINS, now() + tonumber(ARGV[6]), pin)
  view = tonumber(string.match(pin, '^%d+'))
end
upto = math.min(upto, view or tonumber(redis.call('HGET', META, 'sequence')))
local overlaid = STAGED and not (view and view <= base)
local found, reached = {}, upto
local function take(key, offset, source)
  local rows = redis.call('ZRANGEBYSCORE', key, '('..whole(after - offset), whole(upto - offset), 'WITHSCORES',
    'LIMIT', 0, most)
  if #rows == 2 * most then reached = math.min(reached, tonumber(rows[#rows]) + offset) end
  for i = 1, #rows, 2 do found[#found + 1] = {tonumber(rows[i + 1]) + offset, rows[i], source} end
end
if upto > after then
  local lists = ARGV[7] ~= '' and {ARGV[7]} or redis.call('SMEMBERS', LISTS)
  for _, list in ipairs(lists) do take(feed(list), 0, RECORD) end
  if overlaid then take(QUEUE, base, STAGED) end
  if view then take(GRAVES, 0, GRAVES) end
end
table.sort(found, function(a, b) return a[1] < b[1] end)
if #found > most and found[most][1] < reached then reached = found[most][1] end
local answer = {whole(math.max(reached, after))}
for _, row in ipairs(found) do
  local seq, id, source = row[1], row[2], row[3]
  if seq > reached then break end
  local value
  if source == GRAVES then
    local at, size, start = string.match(id, '^(%d+) (%d+) ()')
    if tonumber(at) > view then
      value = string.sub(id, start + tonumber(size))
      id = string.sub(id, start, start + tonumber(size) - 1)
    end
  elseif source == STAGED or not (overlaid and redis.call('HEXISTS', STAGED, id) == 1) then
    value = redis.call('HGET', source, id)
  end
  if value then
    if ARGV[8] ~= '1' then local _, _, _, _, at = parse(value); value = string.sub(value, 1, at - 1) end
    answer[#answer + 1] = id
    answer[#answer + 1] = whole(seq)
    answer[#answer + 1] = value
  end
end
return answer
"""
)
