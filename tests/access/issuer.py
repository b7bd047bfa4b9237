"""An issuer of tokens with keys of its own, publishing its key set to a file or over HTTP."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

NAME, AUDIENCE = "https://issuer.example", "screening"


class Issuer:
    """Signs with RS256 and ES256."""

    def __init__(self, key_id: str = "one") -> None:
        self.key_id = key_id
        self.rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.ec = ec.generate_private_key(ec.SECP256R1())

    def key_set(self) -> dict[str, Any]:
        """What it publishes."""
        keys = [
            jwt.algorithms.RSAAlgorithm.to_jwk(self.rsa.public_key(), as_dict=True)
            | {"kid": f"{self.key_id}-rsa", "alg": "RS256", "use": "sig"},
            jwt.algorithms.ECAlgorithm.to_jwk(self.ec.public_key(), as_dict=True)
            | {"kid": f"{self.key_id}-ec", "alg": "ES256", "use": "sig"},
        ]
        return {"keys": keys}

    def token(
        self,
        *,
        algorithm: str = "RS256",
        key: Any = None,
        headers: dict[str, Any] | None = None,
        **claims: Any,
    ) -> str:
        """A token that is valid for a minute, but for what `claims` changes; a claim of None is left out."""
        kind = "ec" if algorithm.startswith("ES") else "rsa"
        said = {
            "iss": NAME,
            "aud": AUDIENCE,
            "sub": "officer-7",
            "exp": int(time.time()) + 60,
            "roles": ["first_line"],
        }
        said = {name: value for name, value in (said | claims).items() if value is not None}
        signing = key if key is not None else getattr(self, kind)
        return jwt.encode(
            said, signing, algorithm, headers={"kid": f"{self.key_id}-{kind}"} | (headers or {})
        )


@contextmanager
def publishing(answer: Callable[[], tuple[int, bytes]]) -> Iterator[str]:
    """The address at which `answer` is asked for the status and the body of each response."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answer()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Not on standard error."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """A client that gave up is part of the test."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/keys"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def as_bytes(key_set: dict[str, Any]) -> bytes:
    """A key set as published."""
    return json.dumps(key_set).encode()
