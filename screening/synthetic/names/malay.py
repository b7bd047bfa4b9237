"""Malay, Indonesian and Filipino names: Latin letters, old and new spelling, names of one word.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Table, both, joined, plain, ranked, words

_MALAY_MEN = """
Ahmad/Ahmed Ali Ismail/Esmail Hassan/Hasan Ibrahim/Ebrahim Razak/Razaq Azman Rahman/Rahaman
Zulkifli/Zulkefli Faizal/Faisal Hafiz/Hafeez Syafiq/Shafiq Amirul Hakim/Hakeem Aziz/Azeez
Yusof/Yusuf/Yusoff Osman/Othman/Uthman Kamal Rosli/Rusli Azlan Farid/Fareed Nizam Shahrul/Syahrul Izzat
Irfan Danial Iskandar Zainal/Zainul Rashid/Rasyid Halim/Haleem Latif Mansor/Mansur Jamal Salleh/Saleh
Bakar Sulaiman/Sulaeman Idris Hamzah/Hamza Khairul Fadzil/Fadhil Azhar Mazlan Ridzuan/Ridwan
"""
_MALAY_WOMEN = """
Aisyah/Aishah/Aisha Fatimah/Fatima Nurul/Noorul Aminah/Amina Zainab/Zaynab Khadijah/Khatijah Rohani
Noraini/Nuraini Halimah/Halima Salmah/Salma Zaleha/Zulaikha Hidayah Izzati Syafiqah/Shafiqah Maznah Rosnah
Rahmah Faridah/Farida Azizah/Aziza Mariam/Maryam Sarah/Sara Hajar Farah Liyana/Liana Asmah/Asma
Norhayati/Nurhayati
"""
_MUHAMMAD = (
    "Muhammad/Mohd/Mohamad/Muhd Mohd/Muhammad/Mohamed Mohamad/Mohd/Muhamad Abdul/Abd Wan Syed/Said Nik Che"
)
_SITI = "Nur/Noor/Nor Siti/Ct Nurul/Noorul Wan Sharifah/Syarifah Nik"
_INDONESIAN_MEN = """
Agus Budi/Boedi Ahmad/Achmad Muhammad/Mochamad/Mohammad Andi Slamet Joko/Djoko Eko Hendra Rudi/Roedi
Bambang Dedi/Dedy Yanto/Janto Sugeng/Soegeng Iwan Arif/Arief Wahyu/Wahju Adi Dwi Tri Rizki/Rizky
Fajar/Fadjar Bayu/Baju Yusuf/Jusuf Hadi Indra Irwan Surya/Surja Gunawan/Goenawan Ketut Wayan/Wajan Made
Nyoman/Njoman Asep Ujang/Oedjang Cecep/Tjetjep Dadang Taufik/Taufiq Hidayat/Hidajat Ridwan Firman Teguh
Heru/Heroe Nugroho/Noegroho Prasetyo/Prasetijo Purnomo/Poernomo Sutrisno/Soetrisno Suyanto/Soejanto
Sukardi/Soekardi Supriyadi/Soeprijadi
"""
_INDONESIAN_WOMEN = """
Siti/Sitti Sri Dewi Nur/Noer Ani Ratna Rina Yanti/Janti Wati Endang Sari Fitri/Fitry Lestari Ayu/Ajoe
Indah Maya/Maja Rini Wulan/Woelan Puspita/Poespita Tuti/Toeti Yuni/Joeni Kartika Dian Eka Murni/Moerni
Sulastri/Soelastri Suryani/Soerjani Rahayu/Rahajoe Utami/Oetami Nurhayati/Noerhajati Aisyah/Aisjah
Fatimah/Fatmah Ningsih Kusuma/Koesoema
"""
_FRONT = """
Su/Soe Har Wi Sa Bud/Boed Pur/Poer Mul/Moel Kus/Koes Nur/Noer Tri Joy/Djoj Sur/Soer Mar Han Prawiro/Prawira
"""
_BACK = """
tono/tono harto/harto wanto/wanto santoso/santosa narto yono/jono yadi/jadi jaya/djaja kusumo/koesoemo
dinata/dinata wijaya/widjaja nugraha/noegraha sudarmo/soedarmo lestari
"""
_INDONESIAN_FAMILIES = """
Setiawan/Setyawan Wijaya/Widjaja Santoso/Santosa Kurniawan/Koerniawan Hidayat/Hidajat Saputra/Sapoetra
Pratama Siregar Nasution/Nasoetion Simanjuntak/Simandjoentak Sitompul/Sitompoel Hutapea/Hoetapea
Lubis/Loebis Harahap Sinaga Ginting Tarigan Sembiring Gunawan/Goenawan Susanto/Soesanto Hartono Halim
Salim Wibowo Nugroho/Noegroho Ramadhan/Ramadan Maulana/Moelana
"""
_FILIPINO_MEN = """
Jose Juan Antonio Manuel Roberto Ricardo Eduardo Fernando Rodrigo Ramon Mario Carlo/Carlos Michael/Mikael
Mark/Marc John/Jhon Joseph Christian/Kristian Angelo Rodel Romeo Danilo Reynaldo/Renaldo Rolando Ernesto
Alfredo Benigno Crisanto Dennis Efren Edgardo Felipe Gilbert Isagani Jerome Joel Jun Leandro Nestor Noel
Renato Rommel Ronaldo Vicente Wilfredo
"""
_FILIPINO_WOMEN = """
Maria/Ma Ana/Anna Rosa Cristina/Kristina Teresa/Theresa Luz Carmen Elena/Helena Gloria Josefina/Josephina
Corazon Mary Grace Joy Angelica Jennifer/Genifer Michelle Rowena Marites Rosario Remedios Lourdes Imelda
Erlinda Leticia Marilou/Marylou Analyn Cherry Divina Evangeline Fe Gemma Ligaya Luningning Mayumi Nenita
Precious Rosalie Rowela Vilma Zenaida
"""
_FILIPINO_FAMILIES = """
Santos Reyes Cruz/dela_Cruz/de_la_Cruz Bautista Garcia Ocampo Mendoza Torres Flores Gonzales/Gonzalez
Ramos Aquino Castillo/del_Castillo Villanueva Rivera Mercado Castro/de_Castro Tolentino Domingo Salvador
Pascual Navarro Aguilar Dizon Soriano Santiago Magbanua Macaraeg Dimaculangan Manalo Pangilinan Panganiban
Catacutan Batungbakal Lacson Tan Lim Sy Dimagiba Abad Abella Alcantara Andrada Basco Bernardo Cabrera
Calderon Cordero Cortez Cuevas Delgado Espinosa Evangelista Fajardo Galang Hilario Ignacio Jimenez Lazaro
Magsaysay Marasigan Natividad Oliveros Padilla Quizon Rosales Salonga Sarmiento Sebastian Tiongson Umali
Valdez Velasco Ylagan Zamora
"""


@cache
def _malay_tables() -> dict[str, Table]:
    return {
        "M": ranked(words(_MALAY_MEN), 15),
        "F": ranked(words(_MALAY_WOMEN), 15),
        "M first": ranked(words(_MUHAMMAD), 2),
        "F first": ranked(words(_SITI), 2),
        "M of": words("bin/b"),
        "F of": words("binti/bt/bte"),
    }


def _malay(draw: Draw, sex: str) -> Bearer:
    tables = _malay_tables()
    given: Table = (pick(draw, tables[sex]),)
    if draw() < 0.6:
        given = (pick(draw, tables[sex + " first"]), *given)
    if draw() < 0.2:
        given += (pick(draw, tables[sex]),)
    of = tables[sex + " of"] if draw() < 0.7 else ()
    father: Table = (pick(draw, tables["M"]),)
    if draw() < 0.5:
        father = (pick(draw, tables["M first"]), *father)
    return Bearer((), (*given, *of, *father))


@cache
def malay() -> Culture:
    """Malays: own name, bin or binti, father's name; Mohd, Nur and Siti in front."""
    titles = {"M": ("Haji", "Dato", "Encik", "Tuan"), "F": ("Hajah", "Puan", "Datin")}
    return Culture(_malay, titles, ("Mat Kilat", "Awang", "Pak Long", "Abang", "Kechik"))


@cache
def _indonesian_tables() -> tuple[Table, Table, Table]:
    single = joined(words(_FRONT), words(_BACK))
    men, women = words(_INDONESIAN_MEN), words(_INDONESIAN_WOMEN)
    return ranked(men + single, 20), ranked(women, 15), ranked(words(_INDONESIAN_FAMILIES) + single[:80])


def _indonesian(draw: Draw, sex: str) -> Bearer:
    men, women, families = _indonesian_tables()
    own = men if sex == "M" else women
    given: Table = (pick(draw, own),)
    share = draw()
    if share < 0.12:
        return Bearer((), given)
    if share < 0.6:
        given += (pick(draw, own),)
    return (
        Bearer((), (*given, pick(draw, families))) if share < 0.4 else Bearer((pick(draw, families),), given)
    )


@cache
def indonesian() -> Culture:
    """Indonesians: one to three names, a family name for some; Soe- and Dj- beside Su- and J-."""
    titles = {"M": ("Haji", "Pak", "Raden", "Dr"), "F": ("Hajjah", "Ibu", "Raden Ayu")}
    return Culture(_indonesian, titles, ("Bang Jago", "Kumis", "Gendut", "Mas Bro", "Codet"))


@cache
def filipino() -> Culture:
    """Filipinos: one or two Spanish or English names, the mother's surname in the middle, surname."""
    given = {"M": ranked(words(_FILIPINO_MEN)), "F": ranked(words(_FILIPINO_WOMEN))}
    families = ranked(words(_FILIPINO_FAMILIES))
    titles = {"M": ("Mr", "Dr", "Engr"), "F": ("Mrs", "Dr", "Atty")}
    recipe = plain(given, both(families), both(families), second=given)
    return Culture(recipe, titles, ("Boyet", "Totoy", "Jun Jun", "Bong", "Inday", "Bebot"))
