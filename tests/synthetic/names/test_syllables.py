from collections import Counter

import pytest

from screening.synthetic import chance
from screening.synthetic.names import CULTURES, arabic
from screening.synthetic.names.parts import Word, words
from screening.synthetic.names.syllables import LONGEST, SHORTEST, coined, doubled, moulds

_ROOTS = words("ب=b ت=t ج=j/g د=d ر=r س=s ش=sh/ch ف=f ق=q/k ل=l م=m ن=n")
_AGENT = moulds("C ا=a C =i/e C", C=_ROOTS)


def test_a_mould_gives_each_element_in_both_writings() -> None:
    (word,) = coined("one", moulds("ش=sh/ch ا=a ك=k =i/e ر=r"), 1)
    assert word == Word("شاكر", ("Shakir", "Chaker"))


def test_a_coined_word_is_read_back_from_its_native_letters() -> None:
    sounds = {letter.native: letter.spellings[0] for letter in _ROOTS}
    for word in coined("agents", _AGENT, 300):
        first, alef, second, third = list(word.native)
        assert alef == "ا"
        assert word.spellings[0].lower() == sounds[first] + "a" + sounds[second] + "i" + sounds[third]


def test_no_coined_word_is_known_or_coined_twice() -> None:
    known = coined("others", _AGENT, 300)
    found = coined("agents", _AGENT, 600, known)
    assert len({word.native for word in found}) == len({word.spellings[0] for word in found}) == 600
    assert not {word.native for word in known} & {word.native for word in found}
    spellings = {spelling for word in known for spelling in word.spellings}
    assert not spellings & {word.spellings[0] for word in found}


def test_an_element_within_a_word_has_no_capital_and_a_known_compound_is_not_coined() -> None:
    casts = moulds("S S", S=words("گل=Gul شیر=Sher"))
    assert {word.spellings[0] for word in coined("two", casts, 2)} == {"Gulsher", "Shergul"}
    (word,) = coined("one", casts, 1, words("گلشیر=Gulsher"))
    assert word == Word("شیرگل", ("Shergul",))


def test_the_same_name_gives_the_same_words_and_another_name_others() -> None:
    assert coined("agents", _AGENT, 50) == coined("agents", _AGENT, 50)
    assert coined("agents", _AGENT, 50) != coined("patients", _AGENT, 50)


def test_a_shorter_table_is_the_beginning_of_a_longer_one() -> None:
    assert coined("agents", _AGENT, 200)[:50] == coined("agents", _AGENT, 50)


def test_no_root_has_a_letter_twice_and_no_word_is_clumsy() -> None:
    for word in coined("agents", _AGENT, 600):
        assert len(set(word.native)) == 4
        assert SHORTEST <= len(word.spellings[0]) <= LONGEST
    with pytest.raises(ValueError, match="gave 0 of 1 words"):
        coined("heap", moulds("=aa =ab"), 1)


def test_a_mould_may_be_more_frequent_than_others() -> None:
    casts = moulds("3: C ا=a C\n1: C و=u C", C=_ROOTS)
    natives = [word.native[1] for word in coined("short", casts, 100)]
    assert natives.count("ا") > 1.5 * natives.count("و")


def test_moulds_that_hold_too_few_words_are_refused() -> None:
    with pytest.raises(ValueError, match=r"few: the moulds gave 2 of 3 words"):
        coined("few", moulds("A م=m", A=words("با=ba را=ra")), 3)


def test_a_doubled_consonant_is_written_once_and_said_twice() -> None:
    assert doubled(words("ب=b ش=sh/ch ق=q/k")) == words("ب=bb ش=sh/ch ق=qq/kk")


def test_no_arab_family_name_is_written_like_another() -> None:
    families = set(arabic._tables()[2])
    assert len({word.native for word in families}) == len(families)
    assert len({word.spellings[0].removeprefix("Al-") for word in families}) == len(families)


@pytest.mark.parametrize("name", ["arabic", "bengali", "indian", "khmer", "sinhala", "tamil", "thai"])
def test_the_rare_half_of_a_people_bears_thousands_of_names(name: str) -> None:
    culture = CULTURES[name]()
    given = Counter(
        culture.bearer(draw, "M").given[0].native for draw in chance.rows(chance.key(6, name), 10_000)
    )
    assert len(given) > 1000
    assert sum(sorted(given.values())[-100:]) < 7500
