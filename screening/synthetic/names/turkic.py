"""Kazakh, Kyrgyz, Uzbek and Turkmen names: given names of elements, surnames and patronymics of fathers.

Written in the Cyrillic of each language (the link to Soviet papers); the Latin spellings follow from
`letters`. Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names import letters
from screening.synthetic.names.parts import (
    BySex,
    Culture,
    Scheme,
    Table,
    composed,
    listed,
    plain,
    ranked,
    written,
)

_KAZAKH_MEN = """
Нұрлан Серік Ерлан Болат Асқар Марат Қайрат Бауыржан Ержан Руслан Азамат Данияр Талғат Мұрат Тимур Айдар
Әлібек Дәулет Бақыт Жандос Арман Алмас Нұржан Ақылбек Самат Қанат Мейрам Олжас Санжар Дархан Алтай Ғалым
Рүстем Ислам Әділ Мақсат Ақан Ербол Жанат Нұрсұлтан Әлихан Айбек Досжан Мирас Расул Әмір Темірлан Бекзат
Ерасыл Диас Сұлтан Сапар Төлеген Қасым Жұмағұл Оразбай Мұхтар Смағұл Ахмет Омар Жақсылық Есен Сейіт Ыбырай
Абай Шоқан Кенесары
"""
_KAZAKH_WOMEN = """
Айгүл Гүлнәр Әсел Динара Жанар Мадина Алия Сәуле Әйгерім Айнұр Гүлмира Бақыт Шолпан Назгүл Жанна Камила
Меруерт Салтанат Ботагөз Ақмарал Аружан Айша Томирис Аяулым Інжу Дана Ляззат Раушан Маржан Кәмшат Жібек
Ұлжан Қарлығаш Зәуре Роза Рысты Сара Фариза Зарина Тоғжан Балжан Үміт Еңлік Әлия Перизат Індира Гүлжан
Мөлдір Күләш Ақбота
"""
_KYRGYZ_MEN = """
Азамат Бакыт Нурлан Эркин Улан Талант Мирлан Канат Айбек Бекзат Эмил Тилек Кубат Данияр Руслан Максат
Жеңиш Алмаз Марат Самат Чыңгыз Кайрат Бактыбек Жоомарт Алтынбек Эрмек Суйунбек Темир Аскар Рустам Нурбек
Адилет Эрлан Курманбек Асан Үсөн Төлөгөн Жумабек Сыдык Токтогул Өмүрбек Ысмайыл Абдылда Мамат Осмон
Турдубай Шаршен Жапар Аман Калык Жумагул Байыш Эсен Садыр Акыл Ормон Балбай Жаныбек Манас Семетей
"""
_KYRGYZ_WOMEN = """
Айгүл Гүлнара Айнура Нургүл Жылдыз Чолпон Динара Асел Бермет Мээрим Назгүл Бегимай Айпери Кундуз Рахат
Гүлзат Жамиля Салтанат Элнура Венера Айжан Алтынай Каныкей Сайкал Роза Бурул Сайра Нурзат Мира Айдай
Жаркын Тамара Зарина Апал Уулкан Бүбүсара Алина Адина Үмүт Шаирбүбү Токтобүбү Калима Жазгүл Гүлмайрам
Батма Анара Перизат
"""
_UZBEK_MEN = """
Алишер Шерзод Отабек Жасур Сардор Бобур Азиз Дилшод Шуҳрат Рустам Тимур Ислом Анвар Бахтиёр Ботир Равшан
Нодир Музаффар Санжар Элёр Улуғбек Жамшид Баҳодир Фарҳод Фаррух Хуршид Акмал Аброр Достон Жавлон Зафар
Илҳом Камол Лазиз Мансур Мирзо Неъмат Ойбек Ўткир Қаҳрамон Самандар Собир Сухроб Турсун Умид Ўктам
Файзулла Ҳамид Ҳасан Ҳусан Шавкат Юсуф Эргаш Маматқул Тўхтасин Эшмат Холмат Қодир Ғафур Ҳаким Юнус Тошмат
Содиқ Исмоил Умар Усмон Али Иброҳим Муҳаммад
"""
_UZBEK_WOMEN = """
Гулнора Дилноза Нилуфар Мадина Шахноза Нигора Зулфия Феруза Малика Муҳаббат Ойгул Сабина Гулчеҳра Дилбар
Дилфуза Наргиза Севара Зилола Умида Камола Лола Барно Ҳилола Моҳира Саодат Рано Хуршида Матлуба Гавҳар
Насиба Шоира Ирода Мавлуда Раъно Санобар Азиза Комила Робия Зебо Фотима Зуҳра Ойдин Хадича Мунира Насиба
Ёқут Турсуной Ҳалима
"""
_TURKMEN_MEN = """
Мырат Мердан Гуванч Батыр Сердар Довлет Аман Ораз Чары Керим Максат Ровшан Бегенч Ыхлас Шохрат Гурбан
Байрам Сапар Атамырат Тойлы Реҗеп Нуры Ата Хемра Муса Арслан Азат Керван Юсуп Овез Бяшим Акмырат Дидар
Какабай Язмырат Эсен Мухаммет Ахмет Гарлы Аннагулы Сейит Ягмыр Перман Ходжа Бекмырат Непес Ишан Тачмырат
Халмырат Илмырат
"""
_TURKMEN_WOMEN = """
Огулбике Айгул Гулшат Майса Джемал Огулджан Мәхри Акҗемал Айна Гозел Солтан Энеш Оразгул Бахар Огулнабат
Айсолтан Гулҗан Лачын Шемшат Тәзегул Сапаргул Махым Огулдурды Нязик Айҗемал Аманбиби Дурсун Биби Гунча
Сельби Марал Лале
"""


def _lineal(men: list[str], schemes: tuple[Scheme, ...], endings: str, womens: str) -> BySex:
    """Names made of fathers' names with each pair of endings; a leading `+` stands for a separate word."""
    tables: dict[str, Table] = {}
    for sex, tails in (("M", endings.split()), ("F", womens.split())):
        names = [_possessive(name, tail) for name in men for tail in tails]
        tables[sex] = ranked(written(names, schemes), steepness=20)
    return tables


def _possessive(name: str, tail: str) -> str:
    if tail.startswith("+"):
        return f"{name} {tail[1:]}".strip()
    if tail.startswith("ов") and name[-1] in "аәеёиіоөуүұыэюяй":
        return name.removesuffix("й") + "е" + tail[1:]
    return name + tail


def _given(men: list[str], women: list[str], schemes: tuple[Scheme, ...]) -> BySex:
    return {"M": ranked(written(men, schemes)), "F": ranked(written(women, schemes))}


@cache
def kazakh() -> Culture:
    """Kazakhs: Nur + sultan, surname in -ov or -uly or the bare name of the grandfather."""
    men = listed(_KAZAKH_MEN) + composed(
        "Нұр Бек Ер Ай Бай Жан Дос Аман Жақсы Тоқ Есен Құдай Қуан Сарсен Мырза Ораз Жұма Әлі",
        "бек жан хан бай болат ғали сұлтан тай мұрат тас кен дәулет берген ғазы мұхамед қали",
    )
    women = listed(_KAZAKH_WOMEN) + composed(
        "Гүл Ай Нұр Жан Ақ Алтын Күн Сәуле Бал Зер Маңғаз Ұл",
        "нұр жан гүл сұлу шат бибі жамал нар ай мира дана зия",
    )
    surnames = _lineal(men, letters.KAZAKH, "ов ұлы +", "ова қызы +")
    fathers = _lineal(men[:120], letters.KAZAKH, "ович ұлы", "овна қызы")
    titles = {"M": ("Haji", "Mr"), "F": ("Mrs",)}
    return Culture(
        plain(_given(men, women, letters.KAZAKH), surnames, fathers),
        titles,
        ("Beka", "Nureke", "Sake", "Batyr"),
        True,
    )


@cache
def kyrgyz() -> Culture:
    """Kyrgyz: surname in -ov or `father uulu` / `father kyzy`, patronymic in -ovich."""
    men = listed(_KYRGYZ_MEN) + composed(
        "Нур Бек Эр Ай Бай Жаны Дос Аман Токто Эсен Кудай Кубаныч Мырза Ороз Жума Алма Таалай Урмат",
        "бек жан хан бай болот султан мат кул берди назар гелди сары куват таш алы ке",
    )
    women = listed(_KYRGYZ_WOMEN) + composed(
        "Гүл Ай Нур Жан Ак Алтын Күн Бурма Бал Зар Канзаада Сайра",
        "нур жан гүл сулуу бүбү жамал ай мира дана зат пери",
    )
    surnames = _lineal(men, letters.KYRGYZ, "ов +уулу ов", "ова +кызы ова")
    fathers = _lineal(men[:120], letters.KYRGYZ, "ович", "овна")
    titles = {"M": ("Ajy", "Haji"), "F": ("Mrs",)}
    return Culture(
        plain(_given(men, women, letters.KYRGYZ), surnames, fathers),
        titles,
        ("Beka", "Baike", "Ayke", "Bayan"),
        True,
    )


@cache
def uzbek() -> Culture:
    """Uzbeks: Abdu + lla, Gul + nora; surname in -ov or -yev, patronymic in -ovich or with o'g'li, qizi."""
    men = listed(_UZBEK_MEN) + composed(
        "Абду Нур Дил Шо Мирза Хол Бек Эш Тош Турди Худой Рўзи Жума Сайид Мамат Али",
        "лла бек мурод қул жон мат назар раҳмон карим ёр али вали шукур сафар бой малик",
    )
    women = listed(_UZBEK_WOMEN) + composed(
        "Гул Дил Ой Нур Зар Шаҳ Моҳ Хур Сев Мах",
        "нора ноза бар фуза рух сара чеҳра шода бону гул ой фия зода",
    )
    surnames = _lineal(men, letters.UZBEK, "ов", "ова")
    fathers = _lineal(men[:120], letters.UZBEK, "ович +ўғли", "овна +қизи")
    titles = {"M": ("Hoji", "Mulla", "Qori"), "F": ("Otin",)}
    return Culture(
        plain(_given(men, women, letters.UZBEK), surnames, fathers),
        titles,
        ("Usta", "Pahlavon", "Bek", "Shoir"),
        True,
    )


@cache
def turkmen() -> Culture:
    """Turkmens: Gurban + guly; surname in -ow, -owa, patronymic in -owic or with ogly, gyzy."""
    men = listed(_TURKMEN_MEN) + composed(
        "Аман Ораз Гурбан Анна Баба Худай Кака Овез Бегенч Тәч Хан Гул Алла Мәммет Чары Пена",
        "гелди мырат гулы назар мухаммет берди дурды клыч сахет нур яр вели тач",
    )
    women = listed(_TURKMEN_WOMEN) + composed(
        "Огул Гул Ай Биби Акҗа Нур Ене Мая Зыба Алтын",
        "бабек шат нар җан алма сона гозел җемал биби нур тәч сапар",
    )
    surnames = _lineal(men, letters.TURKMEN, "ов", "ова")
    fathers = _lineal(men[:120], letters.TURKMEN, "ович +оглы", "овна +гызы")
    titles = {"M": ("Hajy", "Molla"), "F": ("Mrs",)}
    return Culture(
        plain(_given(men, women, letters.TURKMEN), surnames, fathers),
        titles,
        ("Palwan", "Aga", "Bagshy"),
        True,
    )
