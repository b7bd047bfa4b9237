import pytest

from screening.synthetic.names import letters
from screening.synthetic.names.parts import Scheme, spelled


@pytest.mark.parametrize(
    ("native", "schemes", "spellings"),
    [
        ("Юлия", letters.RUSSIAN, ["Iuliia", "Yuliya", "Julija"]),
        ("Алексеев", letters.RUSSIAN, ["Alekseev", "Alekseyev", "Alexeev"]),
        ("Згурський", letters.UKRAINIAN, ["Zghurskyi", "Zgurskiy", "Zhursky"]),
        ("Жұмағұл", letters.KAZAKH, ["Zhumagul", "Zhumaghul", "Jūmağūl", "Dzhumagul"]),
        ("Жапаров", letters.KYRGYZ, ["Japarov", "Zhaparov", "Dzhaparov"]),
        ("Хўжаев", letters.UZBEK, ["Xo'jayev", "Khuzhaev", "Khojaev", "Hudjaev"]),
        ("Ҷамшед", letters.TAJIK, ["Jamshed", "Dzhamshed", "Jamshed"]),
        ("Ныязов", letters.TURKMEN, ["Nyyazow", "Nyiazov", "Nyýazow"]),
        ("Hüseynov", letters.AZERI, ["Huseynov", "Huseynov", "Guseinov"]),
        ("İşık", letters.TURKISH, ["Isik", "Ishik", "Ischik"]),
        ("ბერიძე", letters.GEORGIAN, ["Beridze", "Beridze"]),
        ("Հովհաննես", letters.ARMENIAN, ["Hovhannes", "Hovhannes"]),
    ],
)
def test_a_name_is_spelled_by_every_scheme(
    native: str, schemes: tuple[Scheme, ...], spellings: list[str]
) -> None:
    assert [spelled(native, scheme) for scheme in schemes] == spellings
