"""How a written thing goes wrong: slips of the pen in a word, in a date, in a document number.

Each function gives the changed text, or None where the slip does not apply; what it gives is never what it
was given. Knows no person and no record.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from screening.synthetic.chance import Draw, below, pick
from screening.synthetic.names.parts import capital

Slip = Callable[[Draw, str], str | None]

_LETTERS = "aeiounrstlmkhdyzgb"
_READING = str.maketrans("O0I1S5B8Z2G6", "0O1I5S8B2Z6G")
READ_ALIKE = frozenset("O0I1S5B8Z2G6")
"""Characters that optical reading takes for one another (domain notes 2.1)."""


def insert(draw: Draw, word: str) -> str | None:
    """One letter too many, after the first."""
    place = 1 + below(draw, len(word))
    return _as(word, word[:place] + pick(draw, tuple(_LETTERS)) + word[place:])


def delete(draw: Draw, word: str) -> str | None:
    """One letter missing, not the first."""
    place = 1 + below(draw, len(word) - 1)
    return _as(word, word[:place] + word[place + 1 :])


def substitute(draw: Draw, word: str) -> str | None:
    """One letter for another."""
    place = below(draw, len(word))
    return _as(word, word[:place] + pick(draw, tuple(_LETTERS)) + word[place + 1 :])


def transpose(draw: Draw, word: str) -> str | None:
    """Two neighbouring letters exchanged."""
    place = below(draw, len(word) - 1)
    return _as(word, word[:place] + word[place + 1] + word[place] + word[place + 2 :])


def _as(word: str, changed: str) -> str | None:
    """The changed word in the capitals of the old one; None if nothing changed."""
    if changed.lower() == word.lower():
        return None
    return changed.upper() if word.isupper() else capital(changed.lower())


def swap_day_and_month(_draw: Draw, day: str) -> str | None:
    """1985-03-07 for 1985-07-03."""
    return _date(f"{day[:4]}-{day[8:]}-{day[5:7]}", day)


def change_digit(draw: Draw, day: str) -> str | None:
    """One digit of the year's last, the month's last or the day's last wrong."""
    place = pick(draw, (3, 6, 9))
    return _date(f"{day[:place]}{below(draw, 10)}{day[place + 1 :]}", day)


def year_only(_draw: Draw, day: str) -> str | None:
    """The year alone."""
    return day[:4]


def first_january(_draw: Draw, day: str) -> str | None:
    """The dummy date of a register that knows the year alone."""
    return _date(f"{day[:4]}-01-01", day)


def _date(changed: str, old: str) -> str | None:
    try:
        date.fromisoformat(changed)
    except ValueError:
        return None
    return changed if changed != old else None


def separate(draw: Draw, number: str) -> str | None:
    """Spaces, hyphens, stops or small letters that the number on file has not."""
    style = below(draw, 4)
    if style == 3 and number.lower() != number:
        return number.lower()
    sign, place = (" ", "-", ".", " ")[style], 2 if number[1].isalpha() else 1
    middle = place + (len(number) - place) // 2
    return f"{number[:place]}{sign}{number[place:middle]}{sign}{number[middle:]}"


def misread(draw: Draw, number: str) -> str | None:
    """One character taken for another of the same look: O/0, I/1, S/5, B/8, Z/2, G/6."""
    places = [place for place, sign in enumerate(number) if sign in READ_ALIKE]
    if not places:
        return None
    place = pick(draw, places)
    return number[:place] + number[place].translate(_READING) + number[place + 1 :]


def one_edit(draw: Draw, number: str) -> str | None:
    """One digit wrong, missing, too many, or two exchanged."""
    place, digit, kind = 1 + below(draw, len(number) - 2), str(below(draw, 10)), below(draw, 4)
    changed = (
        number[:place] + digit + number[place + 1 :],
        number[:place] + digit + number[place:],
        number[:place] + number[place + 1 :],
        number[:place] + number[place + 1] + number[place] + number[place + 2 :],
    )[kind]
    return changed if changed != number else None
