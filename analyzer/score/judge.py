"""From outcomes to a verdict: integer points that sum exactly."""

from collections.abc import Iterable

from analyzer.score.points import (
    band_of,
    floor_points,
    probability_of,
    rule_points,
    score_of,
    text_points,
)
from analyzer.types.case import Case
from analyzer.types.claim import Claim, Multiple, Payout, Price, ReturnRate, Stance, TotalReturn
from analyzer.types.economics import Economics
from analyzer.types.finding import Checked, Clear, Fired, Severity
from analyzer.types.message import Message, message
from analyzer.types.verdict import (
    Band,
    Contribution,
    OfferVerdict,
    PageKind,
    TextScore,
    Verdict,
)
from analyzer.types.weights import Weights

PROMISES = (ReturnRate, Payout, TotalReturn, Multiple, Price)
OFFERING_KINDS = (PageKind.OFFER, PageKind.PROMOTION)
PITCHING_KINDS = (*OFFERING_KINDS, PageKind.LISTING)
LOUD = (Severity.HIGH, Severity.CRITICAL)
SURE = 3.0  # log-odds (20 to 1) from which the text model alone says that a page pitches something
LIKELY = 1.0  # log-odds from which a page on which no offer was found is not said to hold none
EVEN = 0.5  # a kind of no greater share than this is a guess
WHOLE_PAGE = "page"


def judge(
    case: Case, checked: tuple[Checked, ...], text: TextScore | None, weights: Weights
) -> Verdict:
    """
    Judge a page: every offer for itself, the page by its worst.

    `text` is None for terms typed by hand: there are no words to judge.

    A page on which nothing is offered is no offer; a page that could not be read is
    unknown, and so is one worded like a scheme of which no promise could be worked out and
    that nothing else speaks against: to call it low, or no offer, would reassure.  None of
    them has a score.  Something is offered where the page makes a promise of its own, where a
    rule with a floor holds and the words are not those of a warning, or where it is a pitch by
    its words.
    """
    demanded = _critical(checked) and not _told_of(text)
    offering = _promises(case.reading.claims) or demanded or _pitches(text, checked)
    kind = _kind(text, offering=offering)
    coverage = _coverage(checked)
    if not offering and _may_pitch(text):
        return _unscored(Band.UNKNOWN, kind, coverage, message("summary.unknown.pitch"))
    if not offering:
        return _unscored(Band.NOT_AN_OFFER, kind, coverage, message(f"summary.none.{kind}"))
    ids = [offer.id for offer in case.reading.offers] or [WHOLE_PAGE]
    verdicts = tuple(_judge_offer(offer_id, checked, text, weights) for offer_id in ids)
    worst = max(verdicts, key=lambda verdict: verdict.points)  # the first of equals
    unweighed = not any(map(_weighable, case.economics))
    if worst.band is Band.LOW and unweighed and text and text.log_odds > 0:
        return _unscored(Band.UNKNOWN, kind, coverage, message("summary.unknown.pitch"))
    return Verdict(
        score=worst.score,
        band=worst.band,
        kind=kind,
        probability=probability_of(worst.points, weights),
        points=worst.points,
        coverage=coverage,
        contributions=worst.contributions,
        offers=verdicts if case.reading.offers else (),
        summary=_summary(worst.band, len(ids)),
    )


def unknown(text: TextScore | None, checked: tuple[Checked, ...], because: Message) -> Verdict:
    """Return the verdict on a page of which too little could be read to judge it."""
    return _unscored(Band.UNKNOWN, _kind(text, offering=False), _coverage(checked), because)


def _unscored(band: Band, kind: PageKind, coverage: float, summary: Message) -> Verdict:
    return Verdict(None, band, kind, None, 0, coverage, (), (), summary)


def _promises(claims: Iterable[Claim]) -> bool:
    return any(c.stance is Stance.OFFERED and isinstance(c.content, PROMISES) for c in claims)


def _weighable(economics: Economics) -> bool:
    """Say whether an offer's promise could be brought to a rate or a multiple."""
    promise = economics.promise
    return promise.apr_percent is not None or promise.judged_multiple is not None


def _critical(checked: tuple[Checked, ...]) -> bool:
    return any(
        isinstance(c.outcome, Fired) and c.scored and c.card.floor is not None for c in checked
    )


def _pitches(text: TextScore | None, checked: tuple[Checked, ...]) -> bool:
    """
    Say whether the words alone are a pitch.

    A page may look like a pitch, or like nothing in particular and more like a scheme than
    not; and either a grave phrase is said, or the text model is in no doubt.
    """
    if text is None:
        return False
    kind, share = _likeliest(text, offering=True)
    if kind not in PITCHING_KINDS and (share >= EVEN or text.log_odds <= 0):
        return False
    return text.log_odds >= SURE or any(map(_speaks_loudly, checked))


def _may_pitch(text: TextScore | None) -> bool:
    """Say whether the words are more like a scheme's, and not plainly those of a warning."""
    if text is None or text.log_odds <= LIKELY:
        return False
    kind, share = _likeliest(text, offering=True)
    return share < EVEN or kind not in (PageKind.WARNING, PageKind.REFERENCE)


def _told_of(text: TextScore | None) -> bool:
    """Say whether the page's words are far from any pitch: what is demanded there is told of."""
    return text is not None and text.log_odds <= -SURE


def _speaks_loudly(checked: Checked) -> bool:
    """Say whether a scored rule of weight holds by the page's own words."""
    spoken = isinstance(checked.outcome, Fired) and checked.scored and checked.languages
    return bool(spoken) and checked.card.severity in LOUD


def _kind(text: TextScore | None, *, offering: bool) -> PageKind:
    """Take the likeliest kind; a page that offers nothing cannot be an offer."""
    if text is None:
        return PageKind.OFFER if offering else PageKind.OTHER
    return _likeliest(text, offering=offering)[0]


def _likeliest(text: TextScore, *, offering: bool) -> tuple[PageKind, float]:
    fitting = [
        (kind, share) for kind, share in text.kinds if offering or kind not in OFFERING_KINDS
    ]
    return max(fitting, default=(PageKind.OTHER, 0.0), key=lambda pair: pair[1])


def _coverage(checked: tuple[Checked, ...]) -> float:
    judged = sum(isinstance(c.outcome, Fired | Clear) for c in checked)
    return judged / len(checked) if checked else 0.0


def _judge_offer(
    offer_id: str, checked: tuple[Checked, ...], text: TextScore | None, weights: Weights
) -> OfferVerdict:
    fired = [
        c
        for c in checked
        if c.scored
        and isinstance(c.outcome, Fired)
        and (not c.outcome.offer_ids or offer_id in c.outcome.offer_ids)
    ]
    contributions = [
        Contribution("base", weights.base, message("contribution.base")),
        *(rule_points(c.card, weights) for c in fired),
        *([text_points(text, weights)] if text else []),
    ]
    contributions = _bounded(contributions, weights.honest_least)
    contributions += floor_points(fired, sum(c.points for c in contributions))
    points = sum(c.points for c in contributions)
    score = score_of(points)
    return OfferVerdict(offer_id, points, score, band_of(score), tuple(contributions))


def _bounded(contributions: list[Contribution], least: int) -> list[Contribution]:
    """Let honest signs together take away no more than `least`, each its share."""
    signs = [c for c in contributions if c.source.startswith("rule:") and c.points < 0]
    total = sum(c.points for c in signs)
    if total >= least:
        return contributions
    return [
        Contribution(c.source, c.points * least // total, c.because) if c in signs else c
        for c in contributions
    ]


def _summary(band: Band, offers: int) -> Message:
    return message(f"summary.{band}.many" if offers > 1 else f"summary.{band}", offers=offers)
