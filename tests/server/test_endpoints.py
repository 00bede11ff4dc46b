"""What each endpoint answers, and that every failure is said in the same form."""

import contextlib
import json
import os
import signal
from pathlib import Path

import jsonschema
import pytest

from analyzer.report.html import to_html
from analyzer.resources import read_json
from tests.end_to_end.pages import HONEST, LESSON, SCHEME
from tests.server.running import Running, running

SCHEMA = read_json("report/schema.json")


@pytest.mark.parametrize(
    ("page", "band"), [(SCHEME, "critical"), (HONEST, "low"), (LESSON, "not-an-offer")]
)
def test_a_page_in_the_request_is_judged_as_the_command_line_would(
    server: Running, page: str, band: str
) -> None:
    url = "https://offer.example/plan?a=1"
    status, _, body = server.ask("POST", "/v1/analyze", {"html": page, "url": url})
    report = json.loads(body)
    jsonschema.validate(report, SCHEMA)

    assert status == 200
    assert report["verdict"]["band"] == band
    assert report["subject"]["source"] == "extension"
    assert report["subject"]["url"] == url
    assert report["run"]["fetched_at"] is None


def test_equal_requests_are_answered_from_the_cache_and_other_labels_are_not(
    server: Running,
) -> None:
    def ask(**more: str) -> tuple[str, bytes]:
        request = {"text": "A cache page: earn 2% daily.", **more}
        _, headers, body = server.ask("POST", "/v1/analyze", request)
        return headers["x-cache"], body

    first, again = ask(), ask()
    assert (first[0], again[0]) == ("miss", "hit")
    assert first[1] == again[1]
    assert ask(lang="zh-Hant")[0] == ask(as_of="2021-06-30")[0] == "miss"
    assert ask(url="https://a.example/")[0] == "miss"


def test_who_accepts_a_page_gets_the_report_written_for_people(server: Running) -> None:
    request = {"html": SCHEME, "lang": "zh-Hant"}
    report = json.loads(server.ask("POST", "/v1/analyze", request)[2])
    status, headers, body = server.ask("POST", "/v1/analyze", request, {"Accept": "text/html"})

    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert headers["x-cache"] == "hit"
    assert body.decode() == to_html(report)


def test_the_report_speaks_the_language_and_the_day_asked_for(server: Running) -> None:
    request = {"html": SCHEME, "lang": "zh-Hant", "as_of": "2021-06-30"}
    report = json.loads(server.ask("POST", "/v1/analyze", request)[2])

    assert report["inputs"]["options"]["lang"] == "zh-Hant"
    assert report["inputs"]["as_of"] == "2021-06-30"
    assert "請不要匯款" in report["verdict"]["summary"]


def test_half_a_surrogate_pair_in_a_page_does_no_harm(server: Running) -> None:
    raw = b'{"html": "<p>\\ud800 earn 3% daily \\udfff</p>"}'
    assert server.ask("POST", "/v1/analyze", raw)[0] == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"[" * 100_000, 422),
        (b"[]", 422),
        (b"{}", 422),
        ({"lang": "en"}, 422),
        ({"html": 1}, 422),
        ({"html": "x", "text": "y"}, 422),
        ({"html": "x", "more": 1}, 422),
        ({"html": "x", "lang": "klingon"}, 422),
        ({"html": "x", "as_of": "yesterday"}, 422),
        ({"html": "x", "as_of": "2023-02-29"}, 422),
        ({"html": "x", "as_of": "1999-01-01"}, 422),
        ({"html": "x", "url": "javascript:alert(1)"}, 422),
        ({"html": "x", "url": "http://[::1"}, 422),
        ({"file": "not base64"}, 422),
        ({"file": ""}, 409),
        ({"url": "http://127.0.0.1:1/"}, 409),
        ({"url": "file:///etc/passwd"}, 409),
        ({"url": "http://no-such-host.invalid/"}, 409),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(server: Running, body: object, status: int) -> None:
    found, headers, content = server.ask("POST", "/v1/analyze", body)
    problem = json.loads(content)

    assert found == problem["status"] == status
    assert headers["content-type"] == "application/problem+json"
    assert problem["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/v1/rules/no-such-rule", 404),
        ("GET", "/v1/analyze", 405),
        ("DELETE", "/v1/health", 405),
        ("OPTIONS", "/v1/analyze", 405),
        ("POST", "/v1/analyze", 415),
    ],
)
def test_other_errors_have_the_same_form(
    server: Running, method: str, path: str, status: int
) -> None:
    found, answer, body = server.ask(method, path, headers={"Content-Type": "text/plain"})

    assert found == json.loads(body)["status"] == status
    assert answer["content-type"] == "application/problem+json"
    assert status != 405 or answer["allow"]


def test_a_batch_keeps_its_order_and_each_fails_on_its_own(server: Running) -> None:
    asked = [{"html": SCHEME}, {"nothing": 1}, "no object", {"text": ""}, {"html": HONEST}]
    status, _, body = server.ask("POST", "/v1/analyze/batch", asked)
    results = json.loads(body)

    assert status == 200
    assert [r["status"] for r in results] == [200, 422, 422, 200, 200]
    assert results[0]["report"]["verdict"]["band"] == "critical"
    assert results[4]["report"]["verdict"]["band"] == "low"


@pytest.mark.parametrize("size", [0, 101])
def test_a_batch_has_its_bounds(server: Running, size: int) -> None:
    assert server.ask("POST", "/v1/analyze/batch", [{"text": "x"}] * size)[0] == 422


def test_the_small_endpoints(server: Running) -> None:
    def get(path: str) -> object:
        return json.loads(server.ask("GET", path)[2])

    assert get("/v1/health") == {"status": "ok", "processes": 1}
    version = get("/v1/version")
    assert isinstance(version, dict)
    assert version["schema"] == "minecanary/report/1"
    rules = get("/v1/rules")
    assert isinstance(rules, list)
    assert get(f"/v1/rules/{rules[0]['id']}") == rules[0]
    network = get("/v1/network")
    assert isinstance(network, dict)
    assert network["price_usd"] > 0
    assert b"minecanary_requests_total" in server.ask("GET", "/metrics")[2]
    assert b"/v1/analyze/batch" in server.ask("GET", "/docs")[2]


def test_ending_is_orderly_and_the_log_knows_nothing_of_pages(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "1") as own:
        own.ask("POST", "/v1/analyze", {"text": "Unmistakable words", "url": "https://u.example/"})
        own.ask("GET", "/unmistakable")
        mode = (tmp_path / "minecanary" / "server-token").stat().st_mode & 0o777
        said = own.stop()

    assert own.process.returncode == 130  # interrupted, as every command of ours says
    assert mode == 0o600
    assert "POST /v1/analyze 200" in said
    assert "nmistakable" not in said
    assert "u.example" not in said
    assert "Traceback" not in said


def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "1") as own:
        children = own.children()
        if not children:
            pytest.skip("needs /proc to find the server's processes")
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        assert own.ask("POST", "/v1/analyze", {"html": SCHEME})[0] in {200, 503}
        assert own.ask("POST", "/v1/analyze", {"html": HONEST})[0] == 200
