# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Document numbers compiled: keys of a number and of all one edit away, their records, and what a builder needs.

Beside it in Python, with equal results: `screening.documents.numbers`, `screening.index.numbering`,
`screening.index.papers`, `screening.index.gather`. The arrays may be mapped from a
damaged file: every place read from them is bounded before it is used.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.string cimport memchr, memcmp

cdef extern from * nogil:
    void prefetch "__builtin_prefetch" (const void *)

cdef enum:
    LONGEST = 32            # characters of a canonical number: numbers.MAX_LENGTH
    LETTERS = 27            # letters of reading forms: numbering.LETTERS
    MOST_KEYS = 1 + 32 + 32 * 27 + 33 * 27 + 31
    SHORTEST = 6            # numbers.MIN_EDIT_LENGTH
    KIND_LENGTH = 19        # of what each document's JSON begins with

cdef const char *KIND = b'{"kind":"document",'
cdef uint64_t BASE = 0x100000001B3ULL
cdef uint64_t MIX = 0xD6E8FEB86659FD93ULL
cdef uint64_t OTHER = 99
cdef uint64_t GREATEST = 0xFFFFFFFFFFFFFFFFULL
cdef uint64_t POWER[LONGEST + 3]
cdef uint8_t VALUE[128]     # of a capital letter or digit, look-alikes made one; 0 for what no number holds


cdef void _tables():
    cdef int i
    POWER[0] = 1
    for i in range(1, LONGEST + 3):
        POWER[i] = POWER[i - 1] * BASE
    for i in range(128):
        VALUE[i] = 0
    for i, letter in enumerate("0123456789ACEFHJKMNPRTUVWXY", 1):
        VALUE[<int> ord(letter)] = <uint8_t> i
    for alike, meant in zip("OQDILZSBG", "000112586"):
        VALUE[<int> ord(alike)] = VALUE[<int> ord(meant)]


_tables()


cdef inline uint64_t mixed(uint64_t value) noexcept nogil:
    value = (value ^ (value >> 32)) * MIX
    return value ^ (value >> 29)


cdef inline uint64_t bits(uint64_t key) noexcept nogil:
    """The two bits of a key in its word of the bitmap."""
    return (<uint64_t> 1 << (key & 63)) | (<uint64_t> 1 << (key >> 6 & 63))


cdef inline uint64_t place(uint64_t key, uint64_t places) noexcept nogil:
    return ((key >> 32) * places) >> 32


cdef int form_of(str number, uint64_t *values) except -1:
    """Fills in the letters' values of a number's reading form: how many there are."""
    cdef Py_ssize_t length = len(number), i
    cdef Py_UCS4 letter
    cdef int n = 0
    cdef uint64_t value
    if length > LONGEST:
        raise ValueError("a canonical number has at most 32 characters")
    for i in range(length):
        letter = number[i]
        value = VALUE[<int> letter] if letter < 128 else 0
        if n == 1 and values[0] == 1:  # only zeros so far
            n = 0
        values[n] = value if value else OTHER
        n += 1
    if n == 1 and values[0] == 1:  # nothing but zeros keep their number
        for i in range(length):
            values[i] = 1
        n = <int> length
    return n


cdef uint64_t hash_of(const uint64_t *values, int n) noexcept nogil:
    cdef uint64_t value = 0
    cdef int i
    for i in range(n):
        value = value * BASE + values[i]
    return value


cdef int keys_near(const uint64_t *values, int n, uint64_t *keys) noexcept nogil:
    """The number's own key, then those of every number one edit away: how many, at most MOST_KEYS."""
    cdef uint64_t prefix[LONGEST + 1]
    cdef uint64_t suffix[LONGEST + 1]
    cdef uint64_t head, letter
    cdef int i, found = 0
    prefix[0] = 0
    for i in range(n):
        prefix[i + 1] = prefix[i] * BASE + values[i]
    suffix[n] = 0
    for i in range(n - 1, -1, -1):
        suffix[i] = suffix[i + 1] + values[i] * POWER[n - 1 - i]
    keys[found] = mixed(prefix[n])
    found += 1
    for i in range(n):
        keys[found] = mixed(prefix[i] * POWER[n - 1 - i] + suffix[i + 1])
        found += 1
    for i in range(n):
        head = prefix[i] * BASE * POWER[n - 1 - i] + suffix[i + 1]
        for letter in range(1, LETTERS + 1):
            keys[found] = mixed(head + letter * POWER[n - 1 - i])
            found += 1
    for i in range(n + 1):
        head = prefix[i] * BASE * POWER[n - i] + suffix[i]
        for letter in range(1, LETTERS + 1):
            keys[found] = mixed(head + letter * POWER[n - i])
            found += 1
    for i in range(n - 1):
        head = (prefix[i] * BASE + values[i + 1]) * BASE + values[i]
        keys[found] = mixed(head * POWER[n - 2 - i] + suffix[i + 2])
        found += 1
    return found


def key(str number not None):
    """The 64-bit key of a canonical number."""
    cdef uint64_t values[LONGEST]
    cdef int n = form_of(number, values)
    return mixed(hash_of(values, n))


def asked_keys(str number not None):
    """The keys under which a canonical number is looked up, as little-endian bytes."""
    cdef uint64_t values[LONGEST]
    cdef uint64_t keys[MOST_KEYS]
    cdef int n = form_of(number, values), count = 1
    if len(number) < SHORTEST:
        keys[0] = mixed(hash_of(values, n))
    else:
        count = keys_near(values, n, keys)
    return (<char *> keys)[: count * 8]


cdef class Postings:
    """Records by their document's number: see `screening.index.papers.DocumentPostings`."""

    cdef const uint32_t[::1] bucket
    cdef const uint64_t[::1] entry
    cdef const uint64_t[::1] bitmap

    def __init__(self, const uint32_t[::1] bucket, const uint64_t[::1] entry, const uint64_t[::1] bitmap):
        if bucket.shape[0] < 2 or bitmap.shape[0] < 1:
            raise ValueError("there is at least one bucket, and one word of bitmap")
        self.bucket, self.entry, self.bitmap = bucket, entry, bitmap

    def near(self, str number not None):
        """Records with this canonical number, or one an edit away; ascending, each once."""
        cdef uint64_t values[LONGEST]
        cdef uint64_t keys[MOST_KEYS]
        cdef uint32_t start[MOST_KEYS]
        cdef uint32_t end[MOST_KEYS]
        cdef int n = form_of(number, values), count = 1, i
        cdef uint32_t j
        cdef bint many = len(number) >= SHORTEST
        with nogil:
            if many:
                count = keys_near(values, n, keys)
            else:
                keys[0] = mixed(hash_of(values, n))
            count = self.on_file(keys, count)
            self.bounds(keys, count, start, end)
        found = set()
        for i in range(count):
            for j in range(start[i], end[i]):
                if <uint32_t> (self.entry[j] >> 32) == <uint32_t> keys[i]:
                    found.add(<uint32_t> self.entry[j])
        return sorted(found)

    cdef int on_file(self, uint64_t *keys, int count) noexcept nogil:
        """Keeps the keys that the bitmap does not rule out: how many. All its bits are asked for at once."""
        cdef uint64_t where[MOST_KEYS]
        cdef uint64_t words = <uint64_t> self.bitmap.shape[0]
        cdef const uint64_t *bitmap = &self.bitmap[0]
        cdef int i, kept = 0
        for i in range(count):
            where[i] = place(keys[i], words)
            prefetch(bitmap + where[i])
        for i in range(count):
            keys[kept] = keys[i]
            kept += (bitmap[where[i]] & bits(keys[i])) == bits(keys[i])
        return kept

    cdef void bounds(self, const uint64_t *keys, int count, uint32_t *start, uint32_t *end) noexcept nogil:
        """Where the buckets of keys begin and end, within the entries."""
        cdef uint64_t buckets = <uint64_t> self.bucket.shape[0] - 1
        cdef uint64_t entries = <uint64_t> self.entry.shape[0]
        cdef const uint32_t *bucket = &self.bucket[0]
        cdef int i
        for i in range(count):
            prefetch(bucket + place(keys[i], buckets))
        for i in range(count):
            start[i] = bucket[place(keys[i], buckets)]
            end[i] = bucket[place(keys[i], buckets) + 1]
            if start[i] > entries or end[i] > entries:
                start[i] = end[i] = 0
            if start[i] < end[i]:
                prefetch(&self.entry[start[i]])


cdef class Ranges:
    """Intervals of blanks: see `screening.index.papers.Ranges`."""

    cdef const uint64_t[::1] group
    cdef const uint64_t[::1] first
    cdef const uint64_t[::1] last
    cdef const uint64_t[::1] reach
    cdef const uint32_t[::1] record

    def __init__(
        self,
        const uint64_t[::1] group,
        const uint64_t[::1] first,
        const uint64_t[::1] last,
        const uint64_t[::1] reach,
        const uint32_t[::1] record,
    ):
        cdef Py_ssize_t count = group.shape[0]
        if not (first.shape[0] == last.shape[0] == reach.shape[0] == record.shape[0] == count):
            raise ValueError("the columns of ranges have one length")
        self.group, self.first, self.last, self.reach, self.record = group, first, last, reach, record

    def find(self, uint64_t group, uint64_t value, Py_ssize_t most):
        """Records of ranges that hold `value`, at most `most`."""
        cdef Py_ssize_t low = 0, high = self.group.shape[0], middle
        found = []
        while low < high:  # the first range behind all those of the group that begin at `value` or before
            middle = (low + high) // 2
            if self.group[middle] < group or (self.group[middle] == group and self.first[middle] <= value):
                low = middle + 1
            else:
                high = middle
        low -= 1
        while low >= 0 and self.group[low] == group and self.reach[low] >= value and len(found) < most:
            if self.last[low] >= value:
                found.append(self.record[low])
            low -= 1
        return found


def plain_documents(list bodies not None, uint8_t[::1] plain, uint64_t[::1] hashes):
    """For each record's JSON whether it is a document of one number written in ASCII, and the number's hash.

    What has a backslash anywhere is left out too: see `screening.index.gather`. The hash is not yet mixed.
    """
    cdef Py_ssize_t i, count = len(bodies)
    cdef bytes body
    if plain.shape[0] != count or hashes.shape[0] != count:
        raise ValueError("records and their arrays have one length")
    for i in range(count):
        body = bodies[i]
        plain[i] = is_plain(PyBytes_AS_STRING(body), PyBytes_GET_SIZE(body), &hashes[i])


cdef bint is_plain(const char *text, Py_ssize_t size, uint64_t *hashed) noexcept nogil:
    """Walks over a flat JSON object of strings, as `record_to_json` and orjson write it."""
    cdef const char *end = text + size
    cdef const char *at = text + KIND_LENGTH
    cdef const char *name
    cdef const char *name_end
    cdef const char *value
    cdef bint numbered = False
    if size < KIND_LENGTH + 2 or memcmp(text, KIND, KIND_LENGTH) or end[-1] != b"}" or memchr(text, b"\\", size):
        return False
    while at < end:
        if at[0] != b'"':
            return False
        name = at + 1
        name_end = <const char *> memchr(name, b'"', end - name)
        if name_end == NULL or end - name_end < 4 or name_end[1] != b":" or name_end[2] != b'"':
            return False
        value = name_end + 3
        at = <const char *> memchr(value, b'"', end - value)
        if at == NULL:
            return False
        if name_end - name == 9 and memcmp(name, b"number_to", 9) == 0:
            return False
        if name_end - name == 6 and memcmp(name, b"number", 6) == 0:
            if not hash_written(value, at - value, hashed):
                return False
            numbered = True
        at += 1
        if at == end - 1:
            return numbered
        if at[0] != b",":
            return False
        at += 1
    return False


cdef bint hash_written(const char *text, Py_ssize_t size, uint64_t *hashed) noexcept nogil:
    """The hash of a number as written, unless some of it is not ASCII."""
    cdef uint64_t values[LONGEST]
    cdef Py_ssize_t i
    cdef int n = 0, letters = 0
    cdef uint8_t letter
    for i in range(size):
        letter = <uint8_t> text[i]
        if letter >= 128:
            return False
        if b"a" <= letter <= b"z":
            letter -= 32
        if VALUE[letter] == 0 or letters == LONGEST:
            continue
        letters += 1
        if n == 1 and values[0] == 1:
            n = 0
        values[n] = VALUE[letter]
        n += 1
    if n == 1 and values[0] == 1:
        for i in range(letters):
            values[i] = 1
        n = letters
    hashed[0] = hash_of(values, n)
    return True


def canonical(str number not None):
    """A number's canonical form, or None when it is not all ASCII: see `screening.documents.numbers`."""
    cdef char kept[LONGEST]
    cdef Py_ssize_t i
    cdef int n = 0
    cdef uint32_t letter
    for i in range(len(number)):
        letter = <uint32_t> number[i]
        if letter >= 128:
            return None
        if 97 <= letter <= 122:  # a to z
            letter -= 32
        if n < LONGEST and VALUE[<int> letter]:
            kept[n] = <char> letter
            n += 1
    return kept[:n].decode("ascii")


def series(str number not None):
    """Where a canonical number stands among blanks: see `screening.index.numbering`."""
    cdef Py_ssize_t i, width = 0, length = len(number)
    cdef uint64_t group, value = 0, digit
    while width < length and u"0" <= number[length - 1 - width] <= u"9":
        width += 1
    group = <uint64_t> width
    for i in range(length - width):
        group = group * BASE + <uint64_t> number[i]
    for i in range(length - width, length):
        digit = <uint64_t> number[i] - 48
        if value > (GREATEST - digit) // 10:
            value = GREATEST  # and so it stays: more digits only add to it
            break
        value = value * 10 + digit
    return mixed(group), value
