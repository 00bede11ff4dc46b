"""Read a page: who speaks, what is stated, what is offered."""

from importlib import import_module

from analyzer.extract.claims import find_claims, find_passages
from analyzer.extract.offers import find_offers
from analyzer.types.claim import Stance
from analyzer.types.document import Document
from analyzer.types.offer import Identifier, Reading, Sentence


def extract(document: Document) -> Reading:
    """Return the page with its sentences, claims, offers and identifiers; pure."""
    sentences = _sentences(document)
    passages = find_passages(document)
    placed = find_claims(passages, sentences)
    return Reading(
        document=document,
        sentences=sentences,
        claims=tuple(p.claim for p in placed),
        offers=find_offers(passages, placed),
        identifiers=_identifiers(document),
    )


def _sentences(document: Document) -> tuple[Sentence, ...]:
    try:
        voice = import_module("analyzer.extract.voice")
        found: tuple[Sentence, ...] = voice.find_sentences(document)
    except (ImportError, AttributeError):
        return tuple(Sentence(b.span, i, Stance.OFFERED) for i, b in enumerate(document.blocks))
    return found


def _identifiers(document: Document) -> tuple[Identifier, ...]:
    try:
        module = import_module("analyzer.extract.identifiers")
        found: tuple[Identifier, ...] = module.find_identifiers(document)
    except (ImportError, AttributeError):
        return ()
    return found
