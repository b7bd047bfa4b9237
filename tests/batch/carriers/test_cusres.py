"""The answer to a carrier: its structure, its counters, its codes; and that "not checked" is never "clear"."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.batch import read
from screening.batch.carriers import cusres
from screening.batch.carriers.cusres import Code, Codes, Writer, plain, segment
from screening.batch.carriers.edifact import segments
from screening.batch.passengers import Leg, Message, Passenger, Row, Unreadable
from screening.errors import InputError, Problem
from screening.model import Name, Traveller
from screening.settings import Settings

NOON = datetime(2026, 10, 7, 12, 5, tzinfo=UTC)
LEG = Leg("IST", "ALA", "2026-10-07T12:20", "2026-10-07T20:10", "KC921")
MESSAGE = Message("KC0001", "KCAIR:ZZ", "KZBORDER", "KC", "KC921", (LEG,), interchange="REF01")
UNREADABLE = Unreadable("message 1, segment 40", "", (Problem("name", "is missing"),))


def passenger(number: int = 1, message: Message | None = MESSAGE) -> Passenger:
    traveller = Traveller(name=Name("VIKTOR MOLCHANOV"))
    return Passenger(traveller, "", message, "passenger", f"PAX{number}", "X7YQ2B")


def written(*rows: tuple[Row, str], codes: Codes | None = None, document: str = cusres.ANSWER) -> bytes:
    out = io.BytesIO()
    writer = Writer(out.write, codes or Codes(), NOON, document=document)
    for row, decision in rows:
        writer.add(row, decision)
    writer.end()
    return out.getvalue()


def told(message: bytes) -> list[str]:
    """The segments as our own tokenizer reads them, each written plainly."""
    notes: list[str] = []
    found = [
        "+".join(":".join(part) for part in one)
        for one in segments(io.BytesIO(message), lambda _: None, notes.append)
    ]
    assert notes == []
    return found


def test_a_message_is_answered_as_the_guide_says() -> None:
    assert told(written((passenger(), "clear"))) == [
        "UNB+UNOA:4+KZBORDER+KCAIR:ZZ+261007:1205+REF01++APIS",
        "UNG+CUSRES+KZBORDER+KCAIR:ZZ+261007:1205+REF01+UN+D:05B",
        "UNH+00001+CUSRES:D:05B:UN:IATA+KC0001+01:F",
        "BGM+962",
        "RFF+TN:KC0001",
        "RFF+AF:KC921",
        "DTM+189:2610071220:201",
        "DTM+232:2610072010:201",
        "LOC+125+IST",
        "LOC+87+ALA",
        "ERP+2",
        "RFF+AVF:X7YQ2B",
        "RFF+ABO:PAX1",
        "ERC+0Z",
        "FTX+AAP+++OK TO BOARD",
        "UNT+14+00001",
        "UNE+1+REF01",
        "UNZ+1+REF01",
    ]


@pytest.mark.parametrize(
    ("decision", "code"), [("clear", "0Z"), ("refer", "ZZZ"), ("not_checked", "ZZZ"), ("", "ZZZ")]
)
def test_only_who_is_clear_may_board_and_nobody_is_refused_by_itself(decision: str, code: str) -> None:
    answered = told(written((passenger(), decision)))
    assert [one for one in answered if one.startswith("ERC")] == [f"ERC+{code}"]
    assert ("FTX+AAP+++OK TO BOARD" in answered) == (decision == "clear")


def test_the_authority_sets_the_codes() -> None:
    settings = Settings(cusres_clear="OK", cusres_refer="1Z NO BOARD", cusres_not_checked="9 ASK + WAIT")
    codes = Codes.of_settings(settings)
    assert codes == Codes(Code("OK"), Code("1Z", "NO BOARD"), Code("9", "ASK + WAIT"))
    rows = [(passenger(n), decision) for n, decision in enumerate(("clear", "refer", "not_checked"))]
    assert [one for one in told(written(*rows, codes=codes)) if one[:3] in ("ERC", "FTX")] == [
        "ERC+OK", "ERC+1Z", "FTX+AAP+++NO BOARD", "ERC+9", "FTX+AAP+++ASK + WAIT",
    ]  # fmt: skip


@pytest.mark.parametrize("given", [{"cusres_not_checked": "0Z"}, {"cusres_clear": "ZZZ OK"}])
def test_who_was_not_checked_cannot_be_given_the_code_for_clear(given: dict[str, str]) -> None:
    with pytest.raises(InputError, match="SCREENING_CUSRES_NOT_CHECKED: must not be the code for clear"):
        Settings.load(**given)


@pytest.mark.parametrize("value", ["", "0Z\nOK", "too long a code", "0z", "+"])
def test_a_code_that_no_message_could_hold_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="SCREENING_CUSRES_REFER"):
        Settings.load(cusres_refer=value)


def test_who_has_no_reference_is_told_by_the_place_in_the_message() -> None:
    nameless = replace(passenger(), reference="", locator="")
    answered = told(written((passenger(), "clear"), (nameless, "refer")))
    assert [one for one in answered if one.startswith("ERP")] == ["ERP+2", "ERP+2:2"]


def test_a_row_nobody_could_read_is_told_of_the_message_as_a_whole() -> None:
    answered = told(written((passenger(), "clear"), (replace(UNREADABLE, id="PAX2"), "")))
    place = answered.index("ERP+1")
    assert answered[place + 1 : place + 4] == [
        "RFF+ABO:PAX2", "ERC+ZZZ", "FTX+AAP+++NOT READ: MESSAGE 1, SEGMENT 40: NAME IS MISSING",
    ]  # fmt: skip


def test_a_row_nobody_could_read_before_the_first_passenger_is_told_with_the_first_message() -> None:
    answered = told(written((UNREADABLE, ""), (passenger(), "clear")))
    assert [one for one in answered if one.startswith("ERP")] == ["ERP+1", "ERP+2"]


@pytest.mark.parametrize("rows", [[(UNREADABLE, "")], [(passenger(message=None), "clear")]])
def test_a_list_that_no_carrier_sent_is_not_answered_so(rows: list[tuple[Row, str]]) -> None:
    with pytest.raises(InputError, match="answers a PAXLST"):
        written(*rows)


def test_many_rows_of_no_carrier_are_not_kept() -> None:
    writer = Writer(lambda _: None, Codes(), NOON)
    for _ in range(cusres.POINTS):
        writer.add(UNREADABLE, "")
    with pytest.raises(InputError):
        writer.add(UNREADABLE, "")


def counters_agree(answered: Iterable[str]) -> int:
    """How many messages there are, once UNT, UNE and UNZ count what is there."""
    messages = count = total = 0
    for one in answered:
        tag, *rest = one.split("+")
        if tag == "UNB":
            messages = 0
        elif tag == "UNH":
            messages, count, reference = messages + 1, 0, rest[0]
        if tag == "UNT":
            assert rest == [str(count + 1), reference]
        elif tag == "UNE":
            assert rest[0] == str(messages)
            total += messages
        count += 1
    return total


def test_each_message_of_the_list_has_an_answer_and_each_carrier_an_interchange() -> None:
    second = replace(MESSAGE, reference="KC0002", flight="KC922", legs=())
    other = replace(MESSAGE, sender="ZZAIR", interchange="REF02")
    rows = [(passenger(n, message), "clear") for n, message in enumerate((MESSAGE, MESSAGE, second, other))]
    answered = told(written(*rows))
    assert [one for one in answered if one[:3] in ("UNB", "UNH", "UNE", "UNZ")] == [
        "UNB+UNOA:4+KZBORDER+KCAIR:ZZ+261007:1205+REF01++APIS",
        "UNH+00001+CUSRES:D:05B:UN:IATA+KC0001+01:F",
        "UNH+00002+CUSRES:D:05B:UN:IATA+KC0002+01:F",
        "UNE+2+REF01",
        "UNZ+1+REF01",
        "UNB+UNOA:4+KZBORDER+ZZAIR+261007:1205+REF02++APIS",
        "UNH+00001+CUSRES:D:05B:UN:IATA+KC0001+01:F",
        "UNE+1+REF02",
        "UNZ+1+REF02",
    ]
    assert "RFF+AF:KC922" in answered
    assert counters_agree(answered) == 3


def test_two_interchanges_of_one_sender_are_answered_one_by_one() -> None:
    rows = [(passenger(n, replace(MESSAGE, interchange=f"REF0{n}")), "clear") for n in (1, 2)]
    answered = told(written(*rows))
    assert [one for one in answered if one.startswith("UNZ")] == ["UNZ+1+REF01", "UNZ+1+REF02"]
    assert counters_agree(answered) == 2


def test_what_is_sent_unasked_has_a_reference_of_its_own() -> None:
    rows = [(passenger(n, replace(MESSAGE, sender=f"AIR{n}")), "refer") for n in range(3)]
    answered = told(written(*rows, document=cusres.UNASKED))
    references = [one.removeprefix("UNZ+1+") for one in answered if one.startswith("UNZ")]
    assert len(set(references)) == 3
    assert all(len(one) == 14 and one.startswith("26280120500") for one in references)
    assert counters_agree(answered) == 3


def test_what_is_too_long_for_the_standard_is_cut() -> None:
    long = "X" * 100
    message = Message(long, long, long, "KC", long, (Leg(long, long, "", "", ""),), interchange=long)
    row = replace(passenger(message=message), reference=long, locator=long)
    answered = told(written((row, "clear")))
    assert answered[0].split("+")[2:6] == ["X" * 35, "X" * 35, "261007:1205", "X" * 14]
    assert {
        len(one.partition(":")[2]) for one in answered if one[:7] in ("RFF+TN:", "RFF+AVF", "RFF+ABO")
    } == {70}
    assert max(map(len, answered)) < 160


def test_a_long_list_is_answered_in_parts_under_one_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cusres, "POINTS", 2)
    nameless = [(replace(passenger(), reference="", locator=""), "clear")] * 4
    answered = told(written(*nameless, (UNREADABLE, "")))
    assert [one for one in answered if one.startswith("UNH")] == [
        "UNH+00001+CUSRES:D:05B:UN:IATA+KC0001+01:C",
        "UNH+00002+CUSRES:D:05B:UN:IATA+KC0001+02:C",
        "UNH+00003+CUSRES:D:05B:UN:IATA+KC0001+03:F",
    ]
    points = [one for one in answered if one.startswith("ERP")]
    assert points == ["ERP+2:1", "ERP+2:2", "ERP+2:3", "ERP+2:4", "ERP+1"]
    assert counters_agree(answered) == 3


def test_every_leg_is_repeated_and_a_day_without_a_time_stays_one() -> None:
    legs = (Leg("IST", "GYD", "2026-10-07", "", "J2076"), Leg("GYD", "ALA", "", "2026-10-08T01:00", ""))
    answered = told(written((passenger(message=replace(MESSAGE, legs=legs)), "clear")))
    start, end = answered.index("RFF+TN:KC0001") + 1, answered.index("ERP+2")
    assert answered[start:end] == [
        "RFF+AF:J2076", "DTM+189:261007:101", "LOC+125+IST", "LOC+87+GYD",
        "RFF+AF:KC921", "DTM+232:2610080100:201", "LOC+125+GYD", "LOC+87+ALA",
    ]  # fmt: skip


def test_the_version_of_a_transaction_is_repeated() -> None:
    answered = told(written((passenger(message=replace(MESSAGE, revision="2")), "clear")))
    assert "RFF+TN:KC0001:::2" in answered


def test_what_is_sent_unasked_says_so() -> None:
    assert "BGM+132" in told(written((passenger(), "refer"), document=cusres.UNASKED))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ok to board", "OK TO BOARD"),
        ("Алматы", "ALMATY"),
        ("Şîrîn", "SIRIN"),
        ("北京", "BEIJING"),
        ("a\r\nb\x00c", "A  B C"),
        ("{}@~", "    "),
    ],
)
def test_only_characters_of_the_syntax_are_written(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4), st.text(max_size=30))
def test_whatever_is_written_is_read_back(parts: list[str], single: str) -> None:
    [read_back] = segments(
        io.BytesIO(b"UNA:+.? '" + segment("UNH", tuple(parts), single, "end")),
        lambda _: None,
        lambda _: None,
    )
    composite, one, end = read_back[1:]
    length = max((place for place, part in enumerate(parts, 1) if part), default=0)
    assert composite == [plain(part) for part in parts[:length] or [""]]
    assert (one, end) == ([plain(single)], ["END"])


def test_a_list_that_was_read_is_answered_to_whom_sent_it(tmp_path: Path) -> None:
    source = tmp_path / "a.edi"
    source.write_text(
        "UNA:+.? 'UNB+UNOA:4+KCAIR+KZBORDER+261007:0900+000000001++APIS'"
        "UNG+PAXLST+KCAIR+KZBORDER+261007:0900+1+UN+D:05B'UNH+PAX001+PAXLST:D:05B:UN:IATA+KC921/261007+01:F'"
        "BGM+745'RFF+TN:KC00012345'NAD+MS+++OPS:DUTY'TDT+20+KC921+++KC'LOC+125+IST'DTM+189:2610071220:201'"
        "LOC+87+ALA'DTM+232:2610072010:201'NAD+FL+++DZHUMAGULOV:BEKZAT'ATT+2++M'DTM+329:850101'NAT+2+KGZ'"
        "RFF+AVF:X7YQ2B'RFF+ABO:PAX0001'DOC+P:110:111+AC1234567'LOC+91+KGZ'CNT+42:1'UNT+21+PAX001'UNE+1+1'"
        "UNZ+1+000000001'"
    )
    [row] = read.read(source)
    answered = told(written((row, "refer")))
    assert answered[0].startswith("UNB+UNOA:4+KZBORDER+KCAIR+")
    assert answered[4:] == [
        "RFF+TN:KC00012345", "RFF+AF:KC921", "DTM+189:2610071220:201", "DTM+232:2610072010:201", "LOC+125+IST",
        "LOC+87+ALA", "ERP+2", "RFF+AVF:X7YQ2B", "RFF+ABO:PAX0001", "ERC+ZZZ", "FTX+AAP+++CONTACT AUTHORITY",
        "UNT+14+00001", "UNE+1+000000001", "UNZ+1+000000001",
    ]  # fmt: skip
