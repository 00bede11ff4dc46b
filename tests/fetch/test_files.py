"""Files and pasted messages are read for what they are, or refused in a sentence."""

# ruff: noqa: E501 - a row of a table reads best as one line

import gzip
from pathlib import Path

import pytest

from analyzer.errors import (
    BinaryInputError,
    EmptyInputError,
    InputError,
    NotReadableError,
    PdfError,
    WarcError,
)
from analyzer.fetch import Limits, is_url, read_bytes, read_file
from analyzer.fetch.sniff import Kind, sniff
from analyzer.types.page import Form, Source, digest
from tests.fetch.documents import pdf, text_pdf
from tests.fetch.test_failures import check_words
from tests.fetch.worlds import PLAN

READABLE = {
    "page.html": (PLAN, Form.HTML),
    "page.txt": (PLAN, Form.HTML),
    "saved": (b"\xef\xbb\xbf \n<!DOCTYPE html><p>3 % daily", Form.HTML),
    "fragment.htm": (b"Our plan: <b>3 % daily</b><br>for <i>30</i> days</p>", Form.HTML),
    "chat.txt": ("Hi dear, 3 % daily 🚀 <3 guaranteed!".encode(), Form.TEXT),
    "note.md": ("# Plan\n\n日化 3 % daily".encode(), Form.TEXT),
    "wide.txt": ("日化 3 % daily".encode("utf-16"), Form.TEXT),
    "wide.html": ("<html><p>3 % daily".encode("utf-16-le"), Form.HTML),
    "offer.pdf": (text_pdf(["", "Pays 3 % daily"]), Form.PDF),
    "offer.html": (text_pdf(["Pays 3 % daily"]), Form.PDF),
    "math.txt": (b"if a<b and c>d then pay 3 % daily", Form.TEXT),
}


@pytest.mark.parametrize("name", READABLE)
def test_a_file_is_read_by_its_content(name: str, tmp_path: Path) -> None:
    raw, form = READABLE[name]
    file = tmp_path / name
    file.write_bytes(raw)
    (page,) = read_file(file)
    assert page.form is form
    assert "3 % daily" in "".join(page.sheets)
    assert (page.target, page.source) == (str(file), Source.FILE)
    assert page.content_sha256 == digest(raw)
    assert (page.url, page.capture) == (None, None)


@pytest.mark.parametrize("name", READABLE)
def test_standard_input_is_read_alike(name: str) -> None:
    raw, form = READABLE[name]
    page = read_bytes(raw)
    assert (page.form, page.target, page.source) == (form, "-", Source.STDIN)


def test_a_pdf_keeps_its_page_numbers(tmp_path: Path) -> None:
    page = read_bytes(text_pdf(["First", "", "Third 3 %"]))
    assert [x.strip() for x in page.sheets] == ["First", "", "Third 3 %"]


UNREADABLE = {
    "empty": (b"", EmptyInputError),
    "blank": (b" \r\n\t", EmptyInputError),
    "mark only": (b"\xef\xbb\xbf", EmptyInputError),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", BinaryInputError),
    "photo": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", BinaryInputError),
    "film": (b"\0\0\0\x20ftypisom\0\0\2\0", BinaryInputError),
    "office document": (b"PK\x03\x04\x14\0\x06\0", BinaryInputError),
    "program": (b"\x7fELF\2\1\1\0\0\0\0", BinaryInputError),
    "packed": (gzip.compress(b"<p>3 % daily", mtime=0), BinaryInputError),
    "noise": (bytes(range(256)) * 8, BinaryInputError),
    "zeros": (bytes(3000) + b"x", BinaryInputError),
    "locked PDF": (pdf(["3 % daily"], password="secret"), PdfError),
    "scanned PDF": (text_pdf(["", ""]), PdfError),
    "broken PDF": (text_pdf(["3 % daily"])[:200], PdfError),
    "PDF in name only": (b"%PDF-1.4\n", PdfError),
    "long PDF": (text_pdf(["3 % daily"] * 9), PdfError),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_plainly(name: str, tmp_path: Path) -> None:
    raw, kind = UNREADABLE[name]
    file = tmp_path / "Offer"
    file.write_bytes(raw)
    for read in (lambda: read_file(file, limits), lambda: read_bytes(raw, limits=limits)):
        with pytest.raises(InputError) as raised:
            read()
        assert type(raised.value) is kind
        assert raised.value.problem.endswith(".")
        assert raised.value.advice


limits = Limits(pdf_pages=8)


def test_a_pdf_locked_without_a_password_is_read() -> None:
    assert "3 % daily" in read_bytes(pdf(["3 % daily"], password="")).sheets[0]


def test_a_pdf_with_too_much_text_is_refused() -> None:
    with pytest.raises(PdfError):
        read_bytes(text_pdf(["x" * 500] * 4), limits=Limits(pdf_characters=1000))


@pytest.mark.parametrize(
    ("name", "word"), [("missing.html", "no file"), (".", "folder"), ("a\0b", "cannot be read")]
)
def test_a_name_that_leads_to_no_file(name: str, word: str, tmp_path: Path) -> None:
    with pytest.raises(NotReadableError) as raised:
        read_file(f"{tmp_path}/{name}")
    assert word in raised.value.problem


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(NotReadableError) as raised:
        read_file(tmp_path / "page.html")
    assert "may not be read" in raised.value.problem


def test_a_file_larger_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"<p>" + b"x" * 2000)
    with pytest.raises(NotReadableError):
        read_file(file, Limits(body_bytes=1000))


@pytest.mark.parametrize(
    "raw", [b"WARC/1.1\r\nrubbish", gzip.compress(b"WARC/1.0\r\n\r\n", mtime=0), b"WARC/1.0\r\n"]
)
def test_a_broken_warc(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "Capture.warc"
    file.write_bytes(raw)
    with pytest.raises(WarcError) as raised:
        read_file(file)
    assert raised.value.problem.endswith(".")


def test_sentences_name_the_file() -> None:
    with pytest.raises(EmptyInputError) as raised:
        read_bytes(b"")
    assert "standard input" in raised.value.problem
    check_words(raised.value)


@pytest.mark.parametrize("target", ["example.com", "example.com/plan", "https://x", "HTTP://a.b", "1.2.3.4",
    "http://127.0.0.1:8000/x", "localhost:8000/x", "例え.テスト", "example.com:8080", "ftp://a.b/c", "www.a.io/x.html",
    "mine.zip", "a.md/plan", "file:///etc/passwd"])  # fmt: skip
def test_addresses(target: str) -> None:
    assert is_url(target)


@pytest.mark.parametrize("target", ["-", "", "offer.html", "notes.txt", "saved/offer.html", "./example.com", "/tmp/x",
    "~/x.pdf", "..", "C:\\offers\\x.html", "c:/x.html", "capture.warc.gz", "page", "my offer.html", "plan.pdf", "a\0b.com"])  # fmt: skip
def test_files(target: str) -> None:
    assert not is_url(target)


def test_what_exists_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.com").write_text("x")
    assert not is_url("example.com")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("日化 3%".encode("utf-16-le"), Kind.TEXT),
        ("日化收益 3%，六十天".encode("gb18030"), Kind.TEXT),
        ("<p>สัญญา".encode("utf-16-be"), Kind.HTML),
        ("<p>x".encode("utf-32"), Kind.HTML),
        (b"BM is short for benchmark", Kind.TEXT),
        (b"MZ was here", Kind.TEXT),
        (b"\x1b$B%W%i%s", Kind.TEXT),
        (b"{\\rtf1 x}", Kind.BINARY),
    ],
)
def test_kinds(raw: bytes, kind: Kind) -> None:
    assert sniff(raw) is kind
