"""Read a page: who speaks, what is stated, what is offered."""

from dataclasses import replace

from analyzer.extract.claims import count_plans, find_claims, find_passages
from analyzer.extract.claims.play import without_play
from analyzer.extract.identifiers import find_identifiers
from analyzer.extract.offers import find_offers
from analyzer.extract.voice import find_sentences
from analyzer.types.document import Document, Gap
from analyzer.types.offer import Reading


def extract(document: Document) -> Reading:
    """Return the page with its sentences, claims, offers and identifiers; pure."""
    passages = find_passages(document)
    sentences = find_sentences(document, plans=count_plans(passages.found))
    placed = find_claims(passages.found, sentences)
    sentences, placed = without_play(document, sentences, placed)
    return Reading(
        document=document if passages.whole else _with_gap(document),
        sentences=sentences,
        claims=tuple(p.claim for p in placed),
        offers=find_offers(passages.found, placed),
        identifiers=find_identifiers(document),
    )


def _with_gap(document: Document) -> Document:
    """Note that figures stand on the page that nobody read."""
    return replace(document, gaps=(*document.gaps, Gap("rule", "figures")))
