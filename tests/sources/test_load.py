from __future__ import annotations

import orjson
import pytest

from screening.errors import BadList, InputError
from screening.sources.load import load
from screening.store import open_store

JAN = {"kind": "person", "id": "1", "list": "a", "names": [{"name": "Jan Novak"}]}
EVA = {"kind": "person", "id": "2", "list": "a", "names": [{"name": "Eva Svensson"}]}
BLANK = {"kind": "document", "id": "3", "list": "b", "number": "A1"}


@pytest.fixture
def store(tmp_path):
    opened = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    yield opened
    opened.close()


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def ndjson(path, *rows):
    path.write_bytes(b"".join((row if isinstance(row, bytes) else orjson.dumps(row)) + b"\n" for row in rows))
    return path


def counts(report):
    return report.list, report.added, report.changed, report.withdrawn, report.unchanged, report.rejected


def test_a_load_replaces_the_lists_in_the_file(store, here):
    assert [counts(report) for report in load(store, [ndjson(here / "x.ndjson", JAN, EVA, BLANK)])] == [
        ("a", 2, 0, 0, 0, 0),
        ("b", 1, 0, 0, 0, 0),
    ]
    changed = {**EVA, "sex": "F"}
    assert [counts(report) for report in load(store, [ndjson(here / "x.ndjson", changed)])] == [
        ("a", 0, 1, 1, 0, 0)
    ]
    assert store.get("3") is not None


def test_several_files_of_one_list_are_merged(store, here):
    paths = [ndjson(here / "x.ndjson", JAN), ndjson(here / "y.ndjson", EVA)]
    assert [counts(report) for report in load(store, paths)] == [("a", 2, 0, 0, 0, 0)]


def test_rejected_rows_are_written_without_their_values(store, here):
    bad = {**EVA, "birth_dates": ["31 Hidden 1980"], "id": "hidden"}
    [report] = load(store, [ndjson(here / "x.ndjson", bad, JAN, b"{hidden")], list_name="mine")
    assert counts(report) == ("mine", 1, 0, 0, 0, 2)
    written = (here / "mine.rejected.ndjson").read_bytes()
    rows = [orjson.loads(line) for line in written.splitlines()]
    assert [(row["source"], row["line"]) for row in rows] == [("x.ndjson", 1), ("x.ndjson", 3)]
    assert all(set(row) == {"source", "line", "where", "reason", "remedy"} for row in rows)
    assert b"hidden" not in written.lower()


def test_rejections_count_for_the_list_that_was_loaded(store, here):
    reports = load(store, [ndjson(here / "x.ndjson", b"{", JAN, b"{", BLANK, b"{")])
    assert [(report.list, report.rejected) for report in reports] == [("a", 2), ("b", 1)]


def test_no_file_of_rejections_is_made_without_need(store, here):
    load(store, [ndjson(here / "x.ndjson", JAN)])
    assert [path.name for path in here.iterdir()] == ["x.ndjson"]


def test_a_second_record_with_the_same_id_is_rejected(store, here):
    [report] = load(store, [ndjson(here / "x.ndjson", JAN, {**EVA, "id": "1"})], rejects=here / "r.ndjson")
    assert counts(report) == ("a", 1, 0, 0, 0, 1)
    assert orjson.loads((here / "r.ndjson").read_bytes())["where"] == "id"


@pytest.mark.parametrize(
    "second", [b"", b"hello", b"{}\n", b'{"kind": "person"', b'{"kind": "document", "id": "\xff"}\n']
)
def test_a_bad_file_among_good_ones_leaves_everything_as_it_was(store, here, second):
    load(store, [ndjson(here / "x.ndjson", JAN)])
    (here / "y.ndjson").write_bytes(second)
    with pytest.raises(BadList):
        load(store, [ndjson(here / "x.ndjson", EVA), here / "y.ndjson"])
    assert store.get("1") is not None
    assert store.get("2") is None


def test_a_file_in_which_every_record_is_another_lists_is_refused(store, here):
    load(store, [ndjson(here / "x.ndjson", JAN)])
    with pytest.raises(BadList):
        load(store, [ndjson(here / "y.ndjson", JAN)], list_name="other")
    assert store.get("1") is not None


def test_progress_is_told_in_bytes_and_reaches_the_end(store, here):
    path, told = ndjson(here / "x.ndjson", JAN, EVA), []
    load(store, [path], progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_nothing_to_load_is_wrong_use(store):
    with pytest.raises(InputError):
        load(store, [])


@pytest.mark.parametrize(
    ("more", "where"), [({"format": "eu"}, "format"), ({"list_name": "no spaces"}, "list")]
)
def test_a_wrong_option_is_refused(store, here, more, where):
    with pytest.raises(InputError) as raised:
        load(store, [ndjson(here / "x.ndjson", JAN)], **more)
    assert raised.value.problems[0].where == where


def test_a_missing_aliases_file_is_noted_in_the_report(store, here):
    (here / "sdn.csv").write_bytes(b'36,"ROSSI, Mario",individual,SDGT,' + b"-0- ," * 7 + b"DOB 1960\n")
    [report] = load(store, [here])
    assert (report.list, report.added, len(report.notes)) == ("ofac-sdn", 1, 1)


def test_a_real_update_adds_and_withdraws(store, shared_data, here):
    lists = shared_data / "watchlists"
    [first] = load(store, [lists / "ofac_sdn_2021-07"])
    [second] = load(store, [lists / "ofac_sdn_2022-01"])
    assert counts(first) == ("ofac-sdn", 4620, 0, 0, 0, 0)
    assert (second.added, second.withdrawn, second.rejected) == (269, 246, 0)
