# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Sound forms and skeletons over bytes: what `screening.text.phonetic` says, some twenty times as fast.

The rules are that module's: it hands over its tables and its functions at import. So does `screening.text.plain`
for plain spellings. What is not a word of
[A-Za-z0-9] of at most MAX_WORD letters is left to them. Knows no names and no keys.
"""

from cpython.unicode cimport PyUnicode_DecodeASCII
from libc.string cimport memcmp, memcpy, memmove, memset

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    void* PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef enum:
    LONGEST_GRAPH = 4  # shch
    LONGEST_MEANING = 2  # ks: what bounds MAX_SOUND
    GRAPHS_A_LETTER = 16

cdef struct Graph:
    int length
    int meant
    char letters[LONGEST_GRAPH]
    char meaning[LONGEST_MEANING]

cdef struct Graphs:
    # The multigraphs that begin with each letter, longest first.
    int count[128]
    Graph of[128][GRAPHS_A_LETTER]

cdef Graphs _sounds, _units, _swapped
cdef char _classes[128]
cdef char _coarse[128]
cdef bint _is_plain[128]
cdef bint _is_vowel[128]
cdef object _pure_sound, _pure_units, _pure_skeleton, _pure_coarse, _pure_deletions, _pure_plain


def use(dict sounds, dict units, dict classes, dict coarse, tuple pure):
    """Takes over the tables of `screening.text.phonetic`, and its functions for words that are not plain."""
    global _pure_sound, _pure_units, _pure_skeleton, _pure_coarse, _pure_deletions
    _take_graphs(&_sounds, sounds)
    _take_graphs(&_units, units)
    _take_letters(_classes, classes)
    _take_letters(_coarse, coarse)
    _pure_sound, _pure_units, _pure_skeleton, _pure_coarse, _pure_deletions = pure
    _know_letters()


def use_plain(dict swapped, pure):
    """Takes over the table of `screening.text.plain`, and its function for words that are not plain."""
    global _pure_plain
    _take_graphs(&_swapped, swapped)
    _pure_plain = pure
    _know_letters()


cdef int _know_letters() except -1:
    memset(_is_plain, 0, sizeof(_is_plain))
    memset(_is_vowel, 0, sizeof(_is_vowel))
    for letter in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
        _is_plain[letter] = True
    for letter in b"aeiou":
        _is_vowel[letter] = True
    return 0


cdef int _take_graphs(Graphs* graphs, dict table) except -1:
    cdef Graph* graph
    cdef bytes letters, meaning
    memset(graphs, 0, sizeof(Graphs))
    for written in sorted(table, key=len, reverse=True):
        letters, meaning = written.encode("ascii"), table[written].encode("ascii")
        if not 0 < len(letters) <= LONGEST_GRAPH or not 0 < len(meaning) <= LONGEST_MEANING:
            raise ValueError(f"no room for the multigraph {written}")
        # A word of MAX_WORD letters must not outgrow MAX_SOUND.
        if len(meaning) > 2 * len(letters) or graphs.count[letters[0]] == GRAPHS_A_LETTER:
            raise ValueError(f"no room for the multigraph {written}")
        graph = &graphs.of[letters[0]][graphs.count[letters[0]]]
        graph.length, graph.meant = len(letters), len(meaning)
        memcpy(graph.letters, <const char*>letters, graph.length)
        memcpy(graph.meaning, <const char*>meaning, graph.meant)
        graphs.count[letters[0]] += 1
    return 0


cdef int _take_letters(char* letters, dict table) except -1:
    """A table of `str.maketrans` for ASCII; 0 is a letter left out."""
    cdef int code
    for code in range(128):
        becomes = table.get(code, code)
        if becomes is None or becomes == "":
            letters[code] = 0
        else:
            letters[code] = becomes if isinstance(becomes, int) else ord(becomes)
    return 0


cdef const char* plain_letters(str word, Py_ssize_t most) except? NULL:
    """The bytes of a word of [A-Za-z0-9] of at most `most` letters; NULL of any other. Lives as long as the word."""
    cdef const unsigned char* letters
    cdef Py_ssize_t i, length
    if not PyUnicode_IS_ASCII(word):
        return NULL
    length = PyUnicode_GET_LENGTH(word)
    if length > most:
        return NULL
    letters = <const unsigned char*>PyUnicode_DATA(word)
    for i in range(length):
        if not _is_plain[letters[i]]:
            return NULL
    return <const char*>letters


cdef inline int _merge(const Graphs* graphs, const char* word, int length, char* out) noexcept nogil:
    """The word with the longest multigraph at each place replaced, left to right."""
    cdef int i = 0, n = 0, g, first
    cdef const Graph* graph
    while i < length:
        first = word[i]
        for g in range(graphs.count[first]):
            graph = &graphs.of[first][g]
            if graph.length <= length - i and memcmp(word + i, graph.letters, graph.length) == 0:
                out[n] = graph.meaning[0]
                if graph.meant == 2:
                    out[n + 1] = graph.meaning[1]
                n += graph.meant
                i += graph.length
                break
        else:
            out[n] = word[i]
            n += 1
            i += 1
    return n


cdef inline int _without_repeats(char* word, int length) noexcept nogil:
    cdef int i, n = 0
    for i in range(length):
        if n == 0 or word[n - 1] != word[i]:
            word[n] = word[i]
            n += 1
    return n


cdef inline int _without_doubles(char* word, int length) noexcept nogil:
    """Each small letter once where it is repeated; digits and capitals as they are."""
    cdef int i, n = 0
    for i in range(length):
        if n == 0 or word[n - 1] != word[i] or not b"a" <= word[i] <= b"z":
            word[n] = word[i]
            n += 1
    return n


cdef inline int _translated(const char* table, const char* word, int length, char* out) noexcept nogil:
    """Each letter as the table has it, those left out by it left out, and repeats once."""
    cdef int i, n = 0
    cdef char letter
    for i in range(length):
        letter = table[<unsigned char>word[i]]
        if letter != 0 and (n == 0 or out[n - 1] != letter):
            out[n] = letter
            n += 1
    return n


cdef int sound_into(const char* word, int length, char* out) noexcept nogil:
    cdef int n
    if length >= 2 and word[0] == b"y" and word[1] == b"e":
        word += 1
        length -= 1
    n = _merge(&_sounds, word, length, out)
    if n >= 2 and out[n - 1] == b"h" and _is_vowel[<unsigned char>out[n - 2]]:
        n -= 1
    return _without_repeats(out, n)


cdef int units_into(const char* word, int length, char* out) noexcept nogil:
    return _merge(&_units, word, length, out)


cdef int skeleton_into(const char* word, int length, char* out) noexcept nogil:
    """At most SKELETON_LETTERS remain, but `out` is written beyond them: it needs length + 1 bytes."""
    cdef int i, n = 0, kept = 0
    cdef unsigned char letter
    if length and _is_vowel[<unsigned char>word[0]]:
        out[0] = b"A"
        n = 1
    for i in range(length):
        letter = word[i]
        if _is_vowel[letter]:
            continue
        if letter == b"h" and i and _is_vowel[<unsigned char>word[i - 1]]:
            if i + 1 == length or not _is_vowel[<unsigned char>word[i + 1]]:
                continue
        out[n] = _classes[letter]
        n += 1
    i = 0
    while i < n:
        out[kept] = out[i]
        # KS is one class, K.
        i += 2 if out[i] == b"K" and i + 1 < n and out[i + 1] == b"S" else 1
        kept += 1
    n = _without_repeats(out, kept)
    if n == 0:
        out[0] = b"A"
        return 1
    return min(n, <int>SKELETON_LETTERS)


cdef int coarse_into(const char* word, int length, char* out) noexcept nogil:
    cdef int n = _translated(_coarse, word, length, out)
    if n == 0:
        memcpy(out, word, length)
        return length
    return n


cdef int plain_into(const char* word, int length, char* out) noexcept nogil:
    cdef int n = _without_doubles(out, _merge(&_swapped, word, length, out))
    # Both edges are told by the letters as they were: of IEH nothing but E is left.
    if n >= 2 and out[n - 1] == b"h" and _is_vowel[<unsigned char>out[n - 2]]:
        n -= 1
    if n >= 2 and out[0] == b"i" and out[1] == b"e":
        memmove(out, out + 1, n - 1)
        n -= 1
    return n


def sound(str token not None):
    cdef const char* word = plain_letters(token, MAX_WORD)
    cdef char out[MAX_SOUND]
    if word == NULL:
        return _pure_sound(token)
    return PyUnicode_DecodeASCII(out, sound_into(word, <int>PyUnicode_GET_LENGTH(token), out), NULL)


def plain(str token not None):
    cdef const char* word = plain_letters(token, MAX_WORD)
    cdef char out[MAX_SOUND]
    if word == NULL:
        return _pure_plain(token)
    return PyUnicode_DecodeASCII(out, plain_into(word, <int>PyUnicode_GET_LENGTH(token), out), NULL)


def units(str token not None):
    cdef const char* word = plain_letters(token, MAX_WORD)
    cdef char out[MAX_SOUND]
    if word == NULL:
        return _pure_units(token)
    return PyUnicode_DecodeASCII(out, units_into(word, <int>PyUnicode_GET_LENGTH(token), out), NULL)


def skeleton(str sounded not None):
    # A sound form may be twice as long as its word, and a vowel at the start adds a letter.
    cdef const char* word = plain_letters(sounded, MAX_SOUND)
    cdef char out[MAX_SOUND + 1]
    if word == NULL:
        return _pure_skeleton(sounded)
    return PyUnicode_DecodeASCII(out, skeleton_into(word, <int>PyUnicode_GET_LENGTH(sounded), out), NULL)


def coarse(str letters not None):
    cdef const char* word = plain_letters(letters, MAX_SOUND)
    cdef char out[MAX_SOUND]
    if word == NULL:
        return _pure_coarse(letters)
    return PyUnicode_DecodeASCII(out, coarse_into(word, <int>PyUnicode_GET_LENGTH(letters), out), NULL)


def deletions(str letters not None):
    cdef const char* word = plain_letters(letters, SKELETON_LETTERS)
    cdef char out[SKELETON_LETTERS]
    cdef int i, length
    if word == NULL:
        return _pure_deletions(letters)
    length = <int>PyUnicode_GET_LENGTH(letters)
    found = []
    for i in range(length):
        if i and word[i] == word[i - 1]:
            continue  # the same letter of a run left out: the same word
        memcpy(out, word, i)
        memcpy(out + i, word + i + 1, length - i - 1)
        found.append(PyUnicode_DecodeASCII(out, length - 1, NULL))
    return tuple(found)
