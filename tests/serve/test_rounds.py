from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from screening.errors import StoreUnavailable
from screening.serve.rounds import made


class Broken:
    """A round that something keeps from its end."""

    def __init__(self, error: Exception | None) -> None:
        self._error = error

    def make(self) -> None:
        if self._error is not None:
            raise self._error


def test_a_round_that_comes_to_its_end_is_made() -> None:
    assert made(Broken(None))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (StoreUnavailable("the disk is full"), "store_unavailable"),
        (ValueError("Viktor Molchanov"), "ValueError"),
    ],
)
def test_what_keeps_a_round_from_its_end_is_logged_and_names_nobody(error: Exception, told: str) -> None:
    with capture_logs() as logs:
        assert not made(Broken(error))  # type: ignore[arg-type]
    assert logs[0]["event"] == "withdrawal_failed"
    assert told in logs[0].values()
    assert "Viktor" not in str(logs)
