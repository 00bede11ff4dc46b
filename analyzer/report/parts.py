"""What every form of the report picks out of its JSON, in one place."""

from dataclasses import dataclass
from typing import Any

from analyzer.report.safe import harmless
from analyzer.report.wording import label

Tree = dict[str, Any]
UNSCORED = frozenset({"not-an-offer", "unknown"})
RENTED = frozenset({"mining", "hosting"})
BY_ASSET = frozenset({"staking", "lending", "liquidity"})


def language(report: Tree) -> str:
    """Return the language in which the report's sentences are written."""
    lang: str = report["inputs"]["options"]["lang"]
    return lang


def worst_offer(report: Tree) -> Tree | None:
    """Return the offer of which the page's score speaks."""
    offers: list[Tree] = report["offers"]
    return max(offers, key=lambda offer: offer["score"] or 0, default=None)


def offer_name(offer: Tree, lang: str, most: int = 60) -> str:
    """Return the plan's name; of one without a name, its place on the page."""
    if offer["name"]:
        return harmless(offer["name"], most)
    return label("label.nth_offer", lang).format(value=harmless(offer["id"].removeprefix("o"), 8))


def flags(report: Tree) -> list[Tree]:
    """Return the findings that speak against the offer, as ordered in the report."""
    return [f for f in report["findings"] if f["severity"] != "good"]


def quotes(report: Tree, finding: Tree) -> list[Tree]:
    """Return the evidence to show; of typed terms only the sums: nobody else wrote the words."""
    found: list[Tree] = finding["evidence"]
    if is_typed(report):
        return [evidence for evidence in found if evidence["where"] == "computed"]
    return found


def signs(report: Tree) -> list[Tree]:
    """Return the findings that speak for it."""
    return [f for f in report["findings"] if f["severity"] == "good"]


def weight(report: Tree, finding: Tree) -> int | None:
    """Return the thousandths of a point that a finding adds to the score; None if nothing."""
    sources = {f"rule:{finding['rule']}", f"floor:{finding['rule']}"}
    found = [c["points"] for c in report["contributions"] if c["source"] in sources]
    return sum(found) if found else None


def standing(report: Tree, finding: Tree, lang: str) -> str:
    """Say how much a finding weighs, or why it does not."""
    points = weight(report, finding)
    if not finding["scored"]:
        return label("label.not_scored", lang)
    if points is None:
        return label("label.not_mine", lang)
    return label("label.points_of", lang).format(points=points_shown(points))


def points_shown(points: int) -> str:
    """
    Write thousandths of a point as points, with their sign.

    >>> points_shown(16000), points_shown(-730)
    ('+16', '-0.73')
    """
    return f"{points / 1000:+.3f}".rstrip("0").rstrip(".")


def gaps(report: Tree) -> list[str]:
    """Return what of the page was not read, in words."""
    return [gap["missing"] for gap in report["not_assessed"] if gap["rule"] is None]


def unjudged(report: Tree) -> list[Tree]:
    """Return the checks that did not apply or could not be made."""
    return [gap for gap in report["not_assessed"] if gap["rule"] is not None]


def is_scored(report: Tree) -> bool:
    """Say whether the page has a score at all."""
    return report["verdict"]["score"] is not None


def is_typed(report: Tree) -> bool:
    """Say whether terms typed by hand were worked out, with no page whose words could be judged."""
    return bool(report["subject"]["source"] == "terms")


@dataclass(frozen=True, slots=True)
class Headline:
    """The first verdict: its name, its words, the tone that colours it, and the summary."""

    name: str
    words: str
    tone: str
    summary: str
    note: str


_TONES = {"impossible": "critical", "out-of-reach": "critical", "implausible": "high",
          "optimistic": "elevated", "plausible": "low"}  # fmt: skip


def headline(report: Tree) -> Headline:
    """Return the band and score; of typed terms, how far the promise is from the feasible."""
    lang, verdict = language(report), report["verdict"]
    offer = worst_offer(report)
    if is_typed(report) and offer is not None:
        judged = offer["feasible"]["verdict"]
        words = label(f"feasible_verdict.{judged}", lang).upper()
        note = label("label.typed_note", lang)
        because = offer["feasible"]["because"]
        tone = _TONES.get(judged, "unknown")
        return Headline(label("label.promise_is", lang), words, tone, because, note)
    band = label(f"band.{verdict['band']}", lang)
    words = band if verdict["score"] is None else f"{band} {verdict['score']}/100"
    note = label("label.scale_of_bands", lang) if is_scored(report) else _hint(report, lang)
    return Headline(label("label.risk", lang), words, verdict["band"], verdict["summary"], note)


def _hint(report: Tree, lang: str) -> str:
    """Tell the reader of a page without an offer where to look instead."""
    no_offer = report["verdict"]["band"] == "not-an-offer"
    return label("steps.article", lang) if no_offer else ""
