"""States, their codes and what people call them.

A line is: three-letter code, two-letter code (or -), short English name; then other names, demonyms and the
Russian, French and local names that border posts of the region meet, parted by semicolons. Codes and names:
ISO 3166-1 and -3 (withdrawn codes), ICAO Doc 9303-3 section 5 (special codes), UN terminology (formal names);
demonyms and variants: general knowledge. "Republic of X", "Kingdom of X" and the like need no line of their
own: `countries` takes such words off.
"""

STATES = """
AFG AF Afghanistan; Afghan; Afghani; Афганистан; афганец
ALA AX Åland Islands; Aland; Alandish
ALB AL Albania; Albanian; Албания; Albanie
DZA DZ Algeria; Algerian; Алжир; Algérie; Algerie; People's Democratic Republic of Algeria
ASM AS American Samoa; American Samoan
AND AD Andorra; Andorran
AGO AO Angola; Angolan
AIA AI Anguilla; Anguillan
ATA AQ Antarctica
ATG AG Antigua and Barbuda; Antigua; Antiguan; Barbudan
ARG AR Argentina; Argentine; Argentinian; Argentine Republic; Аргентина
ARM AM Armenia; Armenian; Армения; Arménie; Hayastan
ABW AW Aruba; Aruban
AUS AU Australia; Australian; Австралия; Commonwealth of Australia
AUT AT Austria; Austrian; Австрия; Autriche; Österreich
AZE AZ Azerbaijan; Azerbaijani; Azeri; Азербайджан; Azerbaïdjan; Azərbaycan; Azerbaidzhan
BHS BS Bahamas; Bahamian; The Bahamas
BHR BH Bahrain; Bahraini; Бахрейн; Bahreïn
BGD BD Bangladesh; Bangladeshi; Bengali; Бангладеш; People's Republic of Bangladesh
BRB BB Barbados; Barbadian
BLR BY Belarus; Belarusian; Belarussian; Byelorussia; Belorussia; Беларусь; Белоруссия; Bélarus; Biélorussie
BEL BE Belgium; Belgian; Бельгия; Belgique; België
BLZ BZ Belize; Belizean
BEN BJ Benin; Beninese; Dahomey; Bénin
BMU BM Bermuda; Bermudian
BTN BT Bhutan; Bhutanese; Бутан
BOL BO Bolivia; Bolivian; Plurinational State of Bolivia; Боливия
BES BQ Bonaire, Sint Eustatius and Saba; Bonaire; Caribbean Netherlands
BIH BA Bosnia and Herzegovina; Bosnia; Bosnia Herzegovina; Bosnian; Босния и Герцеговина; Bosnie-Herzégovine
BWA BW Botswana; Motswana; Batswana
BVT BV Bouvet Island
BRA BR Brazil; Brazilian; Brasil; Бразилия; Federative Republic of Brazil
IOT IO British Indian Ocean Territory; Chagos
BRN BN Brunei; Brunei Darussalam; Bruneian; Бруней; Nation of Brunei
BGR BG Bulgaria; Bulgarian; Болгария; Bulgarie
BFA BF Burkina Faso; Burkinabe; Burkinabé; Upper Volta
BDI BI Burundi; Burundian
CPV CV Cabo Verde; Cape Verde; Cape Verdean; Cabo Verdean
KHM KH Cambodia; Cambodian; Khmer; Kampuchea; Камбоджа; Cambodge
CMR CM Cameroon; Cameroonian; Cameroun
CAN CA Canada; Canadian; Канада
CYM KY Cayman Islands; Caymanian
CAF CF Central African Republic; Central African; République centrafricaine; ЦАР
TCD TD Chad; Chadian; Tchad; Чад
CHL CL Chile; Chilean; Чили
CHN CN China; Chinese; People's Republic of China; PRC; PR China; Mainland China; Китай; КНР; Chine; 中国; 中國
CXR CX Christmas Island
CCK CC Cocos (Keeling) Islands; Cocos Islands; Keeling Islands
COL CO Colombia; Colombian; Колумбия
COM KM Comoros; Comorian; Comoran; Union of the Comoros; Comores
COG CG Congo; Republic of the Congo; Congo-Brazzaville; Congo Brazzaville; Congo (Brazzaville); Congolese
COD CD Congo, Democratic Republic of the; DRC; DR Congo; D.R. Congo; Democratic Republic of Congo; Congo-Kinshasa; Congo (Kinshasa); Congo, Dem. Rep.; Zaire; Zairian; RDC; RPDC
COK CK Cook Islands; Cook Islander
CRI CR Costa Rica; Costa Rican
CIV CI Côte d'Ivoire; Cote d Ivoire; Ivory Coast; Ivorian; Кот-д'Ивуар
HRV HR Croatia; Croatian; Croat; Хорватия; Hrvatska; Croatie
CUB CU Cuba; Cuban; Куба
CUW CW Curaçao; Curacaoan
CYP CY Cyprus; Cypriot; Кипр; Chypre
CZE CZ Czechia; Czech; Czech Republic; Чехия; Tchéquie; République tchèque
DNK DK Denmark; Danish; Dane; Дания; Danemark
DJI DJ Djibouti; Djiboutian; Джибути
DMA DM Dominica; Commonwealth of Dominica
DOM DO Dominican Republic; Dominican
ECU EC Ecuador; Ecuadorian; Ecuadorean
EGY EG Egypt; Egyptian; Arab Republic of Egypt; Египет; Égypte; Misr
SLV SV El Salvador; Salvadoran; Salvadorean
GNQ GQ Equatorial Guinea; Equatorial Guinean; Equatoguinean
ERI ER Eritrea; Eritrean; Эритрея; Érythrée
EST EE Estonia; Estonian; Эстония; Estonie; Eesti
SWZ SZ Eswatini; Swaziland; Swazi
ETH ET Ethiopia; Ethiopian; Эфиопия; Éthiopie; Federal Democratic Republic of Ethiopia
FLK FK Falkland Islands; Falkland Islands (Malvinas); Malvinas
FRO FO Faroe Islands; Faeroe Islands; Faroese
FJI FJ Fiji; Fijian
FIN FI Finland; Finnish; Finn; Финляндия; Finlande; Suomi
FRA FR France; French; French Republic; Франция; République française
GUF GF French Guiana
PYF PF French Polynesia; French Polynesian
ATF TF French Southern Territories
GAB GA Gabon; Gabonese; Gabonese Republic
GMB GM Gambia; Gambian; The Gambia
GEO GE Georgia; Georgian; Грузия; Géorgie; Sakartvelo; Gruziya
DEU DE Germany; German; Federal Republic of Germany; West Germany; Германия; ФРГ; Allemagne; Deutschland; D
GHA GH Ghana; Ghanaian
GIB GI Gibraltar; Gibraltarian
GRC GR Greece; Greek; Hellenic Republic; Hellenic; Греция; Grèce; Hellas
GRL GL Greenland; Greenlandic
GRD GD Grenada; Grenadian
GLP GP Guadeloupe
GUM GU Guam; Guamanian
GTM GT Guatemala; Guatemalan
GGY GG Guernsey
GIN GN Guinea; Guinean; Guinea-Conakry; Guinée; Гвинея
GNB GW Guinea-Bissau; Bissau-Guinean; Guinée-Bissau
GUY GY Guyana; Guyanese
HTI HT Haiti; Haitian; Haïti; Гаити
HMD HM Heard Island and McDonald Islands
VAT VA Holy See; Vatican City; Vatican; Holy See (Vatican City State); Vatican City State
HND HN Honduras; Honduran
HKG HK Hong Kong; Hongkong; Hong Kong SAR; Hong Kong Special Administrative Region; Hong Kong Special Administrative Region of China; China, Hong Kong Special Administrative Region; Hongkonger; Гонконг; 香港
HUN HU Hungary; Hungarian; Венгрия; Hongrie; Magyarország
ISL IS Iceland; Icelandic; Icelander; Исландия
IND IN India; Indian; Индия; Inde; Bharat
IDN ID Indonesia; Indonesian; Индонезия; Indonésie
IRN IR Iran; Iranian; Islamic Republic of Iran; Persia; Persian; Иран; ИРИ
IRQ IQ Iraq; Iraqi; Irak; Ирак
IRL IE Ireland; Irish; Eire; Ирландия; Irlande
IMN IM Isle of Man; Manx
ISR IL Israel; Israeli; Израиль; Israël
ITA IT Italy; Italian; Italian Republic; Италия; Italie; Italia
JAM JM Jamaica; Jamaican
JPN JP Japan; Japanese; Япония; Japon; 日本
JEY JE Jersey
JOR JO Jordan; Jordanian; Hashemite Kingdom of Jordan; Иордания; Jordanie
KAZ KZ Kazakhstan; Kazakh; Kazakhstani; Kazak; Kazakstan; Казахстан; Қазақстан; Qazaqstan; казах; Республика Казахстан
KEN KE Kenya; Kenyan; Кения
KIR KI Kiribati; I-Kiribati
PRK KP Korea, North; North Korea; North Korean; Democratic People's Republic of Korea; DPRK; DPR Korea; D.P.R. Korea; КНДР; Северная Корея; Corée du Nord; 朝鲜
KOR KR Korea, South; South Korea; South Korean; Republic of Korea; ROK; Korea; Korean; Корея; Южная Корея; Республика Корея; Corée du Sud; 한국; 대한민국
KWT KW Kuwait; Kuwaiti; Кувейт; Koweït
KGZ KG Kyrgyzstan; Kyrgyz; Kyrgyz Republic; Kirghizia; Kirghizstan; Kirgizia; Kirgizstan; Kirghiz; Киргизия; Кыргызстан; Киргизстан; Kirghizistan; Кыргыз Республикасы; Кыргызская Республика
LAO LA Laos; Lao; Laotian; Lao People's Democratic Republic; Lao PDR; Лаос
LVA LV Latvia; Latvian; Латвия; Lettonie; Latvija
LBN LB Lebanon; Lebanese; Lebanese Republic; Ливан; Liban
LSO LS Lesotho; Basotho; Mosotho
LBR LR Liberia; Liberian
LBY LY Libya; Libyan; Libyan Arab Jamahiriya; Socialist People's Libyan Arab Jamahiriya; Ливия; Libye
LIE LI Liechtenstein; Liechtensteiner
LTU LT Lithuania; Lithuanian; Литва; Lituanie; Lietuva
LUX LU Luxembourg; Luxembourger; Luxemburg; Grand Duchy of Luxembourg
MAC MO Macao; Macau; Macanese; Macao Special Administrative Region; Macao Special Administrative Region of China; China, Macao Special Administrative Region; Macau SAR; Макао; 澳门; 澳門
MDG MG Madagascar; Malagasy
MWI MW Malawi; Malawian
MYS MY Malaysia; Malaysian; Malay; Малайзия; Malaisie
MDV MV Maldives; Maldivian; Мальдивы
MLI ML Mali; Malian; Мали
MLT MT Malta; Maltese; Мальта
MHL MH Marshall Islands; Marshallese
MTQ MQ Martinique
MRT MR Mauritania; Mauritanian; Мавритания; Mauritanie
MUS MU Mauritius; Mauritian
MYT YT Mayotte
MEX MX Mexico; Mexican; United Mexican States; Мексика; Mexique; México
FSM FM Micronesia; Federated States of Micronesia; Micronesian
MDA MD Moldova; Moldovan; Moldavia; Republic of Moldova; Молдова; Молдавия; Moldavie
MCO MC Monaco; Monegasque; Monacan; Монако
MNG MN Mongolia; Mongolian; Mongol; Монголия; Монгол; Mongolie
MNE ME Montenegro; Montenegrin; Черногория; Monténégro; Crna Gora
MSR MS Montserrat; Montserratian
MAR MA Morocco; Moroccan; Марокко; Maroc
MOZ MZ Mozambique; Mozambican
MMR MM Myanmar; Burma; Burmese; Myanmar (Burma); Myanmar (Birmanie); Union of Myanmar; Мьянма; Бирма; Birmanie
NAM NA Namibia; Namibian
NRU NR Nauru; Nauruan
NPL NP Nepal; Nepali; Nepalese; Непал; Népal; Federal Democratic Republic of Nepal
NLD NL Netherlands; Dutch; Holland; The Netherlands; Нидерланды; Голландия; Pays-Bas; Nederland
NCL NC New Caledonia; New Caledonian
NZL NZ New Zealand; New Zealander; Новая Зеландия
NIC NI Nicaragua; Nicaraguan
NER NE Niger; Nigerien; Nigérien; Нигер
NGA NG Nigeria; Nigerian; Нигерия
NIU NU Niue; Niuean
NFK NF Norfolk Island
MKD MK North Macedonia; Macedonia; Macedonian; Macedonia, The Former Yugoslav Republic of; FYROM; Северная Македония; Македония; Macédoine
MNP MP Northern Mariana Islands
NOR NO Norway; Norwegian; Норвегия; Norvège; Norge
OMN OM Oman; Omani; Оман
PAK PK Pakistan; Pakistani; Пакистан
PLW PW Palau; Palauan
PSE PS Palestine; Palestinian; State of Palestine; Palestinian Authority; Palestinian Territories; Palestinian Territory; Occupied Palestinian Territory; Palestinian Territory, Occupied; West Bank; Gaza; Gaza Strip; Region: Gaza; Палестина
PAN PA Panama; Panamanian; Панама
PNG PG Papua New Guinea; Papua New Guinean
PRY PY Paraguay; Paraguayan
PER PE Peru; Peruvian; Перу
PHL PH Philippines; Filipino; Filipina; Philippine; Филиппины
PCN PN Pitcairn; Pitcairn Islands
POL PL Poland; Polish; Pole; Польша; Pologne; Polska
PRT PT Portugal; Portuguese; Portuguese Republic; Португалия
PRI PR Puerto Rico; Puerto Rican
QAT QA Qatar; Qatari; Катар
REU RE Réunion
ROU RO Romania; Romanian; Roumania; Rumania; Румыния; Roumanie; România
RUS RU Russia; Russian; Russian Federation; RF; Россия; Российская Федерация; РФ; россиянин; Russie; Fédération de Russie; Rossiya
RWA RW Rwanda; Rwandan; Rwandese; Rwandese Republic
BLM BL Saint Barthélemy; St Barthelemy
SHN SH Saint Helena; St Helena; Saint Helena, Ascension and Tristan da Cunha
KNA KN Saint Kitts and Nevis; St Kitts and Nevis; Kittitian; Nevisian
LCA LC Saint Lucia; St Lucia; Saint Lucian
MAF MF Saint Martin; Saint Martin (French part); St Martin
SPM PM Saint Pierre and Miquelon; St Pierre and Miquelon
VCT VC Saint Vincent and the Grenadines; St Vincent and the Grenadines; Saint Vincent; Vincentian
WSM WS Samoa; Samoan; Western Samoa
SMR SM San Marino; Sammarinese
STP ST Sao Tome and Principe; São Tomé and Príncipe; Democratic Republic of Sao Tome and Principe; Sao Tomean
SAU SA Saudi Arabia; Saudi; Saudi Arabian; KSA; Саудовская Аравия; Arabie saoudite
SEN SN Senegal; Senegalese; Sénégal
SRB RS Serbia; Serbian; Serb; Сербия; Србија; Serbie; Srbija
SYC SC Seychelles; Seychellois
SLE SL Sierra Leone; Sierra Leonean
SGP SG Singapore; Singaporean; Сингапур
SXM SX Sint Maarten; Sint Maarten (Dutch part)
SVK SK Slovakia; Slovak; Slovakian; Slovak Republic; Словакия; Slovaquie
SVN SI Slovenia; Slovenian; Slovene; Словения; Slovénie
SLB SB Solomon Islands; Solomon Islander
SOM SO Somalia; Somali; Somalian; Сомали; Somalie
ZAF ZA South Africa; South African; RSA; ЮАР; Afrique du Sud
SGS GS South Georgia and the South Sandwich Islands; South Georgia
SSD SS South Sudan; South Sudanese; Южный Судан; Soudan du Sud
ESP ES Spain; Spanish; Spaniard; Испания; Espagne; España
LKA LK Sri Lanka; Sri Lankan; Ceylon; Democratic Socialist Republic of Sri Lanka; Шри-Ланка
SDN SD Sudan; Sudanese; The Sudan; Судан; Soudan
SUR SR Suriname; Surinamese; Surinam
SJM SJ Svalbard and Jan Mayen; Svalbard
SWE SE Sweden; Swedish; Swede; Швеция; Suède; Sverige
CHE CH Switzerland; Swiss; Swiss Confederation; Швейцария; Suisse; Schweiz
SYR SY Syria; Syrian; Syrian Arab Republic; Сирия; САР; Syrie
TWN TW Taiwan; Taiwanese; Taiwan, Province of China; Republic of China; China, Republic of; Chinese Taipei; ROC; Тайвань; 台灣; 台湾
TJK TJ Tajikistan; Tajik; Tajikistani; Tadzhikistan; Tadjikistan; Таджикистан; Тоҷикистон; таджик
TZA TZ Tanzania; Tanzanian; United Republic of Tanzania; Танзания
THA TH Thailand; Thai; Siam; Таиланд; Тайланд; Thaïlande
TLS TL Timor-Leste; East Timor; Democratic Republic of Timor-Leste; Timorese; East Timorese
TGO TG Togo; Togolese; Togolese Republic
TKL TK Tokelau
TON TO Tonga; Tongan
TTO TT Trinidad and Tobago; Trinidad; Trinidad & Tobago; Trinidadian; Tobagonian
TUN TN Tunisia; Tunisian; Тунис; Tunisie
TUR TR Türkiye; Turkey; Turkish; Turk; Turkiye; Турция; Turquie
TKM TM Turkmenistan; Turkmen; Turkmenia; Turkmenistani; Туркменистан; Туркмения; Türkmenistan; Turkménistan; туркмен
TCA TC Turks and Caicos Islands; Turks and Caicos
TUV TV Tuvalu; Tuvaluan
UGA UG Uganda; Ugandan; Уганда
UKR UA Ukraine; Ukrainian; The Ukraine; Украина; Україна; Ukraina
ARE AE United Arab Emirates; UAE; U.A.E.; Emirati; Emirian; ОАЭ; Объединенные Арабские Эмираты; Émirats arabes unis; Emirates
GBR GB United Kingdom; UK; U.K.; Great Britain; Britain; British; British Citizen; England; English; Scotland; Scottish; Wales; Welsh; Northern Ireland; United Kingdom of Great Britain and Northern Ireland; Великобритания; Royaume-Uni; Briton
USA US United States; United States of America; America; American; U.S.; U.S.A.; США; Соединенные Штаты Америки; États-Unis
UMI UM United States Minor Outlying Islands
URY UY Uruguay; Uruguayan; Eastern Republic of Uruguay
UZB UZ Uzbekistan; Uzbek; Uzbekistani; Узбекистан; Ўзбекистон; Oʻzbekiston; Ouzbékistan; узбек; Республика Узбекистан
VUT VU Vanuatu; Ni-Vanuatu
VEN VE Venezuela; Venezuelan; Bolivarian Republic of Venezuela; Венесуэла
VNM VN Vietnam; Viet Nam; Vietnamese; Socialist Republic of Viet Nam; Вьетнам; Việt Nam
VGB VG Virgin Islands, British; British Virgin Islands; BVI
VIR VI Virgin Islands, U.S.; US Virgin Islands; United States Virgin Islands; Virgin Islands of the United States; Virgin Islands
WLF WF Wallis and Futuna
ESH EH Western Sahara; Sahrawi; Saharan
YEM YE Yemen; Yemeni; Yemenite; North Yemen; South Yemen; Йемен; Yémen
ZMB ZM Zambia; Zambian
ZWE ZW Zimbabwe; Zimbabwean; Rhodesia; Зимбабве
"""

# Not states of ISO 3166-1: ICAO 9303-3 section 5 parts B to E, and states that are no more (ISO 3166-3).
SPECIAL = """
GBD - British Overseas Territories Citizen; British Dependent Territories Citizen
GBN - British National (Overseas); British National Overseas
GBO - British Overseas Citizen
GBP - British Protected Person
GBS - British Subject
RKS XK Kosovo; Kosovan; Kosovar; Republic of Kosovo; Косово; Kosova; XKX
UNK - Kosovo resident (UNMIK); UNMIK
UNO UN United Nations; UN; United Nations Organization
UNA - United Nations agency; United Nations specialized agency
EUE EU European Union; EU laissez-passer
XBA - African Development Bank
XCC - Caribbean Community; CARICOM
XCE - Council of Europe
XCO - Common Market for Eastern and Southern Africa; COMESA
XDC - Southern African Development Community; SADC
XEC - Economic Community of West African States; ECOWAS
XES - Organization of Eastern Caribbean States; OECS
XIM - African Export-Import Bank; AFREXIM
XOM - Sovereign Military Order of Malta; Order of Malta
XPO - INTERPOL; International Criminal Police Organization
XXA - Stateless person; Stateless; No nationality; Without nationality; Лицо без гражданства; ЛБГ; апатрид; Apatride; Bidoon
XXB - Refugee (1951 Convention); Refugee
XXC - Refugee (other); Other refugee
XXX - Unspecified nationality; Unspecified; Unknown; Unknown nationality; Undetermined; Not known; na; n/a
UTO - Utopia
SUN SU Soviet Union; USSR; Soviet; Union of Soviet Socialist Republics; СССР; former Soviet Union; Советский Союз; URSS
YUG YU Yugoslavia; Yugoslav; Yugoslavian; Югославия; SFRY
CSK CS Czechoslovakia; Czechoslovak; Czechoslovakian; Чехословакия
SCG - Serbia and Montenegro; State Union of Serbia and Montenegro
DDR DD German Democratic Republic; East Germany; GDR; ГДР
ANT AN Netherlands Antilles
NTZ NT Neutral Zone; Saudi-Iraqi Neutral Zone
"""

# Withdrawn and mistaken codes whose state lives on under another.
RENAMED = "ZAR COD ROM ROU TMP TLS BUR MMR BYS BLR HVO BFA DHY BEN NHB VUT RHO ZWE YMD YEM ATB ATA FXX FRA KOS RKS XKX RKS XXK RKS XKS RKS GER DEU INP XPO"

# Words that say how a state is governed, not which one it is.
FORMAL = "the of and state republic kingdom sultanate emirate commonwealth principality union federation islamic former federal independent"
