"""Azerbaijani and Turkish names, written in their own Latin letters, which passports of others lack.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names import letters
from screening.synthetic.names.coined import tailed
from screening.synthetic.names.parts import Culture, composed, listed, plain, ranked, written

_AZERI_MEN = """
Əli Elçin Rəşad Vüqar Anar Ramil Elnur Samir Tural Orxan Emin Fərid Cavid Rauf İlqar Məhəmməd Hüseyn Həsən
Kamran Rövşən Zaur Nicat Murad Elvin Ruslan Xəyal Natiq Mübariz Eldar Azər Vaqif Rafiq Tofiq Akif Yusif
Kərim Rəhim İbrahim İsmayıl Cəfər Abbas Qurban Ağa Mirzə Nəriman Namiq Ziya Pərviz Şahin Fuad Toğrul Nurlan
Seymur Tərlan Ülvi Qabil Nadir Sabir Cabir Balakişi Əhməd Süleyman Musa İsa Heydər Nəsib Şükür Zülfüqar
Teymur Adil Vahid Xalid Ələsgər Ələkbər Əlixan Əlirza Əliağa Əkrəm Əkbər Əsəd Əlövsət Əvəz Ədalət Aqil Aqşin
Araz Arif Asif Aydın Azad Babək Bəxtiyar Bəhruz Bəşir Camal Cahangir Ceyhun Daşdəmir Dilqəm Elbrus Elman
Elmar Elmir Elşad Elşən Etibar Eynulla Fazil Fəxri Fikrət Firudin Fizuli Füzuli Gündüz Habil Hafiz Hacı
Həmid Həmzə Hikmət İbad İdris İlham İlkin İlyas İntiqam İsgəndər İslam Qadir Qalib Qəhrəman Qədir Qənbər
Qərib Lətif Mahir Mahmud Manaf Maqsud Mehdi Mehman Mirəli Mirzəağa Mövlud Muxtar Mustafa Müşfiq Nağı Nazim
Nizami Novruz Oqtay Osman Paşa Rasim Ramin Ramiz Rəhman Rəsul Ruhulla Rüfət Rüstəm Sadiq Saleh Salman Sahib
Sərdar Səfər Səməd Şahmar Şamil Şərif Şirin Şirzad Taleh Talıb Tahir Tapdıq Telman Turan Valeh Vasif Vəli
Xanlar Xalıq Xosrov Yaqub Yadigar Yaşar Yavər Zabil Zahid Zakir Zöhrab
"""
_AZERI_WOMEN = """
Aygün Günel Leyla Nigar Sevinc Aynur Sevda Nərgiz Könül Gülnar Aytən Lalə Ülviyyə Fatimə Zeynəb Xədicə
Samirə Ramilə Sona Nurlanə Gülşən Təranə Mehriban Elmira Səbinə Vəfa Rəna Nazlı Fidan Jalə Şəbnəm Aysel
Ayşən Pərvanə Günay Mələk Validə Rübabə Bəsti Məsmə Gülarə Dilarə Zəhra Ofelya Solmaz Zərifə Töhfə Afət
Xatirə Yeganə İradə Səkinə Adilə Afaq Aidə Almaz Amalya Arifə Arzu Asya Atlas Ayan Aybəniz Ayla Ayna Aytac
Aybikə Bahar Banu Bənövşə Cəmilə Ceyran Çimnaz Dilşad Dünya Elnarə Elnurə Esmira Əfsanə Əminə Əsmər Fəridə
Fəxriyyə Firuzə Flora Gövhər Gözəl Gülçin Gülnarə Gülbəniz Güllü Gülxanım Gülzar Gülərə Həcər Həqiqət Humay
Həyat İlahə İnci İltimas Kamilə Kəmalə Kəklik Kifayət Ləman Lətifə Maral Mahirə Mədinə Məhbubə Məryəm
Mətanət Mina Minayə Mübarizə Nahidə Naibə Nailə Narınc Nərminə Nəzakət Nisə Nübar Nuranə Pakizə Pəri Pərişan
Qönçə Qəmər Raisə Rahilə Reyhan Roza Rövşanə Ruhəngiz Ruqiyyə Rəqsanə Sadaqət Sara Səadət Səidə Səmayə
Səyyarə Sima Südabə Sürəyya Şahnaz Şəfiqə Şəlalə Şərqiyyə Şövkət Tamella Tahirə Tamam Tellı Tünzalə Turac
Türkan Vüsalə Xalidə Xavər Xəyalə Xuraman Yaqut Yasəmən Zemfira Zivər Zöhrə Zülfiyyə Zümrüd
"""
_AZERI_FOREFATHERS = """
Məmməd Əli Hüseyn Həsən Qulu İsmayıl Əhməd Abbas İbrahim Rza Cəfər Hacı Mustafa Süleyman Kərim Qasım Musa
Baba Vəli Rəhim Nəbi Səfər Əsgər Abdulla Mehdi Orucxan Yusif Mirzə Paşa Nəsib Bayram Allahverdi Novruz Şükür
Ağa Salman Osman Ələkbər Həmid Qurban Mürsəl Zeynal Sadıq Tağı Aslan Bağır Heydər Rüstəm Namaz Qəhrəman
İskəndər Qədir Əzim İsa Nağı Xəlil Cabbar Qafar Nuru Əmir Əkbər Qara Mahmud İman Şirin Yaqub Teymur Məhərrəm
Sultan Muxtar Bəşir Şıxəli
"""
_AZERI_FIRST = (
    "Əli Məmməd Hacı Mirzə Ağa Şah Nur Qul Xan Baba Mir Şıx Pir Qara Əmir Bəy Göy Gül Həsən İmam Allah Cavad"
)
_AZERI_SECOND = (
    "yar həsən hüseyn qulu verdi məhəmməd əli baba kərim rza bala kişi mirzə xan ağa əhməd nəzər zal məcid"
)

_TURKISH_MEN = """
Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah
Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Musa Metin Orhan Bayram Serkan Furkan Yunus
İsa Burak Cemal Şükrü Erkan Cengiz Onur Sinan Volkan Tolga Barış Uğur Gökhan Selim Selçuk Tuncay Şahin Çetin
Turgut Oğuz Kaan Berkay Çağrı Ertuğrul Yavuz Zeki Nuri Rıza Veli Şaban Dursun Satılmış Haydar Ferhat Cihan
Deniz Umut Engin Levent Tayfun Hamza Enes Muhammed Abdulkadir Abdurrahman Ferit Ercan Erol Ergün Ersin Erdal
Eyüp Faruk Ferdi Feridun Feyzullah Fırat Fikret Gazi Güven Habib Hacı Haluk Hamdi Harun Hayati Hayri Hidayet
Hikmet Hilmi Hulusi Hüsnü Hüsamettin İbiş İdris İhsan İlhan İlker İlyas İrfan İskender İsmet İzzet Kazım
Kenan Kerem Kerim Koray Korkut Latif Lütfi Macit Mahir Mazhar Medet Mehdi Melih Mert Mesut Mevlüt Mithat
Muammer Muharrem Muhsin Mukadder Muzaffer Mümin Müslüm Naci Nadir Nail Namık Nazım Necati Necip Necmettin
Nejat Nevzat Nihat Niyazi Nizamettin Nurettin Nurullah Okan Oktay Orçun Özcan Özgür Özkan Polat Raif Rasim
Raşit Rauf Refik Remzi Reşat Rüstem Rüştü Sabahattin Sabri Sadık Sait Salim Sami Savaş Sedat Sefa Selahattin
Selami Semih Sezai Sezer Sıtkı Soner Suat Suphi Süreyya Şakir Şenol Şerafettin Şerif Şevket Tahir Tahsin
Talat Tamer Tarık Temel Tevfik Timur Turan Turhan Ufuk Ulaş Vahit Vedat Vehbi Yakup Yalçın Yılmaz Yiğit
Yücel Yüksel Zafer Zekeriya Ziya Zülküf Abdülaziz Abidin Adnan Akif Alaattin Alper Altan Arda Arif Asım
Aslan Ata Atakan Atilla Aydın Aytaç Aziz Bahadır Bahattin Baki Baran Batuhan Bedri Behçet Berat Bilal Birol
Bora Bülent Bünyamin Cafer Can Caner Celal Celil Cem Cevat Cevdet Coşkun Cuma Cüneyt Davut Doğan Durmuş
Ekrem Emin Emrah Emrullah Ender Enver
"""
_TURKISH_WOMEN = """
Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Fadime Özlem
Yasemin Hülya Songül Gülsüm Sevim Leyla Dilek Aysel Büşra Rabia Kübra Melek Cemile Hacer Tuğba Derya Seda
Gamze Pınar Sibel Ebru Gül Nuray Filiz Nurcan Ayten Gönül Neslihan Çiğdem Şengül Döndü Güler Türkan Sevgi
Nermin İrem Beyza Şeyma Ceren Aleyna Arzu Aslı Asuman Asiye Aşkın Ayça Aygül Aylin Ayla Aynur Aysun Aytül
Azize Bahar Banu Başak Bedia Bedriye Begüm Behiye Belgin Belma Bengü Berna Berrin Betül Beyhan Bilge Birgül
Birsen Buket Burcu Canan Canset Cansu Cavidan Cemre Ceyda Ceylan Damla Defne Demet Deniz Derman Didem Dilan
Dilara Dilber Duygu Ecem Eda Ela Elmas Emel Elvan Esin Esma Esen Eylem Ezgi Fahriye Fatoş Fehime Ferda
Feride Fidan Figen Firdevs Funda Gizem Gonca Gökçe Gülay Gülcan Güldane Gülhan Güllü Gülnur Gülseren Gülten
Gürcan Güneş Habibe Hafize Hale Halime Handan Havana Hayriye Hediye Hilal Huriye Hürriyet Ilgın Işıl İclal
İlknur İnci İpek Jale Kader Kadriye Kevser Kezban Kısmet Latife Lale Lütfiye Makbule Mediha Mehtap Meltem
Meral Mihriban Mine Muazzez Mualla Mukaddes Munise Mürüvvet Müzeyyen Naciye Nagihan Naile Nalan Nazan Nazife
Nazlı Nebahat Necla Nefise Nehir Nesrin Nevin Nezahat Nigar Nihal Nilay Nilgün Nilüfer Nimet Nur Nurdan
Nurgül Nurhan Nuriye Nursel Nurten Oya Özge Özgül Perihan Pelin Pembe Pervin Petek Rahime Ramize Remziye
Reyhan Ruhan Rukiye Saadet Sabiha Sabriye Sacide Safiye Saime Saliha Satı Seher Selda Selin Selma Semiha
Semra Serap Serpil Sevcan Sevda Sevil Seval Sevinç Sıdıka Simge Sinem Suna Süheyla Sümeyye Şadiye Şenay Şule
Şükran Tülay Tülin Ülkü Ümmühan Ümran Vildan Yeliz Yeter Yıldız Yonca Zahide Zekiye Zerrin Zinet Zübeyde
Zuhal
"""
_TURKISH_SURNAMES = """
Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç
Kurt Özkan Şimşek Polat Korkmaz Özcan Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt
Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy Duman Uçar Gündüz
Coşkun Kılınç Toprak Ceylan Erdem Tunç Soylu Demirci Karakaya Özgür Eren Altın Sönmez Karaca Ersoy Başaran
Uysal Türkmen Çoban Bayraktar Kahraman Akın Aktürk Alkan Altun Akbaş Akbulut Akça Akgül Akkaya Akkuş Aksu
Akyol Akyüz Albayrak Alp Altuntaş Arı Arıkan Ata Atalay Atasoy Ay Ayaz Aydemir Aydoğan Ayhan Aytekin Bakır
Balcı Baş Başar Başkan Baysal Bayram Bektaş Beyaz Bilgiç Bilgin Bilici Bingöl Biçer Bolat Boz Bozdağ Bozkaya
Budak Büyük Candan Canpolat Cengiz Ceviz Cihan Çağlar Çakmak Çalışkan Çam Çatal Çevik Çiçek Çiftçi Çınar
Çolak Dağ Dal Demirel Demirtaş Deniz Dere Dilek Dinç Dinçer Doğru Dönmez Durak Duran Durmaz Durmuş Dursun
Ekici Ekinci Elmas Er Erbaş Ercan Erdal Ergin Ergün Erkan Erkek Erol Ersöz Ertaş Ertürk Esen Gedik Genç Gök
Gökçe Gökmen Göktaş Gülmez Gültekin Gümüş Günay Gündoğdu Güngör Gür Gürbüz Gürsoy Güven Güzel Ilgaz İnan
İnce İpek Kaçar Kalkan Kandemir Karabulut Karaduman Karagöz Karahan Karakaş Karakoç Karaman Karataş Kartal
Kavak Kaygusuz Kayaoğlu Keleş Kesici Kılıçarslan Kırmızı Kıran Kızılkaya Koca Kocabaş Koçak Konak Koyuncu
Köksal Köroğlu Kula Kurtuluş Kuru Kuş Kutlu Küçük Mert Mutlu Narin Oral Ocak Oğuz Okur Oktay Olgun Onay
Orhan Oruç Önal Önder Öner Örnek Özbek Özbay Özaydın Özçelik Özden Özdoğan Özen Özgen Özkaya Özkök Özmen
Özsoy Öztaş Özyurt Pala Parlak Pektaş Pınar Sağlam Sarıkaya Savaş Seçkin Sert Sevim Sevinç Sezer Sezgin
Solak Şahan Şanlı Şentürk Şeker Tan Taşçı Taşdemir Taşkın Tatar Tok Topal Topçu Tosun Turgut Turhan Tuncer
Türk Türkoğlu Uçak Uğur Ulusoy Uzun Ünlü Ünver Üstün Vural Yaman Yazıcı Yaşar Yavaş Yener Yeşil Yiğit
Yılmazer Yolcu Yurt Yücel Zengin Zorlu Kuyumcu Saraç Terzi Değirmenci Semerci Kalaycı Bakkal
"""


_TURKISH_TRADES = """
Hacı Molla İmam Kara Deli Koca Topal Demirci Kuyumcu Bakkal Çoban Kadı Müftü Hoca Ali Hasan Mehmet Osman
Veli Mustafa İbrahim Süleyman Halil Kör Uzun Tatar Kürt Gürcü Ağa Bey Çavuş Başçavuş Bölük Semerci Kalaycı
Dede Keçeci Terzi Bıyık Çakır Sarı Hatip Katırcı Arap Kel Ömer Yusuf Emir Eyüp Şeyh Baba Bektaş Cin Dal
Kahveci Değirmenci
"""


def _azeri_surnames(forefathers: list[str], tails: str) -> list[str]:
    """The first ending after every name; the others, which are rarer, after the names of a quarter of the rank."""
    common, *rare = tails.split()
    surnames: list[str] = []
    for rank, name in enumerate(forefathers):
        surnames.append(_azeri_stem(name, common))
        if rank % 4 == 3:
            surnames += [_azeri_stem(forefathers[rank // 4], tail) for tail in rare]
    return surnames


_HARMONY = {"a": "lı", "ı": "lı", "e": "li", "ə": "li", "i": "li", "o": "lu", "u": "lu", "ö": "lü", "ü": "lü"}


def _azeri_stem(name: str, tail: str) -> str:
    """After vowels -yev, after others -ov: Əliyev, Həsənov; -lı with the last vowel: Abbaslı, Həsənli."""
    if tail == "lı":
        return name + next(_HARMONY[letter] for letter in reversed(name.lower()) if letter in _HARMONY)
    return name + "ye" + tail[1:] if name[-1] in _HARMONY and tail[0] == "o" else name + tail


@cache
def azeri() -> Culture:
    """Azerbaijanis: surname in -ov, -yev, -zade or -li; patronymic with oglu or qizi."""
    men = listed(_AZERI_MEN)
    compounds = composed(_AZERI_FIRST, _AZERI_SECOND)
    forefathers = tailed(listed(_AZERI_FOREFATHERS) + men, 1500, compounds)
    given = {
        "M": ranked(written(tailed(men, 900, compounds), letters.AZERI), 25, 1.5, 800),
        "F": ranked(written(tailed(listed(_AZERI_WOMEN), 900), letters.AZERI), 25, 1.5, 800),
    }
    surnames = {
        "M": ranked(written(_azeri_surnames(forefathers, "ov zadə lı"), letters.AZERI), 8, reach=3000),
        "F": ranked(written(_azeri_surnames(forefathers, "ova zadə lı"), letters.AZERI), 8, reach=3000),
    }
    fathers = {
        "M": ranked(written([name + " oğlu" for name in men], letters.AZERI)),
        "F": ranked(written([name + " qızı" for name in men], letters.AZERI)),
    }
    titles = {"M": ("Haji", "Mir"), "F": ("Khanum",)}
    return Culture(plain(given, surnames, fathers), titles, ("Qoca", "Usta", "Kirve", "Balaja"), True)


@cache
def turkish() -> Culture:
    """Turks: one or two given names and a surname, often of two elements (Kara + taş)."""
    compounds = composed(
        "Kara Öz Ak Demir Gül Er Kızıl Taş Bay Yurt Gök Sarı Çelik Altın Bey Boz Can Kaya Gün Koç Ulu Tok Şen Yıl",
        "taş türk kaya soy tekin er oğlu bulut can gün dağ ay koç baş han demir kan su göz kurt tepe el doğan ok",
    )
    compounds += [trade + "oğlu" for trade in listed(_TURKISH_TRADES)]
    families = ranked(
        written(tailed(listed(_TURKISH_SURNAMES), 5000, compounds), letters.TURKISH), 14, reach=3000
    )
    given = {
        "M": ranked(written(tailed(listed(_TURKISH_MEN), 1200), letters.TURKISH), 22, 1.5, 800),
        "F": ranked(written(tailed(listed(_TURKISH_WOMEN), 1200), letters.TURKISH), 40, 1.5, 800),
    }
    titles = {"M": ("Haci", "Bay", "Dr"), "F": ("Bayan", "Dr")}
    bynames = ("Reis", "Usta", "Kaptan", "Dayi", "Karadayi")
    return Culture(plain(given, {"M": families, "F": families}, second=given, share=0.3), titles, bynames)
