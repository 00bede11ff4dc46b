"""The flags that no page can show, as questions to the reader."""

from functools import cache

from analyzer.resources import folder, parse_toml
from analyzer.types.rule import Question


@cache
def load_questions() -> tuple[Question, ...]:
    """
    Return the questions of ``rules/unseen.toml``, in the order of the file.

    Read apart from the rules, because a report that came from a server needs no rules.
    """
    path = folder("rules") / "unseen.toml"
    table = parse_toml(path.read_text(encoding="utf-8"))
    return tuple(
        Question(key, tuple(words["reason"].items()), tuple(words["question"].items()))
        for key, words in table.items()
    )
