# What tables know of two words, for `weighing`: see `related.pyx`.

from libc.stdint cimport uint8_t

cdef bint is_word(const uint8_t* text, int length) noexcept nogil
cdef double by_endings(const char* a, int m, const char* b, int n) noexcept nogil
cdef int fill_tables() except -1 with gil
cdef double as_variants(const char* a, int m, const char* b, int n) except -1.0 nogil
