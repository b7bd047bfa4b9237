"""Short forms of English given names, and spellings of Ethiopian ones. Generated; never edited by hand.

By tools/generate_variants.py. English: distilled from the nicknames data of `names/nicknames_en.csv`
(Apache-2.0) to names in use today. Ethiopian: those that some states write with s for ts, from
`ethiopian_given_names.json` (MIT). One name a line, short forms after `;` (see `forms`).
"""

ENGLISH = """
aaron; ron
abel; ab abe eb
abigail; abbe abbey abbi abbie abby gail
abner; ab
abraham; ab abe
abram; ab abe
adela; adie
adelaide; addy adie
adele; addy
adrian; rian
adrienne; addie enne rienne
agnes; aggy
alan; al
alastair; al
albert; al bert
alberta; allie bert
aldo; al
alex; al
alexander; al alec alex sandy
alexandra; alex alla sandy
alexandria; alex alla
alexis; alex lexi
alfred; al fred
alice; allie
alicia; allie
alison; allie
allan; al alan
allen; al alan allan
allison; allie ally
allyson; allie ally
alonzo; al lon lonzo
althea; ally
alyssa; al ally
amanda; manda mandy
amelia; amy mel
anastasia; ana
anderson; andy
andre; drea
andrea; andi andy drea
andrew; andy drew randy
angela; angel angie
angelica; angel angelika angelique angie
angelina; angel angie lina
anna; ann anne annie nan
anne; ann annie nan
annette; anna nettie
annie; ann anna
anthony; ant tony
antoinette; ann netta tony
antonia; ann tony
antonio; ant tony
arielle; arie
arlene; arly lena
arnold; arnie
aron; ron
arthur; art
ashley; ash ashly
aubrey; bree
audrey; audree
aurelia; aurilla
azariah; aze riah
barbara; bab babs barbie barby bobbie
barbie; barbara
beatrice; bea trix trixie
becca; beck
belinda; belle
bella; belle
benjamin; ben benjy bennie benny jamie
bernard; berney bernie berny
bert; bob bobby
bertha; bert bertie
beth; betsy betty
beverly; bev
bradley; brad
brady; brody
breanna; bree bri
brian; bryan bryant
brianna; bri
bridget; bridgie bridie
brittany; britt brittnie
brittney; britt brittnie
caitlin; cait caity
caitlyn; cait caity
caleb; cal
calvin; cal vin
cameron; cam ron
camile; cammie
camille; cammie
candace; candy dacey
carla; carly
carlton; carl
carmelo; melo
carol; carole carri carrie cassie
caroline; carol carole carrie cassie
carolyn; carrie cassie lynn
carrie; cassie
cassandra; cassie sandy
cassidy; cass cassie
catherine; casey cassie cathy kit
cecilia; celia
cedric; ced rick
celeste; celia
charity; chat
charles; charlie chick chuck
charlie; charles chuck
charlotte; char lotta
chelsey; chelsie
cheryl; cher
chester; chet
christa; chris
christian; chris kit
christina; chris chrissy christy tina
christine; chris chrissy christy tina
christopher; chris kit
claire; clair clare
clarence; clair clare
claudia; claud
clement; clem
clifford; cliff ford
clifton; cliff tony
cole; colie
conrad; con conny
constance; connie
corey; coco cordy
corinne; cora ora
cornelia; cornie corny nelia
cornelius; con conny corny
cory; coco cordy
courtney; court
crystal; crys stal
curtis; curt
cyrus; cy
daniel; dan dann danny
danielle; dani
danny; daniel
daphne; daph daphie
darlene; darry lena
david; dave davey
debbie; deb debby deborah debra
debby; deb
debora; deb debbie debby
deborah; deb debbie debby
debra; deb debbie
deidre; deedee
delia; delius
delores; dee della
dennis; dennie denny
derek; derrek
derick; rick ricky
derrick; rick ricky
diana; di dicey didi
diane; di dian dianne dicey didi
dominic; dom nic
dominick; dom nick nicky
donald; don donnie donny dony
donna; dona
donovan; don donnie donny dony
doris; dora
dorothy; dolly dora dortha dot dottie dotty
douglas; doug
duncan; dunk
eddie; ed
eddy; ed
edgar; ed eddie eddy
edith; edie edye
edna; edny
eduardo; ed eddie eddy
edward; ed eddie eddy ned ted teddy
edwin; ed eddie eddy ned win
edwina; edwin
eleanor; ellie nora
elias; eli lias
elijah; eli
elisa; lisa
elisha; eli lish
elizabeth; bess bessie beth betsy betty eliza lib liz liza
ella; el
ellen; nell nellie
ellie; elly
elsie; elsey
elvira; elvie
emanuel; manuel
emeline; em emmy
emil; em
emily; em emmy
emma; em emmy
ephraim; eph
eric; rick
ernest; ernie
estella; essy stella
estelle; essy stella
esther; essie
eugene; gene
evelyn; ev eve
ezekiel; ez zeke
ezra; ez
faith; fay
felicia; fel feli
florence; flo flora flossy
frances; fanny fran francie frankie frannie franniey franny
francine; fran francie frannie franniey franny
francis; fran frank frankie
franklin; fran frank
freda; frieda
frederick; derick erick fred freddie freddy fritz rick ricky
gabriel; gabby gabe
gabriella; ella gabby
gabrielle; ella gabby
gareth; gare gary
garrett; gare garratt garret garry gary
genevieve; eve
geoffrey; geoff
george; georgie
gerald; gerry
geraldine; dina gerri gerrie gerry
gilbert; bert gil
giovanni; gio
glenn; glen
gloria; glory
gregory; greg
griselda; grissel
gwendolyn; gwen wendy
hailey; haylee hayley
hannah; anna nan
harold; hal hap haps harry
harriet; hattie
harrison; hap haps harry
hayley; hailey haylee
heather; hetty
helen; lena
helena; lena nell nellie
helene; lena
henry; hal hank harry
herbert; bert herb
hester; hessy hetty
hillary; hilary
horace; horry
howard; hal howie
hubert; bert hub hugh
india; indie indy
irene; rena
irvin; irving
irving; irv
isaac; ike
isabel; issy
isabella; bella belle issy
isabelle; bella belle issy
jackson; jack
jacob; jaap jake jay
jacqueline; jack jackie jacqui
jakob; jake
jalen; al alen jaelin jaelyn jailyn jay jaye jaylin jaylyn len
james; jamie jem jim jimmy
jamie; james
jane; janie
janet; jan
janice; jan
jasper; jap
jeanette; jessie nettie
jeanne; jeannie
jefferson; jeff
jeffery; jeff
jeffrey; jeff
jennifer; jen jenn jenni jennie jenny
jeremiah; jereme jerry
jeremy; jez jezza
jerry; jereme
jessica; jess jessie
jessie; jess
jillian; jill
joan; jo
joann; jo
joanna; jo jodi jody
joanne; jo
jody; jo
johanna; jo
johannah; jo jody
johannes; johnny
john; jack jock jon jonny
johnathan; johny jon jonnie jonny
jonathan; johny jon jonnie jonny
jonathon; johny jon jonnie jonny
joseph; jody joe joey
josephine; jo jody joey josey josie
joshua; joe josh
joyce; joy
juanita; nettie nita
judith; juda jude judi judie judy
julia; jules
julian; jule jules
julie; jule jules
junior; junie
justin; juston justus
kaitlin; kait kaitie
kaitlyn; kait kaitie
kameron; kam
katelyn; kate kaye
katherine; kate kathy katy kaye kit
kathleen; kathy katy kit
kathryn; kate kathy katie
katia; kate katie
katy; kate kathy katie
kelley; kelli kellie kelly
kendall; ken kenny
kendra; kenj kenji kenny
kendrick; ken kenny
kenneth; ken kendrick kenny
kenny; ken
kent; ken kenny
kerry; kerri
kevin; kev
kimberley; kim kimberli kimberly
kimberly; kim kimberley kimberli
kristine; kris kristy tina
kristopher; kris
lamont; monty
latisha; tish tisha
laurel; laurie
lauren; laurie ren
laurence; larry
lawrence; larry lawrie
leanne; lea
leilani; lani
leonard; len lenny leo leon
leroy; roy
lesley; les
leslie; les
lester; les
lillian; lil lilly
lilly; lil lily
linda; lindy
lindsay; lindsey lindsie lindsy
lisa; liz
lizzie; liz
lois; lou
loretta; etta lorie lorrie retta
lorraine; lorie lorrie
louis; lou louie
louisa; lois lou
louise; lois lou
lucas; luke
lucia; lucy
lucille; cille lu lucy
lucinda; cindy lu lucy
luke; lucas
lydia; lyddy
mack; mac
mackenzie; kenzy mac mack
maddy; madge
madeline; maddi maddie maddy madge madie magda maggie maud
madelyn; maddy madie
madison; maddy mattie
magdalena; lena maggie
makayla; kayla
malachi; mally
malcolm; mac mal malc
manny; manuel
manuel; manny
marcus; marc mark
margaret; daisy madge maggie maggy marge margery margie margy peg peggy rita
margarita; daisy madge maggie maisie marge margo rita
marguerite; peggy
marie; mae
marissa; rissa
marjorie; margie margy
marsha; marcie
martha; marty mat mattie patsy
martin; marty
martina; tina
martine; tine
marvin; marv
mary; mae mamie marie molly polly
mathew; mat matt maty
matilda; matty maud
matthew; matt mattie matty
matthews; matt mattie matty
maximilian; max
maxine; max
maxwell; max
mckenna; ken kenna
megan; meg
meghan; meg
melanie; mellie
melinda; lindy mel
melissa; lisa lissa mel
melody; lodi
melvin; mel
mercedes; merci mercy sadie
mervin; merv
michael; micah mick mickey micky mike mikey
micheal; mike mikey miky
michelle; chelle mickey
mick; micky
miguel; miggy mike
mike; mick micky
mildred; milly
millicent; milly missy
minerva; minnie
miranda; mandy mira randi randy
miriam; mimi mitzi mitzie
mitchell; mitch
mitzie; mittie mitty
monica; monna monnie
morris; morey
moses; mose moss
nadine; nada
naomi; omi
natalie; natty nettie
natasha; nat tasha
nathan; nat nate
nathaniel; nat nate natty than
nelson; nels
nicholas; nic nick nickie nicky nico
nicolas; nic nick nickie nicky nico
nicole; cole nicki nicky nikki
nora; nonie
norman; norm
olive; ollie
oliver; ollie
olivia; livia ollie
ollie; oliver
oswald; ossy waldo
otis; ote
pamela; pam
patience; pat patty
patricia; pat patsy patti patty tricia
patrick; paddy pat pate patsy
paul; polly
paula; polly
paulina; lina polly
pauline; polly
penelope; penny
peter; pete
petronella; nellie
philip; phil
phillip; phil
priscilla; cilla prissy
prudence; prudy prue
rachel; rachael
rafaela; rafa
ramona; mona
randall; randy
raphael; ralph
raymond; ray
rebecca; becca beck becky reba
reggie; reg
regina; gina reggie
reginald; naldo reg reggie renny
ricardo; rick ricky
rich; dick rick
richard; dick dickie rich richie rick ricky
rick; ricky
ricky; dick rich
robert; bill billy bob bobby rob robby
roberta; bert bobbie robbie roby
roberto; rob
roderick; erick rod roddy
rodney; rod
roger; bobby rod rodger roge
roland; rollo rolly
ronald; naldo ron ronnie ronny
ronny; ronald
rosalinda; rosa roz
rose; rosie
rosemary; rosemarie rosey
rosina; sina
roxanne; ann roxie
rudolph; dolph olph rudy
russell; russ rusty
ryan; ry
sabrina; brina
salvador; sally
samantha; mantha sam sammy
samson; sam sammy
samuel; sam sammy
sandra; sandy
sarah; sadie sally sara
savannah; anna savanna
scott; scotty
sebastian; seb sebby
serena; rena
sharon; sha shay
shaun; shawn
shawn; shaun
sheldon; shelly
sheryl; sher sheri sherri sherry sherryl
shirley; sherry shirl
sidney; sid
silas; si
simon; si sion
solomon; sol solly
sophia; sophie
stacey; staci stacie stacy
stacie; stacey staci stacy
stacy; staci
stephan; steve
stephanie; steffi steffie steph stephani stephany stephie stephine stevie
stephen; steph steve
steven; steph steve stevie
stuart; stu
susan; sue sukey susie suzie
susie; suzie
suzanne; sue suki susie
sylvester; si sy syl vester vet
tabitha; tabby
tammie; tami tammy
tammy; tami tammie
tasha; tash tashie
terence; terry
teresa; terry tess tessa tessie
terri; teri terrie terry
tessa; teresa
theodore; ted teddy theo
theresa; thirza thursa
thomas; thom
tiffany; tiff tiffy
timothy; tim timmy
tisha; tish
trish; trisha
ursula; sula
valentina; val vallie
valerie; val
vanessa; essa nessa vanna
veronica; ron ronie
vicki; vickie vicky
victor; vic
victoria; tori torie tory vic vicki vickie vicky
vijay; vij
vincent; vic vin vince vinnie vinny
viola; ola vi
virginia; ginger virgy
vivian; vi viv
wallace; wally
wally; walt
walter; wally walt
wendy; wen
wesley; wes
wilber; bert will
wilfred; fred wil will willie
will; bill
william; bill billy wil will willie willy
willie; william
wilson; will willie willy
yvonne; vonna
zach; zack zak
zachary; zac zach zachy zack zak zakk
zack; zach zak
"""

ETHIOPIAN = """
etsegenet etsgenet etsegent esegenet estsegenet etsegnet
fitsum fisum fetsum fitsame fitsume
netsanet nesanet netsenet
tsegaye tsegay segaye
tsehay tsehai sehay tzehay
"""
