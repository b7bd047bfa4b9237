# What a token lends to keys, made by `tokens.pyx`, for the other compiled modules. `screening.index.keys` hands
# over the tables at import: import that module first.

from libc.stdint cimport uint32_t, uint64_t

from screening.kernel cimport phonetic

cdef enum:
    MOST_VARIANTS = 12
    LONGEST_TOKEN = phonetic.MAX_WORD // 2  # two of them joined are one word

cdef struct Hashes:
    # Of a skeleton: whole, with each one consonant left out, in coarse classes.
    uint64_t whole
    uint64_t coarse
    uint64_t shorter[phonetic.SKELETON_LETTERS]
    int letters  # of the skeleton
    int shortened  # how many of `shorter`
    int sounds  # letters of the coarse skeleton

cdef struct Part:
    # What a token lends to keys.
    const char* text
    int length
    char skeleton[phonetic.SKELETON_LETTERS]
    Hashes hashes
    bint has_stem
    uint64_t stem  # its hash, where it differs by more than a letter
    int stem_letters  # those of the token, where nothing is cut off
    int ending  # the number of what is cut off; 0 for nothing
    uint64_t exact
    uint64_t by_initial  # a name on file for who asks by initial
    uint64_t is_initial
    int variants  # how many; -1 until asked for
    uint64_t variant[MOST_VARIANTS]

cdef struct Cut:
    # A word without its ending.
    int letters  # of the stem
    int kind  # the number of the class of the ending; 0 where nothing is cut off
    char sex  # whose form it is: m, f, or 0

cdef class Known:
    """A token as the cache keeps it; `plain` where all of it could be computed by the compiled code."""

    cdef Part part
    cdef str text, sound, skeleton  # `part.text` points into the text
    cdef bint plain
    cdef object packed, packed_minor  # as `weighing` packs it; None until asked for
    # For `words`: the token that `names.token` makes, what its rules say of the word, and what `orthographies` asks.
    cdef object token
    cdef int kind  # -1 until asked for, with `token` and `surname`
    cdef bint surname  # of Wade-Giles
    cdef bint signs_told
    cdef bint three
    cdef int syllabic  # -1 until asked for
    cdef uint64_t signs, differs

cdef inline uint32_t pair(uint64_t a, uint64_t b) noexcept nogil:
    """The key of two hashes, whichever comes first."""
    return <uint32_t>(((a + b) * <uint64_t>0xD6E8FEB86659FD93ULL) >> 32)

cdef uint64_t hash_letters(const char* letters, int length) noexcept nogil
cdef void hash_joined(Hashes* hashes, const Part* a, const Part* b) noexcept nogil
cdef Cut without_ending(const char* word, int length, char* out) noexcept nogil
cdef Known know(token)
cdef Known met(str text)
cdef int ask_soon(Known known) except -1
cdef bint may_have_kin(Known known) except -1
cdef int find_variants(Known known) except -1
