"""What is told about a published snapshot, in a small file beside it that is written last: without it there is none.

Both have one name, made of the sequence number, the time of building and the token; their folder is named by the
store and by what a reader must be able to read, so that versions of the program find their own side by side. The store
vouches for the digest of the manifest: whoever may only write where snapshots lie cannot make one that is believed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from screening.errors import SnapshotDamaged
from screening.index.keys import KEY_VERSION
from screening.index.snapshot import FORMAT_VERSION
from screening.matchers import packed

PART = 1 << 24  # bytes with a checksum of their own: what is fetched, and fetched again, in one piece
MOST_BYTES = 1 << 22  # of a manifest: enough for parts of a terabyte
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<sequence>[0-9]{12,16})-(?P<built>[0-9]{8}T[0-9]{6}Z)-(?P<token>[0-9a-f]{32})")
_STORE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """Whose snapshot it is, up to which change, and the checksum of each part of it."""

    model_config = ConfigDict(frozen=True, strict=True)  # what a later version adds is passed over

    store: Annotated[str, Field(pattern=rf"^{_STORE.pattern}$")]
    token: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    sequence: Annotated[int, Field(ge=0, lt=2**53)]
    records: Annotated[int, Field(ge=0)]
    built_at: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]
    size: Annotated[int, Field(gt=0, lt=2**42)]
    parts: Annotated[list[Digest], Field(max_length=65_536)]

    @model_validator(mode="after")
    def _whole(self) -> Manifest:
        """As many parts as the size has."""
        if len(self.parts) != -(-self.size // PART):
            raise ValueError("parts and size disagree")
        return self

    def to_bytes(self) -> bytes:
        """As it is written."""
        return self.model_dump_json(indent=1).encode() + b"\n"

    @classmethod
    def of_bytes(cls, content: bytes) -> Manifest:
        """SnapshotDamaged when it is cut off or says what cannot be."""
        try:
            return cls.model_validate_json(content)
        except ValidationError as error:
            raise SnapshotDamaged("The manifest of the published snapshot cannot be read.") from error

    def span(self, part: int) -> tuple[int, int]:
        """Where a part begins and ends."""
        return part * PART, min((part + 1) * PART, self.size)


class Entry(NamedTuple):
    """A published snapshot, by the name of its manifest."""

    sequence: int
    built_at: datetime
    token: str
    folder: str

    @property
    def stem(self) -> str:
        """The name of both files, without their endings."""
        return f"{self.folder}/{self.sequence:012}-{self.built_at.strftime(_TIME)}-{self.token}"

    @property
    def manifest(self) -> str:
        """The name of the manifest."""
        return f"{self.stem}.json"

    @property
    def data(self) -> str:
        """The name of the snapshot itself."""
        return f"{self.stem}.snap"


def entry_of(folder: str, name: str) -> Entry | None:
    """What a file's name in a folder says; None when it is none of ours."""
    found = _NAME.fullmatch(name.rpartition(".")[0])
    try:
        built = datetime.strptime(found["built"], _TIME).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None
    return Entry(int(found["sequence"]), built, found["token"], folder) if found and built else None


def is_store(name: str) -> bool:
    """Whether a folder has the name of a store."""
    return _STORE.fullmatch(name) is not None


def readable() -> str:
    """The name of the folder of snapshots that this version can read: layout, keys, and tables of the tokens."""
    return f"format-{FORMAT_VERSION}-keys-{KEY_VERSION}-tables-{packed.digest():08x}"


def seal(manifest: bytes) -> str:
    """What the store vouches for."""
    return f"published-{sha256(manifest).hexdigest()}"
