"""Which column of a table holds what: names in several scripts, several documents, journey, and what is passed over.

The same heading again begins another name or another document, in the order of the columns. Knows no rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from screening.batch.tables import headings
from screening.errors import InputError, Problem

Group = Mapping[str, int]
"""Fields that belong together, with the place of the column that holds each."""

_NAME_PARTS = ("name", "surname", "given_names", "middle_name")
_DOCUMENT_PARTS = (*headings.DOCUMENT_COLUMNS, "document_series")
_DATES = ("birth_date", "expiry_date", "flight_date")
_KNOWN = (*headings.COLUMNS, *headings.MORE_COLUMNS)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: `single` has the columns of each field in their order, the groups those that join."""

    headings: tuple[str, ...]
    names: tuple[Group, ...]
    documents: tuple[Group, ...]
    visas: tuple[int, ...]
    mrz: tuple[int, ...]
    single: Mapping[str, tuple[int, ...]]
    dates: tuple[int, ...]
    passed_over: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns have a heading, or stand before one that has."""
        return len(self.headings)

    @classmethod
    def of(cls, row: Sequence[str], columns: Mapping[str, str]) -> Layout:
        """The layout that a row of headings describes, a mapping given coming first.

        Raises InputError for a mapping of a field or a column that is not there.
        """
        while row and not row[-1].strip():
            row = row[:-1]
        fields = _mapped(row, headings.fields(row), columns)
        single: dict[str, list[int]] = {}
        for place, field in enumerate(fields):
            single.setdefault(field, []).append(place)
        unknown = (row[place].strip() for place in single.get("", ()))
        return cls(
            tuple(row),
            _groups(fields, _NAME_PARTS),
            _groups(fields, _DOCUMENT_PARTS),
            tuple(single.get("visa_number", ())),
            tuple(place for field in ("mrz", "mrz_1", "mrz_2", "mrz_3") for place in single.get(field, ())),
            {field: tuple(places) for field, places in single.items()},
            tuple(place for place, field in enumerate(fields) if field in _DATES),
            tuple(heading[:_SHOWN] for heading in unknown if heading),
        )

    def without(self, place: int) -> Layout:
        """The layout without a column of documents."""
        groups = tuple(
            {field: where for field, where in group.items() if where != place} for group in self.documents
        )
        return replace(self, documents=groups)

    def called(self, field: str, place: int) -> str:
        """A field as the list calls it: our name, and its heading where that is another."""
        heading = self.headings[place].strip()[:_SHOWN]
        return field if heading.lower().replace(" ", "_") == field else f"{field} (column {heading})"


_SHOWN = 60


def _mapped(row: Sequence[str], fields: list[str], columns: Mapping[str, str]) -> list[str]:
    """A column named in the mapping holds its field; others of that name hold it no more."""
    plain = [headings.plain(heading) for heading in row]
    for field, heading in columns.items():
        if field not in _KNOWN:
            _refuse(
                "column", f"maps {field[:_SHOWN]!r}, which is no field", f"Fields are: {', '.join(_KNOWN)}."
            )
        wanted = headings.plain(heading)
        if wanted not in plain:
            _refuse(
                "column",
                f"names a column that is not there for {field}",
                "Write the heading as it stands in the list.",
            )
        fields = ["" if known == field else known for known in fields]
        fields[plain.index(wanted)] = field
    return fields


def _refuse(where: str, what: str, remedy: str) -> None:
    raise InputError(f"The mapping {what}.", remedy=remedy, problems=[Problem(where, what, remedy)])


def _groups(fields: Sequence[str], parts: Sequence[str]) -> tuple[Group, ...]:
    groups: list[dict[str, int]] = []
    for place, field in enumerate(fields):
        if field not in parts:
            continue
        whole_beside_parts = groups and field in _NAME_PARTS and (field == "name") != ("name" in groups[-1])
        if not groups or field in groups[-1] or whole_beside_parts:
            groups.append({})
        groups[-1][field] = place
    return tuple(groups)
