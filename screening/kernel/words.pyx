# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What is asked of every word of a name, without the calls between: a new word costs little.

Its token, and whether a rule may be about it (`screening.text.names`); its spelling by contexts
(`text.readings.learned`); the signs of habits in it (`text.orthographies`). These modules hand over their tables at
import, and their functions for words of which more is to be said, or that are not of [A-Za-z0-9].
"""

from cpython.dict cimport PyDict_GetItem
from cpython.unicode cimport PyUnicode_DecodeASCII, PyUnicode_GET_LENGTH
from libc.stdint cimport uint64_t
from libc.string cimport memcmp, memcpy, memset

from screening.kernel cimport phonetic

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    void* PyUnicode_DATA(object text)
    str PyUnicode_Substring(object text, Py_ssize_t first, Py_ssize_t end)

cdef enum:
    LONGEST_SIGN = 7
    SIGNS_A_LETTER = 24
    ROWS = 64

cdef struct Sign:
    int length
    int row
    char letters[LONGEST_SIGN]

cdef struct Signs:
    # What words may begin with, by the first letter, or end in, by the last.
    int count[128]
    Sign of[128][SIGNS_A_LETTER]

cdef Signs _beginnings, _finals, _habits
cdef frozenset _known
cdef int _shortest_plain, _longest_plain
cdef object _pure_plain_word, _pure_habits_in
cdef str _edge
cdef type _token_type
cdef dict _tenths
cdef frozenset _optional
cdef tuple _ends
cdef object _pure
cdef double _rarest, _bits_a_letter, _optional_bits


def use(type token, dict tenths, frozenset optional, tuple ends, tuple numbers, pure):
    """Takes over what `screening.text.names` knows; a word with one of the `ends` is left to `pure`."""
    global _token_type, _tenths, _optional, _ends, _rarest, _bits_a_letter, _optional_bits, _pure
    _token_type, _tenths, _optional, _ends, _pure = token, tenths, optional, ends, pure
    _rarest, _bits_a_letter, _optional_bits = numbers
    if not all(end.endswith(("a", "h")) for end in ends):
        raise ValueError(f"an end in another letter than these: {ends}")


def use_habits(tuple rows, pure):
    """Takes over the signs of `screening.text.orthographies`, row by row, and the function that looks for them."""
    global _pure_habits_in
    if len(rows) > ROWS:
        raise ValueError("no room for so many rows of signs")
    _take_signs(&_habits, rows, False)
    _pure_habits_in = pure


def use_signs(frozenset known, tuple beginnings, tuple finals, tuple lengths, pure):
    """Takes over the signs of words that a rule may be about, and the function that looks for them."""
    global _known, _shortest_plain, _longest_plain, _pure_plain_word
    _take_signs(&_beginnings, (beginnings,), False)
    _take_signs(&_finals, (finals,), True)
    _known, (_shortest_plain, _longest_plain), _pure_plain_word = known, lengths, pure


cdef int _take_signs(Signs* signs, tuple rows, bint by_last) except -1:
    cdef bytes letters
    cdef int key, length
    cdef Sign* sign
    memset(signs, 0, sizeof(Signs))
    for row, written in enumerate(rows):
        for each in written:
            letters = each.encode("ascii")
            length = <int>len(letters)
            if not 0 < length <= LONGEST_SIGN:
                raise ValueError(f"no room for the sign {each}")
            key = (<const unsigned char*>letters)[length - 1 if by_last else 0]
            if signs.count[key] == SIGNS_A_LETTER:
                raise ValueError(f"no room for the sign {each}")
            sign = &signs.of[key][signs.count[key]]
            sign.length, sign.row = length, row
            memcpy(sign.letters, <const char*>letters, length)
            signs.count[key] += 1
    return 0


def habits_in(str text not None):
    """A bit for each row of signs of which one occurs in the text, which may have line breaks."""
    cdef const unsigned char* letters
    cdef const Sign* sign
    cdef uint64_t found = 0
    cdef Py_ssize_t i, length
    cdef int s
    if not PyUnicode_IS_ASCII(text):
        return _pure_habits_in(text)
    letters = <const unsigned char*>PyUnicode_DATA(text)
    length = PyUnicode_GET_LENGTH(text)
    for i in range(length):
        for s in range(_habits.count[letters[i]]):
            sign = &_habits.of[letters[i]][s]
            if sign.length <= length - i and memcmp(letters + i, sign.letters, sign.length) == 0:
                found |= <uint64_t>1 << sign.row
    return found


def use_edge(str edge):
    """Takes over what `screening.text.readings.learned` puts before and after a word."""
    global _edge
    _edge = edge


def spell(str row not None, speller not None):
    """The units spelled by one list: each by the widest context of it that is known."""
    cdef Py_ssize_t edge = PyUnicode_GET_LENGTH(_edge), place
    cdef str padded = _edge + row + _edge
    cdef int left, right
    cdef dict known
    cdef void* met
    cdef void* spelled
    cdef tuple entry, wider
    cdef list out = []
    for place in range(edge, edge + PyUnicode_GET_LENGTH(row)):
        three = PyUnicode_Substring(padded, place - 1, place + 2)
        met = PyDict_GetItem(speller, three)
        entry = <tuple>(<object>met) if met != NULL else speller[three]
        piece = entry[0]
        wider = <tuple>entry[1]
        for width in wider:
            left, right, known = <tuple>width
            if left > place:
                continue  # no context reaches beyond the edge
            spelled = PyDict_GetItem(known, PyUnicode_Substring(padded, place - left, place + right + 1))
            if spelled != NULL:
                piece = <object>spelled
                break
        out.append(piece)
    return "".join(out)


def plain_word(str text not None):
    """The token of a word without any sign; None for one with a sign."""
    cdef const char* word = phonetic.plain_letters(text, phonetic.MAX_WORD)
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef const Sign* sign
    cdef int i, first, last
    if word == NULL:
        return _pure_plain_word(text)
    if not _shortest_plain <= length <= _longest_plain:
        return None
    first, last = word[0], word[length - 1]
    for i in range(_beginnings.count[first]):
        sign = &_beginnings.of[first][i]
        if sign.length <= length and memcmp(word, sign.letters, sign.length) == 0:
            return None
    for i in range(_finals.count[last]):
        sign = &_finals.of[last][i]
        if sign.length <= length and memcmp(word + length - sign.length, sign.letters, sign.length) == 0:
            return None
    return None if text in _known else token(text, False)


cpdef token(str text, bint minor):
    """The token of this spelling."""
    cdef const char* word = phonetic.plain_letters(text, phonetic.MAX_WORD)
    cdef char sound[phonetic.MAX_SOUND]
    cdef char skeleton[phonetic.MAX_SOUND + 1]
    cdef int length, sounds, classes
    cdef double bits
    cdef void* listed
    if word == NULL:
        return _pure(text, minor)
    length = <int>PyUnicode_GET_LENGTH(text)
    if length > 2 and word[0] == b"a" and word[1] == b"b" and word[2] == b"d":
        return _pure(text, minor)
    if length > 2 and word[length - 1] in b"ah" and text.endswith(_ends):
        return _pure(text, minor)
    listed = PyDict_GetItem(_tenths, text)
    bits = min((_rarest if listed == NULL else <double>(<object>listed)) / 10, _bits_a_letter * length)
    if bits > _optional_bits and text in _optional:
        bits = _optional_bits
    sounds = phonetic.sound_into(word, length, sound)
    classes = phonetic.skeleton_into(sound, sounds, skeleton)
    return tuple.__new__(_token_type, (
        text,
        PyUnicode_DecodeASCII(sound, sounds, NULL),
        PyUnicode_DecodeASCII(skeleton, classes, NULL),
        minor,
        length == 1,
        bits,
    ))
