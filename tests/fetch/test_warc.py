"""What was fetched can be kept, checked by others, and read back as the same page."""

# ruff: noqa: E501 - a row of a table reads best as one line

import io
import zlib
from argparse import Namespace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from analyzer.errors import UsageError, WarcError
from analyzer.fetch import fetch_page, read_bytes, read_file, read_warc, write_snapshot
from analyzer.fetch.snapshot import write_snapshots
from analyzer.types.page import Page, Source
from tests.fetch.documents import text_pdf
from tests.fetch.test_exhaustion import OK
from tests.fetch.worlds import PLAN, QUICK, World, answer, redirect

META = answer(b"<meta http-equiv=refresh content='0;url=/end'>")
PACKED = OK + b"Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n"


def deflated() -> bytes:
    body = zlib.compress(PLAN)
    return PACKED + f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"


CHAINS = {
    "page": [answer()],
    "redirect": [redirect("http://shop.example:8080/b"), redirect("/c"), answer()],
    "refresh": [META, answer()],
    "text": [answer(b"3 % daily", headers="Content-Type: text/plain")],
    "lying type": [answer(headers="Content-Type: image/png")],
    "no type": [answer(headers="")],
    "encoding": [answer("<p>日化 3%，六十天到期返还本金".encode("gb18030"), headers="Content-Type: text/html; charset=gbk")],
    "pdf": [answer(text_pdf(["Pays 3 % daily"]), headers="Content-Type: application/pdf")],
    "packed": [deflated()],
    "odd headers": [answer(headers="Content-Type: text/html\nX-Note: \xe8\xae\xa1\nX-Note: b\nx: ")],
}  # fmt: skip


def fetched(world: World, answers: list[bytes]) -> Page:
    world.answers = list(answers)
    return fetch_page("http://shop.example/a", limits=QUICK, net=world.net)


@pytest.mark.parametrize("suffix", [".warc.gz", ".warc"])
@pytest.mark.parametrize("chain", CHAINS)
def test_a_page_comes_back_as_it_was(chain: str, suffix: str, world: World, tmp_path: Path) -> None:
    page = fetched(world, CHAINS[chain])
    file = tmp_path / f"page{suffix}"
    write_snapshot(page, file)
    (again,) = read_file(file)
    assert again.source is Source.WARC
    assert again.target == again.url == page.url
    for name in ("final_url", "form", "sheets", "content_sha256"):
        assert getattr(again, name) == getattr(page, name)
    assert page.capture is not None
    assert again.capture is not None
    assert again.capture.body == page.capture.body
    assert again.capture.fetched_at == page.capture.fetched_at
    assert [(x.url, x.status, x.reason, x.fetched_at) for x in again.capture.hops] == [
        (x.url, x.status, x.reason, x.fetched_at) for x in page.capture.hops
    ]


@pytest.mark.parametrize("chain", CHAINS)
def test_the_librarys_own_checker_accepts_the_file(
    chain: str, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.warc.gz"
    write_snapshot(fetched(world, CHAINS[chain]), file)
    checker = Checker(Namespace(inputs=[str(file)], verbose=True))
    assert checker.process_all() == 0
    assert "digest pass" in capsys.readouterr().out


def test_headers_are_kept(world: World, tmp_path: Path) -> None:
    file = tmp_path / "page.warc"
    write_snapshot(
        fetched(world, [answer(headers="Content-Type: text/html\nX-Powered-By: y")]), file
    )
    with file.open("rb") as opened:
        records = {x.rec_type: x.http_headers for x in ArchiveIterator(opened)}
    assert set(records) == {"warcinfo", "response"}
    assert records["response"].get_header("X-Powered-By") == "y"


def test_several_pages_in_one_file(world: World, tmp_path: Path) -> None:
    pages = [fetched(world, CHAINS[x]) for x in ("page", "redirect", "text")]
    file = tmp_path / "pages.warc.gz"
    write_snapshots(pages, file)
    assert [x.sheets for x in read_warc(file)] == [x.sheets for x in pages]


def test_only_what_was_fetched_can_be_kept(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_snapshot(read_bytes(PLAN), tmp_path / "page.warc")
    assert not (tmp_path / "page.warc").exists()


def test_a_place_that_cannot_be_written(world: World, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_snapshot(fetched(world, [answer()]), tmp_path / "no" / "page.warc")


def test_an_altered_capture_is_refused(world: World, tmp_path: Path) -> None:
    file = tmp_path / "page.warc"
    write_snapshot(fetched(world, [answer()]), file)
    file.write_bytes(file.read_bytes().replace(b"3 % daily", b"9 % daily"))
    with pytest.raises(WarcError, match="altered"):
        read_file(file)


@pytest.mark.parametrize("cut", [80, 40])
@pytest.mark.parametrize("suffix", [".warc.gz", ".warc"])
def test_a_capture_cut_short_is_refused(
    cut: int, suffix: str, world: World, tmp_path: Path
) -> None:
    file = tmp_path / f"page{suffix}"
    write_snapshot(fetched(world, [answer()]), file)
    file.write_bytes(file.read_bytes()[:-cut])
    with pytest.raises(WarcError):
        read_file(file)


def foreign(records: list[tuple[str, str, str, bytes]]) -> bytes:
    """Write a WARC as another program might: (address, status, headers, body)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, status, headers, body in records:
        pairs = [tuple(x.split(": ", 1)) for x in headers.split("\n")]
        http = StatusAndHeaders(status, pairs, "HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), length=len(body), http_headers=http
        )
        writer.write_record(record)
    return out.getvalue()


def test_another_programs_capture(tmp_path: Path) -> None:
    """Its redirects lead to its pages; pictures, scripts and errors are passed over."""
    file = tmp_path / "crawl.warc.gz"
    chunked = f"{len(PLAN):x}\r\n".encode() + PLAN + b"\r\n0\r\n\r\n"
    file.write_bytes(
        foreign(
            [
                ("http://a.example/", "301 Moved", "Location: https://a.example/p", b"moved"),
                ("https://a.example/p", "200 OK", "Content-Type: text/html", PLAN),
                ("https://a.example/x.js", "200 OK", "Content-Type: text/javascript", b"x()"),
                (
                    "https://a.example/x.png",
                    "200 OK",
                    "Content-Type: image/png",
                    b"\x89PNG\r\n\x1a\n",
                ),
                ("https://a.example/no", "404 Not Found", "Content-Type: text/html", b"<p>no"),
                (
                    "https://b.example/",
                    "200 OK",
                    "Content-Type: text/html\nTransfer-Encoding: chunked",
                    chunked,
                ),
                (
                    "https://c.example/",
                    "200 OK",
                    "Content-Type: text/html\nContent-Encoding: gzip",
                    PLAN,
                ),
            ]
        )
    )
    pages = tuple(read_warc(file))
    assert [(x.target, x.final_url) for x in pages] == [
        ("http://a.example/", "https://a.example/p"),
        ("https://b.example/", "https://b.example/"),
        ("https://c.example/", "https://c.example/"),
    ]
    assert {x.sheets for x in pages} == {(PLAN.decode(),)}


def test_a_capture_without_a_page(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(foreign([("http://a.example/", "404 No", "Content-Type: text/html", b"no")]))
    with pytest.raises(WarcError, match="no page"):
        read_file(file)
