"""In a process of its own: how a process logs is set once and for all."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Oluwaseun Adeyemi"


def logged(program: str, level: str = "info", configure: str = "configure") -> list[dict[str, Any]]:
    program = (
        f"import logging, structlog\nfrom screening.api import logs\nlogs.{configure}({level!r})\n{program}"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout == ""
    return [json.loads(line) for line in ended.stderr.splitlines()]


def test_each_event_is_one_json_line_on_standard_error() -> None:
    (entry,) = logged("structlog.get_logger().info('list_loaded', list='sltd', records=3)")
    assert (entry["event"], entry["list"], entry["records"], entry["level"]) == (
        "list_loaded",
        "sltd",
        3,
        "info",
    )
    assert entry["timestamp"].endswith("Z")


def test_what_is_below_the_level_is_left_out() -> None:
    assert (
        logged("structlog.get_logger().debug('request')\nlogging.getLogger('uvicorn').info('started')") == []
    )


def test_a_library_warning_has_the_same_form() -> None:
    (entry,) = logged("logging.getLogger('uvicorn.error').warning('Invalid HTTP request received.')")
    assert (entry["event"], entry["logger"]) == ("Invalid HTTP request received.", "uvicorn.error")


def test_of_an_exception_only_kind_and_place_are_logged() -> None:
    caught = "except ValueError:\n  logging.getLogger('x').exception('failed')"
    program = f"try:\n  raise ValueError({SECRET!r})\n{caught}"
    (entry,) = logged(program)
    assert entry["error"] == "ValueError"
    assert entry["trace"]
    assert SECRET not in str(entry)


def test_an_application_in_a_process_where_nobody_set_logging_does_not_print_every_request() -> None:
    program = "log = structlog.get_logger()\nlog.debug('request')\nlog.info('engine_open')"
    (entry,) = logged(program, configure="unless_configured")
    assert (entry["event"], entry["level"]) == ("engine_open", "info")


def test_what_somebody_else_set_is_left_alone() -> None:
    program = "logs.unless_configured('error')\nstructlog.get_logger().warning('said')"
    (entry,) = logged(program, level="warning")
    assert entry["event"] == "said"
