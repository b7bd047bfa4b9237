from collections import Counter

from screening.synthetic.names import parts
from screening.synthetic.names.sinic import wade_giles
from screening.synthetic.names.slavic import patronymics, womens


def test_a_list_of_words_is_read_as_written() -> None:
    first, second = parts.words("عبد_الله=Abdullah/Abd_Allah Ali/Aly")
    assert first == parts.Word("عبد الله", ("Abdullah", "Abd Allah"))
    assert second == parts.Word("", ("Ali", "Aly"))


def test_composed_names_begin_with_the_likely_parts() -> None:
    assert parts.composed("A B", "x y") == ["Ax", "Ay", "Bx", "By"]


def test_glued_words_join_spellings_rank_by_rank() -> None:
    one = parts.glued(parts.words("ศรี=Si/Sri วงศ์=wong/vong"))
    assert one == parts.Word("ศรีวงศ์", ("Siwong", "Srivong"))


def test_a_word_is_not_joined_to_itself() -> None:
    joined = parts.joined(parts.words("Ali Reza"), parts.words("ali amin"))
    assert [word.spellings[0] for word in joined] == ["Aliamin", "Rezaali", "Rezaamin"]


def test_frequent_words_have_more_slots_than_rare_ones() -> None:
    slots = Counter(word.spellings[0] for word in parts.ranked(parts.words("A B C D E F G H I J"), 1))
    assert slots["A"] > slots["B"] > slots["E"] >= slots["J"] >= 1


def test_a_steeper_slope_gives_the_common_words_more_and_the_tail_is_flat_from_the_reach_on() -> None:
    table = parts.words(" ".join(f"N{rank}" for rank in range(60)))
    even, steep = (Counter(parts.ranked(table, 5, slope, reach=20)) for slope in (1.0, 2.0))
    assert steep[table[0]] / steep.total() > even[table[0]] / even.total()
    assert {steep[word] for word in table[20:]} == {1}


def test_russian_womens_forms_and_patronymics_follow_the_rules() -> None:
    assert [womens(name) for name in ("Иванов", "Ильин", "Донской", "Невский", "Шевченко")] == [
        "Иванова",
        "Ильина",
        "Донская",
        "Невская",
        "Шевченко",
    ]
    table = patronymics(["Иван", "Сергей", "Юрий", "Лев", "Никита"])
    assert {word.native for word in table["M"]} == {"Иванович", "Сергеевич", "Юрьевич", "Львович"}
    assert {word.native for word in table["F"]} == {"Ивановна", "Сергеевна", "Юрьевна", "Львовна"}


def test_wade_giles_follows_from_pinyin() -> None:
    pinyin = ["xiao", "zhong", "jian", "qing", "bei", "de", "guo", "rong", "jiang", "wen", "zi", "zhi"]
    assert [wade_giles(one) for one in pinyin] == [
        "hsiao",
        "chung",
        "chien",
        "ching",
        "pei",
        "to",
        "ko",
        "jung",
        "chiang",
        "wen",
        "tzu",
        "chih",
    ]
