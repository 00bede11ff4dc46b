"""Cut a text into tokens: borders of words, letters behind digits, what stands between."""

import re

from analyzer.extract.quantities.figures import PLAIN, find_figures
from analyzer.extract.quantities.lexicon import Joint, Lexeme
from analyzer.extract.quantities.tokens import LONGEST_GAP, TOKEN_LIMIT, Source, Token

_SIGNS = frozenset("$€£¥₽₺")
_SHORT = re.compile(
    r"(\x20?)([A-Za-z×хкК\uff21-\uff5a]{1,2})(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\u1e00-\u1eff/])"
)
_NAME = re.compile(r"[a-z0-9][a-z][0-9a-z]*-$")  # S19-, before its number
_WORD = re.compile(r"[^\W\d_]{3,}$")


def tokenize(source: Source) -> None:
    """Fill `source.tokens`, in order; tokens never overlap."""
    figures, words = find_figures(source), _words(source)
    found = sorted(figures + words, key=lambda token: token.start)
    for tokens in (figures, words):
        if len(tokens) >= TOKEN_LIMIT:  # nothing was looked for behind its last one
            source.whole = False
            found = [token for token in found if token.end <= tokens[-1].end]
    kept: list[Token] = []
    end = 0
    for token in found[:TOKEN_LIMIT]:
        if token.start < end:
            continue
        if kept and kept[-1].raw:
            _add_short(source, kept, token)
            end = kept[-1].end
        if token.raw and end != token.start and not _is_free(source, token):
            continue
        kept.append(token)
        end = token.end
    if kept and kept[-1].raw:
        _add_short(source, kept, None)
    source.whole &= len(found) <= TOKEN_LIMIT
    source.tokens[:] = _ungroup(source, kept)[:TOKEN_LIMIT]
    _lead(source)


def _lead(source: Source) -> None:
    """Note for each token what stands before it."""
    end = -1 - LONGEST_GAP
    for token in source.tokens:
        if token.start - end <= LONGEST_GAP:
            token.lead = source.joint(end, token.start)
        end = token.end


def is_letter(char: str) -> bool:
    """
    Say whether `char` could belong to the same word as its neighbour.

    Chinese, Japanese and Thai put no space between words: their letters do not count.
    """
    return char.isalpha() and (
        char < "\u0e00" or "\u1e00" <= char < "\u2000" or "\uac00" <= char <= "\ud7a3"
    )


def _words(source: Source) -> list[Token]:
    """Find the known words that begin and end where words do."""
    lexemes, text, folded = source.lexicon.lexemes, source.text, source.folded
    found: list[Token] = []
    for index, start, end in source.lexicon.automaton.find_matches_as_indexes(folded):
        if len(found) >= TOKEN_LIMIT:
            break
        lexeme = lexemes[index]
        if lexeme.exact and text[start:end] not in lexeme.exact:
            continue
        word = Token(start, end, lexeme)
        token: Token | None = word
        # Most touch no letter, and need no closer look.
        if not lexeme.loose and (
            folded[start - 1 : start].isalpha() or folded[end : end + 1].isalpha()
        ):
            token = _word(source, word, found[-1] if found else None)
        if token is not None:
            if found and found[-1].right_open:
                _drop_open(source, found, token.start)
            found.append(token)
    _drop_open(source, found, len(folded) + LONGEST_GAP)
    return found


def _drop_open(source: Source, found: list[Token], start: int) -> None:
    """Drop the last word if it is only part of one, and not continued at `start`."""
    last = found[-1] if found and found[-1].right_open else None
    if last and last.end != start and not _in_compound(source, last.end, start):
        found.pop()


def _word(source: Source, token: Token, last: Token | None) -> Token | None:
    """Return the word if it is one, or else a shorter one that it begins or ends with."""
    folded, start, end = source.folded, token.start, token.end
    inside = start > 0 and is_letter(folded[start - 1]) and is_letter(folded[start])
    if inside and not (_follows(token, last) and _begins(source, start, last.end if last else -1)):
        return _symbol(source, token)
    following = folded[end : end + 1]
    if following and is_letter(following) and is_letter(folded[end - 1]):
        token.right_open = _is_open(source, token)
        if token.right_open and " " in folded[start:end]:
            return _shorter(source, token)
    return token


def _follows(token: Token, last: Token | None) -> bool:
    """Say whether a word may be glued to the one before: no money, no 만 behind a mere word."""
    lexeme = token.lexeme
    if last is None or last.end != token.start or not (lexeme.money or lexeme.times):
        return True
    before = last.lexeme
    parts = (before.number, before.times, before.fraction, before.vague)
    return any(part is not None for part in parts)


def _begins(source: Source, start: int, end: int) -> bool:
    """Say whether a word may begin inside letters; `end` is where the word before ends."""
    if start == end or _is_new_word(source.text, start) or _in_compound(source, end, start):
        return True
    return start > 1 and source.folded[start - 2].isdigit()  # 10kusdt


def _shorter(source: Source, token: Token) -> Token | None:
    """Return the known phrase that a phrase begins with, less its last word."""
    start, cut = token.start, source.folded.rfind(" ", token.start, token.end)
    matches = source.lexicon.automaton.find_matches_as_indexes(source.folded[start:cut])
    if not matches or matches[0][1:] != (0, cut - start):
        return None
    return Token(start, cut, source.lexicon.lexemes[matches[0][0]])


def _in_compound(source: Source, end: int, start: int) -> bool:
    """Say whether only an "and" parts two number words in one: zweiunddreißig."""
    if not source.lexicon.units_first or not 0 < start - end <= 3:
        return False
    return bool(source.lexicon.gaps.get(source.folded[end:start], Joint.NONE) & Joint.AND)


def _is_new_word(text: str, at: int) -> bool:
    """Say whether cells are glued at `at`: a small letter, then a capital."""
    return text[at].isupper() and text[at - 1].islower()


def _is_open(source: Source, token: Token) -> bool:
    """Say whether letters go on behind the word; endings of the language are let pass."""
    end = token.end
    if _is_hangul(source.folded[end - 1]) or _is_hangul(source.folded[end]):
        return False  # endings follow Korean words, and foreign ones in Korean: USDT를
    if _is_new_word(source.text, end):
        return False
    suffix = source.lexicon.suffix
    ending = suffix.match(source.folded, end) if suffix else None
    if ending is None or ending.end() == end:
        return True
    token.end = ending.end()
    return False


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


def _symbol(source: Source, token: Token) -> Token | None:
    """Save the sign at the end of a word that was none ("bonus$" holds "us$")."""
    last = source.folded[token.end - 1]
    if last not in _SIGNS or token.end - token.start == 1:
        return None
    matches = source.lexicon.automaton.find_matches_as_indexes(last)
    return Token(token.end - 1, token.end, source.lexicon.lexemes[matches[0][0]])


def _is_free(source: Source, token: Token) -> bool:
    """Say whether digits stand by themselves; note it where they are glued to a word."""
    folded, start = source.folded, token.start
    before = folded[start - 1] if start else " "
    if before in "_#":
        return False
    if before == "-":
        return _NAME.search(folded[max(0, start - 9) : start]) is None
    if not is_letter(before) or _is_hangul(before):
        return True
    if before in "x×х" and (start < 2 or not folded[start - 2].isalnum()):
        token.crossed = True
        return True
    token.glued = True
    return _WORD.search(folded[max(0, start - 12) : start]) is not None


def _add_short(source: Source, kept: list[Token], following: Token | None) -> None:
    """Append the single letter behind a number, if it means something and no word does."""
    number = kept[-1]
    match = _SHORT.match(source.text, number.end)
    if not match:
        return
    if following and not following.raw and following.start < match.end():
        return
    start, end = match.span(2)
    lexeme = _short(source, match[2], source.folded[start:end])
    if not match[1]:
        number.glued = lexeme is None
    elif source.folded[start:end] in source.lexicon.gaps:
        return  # "5 y 10" are two numbers
    if lexeme and (not match[1] or lexeme.time or lexeme.hash or lexeme.times):
        kept.append(Token(start, end, lexeme))


def _short(source: Source, written: str, folded: str) -> Lexeme | None:
    """Look up a letter: as it is written, for case tells M from m, or else in small."""
    shorts = source.lexicon.shorts
    return shorts.get(written) or shorts.get(folded)


def _ungroup(source: Source, tokens: list[Token]) -> list[Token]:
    """
    Part numbers that only stand side by side: "Plan 1 100 USD", "30 180 days".

    Where a comma marks decimals a space is an ordinary thousands mark; elsewhere it is
    one only beside a currency, or if it is a typographic space.
    """
    parted: list[Token] = []
    for at, token in enumerate(tokens):
        if " " in token.raw and " . " not in token.raw:
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if not _is_grouped(source, parted[-1] if parted else None, token, following):
                parted += _parts(token)
                continue
        parted.append(token)
    return parted


def _is_grouped(
    source: Source, before: Token | None, token: Token, following: Token | None
) -> bool:
    """Say whether spaces inside digits mark thousands."""
    if before is not None and before.lexeme.label and token.start - before.end <= 2:
        return False
    if source.lexicon.comma or " " not in source.text[token.start : token.end]:
        return True
    if before is not None and before.lexeme.money and token.start - before.end <= 1:
        return True
    behind = following is not None and following.start - token.end <= 1
    return behind and following is not None and following.lexeme.money is not None


def _parts(token: Token) -> list[Token]:
    """Cut digits at their spaces."""
    parts, start = [], token.start
    for raw in token.raw.split(" "):
        parts.append(Token(start, start + len(raw), PLAIN, raw))
        start += len(raw) + 1
    return parts
