"""
Let the system's Chromium run a page's scripts, without ever letting it near the network.

Every request the page makes is fetched by us, under the same rules as any other address,
and handed to the browser.  The browser itself can reach nothing: no name resolves for it,
and everything it would send goes to a proxy that does not exist.
"""

import asyncio
import contextlib
import importlib
import json
import os
import shutil
from dataclasses import dataclass, field, replace
from typing import Any

from analyzer.errors import ContentError, FetchError, InputError, RenderError
from analyzer.fetch.address import parse_address
from analyzer.fetch.exchange import Answer
from analyzer.fetch.fetching import page_of, redirect_target, walk
from analyzer.fetch.limits import DEFAULT_LIMITS, Limits
from analyzer.fetch.meter import Meter
from analyzer.fetch.net import REAL_NET, Net
from analyzer.fetch.pages import Origin, make_page
from analyzer.fetch.patience import ask_patiently
from analyzer.fetch.refusals import check_status, check_wall
from analyzer.fetch.sniff import Kind, sniff
from analyzer.fetch.wire import Trip
from analyzer.types.page import Capture, Page, Source

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_INSTALL = "Install both: pip install 'minecanary[render]', and your system's package chromium."
_SAVE = "Open the page in your browser, save what you see and give the file."
_QUIET_SECONDS = 5.0  # how long a loaded page may go on loading
_CLOSING_SECONDS = 5.0
_AT_ONCE = 6  # requests on their way at the same time, as browsers do per host

# What a page needs to show its words; the rest is not fetched.
_WANTED = frozenset({"document", "script", "stylesheet", "xhr", "fetch", "other"})

_NOT_PASSED_ON = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"}
)

_SEALED = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://nowhere.invalid:1",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--js-flags=--max-old-space-size=512",
)

# A way out that is no request and asks for no name.
_WITHOUT = 'for (const x of ["RTCPeerConnection", "webkitRTCPeerConnection"]) delete window[x];'


def render_page(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    net: Net = REAL_NET,
) -> Page:
    """
    Fetch a page as `fetch_page` does, and return what it becomes once its scripts have run.

    A PDF or a text is returned as it is.  Raises RenderError without playwright or a
    browser, otherwise the same errors as `fetch_page`.
    """
    playwright, browser = _playwright(), _browser()
    trip = Trip(net, Meter(limits, net.stopwatch), allow_private)
    answers = walk(parse_address(url), trip)
    check_status(answers[-1])
    if sniff(answers[-1].body) is not Kind.HTML:
        return page_of(url, answers, limits)
    trip = replace(trip, allow_private=allow_private and answers[-1].own)
    stage = _Stage(trip, list(answers), playwright.Error)
    html, final_url = asyncio.run(_run(stage, playwright, browser))
    return _page(url, stage, html, final_url)


def _playwright() -> Any:  # noqa: ANN401 - an optional extra, perhaps not there
    try:
        return importlib.import_module("playwright.async_api")
    except ImportError as error:
        raise RenderError(
            "Rendering needs playwright, which is not installed.", _INSTALL
        ) from error


def _browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        raise RenderError("Rendering needs Chromium, which is not installed.", _INSTALL)
    return found


def _page(target: str, stage: "_Stage", html: str, final_url: str) -> Page:
    body = html.encode("utf-8", "replace")
    last = stage.answers[-1]
    check_wall(html, last)
    if len(body) > stage.trip.meter.limits.body_bytes:
        raise stage.trip.meter.too_large()
    hops = tuple(x.hop for x in stage.answers)
    origin = Origin(target, Source.URL, hops[0].url, final_url, "text/html; charset=utf-8")
    capture = Capture(last.at, hops, body, rendered=True)
    try:
        return make_page(body, origin, stage.trip.meter.limits, capture)
    except InputError as error:
        raise ContentError(error.problem, error.advice) from error


async def _run(stage: "_Stage", playwright: Any, browser: str) -> tuple[str, str]:  # noqa: ANN401
    """Run the page within the time left; the browser is closed in any case."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses the super-user
    flags = [*_SEALED, *(["--no-sandbox"] if root else [])]
    async with playwright.async_playwright() as driver:
        try:
            start = driver.chromium.launch
            launched = await start(executable_path=browser, headless=True, args=flags)
        except playwright.Error as error:
            raise RenderError("Chromium did not start.", _SAVE) from error
        try:
            async with asyncio.timeout(stage.trip.meter.left()):
                return await _show(stage, launched)
        except TimeoutError as error:
            raise stage.trip.meter.late() from error
        except playwright.Error as error:
            broken = RenderError("The browser could not show the page.", _SAVE)
            raise stage.failure or broken from error
        finally:
            await _close(launched, playwright)


async def _close(launched: Any, playwright: Any) -> None:  # noqa: ANN401
    try:
        async with asyncio.timeout(_CLOSING_SECONDS):
            await launched.close()
    except (TimeoutError, playwright.Error):
        return  # the driver ends it when it ends itself


async def _show(stage: "_Stage", launched: Any) -> tuple[str, str]:  # noqa: ANN401
    context = await launched.new_context(service_workers="block", accept_downloads=False)
    await context.add_init_script(_WITHOUT)

    async def handle(route: Any) -> None:  # noqa: ANN401 - a method of a slotted value will not do
        await stage.handle(route)

    await context.route("**/*", handle)
    await context.route_web_socket("**/*", _say_nothing)
    page = await context.new_page()
    stage.frame = page.main_frame
    await page.goto(stage.answers[-1].address.text, wait_until="load", timeout=0)
    await _settle(stage, page)
    if stage.failure is not None:
        raise stage.failure
    return await page.content(), page.url.partition("#")[0]


def _say_nothing(_: object) -> None:
    """Let a page believe that its socket is open; scripts that only want to tick go on."""


async def _settle(stage: "_Stage", page: Any) -> None:  # noqa: ANN401
    """Wait until the page asks for nothing any more or has failed, but not for ever."""
    idle = asyncio.ensure_future(page.wait_for_load_state("networkidle", timeout=0))
    failed = asyncio.ensure_future(stage.failed.wait())
    waiting = {idle, failed}
    _, pending = await asyncio.wait(waiting, timeout=_QUIET_SECONDS, return_when="FIRST_COMPLETED")
    for task in pending:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


@dataclass(slots=True)
class _Stage:
    """
    The page in the browser and what it has asked for so far.

    `answers` lead to the page that is shown; `failure` is why it could not go on; `gone` is
    what playwright raises when the browser has been closed meanwhile.
    """

    trip: Trip
    answers: list[Answer]
    gone: type[Exception]
    frame: Any = None
    failure: FetchError | None = None
    failed: asyncio.Event = field(default_factory=asyncio.Event)
    requests: int = 0
    taken: int = 0
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def handle(self, route: Any) -> None:  # noqa: ANN401 - playwright is an optional extra
        """Answer one request of the page, or refuse it."""
        with contextlib.suppress(self.gone):
            answer = await self._answer(route.request)
            if answer is None:
                await route.abort()
            else:
                await _fulfil(route, answer)

    async def _answer(self, request: Any) -> Answer | None:  # noqa: ANN401
        """Return what to hand to the browser; None to refuse."""
        is_page = request.is_navigation_request() and request.frame == self.frame
        self.requests += 1
        if self.requests == 1:
            return self.answers[-1]  # the page itself, already fetched
        if not self._may_ask(request):
            return None
        try:
            async with self.places:
                answer = await asyncio.to_thread(self._ask, request.url, is_page=is_page)
        except FetchError as error:
            if is_page:
                self.failure = error
                self.failed.set()
            return None
        self.taken += len(answer.body)
        if is_page:
            self.answers.append(answer)
        return answer

    def _may_ask(self, request: Any) -> bool:  # noqa: ANN401
        limits = self.trip.meter.limits
        within = self.requests <= limits.rendered_requests and self.taken <= limits.rendered_bytes
        return within and request.method == "GET" and request.resource_type in _WANTED

    def _ask(self, url: str, *, is_page: bool) -> Answer:
        """Fetch one address and follow its redirects; a page's are the browser's to follow."""
        outer = self.trip.meter
        meter = Meter(replace(outer.limits, deadline_s=outer.left()), self.trip.net.stopwatch)
        trip = replace(self.trip, meter=meter)
        answer = ask_patiently(parse_address(url), trip, 0)
        for _ in range(meter.limits.redirects):
            target = None if is_page else redirect_target(answer)
            if target is None:
                break
            trip = replace(trip, allow_private=trip.allow_private and answer.own)
            answer = ask_patiently(target, trip, 0)
        return answer


async def _fulfil(route: Any, answer: Answer) -> None:  # noqa: ANN401
    """Hand an answer to the browser; a redirect as a script, so that we are asked again."""
    target = redirect_target(answer)
    if target is not None:
        body = f"<script>location.replace({json.dumps(target.text)})</script>"
        await route.fulfill(status=200, content_type="text/html", body=body)
        return
    headers = {k: v for k, v in answer.hop.headers if k.lower() not in _NOT_PASSED_ON}
    await route.fulfill(status=answer.hop.status, headers=headers, body=answer.body)
