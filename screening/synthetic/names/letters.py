"""How the alphabets of the region are written in Latin letters: several schemes each, as really met.

These are the generator's own, kept apart from `screening.text` on purpose: data spelled with the very
tables that the matcher reads with would flatter it. Sources: ICAO 9303-3 section 6 and its use in Russian
passports, BGN/PCGN, the Ukrainian rule of 2010, the national Latin alphabets, newspaper practice.
"""

from __future__ import annotations

from screening.synthetic.names.parts import Scheme, scheme

_CYRILLIC = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_VOWEL_E = "ае>аye ее>еye ие>иye ое>оye уе>уye ье>ye ъе>ye яе>яye"

RUSSIAN: tuple[Scheme, ...] = (
    scheme(_CYRILLIC, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"),
    scheme(
        _CYRILLIC,
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
        _VOWEL_E,
        "е>ye",
    ),
    scheme(
        _CYRILLIC,
        "a b v g d e jo zh z i j k l m n o p r s t u f h c ch sh sch - y - e ju ja",
        "ий>y кс>x",
    ),
)

_UKRAINIAN = _CYRILLIC + " є і ї ґ"
UKRAINIAN: tuple[Scheme, ...] = (
    scheme(
        _UKRAINIAN,
        "a b v h d e e zh z y i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia ie i i g",
        "зг>zgh ий>yi",
        "є>ye ї>yi й>y ю>yu я>ya",
    ),
    scheme(
        _UKRAINIAN,
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - i - e yu ya ye i i g",
        "ий>iy",
    ),
    scheme(
        _UKRAINIAN,
        "a b v h d e e zh z y y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya ye i yi g",
        "ий>y",
    ),
)

_KAZAKH = _CYRILLIC + " ә ғ қ ң ө ұ ү і һ"
KAZAKH: tuple[Scheme, ...] = (
    scheme(
        _KAZAKH,
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya a g k n o u u i kh",
    ),
    scheme(
        _KAZAKH,
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya a gh q ng o u u i h",
        initial="е>ye",
    ),
    scheme(
        _KAZAKH, "a b v g d e io j z i i k l m n o p r s t u f h ts ch ş ş - y - e iu ia ä ğ q ñ ö ū ü ı h"
    ),
    scheme(
        _KAZAKH,
        "a b v g d e e dzh z i y k l m n o p r ss t u f kh ts ch sh sch - y - e yu ya e g k n u u u i g",
    ),
)

_KYRGYZ = _CYRILLIC + " ң ө ү"
KYRGYZ: tuple[Scheme, ...] = (
    scheme(_KYRGYZ, "a b v g d e e j z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya ng o u"),
    scheme(_KYRGYZ, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia n o u"),
    scheme(
        _KYRGYZ,
        "a b v g d e e dzh z i y k l m n o p r s t u f h ts ch sh shch - y - e yu ya n u u",
        initial="е>ye",
    ),
)

_UZBEK = _CYRILLIC + " ў қ ғ ҳ"
UZBEK: tuple[Scheme, ...] = (
    scheme(
        _UZBEK,
        "a b v g d e yo j z i y k l m n o p r s t u f x ts ch sh sh ' i - e yu ya o' q g' h",
        "ае>аye ие>иye ое>оye",
        "е>ye",
    ),
    scheme(_UZBEK, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sh - y - e iu ia u k g kh"),
    scheme(_UZBEK, "a b v g d e yo j z i y k l m n o p r s t u f kh ts ch sh sh - i - e yu ya o q gh h"),
    scheme(
        _UZBEK, "a b v g d e yo dj z i y k l m n o p r s t u f h ts ch sh sh - i - e yu ya u k g h", "дж>dj"
    ),
)

_TAJIK = _CYRILLIC + " ҷ ӣ ӯ қ ғ ҳ"
TAJIK: tuple[Scheme, ...] = (
    scheme(_TAJIK, "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh sh - i - e yu ya j i u q gh h"),
    scheme(
        _TAJIK, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sh - y - e iu ia dzh i u k g kh"
    ),
    scheme(
        _TAJIK, "a b v g d e io zh z i y k l m n o p r s t u f kh ts ch sh sh - i - e yu ia j ee o q gh h"
    ),
)

_TURKMEN = _CYRILLIC + " җ ң ө ү ә"
TURKMEN: tuple[Scheme, ...] = (
    scheme(
        _TURKMEN,
        "a b w g d e yo z z i y k l m n o p r s t u f h ts c s s - y - e yu ya j n o u a",
        "ае>аye",
        "е>ye",
    ),
    scheme(
        _TURKMEN, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia dzh n o u a"
    ),
    scheme(_TURKMEN, "a b w g d e ýo ž z i ý k l m n o p r s t u f h ts ç ş ş - y - e ýu ýa j ň ö ü ä"),
)

_MONGOLIAN = _CYRILLIC + " ө ү"
MONGOLIAN: tuple[Scheme, ...] = (
    scheme(_MONGOLIAN, "a b v g d ye yo j z i i k l m n o p r s t u f kh ts ch sh sh i y i e yu ya u u"),
    scheme(_MONGOLIAN, "a b b g d e e j z i y k l m n o p r s t u f h ts ch sh sh - i - e yu ya o u"),
    scheme(_MONGOLIAN, "a b v g d ye yo zh z i i k l m n o p r s t u f kh ts ch sh sh - y - e iu ia o u"),
)

GEORGIAN: tuple[Scheme, ...] = (
    scheme(
        "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
    ),
    scheme(
        "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
        "a b g d e v z t i k l m n o p zh r s t u f k g k sh ch ts dz ts ch h dzh h",
    ),
)

_ARMENIAN = "ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց փ ք օ ֆ և"
ARMENIAN: tuple[Scheme, ...] = (
    scheme(
        _ARMENIAN,
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts p k o f ev",
        "ու>u",
        "ե>ye ո>vo",
    ),
    scheme(
        _ARMENIAN,
        "a b g d e z e e t j i l kh ts k h dz g tch m y n sh o ch p dj r s v t r tz p k o f ev",
        "ու>u",
        "ո>vo",
    ),
)

_AZERI = "ə c ç x q ş ı ğ ö ü"
AZERI: tuple[Scheme, ...] = (
    scheme(_AZERI, "a j ch kh g sh i gh o u"),
    scheme(_AZERI, "e c c x q s i g o u"),
    scheme(_AZERI + " h y j", "a dzh ch kh k sh y g o u g i zh"),
)

TURKISH: tuple[Scheme, ...] = (
    scheme("ş ç ı ğ ö ü", "s c i g o u"),
    scheme("ş ç ı ğ ö ü", "sh ch i gh oe ue"),
    scheme("ş ç ı ğ ö ü", "sch tsch i - oe ue"),
)
