"""Tell the language of a page from its visible text."""

import re

from analyzer.resources import languages

_SAMPLE = 1200  # code points, from three places of the text
_SHORT = 25  # letters; below, what the page declares counts more
_LETTERS = re.compile(r"[^\W\d_]+")
_TICKER = re.compile(r"[A-Z]{1,6}")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_SURE = 0.35

# Frequent characters that only one of the two scripts uses.
_TRADITIONAL = frozenset(
    "萬與業東絲兩嚴個豐臨為麗舉麼義樂習鄉書買亂爭於雲產親億僅從眾優會傳傷倫偉側偵債傾價儀"
    "儲兒內凍凱別剛創剩劃劇劑勁動務勝勞勢勳區協單賣盧衛卻廠歷厲壓廳參雙發變號嘆後嚇員問啟"
    "喚單嗎園圍圓國圖團執堅報場塊墊壞壯壽夠夢奪奮奧婦媽孫學寧實審寫寬對導將專尋層屬岡島師帳"
    "帶幣幫幾庫應廣廢張強彈歸當錄從復徑徵態慮憂懷戰戲戶擁擇擊據擴擺擾攝數斷時暫曆書東極構樣"
    "標樓機權歐歡歲殘殺毀氣決沒減測準滅滿漲漸潛澤濟烏無煙熱燈營爾牆獎獨獲現環產畢畫異當療發"
    "盜盡監盤眾確礦碼禮禍種稱稅穩窮競筆節範築簡簽籌約級紅納純紙細組結絡給統經綠維網緊線練總"
    "績繼續罰罷義習聖聞聯聲職聽肅脫腦腳臉臨舉舊艦節莊華葉著蘇處虛號術衛裝裡複規視親覺觀觸計"
    "訊討訓記許設訴診註評詞試話該詳認誤說課調談請論證識譜警議護讀變讓豐財貨販貪責費貼貿資賊"
    "賓賞賠賣質賴購賽贈趕趨車軍軟較載輕輛輝輪輸轉辦農邊達遠適選遲還邀鄉鄭釋針鈔鋼錄錢錯鍵鎖"
    "鎮鏈鑰長門閃閉開間閱關陣陰陳陽際隊險隨雖雙離難電靈靜響頁頂項順須領頭頻題額顏願類風飛飯"
    "養餘館馬駕驗驚體鬥魚鮮鳥麥黃點齊龍龜臺灣裏這樣們來時說過還沒對會後裡樣請"
)
_SIMPLIFIED = frozenset(
    "万与业东丝两严个丰临为丽举么义乐习乡书买乱争亏云产亲亿仅从众优会传伤伦伟侧侦债倾价仪储"
    "儿内冻凯别刚创剂划剧劲动务胜劳势勋区协单卖卢卫却厂历厉压厅参双发变号叹后吓员问启唤吗园"
    "围圆国图团执坚报场块垫坏壮寿够梦夺奋奥妇妈孙学宁实审写宽对导将专寻层属岛师帐带币帮几库"
    "应广废张强弹归当录复径态虑忧怀战戏户拥择击据扩摆扰摄数断时暂极构样标楼机权欧欢岁残杀毁"
    "气决没减测准灭满涨渐潜泽济乌无烟热灯营尔墙奖独获现环毕画异疗盗尽监盘确矿码礼祸种称税稳"
    "穷竞笔节范筑简签筹约级红纳纯纸细组结络给统经绿维网紧线练总绩继续罚罢圣闻联声职听肃脱脑"
    "脚脸旧舰庄华叶苏处虚术装规视觉观触计讯讨训记许设诉诊评词试话该详认误说课调谈请论证识谱"
    "议护读让财货贩贪责费贴贸资贼宾赏赔质赖购赛赠赶趋车军软较载轻辆辉轮输转办农边达远适选迟"
    "还邀邓郑释针钞钢钱错键锁镇链钥长门闪闭开间阅关阵阴陈阳际队险随虽离难电灵静响页顶项顺须"
    "领头频题额颜愿类风飞饭养余馆马驾验惊体斗鱼鲜鸟麦黄点齐龙龟台湾这们来过里"
)
_ONLY_TRADITIONAL = _TRADITIONAL - _SIMPLIFIED
_ONLY_SIMPLIFIED = _SIMPLIFIED - _TRADITIONAL
_KNOWN = frozenset(("en", "es", "ru", "pt", "vi", "id", "de", "fr", "tr", "ja", "ko"))
_NEAR = {"ms": "id", "gl": "pt", "jv": "id", "su": "id", "min": "id", "simple": "en", "sco": "en"}
_TRADITIONAL_PLACES = ("tw", "hk", "mo", "hant")


def detect(text: str, declared: str) -> str:
    """
    Return one of the thirteen codes, or "und".

    `declared` is what the page says of itself (``<html lang>``); it decides where the
    text is too short to tell.

    >>> detect("雲端挖礦合約，每日收益穩定", ""), detect("", "pt-BR")
    ('zh-Hant', 'pt')
    """
    sample = _ADDRESS.sub(" ", _sample(text))
    letters = sum(map(len, _LETTERS.findall(sample)))
    if letters == 0:
        return _declared(declared, sample) or "und"
    asian = _asian(sample)
    if asian is not None:
        return _script(sample, declared) if asian == "zh" else asian
    said = _declared(declared, sample)
    if letters < _SHORT and said is not None:
        return said
    code, sure = languages.guess(" ".join(sample.split()).lower())
    code = _NEAR.get(code, code)
    if code in _KNOWN and sure >= _SURE:
        return code
    if said is not None and code not in _KNOWN and letters < 200:
        return said
    return code if code in _KNOWN and letters >= _SHORT else (said or "und")


def _sample(text: str) -> str:
    """Take the start, the middle and the end of a long text."""
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"


def _asian(sample: str) -> str | None:
    """Tell Chinese, Japanese and Korean by their scripts; a character counts as three letters."""
    if sample.isascii():
        return None
    letters = sum(len(word) for word in _LETTERS.findall(sample) if not _TICKER.fullmatch(word))
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    hangul = len(_HANGUL.findall(sample))
    if (han + kana + hangul) * 3 < letters:
        return None
    if hangul > han + kana:
        return "ko"
    return "ja" if kana * 8 > han else "zh"


def _script(sample: str, declared: str) -> str:
    """Tell traditional from simplified Chinese by characters that only one of them has."""
    traditional = sum(1 for c in sample if c in _ONLY_TRADITIONAL)
    simplified = sum(1 for c in sample if c in _ONLY_SIMPLIFIED)
    if traditional != simplified:
        return "zh-Hant" if traditional > simplified else "zh-Hans"
    return _chinese(declared)


def _chinese(declared: str) -> str:
    parts = declared.lower().replace("_", "-").split("-")
    return "zh-Hant" if any(x in _TRADITIONAL_PLACES for x in parts) else "zh-Hans"


def _declared(declared: str, sample: str) -> str | None:
    """Return what the page declares, if it is one of ours and its script is in the text."""
    code = declared.lower().replace("_", "-").split("-")[0].strip()
    code = {"in": "id"}.get(code, code)
    if code == "zh":
        return _chinese(declared) if not sample.strip() else None
    return code if code in _KNOWN and not (code in ("ja", "ko") and sample.strip()) else None
