"""The commonest Japanese surnames in characters, and given names that are read in more than one way.

Surnames in the order of their frequency, two and three characters long: a single one may as well be Chinese. By
Hepburn without long vowels, as in Japanese passports; old forms of characters beside the new. Written by hand
from general knowledge. The reading of a given name is its parents' choice: the commonest two or three stand here.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

SURNAMES = pairs(
    "佐藤 sato 鈴木 suzuki 高橋 takahashi 田中 tanaka 伊藤 ito 渡辺 watanabe 渡邊 watanabe 渡邉 watanabe 山本 yamamoto"
    " 中村 nakamura 小林 kobayashi 加藤 kato 吉田 yoshida 山田 yamada 佐々木 sasaki 山口 yamaguchi 松本 matsumoto"
    " 井上 inoue 木村 kimura 斎藤 saito 斉藤 saito 齋藤 saito 齊藤 saito 清水 shimizu 山崎 yamazaki 中島 nakajima"
    " 池田 ikeda 阿部 abe 橋本 hashimoto 山下 yamashita 石川 ishikawa 中川 nakagawa 前田 maeda 藤田 fujita 小川 ogawa"
    " 後藤 goto 岡田 okada 長谷川 hasegawa 石井 ishii 村上 murakami 近藤 kondo 坂本 sakamoto 遠藤 endo 青木 aoki"
    " 藤井 fujii 西村 nishimura 福田 fukuda 太田 ota 三浦 miura 藤原 fujiwara 岡本 okamoto 松田 matsuda 中野 nakano"
    " 原田 harada 小野 ono 田村 tamura 竹内 takeuchi 金子 kaneko 和田 wada 中山 nakayama 石田 ishida 上田 ueda"
    " 森田 morita 柴田 shibata 酒井 sakai 工藤 kudo 横山 yokoyama 宮崎 miyazaki 宮本 miyamoto 内田 uchida 高木 takagi"
    " 安藤 ando 島田 shimada 谷口 taniguchi 大野 ono 高田 takada 丸山 maruyama 今井 imai 河野 kono 藤本 fujimoto"
    " 村田 murata 武田 takeda 上野 ueno 杉山 sugiyama 増田 masuda 小山 koyama 大塚 otsuka 平野 hirano 菅原 sugawara"
    " 久保 kubo 松井 matsui 千葉 chiba 岩崎 iwasaki 桜井 sakurai 櫻井 sakurai 木下 kinoshita 野口 noguchi 松尾 matsuo"
    " 菊地 kikuchi 菊池 kikuchi 野村 nomura 新井 arai 佐野 sano 渡部 watanabe 杉本 sugimoto 大西 onishi 古川 furukawa"
    " 浜田 hamada 濱田 hamada 市川 ichikawa 小松 komatsu 高野 takano 水野 mizuno 吉川 yoshikawa 山内 yamauchi 西田 nishida"
    " 西川 nishikawa 五十嵐 igarashi 北村 kitamura 安田 yasuda 中田 nakata 川口 kawaguchi 平田 hirata 川崎 kawasaki"
    " 飯田 iida 吉村 yoshimura 本田 honda 久保田 kubota 沢田 sawada 澤田 sawada 辻本 tsujimoto 福島 fukushima 岩田 iwata"
    " 中西 nakanishi 服部 hattori 樋口 higuchi 松岡 matsuoka 川上 kawakami 永井 nagai 田口 taguchi 矢野 yano 広瀬 hirose"
    " 須藤 sudo 小池 koike 星野 hoshino 伊東 ito 黒田 kuroda 大橋 ohashi 山中 yamanaka 石原 ishihara 荒木 araki"
    " 大久保 okubo 松下 matsushita 内藤 naito 尾崎 ozaki 川村 kawamura 荒井 arai 早川 hayakawa 望月 mochizuki 永田 nagata"
    " 熊谷 kumagai 小島 kojima 児玉 kodama 大島 oshima 関口 sekiguchi 片山 katayama 吉岡 yoshioka 平井 hirai 成田 narita"
    " 栗原 kurihara 小田 oda 松村 matsumura 森本 morimoto 田辺 tanabe 西山 nishiyama 福井 fukui 上原 uehara 川島 kawashima"
    " 宮田 miyata 岡崎 okazaki 安部 abe 馬場 baba 高山 takayama 黒川 kurokawa 浅野 asano 大山 oyama 久保寺 kubodera"
    " 小沢 ozawa 小澤 ozawa 横田 yokota 本間 honma 三宅 miyake 堀内 horiuchi 河村 kawamura 菅野 kanno 富田 tomita"
    " 中井 nakai 篠原 shinohara 坂口 sakaguchi 小西 konishi 田島 tajima 桑原 kuwahara 安倍 abe 岸田 kishida"
)

# Best first; `/` between readings.
GIVEN: dict[str, tuple[str, ...]] = {
    name: tuple(readings.split("/"))
    for name, readings in pairs(
        "裕子 yuko/hiroko 祐子 yuko/sachiko 優子 yuko/masako 真一 shinichi/masakazu 慎一 shinichi 健一 kenichi 一郎 ichiro"
        " 太郎 taro 次郎 jiro 三郎 saburo 花子 hanako 恵子 keiko 洋子 yoko/hiroko 陽子 yoko 幸子 sachiko/yukiko"
        " 和子 kazuko 京子 kyoko 久美子 kumiko 由美子 yumiko 明美 akemi 直美 naomi 智子 tomoko/satoko 裕美 hiromi/yumi"
        " 純子 junko/sumiko 順子 junko/yoriko 典子 noriko 紀子 noriko 法子 noriko 文子 fumiko/ayako 美智子 michiko"
        " 正子 masako 雅子 masako 昌子 masako 節子 setsuko 悦子 etsuko 良子 yoshiko/ryoko 涼子 ryoko 芳子 yoshiko"
        " 弘子 hiroko 博子 hiroko 浩子 hiroko 礼子 reiko 玲子 reiko 清子 kiyoko 光子 mitsuko 道子 michiko 直子 naoko"
        " 敦子 atsuko 淳子 junko/atsuko 真由美 mayumi 香織 kaori 美香 mika 美穂 miho 愛子 aiko 桃子 momoko 彩 aya"
        " 博 hiroshi 浩 hiroshi 宏 hiroshi 弘 hiroshi/hiromu 洋 hiroshi/yo 誠 makoto 実 minoru 茂 shigeru 隆 takashi 孝 takashi"
        " 崇 takashi 健 ken/takeshi 剛 tsuyoshi/takeshi 武 takeshi 清 kiyoshi 進 susumu 勇 isamu 勝 masaru 昇 noboru"
        " 明 akira 章 akira 昭 akira 亮 ryo/akira 徹 toru 聡 satoshi 哲 satoshi/tetsu 智 satoshi/tomo 修 osamu 治 osamu"
        " 豊 yutaka 裕 yutaka/hiroshi 淳 jun/atsushi 純 jun 潤 jun 大輔 daisuke 健太 kenta 健太郎 kentaro 翔 sho/kakeru"
        " 翔太 shota 拓也 takuya 達也 tatsuya 和也 kazuya 直樹 naoki 秀樹 hideki 英樹 hideki 正樹 masaki 雅樹 masaki"
        " 浩二 koji 孝二 koji 幸二 koji 健二 kenji 賢治 kenji 真二 shinji 慎二 shinji 浩一 koichi/hirokazu 幸一 koichi/yukikazu"
        " 光一 koichi/mitsukazu 純一 junichi 淳一 junichi 良一 ryoichi/yoshikazu 誠一 seiichi 正一 shoichi/masakazu"
        " 雄一 yuichi 裕一 yuichi/hirokazu 祐一 yuichi 洋一 yoichi 和夫 kazuo 正夫 masao 幸夫 yukio 義雄 yoshio 和彦 kazuhiko"
        " 正彦 masahiko 雅彦 masahiko 信行 nobuyuki 博之 hiroyuki 浩之 hiroyuki 裕之 hiroyuki 弘之 hiroyuki 隆之 takayuki"
        " 孝之 takayuki 正之 masayuki 秀明 hideaki 英明 hideaki 和宏 kazuhiro 和弘 kazuhiro 正弘 masahiro 雅博 masahiro"
        " 角栄 kakuei 勝利 katsutoshi 悠 yu/haruka 遥 haruka 蓮 ren 陽菜 hina/haruna 結衣 yui 美咲 misaki 葵 aoi 七海 nanami"
    ).items()
}
LONGEST_GIVEN = 3
