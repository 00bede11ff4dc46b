"""`check --via-server` says what `check` says."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Here
from tests.end_to_end.pages import EXAMPLES
from tests.server.running import ROOT, Running

EVERY = sorted(str(page.relative_to(ROOT)) for page in EXAMPLES.glob("*.html"))


Done = subprocess.CompletedProcess[bytes]
Both = Callable[..., tuple[Done, Done]]


def check(server: Running, *arguments: str, stdin: bytes = b"") -> Done:
    command = [sys.executable, "-m", "analyzer.cli", "check", *arguments]
    environment = {**os.environ, "XDG_STATE_HOME": str(server.state)}
    return subprocess.run(
        command, input=stdin, capture_output=True, env=environment, cwd=ROOT, check=False
    )


@pytest.fixture
def both(server: Running, here: Here, monkeypatch: pytest.MonkeyPatch) -> Both:
    """Check without and with the server, on a screen of the same width."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)

    def checked(*arguments: str, stdin: bytes = b"") -> tuple[Done, Done]:
        plain = here("check", *arguments, stdin=stdin)
        return plain, check(server, *arguments, "--via-server", server.address, stdin=stdin)

    return checked


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_same_reports_and_exit_codes(both: Both, lang: str) -> None:
    plain, asked = both(*EVERY, "--format", "json", "--lang", lang)
    told, heard = (
        [json.loads(line) | {"run": None} for line in done.stdout.splitlines()]
        for done in (plain, asked)
    )

    assert told == heard
    assert len(told) == len(EVERY)
    assert plain.returncode == asked.returncode == 1


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_the_same_words_in_every_form(both: Both, form: str) -> None:
    plain, asked = both(EVERY[0], "--format", form)

    assert plain.stdout == asked.stdout
    assert plain.stdout


def test_standard_input_and_other_alphabets(both: Both) -> None:
    message = "云算力合约 日化 2.5%，30 天，保本保息".encode("gb18030")
    plain, asked = both("-", "--format", "json", stdin=message)
    told, heard = (json.loads(done.stdout) | {"run": None} for done in (plain, asked))

    assert told == heard


def test_trouble_has_the_same_exit_codes(both: Both, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    for target in ("no-such-file.html", str(tmp_path / "empty.html"), "no-such-host.invalid"):
        plain, asked = both(target)
        assert plain.returncode == asked.returncode == 3
        assert asked.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--render",), 2),
        (("--format", "html"), 2),
        (("--as-of", "yesterday"), 2),
        (("--via-server", "http://127.0.0.1:1"), 3),
        (("--via-server", "ftp://127.0.0.1"), 2),
        (("--via-server", "http://elsewhere.example"), 2),
    ],
)
def test_what_cannot_be_asked_is_said(
    server: Running, arguments: tuple[str, ...], code: int
) -> None:
    done = check(server, EVERY[0], "--via-server", server.address, *arguments)

    assert done.returncode == code
    assert b"minecanary: " in done.stderr
    assert b"Traceback" not in done.stderr


def test_it_loads_none_of_the_analysis(server: Running) -> None:
    program = (
        "import sys; from analyzer.cli import via_server; via_server.run(sys.argv[1:]);"
        "heavy = ('spacy', 'numpy', 'typer', 'rich', 'requests', 'fastapi', 'http.client');"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    arguments = ["check", EVERY[0], "--format", "json", "--via-server", server.address]
    environment = {**os.environ, "XDG_STATE_HOME": str(server.state)}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=False,
    )

    assert done.stderr.strip() == "[]"
