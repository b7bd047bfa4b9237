"""One name as different states write it, where sound alone does not tell: Muhammad, Mehmet, Mamadou, Magomed.

Written by hand from general knowledge and from docs of the field: BGN/PCGN and ICAO 9303-3 section 6 for the
way by Russian (h becomes g or kh, j becomes dzh), Turkish, French, Hausa, Somali, Bengali and Malay orthography
for the rest. One name a line: forms that are surely the same name; after `|` forms that are names of their own
in some states; after `;` short forms. Spellings that differ in doubled letters, y/i/j, ou/u, w/v, q/k, kh/h,
dzh/dj/j or a final h are one form here. Names that two persons bear side by side are not joined: Hamid and
Ahmad, Mahmud and Muhammad, Yusuf and Joseph, Isa and Jesus.
"""

GIVEN = """
muhammad mohammad mohammed mohamed muhamed muxammad mahomed mohammod mukhamed magomed mamad mamed memmed mahamat maxamed mahammad mahamad mehemmed mohd muhd muhammadu mihemed | md mehmed mehmet mamadou mahamadou mouhamadou mohamadou mahomet muhammet magomet makhmad mahmad mamat momodou mamadi mhamed mhammed ; maga memo modou
ahmad ahmed akhmed axmed ahmet akhmet ahmadu ehmed akhmat ahamed ahammad amed | amadou ahmadou amadu
mahmud mahmood mehmood makhmud mamoud mahmut maxamuud mohamud makhmut mehmud mahmudu mahmod | mamoudou
hamid hameed khamid gamid xamid hemid hamit
hamad khamad xamad
hammad khammad
ali aly gali caly cali | aliu aliyu alioune aliou alio
hasan khasan gasan xasan hesen xesen hassane hoson asan | alassane lassana lassane alhassan alhassane assane lahcen lahsen lahssen
husayn husain hussein hossain hossein hosain hosein guseyn gusein huseyn huseyin khusayn khusain khusein khusen xuseen hisen huseen huseiin useyn useyin hoessein hoesein hosen hosaen hussen hyusein khyusein gyusein hiusein hocine hoceine | ousseynou housseini ousseini alhousseini lahoucine lhoussaine lahoussine
ibrahim ibragim ibrohim ibraheem ebrahim ibraahim ibrokhim ibrakhim ibrahem ibroxim | ibrahima brahim brahima braima ibrahimu; ibo ibro
ismail ismoil ismayil ismael esmail esmaeil ismaeel esmaeel izmail ismaiil ismayl | smail ismaila ismailu smajl
ishaq ishak iskhak iskhok isxoq eshaq eshagh isaq ishaku | issaka isaka
yaqub yakub yakoub yaqoob yakup yoqub yokub yaghoub yaghub yagub yakubu | yacouba yacoub yakouba
yusuf yousef youssef yousuf yusup yusof yusif yousaf yosuf yusufu usuf isuf isup youcef | issouf issoufou youssouf youssoufa josuf
isa eisa issa essa iso isah ciise ise aissa iisa
musa moussa mousa mosa moosa muso musse muse
dawud daud dawood daoud davud davut davood davoud dovud dowud daut dauda davod daout | daouda
sulayman suleiman sulaiman soleiman soleyman soliman suleyman suleman suliman sulaymon souleyman suleimen suleymen slimane sulejman sleiman | souleymane souleimane saliman
zakariya zakaria zakarya zekeriya zakirya zikriya zakariyo zekerya zakariyyah | zakari
yahya yahia yakhya yehya yaxyo yakhyo yahyo yahye iakhia jahja | yahaya yaya
ayyub ayub ayoub eyup eyyub ayoob aiyub ayip | ayuba eyub
idris edris driss idriz idrees | idrissa
ilyas elyas iliyas ilyos ilias elias ilijas | eliasu
yunus younes younis yonus yunis yoonus yunos junuz | yunusa younoussa
nuh nooh nukh nuhu
adam odam adem aadan adan | adama
harun haroun haroon kharun xorun gharun horun garun | haruna arouna
uthman osman usman othman usmon ottman othmane ozman cismaan cusmaan athman osmon gusman gosman ismaan outhmane | ousmane ousman otman usumane ousmanou
umar omar omer umer umor omor cumar gumar umer gomar | oumar oumarou umaru
abubakr abubakar aboubakar abubakir abubaker abobakr abubeker abobaker ebubekir abubakari abukar abubakr abubekr | boubacar boubakar aboubacar bubacar boubaker bekir bakar
usama osama oussama usoma
uways owais awais uwais oveys uvays uvais veysel veis
bilal bilol belal bilel bilaal
hamza khamza gamza hamzah hamzeh xamza hamse khamzat gamzat amza
khalid khaled halid halit xolid kholid khaalid haled qaalid khalit
walid waleed valid oualid velid volid
tariq tarik tareq tarek tarique toriq torik
said saeed sayeed saied sait saiid siciid seid soid saidu | saidou seydou seidu
salih saleh salikh solih solikh solekh salehe salaih saleh salihu swaleh soleh solix
salim saleem selim solim saalim | salem
karim kareem kerim kariim
rahim raheem rakhim rehim rohim rakhym ragim raxim
rahman rehman rakhman rahmon rakhmon rohman ragman raxmon rahmaan raxmaan rahmane
rahmat rakhmat rehmat rahmet raxmat
rahmatullah rakhmatulla rahmatulloh rehmatullah rahmatollah rakhmatullo rakhmatulloh raxmatulla
qasim kasim kassim qassem kassem ghasem kasym gasim qosim kosim kacem kacim qaasim gacem ghassem kassym
qadir kadir kadyr gadir ghader kader qader qodir kodir gader qadeer
qahhar kahhar kakhkhar qahhor kakhkhor kakhor kahor gahhar
jafar jaafar djafar dzhafar cafer cafar jaffar jofar dzhaafar zhafar djaffar jafer
jamal jamaal cemal gamal djamal dzhamal jamol djamel jamel zhamal camal dzhamol
jalal celal galal djalal dzhalal jalol zhalal calal djelal dzhalol
jamil jameel cemil gamil djamil dzhamil camil zhamil
jabbar cabbar gabbar djabbar dzhabbar jabbor dzhabbor
jabir jaber djaber cabir gaber dzhabir djabir
jawad javad cevad cavad djavad dzhavad jawwad gawad cevat djaouad
javid javed jawed cavid dzhavid jovid
jahangir jehangir cihangir jahongir cahangir dzhakhangir dzhakhongir jakhongir djahangir zhakhangir jaxongir
jamshid jamshed cemsit dzhamshid camsid
juma jumah jumaa cuma djuma dzhuma zhuma jomaa goma jumma djouma
haji hajji hadji khadzhi gadzhi haci xoji khoji gadji hodji hoji gaji
fatima fatma fatemeh patimat fotima faadumo fadumo fatuma fathima fatimat fatimata fatime patima fadma fatouma patma | fatoumata; fatou fati
aisha ayesha aysha aicha ayse aishat ayshat oysha aisyah caasha oisha ayisha | aissatou aissata asha
khadija khadijah hatice xadica xadice khadizhat khadidja hadija xadicha khadicha khadijat khadeeja hadidja kadija kadidja | khadidiatou kadiatou hadiza hadijatou
maryam mariam meryem maryamu miriam mariyam marjam meriem myriam miryam maryan | mariama
zaynab zainab zeinab zeynep zeynab zaynap zeinap zenab zineb zaineb zainap zajnab | seynabou zaynaba
safiya safia safiye safiyat | safiatou
ruqayya ruqaya rukaya rukiya roqayyeh rokaya ruqiya rukiyat rugiya ruqayo roqaya rukiye rukiyo | rokia rokhaya
zahra zohra zahro zehra zakhra zagra zahara zahrah
asma esma asmah asmo esmaa
amina aminah emine aminat omina amineh amineh | aminata
halima khalima halime halimo khalimat xalima galimat helime | halimatou alima
sumayya sumaya somayeh sumeyye sumaiya somaya
kulthum kulsum kulsoom gulsum kaltoum koulthoum kalsoum kolsoum kalthum kolsum
abdullah abdallah abdulla abdalla abdellah abdulloh abdollah abdullo abdillah abdilla gabdulla abdullahi abdilahi apdulla abdila | abdoulaye abdulai abdoulahi
ubaydullah ubaidullah obaidullah ubaidulla obeidallah ubaydulla ubaydulloh obaydullah
nasrullah nasrollah nasrulla nasrullo nasrallah
fathullah fethullah fathollah fatkhulla fatkhullo patxulla fethulla
habibullah khabibulla habibollah habibulla gabibulla xabibulla khabibullo
khayrullah khairullah khairulla hayrullah kheirollah khayrulla khayrullo xayrulla kairulla
nurdin nuruddin nureddin nurettin nuriddin nurutdin nooruddin noureddin noureddine
salahdin salahuddin selahattin selahaddin salohiddin salakhiddin saladin salakhutdin salahaddin salautdin saloxiddin salaheddine
shamsdin shamsuddin semsettin shamsiddin shamsutdin chamseddine samsudin syamsuddin chemseddine shamshuddin
badrdin badruddin bedrettin badriddin badrutdin bedreddin badreddine
fakhrdin fakhruddin fahrettin fakhriddin fakhretdin faxriddin fahreddin fakhreddine fakhrutdin
jamaldin jamaluddin cemalettin jamoliddin dzhamaludin djamaleddine gamaleddin camaladdin dzhamoliddin
jalaldin jalaluddin celalettin jaloliddin dzhalaludin djelaleddine celaleddin dzhaloliddin
kamaldin kamaluddin kemalettin kamoliddin kamaludin kemaleddin
sirajdin sirajuddin siracettin sirojiddin sirazhdin sirazhutdin sirodjiddin
muhdin muhyiddin mohiuddin muhittin muhiddin mukhiddin mohieddine muhidin mahiuddin mukhitdin mukhyiddin mohyeddin muhyeddin
sadrdin sadruddin sadrettin sadriddin sadretdin
sayfdin saifuddin seyfettin sayfiddin saifutdin seifeddine sayfuddin seyfeddin saifdin
izzdin izzuddin izzettin azzeddine ezzeddin izzaddin izzatdin azedine
husamdin husamuddin husamettin hisomiddin khusamutdin husomiddin
aladin alauddin alaaddin alaettin aloviddin alavutdin alaeddine alovuddin
ziyadin ziauddin ziyaettin ziyoviddin ziyavutdin ziaeddin diaeddine ziaudin
taqidin taqiuddin takiyettin taqiyuddin
mustafa mostafa moustafa mustapha moustapha mustafo mustofa mostofa mustapa
murtaza morteza murtada mortada murtazo mortaza murtuza murtadha murtoza
murad murat morad mourad murod myrat
reza rida raza riza ridha rizo redha ridho redza rza
ramadan ramazan ramadhan ramzan ramazon ramdan ramdane romadhon ramadane rabadan ramadhon ramadoni | ramadhani
rajab recep rejep redjeb radzhab ragab rajap rejeb radjab redzep | rajabu
shaban saban shaaban chaabane shabon chaban shaaben
muharram muharrem mukharram moharram magerram maharram meherrem mukharam magaram
safar sefer sapar safer
mahdi mehdi mekhti mekhdi mahdy makhdi mehti mekhty medhi
majid majeed mecit madjid madzhid mazhit medjid macid mecid magid mojid
malik melik maalik molik maleek | malek
mansur mansour mansoor mensur mansyur
marwan mervan marvan merouane marouane marwane
masud massoud masood mesut messaoud masoud mesud masyud mascuud mahsud
mirza mirzo murza myrza
mubarak mobarak moubarak mubarek mubarok embarek mbarek mobarok
mukhtar mokhtar muhtar mukhtor muxtor moctar moktar muktar mochtar
munir mounir muneer monir moneer
muzaffar mozaffar muzaffer muzafar muzaffor mudhaffar mozafar
muslim moslem musulim muslum
mumin momen moumen mumen momin
nadir nader nodir nodyr naadir
najib najeeb necip nadjib nagib nadzhib nejib nejip
nasir naser nasser nosir naseer nasyr nacer nacir
nazir nazeer nozir nadhir
nabi nebi nabiy naby
naim naeem noim neim nacim
nizam nizom nezam nidham
niyaz niaz niyoz
nawruz nowruz navruz nevruz nauryz nowroz novruz nawroz 
nusrat nosrat nusret
qurban kurban ghorban gurban qurbon kurbon gorban korban
qambar kambar ghanbar gambar qanbar kamber
rafiq rafik rafigh rofiq refik rafique rafig rofik
rauf raouf raof rouf reuf abdurrauf
rustam rostam rustem roustam
rashid rachid rasheed resit rashit rasid reshid reschid
sharif shareef charif sherif cherif serif sharip sheriff sherip xarif
shafiq shafik chafik sefik shafigh shofiq shafeeq safik
shakir chaker shaker sakir shokir
shamil samil chamil shomil
shawkat shaukat sevket shavkat shoukat shovkat chawkat shevket
shihab shahab shehab chihab shikhab
shahriyar shahriar sehriyar shakhriyar shahriyor shakhriyor shaxriyor shehryar shohruyor
shahrukh shohrukh shakhrukh shoxrux sahruh shokhrukh shohrux shaxrux shahruh shokhruh shahrokh
sabir saber sobir sabyr
sadiq sadik sadegh sadeq sodiq sadyk sadigh sadig sodik sadeg
siddiq siddik sediq seddik sidik siddique sidiq
samad samed samat somad
samir sameer semir somir
sattar settar sattor satar sator
suhrab sohrab suhrob sukhrob zohrab sokhrab sukhrab suxrob
sultan soltan sulton solton suldaan
tahir taher takhir tohir tagir tokhir tayir tahar toxir
talib taleb tolib talip
tayyib tayeb tayyip tayeb taib taieb toyib
khoja khodja khodzha khozha khuja khudja khudzha khuzha hoja hodja hodzha xoja xuja hoca khwaja khawaja khvaja khaja
mahtab mohtob makhtab makhtob mehtab moxtob mahtob
timur taimur teimur temur teymur teymour timour teymor
wahid waheed vahid vahit vohid vakhid wahed vokhid
wali vali veli wely voli
waqif vagif vakif vaqif
wasim waseem vasim ouassim
yasin yassin yaseen yassine yosin
yasir yasser yaser yosir yaseer
yazid yezid yazeed
zahid zaheed zakhid zohid zahed zagid zahit zokhid zoxid
zahir zaheer zakhir zohir zaher zagir zokhir dhahir zoxir
zaki zeki zaky zakiy
zaid zayd zeid zeyd zayed
ziya zia ziyo diya dhiya diaa zija
zubayr zubair zobair zuber zoubir zubeir zubeyr
zulfiqar zulfikar zulfiqor zulfugar zolfaghar dhulfiqar zulfikor zulfuqar zulfukar
zafar zafer zofar dhafar
zarif zareef zorif
ghafur gafur ghafoor gofur gapur gafour gofir
ghaffar gaffar ghafar gaffor gapar
ghani gani ghany geni
ghulam gulam gholam golam gulom gulyam goulam
izzat ezzat izzet
inayat enayat inoyat inayet
ikram ekram ikrom
akram akrom ekrem
akbar akbor ekber
aziz azeez oziz azyz azis
azim azeem adhim ozim azym
anwar anvar enver anvor anouar anver anwer
arslan aslan arslon aslon
asad assad esad esat asat
ashraf achraf esref ashrof eshref
aman omon emon
alim aleem olim elim
arif aref orif areef
adil adel odil edil
aqil akil aghil oqil okil agil
abid obid ebid abed
asiya asia osiyo asiyat asiye osiya
akhtar akhter akter aktar akther axtar ahtar
ayman aiman aymen eymen
badr bader bedir bedr badri
baqir bagher bakir bagir boqir baghir boqer
bashir bachir besir basheer beshir bechir boshir
bahram behram bahrom bakhram bakhrom bagram baxrom
bahadur bahadir bahodir bakhadyr bakhodir baxodir bagadur bagadyr bahodur bahadyr
bakhtiyar bahtiyar bakhtiyor bakhtiar baxtiyor bahtiyor
burhan borhan burkhan burxon burhon bourhan
daniyar doniyor daniar daniyor
davlat dawlat dowlat devlet daulet dovlet doulat davlet
dilawar dilavar dilovar delavar dilaver
farhad ferhat farhod farkhad farkhod parhat perhat ferhad parkhat farxod
farrukh farukh ferruh farrux farruh
faruq farooq farouk faruk forouq farooque farug
faysal faisal feisal faycal feysal faysol
firuz feroz firouz firooz feruz firoz
fuad fouad fuat foad
gulnara gulnora golnar gulnar
habib habeeb khabib gabib xabib
hafiz hafez khafiz hafeez gafiz xofiz khofiz
hakim hakeem khakim gakim xakim khokim hokim
hashim hashem hasim khashim hachem gashim hoshim khoshim xoshim
haydar haider haidar hyder heydar hayder geydar geidar khaydar khaidar gaidar | aydar
hayat khayat hayot xayot gayat khayot
hikmat hikmet khikmat hekmat gikmet xikmat
hilal khilal gilal hilol
hisham hicham hesham khisham
ilham elham ilhom ilkham ilkhom ilgam ilxom
imran emran imron
iqbal ikbal eqbal igbal ikbol iqbol eghbal
irfan erfan irfon
islam eslam islom
iskandar iskander eskandar sikandar sikander eskender
kamal kemal kamol kamaal
khalil halil khaleel xalil xelil kalil
khurram xurram khorram khurrom xurrom hurrem
khurshid xurshid khorshid hursit hurshid
khusraw khosrow khosro khusrav hosrov xisrav husrev khosrov xosrov khisrav
latif lateef letif lotif latef
layla leila leyla laila lejla laylo lailo
lutfullah lutfulla lotfollah lutfullo lutfulloh
mahbub mahboob mehbub makhbub
rabia rabiya robiya rabiye rabiat rabeya robia
ravshan rovshan raushan rowshan ravshon roushan
shirin shireen chirine sirin
tursun dursun tursyn
umid omid umit umed omed
mamadou mahamadou mouhamadou mohamadou mamadu mahamadu momodou mamadi mamady; modou
mehmet mehmed mahomet
ahmadou amadou amadu
hassane alassane lassana lassane alhassan alhassane assane
housseini ousseini alhousseini ousseynou
ibrahima ibrahimu brahima braima
issouf issoufou youssouf youssoufa
ousmane ousman usumane ousmanou
oumar oumarou umaru
aboubacar boubacar boubakar bubacar boubaker aboubakar abubakari
seydou saidou seidu
issaka isaka ishaku
aissatou aissata
khadidiatou kadiatou kadidiatou
abdoulaye abdulai abdoulahi ablaye
tewodros theodros tedros
porntip phonthip pornthip phornthip
srisuk srisook sisuk
somphon somporn
suphaphon supaporn suphaporn
siriphon siriporn
wilaiphon wilaiporn vilaiporn
thanaphon tanaporn thanaporn tanapon thanapon
nattaphon natthaphon nattapon natthapon nuttapon nattaporn nuttaporn
natthaphong nattapong nuttapong natthapong
phairot pairot pairoj phairoj
phonchai pornchai phornchai
phonphan pornpan pornphan
phimphon pimporn phimporn
prasoet prasert
praphat prapat prapas praphas
sawat sawas
thiraphon teeraporn theeraphon teerapon
wiraphon wiraporn viraporn
amphon amporn
charoen jaroen charern
chakkraphong jakkrapong chakrapong jakrapong
chiraphon jiraporn chiraporn
itthiphon ittipol itthipon ittipon ittiphol
kanchana karnjana kanjana
lakshmi laxmi laksmi laxmee luxmi
lakshman laxman laksman lakshmana laxmana luxman
hojamyrat hojamurad hojamurat khojamurad khojamurat khodzhamurad khodzhamurat xojamurod
gurbanmyrat gurbanmurad gurbanmurat kurbanmurad kurbanmurat qurbonmurod
jumamyrat jumamurad jumamurat dzhumamurad dzhumamurat djumamurad jumamurod
orazmyrat orazmurad orazmurat
annamyrat annamurad annamurat
atamyrat atamurad atamurat otamurod
begmyrat begmurad begmurat bekmurad bekmurat bekmurod
"""

# Surnames and second names; the same marks as above. Bengali and Hindi pairs of a Sanskrit and an everyday form;
# French and English spellings of one Fula, Wolof or Mandinka family name in Senegal, Mali, Guinea, Gambia.
SURNAMES = """
dikshit dixit dikshith diksit
chaudhry chaudhary choudhary choudhury chowdhury chaudhuri chaudhari chowdhary chaudry choudhry chawdhury choudhuri chodhry chowdry chaudhery choudary
mukherjee mukherji mukerjee mookerjee mukhopadhyay mukhopadhyaya
banerjee banerji bandyopadhyay bandopadhyay bannerjee bandyopadhyaya
chatterjee chatterji chattopadhyay chattopadhyaya
ganguly ganguli gangopadhyay gangopadhyaya
bhattacharya bhattacharjee bhattacharyya bhattacharji
chakraborty chakrabarti chakravarty chakravarthy chakravarti chakrabarty chakrabortty
bose basu | boshu
hovhannisyan hovhannesyan hovanesyan oganesyan ovanesyan oganisyan hovhannisian oganesian
cahyono tjahjono tjahyono
cahyadi tjahjadi tjahyadi
dutta datta dutt datt
roy ray | rai
thakur tagore thakor
talukdar talukder taluqdar
sikdar sikder shikdar shikder
bhuiyan bhuiya bhuyan bhuyia bhuia bhuiyah
miah mia miya mian meah myah
biswas viswas bishwas vishwas
agarwal aggarwal agrawal agarwala
tiwari tewari tiwary tivari
iyer aiyar ayyar iyar
nair nayar nayyar
pillai pillay pillei
naidu nayudu naydu
verma varma barma
sheikh shaikh shaykh sheik sk cheikh shekh shaik shikh
begum begam begom bagum
khatun khatoon hatun xotun khatoun
bibi bi biwi
khwaja khawaja khoja hoca xoja khodja khuja hodja khodzha khuzha khvaja kwaja khajeh hojja
qureshi quraishi koreshi kureshi ghoreishi qoreshi ghoreyshi qurayshi kureishi
beg baig bek beig beyg | bey
mirza mirzo murza myrza
diallo jallow jalloh diallow dialo
diop jobe dioup
ndiaye njie njai ndiay
cisse ceesay sesay cissey sisse
toure touray turay tourey
camara kamara camarra
kante kanteh conteh konte
kone konneh
traore trawally trawalley trawalleh taraore
diarra jarra diara jara
diatta jatta diata
diawara jawara jawarra
faye fye faay
gueye gaye guey
mbaye mbye
thiam cham tiam
diammeh jammeh dieme
cissokho sissoko sissoho cissoko sissokho
sylla sillah silla
drame drammeh darame
mane manneh mani
sane sanneh saneh
niang nyang
ndao ndow
sow sowe
kouyate kuyateh kuyate
badji badjie
sagna sagnia sanyang
bah ba
seck secka sek
fofana fofanah
bangoura bangura
soumah sumah
soumare sumareh
dibba dibbah
"""
