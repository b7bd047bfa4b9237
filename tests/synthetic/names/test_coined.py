from screening.synthetic.names import letters
from screening.synthetic.names.coined import spliced, tailed
from screening.synthetic.names.parts import spelled, written
from screening.synthetic.names.slavic import MEN

FATHERS = MEN.split()


def test_coined_words_are_many_new_and_all_different() -> None:
    coined = spliced(FATHERS, 1000)
    assert len(coined) == 1000
    assert len({word.lower() for word in [*coined, *FATHERS]}) == 1000 + len(FATHERS)


def test_the_same_words_give_the_same_coined_ones() -> None:
    assert spliced(FATHERS, 50) == spliced(FATHERS, 500)[:50]


def test_a_coined_word_begins_and_ends_as_listed_ones_do() -> None:
    for word in spliced(FATHERS, 200):
        assert any(name.startswith(word[:2]) for name in FATHERS)
        assert any(name.endswith(word[-2:]) for name in FATHERS)


def test_a_word_is_cut_where_a_syllable_begins_and_never_within_a_digraph() -> None:
    assert set(spliced(["Rashid", "Mikhal"], 10)) == {"Rakhal", "Mishid"}


def test_the_turkish_capital_does_not_shift_the_cut() -> None:
    assert set(spliced(["İsmet", "Erkin"], 10)) == {"İskin", "Ermet"}


def test_no_letter_is_doubled_at_the_joint() -> None:
    joined = spliced(["Manna", "Tomas", "Sonnet"], 50)
    assert joined
    assert not any("nnn" in word for word in joined)


def test_no_two_coined_words_differ_in_the_letter_at_the_joint_alone() -> None:
    coined = spliced(["Marina", "Marika", "Tasila", "Tasira"], 50)
    assert len([word for word in coined if word.startswith("Mari")]) == 1  # -la or -ra, not both
    assert len([word for word in coined if word.startswith("Tasi")]) == 1


def test_coined_words_keep_to_the_lengths_of_listed_ones() -> None:
    lengths = sorted(map(len, FATHERS))
    assert all(lengths[3] <= len(word) <= lengths[-4] for word in spliced(FATHERS, 300))


def test_a_tail_follows_the_words_and_the_compounds_each_once() -> None:
    named = tailed(["Rashid", "Mikhal", "Rashid"], 10, ["Mikhalbek", "Rashid"])
    assert named[:3] == ["Rashid", "Mikhal", "Mikhalbek"]
    assert set(named[3:]) == {"Rakhal", "Mishid"}


def test_words_without_a_second_syllable_give_nothing() -> None:
    assert spliced(["Jon", "Max", "Li"], 5) == []


def test_a_table_is_spelled_as_each_of_its_words_is() -> None:
    names = ["Юрий ұлы", "Есен", "Әлихан", "Абдымомунов"]
    for word in written(names, letters.KAZAKH):
        assert word.spellings == tuple(spelled(word.native, scheme) for scheme in letters.KAZAKH)
