"""Tell whose money is meant where a word names only the money of the place: 元."""

from dataclasses import replace

from analyzer.extract.quantities.tokens import Source

# By the region or script of the language tag; without one, 元 is China's.
_BY_TAG = (("hk", "HKD"), ("mo", "MOP"), ("tw", "TWD"), ("hant", "TWD"))
_LOCAL = ("CNY", "TWD", "HKD", "MOP")


def name_local_money(source: Source, language: str | None) -> None:
    """Give 元, 塊 the currency that the text names elsewhere, or else its language's."""
    local = [token for token in source.tokens if token.lexeme.local]
    if not local:
        return
    unit = _named(source) or _tagged(language)
    if unit is None:
        return
    for token in local:
        token.lexeme = replace(token.lexeme, money=unit)


def _named(source: Source) -> str | None:
    """Return the one currency of the region that the text names; None if none or two."""
    named = {token.lexeme.money for token in source.tokens if not token.lexeme.local}
    found = [unit for unit in _LOCAL if unit in named]
    return found[0] if len(found) == 1 else None


def _tagged(language: str | None) -> str | None:
    """Return the currency that a language tag such as zh-Hant-HK points to."""
    parts = (language or "").lower().replace("_", "-").split("-")[1:]
    return next((unit for part, unit in _BY_TAG if part in parts), None)
