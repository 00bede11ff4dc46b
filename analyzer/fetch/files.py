"""Read a page from a file or from what somebody pasted."""

from pathlib import Path

from analyzer.errors import NotReadableError, WarcError
from analyzer.fetch.limits import DEFAULT_LIMITS, Limits
from analyzer.fetch.pages import Origin, make_page
from analyzer.fetch.warc import is_warc, read_warc
from analyzer.types.page import Page, Source

_CHECK = "Check the name and try again."


def read_file(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> tuple[Page, ...]:
    """
    Read a saved page, text, PDF or WARC: one page, or all of a WARC's.

    What the file holds decides, not its name.  Raises a child of InputError.
    """
    file = Path(path)
    try:
        if is_warc(file):
            return _all_of(file, limits)
        raw = _bounded(file, limits)
    except FileNotFoundError as error:
        raise NotReadableError(f"There is no file {path}.", _CHECK) from error
    except IsADirectoryError as error:
        advice = "Give a file in it, or try: minecanary audit"
        raise NotReadableError(f"{path} is a folder.", advice) from error
    except PermissionError as error:
        raise NotReadableError(
            f"{path} may not be read by you.", "Copy it, or ask for access."
        ) from error
    except (OSError, ValueError) as error:
        raise NotReadableError(f"{path} cannot be read.", _CHECK) from error
    return (make_page(raw, Origin(str(path), Source.FILE), limits),)


def read_bytes(
    raw: bytes, target: str = "-", source: Source = Source.STDIN, limits: Limits = DEFAULT_LIMITS
) -> Page:
    """Read what came through standard input: a page, a PDF, or a message somebody received."""
    name = "the standard input" if target == "-" else target
    page = make_page(raw, Origin(name, source), limits)
    return Page(target, page.form, page.sheets, page.content_sha256, source)


def _all_of(file: Path, limits: Limits) -> tuple[Page, ...]:
    pages = tuple(read_warc(file, limits))
    if not pages:
        raise WarcError(f"{file} holds no page.", "Record the page again with --snapshot.")
    return pages


def _bounded(file: Path, limits: Limits) -> bytes:
    with file.open("rb") as opened:
        raw = opened.read(limits.body_bytes + 1)
    if len(raw) > limits.body_bytes:
        size = f"{limits.body_bytes / 1e6:g} MB"
        raise NotReadableError(
            f"{file} is larger than {size}.", "Save only the part with the offer."
        )
    return raw
