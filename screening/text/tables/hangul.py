"""Hangul letters and surnames.

Revised Romanisation (Ministry of Culture 2000-8), McCune-Reischauer 1939 without its breves (which North
Korean passports come close to), and the English habit of South Korean passports. Letters are in the order
of Unicode chapter 3.12, so that a syllable is taken apart by arithmetic. Surnames: as most bearers spell them.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs, row

FIRST = 0xAC00
LAST = 0xD7A3
# 19 onsets, 21 vowels, 28 codas; a hyphen is silence.
ONSETS = row("g kk n d tt r m b pp s ss - j jj ch k t p h")
VOWELS = row("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
CODAS = row("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
LINKED = row("- g kk ks n nj n d l lg lm lb ls lt lp l m b ps s ss ng j ch k t p -")

ONSETS_MR = row("k kk n t tt r m p pp s ss - ch tch ch k t p h")
VOICED_MR = {"k": "g", "t": "d", "p": "b", "ch": "j"}  # between vowels or after n, ng, m, l; only ㄱ ㄷ ㅂ ㅈ
VOICEABLE = frozenset((0, 3, 7, 12))
VOWELS_MR = row("a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i")
VOWELS_PRESS = row("a ae ya yae u e you ye o wa wae oe yo oo wo we wi yoo eu ee i")

SURNAMES = pairs(
    "김 kim 이 lee 박 park 최 choi 정 jung 강 kang 조 cho 윤 yoon 장 jang 임 lim 한 han 오 oh 서 seo 신 shin 권 kwon"
    " 황 hwang 안 ahn 송 song 전 jeon 홍 hong 유 yoo 고 ko 문 moon 양 yang 손 son 배 bae 백 baek 허 heo 남 nam 심 shim"
    " 노 noh 하 ha 곽 kwak 성 sung 차 cha 주 joo 우 woo 구 koo 민 min 류 ryu 나 na 진 jin 지 ji 엄 um 채 chae 원 won"
    " 천 cheon 방 bang 공 kong 현 hyun 함 ham 변 byun 염 yeom 여 yeo 추 choo 도 do 소 so 석 seok 선 sun 설 seol 마 ma"
    " 길 gil 연 yeon 위 wi 표 pyo 명 myung 기 ki 반 ban 왕 wang 금 keum 옥 ok 육 yook 인 in 맹 maeng 제 je 모 mo 탁 tak"
    " 국 kook 어 eo 은 eun 편 pyeon 용 yong 리 ri 림 rim 량 ryang 로 ro 려 ryo 라 ra 렴 ryom"
    " 남궁 namgung 황보 hwangbo 제갈 jegal 사공 sagong 선우 sunwoo 서문 seomun 독고 dokgo 동방 dongbang"
)
SURNAMES_MR = pairs(
    "김 kim 이 ri 박 pak 최 choe 정 chong 강 kang 조 cho 윤 yun 장 chang 임 im 서 so 신 sin 권 kwon 안 an 전 chon 유 yu"
    " 문 mun 허 ho 노 no 주 chu 우 u 구 ku 지 chi 진 chin 제 che 백 paek 배 pae 방 pang 변 pyon 반 pan 도 to"
)
# Syllables of Korean given names: the readings of the characters allowed in them, and a few native words.
GIVEN = frozenset(
    "가강건겸경계고곤관광교구국군권귀규균근금기길나낙난남내녀년노누늘다단달담대덕도동두라란람랑래량려련렬령례로록룡루류륜률름리"
    "린림마만매명모목무묵문미민바박반배백범법벽별병보복본봄봉부분빈빛사산삼상새샘서석선설섭성세소솔송수숙순술숭슬승시식신실심싱"
    "아안애양어언얼엄여연열엽영예오옥온완왕요용우욱운웅원월위유육윤율은을음의이익인일임자잔장재전점정제조종좌주준중증지직진집"
    "차찬창채천철청초촌춘충치탁탄태택판평표풍필하학한함항해향헌혁현협형혜호홍화환황회효훈휘휴흥희힘"
)
