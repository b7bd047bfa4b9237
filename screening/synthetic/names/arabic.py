"""Arabic names of Syria, Iraq, Egypt and the Peninsula: given, father's, grandfather's name and nisba.

The spellings are customary ones, English, French and Egyptian mixed, as on papers. Rare names are roots of
three consonants in the patterns of Arabic nouns. Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Table, Word, joined, ranked, words
from screening.synthetic.names.syllables import coined, doubled, moulds

_MEN = """
محمد=Muhammad/Mohammed/Mohamed/Mohamad أحمد=Ahmad/Ahmed علي=Ali/Aly حسين=Hussein/Husayn/Hussain/Hossein
حسن=Hassan/Hasan محمود=Mahmoud/Mahmud/Mahmood إبراهيم=Ibrahim/Ebrahim/Brahim
مصطفى=Mustafa/Moustafa/Mostafa خالد=Khaled/Khalid عمر=Omar/Umar يوسف=Yousef/Yusuf/Youssef/Yousif
عبد_الله=Abdullah/Abdallah/Abdulla عبد_الرحمن=Abdulrahman/Abdul_Rahman/Abdelrahman/Abd_al-Rahman
سعيد=Saeed/Said/Saied حمزة=Hamza/Hamzah بلال=Bilal/Belal طارق=Tariq/Tarek/Tareq جمال=Jamal/Gamal/Djamal
سالم=Salem/Salim صالح=Saleh/Salih/Salah ياسر=Yasser/Yasir/Yaser كريم=Karim/Kareem
فيصل=Faisal/Faysal/Feisal ناصر=Nasser/Nasir/Naser حمد=Hamad/Hamed راشد=Rashid/Rashed/Rachid سلطان=Sultan
ماجد=Majed/Majid/Maged وليد=Walid/Waleed/Oualid زياد=Ziad/Ziyad/Zeyad أيمن=Ayman/Aiman سامر=Samer/Samir
رامي=Rami/Ramy فادي=Fadi/Fady عماد=Imad/Emad نبيل=Nabil/Nabeel هشام=Hisham/Hesham/Hicham عادل=Adel/Adil
كمال=Kamal عثمان=Othman/Uthman/Osman عباس=Abbas جعفر=Jaafar/Jafar/Gaafar كاظم=Kadhim/Kazem/Kadhem
حيدر=Haidar/Haydar/Haider قاسم=Qasim/Kassem/Qassem جاسم=Jassim/Jasim/Jasem ثامر=Thamer/Thamir عدنان=Adnan
غسان=Ghassan أنس=Anas/Anass عبد_العزيز=Abdulaziz/Abdul_Aziz/Abdelaziz
عبد_القادر=Abdulqader/Abdul_Qadir/Abdelkader عبد_الكريم=Abdulkarim/Abdul_Karim/Abdelkarim
عبد_اللطيف=Abdullatif/Abdul_Latif/Abdellatif عبد_الحميد=Abdulhamid/Abdul_Hamid/Abdelhamid
عبد_الفتاح=Abdulfattah/Abdel_Fattah عبد_السلام=Abdulsalam/Abdus_Salam/Abdessalam
عبد_الرزاق=Abdulrazzaq/Abdul_Razzak/Abderrazak عبد_المجيد=Abdulmajeed/Abdelmajid
سيف_الدين=Saifuddin/Seif_al-Din/Saifeddine صلاح_الدين=Salahuddin/Salah_al-Din/Salaheddine
نور_الدين=Nuruddin/Nour_al-Din/Noureddine شريف=Sharif/Sherif/Cherif هاني=Hani/Hany باسم=Bassem/Basim
رضا=Reda/Rida/Ridha توفيق=Tawfiq/Tewfik/Toufik منصور=Mansour/Mansur فهد=Fahd/Fahad بندر=Bandar تركي=Turki
مشعل=Mishal/Meshaal نايف=Nayef/Naif سعود=Saud/Saoud عبد_الملك=Abdulmalik/Abdelmalek
داود=Dawood/Daoud/Dawud سليمان=Suleiman/Sulayman/Soliman موسى=Musa/Moussa/Mousa عيسى=Issa/Isa/Eissa
زكريا=Zakaria/Zakariya يحيى=Yahya/Yehia إسماعيل=Ismail/Ismael/Esmail إسحاق=Ishaq/Isaac أسامة=Osama/Usama
أكرم=Akram أمجد=Amjad أنور=Anwar بشار=Bashar بشير=Bashir/Bachir تيسير=Taysir/Tayseer جلال=Jalal/Galal
جهاد=Jihad/Gehad حازم=Hazem/Hazim خليل=Khalil/Khaleel درويش=Darwish رائد=Raed/Raid رياض=Riyadh/Riad
سمير=Samir/Sameer شادي=Shadi/Shady ضياء=Diaa/Dhia/Zia عصام=Issam/Essam عمار=Ammar فاروق=Farouk/Faruq
فؤاد=Fouad/Fuad لؤي=Louay/Luay مازن=Mazen/Mazin مروان=Marwan/Marouane معتز=Moataz/Mutaz
مهند=Muhannad/Mohanad نضال=Nidal/Nedal وائل=Wael/Wail
"""
_WOMEN = """
فاطمة=Fatima/Fatma/Fatimah مريم=Maryam/Mariam/Meryem عائشة=Aisha/Aysha/Aicha زينب=Zainab/Zeinab/Zaynab
سارة=Sarah/Sara نور=Nour/Noor/Nur خديجة=Khadija/Khadijah/Khadidja هدى=Huda/Hoda أمينة=Amina/Aminah
ليلى=Layla/Leila/Laila سلمى=Salma/Selma رنا=Rana هبة=Hiba/Heba آية=Aya/Ayah إيمان=Iman/Eman
أسماء=Asma/Asmaa رحمة=Rahma دعاء=Duaa/Doaa ياسمين=Yasmin/Yasmine/Yasmeen سعاد=Suad/Souad
نجلاء=Najla/Naglaa منى=Mona/Muna سميرة=Samira/Sameera نادية=Nadia/Nadiya هالة=Hala/Halah
رانيا=Rania/Raniya شيماء=Shaimaa/Shayma وفاء=Wafa/Wafaa بثينة=Buthaina/Bouthaina جميلة=Jamila/Gamila
حنان=Hanan/Hanane خولة=Khawla/Khaoula دلال=Dalal رقية=Ruqayya/Roqaya زهراء=Zahra/Zahraa
سكينة=Sakina/Sukaina صفية=Safiya/Safia عبير=Abeer/Abir غادة=Ghada فرح=Farah كوثر=Kawthar/Kawther
لمياء=Lamia/Lamya مها=Maha نورة=Noura/Nora هند=Hind/Hend أمل=Amal/Amel بسمة=Basma رغد=Raghad ريم=Reem/Rim
شهد=Shahd ضحى=Duha/Doha ابتسام=Ibtisam/Ebtesam إلهام=Ilham/Elham سحر=Sahar سناء=Sana/Sanaa هناء=Hanaa/Hana
"""
_FAMILIES = """
علي=Al-Ali/Alali أحمد=Al-Ahmad/Alahmad محمد=Al-Mohammad/Almohamad حسن=Al-Hassan/Alhasan
حسين=Al-Hussein/Alhussein خطيب=Al-Khatib/Elkhatib مصري=Al-Masri/Elmasry بغدادي=Al-Baghdadi/Albaghdadi
حلبي=Al-Halabi/Halabi شامي=Al-Shami/Ash-Shami/Elshamy حمصي=Al-Homsi/Alhomsi تكريتي=Al-Tikriti/At-Tikriti
جبوري=Al-Jubouri/Al-Jaburi/Aljuburi دليمي=Al-Dulaimi/Ad-Dulaymi/Aldulaimi
عبيدي=Al-Obaidi/Al-Ubaydi/Alobaidi زبيدي=Al-Zubaidi/Az-Zubaydi حسيني=Al-Husseini/Al-Husayni
موسوي=Al-Moussawi/Al-Musawi/Almusawi ساعدي=Al-Saadi/As-Saadi عامري=Al-Amiri/Al-Ameri
عتيبي=Al-Otaibi/Al-Utaybi/Alotaibi قحطاني=Al-Qahtani/Alkahtani غامدي=Al-Ghamdi/Alghamdi
حربي=Al-Harbi/Alharbi شمري=Al-Shammari/Ash-Shammari دوسري=Al-Dosari/Ad-Dawsari
زهراني=Al-Zahrani/Az-Zahrani مطيري=Al-Mutairi/Al-Mutayri شهري=Al-Shehri/Ash-Shahri
عنزي=Al-Anazi/Al-Enezi/Alenazi سيد=El-Sayed/Elsayed/Al-Sayyid شافعي=El-Shafei/Elshafie
منصوري=Al-Mansouri/Elmansoury نجار=Al-Najjar/El-Naggar حداد=Al-Haddad/Haddad صباغ=Al-Sabbagh/Sabbagh
قاضي=Al-Qadi/El-Kady شريف=Al-Sharif/El-Sherif عطار=Al-Attar/Elattar خباز=Al-Khabbaz/Khabbaz
حموي=Al-Hamwi/Hamwi رفاعي=Al-Rifai/El-Refaie بكري=Al-Bakri/Elbakry هاشمي=Al-Hashimi/El-Hashemi
عاني=Al-Ani/Alani كربلائي=Al-Karbalai/Karbalaei نعيمي=Al-Nuaimi/An-Nuaymi عزاوي=Al-Azzawi/Al-Azawi
سامرائي=Al-Samarrai/As-Samarrai بصري=Al-Basri/Albasri كردي=Al-Kurdi/Elkordy طائي=Al-Tai/At-Taie
خفاجي=Al-Khafaji/Elkhafagy
"""
_DEVOTED = """
الرحيم=rahim/raheem العليم=alim/aleem الغني=ghani الوهاب=wahab/wahhab الستار=sattar/sattar
الجبار=jabbar/gabbar الحكيم=hakim/hakeem الخالق=khaliq/khalek الباسط=basit/basset الناصر=nasser/nasir
الهادي=hadi/hady المنعم=moneim/munim الواحد=wahed/wahid الصمد=samad القدوس=quddus
"""

_LETTERS = """
ب=b ب=b ب=b ت=t ج=j/g ج=j/g ح=h ح=h خ=kh د=d د=d ر=r ر=r ر=r ز=z س=s س=s ش=sh/ch ص=s ض=d ط=t ظ=z ع=a غ=gh
ف=f ف=f ق=q/k ق=q/k ك=k ل=l ل=l م=m م=m م=m ن=n ن=n ه=h ث=th ذ=dh/z
"""
_FIRST = """
ب=b ت=t ج=j/g ح=h خ=kh د=d ر=r ز=z س=s ش=sh/ch ص=s ض=d ط=t ظ=z غ=gh ف=f ق=q/k ك=k ل=l م=m ن=n ه=h ث=th ذ=dh/z
و=w/ou ي=y
"""
_PATTERNS = """
4: F ا=a C =i/e C
4: F =a C ي=i/ee C
3: F =a D ا=a C
3: م=m =a F C و=u/ou C
2: F =a C و=u/ou C
2: F =a C C ا=a ن=n
2: F =u/o C C ا=a ن=n
2: F =u/o C ي=ay/ai C
1: أ=a F C =a C
1: م=m =u/o F ا=a C =i/e C
1: م=m =u/o F =a D =i/e C
1: ت=t =a F C ي=i/ee C
1: م=m =u/o ن=n F =a C =i/e C
1: م=m =u/o F ت=t =a C =i/e C
2: F =a C C و=u/ou C
1: F ا=a C و=u/ou C
1: F ي=i/y C ا=a C
1: F و=aw/au C =a C
"""
_FEMININE = """
3: F ا=a C =i/e C ة=a/ah
3: F =a C ي=i/ee C ة=a/ah
2: F =a C C ة=a/ah
2: F =u/o C C ة=a/ah
2: F =a C C ا=a ء=/a
1: F =a C C ى=a
2: F ا=a C =i/e C
2: F =a C C =i/e ي=y ة=a/ah
2: م=m =u/o F ا=a C =i/e C ة=a/ah
1: إ=i/e F ت=t =i C ا=a C
1: ت=t =a F ا=a C ي=i/ee C
2: F =u/o C ي=ay/ai C ة=a/ah
1: F و=aw/au C =a C ة=a/ah
1: F =i/e C ا=a C
"""
_NISBAS = """
4: F =a C C ي=i/y
4: F =a C ا=a C ي=i/y
3: F =u/o C ي=ay/ai C ي=i/y
3: F ا=a C =i/e C ي=i/y
2: F =a D ا=a C ي=i/y
2: F =a C C ا=a ن=n ي=i/y
2: F =a C ي=i/ee C ي=i/y
2: م=m =a F C و=u/ou C ي=i/y
1: F =a C C ا=a و=w ي=i/y
1: F =a C =a ا=a ء=/' C ي=i/y
2: F =a D ا=a C
2: F =a C ي=i/ee C
2: F ا=a C =i/e C
"""
RARE = 3000  # coined words in each table: with the common ones half of a people is named


def _family(word: Word) -> Word:
    return Word("ال" + word.native, word.spellings)


def _with_article(word: Word) -> Word:
    """Every third rare family name is written with the article, and not by everybody."""
    first, *others = word.spellings
    return Word("ال" + word.native, (f"Al-{first}", *others, f"El-{first}"))


@cache
def _tables() -> tuple[Table, Table, Table]:
    devoted = joined(words("عبد_=Abdul/Abdel/Abd_al-"), words(_DEVOTED))
    men, women = words(_MEN) + devoted, words(_WOMEN)
    families = tuple(_family(word) for word in words(_FAMILIES))
    letters = words(_LETTERS)
    roots = {"F": words(_FIRST), "C": letters, "D": doubled(letters)}
    rare = coined("arabic men", moulds(_PATTERNS, **roots), RARE, men + women)
    bare = tuple(Word(word.native, (word.spellings[0].removeprefix("Al-"),)) for word in words(_FAMILIES))
    nisbas = coined("arabic families", moulds(_NISBAS, **roots), RARE, bare + men)
    houses = tuple(_with_article(word) if rank % 3 == 0 else word for rank, word in enumerate(nisbas))
    return (
        ranked(men + rare, 3),
        ranked(women + coined("arabic women", moulds(_FEMININE, **roots), RARE, men + women), 3),
        ranked(families + houses, 3),
    )


def _bearer(draw: Draw, sex: str) -> Bearer:
    men, women, families = _tables()
    own = pick(draw, men if sex == "M" else women)
    father, grandfather = pick(draw, men), pick(draw, men)
    share = draw()
    if share < 0.55:
        return Bearer((pick(draw, families),), (own, father), (grandfather,))
    return (
        Bearer((pick(draw, families),), (own,), (father,))
        if share < 0.75
        else Bearer((grandfather,), (own, father))
    )


@cache
def arabic() -> Culture:
    """Arabs: one's own name, the father's, often the grandfather's, and a nisba or the forefather's name."""
    titles = {"M": ("Haji", "Sheikh", "Dr", "Sayyid"), "F": ("Hajja", "Dr")}
    bynames = ("Abu Omar", "Abu Hamza", "Abu Layla", "Al-Muhandis", "Abu Yusuf", "Al-Hakim", "Abu Jandal")
    return Culture(_bearer, titles, bynames)
