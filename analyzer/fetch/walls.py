"""Recognise a page that stands in front of the page: captcha, bot check, block notice."""

import re

from analyzer.fetch.leads import shows_at_least

# Characters that a reader sees; a page that says so much is not just a wall.
_MARK_AND_WORDS = 1_500
_WORDS_ALONE = 400
_MARK_ALONE = 100

_HEAD = 60_000  # characters searched

# Marks that the makers of such walls put into them, each with what to call it.
_MARKS = (
    (
        "a browser check by Cloudflare",
        r"/cdn-cgi/challenge-platform/|cf-chl-|cf_chl_opt|cf-browser-verification",
    ),
    ("a browser check by DDoS-Guard", r"ddos-guard\.net|/\.well-known/ddos-guard/"),
    ("a browser check by Imperva", r"_Incapsula_Resource|Incapsula incident ID"),
    ("a browser check by DataDome", r"captcha-delivery\.com|geo\.captcha-delivery"),
    ("a browser check by PerimeterX", r"px-captcha|_pxAppId"),
    ("a browser check by Sucuri", r"sucuri_cloudproxy_js|Sucuri WebSite Firewall"),
    ("a browser check by AWS", r"awswaf\.com|AwsWafIntegration|aws-waf-token"),
    ("a browser check by StackPath", r"sgcaptcha|stackpath.{0,20}captcha"),
    (
        "a captcha",
        r"""(?:class|id)=["']?(?:g-recaptcha|h-captcha|cf-turnstile|geetest|yidun|nc_wrapper)""",
    ),
)
_WORDS = re.compile(
    r"""just\ a\ moment\.\.\. | checking\ your\ browser
    | verify(?:ing)?\ (?:that\ )?you\ are\ (?:a\ )?human
    | are\ you\ a\ (?:robot|human)\? | pardon\ our\ interruption | unusual\ traffic\ from\ your
    | please\ enable\ (?:javascript\ and\ cookies|cookies)\ to\ continue
    | access\ (?:to\ this\ page\ )?(?:is|has\ been)\ denied
    | you\ have\ been\ blocked | attention\ required!\ \|\ cloudflare
    | 请完成安全验证 | 請完成安全驗證 | 人机验证 | 人機驗證 | 访问被拒绝
    | 存取被拒 | 滑动验证 | 请开启\ ?javascript\ ?并刷新""",
    re.VERBOSE | re.IGNORECASE,
)


def wall_of(html: str) -> str:
    """
    Say in words what stands in front of the page; empty if this is the page.

    A mark and the words together make a wall of a page that says little else; the words
    alone, or a mark alone, only of one that says next to nothing: an ordinary page may have
    a captcha in its form, and a warning may tell of accounts that were blocked.
    """
    head = html[:_HEAD]
    named = next((name for name, mark in _MARKS if re.search(mark, head, re.IGNORECASE)), "")
    said = _WORDS.search(head) is not None
    most = _MARK_AND_WORDS if named and said else _WORDS_ALONE if said else _MARK_ALONE
    if not (named or said) or shows_at_least(html, most):
        return ""
    return named or "a block notice"
