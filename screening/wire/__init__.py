"""The edge: untrusted bytes become records and travellers here, and answers become bytes.

Bounds, types and the trade's rules are checked in one pass (`bodies`, `fields`, `limits`); what comes out
is normalised and needs no further checking. Knows nothing of HTTP, files or the index.
"""

from __future__ import annotations

from screening.documents.mrz import to_json as zone_json
from screening.model import Query
from screening.wire.answers import AnswerBody, ComparisonBody, answer, comparison
from screening.wire.bodies import PairBody, PersonBody, QueryBody, RecordBody, TravellerBody
from screening.wire.records import must_be_list_name, record
from screening.wire.travellers import compare_pair, pair, query, traveller
from screening.wire.zone_bodies import ReadZoneBody, ZoneBody
from screening.wire.zones import today, zone

__all__ = [
    "AnswerBody",
    "ComparisonBody",
    "PairBody",
    "PersonBody",
    "Query",
    "QueryBody",
    "ReadZoneBody",
    "RecordBody",
    "TravellerBody",
    "ZoneBody",
    "answer",
    "compare_pair",
    "comparison",
    "must_be_list_name",
    "pair",
    "query",
    "record",
    "today",
    "traveller",
    "zone",
    "zone_json",
]
