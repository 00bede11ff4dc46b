"""Points add up exactly, whatever the outcomes; the text model alone never lifts a page to high."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.resources.facts import default_network
from analyzer.resources.weights import load_weights
from analyzer.score import judge
from analyzer.score.points import band_of, score_of
from analyzer.types.case import Case
from analyzer.types.claim import Claim, Price, ReturnRate, Stance
from analyzer.types.document import Document, Layer
from analyzer.types.finding import (
    Checked,
    Clear,
    Confidence,
    Evidence,
    Failed,
    Fired,
    NotApplicable,
    Outcome,
    RuleCard,
    Severity,
)
from analyzer.types.offer import Offer, Product, Reading
from analyzer.types.verdict import Band, PageKind, TextScore
from tests.rules.building import NOTHING, interval, sell

WORDS = tuple((code, "words") for code in ("en", "zh-Hant", "zh-Hans"))
OFFERS = ("o1", "o2", "o3")


def card(rule_id: str, severity: Severity, confidence: Confidence, floor: int | None) -> RuleCard:
    return RuleCard(rule_id, "promise", severity, confidence, WORDS, WORDS, WORDS, floor=floor)


def rate(stance: Stance) -> Claim:
    content = ReturnRate(Decimal(3), None, Decimal(1), "day", "fixed", False, False)  # type: ignore[arg-type]
    return Claim("c1", content, stance, None)


def case(*claims: Claim, offers: int = 1, weighed: bool = True) -> Case:
    document = Document((Layer("text", "x", "x"),), (), "en")
    found = tuple(Offer(f"o{i + 1}", None, Product.MINING, "BTC", claims) for i in range(offers))
    promised = sell(promise=replace(NOTHING, apr_percent=interval(3))).economics
    economics = promised * offers if weighed else ()
    reading = Reading(document, (), claims, found)
    return Case(reading, economics, default_network(), date(2026, 6, 25))


def text(log_odds: float, kind: PageKind = PageKind.OFFER) -> TextScore:
    return TextScore(0.5, log_odds, ((kind, 1.0),), (), "test")


def speaks(
    severity: Severity, *, scored: bool = True, languages: tuple[str, ...] = ("en",)
) -> Checked:
    fired = Fired((Evidence(computed="a phrase"),))
    return Checked(card("phrase", severity, Confidence.HIGH, None), fired, scored, languages)


OUTCOMES: st.SearchStrategy[Outcome] = st.one_of(
    st.builds(
        Fired,
        st.just((Evidence(computed="1 = 1"),)),
        st.sets(st.sampled_from(OFFERS)).map(lambda ids: tuple(sorted(ids))),
    ),
    st.just(Clear()),
    st.just(NotApplicable("return")),
    st.just(Failed("broke")),
)
CHECKED = st.lists(
    st.builds(
        Checked,
        st.builds(
            card,
            st.sampled_from([f"rule-{i}" for i in range(30)]),
            st.sampled_from(Severity),
            st.sampled_from(Confidence),
            st.none() | st.integers(0, 100),
        ),
        OUTCOMES,
        st.booleans(),
    ),
    max_size=30,
    unique_by=lambda c: c.card.id,
).map(tuple)


@given(CHECKED, st.floats(-50, 50), st.integers(1, 3))
def test_contributions_sum_to_points(
    checked: tuple[Checked, ...], log_odds: float, offers: int
) -> None:
    verdict = judge(
        case(rate(Stance.OFFERED), offers=offers), checked, text(log_odds), load_weights()
    )

    assert sum(c.points for c in verdict.contributions) == verdict.points
    assert verdict.score == score_of(verdict.points)
    assert verdict.band is band_of(verdict.score)
    assert verdict.points == max(offer.points for offer in verdict.offers)
    for offer in verdict.offers:
        assert sum(c.points for c in offer.contributions) == offer.points


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_text_model_alone_never_reaches_high(log_odds: float) -> None:
    for found in (case(rate(Stance.OFFERED)), case()):
        verdict = judge(found, (), text(log_odds), load_weights())

        assert verdict.band not in {Band.HIGH, Band.CRITICAL}


@given(CHECKED)
def test_honest_signs_take_away_no_more_than_their_bound(checked: tuple[Checked, ...]) -> None:
    weights = load_weights()
    verdict = judge(case(rate(Stance.OFFERED)), checked, text(0), weights)
    signs = [
        c.points for c in verdict.contributions if c.source.startswith("rule:") and c.points < 0
    ]

    # Integer division may round each share down by less than one thousandth.
    assert sum(signs) >= weights.honest_least - len(signs)


@given(st.integers(-(10**6), 10**6), st.integers(0, 10**6))
def test_score_never_falls_when_points_rise(points: int, more: int) -> None:
    assert score_of(points) <= score_of(points + more)


@pytest.mark.parametrize("stance", [Stance.REPORTED, Stance.DENIED])
def test_a_page_that_only_reports_is_no_offer(stance: Stance) -> None:
    verdict = judge(case(rate(stance)), (), text(9, PageKind.WARNING), load_weights())

    assert verdict.band is Band.NOT_AN_OFFER
    assert verdict.score is None
    assert verdict.contributions == ()


def test_a_floor_lifts_to_its_score_and_no_further() -> None:
    fired = Fired((Evidence(computed="1 = 1"),))
    checked = (Checked(card("trap", Severity.LOW, Confidence.LOW, 80), fired),)
    verdict = judge(case(rate(Stance.OFFERED)), checked, text(0), load_weights())

    assert verdict.score == 80
    assert [c.source for c in verdict.contributions][-1] == "floor:trap"


def test_a_draft_is_never_scored() -> None:
    fired = Fired((Evidence(computed="1 = 1"),))
    checked = (Checked(card("trap", Severity.CRITICAL, Confidence.HIGH, 80), fired, scored=False),)
    verdict = judge(case(rate(Stance.OFFERED)), checked, text(0), load_weights())

    assert [c.source for c in verdict.contributions] == ["base", "text"]


@pytest.mark.parametrize(
    ("kind", "log_odds", "checked", "offers"),
    [
        (PageKind.PROMOTION, 0.5, (speaks(Severity.HIGH),), True),
        (PageKind.LISTING, 0.5, (speaks(Severity.CRITICAL),), True),
        (PageKind.OFFER, 6.0, (), True),
        (PageKind.OFFER, 2.0, (), False),
        (PageKind.OFFER, 0.5, (speaks(Severity.MEDIUM),), False),
        (PageKind.OFFER, 0.5, (speaks(Severity.HIGH, scored=False),), False),
        (PageKind.OFFER, 0.5, (speaks(Severity.HIGH, languages=()),), False),
        (PageKind.WARNING, 6.0, (speaks(Severity.CRITICAL),), False),
        (PageKind.ARTICLE, 6.0, (speaks(Severity.HIGH),), False),
        (PageKind.REFERENCE, 6.0, (speaks(Severity.HIGH),), False),
        (PageKind.OTHER, 6.0, (speaks(Severity.HIGH),), False),
    ],
)
def test_a_pitch_without_figures_is_scored(
    kind: PageKind,
    log_odds: float,
    checked: tuple[Checked, ...],
    offers: bool,  # noqa: FBT001
) -> None:
    """Only where it looks like a pitch, and a grave phrase or the text model speaks up."""
    verdict = judge(case(), checked, text(log_odds, kind), load_weights())

    assert (verdict.score is not None) is offers
    assert verdict.kind is kind or not offers


@pytest.mark.parametrize(
    ("log_odds", "offers", "weighed", "band"),
    [
        (3.0, 0, False, Band.UNKNOWN),
        (3.0, 1, False, Band.UNKNOWN),
        (3.0, 1, True, Band.LOW),
        (-3.0, 0, False, Band.LOW),
        (-3.0, 1, False, Band.LOW),
        (7.0, 0, False, Band.ELEVATED),
    ],
)
def test_words_of_a_scheme_are_not_called_low_where_no_promise_was_worked_out(
    log_odds: float, offers: int, *, weighed: bool, band: Band
) -> None:
    claimed = replace(rate(Stance.OFFERED), content=Price(Decimal(200), None, "USD", None, "price"))
    found = case(claimed, offers=offers, weighed=weighed)

    assert judge(found, (), text(log_odds), load_weights()).band is band


def test_a_kind_that_is_a_guess_hides_no_pitch() -> None:
    """A short chat message is half an article and half a warning to the text model."""
    even = (PageKind.ARTICLE, 0.4), (PageKind.WARNING, 0.35), (PageKind.PROMOTION, 0.25)
    guess = TextScore(0.7, 0.8, even, (), "test")
    checked = (speaks(Severity.HIGH), speaks(Severity.CRITICAL))

    assert judge(case(), checked, guess, load_weights()).score is not None
    assert judge(case(), checked, replace(guess, log_odds=-0.1), load_weights()).score is None


def test_words_of_a_pitch_without_a_promise_clear_nobody() -> None:
    kinds = ((PageKind.ARTICLE, 0.8), (PageKind.PROMOTION, 0.2))
    likely = TextScore(0.8, 1.5, kinds, (), "test")

    assert judge(case(), (), likely, load_weights()).band is Band.UNKNOWN
    assert (
        judge(case(), (), replace(likely, log_odds=0.5), load_weights()).band is Band.NOT_AN_OFFER
    )


def test_what_a_warning_quotes_is_no_demand_of_its_own() -> None:
    demand = Checked(
        card("demand", Severity.CRITICAL, Confidence.HIGH, 60),
        Fired((Evidence(computed="a phrase"),)),
        True,
        ("en",),
    )

    told, made = text(-5.0, PageKind.WARNING), text(-1.0, PageKind.WARNING)
    assert judge(case(), (demand,), told, load_weights()).band is Band.NOT_AN_OFFER
    assert judge(case(), (demand,), made, load_weights()).band is Band.HIGH
