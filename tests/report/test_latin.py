"""A report in Chinese is Chinese: what Latin letters remain are names, units, addresses, quotes."""

import ast
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from analyzer.cli.app import run
from analyzer.cli.exits import told
from analyzer.report.echo import echoed
from analyzer.report.sources import source_of
from analyzer.report.terminal import print_report
from analyzer.resources.catalogue import catalogue
from analyzer.resources.choices import reference_choices
from analyzer.resources.facts import default_network, network_at
from analyzer.resources.places import report_places
from analyzer.resources.questions import load_questions
from analyzer.resources.rules import load_rules
from analyzer.types.page import Page
from tests.report.making import EXAMPLES, Tree, example, judged, written

ROOT = Path(__file__).parents[2]
CHINESE = ("zh-Hant", "zh-Hans")
WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|gov|vip|tw|hk|org|example)\b\S*")

UNITS = """
TH PH MH GH kWh MB USD BTC ETH SOL ATOM DOT TRX stETH USDT USDC DOGE KAS JSON http UTF PDF WARC
"""
TERMS = """
worker epoch App app AI HYIP MEV rho tau SHA scrypt https html json csv text markdown jsonl warc
results WHOIS Ctrl-C
"""
NAMES = """
Telegram WhatsApp LINE WeChat Electrum Coinbase Binance Coin Metrics TheMinerMag DefiLlama
WhatToMine KAS ScamShield ScamSmart Scamwatch BaFin IC FBI minecanary Chromium playwright
chromium SFC SEC CFTC FCA ASIC AMF CSA CNMV DFPI EBA ESMA EIOPA NASAA OJK FTC CVM CCID AirBit
Club Mining City Kuailian Bitcoin Evolution Mercury Crypto Invest swiftminingexpert Koi Global
BTCMining Ltd PowerMining Pool USI-Tech Cryptosweep JPEX Hounax BTCRUSH Krypton Genesis
eConsumer Minerworld Max Filecoin Merkle Etherscan
"""
COMMANDS = """
check confirmed false-alarm csv help audit diff network refresh rules list pip install render
daily for days after XDG STATE HOME
"""
OPTIONS = """
allow-private snapshot offline format as-of lang assume promise out engine dask local HOST PORT
"""
ALLOWED = frozenset(" ".join((UNITS, TERMS, NAMES, COMMANDS, OPTIONS)).split())


def latin(text: str) -> set[str]:
    """Return the words in Latin letters that are no address."""
    found = (word.strip("'-") for word in WORD.findall(ADDRESS.sub(" ", text)))
    return {word for word in found if len(word) > 1}


GAP = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("lang", CHINESE)
@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_chinese_sentence_holds_no_english_word(key: str, lang: str) -> None:
    assert latin(GAP.sub(" ", catalogue()[key][lang])) <= ALLOWED


@pytest.mark.parametrize("lang", CHINESE)
def test_questions_places_and_choices_are_chinese(lang: str) -> None:
    choices = reference_choices()
    found = [dict(q.question)[lang] + dict(q.reason)[lang] for q in load_questions()]
    found += [dict(p.name)[lang] + dict(p.how)[lang] for p in report_places().places]
    found += [choice.say("suits", lang) for choice in choices.choices]

    assert latin(" ".join(found)) <= ALLOWED


STAKING = """<html lang="zh"><title>質押節點計畫</title><h1>USDT 節點質押</h1>
<p>投入 1000 USDT，每日 1.2%，90 天到期返還本金。推薦好友再得 10%。</p>
<p>保證獲利，名額有限。Telegram：@jiedian_kefu</p></html>"""
RENTAL = """<html lang="zh"><title>比特幣算力合約</title><h1>算力租賃</h1>
<p>100 TH/s，360 天，價格 5,000 美元，電費每度 0.08 美元，管理費 15%。</p></html>"""
DOGE = """<html lang="zh"><title>狗狗幣雲算力</title>
<p>DOGE 雲挖礦：10 GH/s 只要 20 美元，終身有效，
每天產出 5 美元，保證回本。</p></html>"""
NOTHING = (
    """<html lang="zh"><title>關於我們</title><p>投資機會，請加 LINE 詢問，名額不多。</p></html>"""
)
ETH_STAKING = (
    """<html lang="zh"><title>ETH 質押</title><p>質押 ETH，年利率 40%，隨時贖回。</p></html>"""
)
PAGES = {
    **dict.fromkeys(("three-percent-a-day", "honest-hashrate", "lesson", "press-release")),
    "staking": STAKING,
    "rental": RENTAL,
    "doge": DOGE,
    "nothing": NOTHING,
    "eth": ETH_STAKING,
}
FROM_PAGE = {"quote", "prefix", "suffix", "name", "target", "url", "final_url"}


def of_the_page(value: Any, *, quoted: bool = False) -> Iterator[str]:
    """Yield the words that the page itself brought into the report."""
    match value:
        case str():
            yield from latin(value) if quoted else ()
        case dict():
            for key, inner in value.items():
                yield from of_the_page(inner, quoted=quoted or key in FROM_PAGE)
        case list():
            for inner in value:
                yield from of_the_page(inner, quoted=quoted)


def whole(report: Tree) -> str:
    """Return every form of a report as a person sees it."""
    stream = io.StringIO()
    print_report(report, Console(file=stream, highlight=False, width=80), explain=True)
    markup = written(report, "html")
    seen = re.sub(
        r"<style>.*?</style>|<title>.*?</title>|<[^>]*>|&\w+;|&#39;", " ", markup, flags=re.DOTALL
    )
    return " ".join((stream.getvalue(), written(report, "md"), seen))


@pytest.mark.parametrize("lang", CHINESE)
@pytest.mark.parametrize("name", PAGES)
def test_no_english_word_is_left_in_a_chinese_report(name: str, lang: str) -> None:
    markup = PAGES[name]
    page = Page.from_html(markup) if markup else example(name)
    report = judged(page, lang, load_rules())
    named = latin(report["subject"]["title"] or "") | set(of_the_page(report))
    ours = latin(" ".join(str(report["versions"][x]) for x in report["versions"]))

    assert latin(whole(report)) - named - ours <= ALLOWED


SCHEME = str(EXAMPLES / "three-percent-a-day.html")


@pytest.mark.parametrize("lang", CHINESE)
@pytest.mark.parametrize(
    "command",
    [
        ["compare", SCHEME, "1% daily for 90 days", "--offline"],
        ["compare", SCHEME, "--format", "html"],
        ["compare", SCHEME, "--format", "markdown"],
        ["network", "show"],
        ["network", "show", "--as-of", "2021-03-03"],
        ["yield", "--promise", "2% daily for 60 days"],
        ["yield", "--hashrate", "100TH", "--price", "2000", "--days", "365", "--explain"],
        *(["rules", "show", rule.card.id] for rule in load_rules().rules[::9]),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_command_answers_in_chinese(
    command: list[str],
    lang: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "400")  # no word is broken
    run([*command, "--lang", lang])
    said = capsys.readouterr().out
    shown = re.sub(
        r"<style>.*?</style>|<[^>]*>|&\w+;|\b[0-9a-f]{16,}\b", " ", said, flags=re.DOTALL
    )
    ours = latin(f"{SCHEME} {' '.join(command)} Aurora Hash investment plans Gold plan BCH ETC LTC")

    assert said
    assert latin(shown) - ours <= ALLOWED


NOTICES = tomllib.loads((ROOT / "rules/NOTICES.toml").read_text("utf-8"))


@pytest.mark.parametrize("lang", CHINESE)
@pytest.mark.parametrize("name", NOTICES)
def test_every_notice_is_told_in_chinese(name: str, lang: str) -> None:
    notice = NOTICES[name]

    assert echoed(notice["issuer"], "issuer", lang) != notice["issuer"]
    assert echoed(notice["title"], "notice", lang) != notice["title"]


def test_an_issuers_name_stands_for_one_country() -> None:
    countries: dict[str, set[str]] = {}
    for notice in NOTICES.values():
        countries.setdefault(notice["issuer"], set()).add(notice["country"])

    assert [issuer for issuer, found in countries.items() if len(found) > 1] == []


@pytest.mark.parametrize("lang", CHINESE)
def test_every_source_of_a_shipped_figure_is_told_in_chinese(lang: str) -> None:
    past = [network_at(f) for f in (default_network().as_of.replace(year=y) for y in (2014, 2022))]
    sources = {
        text
        for state in (default_network(), *past)
        for text in (
            state.source,
            state.machines.source,
            *(coin.source for coin in state.coins),
            *(rate.basis for rate in state.staking),
        )
    }

    assert len(sources) > 20
    assert {s for s in sources if source_of(s, lang) == s} == set()


@pytest.mark.parametrize(
    ("source", "told_so"),
    [
        ("difficulty: mempool.space; bitcoin price: DefiLlama",
         "難度：mempool.space；比特幣價格：DefiLlama"),
        ("live rate; range of 2026-02..07: report 7.0-7.9, delegation 5-7",
         "即時利率；2026 年 2 月至 7 月的範圍：報告 7.0-7.9，委託 5-7"),
        ("my own ledger", "my own ledger"),
    ],
)  # fmt: skip
def test_a_source_that_was_put_together_is_told_by_its_parts(source: str, told_so: str) -> None:
    assert source_of(source, "zh-Hant") == told_so


# Sentences for people who write rules, models or gold pages, and for servers, stay English.
UNTOLD = frozenset({"FileFormatError", "NetworkStateError", "ModelFileError", "RuleFileError",
                    "SuppressionError", "RefusedError", "CorpusError", "LostError"})  # fmt: skip
FOLDERS = ("fetch", "economics", "cli", "batch")
OF_SERVERS = re.compile(
    r"cluster|server?\b|via-server|a request one|than minecanary|127\.0\.0\.1"
    r"|docs/scaling|[Ll]eave out 7|not an address"
)
ONLY_GAPS = re.compile(
    r"[7 ().:]*|No source gave a plausible 7\.|7 is out of order \(7\)7\.|7 cannot be read \(7\)\."
)


def spoken(node: ast.expr) -> str | None:
    """Return a sentence of the source with a sample in its gaps; None for anything else."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(p.value if isinstance(p, ast.Constant) else "7" for p in parts)
        case _:
            return None


def sentences() -> Iterator[str]:
    """Yield what errors say: their own sentences, and the constants that hold advice."""
    for folder in FOLDERS:
        for path in sorted((ROOT / "analyzer" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                yield from _said(node)


def _said(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id=name), args=args) if name.endswith("Error"):
            kept = (
                args if name not in UNTOLD and name not in {"ValueError", "AttributeError"} else []
            )
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.isupper():
            kept = [value] if re.search(r"[a-z]{3}.* .*\.$", spoken(value) or "") else []
        case _:
            kept = []
    yield from filter(None, map(spoken, kept))


def test_every_error_is_told_in_chinese() -> None:
    kept = (s for s in sentences() if len(s) > 3 and not OF_SERVERS.search(s))
    found = {sentence for sentence in kept if not ONLY_GAPS.fullmatch(sentence)}

    assert len(found) > 100
    assert sorted(s for s in found if told(s, "zh-Hant") == s) == []


def test_an_error_names_what_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "./nothing-here.html", "--lang", "zh-Hant"]) == 3
    said = capsys.readouterr().err

    assert "找不到檔案 nothing-here.html" in said or "找不到檔案 ./nothing-here.html" in said
    assert "請確認名稱後再試一次。" in said
