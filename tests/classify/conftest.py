"""Documents made of plain words."""

from collections.abc import Callable

import pytest

from analyzer.types.document import Document, Layer, Where


@pytest.fixture
def page() -> Callable[..., Document]:
    """Make a document of visible text and a title."""

    def make(text: str, title: str = "") -> Document:
        layers = (Layer(Where.TEXT, text, text), Layer(Where.TITLE, title, title))
        return Document(layers, (), "en")

    return make
