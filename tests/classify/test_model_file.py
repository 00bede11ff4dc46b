"""A broken model stops the start and says which file and field."""

import json
import shutil
from pathlib import Path

import pytest

from analyzer.errors import ModelFileError
from analyzer.resources import folder
from analyzer.resources.model import HEADER, NUMBERS, read_model
from analyzer.types.page import digest


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in (HEADER, NUMBERS):
        shutil.copy(folder("models") / name, tmp_path / name)
    return tmp_path


def change(home: Path, **fields: object) -> None:
    header = json.loads((home / HEADER).read_text(encoding="utf-8"))
    (home / HEADER).write_text(json.dumps(header | fields), encoding="utf-8")


def test_the_shipped_model_is_sound_and_small(home: Path) -> None:
    model = read_model(home)
    assert len(model.slots) == len(model.weights)
    assert (home / NUMBERS).stat().st_size < 4_000_000


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", "minecanary/text-model/0"),
        ("features", "words"),
        ("numbers_sha256", "00"),
        ("kinds", ["offer", "poem"]),
        ("rows", 5),
        ("rows", "many"),
        ("bits", 99),
        ("damping", None),
    ],
)
def test_a_wrong_header_is_refused(home: Path, field: str, value: object) -> None:
    change(home, **{field: value})
    with pytest.raises(ModelFileError, match=HEADER):
        read_model(home)


def test_numbers_that_are_not_numbers_are_refused(home: Path) -> None:
    raw = (home / NUMBERS).read_bytes()[:-4] + b"\x00\x00\xc0\x7f"
    (home / NUMBERS).write_bytes(raw)
    change(home, numbers_sha256=digest(raw))
    with pytest.raises(ModelFileError, match="finite"):
        read_model(home)


@pytest.mark.parametrize("name", [HEADER, NUMBERS])
def test_a_missing_file_is_named(home: Path, name: str) -> None:
    (home / name).unlink()
    with pytest.raises(ModelFileError, match=name):
        read_model(home)


def test_a_header_that_is_no_json_is_named(home: Path) -> None:
    (home / HEADER).write_text("weights: 3", encoding="utf-8")
    with pytest.raises(ModelFileError, match=HEADER):
        read_model(home)
