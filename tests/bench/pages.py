"""Distinct pages for measuring: corpus paragraphs shuffled into page-sized documents."""

import html
import random
import re
from functools import cache
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus" / "pages"
WORDS_PER_PAGE = 1800
CHINESE_CHARACTERS_PER_PAGE = 3600
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]+>", re.DOTALL | re.IGNORECASE)
SYLLABLES = (
    *("ka", "ro", "mi", "ten", "sol", "vex", "lum", "dar", "fin", "gor"),
    *("hel", "jun", "pra", "qui", "ser", "tor", "ulm", "wen", "yor", "zan"),
)


@cache
def _paragraphs(language: str) -> tuple[str, ...]:
    found = []
    for meta in sorted(CORPUS.rglob("*.toml")):
        if f'language = "{language}"' not in meta.read_text(encoding="utf-8"):
            continue
        for page in (meta.with_suffix(".html"), meta.with_suffix(".txt")):
            if page.exists():
                text = TAGS.sub("\n", page.read_text(encoding="utf-8"))
                found += [html.unescape(line).strip() for line in text.splitlines()]
    return tuple(line for line in found if len(line) > 25)


def english_pages(count: int) -> list[str]:
    """Return `count` distinct English pages of about 1,800 words each."""
    return [_page("en", seed, WORDS_PER_PAGE) for seed in range(count)]


def chinese_pages(count: int) -> list[str]:
    """Return `count` distinct Chinese pages of about 3,600 characters, scripts by turns."""
    languages = ("zh-Hant", "zh-Hans")
    return [_page(languages[seed % 2], seed, CHINESE_CHARACTERS_PER_PAGE) for seed in range(count)]


def _page(language: str, seed: int, size: int) -> str:
    """Build a page with menus, cards, a table and paragraphs; every one has its own names."""
    dice = random.Random(f"{language}-{seed}")
    name = "".join(dice.choices(SYLLABLES, k=3)).title()
    parts, length = [], 0
    while length < size:
        line = dice.choice(_paragraphs(language))
        length += len(line) if language.startswith("zh") else len(line.split())
        parts.append(_marked_up(line, dice))
    menu = "".join(f'<li><a href="/{w}">{w.title()}</a></li>' for w in dice.sample(SYLLABLES, 9))
    rows = "".join(
        f"<tr><td>{name} {i}</td><td>${dice.randint(50, 9000)}</td>"
        f"<td>{dice.randint(5, 90)} days</td><td>{dice.uniform(0.01, 4):.2f} %</td></tr>"
        for i in range(8)
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{name}</title>'
        f"<style>{'.a{margin:0}' * 400}</style><script>{'var a=1;' * 1500}</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><h1>{name}</h1><table><tr><th>Plan</th><th>Price</th>"
        f"<th>Term</th><th>Rate</th></tr>{rows}</table>{''.join(parts)}"
        f"<footer>{name} 2026</footer></body></html>"
    )


def _marked_up(line: str, dice: random.Random) -> str:
    text = html.escape(line)
    wrap = dice.choice(
        [
            '<div class="row mb-4"><div class="col"><p class="leading-7">{}</p></div></div>',
            "<h2>{}</h2>",
            '<ul class="list"><li><span class="dot"></span><span>{}</span></li></ul>',
            '<p class="lead">{}</p>',
        ]
        if len(line) < 80
        else ['<div class="row mb-4"><p class="text-base leading-7 text-slate-300">{}</p></div>']
    )
    return wrap.format(text)
