"""The countries of the synthetic world: share, cultures, habits of dates, cities, numbers of documents.

One line a country: code, weight, cultures with weights, share of 1 January dummies in per cent, passport and
identity card pattern, cities. A pattern is alternatives of a prefix, a colon and the count of digits; in a
prefix `@` stands for any letter and `#` for any digit. Shares of dummy dates follow the reports gathered in
the domain notes (refugee registers, estimated ages); the number formats are plausible, not authoritative.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from string import ascii_uppercase
from typing import NamedTuple

_COUNTRIES = """
KAZ 40 kazakh:8,russian:2 2 N:8 @:9
  Almaty,Astana,Shymkent,Karaganda,Aktobe,Taraz,Pavlodar,Oskemen,Semey,Atyrau,Kostanay
KGZ 34 kyrgyz:9,russian:1 2 AC|PE|PD|AB|AN|ID|PB|PC|AA:7 ID|AN|IA|IB|IC|IE|IK|IN|IT:7
  Bishkek,Osh,Jalal-Abad,Karakol,Tokmok,Naryn,Talas,Batken
UZB 40 uzbek 2 A@|FA|FB|FK:7 A@|K@:7
  Tashkent,Samarkand,Bukhara,Namangan,Andijan,Fergana,Nukus,Qarshi,Termez,Urgench
TJK 34 tajik 5 40|41|42|43|44|45|46|47|48:7 A@:7
  Dushanbe,Khujand,Bokhtar,Kulob,Istaravshan,Tursunzoda,Khorog,Panjakent
TKM 22 turkmen 2 A|B|C|D|E|F|G|H:7 I-@@:6
  Ashgabat,Turkmenabat,Dashoguz,Mary,Balkanabat,Turkmenbashi,Tejen
AZE 26 azeri 2 P|C|D|E|F|G|H|K:7 AA|AZ:8
  Baku,Ganja,Sumqayit,Mingachevir,Lankaran,Shaki,Nakhchivan,Quba
RUS 44 russian:8,caucasian:2 1 7|5|6:8 :10
  Moscow,Saint_Petersburg,Kazan,Novosibirsk,Makhachkala,Grozny,Omsk,Samara,Ufa,Chelyabinsk
UKR 22 ukrainian:9,russian:1 1 F@|E@|G@|P@:6 :9
  Kyiv,Kharkiv,Odesa,Dnipro,Lviv,Zaporizhzhia,Vinnytsia,Poltava,Chernivtsi
GEO 14 georgian 1 ##@@:5 ##I@:5 Tbilisi,Kutaisi,Batumi,Rustavi,Zugdidi,Gori,Poti,Telavi
ARM 14 armenian 1 A@|B@:7 :9 Yerevan,Gyumri,Vanadzor,Abovyan,Hrazdan,Kapan,Armavir
MNG 14 mongolian 1 E|F|G|H|J|K|M|N:7 @@:8
  Ulaanbaatar,Erdenet,Darkhan,Choibalsan,Khovd,Murun,Bayankhongor
TUR 30 turkish 4 U|S|T|Z:8 A|B:8
  Istanbul,Ankara,Izmir,Bursa,Adana,Gaziantep,Konya,Diyarbakir,Erzurum,Trabzon
IRN 30 iranian 4 @:8 :10 Tehran,Mashhad,Isfahan,Tabriz,Shiraz,Qom,Ahvaz,Kerman,Zahedan,Rasht
AFG 40 afghan:8,tajik:1,uzbek:1 50 P|O|OA:8 :8
  Kabul,Kandahar,Herat,Mazar-i-Sharif,Jalalabad,Kunduz,Ghazni,Khost,Lashkar_Gah
PAK 40 pakistani:9,afghan:1 14 @@:7 :13
  Karachi,Lahore,Peshawar,Quetta,Islamabad,Faisalabad,Multan,Gujrat,Sialkot,Turbat
IND 36 indian:8,tamil:2 7 @:7 :12
  Delhi,Mumbai,Amritsar,Jalandhar,Kolkata,Chennai,Hyderabad,Lucknow,Ahmedabad,Patna,Jaipur
NPL 24 nepali 9 PA|PB|:8 :10 Kathmandu,Pokhara,Biratnagar,Birgunj,Lalitpur,Dharan,Butwal,Nepalgunj
BGD 34 bengali 25 A|B|E|BX|BY|EH|EJ:8 :10
  Dhaka,Chattogram,Sylhet,Khulna,Rajshahi,Cox's_Bazar,Cumilla,Barishal
LKA 22 sinhala:3,tamil:1 4 N|M|D|OL|S|L|P|G:7 :9
  Colombo,Jaffna,Kandy,Galle,Batticaloa,Negombo,Trincomalee,Vavuniya
MMR 30 burmese 30 M@|P@|A@:6 :9 Yangon,Mandalay,Naypyidaw,Sittwe,Mawlamyine,Myitkyina,Pathein,Lashio
THA 24 thai 4 A@|B@:7 :13
  Bangkok,Chiang_Mai,Hat_Yai,Udon_Thani,Khon_Kaen,Phuket,Nakhon_Ratchasima,Mae_Sot
LAO 18 lao 20 PA|PB|PC|P|PE|PD|PF|PG:7 :10 Vientiane,Savannakhet,Pakse,Luang_Prabang,Thakhek,Xam_Nua
KHM 20 khmer 18 N|M:8 :9 Phnom_Penh,Siem_Reap,Battambang,Poipet,Sihanoukville,Kampong_Cham,Kampot
VNM 26 vietnamese 3 B|C|N|P|E|K|Q|M:7 :12
  Hanoi,Ho_Chi_Minh_City,Da_Nang,Hai_Phong,Can_Tho,Nghe_An,Hue,Quang_Binh
MYS 18 malay:6,chinese:3,tamil:1 1 A|H|K:8 :12
  Kuala_Lumpur,Johor_Bahru,Penang,Kota_Bharu,Kuching,Kota_Kinabalu,Ipoh
IDN 28 indonesian 6 A|B|C|E|X|S|T|V:7 :16
  Jakarta,Surabaya,Medan,Bandung,Makassar,Mataram,Semarang,Palembang,Batam
PHL 24 filipino 2 P@|EB|EC:7 @:9
  Manila,Quezon_City,Cebu,Davao,Zamboanga,Cotabato,Iloilo,General_Santos
CHN 30 chinese 1 E|G|EA|EB|EC|EJ:8 :17
  Beijing,Shanghai,Guangzhou,Fuzhou,Kunming,Urumqi,Wenzhou,Shenzhen,Chengdu,Harbin
KOR 10 korean 1 M|S|R:8 :12 Seoul,Busan,Incheon,Daegu,Daejeon,Gwangju,Suwon
PRK 8 korean 3 :9 :9 Pyongyang,Hamhung,Chongjin,Sinuiju,Wonsan,Rason
SYR 30 arabic 14 N|P:9 :11 Damascus,Aleppo,Homs,Hama,Latakia,Deir_ez-Zor,Raqqa,Daraa,Idlib
IRQ 30 arabic 16 A|G|S|D:8 :12
  Baghdad,Mosul,Basra,Kirkuk,Ramadi,Fallujah,Najaf,Karbala,Samarra,Erbil
EGY 24 arabic 3 A:8 :14 Cairo,Alexandria,Giza,Asyut,Mansoura,Tanta,Suez,Luxor,Sohag
SAU 18 arabic 8 @:7 :10 Riyadh,Jeddah,Mecca,Medina,Dammam,Buraydah,Tabuk,Abha
GBR 8 english 0 :9 :9 London,Birmingham,Manchester,Glasgow,Leeds,Liverpool,Bristol,Cardiff
USA 8 english:4,spanish:1 0 A|B|:8 :9
  New_York,Chicago,Houston,Los_Angeles,Phoenix,Philadelphia,Detroit,Miami
FRA 8 french:4,arabic:1 0 ##@@:5 ##@@:8 Paris,Marseille,Lyon,Toulouse,Nice,Nantes,Lille,Bordeaux
ESP 6 spanish 0 PA@|XD@|AA@:6 @@@:6 Madrid,Barcelona,Valencia,Seville,Bilbao,Malaga,Zaragoza
ITA 6 italian 0 Y@:7 CA@:7 Rome,Milan,Naples,Turin,Palermo,Genoa,Bologna,Bari
POL 6 polish 0 E@|A@:7 @@@:6 Warsaw,Krakow,Lodz,Wroclaw,Poznan,Gdansk,Lublin
"""


class Series(NamedTuple):
    """A country's numbers of one type of document: the prefixes it uses, then `digits` digits."""

    prefixes: tuple[str, ...]
    digits: int


class Country(NamedTuple):
    """One country. `cultures` has a slot for each part of its weight; `dummy` is a share from 0 to 1.

    `salt` keeps the serials of two countries from running side by side.
    """

    code: str
    weight: int
    cultures: tuple[str, ...]
    dummy: float
    passport: Series
    card: Series
    cities: tuple[str, ...]
    salt: int


def _series(pattern: str) -> Series:
    text, _, digits = pattern.rpartition(":")
    prefixes = [prefix for part in text.split("|") for prefix in _prefixes(part)]
    return Series(tuple(dict.fromkeys(prefixes)), int(digits))


def _prefixes(pattern: str) -> list[str]:
    signs = {"@": ascii_uppercase, "#": "0123456789"}
    return ["".join(letters) for letters in product(*[signs.get(sign, sign) for sign in pattern])]


def _country(line: str) -> Country:
    code, weight, cultures, dummy, passport, card, cities = line.split()
    slots = [name for item in cultures.split(",") for name in _slots(item)]
    places = tuple(city.replace("_", " ") for city in cities.split(","))
    salt = int.from_bytes(code.encode(), "big") * 7919
    share = int(dummy) / 100
    return Country(code, int(weight), tuple(slots), share, _series(passport), _series(card), places, salt)


def _slots(item: str) -> list[str]:
    name, _, weight = item.partition(":")
    return [name] * int(weight or 1)


@cache
def countries() -> tuple[Country, ...]:
    """All countries, each once."""
    return tuple(_country(line) for line in _COUNTRIES.strip().replace("\n  ", " ").splitlines())


@cache
def population() -> tuple[Country, ...]:
    """Each country in as many slots as its weight says: one slot drawn at random is a fair draw."""
    return tuple(country for country in countries() for _ in range(country.weight))
