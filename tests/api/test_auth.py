"""What the settings of access make, and what they must not leave unsaid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from screening.api.app import create_app
from screening.errors import InputError
from screening.settings import Settings

ISSUER = {"jwt_issuer": "https://issuer.example", "jwt_audience": "screening", "jwt_keys": "keys.json"}


def settings(folder: Path, **given: Any) -> Settings:
    return Settings(store=f"sqlite:///{folder / 'store.db'}", **given)


def test_a_service_for_others_does_not_start_before_it_is_said_who_may_ask(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        create_app(settings(tmp_path, host="0.0.0.0"))


@pytest.mark.parametrize("missing", ["jwt_audience", "jwt_keys"])
def test_an_issuer_needs_its_audience_and_its_keys(tmp_path: Path, missing: str) -> None:
    with pytest.raises(InputError) as caught:
        create_app(settings(tmp_path, **{**ISSUER, missing: ""}))
    assert [problem.where for problem in caught.value.problems] == [f"SCREENING_{missing.upper()}"]


@pytest.mark.parametrize(
    "given",
    [{"jwt_algorithms": "HS256"}, {"jwt_roles": "admin=boss"}, {"jwt_keys": "http://issuer.example/keys"}],
)
def test_terms_that_would_let_the_wrong_people_in_are_refused_at_the_start(
    tmp_path: Path, given: dict[str, str]
) -> None:
    with pytest.raises(InputError):
        create_app(settings(tmp_path, **{**ISSUER, **given}))
