"""What a page shows apart from its words: who claims what, how many plans, what layout."""

import re
from collections import Counter
from itertools import accumulate
from urllib.parse import urlsplit

from analyzer.types.claim import (
    Bonus,
    Fee,
    Guarantee,
    Hashrate,
    MinimumWithdrawal,
    Payout,
    Price,
    Referral,
    ReturnRate,
    Stance,
    Term,
    TotalReturn,
)
from analyzer.types.document import BlockKind
from analyzer.types.offer import Reading

Measures = dict[str, float]

# A count says little beyond its rough size, so each is told by the steps that it reaches.
_FEW = (1, 3)
_SOME = (1, 3, 6, 12)
_PLANS = (1, 2, 4, 8)
_SHARES = (0.05, 0.2, 0.5)
_CONTENTS = (
    Bonus, Fee, Guarantee, Hashrate, MinimumWithdrawal, Payout, Price, Referral, ReturnRate, Term,
    TotalReturn,
)  # fmt: skip
_STEPS: dict[str, tuple[float, ...]] = {
    **{f"claims {stance}": _SOME for stance in Stance},
    **{f"{who} {kind.__name__}": _FEW for who in ("own", "told") for kind in _CONTENTS},
    **{f"share of {kind}": _SHARES for kind in BlockKind},
    "plans": _PLANS,
    "links": (1, 5, 15),
    "hosts linked to": (1, 3, 6),
    "question in the title": (1,),
    "questions": (1, 4, 10),
    "quotation marks": (1, 6, 20),
}
SIGNS = tuple(f"{name} ≥ {step:g}" for name, steps in _STEPS.items() for step in steps)
_FIRST = dict(zip(_STEPS, accumulate(map(len, _STEPS.values()), initial=0), strict=False))
_QUESTION = re.compile("[?？؟]")
_QUOTATION = re.compile("[“”„「」『』«»]")


def find_signs(reading: Reading) -> tuple[int, ...]:
    """Return the indices in `SIGNS` of what `reading` shows, in order."""
    measured = _claims(reading) | _layout(reading)
    return tuple(
        _FIRST[name] + number
        for name, steps in _STEPS.items()
        for number, step in enumerate(steps)
        if measured.get(name, 0) >= step
    )


def _claims(reading: Reading) -> Measures:
    counts = Counter(f"claims {claim.stance}" for claim in reading.claims)
    for claim in reading.claims:
        who = "own" if claim.stance is Stance.OFFERED else "told"
        counts[f"{who} {type(claim.content).__name__}"] += 1
    return {**counts, "plans": len(reading.offers)}


def _layout(reading: Reading) -> Measures:
    document = reading.document
    blocks = Counter(f"share of {block.kind}" for block in document.blocks)
    hosts = {urlsplit(link.url).netloc for link in document.links} - {""}
    text = document.text
    return {
        **{name: count / len(document.blocks) for name, count in blocks.items()},
        "links": len(document.links),
        "hosts linked to": len(hosts),
        "question in the title": len(_QUESTION.findall(document.title)),
        "questions": len(_QUESTION.findall(text)),
        "quotation marks": len(_QUOTATION.findall(text)),
    }
