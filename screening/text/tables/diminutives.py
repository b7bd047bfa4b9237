"""Given names of Europe and the Caucasus: national forms of one name, and the short forms that friends use.

Written by hand from general knowledge: Russian, Ukrainian, Belarusian, Baltic, Moldovan, Georgian and Armenian
forms that one person's papers carry one after another (Nikolai, Mykola, Mikalai), and diminutives that lists
give as aliases. One name a line: forms that are surely the same name; after `|` forms that are names of their
own elsewhere; after `;` short forms. What counts as one spelling is said in `forms`.
"""

SLAVIC = """
aleksandr aleksander alexander oleksandr aliaksandr alyaksandr aleksandrs aleksandras aleksandre aleksandar oleksander | alexandru; sasha shura sanya sashko shurik sashka sanek alik alex aca sasa
aleksandra alexandra oleksandra aliaksandra; sasha shura sanya alex
aleksei aleksey alexei oleksii oleksiy aliaksei alyaksey aleksejs aleksejus | alexis; alyosha alesha lyosha lesha lyokha alyoha
anastasia anastasiya nastassia anastasiia; nastya asya stasya nastia
anatoli anatoly anatoliy anatol anatolijs anatolijus; tolya tolik
andrei andrey andriy andrii andrejs andrejus andrzej | andrew andreas; andryusha andryukha
anna hanna ganna; anya nyura annushka nyusha asya
antonina antanina; tonya
anton antons antonas antoni; antosha tosha
arkadi arkady arkadiy arkadz; arkasha
artyom artem artsiom artiom artsem; tyoma tema
bogdan bohdan bahdan; bodya
boris borys barys boriss; borya
daniil danil danylo danila danilo | daniel; danya
darya daria daryia darja; dasha
denis denys dzianis deniss; deniska den
dmitri dmitry dmitriy dimitri dmytro dzmitry dzmitri dmitrijs dmitrijus dzmitryi; dima mitya dimon dimka mitka
eduard edward eduards eduardas | edvard; edik
fyodor fedor fiodor fedir feodor | teodor theodore; fedya fedia
filipp filip pylyp philip; filya
galina halyna halina galyna; galya
gennadi gennady gennadiy hennadii hennadiy henadz genadz; gena
georgi georgy georgiy heorhii heorhiy heorhi giorgi georgijs gheorghe | george; zhora gosha gera goga gogi gia
german herman hermann; gera
gleb hlib hleb
grigori grigory grigoriy hryhorii hryhoriy ryhor hryhor grigol grigorijs hryhory | gregory; grisha grisho
ignat ihnat ignatiy
igor ihor ihar igors; igoryok garik
ilya illia illya ilia ilja; ilyusha ilyukha
inna ina
iosif yosyp josif ioseb yosif yosip osip | joseph josef; osya yosya soso
irina iryna irine; ira irisha
ivan ivane; vanya vanka vanyusha vano ivanko ivica
kirill kyrylo kiryl kiril kirils; kirya kir
klavdia claudia klavdiya; klava
konstantin kostiantyn kostyantyn kanstantsin konstantine constantin konstantyn konstantins konstantinas; kostya kostia kote
ksenia kseniya xenia kseniia aksinya | oksana aksana; ksyusha ksyukha
larisa larysa larissa; lara lora
leonid leanid leonids leonyd; lyonya lenya
lev leu leva | leo leon; lyova lyeva
lidia lidiya lidziya lydia; lida
lyubov liubov lubov liubou; lyuba luba
lyudmila liudmila ludmila liudmyla lyudmyla; lyuda luda mila lyusya
maksim maxim maksym maksims | maxime; maks max
margarita marharyta margaryta; rita margo
maria mariya maryia marija mariia | marie; masha marusya manya mashka marusia
marina maryna; marinka
matvei matvii matviy matsvei matfei; motya
mikhail mykhailo mykhaylo mihail michail mikheil mikhailo mihails mihhail mikhaylo michajlo | michael mihai; misha mishka mischa misho
nadezhda nadiia nadiya nadzeya nadezda nadejda nadeja; nadya
natalia natalya natallia nataliia natalja | nathalie natalie; natasha nata tasha natalka
nikita mykyta mikita; nikitka
nikolai nikolay mykola mikalai mykolai nikolajs nikolajus nikoloz nicolae nikalai | nikola nicholas; kolya kolia kolka kolyan nika niko
oksana aksana; ksana oksanka
oleg oleh aleh olegs; olezhka
olga olha volha; olya olia lyolya
pavel pavlo pavels pavle paval | paul pawel; pasha pavlik pavlusha
polina palina; polya
pyotr petr petro petre piatro piotr petras petru | peter; petya petka petia
raisa raisiya; raya
roman raman romans; roma romka
rostislav rostyslav rastsislau; rostik slava
ruslan ruslans; rusik
semyon semen semion siamion | simeon simon; syoma sema senya
sergei sergey serhiy serhii siarhei syarhey siarhiej sergii serghei sergejs sergejus serge; seryozha seryoga serezha sergo serega
sofia sofiya sofiia sophia zofia; sonya sofa sofiko
stanislav stanislau stanislaw stanislavs; stas slava stasik stach
stepan stsiapan stepane | stefan stephan; styopa stepa
svetlana svitlana sviatlana svetlana; sveta lana svetka
svyatoslav sviatoslav sviataslau; slava
taisia tayisiya taisiya; taya
tamara tamar; toma tamuna tako
taras tarass
tatyana tatiana tetiana tetyana tatsiana tatjana; tanya tania tanyusha
timofei tymofii tymofiy tsimafei; tima timosha
ulyana uliana; ulya
vadim vadym vadzim vadims; vadik
valentin valentyn valiantsin valentins; valya
valentina valentyna valiantsina; valya
valeri valery valeriy valerii valeryi valerijs valerijus; valera
valeria valeriya valeryia; lera
varvara varvaro; varya
vasili vasily vasiliy vasyl vasil vasile wasyl vasilijs; vasya vaska vasko
vera vira; verochka
viktor victor viktar viktors viktoras wiktor; vitya
viktoria victoria viktoriya viktoryia; vika
vitali vitaly vitaliy vitalii vital vitalijs vitalie; vitalik vitya
vladimir volodymyr uladzimir wladimir vladimirs vladimiras wolodymyr vladimer uladzimer; vova volodya vovka vovan vladik vlado
vladislav vladyslav uladzislau vladislavs wladyslaw; vlad vladik slava
vsevolod usevalad vsevolods; seva
vyacheslav viacheslav vacheslav viachaslau viatcheslav wiaczeslaw vjaceslavs; slava slavik
yakov yakiv iakov jakov yakau jakovs | jacob jakob; yasha
yana iana jana; yanka
yaroslav iaroslav jaroslav jaroslaw yaraslau; yarik slava
yefim efim yukhym yafim; fima
yegor egor yehor yahor jegors; gosha yegorka
yekaterina ekaterina kateryna katsiaryna katerina jekaterina ekaterine katerine | katarina catherine; katya katia katyusha katyukha eka
yelena elena olena alena jelena | helena; lena alyona lyolya lenochka
yelizaveta elizaveta yelyzaveta lizaveta jelizaveta elisaveta | elizabeth; liza
yevgeni evgeni evgeny yevgeny yevhen yauhen evhen yevhenii jevgenijs jevgenijus eugen | eugene; zhenya jenya
yevgenia evgenia evgeniya yevheniia yauheniya | eugenia; zhenya
yulia yuliya julia iuliia yuliia; yulya yulka
yuri yury yuriy iurii yurii iouri jurijs youri jury | georg; yura yurik yurko
zakhar zakhary zahar; zakharik
zhanna zanna | jeanne
zinaida zinayida zinaida; zina
zurab zurabi; zura zuriko
revaz revazi; rezo
davit david davyd; dato datuna
irakli irakliy herakle; ika
vakhtang vakhtangi; vakho
hovhannes hovannes oganes ovanes ohannes ovannes ovhannes ohan; hovo vano
harutyun arutyun arutiun haroutioun harutiun
hakob akop hagop agop hakop; hako
hrant grant hrand
hayk gaik haik gayk
hamlet gamlet
hovsep ovsep hovsepp osep
karapet garabed karabet garabet
sargis sarkis serkis; sako
poghos pogos boghos bogos
petros bedros betros
tigran dikran digran
gevorg kevork gevork kevorg; gevo
mkrtich mgrdich mkrtych mgrditch
hrachya grachya hrachia hrachik rachik grachik
hasmik asmik
garegin karekin garekin karegin
vardan vartan vartanes
gagik kakig
hripsime ripsime
artashes ardashes
hmayak gmayak amayak
grigor krikor krigor; grisha
"""

WESTERN = """
jose; pepe chepe ze zeca pepito
josefa; pepa
josefina; pepita fina
francisco; paco pancho curro kiko chico paquito
francisca; paca paquita
ignacio; nacho
jesus; chucho chuy
guadalupe; lupe lupita
enrique henrique; quique kike
manuel manoel; manolo manel lolo
eduardo; lalo edu
rafael; rafa
roberto; beto
alberto; beto tito
guillermo; memo guille
luis luiz; lucho lula
gustavo; tavo
vicente; chente
rosario; charo
concepcion; concha conchita
dolores; lola
mercedes; meche merche
teresa; tere
isabel; chabela isa
consuelo; chelo
antonio; tono toninho tonio nino toni
santiago; chago santi
fernando; nando
alejandro; ale jandro alex
sergio; checo
javier | xavier; javi
cristina; cris
gonzalo; chalo
juan; juancho juanito
miguel; migue
giuseppe; beppe pino peppe peppino
giovanni; gianni nanni vanni
luigi; gigi
salvatore; toto turi
domenico; mimmo
vincenzo; enzo
lorenzo; renzo enzo
alessandro; sandro
johannes johann; hans hannes jan johan
friedrich; fritz
heinrich; heinz heiner
wilhelm; willi willy
josef; sepp jupp pepa beppo
ludwig; lutz
katharina; kathe katja kathi
elisabeth elizabeth; lisbeth elsbeth sissi elli els bets
margarete margarethe; grete gretchen gretel
ulrich; uli
rudolf; rudi
cornelis cornelius; kees cor
wilhelmus; wim willem
petrus; piet pieter
hendrik hendrikus; henk
jacobus; jaap koos
gerardus; gerrit gerard
adrianus; adrie adri
antonius; ton toon anton
franciscus; frans
martinus; maarten
nicolaas; klaas nico
katarzyna; kasia kaska
malgorzata; gosia malgosia
wojciech; wojtek
stanislaw; stach staszek
krzysztof; krzysiek krzys
piotr; piotrek
tomasz; tomek
tadeusz; tadek
zbigniew; zbyszek
grzegorz; grzesiek grzes
andrzej; jedrek
joanna; asia
barbara; basia
agnieszka; aga
elzbieta; ela
zofia; zosia
jerzy; jurek
kazimierz; kazik
ryszard; rysiek
wladyslaw; wladek
jan; honza janek
vaclav; vasek
frantisek; franta
jiri; jirka
slobodan; sloba boba
josip; joso jozo
stjepan; stipe stef
laszlo; laci
jozsef; jozsi
istvan; pista isti
janos; jancsi
gyorgy; gyuri
sandor; sanyi
ferenc; feri
konstantinos constantinos | kostas costas kostis; dinos
georgios | giorgos yiorgos yorgos george
dimitrios dimitris | mitsos
ioannis | yiannis giannis yannis ioannes
nikolaos nicolaos | nikos nicos
panagiotis | panos panayiotis; takis
athanasios | thanasis thanos; sakis
vasileios vassilios | vasilis vassilis
evangelos | vangelis
emmanouil emmanuel | manolis
spyridon | spyros spiros
charalampos haralambos | babis haris
anastasios | tasos
theodoros | thodoris
michail | michalis
eleftherios | lefteris
stylianos | stelios
apostolos | tolis
aikaterini ekaterini | katerina
yosef josef; yossi yosi
yitzhak itzhak isaac; itzik
avraham; avi
yaakov; kobi
shmuel; shmulik
binyamin benyamin; beni
eliyahu; eli
"""
