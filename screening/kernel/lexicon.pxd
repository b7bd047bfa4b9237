# Words of a table as compiled code looks them up: see `lexicon.pyx`.

from libc.stdint cimport uint32_t

cdef struct Lexicon:
    uint32_t* slots  # the place of a word and 1; 0 where there is none
    uint32_t mask
    uint32_t* ends  # of the letters of each word; those of the first begin at 0
    char* letters

cdef int fill(Lexicon* lexicon, list words) except -1
cdef int place_of(const Lexicon* lexicon, const char* word, int length) noexcept nogil
