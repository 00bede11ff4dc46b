"""
Cut text into tokens that keep its language and lose its figures, names and addresses.

Numbers, percentages, money, coins, web addresses and product codes become one
placeholder each, so that the text model cannot learn that a certain brand or a
certain rate is bad: figures are the business of the rules.
"""

import re
from functools import cache

from analyzer.resources.letters import LetterTable
from analyzer.resources.voice_words import simplified_letters

# Placeholders are single private-use characters, so that Chinese n-grams can hold them.
NUMBER, PERCENT, MONEY, COIN, ADDRESS, CODE, BREAK = (chr(0xE000 + n) for n in range(7))
NAMES = {
    NUMBER: "<num>",
    PERCENT: "<pct>",
    MONEY: "<money>",
    COIN: "<coin>",
    ADDRESS: "<url>",
    CODE: "<code>",
}
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"  # kana, Han, Hangul

_NUM = r"\d++(?:[.,'\u00a0]\d++)*+"
_SIGN = r"[$€£¥₽₹₫₺₩]"
_CURRENCY = (
    r"(?:usd[tc]?|eur|gbp|jpy|cny|rmb|twd|ntd|hkd|brl|mxn|rub|try|krw|vnd|idr|busd"
    r"|dollars?|euros?|bucks|dólares|долларов|рублей|руб|đô|rupiah)\b"
)
_WORD = rf"[^\W\d_{UNSPACED}]++"
# One group around everything: `split` then returns gaps and tokens in turn, which is the
# cheapest way to know both the tokens and, where somebody asks, their places.
_TOKEN = re.compile(
    rf"""
    ( [a-z]++(?=[\s,])                                    # nearly every word; here for speed
    | (?:https?://|www\.)\S++                             # address
    | @\w++                                               # handle
    | [a-z][a-z0-9-]++(?:[.+@][a-z0-9-]++)*?\.[a-z]{{2,8}}+(?!\w|\.\w) # host, mail
    | 0x[0-9a-f.…]++ | [a-z]++\d[a-z0-9]*+                # wallet, product, code
    | (?:nt|us|hk|r|rs|a|c|s)?{_SIGN}\s?{_NUM}            # money, sign first
    | r[pm]\.?\s?{_NUM}
    | {_NUM}\s?(?:[万亿千百]|[km]\b)?+\s?(?:{_SIGN}|{_CURRENCY})
    | {_NUM}\s?[%％‰]                                     # percent
    | {_NUM}
    | {_WORD}(?:['’]{_WORD})*+                            # word of a script with spaces
    | [{UNSPACED}]++                                      # run of a script without
    | [\n.!?;:|•。！？；：][\s.!?;:|•。！？；：]*+           # the end of a thought
    )
    """,
    re.VERBOSE,
)
_UNSPACED_START = re.compile(f"[{UNSPACED}]")
_HOST = re.compile(r"@|://|\.[a-z]")
_MONEY_MARK = re.compile(rf"{_SIGN}|^r[pm]\W?\s?\d")
_ENDS = frozenset("\n.!?;:|•。！？；：")
_HAN = re.compile("[\u3400-\u9fff]")
_COINS = frozenset(
    re.findall(
        r"\w+",
        "btc bitcoin bitcoins eth ether ethereum xrp ripple doge dogecoin ltc litecoin sol solana "
        "usdt usdc tether busd dai trx tron bnb ada cardano dot polkadot atom cosmos matic bch kas "
        "kaspa xmr monero etc zec zcash shib ton avax биткоин биткойн биткоина биткоинов биткоины",
    )
)


def fold(text: str) -> str:
    """
    Return `text` in lower case and simplified Chinese, one character for each.

    >>> fold("İ 每日收益率 APR 挖礦")
    'İ 每日收益率 apr 挖矿'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return _simplified().apply(low) if _HAN.search(low) else low


@cache
def _simplified() -> LetterTable:
    return LetterTable(simplified_letters())


def cut(text: str) -> list[str]:
    """
    Return the gaps and tokens of folded `text` in turn, a gap first and last.

    >>> cut("earn 2% a day")
    ['', 'earn', ' ', '2%', ' ', 'a', ' ', 'day', '']
    """
    return _TOKEN.split(text)


def placeholder(token: str) -> str:
    """
    Return what stands for `token`: a placeholder, or the token itself where it is a word.

    >>> [NAMES.get(placeholder(t), t) for t in ("daily", "2.5%", "$1,000", "btc", "s19")]
    ['daily', '<pct>', '<money>', '<coin>', '<code>']
    """
    if token[0] in _ENDS:
        return BREAK
    if token in _COINS:
        return COIN
    if token.isalpha():
        return token
    return _figure(token) if token[0].isdigit() else _sign(token)


def is_unspaced(token: str) -> bool:
    """Say whether `token` is a run of Chinese, Japanese or Korean."""
    return bool(_UNSPACED_START.match(token))


def _figure(token: str) -> str:
    if token.startswith("0x"):
        return CODE
    if token[-1] in "%％‰":
        return PERCENT
    return NUMBER if token[-1].isdigit() else MONEY


def _sign(token: str) -> str:
    if _MONEY_MARK.search(token):
        return MONEY
    if _HOST.search(token):
        return ADDRESS
    return CODE if re.search(r"\d", token) else token
