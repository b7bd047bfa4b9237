# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What one token lends to the keys of its name: hashes of its skeleton, its stem, the names it may stand for.

The rules are those of `screening.index.keys`. What only tables can tell is asked of Python once and kept in a
bounded cache by spelling. A token that is not a word of [A-Za-z0-9], or is longer than any real one, is marked
as not plain: its names are for Python to key. Knows nothing of names.
"""

from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.stdint cimport uint32_t, uint64_t
from libc.string cimport memcmp, memcpy

from screening.kernel cimport phonetic

cdef enum:
    REMEMBERED = 32_768  # tokens in each of two generations: some 25 MB of both

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15ULL

cdef uint32_t _crc_table[256]
cdef object _stem, _relatives
cdef dict _young = {}
cdef dict _old = {}


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


def use(stem, relatives):
    """Takes over the tables that `screening.index.keys` asks: stems, and names that stand for one another."""
    global _stem, _relatives
    _stem, _relatives = stem, relatives


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
        self.part.variants = -1


cdef Known know(token):
    """What a token lends to keys, from the cache or made now."""
    global _young, _old
    cdef str text = token.text
    cdef str sound = token.sound
    cdef str skeleton = token.skeleton
    cdef Known found = _young.get(text)
    if found is None:
        found = _old.get(text)
        if found is None:
            found = _made(text, sound, skeleton)
        if len(_young) >= REMEMBERED:
            _old, _young = _young, {}
        _young[text] = found
    if found.sound != sound or found.skeleton != skeleton:  # one of them was not made as `names.token` does
        _young[text] = found = _made(text, sound, skeleton)
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
    known.plain = _find_stem(known)
    return known


cdef bint _find_stem(Known known) except -1:
    """The token without an ending of several consonants; False where that is for Python to say."""
    cdef str stem = _stem(known.text)[0]
    cdef const char* letters = phonetic.plain_letters(stem, LONGEST_TOKEN)
    cdef char out[phonetic.SKELETON_LETTERS]
    cdef int n
    if letters == NULL:
        return False
    n = _skeleton_of(letters, <int>PyUnicode_GET_LENGTH(stem), out)
    if n + 1 < known.part.hashes.letters:
        known.part.has_stem = True
        known.part.stem = hash_letters(out, n)
    return True


cdef int find_variants(Known known) except -1:
    """Other names that the token may stand for, by distinct skeletons in the order of the table."""
    cdef char out[MOST_VARIANTS][phonetic.SKELETON_LETTERS]
    cdef int lengths[MOST_VARIANTS]
    cdef const char* letters
    cdef int n = 0, i, length
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
