"""The secret: made once, for its owner alone, never silently replaced."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from screening.audit import keys
from screening.audit.keys import Keys
from screening.audit.office import opened
from screening.errors import AuditUnavailable
from screening.settings import Settings


def test_a_secret_is_made_where_there_is_none_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "audit.key"
    made = keys.load(path, may_make=True)
    assert keys.load(path, may_make=True) == keys.load(path, may_make=False) == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["audit.key"]


def test_of_many_processes_that_make_it_at_once_all_have_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: keys.load(tmp_path / "k", may_make=True), range(32)))
    assert len(set(made)) == 1


def test_each_purpose_has_a_key_of_its_own() -> None:
    made = Keys.of(b"s" * 32)
    assert len({made.chain, made.subject, made.seal}) == 3
    assert made != Keys.of(b"t" * 32)
    assert made.id not in made.chain.hex() + made.subject.hex() + made.seal.hex()


@pytest.mark.parametrize("content", ["", "zz" * 32, "ab" * 31, "ü" * 64])
def test_a_file_that_holds_no_secret_is_refused_with_a_remedy(tmp_path: Path, content: str) -> None:
    path = tmp_path / "audit.key"
    path.write_text(content)
    with pytest.raises(AuditUnavailable, match="key file") as refused:
        keys.load(path, may_make=True)
    assert "SCREENING_AUDIT_KEY_FILE" in refused.value.remedy
    assert not content or content not in str(refused.value)


def test_an_audit_that_was_begun_never_gets_a_new_secret(tmp_path: Path) -> None:
    """With one, nothing that was written could be searched or verified any more."""
    settings = Settings(store=f"sqlite:///{tmp_path / 's.db'}")
    opened(settings).journal.chain.add("opened", segment="x")
    settings.audit_key_file.unlink()
    with pytest.raises(AuditUnavailable, match="is not there"):
        opened(settings)
    assert not settings.audit_key_file.exists()


def test_a_secret_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AuditUnavailable, match="cannot be made"):
        keys.load(tmp_path / "file" / "audit.key", may_make=True)
