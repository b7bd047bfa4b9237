from __future__ import annotations

import gzip

import orjson
import pytest

from screening.errors import BadList
from screening.sources import records
from screening.sources.source import Entry, Rejected
from screening.wire.limits import BODY_BYTES

PERSON = {"kind": "person", "id": "1", "names": [{"name": "Jan Novak"}]}
DOCUMENT = {"kind": "document", "id": "2", "number": "A1", "list": "sltd"}


def ndjson(*rows):
    return b"".join((row if isinstance(row, bytes) else orjson.dumps(row)) + b"\n" for row in rows)


def read(path, into=None):
    return list(records.read(path, into))


def test_rows_without_a_list_go_to_the_one_named_after_the_file(tmp_path):
    path = tmp_path / "Stolen 2025.ndjson"
    path.write_bytes(ndjson(PERSON, DOCUMENT))
    assert [(row.line, row.record.list) for row in read(path)] == [(1, "Stolen-2025"), (2, "sltd")]


def test_a_list_named_for_the_load_takes_every_row(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_bytes(ndjson(PERSON, DOCUMENT))
    assert {row.record.list for row in read(path, "mine")} == {"mine"}


def test_gzip_byte_order_mark_blank_lines_and_carriage_returns_are_no_obstacle(tmp_path):
    path = tmp_path / "a.ndjson.gz"
    path.write_bytes(
        gzip.compress(b"\xef\xbb\xbf" + ndjson(PERSON).replace(b"\n", b"\r\n") + b"\n \n" + ndjson(DOCUMENT))
    )
    rows = read(path)
    assert [row.line for row in rows] == [1, 4]
    assert rows[0].record.list == "a"


def test_a_row_that_breaks_a_rule_is_rejected_with_line_reason_and_remedy_and_the_rest_is_read(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_bytes(ndjson(PERSON, b"{oops", {**PERSON, "names": [{"name": "7"}]}, b"[]", b"9", DOCUMENT))
    rows = read(path)
    rejected = [row for row in rows if isinstance(row, Rejected)]
    assert [row.line for row in rejected] == [2, 3, 4, 5]
    assert rejected[1].where == "names[0].name"
    assert all(row.reason and row.remedy for row in rejected)
    assert sum(isinstance(row, Entry) for row in rows) == 2


def test_a_row_longer_than_accepted_is_rejected(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_bytes(ndjson(PERSON, {**PERSON, "remarks": "x" * BODY_BYTES}, DOCUMENT))
    assert [type(row) for row in read(path)] == [Entry, Rejected, Entry]


def test_a_file_in_another_encoding_is_refused_whole(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_bytes(ndjson(PERSON) + '{"kind": "person", "id": "é"}\n'.encode("latin-1"))
    with pytest.raises(BadList) as raised:
        read(path)
    assert "line 2" in raised.value.what


@pytest.mark.parametrize("content", [b"", b"\n\n", b"{}\n{}\n", b"oops\n"])
def test_a_file_without_a_single_record_is_refused_whole(tmp_path, content):
    path = tmp_path / "a.ndjson"
    path.write_bytes(content)
    with pytest.raises(BadList):
        read(path)


def test_a_folder_as_generated_is_read_as_one(tmp_path):
    (tmp_path / "persons.ndjson").write_bytes(ndjson(PERSON))
    (tmp_path / "documents.ndjson.gz").write_bytes(gzip.compress(ndjson(DOCUMENT, b"{}")))
    (tmp_path / "travellers.ndjson").write_bytes(ndjson({"name": "Jan"}))
    rows = read(tmp_path)
    assert {row.record.id for row in rows if isinstance(row, Entry)} == {"1", "2"}
    assert [row.where for row in rows if isinstance(row, Rejected)] == ["documents.ndjson.gz: kind"]
