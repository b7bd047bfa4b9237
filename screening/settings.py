"""Every setting of the service, each with its meaning: the only reader of the environment.

Made once, at the command line or by the server's start, and passed down; nothing else looks at
SCREENING_ variables. `describe` tells the operator what is in force and where it came from.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from screening import freshness, kernel, lapse
from screening.errors import InputError, Problem

PREFIX = "SCREENING_"
REMEDY = "Correct the value; `screening doctor` shows every setting, its meaning and its default."

Count = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
CarrierCode = Annotated[str, Field(pattern=r"^[A-Z0-9]{1,8}( .{1,200})?$")]
Origin = Literal["default", "environment", "command line"]


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting as `doctor` shows it; a password inside an address is masked."""

    name: str
    value: str
    origin: Origin
    meaning: str


def _beside_the_store(name: str) -> Callable[[dict[str, Any]], Path]:
    def place(data: dict[str, Any]) -> Path:
        store = data.get("store", "")
        path = store.removeprefix("sqlite:///")
        return Path("screening-data") / name if path == store else Path(path).parent / name

    return place


def _all_cores_but_one() -> int:
    """One is left to those who wait at a border: low priority alone lets them wait for a turn of the processor."""
    return max(len(os.sched_getaffinity(0)) - 1, 1)


class Settings(BaseSettings):
    """What can be set, by `SCREENING_` and the name in capitals; read it with `load`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True, use_attribute_docstrings=True
    )

    store: str = "sqlite:///screening-data/store.db"
    """Where the records are kept: sqlite:///relative/path.db, sqlite:////absolute/path.db or redis://host:port/db."""

    index_dir: Path = Field(default_factory=_beside_the_store("index"))
    """The folder of the index snapshots; by default `index` beside the store's file. Can be rebuilt."""

    jobs_dir: Path = Field(default_factory=_beside_the_store("jobs"))
    """The folder of passenger lists and their answers; by default `jobs` beside the store's file. Personal data."""

    jobs: Literal["auto", "local"] = "auto"
    """Whose passenger lists are: auto shares them and their answers where the store is on Redis; local never does."""

    jobs_shared_bytes: Count = 2_000_000_000
    """The most bytes that shared passenger lists may take on the Redis server; what comes beyond is sent away."""

    host: str = "127.0.0.1"
    """The address to listen on; 0.0.0.0 for every network of this machine."""

    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    """The port to listen on; 0 takes any free one."""

    workers: Annotated[int, Field(ge=1, le=256)] = 1
    """Processes that answer; one a core. They share the snapshot's memory."""

    drain_seconds: Annotated[float, Field(ge=0, le=3600)] = 0.0
    """After SIGTERM: for how long it still takes requests while /readyz says no, so that proxies turn to others."""

    batch_workers: Annotated[int, Field(ge=1, le=256)] = Field(default_factory=_all_cores_but_one)
    """Processes that screen passenger lists, at low priority; by default one less than the cores. One always waits."""

    access: Literal["open", "keys"] | None = None
    """Who may ask: keys asks everybody for a key, token or certificate; open nobody, for development only."""

    access_file: Path = Field(default_factory=_beside_the_store("access.db"))
    """The file of keys that `screening keys` writes; by default `access.db` beside the store's file."""

    access_store: str = ""
    """The Redis server of keys and counts that replicas share, redis://host:port/db; empty: each has its own."""

    access_grace_seconds: Annotated[float, Field(ge=1, le=86_400)] = 300.0
    """How long the keys as last read count on when that server cannot be asked; then everybody is refused."""

    require_purpose: bool = False
    """Whether every query must say its purpose and its terminal (X-Purpose, X-Terminal)."""

    purposes: str = "border_entry,border_exit,visa,police_stop,residence,batch,analysis,test"
    """The purpose codes that X-Purpose may say."""

    rate: Annotated[float, Field(gt=0, le=1_000_000)] | None = None
    """Requests a second that a client may send, over all workers, unless its key says otherwise."""

    quota: Count | None = None
    """Requests and travellers a day (UTC) that a client may send, unless its key says otherwise."""

    overload_seconds: Seconds = 1.0
    """A request that waited so long for its worker is sent away with 503; carriers and batches after a quarter."""

    read_seconds: Seconds = 20.0
    """How long a client may take for the head of a request, or be silent in the middle of a body or an answer."""

    trawl_names: Count = 1000
    """More different travellers than this in a minute from one client are a sign of trawling."""

    trawl_finds: Count = 20
    """So many different records found in ten minutes by one client, in a quarter of its queries, are such a sign."""

    jwt_issuer: str = ""
    """The issuer whose bearer tokens are taken: their `iss`, to the letter."""

    jwt_audience: str = ""
    """What the tokens must be meant for: their `aud`."""

    jwt_keys: str = ""
    """The issuer's key set: the path of a file, or an https address."""

    jwt_algorithms: str = "RS256,ES256"
    """The algorithms with which tokens may be signed; only such with a public key."""

    jwt_role_claim: str = "roles"
    """The claim that holds the roles, such as roles or realm_access.roles."""

    jwt_roles: str = ""
    """What the claim's values mean here: value=role,value=role; the first one held counts. Empty: our own names."""

    jwt_refresh_seconds: Seconds = 300.0
    """How often the key set is read again."""

    proxies: str = ""
    """Addresses or networks of the proxies that may say whose certificate a client showed."""

    certificate_header: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")] = "X-Client-Cert-Subject"
    """The header in which they say it. They must drop what a client itself sends in it."""

    tls_certificate: Path | None = None
    """The certificate, with its chain, with which the service itself speaks TLS."""

    tls_key: Path | None = None
    """The key of that certificate."""

    tls_client_ca: Path | None = None
    """The authorities whose client certificates are believed; without it, clients are asked for none."""

    tls_client: Literal["optional", "required"] = "required"
    """Whether a client without a certificate may connect, where the service asks for one."""

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

    redis_connect_seconds: Seconds = 1.0
    """How long a connection to the Redis server of SCREENING_STORE may take."""

    redis_command_seconds: Seconds = 5.0
    """How long that server may take for one command."""

    redis_wait_replicas: Annotated[int, Field(ge=0, le=100)] = 0
    """How many of its replicas must have a change before it is acknowledged."""

    store_grace_seconds: Annotated[float, Field(ge=0, le=86_400)] = 5.0
    """How long the store may be unreadable before answers become not_checked."""

    list_max_age: str | None = None
    """How old each list may be: sltd=24h,un-sc=7d,*=30d. One that is older, or is missing, is not checked."""

    snapshots: Annotated[str, Field(min_length=1)] | None = None
    """Where snapshots are published and fetched: file:///a/shared/folder or s3://bucket/prefix. One for each store."""

    snapshots_role: Literal["both", "build", "fetch"] = "both"
    """Whether this replica fetches snapshots, or builds and publishes them, or does both: whichever is quicker."""

    snapshots_kept: Annotated[int, Field(ge=1, le=1000)] = 3
    """How many published snapshots are kept, for each version of their form."""

    snapshots_seconds: Seconds = 60.0
    """How long the place of published snapshots may be silent, in the midst of a transfer too."""

    review_days: Annotated[int, Field(ge=0, le=3650)] = 30
    """How many days ahead of its review date a record is counted as due for review."""

    withdraw_after_review: str | None = None
    """How many days after their review date records are withdrawn: sltd=0,national=30,*=365. Without it, never."""

    withdraw_share: Annotated[float, Field(gt=0, le=1)] = 0.05
    """The largest share of a list that is withdrawn so without an operator's word; of a small list, one record."""

    rebuild_hours: Annotated[float, Field(gt=0, le=8_760)] = 24.0
    """After so long a new snapshot is made if anything has changed, so that what was withdrawn is gone from it."""

    verify_seconds: Seconds = 300.0
    """How often the parent process reads the snapshot again and compares its checksums."""

    max_body_bytes: Count = 1_000_000
    """The largest body of a request about one traveller or record, in bytes."""

    max_batch_bytes: Count = 64_000_000
    """The largest body of a batch of travellers or of a passenger list, in bytes."""

    max_list_bytes: Count = 2_000_000_000
    """The largest body of a watch-list upload, in bytes."""

    jobs_queued: Count = 100
    """The most passenger lists that may wait to be screened; what comes beyond is sent away for a while."""

    job_rows: Count = 1_000_000
    """The most rows of one passenger list."""

    job_keep_hours: Annotated[float, Field(gt=0, le=8_760)] = 72.0
    """How long a passenger list and its answers are kept after it was screened."""

    job_repeat_seconds: Seconds = 3600.0
    """How long a passenger list that is sent again, the same to the byte, gets the answers it has."""

    delayed_seconds: Seconds = 60.0
    """How often recent passenger lists are held against the records that changed since."""

    delayed_hours: Annotated[float, Field(ge=0, le=8760)] = 24.0
    """For how long after its answers a passenger list is held against changes; 0 for not at all."""

    cusres_clear: CarrierCode = "0Z OK TO BOARD"
    """What a carrier is answered for a passenger who is clear: a code, and after a space words for the desk."""

    cusres_refer: CarrierCode = "ZZZ CONTACT AUTHORITY"
    """The same for one who is referred. No code for "no board" is ever used unless you write it here."""

    cusres_not_checked: CarrierCode = "ZZZ NOT CHECKED, CONTACT AUTHORITY"
    """The same for one who could not be checked; it must differ from the code for clear."""

    audit: Literal["auto", "on", "off"] = "auto"
    """Whether questions, changes, refusals and exports are entered: on, off, or auto: where access is controlled."""

    audit_dir: Path = Field(default_factory=_beside_the_store("audit"))
    """The folder of the audit; by default `audit` beside the store's file."""

    audit_key_file: Path = Field(default_factory=_beside_the_store("audit.key"))
    """The file of the audit's secret, made when the audit begins. Keep it apart from the folder and its backups."""

    audit_failure: Literal["not_checked", "refuse", "allow"] = "not_checked"
    """What becomes of a query that cannot be entered: answered not_checked, refused as an error, or allowed."""

    audit_fsync: Literal["never", "interval", "always"] = "interval"
    """When entries are brought to the disk, against loss of power: never, once a second, or before each answer."""

    audit_clear_text: bool = False
    """Whether what was asked is kept in the audit in clear as well, encrypted; otherwise as keyed hashes only."""

    audit_segment_bytes: Annotated[int, Field(ge=10_000)] = 64_000_000
    """After so many bytes, and every day, a process begins a new segment of the audit."""

    audit_keep_clear_days: Annotated[int, Field(ge=0, le=36_500)] = 90
    """For how many days entries of queries that were answered clear are kept."""

    audit_keep_days: Annotated[int, Field(ge=0, le=36_500)] = 1095
    """For how many days all other entries of the audit are kept."""

    clearance_days: Annotated[int, Field(ge=1, le=36_500)] = 1826
    """The most days for which a traveller can be cleared of a record; after five years it is looked at again."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What is logged: debug, info, warning or error. Never names or document numbers, at any level."""

    trace_url: Annotated[str, Field(pattern=r"^https?://[^\s@]+$")] | None = None
    """Where traces are sent, such as http://127.0.0.1:4318/v1/traces (OTLP over HTTP); without it there are none."""

    trace_share: Annotated[float, Field(ge=0, le=1)] = 0.01
    """The share of requests that is traced, besides those that their caller traces."""

    metrics_dir: Path | None = None
    """The folder in which the workers share their metrics; without it, a temporary one."""

    _given: frozenset[str] = PrivateAttr(default=frozenset())

    @field_validator("list_max_age", "withdraw_after_review")
    @classmethod
    def _by_list(cls, value: str | None, field: ValidationInfo) -> str | None:
        """Kept as written; refused here and not where it is first used."""
        try:
            (freshness.parse if field.field_name == "list_max_age" else lapse.parse)(value or "")
        except ValueError as error:
            raise PydanticCustomError("by_list", "{why}", {"why": str(error)}) from None
        return value

    @field_validator("cusres_not_checked")
    @classmethod
    def _not_as_clear(cls, value: str, others: ValidationInfo) -> str:
        """Nobody may read "we could not look" as "clear"."""
        if value.split()[0] == others.data.get("cusres_clear", "").split(" ")[0]:
            raise PydanticCustomError("code_for_clear", "must not be the code for clear")
        return value

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
    # A default that is made of another setting cannot be made when any other is bad: that is no problem of its own.
    found = [detail for detail in error.errors() if detail["type"] != "default_factory_not_called"]
    problems = [_problem(detail["loc"], detail["msg"], detail["input"]) for detail in found]
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
