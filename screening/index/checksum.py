"""The CRC-32 of two stretches of bytes from the CRC-32 of each: so several processes can write one section.

A CRC-32 is a remainder of polynomials over two elements (IEEE 802.3, bits reflected: the highest bit is the
constant term). Appending n bytes multiplies by x**(8 n); what a CRC adds at its begin and end cancels out.
"""

from __future__ import annotations

from functools import lru_cache

_POLYNOMIAL = 0xEDB88320
_ONE = 1 << 31


def joined(first: int, second: int, length: int) -> int:
    """The CRC-32 of bytes with CRC `first`, followed by `length` bytes with CRC `second`."""
    return _product(_power_of_x(8 * length), first) ^ second


def _product(a: int, b: int) -> int:
    """Of two polynomials, modulo the one of CRC-32."""
    total = 0
    while a:
        if a & _ONE:
            total ^= b
        a = a << 1 & 0xFFFFFFFF
        b = b >> 1 ^ (_POLYNOMIAL if b & 1 else 0)
    return total


@lru_cache(maxsize=64)
def _squared(times: int) -> int:
    """x squared so many times: x**(2**times)."""
    if not times:
        return _ONE >> 1
    before = _squared(times - 1)
    return _product(before, before)


def _power_of_x(exponent: int) -> int:
    power = _ONE
    for bit in range(exponent.bit_length()):
        if exponent >> bit & 1:
            power = _product(power, _squared(bit))
    return power
