from __future__ import annotations

import gzip

import pytest

from screening.errors import BadList, InputError
from screening.sources.formats import FORMATS, detect, named
from screening.sources.source import clean, list_name

SDN = b'36,"ROSSI, Mario",individual,SDGT,' + b"-0- ," * 7 + b"DOB 1960\n"


@pytest.mark.parametrize(
    ("file", "content", "name"),
    [
        ("sdn.csv", SDN, "ofac-sdn"),
        ("anything.txt", SDN, "ofac-sdn"),
        ("list.xml", b"<?xml version='1.0'?><CONSOLIDATED_LIST dateGenerated='2020-01-01'/>", "un-sc"),
        ("red.json", b'[{"entity_id": "1/1"}]', "interpol-notices"),
        ("red.json", b'{"total": 0, "_embedded": {"notices": []}}', "interpol-notices"),
        ("a.ndjson", b'{"kind": "person"}', "records"),
        ("a.data", b'\xef\xbb\xbf\n{"id": "1", "kind": "document"}', "records"),
        ("a.ndjson", b'{"oops": 1}', "records"),
    ],
)
def test_a_file_is_recognised_by_its_content(tmp_path, file, content, name):
    path = tmp_path / file
    path.write_bytes(content)
    assert detect(path).name == name
    path.write_bytes(gzip.compress(content))
    assert detect(path).name == name


@pytest.mark.parametrize(
    ("file", "name"),
    [("SDN.CSV", "ofac-sdn"), ("persons.ndjson", "records"), ("documents.ndjson.gz", "records")],
)
def test_a_folder_is_recognised_by_its_files(tmp_path, file, name):
    (tmp_path / file).write_bytes(b"")
    assert detect(tmp_path).name == name


@pytest.mark.parametrize("content", [b"hello", b"a,b,c\n1,2,3\n", b"<html/>", b"\x00\x01\x02", b"[]", b"{}"])
def test_what_fits_no_form_is_refused_with_the_list_of_forms(tmp_path, content):
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with pytest.raises(BadList) as raised:
        detect(path)
    assert all(name in raised.value.what for name in FORMATS)


@pytest.mark.parametrize("content", [b"", b" \n\n", gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_refused(tmp_path, content):
    path = tmp_path / "a.ndjson"
    path.write_bytes(content)
    with pytest.raises(BadList, match="empty"):
        detect(path)


def test_a_utf_16_file_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_bytes('{"kind": "person"}'.encode("utf-16"))
    with pytest.raises(BadList, match="UTF-16"):
        detect(path)


def test_an_empty_folder_fits_no_form(tmp_path):
    with pytest.raises(BadList):
        detect(tmp_path)


def test_a_format_may_be_named():
    assert named("un-sc").name == "un-sc"
    with pytest.raises(InputError):
        named("eu")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("sltd.ndjson", "sltd"),
        ("Stolen 2025.ndjson.gz", "Stolen-2025"),
        ("ü.jsonl", "records"),
        ("a.b.ndjson", "a.b"),
    ],
)
def test_a_lists_name_is_made_from_the_files(tmp_path, file, name):
    assert list_name(tmp_path / file) == name


def test_cleaning_takes_away_what_cannot_be_seen_and_keeps_spelling():
    assert clean(" a\u202eb\u200f \n c\x00") == "ab c"
    assert clean("علی\u200cرضا") == "علی\u200cرضا"
    assert clean(None) == ""
