"""The cultures of naming, by name. Tables are made when a culture is first asked for."""

from __future__ import annotations

from collections.abc import Callable

from screening.synthetic.names import (
    arabic,
    caucasus,
    indic,
    lankan,
    malay,
    oghuz,
    persian,
    sinic,
    slavic,
    southeast,
    tai,
    turkic,
    urdu_bengali,
    west,
)
from screening.synthetic.names.parts import Bearer, Culture, Word

__all__ = ["CULTURES", "Bearer", "Culture", "Word"]

CULTURES: dict[str, Callable[[], Culture]] = {
    "afghan": persian.afghan,
    "arabic": arabic.arabic,
    "armenian": caucasus.armenian,
    "azeri": oghuz.azeri,
    "bengali": urdu_bengali.bengali,
    "burmese": southeast.burmese,
    "caucasian": slavic.caucasian,
    "chinese": sinic.chinese,
    "english": west.english,
    "filipino": malay.filipino,
    "french": west.french,
    "georgian": caucasus.georgian,
    "indian": indic.indian,
    "indonesian": malay.indonesian,
    "iranian": persian.iranian,
    "italian": west.italian,
    "kazakh": turkic.kazakh,
    "khmer": southeast.khmer,
    "korean": sinic.korean,
    "kyrgyz": turkic.kyrgyz,
    "lao": tai.lao,
    "malay": malay.malay,
    "mongolian": caucasus.mongolian,
    "nepali": indic.nepali,
    "pakistani": urdu_bengali.pakistani,
    "polish": west.polish,
    "russian": slavic.russian,
    "sinhala": lankan.sinhala,
    "spanish": west.spanish,
    "tajik": persian.tajik,
    "tamil": lankan.tamil,
    "thai": tai.thai,
    "turkish": oghuz.turkish,
    "turkmen": turkic.turkmen,
    "ukrainian": slavic.ukrainian,
    "uzbek": turkic.uzbek,
    "vietnamese": southeast.vietnamese,
}
