"""Find pairs of words that mean something together: "not ... guaranteed"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from analyzer.extract.voice.cues import Cue, Hit
from analyzer.extract.voice.folding import fold
from analyzer.resources.voice_words import GapWords, load_voice_words

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokenizer import Tokenizer

# One vocabulary serves the process, and a memory zone admits one page at a time.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Half:
    """A sentence that holds both halves of a gap."""

    text: str  # folded
    start: int
    hits: tuple[Hit, ...]  # of both halves, by place


def find_gaps(halves: list[Half]) -> list[list[Hit]]:
    """Return what the words of each sentence mean together, in the order given."""
    found = [list(_by_letters(half)) for half in halves]
    chosen = [i for i, half in enumerate(halves) if _needs_tokens(half)]
    if chosen:
        for i, hits in zip(chosen, _by_tokens([halves[i] for i in chosen]), strict=True):
            found[i] += hits
    return found


def paired(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return those halves of gaps whose other half is there too."""
    left = {x.gap for x in hits if x.cue is Cue.GAP_LEFT}
    if not left:
        return ()
    both = left & {x.gap for x in hits if x.cue is Cue.GAP_RIGHT}
    return tuple(x for x in hits if x.gap in both)


def _by_letters(half: Half) -> Iterator[Hit]:
    for left in half.hits:
        gap, tokens = _gaps()[left.gap]
        if left.cue is not Cue.GAP_LEFT or tokens:
            continue
        for right in half.hits:
            if right.cue is Cue.GAP_RIGHT and right.gap == left.gap:
                between = half.text[left.end - half.start : max(right.start - half.start, 0)]
                if left.end <= right.start <= left.end + gap.most and _allowed(gap, between):
                    yield Hit(left.start, right.end, _meaning(gap), left.literal)


def _allowed(gap: GapWords, between: str) -> bool:
    return not any(fold(x) in between for x in gap.unless)


def _meaning(gap: GapWords) -> Cue:
    return Cue(gap.means + "_weak" if gap.weak else gap.means)


def _needs_tokens(half: Half) -> bool:
    return any(_gaps()[x.gap][1] for x in half.hits)


def _by_tokens(halves: list[Half]) -> list[list[Hit]]:
    tokenizer, matcher = _reader()
    with _ONE_AT_A_TIME, tokenizer.vocab.memory_zone():
        return [_matches(tokenizer, matcher, half) for half in halves]


def _matches(tokenizer: "Tokenizer", matcher: "Matcher", half: Half) -> list[Hit]:
    doc = tokenizer(half.text)
    found = []
    for number, start, end in matcher(doc):
        gap, _ = _gaps()[int(tokenizer.vocab.strings[number])]
        first = doc[start].idx + half.start
        last = doc[end - 1].idx + len(doc[end - 1]) + half.start
        found.append(Hit(first, last, _meaning(gap), -1))
    return found


@cache
def _gaps() -> tuple[tuple[GapWords, bool], ...]:
    return tuple((gap, words.tokens) for words in load_voice_words() for gap in words.gaps)


@cache
def _reader() -> "tuple[Tokenizer, Matcher]":
    # spaCy takes most of a second to import; a page without such words never needs it.
    from spacy.matcher import Matcher  # noqa: PLC0415

    tokenizer = _tokenizer()
    matcher = Matcher(tokenizer.vocab)
    for number, (gap, tokens) in enumerate(_gaps()):
        if tokens:
            matcher.add(str(number), [_pattern(gap)])
    return tokenizer, matcher


def _tokenizer() -> "Tokenizer":
    """
    Return the tokenizer of spaCy's blank English, for folded text.

    It leaves out the special cases with letters that folded text never holds: two thirds
    of them, and most of the time to build it.
    """
    from spacy import util  # noqa: PLC0415
    from spacy.attrs import IS_PUNCT, LOWER  # noqa: PLC0415
    from spacy.lang.en import English  # noqa: PLC0415
    from spacy.lang.lex_attrs import LEX_ATTRS  # noqa: PLC0415
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415
    from spacy.vocab import Vocab  # noqa: PLC0415

    words = English.Defaults
    # Of each new word spaCy notes a dozen things; the patterns ask for two.
    asked = {name: LEX_ATTRS[name] for name in (LOWER, IS_PUNCT)}
    return Tokenizer(
        Vocab(lex_attr_getters=asked),
        rules={x: y for x, y in words.tokenizer_exceptions.items() if fold(x) == x},
        prefix_search=util.compile_prefix_regex(words.prefixes or ()).search,
        suffix_search=util.compile_suffix_regex(words.suffixes or ()).search,
        infix_finditer=util.compile_infix_regex(words.infixes or ()).finditer,
        token_match=words.token_match,
        url_match=words.url_match,
    )


def _pattern(gap: GapWords) -> list[dict[str, Any]]:
    inside: dict[str, Any] = (
        {"LOWER": {"IN": list(gap.between)}}
        if gap.between
        else {"LOWER": {"NOT_IN": list(gap.unless)}, "IS_PUNCT": False}
    )
    return [
        {"LOWER": {"IN": [x.strip("*") for x in gap.left]}},
        {**inside, "OP": f"{{0,{gap.most}}}"},
        {"LOWER": {"IN": [x.strip("*") for x in gap.right]}},
    ]
