"""Rule files: one file is one rule, and a malformed one says what to mend."""

import re
from pathlib import Path

import pytest

from analyzer.errors import RuleFileError
from analyzer.resources import folder
from analyzer.resources.catalogue import catalogue
from analyzer.resources.rules import load_rules, load_rules_from
from analyzer.rules import check
from analyzer.rules.predicates import PREDICATES
from analyzer.types.finding import Fired, Severity
from analyzer.types.rule import Predicate

from .building import say
from .test_examples import RULE

GOOD = RULE.replace("{extra}", "").replace("{marked}", "moon money")


def write(tmp_path: Path, text: str, name: str = "promise/moon-money.toml") -> Path:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_rule_is_added_by_one_file(tmp_path: Path) -> None:
    ruleset = load_rules_from(write(tmp_path, GOOD))
    assert len(ruleset.rules) == len(load_rules().rules) + 1
    outcomes = {
        c.card.id: c.outcome for c in check(ruleset, say("Our mining plan pays moon money"))
    }
    assert isinstance(outcomes["moon-money"], Fired)
    assert ruleset.digest != load_rules().digest


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('severity = "high"', 'severity = "awful"', "severity"),
        ('severity = "high"', 'severity = "high"\ncolour = "red"', "colour"),
        ('severity = "high"', 'severity = "high"\nfloor = 120', "floor"),
        ('severity = "high"', 'severity = "high"\ncites = ["nobody-1900"]', "cites"),
        ('kind = "phrase"', 'kind = "regex"', "when.kind"),
        ('kind = "phrase"', 'kind = "phrase"\nstance = ["shouted"]', "when.stance"),
        ("moon money\n\n", "moon (money\n\n", "when.any.en"),
        ('zh-Hant = "w"\n', "", "why.zh-Hant"),
        ('[title]\nen = "t"', "[title]\nen = 3", "title.en"),
        ("[when]", "[when", "file"),
    ],
)
def test_a_malformed_file_stops_the_start_and_names_file_and_field(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    assert old in GOOD
    with pytest.raises(RuleFileError, match=re.escape(f"moon-money.toml: {field}: ")):
        load_rules_from(write(tmp_path, GOOD.replace(old, new)))


CONDITIONS = [
    ('kind = "claim"\nclaim = "yield"', "when.claim"),
    ('kind = "claim"\nclaim = "payout"\nwhere = ["sum > 3"]', "when.where"),
    ('kind = "feasible"\nverdict = ["magic"]', "when.verdict"),
    ('kind = "predicate"\nname = "smells-bad"', "when.name"),
    ('kind = "any_of"', "when.of"),
    ('kind = "silence"\nclaims = ["yield"]\n[when.any]\nen = "fee"', "when.claims"),
]


@pytest.mark.parametrize(("when", "field"), CONDITIONS)
def test_a_malformed_condition_is_named(tmp_path: Path, when: str, field: str) -> None:
    head, tail = GOOD.split("[when]")[0], GOOD[GOOD.index("[examples.en]") :]
    with pytest.raises(RuleFileError, match=re.escape(f": {field}: ")):
        load_rules_from(write(tmp_path, f"{head}[when]\n{when}\n{tail}"))


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with pytest.raises(RuleFileError, match="rename one of them"):
        load_rules_from(write(tmp_path, GOOD, "money/moon-money.toml"))


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="is not a folder"):
        load_rules_from(tmp_path / "nothing")


def test_every_predicate_has_its_function_and_no_other() -> None:
    assert set(PREDICATES) == set(Predicate)


def test_every_family_is_known_and_honest_signs_alone_are_good() -> None:
    families = {
        "promise",
        "product",
        "identity",
        "distribution",
        "money",
        "contradiction",
        "disguise",
    }
    for rule in load_rules().rules:
        assert rule.card.family in families | {"honest-sign"}
        assert (rule.card.severity is Severity.GOOD) == (rule.card.family == "honest-sign")


def test_only_notices_on_record_are_cited_and_only_seen_addresses_shown() -> None:
    text = (folder("rules") / "NOTICES.toml").read_text(encoding="utf-8")
    cited = [ref for rule in load_rules().rules for ref in rule.card.references]
    assert cited
    assert all(f"url = '{ref.url}'" in text for ref in cited if ref.url)


def test_questions_to_the_reader_are_written_in_three_languages() -> None:
    questions = load_rules().questions
    assert questions
    assert all(len(q.question) == 3 and all(t for _, t in q.question) for q in questions)


def test_every_reason_for_not_judging_has_its_sentence() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in folder("rules").parent.glob("analyzer/rules/**/*.py")
    )
    keys = set(re.findall(r'NotApplicable\("([\w.-]+)"\)', source)) | {"offer", "topic.mining"}
    assert keys
    assert {f"missing.{key}" for key in keys} <= set(catalogue())
