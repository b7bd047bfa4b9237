"""Endings of surnames that states add, drop or inflect, and patronymics.

Ivanov and Ivanova are one surname in the form for men and women; Rahmonov, Rahmonzoda and Rahmon may be one
man's surname before and after Tajikistan did away with Russian endings; Maratovich and Maratuly say the same
of one's father. A stem keeps at least three letters with a consonant and a vowel among them, so that short names are
left whole. Pure; knows the spelling of single tokens only: whether a token is a surname, a given name or a
patronymic is for the caller to judge by its place. Stems are compared in plain spelling, not by sound.
The second half of Jamaluddin and Azizullah is left out like an ending, so it is one here.
Sources: domain notes 3.1 (Tajik law of 2016, Kazakh and Azeri practice), BGN/PCGN, general knowledge.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from screening import kernel
from screening.text.plain import plain

SHORTEST_STEM = 3


class _Ending(NamedTuple):
    """What an ending is: its class, whose form it is (m, f or ""), what the stem gets back, its least stem."""

    kind: str
    sex: str = ""
    tail: str = ""
    least: int = SHORTEST_STEM


def _rows(table: str) -> dict[str, _Ending]:
    """`kind sex least ending ending+tail ...` on each line; `-` for no sex."""
    endings: dict[str, _Ending] = {}
    for line in table.strip().splitlines():
        kind, sex, least, *forms = line.split()
        for form in forms:
            ending, _, tail = form.partition("+")
            endings[ending] = _Ending(kind, sex.strip("-"), tail, int(least))
    return endings


# `cki` is `tski`: the t belongs to the stem. Masculine -as, -is, -os alone end too many other names to be cut.
_ENDINGS = _rows("""
ov   m 3 ov ev yov yev jev jov ow ew yew jew off eff yoff ovs evs jevs ovas evas
ov   f 3 ova eva yova yeva jeva jova owa ewa yewa jewa
in   m 3 in yn ins inas
in   f 3 ina yna
ski  m 3 ski sky skiy skii skij skyi skyy skij skyj skis skijs skiego cki+t cky+t ckiy+t ckij+t zkij+t tzky+t dzki+d
ski  f 3 ska skaya skaia skaja skaiia skayia cka+t ckaya+t ckaja+t dzka+d
zade - 3 zoda zodah zod zade zadeh zada zadah zadegan
yon  - 3 yon iyon
yan  - 3 yan ian yants iants yanc ianc
pur  - 3 pur pour poor poura
nejad - 3 nejad nezhad nedjad nizhad nijad
far  - 4 far
fard - 4 fard
nia  - 5 nia niya
li   - 4 li ly
lu   - 4 lu lou loo
jon  - 4 jon dzhon zhon djon jan dzhan zhan djan
bek  - 4 bek beg bey
vich - 3 ovich evich yevich ovych evych ovitch evitch owicz ewicz owitsch ewitsch
vich - 3 ovic evic ovits avich avicius evicius ovicius
father m 3 uly uulu ulu ogly oglu oghlu oglou
father f 3 kyzy qyzy kizi qizi gizi gyzy
liet f 3 iene aite yte ute iute
opoulos m 3 opoulos opulos
opoulos f 3 opoulou opulou
idis m 3 idis ides iadis iades
idis f 3 idou iadou
akis m 4 akis akes
akis f 4 aki
ullah - 3 ullah ollah ulla olla
din  - 2 din
""")
KINDS = sorted({ending.kind for ending in _ENDINGS.values()})
"""The classes of endings."""


def _by_last_two(endings: dict[str, _Ending]) -> dict[str, tuple[tuple[str, _Ending], ...]]:
    """The endings that end in the same two letters, longest first: of most words there are none to try."""
    longest_first = sorted(endings.items(), key=lambda item: -len(item[0]))
    lasts = {ending[-2:] for ending in endings}
    return {last: tuple(item for item in longest_first if item[0].endswith(last)) for last in lasts}


_BY_LAST_TWO = _by_last_two(_ENDINGS)
_VOWELS = frozenset("aeiouy")

# Given names whose -in/-ina or -ov form is another person's given name, not a surname's form for women.
_GIVEN_IN = frozenset(
    "mart valent mar konstant constant kar august just krist rob sab qual catal el fior mel apoll ant".split()
)
# A Slavic given name and the surname made of it are borne by different people: Ivan, Ivanov.
_SLAVIC_GIVEN = frozenset(
    "aleksandr alexander aleks aleksei alexei anton artem boris bogdan danil daniil denis dmitri efim yefim evgen"
    " fedor fyodor lavrent"
    " filip filipp georg gleb grigor grigori ignat igor ilya iosif ivan yakov ioann kirill klim kondrat konstantin"
    " kuzma leon leonid luka lukyan makar maksim maxim mark martin matve mikhail mikhai nazar nikit nikita nikol"
    " nikola nikolai oleg osip pavel pavl petr pyotr petro prokof prokop roman ruslan samoil savel semen semyon serge"
    " sergei sidor simon stanislav stefan stepan taras tikhon timofe trofim vadim valentin vasil vasili viktor victor"
    " vital vladimir vladislav vlas yegor egor yur zakhar".split()
)
# Endings that replaced one another by law or fashion, and how surely: to and from -ov, or none at all ("").
_REPLACED = {
    frozenset(("ov", "zade")): 0.75,
    frozenset(("ov", "yon")): 0.7,
    frozenset(("ov", "li")): 0.7,
    frozenset(("ov", "yan")): 0.6,
    frozenset(("ov", "pur")): 0.55,
    frozenset(("ov", "far")): 0.55,
    frozenset(("zade", "li")): 0.65,
    frozenset(("zade", "yon")): 0.65,
    frozenset(("father", "vich")): 0.75,
    frozenset(("father", "ov")): 0.6,
}
_LEFT_OUT = {
    "ov": 0.7, "zade": 0.6, "yon": 0.6, "jon": 0.6, "bek": 0.5, "father": 0.55, "li": 0.5,
    "din": 0.8, "ullah": 0.8, "pur": 0.65, "nejad": 0.65, "fard": 0.65, "nia": 0.65,
}  # fmt: skip
_NAMED = {
    "ov": "the Russian ending", "father": "the word for son or daughter", "din": "the half that means of the faith",
    "ullah": "the half that means of God",
}  # fmt: skip
# Second halves of which many leave out, Jamaluddin and Jamal; -din ends many other words: Borodin, Aladdin.
_OF_THE_FAITH = frozenset(
    "jamal jalal kamal djamal djalal gamal salah saif seif shams nur nour noor nizam najm nasir naser nasr fakhr imad"
    " shihab shahab shahb sharaf sadr rukn qutb kutb taj tadj burhan borhan siraj badr zahir zaher zain zein husam"
    " hisam hosam ghiyas qamar kamar mahi moin muin mueen riaz riyad sabah sham tariq wahid rafi rafiq izz ezz aziz"
    " baha bahaa ala alaa zia ziya diya khair kheir khayr serat".split()
)
SPELLED, INFLECTED, OF_A_GIVEN_NAME = 0.95, 0.92, 0.4
WOMANS = 0.8  # Novak, Novakova: the woman's ending put on, as Czech, Slovak and Lithuanian do
_LITHUANIAN = frozenset("as is ys us ius a e".split())
_IN_A = "a"  # fathers in -a take -ich; few are so named, and many other words end alike: Heinrich
_NAMES_IN_A = {
    "il": "ilya", "ily": "ilya", "ill": "illia", "nikit": "nikita", "kuzm": "kuzma", "fom": "foma", "luk": "luka",
    "savv": "savva", "mykyt": "mykyta", "khom": "khoma",
}  # fmt: skip
_FATHERS: tuple[tuple[str, str], ...] = tuple(
    (ending, tail)
    for endings, tail in (
        ("yevich yevych yevna yovich yovych yivna jevich jevna", "i"),
        ("ievich iievych ievych ievna iyivna iivna iovych iiovych iyovych yiovych", "i"),
        ("ovich ovych ovitch avich ovna auna avna ivna", ""), ("evich evych evitch evna euna", ""),
        ("inichna ichna ych ich", _IN_A), ("ogly oglu oghlu oglou uulu uly kyzy qyzy qizi kizi gyzy gizi", ""),
    )
    for ending in endings.split()
)  # fmt: skip
_IRREGULAR_FATHERS = {
    "pavl": "pavel", "lv": "lev", "yakovl": "yakov", "nikola": "nikolai",
}  # fmt: skip


def stem(token: str) -> tuple[str, str]:
    """A folded surname without its ending, and the ending's class; (token, "") where nothing may be cut."""
    return _cut_off(token)[:2]


@lru_cache(maxsize=65_536)
def _cut_off(token: str) -> tuple[str, str, str]:
    """Stem, class of the ending, and whose form it is."""
    for letters, ending in _BY_LAST_TWO.get(token[-2:], ()):
        if not token.endswith(letters) or len(token) == len(letters):
            continue
        rest = token[: -len(letters)] + ending.tail
        if len(rest) >= ending.least and _pronounceable(rest) and _may_follow(rest, ending.kind):
            return rest, ending.kind, ending.sex
    return token, "", ""


def _may_follow(rest: str, kind: str) -> bool:
    """-in and -li follow a consonant, Hussain and Vasily end otherwise; Abdullah is one name."""
    if kind == "din":
        return rest in _OF_THE_FAITH
    if kind == "ullah":
        return not rest.startswith("abd")
    return kind not in ("in", "li") or rest[-1] not in "aeiou"


def _pronounceable(text: str) -> bool:
    return not _VOWELS.isdisjoint(text) and not _VOWELS.issuperset(text)


def patronymic(token: str) -> str:
    """The father's name that a folded token is made of (`ivanovna` -> `ivan`, `maratuly` -> `marat`), or "".

    Surnames in -ovich look the same and give a name too. The father's name is as near as spelling allows:
    `sergeevich` and `sergeyevich` both give `sergei`.
    """
    for ending, tail in _FATHERS:
        if token.endswith(ending) and len(token) - len(ending) >= 2:
            return _father(token[: -len(ending)], tail)
    return ""


def _father(rest: str, tail: str) -> str:
    if tail == _IN_A:
        return _NAMES_IN_A.get(rest, "")
    if rest in _IRREGULAR_FATHERS:
        return _IRREGULAR_FATHERS[rest]
    if len(rest) < SHORTEST_STEM or not _pronounceable(rest):
        return ""
    bare = rest.rstrip("yij")
    if len(bare) < SHORTEST_STEM:
        return rest
    return bare + "i" if bare != rest or bare[-1] == "e" or tail else rest


def same_stem(a: str, b: str) -> str:
    """How two folded tokens come from one stem, in words; "" when they do not, or are the same."""
    return _related(a, b)[0]


def strength(a: str, b: str) -> float:
    """How surely two folded tokens that share a stem are one name, 0 to 1; 0 where `same_stem` is silent."""
    return _related(a, b)[1]


_NOTHING = ("", 0.0)


def _related(a: str, b: str) -> tuple[str, float]:
    if a == b:
        return _NOTHING
    (left, kind, sex), (right, other, gender) = _cut_off(a), _cut_off(b)
    if not (kind or other):  # nearly always
        return _NOTHING
    if kind == "liet" or other == "liet":
        return _lithuanian(a, b, left, right, kind == "liet", other == "liet")
    if kind == other and _bare(left) == _bare(right):
        return _same_kind(a, b, left, kind, sex != gender)
    if kind and other and kind != other and _persian(left) == _persian(right):
        return _replaced(a, b, frozenset((kind, other)))
    return _left_out(a, b)


def _bare(text: str) -> str:
    """The stem in plain spelling, as it is before -ov and -yev, -iev: Soloviev, Solovyov."""
    bare = text.rstrip("yij")
    return plain(bare if len(bare) >= SHORTEST_STEM else text)


def _persian(text: str) -> str:
    """The plain stem with the final f for which Turkic neighbours write p: Sharipov, Sharifzoda."""
    bare = _bare(text)
    return bare[:-1] + "f" if bare.endswith("p") else bare


def _same_kind(a: str, b: str, left: str, kind: str, inflected: bool) -> tuple[str, float]:
    if not kind or (kind == "in" and left in _GIVEN_IN):
        return _NOTHING
    if inflected:
        return f"{a} and {b} differ in the ending for men and women", INFLECTED
    return f"{a} and {b} are spellings of one ending", SPELLED


def _replaced(a: str, b: str, kinds: frozenset[str]) -> tuple[str, float]:
    like = _REPLACED.get(kinds, 0.0)
    return (f"{a} and {b}: one ending takes the place of the other", like) if like else _NOTHING


def _left_out(a: str, b: str) -> tuple[str, float]:
    """One token is the other without its ending: Rahmonov, Rahmon; Novakova, Novak."""
    whole, short = (a, b) if len(a) > len(b) else (b, a)
    rest, kind, sex = _cut_off(whole)
    if kind not in _LEFT_OUT or (_persian(rest) != _persian(short) and rest + "a" != short):
        return _NOTHING
    if rest in _SLAVIC_GIVEN or _bare(rest) in _SLAVIC_GIVEN:
        return f"{whole} is a surname made of {short}", OF_A_GIVEN_NAME
    if kind == "ov" and sex == "f":
        return f"{whole} and {short}: the ending for women is left out", WOMANS
    named = _NAMED.get(kind, "the ending")
    return f"{whole} and {short}: {named} is left out", _LEFT_OUT[kind]


def _lithuanian(a: str, b: str, left: str, right: str, ours: bool, theirs: bool) -> tuple[str, float]:
    """Kazlauskas; Kazlauskiene, his wife; Kazlauskaite, his daughter. Only the woman's form has its own ending."""
    if ours and theirs:
        words = f"{a} and {b} are forms of one surname for a wife and a daughter"
        return (words, WOMANS) if left == right else _NOTHING
    base, man = (left, b) if ours else (right, a)
    if man.startswith(base) and man[len(base) :] in _LITHUANIAN:
        return f"{a} and {b} differ in the ending for men and women", INFLECTED
    return _NOTHING


def telling(a: str, b: str) -> int:
    """The letters by which two words can differ: -ov and -nikova, which half a people bear, are not among them."""
    (ours, ending), (theirs, other) = stem(a), stem(b)
    if ending and ending == other:
        return (len(ours) + len(theirs) + 1) // 2 + 1
    return (len(a) + len(b) + 1) // 2


if kernel.PRESENT:
    from screening.kernel import related
    from screening.kernel import tokens as compiled

    _AFTER = {
        "din": 1,
        "ullah": 2,
        "in": 3,
        "li": 3,
    }  # the rules of `_may_follow`, as the kernel numbers them
    compiled.use_endings(
        {
            letters: (each.kind, each.sex, each.tail, each.least, _AFTER.get(each.kind, 0))
            for letters, each in _ENDINGS.items()
        },
        KINDS,
        _OF_THE_FAITH,
        stem,
    )
    related.use_endings(
        {"SPELLED": SPELLED, "INFLECTED": INFLECTED, "OF_A_GIVEN_NAME": OF_A_GIVEN_NAME, "WOMANS": WOMANS},
        KINDS,
        _REPLACED,
        _LEFT_OUT,
        _GIVEN_IN,
        _SLAVIC_GIVEN,
        _LITHUANIAN,
    )
    stem = compiled.stem
