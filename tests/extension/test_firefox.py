"""The same extension in Firefox: what its button, popup, marks and report say of an offer."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.extension.firefox import FIREFOX, Firefox, firefox
from tests.server.running import ROOT, Running

pytestmark = pytest.mark.skipif(
    FIREFOX is None, reason="no Firefox on this machine: apt-get install firefox-esr"
)
TAB = "browser.tabs.query({}).then((all) => all.find((t) => t.url.endsWith(values[0])).id)"
BADGE = "browser.action.getBadgeText({ tabId: values[0] })"
MARKS = "[...(CSS.highlights.get('minecanary-bad') ?? [])].map(String)"
STILL = """new Promise((resolve) => {
  const main = document.getElementById("main");
  const look = () => main.getAttribute("aria-busy") === "false" && resolve(main.innerText);
  new MutationObserver(look).observe(main, { attributes: true });
  look();
})"""


@dataclass
class Seen:
    """What a person sees of one offer."""

    badge: str
    popup: str
    marks: list[str]
    report: str


@dataclass
class Opened:
    """A browser with the extension, where the extension's own pages are, and the site's port."""

    browser: Firefox
    own: str
    port: int

    def show(self, path: str) -> None:
        """Go to one of the extension's own pages in the tab at hand."""
        self.browser.do("WebDriver:Navigate", url=f"{self.own}{path}")

    def look(self, name: str, lang: str) -> Seen:
        """Open an offer and press the button."""
        browser, address = self.browser, f"http://127.0.0.1:{self.port}/{name}"
        page = browser.open(address)
        browser.open(f"{self.own}options/options.html")
        browser.ask("browser.storage.local.set(values[0])", {"language": lang})
        tab = browser.ask(TAB, address)
        self.show(f"popup/popup.html?tab={tab}")
        popup, badge = browser.ask(STILL), browser.ask(BADGE, tab)
        self.show(f"report/report.html?tab={tab}")
        report = browser.ask(STILL)
        browser.go_to(page)
        return Seen(badge, popup, browser.ask(MARKS), report)


@pytest.fixture(scope="module")
def opened(
    server: Running, site: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """Start the browser with the extension as it is, paired."""
    with firefox(tmp_path_factory.mktemp("firefox")) as browser:
        own = browser.install(ROOT / "extension")
        browser.open(f"{own}options/options.html")
        paired = {"address": server.address, "token": server.token, "automatic": False}
        browser.ask("browser.storage.local.set(values[0])", paired)
        yield Opened(browser, own, site)


@pytest.mark.parametrize(
    ("name", "lang", "said"),
    [
        ("three-percent-a-day", "en", ("CRIT", "CRITICAL 100/100", "LOSES MONEY")),
        ("honest-hashrate", "zh-Hant", ("低", "低 0/100", "賠錢")),
        ("lesson", "zh-Hans", ("–", "因此不评分")),
    ],
)
def test_an_offer_is_told_as_in_the_other_browser(
    opened: Opened, name: str, lang: str, said: tuple[str, ...]
) -> None:
    badge, *words = said
    seen = opened.look(name, lang)

    assert seen.badge == badge
    for shown in (seen.popup, seen.report):
        assert all(word in " ".join(shown.split()) for word in words)
    assert ("profit is guaranteed" in seen.marks) == (badge == "CRIT")
