"""`screening build` and `screening verify`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Screening


def snapshots(folder: Path) -> list[Path]:
    return list((folder / "screening-data" / "index").glob("*.snap"))


def test_a_snapshot_is_built_and_verified(loaded: Screening, folder: Path) -> None:
    built = loaded("build")
    assert built.status == 0
    [path] = snapshots(folder)
    assert built.out.startswith(str(path.relative_to(folder)))
    verified = loaded("verify")
    assert (verified.status, verified.err) == (0, "")
    assert "every checksum agrees" in verified.out


def test_without_a_snapshot_there_is_nothing_wrong(loaded: Screening) -> None:
    verified = loaded("verify")
    assert (verified.status, verified.out.startswith("There is no snapshot")) == (0, True)


def test_a_flipped_byte_is_found_and_the_next_build_mends_it(loaded: Screening, folder: Path) -> None:
    loaded("build")
    [path] = snapshots(folder)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    verified = loaded("verify")
    assert verified.status == 1
    assert "screening: " in verified.err
    assert "screening build" in verified.err
    assert loaded("build").status == 0
    assert loaded("verify").status == 0


def test_a_damaged_snapshot_does_not_keep_anybody_from_being_found(loaded: Screening, folder: Path) -> None:
    loaded("build")
    [path] = snapshots(folder)
    path.write_bytes(b"")
    answer = loaded("check", "Viktor Arkadyevich Molchanov", "--json").json
    assert (answer["decision"], answer["hits"][0]["record_id"]) == ("refer", "national:17")


def test_every_record_of_the_index_is_compared_with_the_store(loaded: Screening, folder: Path) -> None:
    from_memory = loaded("verify", "--digest")
    assert from_memory.status == 0
    loaded("build")
    from_snapshot = loaded("verify", "--digest")
    assert from_snapshot.status == 0
    assert from_snapshot.out.splitlines()[1:] == from_memory.out.splitlines()[1:]
    assert "digest" in from_snapshot.out.splitlines()[-1]
