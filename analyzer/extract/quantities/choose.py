"""Choose the languages in which a text is read."""

import re

from analyzer.resources.quantity_words import known_languages

# Scripts that give a language away, and the languages that are written in them; a
# single letter may be no more than a sign.
_SCRIPTS = (
    (re.compile("[\u3041-\u30fa]{2}"), "ja", frozenset({"ja"})),
    (re.compile("[\u3400-\u9fff]{2}"), "zh", frozenset({"zh", "ja"})),
    (re.compile("[\uac00-\ud7a3]{2}"), "ko", frozenset({"ko"})),
    (re.compile("[\u0400-\u04ff]{2}"), "ru", frozenset({"ru", "uk"})),
    (re.compile("[\u0600-\u06ff]{2}"), "ar", frozenset({"ar"})),
    (re.compile("[\u0900-\u097f]{2}"), "hi", frozenset({"hi"})),
)
_ANY_SCRIPT = re.compile(
    "[\u0400-\u04ff\u0600-\u06ff\u0900-\u097f\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3]{2}"
)


def reading_languages(
    text: str, language: str | None, more: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """
    Return the languages to read `text` in, the main one last.

    English is always among them; so is one language for each script of the text, and `more`.
    `language` is a code such as "zh-Hant" or "pt_BR"; an unknown one counts as None.

    >>> reading_languages("日化 2.5%", None)
    ('en', 'zh')
    """
    main = re.split("[-_]", language.lower())[0] if language else "en"
    known = known_languages()
    chosen = ["en"]
    if not text.isascii() and _ANY_SCRIPT.search(text):
        for script, code, users in _SCRIPTS:
            if (
                code in known
                and main not in users
                and not users & set(chosen)
                and script.search(text)
            ):
                chosen.append(code)
    chosen += [code for code in more if code in known and code not in (*chosen, main)]
    if main in known and main != "en":
        chosen.append(main)
    return tuple(chosen)
