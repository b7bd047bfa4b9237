"""nginx and HAProxy as they are shipped in deploy/, in front of services of a test.

Addresses and paths are others than in the files; nothing else is changed, but how long a replica may take where a test
says that its machine may hold one up.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.components import require
from tests.faults.service import PATIENCE, ROOT, until
from tests.ports import free_port

NGINX = ROOT / "deploy" / "nginx" / "screening.conf"
HAPROXY = ROOT / "deploy" / "haproxy" / "haproxy.cfg"
_AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/screening.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Certificates:
    """Files: the server's certificate and its key, and the authority of its clients."""

    server: Path
    key: Path
    clients: Path


def nginx_configuration(folder: Path, replicas: Iterable[int], own: Certificates, port: int) -> Path:
    """The main file for `nginx -c`."""
    addresses = "\n".join(f"    server 127.0.0.1:{one} max_fails=0;" for one in replicas)
    text = re.sub(r"(    server 10\.1\.0\.\d+:8000 .*\n)+", lambda _: addresses + "\n", NGINX.read_text())
    for old, new in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("/etc/nginx/screening/server.pem", own.server),
        ("/etc/nginx/screening/server.key", own.key),
        ("/etc/nginx/screening/clients.pem", own.clients),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert old in text
        text = text.replace(old, str(new))
    (folder / "screening.conf").write_text(text)
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(_AROUND.format(folder=folder, user=user))
    return main


def haproxy_configuration(folder: Path, replicas: Iterable[int], own: Certificates, port: int) -> Path:
    """The file for `haproxy -f`."""
    addresses = "\n".join(f"    server r{one} 127.0.0.1:{one}" for one in replicas)
    text, places = re.subn(r"    server-template .*", lambda _: addresses, HAPROXY.read_text())
    assert places == 4
    together = folder / "both.pem"
    together.write_bytes(own.server.read_bytes() + own.key.read_bytes())
    for old, new in (
        ("bind :8443", f"bind 127.0.0.1:{port}"),
        ("/etc/haproxy/screening/server.pem", together),
        ("/etc/haproxy/screening/clients.pem", own.clients),
        ("/tmp/haproxy.sock", f"abns@screening-{port}"),  # a path may be too long for a socket
    ):
        assert old in text
        text = text.replace(old, str(new))
    path = folder / "haproxy.cfg"
    path.write_text(text)
    return path


def _make_patient(folder: Path) -> None:
    places = 0
    for path in (folder / "screening.conf", folder / "haproxy.cfg"):
        if path.exists():
            text, changed = re.subn(
                r"^( +(?:proxy_read_timeout|proxy_next_upstream_timeout|timeout server|timeout check) +)\d+s\b",
                r"\g<1>60s",
                path.read_text(),
                flags=re.MULTILINE,
            )
            path.write_text(text)
            places += changed
    assert places >= 3


class Proxy:
    """A running proxy; `port` speaks TLS. Ends with `end`."""

    def __init__(
        self, kind: str, folder: Path, replicas: Iterable[int], own: Certificates, *, patient: bool = False
    ) -> None:
        """One that is `patient` gives a replica a minute for its answer."""
        folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        if kind == "nginx":
            path = nginx_configuration(folder, replicas, own, self.port)
            command = [require("nginx"), "-p", str(folder), "-e", str(folder / "start.log"), "-c", str(path)]
        else:
            path = haproxy_configuration(folder, replicas, own, self.port)
            command = [require("haproxy"), "-W", "-f", str(path)]
        if patient:
            _make_patient(folder)
        self.log = folder / "proxy.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            until(self._listens)
        except AssertionError:
            self.end()
            raise

    def _listens(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        # In the table of listening sockets: a connection of our own would be an error to it.
        wanted = f"0100007F:{self.port:04X} 00000000:0000 0A"
        return wanted in Path("/proc/net/tcp").read_text()

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
