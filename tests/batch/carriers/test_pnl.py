from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.batch.carriers import pnl
from screening.batch.passengers import Passenger, Row
from screening.errors import BadList
from screening.model import Document, Name
from tests.batch.messages import passenger

TELEX = """QU ALAKKKC
.ISTXXKC 071200
PNL
KC921/07OCT26 IST PART1
CFG/008C120Y
RBD C/CJ Y/YBM
AVAIL
 IST  ALA
C008
Y060
-ALA000C
-ALA005Y
1BEKTUROV/BAKYTMR-A2 .L/X7YQ2B/KC .R/TKNE HK1 0960110003415/1
.R/DOCS HK1/P/KGZ/AC1234567/KGZ/01JAN85/M/12APR29/BEKTUROV
.RN//BAKYT-1BEKTUROV/BAKYTMR
.R/DOCO HK1//V/998877/ALMATY/01JAN24/KAZ
2DOE/JOHNMR/JANEMRS
.L/ABC123/KC
.R/DOCS HK1/P/GBR/987654321/GBR/12JUL66/F/23AUG29/DOE/JANE-1DOE/JANEMRS
.R/DOCS HK1/P/GBR/123456789/GBR/12JUL64/M/23AUG29/DOE/JOHN/ROBERT
.R/INFT HK1 24AUG25 DOE/BABY-1DOE/JANEMRS
.R/DOCS HK1/P/GBR/555555555/GBR/24AUG25/FI/23AUG29/DOE/BABY-1DOE/JANEMRS
1БЕКТУРОВА/АИДА МАРАТОВНА
.R/PSPT HK1 N7654321/KGZ/24JUL85/БЕКТУРОВА/АИДА/F
1KID/TIMCHD
.R/CHLD HK1 12JAN18-1KID/TIMCHD
ENDPNL
"""


def rows(text: str) -> tuple[list[Row], list[str]]:
    notes: list[str] = []
    return list(pnl.rows(enumerate(text.splitlines(keepends=True), 1), notes.append)), notes


def people(text: str) -> list[Passenger]:
    return [passenger(row) for row in rows(text)[0]]


def test_everybody_booked_is_read_infants_too() -> None:
    assert [row.traveller.name for row in people(TELEX)] == [
        Name("BAKYT BEKTUROV", "primary", "BEKTUROV", "BAKYT"),
        Name("JOHN ROBERT DOE", "primary", "DOE", "JOHN ROBERT"),
        Name("JANE DOE", "primary", "DOE", "JANE"),
        Name("BABY DOE", "primary", "DOE", "BABY"),
        Name("АИДА БЕКТУРОВА", "primary", "БЕКТУРОВА", "АИДА"),
        Name("TIM KID", "primary", "KID", "TIM"),
    ]
    assert pnl.begins(TELEX)


def test_remarks_go_to_the_name_they_repeat_or_resemble() -> None:
    bakyt, john, jane, baby, aida, tim = (row.traveller for row in people(TELEX))
    assert bakyt.documents == (
        Document("AC1234567", "P", "KGZ", "2029-04-12"),
        Document("998877", "V", "KAZ"),
    )
    assert (bakyt.birth_date, bakyt.sex, bakyt.nationalities) == ("1985-01-01", "M", ("KGZ",))
    assert [paper.number for who in (john, jane, baby) for paper in who.documents] == [
        "123456789", "987654321", "555555555",
    ]  # fmt: skip
    assert (baby.birth_date, baby.sex) == ("2025-08-24", "F")
    assert (aida.documents[0].number, aida.birth_date) == ("N7654321", "1985-07-24")
    assert (tim.birth_date, tim.warnings) == ("2018-01-12", ("No travel document is given.",))


def test_the_booked_form_of_a_name_is_searched_beside_that_of_the_document() -> None:
    aida = people(TELEX)[4].traveller
    assert [name.full for name in aida.other_names] == ["АИДА МАРАТОВНА БЕКТУРОВА"]


def test_flight_booking_and_line_are_told() -> None:
    first, second, *_ = people(TELEX)
    assert (first.position, first.locator, first.flight) == ("line 13", "X7YQ2B", "KC921")
    assert (second.position, second.locator) == ("line 17", "ABC123")
    assert first.message is not None
    [leg] = first.message.legs
    assert (leg.departure, leg.arrival, leg.departs) == ("IST", "ALA", "2026-10-07")
    assert rows(TELEX)[1] == []


def test_the_totals_are_compared() -> None:
    assert rows(TELEX.replace("-ALA005Y", "-ALA009Y"))[1] == [
        "The list names 5 passengers; its totals say 9."
    ]


def test_those_added_deleted_and_changed_are_all_screened_and_the_last_told() -> None:
    text = (
        "ADL\nKC921/07OCT IST PART1\n-ALA001Y\nADD\n1NEW/ANNAMS\nDEL\n1GONE/PAULMR\nCHG\n1OTHER/AMR\nENDADL\n"
    )
    new, gone, other = (row.traveller for row in people(text))
    assert [who.name.surname for who in (new, gone, other) if who.name] == ["NEW", "GONE", "OTHER"]
    assert gone.warnings[0] == "The carrier took this passenger off the list (DEL)."
    assert other.warnings[0] == "The carrier changed this passenger's entry (CHG)."
    assert not any("carrier" in warning for warning in new.warnings)
    assert [name.full for name in new.other_names] == ["ANNAMS NEW"]
    assert other.name == Name("AMR OTHER", "primary", "OTHER", "AMR")


def test_a_date_without_a_year_is_the_nearest_one() -> None:
    from screening.batch.carriers.envelope import today

    [row] = people("PNL\nKC921/07OCT IST PART1\n-ALA001Y\n1DOE/JOHNMR\nENDPNL\n")
    assert row.message is not None
    departs = row.message.legs[0].departs
    assert departs.endswith("-10-07")
    assert abs(int(departs[:4]) - int(today()[:4])) <= 1


def test_what_is_wrong_in_a_document_is_left_out_and_told() -> None:
    row = people(TELEX.replace("01JAN85/M", "31FEB85/Q"))[0].traveller
    assert (row.birth_date, row.sex, row.documents[0].number) == ("", "", "AC1234567")
    assert len(row.warnings) == 2


def test_a_number_with_a_hyphen_is_no_repeated_name() -> None:
    [row] = people(
        "PNL\nKC921/07OCT IST PART1\n-ALA001Y\n1DOE/JOHNMR\n"
        ".R/DOCS HK1/P/GBR/AB-1XY23/GBR/12JUL64/M/23AUG29/DOE/JOHN\nENDPNL\n"
    )
    assert row.traveller.documents[0].number == "AB-1XY23"


@pytest.mark.parametrize("remark", ["FOID PPAC1234567", "FOID HK1 PPAC1234567", "FOID KC HK1 PPAC1234567"])
def test_a_form_of_identification_counts_where_no_document_is_told(remark: str) -> None:
    text = f"PNL\nKC921/07OCT IST PART1\n-ALA001Y\n1DOE/JOHNMR\n.R/{remark}\nENDPNL\n"
    assert people(text)[0].traveller.documents == (Document("AC1234567", "P"),)
    told = text.replace("ENDPNL", ".R/DOCS HK1/P/KGZ/N1\nENDPNL")
    assert people(told)[0].traveller.documents == (Document("N1", "P", "KGZ"),)


def test_codes_may_be_cyrillic() -> None:
    text = "\x01PNL\nЮТ100/07ОКТ26 СОЧ PART1\n-ЛХР001Y\n1БЕКТУРОВА/АИДА\n"
    text += ".R/DOCS HK1/P/KGZ/AC1/KGZ/31ЯНВ85/F/12АПР29\nENDPNL\n"
    [row] = people(text)
    assert (row.flight, row.traveller.birth_date) == ("ЮТ100", "1985-01-31")
    assert row.message is not None
    assert row.message.legs[0].departs == "2026-10-07"
    assert pnl.begins(text)


def test_a_list_cut_off_is_refused_after_its_passengers() -> None:
    cut = pnl.rows(enumerate(TELEX.replace("ENDPNL\n", "").splitlines(), 1), lambda _: None)
    assert [row.position for row in islice(cut, 5)][-1] == "line 23"
    with pytest.raises(BadList, match="without its END line"):
        next(cut)
    assert rows(TELEX.replace("ENDPNL", "ENDPART1"))[1] == []


def test_a_missing_part_is_told() -> None:
    assert rows(TELEX.replace("PART1", "PART2"))[1] == [
        "Parts of the list before its last are not in the file."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "", "hello\n", "1DOE/JOHN\n", TELEX + "x" * 3_000,
        TELEX.replace("ENDPNL", ".R/OTHS HK1 A\n" * 3_000),
        TELEX.replace("ENDPNL", ".RN/A" + "\n.RN/AAAA" * 9_000),
    ],
)  # fmt: skip
def test_what_is_no_telex_is_refused(text: str) -> None:
    with pytest.raises(BadList):
        rows(text)


@given(
    st.lists(
        st.one_of(st.sampled_from(TELEX.splitlines()), st.text("1-./RDOCSHK MR", max_size=20)), max_size=30
    )
)
def test_any_lines_give_rows_or_a_clear_error(lines: list[str]) -> None:
    try:
        found, _ = rows("\n".join(lines))
    except BadList:
        return
    assert all(row.position.startswith("line ") for row in found)
