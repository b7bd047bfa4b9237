"""A snapshot opened for search: names, documents, and record bodies over the mapped sections."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from screening.errors import SnapshotDamaged
from screening.index.births import Born
from screening.index.entries import id_hash
from screening.index.postings import DocumentPostings, Postings, Ranges
from screening.index.snapshot import SnapshotFile
from screening.text.names import PreparedName, Token, token

TOKEN_CACHE = 200_000  # decoded tokens kept a process: 20 MB at the most


class Snapshot:
    """Read-only; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.file = SnapshotFile(path)
        self.path = path
        self.meta: dict[str, Any] = self.file.meta
        array = self.file.array
        self.names = Postings(array("name_key"), array("name_key_offset"), array("name_key_form"))
        self.documents = DocumentPostings(
            array("document_key"), array("document_record"), array("document_bitmap")
        )
        columns = (array(f"range_{name}") for name in ("group", "first", "last", "reach", "record"))
        self.ranges = Ranges(*columns)
        self.form_token, self.form_offset = array("form_token"), array("form_offset")
        self.signature = array("form_signature").reshape(-1, 2)
        self.form_size, self.form_letters = array("form_size"), array("form_letters")
        self._born = array("born").reshape(-1, 3)
        self.form_first, self.form_last, self.form_day = array("form_born").reshape(3, -1)
        self._bearer_offset = array("bearer_offset")
        self._bearer_record, self._bearer_name = array("bearer_record"), array("bearer_name")
        self._token_text, self._token_offset = array("token_text"), array("token_offset")
        self._token_minor = array("token_minor")
        self._body, self._body_offset = array("body"), array("body_offset")
        self._hash, self._place = array("record_hash"), array("record_place")
        self._tokens: dict[int, Token] = {}

    @property
    def sequence(self) -> int:
        """The last change that the snapshot holds."""
        return int(self.meta["sequence"])

    def __len__(self) -> int:
        return len(self._body_offset) - 1

    def token(self, number: int) -> Token:
        """A token by its number."""
        found = self._tokens.get(number)
        if found is None:
            start, end = self._token_offset[number : number + 2].tolist()
            text = self._token_text[start:end].tobytes().decode()
            if len(self._tokens) >= TOKEN_CACHE:
                self._tokens.clear()
            found = self._tokens[number] = token(text, bool(self._token_minor[number]))
        return found

    def form(self, number: int) -> PreparedName:
        """A name form by its number."""
        start, end = self.form_offset[number : number + 2].tolist()
        return PreparedName(tuple(self.token(i) for i in self.form_token[start:end].tolist()))

    def bearers(self, form: int) -> tuple[list[int], list[int]]:
        """Records that bear a form, and the place of the name in each."""
        start, end = self._bearer_offset[form : form + 2].tolist()
        return self._bearer_record[start:end].tolist(), self._bearer_name[start:end].tolist()

    def born(self, record: int) -> Born:
        """A record's span of birth."""
        return Born(*self._born[record].tolist())

    def body(self, record: int) -> bytes:
        """A record's JSON."""
        start, end = self._body_offset[record : record + 2].tolist()
        if not 0 <= start < end <= len(self._body):
            raise SnapshotDamaged("A record's place lies outside the snapshot.")
        return self._body[start:end].tobytes()

    def ordinals(self, record_id: str) -> list[int]:
        """Places of the records whose identifier has this hash; nearly always none or one."""
        wanted = np.uint64(id_hash(record_id))
        low, high = (int(np.searchsorted(self._hash, wanted, side)) for side in ("left", "right"))
        places: list[int] = self._place[low:high].tolist()
        return places
