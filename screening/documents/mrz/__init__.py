"""Machine-readable zones of travel documents (ICAO Doc 9303): `read` makes a `Zone` of two or three lines.

`layout` says where what stands, `lines` brings what was sent to that form, `digits` computes check digits, `repair`
undoes reading errors that they prove, `names` and `dates` read their fields, `reading` puts it together, and `zone`
is what comes out.
"""

from __future__ import annotations

from screening.documents.mrz.lines import MOST_CHARACTERS, MOST_LINES
from screening.documents.mrz.names import NameParts
from screening.documents.mrz.reading import FIELDS, read
from screening.documents.mrz.zone import Repair, Zone, to_json

__all__ = ["FIELDS", "MOST_CHARACTERS", "MOST_LINES", "NameParts", "Repair", "Zone", "read", "to_json"]
