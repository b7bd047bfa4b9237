"""Chinese surnames in toneless pinyin, where a character read as a surname needs no context.

Hanyu Pinyin (ISO 7098, GB/T 28039-2011 for personal names): surname, then the given name in one word. Both
the simplified and the traditional form are written. Characters not here are read by AnyASCII, whose single
readings are right for most given names. Order: general knowledge of the hundred family surnames.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

SURNAMES = pairs(
    "王 wang 李 li 张 zhang 張 zhang 刘 liu 劉 liu 陈 chen 陳 chen 杨 yang 楊 yang 赵 zhao 趙 zhao 黄 huang 黃 huang 周 zhou"
    " 吴 wu 吳 wu 徐 xu 孙 sun 孫 sun 胡 hu 朱 zhu 高 gao 林 lin 何 he 郭 guo 马 ma 馬 ma 罗 luo 羅 luo 梁 liang 宋 song"
    " 郑 zheng 鄭 zheng 谢 xie 謝 xie 韩 han 韓 han 唐 tang 冯 feng 馮 feng 于 yu 董 dong 萧 xiao 蕭 xiao 肖 xiao 程 cheng"
    " 曹 cao 袁 yuan 邓 deng 鄧 deng 许 xu 許 xu 傅 fu 沈 shen 曾 zeng 彭 peng 吕 lyu 呂 lyu 苏 su 蘇 su 卢 lu 盧 lu"
    " 蒋 jiang 蔣 jiang 蔡 cai 贾 jia 賈 jia 丁 ding 魏 wei 薛 xue 叶 ye 葉 ye 阎 yan 閻 yan 闫 yan 余 yu 潘 pan 杜 du"
    " 戴 dai 夏 xia 钟 zhong 鍾 zhong 鐘 zhong 汪 wang 田 tian 任 ren 姜 jiang 范 fan 範 fan 方 fang 石 shi 姚 yao 谭 tan"
    " 譚 tan 廖 liao 邹 zou 鄒 zou 熊 xiong 金 jin 陆 lu 陸 lu 郝 hao 孔 kong 白 bai 崔 cui 康 kang 毛 mao 邱 qiu 秦 qin"
    " 江 jiang 史 shi 顾 gu 顧 gu 侯 hou 邵 shao 孟 meng 龙 long 龍 long 万 wan 萬 wan 段 duan 雷 lei 钱 qian 錢 qian"
    " 汤 tang 湯 tang 尹 yin 黎 li 易 yi 常 chang 武 wu 乔 qiao 喬 qiao 贺 he 賀 he 赖 lai 賴 lai 龚 gong 龔 gong 文 wen"
    " 庞 pang 龐 pang 樊 fan 兰 lan 蘭 lan 殷 yin 施 shi 陶 tao 洪 hong 翟 zhai 安 an 颜 yan 顏 yan 倪 ni 严 yan 嚴 yan"
    " 牛 niu 温 wen 溫 wen 芦 lu 季 ji 俞 yu 章 zhang 鲁 lu 魯 lu 葛 ge 伍 wu 韦 wei 韋 wei 申 shen 尤 you 毕 bi 畢 bi"
    " 聂 nie 聶 nie 丛 cong 焦 jiao 向 xiang 柳 liu 邢 xing 路 lu 岳 yue 齐 qi 齊 qi 梅 mei 莫 mo 庄 zhuang 莊 zhuang 辛 xin"
    " 管 guan 祝 zhu 左 zuo 涂 tu 谷 gu 祁 qi 时 shi 時 shi 舒 shu 耿 geng 牟 mou 卜 bu 詹 zhan 关 guan 關 guan 苗 miao"
    " 凌 ling 费 fei 費 fei 纪 ji 紀 ji 靳 jin 盛 sheng 童 tong 欧 ou 歐 ou 甄 zhen 项 xiang 項 xiang 曲 qu 成 cheng"
    " 游 you 阳 yang 陽 yang 裴 pei 席 xi 卫 wei 衛 wei 查 zha 屈 qu 鲍 bao 鮑 bao 位 wei 覃 qin 霍 huo 翁 weng 隋 sui"
    " 植 zhi 甘 gan 景 jing 薄 bo 单 shan 單 shan 包 bao 司 si 柏 bai 宁 ning 寧 ning 柯 ke 阮 ruan 桂 gui 闵 min 閔 min"
    " 解 xie 强 qiang 強 qiang 柴 chai 华 hua 華 hua 车 che 車 che 冉 ran 房 fang 边 bian 邊 bian 辜 gu 吉 ji 饶 rao 饒 rao"
    " 刁 diao 瞿 qu 戚 qi 丘 qiu 古 gu 米 mi 池 chi 滕 teng 晋 jin 晉 jin 苑 yuan 邬 wu 鄔 wu 臧 zang 畅 chang 宫 gong 宮 gong"
    " 来 lai 來 lai 嵺 liao 苟 gou 全 quan 褚 chu 廉 lian 简 jian 簡 jian 娄 lou 婁 lou 盖 ge 蓋 ge 符 fu 奚 xi 木 mu"
    " 穆 mu 党 dang 黨 dang 燕 yan 郎 lang 邸 di 冀 ji 谈 tan 談 tan 姬 ji 屠 tu 连 lian 連 lian 郜 gao 晏 yan 栾 luan 欒 luan"
    " 郁 yu 商 shang 蒙 meng 计 ji 計 ji 喻 yu 揭 jie 窦 dou 竇 dou 迟 chi 遲 chi 宇 yu 敖 ao 糜 mi 鄢 yan 冷 leng 卓 zhuo"
    " 花 hua 仇 qiu 艾 ai 蓝 lan 藍 lan 都 du 巩 gong 鞏 gong 稽 ji 井 jing 练 lian 仲 zhong 乐 yue 樂 yue 虞 yu 卞 bian"
    " 封 feng 竺 zhu 冼 xian 原 yuan 官 guan 衣 yi 楚 chu 佟 tong 栗 li 匡 kuang 宗 zong 应 ying 應 ying 台 tai 巫 wu"
    " 鞠 ju 僧 seng 桑 sang 荆 jing 荊 jing 谌 chen 諶 chen 银 yin 扬 yang 明 ming 沙 sha 伏 fu 岑 cen 习 xi 習 xi 胥 xu"
    " 保 bao 和 he 蔺 lin 藺 lin 区 ou 區 ou 朴 piao 繁 po 尉 wei 干 gan 种 chong 尧 yao 佘 she 粟 su 麦 mai 麥 mai 云 yun"
    " 么 yao 那 na 啜 chuai 折 she 洗 xian 覃 qin 钮 niu 利 li 薩 sa 萨 sa 扎 zha 哈 ha 铁 tie 鐵 tie 洛 luo 次 ci 索 suo"
)
COMPOUND = pairs(
    "欧阳 ouyang 歐陽 ouyang 司马 sima 司馬 sima 上官 shangguan 诸葛 zhuge 諸葛 zhuge 司徒 situ 东方 dongfang 東方 dongfang"
    " 独孤 dugu 南宫 nangong 南宮 nangong 夏侯 xiahou 皇甫 huangfu 尉迟 yuchi 尉遲 yuchi 公孙 gongsun 公孫 gongsun 慕容 murong"
    " 令狐 linghu 长孙 zhangsun 長孫 zhangsun 宇文 yuwen 司空 sikong 端木 duanmu 轩辕 xuanyuan 軒轅 xuanyuan 淳于 chunyu"
    " 单于 chanyu 單于 chanyu 拓跋 tuoba 完颜 wanyan 完顏 wanyan 呼延 huyan 申屠 shentu 澹台 tantai 濮阳 puyang 太史 taishi"
)
# Given-name characters whose commonest reading is not the one AnyASCII gives.
GIVEN = pairs(
    "乐 le 行 xing 长 chang 重 chong 朝 chao 朴 pu 盛 sheng 翟 zhai 曾 zeng 藏 zang 茜 xi 洋 yang 露 lu 柏 bo 嫣 yan 女 nyu 绿 lyu 吕 lyu 律 lyu"
)
# Characters that spell out foreign names by their sound and are rare in the given names of China.
FOREIGN = frozenset(
    "斯尔爾克拉姆蒂茨塞萨薩弗巴戈尼亚亞埃扎卡普什契阿伊布夫科库庫鲁魯迪罗羅马馬恩乌烏肯顿頓莱萊雷齐齊内內吉米勒哈里奇"
    "蒙萊托赖切謝谢沃格祖伯图圖诺諾耶妥屈撒坎盧卢奈耐皮比贝貝费費根顿達达泽澤桑赛賽潘"
)
# Traditional and Japanese forms of the characters that spell out foreign names, and the simplified ones: as one
# and the same name is written with either in `names/spelling_groups` and `names/translit/chinese_train`; some
# from general knowledge.
SIMPLIFIED = str.maketrans(
    pairs(
        "爾 尔 羅 罗 維 维 馬 马 亞 亚 納 纳 奧 奥 諾 诺 達 达 薩 萨 萊 莱 貝 贝 蘭 兰 魯 鲁 麥 麦 茲 兹"
        " 倫 伦 庫 库 頓 敦 費 费 內 内 瑪 玛 凱 凯 歐 欧 傑 杰 蘇 苏 圖 图 絲 丝 韋 韦 烏 乌 澤 泽 盧 卢"
        " 齊 齐 喬 乔 賽 赛 謝 谢 勞 劳 約 约 蓋 盖 溫 温 漢 汉 麗 丽 寧 宁 賈 贾 華 华 賓 宾 許 许 揚 扬"
        " 邁 迈 門 门 鮑 鲍 連 连 愛 爱 東 东 紐 纽 畢 毕 歷 历 賴 赖 兒 儿 別 别 懷 怀 婭 娅 萬 万 贊 赞"
        " 潔 洁 葉 叶 呂 吕 錫 锡 當 当 蓮 莲 藍 蓝 遜 逊 雲 云 湯 汤 蘿 萝 賀 贺 貢 贡 龍 龙 寶 宝 岡 冈"
        " 紹 绍 農 农 樂 乐 欽 钦 聖 圣 義 义 蕭 萧 靈 灵 龐 庞 濟 济 鄧 邓 楊 杨 積 积 繆 缪 瓊 琼 簡 简"
        " 裡 里 飛 飞 馮 冯 堅 坚 譚 谭 錢 钱 鐵 铁 師 师 榮 荣 衛 卫 韓 韩 優 优 區 区 孫 孙 強 强 紀 纪"
        " 覺 觉 豐 丰 軒 轩 載 载 來 来 國 国 張 张 訥 讷 讓 让 長 长 騰 腾 卻 却 單 单 夢 梦 曉 晓 臘 腊"
        " 關 关 剛 刚 劉 刘 婁 娄 廣 广 慶 庆 緹 缇 脫 脱 賢 贤 鐸 铎 順 顺 額 额 儂 侬 寬 宽 彌 弥 徳 德"
        " 橋 桥 發 发 緬 缅 聶 聂 莊 庄 訶 诃 詩 诗 鄭 郑 開 开 閔 闵 闍 阇 偉 伟 勝 胜 實 实 彥 彦 書 书"
        " 樓 楼 濃 浓 燦 灿 禮 礼 純 纯 紮 扎 緒 绪 見 见 觀 观 諦 谛 貞 贞 貴 贵 釋 释 鍾 钟 陳 陈 陽 阳"
        " 勳 勋 吳 吴 園 园 圓 圆 壽 寿 戶 户 朮 术 涼 亮 渾 浑 潤 润 無 无 猶 犹 祿 禄 興 兴 親 亲 設 设"
        " 誇 夸 趙 赵 輔 辅 邊 边 閏 闰 難 难 頌 颂 顯 显 饒 饶 黃 黄 則 则 劍 剑 務 务 壯 壮 宮 宫 尓 尔"
        " 嵐 岚 広 广 復 复 恵 惠 憲 宪 暉 晖 條 条 樸 朴 樹 树 沢 泽 為 为 煙 烟 獲 获 獻 献 瑤 瑶 瑩 莹"
        " 眞 真 碩 硕 種 种 範 范 聰 聪 臨 临 與 与 藝 艺 覚 觉 計 计 謀 谋 貫 贯 貼 贴 車 车 輝 辉 輪 轮"
        " 遠 远 選 选 鈴 铃 闊 阔 陸 陆 靜 静 須 须 顏 颜 顧 顾 馳 驰 鳩 鸠 鶴 鹤"
    )
)
# Characters, simplified, that spell out foreign names and stand in them at least three times as often as in the
# names of China, in the same data; most usual first.
SOUNDS = frozenset(
    "斯尔特克德拉里尼利夫格亚维罗奇纳基卡诺姆雷洛科塔迪西勒蒂曼莱布森普瓦达托兰恩奥林伊米巴马兹鲁多比伦吉"
    "娜萨耶赫伯内塞希贝加茨提瑞哈菲莫什莉索敦弗梅金沃帕波瑟娃坦玛登图列丝妮古扎切杜蒙库戈博丁威泰默埃皮努"
    "乌隆沙朗法宁齐福霍根劳辛琳莎佩因南佐凯韦卢肯柏欧可顿查高佛费奈娅万那赛施穆约谢考芬拿涅路桑宾奎扬乔得"
    "舍道契凡王汀摩迈儿戴季滕昂士代松历许贾哥柯盖山卜尤温芙密日皇治厄度别潘蕾修赖夏堡捷罕奴甘歇都舒逊伍姬"
    "薇珀琴纽农申卓吕臣通拜翁珊帝烈史当津保札田策恰主略第彭黛易肖域崔派熱贡地寇各岑荷汗蓬席撒热陀察留鲍尚"
    "廖朵瑙狄陶勃差茜迦葛侯彻柳采后芭赤藤"
)
# Surnames, simplified, that are rarer in China than as the first sound of a foreign name.
DOUBTFUL = frozenset("艾哈萨米雷梅莫麦费安吉史沙索霍洛乔鲁穆古卢柯戴桑欧兰盖查施尤利夏贾舒温康鲍扎葛席辛柏齐")
# Wade-Giles (Taiwan and older papers) from pinyin: whole syllables first, then initials, then finals. The
# apostrophe of breath is not printed.
WADE_WHOLE = pairs(
    "zhi chih chi chih shi shih ri jih zi tzu ci tzu si szu er erh e o ge ko ke ko he ho yi i yan yen ye yeh you yu guo kuo"
    " bo po duo to tuo to nuo no luo lo zuo tso cuo tso suo so zhuo cho chuo cho shuo shuo ruo jo gui kuei kui kuei yong yung"
    " huo huo kuo kuo lyu lu nyu nu juan chuan quan chuan xuan hsuan jun chun qun chun xun hsun yue yueh rong jung xiong hsiung"
)
WADE_INITIALS = pairs("zh ch ch ch sh sh b p p p d t t t g k k k j ch q ch x hs z ts c ts r j")
WADE_FINALS = pairs("ian ien ong ung ie ieh ue ueh uo o")
# The surname as Cantonese and Hokkien bearers of Hong Kong, Macau, Malaysia and Singapore print it.
SOUTHERN = pairs(
    "陈 chan 陳 chan 林 lam 黄 wong 黃 wong 李 lee 王 wong 张 cheung 張 cheung 吴 ng 吳 ng 刘 lau 劉 lau 郑 cheng 鄭 cheng"
    " 周 chow 叶 yip 葉 yip 梁 leung 何 ho 罗 law 羅 law 谢 tse 謝 tse 郭 kwok 蔡 choi 曾 tsang 邓 tang 鄧 tang 许 hui 許 hui"
    " 杨 yeung 楊 yeung 朱 chu 冯 fung 馮 fung 赵 chiu 趙 chiu 高 ko 潘 poon 苏 so 蘇 so 吕 lui 呂 lui 江 kong 莫 mok 麦 mak"
    " 麥 mak 区 au 區 au 温 wan 溫 wan 伍 ng 关 kwan 關 kwan 霍 fok 彭 pang 卢 lo 盧 lo 陆 luk 陸 luk 钟 chung 鍾 chung 谭 tam"
    " 譚 tam 方 fong 邱 yau 甘 kam 黎 lai 戴 tai 洪 hung 庄 chong 莊 chong 沈 shum 孙 suen 孫 suen 韩 hon 韓 hon 唐 tong"
    " 袁 yuen 萧 siu 蕭 siu 徐 tsui 胡 wu 余 yu 石 shek 简 kan 簡 kan 古 koo 侯 hau 欧阳 auyeung 歐陽 auyeung"
)
