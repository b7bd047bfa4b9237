"""Kana by the Hepburn system (ICAO and Japanese passports), with the small-letter pairs of foreign names.

Hiragana is read after being moved to katakana, 0x60 above. Long vowels are not written in passports.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

HEPBURN = pairs(
    "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to"
    " ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo"
    " ラ ra リ ri ル ru レ re ロ ro ワ wa ヰ i ヱ e ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo"
    " ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ vu ヷ va ヺ vo"
    " ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo ヮ wa ヵ ka ヶ ke"
)
PAIRS = pairs(
    "キャ kya キュ kyu キョ kyo シャ sha シュ shu ショ sho シェ she チャ cha チュ chu チョ cho チェ che ニャ nya ニュ nyu ニョ nyo"
    " ヒャ hya ヒュ hyu ヒョ hyo ミャ mya ミュ myu ミョ myo リャ rya リュ ryu リョ ryo ギャ gya ギュ gyu ギョ gyo"
    " ジャ ja ジュ ju ジョ jo ジェ je ビャ bya ビュ byu ビョ byo ピャ pya ピュ pyu ピョ pyo ファ fa フィ fi フェ fe フォ fo フュ fyu"
    " ティ ti ディ di テュ tyu デュ dyu トゥ tu ドゥ du ウィ wi ウェ we ウォ wo ヴァ va ヴィ vi ヴェ ve ヴォ vo ヴュ vyu ツァ tsa"
    " ツィ tsi ツェ tse ツォ tso クァ kwa クィ kwi クェ kwe クォ kwo グァ gwa イェ ye スィ si ズィ zi"
)
DOUBLES, LENGTHENS, REPEATS = "ッ", "ー", "ヽ々"
# Foreign names in katakana: vowels put in for want of a bare consonant, and r that may have been l.
WESTERN = (("(?<=[td])o(?![aiueon])", ""), ("(?<=[szrkgbpfmv])u(?![aiueon])", ""), ("r$", "l"), ("r(?=[szmtdkgbpf])", "l"))
