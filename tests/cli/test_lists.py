"""`screening load`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DOCUMENT, PERSON, Screening, one_sentence, records


def test_a_list_is_loaded_and_its_counts_are_told(screening: Screening, national: Path) -> None:
    ended = screening("load", national)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == "national: 2 added, 0 changed, 0 withdrawn, 0 unchanged.\n"


def test_json_has_the_counts_of_each_list_on_a_line(screening: Screening, folder: Path) -> None:
    screening("load", records(folder / "a.ndjson", PERSON, DOCUMENT))
    other = {**PERSON, "id": "b:1", "list": "b"}
    ended = screening(
        "load",
        records(folder / "a.ndjson", {**PERSON, "sex": "M"}, {**DOCUMENT, "id": "new"}, other),
        "--json",
    )
    assert [json.loads(line) for line in ended.out.splitlines()] == [
        {"list": "b", "added": 1, "changed": 0, "withdrawn": 0, "unchanged": 0, "rejected": 0},
        {"list": "national", "added": 1, "changed": 1, "withdrawn": 1, "unchanged": 0, "rejected": 0},
    ]


def test_a_list_may_be_given_another_name(screening: Screening, national: Path) -> None:
    assert screening("load", national, "--list", "mine", "--json").json["list"] == "mine"


def test_rejected_rows_go_to_a_file_that_is_named(screening: Screening, folder: Path) -> None:
    path = records(folder / "national.ndjson", PERSON, {**DOCUMENT, "number": ""})
    ended = screening("load", path)
    assert ended.status == 0
    assert "1 rejected: see national.rejected.ndjson." in ended.out
    [row] = map(json.loads, (folder / "national.rejected.ndjson").read_text().splitlines())
    assert (row["line"], row["where"]) == (2, "number")
    assert screening("load", path, "--rejects", "mine.ndjson", "--json").json["rejected"] == 1
    assert (folder / "mine.ndjson").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.xml",), "there is no file or folder 'nowhere.xml'"),
        (("national.ndjson", "--format", "pdf"), "is not one we read"),
        (("national.ndjson", "--list", "two words"), "list is not a name for a list"),
    ],
)
def test_wrong_use_is_told(
    screening: Screening, national: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = screening("load", *arguments)
    assert ended.status == 2
    assert said in one_sentence(ended)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01binary", b"<html></html>", b'{"kind": "person"}\n', "näme\n".encode("utf-16")]
)
def test_a_file_that_is_no_list_changes_nothing(loaded: Screening, folder: Path, content: bytes) -> None:
    (folder / "bad").write_bytes(content)
    ended = loaded("load", folder / "bad", "--list", "national")
    assert ended.status == 1
    assert one_sentence(ended)
    assert loaded("check", "Viktor Molchanov", "--json").json["checked"]["lists"][0]["records"] == 2


def test_a_large_load_builds_the_index_unless_told_otherwise(screening: Screening, folder: Path) -> None:
    many = [{**DOCUMENT, "id": f"n:{number}", "number": f"N{number:07}"} for number in range(5_100)]
    path = records(folder / "many.ndjson", *many)
    assert screening("load", path, "--no-build").status == 0
    assert not list(folder.glob("screening-data/index/*.snap"))
    assert screening("load", path).status == 0
    assert len(list(folder.glob("screening-data/index/*.snap"))) == 1


@pytest.mark.slow
def test_of_two_loads_at_once_one_waits_and_both_are_whole(screening: Screening, folder: Path) -> None:
    loads, paths = [], {}
    for name in ("one", "two"):
        rows = [{**DOCUMENT, "id": f"{name}:{i}", "list": name, "number": f"N{i:07}"} for i in range(6_000)]
        paths[name] = records(folder / f"{name}.ndjson", *rows)
    for name in ("one", "two", "one"):
        command = [sys.executable, "-m", "screening", "load", str(paths[name]), "--json"]
        loads.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    ended = [(load.communicate(timeout=300), load.returncode) for load in loads]
    assert [(status, err) for (_, err), status in ended] == [(0, "")] * 3
    counts = [json.loads(out) for (out, _), _ in ended]
    assert sorted((count["list"], count["added"], count["unchanged"]) for count in counts) == [
        ("one", 0, 6_000),
        ("one", 6_000, 0),
        ("two", 6_000, 0),
    ]
    assert screening("verify").status == 0
    told = screening("doctor", "--json").json
    assert [(entry["list"], entry["records"]) for entry in told["lists"]] == [("one", 6_000), ("two", 6_000)]
    assert (told["ready"], told["snapshot_problems"]) == (True, [])
