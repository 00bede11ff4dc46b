"""The words of a document that the text model reads: its title and its visible text."""

from bisect import bisect_right
from dataclasses import dataclass

from analyzer.types.document import Document, Span, Where, is_visible


@dataclass(frozen=True, slots=True)
class Passage:
    """The title and all visible layers, one after the other; `layers`: (start, name)."""

    text: str
    layers: tuple[tuple[int, str], ...]

    def span(self, start: int, end: int) -> Span:
        """Translate offsets in `text` to a span of the layer they fall into."""
        begin, where = self.layers[bisect_right(self.layers, (start, "\U0010ffff")) - 1]
        return Span(where, start - begin, end - begin)


def gather(document: Document) -> Passage:
    """Join what a person sees of `document`, the title first."""
    seen = [x for x in document.layers if x.where == Where.TITLE]
    seen += [x for x in document.layers if is_visible(x.where)]
    layers: list[tuple[int, str]] = []
    length = 0
    for layer in seen:
        layers.append((length, layer.where))
        length += len(layer.plain) + 1
    return Passage("\n".join(layer.plain for layer in seen), tuple(layers))
