# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Document numbers compiled: keys of a number and of all one edit away, their records, and what a builder needs.

Beside it in Python, with equal results: `screening.documents.numbers`, `screening.index.numbering`,
`screening.index.papers`, `screening.index.gather`. The arrays may be mapped from a damaged file: every place read
from them is bounded before it is used.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memchr, memcmp, memset

cdef extern from * nogil:
    void prefetch "__builtin_prefetch" (const void *)

cdef enum:
    LONGEST = 32            # characters of a canonical number: numbers.MAX_LENGTH
    LETTERS = 27            # letters of reading forms: numbering.LETTERS
    MOST_KEYS = 1 + 32 + 32 * 27 + 33 * 27 + 31 + 28
    TWOFOLD = 8             # numbering._MOST_TWOFOLD
    BEHIND = 2              # blanks.MOST_BEHIND
    ORDERED = 12            # blanks.ORDERED
    PRINTED = 9             # blanks.PRINTED
    MIXED = 65536           # numbering._MIXED
    STEP = 16               # papers.STEP
    LEVELS = 16             # more than any number of ranges has
    SHORTEST = 6            # numbers.MIN_EDIT_LENGTH
    CODES = 26 * 26 * 26    # issuers.short_codes
    KIND_LENGTH = 19        # of what each document's JSON begins with

cdef const char *KIND = b'{"kind":"document",'
cdef uint64_t BASE = 0x100000001B3ULL
cdef uint64_t MIX = 0xD6E8FEB86659FD93ULL
cdef uint64_t OTHER = 99
cdef uint64_t GREATEST = 0xFFFFFFFFFFFFFFFFULL
cdef uint64_t POWER[LONGEST + 3]
cdef uint8_t VALUE[128]     # of a capital letter or digit, look-alikes made one
cdef uint8_t FORM[128]      # the character that stands for its look-alikes; 0 for what no number holds
cdef char MEANT[128][5]     # what a character may be misread for where letters are counted, up to a zero


cdef void _tables():
    cdef int i
    POWER[0] = 1
    for i in range(1, LONGEST + 3):
        POWER[i] = POWER[i - 1] * BASE
    for i in range(128):
        VALUE[i] = FORM[i] = 0
        MEANT[i][0] = 0
    for i, letter in enumerate("0123456789ACEFHJKMNPRTUVWXY"):
        VALUE[<int> ord(letter)] = <uint8_t> i
        FORM[<int> ord(letter)] = <uint8_t> ord(letter)
    for alike, meant in zip("OQDILZSBG", "000112586"):
        VALUE[<int> ord(alike)] = VALUE[<int> ord(meant)]
        FORM[<int> ord(alike)] = FORM[<int> ord(meant)]
    for group in ("0OQD", "1IL", "2Z", "5S", "8B", "6G", "8S"):  # numbers.ALIKE
        for letter in group:
            i = 0
            while MEANT[<int> ord(letter)][i]:
                i += 1
            for meant in group:
                if meant != letter and meant not in "OQDISB":  # blanks.LEFT_OUT
                    MEANT[<int> ord(letter)][i] = <char> ord(meant)
                    i += 1
            MEANT[<int> ord(letter)][i] = 0


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
    if length > LONGEST:
        raise ValueError("a canonical number has at most 32 characters")
    for i in range(length):
        letter = number[i]
        values[i] = VALUE[<int> letter] if letter < 128 and FORM[<int> letter] else OTHER
    return <int> length


cdef uint64_t hash_of(const uint64_t *values, int n) noexcept nogil:
    cdef uint64_t value = 0
    cdef int i
    for i in range(n):
        value = value * BASE + values[i]
    return value


cdef int twofold_of(str number, uint64_t *steps) noexcept:
    """How the hash changes where S and 8 of a number are read for one another: how many, at most TWOFOLD."""
    cdef int found = 0
    cdef Py_ssize_t i, length = len(number)
    cdef uint64_t step = VALUE[56] - VALUE[53]  # from 5, the form of S, to 8
    for i in range(length):
        if found < TWOFOLD and (number[i] == u"S" or number[i] == u"8"):
            steps[found] = (step if number[i] == u"S" else 0 - step) * POWER[length - 1 - i]
            found += 1
    return found


cdef int keys_near(
    const uint64_t *values, int n, const uint64_t *steps, int twofold, uint64_t *keys
) noexcept nogil:
    """The number's own key, then those of every number one edit away: how many, at most MOST_KEYS."""
    cdef uint64_t prefix[LONGEST + 1]
    cdef uint64_t suffix[LONGEST + 1]
    cdef uint64_t head, letter
    cdef int i, j, found = 0
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
        for letter in range(LETTERS):
            keys[found] = mixed(head + letter * POWER[n - 1 - i])
            found += 1
    for i in range(n + 1):
        head = prefix[i] * BASE * POWER[n - i] + suffix[i]
        for letter in range(LETTERS):
            keys[found] = mixed(head + letter * POWER[n - i])
            found += 1
    for i in range(n - 1):
        head = (prefix[i] * BASE + values[i + 1]) * BASE + values[i]
        keys[found] = mixed(head * POWER[n - 2 - i] + suffix[i + 2])
        found += 1
    for i in range(twofold):
        for j in range(i + 1, twofold):
            keys[found] = mixed(prefix[n] + steps[i] + steps[j])
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
    cdef uint64_t steps[TWOFOLD]
    cdef uint64_t keys[MOST_KEYS]
    cdef int n = form_of(number, values), count = 1
    if len(number) < SHORTEST:
        keys[0] = mixed(hash_of(values, n))
    else:
        count = keys_near(values, n, steps, twofold_of(number, steps), keys)
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
        cdef uint64_t steps[TWOFOLD]
        cdef uint64_t keys[MOST_KEYS]
        cdef uint32_t start[MOST_KEYS]
        cdef uint32_t end[MOST_KEYS]
        cdef int n = form_of(number, values), count = 1, twofold = twofold_of(number, steps), i
        cdef uint32_t j
        cdef bint many = len(number) >= SHORTEST
        with nogil:
            if many:
                count = keys_near(values, n, steps, twofold, keys)
            else:
                keys[0] = mixed(hash_of(values, n))
            count = self.on_file(keys, count)
            self.bounds(keys, count, start, end)
        if count == 0:  # of nearly every number
            return []
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
    cdef const uint32_t[::1] start
    cdef const uint64_t[::1] first
    cdef const uint64_t[::1] last
    cdef const uint64_t[::1] reach
    cdef const uint32_t[::1] record
    cdef Py_ssize_t size[LEVELS]    # rows that a stretch of each level takes together
    cdef Py_ssize_t begin[LEVELS]   # where the level begins in `reach`
    cdef int levels

    def __init__(
        self,
        const uint64_t[::1] group,
        const uint32_t[::1] start,
        const uint64_t[::1] first,
        const uint64_t[::1] last,
        const uint64_t[::1] reach,
        const uint32_t[::1] record,
    ):
        cdef Py_ssize_t count = first.shape[0], size = STEP, begin = 0
        if not (last.shape[0] == record.shape[0] == count) or start.shape[0] != group.shape[0] + 1:
            raise ValueError("the columns of ranges have one length")
        self.levels = 0
        while size <= count:
            self.size[self.levels], self.begin[self.levels] = size, begin
            self.levels += 1
            begin += count // size
            size *= STEP
        if reach.shape[0] != begin:
            raise ValueError("the stretches of ranges are as many as their rows ask for")
        self.group, self.start, self.first, self.last, self.reach, self.record = (
            group, start, first, last, reach, record
        )

    def find(self, uint64_t group, uint64_t value, Py_ssize_t most):
        """Records of at most `most` ranges of a group that hold `value`, those that begin last first."""
        found = []
        self.collect(group, value, most, found)
        return found

    def holding(self, str number not None, Py_ssize_t most):
        """Records of ranges that may hold a canonical number, however it was misread; ascending, at most `most`."""
        cdef uint64_t raw[LONGEST]
        cdef uint64_t form[LONGEST]
        cdef Py_ssize_t i, n = len(number)
        cdef Py_UCS4 letter
        cdef bint ascii = True
        cdef int swapped = 0
        if n > LONGEST:
            raise ValueError("a canonical number has at most 32 characters")
        if self.group.shape[0] == 0 or n == 0:
            return []
        for i in range(n):
            letter = number[i]
            raw[i] = form[i] = letter
            if letter < 128 and FORM[<int> letter]:
                form[i] = FORM[<int> letter]
            ascii = ascii and letter < 128
        found = []
        self.counted(raw, form, n, most, found)
        for i in range(n):
            if swapped < TWOFOLD and (raw[i] == 83 or raw[i] == 56):  # S and 8, each read for the other
                swapped += 1
                raw[i], form[i] = (56, 56) if raw[i] == 83 else (83, 53)
                self.counted(raw, form, n, most, found)
                raw[i], form[i] = (83, 53) if raw[i] == 56 else (56, 56)
        if ascii:
            self.missing_zeros(raw, n, most, found)
            self.ordered(raw, n, most, found)
        return sorted(set(found))[:most] if found else found

    cdef int counted(self, const uint64_t *raw, const uint64_t *form, Py_ssize_t n, Py_ssize_t most, list found) except -1:
        """Every split into letters and digits that reading errors allow: see `screening.index.numbering.places`."""
        cdef uint64_t hashed[LONGEST + 1]
        cdef Py_ssize_t behind, end, at, i
        cdef uint64_t value, digit, scale, group
        cdef bint full
        for behind in range(min(<Py_ssize_t> BEHIND, n - 1) + 1):
            end = n - behind
            if behind and not may_be_letter(raw[end]):
                break
            value, scale, full = 0, 1, False
            for at in range(end - 1, -1, -1):
                if not 48 <= form[at] <= 57:
                    break
                digit = form[at] - 48
                value, scale, full = grown(value, scale, full, digit)
                if at == 0 or may_be_letter(raw[at - 1]):
                    group = <uint64_t> ((end - at) << 2 | behind)
                    for i in range(at):
                        group = group * BASE + form[i]
                    self.collect(mixed(group), value, most, found)
        return 0

    cdef int missing_zeros(self, const uint64_t *raw, Py_ssize_t n, Py_ssize_t most, list found) except -1:
        """Ranges of nothing but digits whose zeros in front the number has not."""
        cdef Py_ssize_t i, width
        cdef uint64_t value = 0
        if n >= PRINTED:
            return 0
        for i in range(n):
            if not 48 <= raw[i] <= 57:
                return 0
            value = value * 10 + raw[i] - 48
        for width in range(n + 1, PRINTED + 1):
            self.collect(mixed(<uint64_t> (width << 2)), value, most, found)
        return 0

    cdef int ordered(self, const uint64_t *raw, Py_ssize_t n, Py_ssize_t most, list found) except -1:
        """Ranges that count letters and digits alike, of the number as it is and as misread in one place."""
        cdef uint64_t group = <uint64_t> (MIXED + n), value = 0, other
        cdef uint64_t power[ORDERED]
        cdef Py_ssize_t i, head = max(<Py_ssize_t> 0, n - ORDERED), here
        cdef const char *meant
        for i in range(head):
            group = group * BASE + raw[i]
        group = mixed(group)
        here = self.place_of(group)
        if here < 0:
            return 0
        power[0] = 1
        for i in range(1, ORDERED):
            power[i] = power[i - 1] * 36
        for i in range(head, n):
            value = value * 36 + ranked(raw[i])
        self.collect(group, value, most, found)
        for i in range(head, n):
            meant = &MEANT[<int> raw[i]][0]
            while meant[0]:
                other = value + (ranked(<uint64_t> meant[0]) - ranked(raw[i])) * power[n - 1 - i]
                self.collect(group, other, most, found)
                meant += 1
        return 0

    cdef Py_ssize_t place_of(self, uint64_t group) noexcept:
        """The place of a group, -1 where there is none."""
        cdef Py_ssize_t low = 0, high = self.group.shape[0], middle
        while low < high:
            middle = (low + high) // 2
            if self.group[middle] < group:
                low = middle + 1
            else:
                high = middle
        return low if low < self.group.shape[0] and self.group[low] == group else -1

    cdef int collect(self, uint64_t group, uint64_t value, Py_ssize_t most, list found) except -1:
        """Adds the records of at most `most` ranges of a group that hold the value."""
        cdef Py_ssize_t here = self.place_of(group), low, at, high, middle, left = most, passed
        if here < 0:
            return 0
        low, high = self.start[here], min(<Py_ssize_t> self.start[here + 1], self.first.shape[0])
        at = low
        while at < high:  # the first range behind all those that begin at `value` or before
            middle = (at + high) // 2
            if self.first[middle] <= value:
                at = middle + 1
            else:
                high = middle
        while at > low and left > 0:
            passed = self.passed(at, low, value)
            if passed == 0 and self.last[at - 1] >= value:
                found.append(self.record[at - 1])
                left -= 1
            at -= passed if passed else 1
        return 0

    cdef Py_ssize_t passed(self, Py_ssize_t at, Py_ssize_t low, uint64_t value) noexcept:
        """The widest stretch of rows that ends at a row, begins at `low` or behind, and does not reach the value."""
        cdef int level
        cdef Py_ssize_t size, widest = 0
        if at % STEP:
            return 0
        for level in range(self.levels):
            size = self.size[level]
            if at % size or at - size < low:
                break
            if self.reach[self.begin[level] + at // size - 1] < value:
                widest = size
            else:
                break  # what a stretch reaches, a wider one around it reaches too
        return widest


cdef inline bint may_be_letter(uint64_t letter) noexcept nogil:
    """Whether a character is a letter, or a digit that a letter is misread as."""
    return letter != 51 and letter != 52 and letter != 55 and letter != 57


cdef inline uint64_t ranked(uint64_t letter) noexcept nogil:
    """The value of a digit or capital letter: 0 to 35 (ICAO 9303-3 section 4.9)."""
    return letter - 48 if letter < 58 else letter - 55


cdef inline (uint64_t, uint64_t, bint) grown(uint64_t value, uint64_t scale, bint full, uint64_t digit) noexcept nogil:
    """A value with one more digit in front; the greatest there is, once it has more than 64 bits."""
    cdef uint64_t room = GREATEST - value
    if full and digit:
        return GREATEST, scale, full
    if digit and digit > room // scale:
        return GREATEST, scale, True
    value += digit * scale
    if scale > GREATEST // 10:
        return value, scale, True
    return value, scale * 10, full


def plain_documents(list bodies not None, uint8_t[::1] plain, uint64_t[::1] hashes, const uint16_t[::1] short):
    """For each record's JSON whether it is a document of one number written in ASCII, and the number's hash.

    What has a backslash anywhere is left out too, and a number that begins with its issuer's code: see
    `screening.index.gather`; `short` is `issuers.short_codes()`. The hash is not yet mixed.
    """
    cdef Py_ssize_t i, count = len(bodies)
    cdef uint8_t known[26 * 26]  # the codes of two letters
    cdef bytes body
    if plain.shape[0] != count or hashes.shape[0] != count:
        raise ValueError("records and their arrays have one length")
    if short.shape[0] != CODES:
        raise ValueError("there is a place for each code of three letters")
    memset(known, 0, sizeof(known))
    for i in range(CODES):
        if short[i]:
            known[((short[i] >> 8) - 65) * 26 + (short[i] & 255) - 65] = 1
    for i in range(count):
        body = bodies[i]
        plain[i] = is_plain(PyBytes_AS_STRING(body), PyBytes_GET_SIZE(body), &short[0], known, &hashes[i])


cdef bint is_plain(
    const char *text, Py_ssize_t size, const uint16_t *short, const uint8_t *known, uint64_t *hashed
) noexcept nogil:
    """Walks over a flat JSON object of strings, as `record_to_json` and orjson write it."""
    cdef const char *end = text + size
    cdef const char *at = text + KIND_LENGTH
    cdef const char *name
    cdef const char *name_end
    cdef const char *value
    cdef const char *state = NULL
    cdef char head[3]
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
            if not hash_written(value, at - value, hashed, head):
                return False
            numbered = True
        if name_end - name == 13 and memcmp(name, b"issuing_state", 13) == 0:
            if at - value != 3:
                return False
            state = value
        at += 1
        if at == end - 1:
            return numbered and not begins_with_code(head, state, short, known)
        if at[0] != b",":
            return False
        at += 1
    return False


cdef bint begins_with_code(
    const char *head, const char *state, const uint16_t *short, const uint8_t *known
) noexcept nogil:
    """Whether a number's first letters are a code of its issuer; of any issuer where none is given."""
    cdef int i, place = 0
    cdef uint16_t two
    if state == NULL:
        if not (b"A" <= head[0] <= b"Z" and b"A" <= head[1] <= b"Z"):
            return False
        place = (head[0] - 65) * 26 + head[1] - 65
        if known[place]:
            return True
        return b"A" <= head[2] <= b"Z" and short[place * 26 + head[2] - 65] != 0
    for i in range(3):
        if not b"A" <= state[i] <= b"Z":
            return True
        place = place * 26 + (state[i] - 65)
    two = short[place]
    if memcmp(head, state, 3) == 0:
        return True
    return two != 0 and head[0] == <char> (two >> 8) and head[1] == <char> (two & 255)


cdef bint hash_written(const char *text, Py_ssize_t size, uint64_t *hashed, char *head) noexcept nogil:
    """The hash of a number as written, unless some of it is not ASCII, and its first three characters."""
    cdef uint64_t value = 0
    cdef Py_ssize_t i
    cdef int letters = 0
    cdef uint8_t letter
    head[0] = head[1] = head[2] = 0
    for i in range(size):
        letter = <uint8_t> text[i]
        if letter >= 128:
            return False
        if b"a" <= letter <= b"z":
            letter -= 32
        if FORM[letter] == 0 or letters == LONGEST:
            continue
        if letters < 3:
            head[letters] = <char> letter
        letters += 1
        value = value * BASE + VALUE[letter]
    hashed[0] = value
    return True


def canonical(str number not None):
    """A number's canonical form, or None when it is not all ASCII: see `screening.documents.numbers`."""
    return written(number, False)


def loosest(str number not None):
    """The same with all characters made one that are taken for one another; None when it is not all ASCII."""
    return written(number, True)


cdef written(str number, bint loosely):
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
        if n < LONGEST and FORM[<int> letter]:
            if loosely:
                letter = FORM[<int> letter]
                if letter == 56:  # 8, which is taken for S as well, and S for 5
                    letter = 53
            kept[n] = <char> letter
            n += 1
    return kept[:n].decode("ascii")
