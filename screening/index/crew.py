"""Processes that gather for a builder: how they are started, agree on what to read, and share the records.

All must read the store as of the same sequence number. Each opens a view of its own, and the builder looks whether
they agree with its own; a store that changes so fast that they never do is read by the builder alone. A process
that fails says why, and the builder fails with it; one whose builder is gone ends. Knows nothing of any store but
`Source`. The other side is `screening.index.crew_member`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol, TypeVar

from screening.errors import SnapshotError
from screening.index.build import STRETCH, Collection, Gathering, Progress, Stretch
from screening.index.gather import Before, Gathered, Size
from screening.index.runs import RunFile

OF_PERSONS = 4_000  # records of a stretch where they are persons, who take forty times as long as documents
TRIES = 10  # times that all look at the store anew until they agree
_ENDING_SECONDS = 1.0


class View(Protocol):
    """All live records as they were at `head`."""

    @property
    def head(self) -> int:
        """The last change in this view."""

    def stretch(self, after: int, upto: int) -> Stretch:
        """Identifiers and bodies of the live records with `after < sequence <= upto`, in order."""


V_co = TypeVar("V_co", bound=View, covariant=True)


class Source(Protocol[V_co]):
    """What a snapshot is made from."""

    def scan(self) -> AbstractContextManager[V_co]:
        """A view of it as it is now."""

    def elsewhere(self) -> Callable[[], Source[V_co]]:
        """What opens the same source in another process; can be pickled."""

    def close(self) -> None:
        """Lets go of it."""


class Crew:
    """Some processes, from their start to their end: use it in a `with` block."""

    def __init__(self, source: Source[View], processes: int) -> None:
        self._members: list[_Member] = []
        try:
            for _ in range(processes):
                self._members.append(_Member())
            for member in self._members:
                member.send(source.elsewhere())
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends all processes: each notices that its connection is closed."""
        for member in self._members:
            member.close()
        self._members = []

    @contextmanager
    def scan(self, source: Source[V_co]) -> Iterator[V_co]:
        """A view that all share. When they come to none, nobody is left in the crew."""
        for _ in range(TRIES):
            with source.scan() as view:
                for member in self._members:
                    member.send("look")
                if {member.receive() for member in self._members} <= {view.head}:
                    yield view
                    return
        self.close()
        with source.scan() as view:
            yield view

    def __len__(self) -> int:
        return len(self._members)

    def gather(self, gathering: Gathering, head: int, progress: Progress | None) -> Collection:
        """Gathers all records up to `head`, in the order of the store."""
        return _Sharing(self._members, gathering, head, progress).run()


class _Member:
    """One process as its builder sees it."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "screening.index.crew_member", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for the builder: it ends us by closing the socket
            )
        self._socket = ours
        self.connection = Connection(os.dup(ours.fileno()))
        self.file: RunFile

    def send(self, message: Any) -> None:
        with _deaths_told():
            self.connection.send(message)

    def receive(self) -> Any:
        """The next message; the exception that ended the process, raised here."""
        with _deaths_told():
            message = self.connection.recv()
        if isinstance(message, Exception):
            raise message
        return message

    def begin(self, gathering: Gathering) -> None:
        """Hands over the files that are written into."""
        self.file = gathering.run_file()
        self.send(("gather", gathering.bodies_at))
        with _deaths_told():
            socket.send_fds(self._socket, [b"\n"], [self.file.handle, gathering.snapshot])

    def close(self) -> None:
        self.connection.close()
        self._socket.close()
        try:
            self._process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class _Sharing:
    """Who gathers which stretch, and what stands before it: told as soon as all stretches before are read."""

    def __init__(
        self, members: list[_Member], gathering: Gathering, head: int, progress: Progress | None
    ) -> None:
        self._members = {member.connection: member for member in members}
        self._progress = progress
        self._head, self._given = head, 0
        self._persons = True  # whether most records that were last gathered are persons
        self._order: list[int] = []
        self._sizes: dict[int, tuple[_Member, Size]] = {}
        self._gathered: dict[int, tuple[Gathered, RunFile]] = {}
        self._doing: dict[_Member, int] = {}
        self._before = Before()
        self._placed = self._done = 0
        self._collection = Collection()
        self._tell()
        for member in members:
            member.begin(gathering)
            self._give(member)

    def run(self) -> Collection:
        """Everything, once each process has read its last stretch."""
        while self._members:
            for connection in wait(list(self._members)):
                self._take(self._members[connection])  # type: ignore[index]
        self._collection.stretches = [self._gathered[after] for after in sorted(self._gathered)]
        return self._collection

    def _give(self, member: _Member) -> None:
        after = self._given
        if after >= self._head:
            member.send(None)
            return
        self._given += min(OF_PERSONS, STRETCH) if self._persons else STRETCH
        self._doing[member] = after
        self._order.append(after)
        member.send((after, self._given))

    def _take(self, member: _Member) -> None:
        message = member.receive()
        if isinstance(message, Size):
            self._sizes[self._doing[member]] = member, message
            self._place()
        elif isinstance(message, Gathered):
            self._gathered[self._doing[member]] = message, member.file
            self._done += message.size.documents + message.size.persons
            self._persons = message.size.persons > message.size.documents
            self._tell()
            self._give(member)
        else:
            self._collection.add_runs(member.file, *message)
            del self._members[member.connection]

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._done)

    def _place(self) -> None:
        while self._placed < len(self._order) and (ready := self._sizes.pop(self._order[self._placed], None)):
            member, size = ready
            member.send(self._before)
            self._before = self._before.behind(size)
            self._placed += 1


@contextmanager
def _deaths_told() -> Iterator[None]:
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise SnapshotError(
            "a process that gathered records for the snapshot died",
            remedy="See whether memory ran out, and build again: `screening build`.",
        ) from error
