"""Read the text of a PDF, page by page."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analyzer.errors import PdfError
from analyzer.fetch.limits import Limits

if TYPE_CHECKING:
    from pypdf import PdfReader

_PASTE = "Open it in a PDF reader, select the text and paste it: minecanary check -"
_OCR = "Run it through a text recognition program, or type its words: minecanary check -"


def read_pdf(raw: bytes, name: str, limits: Limits) -> tuple[str, ...]:
    """
    Return the text of every page, empty for a page of pictures.

    Raises PdfError for a file that is encrypted, broken, too long, or has no text at all.
    """
    with _quiet_pypdf(), _explained(name):
        reader = _open(raw, name)
        count = len(reader.pages)
        if count > limits.pdf_pages:
            raise PdfError(f"{name} has {count} pages, more than any offer needs.", _PASTE)
        sheets = tuple(_bounded(_texts(reader), name, limits))
    if not any(x.strip() for x in sheets):
        raise PdfError(f"{name} holds pictures of pages, but no text.", _OCR)
    return sheets


def _open(raw: bytes, name: str) -> "PdfReader":
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415 - 0.1 s that only a PDF needs

    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise PdfError(f"{name} is locked with a password.", _PASTE)
    return reader


def _texts(reader: "PdfReader") -> Iterator[str]:
    for page in reader.pages:
        yield page.extract_text()


def _bounded(texts: Iterator[str], name: str, limits: Limits) -> Iterator[str]:
    total = 0
    for text in texts:
        total += len(text)
        if total > limits.pdf_characters:
            raise PdfError(f"{name} holds more text than any offer needs.", _PASTE)
        yield text


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what a broken file makes the library raise into a sentence."""
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415 - as above

    broken = f"{name} is a broken PDF."
    try:
        yield
    except DependencyError as error:
        raise PdfError(f"{name} is locked in a way that cannot be opened here.", _PASTE) from error
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise PdfError(broken, _PASTE) from error
    except (
        RecursionError,
        ZeroDivisionError,
        AssertionError,
        NotImplementedError,
        OSError,
    ) as error:
        raise PdfError(broken, _PASTE) from error


@contextmanager
def _quiet_pypdf() -> Iterator[None]:
    """Keep the library's remarks on bad files off the terminal."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
