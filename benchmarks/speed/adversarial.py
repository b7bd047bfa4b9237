"""Queries that cost most: the commonest names of each country, names of one word, names of 240 letters.

Each is asked as filed and with one slip of the pen, with the date of birth, and the record must be found: a
budget that bounds the worst case must not lose it. The commonest names are asked without a date as well.
"""

from __future__ import annotations

import orjson

from benchmarks.speed import common, longnames
from benchmarks.speed.common import Named
from benchmarks.speed.data import SEED, Loaded
from benchmarks.speed.mix import Asked, Mix
from screening.synthetic import chance, slips

ONE_TOKEN = 400
LONG = 400
"""The most queries of each kind."""


def queries(loaded: Loaded) -> Mix:
    """The adversarial queries by label."""
    persons = loaded.size.persons
    commonest, single = common.bearers(persons), common.of_one_token(persons)[:ONE_TOKEN]
    mix = {
        "commonest names, as filed": [_asked(named) for named in commonest],
        "commonest names, one slip": _slipped(commonest),
        "commonest names alone": [_name_alone(named.name) for named in commonest],
        "one token, as filed": [_asked(named) for named in single],
        "one token, one slip": _slipped(single),
        "one token alone": [_name_alone(word) for word in _common_words(commonest)],
        "240 letters, not on file": [
            _name_alone(name) for name in list(longnames.names(LONG))[longnames.COUNT :]
        ],
    }
    if loaded.long_names:
        filed = [
            Named(name, longnames.birth_date(k), f"{longnames.LIST}:{k}")
            for k, name in enumerate(longnames.names(longnames.COUNT))
        ]
        mix |= {"240 letters, as filed": [_asked(n) for n in filed], "240 letters, one slip": _slipped(filed)}
    return {label: asked for label, asked in mix.items() if asked}


def _asked(named: Named, name: str = "") -> Asked:
    body = {"name": name or named.name, "birth_date": named.birth_date}
    return Asked(orjson.dumps(body), named.record)


def _name_alone(name: str) -> Asked:
    return Asked(orjson.dumps({"name": name}))


def _slipped(some: tuple[Named, ...] | list[Named]) -> list[Asked]:
    """The same, two letters of the longest word exchanged or one of them changed, where that can be done."""
    found = []
    for named, draw in zip(some, chance.rows(chance.key(SEED, "slips"), len(some)), strict=True):
        words = named.name.split()
        longest = max(range(len(words)), key=lambda place: len(words[place]))
        slipped = slips.substitute(draw, words[longest]) if len(words[longest]) >= 5 else None
        if slipped is not None:
            name = " ".join([*words[:longest], slipped, *words[longest + 1 :]])
            found.append(_asked(named, name))
    return found


def _common_words(commonest: tuple[Named, ...]) -> list[str]:
    return sorted({word for named in commonest for word in named.name.split()})
