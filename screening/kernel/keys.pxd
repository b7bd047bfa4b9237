from cython cimport final
from libc.stdint cimport uint16_t, uint32_t

cdef enum:
    PAIR_TOKENS = 6  # the significant tokens of a name that are keyed
    SLOTS = 15  # tokens of all readings together that keys can be told to stand for
    SURE = 1 << 15  # beside those: a key of whole tokens

@final
cdef class Sought:
    # `screening.index.keys.Together`: keys and what each stands for, those of tokens alone, those of whole pairs, and
    # for each reading that of all its tokens and how many pairs it has. All in one piece of memory.
    cdef uint32_t* key
    cdef uint32_t* alone_key
    cdef uint32_t* pair
    cdef uint32_t* exact_key
    cdef uint32_t* count
    cdef uint16_t* of_key
    cdef uint16_t* of_pair
    cdef int several, alone, paired, readings

    cdef int make_room(self, int several, int alone, int paired, int readings) except -1

cdef uint32_t lone_key_of(token) except? 0
