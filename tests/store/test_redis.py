"""What only the Redis store does: addresses, repeated writes, loads left behind, servers that forget."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis.exceptions import ConnectionError

from screening.engine import Engine
from screening.errors import Conflict, InputError, StoreUnavailable
from screening.model import Name, PersonRecord, Record, Traveller
from screening.options import EngineOptions
from screening.store import RedisOptions, open_store, redis, redis_feed, redis_loading
from screening.store.redis import RedisStore
from screening.store.redis_address import RedisAddress
from screening.store.redis_loading import RedisLoading
from tests.contract.test_store import document, feed, live, load, person
from tests.redis import RedisProcess, shared, store_for


@pytest.fixture
def url(tmp_path: Path) -> str:
    return store_for(tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[RedisStore]:
    store = RedisStore(url)
    yield store
    store.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisProcess]:
    """A server of the test's own, which it may stop and kill."""
    server = RedisProcess(tmp_path / "server")
    yield server
    server.end()


def keys(url: str, name: str) -> str:
    """The full name of one of the store's keys."""
    return f"{{{RedisAddress.parse(url).prefix}}}:{name}"


def pending(url: str) -> bool:
    """Whether a load is in force and not yet moved to where it belongs."""
    return shared().ask("HEXISTS", keys(url, "meta"), "pending") == ":1"


# Addresses


def test_an_address_says_host_port_database_and_prefix() -> None:
    assert RedisAddress.parse("redis://here").hosts == (("here", 6379),)
    found = RedisAddress.parse("rediss://me:p%40ss@[::1]:7000/3?prefix=north&ca=/etc/ca.pem")
    assert (found.hosts, found.database, found.prefix) == ((("::1", 7000),), 3, "north")
    assert (found.username, found.password, found.tls) == ("me", "p@ss", {"ca": "/etc/ca.pem"})
    assert "p@ss" not in repr(found)


def test_an_address_may_name_sentinels_and_what_they_watch() -> None:
    found = RedisAddress.parse("redis+sentinel://:secret@one,two:7001/watch/2")
    assert found.hosts == (("one", 26379), ("two", 7001))
    assert (found.service, found.database, found.password) == ("watch", 2, "secret")


def test_an_address_may_name_some_nodes_of_a_cluster() -> None:
    found = RedisAddress.parse("redis+cluster://me:secret@one,two:7001/?prefix=north")
    assert (found.hosts, found.cluster) == ((("one", 6379), ("two", 7001)), True)
    assert (found.username, found.password, found.prefix, found.database) == ("me", "secret", "north", 0)
    assert not RedisAddress.parse("redis://one").cluster


@pytest.mark.parametrize(
    "url",
    ["redis://", "redis://one,two", "redis://here/x", "redis://here/0/1", "redis://here:port", "redis://here:99999",
     "redis+sentinel://here", "redis+cluster://", "redis+cluster://one,two/1", "redis+cluster://one/0/x",
     "redis://here?prefix={a}", "redis://here?timeout=3", "redis://here#x"],
)  # fmt: skip
def test_an_address_that_cannot_be_meant_is_refused_with_the_forms_there_are(url: str) -> None:
    with pytest.raises(InputError) as refused:
        open_store(url)
    assert "redis://host:6379/0" in refused.value.remedy


# Opening


def test_a_store_is_not_made_where_others_are_joined(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="holds no store"):
        RedisStore(url, create=False).head()
    assert not redis.exists(url)
    RedisStore(url).close()
    assert redis.exists(url)


def test_a_server_that_drops_records_when_its_memory_is_full_is_refused(server: RedisProcess) -> None:
    server.ask("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
    with pytest.raises(StoreUnavailable, match="drops records"):
        RedisStore(server.url)


def test_a_store_of_a_newer_version_is_refused(url: str, store: RedisStore) -> None:
    shared().ask("HSET", keys(url, "meta"), "schema", "2")
    with pytest.raises(StoreUnavailable, match="newer version"):
        RedisStore(url)


def test_a_server_that_is_not_there_is_told_with_a_remedy(server: RedisProcess) -> None:
    server.kill()
    with pytest.raises(StoreUnavailable, match="cannot be reached") as told:
        RedisStore(server.url)
    assert "SCREENING_STORE" in told.value.remedy


def test_a_wrong_password_is_told_and_not_repeated(server: RedisProcess) -> None:
    server.ask("CONFIG", "SET", "requirepass", "right")
    with pytest.raises(StoreUnavailable, match="refuses the user or the password") as told:
        RedisStore(server.url.replace("://", "://:wrong@"))
    assert "wrong" not in f"{told.value.what} {told.value.remedy}"
    RedisStore(server.url.replace("://", "://:right@")).close()


def test_a_store_that_was_emptied_while_open_is_out_of_use(url: str, store: RedisStore) -> None:
    store.put(person("x"))
    shared().ask("DEL", keys(url, "meta"))
    calls: list[Callable[[], object]] = [
        store.head, store.lists, lambda: store.get("x"), lambda: store.put(person("y")), lambda: live(store),
    ]  # fmt: skip
    for call in calls:
        with pytest.raises(StoreUnavailable, match="emptied or replaced"):
            call()


# Writes that are repeated


def test_a_change_that_is_sent_again_is_done_once(store: RedisStore) -> None:
    arguments = (0, "x", "a", "p", "00", b"{}")
    for _ in range(2):
        assert store._server.write(redis._PUT, store.identity, "token-1", *arguments) == b"1 1"
    for _ in range(2):
        assert store._server.write(redis._DELETE, store.identity, "token-2", 0, "x") == b"2"
    assert store.head() == 2


def test_a_change_whose_answer_was_lost_is_answered_as_if_it_was_not(
    store: RedisStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection breaks after the server has done its work, once."""
    run, broken = store._server._run, []

    def breaking(*arguments: object) -> object:
        result = run(*arguments)  # type: ignore[arg-type]
        if not broken:
            broken.append(True)
            raise ConnectionError
        return result

    monkeypatch.setattr(store._server, "_run", breaking)
    assert store.put(person("x")) == (1, True)
    broken.clear()
    assert store.delete("x") == 2
    broken.clear()
    assert [counts.added for counts in load(store, person("y"), person("z"))] == [2]
    assert store.head() == 4


# Loads


def replacing(store: RedisStore, count: int) -> dict[str, Record]:
    """A list of so many records, then replaced: some stay, some change, some go, some come. What is on file then."""
    load(store, *(document(f"d{number}") for number in range(count)))
    second = [
        *(document(f"d{number}", number="N2" if number % 3 else "N1") for number in range(0, count, 2)),
        *(document(f"e{number}") for number in range(count // 2)),
    ]
    load(store, *second)
    return {record.id: record for record in second}


def test_a_load_left_behind_is_finished_by_the_changes_of_others(
    url: str, store: RedisStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_feed.RedisFeed, "tidy", lambda _: None)
    expected = replacing(store, 200)
    assert pending(url)
    other = RedisStore(url)
    before = other.head(), other.lists(), feed(other)
    for number in range(20):
        assert live(other) == expected
        record = person(f"p{number}", "b")
        other.put(record)
        expected[record.id] = record
    assert not pending(url)
    assert live(other) == expected
    assert (other.lists()[0], feed(other)[: len(before[2])]) == (before[1][0], before[2])
    other.close()


def test_a_load_left_behind_is_finished_by_the_next_load(
    url: str, store: RedisStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_feed.RedisFeed, "tidy", lambda _: None)
    replacing(store, 100)
    last = [document(f"f{number}") for number in range(30)]
    load(store, *last)
    monkeypatch.undo()
    store._feed.tidy()
    assert not pending(url)
    assert live(store) == {record.id: record for record in last}


def test_a_view_stays_as_it_was_while_a_list_is_replaced_in_the_midst_of_it(
    store: RedisStore, url: str
) -> None:
    load(store, *(document(f"d{number:04}") for number in range(1500)))
    other = RedisStore(url)
    with store.scan() as view:
        rows = iter(view)
        seen = [next(rows)]
        load(other, *(document(f"d{number:04}", number="N2") for number in range(700, 1600)))
        other.delete("d1599")
        seen += rows
        assert view.stretch(1490, 9999)[0] == [f"d{number:04}" for number in range(1490, 1500)]
    assert [change.record_id for change in seen] == [f"d{number:04}" for number in range(1500)]
    assert all(b"N1" in (change.body or b"") for change in seen)
    assert shared().ask("EXISTS", keys(url, "graves")) == ":0"
    other.close()


def test_a_view_that_was_given_up_is_told_and_never_read_in_parts(store: RedisStore, url: str) -> None:
    load(store, *(document(f"d{number}") for number in range(1200)))
    with store.scan() as view:
        rows = iter(view)
        next(rows)
        shared().ask("DEL", keys(url, "pins"))
        with pytest.raises(StoreUnavailable, match="not read for too long"):
            list(rows)


def test_what_others_change_between_comparing_and_coming_into_force_is_judged_anew(
    store: RedisStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, *(person(f"p{number}") for number in range(6)))
    other, flip, tries = RedisStore(url), RedisLoading._flip, []

    def late(loading: RedisLoading, compared_at: int) -> str:
        tries.append(compared_at)
        if len(tries) == 1:
            other.put(person("p0", sex="F"))  # was equal: now it differs
            other.put(person("p1", sex="M"))  # differed: now it is equal
            other.delete("p2")  # was equal: now it is new
            other.delete("p5")  # was to go: it has gone
            other.put(person("late"))  # nobody knew it: it goes
        return flip(loading, compared_at)

    monkeypatch.setattr(RedisLoading, "_flip", late)
    staged = [person("p0"), person("p1", sex="M"), person("p2"), person("p3", sex="F")]
    with store.loading(lists=["a"]) as loading:
        for record in staged:
            loading.add(record)
        (counts,) = loading.commit()
    assert tries == [6, 11]
    assert (counts.added, counts.changed, counts.withdrawn, counts.unchanged) == (1, 2, 2, 1)
    assert live(store) == {record.id: record for record in staged}
    (info,) = store.lists()
    assert (info.persons, info.sequence) == (4, store.head())
    other.close()


@pytest.mark.parametrize("asking", [0, 10])
def test_a_record_of_another_list_is_refused_whether_it_is_asked_for_or_known(
    store: RedisStore, monkeypatch: pytest.MonkeyPatch, asking: int
) -> None:
    monkeypatch.setattr(redis_loading, "ASKING", asking)
    load(store, *(person(f"b{number}", "b") for number in range(40)))
    load(store, person("a0"))
    with store.loading(lists=["a"]) as loading:
        for number in range(10):
            loading.add(person(f"a{number}"))
            with pytest.raises(Conflict, match="another list"):
                loading.add(person(f"b{number}"))
        (counts,) = loading.commit()
    assert (counts.added, counts.unchanged, len(live(store))) == (9, 1, 50)


def test_a_load_goes_on_beside_somebody_who_writes_all_the_time(store: RedisStore, url: str) -> None:
    over = threading.Event()
    other = RedisStore(url)

    def write() -> None:
        number = 0
        while not over.is_set():
            other.put(person(f"b{number % 50}", "b", sex="MF"[number % 2]))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for edition in ("N1", "N2"):
            (counts,) = load(store, *(document(f"d{number}", number=edition) for number in range(3000)))
    finally:
        over.set()
        writer.join()
    assert counts.changed == 3000
    assert sum(record.list == "a" for record in live(store).values()) == 3000
    other.close()


def test_a_load_of_which_the_server_lost_a_part_changes_nothing(
    store: RedisStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, person("x"))
    flip = RedisLoading._flip

    def losing(loading: RedisLoading, compared_at: int) -> str:
        shared().ask("HDEL", loading._staged_key, "y")
        return flip(loading, compared_at)

    monkeypatch.setattr(RedisLoading, "_flip", losing)
    with pytest.raises(StoreUnavailable, match="nothing was changed"):
        load(store, person("y"), person("z"))
    assert live(store) == {"x": person("x")}


def test_what_a_load_that_died_had_sent_lapses(
    store: RedisStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(loading: RedisLoading, compared_at: int) -> str:
        assert shared().ask("TTL", loading._staged_key) != ":-1"
        assert shared().ask("TTL", loading._queue_key) != ":-1"
        raise KeyboardInterrupt

    monkeypatch.setattr(RedisLoading, "_flip", dying)
    with pytest.raises(KeyboardInterrupt):
        load(store, person("x"))
    assert store.head() == 0


# Servers that forget, and replicas


def test_a_server_that_started_again_has_another_history(server: RedisProcess) -> None:
    store = RedisStore(server.url)
    store.put(person("x"))
    before = store.history
    server.kill()
    with pytest.raises(StoreUnavailable):
        store.head()
    server.start()
    assert store.head() == 1
    assert store.history not in ("", before)
    store.close()


def test_an_engine_forgets_what_the_store_has_lost(tmp_path: Path) -> None:
    """The server comes back as it was before the last change, and gives its number to another one."""
    server = RedisProcess(tmp_path / "server", "--appendonly", "no", "--dbfilename", "kept.rdb")
    try:
        store = RedisStore(server.url)
        engine = Engine(store, tmp_path / "index")
        engine.library.ready()
        names = ["Viktor Arkadyevich Molchanov", "Oluwaseun Adeyemi", "Gulnara Serikbaeva"]
        kept, lost, later = map(named, names)
        engine.open(build=False)
        assert engine.put(kept) == (1, True)
        server.ask("SAVE")
        assert engine.put(lost) == (2, True)
        assert [decision(engine, name) for name in names] == ["refer", "refer", "clear"]
        server.kill()
        server.start()
        other = RedisStore(server.url)
        assert other.put(later) == (2, True)
        engine.follow()
        assert [decision(engine, name) for name in names] == ["refer", "clear", "refer"]
        other.close()
        engine.close()
    finally:
        server.end()


def test_an_engine_that_begins_anew_far_behind_does_not_vouch_for_what_it_dropped(
    server: RedisProcess, tmp_path: Path
) -> None:
    """It knew these changes, and told of them; the server may have lost some, so it reads on from its snapshot."""
    store = RedisStore(server.url)
    engine = Engine(store, tmp_path / "index", options=EngineOptions(delta_limit=10))
    engine.library.ready()
    engine.open(build=False)
    engine.put(named("Viktor Arkadyevich Molchanov"))
    engine.build()
    engine.follow()
    for number in range(20):
        engine.put(
            PersonRecord(f"national:later-{number}", "national", (Name(f"Gulnara Serikbaeva{number}"),))
        )
    assert decision(engine, "Oluwaseun Adeyemi") == "clear"
    server.kill()
    server.start()
    engine.follow()
    assert decision(engine, "Viktor Arkadyevich Molchanov") == "refer"
    assert decision(engine, "Gulnara Serikbaeva7") != "clear"
    assert decision(engine, "Oluwaseun Adeyemi") == "not_checked"
    engine.build()
    engine.follow()
    assert decision(engine, "Gulnara Serikbaeva7") == "refer"
    assert decision(engine, "Oluwaseun Adeyemi") == "clear"
    engine.close()


def named(name: str) -> PersonRecord:
    """A record of that name."""
    return PersonRecord(id=f"a:{name[:3]}", list="a", names=(Name(name),))


def decision(engine: Engine, name: str) -> str:
    return engine.screen(Traveller(name=Name(name))).decision


def test_what_a_server_may_lose_is_told(server: RedisProcess) -> None:
    store = RedisStore(server.url)
    assert store.doubts() == []
    server.ask("CONFIG", "SET", "appendfsync", "everysec")
    assert ["appendfsync everysec" in what for what, _ in store.doubts()] == [True]
    server.ask("CONFIG", "SET", "appendonly", "no")
    assert ["no log of changes" in what for what, _ in store.doubts()] == [True]
    store.close()
    waiting = RedisStore(server.url, options=RedisOptions(wait_replicas=2))
    assert "0 of the 2 replicas" in waiting.doubts()[-1][0]
    waiting.close()


def test_the_rights_that_the_documentation_names_are_enough(server: RedisProcess) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "redis.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ACL (SETUSER .+)$", page, re.MULTILINE)
    assert server.ask("ACL", *line.split()) == "+OK"
    store = RedisStore(server.url.replace("://", "://screening:PASSWORD@"), options=RedisOptions())
    load(store, person("x"), person("y"))
    store.put(person("z"))
    store.delete("z")
    store.vouch("token")
    assert (set(live(store)), store.owners("a"), store.vouches("token")) == ({"x", "y"}, {""}, True)
    assert store.doubts() == []
    store.close()


def test_a_change_counts_when_as_many_replicas_have_it_as_are_asked_for(
    server: RedisProcess, tmp_path: Path
) -> None:
    options = RedisOptions(command_seconds=3.0, wait_replicas=1)
    store = RedisStore(server.url, options=options)
    with pytest.raises(StoreUnavailable, match="reached 0 of 1 replicas"):
        store.put(person("x"))
    replica = RedisProcess(tmp_path / "replica", "--replicaof", "127.0.0.1", str(server.port))
    try:
        patient = RedisStore(server.url, options=RedisOptions(command_seconds=60.0, wait_replicas=1))
        assert patient.put(person("x")) == (1, False)  # it was on file; now it is acknowledged
        assert patient.put(person("y")) == (2, True)
        assert [counts.added for counts in load(patient, person("z", "b"))] == [1]
        with pytest.raises(StoreUnavailable, match="replica and takes no changes"):
            RedisStore(replica.url).put(person("w"))
        patient.close()
    finally:
        replica.end()
    with pytest.raises(StoreUnavailable, match="of 1 replicas"):
        store.put(person("y"))  # changes nothing, and is not acknowledged all the same
    store.close()
