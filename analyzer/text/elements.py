"""What HTML's elements and the usual class names mean for reading."""

import re
from functools import lru_cache

from analyzer.types.document import Area, BlockKind

BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    )
)
SECTIONS = frozenset(
    (
        "article",
        "aside",
        "details",
        "dialog",
        "fieldset",
        "figure",
        "footer",
        "form",
        "li",
        "nav",
        "section",
        "table",
        "td",
        "th",
    )
)
HEADINGS = {
    "h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "caption": 7, "legend": 7, "summary": 7,
}  # fmt: skip
KINDS = {
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "button": BlockKind.CONTROL,
    "label": BlockKind.CONTROL,
    "select": BlockKind.CONTROL,
    "pre": BlockKind.CODE,
}
AREAS = {"nav": Area.NAVIGATION, "footer": Area.FOOTER, "aside": Area.ASIDE}
ROLES = {
    "navigation": Area.NAVIGATION,
    "menu": Area.NAVIGATION,
    "menubar": Area.NAVIGATION,
    "contentinfo": Area.FOOTER,
    "complementary": Area.ASIDE,
}
UNSEEN = frozenset(
    ("audio", "canvas", "datalist", "noframes", "noscript", "object", "template", "video")
)
SHELLS = frozenset(
    ("app", "root", "__next", "__nuxt", "___gatsby", "application", "svelte", "q-app", "main-app")
)
BOLD = frozenset(("b", "strong"))

_AREA_NAMES = re.compile(
    r"""
    (?P<navigation> (?:[a-z]+[-_])? (?:nav|navbar|navigation|menubar|breadcrumbs?)
                  | (?:main|site|nav|top|mobile|primary)[-_]?menu | menu )
    | (?P<footer>   (?:(?:site|page|main|global)[-_]?)? footer | colophon | footer[-_].* )
    | (?P<aside>    side-?bar | widget-area | cookie.* | gdpr.* | newsletter.* | related.* )
    """,
    re.VERBOSE,
)
_PLAN_PLACE = re.compile(
    r"(?:^|[\s_#-])(?:plans?|packages?|pricing|invest(?:ment)?s?|contracts?|staking|tiers?|pools?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_PLAN_NAME = re.compile(
    r"(?:^|[-_ ])(?:min|max|minimum|maximum|amount|percent|percentage|rate|interest|profit"
    r"|return|roi|daily|hourly|weekly|monthly|days?|term|duration|periods?|times|unit|total|accrual|price|cost|plan|apr|apy"
    r"|hash(?:rate|power)?|capital|principal|bonus|fee|invest|invested|deposit|reward|yield"
    r"|earn(?:ings?)?|income|referral|commission|payout|cycle|name|title|currency|coin)(?:$|[-_ ])"
)
_BUTTON = re.compile(r"(?:^|[\s_#-])(?:btn|button|cta)(?:$|[\s_-])")


@lru_cache(maxsize=4096)
def area_of(names: str) -> Area | None:
    """
    Return the area that an element's class names and id tell, if they do.

    >>> area_of("site-footer dark"), area_of("card-footer")
    (<Area.FOOTER: 'footer'>, None)
    """
    for name in names.lower().split():
        found = _AREA_NAMES.fullmatch(name.lstrip("#"))
        if found is not None and found.lastgroup is not None:
            return Area(found.lastgroup)
    return None


@lru_cache(maxsize=4096)
def is_button(names: str) -> bool:
    """
    Say whether a link looks like a button.

    >>> is_button("btn btn-primary"), is_button("subtnet")
    (True, False)
    """
    return _BUTTON.search(names.lower()) is not None


@lru_cache(maxsize=4096)
def is_plan_place(names: str) -> bool:
    """
    Say whether class names and id call an element a place for plans.

    >>> is_plan_place("row pricing-table"), is_plan_place("planet")
    (True, False)
    """
    return _PLAN_PLACE.search(names) is not None


@lru_cache(maxsize=4096)
def tells_of_a_plan(name: str) -> bool:
    """
    Say whether an attribute's name is one in which pages keep terms.

    >>> tells_of_a_plan("data-min-amount"), tells_of_a_plan("data-toggle")
    (True, False)
    """
    return name.startswith("data-") and _PLAN_NAME.search(name[5:]) is not None
