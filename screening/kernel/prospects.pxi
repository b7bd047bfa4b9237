"""What can be told of names on file before they are compared, from traits of their tokens: part of `retrieval.pyx`.

Included there, and no module of its own, so that what is asked for every token and every form is not called across
modules. Each bound here says no only where `weighing` would say less than was demanded.
"""

cdef enum:
    # What `matchers.packed.traits` knows of a token, by bits: flags, the first letter of its sound form, its
    # length, its first letters, how many consonants its skeleton has, and which, what it weighs.
    MINOR = 0
    INITIAL = 1
    WEIGHTY = 2
    ENDING = 4
    SOUND = 5
    LENGTH = 10
    LETTERS = 17
    CLASSES = 32
    MASK = 36
    WEIGHT = 60
    WEIGHTS = 16
    MASKED = (1 << (WEIGHT - MASK)) - 1
    FIRST_LETTERS = 3
    LETTER_BITS = 5
    # In another word: the letters of its sound form, those of its spelling, the length of its sound form.
    LOWEST_LETTER = 33
    LETTERS_MASK = (1 << 26) - 1
    SPELLED = 26
    SOUND_LENGTH = 52
    CASES = 64  # a power of two

cdef double LEAST_WEIGHT = 0.3  # of a token, and what rounding may make of a sum
cdef double SPARE = 1e-9


ctypedef struct Traits:
    # A row of `build_names.TOKEN`.
    uint64_t letters
    uint64_t known
    uint32_t skeleton  # four bits a class
    uint32_t kin
    uint32_t place
    uint32_t size

ctypedef struct Met:
    # A token on file that a query has met: which tokens asked for are its partners, a bit each; until that is settled,
    # which may be as far as traits tell.
    uint64_t partners
    uint64_t apart  # tokens asked for that it cannot agree with at all
    double least  # it weighs at the least
    uint64_t length  # a bit for it
    bint needed  # by a form that has a prospect
    bint minor
    bint heavy
    bint initial
    int letters
    uint32_t number
    int32_t place  # among the tokens read for the query; -1 before

ctypedef struct Seated:
    # A reading asked for: the slot of its first significant token, and what each of them weighs and proves.
    int shift
    int count
    double weight[PAIR_TOKENS]
    double bits[PAIR_TOKENS]

ctypedef struct Slots:
    # The readings asked for; `any`: one of them has no slots, so that every form may be it. What was promised before is
    # kept, since forms are found by few sets of keys.
    Seated reading[SLOTS]
    int count
    bint any
    uint32_t case[CASES]
    double best[CASES]

ctypedef struct Hope:
    # Which tokens asked for may be part of a joined one, or stand for an initial, a bit each; and which on file do so.
    uint64_t joined
    uint64_t lettered
    uint64_t taken

ctypedef struct Ally:
    # What the partners of a token asked for are at the best: how alike, what that proves, the bounds of their weight.
    double likeness
    double proof
    double most
    double least


cdef void seat_readings(Asked asked, Slots* slots) noexcept nogil:
    """`index.promise.readings`, by the rule of `index.keys.shifts`."""
    cdef const Side* side
    cdef Seated* one
    cdef int i, k, used = 0
    slots.count = 0
    memset(slots.case, 0xFF, sizeof(slots.case))
    for i in range(asked.count):
        side = &asked.readings[i]
        if not 0 < side.major <= PAIR_TOKENS or used + side.major > SLOTS:
            slots.any = True
            slots.count = 0
            return
        one = &slots.reading[slots.count]
        slots.count += 1
        one.shift, one.count = used, 0
        for k in range(side.count):
            if not side.token[k].minor:
                one.weight[one.count], one.bits[one.count] = side.token[k].weight, side.token[k].bits
                one.count += 1
        used += one.count
    slots.any = not slots.count


cdef inline double most_promised(Rules rules, Slots* slots, uint32_t told, int weighty) noexcept nogil:
    """`index.promise.promised`."""
    cdef uint32_t case = <uint32_t> weighty << SLOTS | told, at = (case ^ case >> 6 ^ case >> SLOTS << 3) & (CASES - 1)
    cdef int i
    if slots.any:
        return 1.0
    if slots.case[at] != case:
        slots.case[at], slots.best[at] = case, 0.0
        for i in range(slots.count):
            slots.best[at] = max(
                slots.best[at], promised(rules, &slots.reading[i], told >> slots.reading[i].shift, weighty)
            )
    return slots.best[at]


cdef double promised(Rules rules, const Seated* reading, uint32_t told, int weighty) noexcept nogil:
    """`index.promise._promised`."""
    cdef double matched = 0.0, proof = 0.0, left = 0.0, apart, score, lacking
    cdef int k, found = 0, more
    cdef bint heavy = False
    for k in range(reading.count):
        if told >> k & 1:
            matched += reading.weight[k]
            proof += reading.bits[k]
            found += 1
        else:
            left += reading.weight[k]
            heavy |= reading.weight[k] > rules.light
    if not found:
        return 0.0
    more = weighty - found if weighty > found else 0
    if heavy and more:
        apart = rules.contradicted_share * matched
    else:
        apart = rules.asked_only * left + rules.filed_only * rules.light * more
    score = matched / (matched + apart)
    if more or found < reading.count:
        lacking = rules.part_bits - proof if proof < rules.part_bits else 0.0
        score *= 1.0 - rules.part_costs * lacking
        if found == 1 and score > rules.one_of_several:
            score = rules.one_of_several
    return score


cdef bint may_reach(
    Asked asked, Rules rules, const Side* side, const Hope* hope, Met** met, int count, double floor, bint closely
) noexcept nogil:
    """Whether names can agree so much of which these tokens may have partners: a bound of `matchers.name._score`.

    The score is what agrees over all there is. So each token counts for what it adds to the former less `floor` times
    what it adds to the latter: `closely`, once partners are settled, with the likest of them, or without one; else as if
    it agreed wholly.
    """
    cdef Ally allies[MAX_TOKENS]
    cdef Ally* ally
    cdef const Agreement* how
    cdef const Token* token
    cdef const Token* other
    cdef const Met* one
    cdef uint64_t found = 0, here, whole = hope.joined | hope.lettered, of_side = (<uint64_t> 1 << side.count) - 1
    cdef double worth = 0.0, proof = 0.0, harder = 1.0, lost = 0.0, gain = 0.0, rate, matched, best, demanded = floor
    cdef bint ours = False, theirs = False
    cdef int i, j, taken = 0, minors = 0, others = 0, major = 0, first = side.place[0]
    for j in range(count):
        one = met[j]
        major += not one.minor
        here = one.partners >> first & of_side
        found |= here
        if here or hope.taken >> j & 1:
            taken += 1
        elif one.minor:
            others += 1
        else:
            theirs |= one.heavy
            lost += one.least
    found |= whole
    if not found:
        return False
    if (side.major > 1 or major > 1) and not hope.joined and (taken < 2 or not found & (found - 1)):
        return False
    # First as if all that may agree agreed wholly, which is quickly told.
    if found != of_side or lost > 0.0:
        worth = -rules.filed_only * lost
        for i in range(side.count):
            token = side.token[i]
            if found >> i & 1:
                proof += token.bits
                gain += (token.weight + 1.0) / 2
            elif token.minor:
                minors += 1
            else:
                ours |= token.weight > rules.light
                worth -= rules.asked_only * token.weight
        lost = worth
        if worth < 0.0 and proof < rules.part_bits:
            demanded = floor / (1.0 - rules.part_costs * (rules.part_bits - proof))
        worth, matched = worth * demanded, demanded
        if ours and theirs:
            worth, matched = 0.0, demanded * (1.0 + rules.contradicted_share)
        if matched < 1.0:
            worth += (1.0 - matched) * (gain + rules.minor_weight * min(minors, others))
        if worth < -SPARE:
            return False
    if not closely:
        return True
    proof = 0.0
    for i in range(side.count):
        allies[i].likeness, allies[i].proof, allies[i].most, allies[i].least = 0.0, 0.0, 0.0, 1.0
        if whole >> i & 1:
            proof += side.token[i].bits
    for j in range(count):
        one = met[j]
        here = one.partners >> first & of_side & ~whole
        while here:
            i = trailing_zeros(here)
            here &= here - 1
            ally, token = &allies[i], side.token[i]
            other, how = &asked.filed[one.place], &asked.known[<Py_ssize_t> one.place * asked.distinct + first + i]
            ally.likeness = max(ally.likeness, how.likeness)
            ally.proof = max(ally.proof, min(token.bits, other.bits) - rules.slip_bits * how.slips)
            ally.most, ally.least = max(ally.most, other.weight), min(ally.least, other.weight)
    for i in range(side.count):
        if (found & ~whole) >> i & 1:
            proof += allies[i].proof
    if lost < 0.0 and proof < rules.part_bits:
        floor /= 1.0 - rules.part_costs * (rules.part_bits - proof)
    if proof < rules.enough_bits:
        rate = rules.harder
        if side.major < 2 and major < 2:  # words alone have a rate of their own
            rate = min(rate, rules.alone_harder_still)
        harder += rate * (rules.enough_bits - proof) * (rules.guessed if side.guessed else 1.0)
    worth, matched = lost * floor, floor
    if ours and theirs:
        worth, matched = 0.0, floor * (1.0 + rules.contradicted_share)
    if minors and others:
        worth += rules.minor_weight * max(0.0, 1.0 - matched) * min(minors, others)
    for i in range(side.count):
        if not found >> i & 1:
            continue
        token, ally = side.token[i], &allies[i]
        if whole >> i & 1:
            worth += (token.weight + 1.0) / 2 * max(0.0, 1.0 - matched)
            continue
        best = 1.0 - (1.0 - ally.likeness) * harder - matched
        best *= (token.weight + (ally.most if best > 0.0 else ally.least)) / 2
        if best < 0.0:
            best = max(best, 0.0 if (ours and theirs) or token.minor else -floor * rules.asked_only * token.weight)
        worth += best
    return worth >= -SPARE


cdef inline int length_of(uint64_t token) noexcept nogil:
    return token >> LENGTH & 0x7F


cdef void by_letter(Hope* hope, const Traits** own, int m, const Traits** filed, int n) noexcept nogil:
    """Marks the tokens that may stand for one another because one of them is an initial."""
    cdef int i, j
    for i in range(m):
        for j in range(n):
            if (own[i].known ^ filed[j].known) >> INITIAL & 1 and not (
                (own[i].known ^ filed[j].known) >> LETTERS & ((1 << LETTER_BITS) - 1)
            ):
                hope.lettered |= <uint64_t> 1 << i
                hope.taken |= <uint64_t> 1 << j


cdef void by_beginning(
    Hope* hope, Rules rules, const Side* asked, const Traits** own, const Traits** filed, const Side* read, int n
) noexcept nogil:
    """Marks the last token asked for, which the field may have cut, and those that begin so: `matchers.name._cut_off`.

    `read`: those on file once they are read, NULL before, when no more of them is known than their first letters.
    """
    cdef const Token* last = asked.token[asked.count - 1]
    cdef int j, lead = min(last.letters, <int> FIRST_LETTERS) * LETTER_BITS
    if asked.letters < rules.field_full or last.letters < rules.shortest_cut:
        return
    for j in range(n):
        if length_of(filed[j].known) < last.letters:
            continue
        if (filed[j].known ^ own[asked.count - 1].known) >> LETTERS & ((1 << lead) - 1):
            continue
        if read != NULL and memcmp(read.token[j].text, last.text, last.letters) != 0:
            continue
        hope.lettered |= <uint64_t> 1 << (asked.count - 1)
        hope.taken |= <uint64_t> 1 << j


cdef void join_read(Hope* hope, Rules rules, const Side* one, const Side* other, bint mirrored) noexcept nogil:
    """`join` of tokens that were read."""
    cdef int i, j, letters
    cdef uint64_t both
    for i in range(one.count - 1):
        letters = one.token[i].letters + one.token[i + 1].letters
        if letters > MAX_LETTERS + 1 or not other.lengths & (<uint64_t> 7 << (letters - 2)):
            continue
        for j in range(other.count):
            if may_be_one(rules, one.token[i], one.token[i + 1], other.token[j]):
                both = <uint64_t> 3 << i
                hope.joined |= <uint64_t> 1 << j if mirrored else both
                hope.taken |= both if mirrored else <uint64_t> 1 << j


cdef void join(
    Hope* hope, const Traits** one, int m, const Traits** other, int n, uint64_t lengths, int long_enough, bint mirrored
) noexcept nogil:
    """Marks two neighbours of one side that may be a token of the other, from traits alone: `matchers.name._joined`.

    `mirrored`: the neighbours are those on file.
    """
    cdef int i, j, letters, together, lead
    cdef uint32_t skeleton
    cdef uint64_t both
    for i in range(m - 1):
        letters = length_of(one[i].known) + length_of(one[i + 1].known)
        if letters > MAX_LETTERS + 1 or not lengths & (<uint64_t> 7 << (letters - 2)):
            continue
        together = -1
        for j in range(n):
            if not letters - 1 <= length_of(other[j].known) <= letters + 1:
                continue
            if together < 0:
                skeleton = skeleton_of_both(one[i], one[i + 1], &together)
            lead = min(length_of(one[i].known), <int> FIRST_LETTERS) * LETTER_BITS
            if not (
                letters >= long_enough and one_edit(skeleton, together, other[j].skeleton, other[j].known >> CLASSES & 15)
            ) and (
                length_of(other[j].known) != letters
                or (other[j].known ^ one[i].known) >> LETTERS & ((1 << lead) - 1)
            ):
                continue
            both = <uint64_t> 3 << i
            hope.joined |= <uint64_t> 1 << j if mirrored else both
            hope.taken |= both if mirrored else <uint64_t> 1 << j


cdef inline uint64_t as_long_as_both(int a, int b) noexcept nogil:
    """The lengths, a bit each, of tokens that two neighbours of so many letters may be: one more or less than both."""
    return <uint64_t> 7 << (a + b - 2) if a + b <= MAX_LETTERS + 1 else 0


cdef uint32_t skeleton_of_both(const Traits* a, const Traits* b, int* count) noexcept nogil:
    """`matchers.name._skeleton_of_both`, of traits."""
    cdef uint64_t skeleton = a.skeleton, rest = b.skeleton
    cdef int m = a.known >> CLASSES & 15, n = b.known >> CLASSES & 15
    if n and (rest & 15) == 1:  # a vowel in front
        rest >>= 4
        n -= 1
    if n and m and (rest & 15) == (skeleton >> (4 * (m - 1)) & 15):
        rest >>= 4
        n -= 1
    skeleton |= rest << (4 * m)
    count[0] = min(m + n, <int> SKELETON_LETTERS)
    return <uint32_t> skeleton


cdef inline bint comparable(const Token* a, const Token* b) noexcept nogil:
    """`matchers.name._comparable`, but two minor tokens, which make no part of a name."""
    if a.initial != b.initial or (a.minor and b.minor):
        return False
    return a.minor == b.minor or (a.letters == b.letters and memcmp(a.text, b.text, a.letters) == 0)


cdef inline uint32_t class_number(uint8_t letter) noexcept nogil:
    """The place of a class in `matchers.packed.CLASSES`."""
    cdef const uint8_t* classes = <const uint8_t*> "ABVDTGKJSHLMNR"
    cdef int i
    for i in range(14):
        if classes[i] == letter:
            return i + 1
    return 15


cdef void describe(Rules rules, const Token* token, Traits* out) noexcept nogil:
    """The traits of a token asked for: `matchers.packed.traits`, but for what it weighs beside the lists."""
    cdef int k, level
    out.letters = (token.texts_mask >> LOWEST_LETTER & LETTERS_MASK) << SPELLED
    out.letters |= token.sounds_mask >> LOWEST_LETTER & LETTERS_MASK | <uint64_t> token.sounds << SOUND_LENGTH
    out.kin = 0
    for k in range(token.kins):
        out.kin |= <uint32_t> 1 << (token.kin[4 * k] & 31)
    out.skeleton = 0
    for k in range(token.classes):
        out.skeleton |= class_number(token.skeleton[k]) << (4 * k)
    out.known = <uint64_t> token.minor << MINOR | <uint64_t> token.initial << INITIAL
    out.known |= <uint64_t> (not token.minor and token.weight > rules.light) << WEIGHTY
    out.known |= <uint64_t> (token.ending > 0) << ENDING
    if not token.minor:
        level = <int> (WEIGHTS * max(0.0, token.weight - LEAST_WEIGHT) / (1.0 - LEAST_WEIGHT))
        out.known |= <uint64_t> min(level, WEIGHTS - 1) << WEIGHT
    out.known |= <uint64_t> (token.sound[0] & 31) << SOUND | <uint64_t> token.letters << LENGTH
    for k in range(min(token.letters, <int> FIRST_LETTERS)):
        out.known |= <uint64_t> (token.text[k] & 31) << (LETTERS + LETTER_BITS * k)
    out.known |= <uint64_t> token.classes << CLASSES | (token.classes_mask & MASKED) << MASK


def traits(Rules rules, bytes packed not None):
    """What `matchers.packed.traits` says of a token, as it is worked out here for one asked for."""
    cdef Token token
    cdef Traits out
    if read_token(<const uint8_t*> packed, len(packed), &token):
        raise ValueError("a token that is not packed as it should be")
    note_letters(&token)
    token.weight = rules.weight_of(&token)
    describe(rules, &token, &out)
    return out.letters, out.known, out.skeleton, out.kin


cdef inline bint one_edit(uint32_t a, int m, uint32_t b, int n) noexcept nogil:
    """Whether two skeletons of m and n classes are at most an edit or an exchange of neighbours apart."""
    cdef int at
    if m < n:
        a, b, m, n = b, a, n, m
    if m > n + 1:
        return False
    if a == b:
        return True
    at = 4 * (trailing_zeros(a ^ b) // 4)
    if m > n:
        return <uint64_t> a >> (at + 4) == <uint64_t> b >> at
    if <uint64_t> a >> (at + 4) == <uint64_t> b >> (at + 4):
        return True
    return (
        <uint64_t> a >> (at + 8) == <uint64_t> b >> (at + 8)
        and (a >> at & 15) == (b >> (at + 4) & 15) and (b >> at & 15) == (a >> (at + 4) & 15)
    )


cdef inline bint may_be_edits(uint64_t a, uint64_t b, int longer, int most) noexcept nogil:
    """Whether words may be `most` edits apart, by the letters that occur; `longer`: by how many letters the first is.

    One letter more is one edit that the second cannot have used to bring a letter of its own.
    """
    cdef int more, fewer
    if bits_of(a ^ b) > 2 * most:
        return False
    more, fewer = bits_of(a & ~b), bits_of(b & ~a)
    if longer < 0:
        more, fewer, longer = fewer, more, -longer
    return longer <= most and more <= most and fewer <= most - longer


cdef inline bint may_be_partners(const Traits* a, const Traits* b, int two_differ_from) noexcept nogil:
    """Whether two tokens may agree at all, of which neither is minor or an initial: `Rules.agree` at the least."""
    cdef int m = a.known >> CLASSES & 15, n = b.known >> CLASSES & 15
    if max(m, n) < two_differ_from:
        if one_edit(a.skeleton, m, b.skeleton, n):
            return True
    elif may_be_edits(a.known >> MASK & MASKED, b.known >> MASK & MASKED, m - n, 2):
        return True
    if may_be_edits(
        a.letters & LETTERS_MASK, b.letters & LETTERS_MASK,
        <int> (a.letters >> SOUND_LENGTH) - <int> (b.letters >> SOUND_LENGTH), 2,
    ):
        return True
    if may_be_edits(
        a.letters >> SPELLED & LETTERS_MASK, b.letters >> SPELLED & LETTERS_MASK,
        length_of(a.known) - length_of(b.known), 1,
    ):
        return True
    if a.kin & b.kin:
        return True
    return (a.known | b.known) >> ENDING & 1 and not (a.known ^ b.known) >> SOUND & 31
