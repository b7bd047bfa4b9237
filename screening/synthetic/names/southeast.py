"""Names of Myanmar, Thailand, Laos, Cambodia and Viet Nam.

Burmese: one to four words, no surname. Thai and Lao: elements joined to long surnames. Khmer and
Vietnamese: family name first. Facts of common knowledge written down for this project.
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
    joined,
    listed,
    plain,
    ranked,
    words,
)

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
_THAI_MEN = """
สมชาย=Somchai/Somchay สมศักดิ์=Somsak/Somsack ประเสริฐ=Prasert/Prasoet วิชัย=Wichai/Vichai
สุรชัย=Surachai/Surachay ณรงค์=Narong/Narongk อนุชา=Anucha/Anuchar ธนพล=Thanaphon/Tanapon/Thanapol
กิตติ=Kitti/Kitty วีระ=Wira/Veera สุชาติ=Suchat/Suchart มานะ=Mana/Maana ประยุทธ=Prayut/Prayuth
อภิชาติ=Aphichat/Apichart ชัยวัฒน์=Chaiwat/Chaivat พิชัย=Phichai/Pichai วรพล=Woraphon/Worapol/Vorapol
ศักดา=Sakda/Sakdar สุทิน=Suthin/Sutin อำนาจ=Amnat/Amnart บุญมี=Bunmi/Boonmee ทองคำ=Thongkham/Thongkam
จักรพันธ์=Chakkraphan/Jakkapan ปรีชา=Pricha/Preecha วสันต์=Wasan/Vasan ธีระ=Thira/Teera
พงศักดิ์=Phongsak/Pongsak นพดล=Nopphadon/Noppadol เกรียงไกร=Kriangkrai/Kriengkrai ไพศาล=Phaisan/Paisarn
"""
_THAI_WOMEN = """
สมใจ=Somchai/Somjai สุนีย์=Suni/Sunee วันดี=Wandi/Wandee มาลี=Mali/Malee อรุณี=Aruni/Arunee
พรทิพย์=Phonthip/Porntip กัญญา=Kanya/Kanyar ศิริพร=Siriphon/Siriporn นภา=Napha/Napa
จันทร์เพ็ญ=Chanphen/Janpen ปราณี=Prani/Pranee รัตนา=Rattana/Ratana สุภาพร=Suphaphon/Supaporn
อารีย์=Ari/Aree วิไล=Wilai/Vilai ลัดดา=Latda/Ladda กาญจนา=Kanchana/Karnjana ณัฐธิดา=Natthida/Nattida
พิมพ์=Phim/Pim ดวงใจ=Duangchai/Duangjai ธิดา=Thida/Tida นิภา=Nipha/Nipa บุญเรือน=Bunruean/Boonruen
ทัศนีย์=Thatsani/Tasanee
"""
_THAI_ELEMENTS = """
ศรี=Si/Sri สุข=Suk/Sook ทอง=Thong/Tong บุญ=Bun/Boon แก้ว=Kaeo/Kaew ชัย=Chai/Chay รัตน=Rattana/Ratana
จันทร=Chanthara/Jantara พงษ์=Phong/Pong วงศ์=Wong/Vong ธรรม=Tham/Dhamma อินทร=Inthara/Intara
เจริญ=Charoen/Jaroen สม=Som มณี=Mani/Manee วิจิตร=Wichit/Vijit ประทุม=Prathum/Pratoom เกตุ=Ket/Kate
พล=Phon/Pol อุดม=Udom/Oudom
"""
_THAI_ENDS = """
วงศ์=wong/vong สวัสดิ์=sawat/savad กุล=kun/kul พันธ์=phan/pan สุข=suk/sook ชัย=chai/chay วัฒน์=wat/vat
ทอง=thong/tong ศิริ=siri พร=phon/porn ศักดิ์=sak/sakdi รัตน์=rat เจริญ=charoen/jaroen โชติ=chot/chote
ดี=di/dee เดช=det/dej มณี=mani/manee แสง=saeng/sang นนท์=non/nond คำ=kham/kum เพชร=phet/petch
สิงห์=sing/singh
"""
_LAO_FIRST = """
ບຸນ=Boun/Bun ຄຳ=Kham/Khamm ສົມ=Som/Somm ທອງ=Thong/Tong ແສງ=Seng/Saeng ວຽງ=Vieng/Wiang ພູ=Phou/Phu
ຈັນ=Chan/Chanh ແກ້ວ=Keo/Kaew ວິ=Vi/Wi ສີ=Si/Sy ອຸ່ນ=Oun/Oon ລັດ=Lat/Rat
"""
_LAO_LAST = """
ມີ=my/mee ພອນ=phone/phon ສຸກ=souk/suk ໄຊ=xay/say ສັກ=sack/sak ເພັດ=phet/pheth ດີ=dy/dee ຈັນ=chanh/chan
ຫຼ້າ=la/lah ປະເສີດ=praseuth/paseuth ແສງ=seng/saeng ວົງ=vong/wong ຄູນ=khoun/khun
"""
_LAO_SURNAME = """
ວົງ=Vong/Wong ສຸວັນ=Souvanna/Suwan ພົມ=Phom/Phomma ສີ=Si/Sy ໄຊ=Xaya/Saya ອິນ=In/Intha ແກ້ວ=Keo/Kaew
ຈັນ=Chan/Chantha ຫຼວງ=Luang/Louang ພັນ=Phan/Phann ລາດ=Rat/Rath
"""
_LAO_ENDS = """
ວົງ=vong/wong ສັກ=sack/sak ສີ=sy/si ວັນ=vanh/van ພົມ=phom/phomma ຈັກ=chack/chak ລາດ=lath/lat
ທິລາດ=thirath/thilat ສະຫວັດ=savath/sawat ແສງ=seng/saeng ພັກດີ=phakdy/phakdi ບຸນ=boun/bun
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
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Lâm Mai Trịnh Đào Cao
Tạ Hà Lương Tô Vương Đoàn Phùng Thái Châu Quách Kiều La Thạch Triệu Tống Bạch Nghiêm
"""
_VIETNAMESE_MIDDLE = (
    "Văn Hữu Đức Công Quang Minh Ngọc Thanh Xuân Đình Quốc Hoàng Anh Gia Duy Tuấn Trọng Khắc Bá Viết"
)
_VIETNAMESE_MIDDLE_F = (
    "Thị Ngọc Thanh Thu Kim Bích Phương Mỹ Minh Hồng Thùy Diệu Khánh Tuyết Như Bảo Cẩm Lan Ánh Hoài"
)
_VIETNAMESE_MEN = """
Hùng Dũng Tuấn Minh Anh Hải Nam Long Thắng Cường Quang Sơn Hưng Bình Thành Đức Tùng Trung Kiên Việt Huy
Phong Hiếu Khánh Phúc Lâm Tâm Tài Toàn Vinh Thịnh Dương Đạt Khoa Quân Bảo Nghĩa Lộc Hòa Tiến Chiến Thái
Duy Trí Nhân An Phú Hậu Linh Khôi Giang Thuận Lực Nhật Vũ Định Triều
"""
_VIETNAMESE_WOMEN = """
Hương Lan Hoa Mai Linh Trang Thảo Hà Phương Nga Hằng Thủy Yến Hạnh Ngọc Anh Nhung Dung Oanh Loan Tuyết
Hiền Hồng Vân Thu Xuân Đào Quỳnh Châu Ngân My Vy Thư Giang Trâm Diệp Huyền Liên Nguyệt Phượng Cúc Bích
Kiều Hân Trinh Uyên Tiên Ly Nhi Như Thoa Diễm Lệ Tâm
"""


def _joined_words(draw: Draw, table: tuple[Word, ...], least: int) -> tuple[Word, ...]:
    share = draw()
    count = least + (share > 0.3) + (share > 0.85)
    return tuple([pick(draw, table) for _ in range(count)])


@cache
def _burmese_tables() -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    return ranked(words(_BURMESE), 12), ranked(words(_BURMESE_WOMEN), 12)


def _burmese(draw: Draw, sex: str) -> Bearer:
    men, women = _burmese_tables()
    return Bearer((), _joined_words(draw, men if sex == "M" else women, 2), ())


@cache
def burmese() -> Culture:
    """Burmese: two to four words of a common stock, all of them the person's own; U, Daw, Ko, Ma in front."""
    titles = {"M": ("U", "Ko", "Maung", "Bo", "Saya"), "F": ("Daw", "Ma", "Naw")}
    return Culture(_burmese, titles, ("Phoe La Pyae", "Nga Pyu", "Bo Gyi", "Phyu Ma", "Ah Ko"), gap="")


@cache
def thai() -> Culture:
    """Thais: given name and a long surname of elements (Si + suk + sawat)."""
    given = {"M": ranked(words(_THAI_MEN)), "F": ranked(words(_THAI_WOMEN))}
    fronts, ends = words(_THAI_ELEMENTS), words(_THAI_ENDS)
    pairs = joined(fronts, ends)
    families = pairs + joined(pairs[::9], ends[1::3])
    titles = {"M": ("Nai", "Khun", "Dr"), "F": ("Nang", "Nangsao", "Khun")}
    return Culture(
        plain(given, both(ranked(families, 60))), titles, ("Lek", "Yai", "Noi", "Daeng", "Uan", "Mu")
    )


@cache
def lao() -> Culture:
    """Lao: given name of two elements and a surname of two or three, in French or English spelling."""
    given = ranked(joined(words(_LAO_FIRST), words(_LAO_LAST)), 20)
    families = ranked(joined(words(_LAO_SURNAME), words(_LAO_ENDS)), 20)
    titles = {"M": ("Thao", "Dr"), "F": ("Nang", "Dr")}
    return Culture(plain(both(given), both(families)), titles, ("Noy", "Dam", "Khao", "Tou"))


@cache
def khmer() -> Culture:
    """Khmer: family name first, one given name; the father's given name as a second one for some."""
    given = {"M": ranked(words(_KHMER_MEN)), "F": ranked(words(_KHMER_WOMEN))}
    families = ranked(words(_KHMER_FAMILIES), 3)
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
