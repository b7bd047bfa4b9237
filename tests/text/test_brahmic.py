"""Names in the scripts of South Asia meet the Latin spellings of those who bear them.

The persons are heads of state and of government, ministers, athletes and artists, under their published names.
"""

from __future__ import annotations

import csv
import gzip
import random
from pathlib import Path

import pytest

from screening.decide import DEFAULT
from screening.model import Name, PersonRecord, Traveller
from screening.screen import compare
from screening.text.fold import fold
from screening.text.readings import brahmic
from screening.text.readings.brahmic import SCRIPTS, brahmic_word
from screening.text.romanise import MAX_READINGS, romanise

AFFIDAVITS = Path(__file__).parents[3] / "shared/data/names/hindi_english_affidavits_dev.tsv.gz"


def score(asked: str, filed: str) -> float:
    """What the default policy gives the one against the other, by name alone."""
    record = PersonRecord(id="r", list="l", names=(Name(filed),))
    return compare(Traveller(name=Name(asked)), record, DEFAULT).score


PUBLISHED = [
    ("शेर बहादुर देउवा", "Sher Bahadur Deuba"),
    ("पुष्पकमल दाहाल", "Pushpa Kamal Dahal"),
    ("विद्यादेवी भण्डारी", "Bidya Devi Bhandari"),
    ("लालू प्रसाद यादव", "Lalu Prasad Yadav"),
    ("उद्धव ठाकरे", "Uddhav Thackeray"),
    ("जॉर्ज फर्नांडिस", "George Fernandes"),
    ("ली क्वान यू", "Lee Kuan Yew"),
    ("শেখ মুজিবুর রহমান", "Sheikh Mujibur Rahman"),
    ("আব্দুল হামিদ", "Abdul Hamid"),
    ("মোঃ সাহাবুদ্দিন চুপ্পু", "Md Shahabuddin Chuppu"),
    ("এ. কে. ফজলুল হক", "A. K. Fazlul Huq"),
    ("রবীন্দ্রনাথ ঠাকুর", "Rabindranath Thakur"),
    ("সত্যজিৎ রায়", "Satyajit Ray"),
    ("তরুণ গগৈ", "Tarun Gogoi"),
    ("মিজানুর রহমান চৌধুরী", "Mizanur Rahman Chowdhury"),
    ("ਮਨਮੋਹਨ ਸਿੰਘ", "Manmohan Singh"),
    ("ਅਮਰਿੰਦਰ ਸਿੰਘ", "Amarinder Singh"),
    ("ਹਰਮਨਪ੍ਰੀਤ ਕੌਰ", "Harmanpreet Kaur"),
    ("નરેન્દ્ર મોદી", "Narendra Modi"),
    ("હાર્દિક પંડ્યા", "Hardik Pandya"),
    ("ଧର୍ମେନ୍ଦ୍ର ପ୍ରଧାନ", "Dharmendra Pradhan"),
    ("ଦ୍ରୌପଦୀ ମୁର୍ମୁ", "Droupadi Murmu"),
    ("மு. கருணாநிதி", "M. Karunanidhi"),
    ("மு. க. ஸ்டாலின்", "M. K. Stalin"),
    ("எடப்பாடி பழனிசாமி", "Edappadi Palaniswami"),
    ("விநாயகமூர்த்தி முரளிதரன்", "Vinayagamoorthy Muralitharan"),
    ("పి.వి. నరసింహారావు", "P. V. Narasimha Rao"),
    ("జగన్ మోహన్ రెడ్డి", "Jagan Mohan Reddy"),
    ("ಎಚ್.ಡಿ. ದೇವೇಗೌಡ", "H. D. Deve Gowda"),
    ("ಬಿ. ಎಸ್. ಯಡಿಯೂರಪ್ಪ", "B. S. Yediyurappa"),
    ("കെ. കരുണാകരൻ", "K. Karunakaran"),
    ("വി. എസ്. അച്യുതാനന്ദൻ", "V. S. Achuthanandan"),
    ("പിണറായി വിജയൻ", "Pinarayi Vijayan"),
    ("මහින්ද රාජපක්ෂ", "Mahinda Rajapaksa"),
    ("රනිල් වික්‍රමසිංහ", "Ranil Wickremesinghe"),
    ("අනුර කුමාර දිසානායක", "Anura Kumara Dissanayake"),
]


@pytest.mark.parametrize(("native", "latin"), PUBLISHED, ids=[str(row) for row in range(len(PUBLISHED))])
def test_a_name_refers_whoever_is_filed_under_its_usual_latin_spelling(native: str, latin: str) -> None:
    assert score(native, latin) >= DEFAULT.threshold


INITIALS = [
    ("एम", "m"), ("एम्", "m"), ("आर", "r"), ("सी", "c"), ("के", "k"), ("जी", "g"), ("ए", "a"), ("ई", "e"),
    ("एच", "h"), ("एफ", "f"), ("आई", "i"), ("यू", "u"), ("वाई", "y"), ("डब्ल्यू", "w"), ("एक्स", "x"),
    ("क्यू", "q"), ("ज़ेड", "z"), ("म", "m"), ("मु", "m"), ("अ", "a"), ("এম", "m"), ("কে", "k"), ("எம்", "m"),
    ("மு", "m"), ("ఎన్", "n"), ("ಎಚ್", "h"), ("ആർ", "r"), ("ඒ", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "letter"), INITIALS, ids=[str(row) for row in range(len(INITIALS))])
def test_an_initial_by_its_name_or_as_a_syllable_is_the_latin_letter(word: str, letter: str) -> None:
    assert romanise(word)[0] == letter


def test_a_name_of_one_syllable_is_still_read_as_spoken() -> None:
    assert romanise("ली") == ("l", "li")


def test_two_initials_by_which_clerks_mean_one_letter_are_both_read() -> None:
    assert {"sunil s", "sunil c"} <= set(romanise("सुनिल स"))


def test_words_of_two_syllables_are_no_initials() -> None:
    assert romanise("एमा")[0] == "ema"
    assert romanise("राम")[0] == "ram"


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("स्वर्गीय", "late"),
        ("मृत", "late"),
        ("डॉ", "dr"),
        ("श्रीमती", "smt"),
        ("वकील", "adv"),
        ("मोः", "mohammad"),
        ("মোঃ", "mohammad"),
        ("শেখ", "sheikh"),
        ("திரு", "mr"),
        ("මහතා", "mr"),
    ],
)
def test_titles_are_translated_not_spelled(word: str, title: str) -> None:
    assert romanise(word)[0] == title


def test_a_title_that_is_a_surname_too_is_read_both_ways() -> None:
    assert romanise("सेख") == ("sheikh", "sekh")


def test_the_east_speaks_a_last_vowel_after_two_consonants() -> None:
    assert {"prashant", "prosanta"} <= set(romanise("प्रशान्त"))


def test_a_dead_father_is_found_under_his_name() -> None:
    assert score("स्वर्गीय रामनाथ मिश्रा", "Ram Nath Mishra") >= DEFAULT.threshold


def test_the_letters_that_bengal_hangs_under_others_are_glides() -> None:
    assert brahmic_word("বিশ্বাস", "bengali")[0] == "bishwas"
    assert brahmic_word("আনোয়ার", "bengali")[0] == "anowar"
    assert brahmic_word("বড়ুয়া", "bengali")[0] == "barua"


def test_anusvara_is_ng_at_the_end_of_singh_only() -> None:
    assert brahmic_word("सिंह", "devanagari")[0] == "singh"
    assert brahmic_word("सिंहा", "devanagari")[0] == "sinha"
    assert brahmic_word("నరసింహ", "telugu")[0] == "narasimha"


def test_different_persons_with_the_same_initials_are_not_one() -> None:
    assert score("आर. के. शर्मा", "R. K. Verma") < DEFAULT.threshold
    assert score("एम. सुरेश", "M. Ramesh") < DEFAULT.threshold


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_words_of_a_table_are_written_as_names_arrive(script: str) -> None:
    table = SCRIPTS[script]
    assert all(fold(word) == word for word in table.WORDS)
    assert all(latin.replace("/", "").isalpha() and latin.isascii() for latin in table.WORDS.values())
    assert len(table.READINGS) == MAX_READINGS


@pytest.mark.skipif(not AFFIDAVITS.exists(), reason="needs ../shared/data")
def test_nine_in_ten_affidavits_of_candidates_meet_their_english_names() -> None:
    with gzip.open(AFFIDAVITS, "rt", encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if " " in row[0]]
    sample = random.Random(2).sample(rows, 500)
    met = sum(score(hindi, english) >= DEFAULT.threshold for english, hindi, _ in sample)
    assert met >= 450


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_syllables_read_at_once_are_those_of_the_walk(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = SCRIPTS[script]
    letters = "".join(
        (*table.CONSONANTS, *table.VOWELS, *table.SIGNS, *table.MARKS, table.NUKTA, table.VIRAMA)
    )
    chance = random.Random(script)
    words = ["".join(chance.choices(letters, k=chance.randint(1, 9))) for _ in range(2_000)]
    words += [a + b for a in letters for b in letters] + list(table.CONJUNCTS)
    at_once = [brahmic_word(word, script) for word in words]
    monkeypatch.setitem(brahmic._SYLLABLES, script, {})
    assert [brahmic_word(word, script) for word in words] == at_once
