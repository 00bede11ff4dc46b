"""Read a page: who speaks, what is stated, what is offered."""

from analyzer.extract.claims import find_claims, find_passages
from analyzer.extract.identifiers import find_identifiers
from analyzer.extract.offers import find_offers
from analyzer.extract.voice import find_sentences
from analyzer.types.document import Document
from analyzer.types.offer import Reading


def extract(document: Document) -> Reading:
    """Return the page with its sentences, claims, offers and identifiers; pure."""
    sentences = find_sentences(document)
    passages = find_passages(document)
    placed = find_claims(passages, sentences)
    return Reading(
        document=document,
        sentences=sentences,
        claims=tuple(p.claim for p in placed),
        offers=find_offers(passages, placed),
        identifiers=find_identifiers(document),
    )
