"""Pakistani names in Urdu writing and Bengali names of Bangladesh.

No inherited surname is the rule: second names are the father's, a clan's or an honorific. Rare names are
Arabic roots in their patterns as both languages say them, and stems with the endings of clans and trades.
Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Table, glued, ranked, words
from screening.synthetic.names.syllables import coined, doubled, moulds

_MUHAMMAD = "محمد=Muhammad/Mohammad/Mohammed/Muhammed"
_PAKISTANI_MEN = """
علی=Ali احمد=Ahmed/Ahmad حسن=Hassan/Hasan عمران=Imran/Emran عثمان=Usman/Osman بلال=Bilal حمزہ=Hamza/Hamzah
عمر=Umar/Omer فیصل=Faisal/Faysal کامران=Kamran عدنان=Adnan شاہد=Shahid/Shaheed طارق=Tariq/Tarique
آصف=Asif/Aasif نعیم=Naeem/Naim سلیم=Saleem/Salim ندیم=Nadeem/Nadim وسیم=Waseem/Wasim اکرم=Akram اسلم=Aslam
اشرف=Ashraf رشید=Rashid/Rasheed یوسف=Yousaf/Yusuf/Yousuf یونس=Younis/Yunus ابراہیم=Ibrahim/Ebrahim
اسماعیل=Ismail/Ismael افضل=Afzal اجمل=Ajmal امجد=Amjad ارشد=Arshad انور=Anwar/Anwer اظہر=Azhar
عامر=Aamir/Amir خالد=Khalid/Khaled خرم=Khurram رضوان=Rizwan/Rizvan زاہد=Zahid/Zaheed ساجد=Sajid/Saajid
صدیق=Siddique/Siddiq/Siddiqui ظفر=Zafar عابد=Abid/Aabid عارف=Arif/Aarif عاطف=Atif غلام=Ghulam
فاروق=Farooq/Faruq قیصر=Qaiser/Kaiser لطیف=Latif/Lateef محمود=Mehmood/Mahmood/Mahmud مشتاق=Mushtaq/Mushtak
منیر=Munir/Muneer ناصر=Nasir/Nasser نواز=Nawaz/Navaz عبداللہ=Abdullah/Abdulla
عبدالرحمن=Abdul_Rehman/Abdur_Rahman/Abdulrahman عبدالغفار=Abdul_Ghaffar/Abdulghaffar
عبدالستار=Abdul_Sattar/Abdus_Sattar عبدالقیوم=Abdul_Qayyum/Abdul_Qayum حفیظ=Hafeez/Hafiz سعید=Saeed/Said
جاوید=Javed/Javaid/Jawed پرویز=Pervez/Parvez/Pervaiz گل=Gul شیر=Sher/Shair ضیاء=Zia/Ziya سیف=Saif/Saef
نور=Noor/Nur میر=Mir/Meer شاہ=Shah داؤد=Dawood/Daud/Dawud لیاقت=Liaqat/Liaquat رحمت=Rehmat/Rahmat
برکت=Barkat
"""
_PAKISTANI_SECOND = """
خان=Khan احمد=Ahmed/Ahmad علی=Ali حسین=Hussain/Hussein/Husain ملک=Malik/Malick شاہ=Shah اقبال=Iqbal/Eqbal
بٹ=Butt/Bhatt چوہدری=Chaudhry/Choudhry/Chaudhary/Chowdhury قریشی=Qureshi/Quraishi/Koreshi
صدیقی=Siddiqui/Siddiqi رحمان=Rehman/Rahman شیخ=Sheikh/Shaikh/Shaykh مرزا=Mirza/Meerza بیگ=Baig/Beg
انصاری=Ansari/Ansary بھٹی=Bhatti/Bhatty راجپوت=Rajput راجہ=Raja/Rajah اعوان=Awan جٹ=Jutt/Jatt
گجر=Gujjar/Gujar مغل=Mughal/Moghul ہاشمی=Hashmi/Hashimi بخاری=Bukhari/Bokhari گیلانی=Gilani/Geelani
نقوی=Naqvi/Naqwi رضوی=Rizvi/Rizwi زیدی=Zaidi/Zaydi عباسی=Abbasi/Abbassi فاروقی=Farooqi/Faruqi
لودھی=Lodhi/Lodi درانی=Durrani/Durani آفریدی=Afridi/Afreedi یوسفزئی=Yousafzai/Yusufzai خٹک=Khattak/Khatak
بلوچ=Baloch/Baluch مری=Marri/Mari بگٹی=Bugti سومرو=Soomro/Sumro بھٹو=Bhutto جتوئی=Jatoi اسلم=Aslam
اکرم=Akram محمود=Mehmood/Mahmood نواز=Nawaz پرویز=Pervez/Parvez سلیم=Saleem/Salim رشید=Rasheed/Rashid
حیدر=Haider/Haidar عباس=Abbas اللہ=Ullah
"""
_PAKISTANI_WOMEN = """
فاطمہ=Fatima/Fatimah عائشہ=Ayesha/Aisha مریم=Maryam/Mariam زینب=Zainab/Zaynab سعدیہ=Sadia/Saadia
نادیہ=Nadia صائمہ=Saima/Sayma شازیہ=Shazia/Shaziya رابعہ=Rabia/Rabiya ثنا=Sana/Sanaa حنا=Hina/Heena
ندا=Nida عالیہ=Aliya/Alia سمیرا=Sumaira/Samira رخسانہ=Rukhsana/Ruksana نسرین=Nasreen/Nasrin
پروین=Parveen/Perveen یاسمین=Yasmeen/Yasmin شمیم=Shamim/Shameem کلثوم=Kulsoom/Kulsum زاہدہ=Zahida
نجمہ=Najma ریحانہ=Rehana/Raihana فرزانہ=Farzana بشریٰ=Bushra/Bushrah عظمیٰ=Uzma/Azma طاہرہ=Tahira/Tahera
ساجدہ=Sajida شاہدہ=Shahida آمنہ=Amina/Aamna خدیجہ=Khadija مہوش=Mehwish/Mahwish اقراء=Iqra نازیہ=Nazia
"""
_PAKISTANI_LAST = """
بی_بی=Bibi بیگم=Begum/Begam خاتون=Khatoon/Khatun اختر=Akhtar/Akhter کوثر=Kausar/Kousar
پروین=Parveen/Perveen ملک=Malik
"""
_URDU_LETTERS = """
ب=b ت=t ج=j خ=kh د=d ر=r ز=z س=s ش=sh ف=f ق=q/k ک=k گ=g ل=l م=m ن=n ہ=h ح=h ب=b د=d ر=r ر=r م=m ن=n ل=l
ط=t ص=s غ=gh
"""
_URDU_PATTERNS = """
4: C ا=a C =i/e C
4: C =a C ی=ee/i C
3: C =a D ا=a C
2: م=m =a C C و=oo/u C
2: C =a C C ا=a ن=n
2: C =u/o C C ا=a ن=n
2: ا=a C C =a C
2: C =a C ا=a C
1: م=m =u C =a D =i/e C
1: م=m =u C ا=a C =i/e C
1: ا=i/e C ت=t =i C ا=a C
1: C =a C ی=ee/i C _الدین=uddin/ud-din
1: C =a C C =a ت=t
2: S B
"""
_URDU_STARTS = """
گل=Gul شیر=Sher/Shair میر=Mir/Meer شاہ=Shah خان=Khan نور=Noor/Nur جان=Jan دل=Dil خوش=Khush مہر=Mehr/Mahr سردار=Sardar
زر=Zar باز=Baz فیض=Faiz لعل=Lal صاحب=Sahib/Saheb پیر=Pir/Peer حق=Haq روشن=Roshan بخت=Bakht تاج=Taj رحیم=Raheem
"""
_URDU_BACKS = """
نواز=nawaz/navaz زادہ=zada یار=yar داد=dad بخش=bakhsh/bux زیب=zeb باز=baz رنگ=rang مند=mand زمان=zaman ولی=wali/vali
نبی=nabi بہار=bahar فراز=faraz دین=deen/din آغا=agha ور=war/var رسول=rasool/rasul
"""
_URDU_FEMININE = """
4: C ا=a C =i/e C ہ=a/ah
4: C =a C ی=ee/i C ہ=a/ah
2: C =a C C ا=a
2: C =u/o C C ا=a
1: C ا=a C =i ی=y ہ=a
2: C =a C ی=ee/i C ا=a
1: ا=i/e C ت=t =i C ا=a
1: م=m =u C C =i ہ=a
1: C ی=ee/i C ا=a
1: S ناز=naz
1: گل=Gul C ی=ee/i C ہ=a
"""
_URDU_CLANS = """
4: C ا=a C V C ی=i/y
4: C =a C C =a C ی=i/y
4: C V C V C ی=i/y
2: C V C C V C
2: C =u C C ا=a C ی=i/y
3: C V C V C وال=wal
2: C V C V C زئی=zai
2: C V C V C خیل=khel/khail
2: C V C C یال=yal
2: C V C V C رو=ro
1: C V C C انہ=ana
1: C V C V C پوری=puri/poori
2: C V C C =a کار=kar
2: C V C C V C انی=ani/any
2: C V C V C وی=vi/wi
"""
_URDU_VOWELS = "=a =a ا=a ا=a ی=i/ee و=o و=u/oo =u"

_BENGALI_MEN = """
রহিম=Rahim/Roheem করিম=Karim/Korim জাহাঙ্গীর=Jahangir/Zahangir আনোয়ার=Anwar/Anowar কামাল=Kamal
জামাল=Jamal/Zamal শফিক=Shafiq/Shofiq রফিক=Rafiq/Rofiq সাইফুল=Saiful/Sayful নজরুল=Nazrul/Nozrul
শহিদুল=Shahidul/Shohidul রেজাউল=Rezaul/Rejaul মিজানুর=Mizanur/Mijanur হাবিবুর=Habibur/Habibor
মাহবুব=Mahbub/Mahabub আবুল=Abul আব্দুল=Abdul/Abdool সিরাজুল=Sirajul/Serajul মনিরুল=Monirul/Munirul
আমিনুল=Aminul তারেক=Tareq/Tarek সোহেল=Sohel/Suhel রাসেল=Rasel/Russel মাসুদ=Masud/Masood ফারুক=Faruk/Farooq
মোস্তফা=Mostafa/Mustafa ইব্রাহিম=Ibrahim ইউসুফ=Yusuf/Eusuf আরিফ=Arif ইমরান=Imran/Emran জসিম=Jasim/Josim
নূর=Nur/Noor শাহ=Shah আলী=Ali হাসান=Hasan/Hassan হোসেন=Hossain/Hussain/Hosen দেলোয়ার=Delwar/Delowar
লুৎফর=Lutfor/Lutfur মতিউর=Motiur/Matiur জিয়াউর=Ziaur/Jiaur খলিল=Khalil আজিজুল=Azizul/Ajijul
শামসুল=Shamsul/Samsul বদরুল=Badrul কবির=Kabir/Kobir জলিল=Jalil মনসুর=Monsur/Mansur সালাম=Salam
মান্নান=Mannan গাফফার=Gaffar/Ghaffar
"""
_BENGALI_SECOND = """
ইসলাম=Islam রহমান=Rahman/Rohman/Rahaman হোসেন=Hossain/Hosen/Hussain উদ্দিন=Uddin/Uddeen
আহমেদ=Ahmed/Ahammed/Ahmad আলী=Ali/Aly হক=Haque/Hoque/Huq খান=Khan মিয়া=Miah/Mia/Miya আলম=Alam
চৌধুরী=Chowdhury/Choudhury/Chaudhury সরকার=Sarkar/Sarker শেখ=Sheikh/Shaikh/Sk মোল্লা=Mollah/Molla
হাওলাদার=Howlader/Hawladar ভূঁইয়া=Bhuiyan/Bhuyan তালুকদার=Talukder/Talukdar মজুমদার=Majumder/Mazumdar
সিকদার=Sikder/Sikdar কবির=Kabir হাসান=Hasan/Hassan প্রামাণিক=Pramanik মণ্ডল=Mondal/Mandal
পাটোয়ারী=Patwary/Patwari শিকদার=Shikder/Shikdar মাহমুদ=Mahmud/Mahmood কাদের=Kader/Quader বারী=Bari
রশিদ=Rashid/Roshid দাস=Das রায়=Roy/Ray সাহা=Saha বিশ্বাস=Biswas
"""
_BENGALI_WOMEN = """
ফাতেমা=Fatema/Fatima আয়েশা=Ayesha/Aysha রহিমা=Rahima করিমা=Karima শিরিন=Shirin/Sheerin
নাসরিন=Nasrin/Nasreen সালমা=Salma রোকেয়া=Rokeya/Rokea হাসিনা=Hasina খাদিজা=Khadija/Khadiza
মরিয়ম=Moriom/Mariam সুফিয়া=Sufia/Sofia জাহানারা=Jahanara রেহানা=Rehana/Rahana তাসলিমা=Taslima/Taslema
শাহনাজ=Shahnaz/Sahanaj রুমা=Ruma শারমিন=Sharmin/Sharmeen ফারজানা=Farzana/Farjana সাবিনা=Sabina
লায়লা=Laila/Layla মমতাজ=Momtaz/Mumtaz নূরজাহান=Nurjahan/Noorjahan পারভীন=Parvin/Parveen মাহমুদা=Mahmuda
রাবেয়া=Rabeya/Rabia আমেনা=Amena/Amina জোহরা=Zohra/Johora বিলকিস=Bilkis/Bilqis রাশিদা=Rashida
সেলিনা=Selina/Salina মিনা=Mina সাথী=Sathi/Shathi মৌসুমী=Mousumi/Moushumi
"""
_BENGALI_LAST = """
আক্তার=Akter/Akhter/Aktar বেগম=Begum/Begom খাতুন=Khatun/Khatoon সুলতানা=Sultana ইসলাম=Islam
পারভীন=Parvin/Parveen রহমান=Rahman জাহান=Jahan দাস=Das
"""
_BENGALI_LETTERS = """
ক=k খ=kh গ=g জ=j/z ত=t দ=d ন=n ফ=f ব=b ম=m র=r ল=l শ=sh স=s হ=h ক=k ত=t দ=d ন=n ব=b ম=m র=r র=r ল=l স=s
"""
_BENGALI_PATTERNS = """
4: C া=a C ি=i C
4: C =a/o C ি=i/ee C
2: C =a/o C ু=u/oo C
2: ম=m =a/o C C ু=u/oo C
3: C =a/o C ি=i C ুল=ul
3: C া=a C ি=i C ুর=ur
2: C =a/o C C া=a ন=n
2: C ি=i C া=a C
2: C া=a C া=a C
2: ম=m ু=u C া=a C ি=i C
1: আ=A C ি=i C ুল=ul
1: C =a/o C ি=i C উদ্দিন=uddin/uddeen
1: C ো=o C ে=e C
2: C ি=i C ু=u
2: C া=a C ু=u
1: C ি=i C ন=on
1: C ু=u C েল=el
"""
_BENGALI_FEMININE = """
4: C া=a C ি=i C া=a
4: C =a/o C ি=i/ee C া=a
2: C া=a C C ি=i ন=n
2: C ু=u C C া=a
2: C ে=e C া=a
2: C ু=u C ি=i
2: C ি=i C ু=u
1: C =a/o C ি=i ন=n া=a
2: C া=a C ে=e C া=a
1: C ু=u C া=a C না=na
1: C =a/o C না=na
1: C িমা=ima
"""
_BENGALI_HOUSES = """
3: C V C V C দার=dar/der
2: C V C C V C
2: C V C V C ী=i/y
2: C V C কার=kar/ker
2: C V C V C কার=kar/ker
3: C V C C V C ী=i/y
2: C V C V C য়া=ya/ia
2: C V C V C ুই=ui
2: C V C V C ু=u
2: C V C C V ওয়াল=wal/oal
2: C V C V C পুরী=puri/pury
2: C V C V C নবী=nabi/noby
3: C =a/o C C ি=i/ee C
3: C V C V C
"""
_BENGALI_VOWELS = "=a/o =a/o া=a া=a ি=i ু=u ে=e ো=o"
_MOHAMMAD = "মোহাম্মদ=Mohammad/Md/Mohammed/Muhammad মোঃ=Md/Mohammad"
_MOSAMMAT = "মোসাম্মৎ=Mosammat/Mst/Most"


RARE = 2500  # coined words in each table: with the common ones half of a people is named


@cache
def _pakistani_tables() -> tuple[Table, ...]:
    men, second, women = words(_PAKISTANI_MEN), words(_PAKISTANI_SECOND), words(_PAKISTANI_WOMEN)
    faith = tuple(glued((a, b)) for a in men for b in words("_اللہ=ullah/allah _الدین=uddin/ud-din"))
    letters = words(_URDU_LETTERS)
    stock = {"C": letters, "D": doubled(letters), "V": words(_URDU_VOWELS)}
    stock |= {"S": words(_URDU_STARTS), "B": words(_URDU_BACKS)}
    rare = coined("pakistani men", moulds(_URDU_PATTERNS, **stock), RARE, men + faith + second)
    clans = coined("pakistani clans", moulds(_URDU_CLANS, **stock), RARE, men + second)
    return (
        ranked(men + faith[:120] + rare, 7),
        ranked(second + clans, 3),
        ranked(women + coined("pakistani women", moulds(_URDU_FEMININE, **stock), RARE, men + women)),
        ranked(words(_PAKISTANI_LAST)),
        words(_MUHAMMAD),
    )


def _pakistani(draw: Draw, sex: str) -> Bearer:
    men, second, women, last, muhammad = _pakistani_tables()
    if sex == "F":
        return Bearer(
            (pick(draw, last if draw() < 0.6 else second),), (pick(draw, women),), (pick(draw, men),)
        )
    own: Table = (pick(draw, men),)
    if draw() < 0.3:
        own = muhammad + own
    if draw() < 0.2:
        own += (pick(draw, men),)
    return Bearer((pick(draw, second if draw() < 0.75 else men),), own, (pick(draw, men),))


@cache
def pakistani() -> Culture:
    """Pakistanis: Muhammad (often not the call name), own name, then a clan's, father's or honour's name."""
    titles = {"M": ("Haji", "Syed", "Hafiz", "Malik", "Dr"), "F": ("Syeda", "Mst")}
    return Culture(
        _pakistani, titles, ("Ustad", "Bhola", "Pappu", "Shera", "Lala", "Chota"), droppable_first=True
    )


@cache
def _bengali_tables() -> tuple[Table, ...]:
    first, second, women = words(_BENGALI_MEN), words(_BENGALI_SECOND), words(_BENGALI_WOMEN)
    letters = words(_BENGALI_LETTERS)
    rare = coined("bengali men", moulds(_BENGALI_PATTERNS, C=letters), RARE, first + second)
    houses = coined(
        "bengali houses", moulds(_BENGALI_HOUSES, C=letters, V=words(_BENGALI_VOWELS)), RARE, first + second
    )
    return (
        ranked(first + rare, 7),
        ranked(second + houses, 2),
        ranked(women + coined("bengali women", moulds(_BENGALI_FEMININE, C=letters), RARE, women)),
        ranked(words(_BENGALI_LAST), 2),
        words(_MOHAMMAD),
        words(_MOSAMMAT),
    )


def _bengali(draw: Draw, sex: str) -> Bearer:
    men, second, women, last, mohammad, mosammat = _bengali_tables()
    if sex == "F":
        herself = (pick(draw, women),)
        given = mosammat + herself if draw() < 0.12 else herself
        return Bearer((pick(draw, last),), given, (pick(draw, men),))
    own: Table = (pick(draw, men),)
    if draw() < 0.38:
        own = (pick(draw, mohammad), *own)
    if draw() < 0.25:
        own += (pick(draw, men),)
    return Bearer((pick(draw, second),), own, (pick(draw, men),))


@cache
def bengali() -> Culture:
    """Bangladeshis: Md or Mst in front, own name, a second name such as Rahman, Uddin, Akter, Begum."""
    titles = {"M": ("Alhaj", "Kazi", "Sheikh", "Dr"), "F": ("Mst", "Mosammat")}
    return Culture(
        _bengali, titles, ("Raju", "Babu", "Mintu", "Shahin", "Khoka", "Bachchu"), droppable_first=True
    )
