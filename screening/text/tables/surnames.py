"""Latin spellings of one Korean or Chinese surname. Generated; never edited by hand.

By tools/generate_variants.py. Korean: `korean_surnames.json` (MIT), spellings in use, and Pyongyang's own.
Chinese: distilled facts of `chinese_surname_romanisations.json` (Wikipedia, CC-BY-SA) for the commoner
surnames: mainland, Taiwan, Hong Kong, Singapore; after `|` what only Macao, Malaysia, Viet Nam, Korea write.
One surname a line; its character first.
"""

KOREAN = """
김 gim kim
이 i lee yi rhee ri ree
박 bak pak park
정 jeong chong jung chung jong
최 choe choi chae
조 jo cho
강 gang kang kwang
장 jang chang
윤 yun yoon youn yon
임 im lim yim rim
신 sin shin
유 yu yoo you ryu ryoo
한 han hwan
오 o oh
서 seo so suh su
전 jeon chon jun chun cheon jon
권 gwon kwon kweon kwan
안 an ahn
송 song sung seung
홍 hong heung
양 yang ryang young
고 go ko koh koo
문 mun moon
손 son sohn sun soon
배 bae pae
백 baek paek back baik paik
허 heo ho hur huh
노 no noh roh ro
심 sim shim
하 ha hwa
주 ju chu joo choo
구 gu ku koo goo
곽 gwak kwak
성 seong song sung seung
우 u woo
진 jin chin
류 ryu yoo ryoo you
나 na ra
지 ji chi gi
엄 eom om um uhm
변 byeon pyon byun
채 chae choi
원 won woon
방 bang pang
천 cheon chon chun
공 gong kong
현 hyeon hyon hyun
여 yeo yo ryo
염 yeom yom ryom
석 seok sok suk
추 chu choo
도 do to doo
소 so soo
설 seol sol
선 seon son sun
길 gil kil
연 yeon yon youn ryon
명 myeong myong myung
기 gi ki kee
반 ban pan
금 geum kum gum
육 yuk ryuk
제 je che jae
모 mo moo
국 guk kuk kook gook
어 eo o
경 gyeong kyong kyung
은 eun un
편 pyeon pyon
용 yong young yung ryong yeong
봉 bong pong
부 bu pu
가 ga ka
복 bok pok
형 hyeong hyong hyung
계 gye kye
두 du tu doo
감 gam kam
동 dong tong
빈 bin pin
제갈 jegal chegal
음 eum um
온 on eon
시 si se
범 beom pom bum bom
선우 seonu sonu sunwoo
승 seung sung
좌 jwa chwa
간 gan kan
갈 gal kal
서문 seomun somun
견 gyeon kyon kyun gyun
단 dan tan
순 sun soon
당 dang tang
옹 ong ung
빙 bing ping
종 jong chong
대 dae tae
궁 gung kung
엽 yeop yop
아 a ah
평 pyeong pyong
독고 dokgo tokko
궉 gwok kwok
동방 dongbang tongbang
근 geun kun keun gun
점 jeom chom
운 un woon
돈 don ton
곡 gok kok
섭 seop sop sub sup
자 ja cha
후 hu hoo
담 dam tam
교 gyo kyo
영 yeong yong
관 gwan kwan
등 deung tung
려 ryeo ryo
증 jeung chung
독 dok tok
미 mi mee
보 bo po
비 bi pi
망절 mangjeol mangjol
어금 eogeum ogum
다 da ta
번 beon pon
등정 deungjeong tungjong
"""

CHINESE = """
赵 zhao chao chiu teo tio | chio teoh chew tiew trieu jo cho
钱 qian chien chin zee chee | chen tien joen chun
孙 sun suen soon sng | shun song tun ton son
李 li lee | lei ly rhee yi
周 zhou chou chow chau chew | chao cheu chiew chu ju
吴 wu ng goh ngo | ngu oh
郑 zheng cheng tay | cheang ching tang tey tee teh chin chang chung chiang te trinh jung jeong cheong
王 wang wong ong heng | vong bong ng vuong
冯 feng fung pang | fong foong phung pung
陈 chen chan tan ting | chin tang ding sin tran jin
蒋 jiang chiang cheung chio | cheong chiong tuong jang chang
沈 shen shum sum sim | sam shim shun tham
韩 han hon hang | hong
杨 yang yeung yeo yeoh yong | ieong eow yeong yew ewu yu duong
朱 zhu chu choo | jee jeh chee chau joo
秦 qin chin chun ching | chng tan jin
尤 you yu yau yew | iao vuu woo
许 xu hsu hui hee koh khoh | hoi khu kho khoo khor khow hoo hooi khaw hii hua heo huh hur
何 he ho hor hoh | ha
吕 lu lui li | loi loh lei lee loo la yeo ryeo
施 shi shih sze si see | sii sih thi
张 zhang chang cheung teo teoh cheong | chong tiong truong jang
孔 kong kung hung khong | hong gong
曹 cao tsao cho tso chow chau | chou cheng choo chu tao jo
严 yan yen yim giam ngiam | im yam ngim nghiem uhm
金 jin chin kam kim | king
魏 wei ngai gui ngui | woi nguy ui oui wi wie wee
陶 tao to tau tow | tou tho too toh dao do
姜 jiang chiang keung kiang | keong khuong kang gang
谢 xie hsieh tse cheah tay chia | che chiah seah sia see tia ta sa
邹 zou tsou chau chow chew chou chu | chao trau
章 zhang chang cheung chio chioh cheoh | cheong chong tiong tong chuong jang
苏 su so soh | sou saw soo to
潘 pan poon pun phua | pang phang phan ban
葛 ge ko kot quat kat kuah | cat gal
范 fan huang | fung fam fang pham bum
彭 peng pang peh | phang banh paeng
鲁 lu lo loo | lou loh noh
韦 wei wai wee | vei vi
马 ma beh | mah mha
方 fang fong png pung | fan phun huong hong phuong bang
俞 yu joo ju | je yii du you
任 ren jen yam zim jim | iam ngam yim ngieng ngiam nham nhiem rim
袁 yuan yuen wang | un iun ngen vien won
柳 liu lau lew | lao liew lieu you yu ryu
史 shi shih sze su ser | si sa
唐 tang tong tng | thang thong duong dang
薛 xue hsueh sit sih | sik silk tiet seol sul
雷 lei lui | loi looi lewe
贺 he ho hor | hoo ha
倪 ni ngai geh goi | nga ngam nghe
汤 tang tong tng | thong thang
殷 yin yan yam hng heung | ian an
罗 luo lo law lor | loh la rah na
毕 bi pi put bik | pat tat
郝 hao kok how hak | hac
安 an on ann ang | ahn
常 chang sheung seong siong sioh | sheong thuong
于 yu yee | vu
傅 fu foo poo poh | foh pho
康 kang hong khang | gang
伍 wu ng ngoh | ngo wuh woo ngu
余 yu yue eu yee | du
顾 gu ku koo koh | koe co
孟 meng mang | manh maeng
黄 huang wong ng | vong bong boong eng ong ooi wee hoang huynh hwang
萧 xiao hsiao siu shiu seow siao | sio siew siau siaw sew seu tieu
尹 yin wan un eung | doan yoon
姚 yao yiu yeo | iu io yew yow yau yaw dieu
邵 shao siu shiu shaw seow sioh | sio sao shau thieu
汪 wang wong | vong vang uong
毛 mao mo moh mor | mou bo boo moo
戴 dai tai te to tor | thai dhai
宋 song sung soong | shong tong
庞 pang pong | phong bang
熊 xiong hsiung hung him | hong yoong hiung
董 dong tung tang tong | thung dung thong
梁 liang leung neo nio niu | leong liong neoh leo luong ryeong yang
杜 du tu to tao toe toh too | tou do
季 ji chi kwai kwee kui | kuai quy
贾 jia chia ka kia | gia
江 jiang chiang kong kang | khong khang giang
颜 yan yen ngan gan ngang | ngam nhan
郭 guo kuo kwok kueh kuek koay quek | kuok kuoc kho kwoh kok keoh quach kwak
林 lin lam lim | lum ling im
徐 xu hsu chui tsui su chee cher cheu | choi see seh tu seo
邱 qiu chiu yau khoo | iao iau khu kue khor kiew kiu kew khuu
高 gao kao ko koh kor | kou kow ku cao
夏 xia hsia ha hay | har
蔡 cai tsai choi tsoi chua | chai chuah thai chae
田 tian tien tin chan | tim ten then dien
樊 fan han huang | phan
胡 hu woo wu oh | vu foo fu foh hoo ho
万 wan man buang | ban van
卢 lu lo loo loh | lou low
丁 ding ting teng | dinh
邓 deng teng tang | thien ten tan dang
洪 hong hung ang | ong ho
石 shi shih shek cheoh chioh | sek thach
崔 cui tsui chui chwee | choi thoi
龚 gong kung kiong kong | cung
程 cheng ching thia | tiah tiang trinh
陆 lu luk lok lek | luc
段 duan tuan tuen teung | tun doan
焦 jiao chiao chiu cheow chiau | chio tieu
侯 hou hau hoh | hao
武 wu mo boo | mou vu vo
刘 liu lau low | lao liew law liao lieu luu yu ryu
龙 long lung loong leng | leong lon king
叶 ye yeh ip yip yap | diep yeob seop sop sup sub seob sob coo
黎 li lai loi lee | loy le
白 bai pai pak peh | bach bac
赖 lai nai | lay lye
乔 qiao chiao kiu keow | kio kiau kiao kieu
翟 zhai chai chak tek | trach
谭 tan tam tham | dam
申 shen san sun sing | son than
牛 niu ngau goo | ngao gu nguu
温 wen wan woon oon | van won bong voon on
阎 yan yen yim giam ngiam | im diem
向 xiang hsiang heung hiang | heong huong sang hyang
易 yi yik ek | iek dich
廖 liao liu leow | lio liew liau lieu
文 wen man boon bung | van
聂 nie nieh nip lip niap
曾 zeng tseng tsang chan tjan | chang chin chen tang
司马 sima ssuma szema seebeh | tuma
上官 shangguan shangkuan sheungkwun | seongkun thuongquan
欧阳 ouyang auyeung | aoieong auduong
夏侯 xiahou hsiahou hahau | hahao
诸葛 zhuge chuko chukok chukat | jegal
东方 dongfang tungfang tungfong | tongfong dongphuong
尉迟 yuchi yuchih waichi utti | vaichi
公孙 gongsun kungsun kungsuen | kongsun
令狐 linghu lingwoo | lengvu lenhho yeongho
慕容 murong mujung moyung | mouiong
司徒 situ ssutu szeto | sitou suho
端木 duanmu tuanmu | tunmok
闫 yan yen yim | im
"""
