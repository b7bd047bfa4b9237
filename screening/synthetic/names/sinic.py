"""Chinese and Korean names: a short family name and one or two characters, under several spellings.

Chinese: pinyin and Wade-Giles by rule, Cantonese or Hokkien spellings of the surnames. Korean: the
southern customary spelling, and McCune-Reischauer as the North writes. Facts of common knowledge written
down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.parts import Bearer, Culture, Word, capital, ranked, words

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


@cache
def _chinese_tables() -> dict[str, tuple[Word, ...]]:
    return {
        "family": ranked(words(_CHINESE_FAMILIES), 4),
        "M": ranked(tuple(_character(word) for word in words(_CHINESE_MEN)), 30),
        "F": ranked(tuple(_character(word) for word in words(_CHINESE_WOMEN)), 30),
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
def _korean_tables() -> dict[str, tuple[Word, ...]]:
    return {
        "family": ranked(words(_KOREAN_FAMILIES), 1),
        "first": ranked(words(_KOREAN_FIRST), 25),
        "M": ranked(words(_KOREAN_MEN), 20),
        "F": ranked(words(_KOREAN_WOMEN), 20),
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
