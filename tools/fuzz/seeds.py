"""What fuzzing begins with: one or two sound inputs for each target, of invented people."""

from __future__ import annotations

import base64
import io
import json
from datetime import UTC, datetime

import xlsxwriter

MADE = datetime(2026, 11, 22, tzinfo=UTC)
PAXLST = (
    b"UNA:+.? 'UNB+UNOA:4+KC AIRLINES+KZBORDER+261007:0900+1'UNH+1+PAXLST:D:05B:UN:IATA+KC921/261007+01:F'"
    b"BGM+745'NAD+MS+++OPS DESK'COM+7012345678:TE'TDT+20+KC921'LOC+125+ALA'DTM+189:2610071000:201'LOC+87+FRU'"
    b"DTM+232:2610071130:201'NAD+FL+++MOLCHANOV:VIKTOR ARKADYEVICH'ATT+2++M'DTM+329:710309'LOC+178+ALA'"
    b"NAT+2+KAZ'RFF+AVF:ABC123'DOC+P:110:111+N7654321'DTM+36:290101'LOC+91+KAZ'CNT+42:1'UNT+18+1'UNZ+1+1'"
)
PNL = (
    b"PNL\r\nKC921/07OCT ALA PART1\r\n-FRU002Y\r\n2MOLCHANOV/VIKTORMR/ANNAMRS .L/ABC123\r\n"
    b".R/DOCS HK1/P/KAZ/N7654321/KAZ/09MAR71/M/01JAN29/MOLCHANOV/VIKTOR\r\nENDPNL\r\n"
)
PNRGOV = (
    b"UNA:+.?*'UNB+IATA:1+KC+KZ+261007:0900+1'UNH+1+PNRGOV:13:1:IA+1'MSG+:22'ORG+KC:ALA'"
    b"TVL+071026:1000:071026:1130+ALA+FRU+KC+921'EQN+1'SRC'RCI+KC:ABC123'DAT+700:061026:1000'"
    b"TIF+MOLCHANOV:A+VIKTOR:A:1'SSR+DOCS:HK:1:KC:::::/P/KAZ/N7654321/KAZ/09MAR71/M/01JAN29/MOLCHANOV/VIKTOR'"
    b"UNT+11+1'UNZ+1+1'"
)
CSV = (
    "Surname;Given names;Date of birth;Sex;Nationality;Document\r\nMolchanov;Viktor;09.03.1971;M;KAZ;N7654321\r\n"
    "Осетрова;Мария;1980-05-04;F;RUS;\r\n\r\nIssyk;;4/5/1980;;;\r\n"
).encode()
TD3 = b"P<KAZMOLCHANOV<<VIKTOR<<<<<<<<<<<<<<<<<<<<<<<\nN7654321<0KAZ7103094M2901015<<<<<<<<<<<<<<02"
TRAVELLER = {
    "id": "1", "name": "Viktor Molchanov", "birth_date": "1971-03-09", "sex": "M", "nationality": ["KAZ"],
    "documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ", "expiry_date": "2029-01-01"}],
}  # fmt: skip
PERSON = {
    "kind": "person", "id": "w:1", "list": "w", "names": [{"surname": "Molchanov", "given_names": "Viktor"}],
    "birth_dates": ["1971", "1968/1972"], "documents": [{"number": "N1", "type": "P"}], "warnings": ["armed"],
}  # fmt: skip
DOCUMENT = {
    "kind": "document", "id": "s:1", "list": "s", "number": "N1234567", "number_to": "N1239999", "type": "P",
    "issuing_state": "KAZ", "status": "stolen_blank",
}  # fmt: skip
OFAC = (
    b'101,"MOLCHANOV, Viktor","individual","SDGT","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ",'
    b"\"DOB 09 Mar 1971; nationality Kazakhstan; Passport N7654321 (Kazakhstan); a.k.a. 'THE FOX'.\"\r\n\x1a"
)
UN = (
    b'<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-11-01T00:00:00Z"><INDIVIDUALS><INDIVIDUAL>'
    b"<DATAID>1</DATAID><FIRST_NAME>VIKTOR</FIRST_NAME><SECOND_NAME>MOLCHANOV</SECOND_NAME>"
    b"<REFERENCE_NUMBER>QDi.001</REFERENCE_NUMBER><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE>"
    b"<DATE>1971-03-09</DATE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"
)
CANADA = (
    b'<?xml version="1.0"?><data-set><record><Country>Utopia</Country><LastName>Molchanov</LastName>'
    b"<GivenName>Viktor</GivenName><Aliases>The Fox; V. Molchanov</Aliases><DateOfBirth>1971-03-09</DateOfBirth>"
    b"<Schedule>1</Schedule><Item>7</Item></record></data-set>"
)
INTERPOL = json.dumps(
    {"total": 1, "_embedded": {"notices": [{"entity_id": "2026/1", "name": "MOLCHANOV", "forename": "VIKTOR",
     "date_of_birth": "1971/03/09", "nationalities": ["KZ"]}]}}
).encode()  # fmt: skip


def _json(*values: object) -> list[bytes]:
    return [json.dumps(value).encode() for value in values]


def _lines(*values: object) -> list[bytes]:
    return [b"\n".join(_json(*values))]


def workbook() -> bytes:
    """A sheet of two passengers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        made.set_properties({"created": MADE})  # the same bytes in every run
        sheet = made.add_worksheet()
        for number, cells in enumerate(
            (("Name", "Birth date"), ("Viktor Molchanov", "1971-03-09"), ("Ama Boateng", ""))
        ):
            sheet.write_row(number, 0, cells)
    return file.getvalue()


def _token() -> bytes:
    def part(value: object) -> bytes:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")

    head = part({"alg": "ES256", "kid": "one", "typ": "JWT"})
    said = part(
        {"iss": "https://issuer.example", "aud": "screening", "sub": "7", "exp": 4e9, "roles": ["first_line"]}
    )
    return b".".join((head, said, b"A" * 86))


def seeds(target: str) -> list[bytes]:
    """Inputs to begin with; one byte where nothing better is known."""
    from tools.fuzz.targets import KEY_SET  # what it knows the seeds need, not the other way round

    known: dict[str, list[bytes]] = {
        "carrier-message": [PAXLST, PNL, PNRGOV, CSV],
        "table-csv": [CSV, CSV.decode().encode("utf-16")],
        "table-xlsx": [workbook()],
        "list-ndjson": _lines(TRAVELLER, {**TRAVELLER, "id": "2"}),
        "list-json": _json([TRAVELLER]),
        "zone": [TD3],
        "zone-body": _json({"lines": TD3.decode().split("\n")}, TD3.decode().split("\n")),
        "traveller": _json(TRAVELLER, {"mrz": TD3.decode().split("\n"), "limit": 5, "policy": "wide"}),
        "pair": _json({"a": "Viktor Molchanov", "b": TRAVELLER}, {"name_a": "A B", "name_b": "C D"}),
        "record": _json(PERSON, DOCUMENT),
        "date": [b"1971-03-09", b"09 Mar 1971", b"1968/1972", b"circa 1970", "15 août 1971".encode(), b"068-05-01"],
        "name": ["Мольчанов Виктор".encode(), "阮文安".encode(), "محمد بن سلمان".encode(), b"O'Brien-Smith, Dr. J."],
        "number": [b"N7654321/N76543Z1", b"AB-0012345/AB12345"],
        "items": [*_lines(TRAVELLER, TRAVELLER), *_json([TRAVELLER, {"name": "a \\\"]}"}])],
        "ofac": [OFAC],
        "un": [UN],
        "canada": [CANADA],
        "interpol": [INTERPOL],
        "records": _lines(PERSON, DOCUMENT),
        "token": [_token(), b"scr_k3v9q2mx_" + b"A" * 43],
        "key-set": [KEY_SET],
        "store-url": [
            b"redis://user:word@host:6379/0?prefix=a",
            b"redis+sentinel://one:26379,two:26379/master/0",
            b"rediss://[::1]:6379/1",
            b"redis+cluster://one:1,two:2",
        ],
        "snapshot": [b"\x00\x00\x00\x04SCRX", b"\x10\x00\x00\x08\xff\xff\xff\xff\xff\xff\xff\x7f"],
    }  # fmt: skip
    return known.get(target, [b"0"])
