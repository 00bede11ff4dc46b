"""What must hold of the extension's files, browser or not."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from analyzer.report.tree import SCHEMA
from analyzer.server.desk import MIN_EXTENSION
from tests.server.running import ROOT

EXTENSION = ROOT / "extension"
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
SCRIPTS = sorted(EXTENSION.rglob("*.js"))
LANGUAGES = sorted((EXTENSION / "_locales").iterdir())
KEY = re.compile(r"""(?:\bsay\(["`]|data-word="|data-label="|__MSG_)([a-z_]+)""")


def words(folder: Path) -> dict[str, str]:
    messages = json.loads((folder / "messages.json").read_text("utf-8"))
    return {key: message["message"] for key, message in messages.items()}


def test_the_permissions_are_the_few_that_are_needed() -> None:
    assert set(MANIFEST["permissions"]) == {"activeTab", "storage", "scripting"}
    assert set(MANIFEST["host_permissions"]) == {"http://127.0.0.1/*", "http://localhost/*"}


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    policy = MANIFEST["content_security_policy"]["extension_pages"]

    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert "https:" not in policy


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_turns_text_into_markup_or_code(script: Path) -> None:
    source = script.read_text("utf-8")
    forbidden = r"innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|outerHTML\s*="

    assert not re.search(forbidden, source)
    assert "https://" not in source.replace('"https://*/*"', "")
    # The report's own page alone is markup: made by the program, and run by nothing.
    assert ("DOMParser" in source) == (script.name == "report.js")


def test_all_languages_say_the_same_things() -> None:
    keys = [set(words(folder)) for folder in LANGUAGES]
    gaps = [
        {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in words(folder).items()}
        for folder in LANGUAGES
    ]

    assert len(LANGUAGES) == 3
    assert all(k == keys[0] for k in keys)
    assert all(g == gaps[0] for g in gaps)
    assert all(text.strip() for folder in LANGUAGES for text in words(folder).values())


def test_every_word_that_is_used_exists_and_no_other() -> None:
    known = set(words(EXTENSION / "_locales" / "en"))
    files = [*SCRIPTS, *EXTENSION.rglob("*.html"), EXTENSION / "manifest.json"]
    found = {key for path in files for key in KEY.findall(path.read_text("utf-8"))}
    used = {key.removesuffix("__") for key in found}
    beginnings = tuple(key for key in used if key.endswith("_"))

    assert len(used) > 40
    assert used - set(beginnings) <= known
    assert {key for key in known - used if not key.startswith(beginnings)} == set()


def test_every_state_has_its_words() -> None:
    known = set(words(EXTENSION / "_locales" / "en"))
    source = (EXTENSION / "shared" / "backend.js").read_text("utf-8")
    states = set(re.findall(r'state: "(\w+)"', source)) | set(re.findall(r'\d+: "(\w+)"', source))

    for state in states - {"ok", "report"}:
        assert {f"state_{state}", f"help_{state}"} <= known


def test_extension_and_backend_know_each_other() -> None:
    source = (EXTENSION / "shared" / "backend.js").read_text("utf-8")

    assert f'"{SCHEMA}"' in source
    assert tuple(map(int, MANIFEST["version"].split("."))) >= tuple(
        map(int, MIN_EXTENSION.split("."))
    )


def test_the_linter_of_the_add_on_store_finds_nothing() -> None:
    linter = shutil.which("web-ext")
    if linter is None:
        pytest.skip("web-ext is not installed: npm install --global web-ext")
    done = subprocess.run(
        [linter, "lint", "--source-dir", str(EXTENSION), "--output", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)

    assert found["summary"]["errors"] == found["summary"]["notices"] == 0
    # One manifest serves both browsers: Chrome needs the key that Firefox does not know.
    assert {w["code"] for w in found["warnings"]} <= {"BACKGROUND_SERVICE_WORKER_IGNORED"}
