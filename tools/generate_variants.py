"""Distils nicknames and surname spellings into screening/text/tables/nicknames.py and surnames.py.

Input, from the data folder (see its README): `names/nicknames_en.csv` (Apache-2.0), `ethiopian_given_names.json`
(MIT), `korean_surnames.json` (MIT), `chinese_surname_romanisations.json` (facts of Wikipedia, CC-BY-SA), and
the name counts and full names that tell which spellings are in use (CC-BY-4.0, CC-BY-SA). What is kept are
single spellings in common use, no rows. Run: python -m tools.generate_variants ../shared/data
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from screening.text.fold import fold
from screening.text.tables import han

TABLES = Path(__file__).parents[1] / "screening" / "text" / "tables"
ENGLISH_SPEAKING = ("US", "GB", "CA", "AU", "IE", "NZ", "ZA", "JM")
# Short forms that share neither beginning nor rhyme with the full name, and are in real use.
IRREGULAR = frozenset(
    "bill billy bob bobby bobbie dick dickie peg peggy polly molly sally sadie hank chuck jack ted teddy ned nell"
    " nellie nan nancy hal harry daisy fritz hugh jem sandy tony rita dolly dora kit kitty gus becky trudy drew"
    " betty betsy bess bessie nettie paddy patsy mandy trixie dot dottie minnie mamie fanny frankie frank jim jimmy"
    " ginger jake ike randy".split()
)
NOT_SHORT = frozenset(  # names of their own, or genealogists' guesses
    "bela bell dal kay lee rose ross mary norman robert frederick albert arthur elizabeth ellen helen jean jane"
    " julia king link linda lloyd noel scott henry june sal tal vest hop see farmboy west field dutch pink"
    " ali day gory ree rea dell andrew alexander emily emma julie maria louise john jonathan johnathan johnathon"
    " jonathon nathan hannah joan justina felix lucius michael elaine clara evelina adele allen jacob loren marcia"
    " sandra marion jos miguail miguayl miguell miguael brandy dahl".split()
)
KOREAN_ATTESTED = 3  # names in 4,900 of Koreans that must begin or end with a spelling for it to be in use
# Pyongyang keeps the l- and n- that Seoul drops at the start of a word (Rodong standard; general knowledge).
NORTH = {"이": "ri ree", "임": "rim", "유": "ryu", "류": "ryu", "노": "ro", "양": "ryang", "나": "ra", "여": "ryo",
         "염": "ryom", "육": "ryuk", "용": "ryong", "연": "ryon", "전": "jon", "정": "jong", "최": "choe"}  # fmt: skip
COMMON_SIGNS = (
    180  # of the han table, commonest first, some in two forms: 120 surnames, nine tenths of bearers
)
DOUBLE = "欧阳 司马 司徒 诸葛 上官 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木 东方".split()
PLACES = ("mainland", "taiwan", "hongkong", "singapore")
RARER = ("macao", "malaysia", "vietnam", "korea")
NICKNAMES = '''"""Short forms of English given names, and spellings of Ethiopian ones. Generated; never edited by hand.

By tools/generate_variants.py. English: distilled from the nicknames data of `names/nicknames_en.csv`
(Apache-2.0) to names in use today. Ethiopian: those that some states write with s for ts, from
`ethiopian_given_names.json` (MIT). One name a line, short forms after `;` (see `forms`).
"""
'''
SURNAMES = '''"""Latin spellings of one Korean or Chinese surname. Generated; never edited by hand.

By tools/generate_variants.py. Korean: `korean_surnames.json` (MIT), spellings in use, and Pyongyang's own.
Chinese: distilled facts of `chinese_surname_romanisations.json` (Wikipedia, CC-BY-SA) for the commoner
surnames: mainland, Taiwan, Hong Kong, Singapore; after `|` what only Macao, Malaysia, Viet Nam, Korea write.
One surname a line; its character first.
"""
'''


def english(folder: Path) -> list[str]:
    """Lines `full ; short short` for full names that people of English-speaking countries bear."""
    borne = _given_names(folder / "frequencies" / "given.tsv.gz")
    short: dict[str, list[str]] = defaultdict(list)
    with (folder / "nicknames_en.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            full, nick = fold(row["name1"]), fold(row["name2"])
            if full in borne and _is_short_for(nick, full):
                short[full].append(nick)
    return [f"{full}; {' '.join(dict.fromkeys(nicks))}" for full, nicks in sorted(short.items())]


def _given_names(path: Path) -> set[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {fold(row["latin"]) for row in rows if row["country"] in ENGLISH_SPEAKING}


def _is_short_for(nick: str, full: str) -> bool:
    if len(nick) < 2 or " " in nick or len(full) < 4 or nick in NOT_SHORT or full in IRREGULAR:
        return False
    if nick in IRREGULAR:
        return True
    return len(nick) <= len(full) + 1 and (nick[:2] == full[:2] or nick[:-1] in full[1:])


def ethiopian(folder: Path) -> list[str]:
    """Lines of the spellings of one name of which some write s for ts; other slips are of vowels only."""
    entries = json.loads((folder / "ethiopian_given_names.json").read_text(encoding="utf-8"))["entries"]
    spelled = [[fold(entry["canonical"]), *map(fold, entry["variants"])] for entry in entries]
    return sorted({" ".join(names) for names in spelled if len({"ts" in name for name in names}) > 1})


def korean(folder: Path) -> list[str]:
    """Lines `hangul spelling spelling`: official romanisations, those in use, and Pyongyang's.

    A spelling that is the official one of a commoner surname is that one's: Yang is no form of Wang.
    """
    seen = _ends_of_names(folder / "full_names_half_million.tsv.gz", "Korean")
    entries = json.loads((folder / "korean_surnames.json").read_text(encoding="utf-8"))
    taken: set[str] = set()
    lines = []
    for entry in sorted(entries, key=lambda entry: -entry["population"]):
        official = [fold(entry["rr"]), fold(entry["mr"])]
        others = [fold(o) for o in entry["other_romanizations"].split(",")]
        used = [o for o in others if o not in taken and seen[o] >= KOREAN_ATTESTED]
        taken.update(official)
        spelled = [s for s in dict.fromkeys([*official, *used, *NORTH.get(entry["hangul"], "").split()]) if s]
        if len(spelled) > 1:
            lines.append(" ".join([entry["hangul"], *spelled]))
    return lines


def _ends_of_names(path: Path, nationality: str) -> Counter[str]:
    ends: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, _, nation = line.rstrip("\n").partition("\t")
            words = fold(name).split()
            if nation == nationality and words:
                ends.update({words[0], words[-1]})
    return ends


def chinese(folder: Path) -> list[str]:
    """Lines `character spelling ... | rarer ...` for the commoner surnames, and the double ones still borne."""
    signs = list(han.SURNAMES)[:COMMON_SIGNS] + DOUBLE
    lines = []
    for entry in json.loads((folder / "chinese_surname_romanisations.json").read_text(encoding="utf-8")):
        sign = entry["zh_sim"].partition("[")[0].strip()
        sure, rarer = _chinese_spellings(entry)
        if sign in signs and sure and len(sure) + len(rarer) > 1:
            lines.append(" ".join([sign, *sure, *(["|", *rarer] if rarer else [])]))
    return lines


def _chinese_spellings(entry: dict[str, Any]) -> tuple[list[str], list[str]]:
    sure = list(dict.fromkeys(s for place in PLACES for s in _spellings(entry[place])))
    rarer = dict.fromkeys(s for place in RARER for s in _spellings(entry[place]))
    return sure, [s for s in rarer if s not in sure]


def _spellings(cell: str) -> list[str]:
    """`Soong / Sung` -> ["soong", "sung"]; two words are joined, as machine-readable zones often do."""
    return [
        joined for part in cell.replace(",", "/").split("/") if len(joined := fold(part).replace(" ", "")) > 1
    ]


def main(folder: Path) -> None:
    """Reads the data folder's names and writes both tables."""
    names = folder / "names"
    written = {
        "nicknames.py": NICKNAMES
        + _packed("ENGLISH", english(names))
        + _packed("ETHIOPIAN", ethiopian(names)),
        "surnames.py": SURNAMES + _packed("KOREAN", korean(names)) + _packed("CHINESE", chinese(names)),
    }
    for name, text in written.items():
        (TABLES / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.splitlines())} lines, {len(text.encode())} bytes", file=sys.stderr)


def _packed(name: str, lines: list[str]) -> str:
    return f'\n{name} = """\n' + "\n".join(lines) + '\n"""\n'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
