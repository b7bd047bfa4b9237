from __future__ import annotations

import pytest

from screening.sources.un_names import aliases


def spelled(cell, quality="alias"):
    return [tuple(name.values()) for alias in aliases(cell, quality) for name in alias.names]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Jan Novak", [("Jan Novak", "alias")]),
        ("“Honza”", [("Honza", "alias")]),
        ("Novak, Jan", [("Novak", "Jan", "alias")]),
        ("Jan Novak; Jon Novak", [("Jan Novak", "alias"), ("Jon Novak", "alias")]),
        ("a) Jan Novak b) Jon Novak", [("Jan Novak", "alias"), ("Jon Novak", "alias")]),
        ("Janek, Jenda, Honza", [("Janek", "alias"), ("Jenda", "alias"), ("Honza", "alias")]),
        ("Jan Novak (Ян Новак)", [("Jan Novak", "alias"), ("Ян Новак", "original_script")]),
        ("Jan (original script: Ян)", [("Jan", "alias"), ("Ян", "original_script")]),
        (
            "Ян Новак (Jan Novak; Yan Novak)",
            [("Ян Новак", "original_script"), ("Jan Novak", "alias"), ("Yan Novak", "alias")],
        ),
        ("Jan Novak (Novac)", [("Jan Novak", "alias"), ("Jan Novac", "alias")]),
        ("Jan Novak (previously listed as)", [("Jan Novak", "previous")]),
        ("Jan Novak (birth name)", [("Jan Novak", "alias")]),
        (") Jan Novak", [("Jan Novak", "alias")]),
        ("", []),
        ("-", []),
    ],
)
def test_every_form_of_alias_cell_gives_its_names(cell, names):
    assert spelled(cell) == names


def test_a_weak_alias_stays_weak_in_every_script():
    assert spelled("Jan (Ян)", "weak_alias") == [("Jan", "weak_alias"), ("Ян", "weak_alias")]


@pytest.mark.parametrize(
    ("cell", "name", "born"),
    [
        ("Jan Novak born in 1963", "Jan Novak", "1963"),
        ("Jan Novak, born in Prague on 01 Jan.1967", "Jan Novak", "1967-01-01"),
        ("Jan Novak, born 1 Jan. 1953 (passport no. 038)", "Jan Novak", "1953-01-01"),
    ],
)
def test_a_birth_date_in_an_alias_cell_is_taken_out_of_the_name(cell, name, born):
    [alias] = aliases(cell, "alias")
    assert (alias.names[0]["name"], alias.birth_date) == (name, born)


def test_a_comment_is_kept_as_a_remark():
    [alias] = aliases("Jan Novak (false identity used in 1999)", "alias")
    assert alias.names == [{"name": "Jan Novak", "quality": "alias"}]
    assert "false identity" in alias.remark
