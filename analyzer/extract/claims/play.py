"""Know a page whose gains are no money: a gym, a game, points of a shop."""

import re
from collections.abc import Iterable
from dataclasses import replace

from analyzer.extract.claims.settle import Placed
from analyzer.types.claim import (
    Guarantee,
    Multiple,
    Payout,
    PrincipalReturned,
    ReturnRate,
    Stance,
    TotalReturn,
)
from analyzer.types.document import Document, Span, Where
from analyzer.types.offer import Sentence

_GAINS = (ReturnRate, Multiple, TotalReturn, Payout, Guarantee, PrincipalReturned)
# What can never become money is no return on money, whatever it is called.
_NO_CASH = re.compile(
    r"""
      (?:can[’']?t|cannot|can\snot|never)\s(?:be\s)?(?:sold|cashed|exchang\w+|trade\w*|redeem\w+)\b
        [^.!?\n]{0,30}\b(?:cash|money)
    | (?:can[’']?t|cannot)\sbe\ssold\sor\scashed
    | (?:no|without)\scash\svalue | not\sredeemable\sfor\scash
    | no\s(?:se\s)?pueden?\s(?:canjear|cambiar)\spor\sdinero
    | (?:не\sобменива|нельзя\s(?:вывести|обменять))\w*\s[^.!?\n]{0,20}день
    | nicht\s(?:in\sgeld\seintauschbar|auszahlbar)
    | non\s(?:échangeables?|convertibles?)\sen\sargent
    | 不[可能得](?:兑换|兌換|提)现?[^。\n]{0,4}[现現]金 | 换金できません | 換金できません
    | 不[可能得](?:兑换|兌換)(?:成|为|為)?(?:人民[币幣]|[新台臺]+[币幣])[^。\n]{0,12}
        (?:[数數][字位][货貨][币幣]|[虚虛][拟擬][货貨][币幣]|加密|[现現]金)
    | (?:金豆|积分|積分|豆|金币)\s?=\s?\d+\s?元抵扣 | [积積]分?[^。\n]{0,10}抵扣
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Credit that an inn or a telephone company takes back only for its own table or calls: "good
# for meals, not for cash".  No more than that: schemes, too, say of a sign-up bonus that it can
# only be spent and not withdrawn.
_CREDIT = re.compile(
    r"(?:话费|話費|月租|流量|通话|通話)[^。\n]{0,20}不[得能可](?:取|提)[现現]"
    r"|只能[^。\n]{0,4}(?:吃|餐|住宿)[^。\n]{0,8}不[得能可](?:取|提)[现現]"
)
_BODY = re.compile(
    r"""\b(?:gym(?:nasi\w+)?|gimnasio|deadlifts?|squats?|steam\sroom|sauna|zumba|crossfit|dumbbells?
    |treadmill|personal\strainers?|peso\smuerto|pesa\smuerta|mancuernas|pesas|courbatures|musculation
    |frais\sd.inscription|abo|hanteln|fitnessstudio|academia|halteres)\b
    |健身房?|瑜伽|深蹲|[体體]脂|肌肉|[营營][养養][师師]|桑拿|私教|тренаж|спортзал|приседани""",
    re.VERBOSE | re.IGNORECASE,
)
_COIN = re.compile(
    r"\b(?:usdt|usdc|btc|bitcoins?|crypto\w*|trx|wallets?|[tgp]h/s)\b|矿机|算力|钱包", re.IGNORECASE
)
_LEAST_WORDS = 2


def without_play(
    document: Document, sentences: tuple[Sentence, ...], placed: tuple[Placed, ...]
) -> tuple[tuple[Sentence, ...], tuple[Placed, ...]]:
    """
    Return sentences and claims; on a page whose gains are no money they are only spoken of.

    That is a page that says in sight that what is earned there cannot become money, or
    one of a gym that names no coin.
    """
    gains = tuple(p.claim.span for p in placed if _is_gain(p) and p.claim.span)
    if not gains or not _plays(document):
        return sentences, placed
    heard = tuple(_spoken_of(x) if any(_holds(x.span, y) for y in gains) else x for x in sentences)
    return heard, tuple(
        replace(p, claim=replace(p.claim, stance=Stance.REPORTED)) if _is_gain(p) else p
        for p in placed
    )


def _spoken_of(sentence: Sentence) -> Sentence:
    return replace(sentence, stance=Stance.REPORTED)


def _holds(sentence: Span, claim: Span) -> bool:
    return (
        sentence.where == claim.where and sentence.start < claim.end and claim.start < sentence.end
    )


def _is_gain(placed: Placed) -> bool:
    return isinstance(placed.claim.content, _GAINS) and placed.claim.stance is Stance.OFFERED


def _plays(document: Document) -> bool:
    text = next((x.plain for x in document.layers if x.where == Where.TEXT), "")
    if _CREDIT.search(text):
        return True
    if _COIN.search(text):
        return False
    return _NO_CASH.search(text) is not None or _many(x[0].lower() for x in _BODY.finditer(text))


def _many(words: Iterable[str]) -> bool:
    return len(set(words)) >= _LEAST_WORDS
