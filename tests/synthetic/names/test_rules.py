"""Forms of names by the rules of their languages, as the tables are made."""

from screening.synthetic import chance
from screening.synthetic.names import CULTURES
from screening.synthetic.names.caucasus import _closed, _opened, _vowelled
from screening.synthetic.names.oghuz import _azeri_stem, _azeri_surnames
from screening.synthetic.names.parts import Word, composed, unmarked
from screening.synthetic.names.west import _feminine


def test_marked_latin_names_are_spelled_without_their_marks() -> None:
    assert unmarked(["Łuków", "Muñez", "Robert"]) == (
        Word("Łuków", ("Lukow",)),
        Word("Muñez", ("Munez",)),
        Word("", ("Robert",)),
    )


def test_no_compound_is_made_of_an_element_and_itself() -> None:
    assert composed("Жан Нұр", "жан бек") == ["Жанбек", "Нұржан", "Нұрбек"]


def test_azerbaijani_surnames_take_an_ending_that_fits_their_last_letter() -> None:
    assert [_azeri_stem(name, "ova") for name in ("Həsən", "Əli")] == ["Həsənova", "Əliyeva"]
    assert [_azeri_stem(name, "zadə") for name in ("Həsən", "Əli")] == ["Həsənzadə", "Əlizadə"]
    forefathers = ("Abbas", "Həsən", "Orduxan", "Süleyman", "Mahmud", "Şükür")
    assert [_azeri_stem(name, "lı") for name in forefathers] == [
        "Abbaslı",
        "Həsənli",
        "Orduxanlı",
        "Süleymanlı",
        "Mahmudlu",
        "Şükürlü",
    ]


def test_the_commoner_azerbaijani_ending_comes_first() -> None:
    surnames = _azeri_surnames(["Əli", "Həsən", "Rza", "Abbas"], "ov zadə")
    assert surnames == ["Əliyev", "Həsənov", "Rzayev", "Abbasov", "Əlizadə"]


def test_polish_women_have_surnames_in_ska_and_share_the_others() -> None:
    assert [_feminine(name) for name in ("Górski", "Sawicki", "Konieczny", "Nowak")] == [
        "Górska",
        "Sawicka",
        "Konieczna",
        "Nowak",
    ]
    rows = chance.rows(chance.key(3, "polish"), 2000)
    women = [CULTURES["polish"]().bearer(draw, "F").surname[0].spellings[0] for draw in rows]
    assert not any(name.endswith("ski") for name in women)
    assert any(name.endswith("ska") for name in women)


def test_georgian_endings_are_one_sign_while_a_name_is_cut() -> None:
    for surname in ("გელაშვილი", "ბერიძე", "ქობალია"):
        assert _opened(_closed(surname)) == surname
    assert len(_closed("გელაშვილი")) == len("გელა") + 1


def test_a_georgian_forefather_has_a_vowel_before_the_ending() -> None:
    assert [_vowelled(name) for name in ("დავით", "ანდრია", "შოთა")] == ["დავითა", "ანდრია", "შოთა"]
