"""Georgian, Armenian and Mongolian names, each in its own alphabet.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names import letters
from screening.synthetic.names.parts import Culture, both, composed, listed, plain, ranked, written

_GEORGIAN_MEN = """
გიორგი დავით ლევან ირაკლი ნიკოლოზ ზურაბ თამაზ ალექსანდრე გია მამუკა ვახტანგ ლაშა ბესიკ თორნიკე კახაბერ
ზაზა შოთა მიხეილ ვასილ ავთანდილ გოჩა რამაზ თენგიზ გურამ მერაბ ოთარ ნოდარ რევაზ ჯემალ მალხაზ ლუკა საბა ნიკა
დიმიტრი კონსტანტინე ივანე პეტრე სერგო არჩილ ემზარ ბადრი როინ ვაჟა სიმონ ილია ანზორ ელგუჯა
"""
_GEORGIAN_WOMEN = """
ნინო მარიამ თამარ ანა ნანა ნათია ეკა მაია ლელა თეონა სალომე ქეთევან ხათუნა ია მანანა ლია მზია თინათინ
ელენე ლიანა ირმა ნატო შორენა მაკა ნონა ცირა დარეჯან ეთერ ლამარა გულნარა თეა რუსუდან მედეა ნათელა ბარბარე
ნუცა ლიკა სოფიო
"""
_GEORGIAN_STEMS = """
ბერი კაპანა გელა ლომი მაისურა ხარა ნოზა წიკლაუ კვარაცხე ჩხე მელა ქავთარა ბოლქვა გოგი ჯავახი ღვინი ჩიქო
ცქიტი კობა ხუცი მჭედლი აბაში დოლი ნადირა სულა ფირცხალა თოდრი ტაბა მესხი შენგე ბაქრა კიკნა ოქრუა ჯანე
ლორთქიფანი ასათი
"""
_ARMENIAN_MEN = """
Արմեն Գևորգ Հայկ Կարեն Տիգրան Արթուր Աշոտ Սարգիս Վահան Գագիկ Հովհաննես Սամվել Արամ Դավիթ Նարեկ Ռուբեն
Վարդան Գրիգոր Մհեր Էդգար Ռոբերտ Վահագն Սուրեն Արսեն Միքայել Պետրոս Ստեփան Մարտին Խաչատուր Հակոբ Մկրտիչ
Կարապետ Ղազար Սիմոն Պողոս Ավետիք Բագրատ Գարեգին Եղիշե Զավեն Լևոն Մանուկ Ներսես Շահեն Սերգեյ Վազգեն Աբրահամ
Իսահակ Հարություն Ղուկաս
"""
_ARMENIAN_WOMEN = """
Աննա Մարիամ Անի Լիլիթ Գայանե Նարինե Կարինե Արմինե Հասմիկ Սոնա Լուսինե Նունե Շուշան Ալվարդ Անուշ Արփինե
Գոհար Էլեն Թամարա Հռիփսիմե Մարինե Նազիկ Ռուզաննա Սաթենիկ Սիրանուշ Սուսաննա Տաթևիկ Քրիստինե Օֆելյա Զարուհի
Ասյա Մելինե Վարդուհի
"""
_MONGOLIAN = """
Бат Болд Ган Отгон Энх Баатар Сүх Дорж Цэрэн Наран Мөнх Эрдэнэ Амар Алтан Тэмүүжин Бямба Даваа Мягмар
Лхагва Пүрэв Дамдин Гомбо Цогт Чулуун Нямдаш Жаргал Ариун Билгүүн Тулга Хулан
"""
_MONGOLIAN_WOMEN = """
Оюун Сарнай Цэцэг Нарантуяа Энхтуяа Болормаа Уянга Номин Анужин Сарангэрэл Алтанцэцэг Мөнхцэцэг Одгэрэл
Солонго Ундрах Цэвэлмаа Дулмаа Ханда Долгор Сувд Янжин Батцэцэг Оюунчимэг Ганчимэг Наранцэцэг Хонгорзул
Мишээл Тэргэл
"""


@cache
def georgian() -> Culture:
    """Georgians: surname in -shvili, -dze, -ia, -ava, -uri; the father's name in the genitive on papers."""
    men = listed(_GEORGIAN_MEN)
    given = {
        "M": ranked(written(men, letters.GEORGIAN)),
        "F": ranked(written(listed(_GEORGIAN_WOMEN), letters.GEORGIAN)),
    }
    surnames = ranked(written(composed(_GEORGIAN_STEMS, "ძე შვილი ია ავა ური იანი"), letters.GEORGIAN), 20)
    fathers = written([name.removesuffix("ი").removesuffix("ე") + "ის ძე" for name in men], letters.GEORGIAN)
    daughters = written(
        [name.removesuffix("ი").removesuffix("ე") + "ის ასული" for name in men], letters.GEORGIAN
    )
    patronymics = {"M": ranked(fathers), "F": ranked(daughters)}
    titles = {"M": ("Batoni", "Dr"), "F": ("Kalbatoni", "Dr")}
    return Culture(plain(given, both(surnames), patronymics), titles, ("Gogi", "Kakha", "Dzia", "Buba"))


@cache
def armenian() -> Culture:
    """Armenians: surname in -yan of a forefather's name, the father's name in the genitive on papers."""
    men = listed(_ARMENIAN_MEN)
    given = {
        "M": ranked(written(men, letters.ARMENIAN)),
        "F": ranked(written(listed(_ARMENIAN_WOMEN), letters.ARMENIAN)),
    }
    crafts = composed(
        "Տեր Մելիք Նալբանդ Դարբին Ոսկերիչ Հացագործ Բարսեղ Քոչար Բաղդասար Ալեք Մուրադ Նազար",
        "յան ունյան անյան",
    )
    surnames = ranked(written([name + "յան" for name in men] + crafts, letters.ARMENIAN))
    fathers = ranked(written([name + "ի" for name in men], letters.ARMENIAN))
    titles = {"M": ("Paron", "Dr"), "F": ("Tikin", "Dr")}
    return Culture(plain(given, both(surnames), both(fathers)), titles, ("Aper", "Usta", "Varpet", "Kaj"))


@cache
def mongolian() -> Culture:
    """Mongols: one given name of two elements; the father's name, in the genitive, stands as surname."""
    men = composed(_MONGOLIAN, "баяр болд баатар сүх төр бат жаргал хүү зориг мөнх эрдэнэ сайхан очир гэрэл")
    men = [
        name for name in listed(_MONGOLIAN) + men if name[: len(name) // 2].lower() != name[len(name) // 2 :]
    ]
    women = listed(_MONGOLIAN_WOMEN) + composed(_MONGOLIAN, "туяа цэцэг маа чимэг гэрэл зул")
    given = {"M": ranked(written(men, letters.MONGOLIAN)), "F": ranked(written(women, letters.MONGOLIAN))}
    fathers = ranked(written([_genitive(name) for name in men], letters.MONGOLIAN), 20)
    titles = {"M": ("Guai", "Dr"), "F": ("Guai", "Dr")}
    return Culture(plain(given, both(fathers)), titles, ("Baavgai", "Bor", "Tom", "Bambar"), True)


def _genitive(name: str) -> str:
    if name[-1] in "аэоөуүиеяю":
        return name + "гийн"
    return name + ("ийн" if any(letter in "эөүиЭӨҮИ" for letter in name) else "ын")
