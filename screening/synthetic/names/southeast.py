"""Names of Myanmar, Cambodia and Viet Nam.

Burmese: one to four words, no surname. Khmer and Vietnamese: family name first. Rare words of the Burmese
and Khmer are coined of an initial and a rhyme. Facts of common knowledge written down for this project.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import (
    Bearer,
    Culture,
    Table,
    Word,
    both,
    listed,
    plain,
    ranked,
    words,
)
from screening.synthetic.names.syllables import coined, moulds

_BURMESE = """
အောင်=Aung/Ong ကျော်=Kyaw/Gyaw ဝင်း=Win/Winn မြင့်=Myint/Myin စိုး=Soe/So ဇော်=Zaw/Zor ထွန်း=Tun/Htun
ဦး=Oo/U/Ou လွင်=Lwin နိုင်=Naing/Nine မင်း=Min/Minn သိန်း=Thein/Thain ခိုင်=Khaing/Khine သန်း=Than/Thann
ဌေး=Htay/Hte မောင်=Maung/Mg စန်း=San/Sann လှ=Hla/La မျိုး=Myo/Myoe ကို=Ko/Koe ထက်=Htet/Htat
ဖြိုး=Phyo/Pyoe လင်း=Lin/Linn ရဲ=Ye/Yeh ညို=Nyo/Nyoe ဘို=Bo/Boe ချစ်=Chit ကြည်=Kyi/Gyi သက်=Thet/Thaet
ဟိန်း=Hein/Hain နေ=Nay/Ne ပိုင်=Paing/Pine တင်=Tin/Tinn ခင်=Khin/Kin အေး=Aye/Ei ရွှေ=Shwe/Shway
မိုး=Moe/Mo ညွန့်=Nyunt/Nyun ဗိုလ်=Bo/Boh ဖုန်း=Phone/Hpone သူ=Thu/Thoo ရန်=Yan ဇင်=Zin/Zinn ဆန်း=Hsan/San
မွန်=Mon/Mun သော်=Thaw/Thor ကောင်း=Kaung/Kong ရာ=Yar/Ya စည်=Si/Sithu ဇေယျာ=Zeyar/Zayar ဝဏ္ဏ=Wunna/Wanna
ကျေး=Kyay တိုး=Toe/To ငြိမ်း=Nyein/Ngyein
"""
_BURMESE_WOMEN = """
ခင်=Khin/Kin အေး=Aye/Ei မြ=Mya/Mia သီတာ=Thida/Thidar နီလာ=Nilar/Nila စု=Su/Soo ယု=Yu ဝတီ=Wati/Waddy
သန္တာ=Thandar/Thanda ဖြူ=Phyu/Pyu နွယ်=Nwe/Nway ဝါ=War/Wa ချို=Cho/Choe ဆွေ=Swe/Sway ရီ=Yee/Yi မာ=Mar/Ma
လေး=Lay/Le ငယ်=Nge/Ngai ပွင့်=Pwint အိ=Ei/Aye စန္ဒာ=Sandar/Sanda နှင်း=Hnin/Nin ဇာ=Zar/Za
သဇင်=Thazin/Thazine မြင့်=Myint/Myin လှ=Hla/La ဝင်း=Win/Winn တင်=Tin ကြည်=Kyi/Gyi သန်း=Than
ဥမ္မာ=Ohnmar/Onma ခိုင်=Khaing/Khine စိုး=Soe/So မိုး=Moe/Mo အောင်=Aung ထွေး=Htwe/Htway
"""
_BURMESE_INITIALS = """
က=k ခ=kh ဂ=g စ=s ဆ=s/hs ဇ=z ည=ny တ=t ထ=ht/t ဒ=d န=n ပ=p ဖ=ph ဘ=b မ=m ယ=y ရ=y လ=l ဝ=w သ=th ဟ=h ကျ=ky ချ=ch
ဂျ=gy ပျ=py မြ=my ဖြ=phy ကြ=ky ခြ=ch မျ=my ငြ=ny
"""
_BURMESE_BREATHED = "နှ=hn/n မှ=hm လှ=hl/l ရှ=sh"
_BURMESE_RHYMES = """
ာ=ar/a ား=ar/a ီ=i/ee ီး=ee/i ူ=u/oo ူး=oo/u ေ=ay ဲ=eh ော်=aw ို=o/oe ိုး=oe/o ံ=an င်=in င်း=in န်=an
န်း=an မ်း=an တ်=at က်=et စ်=it ိတ်=eik ုတ်=oke ုန်း=one ိန်=ein ိန်း=ein ောင်=aung ောင်း=aung ိုင်=aing/ine
ိုင်း=aing/ine ယ်=e ေး=ay/e ောက်=auk ိုက်=aik/ike
"""
_BURMESE_ROUNDED = "ွန်း=un/oon ွတ်=ut ွေ=we/way ွင်=win ွဲ=weh ွယ်=we ွား=wa/war"
_BURMESE_MOULDS = """
5: I R
1: B R
2: I O
2: I R I R
"""
_KHMER_FIRST_SERIES = """
ក=k ខ=kh ច=ch ឆ=chh/ch ត=t ថ=th ប=b ផ=ph ស=s ហ=h ណ=n ឡ=l ប៉=p ម៉=m វ៉=v រ៉=r យ៉=y ង៉=ng
"""
_KHMER_FIRST_RHYMES = """
ុក=ok ាន=an/arn ាយ=ay/ai ារ=ar ៅ=av/ao ែម=em ែន=en/aen ុំ=om ុន=on/orn ឹម=im/em ឿន=oeun/oeurn ៀង=ieng/eang
ួន=uon/oun ួយ=uoy/ouy ើន=aeun/eun េង=eng ៃ=ai/ay ោ=ao/or ាំង=ang ៀវ=iev/iv ូវ=ov/ou ាត=at/art ូត=ot
ៀប=iep/eap ែត=et/eth ាក់=ak
"""
_KHMER_SECOND_SERIES = """
គ=k ឃ=kh ជ=ch ឈ=chh/ch ទ=t ធ=th ន=n ព=p ភ=ph ម=m យ=y រ=r ល=l វ=v ង=ng ញ=nh ស៊=s ហ៊=h
"""
_KHMER_SECOND_RHYMES = """
ុន=un/oun ិន=in ៀន=ien/ean ឿន=oeun/eun ី=y/i ឹម=im/em ុំ=um/om ុយ=uy/oy ាន=ean/ien ាស=eas/ias ា=ea/ia ូ=ou/u
ួន=uon/oun ួយ=uoy/ouy ៀប=iep/eap ឿង=oeung/eung ូច=ouch/uch ឹង=ing/eng ុង=ung/ong ៅ=ov/ao ែន=en ាង=eang/ang
ៀម=iem/eam ាវ=eav/eao េត=et/eth ួច=uoch/ouch ិត=it/ith ុត=ut/uth
"""
_KHMER_STARTS = """
សុ=So វិ=Vi/Vy រ៉ា=Ra ចាន់=Chan ដា=Da បូ=Bo ពិ=Pi ភា=Phea សំ=Sam/Som ធា=Thea/Tha គុណ=Kun/Koun ម៉ា=Ma ណា=Na
សា=Sa កុ=Ko លី=Ly/Li សៅ=Sav/Sao សុខ=Sok វណ្ណ=Vann/Van ពៅ=Pov ហុង=Hong ម៉េង=Meng គឹម=Kim គី=Ky/Ki ហេង=Heng
ឡេង=Leng លាង=Leang ប៊ុន=Bun/Boun ជា=Chea ទី=Ty/Ti រ៉េត=Reth/Ret សេង=Seng យូ=You/Yu មុនី=Mony ស៊ី=Sy/Si
ឌី=Dy/Di តុ=To ខេ=Khe ថា=Tha ឆាយ=Chhay/Chay ឡុង=Long វ៉ាន់=Van ណេ=Ne រុំ=Rum ភី=Phy/Phi ឃី=Khy/Khi នី=Ny/Ni
ហៃ=Hai/Hay
"""
_KHMER_ENDS = """
ភា=phea ធា=thea ណា=na/nna រ៉ា=ra ដា=da វុធ=vuth/wuth រិទ្ធ=rith/rit រ័ត្ន=roth/rat នី=ny/ni ធី=thy/ti
លីន=lin/lyn ខា=kha រិន=rin សាន=san វី=vy/vi ពេជ្រ=pich/pech រឿន=roeun/reun ភល=phal កា=ka លាភ=leap/liep
សិទ្ធ=sith/sit ឌី=dy/di ឌឿន=doeun/deun ធឿន=thoeun/theun ណេត=neth/net ឡា=la ស៊ី=sy/si តារា=dara តុលា=tola
មុនី=mony/muny បូរ=bor ហុង=hong ឡុង=long ម៉េង=meng គឹម=kim ឆាយ=chhay/chay រ៉េត=reth/ret ណៃ=nai/nay
ភួង=phuong/poung វ៉ាន់=van លី=ly/li មិញ=minh/ming
"""
_KHMER_WOMENS_ENDS = """
ណី=ny/ney លក្ខ=leak ដាវី=davy/davi មាលា=mealea/malea ស្រី=srey បុប្ផា=bopha/bupha ធារី=theary/theari
នាថ=neath/nea
"""
_KHMER_FAMILIES = """
សុខ=Sok/Sokh ចាន់=Chan/Chann ជា=Chea/Jea ហេង=Heng/Haeng គឹម=Kim/Keem លី=Ly/Lee សាន=San/Sann ម៉ៅ=Mao/Mau
ឡុង=Long/Lung នួន=Nuon/Noun ប៉ែន=Pen/Paen រស់=Ros/Rus ស៊ុន=Sun/Soun ទេព=Tep/Thep យិន=Yin/Yinn អ៊ុក=Uk/Ouk
កែវ=Keo/Kev ផាន=Phan/Pan ហ៊ុន=Hun/Houn ឈន=Chhorn/Chorn ប្រាក់=Prak/Prac វង្ស=Vong/Vongs មាស=Meas/Mias
សេង=Seng/Saeng ទូច=Touch/Tuch អ៊ុំ=Um/Oum ងួន=Nguon/Ngoun ជឹម=Chhim/Chim ស៊ឹម=Sim/Sem ឃឹម=Khim/Khem
"""
_KHMER_MEN = """
សុភ័ក្ត្រ=Sopheak/Sopheaktra វុទ្ធី=Vuthy/Wuthy ដារ៉ា=Dara/Darra សំណាង=Samnang/Somnang
វិចិត្រ=Vichet/Vicheth ពិសិដ្ឋ=Piseth/Pisith រតនា=Ratana/Rattanak សុវណ្ណ=Sovann/Sovan បូរ៉ា=Bora/Borra
ចាន់ណា=Channa/Chana ភារុណ=Phearun/Pearun សុខា=Sokha/Sokkha ណារិទ្ធ=Narith/Narit វ៉ាន់ឌី=Vandy/Vanndy
សុភាព=Sopheap/Sophiep ហេង=Heng ឧត្តម=Oudom/Udom វិរៈ=Virak/Vireak ម៉េង=Meng/Maeng សារិន=Sarin/Sarinn
ធារ៉ា=Theara/Thera រិទ្ធី=Rithy/Rithi កុសល=Kosal/Kossal ពៅ=Pov/Peou មុន្នី=Mony/Muny សំអាត=Samath/Sam_Ath
"""
_KHMER_WOMEN = """
ស្រីមុំ=Sreymom/Srey_Mom សុភា=Sophea/Sophia ចាន់ធូ=Chanthou/Chanthu បុប្ផា=Bopha/Bupha
សុគន្ធា=Sokunthea/Sokuntheary រស្មី=Raksmey/Rasmey សុខុម=Sokhom/Sokhum ណារី=Nary/Neary ម៉ាលី=Maly/Mali
ស្រីពេជ្រ=Sreypich/Srey_Pich កញ្ញា=Kanha/Kagna ធីតា=Thida/Theda លក្ខិណា=Leakhena/Leakena ពិសី=Pisey/Pisei
វណ្ណា=Vanna/Vannak គន្ធា=Kunthea/Kunthear ផល្លា=Phalla/Phala សុវត្ថិ=Sovathy/Sovathey
"""
_VIETNAMESE_FAMILIES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Lâm Mai Trịnh Đào Cao Tạ
Hà Lương Tô Vương Đoàn Phùng Thái Châu Quách Kiều La Thạch Triệu Tống Bạch Nghiêm Lưu Đàm Tăng Mạc Lục Ông
Nông Vi Âu Giang Hứa Khổng Tôn Từ Ninh Doãn Phí Lã Hàn Nhan Lữ Ân Chử Chung Cù Đồng Điền Hạ Khúc Kha Lại
Liễu Lò Mã Mạch Ngụy Nhâm Phó Sầm Thi Thân Tiêu Trà Trang Ưng Văn Viên Vòng Ung Bế Hoa Lường Quàng Cầm Ma
Giàng Sùng Vàng Thào Lầu Siu Rơ Chu Khuất Mẫn Thiều Ngọ
"""
_VIETNAMESE_MIDDLE = (
    "Văn Hữu Đức Công Quang Minh Ngọc Thanh Xuân Đình Quốc Hoàng Anh Gia Duy Tuấn Trọng Khắc Bá Viết"
    " Chí Thế Như Phú Thành Hải Tấn Trung Nhật Bảo Việt Phước Hồng Mạnh Thiện Tiến Sỹ Kim Cao Huy Vĩnh Đăng Khánh Thái"
)
_VIETNAMESE_MIDDLE_F = (
    "Thị Ngọc Thanh Thu Kim Bích Phương Mỹ Minh Hồng Thùy Diệu Khánh Tuyết Như Bảo Cẩm Lan Ánh Hoài"
    " Thúy Tú Quỳnh Mai Hà Trúc Thảo Thiên Tường Gia Hải Hạnh Thục Yến Kiều Vân Tố Hoàng Nhã Lệ Trà An Ái Huyền Xuân"
)
_VIETNAMESE_MEN = """
Hùng Dũng Tuấn Minh Anh Hải Nam Long Thắng Cường Quang Sơn Hưng Bình Thành Đức Tùng Trung Kiên Việt Huy
Phong Hiếu Khánh Phúc Lâm Tâm Tài Toàn Vinh Thịnh Dương Đạt Khoa Quân Bảo Nghĩa Lộc Hòa Tiến Chiến Thái Duy
Trí Nhân An Phú Hậu Linh Khôi Giang Thuận Lực Nhật Vũ Định Triều Mạnh Hào Khải Khang Thiện Phát Trường Tân
Đăng Nguyên Thiên Quốc Quý Tấn Thanh Thông Tú Vĩ Lân Lập Luân Mẫn Ninh Phi Phước Quyền Quyết Sang Sáng Sĩ
Sinh Thế Thiệu Thọ Tín Toản Trọng Trực Tuân Tường Tuyên Uy Văn Viên Viễn Vĩnh Vượng Xuân Danh Doanh Đại Đông
Đồng Hiển Hiệp Hoan Hoàn Học Hợp Huân Huấn Khanh Khiêm Khương Kim Kỳ Liêm Lĩnh Lương Lưu Năng Nhã Phương
Chung Chương Công Diễn Dự Điền Đính Độ Đoàn Giáp Ân Bắc Bách Bằng Bính Biên Bửu Cảnh Chấn Chi Chinh Hanh
Hoạt Hợi Huyên Hữu Hưởng Kha Kính Lai Luật Lục Mậu Mỹ Ngạn Ngọ Ngôn Nhuận Phấn Phiên Quế Sâm Siêu Sử Sung
Tạo Thạch Thân Thăng Thao Thi Thụ Thức Thường Tiệp Tính Tịnh Tôn Trác Trạch Tráng Trị Trình Trúc Truyền Tư
Tuệ Tùy Tưởng Tuyển Vị Ý Yên
"""
_VIETNAMESE_WOMEN = """
Hương Lan Hoa Mai Linh Trang Thảo Hà Phương Nga Hằng Thủy Yến Hạnh Ngọc Anh Nhung Dung Oanh Loan Tuyết Hiền
Hồng Vân Thu Xuân Đào Quỳnh Châu Ngân My Vy Thư Giang Trâm Diệp Huyền Liên Nguyệt Phượng Cúc Bích Kiều Hân
Trinh Uyên Tiên Ly Nhi Như Thoa Diễm Lệ Tâm Thúy Thùy Thương Trúc Trân Duyên Quyên Khánh Thanh Minh Nguyên
Hường Huệ Ánh Chi Bình An Mỹ Nhàn Nhiên Nghi Nương Phúc Phụng Quế Sen Sương Tân Thắm Thi Thơ Thơm Thục Tình
Tố Trà Tú Tuyền Tường Vàng Viên Việt Xoan Xuyến Ý Yên Ái Ân Bạch Băng Cầm Cẩm Chúc Chung Dạ Di Dịu Diệu Doan
Đan Đoan Đông Gấm Giao Hải Hàn Hảo Hậu Hoài Hoàn Hợp Khê Khuê Khuyên Kim Kỳ Lam Lâm Lành Lê Liễu Lộc Lụa
Luyến Lựu Lý Mận Mẫn Mến Mơ Mộng Nết Ngà Ngát Nghĩa Ngoan Nhã Nhân Nhạn Nhất Nho Nụ Nữ Phước Sang Sáo Sao
Sim Sinh Thấm Thiện Thiên Thinh Thoại Thụy Tịnh Trầm Triều Tuyến Ưng Xinh
"""


def _joined_words(draw: Draw, table: tuple[Word, ...], least: int) -> tuple[Word, ...]:
    share = draw()
    count = least + (share > 0.3) + (share > 0.85)
    return tuple([pick(draw, table) for _ in range(count)])


@cache
def _burmese_tables() -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    men, women = words(_BURMESE), words(_BURMESE_WOMEN)
    stock = {"I": words(_BURMESE_INITIALS), "B": words(_BURMESE_BREATHED)}
    stock |= {"R": words(_BURMESE_RHYMES), "O": words(_BURMESE_ROUNDED)}
    rare = coined("burmese", moulds(_BURMESE_MOULDS, **stock), 400, men + women)
    return ranked(men + rare, 9), ranked(women + rare, 9)


def _burmese(draw: Draw, sex: str) -> Bearer:
    men, women = _burmese_tables()
    return Bearer((), _joined_words(draw, men if sex == "M" else women, 2), ())


@cache
def burmese() -> Culture:
    """Burmese: two to four words of a common stock, all of them the person's own; U, Daw, Ko, Ma in front."""
    titles = {"M": ("U", "Ko", "Maung", "Bo", "Saya"), "F": ("Daw", "Ma", "Naw")}
    return Culture(_burmese, titles, ("Phoe La Pyae", "Nga Pyu", "Bo Gyi", "Phyu Ma", "Ah Ko"), gap="")


@cache
def _khmer_tables() -> tuple[Table, Table, Table]:
    men, women, families = words(_KHMER_MEN), words(_KHMER_WOMEN), words(_KHMER_FAMILIES)
    syllables = {"K": words(_KHMER_FIRST_SERIES), "A": words(_KHMER_FIRST_RHYMES)}
    syllables |= {"G": words(_KHMER_SECOND_SERIES), "O": words(_KHMER_SECOND_RHYMES)}
    starts, ends = words(_KHMER_STARTS), words(_KHMER_ENDS)
    hers = ends[:20] + words(_KHMER_WOMENS_ENDS)
    rare = coined("khmer men", moulds("8: S E\n1: S S E", S=starts, E=ends), 1500, men + women)
    womens = coined("khmer women", moulds("6: S E\n1: S S E", S=starts, E=hers), 1000, women)
    houses = coined("khmer families", moulds("1: K A\n1: G O", **syllables), 600, families)
    return ranked(men + rare, 30), ranked(women + womens, 30), ranked(families + houses, 16)


@cache
def khmer() -> Culture:
    """Khmer: family name first, one given name; the father's given name as a second one for some."""
    men, women, families = _khmer_tables()
    given = {"M": men, "F": women}
    titles = {"M": ("Lok", "Oknha"), "F": ("Lok Srey", "Neang")}
    recipe = plain(given, both(families), both(given["M"]), second=given, share=0.25)
    return Culture(recipe, titles, ("A Thom", "Tuch", "Pov", "Khmao"), family_first=True)


def _stripped(native: str) -> str:
    plain_letters = native.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFKD", plain_letters) if not unicodedata.combining(c))


def _vietnamese_words(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(native, tuple(dict.fromkeys((_stripped(native), _spoken(native))))) for native in listed(text)
    )


def _spoken(native: str) -> str:
    """The other customary spelling where there is one: Dd or Z for the first letter, y for i."""
    latin = _stripped(native)
    if native.startswith("Đ"):
        return "Dd" + latin[1:]
    return latin[:-1] + "i" if latin.endswith("y") and len(latin) < 4 else latin


@cache
def _vietnamese_tables() -> dict[str, tuple[Word, ...]]:
    return {
        "family": ranked(_vietnamese_words(_VIETNAMESE_FAMILIES), 1),
        "M middle": ranked(_vietnamese_words(_VIETNAMESE_MIDDLE), 1),
        "F middle": ranked(_vietnamese_words(_VIETNAMESE_MIDDLE_F), 1),
        "M": ranked(_vietnamese_words(_VIETNAMESE_MEN), 15),
        "F": ranked(_vietnamese_words(_VIETNAMESE_WOMEN), 15),
    }


def _vietnamese(draw: Draw, sex: str) -> Bearer:
    tables = _vietnamese_tables()
    middle = (pick(draw, tables[sex + " middle"]),)
    given: Table = (pick(draw, tables[sex]),)
    if draw() < 0.35:
        first = pick(draw, tables[sex])
        given = given if first in given else (first, *given)
    return Bearer((pick(draw, tables["family"]),), (*middle, *given))


@cache
def vietnamese() -> Culture:
    """Vietnamese: family name (Nguyen for more than a quarter), Van or Thi, one or two given names."""
    titles = {"M": ("Ong", "Anh", "Dr"), "F": ("Ba", "Chi", "Dr")}
    return Culture(_vietnamese, titles, ("Ty", "Teo", "Beo", "Ut", "Cu Den", "Hai Lua"), True, " ", True)
