from cython cimport final
from libc.stdint cimport uint8_t, uint32_t, uint64_t

cdef enum:
    MAX_TOKENS = 12
    MAX_LETTERS = 64
    MAX_UNITS = 64

ctypedef struct Token:
    const uint8_t* text
    const uint8_t* sound
    const uint8_t* skeleton
    const uint8_t* units
    const uint8_t* omitted
    const uint8_t* kin
    int letters
    int sounds
    int classes
    int count
    int stem
    int ending
    int kins
    int known
    uint64_t texts_mask  # which letters occur in text, sound and skeleton, as far as traits tell
    uint64_t sounds_mask
    uint64_t classes_mask
    bint minor
    bint initial
    bint ties
    bint put_before
    bint korean
    int syllable
    double bits
    double weight

ctypedef struct Side:
    int count
    bint guessed
    int letters
    int major
    bint initials
    bint chain
    bint korean
    bint syllables
    uint64_t lengths
    int place[MAX_TOKENS]
    Token* token[MAX_TOKENS]

ctypedef struct Score:
    double score
    double proof

ctypedef struct Agreement:
    double likeness
    double slips

cdef void sum_up(Side* side) noexcept nogil
cdef int read_token(const uint8_t* packed, Py_ssize_t size, Token* token) noexcept nogil
cdef void note_letters(Token* token) noexcept nogil

@final
cdef class Rules:
    cdef uint8_t substituted[MAX_UNITS][MAX_UNITS]
    cdef uint8_t after[MAX_UNITS][MAX_UNITS]
    cdef uint8_t before[MAX_UNITS][MAX_UNITS]
    cdef uint8_t number[128]
    cdef double slip_costs[16]
    cdef double same_up_to[16]
    cdef int slip_lengths, same_lengths
    cdef object related, inflected, spelled
    cdef uint32_t* linked
    cdef Py_ssize_t links
    cdef double apart, apart_slip, no_difference, initial_stands_for, matched, joined, cut
    cdef int same_stem, two_differ_from, long_enough_to_join, joined_differ, field_full, shortest_cut
    cdef double minor_weight, initial_weight, light, contradicted, contradicted_share, guessed, asked_only, filed_only
    cdef double one_of_several, enough_bits, part_costs, harder, alone, again, out_of_order, part_bits, slip_bits
    cdef double another_syllable, alone_harder, alone_harder_still, beside, taken, one_and_initials, unheard, of_a_slip
    cdef int most_unheard, shortest_heard
    cdef double levels
    cdef int swapped, units, fewest_of_a_chain
    cdef double unsure_costs, unsure_slips

    cdef int spell_out(self, const uint8_t* text, int length, uint8_t* units, uint8_t* omitted) noexcept nogil
    cdef double weight_of(self, Token* token) noexcept nogil
    cdef int distance(self, const Token* a, const Token* b, double most) noexcept nogil
    cdef bint are_apart(self, Token* a, Token* b) noexcept nogil
    cdef int ask(self, object rule, Token* a, Token* b, Agreement* out) except -1 with gil
    cdef int relate(self, Token* a, Token* b, bint kin, Agreement* out) except -1 nogil
    cdef int spell(self, Token* a, Token* b, Agreement* out) except -1 nogil
    cdef int agree(self, Token* a, Token* b, Agreement* out) except -1 nogil

@final
cdef class Asked:
    cdef Rules rules
    cdef object kept
    cdef Token* tokens
    cdef Side* readings
    cdef int count, distinct
    cdef Token* filed
    cdef Agreement* known
    cdef int room

    cdef int reserve(self, int slots) except -1 nogil
    cdef int take(self, int slot, const uint8_t* packed, Py_ssize_t size, uint64_t apart) except -1 nogil
    cdef int best(self, Side* filed, Score* out) except -1 nogil
    cdef int agreement(self, int asked, int filed, Agreement* out) except -1 nogil
    cdef int compare(self, Side* asked, Side* filed, Score* out) except -1 nogil

cdef bint may_be_one(Rules rules, const Token* a, const Token* b, const Token* c) noexcept nogil
