"""Access on running workers: a revoked key, tokens of an issuer, client certificates over our own TLS."""

from __future__ import annotations

import datetime
import ssl
from pathlib import Path

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from screening.access.keyring import Keyring
from screening.settings import Settings
from tests.access.issuer import AUDIENCE, NAME, Issuer, as_bytes, publishing
from tests.faults.service import PATIENCE, Service, run, serving, soon, stopped, until
from tests.faults.world import traveller

pytestmark = pytest.mark.slow

ROUNDS = 5
ASKED = traveller(1)


def status(service: Service, key: str = "") -> int:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return service.client.post(f"{service.url}/v1/screen", json=ASKED, headers=headers).status_code


def test_a_revoked_key_is_refused_within_a_second_by_every_worker(loaded: Settings) -> None:
    ring = Keyring(loaded.access_file)
    ring.create(client="first", role="first_line")
    with serving(loaded) as service:
        service.all_ready()
        first, second = service.workers()
        for _ in range(ROUNDS):
            key, text = ring.create(client="lane", role="first_line")
            for other in (first, second):
                with stopped(other):
                    soon(lambda t=text: status(service, t) == 200)
            ring.revoke(key.prefix)
            for other in (first, second):
                with stopped(other):
                    soon(lambda t=text: status(service, t) == 401)


def test_while_the_file_of_keys_cannot_be_read_nobody_is_let_in_and_then_all_is_as_before(
    loaded: Settings,
) -> None:
    ring = Keyring(loaded.access_file)
    _, text = ring.create(client="lane", role="first_line")
    with serving(loaded) as service:
        service.all_ready()
        assert status(service, text) == 200
        content = ring.path.read_bytes()
        ring.path.unlink()
        until(lambda: service.events("keys_unreadable"))
        for other in service.workers():
            with stopped(other):
                until(lambda: status(service, text) == 503)
        ring.path.write_bytes(content)
        for other in service.workers():
            with stopped(other):
                until(lambda: status(service, text) == 200)


def test_a_limit_holds_over_all_workers_together(loaded: Settings) -> None:
    _, key = Keyring(loaded.access_file).create(client="lane", role="first_line", quota=40)
    with serving(loaded) as service:
        service.all_ready()
        passed = 0
        for other in service.workers():
            with stopped(other):
                passed += sum(status(service, key) == 200 for _ in range(40))
        assert passed == 40
        answer = service.client.post(
            f"{service.url}/v1/screen", json=ASKED, headers={"Authorization": f"Bearer {key}"}
        )
        assert answer.status_code == 429
        assert 0 < int(answer.headers["retry-after"]) <= 86_400


def test_a_service_that_starts_open_says_so_and_one_for_others_does_not_start(loaded: Settings) -> None:
    with serving(loaded) as service:
        (warning,) = service.events("access_open")
        assert warning["level"] == "warning"
        assert "screening keys create" in warning["remedy"]
        assert status(service) == 200
    told = run(loaded, "serve", "--host", "0.0.0.0")
    assert told.returncode == 2
    assert "nothing says who may ask" in told.stderr


def test_a_token_of_the_issuer_lets_in_and_another_one_does_not(loaded: Settings) -> None:
    issuer = Issuer()
    with publishing(lambda: (200, as_bytes(issuer.key_set()))) as address:
        settings = loaded.model_copy(
            update={"jwt_issuer": NAME, "jwt_audience": AUDIENCE, "jwt_keys": address, "workers": 1}
        )
        with serving(settings) as service:
            until(service.ready)
            assert status(service, issuer.token()) == 200
            assert status(service, issuer.token(roles=["auditor"])) == 403
            assert status(service, issuer.token(aud="other")) == 401
            assert status(service, Issuer().token()) == 401
            assert status(service) == 401


class Authority:
    """Signs certificates for the service and its clients."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Border authority")])
        self.path = folder / "ca.pem"
        certificate = self._signed(self._name, self._key, ca=True)
        self.path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def issue(self, common_name: str, organisation: str = "Border") -> tuple[Path, Path]:
        """The files of a certificate and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
                x509.NameAttribute(NameOID.COMMON_NAME, common_name),
            ]
        )
        paths = self._folder / f"{common_name}.pem", self._folder / f"{common_name}.key"
        paths[0].write_bytes(self._signed(subject, key).public_bytes(serialization.Encoding.PEM))
        paths[1].write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return paths

    def _signed(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, ca: bool = False
    ) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(hours=1))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .sign(self._key, hashes.SHA256())
        )


def asked(port: int, authority: Authority, certificate: tuple[Path, Path] | None) -> httpx2.Response:
    context = ssl.create_default_context(cafile=str(authority.path))
    if certificate is not None:
        context.load_cert_chain(*certificate)
    with httpx2.Client(verify=context, timeout=PATIENCE) as client:
        return client.post(f"https://localhost:{port}/v1/screen", json=ASKED)


def test_a_client_certificate_on_file_lets_in_and_one_that_is_not_does_not(
    loaded: Settings, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    certificate, key = authority.issue("service")
    settings = loaded.model_copy(
        update={
            "workers": 1, "tls_certificate": certificate, "tls_key": key, "tls_client_ca": authority.path,
            "host": "localhost",
        }
    )  # fmt: skip
    Keyring(loaded.access_file).create(client="post 7", role="first_line", subject="CN=post-7,O=Border,C=KZ")
    with serving(settings) as service:
        known, unknown = authority.issue("post-7"), authority.issue("post-8")
        until(lambda: asked(service.port, authority, known).status_code == 200)
        assert asked(service.port, authority, known).json()["decision"] == "refer"
        assert asked(service.port, authority, unknown).status_code == 401
        same_name = authority.issue("post-7", "Other")
        assert asked(service.port, authority, same_name).status_code == 401
        with pytest.raises(httpx2.TransportError):  # and without one, TLS itself ends
            asked(service.port, authority, None)
