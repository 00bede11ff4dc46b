"""
Read what is paid each time though no currency stands with it: "一天给你打六十".

People who tell of such plans leave out the unit, and often every word for income. What is
left is a time, a verb of handing out, and a sum; what was put in stands before them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.exchanges import find_sums
from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.periods import DAYS
from analyzer.extract.claims.sayings import Saying
from analyzer.extract.claims.scene import TIMES, ends_sentence
from analyzer.types.claim import Payout, Price, Quantity

# Chinese puts time and verb before the sum, and says at most whom it is for between them.
_TIME = (
    r"(?:(?:每|一)[個个]?(?P<time>[天日晚週周月季年]|星期|禮拜|礼拜)|(?<![\d一二三四五六七八九十])(?P<daily>日)"
    r"|(?P<all>[天月季])(?P=all))"
)
_TOLD_BEFORE = re.compile(
    _TIME + r"(?:[\d一二三四五六七八九十廿]{1,3}[號号日])?[^，。；、！？,;!?:：\n\d]{0,8}?"
    r"(?:[給给打匯汇發发結结配返派領领拿賺赚產产分進进]|收[入益到]?|[入到進进][賬账帳])"
    r"[給给]?[你妳您我]?[約约到]?\s?$"
)
# The verb, too, is left out where the stake has just been named: "九千八，一天一百六".
_TIME_ALONE = re.compile(_TIME + r"\s?$")
_ENDS = re.compile(r"\s*(?:$|[，。；、！？,.;!?)）\n]|[給给][你妳您我])")
_EACH = re.compile(r"\s?(?:一[台部张張份股]|[/每])")
_LENGTHS = {"週": "week", "周": "week", "星期": "week", "禮拜": "week", "礼拜": "week"}
_LENGTHS |= {"月": "month", "季": "quarter", "年": "year"}  # all others: a day
_PAYS = frozenset(("gives", "gets", "return"))
_NO_INCOME = frozenset(("fee", "rent", "tax", "toll", "discount", "borrow", "referral", "members"))
_REACH, _BEFORE, _BEHIND = 24, 3, 2  # characters
_STAKE = 36  # characters between what is put in and what is paid
_START = attrgetter("start")
_LEAST_STAKE = 2  # times what is paid


def find_paid(passage: Passage, currency: str | None) -> Iterator[Saying]:
    """Yield each sum that is paid per time, and the bare sum before it that is put in."""
    if currency is None or not any(cue.has_any(TIMES) for cue in passage.cues):
        return  # as nearly everywhere
    before: Quantity | None = None
    for sum_ in find_sums(passage, currency):
        days = _paid_per(passage, sum_, before)
        if days is None:
            before = sum_
            continue
        if before is not None and _is_stake(passage, before, sum_):
            price = Price(before.value, None, before.unit, "contract", "price")
            yield Saying(before.start, before.end, price)
        yield Saying(sum_.start, sum_.end, Payout(sum_.value, sum_.unit, days))
        before = None


def _paid_per(passage: Passage, sum_: Quantity, before: Quantity | None) -> Decimal | None:
    """Return the days that the sum counts by, None where it is not said to be paid."""
    if sum_.period_days is not None or _is_of_something_else(passage, sum_):
        return None
    start = max(passage.block.span.start, sum_.start - _REACH)
    words = passage.text[start : sum_.start]
    told = None if words.isascii() else _TOLD_BEFORE.search(words)
    if told is None and before is not None and _is_stake(passage, before, sum_):
        told = _TIME_ALONE.search(words)
    if told and _ENDS.match(passage.text, sum_.end, passage.block.span.end):
        time = told["time"] or told["all"] or "日"
        return DAYS[_LENGTHS.get(time, "day")]
    return _told_behind(passage, sum_)


def _told_behind(passage: Passage, sum_: Quantity) -> Decimal | None:
    """Read "gets 200 a month": the verb right before the sum, the time right behind it."""
    near = _near(passage, sum_)
    if not any(0 <= sum_.start - c.end <= _BEFORE and c.has_any(_PAYS) for c in near):
        return None
    for cue in near:
        if 0 <= cue.start - sum_.end <= _BEHIND:
            times = sorted(TIMES.intersection(cue.tags, DAYS))
            return DAYS[times[0]] if times else None
    return None


def _is_of_something_else(passage: Passage, sum_: Quantity) -> bool:
    return any(c.has_any(_NO_INCOME) for c in _near(passage, sum_))


def _near(passage: Passage, sum_: Quantity) -> Sequence[Cue]:
    """Return the words that begin near the sum."""
    first = bisect_left(passage.cues, sum_.start - _REACH, key=_START)
    return passage.cues[first : bisect_right(passage.cues, sum_.end + _REACH, first, key=_START)]


def _is_stake(passage: Passage, stake: Quantity, paid: Quantity) -> bool:
    """Say whether a sum without a unit, right before what is paid, is what it is paid on."""
    between = passage.text[stake.end : paid.start]
    if _EACH.match(between):
        return False  # read as the price of one
    found = bisect_left(passage.quantities, stake.start, key=_START)
    at = passage.quantities[found : found + 1]
    bare = all(q.start != stake.start or q.kind == "number" for q in at)
    large = stake.value >= _LEAST_STAKE * paid.value and stake.unit == paid.unit
    return bare and large and len(between) <= _STAKE and not ends_sentence(between)
