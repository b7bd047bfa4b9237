"""Chinese and Korean names: a short family name and one or two characters, under several spellings.

Chinese: pinyin and Wade-Giles by rule, Cantonese or Hokkien spellings of the surnames. Korean: the
southern customary spelling, and McCune-Reischauer as the North writes. Rare family names, characters and
syllables follow the common ones. Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Table, Word, capital, ranked, words

_CHINESE_FAMILIES = """
王=Wang/Wang/Wong 李=Li/Li/Lee 张=Zhang/Chang/Cheung 刘=Liu/Liu/Lau 陈=Chen/Chen/Chan 杨=Yang/Yang/Yeung
黄=Huang/Huang/Wong 赵=Zhao/Chao/Chiu 吴=Wu/Wu/Ng 周=Zhou/Chou/Chow 徐=Xu/Hsu/Tsui 孙=Sun/Sun/Suen 马=Ma
朱=Zhu/Chu/Chu 胡=Hu/Hu/Wu 郭=Guo/Kuo/Kwok 何=He/Ho/Ho 林=Lin/Lin/Lam 高=Gao/Kao/Ko 罗=Luo/Lo/Law
郑=Zheng/Cheng/Cheng 梁=Liang/Liang/Leung 谢=Xie/Hsieh/Tse 宋=Song/Sung/Sung 唐=Tang/Tang/Tong
许=Xu/Hsu/Hui 邓=Deng/Teng/Tang 冯=Feng/Feng/Fung 韩=Han/Han/Hon 曹=Cao/Tsao/Tso 曾=Zeng/Tseng/Tsang
彭=Peng/Peng/Pang 萧=Xiao/Hsiao/Siu 蔡=Cai/Tsai/Choi 潘=Pan/Pan/Poon 田=Tian/Tien/Tin 董=Dong/Tung/Tung
袁=Yuan/Yuan/Yuen 于=Yu/Yu/Yu 余=Yu/Yu/Yue 叶=Ye/Yeh/Ip 蒋=Jiang/Chiang/Cheung 杜=Du/Tu/To 苏=Su/Su/So
魏=Wei/Wei/Ngai 程=Cheng/Cheng/Ching 吕=Lü/Lu/Lui 丁=Ding/Ting/Ting 沈=Shen/Shen/Sham 任=Ren/Jen/Yam
姚=Yao/Yao/Yiu 卢=Lu/Lu/Lo 傅=Fu/Fu/Foo 钟=Zhong/Chung/Chung 姜=Jiang/Chiang/Keung 崔=Cui/Tsui/Chui
谭=Tan/Tan/Tam 廖=Liao/Liao/Liu 范=Fan 汪=Wang/Wang/Wong 陆=Lu/Lu/Luk 金=Jin/Chin/Kam 石=Shi/Shih/Shek
戴=Dai/Tai/Tai 贾=Jia/Chia/Ka 韦=Wei/Wei/Wai 夏=Xia/Hsia/Ha 邱=Qiu/Chiu/Yau 方=Fang/Fang/Fong
侯=Hou/Hou/Hau 邹=Zou/Tsou/Chow 熊=Xiong/Hsiung/Hung 孟=Meng/Meng/Mang 秦=Qin/Chin/Chun 白=Bai/Pai/Pak
江=Jiang/Chiang/Kong 欧阳=Ouyang/Ouyang/Au_Yeung 司马=Sima/Ssuma 上官=Shangguan/Shangkuan 诸葛=Zhuge/Chuko
"""
_CHINESE_RARE_FAMILIES = """
xue=薛 yan=阎严颜晏燕鄢 duan=段 lei=雷 hao=郝 kong=孔 mao=毛 shi=史施时 gu=顾谷古辜 yin=尹殷银 li=黎栗
yi=易衣 qian=钱 tang=汤 wan=万 shao=邵 lan=兰蓝 gong=龚宫巩 chang=常畅 wu=武伍邬巫 qiao=乔 he=贺和 lai=赖来
long=龙 wen=文温 tao=陶 hong=洪 zhai=翟 an=安 ni=倪 niu=牛 lu=芦鲁路 ji=季纪吉冀姬计稽 yu=俞郁喻虞 zhang=章
ge=葛 shen=申 you=尤游 bi=毕 nie=聂 chai=柴 jiao=焦 xiang=向项 liu=柳 xing=邢 yue=岳 qi=齐祁戚 mei=梅 mo=莫
zhuang=庄 xin=辛 guan=管关官 zhu=祝竺 zuo=左 tu=涂屠 shu=舒 geng=耿 mu=牟穆木 bu=卜 zhan=詹 miao=苗 ling=凌
fei=费 jin=靳晋 sheng=盛 tong=童佟 ou=欧 zhen=甄 qu=曲屈瞿 cheng=成 yang=阳 pei=裴 xi=席奚习 wei=卫位 zha=查
bao=鲍包保 qin=覃 huo=霍 weng=翁 sui=隋 gan=甘 jing=景井荆 bo=薄 shan=单 si=司 bai=柏 ning=宁 ke=柯 ruan=阮
gui=桂 min=闵 xie=解 cong=丛 hua=华花 che=车 ran=冉 fang=房 bian=边卞 rao=饶 diao=刁 qiu=丘仇 mi=米糜
chi=池迟 teng=滕 yuan=苑原 zang=臧 gou=苟 quan=全 chu=褚楚 lian=廉连练 jian=简 lou=娄 gai=盖 fu=符伏 dang=党
lang=郎 di=邸 tan=谈 gao=郜 luan=栾 shang=商 meng=蒙 jie=揭 dou=窦 ao=敖 leng=冷 zhuo=卓 ai=艾 du=都
zhong=仲 le=乐 feng=封 xian=冼 kuang=匡 zong=宗 ying=应 tai=台 ju=鞠 sang=桑 chen=谌 ming=明 sha=沙 cen=岑
xu=胥 lin=蔺
"""
_CHINESE_COMPOUND_FAMILIES = """
皇甫=Huangfu/Huangfu 尉迟=Yuchi/Yuchih 公孙=Gongsun/Kungsun 慕容=Murong/Mujung 令狐=Linghu/Linghu
夏侯=Xiahou/Hsiahou 东方=Dongfang/Tungfang 端木=Duanmu/Tuanmu 独孤=Dugu/Tuku 南宫=Nangong/Nankung
宇文=Yuwen/Yuwen 长孙=Zhangsun/Changsun
"""
_CHINESE_RARE_MEN = """
wei=维卫威玮 bang=邦 bao=宝保 bin=彬滨宾 bing=炳秉 cai=才财 can=灿 chang=长常畅 chao=朝 cheng=诚城承程
chong=崇 chuan=川传 chun=淳纯 da=达大 dao=道 di=迪 ding=定鼎 dun=敦 fa=发 fan=凡 feng=丰锋风 fu=富甫 gang=钢
guan=冠 guang=广 guo=果 han=汉瀚翰 hang=航 he=和河鹤 heng=恒衡 hong=宏鸿弘 hou=厚 hu=虎 huai=怀 huan=焕
hui=晖徽 ji=吉纪季继 jia=嘉 jian=剑坚 jin=进锦劲 jing=敬景经 jiu=久 ju=举巨 jue=觉 jun=钧均君骏 kai=开
kang=康 ke=克可科 kun=坤昆 lai=来 lang=朗 le=乐 li=立礼理励 lian=连廉 liang=亮 lie=烈 lin=霖麟 ling=凌
long=隆 lu=路 lun=伦 mao=茂 meng=猛 mian=勉 min=民 mu=木牧 nan=南 nian=年 nuo=诺 pei=培沛 peng=朋 pu=普
qi=其奇齐 qian=谦乾 qin=勤 qing=清青 qiu=秋求 quan=全权泉 qun=群 ren=仁任 ru=儒 rui=瑞睿锐 sen=森 shan=善
shang=尚 shen=深 sheng=胜升盛 shi=世士时石 shou=守寿 shun=顺 shuo=硕 si=思 tai=泰太 tian=田 tie=铁 ting=廷庭
tong=同通 tu=图 wan=万 wang=望旺 wu=武 xi=喜锡西希 xian=先宪 xiang=翔向 xiao=孝 xin=心信 xiong=雄 xiu=修
xuan=宣 xun=勋迅 yan=岩彦言 yang=扬洋 yao=耀尧 ye=业野 yi=毅逸益亿 yin=寅 ying=应 you=友有 yu=玉瑜裕
yuan=元源远 yue=岳跃 ze=则 zhan=展 zhang=章 zhao=兆 zhe=哲 zhen=震镇 zheng=正政 zhi=智治之 zhong=仲 zhou=舟
zhu=柱 zhuo=卓 zong=宗 zuo=佐作
"""
_CHINESE_RARE_WOMEN = """
ai=艾 bei=蓓贝 bi=碧 bing=冰 cai=彩 can=灿 chan=婵 chen=晨 chun=纯 dai=黛 dan=丹 die=蝶 dong=冬 e=娥
fan=帆凡 fei=菲霏 fen=芬 feng=枫 ge=歌 han=寒 he=荷禾 hong=虹 hua=花 huan=欢 ji=姬吉 jia=嘉 jiao=娇皎
jin=瑾锦金 jing=晶菁 juan=鹃 jun=君 ke=可珂 lan=岚 le=乐 li=黎荔 lian=恋 ling=灵铃 liu=柳 lu=露 luo=洛
man=曼蔓 mei=媚 mi=蜜 miao=妙苗 min=珉 ming=明 mo=茉 mu=慕 nan=楠 ni=妮 ning=宁凝 nuo=诺 pei=佩 qi=琪绮
qian=茜芊 qiao=巧 qing=清青晴 qiong=琼 qiu=秋 qun=群 ran=然 rong=蓉容 rou=柔 ru=如茹 rui=瑞蕊 run=润 ruo=若
shan=珊姗 shao=韶 sheng=圣 shu=舒书 shuang=双霜 shun=顺 si=丝 su=苏 sui=穗 tao=桃 tian=甜 ting=亭 tong=桐
wan=婉晚 wei=薇维 xi=曦汐熙 xian=仙娴 xiang=香湘 xiao=筱笑 xin=馨心 xing=杏星 xiu=绣 xuan=萱璇 ya=娅 yan=嫣
yang=阳 ye=叶 yi=依伊宜 yin=音银 ying=盈莹樱 yu=雨宇 yuan=媛园圆 yue=玥越 yun=芸韵 zhen=贞真 zhi=芝枝
zhu=珠竹 zhuo=卓 zi=紫
"""
_CHINESE_MEN = """
伟=wei 强=qiang 磊=lei 军=jun 勇=yong 杰=jie 涛=tao 明=ming 超=chao 刚=gang 平=ping 辉=hui 鹏=peng 华=hua
飞=fei 鑫=xin 波=bo 斌=bin 宇=yu 浩=hao 凯=kai 健=jian 俊=jun 帆=fan 帅=shuai 旭=xu 宁=ning 龙=long 林=lin
东=dong 建=jian 国=guo 志=zhi 文=wen 海=hai 德=de 永=yong 学=xue 家=jia 天=tian 子=zi 少=shao 晓=xiao
荣=rong 庆=qing 生=sheng 光=guang 新=xin 春=chun 忠=zhong 义=yi 成=cheng 金=jin 祥=xiang 福=fu 贵=gui
良=liang 峰=feng 山=shan 阳=yang 博=bo 泽=ze 轩=xuan 晨=chen 云=yun 振=zhen 力=li 昌=chang 洪=hong 兴=xing
树=shu 根=gen 兵=bing 利=li 安=an 恩=en 贤=xian 启=qi 树=shu 松=song
"""
_CHINESE_WOMEN = """
芳=fang 娜=na 敏=min 静=jing 丽=li 艳=yan 娟=juan 霞=xia 秀=xiu 英=ying 玲=ling 燕=yan 红=hong 梅=mei
兰=lan 玉=yu 洁=jie 琴=qin 婷=ting 雪=xue 慧=hui 莉=li 倩=qian 颖=ying 萍=ping 琳=lin 佳=jia 欣=xin 美=mei
淑=shu 桂=gui 凤=feng 珍=zhen 春=chun 晓=xiao 小=xiao 雅=ya 思=si 怡=yi 梦=meng 月=yue 云=yun 素=su 翠=cui
蕾=lei 璐=lu 瑶=yao 彤=tong 诗=shi 涵=han 悦=yue 文=wen 华=hua 爱=ai 菊=ju 莲=lian 惠=hui
"""
_WADE_GILES = {
    "zh": "ch",
    "ch": "ch",
    "sh": "sh",
    "x": "hs",
    "q": "ch",
    "j": "ch",
    "b": "p",
    "d": "t",
    "g": "k",
    "z": "ts",
}
_WADE_GILES |= {"c": "ts", "r": "j"}
_WADE_GILES_WHOLE = {
    "zi": "tzu",
    "ci": "tzu",
    "si": "ssu",
    "shi": "shih",
    "zhi": "chih",
    "ri": "jih",
    "yan": "yen",
}
_KOREAN_FAMILIES = """
김=Kim/Gim/Kim 이=Lee/Yi/Ri/Rhee 박=Park/Bak/Pak 최=Choi/Choe/Choe 정=Jung/Jeong/Chong 강=Kang/Gang/Kang
조=Cho/Jo/Cho 윤=Yoon/Yun/Yun 장=Jang/Chang/Chang 임=Lim/Im/Rim 한=Han 오=Oh/O/O 서=Seo/Suh/So
신=Shin/Sin/Sin 권=Kwon/Gwon/Kwon 황=Hwang 안=Ahn/An/An 송=Song 류=Ryu/Yoo/Ryu 홍=Hong 전=Jeon/Jun/Chon
고=Ko/Go/Ko 문=Moon/Mun/Mun 손=Son/Sohn 양=Yang/Ryang 배=Bae/Pae/Pae 백=Baek/Paik/Paek 허=Heo/Hur/Ho
남=Nam 심=Shim/Sim/Sim 노=Noh/Roh/Ro 하=Ha 곽=Kwak/Gwak 성=Sung/Seong/Song 차=Cha 주=Joo/Ju/Chu
"""
_KOREAN_FIRST = """
민=Min 지=Ji/Jee/Chi 성=Sung/Seong/Song 현=Hyun/Hyeon/Hyon 영=Young/Yeong/Yong 정=Jung/Jeong/Chong 상=Sang
동=Dong/Dong/Tong 재=Jae/Jae/Chae 준=Jun/Joon/Chun 승=Seung/Seung/Sung 광=Kwang/Gwang 철=Chul/Cheol/Chol
경=Kyung/Gyeong/Kyong 은=Eun/Un/Un 수=Soo/Su/Su 진=Jin/Jin/Chin 태=Tae/Tae 용=Yong/Ryong 혜=Hye/Hye
미=Mi/Mee 명=Myung/Myeong/Myong 기=Ki/Gi/Ki 선=Sun/Seon/Son 인=In 종=Jong/Jong/Chong 금=Keum/Geum/Kum
윤=Yoon/Yun 예=Ye 서=Seo/Suh/So 도=Do/To 하=Ha 주=Joo/Ju/Chu 남=Nam 일=Il 창=Chang 병=Byung/Byeong/Pyong
"""
_KOREAN_MEN = """
호=Ho 수=Soo/Su/Su 철=Chul/Cheol/Chol 석=Seok/Suk/Sok 훈=Hoon/Hun/Hun 환=Hwan 식=Sik/Shik 준=Jun/Joon/Chun
우=Woo/U/U 민=Min 진=Jin/Jin/Chin 혁=Hyuk/Hyeok/Hyok 남=Nam 국=Kook/Guk/Kuk 일=Il 규=Kyu/Gyu/Kyu 원=Won
태=Tae 범=Bum/Beom/Pom 섭=Sup/Seop/Sop 룡=Yong/Ryong/Ryong 학=Hak 곤=Kon/Gon 빈=Bin/Pin
"""
_KOREAN_WOMEN = """
희=Hee/Hui/Hui 숙=Sook/Suk/Suk 자=Ja/Ja/Cha 미=Mi/Mee 영=Young/Yeong/Yong 경=Kyung/Gyeong/Kyong 은=Eun/Un
정=Jung/Jeong/Chong 아=A/Ah 연=Yeon/Yun/Yon 선=Sun/Seon/Son 화=Hwa 순=Soon/Sun/Sun 옥=Ok/Ock 주=Joo/Ju/Chu
지=Ji/Jee/Chi 혜=Hye 란=Ran/Lan 인=In 나=Na/Nah 심=Shim/Sim 향=Hyang 월=Wol 복=Bok/Pok
"""

_KOREAN_RARE_FAMILIES = """
유 민 진 지 엄 채 원 천 방 공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 위 표 명 기 반 왕 금 옥 육 인 맹 제
모 탁 국 은 편 용 예 경 봉 사 부 황보 가 복 태 목 형 계 피 두 감 음 빈 동 온 호 범 좌 팽 승 남궁 제갈 선우
독고 서문
"""
_KOREAN_RARE = """
규 원 연 우 아 유 희 훈 호 석 영 건 근 길 교 구 균 겸 찬 한 해 헌 형 홍 효 후 휘 흥 채 춘 충 치 택 필 학 향
화 환 회 중 제 조 지 직 자 장 전 종 의 이 익 임 은 웅 운 욱 옥 온 완 요 열 엽 언 애 양 안 시 신 심 슬 솔 송
소 세 설 새 산 사 빈 비 부 보 복 봉 범 배 백 반 방 문 무 모 목 매 맹 만 마 린 림 라 란 래 련 령 례 류 율 득
두 덕 대 담 단 달 다 나 난 노 권 귀 관 계 고 걸 각 간 갑 가 별 봄 빛 샘 탁 초 천 칠 욱 융 음 위 왕 여 순 숙
생
"""
# the letters of a Hangul syllable in Unicode's order, as custom, the Revised rule and McCune-Reischauer have them
_INITIALS = (
    "k kk n d tt r m b pp s ss - j jj ch k t p h".split(),
    "g kk n d tt r m b pp s ss - j jj ch k t p h".split(),
    "k kk n t tt r m p pp s ss - ch tch ch k t p h".split(),
)
_MEDIALS = (
    "a ae ya yae eo e yeo ye o wa wae oe yo oo wo we wi yu eu ui i".split(),
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(),
    "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".split(),
)
_FINALS = "- k k k n n n t l k m l l l l l m p p t t ng t t k t p t".split()


def romanised(hangul: str) -> tuple[str, ...]:
    """Syllables in custom's, the Revised and McCune-Reischauer's spelling: 근 -> Keun, Geun, Kun."""
    return tuple(
        capital("".join(_syllable(sign, initials, medials) for sign in hangul))
        for initials, medials in zip(_INITIALS, _MEDIALS, strict=True)
    )


def _syllable(sign: str, initials: list[str], medials: list[str]) -> str:
    place = ord(sign) - 0xAC00  # 588 syllables have the same initial, 28 the same initial and medial
    return (initials[place // 588] + medials[place % 588 // 28] + _FINALS[place % 28]).replace("-", "")


def wade_giles(pinyin: str) -> str:
    """The Wade-Giles spelling of a pinyin syllable, without marks: xiao -> hsiao, zhong -> chung."""
    if pinyin in _WADE_GILES_WHOLE:
        return _WADE_GILES_WHOLE[pinyin]
    for initial in (pinyin[:2], pinyin[:1]):
        if initial in _WADE_GILES:
            final = pinyin[len(initial) :]
            break
    else:
        initial, final = "", pinyin
    final = final.replace("ong", "ung").replace("ian", "ien") if not final.endswith("iang") else final
    final = {"e": "o", "uo": "o", "ie": "ieh", "ue": "ueh"}.get(final, final) if initial != "c" else final
    return _WADE_GILES.get(initial, "") + final


def _character(word: Word) -> Word:
    latin = word.spellings[0]
    return Word(word.native, (latin, wade_giles(latin)))


def _characters(text: str) -> Table:
    """Characters in groups of one sound, in turn, that the frequent come before the rare of every sound."""
    groups = [(pinyin, signs) for pinyin, _, signs in (item.partition("=") for item in text.split())]
    most = max(len(signs) for _, signs in groups)
    turns = ((pinyin, signs[rank]) for rank in range(most) for pinyin, signs in groups if rank < len(signs))
    return tuple(_character(Word(sign, (pinyin,))) for pinyin, sign in turns)


def _family(word: Word) -> Word:
    return Word(word.native, tuple(capital(spelling) for spelling in word.spellings))


def _new(table: Table, known: Table) -> Table:
    """What the table has besides what is known; a character once."""
    taken = {word.native for word in known}
    return tuple({word.native: word for word in table if word.native not in taken}.values())


@cache
def _chinese_tables() -> dict[str, Table]:
    common = words(_CHINESE_FAMILIES)
    rare = tuple(_family(word) for word in _characters(_CHINESE_RARE_FAMILIES))
    rare += words(_CHINESE_COMPOUND_FAMILIES)
    men = tuple(_character(word) for word in words(_CHINESE_MEN))
    women = tuple(_character(word) for word in words(_CHINESE_WOMEN))
    return {
        "family": ranked(common + _new(rare, common), 5),
        "M": ranked(men + _new(_characters(_CHINESE_RARE_MEN), men), 14),
        "F": ranked(women + _new(_characters(_CHINESE_RARE_WOMEN), women), 14),
    }


def _chinese(draw: Draw, sex: str) -> Bearer:
    tables = _chinese_tables()
    family, first = pick(draw, tables["family"]), pick(draw, tables[sex])
    if draw() < 0.2:
        return Bearer((family,), (Word(first.native, tuple([capital(one) for one in first.spellings])),))
    return Bearer((family,), (_pair(first, pick(draw, tables[sex])),))


def _pair(a: Word, b: Word) -> Word:
    """Two characters: Xiaoming, Hsiao Ming, Xiao Ming, Xiao-Ming."""
    (pinyin_a, wade_a), (pinyin_b, wade_b) = a.spellings, b.spellings
    apart = f"{capital(pinyin_a)} {capital(pinyin_b)}"
    together = (
        capital(pinyin_a + pinyin_b),
        f"{capital(wade_a)} {capital(wade_b)}",
        apart,
        apart.replace(" ", "-"),
    )
    return Word(a.native + b.native, together)


@cache
def chinese() -> Culture:
    """Chinese: family name first, one or two characters given."""
    titles = {"M": ("Mr", "Dr"), "F": ("Ms", "Dr")}
    return Culture(_chinese, titles, ("Ah Long", "Lao San", "Da Ge", "Xiao Hei", "Ah Bao"), True, "")


@cache
def _korean_tables() -> dict[str, Table]:
    families = words(_KOREAN_FAMILIES)
    others = tuple(Word(native, romanised(native)) for native in _KOREAN_RARE_FAMILIES.split())
    rare = tuple(Word(native, romanised(native)) for native in _KOREAN_RARE.split())
    first, men, women = words(_KOREAN_FIRST), words(_KOREAN_MEN), words(_KOREAN_WOMEN)
    return {
        "family": ranked(families + _new(others, families), 1),
        "first": ranked(first + _new(rare, first), 10),
        "M": ranked(men + _new(rare, men), 10),
        "F": ranked(women + _new(rare, women), 10),
    }


def _korean(draw: Draw, sex: str) -> Bearer:
    tables = _korean_tables()
    first, second = pick(draw, tables["first"]), pick(draw, tables[sex])
    own = first.spellings
    other = second.spellings
    native = first.native + second.native
    given = Word(
        native,
        (
            f"{own[0]}-{other[0].lower()}",
            own[min(1, len(own) - 1)] + other[min(1, len(other) - 1)].lower(),
            f"{own[-1]} {other[-1]}",
            own[0] + other[0].lower(),
        ),
    )
    return Bearer((pick(draw, tables["family"]),), (given,))


@cache
def korean() -> Culture:
    """Koreans, north and south: family name first (Kim for a fifth), two syllables given."""
    titles = {"M": ("Mr", "Dr"), "F": ("Ms", "Dr")}
    return Culture(_korean, titles, ("Ttukssi", "Mangchi", "Kkokji", "Daejang"), True, "")
