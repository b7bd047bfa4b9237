"""Sinhala: UNGEGN names of the letters, spelled as in passports of Sri Lanka (th and d for the dentals)."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "ක k ඛ kh ග g ඝ gh ඞ ng ඟ ng ච ch ඡ chh ජ j ඣ jh ඤ n ඥ gn ට t ඨ th ඩ d ඪ dh ණ n ඬ nd ත th ථ th ද d ධ dh න n"
    " ඳ nd ප p ඵ ph බ b භ bh ම m ඹ mb ය y ර r ල l ව w ශ sh ෂ sh ස s හ h ළ l ෆ f"
)
NUKTA = ""
WITH_NUKTA: dict[str, str] = {}
VOWELS = pairs("අ a ආ aa ඇ e ඈ e ඉ i ඊ ee උ u ඌ oo ඍ ru එ e ඒ e ඓ ai ඔ o ඕ o ඖ au")
SIGNS = pairs("ා aa ැ e ෑ e ි i ී ee ු u ූ oo ෘ ru ෙ e ේ e ෛ ai ො o ෝ o ෞ au")
MARKS = pairs("ං n ඃ -")
CONJUNCTS = pairs("ක්ෂ ksh")
VIRAMA = "්"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs("ශ්රී sri මහතා mr මයා mr මිය mrs ආචාර්ය dr මහාචාර්ය prof")
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("all", {}),
    ("all", pairs("th t w v ə$ e sh s")),
    ("end", pairs("ee ee oo oo d dh")),
    ("all", pairs("v w sh s d dh ee$ y")),
)
