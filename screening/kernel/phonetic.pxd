# The sound forms of `phonetic.pyx` over bytes, for the other compiled modules. Each function reads `length`
# bytes of [A-Za-z0-9] at `word`, writes to `out` and gives the number of bytes written. The caller sees to
# the bounds: `length` is at most MAX_WORD letters and `out` has room for MAX_SOUND. The tables are those that
# `screening.text.phonetic` hands to `use`: import that module first.

cdef enum:
    MAX_WORD = 512
    MAX_SOUND = 2 * MAX_WORD
    SKELETON_LETTERS = 8

cdef const char* plain_letters(str word, Py_ssize_t most) except? NULL
cdef int sound_into(const char* word, int length, char* out) noexcept nogil
cdef int units_into(const char* word, int length, char* out) noexcept nogil
cdef int skeleton_into(const char* word, int length, char* out) noexcept nogil
cdef int coarse_into(const char* word, int length, char* out) noexcept nogil
cdef int plain_into(const char* word, int length, char* out) noexcept nogil
