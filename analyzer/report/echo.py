"""Say in the reader's language what was first written in English: sources, units, errors."""

import re
from functools import cache

from analyzer.report.wording import day, label
from analyzer.resources.catalogue import catalogue

_GAP = re.compile(r"\\\{(\w+)\\\}")
_DATES = frozenset({"day", "first", "newest", "seen", "today"})  # gaps that hold a date


def echoed(text: str, family: str, lang: str) -> str:
    """
    Return `text` in `lang` if the catalogue's `family` has it in English, else as it is.

    Network states, errors and rules carry English words, some of them put together, some
    from files of the person's own; an entry may therefore have gaps, whose contents are
    looked up in the same way.

    >>> echoed("stated by the offer", "source", "zh-Hant")
    '方案自述'
    >>> echoed("difficulty: mempool.space; price: my own book", "source", "zh-Hant")
    '難度：mempool.space；price: my own book'
    """
    if lang == "en":
        return text
    exact, forms = _known(family)
    if text in exact:
        return label(exact[text], lang)
    for key, form in forms:
        if found := form.fullmatch(text):
            inner = {
                name: day(part, lang) if name in _DATES else echoed(part, family, lang)
                for name, part in found.groupdict().items()
            }
            return label(key, lang).format_map(inner)
    return text


@cache
def _known(family: str) -> tuple[dict[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the keys of fixed texts, and those with gaps as patterns, the longest first."""
    words = {k: s["en"] for k, s in catalogue().items() if k.startswith(f"{family}.")}
    exact = {text: key for key, text in words.items() if "{" not in text}
    gapped = sorted((k for k, t in words.items() if "{" in t), key=lambda k: -len(words[k]))
    return exact, tuple((key, _form(words[key])) for key in gapped)


def _form(template: str) -> re.Pattern[str]:
    """Return the pattern of a template; a gap that comes again holds the same again."""
    seen: set[str] = set()

    def gap(found: re.Match[str]) -> str:
        name = found[1]
        again = name in seen
        seen.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+?)"

    return re.compile(_GAP.sub(gap, re.escape(template)), re.DOTALL)
