"""Devanagari (Hindi, Marathi, Nepali): Hunterian system as Indian passports use it, without its dots."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "क k ख kh ग g घ gh ङ ng च ch छ chh ज j झ jh ञ n ट ṭ ठ th ड ḍ ढ dh ण n त t थ th द d ध dh न n ऩ n प p फ f ब b"
    " भ bh म m य y र r ऱ r ल l ळ l व v श sh ष sh स s ह h ॹ zh ॻ g ॼ j ॾ d ॿ b"
)
NUKTA = "़"
WITH_NUKTA = pairs("क q ख kh ग gh ज z ड r ढ rh य y झ zh")
VOWELS = pairs("अ a आ aa इ i ई ee उ u ऊ oo ऋ ri ऌ li ऍ e ऎ e ए e ऐ ai ऑ o ऒ o ओ o औ au ॲ a")
SIGNS = pairs("ा aa ि i ी ee ु u ू oo ृ ri ॄ ri ॅ e ॆ e े e ै ai ॉ o ॊ o ो o ौ au ऺ o")
MARKS = pairs("ं n ँ n ः -")
CONJUNCTS = pairs("ज्ञ gy क्ष ksh")
VIRAMA = "्"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs(
    # the dead father of an affidavit
    "स्वर्गीय late स्वर्गीयः late स्वर्गिय late स्बर्गीय late सर्गीय late स्वगीय late स्व late स्ब late"
    " मृत late मृतः late मृतक late मृ late प्रयात late दिवंगत late मरहूम late लेट late"
    # titles, courtesies and their short forms
    " डॉ dr डा dr डाः dr डः dr डो dr डॉक्टर dr प्रो prof प्रोफ prof प्रोफा prof श्री sri श्रीमती smt सुश्री ms"
    " एडवोकेट adv अडवोकेट adv एडवो adv वकील adv अधिवक्ता adv अभिभाषक adv"
    " अडव adv अडवा adv अड्व adv ऐड्व adv अड़व adv अड़वा adv"
    # I, as a machine translates the letter; and what stands between two names of one person
    " मैं i उर्फ alias"
    # given names and titles that Bengal writes short
    " मो mohammad मोः mohammad मोह mohammad मोहः mohammad मोहा mohammad मोहाः mohammad मह mohammad महः mohammad"
    " महो mohammad महाः mohammad महा mohammad शेख sheikh/shekh सेख sheikh/sekh सेक sheikh/sek सेहख sheikh"
    " सैयद syed सय्यद syed मोसा mst मोसाः mst"
    # no sound tells its spelling
    " जॉर्ज george जोर्ज george"
    # S, as a common converter of old fonts leaves it
    " रों s"
)
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("both", {}),  # Hindi, Hunterian
    ("end", pairs("v w chh s ee$ y")),  # the south, Assam, and careful clerks everywhere
    ("east", pairs("ə o ə$ a v b sh s chh s ai oi au ou")),  # Bengal and Assam
    ("end", pairs("e ai t th au ou ee$ y")),  # Persian names in Bengal (Hossain); Tamil Nadu and Kerala
)
