"""Tamil names of India and Lanka, Sinhala names.

Tamils: the father's name or its initial in place of a surname. Sinhalese: a house name in -ge, given names,
surname. Rare names are compounds of Sanskrit elements and words of syllables. Facts of common knowledge
written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Table, joined, ranked, words
from screening.synthetic.names.syllables import coined, moulds

_TAMIL_MEN = """
முருகன்=Murugan/Murukan குமார்=Kumar/Kumaar செல்வம்=Selvam/Chelvam ராஜா=Raja/Rajah கணேஷ்=Ganesh/Kanesh
சிவா=Siva/Shiva பாலா=Bala பெருமாள்=Perumal சுப்பிரமணியன்=Subramanian/Subramaniam/Subramanyam
கிருஷ்ணன்=Krishnan/Kirushnan வேலு=Velu/Veloo ரவி=Ravi/Ravee மணி=Mani சேகர்=Sekar/Shekhar
நடராஜன்=Natarajan/Nadarajan கந்தசாமி=Kandasamy/Kandaswamy ராமசாமி=Ramasamy/Ramaswamy பழனி=Palani/Pazhani
சரவணன்=Saravanan/Sarvanan செந்தில்=Senthil/Sendhil அருண்=Arun வினோத்=Vinoth/Vinod
கார்த்திக்=Karthik/Kartik தியாகராஜா=Thiyagarajah/Thyagaraja சண்முகம்=Shanmugam/Sanmugam
நாகராஜன்=Nagarajan/Nakarajan பிரபாகரன்=Prabhakaran/Pirapaharan யோகராஜா=Yogarajah/Yokaraja
ஜெயராமன்=Jayaraman/Jeyaraman லோகநாதன்=Loganathan/Lokanathan விக்னேஸ்வரன்=Vigneswaran/Vickneswaran
சிவகுமார்=Sivakumar/Shivakumar அன்பழகன்=Anbalagan/Anbazhagan தனபால்=Thanapal/Dhanapal
மகேந்திரன்=Mahendran/Magendran ராமச்சந்திரன்=Ramachandran/Ramachandiran இளங்கோ=Elango/Ilango
தமிழரசன்=Thamilarasan/Tamilarasan சுரேஷ்=Suresh வேங்கடேசன்=Venkatesan/Vengadesan
"""
_TAMIL_FRONTS = """
செல்வ=Selva/Chelva சிவ=Siva/Shiva ராம=Rama பால=Bala ஜெய=Jaya/Jeya தர்ம=Tharma/Dharma யோக=Yoga/Yoka
லோக=Loga/Loka
"""
_TAMIL_ENDS = """
நாதன்=nathan குமார்=kumar ராஜா=rajah/raja கண்ணன்=kannan லிங்கம்=lingam/lingham
ரத்தினம்=ratnam/rathinam மூர்த்தி=moorthy/murthy சீலன்=seelan
"""
_TAMIL_WOMEN = """
லட்சுமி=Lakshmi/Letchumi/Laxmi மீனா=Meena/Mina செல்வி=Selvi/Chelvi கமலா=Kamala சாந்தி=Shanthi/Santhi
மாலதி=Malathi/Malathy வள்ளி=Valli கவிதா=Kavitha/Kavita ஜெயந்தி=Jayanthi/Jeyanthy உமா=Uma
சுமதி=Sumathi/Sumathy தமிழ்செல்வி=Thamilselvi/Tamilselvi பிரியா=Priya ராணி=Rani/Raani புஷ்பா=Pushpa/Puspa
வாசுகி=Vasuki/Vasugi சரஸ்வதி=Saraswathi/Saraswathy கௌரி=Gowri/Gauri நிர்மலா=Nirmala
மல்லிகா=Malliga/Mallika தேவி=Devi/Thevi சித்ரா=Chitra/Sithra இந்திரா=Indira/Inthira யமுனா=Yamuna/Jamuna
"""
_SINHALA_MEN = """
නිමල්=Nimal සුනිල්=Sunil/Suneel කමල්=Kamal අජිත්=Ajith/Ajit රංජිත්=Ranjith/Ranjit සමන්=Saman
චමින්ද=Chaminda/Chaminda රුවන්=Ruwan/Ruvan නුවන්=Nuwan/Nuvan අසංක=Asanka/Asanga ප්‍රදීප්=Pradeep/Pradip
ලහිරු=Lahiru කසුන්=Kasun දිනේෂ්=Dinesh/Dineesh තිලක්=Thilak/Tilak උපුල්=Upul/Upool ගාමිණී=Gamini/Gaminee
මහින්ද=Mahinda ජයන්ත=Jayantha/Jayanta සරත්=Sarath/Sarat අනුර=Anura විජිත=Wijitha/Vijitha
බන්දුල=Bandula සිසිර=Sisira චන්දන=Chandana/Chandhana ලසන්ත=Lasantha/Lasanta තුෂාර=Thushara/Tushara
"""
_SINHALA_WOMEN = """
කුමාරි=Kumari/Kumaree නිල්මිණි=Nilmini ශ්‍රියානි=Sriyani/Shriyani චන්ද්‍රිකා=Chandrika/Chandrica
දිල්රුක්ෂි=Dilrukshi/Dilruksi මංගලිකා=Mangalika මාලනී=Malani/Malanie සන්ධ්‍යා=Sandhya/Sandya
ප්‍රියංකා=Priyanka/Priyanga අනුලා=Anula රේණුකා=Renuka ඉනෝකා=Inoka/Enoka චතුරිකා=Chathurika/Chaturika
හංසිකා=Hansika නදීශා=Nadeesha/Nadisha
"""
_SINHALA_FAMILIES = """
පෙරේරා=Perera/Pereira සිල්වා=Silva/de_Silva ප්‍රනාන්දු=Fernando/Pranandu බණ්ඩාර=Bandara/Bandaara
හේරත්=Herath/Herat රාජපක්ෂ=Rajapaksa/Rajapakse/Rajapaksha ජයසිංහ=Jayasinghe/Jayasinha
ජයවර්ධන=Jayawardena/Jayawardene/Jayawardhana ගුණවර්ධන=Gunawardena/Gunawardana/Goonewardene
වික්‍රමසිංහ=Wickramasinghe/Wickremesinghe/Vikramasinghe දිසානායක=Dissanayake/Disanayaka
රත්නායක=Ratnayake/Rathnayaka සේනානායක=Senanayake/Senanayaka ගමගේ=Gamage/Gamege ලියනගේ=Liyanage/Liyanege
විජේසිංහ=Wijesinghe/Wijesinha කරුණාරත්න=Karunaratne/Karunarathna අබේසේකර=Abeysekera/Abeysekara
සමරවීර=Samaraweera/Samaravira එකනායක=Ekanayake/Ekanayaka වීරසිංහ=Weerasinghe/Wirasinha
ද_සොයිසා=de_Soysa/de_Zoysa
"""
_GE_NAMES = """
ආරච්චිලාගේ=Arachchilage/Arachchige මුදියන්සේලාගේ=Mudiyanselage/Mudianselage ගමාරාළලාගේ=Gamaralalage
විදානලාගේ=Vidanalage/Widanalage පතිරණලාගේ=Pathiranalage/Pathiranage කංකානම්ලාගේ=Kankanamlage/Kankanamge
හේවගේ=Hewage/Hevage වඩුගේ=Waduge/Vaduge බදල්ගේ=Badalge
"""
_TAMIL_STARTS = """
செல்வ=Selva/Chelva சிவ=Siva/Shiva ராம=Rama பால=Bala ஜெய=Jaya/Jeya தர்ம=Tharma/Dharma யோக=Yoga லோக=Loga/Loka
குண=Guna ஞான=Gnana/Nyana புண்ணிய=Punniya தவ=Thava இராச=Rasa/Irasa கோபால=Gopala சந்திர=Chandra/Santhira
சுந்தர=Sundara/Suntara அருள்=Arul நவ=Nava நாக=Naga பரம=Parama மங்கள=Mangala மகா=Maha முத்து=Muthu
வீர=Veera/Vira விஜய=Vijaya வேல்=Vel திரு=Thiru தங்க=Thanga தேவ=Deva/Theva கதிர்=Kathir கனக=Kanaga கலை=Kalai
இளம்=Ilam/Elam எழில்=Ezhil/Elil அமிர்த=Amirtha அன்பு=Anbu அழகு=Alagu/Azhagu பச்சை=Pachai பழனி=Palani
பூபால=Boopala/Poopala மணி=Mani மதி=Mathi மயில்=Mayil மாரி=Mari ரத்ன=Ratna/Rathna லலித=Lalitha வசந்த=Vasantha
வரத=Varatha/Varada சண்முக=Shanmuga சபா=Saba சாமி=Sami/Samy சோம=Soma கருணா=Karuna குமார=Kumara
கிருபா=Kiruba/Kirupa தயா=Thaya/Daya நித்திய=Nithiya/Nithya நீல=Neela/Nila பத்ம=Pathma/Padma
"""
_TAMIL_TAILS = """
நாதன்=nathan குமார்=kumar ராஜா=rajah/raja கண்ணன்=kannan லிங்கம்=lingam/lingham ரத்தினம்=ratnam/rathinam
மூர்த்தி=moorthy/murthy சீலன்=seelan ராசன்=rasan/rajan வேல்=vel சாமி=samy/swamy பாண்டியன்=pandian/pandiyan
தாசன்=thasan/dasan மணி=mani பெருமாள்=perumal செல்வன்=selvan/chelvan வேந்தன்=venthan/vendan மலர்=malar
சுந்தரம்=sundaram/suntharam நேசன்=nesan பிள்ளை=pillai பாலன்=balan/palan நிதி=nithi/nidhi வாணன்=vanan
சேகரம்=sekaram/segaram மோகன்=mohan/mogan பாதம்=patham/padam நாயகம்=nayagam/nayakam வரதன்=varathan/varadan
தேவன்=thevan/devan மாறன்=maran முருகன்=murugan கோபன்=goban/kopan
"""
_TAMIL_WOMENS_TAILS = """
செல்வி=selvi/chelvi மலர்=malar ராணி=rani தேவி=devi/thevi மணி=mani லட்சுமி=lakshmi/letchumi மாலா=mala
ரூபி=rubi/roopi வதி=vathi/wathy நாயகி=nayagi/nayaki கொடி=kodi அரசி=arasi/arasy மதி=mathi/mathy வல்லி=valli
சோதி=sothi/jothi குமாரி=kumari
"""
_TAMIL_LETTERS = "க=k ச=s த=th ந=n ப=p ம=m ய=y வ=v ம=m"
_TAMIL_CLOSE = (
    "ட்ட=tt ண்ண=nn ன்ன=nn ம்ம=mm ல்ல=ll ந்த=nth/nd ங்க=ng ஞ்ச=nj ர=r ல=l ள=l ட=d த=th வ=v ய=y க்க=kk ப்ப=pp ற்ற=tr"
)
_TAMIL_VOWELS = "=a ா=a ி=i ு=u ெ=e ே=e/ee ொ=o ை=ai"
_TAMIL_RARE = """
7: S T
1: L V C V ன்=n
1: L V C V யன்=yan
1: L V C V சாமி=samy/sami
1: L V C V முத்து=muthu
1: L V C V லன்=lan
"""
_TAMIL_RARE_F = "4: S W\n1: L V C V யம்மாள்=yammal\n1: L V C V னி=ni\n1: L V C V ரி=ri\n1: L V C V தா=tha"
_SINHALA_STARTS = """
ජය=Jaya ගුණ=Guna/Goona විජය=Wijaya/Vijaya වික්‍රම=Wickrama/Vikrama රත්න=Ratna/Rathna සේන=Sena අබේ=Abey/Abe
සමර=Samara වීර=Weera/Vira ධර්ම=Dharma/Darma කරුණා=Karuna සිරි=Siri ප්‍රේම=Prema/Pema පුංචි=Punchi
චන්ද්‍ර=Chandra සෝම=Soma බුද්ධි=Buddhi/Budhi සුමන=Sumana තිලක=Thilaka/Tilaka කුල=Kula රණ=Rana රාජ=Raja
නාන=Nana උඩු=Udu මුණ=Muna හෙට්ටි=Hetti කොඩි=Kodi දොඩන්=Dodan ඉලන්=Ilan මාර=Mara නව=Nawa/Nava අමර=Amara
ඒක=Eka ඉඳු=Indu පල්ලේ=Palle කුඩා=Kuda මහ=Maha වෙල=Wela/Vela තෙන්න=Thenna/Tenna ගල=Gala පොල්=Pol දඹ=Damba
කළු=Kalu රන්=Ran සුදු=Sudu
"""
_SINHALA_TAILS = """
වර්ධන=wardena/wardhana සිංහ=singhe/sinha රත්න=ratne/rathna සේකර=sekara/sekera තිලක=thilaka/tilake
වීර=weera/vira නායක=nayake/nayaka පාල=pala දාස=dasa සෝම=soma බන්ධු=bandu ගම=gama සූරිය=suriya/sooriya
කෝන්=koon/kone ආරච්චි=arachchi/arachchy පතිරණ=pathirana/patirana තුංග=tunga/thunga මාන්න=manna ගොඩ=goda
දෙණිය=deniya/denia වත්ත=watte/watta හේවා=hewa වල=wala/vala පිටිය=pitiya/pitia කුඹුර=kumbura ලාල්=lal
කුමාර=kumara සිරි=siri ජීව=jeewa/jeeva කීර්ති=keerthi/kirti විල=wila/vila මුල්ල=mulla
"""
_SINHALA_LETTERS = """
ක=k ග=g ච=ch ජ=j ත=th/t ද=d න=n ප=p බ=b ම=m ය=y ර=r ල=l ව=w/v ස=s හ=h ශ=sh/s ර=r ල=l න=n
"""
_SINHALA_VOWELS = "=a =a ා=a ි=i ු=u ෙ=e ො=o ී=ee/i"
_SINHALA_GIVEN = """
2: C V C V න්=n
1: C V C V ත්=th/t
1: C V C V ල්=l
2: C V C ි=i න්ද=nda
1: C V C =a න්ත=ntha/nta
1: C V C V ක=ka
1: C V C ංග=anga
1: C V C V ර=ra
1: C V C V ෂ=sha/sa
2: S P
"""
_SINHALA_FEMININE = """
2: C V C V කා=ka
2: C V C V නි=ni/nee
1: C V C V ෂා=sha
1: C V C V ලා=la
1: C V C V ද්‍රි=dri
1: C V C V ලි=li
1: C V C V මි=mi
2: S F
"""
_SINHALA_HOUSES = """
3: C V C V ලාගේ=lage
2: C V C V C ගේ=age
2: C V C V ආරච්චිගේ=arachchige
2: S P ගේ=ge
1: C V C V මුලාගේ=mulage
"""
RARE = 2000  # coined words in each table: with the common ones half of a people is named


@cache
def _tamil_tables() -> tuple[Table, Table]:
    men = words(_TAMIL_MEN) + joined(words(_TAMIL_FRONTS), words(_TAMIL_ENDS))
    women = words(_TAMIL_WOMEN)
    stock = {
        "S": words(_TAMIL_STARTS),
        "T": words(_TAMIL_TAILS),
        "W": words(_TAMIL_WOMENS_TAILS),
        "L": words(_TAMIL_LETTERS),
        "V": words(_TAMIL_VOWELS),
        "C": words(_TAMIL_CLOSE),
    }
    men += coined("tamil men", moulds(_TAMIL_RARE, **stock), RARE, men)
    women += coined("tamil women", moulds(_TAMIL_RARE_F, **stock), RARE, women)
    return ranked(men, 10), ranked(women)


def _tamil(draw: Draw, sex: str) -> Bearer:
    men, women = _tamil_tables()
    father = pick(draw, men)
    own = pick(draw, men if sex == "M" else women)
    if draw() < 0.2:
        return Bearer((), (own,), (father,))
    middle = (pick(draw, men),) if draw() < 0.25 else ()
    return Bearer((father,), (own, *middle))


@cache
def tamil() -> Culture:
    """Tamils of India and Lanka: own name with the father's name in place of a surname, or own name alone."""
    return Culture(
        _tamil, {"M": ("Thiru", "Dr"), "F": ("Thirumathi", "Dr")}, ("Thambi", "Anna", "Kutty", "Mama")
    )


@cache
def _sinhala_tables() -> tuple[Table, ...]:
    men, women = words(_SINHALA_MEN), words(_SINHALA_WOMEN)
    families, houses = words(_SINHALA_FAMILIES), words(_GE_NAMES)
    starts, tails = words(_SINHALA_STARTS), words(_SINHALA_TAILS)
    stock = {"S": starts, "P": tails, "C": words(_SINHALA_LETTERS), "V": words(_SINHALA_VOWELS)}
    stock["F"] = words("වතී=wathi/vathi මාලා=mala කාන්ති=kanthi/kanti ලතා=latha/lata සීලී=seeli/sili රානි=rani")
    return (
        ranked(men + coined("sinhala men", moulds(_SINHALA_GIVEN, **stock), RARE, men), 12),
        ranked(women + coined("sinhala women", moulds(_SINHALA_FEMININE, **stock), RARE, women), 12),
        ranked(families + coined("sinhala families", moulds("S P", **stock), 900, families), 4),
        ranked(houses + coined("sinhala houses", moulds(_SINHALA_HOUSES, **stock), RARE, houses)),
    )


def _sinhala(draw: Draw, sex: str) -> Bearer:
    men, women, families, houses = _sinhala_tables()
    own = men if sex == "M" else women
    given = (pick(draw, own), pick(draw, own)) if draw() < 0.6 else (pick(draw, own),)
    if draw() < 0.4:
        given = (pick(draw, houses), *given)
    return Bearer((pick(draw, families),), given, (pick(draw, men),))


@cache
def sinhala() -> Culture:
    """Sinhalese: a house name in -ge for some, one or two given names, surname."""
    return Culture(
        _sinhala,
        {"M": ("Mr", "Dr"), "F": ("Mrs", "Dr")},
        ("Podi", "Sudu", "Kalu", "Malli"),
        droppable_first=True,
    )
