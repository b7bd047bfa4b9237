from __future__ import annotations

import pytest

from screening.batch.carriers.legs import Stop, Transport, flight_number, legs
from screening.batch.passengers import Leg


@pytest.mark.parametrize(
    ("carrier", "number", "flight"),
    [
        ("KC", "921", "KC921"),
        ("KC", "KC921", "KC921"),
        ("XZ", "ZX877", "ZX877"),
        ("9U", "9U174", "9U174"),
        ("9U", "174", "9U174"),
        ("", "kc 0921", "KC0921"),
        ("KC", "", ""),
    ],
)
def test_a_number_has_its_carrier_in_front_once(carrier: str, number: str, flight: str) -> None:
    assert flight_number(carrier, number) == flight


def test_neighbouring_stops_are_a_leg_and_the_same_stop_twice_is_one() -> None:
    stops = [
        Stop("125", "IST", "1"),
        Stop("92", "TBS", "", "2"),
        Stop("92", "TBS", "3"),
        Stop("87", "ALA", "", "4"),
    ]
    assert legs([Transport("KC", "KC921", stops)]) == (
        Leg("IST", "TBS", "1", "2", "KC921"),
        Leg("TBS", "ALA", "3", "4", "KC921"),
    )


def test_an_arrival_named_first_is_still_the_arrival() -> None:
    stops = [Stop("87", "ALA", "", "2"), Stop("125", "IST", "1")]
    assert legs([Transport("KC", "KC921", stops)]) == (Leg("IST", "ALA", "1", "2", "KC921"),)


def test_a_flight_of_one_stop_or_none_has_no_leg() -> None:
    assert legs([Transport("KC", "KC921"), Transport("KC", "KC922", [Stop("125", "IST")])]) == ()
