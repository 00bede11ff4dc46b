"""Parse HTML once, by BeautifulSoup on lxml, into a stream of events."""

import io
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder

Attributes = Mapping[str, str]


class Sink(Protocol):
    """Whatever takes the events of a page, in document order; starts and ends balance."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take the end of the innermost open element."""

    def data(self, text: str) -> None:
        """Take a run of characters, entities decoded."""

    def comment(self, text: str) -> None:
        """Take what stands between ``<!--`` and ``-->``."""


def parse(markup: str, sink: Sink) -> None:
    """
    Send the elements, texts and comments of `markup` to `sink`.

    lxml's own trees end at 256 levels of nesting; its event stream, which BeautifulSoup
    reads, does not.  Time is linear in the length of `markup`.
    """
    clean = markup.replace("\x00", "").lstrip("\ufeff")
    if not clean.isascii():
        clean = clean.encode("utf-8", "replace").decode("utf-8")  # lone surrogates
    if clean.strip():
        # A file-like object, because BeautifulSoup warns of short texts that look like a name.
        _Soup(sink, clean)


class _Soup(BeautifulSoup):
    """
    A soup that keeps no tree.

    Building BeautifulSoup's tree costs five times as much as parsing and reading
    the page together, and everything below needs each node only once.
    """

    def __init__(self, sink: Sink, markup: str) -> None:
        super().__init__(io.StringIO(markup), builder=_Builder(sink))

    def endData(self, containerClass: type | None = None) -> None:  # noqa: N802, N803
        """Do nothing: there is no tree for the data to go to."""


class _Builder(LXMLTreeBuilder):
    """lxml's events straight to the sink, without the namespaces, which HTML has not."""

    def __init__(self, sink: Sink) -> None:
        super().__init__(multi_valued_attributes=None, string_containers={})
        self._start = sink.start
        # A page has thousands of these: a method of our own in between would only pass them on.
        self.end, self.data, self.comment = sink.end, sink.data, sink.comment  # type: ignore[method-assign,assignment]

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[Any]:  # noqa: ANN401
        """Take decoded text as it is; the encoding was settled when the page was read."""
        yield markup, None, None, False

    def start(self, tag: str | bytes, attrs: Any, nsmap: Any = None) -> None:  # noqa: ANN401
        self._start(tag, attrs)  # type: ignore[arg-type] # of decoded text, lxml gives str

    def pi(self, target: str, data: str) -> None:
        """Drop processing instructions: browsers treat them as comments."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Drop the document type."""
