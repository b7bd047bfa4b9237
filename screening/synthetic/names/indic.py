"""Indian and Nepali names in Devanagari: given, middle (Kumar, Devi, Bahadur), caste or clan surname.

Rare names are Sanskrit compounds, and stems with the endings of castes and places. Facts of common knowledge
written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names.parts import Culture, Table, both, joined, plain, ranked, words
from screening.synthetic.names.syllables import coined, moulds

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
_ENDINGS = "ेश=esh/ish ेन्द्र=endra/ender/inder दीप=deep/dip पाल=pal/paal वीर=veer/vir कुमार=kumar"


_LETTERS = """
क=k ख=kh ग=g घ=gh च=ch ज=j झ=jh ट=t ड=d त=t थ=th द=d ध=dh न=n प=p ब=b/v भ=bh म=m य=y र=r ल=l व=v/w श=sh/s
स=s ह=h क=k ग=g ज=j न=n म=m र=r र=r ल=l ल=l स=s
"""
_CLOSE = """
क=k ख=kh ग=g च=ch छ=chh ज=j झ=jh ट=t ठ=th ड=d ढ=dh त=t द=d ध=dh न=n प=p ब=b भ=bh म=m य=y र=r ल=l व=v/w
श=sh/s स=s ह=h न्द=nd न्ध=ndh म्ब=mb र्म=rm र्ग=rg ल्ल=ll स्त=st क्ष=ksh/x क्क=kk त्त=tt ट्ट=tt न्त=nt
ड़=r/d ण=n र=r ल=l न=n
"""
_VOWELS = "=a =a =a ा=a/aa ा=a/aa ि=i ी=i/ee ु=u ू=u/oo े=e ो=o ै=ai/ei"
_FRONTS = """
राज=Raj सुर=Sur महा=Maha नर=Nar दिन=Din रूप=Roop/Rup योग=Yog जित=Jit धर्म=Dharm देव=Dev कमल=Kamal
ज्ञान=Gyan/Gnan शैल=Shail हर=Har भूप=Bhup ब्रज=Braj/Brij नाग=Nag लोक=Lok अमर=Amar जय=Jay/Jai सत्य=Satya
जग=Jag गिरि=Giri हेम=Hem सोम=Som वीर=Veer/Vir शुभ=Shubh तेज=Tej प्रेम=Prem गज=Gaj चित्र=Chitra/Chitr
इन्द्र=Indra भव=Bhav/Bhaw नील=Neel/Nil मणि=Mani पद्म=Padma/Padam बल=Bal धन=Dhan गुण=Gun कुल=Kul दया=Daya
मित्र=Mitra वन=Van विश्व=Vishwa/Bishwa सर्व=Sarv/Sarva अरुण=Arun उदय=Uday ऋषि=Rishi करण=Karan कीर्ति=Kirti
गुरु=Guru चन्द्र=Chandra जल=Jal तारा=Tara तुलसी=Tulsi दीन=Deen/Din द्वारका=Dwarka नन्द=Nand नव=Nav/Naw
निर्मल=Nirmal पूरण=Puran/Pooran फूल=Phool/Ful बंसी=Bansi भगत=Bhagat भीम=Bhim/Bheem मंगल=Mangal मदन=Madan
माधव=Madhav मोती=Moti यश=Yash रघु=Raghu रण=Ran रतन=Ratan लाल=Lal विमल=Vimal/Bimal शान्ति=Shanti
श्री=Shri/Sri सिद्ध=Siddh सुख=Sukh सूर्य=Surya स्वर्ण=Swarn हंस=Hans हरि=Hari क्षेम=Kshem/Khem अभय=Abhay
आदित्य=Aditya कान्ति=Kanti कैलास=Kailas
"""
_BACKS = """
ेश=esh/ish ेन्द्र=endra/ender दीप=deep/dip पाल=pal/paal वीर=veer/vir पति=pati देव=dev/deo वर्धन=vardhan
जीत=jeet/jit मोहन=mohan किशोर=kishor/kishore नाथ=nath भूषण=bhushan शरण=sharan/saran कान्त=kant/kanth
प्रताप=pratap राज=raj धर=dhar वल्लभ=vallabh/ballabh स्वरूप=swaroop/sarup दयाल=dayal गोपाल=gopal मणि=mani
मल=mal वन्त=want/vant सिंह=singh बीर=bir/beer ध्वज=dhwaj अंशु=anshu निवास=niwas शेखर=shekhar/sekhar
ानन्द=anand
"""
_RARE_MEN = """
6: S B
2: L V C ेश=esh/ish
2: L V C ित=it/eet
2: L V C न=an
1: L V C V ल=l
1: L V C राज=raj
1: L V C V न=n
1: L V C ु=u/oo
1: L V C ांक=ank
1: L V C C =a व=v/w
"""
_RARE_WOMEN = """
3: S W
2: L V C ता=ta/tha
2: L V C िका=ika
2: L V C V नी=ni/nee
2: L V C ी=i/ee
2: L V C V ला=la
1: L V C िमा=ima
1: L V C वती=wati/vati
1: L V C ेश्वरी=eshwari/eswari
2: L V C V शा=sha/sa
"""
_WOMENS_BACKS = """
लता=lata वती=wati/vati माला=mala प्रिया=priya रेखा=rekha बाला=bala प्रभा=prabha श्री=shree/shri रानी=rani
कुमारी=kumari मती=mati ज्योति=jyoti/joti लक्ष्मी=lakshmi/laxmi
"""
_RARE_FAMILIES = """
6: L V C E
2: L V C V C E
2: L V C C
2: L V C V C
1: L V C V
"""
_CASTES = """
िया=iya/ia वाल=wal/val कर=kar ानी=ani ोरा=ora ेजा=eja ोत्रा=otra िक=ik ले=le के=ke ड़े=de/re वाड़े=wade/vade
ेकर=ekar गांवकर=gaonkar ाल=al ावत=awat ान=an ौरी=auri पुरी=puri चन्दानी=chandani वानी=wani/vani राव=rao
रेड्डी=reddy/reddi राजू=raju ा=a ी=i/y य्या=ayya/aiah प्पा=appa ंकी=anki सरिया=saria ोलिया=olia
वंशी=vanshi/wanshi धर=dhar दार=dar मणि=mani पात्रा=patra ंगा=anga ायत=ayat िंह=inh/insh ेला=ela ौलिया=aulia
वर्गीय=vargiya ैया=aiya/aia ासे=ase ुले=ule ोडे=ode ूरकर=urkar
"""
_NEPALI_ENDS = """
ाल=al ेल=el ाई=ai/aee की=ki ली=li थोकी=thoki पाने=pane काटे=kate ालु=alu ेली=eli ौला=aula जू=ju
छाने=chhane/chane कोटी=koti ङ=ng ुङ=ung ाङ=ang लिङ=ling बु=bu/boo मी=mi हाङ=hang दुङ=dung पा=pa नी=ni
याल=yal ुवाल=uwal रा=ra तोला=tola
"""
_RARE_NEPALIS = """
4: L V C E
5: L V C V C E
1: L V C V C
"""
RARE = 4000  # coined words in each table: with the common ones half of a people is named


@cache
def _stock() -> dict[str, Table]:
    return {
        "L": words(_LETTERS),
        "V": words(_VOWELS),
        "C": words(_CLOSE),
        "S": words(_FRONTS),
        "B": words(_BACKS),
        "W": words(_WOMENS_BACKS),
    }


@cache
def _northern() -> tuple[dict[str, Table], dict[str, Table]]:
    men, women = words(_MEN) + joined(words(_STEMS), words(_ENDINGS)), words(_WOMEN)
    men += coined("indian men", moulds(_RARE_MEN, **_stock()), RARE, men)
    women += coined("indian women", moulds(_RARE_WOMEN, **_stock()), RARE, women)
    return {"M": ranked(men, 14), "F": ranked(women, 8)}, {
        "M": ranked(words(_MIDDLE), 2),
        "F": ranked(words(_MIDDLE_F), 2),
    }


def _families(name: str, common: str, rare: str, ends: str, steepness: int) -> Table:
    listed = words(common)
    casts = moulds(rare, E=words(ends), **_stock())
    return ranked(listed + coined(name, casts, RARE, listed), steepness)


@cache
def indian() -> Culture:
    """North Indians: given name, Kumar, Lal, Devi or Kaur for half, surname; father's name on papers."""
    given, middle = _northern()
    families = _families("indian families", _FAMILIES, _RARE_FAMILIES, _CASTES, 1)
    recipe = plain(given, both(families), both(given["M"]), middle)
    titles = {"M": ("Shri", "Pandit", "Dr"), "F": ("Smt", "Kumari", "Dr")}
    return Culture(recipe, titles, ("Raju", "Pappu", "Bablu", "Guddu", "Chintu", "Munna"))


@cache
def nepali() -> Culture:
    """Nepalis: given name, Bahadur, Kumar or Prasad for most, surname of caste or people."""
    given, _ = _northern()
    middle = {"M": ranked(words(_NEPALI_MIDDLE), 2), "F": ranked(words(_MIDDLE_F), 2)}
    families = _families("nepali families", _NEPALI_FAMILIES, _RARE_NEPALIS, _NEPALI_ENDS, 2)
    recipe = plain(given, both(families), both(given["M"]), middle, 0.65)
    titles = {"M": ("Shri", "Dr"), "F": ("Shrimati", "Dr")}
    return Culture(recipe, titles, ("Kancha", "Jetha", "Maila", "Saila", "Kanchi"))
