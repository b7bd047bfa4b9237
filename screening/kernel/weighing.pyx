# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""How alike two names are, compiled: `screening.matchers.name.compare` without the words for it.

Reads tokens as `screening.matchers.packed` packs them. The rules are those of `matchers.name`, where they are
explained, and its numbers are handed over (`Rules`), so that they stand in one place; what tables say of two
tokens `related` knows, and Python of tokens that are no plain words. The agreement of two tokens is worked out once
a query.
"""

from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_AsASCIIString
from cython cimport final
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memcmp, memcpy
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t

from screening.kernel.phonetic cimport SKELETON_LETTERS, units_into
from screening.kernel.related cimport as_variants, by_endings, fill_tables, is_word
from screening.kernel.tokens cimport Cut, Known, know, may_have_kin, without_ending

cdef extern from *:
    """
    #define bits_of(x) __builtin_popcountll(x)
    """
    int bits_of(uint64_t) noexcept nogil

cdef enum:
    HEADER = 20
    SYLLABLE_BEFORE = 3  # letters of `text.customs.syllable` before its vowels, and after them
    SYLLABLE_AFTER = 2
    FAR = 1 << 28
    NO_UNIT = 255
    UNTOLD = -1  # in place of the number of a well-known name
    MAX_PAIRS = MAX_TOKENS * MAX_TOKENS

cdef uint64_t LETTERS_OCCUR = <uint64_t> ((1 << 26) - 1) << 33  # of those in `occurring` that traits keep
cdef uint64_t CLASSES_OCCUR = (1 << 24) - 1

ctypedef struct Pair:
    int asked
    int filed
    double likeness
    double weight
    double slips
    double proof
    bint major
    bint initial
    bint single


cdef int read_token(const uint8_t* packed, Py_ssize_t size, Token* token) noexcept nogil:
    """Fills a token from its packed form; -1 where that is not what `packed` writes."""
    cdef uint16_t known
    if size < HEADER:
        return -1
    token.letters, token.sounds, token.classes, token.count = packed[0], packed[1], packed[2], packed[3]
    token.stem, token.ending = packed[4], packed[5]
    token.minor, token.initial = packed[6] & 1, packed[6] >> 1 & 1
    token.ties, token.put_before, token.korean = packed[6] >> 2 & 1, packed[6] >> 3 & 1, packed[6] >> 4 & 1
    token.syllable = packed[18]
    token.kins = packed[7]
    memcpy(&token.bits, packed + 8, 8)
    memcpy(&known, packed + 16, 2)
    token.known = known
    if token.letters < 1 or token.letters > MAX_LETTERS or token.count > token.letters or token.classes < 1:
        return -1
    if HEADER + 4 * token.kins + token.letters + token.sounds + token.classes + 2 * token.count > size:
        return -1
    token.kin = packed + HEADER
    token.text = token.kin + 4 * token.kins
    token.sound = token.text + token.letters
    token.skeleton = token.sound + token.sounds
    token.units = token.skeleton + token.classes
    token.omitted = token.units + token.count
    return 0


cdef void note_letters(Token* token) noexcept nogil:
    """Notes which letters occur in a token that was read; of one on file its traits tell."""
    token.texts_mask = occurring(token.text, token.letters) & LETTERS_OCCUR
    token.sounds_mask = occurring(token.sound, token.sounds) & LETTERS_OCCUR
    token.classes_mask = occurring(token.skeleton, token.classes) & CLASSES_OCCUR


cdef inline uint64_t occurring(const uint8_t* word, int length) noexcept nogil:
    """A bit for each letter that occurs: one edit changes two of them at the most."""
    cdef uint64_t mask = 0
    cdef int i
    for i in range(length):
        mask |= <uint64_t> 1 << (word[i] & 63)
    return mask


cdef void sum_up(Side* side) noexcept nogil:
    """What a side's tokens amount to, once they are in."""
    cdef int i
    cdef Token* token
    side.letters, side.major, side.initials, side.lengths = max(0, side.count - 1), 0, False, 0
    side.chain, side.korean, side.syllables = False, False, True
    for i in range(side.count):
        token = side.token[i]
        side.letters += token.letters
        side.major += not token.minor
        side.initials |= token.initial
        if token.minor:
            side.chain |= token.ties
        else:
            side.korean |= token.korean
            side.syllables &= token.syllable != 0
        side.lengths |= <uint64_t> 1 << (token.letters - 1)


cdef bint same_together(const Token* a, const Token* b, const Token* c) noexcept nogil:
    return (
        a.letters + b.letters == c.letters
        and memcmp(a.text, c.text, a.letters) == 0
        and memcmp(b.text, c.text + a.letters, b.letters) == 0
    )


cdef inline bint same(const uint8_t* a, int m, const uint8_t* b, int n) noexcept nogil:
    return m == n and memcmp(a, b, m) == 0


cdef int edits(const uint8_t* a, int m, const uint8_t* b, int n, int most) noexcept nogil:
    """Optimal string alignment distance up to `most`, else `most + 1`; words of up to 255 letters."""
    while m and n and a[0] == b[0]:
        a += 1
        b += 1
        m -= 1
        n -= 1
    while m and n and a[m - 1] == b[n - 1]:
        m -= 1
        n -= 1
    if m > n + most or n > m + most:
        return most + 1
    if not m or not n:
        return m + n
    if m == 1 and n == 1:
        return 1
    if m == 2 and n == 2 and a[0] == b[1] and a[1] == b[0]:
        return 1
    if most > 2:
        return aligned(a, m, b, n, most)
    if most > 1 and (  # the first letters differ: one is another, left out, added, or both are exchanged
        one_edit(a + 1, m - 1, b + 1, n - 1) or one_edit(a + 1, m - 1, b, n) or one_edit(a, m, b + 1, n - 1)
        or (m > 1 and n > 1 and a[0] == b[1] and a[1] == b[0] and one_edit(a + 2, m - 2, b + 2, n - 2))
    ):
        return 2
    return most + 1


cdef int aligned(const uint8_t* a, int m, const uint8_t* b, int n, int most) noexcept nogil:
    """`edits` by its table, a band of it row by row."""
    cdef int i, j, low, high, cost, least
    cdef int rows[3][260]
    cdef int* before
    cdef int* above
    cdef int* row
    for j in range(n + 1):
        rows[0][j] = j
    for i in range(1, m + 1):
        row, above, before = rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]
        low = i - most if i > most else 1
        high = i + most if i + most < n else n
        row[0] = i
        if low > 1:
            row[low - 1] = most + 1
        least = row[low - 1]
        for j in range(low, high + 1):
            cost = above[j - 1] + (a[i - 1] != b[j - 1])
            if j < i + most and above[j] + 1 < cost:
                cost = above[j] + 1
            if row[j - 1] + 1 < cost:
                cost = row[j - 1] + 1
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1] and before[j - 2] + 1 < cost:
                cost = before[j - 2] + 1
            row[j] = cost
            if cost < least:
                least = cost
        if least > most:
            return most + 1
    return rows[m % 3][n] if rows[m % 3][n] <= most else most + 1


cdef bint one_edit(const uint8_t* a, int m, const uint8_t* b, int n) noexcept nogil:
    """Whether two words are at most one edit, or one exchange of neighbours, apart."""
    cdef int at = 0, fewer = m if m < n else n
    if m > n + 1 or n > m + 1:
        return False
    while at < fewer and a[at] == b[at]:
        at += 1
    if at == fewer:
        return True
    if m > n:
        return memcmp(a + at + 1, b + at, n - at) == 0
    if n > m:
        return memcmp(a + at, b + at + 1, m - at) == 0
    if memcmp(a + at + 1, b + at + 1, m - at - 1) == 0:
        return True
    return at + 1 < m and a[at] == b[at + 1] and a[at + 1] == b[at] and memcmp(a + at + 2, b + at + 2, m - at - 2) == 0


cdef inline bint starts(const uint8_t* a, int m, const uint8_t* b, int n) noexcept nogil:
    """Whether the longer of two words begins with the other."""
    return memcmp(a, b, m if m < n else n) == 0


cdef bint of_two_sexes(Token* a, Token* b) noexcept nogil:
    cdef Token* short = a if a.letters <= b.letters else b
    cdef Token* longer = b if a.letters <= b.letters else a
    cdef uint8_t last = short.text[short.letters - 1]
    if longer.letters != short.letters + 1 or longer.text[short.letters] != c"a":
        return False
    if last == c"a" or last == c"e" or last == c"i" or last == c"o" or last == c"u" or last == c"h":
        return False
    return memcmp(short.text, longer.text, short.letters) == 0


cdef Token* told(Token* token) except NULL nogil:
    """The token, its number among well-known names told where it was not."""
    if token.known == UNTOLD:
        with gil:
            token.known = _number(token.text[: token.letters].decode("ascii"))
    return token


cdef bint rearranged(const uint8_t* a, int m, const uint8_t* b, int n) noexcept nogil:
    """`matchers.spelling.rearranged`: whether three neighbouring letters stand in another order."""
    cdef int at = 0, end
    if m != n:
        return False
    while at < m and a[at] == b[at]:
        at += 1
    end = at + 3
    if end > m or memcmp(a + end, b + end, m - end) != 0:
        return at == m or (end > m and at + 2 == m and a[at] == b[at + 1] and a[at + 1] == b[at])
    if a[at] == b[at + 1]:
        return (a[at + 1] == b[at] and a[at + 2] == b[at + 2]) or (a[at + 1] == b[at + 2] and a[at + 2] == b[at])
    return a[at] == b[at + 2] and (
        (a[at + 1] == b[at] and a[at + 2] == b[at + 1]) or (a[at + 1] == b[at + 1] and a[at + 2] == b[at])
    )


cdef bint kindred(Token* a, Token* b) noexcept nogil:
    cdef int i, j
    for i in range(a.kins):
        for j in range(b.kins):
            if memcmp(a.kin + 4 * i, b.kin + 4 * j, 4) == 0:
                return True
    return False


@final
cdef class Rules:
    """The numbers of `matchers.name` and `matchers.spelling`, and whom to ask what tables say."""

    def __cinit__(self):
        self.linked = NULL

    def __init__(
        self, numbers, str units, substituted, after, before, slip_costs, same_up_to, linked, related, inflected,
        spelled,
    ):
        """Tables of `matchers.spelling` in levels, rows a unit; `linked`: sorted pairs of known names.

        The last three answer for texts that are no plain words.
        """
        self.units = len(units)
        if self.units > MAX_UNITS - 2 or not 0 < len(slip_costs) <= 16 or not 0 < len(same_up_to) <= 16:
            raise ValueError("tables larger than the kernel has room for")
        for i, unit in enumerate(units):
            self.number[ord(unit) & 127] = i
        for i in range(self.units):
            for j in range(self.units):
                self.substituted[i][j] = substituted[i][j]
            for j in range(self.units + 2):
                self.after[i][j], self.before[i][j] = after[i][j], before[i][j]
        self.slip_lengths, self.same_lengths = len(slip_costs), len(same_up_to)
        for i, cost in enumerate(slip_costs):
            self.slip_costs[i] = cost
        for i, cost in enumerate(same_up_to):
            self.same_up_to[i] = cost
        self.links = len(linked)
        self.linked = <uint32_t*> malloc((self.links + 1) * sizeof(uint32_t))
        if self.linked == NULL:
            raise MemoryError
        for i, pair in enumerate(linked):
            self.linked[i] = pair
        self.related, self.inflected, self.spelled = related, inflected, spelled
        self.apart, self.apart_slip = numbers["APART"], numbers["APART_SLIP"]
        self.no_difference, self.initial_stands_for = numbers["NO_DIFFERENCE"], numbers["INITIAL_STANDS_FOR"]
        self.matched, self.joined, self.cut = numbers["MATCHED"], numbers["JOINED"], numbers["CUT"]
        self.same_stem, self.two_differ_from = numbers["SAME_STEM"], numbers["TWO_DIFFER_FROM"]
        self.long_enough_to_join, self.joined_differ = numbers["LONG_ENOUGH_TO_JOIN"], numbers["JOINED_DIFFER"]
        self.field_full, self.shortest_cut = numbers["FIELD_FULL"], numbers["SHORTEST_CUT"]
        self.minor_weight, self.initial_weight = numbers["MINOR_WEIGHT"], numbers["INITIAL_WEIGHT"]
        self.light = numbers["LIGHT"]
        self.contradicted, self.contradicted_share = numbers["CONTRADICTED"], numbers["CONTRADICTED_SHARE"]
        self.guessed, self.asked_only = numbers["GUESSED"], numbers["ASKED_ONLY"]
        self.filed_only, self.one_of_several = numbers["FILED_ONLY"], numbers["ONE_OF_SEVERAL"]
        self.enough_bits, self.part_costs = numbers["ENOUGH_BITS"], numbers["PART_COSTS"]
        self.harder, self.alone, self.again = numbers["HARDER"], numbers["ALONE"], numbers["AGAIN"]
        self.out_of_order, self.part_bits = numbers["OUT_OF_ORDER"], numbers["PART_BITS"]
        self.slip_bits, self.fewest_of_a_chain = numbers["SLIP_BITS"], numbers["FEWEST_OF_A_CHAIN"]
        self.another_syllable = numbers["ANOTHER_SYLLABLE"]
        self.alone_harder, self.alone_harder_still = numbers["ALONE_HARDER"], numbers["ALONE_HARDER_STILL"]
        self.unheard, self.of_a_slip = numbers["UNHEARD"], numbers["OF_A_SLIP"]
        self.beside, self.taken = numbers["BESIDE"], numbers["TAKEN"]
        self.one_and_initials = numbers["ONE_AND_INITIALS"]
        self.most_unheard, self.shortest_heard = numbers["MOST_UNHEARD"], numbers["SHORTEST_HEARD"]
        self.levels, self.swapped = numbers["LEVELS"], numbers["SWAPPED"]
        fill_tables()  # when a snapshot is opened, and not within the first query
        self.unsure_costs, self.unsure_slips = numbers["UNSURE_COSTS"], numbers["UNSURE_SLIPS"]

    def __dealloc__(self):
        free(self.linked)

    cdef int spell_out(self, const uint8_t* text, int length, uint8_t* units, uint8_t* omitted) noexcept nogil:
        """`matchers.spelling.spelled`: units and omissions of a word, for which the caller has room."""
        cdef int i, count = units_into(<const char*> text, length, <char*> units)
        cdef uint8_t left = self.units, right, after, before
        for i in range(count):
            units[i] = self.number[units[i] & 127]
        for i in range(count):
            right = units[i + 1] if i + 1 < count else self.units + 1
            after, before = self.after[units[i]][left], self.before[units[i]][right]
            omitted[i] = after if after < before else before
            left = units[i]
        return count

    cdef double weight_of(self, Token* token) noexcept nogil:
        cdef double share
        if token.minor:
            return self.minor_weight
        if token.initial:
            return self.initial_weight
        share = (token.bits - 1.0) / 3.5
        return 0.3 + 0.7 * (1.0 if share > 1.0 else 0.0 if share < 0.0 else share)

    cdef int distance(self, const Token* a, const Token* b, double most) noexcept nogil:
        """The least weight of edits between two spellings in levels; FAR when above `most` levels."""
        cdef int rows[3][MAX_LETTERS + 2]  # of words written together that have a letter more as well
        cdef int* before = rows[2]
        cdef int* above = rows[0]
        cdef int* row = rows[1]
        cdef const uint8_t* substituted
        cdef const uint8_t* units
        cdef const uint8_t* omitted
        cdef int start = 0, shorter = a.count if a.count < b.count else b.count, limit = <int> most
        cdef int i, j, width, omit, left, least, cost, way
        cdef uint8_t unit, other, last = NO_UNIT, behind
        while start < shorter and a.units[start] == b.units[start]:
            start += 1
        width = b.count - start
        units, omitted = b.units + start, b.omitted + start
        above[0] = 0
        for j in range(width):
            above[j + 1] = above[j] + omitted[j]
        for i in range(start, a.count):
            unit, omit, behind = a.units[i], a.omitted[i], NO_UNIT
            substituted = self.substituted[unit]
            row[0] = left = least = above[0] + omit
            for j in range(width):
                other = units[j]
                cost = above[j] + substituted[other]
                way = min(above[j + 1] + omit, left + omitted[j])
                cost = min(cost, way)
                if other == last and unit == behind and unit != other:
                    cost = min(cost, before[j - 1] + self.swapped)
                row[j + 1] = left = cost
                least = min(least, cost)
                behind = other
            if least > limit:
                return FAR
            before, above, row = above, row, before
            last = unit
        return above[width] if above[width] <= limit else FAR

    cdef bint are_apart(self, Token* a, Token* b) noexcept nogil:
        """Whether both are well-known names and no spellings of one; see `screening.text.known`."""
        cdef uint32_t first, other, pair
        cdef Py_ssize_t low = 0, high = self.links, middle
        if not a.known or not b.known:
            return False
        first, other = (a.known, b.known) if a.known < b.known else (b.known, a.known)
        pair = first << 16 | other
        while low < high:
            middle = (low + high) // 2
            if self.linked[middle] < pair:
                low = middle + 1
            else:
                high = middle
        return not (low < self.links and self.linked[low] == pair)

    cdef int ask(self, object rule, Token* a, Token* b, Agreement* out) except -1 with gil:
        likeness, slips = rule(a.text[: a.letters].decode("ascii"), b.text[: b.letters].decode("ascii"))
        out.likeness, out.slips = likeness, slips
        return 0

    cdef int relate(self, Token* a, Token* b, bint kin, Agreement* out) except -1 nogil:
        """`matchers.name.known_alike`, or without `kin` what endings alone say: `matchers.name.inflected`."""
        cdef double sure = 0.0, other
        if not is_word(a.text, a.letters) or not is_word(b.text, b.letters):
            if kin:
                return self.ask(self.related, a, b, out)
            return self.ask(self.inflected, a, b, out)
        if kin and a.kins and b.kins and kindred(a, b):
            sure = as_variants(<const char*> a.text, a.letters, <const char*> b.text, b.letters)
        if a.ending or b.ending:
            other = by_endings(<const char*> a.text, a.letters, <const char*> b.text, b.letters)
            sure = other if other > sure else sure
        out.likeness, out.slips = 0.0, 0.0
        if sure:
            out.likeness, out.slips = 1.0 - (1.0 - sure) * self.unsure_costs, (1.0 - sure) * self.unsure_slips
        return 0

    cdef int spell(self, Token* a, Token* b, Agreement* out) except -1 nogil:
        """`matchers.name.spelled_alike`; the number of `b` among well-known names may be UNTOLD."""
        cdef int length, found
        cdef double slip, most, slips
        if (a.ending or b.ending) and starts(a.text, a.letters, b.text, b.letters):
            self.relate(a, b, False, out)
            if out.likeness > 0.0:
                return 0
        if a.ending and a.ending == b.ending:
            length = (a.stem + b.stem + 1) // 2 + 1
        else:
            length = (a.letters + b.letters + 1) // 2
        slip = self.slip_costs[length if length < self.slip_lengths else self.slip_lengths - 1]
        most = self.same_up_to[length if length < self.same_lengths else self.same_lengths - 1]
        found = self.distance(a, b, most * self.levels)
        slips = 9.0 if found == FAR else found / self.levels
        if a.known and (slips >= self.no_difference or of_two_sexes(a, b)) and self.are_apart(a, told(b)):
            if edits(a.text, a.letters, b.text, b.letters, 1) == 1:
                out.likeness, out.slips = 1.0 - slip * self.apart_slip, self.apart_slip
                return 0
            slips += self.apart
        elif slips > 1.0 and (
            edits(a.text, a.letters, b.text, b.letters, 1) == 1
            or rearranged(a.text, a.letters, b.text, b.letters)
        ):
            slips = 1.0
        if slips > most:
            out.likeness, out.slips = 0.0, 0.0
        elif slips <= 1.0:
            out.likeness, out.slips = 1.0 - slip * slips, slips
        else:
            out.likeness = 1.0 - slip - (slips - 1.0) / (most - 1.0) * (1.0 - self.matched - slip)
            out.slips = slips
        return 0

    cdef int agree(self, Token* a, Token* b, Agreement* out) except -1 nogil:
        """`matchers.name.alike`."""
        cdef Agreement other
        cdef int few, differing = bits_of(a.texts_mask ^ b.texts_mask)
        cdef bint stems
        out.likeness, out.slips = 0.0, 0.0
        if same(a.text, a.letters, b.text, b.letters):
            out.likeness = 1.0
            return 0
        if a.letters == 1 or b.letters == 1:
            if a.text[0] == b.text[0]:
                out.likeness = self.initial_stands_for
            return 0
        few = 1 if a.classes < self.two_differ_from and b.classes < self.two_differ_from else 2
        if (
            (bits_of(a.classes_mask ^ b.classes_mask) <= 2 * few
             and edits(a.skeleton, a.classes, b.skeleton, b.classes, few) <= few)
            or (bits_of(a.sounds_mask ^ b.sounds_mask) <= 4
                and edits(a.sound, a.sounds, b.sound, b.sounds, 2) <= 2)
            or (differing <= 2 and edits(a.text, a.letters, b.text, b.letters, 1) <= 1)
        ):
            self.spell(a, b, out)
            if (out.likeness or out.slips) and out.slips < self.no_difference:
                return 0
        stems = (a.ending or b.ending) and same(
            a.sound, min(a.sounds, self.same_stem), b.sound, min(b.sounds, self.same_stem)
        )
        if stems or (a.kins and b.kins and kindred(a, b)):
            self.relate(a, b, True, &other)
            if other.likeness > out.likeness or (other.likeness == out.likeness and other.slips > out.slips):
                out[0] = other
        return 0


@final
cdef class Asked:
    """The readings of a name, ready to be compared with many on file; what a token proves is as it stands there."""

    def __cinit__(self):
        self.tokens, self.readings, self.filed, self.known = NULL, NULL, NULL, NULL

    def __init__(self, Rules rules not None, tuple names not None):
        cdef int i, place = 0, total = 0
        cdef Side* side
        cdef Token* token
        cdef tuple tokens
        cdef bytes blob
        for name in names:
            total += len(name.tokens)
        self.rules = rules
        self.kept = []
        self.tokens = <Token*> malloc((total + 1) * sizeof(Token))
        self.readings = <Side*> malloc((len(names) + 1) * sizeof(Side))
        if self.tokens == NULL or self.readings == NULL:
            raise MemoryError
        for name in names:
            tokens = name.tokens
            if len(tokens) > MAX_TOKENS:
                raise ValueError("a name of more tokens than the kernel has room for")
            side = &self.readings[self.count]
            side.count, side.guessed = <int> len(tokens), name.guessed
            for i in range(side.count):
                token = &self.tokens[place]
                own = tokens[i]
                blob = packed_of(rules, own)
                self.kept.append(blob)
                if read_token(<const uint8_t*> blob, len(blob), token):
                    raise ValueError("a token that is not packed as it should be")
                note_letters(token)
                token.bits = own.bits
                token.weight = rules.weight_of(token)
                side.token[i], side.place[i] = token, place
                place += 1
            sum_up(side)
            self.count += 1
        self.distinct = place

    def __dealloc__(self):
        free(self.tokens)
        free(self.readings)
        free(self.filed)
        free(self.known)

    def packed(self):
        """The tokens asked for, packed; what each proves stands beside them."""
        return list(self.kept)

    def score(self, list filed):
        """The agreement, 0 to 1, of the best reading with a name on file, given as packed tokens; what it proves."""
        cdef Side side
        cdef Score best
        seat(self, filed, &side)
        self.best(&side, &best)
        return best.score, best.proof

    cdef int reserve(self, int slots) except -1 nogil:
        """Room for so many tokens on file, and for what is found of each against each asked one."""
        cdef void* filed
        cdef void* known
        if slots <= self.room:
            return 0
        filed = realloc(self.filed, slots * sizeof(Token))
        if filed != NULL:
            self.filed = <Token*> filed
        known = realloc(self.known, (<Py_ssize_t> slots * self.distinct + 1) * sizeof(Agreement))
        if known != NULL:
            self.known = <Agreement*> known
        if filed == NULL or known == NULL:
            with gil:
                raise MemoryError
        self.room = slots
        return 0

    cdef int take(self, int slot, const uint8_t* packed, Py_ssize_t size, uint64_t apart) except -1 nogil:
        """Puts a token on file into its slot, with nothing known of it yet but with whom it cannot agree, a bit each.

        Which letters occur in it is for the caller to say.
        """
        cdef int i
        cdef Agreement* known
        if read_token(packed, size, &self.filed[slot]):
            with gil:
                raise ValueError("a token that is not packed as it should be")
        self.filed[slot].weight = self.rules.weight_of(&self.filed[slot])
        known = &self.known[<Py_ssize_t> slot * self.distinct]
        for i in range(self.distinct):
            known[i].likeness, known[i].slips = (0.0 if apart and apart >> i & 1 else -1.0), 0.0
        return 0

    cdef int best(self, Side* filed, Score* out) except -1 nogil:
        """The agreement of the best reading."""
        cdef Score found
        cdef int i
        out.score, out.proof = -1.0, 0.0
        for i in range(self.count):
            self.compare(&self.readings[i], filed, &found)
            if found.score > out.score:
                out[0] = found
        if out.score < 0.0:
            out.score = 0.0
        return 0

    cdef int agreement(self, int asked, int filed, Agreement* out) except -1 nogil:
        cdef Agreement* known = &self.known[<Py_ssize_t> filed * self.distinct + asked]
        if known.likeness < 0.0:
            self.rules.agree(&self.tokens[asked], &self.filed[filed], known)
        out[0] = known[0]
        return 0

    cdef int compare(self, Side* asked, Side* filed, Score* out) except -1 nogil:
        """`matchers.name.compare`: its score and its proof."""
        cdef Pair pairs[MAX_TOKENS]
        cdef int ours[MAX_TOKENS]
        cdef int theirs[MAX_TOKENS]
        cdef int m = asked.count, n = filed.count, count = 0, i
        if alike_throughout(asked, filed):
            out.score, out.proof = 1.0, 0.0
            for i in range(m):
                if not asked.token[i].minor:
                    out.proof += asked.token[i].bits
            return 0
        for i in range(m):
            ours[i] = i
        for i in range(n):
            theirs[i] = i
        count = join(self, asked, filed, ours, &m, theirs, &n, False, pairs, count)
        count = join(self, filed, asked, theirs, &n, ours, &m, True, pairs, count)
        count = match(self, asked, filed, ours, &m, theirs, &n, pairs, count)
        count = by_initial(self.rules, asked, filed, ours, &m, theirs, &n, pairs, count)
        if m and n and ours[m - 1] + 1 == asked.count and asked.letters >= self.rules.field_full:
            count = cut_off(self.rules, asked, filed, ours, &m, theirs, &n, pairs, count)
        out.score = score(self.rules, asked, filed, ours, m, theirs, n, pairs, count, &out.proof)
        return 0


cdef bint alike_throughout(Side* asked, Side* filed) noexcept nogil:
    cdef int i
    cdef Token* a
    cdef Token* b
    if asked.count != filed.count:
        return False
    for i in range(asked.count):
        a, b = asked.token[i], filed.token[i]
        if a.minor != b.minor or a.bits != b.bits or not same(a.text, a.letters, b.text, b.letters):
            return False
    return True


cdef inline bint comparable(Token* a, Token* b) noexcept nogil:
    """`matchers.name._comparable`."""
    return a.initial == b.initial and (a.minor == b.minor or same(a.text, a.letters, b.text, b.letters))


cdef inline void drop(int* side, int* count, int at) noexcept nogil:
    cdef int i
    count[0] -= 1
    for i in range(at, count[0]):
        side[i] = side[i + 1]


cdef void set_pair(
    Rules rules, Pair* pair, Side* asked, int i, Side* filed, int j, double likeness, double slips
) noexcept nogil:
    """`matchers.name._paired`."""
    cdef Token* a = asked.token[i]
    cdef Token* b = filed.token[j]
    cdef double proof = (a.bits if a.bits < b.bits else b.bits) - rules.slip_bits * slips
    pair.asked, pair.filed, pair.likeness, pair.slips = i, j, likeness, slips
    pair.weight = (a.weight + b.weight) / 2
    pair.proof = proof if proof > 0.0 else 0.0
    pair.major, pair.initial, pair.single = not (a.minor and b.minor), a.initial or b.initial, True


cdef int join(
    Asked self, Side* one, Side* other, int* ours, int* m, int* theirs, int* n, bint mirrored, Pair* pairs, int count
) except -1 nogil:
    """`matchers.name._joined`: two neighbours of one side that are one token of the other."""
    cdef uint8_t both[2 * MAX_LETTERS]
    cdef uint8_t skeleton[2 * SKELETON_LETTERS]
    cdef uint64_t mask
    cdef Agreement how, best, with_a, with_b
    cdef Token* a
    cdef Token* b
    cdef Token* c
    cdef Pair* pair
    cdef double proof, bits
    cdef int i = 0, j, place, together, classes
    cdef uint64_t lengths = 0
    for j in range(n[0]):
        lengths |= <uint64_t> 1 << (other.token[theirs[j]].letters - 1)
    while i + 1 < m[0]:
        a, b = one.token[ours[i]], one.token[ours[i + 1]]
        together = a.letters + b.letters
        if together > MAX_LETTERS + 1 or not lengths & (<uint64_t> 7 << (together - 2)):
            i += 1
            continue
        classes = skeleton_of_both(a, b, skeleton)
        mask = occurring(skeleton, classes) & CLASSES_OCCUR
        memcpy(both, a.text, a.letters)
        memcpy(both + a.letters, b.text, b.letters)
        best.likeness, best.slips, place = self.rules.joined, 0.0, -1
        for j in range(n[0]):
            c = other.token[theirs[j]]
            if c.letters > together + 1 or c.letters < together - 1:
                continue
            if same(c.text, c.letters, both, together):
                how.likeness, how.slips = 1.0, 0.0
            elif together < self.rules.long_enough_to_join:
                continue
            elif (
                bits_of(mask ^ c.classes_mask) > 2 * self.rules.joined_differ
                or edits(skeleton, classes, c.skeleton, c.classes, self.rules.joined_differ)
                > self.rules.joined_differ
            ):
                continue
            else:
                as_one(self.rules, both, together, c, &how)
            if how.likeness < best.likeness:
                continue
            if mirrored:
                self.agreement(other.place[theirs[j]], one.place[ours[i]], &with_a)
                self.agreement(other.place[theirs[j]], one.place[ours[i + 1]], &with_b)
            else:
                self.agreement(one.place[ours[i]], other.place[theirs[j]], &with_a)
                self.agreement(one.place[ours[i + 1]], other.place[theirs[j]], &with_b)
            if how.likeness > with_a.likeness and how.likeness > with_b.likeness:
                best, place = how, j
        if place < 0:
            i += 1
            continue
        c = other.token[theirs[place]]
        pair = &pairs[count]
        count += 1
        pair.asked, pair.filed = (theirs[place], ours[i]) if mirrored else (ours[i], theirs[place])
        pair.likeness, pair.slips, pair.weight = best.likeness, best.slips, c.weight
        bits = a.bits + b.bits
        proof = (bits if bits < c.bits else c.bits) - self.rules.slip_bits * best.slips
        pair.proof = proof if proof > 0.0 else 0.0
        pair.major = not (c.minor and a.minor)
        pair.initial = c.initial or a.initial
        pair.single = False
        drop(ours, m, i)
        drop(ours, m, i)
        drop(theirs, n, place)
    return count


cdef int skeleton_of_both(const Token* a, const Token* b, uint8_t* out) noexcept nogil:
    """`matchers.spelling.skeleton_of_both`."""
    cdef int start = b.classes > 0 and b.skeleton[0] == c"A"
    cdef int count = a.classes if a.classes < SKELETON_LETTERS else SKELETON_LETTERS
    memcpy(out, a.skeleton, count)
    start += start < b.classes and a.classes > 0 and b.skeleton[start] == a.skeleton[a.classes - 1]
    while start < b.classes and count < SKELETON_LETTERS:
        out[count] = b.skeleton[start]
        count += 1
        start += 1
    return count


cdef bint may_be_one(Rules rules, const Token* a, const Token* b, const Token* c) noexcept nogil:
    """Whether two neighbours written together may be JOINED like a token: not where `join` would say no."""
    cdef uint8_t both[2 * MAX_LETTERS]
    cdef uint8_t skeleton[2 * SKELETON_LETTERS]
    cdef int classes, together = a.letters + b.letters
    if together > MAX_LETTERS + 1 or not together - 1 <= c.letters <= together + 1:
        return False
    if same_together(a, b, c):
        return True
    if together < rules.long_enough_to_join:
        return False
    classes = skeleton_of_both(a, b, skeleton)
    if edits(skeleton, classes, c.skeleton, c.classes, rules.joined_differ) > rules.joined_differ:
        return False
    memcpy(both, a.text, a.letters)
    memcpy(both + a.letters, b.text, b.letters)
    return near_as_one(rules, both, together, c)


cdef bint near_as_one(Rules rules, const uint8_t* both, int together, const Token* c) noexcept nogil:
    """Whether parts written together may be JOINED like a token: most are too far apart.

    Told by the least that a difference can take of their likeness, which an ending that both have, and so does not
    tell, could only raise.
    """
    cdef uint8_t units[2 * MAX_LETTERS + 1]
    cdef uint8_t omitted[2 * MAX_LETTERS + 1]
    cdef Token joined
    cdef int length = (together + c.letters + 1) // 2
    cdef double most = rules.same_up_to[length if length < rules.same_lengths else rules.same_lengths - 1]
    cdef double slip = rules.slip_costs[length if length < rules.slip_lengths else rules.slip_lengths - 1]
    cdef double spare = 1.0 - rules.joined - slip
    cdef double near = 1.0 + (spare if spare > 0.0 else 0.0) * (most - 1.0) / (1.0 - rules.matched - slip) + 0.01
    joined.count = rules.spell_out(both, together, units, omitted)
    joined.units, joined.omitted = units, omitted
    return (
        rules.distance(&joined, c, near * rules.levels) != FAR
        or edits(both, together, c.text, c.letters, 1) <= 1
        or rearranged(both, together, c.text, c.letters)
        or starts(both, together, c.text, c.letters)
    )


cdef int as_one(Rules rules, const uint8_t* both, int together, Token* c, Agreement* out) except -1 nogil:
    """Parts written together against a whole token: `matchers.name.spelled_alike`, where it may be near."""
    cdef uint8_t units[2 * MAX_LETTERS + 1]
    cdef uint8_t omitted[2 * MAX_LETTERS + 1]
    cdef char stem[2 * MAX_LETTERS + 1]
    cdef Token joined
    cdef Cut cut
    out.likeness, out.slips = 0.0, 0.0
    if not near_as_one(rules, both, together, c):
        return 0
    joined.text, joined.letters = both, together
    if not is_word(both, together) or not is_word(c.text, c.letters):
        return rules.ask(rules.spelled, c, &joined, out)
    joined.count = rules.spell_out(both, together, units, omitted)
    joined.units, joined.omitted = units, omitted
    cut = without_ending(<const char*> both, together, stem)
    joined.stem, joined.ending, joined.known = cut.letters, cut.kind, UNTOLD
    return rules.spell(c, &joined, out)


cdef int match(
    Asked self, Side* asked, Side* filed, int* ours, int* m, int* theirs, int* n, Pair* pairs, int count
) except -1 nogil:
    """`matchers.name._single`: best pairs first, each token used once."""
    cdef Agreement found[MAX_PAIRS]
    cdef int left[MAX_PAIRS]
    cdef int right[MAX_PAIRS]
    cdef bint taken_left[MAX_TOKENS]
    cdef bint taken_right[MAX_TOKENS]
    cdef int i, j, k, best, total = 0
    cdef Token* a
    cdef Token* b
    for i in range(m[0]):
        taken_left[i] = False
        a = asked.token[ours[i]]
        for j in range(n[0]):
            b = filed.token[theirs[j]]
            if comparable(a, b):
                self.agreement(asked.place[ours[i]], filed.place[theirs[j]], &found[total])
                if found[total].likeness >= self.rules.matched:
                    left[total], right[total] = i, j
                    total += 1
    for j in range(n[0]):
        taken_right[j] = False
    while True:
        best = -1
        for k in range(total):
            if taken_left[left[k]] or taken_right[right[k]]:
                continue
            if best < 0 or found[k].likeness > found[best].likeness:
                best = k
        if best < 0:
            break
        i, j = left[best], right[best]
        taken_left[i], taken_right[j] = True, True
        set_pair(
            self.rules, &pairs[count], asked, ours[i], filed, theirs[j], found[best].likeness, found[best].slips
        )
        count += 1
    k = 0
    for i in range(m[0]):
        if not taken_left[i]:
            ours[k] = ours[i]
            k += 1
    m[0] = k
    k = 0
    for j in range(n[0]):
        if not taken_right[j]:
            theirs[k] = theirs[j]
            k += 1
    n[0] = k
    return count


cdef int whole(Side* side, int* left, int count) noexcept nogil:
    cdef int i, found = 0
    for i in range(count):
        found += not side.token[left[i]].minor and not side.token[left[i]].initial
    return found


cdef int by_initial(
    Rules rules, Side* asked, Side* filed, int* ours, int* m, int* theirs, int* n, Pair* pairs, int count
) noexcept nogil:
    """`matchers.name._initials`: an initial stands for a whole token that its own side has none to set against."""
    cdef int spare = whole(filed, theirs, n[0]) - whole(asked, ours, m[0])
    cdef int i = 0, j
    cdef Token* a
    cdef Token* b
    cdef bint used
    while i < m[0]:
        a = asked.token[ours[i]]
        used = False
        for j in range(n[0]):
            b = filed.token[theirs[j]]
            if a.initial != b.initial and (spare > 0 if a.initial else spare < 0) and a.text[0] == b.text[0]:
                set_pair(
                    rules, &pairs[count], asked, ours[i], filed, theirs[j], rules.initial_stands_for, 0.0
                )
                count += 1
                spare += -1 if a.initial else 1
                drop(ours, m, i)
                drop(theirs, n, j)
                used = True
                break
        if not used:
            i += 1
    return count


cdef int cut_off(
    Rules rules, Side* asked, Side* filed, int* ours, int* m, int* theirs, int* n, Pair* pairs, int count
) noexcept nogil:
    """`matchers.name._cut_off`: the last part of a long name may have been cut by the field."""
    cdef Token* last = asked.token[ours[m[0] - 1]]
    cdef Token* other
    cdef int j
    if last.letters < rules.shortest_cut:
        return count
    for j in range(n[0]):
        other = filed.token[theirs[j]]
        if other.letters >= last.letters and memcmp(other.text, last.text, last.letters) == 0:
            set_pair(rules, &pairs[count], asked, ours[m[0] - 1], filed, theirs[j], rules.cut, 0.0)
            drop(ours, m, m[0] - 1)
            drop(theirs, n, j)
            return count + 1
    return count


cdef void in_order(Pair* pairs, int count) noexcept nogil:
    """Sorts a handful of pairs by the place of the asked token."""
    cdef int i, j
    cdef Pair pair
    for i in range(1, count):
        pair = pairs[i]
        j = i
        while j and pairs[j - 1].asked > pair.asked:
            pairs[j] = pairs[j - 1]
            j -= 1
        pairs[j] = pair


cdef int heaviest(Rules rules, Side* side, int* left, int count, double* weights, double* light) noexcept nogil:
    """The weights of what is left of a side and can contradict, heaviest first; and of the rest together."""
    cdef int i, j, found = 0
    cdef double weight
    light[0] = 0.0
    for i in range(count):
        weight = side.token[left[i]].weight
        if side.token[left[i]].minor:
            continue
        if weight <= rules.light:
            light[0] += weight
            continue
        j = found
        while j and weights[j - 1] < weight:
            weights[j] = weights[j - 1]
            j -= 1
        weights[j] = weight
        found += 1
    return found


cdef double unmatched(
    Rules rules, Side* asked, Side* filed, int* ours, int m, int* theirs, int n, double matched
) noexcept nogil:
    """`matchers.name._unmatched`."""
    cdef double left[MAX_TOKENS]
    cdef double right[MAX_TOKENS]
    cdef double contradicted = 0.0, asked_only = 0.0, filed_only = 0.0, ours_light, theirs_light
    cdef int i, both
    m = heaviest(rules, asked, ours, m, left, &ours_light)
    n = heaviest(rules, filed, theirs, n, right, &theirs_light)
    both = m if m < n else n
    for i in range(both):
        contradicted += (left[i] + right[i]) / 2
    contradicted *= rules.contradicted
    if both and rules.contradicted_share * matched > contradicted:
        contradicted = rules.contradicted_share * matched
    for i in range(both, m):
        asked_only += left[i]
    for i in range(both, n):
        filed_only += right[i]
    asked_only += ours_light
    filed_only += theirs_light
    return contradicted + asked_only * rules.asked_only + filed_only * rules.filed_only


cdef bint put_first(Side* side, int* left, int count) noexcept nogil:
    """`matchers.namesakes._put_first`: of what is left, one token tells, and it is the first that does of all."""
    cdef int i, at = -1
    for i in range(count):
        if not side.token[left[i]].minor:
            if at >= 0:
                return False
            at = left[i]
    for i in range(at):
        if not side.token[i].minor:
            return False
    return not side.token[at].initial and not side.token[at].put_before


cdef double two_people(
    Rules rules, Side* asked, Side* filed, int* ours, int m, int* theirs, int n, Pair* pairs, int count, int agreed,
    bint ordered,
) noexcept nogil:
    """`matchers.namesakes.two_people`, and the share that `matchers.name._apart` gives it."""
    cdef bint left = False, right = False, one_sided
    cdef int i
    if not (asked.chain or filed.chain or (asked.korean and filed.korean)):
        return 0.0
    for i in range(m):
        left |= not asked.token[ours[i]].minor
    for i in range(n):
        right |= not filed.token[theirs[i]].minor
    one_sided = left != right
    if one_sided and ordered and agreed >= rules.fewest_of_a_chain and (asked.chain or filed.chain):
        if put_first(asked, ours, m) if left else put_first(filed, theirs, n):
            return rules.contradicted_share
        return 0.0
    if not (asked.korean and filed.korean and asked.syllables and filed.syllables):
        return 0.0
    if one_sided:
        return rules.another_syllable
    for i in range(count):
        if pairs[i].major and pairs[i].single and pairs[i].slips >= rules.no_difference:
            if asked.token[pairs[i].asked].syllable != filed.token[pairs[i].filed].syllable:
                return rules.another_syllable
    return 0.0


cdef double taken(
    Rules rules, Side* asked, Side* filed, Pair* pairs, int count, int major, double lacking
) noexcept nogil:
    """`matchers.name._taken`."""
    cdef double most = 0.0, lost
    cdef int i
    cdef Token* a
    cdef Token* b
    for i in range(count):
        if not (pairs[i].major and pairs[i].single) or pairs[i].slips == 0.0:
            continue
        a, b = asked.token[pairs[i].asked], filed.token[pairs[i].filed]
        if major > 1 and edits(a.text, a.letters, b.text, b.letters, 1) <= 1:
            continue
        lost = unheard(rules, a, b, pairs[i].slips)
        most = lost if lost > most else most
    if major > 1:
        most = rules.taken * lacking * (most - rules.beside if most > rules.beside else 0.0)
    return most * rules.guessed if asked.guessed else most


cdef double unheard(Rules rules, Token* a, Token* b, double slips) noexcept nogil:
    """`matchers.heard.unheard`."""
    cdef int letters = max(a.letters, b.letters), differ = rules.most_unheard - 1
    cdef int sounds, consonants
    cdef double lost
    if a.kins and b.kins and kindred(a, b):
        return 0.0
    sounds = edits(a.sound, a.sounds, b.sound, b.sounds, differ)
    consonants = edits(a.skeleton, a.classes, b.skeleton, b.classes, differ)
    lost = <double> sounds / max(letters, rules.shortest_heard)
    lost = rules.unheard * (lost + <double> consonants / max(a.classes, b.classes))
    return lost if lost < rules.of_a_slip * slips else rules.of_a_slip * slips


cdef double score(
    Rules rules, Side* asked, Side* filed, int* ours, int m, int* theirs, int n, Pair* pairs, int count,
    double* proved,
) noexcept nogil:
    """`matchers.name._score`."""
    cdef double harder, found, agreed = 0.0, matched = 0.0, slips = 0.0, most = 0.0, proof = 0.0, total
    cdef double lacking, apart, custom
    cdef int i, major = 0, wholes = 0, last = -1, lone = -1
    cdef bint ordered = True, initials = True, rest = False, uneven = False
    in_order(pairs, count)
    for i in range(count):
        if pairs[i].filed < last:
            ordered = False
        last = pairs[i].filed
        matched += pairs[i].weight
        if pairs[i].major:
            major += 1
            lone = i
            slips += pairs[i].slips
            most = pairs[i].slips if pairs[i].slips > most else most
            proof += pairs[i].proof
            initials &= pairs[i].initial
            wholes += not asked.token[pairs[i].asked].initial
            uneven |= asked.token[pairs[i].asked].initial != filed.token[pairs[i].filed].initial
    proved[0] = proof
    lacking = rules.enough_bits - proof if proof < rules.enough_bits else 0.0
    for i in range(m):
        rest |= not asked.token[ours[i]].minor
    for i in range(n):
        rest |= not filed.token[theirs[i]].minor
    harder = rules.harder * lacking + rules.again * (slips - most)
    if major == 1 and pairs[lone].single and not rest:
        harder = rules.alone_harder + rules.alone_harder_still * lacking
    elif major == 1:
        harder += rules.alone
    if not ordered:
        harder += rules.out_of_order * slips
    if asked.guessed:
        harder *= rules.guessed
    for i in range(count):
        agreed += pairs[i].weight * (1.0 - (1.0 - pairs[i].likeness) * (1.0 + harder))
    apart = unmatched(rules, asked, filed, ours, m, theirs, n, matched)
    custom = matched * two_people(rules, asked, filed, ours, m, theirs, n, pairs, count, major, ordered)
    total = matched + (apart if apart > custom else custom)
    if total == 0.0:
        return 0.0
    found = agreed / total if agreed > 0.0 else 0.0
    if initials:
        return found if found < rules.one_of_several else rules.one_of_several
    if major == 1 and pairs[lone].single:
        if rest:
            return found if found < rules.one_of_several else rules.one_of_several
        found -= taken(rules, asked, filed, pairs, count, major, 1.0)
        return found if found > 0.0 else 0.0
    lacking = rules.part_bits - proof if proof < rules.part_bits else 0.0
    if rest:
        found *= 1.0 - rules.part_costs * lacking
        if proof < rules.enough_bits and wholes == 1 and major > 1 and not uneven and found > rules.one_and_initials:
            found = rules.one_and_initials
    if found <= rules.one_of_several or lacking == 0.0:
        return found
    found -= taken(rules, asked, filed, pairs, count, major, lacking)
    return found if found > rules.one_of_several else rules.one_of_several


cdef int seat(Asked asked, list filed, Side* side) except -1:
    """Takes the packed tokens of a name on file as one side, with nothing known of them yet."""
    cdef int i
    side.count, side.guessed = len(filed), False
    if side.count > MAX_TOKENS:
        raise ValueError("a name of more tokens than the kernel has room for")
    asked.reserve(side.count)
    for i in range(side.count):
        blob = filed[i]
        asked.take(i, <const uint8_t*> (<bytes> blob), len(blob), 0)
        note_letters(&asked.filed[i])
        side.place[i], side.token[i] = i, &asked.filed[i]
    sum_up(side)
    return 0


def matched(Asked asked not None, list filed):
    """How the best reading agrees with a name on file, given as packed tokens; `matchers.packed.match` reads it.

    (reading, score, proof, pairs, places of the asked tokens without partner, of those on file), each pair as
    (place asked, place on file, likeness, weight, slips, side of which it joins two: 1 asked, 2 filed, 0 neither).
    """
    cdef Side side
    cdef Score found, best
    cdef Pair pairs[MAX_TOKENS]
    cdef int ours[MAX_TOKENS]
    cdef int theirs[MAX_TOKENS]
    cdef int i, m, n, count = 0, of_asked = 0, of_filed = 0, reading = 0
    cdef Side* own
    seat(asked, filed, &side)
    best.score, best.proof = -1.0, 0.0
    for i in range(asked.count):
        asked.compare(&asked.readings[i], &side, &found)
        if found.score > best.score:
            best, reading = found, i
    own = &asked.readings[reading]
    m, n = own.count, side.count
    for i in range(m):
        ours[i] = i
    for i in range(n):
        theirs[i] = i
    if alike_throughout(own, &side):
        while count < m:
            set_pair(asked.rules, &pairs[count], own, count, &side, count, 1.0, 0.0)
            count += 1
        m, n = 0, 0
    else:
        of_asked = count = join(asked, own, &side, ours, &m, theirs, &n, False, pairs, count)
        of_filed = count = join(asked, &side, own, theirs, &n, ours, &m, True, pairs, count)
        count = match(asked, own, &side, ours, &m, theirs, &n, pairs, count)
        count = by_initial(asked.rules, own, &side, ours, &m, theirs, &n, pairs, count)
        if m and n and ours[m - 1] + 1 == own.count and own.letters >= asked.rules.field_full:
            count = cut_off(asked.rules, own, &side, ours, &m, theirs, &n, pairs, count)
    return (
        reading, best.score, best.proof,
        [
            (
                pairs[i].asked, pairs[i].filed, pairs[i].likeness, pairs[i].weight, pairs[i].slips,
                1 if i < of_asked else 2 if i < of_filed else 0,
            )
            for i in range(count)
        ],
        [ours[i] for i in range(m)],
        [theirs[i] for i in range(n)],
    )


def packed(Rules rules not None, token, list kin, int stem, int ending, int flags, int known, int syllable):
    """`matchers.packed.pack` of a token of at most MAX_LETTERS letters; `kin` holds the hashes of its classes."""
    cdef uint8_t head[HEADER]
    cdef uint8_t units[2 * MAX_LETTERS]
    cdef uint8_t omitted[2 * MAX_LETTERS]
    cdef tuple row = <tuple> token
    cdef bytes text = PyUnicode_AsASCIIString(row[0]), sound = PyUnicode_AsASCIIString(row[1])
    cdef bytes skeleton = PyUnicode_AsASCIIString(row[2])
    cdef bytes made, classes = b""
    cdef uint8_t* out
    cdef double bits = row[5]
    cdef uint16_t number = known
    cdef int count
    if len(text) > MAX_LETTERS or len(sound) > 255 or len(skeleton) > 255 or len(kin) > 255:
        raise ValueError("a token of more letters than the kernel has room for")
    count = rules.spell_out(<const uint8_t*> text, <int> len(text), units, omitted)
    head[0], head[1], head[2], head[3] = len(text), len(sound), len(skeleton), count
    head[4], head[5], head[6], head[7] = stem, ending, flags, len(kin)
    memcpy(head + 8, &bits, 8)
    memcpy(head + 16, &number, 2)
    head[18], head[19] = syllable, 0
    if kin:
        classes = b"".join([(<object> each).to_bytes(4, "little") for each in kin])
    made = PyBytes_FromStringAndSize(NULL, HEADER + len(classes) + len(text) + len(sound) + len(skeleton) + 2 * count)
    out = put(<uint8_t*> made, head, HEADER)
    for part in (classes, text, sound, skeleton):
        out = put(out, <const uint8_t*> (<bytes> part), len(<bytes> part))
    put(put(out, units, count), omitted, count)
    return made


cdef inline uint8_t* put(uint8_t* out, const uint8_t* part, Py_ssize_t size) noexcept nogil:
    memcpy(out, part, size)
    return out + size


def use_tables(pack, kin, said, syllable, number, dict listed, frozenset customary):
    """Takes over what `screening.matchers.packed` asks of a word.

    `pack` packs any token. Of plain ones only those are asked about that may have `kin`; that have a custom `said` of
    them, being one of the `customary` words or spelled as Muhammad is; that may be a `syllable`; and that are `listed`,
    the well-known names having a `number`.
    """
    global _pack, _kin, _said, _syllable, _number, _listed, _customary
    _pack, _kin, _said, _syllable, _number, _listed, _customary = pack, kin, said, syllable, number, listed, customary


cdef object _pack, _kin, _said, _syllable, _number
cdef dict _listed
cdef frozenset _customary


cdef bytes packed_of(Rules rules, token):
    """A token asked for as `matchers.packed.pack` packs it, from what is known of it; its bits may be any."""
    cdef Known known = know(token)  # which sees that it is a tuple
    cdef bint minor = (<tuple> token)[3]
    cdef bytes made
    found = known.packed_minor if minor else known.packed
    if found is None:
        found = plainly_packed(rules, known, token) if known.plain else _pack(known.text, minor)
        if minor:
            known.packed_minor = found
        else:
            known.packed = found
    made = found
    return made


cdef bytes plainly_packed(Rules rules, Known known, token):
    cdef const char* text = known.part.text
    cdef int length = known.part.length, flags = (<bint> (<tuple> token)[3]) | (<bint> (<tuple> token)[4]) << 1
    cdef list kin = _kin(known.text) if may_have_kin(known) else []
    cdef int number = 0, syllable = 0
    if known.text in _customary or (text[0] == b"m" and text[length - 1] == b"d"):
        flags |= _said(known.text) << 2
    if known.text in _listed:
        number = _number(known.text)
    if may_be_syllable(text, length):
        syllable = _syllable(known.text)
    return packed(rules, token, kin, known.part.stem_letters, known.part.ending, flags, number, syllable)


cdef bint may_be_syllable(const char* word, int length) noexcept nogil:
    """Whether a word has one run of vowels, with no more around it than a syllable of East Asia has."""
    cdef int i = 0, vowels
    while i < length and word[i] not in b"aeiou":
        i += 1
    vowels = i
    while i < length and word[i] in b"aeiou":
        i += 1
    return vowels <= SYLLABLE_BEFORE and 0 < i - vowels and length - i <= SYLLABLE_AFTER
