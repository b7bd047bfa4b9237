"""The names of a stretch of records: distinct tokens and readings, who bears them, the keys they are found by.

Tokens and readings are numbered from 0 in order of their first appearance. Compiled beside it:
`screening.kernel.keys.Filing`. Knows nothing of files or of other stretches.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

from screening import kernel
from screening.index import keys
from screening.index.births import Born
from screening.index.tokens import MINOR
from screening.text.names import PreparedName


class Columns(NamedTuple):
    """What was filed: of 32 bits, but for `bearer_name` and `bearer_born`, which are of 16.

    Reading i has the `reading_tokens[i]` next ones of `reading_token` and the `key_count[i]` next ones of `key`;
    a bearer has a reading, a person, the place of the name in its record, and three numbers of `bearer_born`.
    """

    reading_token: array[int]
    reading_tokens: array[int]
    key: array[int]
    key_count: array[int]
    bearer_reading: array[int]
    bearer_person: array[int]
    bearer_name: array[int]
    bearer_born: array[int]


class Filing:
    """Files the names of one person after the other."""

    def __init__(self) -> None:
        self.tokens: dict[str, int] = {}
        """The number of each token, by its spelling; before that of a minor one stands MINOR."""
        self._readings: dict[tuple[int, ...], int] = {}
        self._filed = Columns(*(array(kind) for kind in "IIIIIIHH"))

    def add(self, person: int, names: tuple[tuple[PreparedName, int], ...], born: tuple[Born, ...]) -> None:
        """Files readings of a person's names, each with the place of its name; a row for each date of birth."""
        filed = self._filed
        for name, place in names:
            reading = self._reading(name)
            for span in born:  # a row for each date, so that none has to stand for the others
                filed.bearer_reading.append(reading)
                filed.bearer_person.append(person)
                filed.bearer_name.append(place)
                filed.bearer_born.extend(span)

    def columns(self) -> Columns:
        """All that was filed."""
        return self._filed

    def _reading(self, name: PreparedName) -> int:
        ids, filed = self.tokens, self._filed
        spelled = [f"{MINOR}{token.text}" if token.minor else token.text for token in name.tokens]
        tokens = tuple([ids.setdefault(each, len(ids)) for each in spelled])
        reading = self._readings.setdefault(tokens, len(self._readings))
        if reading == len(filed.key_count):  # seen for the first time
            found = keys.filed_keys(name)
            filed.reading_token.extend(tokens)
            filed.reading_tokens.append(len(tokens))
            filed.key.extend(found)
            filed.key_count.append(len(found))
        return reading


if kernel.PRESENT:
    from screening.kernel import keys as compiled

    compiled.use_columns(Columns)
    Filing = compiled.Filing  # type: ignore[misc,assignment]
