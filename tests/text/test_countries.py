"""Codes and names of states, as documents, lists and officers write them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text.countries import NAMES, country

GOLDEN = {
    "D": "DEU",
    "D<<": "DEU",
    "DEU": "DEU",
    "DE": "DEU",
    "GBR": "GBR",
    "GBD": "GBD",
    "GBN": "GBN",
    "GBO": "GBO",
    "GBP": "GBP",
    "GBS": "GBS",
    "UNO": "UNO",
    "UNA": "UNA",
    "UNK": "UNK",
    "XXA": "XXA",
    "XXB": "XXB",
    "XXC": "XXC",
    "XXX": "XXX",
    "XOM": "XOM",
    "XPO": "XPO",
    "EUE": "EUE",
    "RKS": "RKS",
    "UTO": "UTO",
    "XK": "RKS",
    "XKX": "RKS",
    "ZAR": "COD",
    "ROM": "ROU",
    "TMP": "TLS",
    "SUN": "SUN",
    "YUG": "YUG",
    "CSK": "CSK",
    "ru": "RUS",
    "kaz": "KAZ",
    "Korea, North": "PRK",
    "Korea, South": "KOR",
    "Democratic People's Republic of Korea": "PRK",
    "Republic of Korea": "KOR",
    "Korea": "KOR",
    "Burma": "MMR",
    "Congo, Democratic Republic of the": "COD",
    "DRC": "COD",
    "Congo": "COG",
    "Congo, Republic of the": "COG",
    "Republic of the Congo": "COG",
    "Syrian Arab Republic": "SYR",
    "Palestinian": "PSE",
    "West Bank": "PSE",
    "Hong Kong": "HKG",
    "Macau": "MAC",
    "Kosovo": "RKS",
    "The Gambia": "GMB",
    "Cote d Ivoire": "CIV",
    "Côte d’Ivoire": "CIV",
    "Türkiye": "TUR",
    "TURKIYE": "TUR",
    "Iran (Islamic Republic of)": "IRN",
    "Republic of Moldova": "MDA",
    "United Kingdom of Great Britain and Northern Ireland": "GBR",
    "USSR (until 1991)": "SUN",
    "Guinea": "GIN",
    "Guinea-Bissau": "GNB",
    "Niger": "NER",
    "Nigeria": "NGA",
    "Dominica": "DMA",
    "Dominican Republic": "DOM",
    "China, People's Republic of": "CHN",
    "Republic of China": "TWN",
    "Virgin Islands, British": "VGB",
    "Russian": "RUS",
    "Afghan": "AFG",
    "Possibly Ethiopian": "ETH",
    "Россия": "RUS",
    "КЫРГЫЗСТАН": "KGZ",
    "Қазақстан": "KAZ",
    "Ўзбекистон": "UZB",
    "Таджикистан": "TJK",
    "Туркменистан": "TKM",
    "Ouzbékistan": "UZB",
    "Russia / Russie": "RUS",
    "Belarus / Bélarus": "BLR",
    "Republic of South Africa": "ZAF",
    "stateless": "XXA",
    "na": "XXX",
    "NA": "NAM",
}


@pytest.mark.parametrize(("text", "code"), GOLDEN.items())
def test_states_are_known_by_code_name_and_demonym(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "of",
        "Republic",
        "Atlantis",
        "Sudan/South Sudan",
        "Iran / unknown",
        "ZZZ",
        "ZZ",
        "<<<",
        "x" * 10_000,
    ],
)
def test_what_names_no_single_state_has_no_code(text: str) -> None:
    assert country(text) == ""


def test_every_name_given_out_is_understood_when_it_comes_back() -> None:
    assert {code: country(name) for code, name in NAMES.items()} == {code: code for code in NAMES}
    assert {code: country(code) for code in NAMES} == {code: code for code in NAMES}


def test_every_code_is_three_capital_letters() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in NAMES)


@given(st.text(max_size=40))
def test_any_text_gives_a_known_code_or_none(text: str) -> None:
    code = country(text)
    assert code == "" or code in NAMES


def test_the_whole_of_iso_3166_is_known(shared_data: Path) -> None:
    states = json.loads((shared_data / "codes" / "iso3166-1.json").read_text(encoding="utf-8"))["3166-1"]
    wrong = [
        (state["alpha_3"], field)
        for state in states
        for field in ("alpha_2", "alpha_3", "name", "official_name", "common_name")
        if field in state and country(state[field]) != state["alpha_3"]
    ]
    assert wrong == []


def test_states_of_published_lists_are_recognised(shared_data: Path) -> None:
    unknown: set[str] = set()
    with (shared_data / "watchlists" / "ofac_sdn_2022-01" / "sdn.csv").open(
        encoding="latin-1", newline=""
    ) as rows:
        for row in csv.reader(rows):
            if len(row) > 11:
                for stated in re.findall(r"(?:nationality|citizen) ([^;.]+)", row[11]):
                    unknown.update([] if country(stated) else [stated])
    tree = ElementTree.parse(shared_data / "watchlists" / "un_sc" / "consolidated_2025-04.xml")
    for value in tree.iterfind(".//NATIONALITY/VALUE"):
        unknown.update([] if country(value.text or "") else [value.text or ""])
    assert {text for text in unknown if text and not re.search(r"/|withdrawn|believed", text)} == set()
