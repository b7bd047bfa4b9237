"""Arabic names of Syria, Iraq, Egypt and the Peninsula: given, father's, grandfather's name and nisba.

The spellings are customary ones, English, French and Egyptian mixed, as on papers. Facts of common
knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Word, joined, ranked, words

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


def _family(word: Word) -> Word:
    return Word("ال" + word.native, word.spellings)


@cache
def _tables() -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]:
    devoted = joined(words("عبد_=Abdul/Abdel/Abd_al-"), words(_DEVOTED))
    families = tuple(_family(word) for word in words(_FAMILIES))
    return ranked(words(_MEN) + devoted), ranked(words(_WOMEN)), ranked(families)


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
