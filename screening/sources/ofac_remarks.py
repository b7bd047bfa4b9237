"""Takes apart the remarks column of the SDN list, where a person's facts are written as prose.

`DOB 10 Dec 1948; alt. DOB circa 1952; POB Giza, Egypt; nationality Egypt; Passport 1084010 (Egypt) expires
26 May 2014; a.k.a. 'NICK'; Gender Male.` Parts are divided by semicolons, except inside parentheses and
names in quotes. What is not understood for certain stays a remark: nothing is guessed, nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from screening.sources import published
from screening.text import countries
from screening.wire import limits

_PART = re.compile(r"(?:a\.k\.a\. '.*?'(?=\.?\s*(?:;|$))|\([^()]*\)|[^;])+")
_ALIAS = re.compile(r"(?:alt\. )?a\.k\.a\. '(.+)'")
_BIRTH_DATE = re.compile(r"(?:alt\. )?DOB:? (.+)", re.IGNORECASE)
_BIRTH_PLACE = re.compile(r"(?:alt\. )?POB:? (.+)", re.IGNORECASE)
_NATIONALITY = re.compile(r"(?:alt\. )?(?:nationality|citizen)(?: of)? (.+)", re.IGNORECASE)
_SEX = re.compile(r"Gender (Male|Female)", re.IGNORECASE)

# What a document is called, by the type it is on the wire. Tax numbers, electoral cards and the like are
# `I`: officers are shown such numbers as proof of identity.
_LABELS = {
    "P": r"(?:[A-Z][a-z]+ )*Passport(?: Number| Booklet| No\.)?",
    "L": r"(?:[A-Z][a-z]+ )*Driver's License(?: No\.| Number)?",
    "V": r"(?:[A-Z][a-z]+ )?Visa(?: Number(?: ID)?| No\.)?|B[12] Visa|VisaNumberID",
    "R": r"(?:[A-Z][a-z]+ )*(?:Residency|Resident|Residence|Alien|Immigration|Green)"
    r"(?: Permit| Card| ID| Registration| CAN| Number| No\.)*",
    "T": r"(?:Travel Document|Refugee|Seaman's Book|Seafarer's Identification Document)"
    r"(?: ID| Card| Number| No\.)*",
    "I": r"(?:[A-Z]\.){2,5}|CURP|RFC|DNI|NIE|NIT|RTN|RUC|RUT|SSN|IFE|CPF|CU?I[TP]"
    r"|CNP \(Personal Numerical Code\)"
    r"|Cedula(?: de [A-Z][a-z]+)?(?: No\.)?|Numero de Identidad|Cartilla de Servicio Militar Nacional"
    r"|Matricula Mercantil No|Credencial electoral|LE Number|SRE Permit No\.|V\.A\.T\. Number"
    r"|(?:(?:UAE|[A-Z][a-z]+) )*(?:National|Personal|Identification|Identity|Fiscal|Tax|Citizen's|Voter"
    r"|Electoral|Military|Stateless Person|Birth Certificate|Registration"
    r"|Social Security|Kenyan|Pilot License)"
    r"(?: Foreign| Certificate| Identification| Identity)*(?: ID| Card| Registry| Number| No\.?| Code)*",
}
_DATE = r"(?:(?:\d{1,2} )?[A-Z][a-z]{2} )?\d{4}"
# The number: blocks of which the first has a digit, or has one after a few capitals (`RL 0235074`).
_TAIL = (
    r":?(?: #| No\.| [A-Z]{2,4}:)? ?#?"
    r"(?<=[ #])(?P<number>(?:[A-Z.-]{1,4}[ -])?[^\s;,]*\d[^\s;,]*(?: (?![(])[\dA-Z./-]*\d[\dA-Z./-]*)*)"
    r"(?: \((?P<state>[^()]*(?:\([^()]*\)[^()]*)?)\))?"
    rf"(?:,? issued (?P<issued>{_DATE}))?(?:,? expires (?P<expires>{_DATE}))?"
    r"(?P<more>[ ,].*)?"
)
_DOCUMENTS = tuple(
    (letter, re.compile(rf"(?:alt\. )?(?:{label}){_TAIL}")) for letter, label in _LABELS.items()
)

_LONGEST_DOCUMENT = 300
"""Characters in which a document is described; what is longer is prose (and bounds the search)."""

_FEWEST_DIGITS = 3
"""A "number" with fewer that is followed by words is more likely a part of an address."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the remarks say, in the wire's forms; `rest` are the parts that stay prose."""

    birth_dates: tuple[str, ...]
    birth_places: tuple[str, ...]
    sex: str
    nationalities: tuple[str, ...]
    documents: tuple[dict[str, str], ...]
    aliases: tuple[str, ...]
    rest: tuple[str, ...]


def parts(remarks: str) -> list[str]:
    """The remarks divided at their semicolons, without the full stop that ends them."""
    return [part for found in _PART.findall(remarks) if (part := found.strip().rstrip("."))]


def facts(remarks: str, *, cut: bool = False) -> Facts:
    """The facts in the remarks; with `cut` the last part may be half a word and stays prose."""
    found = parts(remarks[: limits.REMARKS_CHARACTERS])
    half = [found.pop() + "…"] if cut and found else []
    read = [_fact(part) for part in found]
    sexes = _values(read, "sex")
    prose = [part for part, fact in zip(found, read, strict=True) if not fact.whole]
    return Facts(
        tuple(_values(read, "birth_date")[: limits.BIRTH_DATES]),
        tuple(_values(read, "birth_place")[: limits.BIRTH_PLACES]),
        sexes[0] if len(sexes) == 1 else "",
        tuple(_values(read, "nationality")[: limits.NATIONALITIES]),
        tuple(fact.document for fact in read if fact.document)[: limits.RECORD_DOCUMENTS],
        tuple(_values(read, "alias")),
        tuple(dict.fromkeys(prose + half)),
    )


class _Fact(NamedTuple):
    """One part understood: `whole` when nothing of it is left to be said in prose."""

    kind: str = ""
    value: str = ""
    whole: bool = False
    document: dict[str, str] | None = None


_PROSE = _Fact()


def _values(read: Iterable[_Fact], wanted: str) -> list[str]:
    return list(dict.fromkeys(fact.value for fact in read if fact.kind == wanted))


def _fact(part: str) -> _Fact:
    if found := _ALIAS.fullmatch(part):
        return _Fact("alias", found[1].strip()[: limits.NAME_CHARACTERS], True)
    if found := _BIRTH_DATE.fullmatch(part):
        return _understood("birth_date", published.birth_date(found[1]))
    if found := _BIRTH_PLACE.fullmatch(part):
        return _understood("birth_place", found[1][: limits.PLACE_CHARACTERS])
    if found := _NATIONALITY.fullmatch(part):
        return _understood("nationality", _state(found[1]))
    if found := _SEX.fullmatch(part):
        return _Fact("sex", found[1][0].upper(), True)
    return _document(part)


def _understood(kind: str, value: str) -> _Fact:
    return _Fact(kind, value, True) if value else _PROSE


def _document(part: str) -> _Fact:
    if len(part) > _LONGEST_DOCUMENT:
        return _PROSE
    for letter, pattern in _DOCUMENTS:
        if found := pattern.fullmatch(part):
            return _document_of(letter, found)
    return _PROSE


def _document_of(letter: str, found: re.Match[str]) -> _Fact:
    number = found["number"].strip(" .,:#")
    few = sum(map(str.isdigit, number)) < _FEWEST_DIGITS
    if len(number) > limits.NUMBER_CHARACTERS or (few and found["more"]):
        return _PROSE
    state = _state(found["state"] or "")
    expiry = published.date(found["expires"] or "")
    all_said = bool(state) == bool(found["state"]) and not (found["issued"] or found["more"])
    document = {"number": number, "type": letter, "issuing_state": state, "expiry_date": expiry}
    return _Fact("document", "", all_said, document)


def _state(words: str) -> str:
    """The code of a state as it is written here: `The Gambia`, `Cabo Verde.  Previously Cape Verde.`"""
    return countries.country(words) or countries.country(words.removeprefix("The ").split(".")[0])
