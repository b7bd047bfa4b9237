from __future__ import annotations

import pytest

from screening.sources.canada_names import names


def spelled(aliases, surname="NOVAK", given="Andrey Karlovich"):
    """All names but the primary one, parts in the order of the passport."""
    primary, *others = names(surname, given, aliases)
    assert primary["quality"] == "primary"
    return [tuple(name.values()) for name in others]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Andrei Nowak", [("Andrei Nowak", "alias")]),
        ("Андрей Карлович Новак", [("Андрей Карлович Новак", "original_script")]),
        (
            "Андрей Новак; Andrei Nowak",
            [("Андрей Новак", "original_script"), ("Andrei Nowak", "alias")],
        ),
        (
            "Андрей Новак / Андрiй Новак",
            [("Андрей Новак", "original_script"), ("Андрiй Новак", "original_script")],
        ),
        ("Andrei Nowak, Anton Berg", [("Andrei Nowak", "alias"), ("Anton Berg", "alias")]),
        ("Andrei Nowak and Anton Berg", [("Andrei Nowak", "alias"), ("Anton Berg", "alias")]),
        ("Andrei Nowak, and Anton Berg", [("Andrei Nowak", "alias"), ("Anton Berg", "alias")]),
        ("Andrei Nowak or Anton Berg", [("Andrei Nowak", "alias"), ("Anton Berg", "alias")]),
        ("Andrei Nowak also known as Anton Berg", [("Andrei Nowak", "alias"), ("Anton Berg", "alias")]),
        ("a.k.a. Anton Berg", [("Anton Berg", "alias")]),
        ("Anton Berg AKA", [("Anton Berg", "alias")]),
        ("“Anton Berg”", [("Anton Berg", "alias")]),
        (
            "Belarusian: Андрэй Новак, Russian : Андрей Новак",
            [("Андрэй Новак", "original_script"), ("Андрей Новак", "original_script")],
        ),
        ("Anton Berg Arabic:حسن علي", [("Anton Berg", "alias"), ("حسن علي", "original_script")]),
    ],
)
def test_names_in_one_cell_are_told_apart(cell, found):
    assert spelled(cell) == found


@pytest.mark.parametrize("cell", ["NOWAK, Andrei", "Новак, Андрей Карлович"])
def test_surname_comma_given_names_is_one_name(cell):
    surname, given = cell.split(", ")
    [(*parts, _)] = spelled(cell)
    assert parts == [surname, given]


def test_in_a_row_of_more_than_two_names_a_comma_only_parts_them():
    assert spelled("Berg Nowak, Andrei Berg, Anton Holm") == [
        ("Berg Nowak", "alias"),
        ("Andrei Berg", "alias"),
        ("Anton Holm", "alias"),
    ]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("NOWAK", [("NOWAK", "Andrey Karlovich", "alias")]),
        ("Andrei, Andrii", [("NOVAK", "Andrei Karlovich", "alias"), ("NOVAK", "Andrii Karlovich", "alias")]),
        ("Andrei Karlavich", [("NOVAK", "Andrei Karlavich", "alias")]),
        ("Karlavich", [("NOVAK", "Andrey Karlavich", "alias")]),
        ("Antonovich", [("NOVAK", "Andrey Karlovich Antonovich", "alias")]),
    ],
)
def test_a_spelling_of_one_part_is_completed_from_the_persons_name(cell, found):
    assert spelled(cell) == found


@pytest.mark.parametrize("cell", ["Motorola", "Тимати", "Abu Ibrahim", "Berg T", "هلال"])
def test_a_name_of_one_telling_word_is_a_weak_alias(cell):
    assert spelled(cell) == [(cell, "weak_alias")]


@pytest.mark.parametrize("cell", ["习近平", "아무개"])
def test_one_word_is_a_whole_name_where_names_are_written_without_spaces(cell):
    assert spelled(cell) == [(cell, "original_script")]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Andrei Karlavich or Karlovitch Nowak", ["Andrei Karlavich Nowak", "Andrei Karlovitch Nowak"]),
        ("Katsiaryna or Katerina Nowak", ["Katsiaryna Nowak", "Katerina Nowak"]),
        ("Eva Nowak, or Nowakova", ["Eva Nowak", "Eva Nowakova"]),
        ("Eva Berg or Holm or Lund", ["Eva Berg", "Eva Holm", "Eva Lund"]),
        ("Ева Берг or Холм", ["Ева Берг", "Ева Холм"]),
        ("Eva (Evka) Berg", ["Eva Berg", "Evka Berg"]),
        ("Eva Berg (Bergova)", ["Eva Berg", "Eva Bergova"]),
        ("Eva Berg (Ева Берг)", ["Eva Berg", "Ева Берг"]),
        ("Eva Berg (Anna Holm)", ["Eva Berg", "Anna Holm"]),
        ("(Eva Berg", ["Eva Berg"]),
        ("Eva Berg علي حسن", ["Eva Berg", "علي حسن"]),
        ("حسن\u200cزاده علي’", ["حسن\u200cزاده علي"]),
    ],
)
def test_each_spelling_of_one_name_becomes_a_name(cell, found):
    assert [name[0] for name in spelled(cell)] == found


@pytest.mark.parametrize("word", ["Iван", "Вiктар", "Aлексей", "Гарa", "Iлi"])
def test_latin_look_alikes_in_cyrillic_words_do_not_part_a_name(word):
    assert [name[0] for name in spelled(f"{word} Петров")] == [f"{word} Петров"]


@pytest.mark.parametrize(
    ("surname", "given", "found"),
    [
        ("NOVAK (NOWAK)", "Jan", [("NOVAK", "Jan", "primary"), ("NOWAK", "Jan", "alias")]),
        ("NOVAK / НОВАК", "Jan / Ян", [("NOVAK", "Jan", "primary"), ("НОВАК", "Ян", "alias")]),
        ("NOVAK", "Jan (Ян Новак)", [("NOVAK", "Jan", "primary"), ("Ян Новак", "original_script")]),
        ("NOVAK", "Jan Karel NOVAK", [("NOVAK", "Jan Karel", "primary")]),
        ("Novak", "Novak", [("Novak", "Novak", "primary")]),
        ("NOVAK", "", [("NOVAK", "primary")]),
        ("", "Jan", [("Jan", "primary")]),
    ],
)
def test_the_name_cells_give_the_primary_name_and_their_other_spellings(surname, given, found):
    assert [tuple(name.values()) for name in names(surname, given, "")] == found


def test_a_name_is_given_once_and_the_primary_one_stays_primary():
    assert spelled("Andrey Karlovich Novak; ANDREI NOVAK; Andrei Novak") == [("ANDREI NOVAK", "alias")]


@pytest.mark.parametrize("cell", ["", " ; , / () - ", "and or", "؛"])
def test_a_cell_without_a_name_adds_none(cell):
    found = spelled(cell)
    assert all(any(map(str.isalpha, name[0])) for name in found)
    assert len(found) <= 1


@pytest.mark.parametrize("unit", ["a or ", "(", "Andrei ", "Ян x ", "a and b, ", "(a) ", "Novak, Andrei; "])
def test_a_hostile_cell_is_read_within_bounds(unit):
    found = names("NOVAK", "Andrey", unit * (100_000 // len(unit)))
    assert len(found) <= 400
    assert all(len(value) <= 500 for name in found for value in name.values())
