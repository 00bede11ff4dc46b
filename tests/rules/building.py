"""Cases made by hand: sentences with a stance, offers without a page."""

import re
from collections.abc import Iterable
from decimal import Decimal

from analyzer.resources.facts import default_network
from analyzer.types.case import Case
from analyzer.types.claim import Claim, Content, Stance
from analyzer.types.document import Block, BlockKind, Document, Layer, Span, Where
from analyzer.types.economics import (
    Economics,
    Feasible,
    FeasibleVerdict,
    Interval,
    Promise,
    ValueVerdict,
)
from analyzer.types.message import Message
from analyzer.types.offer import Offer, Product, Reading, Sentence

NOTHING = Promise(
    daily_percent=None,
    monthly_percent=None,
    apr_percent=None,
    apy_percent=None,
    total_multiple=None,
    principal_returned=None,
    guaranteed=False,
    fixed=False,
    term_days=None,
    horizon_days=365,
    judged_multiple=None,
)


def say(text: str, stance: Stance = Stance.OFFERED, where: str = Where.TEXT) -> Case:
    """Make a page that says `text`, every line a sentence of one stance."""
    return page([(line, stance) for line in text.splitlines()], where)


def page(lines: Iterable[tuple[str, Stance]], where: str = Where.TEXT) -> Case:
    """Make a page of lines, each with its stance."""
    rows = list(lines)
    text = "\n".join(line for line, _ in rows)
    starts = [match.start() for match in re.finditer(r"^", text, re.MULTILINE)]
    sentences = tuple(
        Sentence(Span(where, start, start + len(line)), 0, stance)
        for start, (line, stance) in zip(starts, rows, strict=True)
    )
    block = Block(Span(where, 0, len(text)), BlockKind.PARAGRAPH)
    layers = (Layer(where, text, text),)
    if where != Where.TEXT:
        layers += (Layer(Where.TEXT, "", ""),)
    reading = Reading(Document(layers, (block,), "en"), sentences, (), ())
    return case_of(reading)


def case_of(reading: Reading, economics: tuple[Economics, ...] = ()) -> Case:
    """Wrap a reading at the default network."""
    network = default_network()
    return Case(reading, economics, network, network.as_of)


def sell(
    *contents: Content,
    promise: Promise = NOTHING,
    product: Product = Product.MINING,
    verdict: FeasibleVerdict = FeasibleVerdict.UNKNOWN,
    k: float | None = None,
    coin: str | None = None,
    varies: bool = False,
) -> Case:
    """Make a page with one offer of the given claims."""
    claims = tuple(Claim(f"c{i}", c, Stance.OFFERED, None) for i, c in enumerate(contents, 1))
    offer = Offer("o1", None, product, coin, claims, varies)
    document = Document((Layer(Where.TEXT, "", ""),), (), "en")
    because = Message("test")
    feasible = Feasible(verdict, because, 365, price_ratio_k=k)
    worked = Economics("o1", promise, feasible, ValueVerdict.UNKNOWN, because)
    return case_of(Reading(document, (), claims, (offer,)), (worked,))


def interval(low: float, high: float | None = None) -> Interval:
    """Make an interval; one figure stands for both ends."""
    return Interval(low, low if high is None else high)


def dec(text: str) -> Decimal:
    """Make a decimal."""
    return Decimal(text)
