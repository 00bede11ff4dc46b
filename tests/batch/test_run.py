"""End to end: every offer of a listing is accounted for exactly once, politely, and rightly."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from analyzer import Page, analyze
from analyzer.batch.results import write_results
from analyzer.batch.run import Plan, Watch, audit
from tests.batch.drive import killed_at, lines, poisonable, start
from tests.batch.web import LISTING, Web, build, manners_to, serving

SIZE = 31


def run_here(web: Web, out: Path) -> list[dict[str, Any]]:
    """Audit a web in this process."""
    manners = manners_to(web.port, frozenset(web.dead))
    store = audit(Plan((LISTING,), out, manners=manners, judge=poisonable), Watch())
    write_results(store, out, "en")
    store.close()
    return lines(out)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A web that was audited once, undisturbed."""
    with serving(build(SIZE)) as web:
        out = tmp_path_factory.mktemp("audit")
        yield web, out, run_here(web, out), list(web.visits)


def test_every_offer_is_accounted_for_exactly_once(audited: Any) -> None:
    web, _, found, _ = audited

    assert {line["target"]: line["state"] for line in found} == web.expected
    assert len(found) == len(web.expected)


def test_each_reason_is_told(audited: Any) -> None:
    web, _, found, _ = audited
    kinds = {line["target"]: (line["problem"] or {}).get("kind") for line in found}

    assert {kinds[f"http://{host}/"] for host in web.dead} == {"UnresolvedError"}
    assert set(kinds.values()) >= {
        "StatusError",
        "DeadlineError",
        "TooLargeError",
        "RobotsError",
        "PoisonedError",
    }


def test_nobody_is_asked_twice_at_a_time_or_too_soon(audited: Any) -> None:
    _, _, _, visits = audited
    by_host: dict[str, list[Any]] = {}
    for visit in sorted(visits, key=lambda x: x.began):
        by_host.setdefault(visit.host, []).append(visit)

    for asked in by_host.values():
        assert all(later.began >= earlier.ended for earlier, later in pairwise(asked))
        assert asked[0].path == "/robots.txt"


def test_forbidden_pages_and_what_is_no_offer_are_never_asked_for(audited: Any) -> None:
    _, _, _, visits = audited
    asked = {(x.host, x.path) for x in visits}

    assert ("miner18.example", "/") not in asked
    assert not {host for host, _ in asked} & {"sister.example", "lawyer.example"}
    assert ("listing.example", "/about") not in asked


def test_a_result_is_what_a_single_check_says(audited: Any) -> None:
    web, _, found, _ = audited
    compared = 0
    for line in found:
        url = line["final_url"]
        if line["state"] != "done" or "?" in url:
            continue
        host = url.removeprefix("http://").rstrip("/")
        single = analyze(Page.from_html(web.pages[host, "/"].decode(), url)).to_dict()
        for part in ("verdict", "offers", "findings", "claims", "contributions", "value", "docs"):
            assert line["report"][part] == single[part]
        compared += 1
    assert compared > SIZE / 2


def test_what_the_listing_says_is_kept_with_the_offer(audited: Any) -> None:
    _, _, found, _ = audited
    first = next(x for x in found if x["target"] == "http://miner1.example/")
    hop = next(x for x in found if x["target"] == "http://listing.example/go/12")

    assert first["mentions"][0]["words"].startswith("Miner 1 · Praise 1: pays like clockwork.")
    assert first["mentions"][0]["codes"] == ["ref=best1"]
    assert set(hop["mentions"][0]["codes"]) == {"aff=9", "ref=hop12"}
    assert hop["final_url"] == "http://miner12.example/?ref=hop12"


def test_the_listing_has_a_record_and_the_kit_is_one_group(audited: Any) -> None:
    _, out, _, _ = audited
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    (record,) = summary["listings"]
    shared = {(x["kind"], x["value"]) for group in summary["clusters"] for x in group["shared"]}

    assert record["praised"] == record["judged"] + sum(
        summary["states"][x] for x in ("failed", "poisoned")
    )
    assert record["undisclosed"] > 0
    assert record["flagged"] > 0
    assert ("email", "desk@kit.example") in shared


def test_the_same_command_again_does_nothing_again(audited: Any) -> None:
    web, out, found, _ = audited
    web.reset()

    assert run_here(web, out) == found
    assert web.visits == []


def test_a_killed_run_goes_on_where_it_was(audited: Any, tmp_path: Path) -> None:
    web, _, found, _ = audited
    killed_at(web, tmp_path, settled=SIZE // 2)
    assert start(web, tmp_path).wait(100) == 0

    assert lines(tmp_path) == found
