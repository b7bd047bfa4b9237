"""Thai and Lao names: two or three elements of Sanskrit and of the people's own words, given and surname.

A Thai family has its surname to itself by law, so that hardly any is common. Facts of common knowledge
written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names.parts import Culture, Table, both, joined, plain, ranked, words
from screening.synthetic.names.syllables import coined, moulds

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
_THAI_FRONTS = """
วรรณ=Wanna กิตติ=Kitti ธนา=Thana/Tana นิติ=Niti ปัญญา=Panya ภูมิ=Phum/Poom มงคล=Mongkhon/Mongkol
รุ่ง=Rung/Roong ลิขิต=Likhit วัฒนา=Watthana/Wattana สิทธิ=Sitthi/Sitti สมบัติ=Sombat อนันต์=Anan
อภิ=Aphi/Api อัคร=Akkhara/Akara เกษม=Kasem เดช=Det/Dej โชติ=Chot/Chote ไชย=Chaiya นาค=Nak/Nark น้อย=Noi
ดำ=Dam ขาว=Khao/Kao เพ็ง=Pheng/Peng ใจ=Chai/Jai กล้า=Kla หาญ=Han/Harn มั่น=Man คง=Khong/Kong เย็น=Yen
จิต=Chit/Jit ชื่น=Chuen บัว=Bua สาย=Sai พุ่ม=Phum/Poom จง=Chong/Jong ปัน=Pan ประ=Pra วิ=Wi/Vi ทรัพย์=Sap
โพธิ์=Pho/Po มี=Mi/Mee ลำ=Lam นา=Na บ้าน=Ban วัง=Wang ไผ่=Phai/Pai ขุน=Khun/Kun หมื่น=Muen ราช=Rat ศิลา=Sila
สระ=Sa หนู=Nu/Noo
"""
_THAI_LASTS = """
กิจ=kit/kij ธาดา=thada/tada จินดา=chinda/jinda ภักดี=phakdi/pakdee โยธิน=yothin/yotin กำแหง=kamhaeng
ประเสริฐ=prasoet/prasert ไพบูลย์=phaibun/paiboon พิทักษ์=phithak/pitak รักษ์=rak วานิช=wanit/vanich
เลิศ=loet/lert สกุล=sakun/sakul สถิตย์=sathit/satit สมบูรณ์=sombun/somboon อุดม=udom เกษม=kasem
ขจร=khachon/kachorn ธรรม=tham งาม=ngam ชู=chu/choo นิยม=niyom บุตร=but/boot บำรุง=bamrung/bumrung
ปัญญา=panya ผล=phon/pol มงคล=mongkhon/mongkol ยืน=yuen รุ่งเรือง=rungrueang/roongruang ลาภ=lap/larp
วิไล=wilai/vilai สิน=sin หอม=hom อินทร์=in กลาง=klang นุช=nut/nuch เนตร=net/nate คง=khong/kong
จันทร์=chan/jan ไทย=thai/tai เกิด=koet/kerd มาก=mak/mark ยิ่ง=ying ใหญ่=yai นาม=nam กาญจน์=kan/karn
บุรี=buri/buree นคร=nakhon/nakorn สมุทร=samut
"""
_THAI_GIVEN = """
ธน=Thana/Tana วร=Wora/Vora ชัย=Chai อภิ=Aphi/Api กิตติ=Kitti สุ=Su วิ=Wi/Vi ณัฐ=Nattha/Natta พงษ์=Phong/Pong
ศักดิ์=Sak จักร=Chakkra/Jakkra ภู=Phu/Pu ปิย=Piya รัช=Ratcha/Racha สิทธิ=Sitthi/Sitti เอก=Ek/Eak
ธีร=Thira/Teera พิ=Phi/Pi นพ=Noppha/Noppa ยศ=Yotsa/Yosa คุณ=Khun/Kun ทิน=Thin/Tin ประ=Pra บวร=Bowon/Bovorn
ชน=Chana จิร=Chira/Jira กฤษ=Krit/Kris พัช=Phatcha/Patcha ดน=Dana ศุภ=Supha/Supa อดิ=Adi อัคร=Akkhara/Akara
เมธ=Metha/Meta ทรง=Song ไกร=Krai บุญ=Bun/Boon เกียรติ=Kiat/Kiart รัฐ=Rattha/Ratta ภาณุ=Phanu/Panu
วสุ=Wasu/Vasu ปฏิ=Pati ก้อง=Kong สุร=Sura เจษ=Chet/Jet ดิษ=Dit นร=Nara อิทธิ=Itthi/Itti ภัทร=Phattra/Pattra
"""
_THAI_GIVEN_ENDS = """
พล=phon/pol พงศ์=phong/pong วัฒน์=wat/vat ชัย=chai ศักดิ์=sak ภพ=phop/pop เดช=det/dej พร=phon/porn
วุฒิ=wut/wuth กร=kon/korn ภัทร=phat/pat รัตน์=rat นันท์=nan ณรงค์=narong วิทย์=wit/vit สิทธิ์=sit
เกียรติ=kiat/kiart ธร=thon/torn ยุทธ=yut/yuth โชค=chok/choke ดนัย=danai ชาติ=chat/chart ชาญ=chan/charn
ฤทธิ์=rit ปกรณ์=pakon/pakorn ทัศน์=that/tat นาท=nat/nart มินทร์=min สรณ์=son/sorn วิน=win/vin ภาส=phat/pas
เมศวร์=met/mes ดล=don นิธิ=nithi/niti รักษ์=rak
"""
_THAI_WOMENS = """
กัญ=Kan/Kun ปาริ=Pari มณี=Mani/Manee รัตน=Rattana/Ratana ศิริ=Siri อร=On/Orn นง=Nong เพ็ญ=Phen/Pen ดวง=Duang
สุภา=Supha/Supa จิต=Chit/Jit ลลิ=Lali วนิ=Wani/Vani ชลิ=Chali นฤ=Narue/Naru พิม=Phim/Pim ขนิษ=Khanit/Kanit
จุฬา=Chula/Jula มัลลิ=Manli/Malli
"""
_THAI_WOMENS_ENDS = """
พร=phon/porn ทิพย์=thip/tip วรรณ=wan/van นภา=napha/napa ลักษณ์=lak ภรณ์=phon/porn นันท์=nan ดา=da ณี=ni/nee
กานต์=kan/karn ญา=ya รา=ra ชนก=chanok มาศ=mat/mart พิมพ์=phim/pim ลดา=lada จิรา=chira/jira ธิดา=thida/tida
วดี=wadi/wadee สุดา=suda ขวัญ=khwan/kwan นุช=nut/nuch รินทร์=rin จันทร์=chan/jan รัตน์=rat
"""
_LAO_GIVEN = """
ໄຊ=Xay/Say ພອນ=Phone/Phon ສຸກ=Souk/Suk ເພັດ=Phet/Pheth ດາວ=Dao ນ້ອຍ=Noy/Noi ແພງ=Pheng/Phaeng ໃຈ=Chay/Jai
ຈິດ=Chit/Jit ມະນີ=Mani/Many ສຸລິ=Souli/Suri ອະນຸ=Anou/Anu ຂັນ=Khan/Khanh ຄູນ=Khoun/Khun ວັນ=Vanh/Wan
ສາຍ=Say/Sai ສົມບັດ=Sombath/Sombat ພັນ=Phan ດວງ=Douang/Duang ອິນ=In/Inh ບົວ=Boua/Bua ລຳ=Lam ເງິນ=Ngeun/Ngoen
ສິດ=Sith/Sit
"""
_LAO_GIVEN_ENDS = """
ທອງ=thong/tong ຄຳ=kham ວັນ=vanh/van ເດດ=deth/det ຄອນ=khone/khon ພັນ=phanh/phan ລິດ=lith/lit ທະວີ=thavy/thavi
ສະໝອນ=samone/samon ມະນີ=many/mani ນະ=na ດາ=da ວອນ=vone/von ແກ້ວ=keo/kaew ບຸນ=boun/bun ໄທ=thay/thai
ເງິນ=ngeun/ngoen ຈິດ=chith/chit ສິນ=sinh/sin ຊາດ=xath/sat ຢາ=ya
"""
_LAO_HOUSES = """
ພະ=Pha/Phra ມະຫາ=Maha ຄຳ=Kham ສຸ=Sou/Su ນະຄອນ=Nakhone/Nakhon ລັດຕະ=Ratta/Latta ທຳມະ=Thamma
ບຸບຜາ=Bouppha/Buppha ສິລິ=Siri ເພັດ=Phet ທິບ=Thip ວິໄລ=Vilay/Wilai ອຸດົມ=Oudom/Udom ສີຫາ=Siha
ຈຸນລະ=Chounla/Chunla ສຸພັນ=Souphan/Suphan ໂພທິ=Phothi ພູມ=Phoum/Phum ດວງ=Douang/Duang ບຸດ=Bout/But
ວິເສດ=Viset/Wiset ມະນີ=Mani/Many
"""
_LAO_HOUSE_ENDS = """
ວົງສາ=vongsa/wongsa ສຸກ=souk/suk ໄຊ=xay/sai ມະນີ=many/mani ເດດ=deth/det ພົງ=phong ສອນ=sone/son ຄຳ=kham
ທອງ=thong/tong ພັນ=phanh/phan ແກ້ວ=keo/kaew ວິໄລ=vilay/wilai ຈັນ=chanh/chan ລາ=la ພອນ=phone/phon
ຍະວົງ=yavong/yawong ສິດ=sith/sit ບຸບຜາ=bouppha/buppha ວັດ=vath/wat ໂຄດ=khoth/khot
"""
RARE = 3000  # coined words in each table: two Thais in three bear a name that nobody else of a town has


@cache
def _thai_tables() -> tuple[Table, Table, Table]:
    men, women = words(_THAI_MEN), words(_THAI_WOMEN)
    fronts, ends = words(_THAI_ELEMENTS), words(_THAI_ENDS)
    pairs = joined(fronts, ends)
    families = pairs + joined(pairs[::9], ends[1::3])
    given, hers = words(_THAI_GIVEN), words(_THAI_WOMENS)
    own = moulds("9: G E\n1: G G E", G=given, E=words(_THAI_GIVEN_ENDS))
    womens = moulds("1: G E\n1: W E", G=given, W=hers, E=words(_THAI_WOMENS_ENDS))
    stock = {"F": fronts + words(_THAI_FRONTS), "E": ends + words(_THAI_LASTS)}
    houses = coined("thai families", moulds("3: F E\n1: F F E", **stock), RARE, families)
    # the compounds above are no commoner than the coined ones: both by turns
    by_turns = tuple(word for pair in zip(families, houses, strict=False) for word in pair)
    return (
        ranked(men + coined("thai men", own, RARE // 2, men + women), 15),
        ranked(women + coined("thai women", womens, RARE // 2, men + women), 15),
        ranked(by_turns + houses[len(families) :], 150),
    )


@cache
def thai() -> Culture:
    """Thais: given name and a long surname of elements (Si + suk + sawat)."""
    men, women, families = _thai_tables()
    titles = {"M": ("Nai", "Khun", "Dr"), "F": ("Nang", "Nangsao", "Khun")}
    recipe = plain({"M": men, "F": women}, both(families))
    return Culture(recipe, titles, ("Lek", "Yai", "Noi", "Daeng", "Uan", "Mu"))


@cache
def lao() -> Culture:
    """Lao: given name of two elements and a surname of two or three, in French or English spelling."""
    firsts, lasts = words(_LAO_FIRST), words(_LAO_LAST)
    houses, ends = words(_LAO_SURNAME), words(_LAO_ENDS)
    given, families = joined(firsts, lasts), joined(houses, ends)
    own = moulds("9: G E\n1: G G E", G=firsts + words(_LAO_GIVEN), E=lasts + words(_LAO_GIVEN_ENDS))
    stock = {"H": houses + words(_LAO_HOUSES), "E": ends + words(_LAO_HOUSE_ENDS)}
    given += coined("lao given", own, RARE // 3, given)
    families += coined("lao families", moulds("2: H E\n1: H H E", **stock), RARE // 2, families)
    recipe = plain(both(ranked(given, 20)), both(ranked(families, 40)))
    return Culture(recipe, {"M": ("Thao", "Dr"), "F": ("Nang", "Dr")}, ("Noy", "Dam", "Khao", "Tou"))
