"""Indian and Nepali names in Devanagari, South Indian and Lankan Tamil names, Sinhala names.

North: given, middle (Kumar, Devi, Bahadur), caste or clan surname. South: the father's name or its initial
in place of a surname. Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Word, joined, plain, ranked, words

_STEMS = """
राज=Raj सुर=Sur मह=Mah नर=Nar दिन=Din रम=Ram योग=Yog जित=Jit धर्म=Dharm/Dharam रव=Rav देव=Dev कमल=Kamal
मुक=Muk ज्ञान=Gyan/Gnan शैल=Shail/Sail हर=Har भूप=Bhup/Bhoop ब्रज=Braj/Brij नाग=Nag विज=Vij/Bij लोक=Lok
अमर=Amar जय=Jay/Jai सत्य=Satya/Sat उप=Up जग=Jag
"""
_MEN = """
राम=Ram/Rama कृष्ण=Krishna/Krishan विजय=Vijay/Bijay संजय=Sanjay/Sanjai अजय=Ajay/Ajai अनिल=Anil
सुनील=Sunil/Suneel अशोक=Ashok/Asok मनोज=Manoj विनोद=Vinod/Binod प्रमोद=Pramod अमित=Amit/Ameet
रवि=Ravi/Rabi दीपक=Deepak/Dipak विकास=Vikas/Bikas/Vikash आनन्द=Anand/Anant गोपाल=Gopal/Gopaal मोहन=Mohan
सोहन=Sohan हरि=Hari/Haree शंकर=Shankar/Sankar शिव=Shiv/Shiva/Siva विष्णु=Vishnu/Bishnu गणेश=Ganesh
लक्ष्मण=Lakshman/Laxman भरत=Bharat/Bharath अर्जुन=Arjun/Arjoon कमल=Kamal प्रेम=Prem प्रकाश=Prakash/Parkash
सूरज=Suraj/Sooraj चन्द्र=Chandra/Chander बलराम=Balram पंकज=Pankaj नीरज=Neeraj/Niraj विवेक=Vivek/Bibek
राहुल=Rahul रोहित=Rohit/Rohith अभिषेक=Abhishek/Abhishekh गौरव=Gaurav/Gourav सचिन=Sachin
विक्रम=Vikram/Bikram कुणाल=Kunal आशीष=Ashish/Asheesh श्याम=Shyam/Sham घनश्याम=Ghanshyam
जगदीश=Jagdish/Jagadish सतीश=Satish/Satheesh नरेश=Naresh कैलाश=Kailash/Kailas हेमन्त=Hemant/Hemanth
बसन्त=Basant/Vasant
"""
_WOMEN = """
सुनीता=Sunita/Suneeta अनीता=Anita/Aneeta गीता=Geeta/Gita/Geetha सीता=Sita/Seeta/Seetha राधा=Radha
लक्ष्मी=Lakshmi/Laxmi पूजा=Pooja/Puja प्रिया=Priya कविता=Kavita/Kabita/Kavitha रेखा=Rekha मीना=Meena/Mina
शान्ति=Shanti/Shanthi कमला=Kamala/Kamla विमला=Vimala/Bimala सरस्वती=Saraswati/Sarasvati
पार्वती=Parvati/Parbati उषा=Usha/Oosha आशा=Asha/Aasha मंजू=Manju/Manjoo सरिता=Sarita/Saritha
अंजली=Anjali/Anjalee नेहा=Neha ज्योति=Jyoti/Jyothi दीपा=Deepa/Dipa रीता=Rita/Reeta ममता=Mamata/Mamta
किरण=Kiran सविता=Savita/Sabita/Savitha निर्मला=Nirmala शारदा=Sharada/Sharda मधु=Madhu वीणा=Veena/Bina
स्वाति=Swati/Swathi नीलम=Neelam/Nilam रश्मि=Rashmi/Rasmi शिल्पा=Shilpa/Silpa सोनिया=Sonia/Soniya
काजल=Kajal रानी=Rani माया=Maya/Maaya तारा=Tara/Taara
"""
_MIDDLE = """
कुमार=Kumar लाल=Lal/Laal सिंह=Singh/Sinh प्रसाद=Prasad/Parsad चन्द=Chand राम=Ram नाथ=Nath
प्रताप=Pratap/Partap नारायण=Narayan/Narain दास=Das
"""
_MIDDLE_F = "देवी=Devi/Debi कुमारी=Kumari/Kumaree रानी=Rani बाई=Bai कौर=Kaur/Kour लता=Lata/Latha"
_FAMILIES = """
सिंह=Singh/Sinh/Sing कुमार=Kumar/Kumaar शर्मा=Sharma/Sarma/Sharmah गुप्ता=Gupta/Guptha
वर्मा=Verma/Varma/Barma यादव=Yadav/Jadav/Yadava मिश्रा=Mishra/Misra पटेल=Patel शाह=Shah/Sah जैन=Jain/Jein
पाण्डेय=Pandey/Pande/Pandeya तिवारी=Tiwari/Tewari/Tiwary चौधरी=Chaudhary/Choudhary/Chowdhury/Chaudhari
जोशी=Joshi/Joshee राठौड़=Rathore/Rathod/Rathaur चौहान=Chauhan/Chouhan/Chohan ठाकुर=Thakur/Thakor
राय=Rai/Ray/Roy दास=Das/Dass मेहता=Mehta/Mehtha अग्रवाल=Agarwal/Aggarwal/Agrawal
श्रीवास्तव=Srivastava/Shrivastav/Shrivastava त्रिपाठी=Tripathi/Tripathy द्विवेदी=Dwivedi/Dvivedi
चतुर्वेदी=Chaturvedi/Chaturbedi सक्सेना=Saxena/Saksena भट्ट=Bhatt/Bhat/Bhatta देसाई=Desai/Desaee
कुलकर्णी=Kulkarni देशपाण्डे=Deshpande/Deshpandey पाटिल=Patil/Pateel जाधव=Jadhav/Jadav शिन्दे=Shinde/Sinde
पवार=Pawar/Powar मालवीय=Malviya/Malaviya बिष्ट=Bisht/Bist रावत=Rawat/Ravat नेगी=Negi
सोलंकी=Solanki/Solankee परमार=Parmar/Parmaar गिल=Gill सन्धू=Sandhu/Sidhu मल्होत्रा=Malhotra/Mehrotra
कपूर=Kapoor/Kapur खन्ना=Khanna चोपड़ा=Chopra सेठी=Sethi अरोड़ा=Arora भाटिया=Bhatia बनर्जी=Banerjee/Banerji
चटर्जी=Chatterjee/Chatterji मुखर्जी=Mukherjee/Mukherji घोष=Ghosh/Ghose बोस=Bose/Basu सेन=Sen
दत्ता=Dutta/Datta नायक=Nayak/Naik साहू=Sahu/Sahoo पात्र=Patra महापात्र=Mohapatra/Mahapatra
"""
_NEPALI_FAMILIES = """
थापा=Thapa/Thappa श्रेष्ठ=Shrestha/Shresta तामाङ=Tamang/Tamag राई=Rai गुरुङ=Gurung/Gurong
लिम्बू=Limbu/Limboo मगर=Magar शेर्पा=Sherpa अधिकारी=Adhikari/Adhikary भट्टराई=Bhattarai/Bhattrai
कोइराला=Koirala/Koiralla पौडेल=Poudel/Paudel/Poudyal खड्का=Khadka/Khadga कार्की=Karki/Kaarki
बस्नेत=Basnet/Basnyat बुढाथोकी=Budhathoki/Budathoki घिमिरे=Ghimire/Ghimirey आचार्य=Acharya/Acharja
उपाध्याय=Upadhyay/Upadhyaya ज्ञवाली=Gyawali/Gnawali रेग्मी=Regmi न्यौपाने=Neupane/Nyaupane
महर्जन=Maharjan/Maharzan शाक्य=Shakya/Sakya तुलाधर=Tuladhar रिमाल=Rimal ढकाल=Dhakal
लामिछाने=Lamichhane/Lamichane सुवेदी=Subedi/Suvedi पन्त=Pant/Panta चौधरी=Chaudhary/Chaudhari यादव=Yadav
"""
_NEPALI_MIDDLE = "बहादुर=Bahadur/Bahadoor कुमार=Kumar प्रसाद=Prasad/Parsad राज=Raj लाल=Lal मान=Man/Maan"
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
_ENDINGS = "ेश=esh/ish ेन्द्र=endra/ender/inder दीप=deep/dip पाल=pal/paal वीर=veer/vir कुमार=kumar"


@cache
def _northern() -> tuple[dict[str, tuple[Word, ...]], dict[str, tuple[Word, ...]]]:
    men = words(_MEN) + joined(words(_STEMS), words(_ENDINGS))
    return {"M": ranked(men), "F": ranked(words(_WOMEN))}, {
        "M": ranked(words(_MIDDLE), 2),
        "F": ranked(words(_MIDDLE_F), 2),
    }


@cache
def indian() -> Culture:
    """North Indians: given name, Kumar, Lal, Devi or Kaur for half, surname; father's name on papers."""
    given, middle = _northern()
    families = ranked(words(_FAMILIES), 4)
    recipe = plain(given, {"M": families, "F": families}, {"M": given["M"], "F": given["M"]}, middle)
    titles = {"M": ("Shri", "Pandit", "Dr"), "F": ("Smt", "Kumari", "Dr")}
    return Culture(recipe, titles, ("Raju", "Pappu", "Bablu", "Guddu", "Chintu", "Munna"))


@cache
def nepali() -> Culture:
    """Nepalis: given name, Bahadur, Kumar or Prasad for most, surname of caste or people."""
    given, _ = _northern()
    middle = {"M": ranked(words(_NEPALI_MIDDLE), 2), "F": ranked(words(_MIDDLE_F), 2)}
    families = ranked(words(_NEPALI_FAMILIES), 4)
    recipe = plain(given, {"M": families, "F": families}, {"M": given["M"], "F": given["M"]}, middle, 0.65)
    titles = {"M": ("Shri", "Dr"), "F": ("Shrimati", "Dr")}
    return Culture(recipe, titles, ("Kancha", "Jetha", "Maila", "Saila", "Kanchi"))


@cache
def _tamil_tables() -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    men = words(_TAMIL_MEN)
    front, back = words(_TAMIL_FRONTS), words(_TAMIL_ENDS)
    return ranked(men + joined(front, back), 15), ranked(words(_TAMIL_WOMEN))


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
def _sinhala_tables() -> tuple[tuple[Word, ...], ...]:
    return (
        ranked(words(_SINHALA_MEN), 12),
        ranked(words(_SINHALA_WOMEN), 12),
        ranked(words(_SINHALA_FAMILIES)),
        words(_GE_NAMES),
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
