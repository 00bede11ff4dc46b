"""What a text is cut into: digits, and words the lexicon knows."""

from dataclasses import dataclass

from analyzer.extract.quantities.lexicon import Joint, Lexeme, Lexicon

# A page holds a few thousand tokens; beyond this it is an attack on our time.
TOKEN_LIMIT = 50_000
LONGEST_GAP = 24  # characters; no phrase that joins two tokens is longer


@dataclass(slots=True)
class Token:
    """A number in digits (`raw`) or a known word, with half-open offsets; `used` once read."""

    start: int
    end: int
    lexeme: Lexeme
    raw: str = ""
    right_open: bool = False  # more letters follow: perhaps only part of a word
    glued: bool = False  # digits behind letters: perhaps part of a name
    crossed: bool = False  # digits behind a multiplication sign: x2
    used: bool = False
    lead: int = Joint.NONE  # what stands between the token before and this one


@dataclass(slots=True)
class Source:
    """
    The text that is read: as written, folded, its tokens, and the words known.

    `whole`: its tokens are no more than are read.
    """

    text: str
    folded: str
    lexicon: Lexicon
    tokens: list[Token]
    whole: bool = True

    def joint(self, left: int, right: int) -> int:
        """Say what stands between the offsets `left` and `right`, which must be near."""
        if left == right:
            return Joint.JOIN
        between = self.folded[left:right]
        known = self.lexicon.gaps.get(between)
        if known is None:
            known = self.lexicon.gaps.get(" ".join(between.split()), Joint.NONE)
        return known

    def following(self, at: int) -> Token | None:
        """Return token `at`, if it adjoins the one before and is a whole word."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        return token if token.lead & Joint.JOIN and not token.right_open else None

    def glued_on(self, at: int) -> bool:
        """Say whether token `at` goes on in the word of the one before: viertelstunde."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return token.start == self.tokens[at - 1].end and not token.right_open
