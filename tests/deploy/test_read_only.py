"""As in the image: the root file system read-only, one folder for the data, a user without any privilege.

No container engine is needed: the kernel's own namespaces are what such an engine uses (`unshare`, of util-linux).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from screening.settings import PREFIX
from tests.components import require
from tests.faults.service import ROOT, until
from tests.faults.world import STRANGER, edition, person, traveller
from tests.ports import free_port

pytestmark = pytest.mark.slow

# The data at /mnt, an empty /tmp, everything else read-only; then user 10001, without capabilities, for good.
# The checkout stays where it is, in /tmp too: it is mounted again over what hides it.
INSIDE = """
set -e
mount --bind "$1" /mnt
mount --bind "$CHECKOUT" /media
mount -o remount,ro,bind /
mount -t tmpfs tmpfs /tmp
case "$CHECKOUT" in /tmp/*)
    mkdir -p "$CHECKOUT"
    mount --bind /media "$CHECKOUT"
    mount -o remount,ro,bind "$CHECKOUT"
esac
umount /media
cd /mnt
shift
exec unshare --user --map-user=10001 --map-group=10001 \
    setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
"""


def isolated(folder: Path, *command: str) -> list[str]:
    """The command line that runs `command` so."""
    return [
        require("unshare"), "--user", "--map-root-user", "--mount", "sh", "-c", INSIDE, "sh", str(folder), *command,
    ]  # fmt: skip


def variables() -> dict[str, str]:
    foreign = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    # What the Dockerfile sets.
    return foreign | {
        "CHECKOUT": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
        "SCREENING_STORE": "sqlite:////mnt/store.db",
    }


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        isolated(folder, *command), env=variables(), capture_output=True, text=True, timeout=300, check=False
    )


@contextmanager
def served(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "screening", "serve", "--workers", "2", "--port", str(port)]
    process = subprocess.Popen(isolated(folder, *command), env=variables(), stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=90)


def ask(port: int, method: str, path: str, body: Any = None) -> Any:
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        data=None if body is None else json.dumps(body).encode(),
        method=method,
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(asked, timeout=90) as answer:
        return json.load(answer)


def answers(port: int) -> bool:
    try:
        return bool(ask(port, "GET", "/readyz")["ready"])
    except OSError:
        return False


def test_nothing_but_the_data_and_tmp_can_be_written_and_there_is_no_privilege(tmp_path: Path) -> None:
    look = f"id -u; grep CapEff /proc/self/status; touch /mnt/data /tmp/file; touch /etc/x; touch {ROOT}/x"
    ended = run(tmp_path, "sh", "-c", look)
    assert ended.stdout.split() == ["10001", "CapEff:", "0000000000000000"]
    assert ended.stderr.count("Read-only file system") == 2
    assert (tmp_path / "data").exists()


def test_the_service_loads_serves_changes_and_ends_there(tmp_path: Path) -> None:
    edition(tmp_path / "list.ndjson", range(300))
    loaded = run(tmp_path, sys.executable, "-m", "screening", "load", "/mnt/list.ndjson")
    assert loaded.returncode == 0, loaded.stderr
    port = free_port()
    with served(tmp_path, port) as process:
        until(lambda: answers(port) or process.poll() is not None)
        assert ask(port, "POST", "/v1/screen", traveller(7))["decision"] == "refer"
        assert ask(port, "POST", "/v1/screen", STRANGER)["decision"] == "clear"
        ask(port, "PUT", "/v1/records/national:900", person(900))
        until(lambda: ask(port, "POST", "/v1/screen", traveller(900))["decision"] == "refer")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=90) as answer:
            assert b'screening_ready{process="worker"} 1.0' in answer.read()
        process.terminate()
        assert process.wait(90) == 0
