from __future__ import annotations

import pytest

from screening.access.mode import loopback, mode_of
from screening.errors import InputError


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_a_developer_on_the_machine_itself_is_asked_for_nothing(host: str) -> None:
    assert loopback(host)
    assert mode_of(None, host=host, configured=False) == "open"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "example.org", "", "127.0.0.1.example.org"])
def test_any_other_address_needs_it_to_be_said_who_may_ask(host: str) -> None:
    with pytest.raises(InputError) as caught:
        mode_of(None, host=host, configured=False)
    assert "screening keys create" in caught.value.remedy
    assert "SCREENING_ACCESS=open" in caught.value.remedy


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_whoever_made_a_key_or_named_an_issuer_means_it_to_be_asked_for(host: str) -> None:
    assert mode_of(None, host=host, configured=True) == "keys"


def test_what_the_operator_says_holds() -> None:
    assert mode_of("open", host="0.0.0.0", configured=True) == "open"
    assert mode_of("keys", host="127.0.0.1", configured=False) == "keys"
