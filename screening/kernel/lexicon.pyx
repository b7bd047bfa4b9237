# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Words of a table, found by their letters without Python.

A lexicon is filled once, at import or at first use, and lives as long as the process. Knows nothing of what the
words mean: who fills it keeps that by the place of each word.
"""

from libc.stdint cimport uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memcpy

cdef extern from "Python.h":
    const char* PyUnicode_AsUTF8AndSize(object text, Py_ssize_t* size) except NULL


cdef inline uint32_t _spread(const char* word, int length) noexcept nogil:
    """FNV-1a, its halves folded into one: a slot is told by the lowest bits."""
    cdef uint64_t state = 0xCBF29CE484222325ULL
    cdef int i
    for i in range(length):
        state = (state ^ <unsigned char> word[i]) * <uint64_t> 0x100000001B3ULL
    return <uint32_t> (state ^ state >> 32)


cdef int fill(Lexicon* lexicon, list words) except -1:
    """Takes over words, none of them twice; what the lexicon held is forgotten."""
    cdef Py_ssize_t count = len(words), length = 0, total = 0
    cdef uint32_t at = 0, place = 0, room = 16, slot
    cdef const char* letters
    cdef str word
    while room < 2 * count:
        room *= 2
    for word in words:
        PyUnicode_AsUTF8AndSize(word, &length)
        total += length
    free(lexicon.slots)
    free(lexicon.ends)
    free(lexicon.letters)
    lexicon.slots = <uint32_t*> calloc(room, sizeof(uint32_t))
    lexicon.ends = <uint32_t*> malloc((count + 1) * sizeof(uint32_t))
    lexicon.letters = <char*> malloc(total + 1)
    if lexicon.slots == NULL or lexicon.ends == NULL or lexicon.letters == NULL:
        raise MemoryError
    lexicon.mask = room - 1
    for word in words:
        letters = PyUnicode_AsUTF8AndSize(word, &length)
        if place_of(lexicon, letters, <int> length) >= 0:
            raise ValueError(f"the word {word} stands twice in a lexicon")
        memcpy(lexicon.letters + at, letters, length)
        at += <uint32_t> length
        lexicon.ends[place] = at
        slot = _spread(letters, <int> length) & lexicon.mask
        while lexicon.slots[slot]:
            slot = (slot + 1) & lexicon.mask
        place += 1
        lexicon.slots[slot] = place
    return 0


cdef int place_of(const Lexicon* lexicon, const char* word, int length) noexcept nogil:
    """The place of a word among those that the lexicon was filled with; -1 of any other."""
    cdef uint32_t slot, place, begin
    if lexicon.slots == NULL:
        return -1
    slot = _spread(word, length) & lexicon.mask
    while lexicon.slots[slot]:
        place = lexicon.slots[slot] - 1
        begin = lexicon.ends[place - 1] if place else 0
        if lexicon.ends[place] - begin == <uint32_t> length and memcmp(lexicon.letters + begin, word, length) == 0:
            return <int> place
        slot = (slot + 1) & lexicon.mask
    return -1
