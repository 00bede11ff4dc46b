"""Find how an operator is reached: mail, telephone and the messengers."""

import re
from collections.abc import Iterator

from analyzer.extract.identifiers.found import Found

# RFC 5321: 64 octets before the sign, 255 after it.
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_%+-])?$")
_DOMAIN = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])"
)
_FILES = {"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "css", "js", "ico"}

# What may stand before is asked after the first character: so the search skips quickly.
_INTERNATIONAL = re.compile(r"\+(?<![\w+.,].)\d(?:[ .\-/()\xa0]{0,2}\d){6,16}(?![\w%])")
_LOCAL_NUMBER = re.compile(r"\d(?<![\w.,+-].)(?:[ \-()\xa0]{0,2}\d){6,14}(?![\w%.,])")
_PHONE_LABEL = re.compile(
    r"""
    (?:\b(?:tel|phone|telephone|mobile|call\sus|hotline|tel[eé]fono|telefone|telefon)
       | телефон | 电话 | 電話 | 热线 | 熱線 | 手机 | 手機 | 专线 | 專線 )
    [\s.:：(（]{0,3}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
# One of these stands wherever the pattern above could match.
_PHONE_WORDS = (
    *("tel", "phone", "mobile", "call", "hotline", "телефон", "电话", "電話", "热线", "熱線"),
    *("手机", "手機", "专线", "專線"),
)
_LABEL_LETTERS = 14  # the longest label above, with its colon
_TELEGRAM_LINK = re.compile(
    r"(?<![\w.])(?:t|telegram)\.(?:me|dog)/(?:s/)?(?P<name>(?:joinchat/|\+)[\w-]{8,40}|[A-Za-z]\w{3,31})"
)
_TELEGRAM_PAGES = {"share", "iv", "addstickers", "proxy", "socks", "joinchat", "addemoji", "boost"}
_TELEGRAM_WORD = re.compile(
    r"telegram|телеграм|\btg\b|电报|電報|纸飞机|紙飛機|テレグラム|텔레그램", re.IGNORECASE
)
_HANDLE = re.compile(r"@(?<![\w.@/].)(?P<name>[A-Za-z]\w{4,31})(?![\w@])")
_NEAR = 40  # letters between the word Telegram and a handle

_WHATSAPP_LINK = re.compile(
    r"(?:wa\.me/|whatsapp\.com/send/?\?(?:[\w=&%]{0,40}&)?phone=)\+?(?P<number>\d{7,15})"
    r"|chat\.whatsapp\.com/(?P<group>[A-Za-z0-9]{10,30})"
)
_WHATSAPP_NEAR = re.compile(
    r"whats\s?app[^\d+\n]{0,20}(?P<number>\+?\d(?:[ .\-()\xa0]{0,2}\d){6,16})(?![\w%])",
    re.IGNORECASE,
)
_LINE_LINK = re.compile(
    r"line\.me/(?:R/)?ti/[pg]2?/(?P<name>[~@%\w-]{3,60})|lin\.ee/(?P<short>\w{4,12})"
)
# Not within a longer word: "online" and "deadline" stand everywhere.
_LINE_NAMED = re.compile(r"line(?<![a-z]line)|lin\.ee/|賴|赖")
_LINE_ID = re.compile(
    r"""
    (?<![A-Za-z])
    (?: (?:LINE|賴|赖)\s?(?:ID|Id|id|官方帳號|官方|帳號|账号|客服)?\s?(?:[:：]|(?=@))
      | [Ll][Ii][Nn][Ee]\s?(?:ID|Id|id)\s?[:：]? )
    \s?(?P<name>@?[A-Za-z0-9][A-Za-z0-9._-]{3,29})
    """,
    re.VERBOSE,
)
_WECHAT = re.compile(
    r"""
    (?:微信|薇信|威信|v信|(?<![a-z])(?:wechat|weixin|vx|wx)(?![a-z]))
    \s?(?:号|號|id|客服|账号|帳號)?\s?[:：=]?\s?
    (?P<name>[a-z][a-z0-9_-]{5,19})(?![a-z0-9_.@])       # WeChat's own rule for its names
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WECHAT_WORDS = ("微信", "薇信", "威信", "v信", "wechat", "weixin", "vx", "wx")


def find_contacts(text: str) -> Iterator[Found]:
    """Yield mail addresses, telephone numbers and messenger handles, search by search."""
    lower = text.lower()
    if "@" in lower or ".me/" in lower or ".dog/" in lower:
        yield from _emails(text)
        yield from _telegram(text)
    if "whats" in lower or "wa.me/" in lower:
        yield from _whatsapp(text)
    if _LINE_NAMED.search(lower):
        yield from _line(text)
    if any(x in lower for x in _WECHAT_WORDS):
        for match in _WECHAT.finditer(text):
            yield Found("wechat", match["name"].lower(), *match.span("name"))
    yield from _phones(text, lower)


def _emails(text: str) -> Iterator[Found]:
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(at - 64, 0) : at])
        domain = _DOMAIN.match(text, at + 1, at + 256)
        if local and domain and domain[0].rpartition(".")[2].lower() not in _FILES:
            value = f"{local[0]}@{domain[0]}".lower()
            yield Found("email", value, at - len(local[0]), domain.end())
        at = text.find("@", at + 1)


def _phones(text: str, lower: str) -> Iterator[Found]:
    if "+" in text:
        for match in _INTERNATIONAL.finditer(text):
            # A number that WhatsApp stands before was found as WhatsApp's.
            if "whats" not in text[max(match.start() - 25, 0) : match.start()].lower():
                yield Found("phone", "+" + _digits(match[0]), *match.span())
    if not any(x in lower for x in _PHONE_WORDS):
        return
    for match in _LOCAL_NUMBER.finditer(text):
        if _PHONE_LABEL.search(text[max(match.start() - _LABEL_LETTERS, 0) : match.start()]):
            yield Found("phone", _digits(match[0]), *match.span())


def _digits(number: str) -> str:
    return "".join(x for x in number if x.isdigit())


def _telegram(text: str) -> Iterator[Found]:
    for match in _TELEGRAM_LINK.finditer(text) if ".me/" in text or ".dog/" in text else ():
        name = match["name"]
        if name.lower() not in _TELEGRAM_PAGES:
            # The name of an invitation is a key: its letter case counts.
            value = name if not name[0].isalpha() or "/" in name else "@" + name.lower()
            yield Found("telegram", value, *match.span())
    longest = len("telegram")
    for match in _HANDLE.finditer(text):
        start = match.start()
        around = max(start - _NEAR - longest, 0), start + _NEAR + longest + 1
        if any(x.start() <= start + _NEAR for x in _TELEGRAM_WORD.finditer(text, *around)):
            yield Found("telegram", "@" + match["name"].lower(), *match.span())


def _whatsapp(text: str) -> Iterator[Found]:
    for match in _WHATSAPP_LINK.finditer(text):
        value = "+" + match["number"] if match["number"] else match["group"]
        yield Found("whatsapp", value, *match.span())
    for match in _WHATSAPP_NEAR.finditer(text):
        value = ("+" if match["number"][0] == "+" else "") + _digits(match["number"])
        yield Found("whatsapp", value, *match.span("number"))


def _line(text: str) -> Iterator[Found]:
    for match in _LINE_LINK.finditer(text):
        name = match["name"] or match["short"]
        yield Found("line", name.replace("%40", "@").lstrip("~"), *match.span())
    for match in _LINE_ID.finditer(text):
        yield Found("line", match["name"].lower(), *match.span("name"))
