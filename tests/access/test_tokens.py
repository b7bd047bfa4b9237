from __future__ import annotations

from screening.access import tokens


def test_a_key_is_taken_apart_as_it_was_made() -> None:
    made = tokens.make()
    prefix, secret = tokens.parse(made.text) or ("", "")
    assert prefix == made.prefix
    assert tokens.digest(secret) == made.digest


def test_a_key_holds_256_random_bits_and_no_two_are_alike() -> None:
    secrets = {(tokens.parse(tokens.make().text) or ("", ""))[1] for _ in range(100)}
    assert len(secrets) == 100
    assert {len(secret) for secret in secrets} == {43}  # 32 bytes in base64


def test_what_is_kept_does_not_hold_the_secret() -> None:
    made = tokens.make()
    assert made.text[-43:].encode() not in made.digest
    assert len(made.digest) == 32


def test_what_has_not_the_form_of_a_key_is_none() -> None:
    text = tokens.make().text
    for wrong in (
        "",
        text[:-1],
        text + "x",
        text.upper(),
        text.replace("scr_", "src_"),
        f" {text[1:]}",
        "é" * 56,
    ):
        assert tokens.parse(wrong) is None, wrong
