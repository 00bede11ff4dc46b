"""Make a Page of bytes, whatever they turn out to be."""

from dataclasses import dataclass, replace

from analyzer.errors import BinaryInputError, EmptyInputError
from analyzer.fetch.charset import decode
from analyzer.fetch.limits import Limits
from analyzer.fetch.pdf import read_pdf
from analyzer.fetch.sniff import Kind, binary_name, looks_like_markup, sniff
from analyzer.types.page import Capture, Form, Page, Source, digest

_PASTE = "Give a page, a text or a PDF, or paste the words: minecanary check -"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from, and what their sender says they are."""

    target: str
    source: Source
    url: str | None = None
    final_url: str | None = None
    content_type: str = ""


def make_page(raw: bytes, origin: Origin, limits: Limits, capture: Capture | None = None) -> Page:
    """
    Judge bytes by their content and decode them; what the sender calls them is a hint only.

    Raises EmptyInputError, BinaryInputError or PdfError.
    """
    match sniff(raw):
        case Kind.EMPTY:
            raise EmptyInputError(f"There is nothing in {origin.target}.", _PASTE)
        case Kind.BINARY:
            kind = binary_name(raw)
            raise BinaryInputError(f"{origin.target} is {kind}, nothing that can be read.", _PASTE)
        case Kind.PDF:
            form, sheets = Form.PDF, read_pdf(raw, origin.target, limits)
        case _:
            text = decode(raw, origin.content_type).text
            form = Form.HTML if _is_html(text, origin.content_type) else Form.TEXT
            sheets = (text,)
    page = Page(origin.target, form, sheets, digest(raw), origin.source)
    return replace(page, url=origin.url, final_url=origin.final_url, capture=capture)


def _is_html(text: str, content_type: str) -> bool:
    said = content_type.partition(";")[0].strip().lower()
    return looks_like_markup(text) or said in {"text/html", "application/xhtml+xml"}
