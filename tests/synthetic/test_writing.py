import hashlib
import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from screening import synthetic
from screening.errors import InputError
from screening.sources import records as source
from screening.sources.source import Entry

FILES = ("persons.ndjson", "documents.ndjson", "travellers.ndjson", "truth.ndjson")
GOLDEN = {
    "persons.ndjson": "094bc9536e8c54f431ce44adfc4e6638",
    "documents.ndjson": "a38d500784b6d60bf7ec3912e0959b7c",
    "travellers.ndjson": "a1850338c9243b05a3101ee9e9b5e541",
    "truth.ndjson": "f3ee29c77dc2affa3453a6b0ed56aaa9",
}
CHILD = """
import sys
from pathlib import Path
from screening import synthetic
synthetic.write(Path(sys.argv[1]), 300, 600, 300, 9)
"""


def _digests(directory: Path) -> dict[str, str]:
    return {name: hashlib.sha256((directory / name).read_bytes()).hexdigest()[:32] for name in FILES}


def test_the_first_thousand_rows_of_a_seed_never_change(tmp_path: Path) -> None:
    """A change here changes everybody's benchmark: do it knowingly, and say so in the change log."""
    synthetic.write(tmp_path, 1000, 1000, 1000, 1)
    assert _digests(tmp_path) == GOLDEN


def test_a_small_world_is_the_beginning_of_a_large_one(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "small", 100, 600, 0, 1)
    synthetic.write(tmp_path / "large", 200, 900, 0, 1)
    for name in FILES[:2]:
        assert (tmp_path / "large" / name).read_bytes().startswith((tmp_path / "small" / name).read_bytes())


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_order_of_sets(tmp_path: Path) -> None:
    for salt in ("1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": salt}
        subprocess.run([sys.executable, "-c", CHILD, str(tmp_path / salt)], check=True, env=environment)
    assert _digests(tmp_path / "1") == _digests(tmp_path / "4242")


def test_another_seed_gives_other_bytes(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "1", 50, 50, 50, 1)
    synthetic.write(tmp_path / "2", 50, 50, 50, 2)
    one, two = _digests(tmp_path / "1"), _digests(tmp_path / "2")
    assert all(one[name] != two[name] for name in FILES)


def test_the_folder_is_a_list_that_loads_without_a_rejected_row(tmp_path: Path) -> None:
    synthetic.write(tmp_path, 300, 700, 20, 3)
    rows = list(source.read(tmp_path))
    expected = {record.id for record in [*synthetic.persons(3, 300), *synthetic.documents(3, 700)]}
    assert {row.record.id for row in rows if isinstance(row, Entry)} == expected
    assert len(rows) == len(expected) == 1000


def test_the_summary_counts_what_was_written(tmp_path: Path) -> None:
    summary = synthetic.write(tmp_path, 40, 600, 500, 1, 0.3)
    truths = [orjson.loads(line) for line in (tmp_path / "truth.ndjson").read_bytes().splitlines()]
    assert (summary.persons, summary.documents, summary.travellers) == (40, 600, 500)
    assert summary.on_list == sum(truth["expected"] == "refer" for truth in truths)
    assert sum(summary.variations.values()) == 500
    assert str(summary).startswith("40 persons, 600 documents, 500 travellers of whom ")
    assert [len((tmp_path / name).read_bytes().splitlines()) for name in FILES] == [40, 600, 500, 500]


def test_progress_rises_to_the_number_of_rows(tmp_path: Path) -> None:
    told: list[int] = []
    synthetic.write(tmp_path, 2500, 2100, 30, 1, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 4630
    assert 2500 in told


def test_nothing_asked_for_gives_empty_files(tmp_path: Path) -> None:
    synthetic.write(tmp_path, 0, 0, 0, 1)
    assert all((tmp_path / name).read_bytes() == b"" for name in FILES)


def test_no_part_of_a_file_takes_its_name_when_writing_breaks_off(tmp_path: Path) -> None:
    def stop(_rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        synthetic.write(tmp_path, 5000, 10, 10, 1, progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [(-1, 0, 0, 1, 0.2), (0, 10**9, 0, 1, 0.2), (1, 1, 1, 1, 1.5), (1, 1, 1, 1, -0.1)]
)
def test_sizes_out_of_bounds_are_refused_before_anything_is_written(
    tmp_path: Path, arguments: tuple[int, int, int, int, float]
) -> None:
    with pytest.raises(InputError) as refused:
        synthetic.write(tmp_path / "out", *arguments)
    assert len(refused.value.problems) == 1
    assert not (tmp_path / "out").exists()
