"""The compiled comparison of two names gives what `matchers.name.compare` gives, to the last digit that matters."""

from __future__ import annotations

import random

import pytest

from screening import synthetic
from screening.matchers import name, packed
from screening.text.names import PreparedName, from_tokens, prepare
from tests.kernel import at_hand, pure

pure.require_kernel()

SHORT = (
    "J K",
    "A. Khan",
    "Li",
    "O",
    "Abdul Rahman bin Ali",
    "Ali Ben Ali Ben Ali",
    "Rafid Qusay Jabbar Mahdi al-Samawi",
    "Pak Song Gil",
    "Choe Ryong Ok",
    "x" * 300,
    "van den Berg",
)


def names() -> list[str]:
    """Invented names of every people that `synthetic` knows, and real ones where they are at hand."""
    found = [filed.full for person in synthetic.persons(3, 500) for filed in person.names]
    return [*found, *at_hand.cells("translit/*_train.tsv.gz", 600, 6), *SHORT]


def slipped(filed: PreparedName, chance: random.Random) -> PreparedName:
    """The name with a letter wrong, parts in another order, joined, split, or as an initial."""
    words = [token.text for token in filed.tokens]
    place = chance.randrange(len(words))
    word = words[place]
    at = chance.randrange(len(word))
    match chance.randrange(7):
        case 0:
            words[place] = word[:at] + chance.choice("aeioukstrn") + word[at:]
        case 1 if len(word) > 1:
            words[place] = word[:at] + word[at + 1 :]
        case 2:
            chance.shuffle(words)
        case 3 if len(words) > 1:
            words[:2] = [words[0] + words[1]]
        case 4 if len(word) > 3:
            words[place : place + 1] = [word[: at or 1], word[at or 1 :]]
        case 5:
            words[place] = word[0]
        case 6 if len(word) > 3:
            words[place] = word[: at // 2] + word[at // 2 :][:3][::-1] + word[at // 2 + 3 :]
    return from_tokens(words, chance.random() < 0.2)


def scored(asked: tuple[PreparedName, ...], filed: PreparedName) -> tuple[float, float]:
    best = max((name.compare(one, filed) for one in asked), key=lambda match: match.score)
    return best.score, best.proof


def test_scores_and_proofs_are_equal():
    chance = random.Random(1)
    prepared = [readings for text in names() if (readings := prepare(text))]
    alike: dict[str, list[PreparedName]] = {}
    for readings in prepared:
        for reading in readings:
            for token in reading.tokens:
                alike.setdefault(token.skeleton[:3], []).append(reading)
    near = 0
    for asked in prepared:
        reading = chance.choice(asked)
        others = alike[chance.choice(reading.tokens).skeleton[:3]]
        once = slipped(reading, chance)
        compared = packed.asked(asked)
        for filed in (chance.choice(others), chance.choice(others), once, slipped(once, chance)):
            found = compared.score([packed.pack(token.text, token.minor) for token in filed.tokens])
            wanted = scored(asked, filed)
            assert found == pytest.approx(wanted, abs=1e-12), ([one.text for one in asked], filed.text)
            near += 0.5 < wanted[0] < 1.0
    assert near > len(prepared) // 4  # else the names had too little in common to try the rules


def test_customs_are_told_alike():
    """Rows of a few words that `matchers.namesakes` has rules about, put together by chance."""
    chance = random.Random(2)
    words = (
        "pak ri choe song sok gil kil hye jong un o li".split(),
        "rafid qusay jabbar mahdi samawi al bin muhammad mohamed a".split(),
    )
    custom = 0
    for _ in range(4_000):
        pool = chance.choice(words)
        row = chance.choices(pool, k=chance.randint(2, 6))
        other = [word for word in row if chance.random() < 0.8] + chance.choices(pool, k=chance.randint(0, 1))
        chance.shuffle(other) if chance.random() < 0.3 else None
        asked, filed = from_tokens(row), from_tokens(other or row)
        found = packed.asked((asked,)).score([packed.pack(t.text, t.minor) for t in filed.tokens])
        assert found == pytest.approx(scored((asked,), filed), abs=1e-12), (asked.text, filed.text)
        custom += 0.5 < found[0] < 0.75
    assert custom > 100


def test_a_token_that_is_not_packed_as_it_should_be_is_refused():
    compared = packed.asked(prepare("Ali Hasan"))
    whole = packed.pack("hasan", False)
    for broken in (b"", whole[:10], b"\xff" * len(whole), whole[:-1]):
        with pytest.raises(ValueError, match="packed"):
            compared.score([broken])
    with pytest.raises(ValueError, match="tokens"):
        compared.score([whole] * 13)


def test_a_packed_token_can_be_read_again():
    assert packed.unpack(packed.pack("abdrahman", False)) == ("abdrahman", False)
    assert packed.unpack(packed.pack("bin", True)) == ("bin", True)


def test_the_traits_of_tokens_on_file_are_those_of_tokens_asked_for():
    from screening.kernel.retrieval import traits

    texts = {(t.text, t.minor) for written in names() for reading in prepare(written) for t in reading.tokens}
    texts |= {(text, minor) for text in ("x" * 64, "a1b2c3d4", "q", "7", "zzz") for minor in (False, True)}
    for text, minor in sorted(texts):
        made = packed.pack(text, minor)
        assert traits(packed.rules(), made) == packed.traits(made), text


def told(match: name.NameMatch) -> tuple[object, ...]:
    """What `wording` reads."""
    pairs = [(pair.asked, pair.filed) for pair in match.pairs]
    return pairs, match.asked_only, match.filed_only, match.in_order


def numbers(match: name.NameMatch) -> list[float]:
    of_pairs = [number for pair in match.pairs for number in (pair.likeness, pair.weight, pair.slips)]
    return [match.score, match.proof, *of_pairs]


def test_the_tokens_that_stand_for_one_another_are_the_same():
    chance = random.Random(2)
    prepared = [readings for text in names() if (readings := prepare(text))]
    joined = initials = 0
    for asked in prepared:
        once = slipped(chance.choice(asked), chance)
        compared = packed.asked(asked)
        for filed in (chance.choice(chance.choice(prepared)), once, slipped(once, chance), *asked[:2]):
            found = packed.match(compared, asked, [packed.pack(t.text, t.minor) for t in filed.tokens])
            wanted = max((name.compare(one, filed) for one in asked), key=lambda match: match.score)
            assert told(found) == told(wanted), ([one.text for one in asked], filed.text)
            assert numbers(found) == pytest.approx(numbers(wanted), abs=1e-12)
            joined += any(len(pair.asked) != len(pair.filed) for pair in found.pairs)
            initials += any(pair.asked[0].initial != pair.filed[0].initial for pair in found.pairs)
    assert joined > 100
    assert initials > 50


def test_tokens_are_packed_alike():
    plain = pure.load("screening.matchers.packed")
    words = {token for text in names() for reading in prepare(text) for token in reading.tokens}
    assert {token.minor for token in words} == {False, True}
    for token in words:
        assert packed.pack(token.text, token.minor) == plain.pack(token.text, token.minor), token.text
