# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What one token lends to the keys of its name: hashes of its skeleton, its stem, the names it may stand for.

The rules are those of `screening.index.keys`, and of `text.endings` for stems. What only tables can tell is asked of
Python once, and only of words that the tables have, and kept in a bounded cache by spelling; a word asked for again
within the same name is found by its address. A token that is not a word of [A-Za-z0-9], or is longer than any
real one, is marked as not plain: its names are for Python to key. Knows nothing of names.
"""

from cpython.dict cimport PyDict_Contains
from cpython.unicode cimport PyUnicode_DecodeASCII, PyUnicode_GET_LENGTH
from libc.stdint cimport uint32_t, uint64_t, uintptr_t
from libc.string cimport memcmp, memcpy, memset

from screening.kernel cimport phonetic
from screening.kernel.lexicon cimport Lexicon, fill, place_of

cdef enum:
    REMEMBERED = 32_768  # tokens in each of two generations: some 50 MB of both, with all that is made of them
    JUST_ASKED = 64  # tokens found by address
    LONGEST_ENDING = 9
    ENDINGS_A_LETTER = 48

cdef struct Ending:
    int length
    int number  # of its class
    int least  # letters of the stem
    int after  # what it may follow: anything, or one of those below
    char letters[LONGEST_ENDING]
    char tail  # what the stem gets back; 0 for nothing
    char sex  # m, f, or 0

cdef enum:
    ANYTHING, A_LISTED_WORD, NO_ABD, A_CONSONANT

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15ULL

cdef uint32_t _crc_table[256]
cdef Ending _endings[128][ENDINGS_A_LETTER]  # by the last letter, the longest first
cdef int _ending_count[128]
cdef Lexicon _of_the_faith
cdef tuple _kinds
cdef object _stem, _relatives, _kin_tables
cdef dict _as_written, _as_spelled
cdef frozenset _surname_kinds
cdef dict _young = {}
cdef dict _old = {}
cdef Py_ssize_t _room = REMEMBERED
cdef list _just_asked = [None] * JUST_ASKED  # texts, and beside them what is known of each
cdef list _just_known = [None] * JUST_ASKED


cdef void _make_crc_table() noexcept:
    """CRC-32 as zlib has it: reflected, polynomial 0xEDB88320."""
    cdef uint32_t value
    cdef int byte, bit
    for byte in range(256):
        value = byte
        for bit in range(8):
            value = (value >> 1) ^ (0xEDB88320U if value & 1 else 0U)
        _crc_table[byte] = value


_make_crc_table()


def use_endings(dict table, list kinds, of_the_faith, stem):
    """Takes over the endings of `screening.text.endings`, and its function for words that are not plain.

    `table` has (class, sex, tail, least letters of the stem, after) for each; `kinds` are the classes.
    """
    global _kinds, _stem
    cdef Ending* ending
    cdef bytes letters
    cdef int last
    _kinds, _stem = ("", *kinds), stem
    fill(&_of_the_faith, sorted(of_the_faith))
    memset(_ending_count, 0, sizeof(_ending_count))
    for written, (kind, sex, tail, least, after) in sorted(table.items(), key=lambda item: -len(item[0])):
        letters = written.encode("ascii")
        last = letters[len(letters) - 1]
        if not 1 < len(letters) <= LONGEST_ENDING or len(tail) > 1 or _ending_count[last] == ENDINGS_A_LETTER:
            raise ValueError(f"no room for the ending {written}")
        ending = &_endings[last][_ending_count[last]]
        _ending_count[last] += 1
        ending.length, ending.number, ending.least, ending.after = len(letters), _kinds.index(kind), least, after
        ending.tail, ending.sex = ord(tail) if tail else 0, ord(sex) if sex else 0
        memcpy(ending.letters, <const char*>letters, ending.length)


def use_variants(relatives, tables, frozenset surname_kinds):
    """Takes over what `screening.text.variants` knows: relatives of a word, its tables, and endings of surnames.

    `tables` gives two dictionaries, by words as they are written and as they are spelled plainly.
    """
    global _relatives, _kin_tables, _surname_kinds
    _relatives, _kin_tables, _surname_kinds = relatives, tables, surname_kinds


# --- hashes -------------------------------------------------------------------------------------------


cdef inline uint32_t _crc(uint32_t state, const char* letters, int length) noexcept nogil:
    """The running CRC-32, not yet inverted: begins with 0xFFFFFFFF."""
    cdef int i
    for i in range(length):
        state = _crc_table[(state ^ <unsigned char>letters[i]) & 0xFF] ^ (state >> 8)
    return state


cdef uint64_t hash_letters(const char* letters, int length) noexcept nogil:
    return (<uint64_t>(_crc(0xFFFFFFFFU, letters, length) ^ 0xFFFFFFFFU) + 1) * SPREAD


cdef inline uint64_t _hash_of_kind(char kind, const char* letters, int length) noexcept nogil:
    """The hash of the letters with one before them that says what they are."""
    cdef uint32_t state = _crc(0xFFFFFFFFU, &kind, 1)
    return (<uint64_t>(_crc(state, letters, length) ^ 0xFFFFFFFFU) + 1) * SPREAD


cdef void _hash_skeleton(Hashes* hashes, const char* skeleton, int length) noexcept nogil:
    cdef char out[phonetic.SKELETON_LETTERS]
    cdef int i
    hashes.letters = length
    hashes.whole = hash_letters(skeleton, length)
    hashes.sounds = phonetic.coarse_into(skeleton, length, out)
    hashes.coarse = _hash_of_kind(b"~", out, hashes.sounds)
    hashes.shortened = 0
    for i in range(length):
        if i and skeleton[i] == skeleton[i - 1]:
            continue
        memcpy(out, skeleton, i)
        memcpy(out + i, skeleton + i + 1, length - i - 1)
        hashes.shorter[hashes.shortened] = hash_letters(out, length - 1)
        hashes.shortened += 1


cdef int _skeleton_of(const char* text, int length, char* out) noexcept nogil:
    """The skeleton of a spelling of at most MAX_WORD letters; `out` has room for SKELETON_LETTERS."""
    cdef char sound[phonetic.MAX_SOUND]
    cdef char skeleton[phonetic.MAX_SOUND + 1]
    cdef int n = phonetic.sound_into(text, length, sound)
    n = phonetic.skeleton_into(sound, n, skeleton)
    memcpy(out, skeleton, n)
    return n


cdef void hash_joined(Hashes* hashes, const Part* a, const Part* b) noexcept nogil:
    """Two tokens written as one; each is of at most LONGEST_TOKEN letters."""
    cdef char text[phonetic.MAX_WORD]
    cdef char skeleton[phonetic.SKELETON_LETTERS]
    memcpy(text, a.text, a.length)
    memcpy(text + a.length, b.text, b.length)
    _hash_skeleton(hashes, skeleton, _skeleton_of(text, a.length + b.length, skeleton))


# --- tokens -------------------------------------------------------------------------------------------


cdef class Known:
    def __cinit__(self, str text, str sound, str skeleton):
        self.text, self.sound, self.skeleton = text, sound, skeleton
        self.plain = False
        self.part.variants = self.kind = self.syllabic = -1


def remember(Py_ssize_t words):
    """Makes room for so many words: see `screening.text.names.remember`."""
    global _room
    _room = max(words // 2, <Py_ssize_t>REMEMBERED)


def forget():
    """Forgets every word: for measuring what new ones cost."""
    global _young, _old
    _young, _old = {}, {}
    for slot in range(JUST_ASKED):
        _just_asked[slot] = _just_known[slot] = None


cdef Known met(str text):
    """What is known of a spelling; None of one not met before."""
    cdef Known found = _young.get(text)
    if found is None:
        found = _old.get(text)
        if found is not None:
            _keep(text, found)
    return found


cdef int _keep(str text, Known known) except -1:
    global _young, _old
    if len(_young) >= _room:
        _old, _young = _young, {}
    _young[text] = known
    return 0


cdef int ask_soon(Known known) except -1:
    """Has a word's own token found by its address."""
    cdef str text = (<tuple>known.token)[0]
    cdef int slot = <int>((<uintptr_t><void*>text >> 4) % JUST_ASKED)
    _just_asked[slot], _just_known[slot] = text, known
    return 0


cdef Known know(token):
    """What a token lends to keys, from the cache or made now."""
    cdef str text, sound, skeleton
    cdef int slot
    cdef Known found
    if not isinstance(token, tuple):
        raise TypeError(f"no token: {token!r}")
    text, sound, skeleton = (<tuple>token)[0], (<tuple>token)[1], (<tuple>token)[2]
    slot = <int>((<uintptr_t><void*>text >> 4) % JUST_ASKED)
    if _just_asked[slot] is text:
        found = <Known>_just_known[slot]
    else:
        found = met(text)
        if found is None:
            found = _made(text, sound, skeleton)
            _keep(text, found)
        _just_asked[slot], _just_known[slot] = text, found
    if found.sound is not sound and found.sound != sound or (
        found.skeleton is not skeleton and found.skeleton != skeleton
    ):  # one of them was not made as `names.token` does
        _young[text] = found = _made(text, sound, skeleton)
        _just_asked[slot], _just_known[slot] = text, found
    return found


cdef Known _made(str text, str sound, str skeleton):
    cdef Known known = Known(text, sound, skeleton)
    cdef Part* part = &known.part
    cdef const char* sounded = phonetic.plain_letters(sound, phonetic.MAX_SOUND)
    cdef const char* letters = phonetic.plain_letters(skeleton, phonetic.SKELETON_LETTERS)
    part.text = phonetic.plain_letters(text, LONGEST_TOKEN)
    if part.text == NULL or sounded == NULL or letters == NULL or not text:
        return known
    part.length = <int>PyUnicode_GET_LENGTH(text)
    memcpy(part.skeleton, letters, PyUnicode_GET_LENGTH(skeleton))
    _hash_skeleton(&part.hashes, letters, <int>PyUnicode_GET_LENGTH(skeleton))
    part.exact = _hash_of_kind(b"=", part.text, part.length)
    part.by_initial = _hash_of_kind(b"?", part.text, 1)
    part.is_initial = _hash_of_kind(b"^", part.text, 1)
    known.plain = True
    _find_stem(part)
    return known


cdef void _find_stem(Part* part) noexcept nogil:
    """The token without an ending of several consonants."""
    cdef char stem[LONGEST_TOKEN + 1]
    cdef char out[phonetic.SKELETON_LETTERS]
    cdef Cut cut = without_ending(part.text, part.length, stem)
    cdef int n = _skeleton_of(stem, cut.letters, out)
    part.stem_letters, part.ending = cut.letters, cut.kind
    if n + 1 < part.hashes.letters:
        part.has_stem = True
        part.stem = hash_letters(out, n)


cdef Cut without_ending(const char* word, int length, char* out) noexcept nogil:
    """Writes the stem of a plain word, of at most a letter more, and tells what was cut off."""
    cdef const Ending* ending
    cdef Cut cut
    cdef int i, n, last = word[length - 1]
    for i in range(_ending_count[last]):
        ending = &_endings[last][i]
        n = length - ending.length
        if n <= 0 or memcmp(word + n, ending.letters, ending.length) != 0:
            continue
        memcpy(out, word, n)
        if ending.tail:
            out[n] = ending.tail
            n += 1
        if n < ending.least or not _pronounceable(out, n):
            continue
        if ending.after == A_LISTED_WORD and place_of(&_of_the_faith, out, n) < 0:
            continue
        if ending.after == NO_ABD and n >= 3 and memcmp(out, "abd", 3) == 0:
            continue
        if ending.after == A_CONSONANT and out[n - 1] in b"aeiou":
            continue
        cut.letters, cut.kind, cut.sex = n, ending.number, ending.sex
        return cut
    memcpy(out, word, length)
    cut.letters, cut.kind, cut.sex = length, 0, 0
    return cut


cdef bint _pronounceable(const char* word, int length) noexcept nogil:
    cdef int i
    cdef bint vowel = False, other = False
    for i in range(length):
        if word[i] in b"aeiouy":
            vowel = True
        else:
            other = True
    return vowel and other


def stem(str token not None):
    cdef const char* word = phonetic.plain_letters(token, LONGEST_TOKEN)
    cdef char out[LONGEST_TOKEN + 1]
    cdef Cut cut
    if word == NULL or not token:
        return _stem(token)
    cut = without_ending(word, <int>PyUnicode_GET_LENGTH(token), out)
    return (PyUnicode_DecodeASCII(out, cut.letters, NULL), _kinds[cut.kind]) if cut.kind else (token, "")


# --- variants -----------------------------------------------------------------------------------------


cdef bint may_have_kin(Known known) except -1:
    """Whether a plain token may belong to a class of variants: of most no table has anything."""
    global _as_written, _as_spelled
    cdef const Part* part = &known.part
    cdef char rest[LONGEST_TOKEN + 1]
    if _as_written is None:
        _as_written, _as_spelled = _kin_tables()
    if PyDict_Contains(_as_written, known.text) or _is_spelled(part.text, part.length):
        return True
    if not part.ending or _kinds[part.ending] not in _surname_kinds:
        return False
    return _is_spelled(rest, without_ending(part.text, part.length, rest).letters)


cdef bint _is_spelled(const char* word, int length) except -1:
    """Whether a table has the plain spelling, or may have what follows Abd al-."""
    cdef char out[phonetic.MAX_SOUND]
    if length >= 3 and memcmp(word, "abd", 3) == 0 or length >= 4 and memcmp(word, "gabd", 4) == 0:
        return True
    return PyDict_Contains(_as_spelled, PyUnicode_DecodeASCII(out, phonetic.plain_into(word, length, out), NULL))


cdef int find_variants(Known known) except -1:
    """Other names that the token may stand for, by distinct skeletons in the order of the table."""
    cdef char out[MOST_VARIANTS][phonetic.SKELETON_LETTERS]
    cdef int lengths[MOST_VARIANTS]
    cdef const char* letters
    cdef int n = 0, i, length
    if not may_have_kin(known):
        known.part.variants = 0
        return 0
    for other in _relatives(known.text):
        letters = phonetic.plain_letters(<str?>other, LONGEST_TOKEN)
        if letters == NULL:
            known.plain = False
            break
        if n == MOST_VARIANTS:
            break
        length = _skeleton_of(letters, <int>PyUnicode_GET_LENGTH(other), out[n])
        for i in range(n):
            if lengths[i] == length and memcmp(out[i], out[n], length) == 0:
                break
        else:
            lengths[n] = length
            n += 1
    for i in range(n):
        known.part.variant[i] = hash_letters(out[i], lengths[i])
    known.part.variants = n
    return 0
