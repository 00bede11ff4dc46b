"""What the reader can do now, by band and by how far he has gone; never legal advice."""

from dataclasses import dataclass
from typing import Any

from analyzer.report.breakdown import GRAVE
from analyzer.report.parts import is_typed, language, worst_offer
from analyzer.report.wording import day, label
from analyzer.resources.places import Place, report_places
from analyzer.resources.questions import load_questions

Tree = dict[str, Any]
NEAR = 5  # countries shown in brief, those where readers of the language live
COMMON = ("register", "audit")
BY_PRODUCT = {
    "mining": ("pool", "serials", "site"),
    "hosting": ("pool", "serials", "site"),
    "staking": ("validators", "keys"),
    "lending": ("income",),
    "liquidity": ("income", "keys"),
    "trading": ("income", "keys"),
    "unknown": ("income", "pool", "site"),
}
FIRST_ASKED = ("stranger-approach", "soaring-dashboard", "independent-reviews", "registry-look-up")


@dataclass(frozen=True, slots=True)
class Step:
    """What to do for a reader in one state."""

    state: str
    advice: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place to report to, in the reader's language; `name` tells its country, too."""

    country: str
    name: str
    how: str
    url: str | None
    near: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """Everything the report advises; empty tuples where nothing is to be said."""

    title: str
    steps: tuple[Step, ...]
    to_seller: tuple[str, ...]
    to_reader: tuple[str, ...]
    places: tuple[Where, ...]
    note: str

    def nearest(self) -> tuple[Where, ...]:
        """Return the first place of each country in which the language is read."""
        first = {place.country: place for place in reversed(self.places) if place.near}
        return tuple(place for place in self.places if first.get(place.country) is place)[:NEAR]


def next_steps(report: Tree) -> Steps | None:
    """Return what to do about a scored page; None where there is no offer to act on."""
    lang, band = language(report), report["verdict"]["band"]
    if report["verdict"]["score"] is None:
        return None
    kind = "high" if band == "critical" or _is_grave(report) else band
    stuck = "stuck_high" if kind == "high" else "stuck_low"
    states = (("unpaid", f"unpaid_{kind}"), ("paid", f"paid_{kind}"), ("stuck", stuck))
    places = report_places()
    note = label("steps.report_note", lang).format(as_of=day(places.as_of, lang))
    return Steps(
        title=label("steps.title", lang),
        steps=tuple(Step(_words(name, lang), _words(key, lang)) for name, key in states),
        to_seller=_to_seller(report, lang),
        to_reader=_to_reader(lang),
        places=tuple(_where(place, lang) for place in places.for_language(lang)),
        note=f"{note} {_words('no_law', lang)}".replace("。 ", "。"),
    )


def _is_grave(report: Tree) -> bool:
    """Say whether terms typed by hand, which have no band of their own, are out of all reach."""
    offer = worst_offer(report)
    return is_typed(report) and offer is not None and offer["feasible"]["verdict"] in GRAVE


def _words(name: str, lang: str) -> str:
    return label(f"steps.{name}", lang)


def _to_seller(report: Tree, lang: str) -> tuple[str, ...]:
    offer = worst_offer(report)
    product = offer["product"] if offer else "unknown"
    return tuple(label(f"ask.{key}", lang) for key in (*BY_PRODUCT[product], *COMMON))


def _to_reader(lang: str) -> tuple[str, ...]:
    asked = {question.id: dict(question.question)[lang] for question in load_questions()}
    first = [asked[key] for key in FIRST_ASKED if key in asked]
    return (*first, *(text for key, text in asked.items() if key not in FIRST_ASKED))


def _where(place: Place, lang: str) -> Where:
    name, how = dict(place.name)[lang], dict(place.how)[lang]
    country = label(f"country.{place.country}", lang)
    if country not in name:
        name = label("label.of_country", lang).format(name=name, country=country)
    return Where(place.country, name, how, place.url, lang in place.languages)
