# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Names of a snapshot that may be the one asked for, compiled: `screening.index.ranking` over the same arrays.

What is read from the file is held against its bounds: a damaged snapshot ends in ValueError, never in memory
that is not ours.
"""

from cython cimport final
from libc.stdlib cimport free, malloc
from libc.string cimport memcpy, memset
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t, uint64_t

from math import ceil

from screening.kernel.weighing cimport MAX_TOKENS, Asked, Score, Side, sum_up

cdef extern from *:
    """
    #define bits_of(x) __builtin_popcountll(x)
    #define fetch(p) __builtin_prefetch(p, 0, 0)
    """
    int bits_of(uint64_t) noexcept nogil
    void fetch(const void*) noexcept nogil

cdef enum:
    MAX_READINGS = 16
    DAYS = 417
    YEARS = 256
    VARIOUS = 0xFFFF
    WHOLE = 10_000
    EXACT = 1 << 30
    UNKNOWN = 0  # the fields of `index.births.Floors`, in their order
    CLOSE = 1
    VAGUE = 2
    SAME_YEAR = 3
    NEXT_YEAR = 4
    FAR = 5
    AHEAD = 8  # how far ahead memory is asked for
    LONG = 48  # postings from which a list is not read through but searched for the days that matter

ctypedef struct Postings:
    uint32_t start
    uint32_t count

ctypedef struct Form:
    uint64_t signature[2]
    uint16_t first
    uint16_t last
    uint16_t day
    uint16_t pairs
    uint32_t token
    uint32_t bearer

ctypedef struct Candidate:
    uint64_t rank
    double floor
    uint32_t form


@final
cdef class Wanted:
    """What the dates of birth demand of a name, and which letter pairs it has to share; see `index.ranking`."""

    cdef int first, last, day, year_0, readings
    cdef double floor[FAR + 1]
    cdef int smaller[FAR + 1]
    cdef int larger[FAR + 1]
    cdef int lowest
    cdef uint8_t slips[DAYS]
    cdef uint8_t year_slips[YEARS]
    cdef uint64_t signature[MAX_READINGS][2]
    cdef int size[MAX_READINGS]

    def __init__(
        self, born, floors, const uint8_t[::1] slips, const uint8_t[::1] year_slips, int year_0, signatures,
        smaller, larger,
    ):
        """The last two: least share of letter pairs, and how much more for each unit of the floor from where on."""
        cdef int i
        if slips.shape[0] != DAYS or year_slips.shape[0] != YEARS or len(signatures) > MAX_READINGS:
            raise ValueError("tables of another size than the kernel knows")
        self.first, self.last, self.day = born
        for i, floor in enumerate(floors):
            self.floor[i] = floor
            self.smaller[i] = ceil(smaller[0] + smaller[1] * max(floor - smaller[2], 0.0))
            self.larger[i] = ceil(larger[0] + larger[1] * max(floor - larger[2], 0.0))
        self.lowest = min(range(FAR + 1), key=floors.__getitem__)
        memcpy(self.slips, &slips[0], DAYS)
        memcpy(self.year_slips, &year_slips[0], YEARS)
        self.year_0, self.readings = year_0, len(signatures)
        for i in range(self.readings):
            high, low = divmod(signatures[i], 1 << 64)
            self.signature[i][0], self.signature[i][1] = high, low
            self.size[i] = bits_of(self.signature[i][0]) + bits_of(self.signature[i][1])

    cdef int demand(self, int first, int last, int day) noexcept nogil:
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
        return SAME_YEAR if gap <= 0 else NEXT_YEAR if gap == 1 else FAR

    cdef inline int common(self, const Form* form, int reading) noexcept nogil:
        """Letter pairs in common with a reading."""
        cdef int shared = bits_of(form.signature[0] & self.signature[reading][0])
        return shared + bits_of(form.signature[1] & self.signature[reading][1])

    cdef bint enough(self, const Form* form, int demand) noexcept nogil:
        """`index.ranking.enough`: whether a form has so much in common with a reading as is demanded."""
        cdef int shared, smaller, larger, i
        cdef bint of_smaller = False, of_larger = False
        for i in range(self.readings):
            shared = self.common(form, i) * WHOLE
            smaller, larger = form.pairs, self.size[i]
            if smaller > larger:
                smaller, larger = larger, smaller
            of_smaller |= shared >= self.smaller[demand] * (smaller if smaller else 1)
            of_larger |= shared >= self.larger[demand] * (larger if larger else 1)
        return of_smaller and of_larger

    cdef int share(self, const Form* form) noexcept nogil:
        """Letter pairs in common, in ten-thousandths of the smaller side's and of the larger's together."""
        cdef int shared, smaller, larger, of_smaller = 0, of_larger = 0, i
        for i in range(self.readings):
            shared = self.common(form, i)
            smaller, larger = form.pairs, self.size[i]
            if smaller > larger:
                smaller, larger = larger, smaller
            of_smaller = max(of_smaller, shared * WHOLE // (smaller if smaller else 1))
            of_larger = max(of_larger, shared * WHOLE // (larger if larger else 1))
        return of_smaller + of_larger


@final
cdef class Names:
    """The names of a snapshot: keys with their forms, and the forms themselves."""

    cdef const uint32_t[::1] directory, key, offset, posting, form_token, token_offset, day, bearer
    cdef const uint64_t[::1] rows
    cdef const uint16_t[::1] bearer_name, born
    cdef const uint8_t[::1] token
    cdef const Form* form
    cdef Py_ssize_t forms, tokens
    cdef int shift

    def __init__(self, sections):
        """The sections of names that `index.reader` names (docs/reference/index-format.md)."""
        (
            self.directory, self.key, self.offset, self.posting, self.rows, self.form_token, self.day, self.bearer,
            self.bearer_name, self.born, self.token, self.token_offset,
        ) = sections
        self.forms = self.rows.shape[0] * 8 // <Py_ssize_t> sizeof(Form) - 1
        self.tokens = self.token_offset.shape[0] - 1
        self.shift = 32 - (self.directory.shape[0] - 1).bit_length() + 1
        if (
            sizeof(Form) != 32 or self.forms < 0 or self.offset.shape[0] != self.key.shape[0] + 1
            or self.bearer_name.shape[0] != self.bearer.shape[0] or self.born.shape[0] != 3 * self.bearer.shape[0]
            or self.day.shape[0] != YEARS * (DAYS - 1) + 1
            or self.directory.shape[0] != (<Py_ssize_t> 1 << (32 - self.shift)) + 1
        ):
            raise ValueError("sections that do not belong together")
        self.form = <const Form*> &self.rows[0]

    def bearers(self, uint32_t number, Wanted wanted, double score):
        """Who bears a form and demands no more than a score: (record, place of the name in it, floor) each."""
        cdef Py_ssize_t i, end
        cdef const uint16_t* born
        cdef double floor
        found = []
        if number >= self.forms:
            raise ValueError("a place outside its section")
        end = min(<Py_ssize_t> self.form[number + 1].bearer, self.bearer.shape[0])
        for i in range(self.form[number].bearer, end):
            born = &self.born[3 * i]
            floor = wanted.floor[wanted.demand(born[0], born[1], born[2])]
            if floor <= score:
                found.append((self.bearer[i], self.bearer_name[i], floor))
        return found

    cdef bint find(self, uint32_t key, Postings* found) noexcept nogil:
        """Where a key's forms lie; False when it is not on file."""
        cdef uint32_t low = self.directory[key >> self.shift], high = self.directory[(key >> self.shift) + 1]
        cdef uint32_t middle, end
        if high > self.key.shape[0]:
            high = self.key.shape[0]
        while low < high:
            middle = low + (high - low) // 2
            if self.key[middle] < key:
                low = middle + 1
            else:
                high = middle
        if low >= self.key.shape[0] or self.key[low] != key:
            return False
        found.start, end = self.offset[low], self.offset[low + 1]
        if end > self.posting.shape[0] or end < found.start:
            end = found.start
        found.count = end - found.start
        return True

    def counts(self, const uint32_t[::1] keys):
        """How many forms lie under each key."""
        cdef Py_ssize_t i
        cdef Postings found
        counts = []
        for i in range(keys.shape[0]):
            found.count = 0
            self.find(keys[i], &found)
            counts.append(found.count)
        return counts

    cdef Py_ssize_t look_up(
        self, const uint32_t[::1] keys, uint32_t most_each, Postings* found, uint64_t* total
    ) noexcept nogil:
        cdef Py_ssize_t i, count = 0
        for i in range(keys.shape[0]):
            fetch(&self.directory[keys[i] >> self.shift])
        for i in range(keys.shape[0]):
            fetch(&self.key[min(self.directory[keys[i] >> self.shift], self.key.shape[0] - 1)])
        for i in range(keys.shape[0]):
            if self.find(keys[i], &found[count]) and found[count].count <= most_each:
                fetch(&self.posting[found[count].start])
                total[0] += found[count].count
                count += 1
        return count

    def rank(
        self, Asked asked, Wanted wanted, const uint32_t[::1] keys, const uint32_t[::1] lone,
        const uint32_t[::1] exact, uint32_t most_postings, uint32_t most_of_lone, uint32_t most_exact, int most,
        int shared_key,
    ):
        """Forms that can be referred, agreement, proof, best first; postings read; whether any was cut."""
        cdef Py_ssize_t room = keys.shape[0] + lone.shape[0] + exact.shape[0] + 1, lists, survivors = 0, count = 0
        cdef uint64_t total = 0, spelled_total = 0
        cdef Postings* found = <Postings*> malloc(room * sizeof(Postings))
        cdef uint32_t* forms = NULL
        cdef uint32_t* spelled = NULL
        cdef Candidate* candidates = NULL
        cdef Score* scores = NULL
        cdef Py_ssize_t i, spelled_count = 0
        cdef bint cut = False
        try:
            if found == NULL:
                raise MemoryError
            if not self.key.shape[0]:
                return [], 0, False
            with nogil:
                lists = self.look_up(exact, 0xFFFFFFFF, found, &spelled_total)
                spelled_total = min(spelled_total, most_exact)
                spelled = <uint32_t*> malloc((spelled_total + 1) * 4)
                if spelled != NULL:
                    sort_by_count(found, lists)
                    spelled_count = self.gather(found, lists, spelled_total, spelled)
                    sort_numbers(spelled, spelled_count)
                lists = self.look_up(keys, 0xFFFFFFFF, found, &total)
                lists += self.look_up(lone, most_of_lone, found + lists, &total)
                if total > most_postings:
                    cut, total = True, most_postings
                    sort_by_count(found, lists)
                forms = <uint32_t*> malloc((total + 1) * 4)
                candidates = <Candidate*> malloc((total + 1) * sizeof(Candidate))
            if spelled == NULL or forms == NULL or candidates == NULL:
                raise MemoryError
            with nogil:
                survivors = self.possible(wanted, found, lists, total, forms)
                sort_numbers(forms, survivors)
                count = self.distinct(wanted, forms, survivors, spelled, spelled_count, shared_key, candidates)
            if count > most:
                cut = True
                with nogil:
                    select(candidates, count, most)
                count = most
            scores = <Score*> malloc((count + 1) * sizeof(Score))
            if scores == NULL:
                raise MemoryError
            with nogil:
                self.weigh(asked, candidates, count, scores)
            ranked = [
                (-scores[i].score, candidates[i].form, scores[i].proof)
                for i in range(count)
                if scores[i].score >= candidates[i].floor
            ]
            ranked.sort()
            return [(form, -score, proof) for score, form, proof in ranked], total, cut
        finally:
            free(found)
            free(forms)
            free(spelled)
            free(candidates)
            free(scores)

    cdef Py_ssize_t gather(self, Postings* found, Py_ssize_t lists, uint64_t most, uint32_t* out) noexcept nogil:
        cdef Py_ssize_t i, count = 0
        cdef uint32_t j
        for i in range(lists):
            for j in range(found[i].count):
                if <uint64_t> count == most:
                    return count
                out[count] = self.posting[found[i].start + j]
                count += 1
        return count

    cdef int stretches(self, Wanted wanted, uint32_t* out) noexcept nogil:
        """Stretches of forms, as pairs of first and end, beyond which dates of birth rule out all; how many.

        Forms lie in the order of `births.day_number`: first those of any date, then year by year, day by day.
        """
        cdef int year, near = wanted.first - wanted.year_0, count = 1
        cdef uint32_t first, end
        out[0], out[1] = 0, <uint32_t> self.forms
        if not wanted.first or wanted.day == VARIOUS or wanted.floor[FAR] <= 1.0 or not 2 <= near < YEARS - 2:
            return 1
        out[1] = self.day[0]
        for year in range(YEARS):
            if year == near - 1:
                first, end = self.day[year * (DAYS - 1)], self.day[(year + 3) * (DAYS - 1)]
            elif wanted.year_slips[year] and not near - 1 <= year <= near + 1:
                first = self.day[year * (DAYS - 1) + wanted.day]
                end = self.day[year * (DAYS - 1) + wanted.day + 1]
            else:
                continue
            if first < end:
                out[2 * count], out[2 * count + 1] = first, end
                count += 1
        return count

    cdef Py_ssize_t possible(
        self, Wanted wanted, Postings* found, Py_ssize_t lists, uint64_t most, uint32_t* out
    ) noexcept nogil:
        """Of the first `most` postings the forms that dates and letter pairs do not rule out."""
        cdef Py_ssize_t i, count = 0
        cdef const uint32_t* forms
        cdef uint32_t place, size, stretch[2 * (YEARS + 1)]
        cdef int each, some = 0
        for i in range(lists):
            size = found[i].count if found[i].count < most else <uint32_t> most
            most -= size
            if not size:
                break
            forms = &self.posting[found[i].start]
            if size < LONG:
                count = self.kept(wanted, forms, 0, size, <uint32_t> self.forms, count, out)
                continue
            if not some:
                some = self.stretches(wanted, stretch)
            place = 0
            for each in range(some):
                place = seek(forms, place, size, stretch[2 * each])
                count = self.kept(wanted, forms, place, size, stretch[2 * each + 1], count, out)
        return count

    cdef Py_ssize_t kept(
        self, Wanted wanted, const uint32_t* forms, uint32_t place, uint32_t size, uint32_t end, Py_ssize_t count,
        uint32_t* out,
    ) noexcept nogil:
        """Adds those forms from a place in a list on, up to form `end`, that may agree as much as is demanded."""
        cdef uint32_t number
        cdef const Form* form
        cdef int demand
        while place < size and forms[place] < end:
            if place + AHEAD < size and forms[place + AHEAD] < self.forms:
                fetch(&self.form[forms[place + AHEAD]])
            number = forms[place]
            place += 1
            if number >= self.forms:
                break
            form = &self.form[number]
            demand = wanted.demand(form.first, form.last, form.day)
            if wanted.floor[demand] <= 1.0 and wanted.enough(form, demand):
                out[count] = number
                count += 1
        return count

    cdef Py_ssize_t distinct(
        self, Wanted wanted, const uint32_t* forms, Py_ssize_t count, const uint32_t* spelled,
        Py_ssize_t spelled_count, int shared_key, Candidate* out,
    ) noexcept nogil:
        """Each form once, ranked by letter pairs in common and by how many keys found it."""
        cdef Py_ssize_t i = 0, j, made = 0, place = 0
        cdef int demand
        cdef uint32_t form
        while i < count:
            form, j = forms[i], i
            while i < count and forms[i] == form:
                i += 1
            while place < spelled_count and spelled[place] < form:
                place += 1
            out[made].form = form
            demand = self.least(wanted, form)
            if wanted.floor[demand] > 1.0 or not wanted.enough(&self.form[form], demand):
                continue
            out[made].floor = wanted.floor[demand]
            out[made].rank = wanted.share(&self.form[form]) + shared_key * <uint64_t> (i - j)
            if place < spelled_count and spelled[place] == form:
                out[made].rank += EXACT
            made += 1
        return made

    cdef int least(self, Wanted wanted, uint32_t number) noexcept nogil:
        """What a form demands; of one with several bearers the least that any of them does."""
        cdef int least = FAR, demand
        cdef const Form* form = &self.form[number]
        cdef Py_ssize_t i, end
        cdef const uint16_t* born
        if form.day != VARIOUS:
            return wanted.demand(form.first, form.last, form.day)
        end = min(<Py_ssize_t> self.form[number + 1].bearer, self.bearer.shape[0])
        for i in range(form.bearer, end):
            born = &self.born[3 * i]
            demand = wanted.demand(born[0], born[1], born[2])
            least = demand if wanted.floor[demand] < wanted.floor[least] else least
            if least == wanted.lowest:
                break
        return least

    cdef int weigh(
        self, Asked asked, const Candidate* candidates, Py_ssize_t count, Score* scores
    ) except -1 nogil:
        """Compares the name with each candidate; each distinct token on file is read once."""
        cdef Side side
        cdef Py_ssize_t i
        cdef uint64_t total = 0, size = 64
        cdef uint32_t start, end, number
        cdef int32_t* table
        cdef int slots = 0, k
        for i in range(count):
            start, end = self.form[candidates[i].form].token, self.form[candidates[i].form + 1].token
            if end < start or end - start > MAX_TOKENS or end > self.form_token.shape[0]:
                damaged()
            total += end - start
            fetch(&self.form_token[start])
        while size < 2 * total:
            size *= 2
        asked.reserve(total)
        table = <int32_t*> malloc(size * 4)
        if table == NULL:
            with gil:
                raise MemoryError
        memset(table, 0xFF, size * 4)
        try:
            side.guessed = False
            for i in range(count):
                self.fetch_tokens(candidates, count, i)
                start, end = self.form[candidates[i].form].token, self.form[candidates[i].form + 1].token
                side.count = end - start
                for k in range(side.count):
                    number = self.form_token[start + k]
                    if number >= self.tokens:
                        damaged()
                    side.place[k] = self.slot(asked, number, table, size - 1, &slots)
                    side.token[k] = &asked.filed[side.place[k]]
                sum_up(&side)
                asked.best(&side, candidates[i].floor, &scores[i])
        finally:
            free(table)
        return 0

    cdef void fetch_tokens(self, const Candidate* candidates, Py_ssize_t count, Py_ssize_t at) noexcept nogil:
        """Has the places of tokens that are needed soon fetched, and the tokens of those that are needed next."""
        cdef uint32_t place, number
        cdef Py_ssize_t ahead = at + AHEAD
        if ahead < count:
            for place in range(self.form[candidates[ahead].form].token, self.form[candidates[ahead].form + 1].token):
                if self.form_token[place] < self.tokens:
                    fetch(&self.token_offset[self.form_token[place]])
        ahead = at + AHEAD // 2
        if ahead < count:
            for place in range(self.form[candidates[ahead].form].token, self.form[candidates[ahead].form + 1].token):
                number = self.form_token[place]
                if number < self.tokens and self.token_offset[number] < self.token.shape[0]:
                    fetch(&self.token[self.token_offset[number]])

    cdef int slot(
        self, Asked asked, uint32_t number, int32_t* table, uint64_t mask, int* slots
    ) except -1 nogil:
        """The slot of a token on file, which is read when it is met first."""
        cdef uint64_t at = (number * <uint64_t> 0x9E3779B97F4A7C15) >> 20 & mask
        cdef uint32_t start, end
        while table[at] >= 0:
            if asked.number[table[at]] == number:
                return table[at]
            at = (at + 1) & mask
        start, end = self.token_offset[number], self.token_offset[number + 1]
        if end < start or end > self.token.shape[0]:
            damaged()
        asked.take(slots[0], &self.token[start], end - start)
        asked.number[slots[0]] = number
        table[at] = slots[0]
        slots[0] += 1
        return table[at]


cdef uint32_t seek(const uint32_t* forms, uint32_t place, uint32_t size, uint32_t wanted) noexcept nogil:
    """The first place, from one on, of a form not below the wanted one."""
    cdef uint32_t low = place, high = size, middle
    while low < high:
        middle = low + (high - low) // 2
        if forms[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


cdef int damaged() except -1 nogil:
    with gil:
        raise ValueError("a place outside its section")


cdef void sort_by_count(Postings* lists, Py_ssize_t count) noexcept nogil:
    """Shortest first; of equals the first stays first. By insertion: there are a few hundred."""
    cdef Py_ssize_t i, j
    cdef Postings one
    for i in range(1, count):
        one = lists[i]
        j = i
        while j and lists[j - 1].count > one.count:
            lists[j] = lists[j - 1]
            j -= 1
        lists[j] = one


cdef int sort_numbers(uint32_t* numbers, Py_ssize_t count) except -1 nogil:
    """Ascending: a few by insertion, many by radix."""
    cdef Py_ssize_t i, j
    cdef uint32_t one
    cdef uint32_t* other
    cdef Py_ssize_t place[2048]
    cdef Py_ssize_t total, here
    cdef int shift
    if count <= 48:
        for i in range(1, count):
            one = numbers[i]
            j = i
            while j and numbers[j - 1] > one:
                numbers[j] = numbers[j - 1]
                j -= 1
            numbers[j] = one
        return 0
    other = <uint32_t*> malloc(count * 4)
    if other == NULL:
        with gil:
            raise MemoryError
    for shift in range(0, 33, 11):
        memset(place, 0, sizeof(place))
        for i in range(count):
            place[numbers[i] >> shift & 2047] += 1
        total = 0
        for i in range(2048):
            here = place[i]
            place[i] = total
            total += here
        for i in range(count):
            one = numbers[i]
            other[place[one >> shift & 2047]] = one
            place[one >> shift & 2047] += 1
        memcpy(numbers, other, count * 4)
    free(other)
    return 0


cdef inline bint before(const Candidate* a, const Candidate* b) noexcept nogil:
    return a.rank > b.rank or (a.rank == b.rank and a.form < b.form)


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
