"""Tell per what a sum counts: a kilowatt-hour, a hashrate, a machine."""

import re
from decimal import Decimal

from analyzer.extract.claims.scene import Scene

# What stands between a sum and what it is for, in all languages.
_EACH = (
    r"(?:/|per|a|an|each|every|for|por|par|pro|je|al|le|la|el|o|za|за|в|на|с|mỗi|một|tiap|setiap"
    r"|毎|每|一)"
)
_KWH = (
    r"(?:kwh|kw·h|kw-h|kilowatt[- ]?hour|kilowatt-?heure|kilowattstunde|kilovatio[- ]hora"
    r"|quilowatt-hora|квт[·⋅∙*.\s-]{0,2}ч|киловатт-час|千瓦时|千瓦時|キロワット時|度)"
)
_PER_POWER = re.compile(rf"\s*{_EACH}?\s*{_KWH}", re.IGNORECASE)
_OF_POWER = re.compile(
    rf"(?:/|\b(?:per|por|par|pro|je|le|за|mỗi) |每|一|\b1)\s*{_KWH}[^.。;；,，\d]{{0,12}}$"
    rf"|(?:tarif|preis|price|precio|preço|prix|цена|тариф|ücret|bedel|単価|단가).{{0,12}}{_KWH}[^.;\d]{{0,12}}$"
    rf"|{_KWH}\s?(?:başına|あたり|当たり|につき|당|:|：|=)?\s*[^\w.]{{0,3}}$",
    re.IGNORECASE,
)
_NAMED_POWER = re.compile(
    rf"(?:/|\b(?:per|por|par|pro|je|le|за|mỗi) |每|一)\s?{_KWH}"
    rf"|{_KWH}\s?(?:başına|あたり|当たり|당)",
    re.IGNORECASE,
)
_PER_HASH = re.compile(
    rf"\s*{_EACH}?\s*(?P<count>\d+(?:\.\d+)?)?\s*(?P<prefix>[KMGTPE])(?P<h>H?)"
    r"(?:/?s)?(?![^\W\d_])"  # the unit itself, and not the start of a word
    r"(?P<day>\s*(?:/|per|and|a|each|·|每|и|y|e|et|und|ve|dan|và)?\s*"
    r"(?:(?:por|par|pro|je|al|в|за|mỗi|per)\s+)?"
    r"(?:day|d|24h|día|dia|jour|tag|день|сутки|ngày|hari|gün|天|日|일)(?![a-zа-я]))?",
    re.IGNORECASE,
)
# A header or label that names the unit for its figures: "Price per TH/s", "USD/TH/day".
_NAMED_PER_HASH = re.compile(
    r"(?:/|\b(?:per|for|each|por|par|pro|je|за|mỗi)\b|每)" + _PER_HASH.pattern, re.IGNORECASE
)
# "one TH/s earned about USD 0.05": the unit stands before the sum.
_PER_HASH_BEFORE = re.compile(
    r"(?:\b(?:one|a|an|each|every|per|1|por|par|pro|je|за|mỗi)\s+(?:(?P<prefix>[TP])H(?:/s)?"
    r"|(?P<word>tera|peta)hash)\s|\b(?P<ahead>[TP])H(?:/s)?\s?(?:당|başına|あたり|につき)\s?)"
    r"[^.;]{0,24}$"
    r"|每\s?(?:(?P<han>[TP])H?(?:/s)?)[^.;。;,，]{0,16}$",
    re.IGNORECASE,
)
_PER_DAY_HASH = re.compile(
    r"\s*(?:/|per|a|每)\s*(?:day|天|日)\s*(?:/|per|and)\s*(?P<prefix>[KMGTPE])H?(?![^\W\d_])",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    rf"\s*{_EACH}\s*(?:machine|miner|unit|device|node|rig|piece|share|slot|máquina|equipo|nodo|unidad"
    r"|minero|appareil|nœud|gerät|knoten|anteil|maschine|stück|машин|устройств|узел|ноду|майнер|аппарат"
    r"|штук|шт|пай|máy|node|mesin|unit|slot|cihaz|makine|adet|düğüm|cota|equipamento|aparelho|nó\b)"
    r"|\s*(?:/|每|一)\s*[台部份]|\s*(?:/\s*1?|一)\s*(?:口|台|株)",
    re.IGNORECASE,
)
_TH = {"K": "1e-9", "M": "1e-6", "G": "1e-3", "T": "1", "P": "1e3", "E": "1e6"}


def per_power(scene: Scene) -> bool:
    """Say whether the sum is for a unit of energy."""
    return (
        _PER_POWER.match(scene.tail) is not None
        or _OF_POWER.search(scene.head) is not None
        or _NAMED_POWER.search(scene.outside.named) is not None
    )


def per_unit(scene: Scene) -> bool:
    """Say whether the sum is for one machine, node or share."""
    return _PER_UNIT.match(scene.tail) is not None or scene.says("per_unit", least=0.5)


def per_hash(scene: Scene) -> tuple[str | None, Decimal, bool]:
    """Return per what hashrate the sum counts, what makes it one per TH/s, and if daily."""
    match = _PER_HASH.match(scene.tail)
    if match is None:
        match = _PER_DAY_HASH.match(scene.tail)
        if match is not None:
            return "TH_day", 1 / Decimal(_TH[match["prefix"].upper()]), True
        match = _NAMED_PER_HASH.search(scene.outside.named)
        if match is None:
            return _hash_before(scene)
    if not match["h"] and match["prefix"].upper() != "T":
        return None, Decimal(1), False
    size = Decimal(match["count"] or 1) * Decimal(_TH[match["prefix"].upper()])
    if not size:
        return None, Decimal(1), False
    daily = bool(match["day"]) or scene.quantity.period_days == 1
    return ("TH_day" if daily else "TH"), 1 / size, daily


def _hash_before(scene: Scene) -> tuple[str | None, Decimal, bool]:
    """Return the hashrate that a sum is said of, where its name stands before the sum."""
    found = _PER_HASH_BEFORE.search(scene.head)
    if found is None:
        return None, Decimal(1), False
    told = found["prefix"] or found["ahead"] or found["han"] or found["word"]
    prefix = told[0].upper()
    daily = scene.quantity.period_days == 1
    return ("TH_day" if daily else "TH"), 1 / Decimal(_TH[prefix]), daily
