# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""How surely two words are one name by what tables know of endings and of variants, compiled.

The rules are `strength` of `screening.text.endings` and of `screening.text.variants`, which explain them and hand
over their tables. Takes words of [a-z0-9] of at most LONGEST_TOKEN letters, as `is_word` tells: of any other the
caller asks Python. Knows nothing of names, nor what a likeness is made of.
"""

from libc.stdint cimport uint8_t, uint32_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp, memcpy, memset

from screening.kernel.lexicon cimport Lexicon, fill, place_of
from screening.kernel.phonetic cimport plain_into, plain_letters
from screening.kernel.tokens cimport LONGEST_TOKEN, Cut, without_ending

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef enum:
    ROOM = 2 * LONGEST_TOKEN + 4  # for the plain spelling of a stem, which may have a letter more than its word
    SHORTEST_STEM = 3
    MOST_KINDS = 32
    MOST_CLASSES = 16  # of a word in one table
    GRADES = 3
    FULL = 0
    SHORT = 2
    OF_ABD = 1 << 23  # marks a class of names that begin with Abd al-
    OF_ENDING = 24  # from this bit on: the ending of a surname made of a name of the class


cdef bint is_word(const uint8_t* text, int length) noexcept nogil:
    """Whether this module's rules hold for a word: of any other Python is asked."""
    cdef int i
    if not 0 < length <= LONGEST_TOKEN:
        return False
    for i in range(length):
        if not (c"a" <= text[i] <= c"z" or c"0" <= text[i] <= c"9"):
            return False
    return True


cdef inline bint same(const char* a, int m, const char* b, int n) noexcept nogil:
    return m == n and memcmp(a, b, m) == 0


# --- endings ------------------------------------------------------------------------------------------

cdef double _spelled, _inflected, _of_a_given_name, _womans
cdef double _replaced[MOST_KINDS][MOST_KINDS]
cdef double _left_out[MOST_KINDS]  # 0 of one that is never left out
cdef Lexicon _given_in, _slavic_given, _lithuanian
cdef int _of_in, _of_ov, _of_liet


def use_endings(numbers, list kinds, replaced, left_out, given_in, slavic_given, lithuanian):
    """Takes over what `screening.text.endings` knows beside the endings themselves, which `tokens` has.

    `kinds` are the classes of endings as `tokens.use_endings` gets them.
    """
    global _spelled, _inflected, _of_a_given_name, _womans, _of_in, _of_ov, _of_liet
    if len(kinds) >= MOST_KINDS:
        raise ValueError("more classes of endings than the kernel has room for")
    number = {kind: place for place, kind in enumerate(kinds, 1)}
    _spelled, _inflected = numbers["SPELLED"], numbers["INFLECTED"]
    _of_a_given_name, _womans = numbers["OF_A_GIVEN_NAME"], numbers["WOMANS"]
    _of_in, _of_ov, _of_liet = number["in"], number["ov"], number["liet"]
    memset(_replaced, 0, sizeof(_replaced))
    memset(_left_out, 0, sizeof(_left_out))
    for (one, other), sure in replaced.items():
        _replaced[number[one]][number[other]] = _replaced[number[other]][number[one]] = sure
    for kind, sure in left_out.items():
        _left_out[number[kind]] = sure
    fill(&_given_in, sorted(given_in))
    fill(&_slavic_given, sorted(slavic_given))
    fill(&_lithuanian, sorted(lithuanian))


cdef double by_endings(const char* a, int m, const char* b, int n) noexcept nogil:
    """`endings.strength` of two words."""
    cdef char left[LONGEST_TOKEN + 1]
    cdef char right[LONGEST_TOKEN + 1]
    cdef char our_bare[ROOM]
    cdef char their_bare[ROOM]
    cdef Cut ours, theirs
    cdef int ours_left, theirs_left
    if same(a, m, b, n):
        return 0.0
    ours, theirs = without_ending(a, m, left), without_ending(b, n, right)
    if not ours.kind and not theirs.kind:
        return 0.0
    if ours.kind == _of_liet and theirs.kind == _of_liet:
        return _womans if same(left, ours.letters, right, theirs.letters) else 0.0
    if ours.kind == _of_liet:
        return of_a_man(left, ours.letters, b, n)
    if theirs.kind == _of_liet:
        return of_a_man(right, theirs.letters, a, m)
    ours_left, theirs_left = bare(left, ours.letters, our_bare), bare(right, theirs.letters, their_bare)
    if ours.kind == theirs.kind and same(our_bare, ours_left, their_bare, theirs_left):
        if ours.kind == _of_in and place_of(&_given_in, left, ours.letters) >= 0:
            return 0.0
        return _inflected if ours.sex != theirs.sex else _spelled
    if ours.kind and theirs.kind and ours.kind != theirs.kind:
        if persian(our_bare, ours_left, their_bare, theirs_left):
            return _replaced[ours.kind][theirs.kind]
    if m > n:
        return left_out(&ours, left, our_bare, ours_left, b, n)
    return left_out(&theirs, right, their_bare, theirs_left, a, m)


cdef double of_a_man(const char* base, int letters, const char* man, int length) noexcept nogil:
    """`endings._lithuanian`, where one of two has the ending of a wife or a daughter."""
    if length < letters or memcmp(man, base, letters) != 0:
        return 0.0
    return _inflected if place_of(&_lithuanian, man + letters, length - letters) >= 0 else 0.0


cdef double left_out(
    const Cut* cut, const char* rest, const char* rest_bare, int bare_letters, const char* short_, int length
) noexcept nogil:
    """`endings._left_out`: the longer word as it is cut off, with the bare spelling of its stem, and the other."""
    cdef char short_bare[ROOM]
    cdef double sure = _left_out[cut.kind]
    cdef int letters
    if sure == 0.0:
        return 0.0
    letters = bare(short_, length, short_bare)
    if not persian(rest_bare, bare_letters, short_bare, letters) and not (
        length == cut.letters + 1 and short_[length - 1] == c"a" and memcmp(rest, short_, cut.letters) == 0
    ):
        return 0.0
    if place_of(&_slavic_given, rest, cut.letters) >= 0 or place_of(&_slavic_given, rest_bare, bare_letters) >= 0:
        return _of_a_given_name
    return _womans if cut.kind == _of_ov and cut.sex == c"f" else sure


cdef int bare(const char* word, int length, char* out) noexcept nogil:
    """`endings._bare`: the plain spelling of a stem; `out` has ROOM."""
    cdef int kept = length
    while kept and (word[kept - 1] == c"y" or word[kept - 1] == c"i" or word[kept - 1] == c"j"):
        kept -= 1
    return plain_into(word, kept if kept >= SHORTEST_STEM else length, out)


cdef bint persian(const char* a, int m, const char* b, int n) noexcept nogil:
    """Whether two bare stems are the same as `endings._persian` writes them: a final p is an f."""
    cdef char last, other
    if m != n or m == 0 or memcmp(a, b, m - 1) != 0:
        return False
    last, other = a[m - 1], b[m - 1]
    return last == other or (last == c"p" and other == c"f") or (last == c"f" and other == c"p")


# --- variants -----------------------------------------------------------------------------------------

cdef struct Membership:
    # The place of a word in a class: `variants.Membership` beside the class.
    uint32_t name  # its number, with the marks
    uint8_t kind
    uint8_t grade

cdef struct Table:
    Lexicon words
    uint32_t* ends  # of the classes of each word; those of the first begin at 0
    Membership* members

cdef Table _written, _plainly
cdef bint _filled = False
cdef object _tables
cdef double _strength[8][GRADES][GRADES]
cdef dict _kinds  # of classes, by number
cdef int _given, _surname
cdef bint _makes_surnames[MOST_KINDS]


def use_variants(tables, strength, surname_kinds, list kinds):
    """Takes over what `screening.text.variants` knows; `tables` is asked at first use, as it takes a while.

    It gives two dictionaries, by words as they are written and as they are spelled plainly. `surname_kinds` are
    classes of endings, of those in `kinds`, as `tokens.use_endings` gets them.
    """
    global _tables, _kinds, _given, _surname, _filled
    cdef int number
    if len(strength) > 8 or len(kinds) >= MOST_KINDS:
        raise ValueError("more kinds than the kernel has room for")
    _kinds = {kind: number for number, kind in enumerate(strength)}
    _tables, _given, _surname, _filled = tables, _kinds["given"], _kinds["surname"], False
    memset(_strength, 0, sizeof(_strength))
    for kind, rows in strength.items():
        for (one, other), sure in rows.items():
            _strength[<int> _kinds[kind]][<int> one][<int> other] = sure
            _strength[<int> _kinds[kind]][<int> other][<int> one] = sure
    memset(_makes_surnames, 0, sizeof(_makes_surnames))
    for number, kind in enumerate(kinds, 1):
        _makes_surnames[number] = kind in surname_kinds


cdef int fill_tables() except -1 with gil:
    global _filled
    cdef dict names = {}
    as_written, as_spelled = _tables()
    if not _filled:  # else by another thread, which reads them by now
        fill_table(&_written, as_written, names)
        fill_table(&_plainly, as_spelled, names)
        _filled = True
    return 0


cdef int fill_table(Table* table, dict classes, dict names) except -1:
    """`names` numbers the classes, those of both tables together."""
    cdef uint32_t at = 0, place = 0
    cdef Membership* member
    cdef dict of_word
    free(table.ends)
    free(table.members)
    table.ends = <uint32_t*> malloc((len(classes) + 1) * sizeof(uint32_t))
    table.members = <Membership*> malloc((sum(map(len, classes.values())) + 1) * sizeof(Membership))
    if table.ends == NULL or table.members == NULL:
        raise MemoryError
    for of_word in classes.values():
        if len(of_word) > MOST_CLASSES:
            raise ValueError("a word of more classes than the kernel has room for")
        for name, as_ in of_word.items():
            member = &table.members[at]
            member.name = names.setdefault(name, len(names))
            member.kind, member.grade = _kinds[(<tuple> as_)[0]], (<tuple> as_)[1]
            at += 1
        table.ends[place] = at
        place += 1
    if len(names) >= OF_ABD:
        raise ValueError("more classes than the kernel has room for")
    return fill(&table.words, list(classes))


cdef int classes_of(const Table* table, const char* word, int length, const Membership** out) noexcept nogil:
    cdef int place = place_of(&table.words, word, length)
    cdef uint32_t begin
    if place < 0:
        return 0
    begin = table.ends[place - 1] if place else 0
    out[0] = &table.members[begin]
    return table.ends[place] - begin


cdef double as_variants(const char* a, int m, const char* b, int n) except -1.0 nogil:
    """`variants.strength` of two words."""
    cdef Membership ours[2 * MOST_CLASSES]
    cdef Membership theirs[2 * MOST_CLASSES]
    cdef int i, j, count, others
    cdef double sure, most = 0.0
    if not _filled:
        fill_tables()
    if same(a, m, b, n):
        return 0.0
    count = memberships(a, m, ours)
    others = memberships(b, n, theirs) if count else 0
    for i in range(count):
        for j in range(others):
            if ours[i].name == theirs[j].name:
                sure = _strength[ours[i].kind][ours[i].grade][theirs[j].grade]
                most = sure if sure > most else most
    return most


cdef int memberships(const char* word, int length, Membership* out) noexcept nogil:
    """`variants._memberships`: classes by spelling or as a surname, and over them those of the word as written."""
    cdef const Membership* listed
    cdef int i, j, count, spelled = given(word, length, out)
    if not spelled:
        spelled = surname(word, length, out)
    count = spelled
    for i in range(classes_of(&_written, word, length, &listed)):
        j = 0
        while j < spelled and out[j].name != listed[i].name:
            j += 1
        if j == spelled:
            j = count
            count += 1
        out[j] = listed[i]
    return count


cdef int given(const char* word, int length, Membership* out) noexcept nogil:
    """`variants._given`: at most MOST_CLASSES."""
    cdef char spelled[ROOM]
    cdef const Membership* listed
    cdef int i, count, start, kept = 0
    count = classes_of(&_plainly, spelled, plain_into(word, length, spelled), &listed)
    if count:
        memcpy(out, listed, count * sizeof(Membership))
        return count
    start = after_abd(word, length)
    if not start:
        return 0
    count = classes_of(&_plainly, spelled, plain_into(word + start, length - start, spelled), &listed)
    for i in range(count):
        if listed[i].grade != SHORT:
            out[kept] = listed[i]
            out[kept].name |= OF_ABD
            kept += 1
    return kept


cdef int after_abd(const char* word, int length) noexcept nogil:
    """Where the name begins that follows Abd al-, as `variants._ABD` finds it; 0 where there is none of four letters."""
    cdef int at = word[0] == c"g", behind
    if length < at + 3 or memcmp(word + at, b"abd", 3) != 0:
        return 0
    at += 3
    if at < length and is_vowel(word[at]):
        behind = at + 1
        if behind < length and (
            word[behind] == c"l"
            or (is_assimilated(word[behind]) and behind + 1 < length and word[behind + 1] == word[behind])
        ) and length - behind - 1 >= 4:
            return behind + 1
        if length - behind >= 4:
            return behind
    return at if length - at >= 4 else 0


cdef inline bint is_vowel(char letter) noexcept nogil:
    return letter == c"a" or letter == c"e" or letter == c"i" or letter == c"o" or letter == c"u"


cdef inline bint is_assimilated(char letter) noexcept nogil:
    """Whether the l of the article is written so before the same letter: ar-Rahman."""
    return (
        letter == c"r" or letter == c"s" or letter == c"n" or letter == c"d" or letter == c"t" or letter == c"z"
    )


cdef int surname(const char* word, int length, Membership* out) noexcept nogil:
    """`variants._surname`: at most MOST_CLASSES."""
    cdef char rest[LONGEST_TOKEN + 1]
    cdef Cut cut = without_ending(word, length, rest)
    cdef int i, count, kept = 0
    if not _makes_surnames[cut.kind]:
        return 0
    count = given(rest, cut.letters, out)
    for i in range(count):
        if out[i].kind == _given and out[i].grade == FULL:
            out[kept].name = out[i].name | <uint32_t> cut.kind << OF_ENDING
            out[kept].kind, out[kept].grade = _surname, FULL
            kept += 1
    return kept


# --- for comparing with Python -------------------------------------------------------------------------


cdef const char* word_of(str text) except NULL:
    cdef const char* letters = plain_letters(text, LONGEST_TOKEN)
    if letters == NULL or not is_word(<const uint8_t*> letters, <int> PyUnicode_GET_LENGTH(text)):
        raise ValueError(f"no word that the kernel has rules for: {text!r}")
    return letters


def strength_by_endings(str a not None, str b not None):
    return by_endings(word_of(a), <int> len(a), word_of(b), <int> len(b))


def strength_as_variants(str a not None, str b not None):
    return as_variants(word_of(a), <int> len(a), word_of(b), <int> len(b))
