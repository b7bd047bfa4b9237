from __future__ import annotations

import orjson
import pytest

from screening.api.problems import UnknownPath, problem, problem_response, summary
from screening.errors import InputError, NotReady, Problem, ScreeningError, StoreUnavailable, TooLarge


def test_a_problem_says_what_where_and_what_to_do() -> None:
    error = InputError(
        "sex is not M, F or X", problems=[Problem("sex", "is not M, F or X", "Write M, F or X.")]
    )
    assert problem(error, "r-1") == {
        "type": "/docs/errors#invalid_input",
        "title": "What was sent breaks a rule of the interface",
        "status": 422,
        "code": "invalid_input",
        "detail": "sex is not M, F or X",
        "remedy": "Correct the named fields and send the request again.",
        "problems": [{"where": "sex", "what": "is not M, F or X", "remedy": "Write M, F or X."}],
        "request_id": "r-1",
    }


@pytest.mark.parametrize("error", [NotReady("no data yet"), StoreUnavailable("the store is away")])
def test_where_waiting_helps_the_answer_says_how_long(error: ScreeningError) -> None:
    assert int(problem_response(error).headers["retry-after"]) > 0


def test_where_waiting_does_not_help_nothing_is_said_of_it() -> None:
    assert "retry-after" not in problem_response(TooLarge("too large")).headers


def test_members_may_be_added() -> None:
    body = orjson.loads(problem_response(NotReady("no data yet"), "r-2", sequence=7).body)
    assert (body["sequence"], body["code"], body["request_id"]) == (7, "not_ready", "r-2")


def test_the_summary_of_an_error_is_its_first_line() -> None:
    assert summary(UnknownPath) == "There is nothing at this path."
