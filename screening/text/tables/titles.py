"""Words that stand around names and are no part of them, or prove little: titles, particles, courtesy names.

Written by hand from domain notes 3.1 to 3.3 (Pakistan, Bangladesh, Malaysia, Myanmar, the Turkic states), the
Guide to Names and Naming Practices that INTERPOL circulates (2006) and general knowledge. Folded Latin words;
no word stands in two of TITLES, OPTIONAL, PARTICLES and MARKERS. Left out on purpose, because they are given
names as often as titles: Amir, Mir, Hafiz, Imam, Said, Prince, Tuan, Eng.
"""

# Anywhere in a name: never a name by themselves.
TITLES = frozenset(
    # courtesy and academic
    "mr mrs ms miss mstr mme mlle monsieur madame messrs sir dr doctor doktor prof professor ing engr mag rev"
    " reverend fr jr sr ii iii iv esq esquire phd msc bsc sra srta senor senora herr frau dott"
    # military and police
    " gen general maj major col colonel lt lieutenant ltc ltcol brig brigadier capt captain cpt sgt sergeant"
    " cpl corporal pvt cdr cmdr commander comdt commandant adm admiral marshal marechal insp inspector supt dsp"
    " ssp polkovnik kapitan leytenant"
    # religious: Arabic, Persian, Urdu, Pashto, Turkic
    " haji hajji hadji haj hajj alhaj alhaji alhajj elhadj elhaj hadj hajja hajjah hajiya hadja hajah sheikh"
    " shaikh shaykh sheik sheykh shiekh cheikh sheikha shaikha mullah mulla mollah molla mulloh maulana mawlana"
    " moulana maulavi maulvi molvi mawlawi mawlavi moulavi moulvi qari mufti moufti allama allamah ayatollah"
    " ayatullah hojjatoleslam hujjatulislam ustad ustaz ostad ustadh akhund akhond"
    # India, Nepal, Bangladesh, Sri Lanka; `late`, `swargiya`: the dead father of an affidavit
    " shri shree sri smt shrimati srimati sushri late swargiya swargeeya mst mosammat mossammat musammat"
    " mosammet musamat mussamat mosamat most janab adv advocate gyani sardarni"
    # Malay world
    " datuk dato datin puan encik tengku tunku".split()
)

# In first place only: the words are also names.
LEADING_TITLES = frozenset(
    "u daw ko ma maung mg saw nang nan naw sai mahn bo bogyoke salai duwa khun nai"  # Myanmar, Thailand
    " pir agha qazi sardar master swami don dona dom mallam malam chief".split()
)

# In last place only: courtesy, put on and left off at will.
TRAILING_TITLES = frozenset(
    "ji sahib saheb sahab saab bey efendi effendi hanim khanum khanom khanim xanim xonim aga agha"
    " marhum marhoom merhum".split()
)

# Name words of so many bearers, and put on and left off so freely, that they prove little either way.
OPTIONAL = frozenset(
    # South Asia, men
    "syed sayed sayyid sayyed seyed seyyed saiyed sayid seyid malik khan chaudhry chaudhary choudhary choudhury"
    " chowdhury chaudhri chaudhari mian mia miah sardar kumar singh lal prasad prashad bahadur"
    # South Asia, women
    " begum begam bibi khatun khatoon akter akhter akhtar aktar akther devi kaur kumari bai banu bano khanam"
    " khanum nessa nesa bewa"
    # Viet Nam, Malay world
    " thi siti nik syarifah sharifah"
    # Central Asia, Iran, Afghanistan
    " jan jon gul agha bek beg bey".split()
)

# Words of kinship and origin between or before names. The article's assimilated forms are for `names` to see.
PARTICLES = frozenset(
    "al el ul il bin ibn ben bint binti binte bte bt bnt abu abou abi aboo bou umm um oum ould wuld weld mint"
    " von vom zu zum zur van vande vanden vander der den de del della delle dello degli dei di da das dos du la"
    " las le les los des y i ter ten af av"
    " s d o so do wo ag walad wad ina".split()
)

# Particles that are family or given names where nothing follows them: Bengal, Viet Nam, China, Cambodia.
LAST_NAMES = frozenset("das de le do du so van la di".split())

# Son and daughter as words of their own, after the father's name: Azeri, Turkish, Uzbek, Turkmen, Kazakh, Kyrgyz.
MARKERS = frozenset(
    "oglu ogly ogli oghlu oghli ugli uglu ughli qizi gizi kyzy kizi gyzy qyzy kyz qiz uulu uly ulu zada zade"
    " zadeh zoda".split()
)

# Short forms that clerks write for one whole word. Kh, Gh, Abd and Ma stand for too much to be read.
ABBREVIATIONS = {
    "md": "mohammad", "mohd": "mohammad", "muhd": "mohammad", "mhd": "mohammad", "moh": "mohammad",
    "muh": "mohammad", "mst": "mosammat", "most": "mosammat", "sk": "sheikh", "ct": "siti", "hj": "haji",
    "hjh": "hajah", "bt": "bint", "bte": "bint", "bnt": "bint", "wm": "william", "thos": "thomas",
    "chas": "charles", "robt": "robert", "fco": "francisco", "fdo": "fernando", "gpe": "guadalupe",
    "kr": "kumar", "ch": "chandra",  # Bengal, Assam
}  # fmt: skip
