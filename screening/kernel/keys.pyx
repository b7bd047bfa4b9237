# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The keys of names: what `screening.index.keys` says, some twenty times as fast.

The rules are that module's. What a token lends comes from `tokens`; pairs and joined neighbours are computed
afresh. Names that are longer than any that is prepared, or with a token that is not plain, are left to that
module's own functions. Knows nothing of documents, readings or files.
"""

from cpython cimport array
from cython cimport final
from libc.stdint cimport uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp, memcpy, memset

from screening.kernel cimport phonetic
from screening.kernel.tokens cimport Hashes, Known, Part, find_variants, hash_joined, hash_letters, know, pair

import array

cdef enum:
    MOST_TOKENS = 12  # of a name, as `screening.text.names` cuts it
    MOST_PAIRS = PAIR_TOKENS * (PAIR_TOKENS - 1) // 2
    COARSE_ENOUGH = 5
    # 15 pairs of 18 keys, 20 joined, 38 of a name of one token, 30 with particles, 30 of stems, 60 of initials,
    # 360 of variants, 6 alone, 1 exact, together less than:
    MOST_KEYS = 1024
    MOST_READINGS = 16  # keyed together: their keys are counted in 16 bits
    BUCKETS = 128
    FEW = 16  # keys that are in order sooner by insertion alone
    TOLD = SLOTS + 1  # bits beside a key
    BUCKET = 25 + TOLD  # a key's bucket is its first seven bits
    ANY = SURE - 1

cdef uint64_t LONE = 0x5851F42D4C957F2DULL
cdef uint64_t EXACT = 0x9FB21C651E98DF25ULL
cdef uint64_t WHOLE = 0x2545F4914F6CDD1DULL

cdef array.array _keys = array.array("I")  # what new arrays are made like
cdef array.array _tokens = array.array("H")
cdef object _asked, _columns
cdef object _pure_filed, _pure_together, _pure_lone


def use(asked, tuple pure):
    """Takes over the class of what `screening.index.keys.asked_keys` gives, and the functions of that module."""
    global _asked, _pure_filed, _pure_together, _pure_lone
    _asked = asked
    _pure_filed, _pure_together, _pure_lone = pure


def use_columns(columns):
    """Takes over the class of what `Filing` gives."""
    global _columns
    _columns = columns


cdef struct Name:
    # Borrows from the list of `Known` that `_read` returns.
    int count
    Part* part[MOST_TOKENS]
    bint minor[MOST_TOKENS]
    bint initial[MOST_TOKENS]
    int keyed  # significant tokens that are keyed, at most PAIR_TOKENS, and their places
    int place[PAIR_TOKENS]
    bint only_minor  # all of them minor: then these are keyed


cdef list _read(Name* name, prepared, bint asking):
    """Fills `name`; None where the name is for Python to key. Keep the list as long as the name."""
    cdef tuple tokens = prepared.tokens
    cdef list kept
    cdef Known known
    cdef int i
    name.count = <int>min(len(tokens), MOST_TOKENS + 1)
    if not 0 < name.count <= MOST_TOKENS:
        return None
    kept = []
    name.keyed = 0
    for i in range(name.count):
        token = tokens[i]
        known = know(token)
        if asking and known.part.variants < 0 and known.plain:
            find_variants(known)
        if not known.plain:
            return None
        kept.append(known)
        name.part[i] = &known.part
        name.minor[i] = token.minor
        name.initial[i] = token.initial
        if not name.minor[i] and name.keyed < PAIR_TOKENS:
            name.place[name.keyed] = i
            name.keyed += 1
    name.only_minor = name.keyed == 0
    if name.only_minor:
        name.keyed = min(name.count, <int>PAIR_TOKENS)
        for i in range(name.keyed):
            name.place[i] = i
    return kept


cdef inline uint64_t told(uint32_t key, int tokens) noexcept nogil:
    """A key and the tokens that it stands for, by their places, a bit each; perhaps SURE."""
    return <uint64_t> key << TOLD | tokens


cdef inline Part* _keyed(const Name* name, int i) noexcept nogil:
    return name.part[name.place[i]]


cdef int _pair_keys(const Name* name, uint64_t* out) noexcept nogil:
    cdef int i, j, s, n = 0, both
    cdef const Hashes* a
    cdef const Hashes* b
    for i in range(name.keyed):
        a = &_keyed(name, i).hashes
        for j in range(i + 1, name.keyed):
            b = &_keyed(name, j).hashes
            both = 1 << i | 1 << j
            out[n] = told(pair(a.whole, b.whole), SURE | both)
            n += 1
            for s in range(a.shortened):
                out[n] = told(pair(a.shorter[s], b.whole), both)
                n += 1
            for s in range(b.shortened):
                out[n] = told(pair(a.whole, b.shorter[s]), both)
                n += 1
            if a.sounds + b.sounds >= COARSE_ENOUGH:
                out[n] = told(pair(a.coarse, b.coarse), both)
                n += 1
    return n


cdef int _whole_pairs(const Name* name, uint64_t* out) noexcept nogil:
    """The key of each two whole tokens; of a name of one token its own."""
    cdef int i, j, n = 0
    for i in range(name.keyed):
        for j in range(i + 1, name.keyed):
            out[n] = told(
                pair(_keyed(name, i).hashes.whole, _keyed(name, j).hashes.whole), SURE | 1 << i | 1 << j
            )
            n += 1
    if name.keyed == 1:
        out[0] = told(pair(_keyed(name, 0).hashes.whole, WHOLE), SURE | 1)
        n = 1
    return n


cdef int _joined_keys(const Name* name, uint64_t* out) noexcept nogil:
    cdef Hashes both
    cdef int i, j, n = 0
    if name.keyed < 3:
        return 0
    for i in range(name.keyed - 1):
        hash_joined(&both, _keyed(name, i), _keyed(name, i + 1))
        for j in range(name.keyed):
            if j != i and j != i + 1:
                out[n] = told(pair(both.whole, _keyed(name, j).hashes.whole), SURE | 3 << i | 1 << j)
                n += 1
    return n


cdef int _whole_keys(const Name* name, uint64_t* out) noexcept nogil:
    cdef Hashes joined
    cdef const Hashes* whole = &_keyed(name, 0).hashes
    cdef int i, n = 2, every = (1 << name.keyed) - 1
    if name.keyed > 2:
        return 0
    if name.keyed == 2:
        hash_joined(&joined, _keyed(name, 0), _keyed(name, 1))
        whole = &joined
    out[0] = told(pair(whole.whole, WHOLE), SURE | every)
    out[1] = told(pair(whole.coarse, WHOLE), every)
    for i in range(whole.shortened):
        out[n] = told(pair(whole.shorter[i], WHOLE), every)
        n += 1
    return n


cdef int _two_left_out_keys(const char* skeleton, int length, uint64_t* out) noexcept nogil:
    """Of a name of one token: with each two consonants left out, if two are left."""
    cdef char rest[phonetic.SKELETON_LETTERS]
    cdef int i, j, k, n = 0, left
    if length < 4:
        return 0
    for i in range(length):
        for j in range(i + 1, length):
            left = 0
            for k in range(length):
                if k != i and k != j:
                    rest[left] = skeleton[k]
                    left += 1
            out[n] = told(pair(hash_letters(rest, left), WHOLE), 1)
            n += 1
    return n


cdef inline bint _same(const Name* name, int i, int j) noexcept nogil:
    """Whether two tokens of a name are equal."""
    cdef const Part* a = name.part[i]
    cdef const Part* b = name.part[j]
    if name.minor[i] != name.minor[j] or a.length != b.length:
        return False
    return a == b or memcmp(a.text, b.text, a.length) == 0


cdef int _particle_keys(const Name* name, uint64_t* out) noexcept nogil:
    cdef Hashes joined
    cdef int i, j, n = 0, before, own
    for i in range(min(name.count, <int>PAIR_TOKENS) - 1):
        if not (name.minor[i] or name.minor[i + 1]):
            continue
        hash_joined(&joined, name.part[i], name.part[i + 1])
        before, own = n, 0
        if not name.only_minor:
            for j in range(name.keyed):
                own |= (name.place[j] == i or name.place[j] == i + 1) << j
            for j in range(name.keyed):
                if not _same(name, name.place[j], i) and not _same(name, name.place[j], i + 1):
                    out[n] = told(pair(joined.whole, _keyed(name, j).hashes.whole), SURE | own | 1 << j)
                    n += 1
        if n == before:
            out[n] = told(pair(joined.whole, WHOLE), SURE | (1 << name.keyed) - 1)
            n += 1
    return n


cdef int _stem_keys(const Name* name, uint64_t* out) noexcept nogil:
    cdef int i, j, n = 0
    for i in range(name.keyed):
        if _keyed(name, i).has_stem:
            for j in range(name.keyed):
                if j != i:
                    out[n] = told(pair(_keyed(name, i).stem, _keyed(name, j).hashes.whole), SURE | 1 << i | 1 << j)
                    n += 1
    return n


cdef int _initial_keys(const Name* name, bint asking, uint64_t* out) noexcept nogil:
    cdef int i, j, n = 0, both
    cdef const Part* part
    cdef uint64_t other
    for i in range(name.keyed):
        part = _keyed(name, i)
        for j in range(name.keyed):
            if j != i:
                other, both = _keyed(name, j).hashes.whole, 1 << i | 1 << j
                # Each side files itself under what the other side asks initials by.
                out[n] = told(pair(part.is_initial if asking else part.by_initial, other), both)
                n += 1
                if name.initial[name.place[i]]:
                    out[n] = told(pair(part.by_initial if asking else part.is_initial, other), both)
                    n += 1
    return n


cdef int _variant_keys(const Name* name, uint64_t* out) noexcept nogil:
    cdef int i, j, v, n = 0
    cdef const Part* part
    for i in range(name.keyed):
        part = _keyed(name, i)
        for v in range(part.variants):
            if name.keyed == 1:
                out[n] = told(pair(part.variant[v], WHOLE), 1)
                n += 1
            for j in range(name.keyed):
                if j != i:
                    out[n] = told(pair(part.variant[v], _keyed(name, j).hashes.whole), 1 << i | 1 << j)
                    n += 1
    return n


cdef uint32_t _exact_key(const Name* name) noexcept nogil:
    cdef uint64_t total = 0
    cdef int i
    for i in range(name.keyed):
        total += _keyed(name, i).exact
    return pair(total, EXACT)


cdef int _lone_keys(const Name* name, uint64_t* out) noexcept nogil:
    cdef int i
    for i in range(name.keyed):
        out[i] = told(pair(_keyed(name, i).hashes.whole, LONE), 0)
    return name.keyed


cdef int _common_keys(const Name* name, uint64_t* out) noexcept nogil:
    """The keys by which a name is filed and asked alike."""
    cdef const Part* first = _keyed(name, 0)
    cdef int n = _pair_keys(name, out)
    n += _joined_keys(name, out + n)
    n += _whole_keys(name, out + n)
    n += _particle_keys(name, out + n)
    n += _stem_keys(name, out + n)
    if name.keyed == 1:
        n += _two_left_out_keys(first.skeleton, first.hashes.letters, out + n)
    out[n] = told(_exact_key(name), SURE | (1 << name.keyed) - 1)
    return n + 1


cdef int _sorted(const uint64_t* keys, int length, uint64_t* out) noexcept nogil:
    """The keys in order, each once, with all the tokens that it stands for: into buckets, then by insertion."""
    cdef uint16_t start[BUCKETS + 1]
    cdef int i, j, n
    cdef uint64_t key
    if length <= FEW:
        memcpy(out, keys, length * sizeof(uint64_t))
    else:
        memset(start, 0, sizeof(start))
        for i in range(length):
            start[(keys[i] >> BUCKET) + 1] += 1
        for i in range(BUCKETS):
            start[i + 1] += start[i]
        for i in range(length):
            out[start[keys[i] >> BUCKET]] = keys[i]
            start[keys[i] >> BUCKET] += 1
    for i in range(1, length):
        key = out[i]
        j = i
        while j and out[j - 1] > key:
            out[j] = out[j - 1]
            j -= 1
        out[j] = key
    n = 0
    for i in range(length):
        if n == 0 or out[n - 1] >> TOLD != out[i] >> TOLD:
            out[n] = out[i]
            n += 1
        else:
            out[n - 1] |= out[i]
    return n


cdef array.array _of_keys(const uint64_t* told, int length):
    """Keys as Python has them."""
    cdef array.array found = array.clone(_keys, length, False)
    cdef int i
    for i in range(length):
        found.data.as_uints[i] = told[i] >> TOLD
    return found


cdef void _shift(uint64_t* told, int length, int by) noexcept nogil:
    """Moves the tokens that keys stand for to the slots of their reading; to all where it has none."""
    cdef int i
    for i in range(length):
        told[i] = (told[i] & ~<uint64_t> ANY) | (ANY if by < 0 else (told[i] & ANY) << by)


cdef int _asked_into(const Name* name, uint64_t* out) noexcept nogil:
    cdef int n = _common_keys(name, out)
    n += _initial_keys(name, True, out + n)
    return n + _variant_keys(name, out + n)


cdef int _filed_into(const Name* name, uint64_t* out) noexcept nogil:
    cdef int n = _common_keys(name, out)
    n += _initial_keys(name, False, out + n)
    return n + _lone_keys(name, out + n)


def filed_keys(name not None):
    cdef Name read
    cdef uint64_t out[MOST_KEYS]
    cdef uint64_t ordered[MOST_KEYS]
    cdef list kept = _read(&read, name, False)
    if kept is None:
        return _pure_filed(name)
    return _of_keys(ordered, _sorted(out, _filed_into(&read, out), ordered))


def asked_keys(name not None):
    together = asked_together((name,))
    return _asked(together.keys, together.lone, together.exact[0])


@final
cdef class Sought:
    """`screening.index.keys.Together` in one piece of memory, as `retrieval` reads it; in Python it has the same parts."""

    def __cinit__(self):
        self.key = NULL

    def __dealloc__(self):
        free(self.key)

    cdef int make_room(self, int several, int alone, int paired, int readings) except -1:
        """For so many keys of each kind; the longest first, since the rest are of 16 bits."""
        self.several, self.alone, self.paired, self.readings = several, alone, paired, readings
        self.key = <uint32_t*> malloc((2 * (several + paired + readings) + alone + 2) * sizeof(uint32_t))
        if self.key == NULL:
            raise MemoryError
        self.alone_key = self.key + several
        self.pair = self.alone_key + alone
        self.exact_key = self.pair + paired
        self.count = self.exact_key + readings
        self.of_key = <uint16_t*> (self.count + readings)
        self.of_pair = self.of_key + several
        return 0

    @property
    def many(self):
        return self.several + self.alone

    @property
    def keys(self):
        return _numbers(self.key, self.several)

    @property
    def of_keys(self):
        return _bits(self.of_key, self.several)

    @property
    def lone(self):
        return _numbers(self.alone_key, self.alone)

    @property
    def exact(self):
        return _numbers(self.exact_key, self.readings)

    @property
    def pairs(self):
        return _numbers(self.pair, self.paired)

    @property
    def of_pairs(self):
        return _bits(self.of_pair, self.paired)

    @property
    def counts(self):
        return _numbers(self.count, self.readings)


cdef array.array _numbers(const uint32_t* some, int length):
    cdef array.array found = array.clone(_keys, length, False)
    memcpy(found.data.as_uints, some, length * sizeof(uint32_t))
    return found


cdef array.array _bits(const uint16_t* some, int length):
    cdef array.array found = array.clone(_tokens, length, False)
    memcpy(found.data.as_ushorts, some, length * sizeof(uint16_t))
    return found


cdef inline void _part(const uint64_t* told, int length, uint32_t* keys, uint16_t* tokens) noexcept nogil:
    """Keys and the tokens that they stand for, each for themselves."""
    cdef int i
    for i in range(length):
        keys[i], tokens[i] = told[i] >> TOLD, told[i] & (SURE | ANY)


cdef Sought _taken_over(together):
    """What Python has worked out, where a name is not plain."""
    cdef Sought sought = Sought()
    cdef const uint32_t[::1] keys = together.keys, lone = together.lone, pairs = together.pairs
    cdef const uint32_t[::1] exact = together.exact, counts = together.counts
    cdef const uint16_t[::1] of_keys = together.of_keys, of_pairs = together.of_pairs
    cdef Py_ssize_t i
    sought.make_room(keys.shape[0], lone.shape[0], pairs.shape[0], exact.shape[0])
    for i in range(keys.shape[0]):
        sought.key[i], sought.of_key[i] = keys[i], of_keys[i]
    for i in range(lone.shape[0]):
        sought.alone_key[i] = lone[i]
    for i in range(pairs.shape[0]):
        sought.pair[i], sought.of_pair[i] = pairs[i], of_pairs[i]
    for i in range(exact.shape[0]):
        sought.exact_key[i], sought.count[i] = exact[i], counts[i]
    return sought


def asked_together(tuple names not None, tuple others not None=()):
    cdef Name read
    cdef Sought found
    cdef uint64_t lone[MOST_READINGS * PAIR_TOKENS]
    cdef uint64_t alone_ordered[MOST_READINGS * PAIR_TOKENS]
    cdef uint64_t pairs[MOST_READINGS * MOST_PAIRS]
    cdef uint32_t exact[MOST_READINGS]
    cdef uint32_t counts[MOST_READINGS]
    cdef uint64_t* wanted
    cdef uint64_t* ordered
    cdef list kept
    cdef tuple every = names + others if others else names
    cdef int count = <int> len(every), own = <int> len(names), n = 0, alone = 0, paired = 0, used = 0, some, shift, i
    cdef int first_shift = -1, first_count = 0, significant
    if not 0 < own or count > MOST_READINGS:
        return _taken_over(_pure_together(names, others))
    wanted = <uint64_t*> malloc((2 * count * MOST_KEYS) * sizeof(uint64_t))
    if wanted == NULL:
        raise MemoryError
    try:
        for i in range(count):
            kept = _read(&read, every[i], True)
            if kept is None:
                return _taken_over(_pure_together(names, others))
            significant = _significant(&read)
            if i >= own:
                shift = first_shift if significant == first_count else -1
            else:
                shift = used if 0 < significant <= PAIR_TOKENS and used + significant <= SLOTS else -1
                used += significant if shift >= 0 else 0
            if i == 0:
                first_shift, first_count = shift, significant
            some = _asked_into(&read, wanted + n)
            _shift(wanted + n, some, shift)
            n += some
            alone += _lone_keys(&read, lone + alone)
            some = _whole_pairs(&read, pairs + paired)
            _shift(pairs + paired, some, shift)
            paired += some
            exact[i], counts[i] = _exact_key(&read), some
        ordered = wanted + n
        n = _sorted(wanted, n, ordered)
        alone = _sorted(lone, alone, alone_ordered)
        found = Sought()
        found.make_room(n, alone, paired, count)
        _part(ordered, n, found.key, found.of_key)
        for i in range(alone):
            found.alone_key[i] = alone_ordered[i] >> TOLD
        _part(pairs, paired, found.pair, found.of_pair)
        memcpy(found.exact_key, exact, count * sizeof(uint32_t))
        memcpy(found.count, counts, count * sizeof(uint32_t))
        return found
    finally:
        free(wanted)


cdef int _significant(const Name* name) noexcept nogil:
    cdef int i, n = 0
    for i in range(name.count):
        n += not name.minor[i]
    return n


def lone_key(token not None):
    return lone_key_of(token)


cdef uint32_t lone_key_of(token) except? 0:
    """`lone_key`, for the kernel."""
    cdef Known known = know(token)
    return pair(known.part.hashes.whole, LONE) if known.plain else _pure_lone(token)


# --- names filed together -----------------------------------------------------------------------------


cdef class Filing:
    """`screening.index.filing.Filing`."""

    cdef readonly dict tokens
    cdef dict _readings
    cdef array.array _reading_token, _reading_tokens, _key, _key_count
    cdef array.array _bearer_reading, _bearer_person, _bearer_name, _bearer_born

    def __init__(self):
        self.tokens, self._readings = {}, {}
        self._reading_token, self._reading_tokens = array.array("I"), array.array("I")
        self._key, self._key_count = array.array("I"), array.array("I")
        self._bearer_reading, self._bearer_person = array.array("I"), array.array("I")
        self._bearer_name, self._bearer_born = array.array("H"), array.array("H")

    def add(self, uint32_t person, tuple names not None, tuple born not None):
        cdef uint32_t reading
        cdef uint16_t place
        for name, at in names:
            reading, place = self._reading(name), at
            for span in born:
                array.extend_buffer(self._bearer_reading, <char*> &reading, 1)
                array.extend_buffer(self._bearer_person, <char*> &person, 1)
                array.extend_buffer(self._bearer_name, <char*> &place, 1)
                self._bearer_born.extend(span)

    def columns(self):
        return _columns(
            self._reading_token, self._reading_tokens, self._key, self._key_count,
            self._bearer_reading, self._bearer_person, self._bearer_name, self._bearer_born,
        )

    cdef uint32_t _reading(self, name) except? 0:
        """The number of a reading, which is described when it is met for the first time."""
        cdef tuple tokens = name.tokens
        cdef array.array ids = array.clone(_keys, len(tokens), False)
        cdef uint32_t number, count = len(tokens)
        cdef Py_ssize_t i
        cdef object found
        cdef bytes told
        for i in range(count):
            ids.data.as_uints[i] = self._token(tokens[i])
        told = ids.data.as_chars[: 4 * count]
        found = self._readings.get(told)
        if found is not None:
            return found
        self._file_keys(name)  # may fail: first
        number = len(self._readings)
        self._readings[told] = number
        array.extend_buffer(self._reading_token, ids.data.as_chars, count)
        array.extend_buffer(self._reading_tokens, <char*> &count, 1)
        return number

    cdef uint32_t _token(self, token) except? 0:
        cdef str spelled = token.text
        if token.minor:
            spelled = "-" + spelled  # `screening.index.tokens.MINOR`
        found = self.tokens.get(spelled)
        if found is None:
            found = len(self.tokens)
            self.tokens[spelled] = found
        return found

    cdef int _file_keys(self, name) except -1:
        cdef Name read
        cdef uint64_t out[MOST_KEYS]
        cdef uint64_t ordered[MOST_KEYS]
        cdef uint32_t n
        cdef array.array found
        cdef list kept = _read(&read, name, False)
        if kept is None:
            found = _pure_filed(name)
            n = len(found)
            array.extend(self._key, found)
        else:
            n = _sorted(out, _filed_into(&read, out), ordered)
            found = _of_keys(ordered, n)
            array.extend(self._key, found)
        array.extend_buffer(self._key_count, <char*> &n, 1)
        return 0
