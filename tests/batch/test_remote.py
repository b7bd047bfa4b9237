from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import fsspec
import pytest

from screening.batch import remote
from screening.batch.run import run
from screening.engine import Engine
from screening.errors import InputError, StoreUnavailable
from tests.batch.conftest import Write

LIST = '{"id": "1", "name": "Viktor Arkadyevich Molchanov"}\n{"id": "2", "name": "Amy Li"}\n'


def nothing(done: int, size: int) -> None:
    """Is told how far it is."""


@pytest.mark.parametrize(
    ("text", "address"),
    [("s3://bucket/a.csv", True), ("file:///a.csv", True), ("gs+x://b/c", True),
     ("a.csv", False), ("/tmp/a.csv", False), ("C:\\a.csv", False), ("./s3:/a", False), ("://a", False)],
)  # fmt: skip
def test_an_address_is_told_from_a_path(text: str, address: bool) -> None:
    assert remote.is_address(text) is address


@pytest.mark.parametrize(
    "address", ["s3://bucket/folder/a%20b.csv", "https://x.test/a b.csv?versionId=7#x", "memory://a b.csv"]
)
def test_the_name_of_a_list_is_the_last_part_of_its_path(address: str) -> None:
    expected = "" if address.startswith("memory") else "a b.csv"
    assert remote.name_of(address) == expected


def test_a_list_is_fetched_in_blocks_and_whole(tmp_path: Path, write: Write) -> None:
    content = bytes(range(256)) * ((remote.BLOCK_BYTES * 2 + 512) // 256)
    source = write("a.csv", content)
    told: list[tuple[int, int]] = []
    found = remote.fetched(f"file://{source}", tmp_path / "work", lambda *far: told.append(far))
    assert found == tmp_path / "work" / "a.csv"
    assert found.read_bytes() == content
    assert told == [(min(remote.BLOCK_BYTES * n, len(content)), len(content)) for n in (1, 2, 3)]
    assert found.stat().st_mode & 0o777 == 0o600


def test_what_was_fetched_is_not_fetched_again_until_it_changes(tmp_path: Path) -> None:
    memory, told = fsspec.filesystem("memory"), list[int]()
    memory.pipe("/bucket/a.csv", b"name\nAmy Li\n")

    def fetched() -> bytes:
        far = lambda done, _: told.append(done)  # noqa: E731
        return remote.fetched("memory://bucket/a.csv", tmp_path / "work", far).read_bytes()

    assert fetched() == fetched() == b"name\nAmy Li\n"
    assert told == [12]
    memory.pipe("/bucket/a.csv", b"name\nAmy Johnson\n")
    assert fetched() == b"name\nAmy Johnson\n"
    assert told == [12, 17]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://bucket/none.csv", "there is no file at this address"),
        ("nowhere://bucket/a.csv", "the scheme 'nowhere' of the address is not known"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(tmp_path: Path, address: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        remote.fetched(address, tmp_path / "work", nothing)


class _Failing(fsspec.AbstractFileSystem):  # type: ignore[misc]
    """Storage that fails with words that nobody may see."""

    protocol = "failing"

    def info(self, path: str, **_: object) -> dict[str, object]:
        raise PermissionError("signature=secret")


def test_what_the_storage_says_of_its_failure_is_not_repeated(tmp_path: Path) -> None:
    fsspec.register_implementation("failing", _Failing, clobber=True)
    with pytest.raises(StoreUnavailable) as caught:
        remote.fetched("failing://bucket/a.csv", tmp_path / "work", nothing)
    assert "PermissionError" in caught.value.what
    assert "secret" not in caught.value.what + caught.value.remedy


def test_a_list_at_an_address_is_screened_like_a_file(engine: Engine, write: Write, tmp_path: Path) -> None:
    source = write("a.ndjson", LIST)
    output = tmp_path / "answers.ndjson"
    assert run(engine, f"file://{source}", output) == {"refer": 1, "clear": 1}
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_suffix_that_is_not_read_is_refused_before_anything_is_fetched(
    engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=r"ending in '\.pdf'"):
        run(engine, "nowhere://bucket/a.pdf", tmp_path / "out.csv")


@pytest.fixture
def website(tmp_path: Path) -> Iterator[str]:
    """A web server on this machine over a folder."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.ndjson").write_text(LIST)
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_scheme_that_needs_a_package_says_so_or_works(engine: Engine, website: str, tmp_path: Path) -> None:
    try:
        import aiohttp  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        with pytest.raises(InputError, match="needs a package that is not installed") as caught:
            run(engine, f"{website}/a.ndjson", tmp_path / "out.ndjson")
        assert "aiohttp" in caught.value.remedy
    else:
        assert run(engine, f"{website}/a.ndjson", tmp_path / "out.ndjson") == {"refer": 1, "clear": 1}
