"""Arabic-script letters, and names whose short vowels no rule can supply.

Consonants after BGN/PCGN 1956 Arabic, 1958 Persian, 1968 Pashto and ODNI ICS-630-01 A, F, J (Urdu without
dots); the second set is the Persian, Urdu and Turkic hearing (th -> s, dh -> z, w -> v). `V` letters are
vowels or glides, settled by position in `readings.abjads`. Names: common romanisations, general knowledge.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

# One letter for those that keyboards and states interchange; hamza carriers keep their vowel.
SAME = str.maketrans(
    {
        "ك": "ک", "ي": "ی", "ۍ": "ی", "ې": "ی", "ے": "ی", "ۓ": "ی", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ۂ": "ه", "ە": "ه",
        "ٱ": "ا", "ۃ": "ة", "ۇ": "و", "ۆ": "و", "ۈ": "و", "ێ": "ی", "ڪ": "ک",
    }
)  # fmt: skip

CONSONANTS = pairs(
    "ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z غ gh ف f ق q ک k گ g ل l م m ن n ه h پ p چ ch"
    " ژ zh ٹ t ڈ d ڑ r ں n ټ t ډ d ړ r ښ sh ږ zh ځ dz څ ts ګ g ڼ n ڭ ng ڤ v ڨ g ڕ r ڵ l ڠ ng ڽ ny ۋ w ڬ g ٻ b ڀ bh"
    " ڄ j ٿ th ڌ dh ڏ d ڦ ph ڳ g ڻ n ي y ء -"
)
PERSIAN = CONSONANTS | pairs("ث s ذ z ض z ظ z ق gh ۋ v")

# Alphabets of Arabic letters that write every vowel (Uyghur, Sorani): betrayed by these letters.
FULL_VOWELS_ONLY = frozenset("ۇۆۈۋېێەڕڵ")
FULL_VOWELS = CONSONANTS | pairs("ا a ە a ې e ێ e ى i ی i ي i و o ۇ u ۆ o ۈ u ئ - ھ h ك k ہ h ع - ح h وو u")

# Letters that only Persian, Urdu, Pashto and their neighbours use, their yeh and kaf among them.
PERSIAN_ONLY = frozenset("پچژگکیےںہھٹڈڑټډړښږځڅګڼۍېۀ")

# name -> spellings, best first. The key is written after SAME; an article in front is taken off before.
NAMES: dict[str, tuple[str, ...]] = {
    key: tuple(spellings.split("/"))
    for key, spellings in pairs(
        """
        محمد mohammad/muhammad/mohamed احمد ahmad/ahmed محمود mahmoud حامد hamed/hamid حمید hamid/hameed حماد hammad حمد hamad
        حمدی hamdi حمدان hamdan علی ali على ali علیا alia علاء alaa عمر omar/umar/amor عمار ammar عمرو amr عثمان othman/osman
        عباس abbas عبد abd عبده abdo عبدی abdi عبید obaid عبیدالله ubaidullah عبدالله abdullah
        الله allah/ullah حسن hassan/hasan حسین hussein/hossein/hussain حسینی hosseini حسان hassan حسام hussam/hossam حسنین hassanein
        یوسف yousef/yusuf/youssef یونس younis/yunus یحیى yahya یحیی yahya یاسر yasser یاسین yassin یعقوب yaqoub/yaghoub
        ابراهیم ibrahim/ebrahim اسماعیل ismail/esmail اسحاق ishaq اسحق ishaq ادریس idris ادم adam آدم adam ایوب ayoub/ayub
        ایمن ayman ایمان iman انور anwar انس anas اسامة osama/usama اسامه osama اسعد asaad اسد asad اسدالله asadullah
        امین amin/ameen امیر amir/ameer امل amal امال amal امینة amina امنة amna امجد amjad اکرم akram اشرف ashraf اکبر akbar
        اصغر asghar افضل afzal ارشد arshad اسلم aslam اقبال iqbal اعظم azam اختر akhtar انصاری ansari اخوند akhund
        اسماء asma اسراء israa ایة aya ایات ayat موسى musa/mousa موسی musa/mousavi موسوی mousavi عیسى issa/isa
        عیسی issa/isa مصطفى mustafa/mostafa مصطفی mostafa/mustafa/mustapha مرتضى murtada/morteza مرتضی morteza/murtaza
        مجتبى mujtaba/mojtaba مجتبی mojtaba منى mona/muna هدى huda لیلى layla/leila لیلی leila سلمى salma بشرى bushra
        سلوى salwa نجوى najwa ندى nada هانی hani سامی sami رامی rami فادی fadi شادی shadi هادی hadi مهدی mahdi/mehdi
        مجید majid مجدی magdi/majdi محسن mohsen/muhsin مسعود masoud/masood منصور mansour/mansoor منیر munir منذر munther
        معتز moataz معاذ muadh/moaz معاویة muawiya مؤمن moamen معمر muammar/moammar مبارک mubarak مروان marwan مریم maryam/mariam
        مراد murad مختار mukhtar/mokhtar مظفر muzaffar/mozaffar مقداد miqdad مهند muhannad/mohannad محیی muhyi محمدی mohammadi
        ملا mullah مولوی mawlawi ملک malik منال manal مها maha نبیل nabil نبی nabi ناصر nasser/naser نصر nasr نصیر naseer/nasir
        نصرالله nasrallah/nasrullah نجیب najib/naguib نعیم naim/naeem نعمان numan نوال nawal نور nour/noor نورالدین nureddin/nouruddin
        نوح nuh/nooh نوری nouri ندیم nadeem نواز nawaz نذیر nazir/nadhir رضا reza/rida/raza رضوان radwan/rizwan رمضان ramadan/ramazan
        رسول rasoul/rasul رشید rashid/rachid/rasheed راشد rashed رحیم rahim رحمان rahman رحمن rahman رحمة rahma رفیق rafiq رجب rajab
        رزاق razzaq رجاء raja رانیا rania ربیع rabie رحمتالله rahmatullah رائد raed رافت raafat رؤوف raouf زید zaid/zayd
        زینب zainab/zaynab زیاد ziad/ziyad زهراء zahra زهرا zahra زکریا zakaria زکی zaki زبیر zubair زین zein/zain
        سعید saeed/said سعد saad سعود saud سالم salem سلیم salim/saleem سلیمان suleiman/sulaiman سلمان salman سلام salam
        سامر samer سمیر samir سمیرة samira سمیع sami سلطان sultan/soltan سید sayed/seyed/syed سیف saif/seif سراج siraj سهیل suhail
        سعاد suad ساره sara سارة sara سلامة salama سعیدی saeedi/saidi شریف sharif/sherif/cherif شهاب shihab/shahab شمس shams شیخ sheikh
        شعبان shaaban شاه shah شاکر shaker شکری shukri شفیق shafiq شیرین shirin شهید shahid شوقی shawqi
        صالح saleh/salih صلاح salah صادق sadiq/sadegh/sadek صدیق siddiq/sadiq صفا safa صدام saddam صباح sabah صابر saber صبری sabri
        صقر saqr صفیة safia ضیاء diaa/zia ضیا zia طاهر taher/tahir طارق tariq/tarek طالب taleb/talib طه taha طلال talal طلحة talha
        عاطف atef عادل adel عامر amer/amir عارف aref/arif عاصم asim عائشة aisha/aicha عایشه aisha عبیر abir عدنان adnan
        عزیز aziz عزت ezzat عصام issam/essam عطا ata عطیة attia عماد imad/emad عمران imran عون aoun عوض awad عیاد ayad
        غلام gholam/ghulam غسان ghassan غازی ghazi غالب ghaleb غنی ghani غفار ghaffar غانم ghanem فاطمة fatima/fatma
        فاطمه fatemeh/fatima فؤاد fouad/fuad فواد fouad فیصل faisal/faysal فرید farid/fareed فارس fares/faris فاروق farouk/faruq
        فهد fahd فهمی fahmi فوزی fawzi فوزیة fawzia فرج faraj فتحی fathi فرهاد farhad فرحان farhan فضل fazl/fadl
        قاسم qasim/kassem/ghasem قادر qader/qadir/kader قدوس quddus قیس qais کریم karim/kareem کرم karam کمال kamal کامل kamel کاظم kazem/kadhim
        کاظمی kazemi کبیر kabir کامران kamran کوثر kawthar گل gul/gol گلاب gulab لطیف latif لطفی lutfi لیث laith لقمان luqman
        هاشم hashem/hashim هاشمی hashemi هشام hisham/hesham/hicham هیثم haitham هبة heba هند hind هناء hanaa هیام hiyam
        ولید walid/waleed وسیم wasim وائل wael وحید wahid/vahid ودیع wadie وردة warda وفاء wafaa یزید yazid ید yad
        جمال jamal/gamal/djamel جمیل jamil/gamil جعفر jaafar/jafar جابر jaber جاسم jassim/jasim جلال jalal جواد jawad/javad جهاد jihad
        جبار jabbar جان jan جنید junaid جمعة jumaa/gomaa حاج haj/haji حاجی haji حاجم hajem حلیم halim حکیم hakim حکمت hikmat
        حیدر haidar/heydar حبیب habib حاتم hatem حازم hazem حنان hanan حمزة hamza حمزه hamza/hamzeh حافظ hafez/hafiz حارث harith
        خالد khaled/khalid خلیل khalil خلف khalaf خدیجة khadija خدیجه khadijeh خان khan خضر khedr/khidr خمیس khamis خیر khair
        خلیفة khalifa داود dawood/daoud داوود dawood/davoud دین din الدین aldin/uddin/eddine ذو dhu بن bin/ben ابن ibn/ebn بنت bint ابو abu ابی abi
        ابا aba ام umm اخت ukht آل al بکر bakr باسم bassem/basim بلال bilal بدر badr بشیر bashir بشار bashar بهاء bahaa
        براء baraa برکات barakat برهان burhan تامر tamer توفیق tawfiq/toufik تقی taqi/taghi ترکی turki ثامر thamer ثابت thabet
        تیمور taimur/timur تهرانی tehrani تسنیم tasnim چودهری chaudhry پرویز parviz/pervez بیگم begum بی bi بیبی bibi بوتو bhutto
        مشرف musharraf نرگس narges/nargis اقا agha آقا agha خامنه khamenei قذافی qaddafi/gaddafi اسد assad/asad لادن laden
        ظواهری zawahiri بغدادی baghdadi خمینی khomeini روحانی rouhani سیستانی sistani شریعتی shariati عرفات arafat
        سیسی sisi مرسی morsi/mursi مبشر mubashir طیب tayyib/tayeb مصری masri/almasri تونسی tunisi جزائری jazairi لیبی libi
        عراقی iraqi سوری suri یمنی yamani سودانی sudani مغربی maghribi شامی shami قرشی qurashi/qureshi هندی hindi ترک turk میر mir شیر sher/shir
        الیاس elias/ilyas ولد ould بٹ butt هدی huda/hoda منی mona/muna ندی nada/neda بشری bushra یسری yusri/yousra
        سفیان sufyan/sofiane عطیه attia حق haq/haque قریشی qureshi/quraishi ایت ait نادیه nadia نادیة nadia ریاض riyadh/riaz
        چوهدری chaudhry اسلام islam/eslam صدیقی siddiqui/sedighi زهیر zuhair/zouhair ذوالفقار zulfiqar/zolfaghar
        میثم maytham/meysam قاضی qazi/qadi منوچهر manouchehr خوری khoury احسان ehsan/ihsan فریدون fereydoun/faridun
        حیدری heidari/haidari بلقاسم belkacem/belqasim الهام elham/ilham نوید naveed/navid جاوید javed/javid بیژن bijan/bizhan
        عائشه aisha/ayesha سرور sarwar/sorour ریم reem دعاء doaa منعم moneim/munim وسام wissam منصف moncef/munsif جمعه jumaa/jomeh
        مقدم moghaddam/muqaddam شعیب shoaib/shuaib شاهین shahin/shaheen ابوالفضل abolfazl/abulfadl ایلی elie ثریا soraya/thuraya
        علوی alawi/alavi ایناس enas/ines اسماعیلی esmaili/ismaili پهلوی pahlavi بهرام bahram فرزاد farzad کوروش kourosh
        داریوش dariush نسرین nasrin/nasreen شهرام shahram بابک babak بهزاد behzad احمدی ahmadi رضایی rezaei رضائی rezaei
        اصفهانی esfahani/isfahani نجفی najafi جعفری jafari مرادی moradi/muradi قربان ghorban/qurban رستم rostam/rustam
        سهراب sohrab/suhrab پروانه parvaneh/parwana جمشید jamshid خورشید khurshid فرخ farrokh/farrukh مسلم muslim/moslem
        زرداری zardari حقانی haqqani عمری omari زرقاوی zarqawi مشعل meshaal هنیة haniyeh/haniya سنوار sinwar ضیف deif
        بلوچ baloch افغان afghan وردک wardak درانی durrani کرزی karzai ربانی rabbani حکمتیار hekmatyar دوستم dostum
        شجاع shuja/shoja گلبدین gulbuddin میرزا mirza خواجه khawaja/khoja ارباب arbab سردار sardar نیک nik ظفر zafar
        عظیم azim/azeem نسیم nasim/naseem ممتاز mumtaz زمان zaman شیخه sheikha مریه maria بتول batool/batul رقیه ruqayya/roghayeh
        سکینة sakina سکینه sakineh/sakina رقیة ruqayya معصومه masoumeh حنیف hanif حنفی hanafi کاکا kaka
        مری marri/merri/murri کعبی kaabi شحی shehhi/shihi مهیری muhairi/mehairi ظاهری dhaheri/zaheri نعیمی nuaimi/naimi
        زعابی zaabi مزروعی mazrouei/mazrui شامسی shamsi کتبی ketbi/kutbi سویدی suwaidi/sowaidi هاجری hajri عجمی ajmi
        دوسری dosari/dossary عنزی anzi/enezi مطیری mutairi/motairi عتیبی otaibi/utaibi شمری shammari/shamari حربی harbi
        غامدی ghamdi زهرانی zahrani سبیعی subaie/sobaie عازمی azmi/azemi ظفیری dhafiri بلوشی balushi/blooshi
        رمیثی rumaithi/romaithi قبیسی qubaisi/kubaisi بلوی balawi/balwi شهری shehri/shahri عسیری asiri/aseeri
        یامی yami قرنی qarni/garni کندی kindi/kendi حارثی harthi بوسعیدی busaidi معمری maamari/mamari هنائی hinai
        وهیبی wahaibi رواحی rawahi زدجالی zadjali نهدی nahdi ثانی thani مالکی malki/maliki مهندی mohannadi/mehndi
        """
    ).items()
}

ARTICLE = "ال"
SERVANT = "عبد"  # the first half of Abd al-X; written joined or apart
# Parts that are also written onto their neighbour. In front they stay a word of their own.
FRONT = ("محمد", "غلام", "علی", "امیر", "سید", "گل", "نور", "شاه", "جان", "حاجی", "خان", "میر", "شیر")
BACK = pairs("الدین aldin الله ullah زاده zadeh پور pour نژاد nejad نیا nia وند vand خیل khel")
BACK_OF_NAMES = pairs("خان khan جان jan زی zai یار yar شاه shah علی ali محمد mohammad")  # else a mere syllable (Nawru-zi)
