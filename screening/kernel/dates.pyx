# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The rung of two dates of birth on the ladder of `screening.matchers.birth`, without what it says.

For dates as records hold them (`YYYY-MM-DD`, `YYYY-MM`, `YYYY`) of a year that is Gregorian for everybody: nearly all.
The rules are explained there, and rungs are counted as they stand there: those in one year, those in two, none.
"""

from cpython.unicode cimport PyUnicode_GET_LENGTH
from libc.stdint cimport uint32_t
from libc.string cimport memcpy

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    void* PyUnicode_DATA(object text)

cdef enum:
    LONGEST = 10  # YYYY-MM-DD
    DIGITS = 8
    IN_TWO_YEARS = 9  # rungs within one year
    CONTRADICTION = 18

ctypedef struct Day:
    int year
    int month
    int day
    char digits[DIGITS]
    bint dummy
    bint soft

cdef int _first_year, _last_year, _most_years
cdef uint32_t _stand_for_year[13]
cdef uint32_t _stand_for_month


def use(int first_year, int last_year, int most_years, stand_for_year, stand_for_month):
    """Takes over the numbers of `matchers.birth`: the years that are plainly Gregorian, and days that are dummies."""
    global _first_year, _last_year, _most_years, _stand_for_month
    _first_year, _last_year, _most_years = first_year, last_year, most_years
    for month in range(13):
        _stand_for_year[month] = 0
    for month, day in stand_for_year:
        _stand_for_year[month] |= <uint32_t> 1 << day
    _stand_for_month = 0
    for day in stand_for_month:
        _stand_for_month |= <uint32_t> 1 << day


def rung(str asked, str filed):
    """The number of the rung; -1 where either date is of another form or may be of another calendar."""
    cdef Day a, b
    if not _read(asked, &a) or not _read(filed, &b):
        return -1
    return _in_one_year(&a, &b) if a.year == b.year else _in_two_years(&a, &b)


def span(str text):
    """First and last year of a date and month * 32 + day, as `index.births` has them; None where it must be read there."""
    cdef Day when
    if not _read(text, &when) or when.day > _days(&when):
        return None
    return when.year, when.year, 0 if when.dummy or not when.day else when.month * 32 + when.day


cdef bint _read(str text, Day* out) noexcept:
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef const char* letters
    cdef int place, at = 0
    if not PyUnicode_IS_ASCII(text) or not (length == 4 or length == 7 or length == LONGEST):
        return False
    letters = <const char*> PyUnicode_DATA(text)
    memcpy(out.digits, b"00000000", DIGITS)
    for place in range(length):
        if place == 4 or place == 7:
            if letters[place] != c"-":
                return False
        elif letters[place] < c"0" or letters[place] > c"9":
            return False
        else:
            out.digits[at] = letters[place]
            at += 1
    out.year = _two(out.digits) * 100 + _two(out.digits + 2)
    out.month, out.day = _two(out.digits + 4), _two(out.digits + 6)
    if not _first_year <= out.year <= _last_year or out.month > 12 or out.day > 31:
        return False
    if (length > 4 and not out.month) or (length == LONGEST and not out.day):
        return False
    out.dummy = out.month == 1 and out.day == 1
    out.soft = _stand_for_year[out.month] >> out.day & 1
    return True


cdef inline int _two(const char* digits) noexcept:
    return (digits[0] - c"0") * 10 + digits[1] - c"0"


cdef int _in_one_year(Day* a, Day* b) noexcept:
    cdef bint full = _full(a, b)
    if _known(a, b) and a.month == b.month and a.day == b.day:
        return 1 if a.soft else 0
    if not a.month or a.dummy or not b.month or b.dummy:
        return 2
    if full and a.month == b.day and a.day == b.month:
        return 3
    if a.month == b.month and not full:
        return 4
    if _one_day_off(a, b):
        return 5
    if _known(a, b) and _slip(a, b):
        return 6
    if full and (a.soft or b.soft or (a.month == b.month and (_stand_for_month >> a.day | _stand_for_month >> b.day) & 1)):
        return 7
    return 8


cdef int _in_two_years(Day* a, Day* b) noexcept:
    cdef int apart = a.year - b.year if a.year > b.year else b.year - a.year
    cdef bint known = _known(a, b)
    cdef bint same_day = known and a.month == b.month and a.day == b.day
    if apart == 1 and _one_day_off(a, b):
        return IN_TWO_YEARS
    if apart == 1 and same_day:
        return IN_TWO_YEARS + 1
    if known and _slip(a, b):
        return IN_TWO_YEARS + 2
    if apart == 100 and same_day:
        return IN_TWO_YEARS + 3
    if apart == 1 and a.month and a.month == b.month and not a.dummy and not b.dummy and not _full(a, b):
        return IN_TWO_YEARS + 4
    if apart == 1 and (not a.month or a.dummy or not b.month or b.dummy):
        return IN_TWO_YEARS + 5
    if a.dummy and b.dummy and _slip(a, b):
        return IN_TWO_YEARS + 6
    if apart == 1:
        return IN_TWO_YEARS + 7
    return IN_TWO_YEARS + 8 if apart <= _most_years else CONTRADICTION


cdef inline bint _full(Day* a, Day* b) noexcept:
    return a.day and b.day


cdef inline bint _known(Day* a, Day* b) noexcept:
    return a.day and b.day and not a.dummy and not b.dummy


cdef bint _one_day_off(Day* a, Day* b) noexcept:
    cdef int apart
    if not _full(a, b):
        return False
    apart = _day_number(a) - _day_number(b)
    return apart == 1 or apart == -1


cdef int _day_number(Day* day) noexcept:
    """Days since some day before any that is read: years begin in March, so that a leap day ends one."""
    cdef int year = day.year - (day.month < 3)
    cdef int month = day.month + (9 if day.month < 3 else -3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day.day


cdef inline int _days(Day* when) noexcept:
    """The days of a month; of February mostly, for what is left out is read elsewhere."""
    return 28 if when.month == 2 else 30 if when.month in (4, 6, 9, 11) else 31


cdef bint _slip(Day* a, Day* b) noexcept:
    """One digit wrong or two neighbours exchanged, anywhere but in the century."""
    cdef int place, wrong = 0, first = 0, last = 0
    for place in range(DIGITS):
        if a.digits[place] != b.digits[place]:
            if not wrong:
                first = place
            last = place
            wrong += 1
    if wrong == 1:
        return first >= 2
    return (
        wrong == 2 and last == first + 1
        and a.digits[first] == b.digits[last] and a.digits[last] == b.digits[first]
    )
