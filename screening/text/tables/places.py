"""What is known about states and places beside their names: families of states, kinds of place, renamed cities.

Facts from general knowledge; ICAO 9303-3 section 5 for codes that are no states. Words are folded Latin letters.
"""

# Codes that name no state of origin: persons without one, organisations, specimens (ICAO 9303-3 section 5 parts C
# and D, and codes seen beside them).
NO_STATE = frozenset("XXA XXB XXC XXX UNO UNA EUE XOM XPO XBA XCC XCE XCO XCT XDC XEC XES XIM XMP IAO NTZ UTO".split())

# One state under several codes: British passports by class, Kosovo's papers by issuer, Germany's one letter.
ONE_STATE = {
    **dict.fromkeys("GBD GBN GBO GBP GBS".split(), "GBR"),
    **dict.fromkeys("UNK XXK XKX".split(), "RKS"),
    **dict.fromkeys("D DDR".split(), "DEU"),
}

# Whoever had papers of the first state may have papers of the others: unions and their successors, states and the
# territories they issue for, neighbours whose papers are issued across a border.
FAMILIES = """
SUN RUS UKR BLR KAZ KGZ UZB TJK TKM AZE ARM GEO MDA LVA LTU EST
YUG SRB HRV SVN BIH MNE MKD RKS SCG
SCG SRB MNE RKS
SRB MNE RKS
CSK CZE SVK
GBR IRL HKG AIA BMU VGB CYM FLK GIB MSR PCN SHN TCA GGY JEY IMN IOT
CHN HKG MAC TWN
ISR PSE
JOR PSE
SDN SSD
ETH ERI
IDN TLS
MAR ESH
NLD ABW CUW SXM BES ANT
ANT CUW SXM BES
FRA GUF GLP MTQ REU MYT PYF NCL SPM WLF BLM MAF
USA PRI GUM VIR ASM MNP
DNK GRL FRO
FIN ALA
NZL COK NIU TKL
AUS CXR CCK NFK
NOR SJM
"""

# Unions whose citizenship was one within living memory.
UNIONS = ("SUN", "YUG", "CSK")

# What kind of place it is, in the languages of lists and passports, and the small words between.
KINDS = frozenset("""
village villages town township city district districts province provincial region county state area camp refugee
municipality governorate governate prefecture division subdistrict department commune parish quarter neighborhood
neighbourhood near of the in and possibly circa prior formerly now republic saint st sankt
oblast oblasti rayon raion raiony krai kray gorod g selo derevnya poselok pos pgt kishlak aul qishlaq viloyati viloyat
veloyati tumani shahri oblusu oblasty audany qalasy rayonu seheri shahar shahr ostan shahrestan wilayat wilaya vilayat
velayat vilayeti muhafazat tehsil tahsil taluka zila jila zilla upazila thana mouza ward mandal pradesh changwat amphoe
tambon khum srok sheng shi xian qu provinsi kabupaten kota kecamatan daerah negeri ville capital la le du
des del di il al el an as at ash ar ad az
""".split())

# Cities that were renamed, or have names no spelling rule joins, within living memory. Each line is one place;
# names as they are without spaces.
RENAMED = """
petersburg peterburg leningrad petrograd
almaty almaata
bishkek frunze pishpek
dushanbe stalinabad
khujand leninabad
ganja kirovabad
astana nursultan tselinograd akmola
samara kuybyshev kuibyshev
nizhnynovgorod nizhniynovgorod gorky gorkiy gorki
yekaterinburg ekaterinburg sverdlovsk
volgograd stalingrad
vladikavkaz ordzhonikidze
gyumri leninakan
vanadzor kirovakan
turkmenbashi turkmenbasy krasnovodsk
turkmenabat chardzhou charjew
dashoguz dasoguz tashauz
karakol przhevalsk
aktau aqtau shevchenko
semey semipalatinsk
taraz dzhambul zhambyl
istanbul constantinople
mumbai bombay
kolkata calcutta
chennai madras
bengaluru bangalore
yangon rangoon
mawlamyine moulmein
beijing peking
guangzhou canton
hochiminh saigon
jakarta batavia
kinshasa leopoldville
lubumbashi elisabethville
faisalabad lyallpur
thessaloniki salonika saloniki
moscow moskva moskau
cairo qahira qahirah qahra kahire
damascus dimashq dimishq damshaq sham
aleppo halab
jerusalem quds
algiers jazair
mecca makkah mekka
belgrade beograd
warsaw warszawa
vienna wien
munich muenchen munchen
cologne koln koeln
prague praha
rome roma
lisbon lisboa
athens athina athinai
bucharest bucuresti
"""
