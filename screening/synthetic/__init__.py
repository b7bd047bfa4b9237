"""A synthetic world: invented persons, documents and travellers of the named countries, with the truth.

For demonstration, training, benchmarks and tests. A pure function of the seed and the counts; no person in it
is real: names, dates and numbers are drawn by chance from lists written for this project. Knows the model and
nothing of stores, indexes or matching, so that it cannot flatter them.
"""

from __future__ import annotations

from screening.synthetic.crossing import travellers
from screening.synthetic.demonstration import demonstration_records
from screening.synthetic.papers import document, documents
from screening.synthetic.people import person, persons
from screening.synthetic.variations import LABELS
from screening.synthetic.writing import Summary, write

__all__ = [
    "LABELS",
    "Summary",
    "demonstration_records",
    "document",
    "documents",
    "person",
    "persons",
    "travellers",
    "write",
]
