"""A snapshot opened for search: names, documents, and record bodies over the mapped sections."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.errors import SnapshotDamaged, SnapshotOutdated
from screening.index import keys, kinds
from screening.index.births import Born, Demands, needed
from screening.index.bodies import Bodies
from screening.index.build_names import FIRST_TOKENS, FORM
from screening.index.papers import DocumentPostings, Identifiers, Ranges
from screening.index.postings import Postings, Uint32
from screening.index.snapshot import SnapshotFile
from screening.index.tokens import TOKEN
from screening.matchers import packed
from screening.text.names import PreparedName, Token, token

if TYPE_CHECKING:
    from screening.kernel.retrieval import Names

TOKEN_CACHE = 200_000  # decoded tokens kept a process: 20 MB at the most

TABLES = 1_024  # of kinds of forms, kept by who asks: a megabyte at the most


class Snapshot:
    """Read-only; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.file = SnapshotFile(path)
        self.path = path
        self.meta: dict[str, Any] = self.file.meta
        if self.meta.get("tokens") != packed.digest():
            raise SnapshotOutdated("The snapshot's names were prepared by other tables than this version's.")
        section = self.file.array
        self.names = Postings(section("name_key"), section("name_key_offset"), section("name_key_form"))
        self.documents = DocumentPostings(
            section("document_bucket"), section("document_entry"), section("document_bitmap")
        )
        self.ranges = self._ranges()
        self._form, self._form_token = section("form").view(FORM), section("form_token")
        self._form_day, self._form_kind = section("form_day"), section("form_kind")
        self.table_of = lru_cache(maxsize=TABLES)(
            partial(kinds.table, kinds.codes(section("state").tobytes()))
        )
        self._bearer_record, self._bearer_name = section("bearer_record"), section("bearer_name")
        self._token, self._token_row = section("token"), section("token_row").view(TOKEN)
        self._bodies = Bodies(section("body"), section("body_start"), section("body_turn"))
        self._identifiers = Identifiers(
            section("record_bucket"), section("record_tail"), section("record_place")
        )
        self.compiled = self._compiled() if kernel.PRESENT else None
        self._tokens: dict[int, Token] = {}

    def _ranges(self) -> Ranges:
        names = ("group", "start", "first", "last", "reach", "record")
        try:
            return Ranges(*(self.file.array(f"range_{name}") for name in names))
        except ValueError as error:
            raise SnapshotDamaged(f"The ranges of the snapshot cannot be read: {error}.") from error

    def _compiled(self) -> Names:
        """The names for the kernel, over the same arrays."""
        from screening.kernel.retrieval import Names

        sections = (
            "name_directory name_key name_key_offset name_key_form form form_token form_day bearer_record"
            " bearer_name token token_row form_kind"
        ).split()
        arrays = [self.file.array(name) for name in sections]
        try:
            return Names(arrays)
        except ValueError as error:
            raise SnapshotDamaged(f"The names of the snapshot cannot be read: {error}.") from error

    @property
    def sequence(self) -> int:
        """The last change that the snapshot holds."""
        return int(self.meta["sequence"])

    def __len__(self) -> int:
        return len(self._bodies)

    def token(self, number: int) -> Token:
        """A token by its number."""
        found = self._tokens.get(number)
        if found is None:
            *_, start, size = self._token_row[number].tolist()
            if len(self._tokens) >= TOKEN_CACHE:
                self._tokens.clear()
            found = self._tokens[number] = token(*packed.unpack(self._token[start : start + size].tobytes()))
        return found

    @property
    def forms(self) -> int:
        """How many forms there are: readings of names with a date of birth each."""
        return len(self._form) - 1

    def as_rare(self, names: tuple[PreparedName, ...], many: int, alike: float) -> tuple[PreparedName, ...]:
        """The names with each token no rarer than its like are here: `index.keys.as_rare_as`."""
        if self.compiled is not None:
            return self.compiled.as_rare(names, many, alike)
        counts = self.names.counts(np.frombuffer(keys.lone_keys(names), np.uint32))
        return keys.as_rare_as(names, counts, self.forms, many, alike)

    def rows(self, forms: Uint32) -> NDArray[Any]:
        """What is known of forms at one look, their dates of birth above all (`build_names.FORM`)."""
        return self._form[forms]

    def kept(self, forms: Uint32) -> NDArray[np.uint16]:
        """What is kept of the bearers of forms and of how many tokens can contradict (`index.kinds`)."""
        return self._form_kind[forms]

    def first_born(self, day: int) -> int:
        """The first form of those born on a day, by `births.day_number`, or later."""
        return int(self._form_day[day - 1])

    def form(self, number: int) -> PreparedName:
        """A name form by its number."""
        row = self._form[number]
        start, count = int(row["token"]), int(row["count"])
        tokens = row["tokens"][:count].tolist()
        if count > FIRST_TOKENS:
            tokens += self._form_token[start : start + count - FIRST_TOKENS].tolist()
        return PreparedName(tuple(self.token(i) for i in tokens))

    def bearers(
        self, form: int, asked: Born, demands: Demands, table: bytes, score: float
    ) -> list[tuple[int, int, float]]:
        """Who bears a form that demands no more than a score: (record, place of the name in it, floor) each."""
        floors = demands.of_kind[table[int(self._form_kind[form]) & kinds.TABLE - 1]]
        floor = needed(asked, Born(*self._form[form][["first", "last", "day"]].tolist()), floors)
        if floor > score:
            return []
        start, end = self._form["bearer"][form : form + 2].tolist()
        records, names = self._bearer_record[start:end].tolist(), self._bearer_name[start:end].tolist()
        return [(record, name, floor) for record, name in zip(records, names, strict=True)]

    def body(self, record: int) -> bytes:
        """A record's JSON."""
        return self._bodies[record]

    def ordinals(self, record_id: str) -> list[int]:
        """Places of the records that may have this identifier; each must be looked at."""
        return self._identifiers.find(record_id)
