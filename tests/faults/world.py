"""Invented persons by number: the record of each, and the traveller who is the same person."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_SYLLABLES = "ba de fi go ku la mi no pe ra si to vu za cha dze gri kho lyu mna plo sta tri vro zhe".split()
STRANGER = {"name": "Oluwaseun Adeyemi"}


def traveller(number: int) -> dict[str, Any]:
    """As a border post would ask."""
    chance = random.Random(number)
    words = ("".join(chance.choices(_SYLLABLES, k=4)).capitalize() for _ in range(2))
    born = f"{chance.randint(1950, 2000)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {"name": " ".join(words), "birth_date": born}


def person(number: int, list_name: str = "national") -> dict[str, Any]:
    """The record."""
    asked = traveller(number)
    return {
        "kind": "person",
        "id": f"{list_name}:{number}",
        "list": list_name,
        "names": [{"name": asked["name"]}],
        "birth_dates": [asked["birth_date"]],
    }


def edition(path: Path, numbers: Iterable[int], list_name: str = "national") -> Path:
    """A list's file with these persons."""
    path.write_text("".join(json.dumps(person(number, list_name)) + "\n" for number in numbers))
    return path
