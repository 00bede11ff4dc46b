"""Tell addresses from files in what a person typed."""

import re
from pathlib import Path

from analyzer.errors import AddressError
from analyzer.fetch.address import parse_address

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[/\\]{0,2}[^\\]")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_PATHLIKE = (".", "/", "~", "\\")
_FILE_SUFFIXES = frozenset({
    ".csv", ".doc", ".docx", ".eml", ".gz", ".htm", ".html", ".jpeg", ".jpg", ".json",
    ".jsonl", ".log", ".md", ".mht", ".mhtml", ".odt", ".pdf", ".png", ".rtf", ".text",
    ".toml", ".tsv", ".txt", ".warc", ".webarchive", ".xhtml", ".xml", ".yaml", ".yml",
})  # fmt: skip


def is_url(target: str) -> bool:
    """
    Tell whether a command's target is a web address; its scheme may be missing.

    What exists as a file is a file.  A bare name with the ending of a document is a
    file too, if a missing one, although .md is also a country.

    >>> is_url("example.com/plan"), is_url("https://x"), is_url("offer.html"), is_url("-")
    (True, True, False, False)
    """
    text = target.strip()
    if not text or text == "-" or _exists(target):
        return False
    if _DRIVE.match(text) or text.startswith(_PATHLIKE):
        return False
    if re.match(r"https?:", text, re.IGNORECASE) or "://" in text[:20]:
        return True
    return _reads_as_host(text)


def _exists(target: str) -> bool:
    try:
        return Path(target).exists()
    except (OSError, ValueError):  # too long, or with a zero byte: no file's name
        return False


def _reads_as_host(text: str) -> bool:
    host, slash, _ = text.partition("/")
    if any(x.isspace() for x in text) or ("." not in host and ":" not in host):
        return False
    if not slash and Path(host).suffix.lower() in _FILE_SUFFIXES:
        return False
    try:
        parse_address(text)
    except AddressError:
        return False
    return True
