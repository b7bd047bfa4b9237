"""How much the service accepts: every string has a longest length and every list a largest count.

They bound memory and time for hostile input and are far above what any real record needs: the largest
name on the UN and OFAC lists has 120 characters and the richest person 49 names. Numbers only.
"""

from __future__ import annotations

BODY_BYTES = 1_000_000
"""One traveller, one record, one line of a records file."""

TRAVELLER_BYTES = 65_536
"""One traveller, whose body is read on the event loop: a megabyte of JSON keeps all others waiting for 40 ms."""

ID_CHARACTERS = 200
LIST_CHARACTERS = 100
NAME_CHARACTERS = 500
NUMBER_CHARACTERS = 64
DATE_CHARACTERS = 40
PLACE_CHARACTERS = 300
STATE_CHARACTERS = 100
CODE_CHARACTERS = 20
"""Sex and document type, which are one letter or a word."""

LABEL_CHARACTERS = 500
"""Category, notice, owner, one warning."""

REFERENCE_CHARACTERS = 100
"""The case of a clearance."""

ACTION_CHARACTERS = 2_000
REMARKS_CHARACTERS = 20_000
MRZ_LINES = 3
MRZ_CHARACTERS = 100

NAMES = 200
BIRTH_DATES = 50
BIRTH_PLACES = 50
NATIONALITIES = 20
RECORD_DOCUMENTS = 200
TRAVELLER_DOCUMENTS = 20
WARNINGS = 50

HITS = 1_000
"""Largest `limit` of a query."""

MOST_PROBLEMS = 1_000
"""With more than these none is told: naming a hundred thousand of them takes half a second."""

PROBLEMS = 20
"""Problems reported for one input: enough to mend it, too few to be a burden."""
