"""Clearances: travellers who were found not to be the person of a record that they are like (redress).

A clearance binds one identity to one record as it stood, until a day. What it is and when it holds is here, pure;
who gives one and who agrees is in `screening.redress`, where they are kept in `screening.store`.
"""

from __future__ import annotations

from screening.clearances.clearance import Clearance, State, version_of
from screening.clearances.identity import Hasher, Identity, covers
from screening.clearances.known import NONE, Clearances

__all__ = ["NONE", "Clearance", "Clearances", "Hasher", "Identity", "State", "covers", "version_of"]
