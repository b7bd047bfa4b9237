"""What a report rests on, gathered from its answers: counts, lists, policies, and the time of the data.

Answers of one report may differ: a list can change while the passengers are screened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from screening import __version__
from screening.batch.report.about import About
from screening.batch.report.entry import Answer

READ = (
    ("what refer means", "A human must look. It does not say that the traveller is the person on file."),
    (
        "what not_checked means",
        "Nobody has looked. This is not clear: use the procedure for when the system is down.",
    ),
    ("what the score means", "Says where to begin, from 0 to 1. It is not a probability."),
)


@dataclass(slots=True)
class Ground:
    """Added up answer by answer."""

    counts: Counter[str] = field(default_factory=Counter)
    policies: set[tuple[str, float]] = field(default_factory=set)
    times: tuple[str, str] = ("", "")
    sequences: tuple[int, int] = (0, 0)
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    unlooked: dict[str, str] = field(default_factory=dict)

    def add(self, answer: Answer | None) -> None:
        """One answer; None for a row nobody could read."""
        if answer is None:
            self.counts["unreadable"] += 1
            return
        checked = answer["checked"]
        self.counts[answer["decision"]] += 1
        if answer.get("policy"):
            self.policies.add((answer["policy"], answer["threshold"]))
        as_of, sequence = checked["as_of"], checked["sequence"]
        self.times = (min(self.times[0] or as_of, as_of), max(self.times[1], as_of))
        self.sequences = (min(self.sequences[0] or sequence, sequence), max(self.sequences[1], sequence))
        self.lists.update((state["list"], state) for state in checked["lists"])
        self.unlooked.update((state["list"], state["why"]) for state in checked["not_checked"])

    def told(self, about: About) -> Iterator[tuple[str, str]]:
        """Names and values, one a row."""
        yield "passenger list", about.source
        yield "report made", f"{about.made_at:%Y-%m-%d %H:%M} UTC, screening {__version__}"
        yield "rows", str(self.counts.total())
        for decision in ("refer", "not_checked", "unreadable", "clear"):
            yield decision, str(self.counts[decision])
        yield (
            "policy",
            ", ".join(f"{name} from a score of {least:g}" for name, least in sorted(self.policies)),
        )
        yield "data as of", _span(*self.times)
        yield "up to change", _span(*map(str, self.sequences))
        for name, state in sorted(self.lists.items()):
            loaded = f", loaded {state['loaded_at']}" if state.get("loaded_at") else ""
            yield f"checked: {name}", f"{state['records']:,} records{loaded}"
        for name, why in sorted(self.unlooked.items()):
            yield f"NOT CHECKED: {name}", f"{why} (for at least one row)"
        yield from READ


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
