"""The door to the stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.errors import InputError
from screening.store import open_store, store_exists


def test_a_store_exists_once_it_was_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/deep/store.db"
    assert not store_exists(url)
    assert list(tmp_path.iterdir()) == []
    open_store(url).close()
    assert store_exists(url)


@pytest.mark.parametrize(
    "url", ["postgresql://here", "store.db", "sqlite:///", "sqlite:///:memory:", "sqlite:///x/"]
)
def test_an_address_that_names_no_file_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        store_exists(url)
    with pytest.raises(InputError):
        open_store(url)
