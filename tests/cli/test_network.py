"""`minecanary network`: asked of a local server that stands in for the public sources."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from analyzer.cli.app import run
from analyzer.report.wording import day
from analyzer.resources.facts import default_network, load_network_file
from tests.economics.shapes import DIFFICULTY, ERROR_PAGE, GOOD, HASHRATE_3D, PRICES

EMBEDDED = default_network()
TODAY = datetime.now(UTC).date()
Sources = Callable[..., str]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def sources() -> Iterator[Sources]:
    """Serve the sources at 127.0.0.1 by part of the path; with a status: (status, text)."""
    servers: list[ThreadingHTTPServer] = []

    def start(**changes: object) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = {**changes, **{k: v for k, v in GOOD.items() if k not in changes}}
                found = next((v for part, v in parts.items() if part in self.path), (404, "none"))
                status, said = found if isinstance(found, tuple) else (200, found)
                body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Stay silent."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the state is kept, in a folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (tmp_path / "minecanary").mkdir()
    return tmp_path / "minecanary" / "network.json"


def report(capsys: Captured, *options: str) -> dict[str, object]:
    """Judge typed terms and return the report."""
    capsys.readouterr()
    run(["yield", "--promise", "2% daily for 60 days", "--format", "json", *options])
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_refresh_keeps_what_came_and_says_who_answered(
    sources: Sources, kept: Path, capsys: Captured
) -> None:
    assert run(["network", "refresh", "--via", sources()]) == 0
    said = capsys.readouterr().out
    assert "answered  difficulty: mempool.space" in said
    assert "answered  bitcoin price: mempool.space" in said
    assert "(today)" in said
    state = load_network_file(kept)
    assert (state.as_of, state.price_usd, state.difficulty) == (TODAY, 88_000, DIFFICULTY)


def test_what_is_kept_is_used_by_default_and_shown_with_its_age(
    sources: Sources, kept: Path, capsys: Captured
) -> None:
    run(["network", "refresh", "--quiet", "--via", sources()])
    assert report(capsys)["network"]["price_usd"] == 88_000
    assert run(["network", "show"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"{day(str(TODAY), 'en')} (today)" in said
    assert "bitcoin price: mempool.space" in said
    assert "US$88,000" in said


@pytest.mark.parametrize(
    ("options", "as_of"),
    [
        (["--as-of", "2021-03-03"], "2021-03-03"),
        (["--as-of", "2026-06-25"], "2026-06-25"),
        (["--as-of", str(TODAY - timedelta(days=1))], "2026-06-25"),  # newest not after that day
        (["--as-of", str(TODAY)], str(TODAY)),
        (["--as-of", str(TODAY + timedelta(days=9))], str(TODAY)),
        ([], str(TODAY)),
    ],
)
def test_a_day_is_priced_by_the_newest_state_not_after_it(
    sources: Sources, kept: Path, capsys: Captured, *, options: list[str], as_of: str
) -> None:
    run(["network", "refresh", "--quiet", "--via", sources()])
    assert report(capsys, *options)["network"]["as_of"] == as_of


def test_a_file_that_is_named_comes_before_what_is_kept(
    sources: Sources, kept: Path, tmp_path: Path, capsys: Captured
) -> None:
    run(["network", "refresh", "--quiet", "--via", sources()])
    named = tmp_path / "mine.json"
    named.write_text(json.dumps({"as_of": "2026-07-01", "price_usd": 61_000}))
    assert report(capsys, "--network", str(named))["network"]["price_usd"] == 61_000


def test_check_prices_a_page_with_what_is_kept(
    sources: Sources, kept: Path, tmp_path: Path, capsys: Captured
) -> None:
    run(["network", "refresh", "--quiet", "--via", sources()])
    capsys.readouterr()
    page = tmp_path / "page.txt"
    page.write_text("Cloud mining plan: earn 2% daily for 60 days. Minimum deposit 100 USD.")
    run(["check", str(page), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["network"]["price_usd"] == 88_000


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "not JSON",
        "[]",
        json.dumps({"as_of": str(TODAY), "price_usd": 0}),
        json.dumps({"as_of": str(TODAY), "price_usd": "high"}),
        json.dumps({"as_of": str(TODAY), "price_usd": 1e9}),
        json.dumps({"as_of": str(TODAY), "difficulty": 5}),
        json.dumps({"as_of": "never"}),
        json.dumps({"as_of": "2060-01-01"}),
    ],
)
def test_a_broken_kept_file_is_set_aside_with_a_word(
    kept: Path, capsys: Captured, broken: str
) -> None:
    kept.write_text(broken)
    assert run(["network", "show"]) == 0
    shown = capsys.readouterr()
    assert "set aside" in shown.err
    assert "minecanary network refresh" in shown.err
    assert day(str(EMBEDDED.as_of), "en") in shown.out
    assert report(capsys)["network"]["as_of"] == str(EMBEDDED.as_of)


def test_a_kept_state_older_than_the_embedded_one_is_not_used(kept: Path, capsys: Captured) -> None:
    kept.write_text(json.dumps({"as_of": "2026-01-01", "price_usd": 90_000}))
    assert report(capsys)["network"]["as_of"] == str(EMBEDDED.as_of)


@pytest.mark.parametrize(
    ("changes", "failed", "answered"),
    [
        ({"mempool.space/api/v1/mining/hashrate": ERROR_PAGE}, "not JSON", "bitview.space"),
        ({"mempool.space/api/v1/mining/hashrate": (502, ERROR_PAGE)}, "502", "bitview.space"),
        ({"mempool.space/api/v1/mining/hashrate": (429, "slow")}, "429", "bitview.space"),
        (
            {"mempool.space/api/v1/mining/hashrate": {**HASHRATE_3D, "currentDifficulty": 0}},
            "node is down",
            "bitview.space",
        ),
        ({"/mining/hashrate": "[]"}, "not a table", "blockchain.info"),
    ],
)
def test_it_says_which_source_failed_and_why(
    sources: Sources, kept: Path, capsys: Captured, *, changes: dict[str, object], failed: str,
    answered: str,
) -> None:  # fmt: skip
    assert run(["network", "refresh", "--via", sources(**changes)]) == 0
    said = capsys.readouterr().out
    [first, *_] = [line for line in said.splitlines() if line.startswith("failed")]
    assert "mempool.space" in first
    assert failed in first
    assert f"answered  difficulty: {answered}" in said


@pytest.mark.parametrize("price", [{"USD": 0}, {"USD": "abc"}, {"USD": 88e9}, ERROR_PAGE, "\x00"])
def test_where_nobody_is_plausible_nothing_is_kept_and_each_reason_is_said(
    sources: Sources, kept: Path, capsys: Captured, price: object
) -> None:
    address = sources(
        **{
            "/api/v1/prices": price,
            "coins.llama.fi": {"coins": {}},
            "api.coingecko.com": {},
            "24hrprice": "0",
        }
    )
    assert run(["network", "refresh", "--via", address]) == 3
    said = capsys.readouterr().err
    assert "No source gave a plausible bitcoin price." in said
    assert f"{EMBEDDED.as_of} stays in use" in said
    for name in ("mempool.space", "DefiLlama", "CoinGecko", "bitview.space", "blockchain.info"):
        assert f"failed    {name}: bitcoin price" in said
    assert not kept.exists()


def test_a_failed_refresh_leaves_the_last_good_one(
    sources: Sources, kept: Path, capsys: Captured
) -> None:
    run(["network", "refresh", "--quiet", "--via", sources()])
    before = kept.read_bytes()
    assert run(["network", "refresh", "--via", sources(**{"": (500, "down")})]) == 3
    assert kept.read_bytes() == before
    assert f"{TODAY} stays in use" in capsys.readouterr().err


def test_a_jump_past_four_times_the_last_known_is_refused(
    sources: Sources, kept: Path, capsys: Captured
) -> None:
    address = sources(**{"mempool.space/api/v1/prices": {**PRICES, "USD": 300_000}})
    assert run(["network", "refresh", "--via", address]) == 0
    said = capsys.readouterr().out
    assert "more than four times off the last known" in said
    assert "answered  bitcoin price: DefiLlama" in said


def test_nothing_is_asked_offline(kept: Path, capsys: Captured) -> None:
    assert run(["network", "refresh", "--offline"]) == 2
    assert "--offline" in capsys.readouterr().err


def test_control_characters_from_a_source_never_reach_the_terminal(
    sources: Sources, kept: Path, capsys: Captured
) -> None:
    address = sources(
        **{
            "/mining/hashrate": ERROR_PAGE,
            "getdifficulty": "\x1b[2J1e14",
            "24hrprice": "1",
        }
    )
    assert run(["network", "refresh", "--via", address]) == 3
    assert "\x1b" not in capsys.readouterr().err
