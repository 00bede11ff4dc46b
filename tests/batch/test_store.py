"""What an audit keeps: groups, decisions, differences, and its own conditions."""

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from analyzer import Page
from analyzer.batch.agenda import Agenda, Errand
from analyzer.batch.clusters import alike, find_clusters
from analyzer.batch.decisions import Decision, carry_over, decide
from analyzer.batch.difference import Kind, differences
from analyzer.batch.entries import entries
from analyzer.batch.parcel import pack, unpack
from analyzer.batch.run import Plan, Watch, audit
from analyzer.batch.sketches import sketches_of
from analyzer.batch.store import Judged, Store, Target
from analyzer.errors import UsageError
from analyzer.fetch.address import parse_address
from tests.batch.filled import judged


def store_of(*results: tuple[str, Judged | None]) -> Store:
    """Return a store with a page for each host; without a result, the page was not to be had."""
    store = Store(":memory:")
    with store.writing() as file:
        file.execute("INSERT INTO sources (name) VALUES ('list')")
    for number, (host, result) in enumerate(results, 1):
        url = f"https://{host}/"
        store.add(1, [Target(f"web:{host}", url, url, "web")])
        if result is None:
            store.keep([Judged(number, problem="It is gone.", error="StatusError")])
            continue
        store.keep_page(number, (url, host), b"")
        store.keep([_numbered(result, number)])
    return store


def _numbered(one: Judged, number: int, **changed: Any) -> Judged:
    names = [x for x in Judged.__dataclass_fields__ if x != "id"]
    return Judged(number, **({x: getattr(one, x) for x in names} | changed))


def plain(*handles: tuple[str, str], sketches: tuple[tuple[str, bytes], ...] = ()) -> Judged:
    """Return a result that shares nothing but what is given."""
    return _numbered(judged(0), 0, handles=handles, sketches=sketches)


TEXT = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)} is here" for n in range(200))


def sketched(text: str) -> Judged:
    return plain(sketches=sketches_of(Page.from_text(text), text))


def test_offers_that_share_a_wallet_through_others_are_one_group() -> None:
    store = store_of(
        ("a.example", plain(("wallet", "TRON:x"))),
        ("b.example", plain(("wallet", "TRON:x"), ("telegram", "@y"))),
        ("c.example", plain(("telegram", "@y"))),
        ("d.example", plain(("telegram", "@z"))),
    )
    (group,) = find_clusters(store)

    assert group.targets == (1, 2, 3)
    assert {(x.kind, x.value, x.count) for x in group.ties} == {
        ("wallet", "TRON:x", 2),
        ("telegram", "@y", 2),
    }


def test_pages_of_one_site_are_no_group() -> None:
    same = plain(("email", "desk@m.example"))

    assert find_clusters(store_of(("a.m.example", same), ("b.m.example", same))) == ()


def test_copies_with_other_figures_and_another_name_are_one_group() -> None:
    one, other = f"Alpha pays 3 % {TEXT}", f"Beta pays 7 % {TEXT}"
    far = " ".join(reversed(TEXT.split()))
    store = store_of(
        ("a.example", sketched(one)), ("b.example", sketched(other)), ("c.example", sketched(far))
    )
    (group,) = find_clusters(store)

    assert group.targets == (1, 2)
    assert [(x.kind, x.count) for x in group.ties] == [("text", 2)]


def test_a_sketch_tells_what_share_is_common() -> None:
    words = TEXT.split()
    half = " ".join(words[: len(words) // 2])
    ((_, whole),) = sketches_of(Page.from_text(TEXT), TEXT)
    ((_, part),) = sketches_of(Page.from_text(half), half)

    assert alike(whole, whole) == 1
    assert 0.3 < alike(whole, part) < 0.7


def test_a_short_text_is_like_nothing() -> None:
    assert sketches_of(Page.from_text("Earn 3 % daily."), "Earn 3 % daily.") == ()


def test_what_changed_is_told_and_nothing_else() -> None:
    dearer = json.loads(zlib.decompress(judged(0).report))
    dearer["offers"][0]["promised"]["daily_percent"] = {"low": 9, "high": 9}
    changed = _numbered(judged(0), 0, report=zlib.compress(json.dumps(dearer).encode()))
    old = store_of(
        ("same.example", judged(0)),
        ("gone.example", judged(0)),
        ("back.example", None),
        ("terms.example", judged(0)),
        ("score.example", judged(0)),
        ("missing.example", judged(1)),
    )
    new = store_of(
        ("same.example", judged(0)),
        ("gone.example", None),
        ("back.example", judged(0)),
        ("terms.example", changed),
        ("score.example", _numbered(judged(0), 0, band="low", score=3)),
        ("new.example", judged(1)),
    )
    told = [(x.kind, x.target) for x in differences(old, new)]

    assert told == [
        (kind, f"https://{kind.value}.example/")
        for kind in (Kind.GONE, Kind.BACK, Kind.TERMS, Kind.SCORE, Kind.NEW, Kind.MISSING)
    ]


def test_a_decision_stays_with_the_page_in_the_next_audit() -> None:
    old = store_of(("m.example", judged(0)))
    new = store_of(("n.example", judged(1)), ("m.example", judged(0)))
    decide(old, "https://www.m.example/?ref=9", Decision.FALSE_ALARM, "a museum")
    carry_over(old, new)

    assert [x.decision for x in entries(new)] == [None, ("false-alarm", "a museum")]


def test_a_decision_needs_a_target() -> None:
    with pytest.raises(UsageError, match="not in this audit"):
        decide(store_of(("m.example", None)), "https://x.example/", Decision.CONFIRMED, "")


def test_two_links_to_one_page_are_one_entry_under_the_first_name() -> None:
    store = Store(":memory:")
    names = ["https://a.example/go", "https://b.example/x"]
    store.add(1, [Target(f"web:{n}", x, x, "web") for n, x in enumerate(names)])
    store.keep_page(2, ("https://m.example/", "m.example"), b"")
    store.keep_page(1, ("https://m.example/", "m.example"), b"")
    store.keep([_numbered(judged(0), 2)])
    (entry,) = entries(store)
    report = entry.report()

    assert entry.names == tuple(names)
    assert report is not None
    assert report["subject"]["target"] == names[0]


def test_an_audit_is_not_mixed_with_one_made_otherwise(tmp_path: Path) -> None:
    store = Store(tmp_path / "audit.sqlite")
    store.agree("lang", "zh-Hant")
    store.close()

    with pytest.raises(UsageError, match="begun with lang zh-Hant"):
        audit(Plan((), tmp_path), Watch())


@pytest.mark.parametrize(
    "page",
    [
        Page.from_html("<p>2 % a day \ud800 and \x00</p>", "https://m.example/"),
        Page.from_text("月息 3%"),
    ],
)
def test_a_packed_page_is_the_same_page(page: Page) -> None:
    assert unpack(pack(page)) == page


def test_a_host_is_asked_one_question_at_a_time_and_after_its_pause() -> None:
    now = [0.0]
    agenda = Agenda(lambda: now[0])
    one, two, other = (
        Errand(n, url, parse_address(url))
        for n, url in enumerate(
            ("https://a.example/1", "https://a.example/2", "https://b.example/")
        )
    )
    for errand in (one, two, other):
        agenda.put(errand)
    first, second = agenda.take(), agenda.take()
    agenda.give_back(one, 5.0, None)
    agenda.give_back(other, 0.0, None)
    now[0] = 5.0
    third = agenda.take()
    agenda.give_back(two, 0.0, None)

    assert [first, second, third] == [one, other, two]
    assert agenda.take() is None
