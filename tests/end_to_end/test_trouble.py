"""Whatever cannot be judged ends in a sentence that helps, the right code, and no traceback."""

import socket
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import Answer, Here, Serve
from tests.end_to_end.pages import SCHEME
from tests.end_to_end.test_check import run

SHELL = b"""<!doctype html><html><head><title>App</title></head><body><div id="root"></div>
<script src="/static/main.4f3a.js"></script></body></html>"""


def said(done: CompletedProcess[bytes]) -> str:
    text = (done.stdout + done.stderr).decode()
    assert "Traceback" not in text
    return text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"", 200), "empty"),
        (Answer(b"nothing", 404), "404"),
        (Answer(b"forbidden", 403), "minecanary check -"),
        (
            Answer(
                b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, 200, "application/octet-stream"
            ),
            "",
        ),
        (Answer(SHELL), "minecanary check -"),
    ],
    ids=["empty", "not found", "blocked", "binary", "application shell"],
)
def test_pages_that_cannot_be_read(here: Here, serve: Serve, answer: Answer, words: str) -> None:
    address = serve({"/": answer})
    done = here("check", f"{address}/", "--allow-private", "--lang", "en")

    assert done.returncode == 3
    assert words in said(done)


def test_a_host_that_does_not_exist(here: Here) -> None:
    done = here("check", "https://no-such-host.invalid/plan")

    assert done.returncode == 3
    assert "no-such-host.invalid" in said(done)


def test_a_port_where_nobody_answers(here: Here) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        done = here("check", f"http://127.0.0.1:{held.getsockname()[1]}/", "--allow-private")

    assert done.returncode == 3
    assert said(done)


def test_a_server_that_never_answers(here: Here, serve: Serve) -> None:
    address = serve({"/": Answer(b"", wait=True)})
    done = here("check", f"{address}/", "--allow-private", "--timeout", "1")

    assert done.returncode == 3
    assert "1" in said(done)


def test_private_addresses_are_refused_unless_allowed(here: Here, serve: Serve) -> None:
    address = serve({"/": Answer(SCHEME.encode())})
    done = here("check", f"{address}/")

    assert done.returncode == 3
    assert "--allow-private" in said(done)


def test_broken_markup_is_read_all_the_same(here: Here, serve: Serve) -> None:
    broken = SCHEME.replace("</li>", "").replace("</ul>", "<b><i>").replace("</section>", "")
    address = serve({"/": Answer(broken.encode())})
    done = here("check", f"{address}/", "--allow-private")

    assert done.returncode == 1
    said(done)


@pytest.mark.parametrize(
    ("content", "code"), [(b"", 3), (b"\x00\x01\x02" * 500, 3), (SCHEME.encode(), 1)]
)
def test_files_and_standard_input(here: Here, tmp_path: Path, content: bytes, code: int) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)

    assert here("check", str(path)).returncode == code
    assert run("check", "-", stdin=content).returncode == code


def test_a_missing_file_and_a_wrong_option(here: Here) -> None:
    assert run("check", "./no-such-file.html").returncode == 3
    assert run("checkk").returncode == 2
    assert here("check", "x.html", "--as-of", "yesterday").returncode == 2
    assert here("check", "x.html", "--lang", "klingon").returncode == 2


def test_with_several_targets_one_failure_does_not_hide_the_rest(
    here: Here, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(SCHEME, encoding="utf-8")
    done = here("check", str(page), str(tmp_path / "gone.html"), "--format", "json")

    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "gone.html" in done.stderr.decode()
