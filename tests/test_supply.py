"""What comes from elsewhere is bounded, and nothing is fetched, unpickled or evaluated."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = [
    *PROJECT["dependencies"],
    *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
]
LOADERS = {"eval", "exec", "compile", "__import__"}
MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "marshal", "shelve"}

# Python tells of these events itself; see the table of audit events in its documentation.
WATCHED = """
import sys
told = []
names = ("pickle.find_class", "socket.connect", "socket.getaddrinfo", "marshal.loads")
def watch(event, arguments):
    if event in names and not (event == "marshal.loads" and importing()):
        told.append(event)
def importing():
    frame = sys._getframe()
    while frame is not None:
        if "importlib" in frame.f_code.co_filename:
            return True
        frame = frame.f_back
    return False
sys.addaudithook(watch)
from analyzer.cli.app import run
code = run(["check", sys.argv[1], "--format", "csv"])
print("code", code, "told", told)
"""


@pytest.mark.parametrize("line", [x for x in WANTED if not x.startswith("minecanary[")])
def test_every_dependency_has_both_bounds(line: str) -> None:
    assert re.match(r"[\w\[\],.-]+>=[\d.]+,<[\d.]+", line), line


def test_constraints_hold_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert not [x for x in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", x)]


def test_a_check_opens_no_connection_and_unpickles_nothing() -> None:
    offer = ROOT / "examples" / "three-percent-a-day.html"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(offer)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines()[-1:] == ["code 1 told []"], done.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "analyzer").rglob("*.py")), ids=str)
def test_no_source_loads_code_or_pickles(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                assert not {n.name.partition(".")[0] for n in names} & MODULES
            case ast.ImportFrom(module=module):
                assert (module or "").partition(".")[0] not in MODULES
            case ast.Call(func=ast.Name(id=name)):
                assert name not in LOADERS
            case ast.Call(func=ast.Attribute(attr="load", value=ast.Name(id="joblib"))):
                pytest.fail("joblib.load unpickles")
