"""Tell whose money a page means by "pesos", "francs", a bare $ or F."""

import re
from collections.abc import Mapping

from analyzer.types.claim import Quantity
from analyzer.types.document import Document

# Signs of the United States dollar, and its mere name.
_US_SIGN = re.compile(r"US\$|U\$S|U\$D|\bUSD\b")
_US_DOLLAR = re.compile(r"\bd[óo]lar|\bdollars? (?:US|am[ée]ric)", re.IGNORECASE)
_WHOSE = (
    ("COP", r"\bCOP\b|pesos colombianos|\bColombia\b|\+57\b|\bNequi\b|\bBogotá\b|\bMedellín\b"),
    ("MXN", r"\bMXN\b|pesos mexicanos|\bM\.N\.|\bMéxico\b|\bOXXO\b|\bSPEI\b|\bCLABE\b"),
    ("ARS", r"\bARS\b|AR\$|pesos argentinos|\bArgentina\b|Mercado ?Pago|\bCBU\b|\bCVU\b"),
    ("CLP", r"\bCLP\b|CLP\$|pesos chilenos|\bChile\b"),
    ("UYU", r"\bUYU\b|pesos uruguayos|\bUruguay\b"),
    ("CAD", r"\bCAD\b|dollars canadiens|\bQuébec\b|\bMontréal\b|\bCanada\b|\$ CA\b"),
)
_PLACES = tuple((code, re.compile(signs)) for code, signs in _WHOSE)
_WEST_AFRICA = re.compile(
    r"\bF?CFA\b|\bXOF\b|\bBCEAO\b|\bLomé\b|\bCotonou\b|\bAbidjan\b|\bDakar\b|\bThiès\b|\bTogo\b"
    r"|\bBénin\b|\bSénégal\b|\bCôte d.Ivoire\b|\bOrange Money\b|\bMoov\b|\bT-?Money\b"
)
_HONG_KONG = re.compile(r"港幣|港元|HK\$|HKD|香港")
_US_MONEY = re.compile(r"US\$|\bUSD\b|美元|美金")
_PESOS = re.compile(r"\s?(?:de\s)?pes(?:os|itos)\b", re.IGNORECASE)
_FRANC = re.compile(r"(?<=\d )F(?![\w'’])")
_SIGN = "₣"  # as long as the F whose place it takes

Local = Mapping[str, str | None]
_NOTHING: dict[str, str | None] = {"$": None, "peso": None, "franc": None}


def local_money(document: Document) -> Local:
    """Return the codes that "$", "peso" and "franc" stand for on the page; None if unknown."""
    texts = [layer.plain for layer in document.layers]
    if document.language == "zh-Hant":
        kong = any(_HONG_KONG.search(text) for text in texts)
        told_so = kong and not any(_US_MONEY.search(text) for text in texts)
        return _NOTHING | {"$": "HKD" if told_so else None}
    if document.language not in ("es", "fr"):
        return _NOTHING
    told = [code for code, signs in _PLACES if any(signs.search(text) for text in texts)]
    place = told[0] if len(told) == 1 else None
    named = any(_US_DOLLAR.search(text) for text in texts)
    signed = any(_US_SIGN.search(text) for text in texts)
    african = document.language == "fr" and any(_WEST_AFRICA.search(text) for text in texts)
    return {
        "$": place if signed or not named else None,  # who writes US$ means another by $
        "peso": place,
        "franc": "XOF" if african else None,
    }


def with_francs(text: str, local: Local) -> str:
    """Write the F of "420 F" as a sign where francs are paid; the length stays."""
    return _FRANC.sub(_SIGN, text) if local["franc"] else text


def whose(quantity: Quantity, text: str, local: Local) -> str | None:
    """Return the code of the money of the place, None if it is not meant."""
    written = text[quantity.start : quantity.end]
    if written.endswith("SOL"):
        return "SOL"  # the coin; Peru's sol is written small
    if quantity.unit == "peso" or (quantity.unit == "$" and _PESOS.match(text, quantity.end)):
        return local["peso"]
    if quantity.unit == "CHF" and "franc" in written and "suisse" not in written:
        return local["franc"]
    return local["$"] if quantity.unit == "$" else None
