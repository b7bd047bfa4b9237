"""Finds what was removed, changed, added or put in another order since it was written.

What counts is the chain: every segment that it names must be there, whole, and agree with what the chain and its own
head say of it; every file that is there must be named. While the service runs, segments grow; what looks wrong only
because it changed under our eyes is looked at again.

Not found can be: that the whole folder was put back to an earlier state, or removed. Against this the log of the
service has the number and mac of each entry of the chain (`audit_chain`), to be held against it as an anchor.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from screening.audit import links
from screening.audit.chain import Chain
from screening.audit.keys import Keys
from screening.audit.links import Link
from screening.audit.segment import SUFFIX, head_of, left

LOOKS = 5
PAUSE = 0.05  # seconds between two looks: whoever is changing something gets on with it


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written: in which file, and what."""

    file: str
    what: str


@dataclass(slots=True)
class Verdict:
    """What was found. The audit is whole when there are no faults; `notes` say what is as it may be."""

    entries: int = 0
    segments: int = 0
    removed: int = 0
    chain: int = 0
    mac: str = ""
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Told:
    """What the chain tells of one segment."""

    opened: Link
    reached: dict[int, str] = field(default_factory=dict)
    end: tuple[int, int] | None = None
    removed: str = ""


def verify(folder: Path, keys: Keys, anchors: dict[int, str] | None = None) -> Verdict:
    """The state of the audit in that folder. Raises OSError when it cannot be read.

    `anchors` are numbers of entries of the chain with their macs, from the log or an earlier verdict.
    """
    found = _verdict(folder, keys, anchors or {})
    for _ in range(LOOKS - 1):
        if not found.faults:
            break
        time.sleep(PAUSE)
        before, found = found, _verdict(folder, keys, anchors or {})
        if before.chain == found.chain and before.faults == found.faults:
            break
    return found


def _verdict(folder: Path, keys: Keys, anchors: dict[int, str]) -> Verdict:
    verdict, chain = Verdict(), Chain(folder, keys.chain)
    there = {path.relative_to(folder).as_posix() for path in folder.glob(f"*/*{SUFFIX}")}
    told = _read_chain(chain, verdict, anchors)
    for name, segment in told.items():
        if segment.removed:
            verdict.removed += 1
            if name in there:
                verdict.notes.append(
                    Fault(name, "its time was over and its removal is entered; it is still there")
                )
        elif name not in there and not (folder / name).exists():
            verdict.faults.append(Fault(name, "the segment is missing"))
        else:
            verdict.segments += 1
            _settle_on(folder, name, segment, keys, chain, verdict)
    for name in sorted(there - told.keys()):
        _unnamed(folder / name, name, verdict)
    for path in sorted(folder.glob(f"chain.damaged-*{SUFFIX}")):
        verdict.faults.append(Fault(path.name, "the chain was found changed and put aside"))
    return verdict


def _read_chain(chain: Chain, verdict: Verdict, anchors: dict[int, str]) -> dict[str, _Told]:
    told: dict[str, _Told] = {}
    end = chain.start
    for entry, end in chain.entries():
        _take(entry, end, told, verdict)
        expected = anchors.get(end.number, end.mac)
        if expected != end.mac:
            verdict.faults.append(Fault(chain.path.name, f"entry {end.number} is not the one of the anchor"))
    verdict.chain, verdict.mac = end.number, end.mac if end.number else ""
    for fault in _faults_of_chain(chain, end, anchors):
        verdict.faults.append(Fault(chain.path.name, fault))
    return told


def _faults_of_chain(chain: Chain, end: Link, anchors: dict[int, str]) -> Iterator[str]:
    if not chain.exists():
        yield "the chain is missing"
        return
    torn = links.torn(chain.path, end)
    if torn is None:
        yield f"entry {end.number + 1} does not follow from the one before it"
    head = links.read_head(chain.head)
    if head is None:
        yield "its head is missing"
    elif head.number > end.number:
        yield f"ends with entry {end.number}, but had {head.number}"
    elif head.number == end.number and head.state != end.state:
        yield "is not the chain that its head belongs to"
    beyond = max(anchors, default=0)
    if beyond > end.number:
        yield f"ends with entry {end.number}, but the anchor is entry {beyond}"


def _take(entry: dict[str, Any], link: Link, told: dict[str, _Told], verdict: Verdict) -> None:
    """Notes one entry of the chain."""
    event, name = entry["event"], entry.get("segment", "")
    if event == "opened":
        told[name] = _Told(link)
    elif event == "damaged":
        verdict.faults.append(
            Fault("chain.ndjson", f"was shortened before entry {link.number}: {entry['entries']} were there")
        )
    elif (segment := told.get(name)) is None:
        if event != "removed":
            verdict.faults.append(
                Fault(name, f"entry {link.number} of the chain tells of a segment never opened")
            )
    elif event == "removed":
        segment.removed = entry["at"]
    else:
        segment.reached[entry["number"]] = entry["end"]
        if event in ("closed", "settled"):
            segment.end = entry["number"], entry.get("torn", 0)


def _settle_on(folder: Path, name: str, told: _Told, keys: Keys, chain: Chain, verdict: Verdict) -> None:
    """Checks one segment; where it looks wrong, again by what the chain tells of it now.

    Its end may have been entered, and its head removed, since the chain was read.
    """
    for _ in range(LOOKS):
        found = Verdict()
        _check(folder, name, told, keys, found)
        if not found.faults:
            break
        told = _read_chain(chain, Verdict(), {}).get(name, told)
        if told.removed:
            found = Verdict()
            break
    verdict.entries += found.entries
    verdict.faults += found.faults
    verdict.notes += found.notes


def _check(folder: Path, name: str, told: _Told, keys: Keys, verdict: Verdict) -> None:
    """Holds one segment against itself, its head and the chain."""
    path = folder / name
    faults: list[str] = []
    head = links.read_head(head_of(path))
    with left(path) as nobody_writes:
        pass
    start = end = links.beginning(keys.chain, name)
    for line, end in links.walk(path, keys.chain, start):
        if end.number == 1:
            faults += _faults_of_first(orjson.loads(line), told, keys)
        if told.reached.get(end.number, end.mac) != end.mac:
            faults.append(f"entry {end.number} is not the one that the chain names")
        if head is not None and head.number == end.number and head.state != end.state:
            faults.append(f"entry {end.number} is not the one that its head belongs to")
    torn = links.torn(path, end)
    faults += _faults_of_end(end, torn, head, told)
    verdict.entries += end.number
    verdict.faults += [Fault(name, what) for what in faults]
    if torn and not faults:
        verdict.notes.append(Fault(name, _of_torn(torn, nobody_writes)))


def _of_torn(torn: int, dead: bool) -> str:
    if dead:
        return f"the process died while it wrote: {torn} bytes of an entry whose answer never left"
    return "is being written"


def _faults_of_first(entry: dict[str, Any], told: _Told, keys: Keys) -> Iterator[str]:
    if entry.get("chain") != [told.opened.number, told.opened.mac]:
        yield f"its first entry does not name entry {told.opened.number} of the chain"
    if entry.get("key") != keys.id:
        yield "was written under another key"


def _faults_of_end(end: Link, torn: int | None, head: Link | None, told: _Told) -> Iterator[str]:
    if torn is None:
        yield f"entry {end.number + 1} does not follow: it was changed, or those around it were"
        return
    known = max((*told.reached, head.number if head is not None else 0))
    if end.number < known:
        yield f"ends with entry {end.number}, but had {known}"
    elif told.end is not None:
        if end.number > told.end[0] or torn != told.end[1]:
            yield f"goes on after entry {told.end[0]}, its last"
    elif head is None:
        yield "its head is missing, so that nobody can tell whether its end is"


def _unnamed(path: Path, name: str, verdict: Verdict) -> None:
    """A file that the chain does not name: harmless only when nothing is in it."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return
    if size:
        verdict.faults.append(Fault(name, "is not named by the chain"))
    else:
        verdict.notes.append(Fault(name, "is empty and was never begun: its process died before"))
