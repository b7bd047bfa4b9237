# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Names of a snapshot that may be the one asked for, compiled: `screening.index.ranking` over the same arrays.

What is read from the file is held against its bounds: a damaged snapshot ends in ValueError, never in memory
that is not ours.
"""

from cpython.bytes cimport PyBytes_FromStringAndSize
from cython cimport final
from libc.math cimport log10
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp, memcpy, memset
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t, uint64_t

from screening.kernel.keys cimport PAIR_TOKENS, SLOTS, SURE, Sought, lone_key_of
from screening.kernel.phonetic cimport SKELETON_LETTERS
from screening.kernel.weighing cimport (
    MAX_LETTERS, MAX_TOKENS, Agreement, Asked, Rules, Score, Side, Token, may_be_one, note_letters, read_token, sum_up
)

cdef extern from *:
    """
    #define fetch(p) __builtin_prefetch(p, 0, 0)
    #define bring(p) __builtin_prefetch(p, 0, 3)
    #define touch(p) ((void) *(const volatile unsigned char*) (p))
    #define bits_of(x) __builtin_popcountll(x)
    #define trailing_zeros(x) __builtin_ctzll(x)
    #define bit_length(x) (64 - __builtin_clzll((unsigned long long) (x) | 1))
    """
    int bits_of(uint64_t) noexcept nogil
    int bit_length(uint64_t) noexcept nogil
    int trailing_zeros(uint64_t) noexcept nogil
    void fetch(const void*) noexcept nogil
    void touch(const void*) noexcept nogil
    void bring(const void*) noexcept nogil

cdef enum:
    DAYS = 417
    YEARS = 256
    VARIOUS = 0xFFFF
    RANGE = 1
    WIDEST = 8
    MOST_YEARS = 3
    UNKNOWN = 0  # the fields of `index.births.Floors`, in their order
    CLOSE = 1
    VAGUE = 2
    SAME_YEAR = 3
    NEXT_YEAR = 4
    SOME_YEARS = 5
    FAR = 6
    RUNGS = 7
    ROOM = 8  # for the rungs of a kind, where they are looked up for each form
    KINDS = 8  # of forms beside a traveller, as `index.kinds` has them
    WEIGHTY_SHIFT = 10  # of what is kept of a form: above what its kind follows from, how many tokens can contradict
    KIND_OF = (1 << WEIGHTY_SHIFT) - 1
    EXACT = 1 << 15
    ANY = (1 << SLOTS) - 1  # tokens asked for that a key may stand for: `index.keys.ANY`
    WORTH = (1 << 16) - 1
    LIKELY = 1_500  # what keys are worth to a form by how much agreement its date of birth demands
    LIKELY_LESS = 1_000
    AHEAD = 8  # how far ahead memory is asked for: forms whose tokens are looked at
    ROWS_AHEAD = 24  # the same for forms of which no more than the row is read
    CACHE_LINE = 64
    LISTS_AHEAD = 3  # the same for lists of which the stretches that matter are sought
    LONG = 1024  # postings from which a list is not read through but searched for the days that matter
    BLOCK_BITS = 13
    BLOCKS = 1 << BLOCK_BITS  # that all forms are divided into, to tell quickly that a form lies in no stretch
    FIRST_TOKENS = 4  # of a form, which its row holds
    MOST_STRETCHES = YEARS + 4  # of one year two, at the most, on either side of the one asked for; and of ranges
    WIDE_DIGIT = 11  # bits of a pass by which forms are brought into order
    NARROW_DIGIT = 8
    MANY = 1024  # of them, from which digits are wide
    FEW = 48  # that are in order sooner by insertion alone
    NOT_ENOUGH = 0  # what a form promises
    ENOUGH = 1
    ENOUGH_JOINED = 2
    MINOR_TOKEN = 3  # the places of what is said of a token of `text.names`
    BITS_OF_TOKEN = 5
    MOST_ASKED = 64  # tokens asked for, of all readings, whose partners are marked in one word

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15ULL  # 2**64 divided by the golden ratio
cdef uint64_t PROMISING = <uint64_t> 1 << 62  # in a rank, above what keys are worth

include "prospects.pxi"

ctypedef struct Stretches:
    int count
    uint32_t start[MOST_STRETCHES]
    uint32_t end[MOST_STRETCHES]
    uint8_t near[BLOCKS]  # whether a block of forms has some of them

ctypedef struct Reach:
    # The forms whose dates of birth may be the one asked for: to keys of whole tokens, to others, and to what hardly
    # differs; see `ranking.stretches`.
    Stretches sure
    Stretches other
    Stretches apart

ctypedef struct Postings:
    uint32_t start
    uint32_t count
    uint32_t read  # of those, how many dates of birth do not rule out
    uint32_t told  # the tokens asked for that the key stands for
    const Stretches* near  # those of which they are read

ctypedef struct Form:
    uint32_t tokens[FIRST_TOKENS]
    uint16_t first
    uint16_t last
    uint16_t day
    uint16_t count
    uint32_t token  # where those behind the first begin
    uint32_t bearer

ctypedef struct Candidate:
    uint64_t rank
    double floor
    uint32_t form

ctypedef struct Meeting:
    # All tokens on file that a query has met, and where to look for one by its number.
    Traits own[MOST_ASKED]
    int distinct  # tokens asked for, those that are the same in several readings once
    int first[MOST_ASKED]  # of each of these, the place of the first
    uint64_t same[MOST_ASKED]  # and the places of all of them, a bit each
    uint64_t minors  # which tokens asked for are minor, a bit each
    uint64_t initials
    uint64_t* of_two  # for each reading, how long a token may be that is two of its neighbours, a bit each
    bint bounded  # whether what may agree can be told from traits at all
    uint64_t mask
    int32_t* table
    Met* met
    int32_t count
    int32_t read


@final
cdef class Wanted:
    """What the dates of birth, and the sex and nationality, demand of a name; see `index.births` and `index.kinds`."""

    cdef int first, last, day, year_0
    cdef double floor[KINDS * RUNGS]  # for each kind those of each rung
    cdef bytes table
    cdef const uint8_t* kind  # by what is kept of a form
    cdef bint anywhere, around, ever  # `ranking.Weigher`
    cdef uint8_t slips[DAYS]
    cdef uint8_t year_slips[YEARS]

    def __init__(
        self, born, bytes demands not None, bytes table not None, bytes slips not None,
        bytes year_slips not None, int year_0, bint anywhere, bint around, bint ever,
    ):
        if (
            len(slips) != DAYS or len(year_slips) != YEARS or len(table) != KIND_OF + 1
            or len(demands) != sizeof(self.floor)
        ):
            raise ValueError("tables of another size than the kernel knows")
        self.first, self.last, self.day = born
        memcpy(self.floor, <const char*> demands, sizeof(self.floor))
        self.table = table
        self.kind = <const uint8_t*> table
        memcpy(self.slips, <const char*> slips, DAYS)
        memcpy(self.year_slips, <const char*> year_slips, YEARS)
        self.year_0, self.anywhere, self.around, self.ever = year_0, anywhere, around, ever

    cdef inline int first_of(self, uint16_t kept) noexcept nogil:
        """Where the floors of a form's kind begin, by what is kept of it."""
        return (self.kind[kept & KIND_OF] & (KINDS - 1)) * RUNGS

    cdef inline int demand(self, int first, int last, int day) noexcept nogil:
        """`index.births.needed_by_all` for one: which of the floors."""
        cdef int gap, other, year
        cdef bint meant
        if not self.first:
            return UNKNOWN
        if not first and not day:
            return UNKNOWN
        if self.day == VARIOUS:
            return CLOSE
        gap, other = first - self.last, self.first - last
        gap = gap if gap > other else other
        if day == RANGE:
            return VAGUE if gap <= 0 else SAME_YEAR if gap <= MOST_YEARS else SOME_YEARS if gap == MOST_YEARS + 1 else FAR
        year = first - self.year_0
        year = 0 if year < 0 else year if year < YEARS else YEARS - 1
        meant = day == VARIOUS
        if self.day and not meant:
            meant = (gap <= 1 and self.slips[day if day < DAYS - 1 else DAYS - 1]) or (
                day == self.day and self.year_slips[year]
            )
        if meant:
            return CLOSE
        if gap <= 1 and (not self.day or not day):
            return VAGUE
        if not self.day and not day and first == last and self.year_slips[year]:
            return UNKNOWN
        return SAME_YEAR if gap <= 0 else NEXT_YEAR if gap == 1 else SOME_YEARS if gap <= MOST_YEARS else FAR


@final
cdef class Names:
    """The names of a snapshot: keys with their forms, and the forms themselves."""

    cdef const uint32_t[::1] directory, key, offset, posting, form_token, day, bearer
    cdef const uint64_t[::1] rows, token_rows
    cdef const uint16_t[::1] bearer_name, kind
    cdef const uint8_t[::1] token
    cdef const Form* form
    cdef const Traits* traits
    cdef Py_ssize_t forms, tokens
    cdef int shift, block

    def __init__(self, sections):
        """The sections of names that `index.reader` names (docs/reference/index-format.md)."""
        (
            self.directory, self.key, self.offset, self.posting, self.rows, self.form_token, self.day, self.bearer,
            self.bearer_name, self.token, self.token_rows, self.kind,
        ) = sections
        self.forms = self.rows.shape[0] * 8 // <Py_ssize_t> sizeof(Form) - 1
        self.tokens = self.token_rows.shape[0] * 8 // <Py_ssize_t> sizeof(Traits)
        self.shift = 32 - (self.directory.shape[0] - 1).bit_length() + 1
        if (
            sizeof(Form) != 32 or sizeof(Traits) != 32 or self.forms < 0
            or self.offset.shape[0] != self.key.shape[0] + 1
            or self.bearer_name.shape[0] != self.bearer.shape[0] or self.kind.shape[0] != self.forms
            or self.day.shape[0] != YEARS * DAYS + 1
            or self.directory.shape[0] != (<Py_ssize_t> 1 << (32 - self.shift)) + 1
        ):
            raise ValueError("sections that do not belong together")
        self.block = max(0, bit_length(self.forms) - BLOCK_BITS)  # forms of a block, as a power of two
        self.form = <const Form*> &self.rows[0]
        self.traits = <const Traits*> &self.token_rows[0] if self.tokens else NULL

    def bearers(self, uint32_t number, Wanted wanted, double score):
        """Who bears a form that demands no more than a score: (record, place of the name in it, floor) each."""
        cdef Py_ssize_t i, end
        cdef double floor
        cdef const Form* form = &self.form[number]
        if number >= self.forms:
            raise ValueError("a place outside its section")
        floor = wanted.floor[self.demand(wanted, number, form)]
        end = min(<Py_ssize_t> self.form[number + 1].bearer, self.bearer.shape[0])
        return [(self.bearer[i], self.bearer_name[i], floor) for i in range(form.bearer, end) if floor <= score]

    def packed(self, uint32_t number):
        """The tokens of a form, packed."""
        cdef const Form* form = &self.form[number]
        cdef const Traits* row
        cdef uint32_t token
        cdef int k
        cdef list out = []
        if number >= self.forms or (
            form.count > FIRST_TOKENS
            and <Py_ssize_t> form.token + form.count - FIRST_TOKENS > self.form_token.shape[0]
        ):
            damaged()
        for k in range(form.count):
            token = form.tokens[k] if k < FIRST_TOKENS else self.form_token[form.token + k - FIRST_TOKENS]
            if token >= self.tokens:
                damaged()
            row = &self.traits[token]
            if <Py_ssize_t> row.place + row.size > self.token.shape[0]:
                damaged()
            out.append(PyBytes_FromStringAndSize(<const char*> &self.token[row.place], row.size))
        return out

    cdef inline int demand(self, Wanted wanted, uint32_t number, const Form* form) noexcept nogil:
        """Which of the floors a form has to reach."""
        return wanted.first_of(self.kind[number]) + wanted.demand(form.first, form.last, form.day)

    cdef Py_ssize_t place_of(self, uint32_t key) noexcept nogil:
        """The place of a key; -1 when it is not on file."""
        cdef uint32_t low = self.directory[key >> self.shift], high = self.directory[(key >> self.shift) + 1]
        cdef uint32_t middle
        if high > self.key.shape[0]:
            high = self.key.shape[0]
        while low < high:
            middle = low + (high - low) // 2
            if self.key[middle] < key:
                low = middle + 1
            else:
                high = middle
        if low >= self.key.shape[0] or self.key[low] != key:
            return -1
        return low

    cdef void lies(self, Py_ssize_t place, Postings* found) noexcept nogil:
        """Where the forms of the key at a place lie."""
        cdef uint32_t end = self.offset[place + 1]
        found.start = self.offset[place]
        if end > self.posting.shape[0] or end < found.start:
            end = found.start
        found.count = end - found.start

    cdef void find(self, uint32_t key, Postings* found) noexcept nogil:
        """Where a key's forms lie, if it is on file."""
        cdef Py_ssize_t place = self.place_of(key)
        if place >= 0:
            self.lies(place, found)

    cdef void ask_for_directory(self, const uint32_t* keys, int count) noexcept nogil:
        cdef int i
        for i in range(count):
            fetch(&self.directory[keys[i] >> self.shift])

    cdef void ask_for_keys(self, const uint32_t* keys, int count) noexcept nogil:
        cdef int i
        for i in range(count):
            fetch(&self.key[min(self.directory[keys[i] >> self.shift], self.key.shape[0] - 1)])

    def as_rare(self, tuple names not None, uint32_t many, double alike):
        """The names with each token no rarer than its like are here: `index.keys.as_rare_as`."""
        cdef uint32_t key[MAX_TOKENS]
        cdef Postings found
        cdef tuple tokens, own
        cdef list out = [], made
        cdef double bits
        cdef int i, count
        for name in names:
            tokens, made = name.tokens, None
            count = <int> len(tokens)
            if count > MAX_TOKENS:
                raise ValueError("a name of more tokens than the kernel has room for")
            for i in range(count):
                key[i] = lone_key_of(tokens[i])
                fetch(&self.directory[key[i] >> self.shift])
            self.ask_for_keys(key, count)
            for i in range(count):
                own = <tuple> tokens[i]
                found.count = 0
                if not own[MINOR_TOKEN]:
                    self.find(key[i], &found)
                if found.count < many:
                    continue
                bits = alike + log10(<double> self.forms / found.count)
                if bits < <double> own[BITS_OF_TOKEN]:
                    if made is None:
                        made = list(tokens)
                    made[i] = tuple.__new__(type(own), (*own[:BITS_OF_TOKEN], bits))
            out.append(name if made is None else tuple.__new__(type(name), (tuple(made), name.guessed)))
        return tuple(out)

    cdef Py_ssize_t look_up(
        self, const uint32_t* keys, int length, const uint16_t* told, uint32_t most_each, bint spelled,
        const Reach* reach, Postings* found,
    ) noexcept nogil:
        """The lists of those keys that are on file and have no more than so many forms: how many lists.

        `spelled`: the keys are of names as they are spelled.
        """
        cdef Py_ssize_t i, place, some = 0, count = 0
        for i in range(length):
            place = self.place_of(keys[i])
            if place >= 0:
                fetch(&self.offset[place])
                found[some].start = <uint32_t> place
                found[some].told = told[i] if told != NULL else ANY | SURE * spelled
                some += 1
        for i in range(some):
            self.lies(found[i].start, &found[count])
            if found[count].count <= most_each:
                fetch(&self.posting[found[count].start])
                found[count].told = found[i].told
                if spelled:
                    found[count].near = &reach.apart
                else:
                    found[count].near = &reach.sure if found[i].told & SURE else &reach.other
                count += 1
        return count

    cdef Py_ssize_t look_up_far(
        self, Sought sought, uint32_t most_each, const Reach* reach, Postings* found
    ) noexcept nogil:
        """Of the pairs of each reading the one of fewest forms, if it has few: how many."""
        cdef Py_ssize_t i, place = 0, end, count = 0
        cdef Postings one
        for i in range(sought.readings):
            end = min(place + <Py_ssize_t> sought.count[i], sought.paired)
            found[count].count = 0xFFFFFFFF
            for place in range(place, end):
                one.count, one.told = 0, sought.of_pair[place]
                self.find(sought.pair[place], &one)
                if one.count < found[count].count:
                    found[count] = one
            place = end
            if 0 < found[count].count <= most_each:
                found[count].near = &reach.apart
                count += 1
        return count

    def rank(
        self, Asked asked not None, Wanted wanted not None, Sought sought not None, uint32_t most_postings,
        uint32_t most_of_lone, uint32_t most_far, Py_ssize_t most, Py_ssize_t long_shots,
    ):
        """Forms that can be referred, agreement, proof, best first; postings read; whether any was cut."""
        cdef Py_ssize_t room = sought.several + sought.alone + 2 * sought.readings + 1, lists, read
        cdef Py_ssize_t spelled_lists, distinct = 0, i
        cdef uint64_t total = 0, most_read = 0
        cdef Postings* found = <Postings*> malloc(room * sizeof(Postings))
        cdef Postings* one
        cdef Reach reach
        cdef uint64_t* forms = NULL
        cdef Candidate* candidates = NULL
        cdef Score* scores = NULL
        cdef Meeting meeting
        cdef Slots slots
        cdef bint cut = False, crowded = False
        try:
            if found == NULL:
                raise MemoryError
            if not self.key.shape[0]:
                return [], 0, False
            with nogil:
                self.stretch(wanted, &reach)
                self.ask_for_directory(sought.exact_key, sought.readings)
                self.ask_for_directory(sought.pair, sought.paired)
                self.ask_for_directory(sought.key, sought.several)
                self.ask_for_directory(sought.alone_key, sought.alone)
                self.ask_for_keys(sought.exact_key, sought.readings)
                self.ask_for_keys(sought.pair, sought.paired)
                self.ask_for_keys(sought.key, sought.several)
                self.ask_for_keys(sought.alone_key, sought.alone)
                spelled_lists = self.look_up(sought.exact_key, sought.readings, NULL, 0xFFFFFFFF, True, &reach, found)
                lists = spelled_lists
                if not wanted.anywhere:
                    lists += self.look_up_far(sought, most_far, &reach, found + lists)
                lists += self.look_up(sought.key, sought.several, sought.of_key, 0xFFFFFFFF, False, &reach, found + lists)
                lists += self.look_up(sought.alone_key, sought.alone, NULL, most_of_lone, False, &reach, found + lists)
                for i in range(lists):
                    most_read += found[i].count
                most_read = min(most_read, most_postings)
                forms = <uint64_t*> malloc((most_read + 1) * sizeof(uint64_t))
            if forms == NULL:
                raise MemoryError
            with nogil:
                for i in range(min(lists, <Py_ssize_t> LISTS_AHEAD)):
                    self.ask_for_starts(&found[i])
                for i in range(lists):
                    if i + LISTS_AHEAD < lists:
                        self.ask_for_starts(&found[i + LISTS_AHEAD])
                    one = &found[i]
                    one.read = self.gather(one, total, most_read, forms)
                    self.note_worth(one, i < spelled_lists, total, most_read, forms)
                    total += one.read
                if total > most_read:  # those lists go first of which least is read
                    cut, total = True, 0
                    sort_by_count(found + spelled_lists, lists - spelled_lists)
                    for i in range(lists):
                        one = &found[i]
                        self.gather(one, total, most_read, forms)
                        self.note_worth(one, i < spelled_lists, total, most_read, forms)
                        total += one.read
                    total = most_read
                read = <Py_ssize_t> total
                candidates = <Candidate*> malloc((read + long_shots + 1) * sizeof(Candidate))
            if candidates == NULL:
                raise MemoryError
            with nogil:
                sort_forms(forms, read, bit_length(self.forms))
                seat_readings(asked, &slots)
                distinct = self.choose(
                    asked.rules, wanted, &slots, forms, read, most, long_shots, candidates, &crowded
                )
                cut |= crowded
            scores = <Score*> malloc((distinct + 1) * sizeof(Score))
            if scores == NULL:
                raise MemoryError
            with nogil:
                distinct = self.weigh(asked, &meeting, candidates, distinct, scores)
            ranked = [
                (
                    -scores[i].score, candidates[i].floor, self.gap(wanted, &candidates[i]), candidates[i].form,
                    scores[i].proof,
                )
                for i in range(distinct)
                if scores[i].score >= candidates[i].floor
            ]
            ranked.sort()
            return [(form, -score, proof) for score, _, _, form, proof in ranked], total, cut
        finally:
            free(found)
            free(forms)
            free(candidates)
            free(scores)

    cdef int gap(self, Wanted wanted, const Candidate* candidate) noexcept nogil:
        """The years between the dates of birth asked for and on file; 0 where either is not known."""
        cdef const Form* form = &self.form[candidate.form]
        if not wanted.first or not form.first:
            return 0
        return max(0, form.first - wanted.last, wanted.first - form.last)

    cdef void stretch(self, Wanted wanted, Reach* reach) noexcept nogil:
        """Stretches of forms beyond which dates of birth rule out all, or nearly all: `ranking.stretches`.

        Forms lie in the order of `births.day_number`: first those of any date, then ranges by their first year, then
        year by year, day by day.
        """
        cdef int eight, year, gap, near = wanted.first - wanted.year_0
        cdef int sure = MOST_YEARS if wanted.around else 1  # years from the one asked for that are read as a whole
        cdef int other = MOST_YEARS if wanted.around else 0 if wanted.day else 1
        cdef uint8_t years[YEARS]
        cdef uint64_t some
        cdef bint every = (
            not wanted.first or wanted.day == VARIOUS or wanted.anywhere
            or not MOST_YEARS <= near < YEARS - MOST_YEARS
        )
        self.begin_stretches(near, every, &reach.sure)
        self.begin_stretches(near, every, &reach.other)
        self.begin_stretches(near, every or wanted.ever, &reach.apart)
        if every:
            return
        memcpy(years, wanted.year_slips, YEARS)
        memset(&years[near - MOST_YEARS], 1, 2 * MOST_YEARS + 1)
        for eight in range(0, YEARS, 8):
            memcpy(&some, &years[eight], 8)
            if not some:  # few years are asked for: they are found by eights
                continue
            for year in range(eight, eight + 8):
                if years[year]:
                    gap = year - near if year > near else near - year
                    self.add_year(wanted, year, gap, sure, &reach.sure)
                    self.add_year(wanted, year, gap, other, &reach.other)
                    if not wanted.ever:
                        self.add_year(wanted, year, gap, MOST_YEARS, &reach.apart)
        self.mark_blocks(&reach.sure)
        self.mark_blocks(&reach.other)
        if not wanted.ever:
            self.mark_blocks(&reach.apart)

    cdef inline void begin_stretches(self, int near, bint every, Stretches* out) noexcept nogil:
        """All forms; or those of any date, and ranges that may have begun some years before."""
        out.count, out.start[0] = 1, 0
        out.end[0] = <uint32_t> self.forms if every else min(self.day[0], <uint32_t> self.forms)
        if not every:
            self.add_stretch(max(0, near - WIDEST - MOST_YEARS - 1), min(near + MOST_YEARS + 2, <int> YEARS), out)

    cdef inline void add_year(self, Wanted wanted, int year, int gap, int whole, Stretches* out) noexcept nogil:
        """The forms of a year so many years from the one asked for; `whole`: within so many all days are read."""
        cdef int at = YEARS + year * (DAYS - 1)
        if gap <= whole:
            self.add_stretch(at, at + DAYS - 1, out)
        else:
            if gap == 1:
                self.add_stretch(at, at + 1, out)
            if gap == 1 or wanted.year_slips[year]:
                self.add_stretch(at + wanted.day, at + wanted.day + 1, out)

    cdef void mark_blocks(self, Stretches* out) noexcept nogil:
        cdef int at
        cdef uint32_t first, block
        memset(out.near, 0, sizeof(out.near))
        for at in range(out.count):
            if out.start[at] < out.end[at]:
                first, block = out.start[at] >> self.block, (out.end[at] - 1) >> self.block
                memset(&out.near[first], 1, block - first + 1)

    cdef void add_stretch(self, int day, int until, Stretches* out) noexcept nogil:
        """The forms of some days, after those that are there already."""
        cdef uint32_t first = self.day[day], end = min(self.day[until], <uint32_t> self.forms)
        if first >= end:
            return
        if out.end[out.count - 1] == first:
            out.end[out.count - 1] = end
        else:
            out.start[out.count], out.end[out.count] = first, end
            out.count += 1

    cdef void ask_for_starts(self, const Postings* found) noexcept nogil:
        """Asks memory for where the stretches of a long list are likely to begin."""
        cdef const Stretches* stretches = found.near
        cdef int each
        if found.count >= LONG and stretches.end[0] < self.forms:
            for each in range(stretches.count):
                bring(&self.posting[found.start + self.likely(found.count, stretches.start[each])])

    cdef inline uint32_t likely(self, uint32_t size, uint32_t form) noexcept nogil:
        """Where in a list a form lies if the list is spread over the years as all forms are."""
        cdef uint32_t place = <uint32_t> (<uint64_t> form * size // <uint64_t> self.forms)
        return place if place < size else size - 1

    cdef uint32_t seek(self, const uint32_t* forms, uint32_t low, uint32_t size, uint32_t form) noexcept nogil:
        """The first place, from one on, of a form not below the wanted one: near where it is likely, by doubling."""
        cdef uint32_t high = size, middle, step = 8, guess
        if low >= size or forms[low] >= form:
            return low
        guess = self.likely(size, form)
        guess = guess if guess > low else low
        if forms[guess] < form:
            low = guess
            while low + step < size and forms[low + step] < form:
                low += step
                step *= 2
            high = min(low + step, size)
        else:
            high = guess
            while high > low + step and forms[high - step] >= form:
                high -= step
                step *= 2
            low = max(low, high - step if high > step else 0)
        while low < high:
            middle = low + (high - low) // 2
            if forms[middle] < form:
                low = middle + 1
            else:
                high = middle
        return low

    cdef uint32_t gather(
        self, const Postings* found, uint64_t read, uint64_t most, uint64_t* out
    ) noexcept nogil:
        """Adds the forms of a list whose dates may be the one asked for, until there are `most`: how many it has.

        A list is read through, since most of its forms lie in blocks without any; in a long one the stretches are sought.
        """
        cdef uint32_t place = 0, until, form, some = 0
        cdef int each = 0, shift = self.block
        cdef const uint32_t* forms = &self.posting[found.start]
        cdef const Stretches* stretches = found.near
        cdef const uint8_t* near = stretches.near
        if stretches.end[0] >= self.forms:
            put(forms, found.count, read, most, out)
            return found.count
        if found.count < LONG:
            for place in range(found.count):
                form = forms[place]
                if not near[form >> shift & (BLOCKS - 1)]:
                    continue
                while each < stretches.count and form >= stretches.end[each]:
                    each += 1
                if each == stretches.count:
                    break
                if form >= stretches.start[each]:
                    put(&form, 1, read + some, most, out)
                    some += 1
            return some
        for each in range(stretches.count):
            place = self.seek(forms, place, found.count, stretches.start[each])
            until = self.seek(forms, place, found.count, stretches.end[each])
            put(&forms[place], until - place, read + some, most, out)
            some += until - place
            place = until
        return some

    cdef void note_worth(
        self, const Postings* found, bint spelled, uint64_t read, uint64_t most, uint64_t* out
    ) noexcept nogil:
        """Beside the forms of a list what its key is worth, the rarer the more, and which tokens it stands for."""
        cdef uint64_t i, worth = EXACT if spelled else bit_length(self.forms // max(<Py_ssize_t> found.read, 1))
        worth |= <uint64_t> found.told << 16
        for i in range(read, min(read + found.read, most)):
            out[i] |= worth

    cdef Py_ssize_t choose(
        self, Rules rules, Wanted wanted, Slots* slots, uint64_t* forms, Py_ssize_t count, Py_ssize_t most,
        Py_ssize_t most_shots, Candidate* out, bint* cut,
    ) noexcept nogil:
        """The forms worth comparing, each once, of those that the date of birth does not rule out: how many.

        First those whose keys promise as much as they have to reach, `most` at the most, by what the keys are worth that
        found them; then `most_shots` of the others. See `ranking._promising`. `out` has room for all and the latter, `forms`
        for one more.
        """
        cdef Py_ssize_t i = 0, likely = 0, some = 0
        cdef Candidate* shots = out + count
        cdef Candidate one
        cdef uint64_t told, entry
        cdef double floors[KINDS * ROOM]
        cdef uint64_t worth[KINDS * ROOM]
        cdef uint8_t only_sure[KINDS * ROOM]
        cdef uint32_t number, ahead, day = YEARS, until = self.day[YEARS]  # the day whose forms end there; before: of no day
        cdef uint32_t no_day = until
        cdef uint16_t kept
        cdef bint undated = not wanted.first and not wanted.day  # no date was asked for: all dates demand the same
        cdef const Form* form
        cdef const uint16_t* kinds = &self.kind[0] if count else NULL
        cdef int each, at, year, rung = UNKNOWN
        cdef bint same = False, dated = False
        while count and forms[count - 1] >> 32 >= <uint64_t> self.forms:
            count -= 1
        forms[count] = ~<uint64_t> 0  # the last of a form's is told by the next
        if undated:
            dated, until, no_day = True, 0xFFFFFFFF, 0
        for each in range(KINDS):
            for at in range(RUNGS):
                floors[each * ROOM + at] = wanted.floor[each * RUNGS + at]
                worth[each * ROOM + at] = <uint64_t> <int> (LIKELY - LIKELY_LESS * wanted.floor[each * RUNGS + at])
                only_sure[each * ROOM + at] = wanted.floor[each * RUNGS + at] >= wanted.floor[each * RUNGS + SAME_YEAR]
        while i < count:
            entry = forms[i]
            number, told, one.rank = entry >> 32, entry, entry & WORTH
            i += 1
            while forms[i] >> 32 == number:
                told |= forms[i]
                one.rank += forms[i] & WORTH
                i += 1
            if i + ROWS_AHEAD < count:
                ahead = forms[i + ROWS_AHEAD] >> 32
                bring(&kinds[ahead])
                if ahead < no_day:
                    bring(&self.form[ahead])
            if number >= until:  # forms lie in the order of their days of birth, so most dates need not be read
                day = self.day_after(number, day)
                until = self.day[day]
                year = (day - 1 - YEARS) // (DAYS - 1)
                dated = 0 < year < YEARS - 1
                if dated:
                    year, each = year + wanted.year_0, (day - 1 - YEARS) % (DAYS - 1)
                    rung = wanted.demand(year, year, each)
                    same = year == wanted.first and year == wanted.last and each == wanted.day > 0
            if not dated:
                form = &self.form[number]
                rung = wanted.demand(form.first, form.last, form.day)
                same = form.first == wanted.first and form.last == wanted.last and form.day == wanted.day > 0
            kept = kinds[number]
            at = (wanted.kind[kept & KIND_OF] & (KINDS - 1)) * ROOM + rung
            one.floor = floors[at]
            if one.floor > 1.0:
                continue
            one.form = number
            one.rank *= worth[at]
            if same or (told >> 16 & SURE or not only_sure[at]) and (
                most_promised(rules, slots, <uint32_t> (told >> 16) & ANY, kept >> WEIGHTY_SHIFT) >= one.floor
            ):
                bring(&self.form[number])
                out[likely] = one
                likely += 1
            elif some < most_shots:
                keep(shots, some, &one)
                some += 1
            elif some and before(&one, &shots[0]):
                put_first_in(shots, some, &one)
        cut[0] = likely > most
        if cut[0]:
            select(out, likely, most)
            return most
        if some > most - likely:
            select(shots, some, most - likely)
            some = most - likely
        for i in range(some):
            bring(&self.form[shots[i].form])
            out[likely + i] = shots[i]
        return likely + some

    cdef uint32_t day_after(self, uint32_t number, uint32_t day) noexcept nogil:
        """The day, by `births.day_number`, to which a form belongs whose day is later than one that is given."""
        cdef uint32_t last = <uint32_t> self.day.shape[0] - 1, low = day, high, middle, step = 1
        while low + step < last and self.day[low + step] <= number:
            low += step
            step *= 2
        high = min(low + step, last)
        while low + 1 < high:
            middle = low + (high - low) // 2
            if self.day[middle] <= number:
                low = middle
            else:
                high = middle
        return high

    cdef Py_ssize_t weigh(
        self, Asked asked, Meeting* meeting, Candidate* candidates, Py_ssize_t count, Score* scores
    ) except -1 nogil:
        """Compares the name with each candidate that has a prospect; gives how many, which stand in front then.

        Each distinct token on file is met once. What tells of it lies anywhere in memory, so that is asked for before
        it is needed: traits some forms ahead, the tokens of all that may be partners before any of them is read.
        """
        cdef Side side
        cdef const Form* form
        cdef Py_ssize_t i, kept = 0
        cdef uint64_t total = 0, size = 64
        cdef Met* met[MAX_TOKENS]
        cdef uint32_t* seats  # of the tokens of the forms that are kept, one form after another
        cdef uint32_t* seat
        cdef int k, promise
        for i in range(count):
            form = &self.form[candidates[i].form]
            if form.count > FIRST_TOKENS and (
                form.count > MAX_TOKENS
                or <Py_ssize_t> form.token + form.count - FIRST_TOKENS > self.form_token.shape[0]
            ):
                damaged()
            total += form.count
        while size < 2 * total:
            size *= 2
        asked.reserve(total)
        meeting.mask, meeting.count, meeting.read = size - 1, 0, 0
        meeting.bounded = asked.distinct <= MOST_ASKED and asked.rules.joined_differ == 1
        meeting.table = <int32_t*> malloc(size * sizeof(int32_t))
        meeting.met = <Met*> malloc((total + 1) * sizeof(Met))
        meeting.of_two = <uint64_t*> malloc((asked.count + 1) * sizeof(uint64_t))
        seats = <uint32_t*> malloc((total + 1) * sizeof(uint32_t))
        try:
            if meeting.table == NULL or meeting.met == NULL or meeting.of_two == NULL or seats == NULL:
                with gil:
                    raise MemoryError
            memset(meeting.table, 0xFF, size * sizeof(int32_t))
            describe_asked(asked, meeting)
            side.guessed = False
            for i in range(min(count, <Py_ssize_t> AHEAD)):
                self.ask_for_traits(candidates[i].form)
            seat = seats
            for i in range(count):
                if i + AHEAD < count:
                    self.ask_for_traits(candidates[i + AHEAD].form)
                form = &self.form[candidates[i].form]
                self.meet(asked, meeting, form, met)
                if self.promises(asked, meeting, met, form.count, candidates[i].floor, False, NULL):
                    for k in range(form.count):
                        seat[k] = <uint32_t> (met[k] - meeting.met)
                        met[k].needed = True
                    seat += form.count
                    candidates[kept] = candidates[i]
                    kept += 1
            self.ask_for_tokens(meeting)
            for k in range(meeting.count):
                if meeting.met[k].needed:
                    self.settle(asked, meeting, &meeting.met[k])
            seat = seats
            for i in range(kept):
                form = &self.form[candidates[i].form]
                for k in range(form.count):
                    met[k] = &meeting.met[seat[k]]
                seat += form.count
                scores[i].score = 0.0
                promise = self.promises(asked, meeting, met, form.count, candidates[i].floor, True, NULL)
                if promise == NOT_ENOUGH:
                    continue
                side.count = form.count
                for k in range(side.count):
                    self.read(asked, meeting, met[k])
                    side.place[k], side.token[k] = met[k].place, &asked.filed[met[k].place]
                sum_up(&side)
                if promise == ENOUGH or self.promises(
                    asked, meeting, met, form.count, candidates[i].floor, True, &side
                ):
                    asked.best(&side, &scores[i])
        finally:
            free(meeting.table)
            free(meeting.met)
            free(meeting.of_two)
            free(seats)
        return kept

    cdef void ask_for_traits(self, uint32_t number) noexcept nogil:
        cdef const Form* form = &self.form[number]
        cdef int k
        for k in range(min(form.count, <int> FIRST_TOKENS)):
            if form.tokens[k] < self.tokens:
                bring(&self.traits[form.tokens[k]])

    cdef void ask_for_tokens(self, const Meeting* meeting) noexcept nogil:
        """Those that will have to be read to tell whether they are partners. All at once: sooner helps nothing."""
        cdef const Traits* row
        cdef int i
        for i in range(meeting.count):
            row = &self.traits[meeting.met[i].number]
            if meeting.met[i].needed and meeting.met[i].partners and <Py_ssize_t> row.place + CACHE_LINE < self.token.shape[0]:
                touch(&self.token[row.place])
                touch(&self.token[row.place + CACHE_LINE])

    cdef int meet(self, Asked asked, Meeting* meeting, const Form* form, Met** met) except -1 nogil:
        """What the tokens of a form are to those asked for."""
        cdef uint32_t number
        cdef uint64_t at, mask = meeting.mask
        cdef const int32_t* table = meeting.table
        cdef Met* every = meeting.met
        cdef int k, count = form.count
        for k in range(count):
            number = form.tokens[k] if k < FIRST_TOKENS else self.form_token[form.token + k - FIRST_TOKENS]
            if number >= self.tokens:
                damaged()
            at = (number * SPREAD) >> 20 & mask
            while table[at] >= 0 and every[table[at]].number != number:
                at = (at + 1) & mask
            if table[at] < 0:
                meeting.table[at] = meeting.count
                meeting.count += 1
                self.describe_met(asked.rules.two_differ_from, meeting, number, &every[table[at]])
            met[k] = &every[table[at]]
        return 0

    cdef void describe_met(self, int two_differ_from, const Meeting* meeting, uint32_t number, Met* met) noexcept nogil:
        """What a token on file that was not met before is to the tokens asked for, as far as traits tell."""
        cdef const Traits* row = &self.traits[number]
        cdef uint64_t partners = 0, known = row.known
        cdef int i
        met.number, met.place, met.needed = number, -1, False
        met.minor, met.heavy, met.initial = known >> MINOR & 1, known >> WEIGHTY & 1, known >> INITIAL & 1
        met.least = LEAST_WEIGHT + (1.0 - LEAST_WEIGHT) / WEIGHTS * (known >> WEIGHT)
        met.letters = length_of(known)
        met.length = <uint64_t> 1 << (met.letters - 1 & 63)
        for i in range(meeting.distinct):
            if may_be_partners(&meeting.own[meeting.first[i]], row, two_differ_from):
                partners |= meeting.same[i]
        met.apart = 0 if met.minor or met.initial else ~(partners | meeting.minors | meeting.initials)
        met.partners = partners & (meeting.initials if met.initial else ~meeting.initials)
        if met.minor:
            met.partners &= ~meeting.minors

    cdef int settle(self, Asked asked, Meeting* meeting, Met* met) except -1 nogil:
        """Finds out which of its likely partners are."""
        cdef int i
        cdef uint64_t left = met.partners
        cdef Agreement how
        met.partners = 0
        if left:
            self.read(asked, meeting, met)
        while left:
            i = trailing_zeros(left)
            left &= left - 1
            if comparable(&asked.tokens[i], &asked.filed[met.place]):
                asked.agreement(i, met.place, &how)
                met.partners |= <uint64_t> (how.likeness >= asked.rules.matched) << i
        return 0

    cdef int promises(
        self, Asked asked, const Meeting* meeting, Met** met, int count, double floor, bint closely, const Side* read
    ) noexcept nogil:
        """Whether a form may agree as is demanded of it, from what is known by now of who is whose partner.

        ENOUGH where partners alone are, ENOUGH_JOINED where it takes tokens joined, cut off or given by an initial.

        `closely`: and of how alike those are that were settled. `read`: its tokens, once all of them are read.
        """
        cdef Side* side
        cdef Hope hope
        cdef const Traits* filed[MAX_TOKENS]
        cdef const Traits* own[MAX_TOKENS]
        cdef uint64_t lengths = 0, of_two = 0
        cdef int i, j
        cdef bint initials = False, cut, unread = True
        if not meeting.bounded or floor <= asked.rules.one_of_several:
            return ENOUGH
        hope.joined, hope.lettered, hope.taken = 0, 0, 0
        for i in range(asked.count):
            if may_reach(asked, asked.rules, &asked.readings[i], &hope, met, count, floor, closely):
                return ENOUGH
        for j in range(count):
            initials |= met[j].initial
            lengths |= met[j].length
            if j:
                of_two |= as_long_as_both(met[j - 1].letters, met[j].letters)
        for i in range(asked.count):
            # Most names have no two neighbours whose letters would make a token of the other, and no initials.
            side = &asked.readings[i]
            cut = side.letters >= asked.rules.field_full
            if not (initials or side.initials or cut or meeting.of_two[i] & lengths or of_two & side.lengths):
                continue
            if unread:
                for j in range(count):
                    filed[j] = &self.traits[met[j].number]
                unread = False
            hope.joined, hope.lettered, hope.taken = 0, 0, 0
            for j in range(side.count):
                own[j] = &meeting.own[side.place[j]]
            if initials or side.initials:
                by_letter(&hope, own, side.count, filed, count)
            if meeting.of_two[i] & lengths:
                if read != NULL:
                    join_read(&hope, asked.rules, side, read, False)
                else:
                    join(&hope, own, side.count, filed, count, lengths, asked.rules.long_enough_to_join, False)
            if of_two & side.lengths:
                if read != NULL:
                    join_read(&hope, asked.rules, read, side, True)
                else:
                    join(&hope, filed, count, own, side.count, side.lengths, asked.rules.long_enough_to_join, True)
            if cut:
                by_beginning(&hope, asked.rules, side, own, filed, read, count)
            if hope.taken and may_reach(asked, asked.rules, side, &hope, met, count, floor, closely):
                return ENOUGH_JOINED
        return NOT_ENOUGH

    cdef int read(self, Asked asked, Meeting* meeting, Met* met) except -1 nogil:
        """Reads the token itself, if that was not done for this query."""
        cdef const Traits* row = &self.traits[met.number]
        cdef Token* token
        if met.place >= 0:
            return 0
        if <Py_ssize_t> row.place + row.size > self.token.shape[0]:
            damaged()
        asked.take(meeting.read, &self.token[row.place], row.size, met.apart if meeting.bounded else 0)
        token = &asked.filed[meeting.read]
        token.texts_mask = (row.letters >> SPELLED & LETTERS_MASK) << LOWEST_LETTER
        token.sounds_mask = (row.letters & LETTERS_MASK) << LOWEST_LETTER
        token.classes_mask = row.known >> MASK & MASKED
        met.place = meeting.read
        meeting.read += 1
        return 0


cdef void describe_asked(Asked asked, Meeting* meeting) noexcept nogil:
    """Notes the traits of the tokens asked for, and which of them are the same in several readings."""
    cdef const Side* side
    cdef Traits* own
    cdef int i, k, before
    meeting.distinct, meeting.minors, meeting.initials = 0, 0, 0
    for i in range(min(asked.distinct, MOST_ASKED)):
        own = &meeting.own[i]
        memset(own, 0, sizeof(Traits))
        describe(asked.rules, &asked.tokens[i], own)
        meeting.minors |= <uint64_t> (own.known >> MINOR & 1) << i
        meeting.initials |= <uint64_t> (own.known >> INITIAL & 1) << i
        before = 0
        while before < meeting.distinct and memcmp(own, &meeting.own[meeting.first[before]], sizeof(Traits)) != 0:
            before += 1
        if before == meeting.distinct:
            meeting.distinct += 1
            meeting.first[before], meeting.same[before] = i, 0
        meeting.same[before] |= <uint64_t> 1 << i
    for i in range(asked.count):
        side = &asked.readings[i]
        meeting.of_two[i] = 0
        for k in range(side.count - 1):
            meeting.of_two[i] |= as_long_as_both(side.token[k].letters, side.token[k + 1].letters)


cdef int damaged() except -1 nogil:
    with gil:
        raise ValueError("a place outside its section")


cdef void sort_by_count(Postings* lists, Py_ssize_t count) noexcept nogil:
    """Those of which least is read first; of equals the first stays first. By insertion: there are a few hundred."""
    cdef Py_ssize_t i, j
    cdef Postings one
    for i in range(1, count):
        one = lists[i]
        j = i
        while j and lists[j - 1].read > one.read:
            lists[j] = lists[j - 1]
            j -= 1
        lists[j] = one


cdef inline void put(
    const uint32_t* forms, uint32_t count, uint64_t read, uint64_t most, uint64_t* out
) noexcept nogil:
    """Adds forms to those read before, as long as there is room."""
    cdef uint64_t i
    for i in range(read, min(read + count, most)):
        out[i] = <uint64_t> forms[i - read] << 32


cdef int sort_forms(uint64_t* forms, Py_ssize_t count, int bits) except -1 nogil:
    """Ascending by the upper half, of so many bits: in two passes by radix, and by insertion what these leave.

    Many by wide digits, so that nothing is left; few by narrow ones, of which there are less to count.
    """
    cdef Py_ssize_t i
    cdef uint64_t* other
    cdef uint32_t low[1 << WIDE_DIGIT]
    cdef uint32_t high[1 << WIDE_DIGIT]
    cdef int digit = WIDE_DIGIT if count >= MANY else NARROW_DIGIT
    cdef int left = max(0, bits - 2 * digit), shift = 32 + left
    cdef uint64_t one, digits = (<uint64_t> 1 << digit) - 1
    if count > FEW:
        other = <uint64_t*> malloc(count * sizeof(uint64_t))
        if other == NULL:
            with gil:
                raise MemoryError
        memset(low, 0, sizeof(uint32_t) << digit)
        memset(high, 0, sizeof(uint32_t) << digit)
        for i in range(count):
            one = forms[i] >> shift
            low[one & digits] += 1
            high[one >> digit & digits] += 1
        add_up(low, 1 << digit)
        add_up(high, 1 << digit)
        for i in range(count):
            one = forms[i]
            put_in(other, low, one >> shift & digits, one)
        shift += digit
        for i in range(count):
            one = other[i]
            put_in(forms, high, one >> shift & digits, one)
        free(other)
        if not left:
            return 0
    insert(forms, count)
    return 0


cdef inline void put_in(uint64_t* out, uint32_t* place, uint64_t digit, uint64_t one) noexcept nogil:
    cdef uint32_t at = place[digit]
    out[at] = one
    place[digit] = at + 1


cdef inline void add_up(uint32_t* counts, int length) noexcept nogil:
    """Of how many there are of each digit, where those of each begin."""
    cdef uint32_t total = 0, some
    cdef int i
    for i in range(length):
        some = counts[i]
        counts[i] = total
        total += some


cdef void insert(uint64_t* forms, Py_ssize_t count) noexcept nogil:
    """Ascending by the upper half, those that are nearly so."""
    cdef Py_ssize_t i, j
    cdef uint64_t one
    for i in range(1, count):
        one = forms[i]
        if forms[i - 1] >> 32 <= one >> 32:
            continue
        j = i
        while j and forms[j - 1] >> 32 > one >> 32:
            forms[j] = forms[j - 1]
            j -= 1
        forms[j] = one


cdef inline bint before(const Candidate* a, const Candidate* b) noexcept nogil:
    return a.rank > b.rank or (a.rank == b.rank and a.form < b.form)


cdef inline void keep(Candidate* heap, Py_ssize_t count, const Candidate* one) noexcept nogil:
    """Adds one to a heap of `count`, the worst of which comes first."""
    cdef Py_ssize_t at = count, above
    while at:
        above = (at - 1) // 2
        if not before(&heap[above], one):
            break
        heap[at] = heap[above]
        at = above
    heap[at] = one[0]


cdef inline void put_first_in(Candidate* heap, Py_ssize_t count, const Candidate* one) noexcept nogil:
    """Puts one into a heap in the place of the worst."""
    cdef Py_ssize_t at = 0, below = 1
    while below < count:
        below += below + 1 < count and before(&heap[below], &heap[below + 1])
        if not before(one, &heap[below]):
            break
        heap[at] = heap[below]
        at, below = below, 2 * below + 1
    heap[at] = one[0]


cdef void select(Candidate* candidates, Py_ssize_t count, Py_ssize_t most) noexcept nogil:
    """Puts the `most` best candidates in front, in any order (quickselect)."""
    cdef Py_ssize_t low = 0, high = count - 1, i, j, middle
    cdef Candidate pivot, one
    while low < high:
        middle = low + (high - low) // 2
        pivot = candidates[middle]
        i, j = low, high
        while i <= j:
            while before(&candidates[i], &pivot):
                i += 1
            while before(&pivot, &candidates[j]):
                j -= 1
            if i <= j:
                one = candidates[i]
                candidates[i] = candidates[j]
                candidates[j] = one
                i += 1
                j -= 1
        if most <= j:
            high = j
        elif most > i:
            low = i
        else:
            return
