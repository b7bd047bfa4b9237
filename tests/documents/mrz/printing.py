"""Prints machine-readable zones as an issuer does: a second hand at ICAO 9303, for reading to be tested against."""

from __future__ import annotations

import random
from dataclasses import dataclass

FORMATS = ("TD1", "TD2", "TD3", "MRV-A", "MRV-B", "FRA-ID")
_WIDTHS = {"TD1": 30, "TD2": 36, "TD3": 44, "MRV-A": 44, "MRV-B": 36, "FRA-ID": 36}


@dataclass(frozen=True)
class Holder:
    """What is printed: dates as YYMMDD, the name with fillers."""

    name: str = "ERIKSSON<<ANNA<MARIA"
    number: str = "L898902C3"
    birth: str = "740812"
    expiry: str = "290415"
    sex: str = "F"
    state: str = "UTO"
    nationality: str = "UTO"
    optional: str = ""


def digit(text: str) -> str:
    """The check digit, character by character as 9303-3 section 4.9 tells it."""
    total = 0
    for place, letter in enumerate(text):
        total += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".find(letter.replace("<", "0")) * (7, 3, 1)[place % 3]
    return str(total % 10)


def checked(text: str) -> str:
    """The text and its check digit."""
    return text + digit(text)


def printed(form: str, holder: Holder) -> list[str]:
    """The lines of a zone; a number of more than nine characters goes on in the optional data."""
    if form == "FRA-ID":
        return _french(holder)
    width = _WIDTHS[form]
    code = "V<" if form.startswith("MRV") else "P<" if form == "TD3" else "I<"
    optional, number = holder.optional, checked(holder.number.ljust(9, "<"))
    if len(holder.number) > 9:
        number = holder.number[:9] + "<"
        optional = holder.number[9:] + digit(holder.number) + "<" + optional
    dates = checked(holder.birth), holder.sex + checked(holder.expiry)
    state, nationality = holder.state.ljust(3, "<"), holder.nationality.ljust(3, "<")
    if form == "TD1":
        first = (code + state + number + optional).ljust(30, "<")
        body = first[5:] + dates[0] + dates[1][1:] + "<" * 11
        return [first, dates[0] + dates[1] + nationality + "<" * 11 + digit(body), _filled(holder.name, 30)]
    second = number + nationality + dates[0] + dates[1]
    if form == "TD3":
        second += checked(optional.ljust(14, "<"))
    elif form == "TD2":
        second += optional.ljust(7, "<")
    if form in ("TD2", "TD3"):
        second += digit(second[:10] + second[13:20] + second[21:])
    return [_filled(code + state + holder.name, width), second.ljust(width, "<")]


def _filled(text: str, width: int) -> str:
    return text[:width].ljust(width, "<")


def _french(holder: Holder) -> list[str]:
    surname, _, given = holder.name.partition("<<")
    first = _filled("IDFRA" + _filled(surname, 25), 36)
    number = holder.number.rjust(12, "0")[:12]
    second = checked(number) + _filled(given.replace("<", "<<"), 14) + checked(holder.birth) + holder.sex
    return [first, second + digit(first + second)]


def random_holder(rng: random.Random, form: str) -> Holder:
    """A holder whom nobody knows."""
    words = (
        "ERIKSSON",
        "ANNA",
        "MARIA",
        "OMAROV",
        "TIMUR",
        "NGUYEN",
        "VAN",
        "DA",
        "SILVA",
        "SANTOS",
        "KAUR",
        "LEE",
    )
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if form != "FRA-ID" else ""
    digits = "0123456789"
    number = "".join(rng.choice(letters + digits * 3) for _ in range(12 if form == "FRA-ID" else 9))
    birth = f"{rng.randrange(100):02d}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    expiry = f"{rng.randint(20, 36):02d}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    name = f"{rng.choice(words)}<<{rng.choice(words)}<{rng.choice(words)}"
    sex = rng.choice("MF<")
    return Holder(
        name, number, birth, expiry, sex, rng.choice(("UTO", "KGZ", "D")), rng.choice(("UTO", "KAZ", "D"))
    )
