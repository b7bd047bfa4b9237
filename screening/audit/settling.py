"""The end of segments: said by those who wrote them, or for them by whoever comes after their death."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import structlog

from screening.audit import links
from screening.audit.chain import Chain
from screening.audit.segment import HEAD, SUFFIX, Segment, head_of, left

log = structlog.get_logger("screening.audit")


def close(chain: Chain, segment: Segment) -> None:
    """Enters the end of our own segment in the chain; its head is no longer needed. Raises OSError."""
    end = segment.end
    chain.add("closed", segment=segment.name, number=end.number, end=end.mac)
    head_of(segment.path).unlink(missing_ok=True)


def settle(chain: Chain) -> list[str]:
    """Enters the end of every segment whose process died: their names. Raises OSError.

    One that is not whole is left as it is, with its head, for `verify` to tell.
    """
    settled = []
    for head in sorted(chain.folder.glob(f"*/*{HEAD}")):
        path = head.with_suffix(SUFFIX)
        with suppress(FileNotFoundError), left(path) as ours:  # removed, or settled by another
            if ours and head.exists() and (name := _settled(chain, path)):
                settled.append(name)
    return settled


def _settled(chain: Chain, path: Path) -> str:
    name = path.relative_to(chain.folder).as_posix()
    head = links.read_head(head_of(path))
    end = links.end_of(path, chain.key, links.beginning(chain.key, name))
    torn = links.torn(path, end)
    if head is None or end.number < head.number or torn is None:
        log.error("audit_segment_damaged", segment=name, remedy="Run `screening audit verify`.")
        return ""
    if end.number == 0 and not torn and not _is_named(chain, name):
        path.unlink()  # its process died before it entered it anywhere
    else:
        chain.add("settled", segment=name, number=end.number, end=end.mac, torn=torn)
    head_of(path).unlink(missing_ok=True)
    return name


def _is_named(chain: Chain, name: str) -> bool:
    return any(entry.get("segment") == name for entry, _ in chain.entries())
