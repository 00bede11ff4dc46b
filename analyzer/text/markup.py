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
        self._sink = sink
        builder = _Builder(multi_valued_attributes=None, string_containers={})
        super().__init__(io.StringIO(markup), builder=builder)

    def handle_starttag(self, name: str, *where: Any, **_: Any) -> None:  # noqa: ANN401
        """Pass on the start of an element; `where` ends with its attributes."""
        self._sink.start(name, where[2])

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """Pass on the end of an element."""
        self._sink.end(name)

    def handle_data(self, data: str) -> None:
        """Pass on characters."""
        self._sink.data(data)

    def handle_comment(self, text: str) -> None:
        """Pass on a comment."""
        self._sink.comment(text)

    def endData(self, containerClass: type | None = None) -> None:  # noqa: N802, N803
        """Do nothing: the sink joins neighbouring runs itself."""


class _Builder(LXMLTreeBuilder):
    """lxml's events without the namespaces, which HTML has not."""

    soup: _Soup

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[Any]:  # noqa: ANN401
        """Take decoded text as it is; the encoding was settled when the page was read."""
        yield markup, None, None, False

    def start(self, tag: str | bytes, attrs: Any, nsmap: Any = None) -> None:  # noqa: ANN401
        self.soup.handle_starttag(str(tag), None, None, attrs)

    def end(self, tag: str | bytes) -> None:
        self.soup.handle_endtag(str(tag))

    def data(self, data: str | bytes) -> None:
        self.soup.handle_data(str(data))

    def comment(self, text: str | bytes) -> None:
        self.soup.handle_comment(str(text))

    def pi(self, target: str, data: str) -> None:
        """Drop processing instructions: browsers treat them as comments."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Drop the document type."""
