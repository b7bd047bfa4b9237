"""Azerbaijani and Turkish names, written in their own Latin letters, which passports of others lack.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names import letters
from screening.synthetic.names.parts import Culture, composed, listed, plain, ranked, written

_AZERI_MEN = """
Əli Elçin Rəşad Vüqar Anar Ramil Elnur Samir Tural Orxan Emin Fərid Cavid Rauf İlqar Məhəmməd Hüseyn Həsən
Kamran Rövşən Zaur Nicat Murad Elvin Ruslan Xəyal Natiq Mübariz Eldar Azər Vaqif Rafiq Tofiq Akif Yusif
Kərim Rəhim İbrahim İsmayıl Cəfər Abbas Qurban Ağa Mirzə Nəriman Namiq Ziya Pərviz Şahin Fuad Toğrul
Nurlan Seymur Tərlan Ülvi Qabil Nadir Sabir Cabir Balakişi Əhməd Süleyman Musa İsa Heydər Nəsib Şükür
Zülfüqar Teymur Adil Vahid Xalid
"""
_AZERI_WOMEN = """
Aygün Günel Leyla Nigar Sevinc Aynur Sevda Nərgiz Könül Gülnar Aytən Lalə Ülviyyə Fatimə Zeynəb Xədicə
Samirə Ramilə Sona Nurlanə Gülşən Təranə Mehriban Elmira Səbinə Vəfa Rəna Nazlı Fidan Jalə Şəbnəm Aysel
Ayşən Pərvanə Günay Mələk Validə Rübabə Bəsti Məsmə Gülarə Dilarə Zəhra Ofelya Solmaz Zərifə Töhfə Afət
Xatirə Yeganə İradə Səkinə
"""
_TURKISH_MEN = """
Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman
Abdullah Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Musa Metin Orhan Bayram Serkan
Furkan Yunus İsa Burak Cemal Şükrü Erkan Cengiz Onur Sinan Volkan Tolga Barış Uğur Gökhan Selim Selçuk
Tuncay Şahin Çetin Turgut Oğuz Kaan Berkay Çağrı Ertuğrul Yavuz Zeki Nuri Rıza Veli Şaban Dursun Satılmış
Haydar Ferhat Cihan Deniz Umut Engin Levent Tayfun
"""
_TURKISH_WOMEN = """
Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Fadime Özlem
Yasemin Hülya Songül Gülsüm Sevim Leyla Dilek Aysel Büşra Rabia Kübra Melek Cemile Hacer Tuğba Derya Seda
Gamze Pınar Sibel Ebru Gül Nuray Filiz Nurcan Ayten Gönül Neslihan Çiğdem Şengül Döndü Güler Türkan Sevgi
Nermin İrem Beyza Şeyma Ceren
"""
_TURKISH_SURNAMES = """
Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç
Kurt Özkan Şimşek Polat Korkmaz Özcan Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt
Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy Duman Uçar Gündüz
Coşkun Kılınç Toprak Ceylan Erdem Tunç Soylu Demirci Karakaya Özgür Eren Altın Sönmez Karaca Ersoy Başaran
Uysal Türkmen Çoban Bayraktar Kahraman
"""


def _azeri_surnames(men: list[str], tails: str) -> list[str]:
    return [_azeri_stem(name, tail) + tail for name in men for tail in tails.split()]


def _azeri_stem(name: str, tail: str) -> str:
    return name + "y" if name[-1] in "aəeiıoöuü" and tail[0] == "e" else name


@cache
def azeri() -> Culture:
    """Azerbaijanis: surname in -ov, -yev, -zade or -li; patronymic with oglu or qizi."""
    men = listed(_AZERI_MEN)
    vowels, others = [n for n in men if n[-1] in "aəeiıoöuü"], [n for n in men if n[-1] not in "aəeiıoöuü"]
    compounds = composed(
        "Əli Məmməd Hacı Mirzə Ağa Şah Nur Qul", "yar həsən hüseyn qulu verdi məhəmməd əli baba"
    )
    sons = (
        _azeri_surnames(others, "ov zadə lı")
        + _azeri_surnames(vowels, "ev zadə")
        + _azeri_surnames(compounds, "ov")
    )
    girls = (
        _azeri_surnames(others, "ova zadə lı")
        + _azeri_surnames(vowels, "eva zadə")
        + _azeri_surnames(compounds, "ova")
    )
    given = {
        "M": ranked(written(men + compounds, letters.AZERI)),
        "F": ranked(written(listed(_AZERI_WOMEN), letters.AZERI)),
    }
    surnames = {"M": ranked(written(sons, letters.AZERI), 20), "F": ranked(written(girls, letters.AZERI), 20)}
    fathers = {
        "M": ranked(written([name + " oğlu" for name in men], letters.AZERI)),
        "F": ranked(written([name + " qızı" for name in men], letters.AZERI)),
    }
    titles = {"M": ("Haji", "Mir"), "F": ("Khanum",)}
    return Culture(plain(given, surnames, fathers), titles, ("Qoca", "Usta", "Kirve", "Balaja"), True)


@cache
def turkish() -> Culture:
    """Turks: one or two given names and a surname, often of two elements (Kara + taş)."""
    surnames = listed(_TURKISH_SURNAMES) + composed(
        "Kara Öz Ak Demir Gül Er Kızıl Taş Bay Yurt Gök Sarı Çelik Altın",
        "taş türk kaya soy tekin er oğlu bulut can gün dağ ay koç baş",
    )
    men, women = listed(_TURKISH_MEN), listed(_TURKISH_WOMEN)
    given = {"M": ranked(written(men, letters.TURKISH)), "F": ranked(written(women, letters.TURKISH))}
    families = ranked(written(surnames, letters.TURKISH))
    titles = {"M": ("Haci", "Bay", "Dr"), "F": ("Bayan", "Dr")}
    bynames = ("Reis", "Usta", "Kaptan", "Dayi", "Karadayi")
    return Culture(plain(given, {"M": families, "F": families}, second=given, share=0.3), titles, bynames)
