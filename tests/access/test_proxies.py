from __future__ import annotations

import pytest

from screening.access.proxies import Proxies
from screening.errors import InputError


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("10.1.2.3", True), ("10.9.0.77", True), ("::1", True), ("::ffff:10.1.2.3", True),
        ("10.1.2.4", False), ("10.9.1.0", False), ("", False), ("a-name", False),
    ],
)  # fmt: skip
def test_only_the_proxies_named_are_believed(host: str, known: bool) -> None:
    proxies = Proxies("10.1.2.3, 10.9.0.0/24,::1")
    assert [proxies.know((host, 5)), proxies.know((host, 6))] == [known, known]


def test_without_proxies_and_without_an_address_nobody_is() -> None:
    assert not Proxies("").know(("127.0.0.1", 5))
    assert not Proxies("0.0.0.0/0").know(None)


@pytest.mark.parametrize("text", ["proxy.example", "10.1.2.300", "10.9.0.1/24"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Proxies(text)
