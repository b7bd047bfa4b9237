"""Russian, Ukrainian and North Caucasian names: common given names, surnames from stems, patronymics.

Facts of common knowledge written down for this project; every person made of them is drawn by chance.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names import letters
from screening.synthetic.names.parts import BySex, Culture, composed, listed, plain, ranked, written

MEN = """
Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Николай Владимир Артём Павел Роман Виктор
Денис Илья Юрий Константин Игорь Олег Антон Виталий Кирилл Никита Егор Вячеслав Станислав Руслан Анатолий
Валерий Григорий Борис Василий Геннадий Пётр Леонид Фёдор Семён Степан Георгий Аркадий Вадим Глеб Матвей Лев
Захар Тимофей Ярослав Эдуард Филипп Яков Родион Тимур Марат Данила Савелий Мирон Богдан Всеволод Святослав
Ростислав Арсений Макар Платон Демид Прохор Ефим Герман Альберт Роберт Артур Ренат Макарий Лука Назар
"""
WOMEN = """
Елена Ольга Наталья Анна Татьяна Ирина Мария Светлана Екатерина Юлия Анастасия Марина Людмила Дарья
Александра Оксана Галина Надежда Валентина Виктория Ксения Алина Евгения Вера Любовь Полина Кристина
Лариса Нина Инна Яна Алёна Маргарита Тамара Диана Раиса Жанна Софья Зоя Лидия Антонина Эльвира Алла
Варвара Вероника Ульяна Валерия Карина Арина Регина Снежана Милана Лилия Эмма Василиса Клавдия Пелагея
Майя Злата Стефания Ева Таисия Кира
"""
_SURNAMES = """
Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев
Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев
Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв
Гусев Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков
Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов
Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев
Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышёв Быков Маслов
Родионов Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров Наумов Потапов
Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Емельянов Никифоров Грачёв Котов
Гришин Ефремов Архипов Громов Кириллов Малышев Панов Моисеев Румянцев Акимов Кондратьев Бирюков Горбунов
Анисимов Ерёмин Тихомиров Галкин Лукьянов Михеев Скворцов Юдин Белоусов Нестеров Симонов Прокофьев
Харитонов Князев Цветков Левин Митрофанов Воронов Аксёнов Софронов Мальцев Логинов Горшков Савин Краснов
Майоров Демидов Елисеев Рыбаков Сафонов Плотников Дёмин Хохлов Фадеев Молчанов Игнатов Литвинов Ершов
Ушаков Дементьев Рябов Мухин Калашников Леонтьев Лобанов Кузин Корнеев Евдокимов Бородин Платонов Некрасов
Балашов Бобров Жданов Блинов Игнатьев Коротков Муравьёв Крюков Беляков Богомолов Дроздов Лавров Зуев
Петухов Ларин Никулин Серов Терентьев Зотов Устинов Фокин Самойлов Константинов Сахаров Шишкин Самсонов
Черкасов Чистяков Носов Спиридонов Карасёв Авдеев Воронцов Зверев Владимиров Селезнёв Нечаев Кудряшов
Седов Фирсов Андрианов Панфилов Головин Терехов Толстой Донской Невский Чайковский Островский Вяземский
Полонский Каменский Успенский Троицкий Покровский Вознесенский Рождественский Залесский Заболоцкий
Яворский
"""
_STEMS = """
Гор Лес Дуб Берез Камен Бел Чёрн Красн Зимн Весн Холод Мороз Снегир Синиц Щук Карп Ерш Сом Рак Жук Мурав
Пчел Гончар Бочар Кожемяк Рыбак Столяр Печник Ямщик Стрельц Казач Пушкар Кузьм Тихон Лукин Осин Вяз Клен
Топол Рябин
"""
_UKRAINIAN_MEN = """
Олександр Сергій Андрій Володимир Микола Іван Василь Олексій Віктор Михайло Юрій Дмитро Петро Ігор Богдан
Тарас Роман Олег Павло Євген Максим Артем Ярослав Степан Григорій Остап Назар Денис Анатолій Валерій
Віталій Руслан Вадим Антон Леонід Борис Орест Святослав Станіслав Федір Костянтин Кирило Данило Матвій
Тимофій Любомир Мирослав Зіновій Захар Макар Ростислав Ілля Едуард Геннадій Гліб Всеволод Устим Панас
Северин Маркіян
"""
_UKRAINIAN_WOMEN = """
Олена Наталія Тетяна Оксана Ірина Ольга Світлана Людмила Юлія Марія Анна Катерина Галина Надія Вікторія Інна
Лариса Валентина Любов Анастасія Дарина Софія Соломія Христина Яна Аліна Марина Віра Ніна Леся Уляна Богдана
Мирослава Ярослава Зоряна Роксолана Орися Стефанія Олеся Діана Жанна Євгенія Лідія Алла Тамара Руслана Злата
"""
_UKRAINIAN_SURNAMES = """
Мельник Шевченко Бондаренко Коваленко Бойко Ткаченко Кравченко Ковальчук Коваль Олійник Шевчук Поліщук
Ткачук Савченко Бондар Марченко Руденко Мороз Лисенко Петренко Клименко Кравчук Павлюк Кузьменко
Пономаренко Савчук Василенко Левченко Харченко Сидоренко Карпенко Гаврилюк Мельничук Швець Романюк Попович
Панченко Хоменко Юрченко Кучер Павленко Мазур Литвиненко Кушнір Ковтун Гончаренко Гончарук Іваненко
Мартинюк Білоус Костенко Приходько Зінченко Ярошенко Гриценко Москаленко Дяченко Нестеренко Волошин
Гуменюк Вовк Жук Лях Назаренко Дорошенко Сорока Степаненко Федоренко Яценко Мацюк Кириленко Тищенко Шульга
Радченко Яковенко Остапчук Заболотний Чорний Білий Сірий Підгірний Загородній Вишневський Островський
Яворський Лісовський Сікорський
"""
_UKRAINIAN_STEMS = """
Гнат Демч Захар Степан Роман Остап Тимош Юр Павл Клим Максим Данил Кирил Лук Мартин Назар Онищ Пилип
Прокоп Сав Сем Тарас Федор Хом Яким Ярош Грищ Дем Лаврин Мирон Омелян Панас Радч Стец Чорн Біл Рудн Кобз
Дуд Скрипн
"""
_CAUCASUS_MEN = """
Магомед Ахмед Ислам Руслан Шамиль Рамзан Адам Али Хасан Хусейн Ибрагим Иса Муса Юсуп Абдула Гаджи Курбан
Саид Расул Заур Тимур Аслан Алихан Зелимхан Умар Асхаб Хамзат Апти Бислан Мурад Марат Казбек Залимхан
Гасан Гусейн Нурмагомед Абдулмуслим Шахбан Далгат Исмаил Камиль Багаудин Сайфула Арсен Эльдар Мовсар
Турпал Лечи
"""
_CAUCASUS_WOMEN = """
Патимат Аминат Хадижат Зарема Мадина Аишат Фатима Заира Марьям Халимат Малика Айшат Зулихан Луиза Хава Седа
Барият Написат Сакинат Асият Умукусум Рукият Зухра Лейла Динара Зумруд Милана Элина Яха Раяна Салимат Хеда
"""


def womens(surname: str) -> str:
    """The woman's form of a Russian surname; those without one stay as they are."""
    if surname.endswith(("ский", "цкий")):
        return surname[:-2] + "ая"
    if surname.endswith(("ой", "ый", "ий")):
        return surname[:-2] + "ая"
    return surname + "а" if surname.endswith(("ов", "ев", "ёв", "ин", "ын")) else surname


def _ukrainian_womens(surname: str) -> str:
    return surname[:-2] + "а" if surname.endswith("ий") else surname


_STEM = {"Павел": "Павл", "Пётр": "Петр", "Лев": "Льв"}
_SHORTENED = ("лий", "Валерий", "Юрий", "Григорий", "Аркадий", "Арсений", "Геннадий", "Василий", "Виталий")


def patronymics(men: list[str]) -> BySex:
    """Russian patronymics, son's and daughter's, of the fathers whose names form them by rule."""
    stems = [_soft_stem(_STEM.get(name, name)) for name in men if name[-1] not in "ая"]
    sons = [stem + ("евич" if soft else "ович") for stem, soft in stems]
    daughters = [stem + ("евна" if soft else "овна") for stem, soft in stems]
    return {"M": ranked(written(sons, letters.RUSSIAN)), "F": ranked(written(daughters, letters.RUSSIAN))}


def _soft_stem(name: str) -> tuple[str, bool]:
    if name.endswith(_SHORTENED):
        return name[:-2] + "ь", True
    return (name[:-1], True) if name[-1] in "йь" else (name, False)


def _ukrainian_patronymics(men: list[str]) -> BySex:
    fathers = [name for name in men if name[-1] not in "ая"]
    sons = [name.removesuffix("о") + "ович" for name in fathers]
    daughters = [_ukrainian_daughter(name) for name in fathers]
    return {"M": ranked(written(sons, letters.UKRAINIAN)), "F": ranked(written(daughters, letters.UKRAINIAN))}


def _ukrainian_daughter(name: str) -> str:
    return name[:-1] + "ївна" if name.endswith("й") else name.rstrip("оь") + "івна"


def _by_sex(names: list[str]) -> BySex:
    women = [womens(name) for name in names]
    return {"M": ranked(written(names, letters.RUSSIAN)), "F": ranked(written(women, letters.RUSSIAN))}


_TITLES = {"M": ("Mr", "Dr"), "F": ("Mrs", "Dr")}
_BYNAMES = ("Batya", "Bely", "Seryi", "Moryak", "Doctor", "Sanych", "Tikhi", "Rybak")


@cache
def russian() -> Culture:
    """Russians: given name, patronymic, surname in -ov, -in, -skiy."""
    surnames = listed(_SURNAMES) + composed(_STEMS, "енко ов ин овский ников")
    given = {
        "M": ranked(written(listed(MEN), letters.RUSSIAN)),
        "F": ranked(written(listed(WOMEN), letters.RUSSIAN)),
    }
    fathers = patronymics(listed(MEN))
    return Culture(plain(given, _by_sex(surnames), fathers), _TITLES, _BYNAMES, family_first=True)


@cache
def caucasian() -> Culture:
    """Dagestan and Chechnya: Arabic and Turkic names in Russian form (Magomed, Patimat, Gadzhi)."""
    men = listed(_CAUCASUS_MEN)
    surnames = [
        _possessive(name) for name in men + composed("Абдул Нур Магомед Шах Хан", "амид ахмед расул мурад")
    ]
    given = {
        "M": ranked(written(men, letters.RUSSIAN)),
        "F": ranked(written(listed(_CAUCASUS_WOMEN), letters.RUSSIAN)),
    }
    fathers = patronymics(men)
    titles = {"M": ("Hadji", "Sheikh"), "F": ("Mrs",)}
    return Culture(
        plain(given, _by_sex(surnames), fathers), titles, ("Maga", "Abu Musa", "Borz", "Said"), True
    )


def _possessive(name: str) -> str:
    soft = name[-1] in "аияйь"
    return name.rstrip("йь") + ("ев" if soft else "ов")


@cache
def ukrainian() -> Culture:
    """Ukrainians: given name, patronymic, surname in -enko, -uk, -skyi."""
    surnames = listed(_UKRAINIAN_SURNAMES) + composed(_UKRAINIAN_STEMS, "енко юк ишин ів чак")
    family = {
        "M": ranked(written(surnames, letters.UKRAINIAN)),
        "F": ranked(written([_ukrainian_womens(name) for name in surnames], letters.UKRAINIAN)),
    }
    men = listed(_UKRAINIAN_MEN)
    given = {
        "M": ranked(written(men, letters.UKRAINIAN)),
        "F": ranked(written(listed(_UKRAINIAN_WOMEN), letters.UKRAINIAN)),
    }
    fathers = _ukrainian_patronymics(men)
    return Culture(plain(given, family, fathers), _TITLES, _BYNAMES, family_first=True)
