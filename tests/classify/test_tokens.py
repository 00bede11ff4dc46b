"""Figures, coins and addresses lose their value; words keep theirs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.classify.tokens import BREAK, NAMES, cut, fold, placeholder


def spoken(text: str) -> list[str]:
    stands = [placeholder(token) for token in cut(fold(text))[1::2]]
    return ["|" if s == BREAK else NAMES.get(s, s) for s in stands]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Earn 2.5% a day", ["earn", "<pct>", "a", "day"]),
        ("2,5 % pro Tag", ["<pct>", "pro", "tag"]),
        ("from $1,000 to €50", ["from", "<money>", "to", "<money>"]),
        ("NT$3,000 or 100 USDT or R$ 50", ["<money>", "or", "<money>", "or", "<money>"]),
        ("send 0.5 BTC", ["send", "<num>", "<coin>"]),
        ("14 TH/s of an S19", ["<num>", "th", "s", "of", "an", "<code>"]),
        ("see https://glimmer-hash.example/a?b=1 now", ["see", "<url>", "now"]),
        ("at glimmer-hash.example, today", ["at", "<url>", "today"]),
        ("mail desk@glimmer.example or @glimmer_bot", ["mail", "<url>", "or", "<url>"]),
        ("no. Risk? None!", ["no", "|", "risk", "|", "none", "|"]),
        ("每日收益2.5%,保證", ["每日收益", "<pct>", "保证"]),
        ("毎日2%の配当", ["毎日", "<pct>", "の配当"]),
        ("매일 수익 3%", ["매일", "수익", "<pct>"]),
        ("Гарантированный доход 3% в день", ["гарантированный", "доход", "<pct>", "в", "день"]),
        ("l'argent d’abord", ["l'argent", "d’abord"]),
        ("10万元 起", ["<num>", "万元", "起"]),
        ("send to 0x71c7656e and wait", ["send", "to", "<code>", "and", "wait"]),
    ],
)
def test_a_text_becomes_these_tokens(text: str, tokens: list[str]) -> None:
    assert spoken(text) == tokens


@settings(deadline=None)
@given(st.text())
def test_nothing_is_lost_or_moved(text: str) -> None:
    """Gaps and tokens, joined, are the text: so every token has its place."""
    folded = fold(text)
    assert len(folded) == len(text)
    assert "".join(cut(folded)) == folded


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from("$€£¥₽"))
def test_no_figure_survives(amount: object, sign: str) -> None:
    assert spoken(f"pay {sign}{amount} now, {amount} later, {amount}%") == [
        *("pay", "<money>", "now", "<num>", "later", "<pct>")
    ]


@settings(deadline=None)
@given(st.text(alphabet="a1.-@:/ $%x0保\n", max_size=400))
def test_no_text_makes_it_slow_or_fails(text: str) -> None:
    for token in cut(text)[1::2]:
        assert placeholder(token)
