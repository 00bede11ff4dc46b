"""The flags that no page can show, as questions to the reader."""

import tomllib
from functools import cache

from analyzer.resources import folder
from analyzer.types.rule import Question


@cache
def load_questions() -> tuple[Question, ...]:
    """
    Return the questions of ``rules/unseen.toml``, in the order of the file.

    Read apart from the rules, because a report that came from a server needs no rules.
    """
    path = folder("rules") / "unseen.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Question(key, tuple(words["reason"].items()), tuple(words["question"].items()))
        for key, words in table.items()
    )
