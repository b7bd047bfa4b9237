"""Every setting of the service, each with its meaning: the only reader of the environment.

Made once, at the command line or by the server's start, and passed down; nothing else looks at
SCREENING_ variables. `describe` tells the operator what is in force and where it came from.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from screening import kernel
from screening.errors import InputError, Problem

PREFIX = "SCREENING_"
REMEDY = "Correct the value; `screening doctor` shows every setting, its meaning and its default."

Count = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
Origin = Literal["default", "environment", "command line"]


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting as `doctor` shows it; a password inside an address is masked."""

    name: str
    value: str
    origin: Origin
    meaning: str


def _beside_the_store(data: dict[str, Any]) -> Path:
    store = data.get("store", "")
    path = store.removeprefix("sqlite:///")
    return Path("screening-data") / "index" if path == store else Path(path).parent / "index"


class Settings(BaseSettings):
    """What can be set, by `SCREENING_` and the name in capitals; read it with `load`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True, use_attribute_docstrings=True
    )

    store: str = "sqlite:///screening-data/store.db"
    """Where the records are kept: sqlite:///relative/path.db or sqlite:////absolute/path.db."""

    index_dir: Path = Field(default_factory=_beside_the_store)
    """The folder of the index snapshots; by default `index` beside the store's file. Can be rebuilt."""

    host: str = "127.0.0.1"
    """The address to listen on; 0.0.0.0 for every network of this machine."""

    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    """The port to listen on; 0 takes any free one."""

    workers: Annotated[int, Field(ge=1, le=256)] = 1
    """Processes that answer; one a core. They share the snapshot's memory."""

    policy: Literal["strict", "balanced", "wide"] = "balanced"
    """How much likeness refers a traveller, unless a request names another: strict, balanced or wide."""

    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    """The score from which a hit is listed and referred, in place of that policy's own."""

    limit: Annotated[int, Field(ge=1, le=1000)] | None = None
    """The most hits that one answer lists, best first; without it, the policy's own."""

    budget: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """The most candidates weighed for one traveller (a cut is reported); without it, the policy's own."""

    poll_seconds: Seconds = 0.05
    """How often a worker looks for changes in the store."""

    delta_limit: Count = 5000
    """The most changes a worker applies in memory before it waits for a new snapshot."""

    rebuild_changes: Count = 2000
    """After so many changes the builder makes a new snapshot."""

    max_lag_seconds: Seconds = 60.0
    """A list whose changes could not be followed for so long is reported as not checked."""

    store_grace_seconds: Annotated[float, Field(ge=0, le=86_400)] = 5.0
    """How long the store may be unreadable before answers become not_checked."""

    verify_seconds: Seconds = 300.0
    """How often the parent process reads the snapshot again and compares its checksums."""

    max_body_bytes: Count = 1_000_000
    """The largest body of a request about one traveller or record, in bytes."""

    max_batch_bytes: Count = 64_000_000
    """The largest body of a batch of travellers or of a passenger list, in bytes."""

    max_list_bytes: Count = 2_000_000_000
    """The largest body of a watch-list upload, in bytes."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What is logged: debug, info, warning or error. Never names or document numbers, at any level."""

    metrics_dir: Path | None = None
    """The folder in which the workers share their metrics; without it, a temporary one."""

    _given: frozenset[str] = PrivateAttr(default=frozenset())

    @classmethod
    def load(cls, **given: Any) -> Self:
        """The settings in force: what was `given` (None: not given), else the environment, else defaults.

        Raises InputError with one sentence that names the variable and the rule, not the value.
        """
        given = {name: value for name, value in given.items() if value is not None}
        try:
            settings = cls(**given)
        except ValidationError as error:
            raise _refusal(error) from None
        settings._given = frozenset(given)
        return settings

    def describe(self) -> list[SettingRow]:
        """Every setting, in order of declaration."""
        return [
            SettingRow(
                PREFIX + name.upper(), _masked(getattr(self, name)), self._origin(name), _meaning(name)
            )
            for name in type(self).model_fields
        ]

    def _origin(self, name: str) -> Origin:
        if name in self._given:
            return "command line"
        return "environment" if name in self.model_fields_set else "default"


def unknown_variables() -> list[str]:
    """SCREENING_ variables that no setting has: misspelled ones would otherwise go unnoticed."""
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {kernel.PURE}
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)


def _meaning(name: str) -> str:
    return Settings.model_fields[name].description or ""


def _masked(value: object) -> str:
    return "" if value is None else re.sub(r"(?<!sqlite)://.*@", "://***@", str(value))


def _refusal(error: ValidationError) -> InputError:
    problems = [_problem(detail["loc"], detail["msg"], detail["input"]) for detail in error.errors()]
    what = "; ".join(f"{problem.where}: {problem.what}" for problem in problems)
    return InputError(what, remedy=problems[0].remedy, problems=problems)


def _problem(where: tuple[int | str, ...], what: str, value: object) -> Problem:
    variable = PREFIX + str(where[0]).upper()
    remedy = REMEDY
    if re.match(r"(tcp|udp)://", str(value)):
        # Kubernetes sets NAME_PORT for every service of the namespace; ours may be called `screening`.
        remedy = (
            "Kubernetes sets this variable for a service named `screening`: use enableServiceLinks: false."
        )
    return Problem(variable, what[:1].lower() + what[1:], remedy)
