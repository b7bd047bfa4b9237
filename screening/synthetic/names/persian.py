"""Iranian, Afghan and Tajik names: one language family, three ways to write and to form them.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names import letters
from screening.synthetic.names.coined import tailed
from screening.synthetic.names.parts import (
    Bearer,
    Culture,
    Table,
    both,
    composed,
    glued,
    joined,
    listed,
    plain,
    ranked,
    words,
    written,
)
from screening.synthetic.names.syllables import coined, moulds

_IRANIAN_MEN = """
محمد=Mohammad/Mohamad/Muhammad علی=Ali/Aly حسین=Hossein/Hosein/Hussein رضا=Reza/Riza مهدی=Mehdi/Mahdi
حسن=Hassan/Hasan امیر=Amir/Ameer احمد=Ahmad/Ahmed سعید=Saeed/Saeid/Said مجید=Majid/Majeed
حمید=Hamid/Hameed مسعود=Masoud/Massoud فرهاد=Farhad بهروز=Behrouz/Behrooz کامران=Kamran ناصر=Naser/Nasser
جواد=Javad/Jawad محسن=Mohsen/Muhsin ابراهیم=Ebrahim/Ibrahim یوسف=Yousef/Yusef داریوش=Dariush/Darioush
بهنام=Behnam پیمان=Peyman/Payman آرش=Arash سینا=Sina کیوان=Keyvan/Kayvan شهرام=Shahram بهرام=Bahram
رستم=Rostam/Rustam سهراب=Sohrab/Suhrab سیاوش=Siavash/Siyavash فریدون=Fereydoun/Faridun
هوشنگ=Houshang/Hushang جمشید=Jamshid/Jamsheed منوچهر=Manouchehr/Manuchehr خسرو=Khosrow/Khosro
پرویز=Parviz/Parwiz ایرج=Iraj اردشیر=Ardeshir بابک=Babak پویا=Pouya/Puya میلاد=Milad عباس=Abbas
قاسم=Ghasem/Qasem/Ghassem اکبر=Akbar اصغر=Asghar کریم=Karim رحیم=Rahim محمود=Mahmoud/Mahmood
مصطفی=Mostafa/Mustafa
"""
_IRANIAN_WOMEN = """
فاطمه=Fatemeh/Fatima/Fatimeh زهرا=Zahra/Zahraa مریم=Maryam/Mariam زینب=Zeinab/Zaynab سارا=Sara/Sarah
نرگس=Narges/Nargis لیلا=Leila/Leyla/Layla نسرین=Nasrin/Nasreen شیرین=Shirin/Shireen پروین=Parvin/Parveen
مینا=Mina مهین=Mahin سیمین=Simin فرزانه=Farzaneh/Farzana شهره=Shohreh آزاده=Azadeh/Azada الهام=Elham/Ilham
سمیه=Somayeh/Sumaya معصومه=Masoumeh/Masumeh نازنین=Nazanin پریسا=Parisa ندا=Neda/Nida شبنم=Shabnam
ملیکا=Melika/Malika یاسمن=Yasaman/Yasmin هدیه=Hediyeh گلناز=Golnaz/Gulnaz مهناز=Mahnaz ژاله=Zhaleh/Jaleh
صدیقه=Sedigheh/Siddiqa طاهره=Tahereh/Tahira
"""
_IRANIAN_STEMS = """
محمد=Mohammad/Muhammad حسین=Hossein/Hosein احمد=Ahmad/Ahmed علی=Ali کریم=Karim رحیم=Rahim
قاسم=Ghasem/Qasem رضا=Reza صادق=Sadegh/Sadeq ابراهیم=Ebrahim/Ibrahim جعفر=Jafar/Jaafar اکبر=Akbar
نجف=Najaf باقر=Bagher/Baqer عباس=Abbas مراد=Morad/Murad شریف=Sharif حسن=Hassan/Hasan خلیل=Khalil
سلطان=Soltan/Sultan فرهاد=Farhad رستم=Rostam بهرام=Bahram یوسف=Yousef/Yusef موسی=Mousa/Musa عظیم=Azim
نظام=Nezam/Nizam قربان=Ghorban/Qurban
"""
RARE = 3000  # coined words in each table: with the common ones half of a people is named
_JOINT = "\u200c"  # zero-width non-joiner, as Persian typing has it before an ending that keeps its shape
_IRANIAN_ENDINGS = (
    f"ی=i/y {_JOINT}زاده=zadeh/zade {_JOINT}پور=pour/pur {_JOINT}نژاد=nejad/nezhad {_JOINT}نیا=nia/niya"
    f" {_JOINT}فر=far یان=ian/yan لو=lou/lu وند=vand"
)
_IRANIAN_FRONTS = """
مهر=Mehr به=Beh/Bah خوش=Khosh شاد=Shad گل=Gol/Gul نیک=Nik/Neek راد=Rad روز=Rouz/Ruz دل=Del جهان=Jahan شاه=Shah
آذر=Azar بهار=Bahar پاک=Pak فرخ=Farrokh/Farokh هما=Homa نو=Now/No سپه=Sepeh کوه=Kuh/Kouh دریا=Darya رخ=Rokh
آب=Ab باغ=Bagh سرو=Sarv/Sarw شیر=Shir مرز=Marz کیان=Kian/Kiyan آرا=Ara ماه=Mah خور=Khor/Khur زر=Zar سیم=Sim
بخت=Bakht روش=Rowshan/Roshan هنر=Honar دست=Dast سخن=Sokhan نام=Nam جان=Jan پیر=Pir میر=Mir حاج=Haj خان=Khan
ملک=Malek/Malik یزدان=Yazdan ایران=Iran/Eran پارس=Pars تیر=Tir رزم=Razm سالار=Salar کار=Kar بینا=Bina دانا=Dana
شهر=Shahr مهین=Mahin اسفند=Esfand داد=Dad چمن=Chaman تاج=Taj نصر=Nasr لطف=Lotf فیض=Feiz/Faiz
"""
_IRANIAN_BACKS = """
زاد=zad داد=dad مند=mand ور=var/war دار=dar بین=bin پناه=panah پرور=parvar/parwar دوست=doust/dust یار=yar کیش=kish
آرا=ara/aara خواه=khah روز=rouz/ruz فام=fam گو=gou/gu نواز=navaz/nawaz بان=ban چهر=chehr منش=manesh ستا=seta
اندیش=andish نگار=negar فروز=forouz/foruz افشان=afshan گر=gar
"""
_IRANIAN_LETTERS = """
ب=b پ=p ت=t ج=j چ=ch خ=kh د=d ر=r ز=z س=s ش=sh ف=f ق=gh/q ک=k گ=g ل=l م=m ن=n ه=h ب=b د=d ر=r ر=r م=m ن=n س=s
"""
_IRANIAN_ROOTS = """
3: C ا=a C =e/i C
3: C =a C ی=i/ee C
2: C =a C ا=a C
2: C =a C C =a C
1: C و=ou/u C =a C
1: C ی=i/ee C ا=a C
"""
_IRANIAN_WOMENS = """
3: G B
4: C ا=a C =e/i C ه=eh/a
3: C =a C ی=i/ee C ه=eh/a
2: C =a C C ا=a
2: G ناز=naz
1: G گل=gol/gul
1: G بانو=banou/banu
2: C =a C ی=i/ee C ا=a
2: C ی=i/ee C ا=a
"""
_IRANIAN_HOUSES = """
4: S E
3: C =a C C =a C ی=i/y
3: C ا=a C =e/i C E
3: C =a C ی=i/ee C E
2: C =o/u C C ا=a C E
3: C =a C ا=a C ی=i/y
3: C و=ou/u C ی=i/y
2: C =e/i C C =a C ی=i/y
1: C =a C C ا=a C چی=chi/chy
2: C ا=a C =e/i C آبادی=abadi/abady
1: C =a C =a C گر=gar
2: C ی=i/ee C C =a C ی=i/y
"""
_PLACES = """
تهرانی=Tehrani شیرازی=Shirazi اصفهانی=Esfahani/Isfahani تبریزی=Tabrizi مشهدی=Mashhadi یزدی=Yazdi
کرمانی=Kermani همدانی=Hamedani/Hamadani گیلانی=Gilani رشتی=Rashti نوری=Nouri/Noori حسینی=Hosseini/Husseini
موسوی=Mousavi/Moosavi هاشمی=Hashemi رضوی=Razavi/Rizvi جلالی=Jalali
"""
_AFGHAN_MEN = """
محمد=Mohammad/Muhammad/Mohammed احمد=Ahmad/Ahmed عبدالله=Abdullah/Abdulla غلام=Ghulam/Gholam گل=Gul
میر=Mir خان=Khan نور=Noor/Nur شیر=Sher/Shir حبیب=Habib/Habeeb رحمت=Rahmat نعمت=Nimat/Nemat
حکمت=Hekmat/Hikmat عنایت=Enayat/Inayat سمیع=Sami/Samee ذبیح=Zabih/Zabeeh نجیب=Najib/Najeeb امان=Aman
عزیز=Aziz/Azeez فضل=Fazal/Fazl لعل=Lal سید=Sayed/Sayyed/Said جان=Jan علی=Ali حسین=Hussain/Hossein اسد=Asad
زلمی=Zalmai/Zalmay تور=Tor سپین=Spin باز=Baz طور=Toor/Tur جمعه=Juma/Jumah نظر=Nazar حیات=Hayat
شفیق=Shafiq/Shafeeq لطیف=Latif کریم=Karim/Kareem رحیم=Rahim/Raheem صادق=Sadiq/Sadeq هارون=Haroon/Harun
فرید=Farid/Fareed میرویس=Mirwais/Mirwes ملا=Mullah/Mulla بسم=Bism وحید=Wahid/Waheed وزیر=Wazir
یعقوب=Yaqub/Yaqoob جلال=Jalal
"""
_AFGHAN_SECOND = """
خان=Khan جان=Jan گل=Gul الله=ullah/ollah شاه=Shah محمد=Mohammad/Muhammad احمد=Ahmad/Ahmed علی=Ali
دین=Din/Deen آغا=Agha/Aqa _الرحمن=ur_Rahman/ul_Rahman حق=Haq زاده=zada/zadah داد=Dad میر=Mir ولی=Wali/Vali
نبی=Nabi رسول=Rasul/Rasool حیدر=Haidar/Haider اکبر=Akbar صمد=Samad کریم=Karim قادر=Qadir/Qader
"""
_AFGHAN_WOMEN = """
فاطمه=Fatima/Fatema مریم=Maryam/Mariam زهرا=Zahra شکریه=Shukria/Shokria پروین=Parwin/Parveen
لیلا=Laila/Leila نسیمه=Nasima/Naseema گلالی=Gulalai/Gulalay زرغونه=Zarghuna/Zarghona پلوشه=Palwasha
ملالی=Malalai/Malalay فرشته=Fereshta/Freshta عزیزه=Aziza حمیده=Hamida رابعه=Rabia صدیقه=Siddiqa/Sediqa
شریفه=Sharifa شبنم=Shabnam نازنین=Nazanin ثریا=Soraya/Suraya عایشه=Aisha/Ayesha نرگس=Nargis/Narges
سحر=Sahar هیله=Hila وژمه=Wazhma/Wajma سپوژمی=Spozhmai/Spogmai تورپیکی=Torpekai/Torpikay بی‌بی=Bibi
گلثوم=Kulsum/Gulsom خدیجه=Khadija راضیه=Razia معصومه=Masuma
"""
_AFGHAN_LETTERS = """
ب=b ت=t ج=j خ=kh/k د=d ر=r ز=z س=s ش=sh ف=f ق=q/gh ک=k گ=g ل=l م=m ن=n ه=h ح=h ب=b د=d ر=r ر=r م=m ن=n و=w/v
"""
_AFGHAN_PATTERNS = """
4: C ا=a C =i/e C
4: C =a C ی=i/ee C
2: C =a C C ا=a ن=n
2: C =a C C =a ت=t الله=ullah/ollah
2: C =a C ی=i/ee C الله=ullah/ollah
2: م=m =a C C و=u/o C
2: C =a C ا=a C
2: C =a C ی=i/ee C جان=jan
1: C =a C C =a ت=t
1: C و=o/u C =a ی=i/y
1: S B
"""
_AFGHAN_WOMENS = """
4: C ا=a C =i/e C ه=a
4: C =a C ی=i/ee C ه=a
3: C =a C C و=o/u ن=n ه=a
2: گل=Gul/Gol C =a C ی=i/ee
2: C =a C C ی=ai/ay
2: C =a C C ا=a
2: C ی=i/ee C ا=a
"""
_AFGHAN_HOUSES = """
4: C ا=a C =i/e C ی=i/y
4: C =a C ی=i/ee C ی=i/y
3: C =a C C =a زی=zai/zay
2: C ا=a C =u/o زی=zai/zay
2: C =a C ی=i/ee C خیل=khil/khel
1: C =a C C ا=a C
2: C =a C C ا=a ن=n ی=i/y
2: C =a C C =a C ی=i/y
1: C =a C ا=a C زاده=zada/zadah
1: C =a C ی=i/ee C یار=yar
"""
_AFGHAN_STARTS = """
گل=Gul/Gol شیر=Sher/Shir میر=Mir خان=Khan شاه=Shah نیک=Nek/Nik دل=Del/Dil جان=Jan خوش=Khosh/Khush بخت=Bakht
شهر=Shahr مهر=Mehr زر=Zar نظر=Nazar سرور=Sarwar دوست=Dost تور=Tor سپین=Spin زمری=Zmarai غیرت=Ghairat بری=Bari
"""
_AFGHAN_BACKS = (
    "محمد=mohammad/muhammad آغا=agha داد=dad یار=yar بخش=bakhsh وال=wal مند=mand زاد=zad ور=war/var"
)
_AFGHAN_FAMILIES = """
احمدی=Ahmadi/Ahmadie محمدی=Mohammadi/Muhammadi رحیمی=Rahimi/Raheemi کریمی=Karimi/Kareemi
حسینی=Hussaini/Hosseini نوری=Noori/Nuri احمدزی=Ahmadzai/Ahmadzay یوسفزی=Yousafzai/Yusufzai
عمرخیل=Omarkhil/Omarkhel ستانکزی=Stanikzai/Stanekzai نورزی=Noorzai/Nurzai پوپلزی=Popalzai/Popalzay
اچکزی=Achakzai/Achekzai وردک=Wardak صافی=Safi/Safai مومند=Momand/Mohmand زدران=Zadran/Jadran اندړ=Andar
کاکړ=Kakar بارکزی=Barakzai/Barekzai علیزی=Alizai/Alizay هوتک=Hotak سلطانی=Sultani/Soltani عزیزی=Azizi
امیری=Amiri/Ameeri رسولی=Rasuli/Rasooli قادری=Qaderi/Qadiri هاشمی=Hashimi/Hashemi اکبری=Akbari نظری=Nazari
صدیقی=Sediqi/Siddiqi حیدری=Haidari/Haydari فیضی=Faizi/Fayzi یوسفی=Yusufi/Yousufi
"""
_TAJIK_MEN = """
Рустам Фаррух Далер Ҷамшед Суҳроб Парвиз Фирдавс Шаҳром Баҳром Манучеҳр Ҷовид Исмоил Сино Хуршед Фаридун
Сиёвуш Абдулло Саидҷон Меҳроб Умед Алишер Комрон Сорбон Зафар Муҳаммад Ҳасан Ҳусейн Раҳмон Карим Раҷаб Сафар
Назар Шариф Қурбон Ҷумъа Неъмат Давлат Эмом Холмурод Бобо Мирзо Амон Азиз Абдуқодир Абдураҳим Абдураҳмон
Ҷаъфар Қосим Нозим Самад Тоҳир Ҳоким Восиъ Ғафур Сулаймон Юсуф Иброҳим Шамс Файз Насим Нур Ҳабиб Искандар
Зиёдулло Файзулло Ҳикматулло Раҳматулло Саъдулло Аҳмад Акбар Али Анвар Амрулло Асадулло Аюб Баҳриддин Билол
Беҳрӯз Бурҳон Валӣ Восеъ Ғайрат Ғаюр Ғолиб Ғулом Даврон Диловар Дӯст Ёдгор Ёқуб Зайниддин Зоир Зоҳир Идрис
Илҳом Имом Исломуддин Исо Исрофил Камол Курбоналӣ Латиф Лутфулло Мансур Мақсуд Марат Маҳмадшариф Маҳмуд
Мирзошариф Музаффар Мусо Мустафо Наврӯз Наим Наҷмиддин Нодир Нуриддин Нусратулло Одина Олим Раҷабалӣ Раҳим
Ризо Рӯзӣ Сабзалӣ Садриддин Саидаҳмад Саидмурод Салим Сангалӣ Сироҷиддин Собир Солеҳ Субҳон Тағоймурод Темур
Тоир Тоҷиддин Тӯйчӣ Умар Умаралӣ Усмон Фатҳулло Хайрулло Хайриддин Хисрав Холиқ Хоҷа Хусрав Шамсиддин Шералӣ
Шодӣ Ятим Қаҳрамон Қурбоналӣ Ҳаким Ҳалим Ҳамза Ҳотам Ҷалол Ҷамол Ҷаҳонгир Ҷӯра Эраҷ Эшмурод Юнус
"""
_TAJIK_FIRST = """
Абду Нур Дил Шо Мирзо Хол Саид Ҷон Файз Раҳмат Хуш Амир Шоҳ Беҳ Меҳр Дӯст Сафар Назар Давлат Имом Мард Бобо
Ҳазрат Қурбон Раҷаб Маҳмад Сайф Тош Худой Ғафор Ҳақ Одина Пир Мир Ҷумъа Сафо
"""
_TAJIK_SECOND = """
лло бек мурод алӣ мад назар вахт шоҳ зод рӯз дод ёр хон бахт қул ҷон мирзо вали карим раҳмон аҳмад бой худо
"""
_TAJIK_WOMEN = """
Зарина Мадина Нигина Фарзона Шаҳноза Гулнора Мавзуна Ситора Парвина Фируза Малика Саодат Зулфия Дилбар
Мунира Нилуфар Ҷамила Ойгул Сайёра Сафармоҳ Мижгон Тахмина Шабнам Рухшона Мохира Бибигул Гулчеҳра Зебуннисо
Манзура Маҳина Хосият Назира Ойниҳол Пайрав Робия Савринисо Тоҷинисо Ҳанифа Ҷонона Анора Барно Гулбаҳор
Давлатмоҳ Ибодат Латофат Адиба Азиза Амина Анзурат Баҳор Бибиҳадия Бӯстон Гавҳар Гулафзо Гулбону Гулрухсор
Гулсара Гулшан Дилафрӯз Дилноза Зайнаб Замира Зарафо Зарнигор Зебо Зиннатмоҳ Зӯҳра Исмигул Каримамоҳ Латифа
Лола Лутфия Маликамо Марҷона Матлуба Маърифат Махфират Меҳрангез Меҳринисо Мирандомоҳ Мумина Муқаддас
Мутриба Муҳаббат Нависа Назокат Насиба Нозанин Нуринисо Нурия Озода Оиша Оли Парвона Раҳима Ромиш Рухсора
Сабоҳат Саёҳат Салимахон Сарвиноз Сафаргул Сумая Сурайё Тӯтӣ Умеда Фаризо Фаришта Фотима Хадича Хурсанд
Ҳакима Ҳалима Ҳурмат Ҷаҳоноро Шарифа Шаҳло Шоира Юлдуз
"""


@cache
def _iranian_tables() -> tuple[Table, ...]:
    men, women = words(_IRANIAN_MEN), words(_IRANIAN_WOMEN)
    doubled = joined(
        men[:3] + men[6:7], words("رضا=reza/riza علی=ali حسین=hossein/hosein مهدی=mehdi/mahdi امین=amin")
    )
    endings = words(_IRANIAN_ENDINGS)
    families = words(_PLACES) + joined(words(_IRANIAN_STEMS), endings)
    stock = {
        "C": words(_IRANIAN_LETTERS),
        "G": words(_IRANIAN_FRONTS),
        "B": words(_IRANIAN_BACKS),
        "S": words(_IRANIAN_FRONTS + _IRANIAN_STEMS),
        "E": endings + endings[:1] * 8 + words(_IRANIAN_BACKS)[:8],
    }
    mens = moulds(_IRANIAN_ROOTS + "4: G B", **stock)
    return (
        ranked(men + doubled + coined("iranian men", mens, RARE, men), 6),
        ranked(women + coined("iranian women", moulds(_IRANIAN_WOMENS, **stock), RARE, women), 6),
        ranked(families + coined("iranian families", moulds(_IRANIAN_HOUSES, **stock), RARE, families), 16),
    )


@cache
def iranian() -> Culture:
    """Iranians: given name (often double: Mohammad Reza) and a surname in -i, -zadeh, -pour, -nejad."""
    men, women, families = _iranian_tables()
    titles = {"M": ("Haji", "Seyed", "Dr"), "F": ("Haj Khanom", "Dr")}
    recipe = plain({"M": men, "F": women}, both(families), both(men))
    return Culture(recipe, titles, ("Hajji Agha", "Mohandes", "Pahlevan", "Akbar Agha"))


@cache
def _afghan_tables() -> tuple[Table, ...]:
    men, second = words(_AFGHAN_MEN), words(_AFGHAN_SECOND)
    compounds = tuple(
        glued((a, b), " ") if b.spellings[0][0].isupper() else glued((a, b)) for a in men for b in second
    )
    names = tuple(word for rank in range(len(second)) for word in compounds[rank :: len(second)])
    women, families = words(_AFGHAN_WOMEN), words(_AFGHAN_FAMILIES)
    stock = {"C": words(_AFGHAN_LETTERS), "S": words(_AFGHAN_STARTS), "B": words(_AFGHAN_BACKS)}
    rare = coined("afghan men", moulds(_AFGHAN_PATTERNS, **stock), RARE, men + names)
    women += coined("afghan women", moulds(_AFGHAN_WOMENS, **stock), RARE, women)
    families += coined("afghan families", moulds(_AFGHAN_HOUSES, **stock), RARE, families)
    # common names in compounds and rare ones by turns: a rare name is as often borne as a rare compound
    shuffled = tuple(word for pair in zip(names, rare, strict=False) for word in pair) + rare[len(names) :]
    return ranked(shuffled, 20), ranked(women), ranked(families, 2), ranked(men + rare)


def _afghan(draw: Draw, sex: str) -> Bearer:
    men, women, families, simple = _afghan_tables()
    own = pick(draw, men if sex == "M" else women)
    father = (pick(draw, simple),)
    share = draw()
    if share < 0.35:
        return Bearer((), (own,), father)
    return Bearer((pick(draw, families if share < 0.8 else men),), (own,), father)


@cache
def afghan() -> Culture:
    """Afghans: a compound given name, often nothing else; a tribe's or forefather's name for some."""
    titles = {"M": ("Haji", "Mullah", "Mawlawi", "Qari"), "F": ("Bibi",)}
    return Culture(_afghan, titles, ("Qari Saheb", "Commander", "Zmarai", "Ustad", "Lewanai"))


@cache
def tajik() -> Culture:
    """Tajiks: surname in -ov, -zoda, -i or the father's bare name; patronymic in -ovich or none."""
    men = tailed(listed(_TAJIK_MEN), 800, composed(_TAJIK_FIRST, _TAJIK_SECOND))
    women = tailed(
        listed(_TAJIK_WOMEN),
        500,
        composed(
            "Гул Дил Моҳ Нур Зар Шаҳ Меҳр Фар Парӣ Рӯз Сафар Ҷаҳон Хуш Ниг Мавҷ Шаб Шир Ой Бах Сит",
            "нора бар рух чеҳра бону нисо ноз зода анг офарин мо гул ой хон бегим дона афрӯз ҷабин",
        ),
    )
    sons = [stem + tail for stem in men[:1300] for tail in ("зода", "ов", "ӣ", "")]
    daughters = [stem + tail for stem in men for tail in ("зода", "ова", "ӣ", "")]
    given = {
        "M": ranked(written(men, letters.TAJIK), 40, 1.5, 800),
        "F": ranked(written(women, letters.TAJIK), 40, 1.5, 800),
    }
    surnames = {
        "M": ranked(written([_russian(name) for name in sons], letters.TAJIK), 30, reach=3000),
        "F": ranked(written([_russian(name) for name in daughters], letters.TAJIK), 30, reach=3000),
    }
    fathers = {
        "M": ranked(written([_russian(name + "ович") for name in men[:90]], letters.TAJIK)),
        "F": ranked(written([_russian(name + "овна") for name in men[:90]], letters.TAJIK)),
    }
    titles = {"M": ("Hoji", "Eshon", "Mullo"), "F": ("Bibi",)}
    return Culture(plain(given, surnames, fathers), titles, ("Pahlavon", "Usto", "Domullo", "Bobo"), True)


def _russian(name: str) -> str:
    """A vowel before -ov becomes -ev, before -i it goes: Abdullo -> Abdulloev, Mirzo -> Mirzoi."""
    for vowel in "оаӣъ":
        name = (
            name.replace(vowel + "ов", vowel + "ев") if name.endswith(("ов", "ова", "ович", "овна")) else name
        )
    return name
