from __future__ import annotations

import pytest

from screening.index import keys
from screening.text.names import prepare


def found(asked: str, filed: str) -> bool:
    wanted = keys.asked_keys(prepare(asked)[0])
    return not {*wanted.keys, *wanted.lone}.isdisjoint(keys.filed_keys(prepare(filed)[0]))


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Bekzat Dzhumagulov", "Dzhumagulov Bekzat"),
        ("Bezkat Dzhumagulav", "Dzhumagulov Bekzat"),
        ("Bekzat Zhumabekovich Dzhumagulov", "Dzhumagulov Bekzat"),
        ("Kim Jongun", "Kim Jong Un"),
        ("Mary Ann", "Maryann"),
        ("J Kozlowski", "Jan Kozlowski"),
        ("Ari Hosseini", "Ali Hosseini"),
        ("Sukarno", "Sukarmo"),
    ],
)
def test_a_slip_in_a_name_still_meets_the_record(asked: str, filed: str):
    assert found(asked, filed)


def test_unrelated_names_do_not_meet():
    assert not found("Bekzat Dzhumagulov", "Jan Kozlowski")


def test_keys_fit_in_32_bits_and_their_number_is_bounded():
    most = max(
        len(keys.filed_keys(prepare(name)[0]))
        for name in ("Jan Kozlowski", "Abcd Efgh Ijkl Mnop Qrst Uvwx Yzab Cdef")
    )
    assert most < 250
    assert all(0 <= key < 1 << 32 for key in keys.filed_keys(prepare("Jan Kozlowski")[0]))
