# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What is asked of every word of a name, without the calls between: a new word costs little.

Its token, and whether a rule may be about it (`screening.text.names`); its spelling by contexts
(`text.readings.learned`); the signs of habits in it (`text.orthographies`). And of names: the one reading of a plain
Latin name, which nearly all are, and which habits may write it otherwise. These modules hand over their tables at
import, and their functions for words and names of which more is to be said, or that are not of [A-Za-z0-9].
What is said of a word is kept with what `tokens` knows of it.
"""

from cpython.dict cimport PyDict_GetItem
from cpython.unicode cimport PyUnicode_DecodeASCII, PyUnicode_GET_LENGTH
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.string cimport memcmp, memcpy, memset

from screening.kernel cimport phonetic
from screening.kernel.tokens cimport Known, ask_soon, know, may_have_kin, met

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    void* PyUnicode_DATA(object text)
    str PyUnicode_Substring(object text, Py_ssize_t first, Py_ssize_t end)

cdef enum:
    LONGEST_SIGN = 7
    MOST_SIGNS = 255  # of one table, which takes few lines of the cache: most words find it cold
    ROWS = 64
    MOST_KEYS = 128
    LONGEST_KEY = 6
    ENDS = 128
    LONGEST_NAME = 240  # bounds of `screening.text.names`
    MOST_WORDS = 12
    LONGEST_WORD = 64
    OTHER = 26  # beside a sign: neither a small letter nor the edge of the word
    EDGE = 27

cdef enum:
    PLAIN, MINOR, COMPOUND  # what a word may be, as `screening.text.names` has it

cdef struct Key:
    # Letters that a habit writes otherwise, where one of some stands before and after them, a bit each.
    uint8_t length
    uint8_t habit
    char letters[LONGEST_KEY]
    uint32_t before
    uint32_t after

cdef struct Instead:
    int length
    char letters[2 * LONGEST_KEY]

cdef struct Sign:
    uint8_t length
    uint8_t row
    char letters[LONGEST_SIGN]

cdef struct Signs:
    # What words may begin with, by the first letter, or end in, by the last: those of each letter side by side.
    uint8_t start[129]
    Sign of[MOST_SIGNS]

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


def use_keys(
    list keys, list least, list rows, uint64_t everywhere, frozenset ends, int syllable, list more, tuple functions
):
    """Takes over what the habits write otherwise: (letters, instead, habit, before, after), a bit for each neighbour.

    `least` are the words of a name that must differ, and `rows` the row of signs, of each habit; signs that are not
    `everywhere` count only in names with a word that has one of the `ends`. A word of up to `syllable` letters may be
    one. Of some habits `more` is to be said than that, so only Python knows what they write. The functions say what may
    differ of any name, how a habit writes it, and of a word that has kin whether it is a surname of one syllable.
    """
    global _everywhere, _ends_count, _habit_count, _SYLLABLE, _pure_may_differ, _pure_respelt, _is_syllabic
    cdef bytes letters, others
    cdef int count = 0
    cdef Key* key
    if len(least) >= 63 or len(rows) != len(least) or len(ends) > ENDS or any([len(end) != 3 for end in ends]):
        raise ValueError("no room for so many habits or ends")
    memset(_key_start, 0, sizeof(_key_start))
    memset(_habits_of, 0, sizeof(_habits_of))
    if len(keys) > MOST_KEYS:
        raise ValueError("no room for so many letters")
    for written, instead, habit, before, after in sorted(keys, key=lambda key: key[0][0]):  # in their order for each
        letters, others = written.encode("ascii"), instead.encode("ascii")
        if not 0 < len(letters) <= LONGEST_KEY or len(others) > 2 * len(letters):
            raise ValueError(f"no room for the letters {written}")
        key = &_keys[count]
        key.length, key.habit, key.before, key.after = <uint8_t>len(letters), habit, before, after
        memcpy(key.letters, <const char*>letters, key.length)
        _instead[count].length = <int>len(others)
        memcpy(_instead[count].letters, <const char*>others, len(others))
        count += 1
        _end_after(_key_start, letters[0], count)
    for habit, (few, row) in enumerate(zip(least, rows)):
        _least[habit], _more[habit] = few, more[habit]
        _habits_of[row] |= <uint64_t>1 << <int>habit
    _ends_count = 0
    for end in ends:
        letters = end.encode("ascii")
        memcpy(_three[_ends_count], <const char*>letters, 3)
        _ends_count += 1
    _habit_count, _SYLLABLE = <int>len(least), syllable
    _everywhere = everywhere
    _pure_may_differ, _pure_respelt, _is_syllabic = functions


cdef Key _keys[MOST_KEYS]  # those of each letter side by side
cdef Instead _instead[MOST_KEYS]
cdef uint8_t _key_start[129]
cdef int _least[64]
cdef bint _more[64]
cdef uint64_t _habits_of[ROWS]
cdef char _three[ENDS][3]
cdef int _ends_count, _habit_count, _SYLLABLE
cdef uint64_t _everywhere
cdef object _pure_may_differ, _pure_respelt, _is_syllabic


cdef inline uint32_t _neighbour(char letter) noexcept nogil:
    if letter == c"\n":
        return <uint32_t>1 << EDGE
    return <uint32_t>1 << (letter - c"a" if c"a" <= letter <= c"z" else OTHER)


cdef inline bint _stands_at(const Key* key, const char* text, int length, int at) noexcept nogil:
    """Whether letters that a habit writes otherwise stand there, in a word between line breaks, which is not one."""
    return (
        key.length < length - at
        and key.before & _neighbour(text[at - 1])
        and key.after & _neighbour(text[at + key.length])
        and memcmp(text + at, key.letters, key.length) == 0
    )


cdef int _tell_signs(Known known) except -1:
    """What a word has of signs, and which habits may write it otherwise."""
    cdef char text[phonetic.MAX_WORD + 2]
    cdef const Sign* sign
    cdef const Key* key
    cdef int i, s, letter, length = known.part.length + 2
    text[0] = text[length - 1] = b"\n"
    memcpy(text + 1, known.part.text, known.part.length)
    known.signs = known.differs = 0
    for i in range(length):
        letter = text[i]
        for s in range(_habits.start[letter], _habits.start[letter + 1]):
            sign = &_habits.of[s]
            if sign.length <= length - i and memcmp(text + i, sign.letters, sign.length) == 0:
                known.signs |= <uint64_t>1 << sign.row
        for s in range(_key_start[letter], _key_start[letter + 1]):
            key = &_keys[s]
            if _stands_at(key, text, length, i):
                known.differs |= <uint64_t>1 << key.habit
    known.three = False
    if known.part.length >= 3:
        for i in range(_ends_count):
            if memcmp(text + length - 4, _three[i], 3) == 0:
                known.three = True
                break
    known.signs_told = True
    return 0


def may_differ(tuple tokens not None):
    """The habits that may write so many words of a reading otherwise as they must, a bit each, and one above them.

    That one says whether two syllables of a given name may be one word.
    """
    cdef Known known
    cdef uint64_t rows = 0, habits = 0, found = 0
    cdef bint three = False
    cdef int habit, fewer, count = <int>len(tokens)
    cdef list kept = []
    if count > MOST_WORDS:
        return _pure_may_differ(tokens)
    for token in tokens:
        known = know(token)
        if not known.plain:
            return _pure_may_differ(tokens)
        if not known.signs_told:
            _tell_signs(known)
        rows |= known.signs
        three |= known.three
        kept.append(known)
    if not three:
        rows &= _everywhere
    for habit in range(ROWS):
        if rows >> habit & 1:
            habits |= _habits_of[habit]
    for habit in range(64):
        if habits >> habit & 1:
            fewer = 0
            for known in kept:
                fewer += known.differs >> habit & 1
            if fewer >= _least[habit]:
                found |= <uint64_t>1 << habit
    if count == 3 and may_be_together(kept, tokens):
        found |= <uint64_t>1 << _habit_count
    return found


def respelt(tuple tokens not None, int habit):
    """`orthographies._respelt`."""
    cdef Known known
    cdef list found, kept = []
    cdef int fewer = 0
    if _more[habit]:
        return _pure_respelt(tokens, habit)
    for token in tokens:
        known = know(token)
        if not known.plain:
            return _pure_respelt(tokens, habit)
        if not known.signs_told:
            _tell_signs(known)
        kept.append(known)
        fewer += known.differs >> habit & 1
    if fewer < _least[habit]:
        return None
    found = []
    for known, token in zip(kept, tokens):
        text = _respelt_word(known, habit) if known.differs >> habit & 1 else known.text
        found.append(kept_token(text, token.minor))
    return tuple(found)


cdef str _respelt_word(Known known, int habit):
    cdef char text[phonetic.MAX_WORD + 2]
    cdef char out[2 * phonetic.MAX_WORD]
    cdef const Key* key
    cdef int i = 1, s, n = 0, letter, length = known.part.length + 2
    text[0] = text[length - 1] = b"\n"
    memcpy(text + 1, known.part.text, known.part.length)
    while i < length - 1:
        letter = text[i]
        for s in range(_key_start[letter], _key_start[letter + 1]):
            key = &_keys[s]
            if key.habit == habit and _stands_at(key, text, length, i):
                memcpy(out + n, _instead[s].letters, _instead[s].length)
                n += _instead[s].length
                i += key.length
                break
        else:
            out[n] = text[i]
            n += 1
            i += 1
    return PyUnicode_DecodeASCII(out, n, NULL)


cdef bint may_be_together(list kept, tuple tokens) except -1:
    """`orthographies.together`: a surname of one syllable first or last, and two short words."""
    cdef Known a = kept[0]
    cdef Known b = kept[1]
    cdef Known c = kept[2]
    if b.part.length > _SYLLABLE or any([token.minor for token in tokens]):
        return False
    return (c.part.length <= _SYLLABLE and is_syllabic(a)) or (a.part.length <= _SYLLABLE and is_syllabic(c))


cdef bint is_syllabic(Known known) except -1:
    if known.syllabic < 0:
        known.syllabic = _is_syllabic(known.text) if may_have_kin(known) else False
    return known.syllabic


def use_signs(frozenset known, tuple beginnings, tuple finals, tuple lengths, pure):
    """Takes over the signs of words that a rule may be about, and the function that looks for them."""
    global _known, _shortest_plain, _longest_plain, _pure_plain_word
    _take_signs(&_beginnings, (beginnings,), False)
    _take_signs(&_finals, (finals,), True)
    _known, (_shortest_plain, _longest_plain), _pure_plain_word = known, lengths, pure


cdef int _take_signs(Signs* signs, tuple rows, bint by_last) except -1:
    cdef bytes letters
    cdef int count = 0
    cdef Sign* sign
    memset(signs, 0, sizeof(Signs))
    every = [
        (ord(each[len(each) - 1 if by_last else 0]), row, each.encode("ascii"))
        for row, written in enumerate(rows)
        for each in written
    ]
    if len(every) > MOST_SIGNS:
        raise ValueError("no room for so many signs")
    for letter, row, letters in sorted(every):
        if not 0 < len(letters) <= LONGEST_SIGN:
            raise ValueError(f"no room for the sign {letters!r}")
        sign = &signs.of[count]
        sign.length, sign.row = <uint8_t>len(letters), row
        memcpy(sign.letters, <const char*>letters, sign.length)
        count += 1
        _end_after(signs.start, letter, count)
    return 0


cdef int _end_after(uint8_t* start, int letter, int count) except -1:
    """Says that what is filed of a letter ends there, and so all that is filed of those after it."""
    cdef int i
    for i in range(letter + 1, 129):
        start[i] = count
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
        for s in range(_habits.start[letters[i]], _habits.start[letters[i] + 1]):
            sign = &_habits.of[s]
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


cpdef plain_word(str text):
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
    for i in range(_beginnings.start[first], _beginnings.start[first + 1]):
        sign = &_beginnings.of[i]
        if sign.length <= length and memcmp(word, sign.letters, sign.length) == 0:
            return None
    for i in range(_finals.start[last], _finals.start[last + 1]):
        sign = &_finals.of[i]
        if sign.length <= length and memcmp(word + length - sign.length, sign.letters, sign.length) == 0:
            return None
    return None if text in _known else token(text, False)


# --- names --------------------------------------------------------------------------------------------

cdef char _folded[128]
cdef type _name_type
cdef object _pure_prepare, _ruled_word, _from_tokens, _minor_token, _wade_surnames, _in_pinyin


def use_names(type name, dict folded, tuple numbers, tuple functions):
    """Takes over what `screening.text.names` does with whole names: what ASCII letters fold to, its bounds.

    And its functions: for names that are not plain, for words that may be ruled, for names with minor tokens, for minor
    tokens; and the module of Wade-Giles.
    """
    global _name_type, _pure_prepare, _ruled_word, _from_tokens, _minor_token, _wade_surnames, _in_pinyin
    if numbers != (LONGEST_NAME, MOST_WORDS, LONGEST_WORD, PLAIN, MINOR, COMPOUND):
        raise ValueError(f"other bounds than the kernel has: {numbers}")
    for code in range(128):
        becomes = folded[code]
        if len(becomes) > 1 or not (becomes in ("", " ") or becomes.isalnum()):
            raise ValueError(f"no room for what {chr(code)!r} folds to")
        _folded[code] = ord(becomes) if becomes else 0
    _name_type = name
    _pure_prepare, _ruled_word, _from_tokens, _minor_token, wade_giles = functions
    _wade_surnames, _in_pinyin = wade_giles.surnames, wade_giles.in_pinyin


def prepared(str name not None):
    """`screening.text.names.prepare`: nearly all names are Latin words without compounds, and read in one way."""
    cdef char folded[LONGEST_NAME]
    cdef const unsigned char* letters
    cdef Known known, first = None
    cdef list tokens, words
    cdef int i, n = 0, start, count
    cdef char letter
    cdef bint minor = False
    if not PyUnicode_IS_ASCII(name):
        return _pure_prepare(name)
    letters = <const unsigned char*>PyUnicode_DATA(name)
    for i in range(<int>min(PyUnicode_GET_LENGTH(name), <Py_ssize_t>LONGEST_NAME)):
        letter = _folded[letters[i]]
        if letter == b"x":  # which may be a mark of the machine-readable zone
            return _pure_prepare(name)
        if letter != 0 and not (letter == b" " and (n == 0 or folded[n - 1] == b" ")):
            folded[n] = letter
            n += 1
    if n and folded[n - 1] == b" ":
        n -= 1
    if n == 0:
        return ()
    tokens, words = [], []
    i = 0
    while i < n:
        start = i
        while i < n and folded[i] != b" ":
            i += 1
        if i - start > LONGEST_WORD or len(tokens) == MOST_WORDS:
            return _pure_prepare(name)
        text = PyUnicode_DecodeASCII(folded + start, i - start, NULL)
        known = _known_word(text)
        if known.kind == COMPOUND:
            return _pure_prepare(name)
        minor |= known.kind == MINOR
        tokens.append(known.token)
        words.append(text)
        if first is None:
            first = known
        i += 1
    count = <int>len(tokens)
    if count > 1 and known.part.length == 1 and known.part.text[0] == b"u":  # Burmese
        return _pure_prepare(name)
    if (first.surname or known.surname) and next(iter(_in_pinyin(words)), None) is not None:
        return _pure_prepare(name)
    if minor:
        return (_from_tokens(words),)
    return (tuple.__new__(_name_type, (tuple(tokens), False)),)


cdef Known _known_word(str text):
    """What is known of a word, with its token and what it may be."""
    cdef Known known = met(text)
    if known is None or known.kind < 0:
        made, kind = plain_word(text), PLAIN
        if made is None:
            made, kind = _ruled_word(text)
        known = know(made)
        known.token, known.kind, known.surname = made, kind, text in _wade_surnames()
    ask_soon(known)
    return known


def word(str text not None):
    """`names._word`: the token, and what the word may be."""
    cdef Known known = _known_word(text)
    return known.token, known.kind


cpdef kept_token(str text, bint minor=False):
    """`names.token`."""
    cdef Known known
    if minor:
        return _minor_token(text, True)
    known = met(text)
    if known is None or known.token is None:
        made = token(text, False)
        known = know(made)
        known.token = made
    ask_soon(known)
    return known.token


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
