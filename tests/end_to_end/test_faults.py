"""Whatever the machine does to the program ends in a sentence that says so, and no traceback."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OFFER = ROOT / "examples" / "three-percent-a-day.html"
SHIPPED = ("analyzer", "rules", "models")


def run(
    *arguments: str, code: Path = ROOT, limit: Callable[[], None] | None = None, **variables: str
) -> tuple[int, str]:
    """Run the command line of the checkout at `code` with a bare environment of `variables`."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(code)}
    done = subprocess.run(
        [sys.executable, "-m", "analyzer.cli", *arguments],
        env=known | variables,
        cwd=code,
        capture_output=True,
        preexec_fn=limit,
        timeout=120,
        check=False,
    )
    said = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in said
    return done.returncode, said


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what is shipped, to be damaged."""
    home = tmp_path_factory.mktemp("shipped")
    for name in SHIPPED:
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    return home


@pytest.mark.parametrize(
    "name",
    ["models/text.bin", "models/text.json", "models/score.json", "rules/promise/doubling.toml"],
)
def test_a_truncated_file_is_named(copy: Path, name: str) -> None:
    damaged, whole = copy / name, ROOT / name
    damaged.write_bytes(whole.read_bytes()[:200])
    try:
        code, said = run("check", str(OFFER), code=copy)
    finally:
        shutil.copyfile(whole, damaged)
    assert code not in {0, 1}
    assert Path(name).stem in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk() -> None:
    code, said = run("check", str(OFFER), "--output", "/dev/full")
    assert code == 2
    assert "No space left on device" in said


def test_neither_home_nor_locale(tmp_path: Path) -> None:
    code, said = run("check", str(OFFER))
    assert (code, "CRITICAL" in said) == (1, True)
    code, said = run("check", str(OFFER), "--lang", "zh-Hant", HOME=str(tmp_path), LC_ALL="C")
    assert (code, "極高" in said) == (1, True)


def test_a_broken_configuration_is_named(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[check\nlang = ", encoding="utf-8")
    code, said = run("check", str(OFFER), MINECANARY_CONFIG=str(config))
    assert code == 2
    assert str(config) in said


def test_few_file_descriptors() -> None:
    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))

    code, said = run("check", str(OFFER), limit=few)
    assert (code, "CRITICAL" in said) == (1, True)


def test_a_clock_that_is_years_off_changes_no_verdict() -> None:
    """Nothing of a verdict hangs on the clock: prices are those of the network state's day."""
    told = [
        run("check", str(OFFER), "--format", "csv", TZ=zone)[1]
        for zone in ("Pacific/Kiritimati", "Pacific/Niue")
    ]
    assert told[0] == told[1]


def test_a_damaged_audit_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "audit"
    assert run("audit", str(OFFER.parent), "--out", str(folder), "--jobs", "1")[0] == 1
    [store] = folder.glob("*.sqlite*")
    damaged = b"SQLite format 3\x00" + b"\xff" * 4000
    store.write_bytes(damaged)
    code, said = run("audit", str(OFFER.parent), "--out", str(folder), "--jobs", "1")
    assert code not in {0, 1}
    assert str(store) in said or store.name in said
    assert store.read_bytes() == damaged
