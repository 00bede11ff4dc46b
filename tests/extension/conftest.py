"""A real Chromium with the unpacked extension, a real server, and a site with offers."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.server.running import ROOT, Running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SITE = "offer.example"
OTHER_SITE = "other.example"
PATIENCE_MS = 100_000  # of a machine that has other things to do; below pytest's own limit
STILL = "#main[aria-busy=false]"


@dataclass
class Browser:
    """The browser, its background worker, and where the test's site listens."""

    context: Any
    worker: Any
    port: int
    server: Running

    def own(self, path: str) -> str:
        """Return the address of one of the extension's own pages."""
        return f"{self.worker.url.removesuffix('background.js')}{path}"

    def visit(self, path: str) -> tuple[Any, int]:
        """Open a page of the site; return it and its tab's number."""
        page = self.context.new_page()
        page.goto(f"http://{SITE}:{self.port}{path}")
        tab = self.worker.evaluate(
            "async (end) => (await chrome.tabs.query({})).findLast((t) => t.url.endsWith(end)).id",
            path,
        )
        return page, tab

    def popup(self, tab: int) -> Any:
        """Press the button for a tab, and wait until the popup has something to say."""
        popup = self.context.new_page()
        popup.goto(self.own(f"popup/popup.html?tab={tab}"))
        popup.wait_for_selector(STILL)
        return popup

    def report(self, tab: int) -> Any:
        """Open the full report of a tab that the popup has spoken of."""
        report = self.context.new_page()
        report.goto(self.own(f"report/report.html?tab={tab}"))
        report.wait_for_selector(STILL)
        return report

    def kept(self, tab: int, part: str = "report") -> Any:
        """Return what is kept for a tab: its report as data, or as `written` for people."""
        return self.worker.evaluate(
            "async ([key, part]) => (await chrome.storage.session.get(key))[key][part]",
            [f"tab:{tab}", part],
        )

    def badge(self, tab: int) -> str:
        """Return what stands on the button."""
        text = self.worker.evaluate("(tabId) => chrome.action.getBadgeText({ tabId })", tab)
        assert isinstance(text, str)
        return text

    def keep(self, **settings: object) -> None:
        """Set options as the options page would."""
        self.worker.evaluate("(settings) => chrome.storage.local.set(settings)", settings)

    def pair(self) -> None:
        """Give the extension the server's address and token."""
        self.keep(
            address=self.server.address, token=self.server.token, language="en", automatic=False
        )


def marks(page: Any) -> list[str]:
    """Return the words that are marked in a page."""
    found: list[str] = page.evaluate(
        "[...(CSS.highlights.get('minecanary-bad') ?? [])].map(String)"
    )
    return found


Pages = dict[str, str]


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Return the site's pages by path; tests add theirs."""
    return {f"/{p.stem}": p.read_text("utf-8") for p in (ROOT / "examples").glob("*.html")}


@pytest.fixture(scope="module")
def site(pages: Pages) -> Iterator[int]:
    """Serve the pages; return the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "nothing here").encode("utf-8", "surrogatepass")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def unpack(folder: Path, *origins: str) -> Path:
    """
    Return a copy of the extension that may read `origins`.

    Otherwise that right comes with a real press of the button, or a real answer to the
    browser's question; no automation can give either.
    """
    shutil.copytree(ROOT / "extension", folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["host_permissions"] += origins
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@contextmanager
def browse(chromium: Any, extension: Path, site: int, server: Running) -> Iterator[Browser]:
    """Start the browser with the extension, and wait until its background worker is there."""
    arguments = [
        "--no-sandbox",
        f"--disable-extensions-except={extension}",
        f"--load-extension={extension}",
        f"--host-resolver-rules=MAP {SITE} 127.0.0.1, MAP {OTHER_SITE} 127.0.0.1",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
    ]
    context = chromium.launch_persistent_context(
        str(extension.parent / "profile"), executable_path=CHROMIUM, headless=True, args=arguments
    )
    context.set_default_timeout(PATIENCE_MS)
    workers = context.service_workers
    worker = workers[0] if workers else context.wait_for_event("serviceworker")
    yield Browser(context, worker, site, server)
    context.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Return what starts browsers; for one module, as it keeps an event loop running."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as own:
        yield own.chromium


@pytest.fixture(scope="module")
def session(
    chromium: Any, site: int, server: Running, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start one browser for all tests, which may read the test's site."""
    extension = unpack(tmp_path_factory.mktemp("one") / "extension", f"http://{SITE}/*")
    with browse(chromium, extension, site, server) as started:
        yield started


@pytest.fixture
def everywhere(chromium: Any, site: int, server: Running, tmp_path: Path) -> Iterator[Browser]:
    """Start a browser whose extension may read all sites."""
    extension = unpack(tmp_path / "extension", "http://*/*", "https://*/*")
    with browse(chromium, extension, site, server) as started:
        started.pair()
        yield started


@pytest.fixture
def browser(session: Browser) -> Iterator[Browser]:
    """Return the browser, paired and with no page open."""
    session.pair()
    yield session
    for page in session.context.pages[1:]:
        page.close()
