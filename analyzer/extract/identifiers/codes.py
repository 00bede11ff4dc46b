"""Find codes that lead to an operator: referral, analytics, registers and licences."""

import re
from collections.abc import Iterator

from analyzer.extract.identifiers.found import Found

_REFERRAL_LINK = re.compile(
    r"""
    [?&](?:ref|refer|referral|referrer|ref_?code|ref_?id|referral_?code|aff|aff_?id|affiliate
        |invite|invite_?code|invitation_?code|inviter|sponsor|upline|promo_?code|partner)
    =(?P<code>[\w-]{2,40})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REFERRAL_PATH = re.compile(
    r"(?<=[\w])/(?:ref|invite|referral|register/ref)/(?P<code>[\w-]{3,40})", re.IGNORECASE
)
_REFERRAL_WORD = re.compile(
    r"""
    (?: (?:referral|referrer|invite|invitation|inviter|promo|sponsor)\s(?:code|id)(?:\sis)?
      | c[oó]digo\s(?:de\s)?(?:referido|invitaci[oó]n|convite|indica[cç][aã]o)
      | (?:реферальный|пригласительный)\sкод | промокод
      | mã\s(?:giới\sthiệu|mời) | kode\s(?:referral|undangan)
      | (?:邀[请請]|推[荐薦]|招待|紹介)(?:码|碼|コード|代码|代碼) | 추천\s?코드 | 초대\s?코드 )
    \s?[:：=为為是]?\s?["“「]?(?P<code>[A-Za-z0-9][A-Za-z0-9_-]{3,19})(?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# One of these stands wherever the pattern above could match, letter case undone.
_REFERRAL_CODE = re.compile(
    r"(?:referral|referrer|invite|invitation|inviter|promo|sponsor)\s(?:code|id)"
)
_REFERRAL_HEADS = ("referr", "invit", "promo", "sponsor")
_REFERRAL_CODE_EAST = re.compile("(?:邀[请請]|推[荐薦]|招待|紹介)(?:码|碼|コード|代)")
_REFERRAL_WORDS = ("código", "codigo", "код", "kode", "mã", "코드")
_ANALYTICS_BEGIN = ("G-", "UA-", "GTM-", "AW-", "fbq(", "hm.js?", "ym(")
_ANALYTICS = re.compile(
    r"""
    (?<![\w-])(?:
        G-(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{8,12}    # Google Analytics 4
      | UA-\d{4,10}-\d{1,4}                 # its predecessor
      | GTM-(?=[A-Z0-9]*\d)[A-Z0-9]{5,9}    # Google Tag Manager
      | AW-\d{9,12}                         # Google Ads
      | (?<=fbq\('init',\ ')\d{14,17}       # Meta pixel
      | (?<=fbq\('init',')\d{14,17}
      | (?<=hm\.js\?)[0-9a-f]{32}           # Baidu
      | (?<=ym\()\d{6,9}                    # Yandex
    )(?![\w-])
    """,
    re.VERBOSE,
)
# A register's or licence's number is only known by the words that end right before it.
_NUMBER = re.compile(
    r"""
    [A-Z\d](?<![\w.,$€£¥-].)             # in this order, so that the search skips quickly
    (?:(?<=\d) | (?<=[A-Z])[A-Z]{0,3}[-/.]?\d)[0-9A-Z]*
    (?:[-/.][0-9A-Z]+|\s\d[0-9A-Z]*){0,6}
    (?![\w%]|,\d)
    """,
    re.VERBOSE,
)
_REGISTER = re.compile(
    r"""
    (?:
        \b(?:company|registration|registered|business|incorporation|corporate|licen[sc]ed?|registry
          |permit|certificate|authori[sz]ation|msb|frn|fca|asic|fincen|nmls|acra|cvr|ein)
          (?:\s(?:registration|registered|reg\.?|reference|house|licen[sc]e|code|firm))?
          (?:\sin\s[a-z&\s]{3,20})?
          \s?(?:no\.?|nos\.|number|num\.|nr\.?|n°|\#|id|ref\.?|code)\s?(?:is\s)?
      | \b(?:abn|acn|cnpj|cif|nif|nit|ruc|hrb|rcs|frn|uen|siren|siret|msb)\s?(?:no\.?|number|nr\.?)?
      | (?:огрн|инн|окпо)
      | (?:统一|統一)(?:编号|編號|社会信用代码|社會信用代碼) | 統編 | 统编
      | (?:公司|商业登记|商業登記|营业执照|營業執照|注册|註冊|牌照|许可证|許可證|监管|監管)
        (?:编号|編號|号码?|號碼?)
      | 法人番号 | 登録番号 | 사업자\s?등록번호 | mã\ssố\s(?:thuế|doanh\snghiệp)
    )
    \s?[:：\#]?\s?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOT_ABOVE = "\u0307"  # what the Turkish capital I leaves in small
_LABEL_LETTERS = 45  # the longest label above, with room for its colon
_LEAST_DIGITS = 5
_SEPARATORS = re.compile(r"[\s./-]")


def find_codes(text: str) -> Iterator[Found]:
    """Yield referral codes, analytics ids and numbers of companies and licences."""
    yield from _referral_codes(text)
    if any(x in text for x in _ANALYTICS_BEGIN):
        for match in _ANALYTICS.finditer(text):
            yield Found("analytics_id", match[0], *match.span())
    yield from _company_numbers(text)


def _referral_codes(text: str) -> Iterator[Found]:
    if "=" in text:
        for match in _REFERRAL_LINK.finditer(text):
            yield Found("referral_code", match["code"], *match.span("code"))
    lower = text.casefold().replace(_DOT_ABOVE, "")
    if "/ref" in lower or "/invite/" in lower:
        for match in _REFERRAL_PATH.finditer(text):
            yield Found("referral_code", match["code"], *match.span("code"))
    if _names_referral(lower):
        for match in _REFERRAL_WORD.finditer(text):
            if _is_code(match["code"]):
                yield Found("referral_code", match["code"], *match.span("code"))


def _names_referral(lower: str) -> bool:
    if any(x in lower for x in _REFERRAL_HEADS) and _REFERRAL_CODE.search(lower):
        return True
    if any(x in lower for x in _REFERRAL_WORDS):
        return True
    return not lower.isascii() and _REFERRAL_CODE_EAST.search(lower) is not None


def _company_numbers(text: str) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        if len(match[0]) < _LEAST_DIGITS or sum(map(str.isdigit, match[0])) < _LEAST_DIGITS:
            continue
        if _REGISTER.search(text[max(match.start() - _LABEL_LETTERS, 0) : match.start()]):
            yield Found("company_number", _SEPARATORS.sub("", match[0]), *match.span())


def _is_code(word: str) -> bool:
    """Tell "K7XQ2" and "MAYA" from the ordinary word that may follow "referral code"."""
    return any(x.isdigit() for x in word) or word.isupper()
