"""The audit at full size: 300 offers, and ten kills at random moments, or a share of both."""

import os
import random
from pathlib import Path

import pytest

from tests.batch.drive import killed_at, lines, start
from tests.batch.web import build, serving

SHARE = float(os.environ.get("MINECANARY_NIGHTLY", "1"))
KILLS = max(1, round(10 * SHARE))
SIZE = max(20, round(300 * SHARE))


@pytest.mark.timeout(3_000)
def test_kills_change_nothing(tmp_path: Path) -> None:
    dice = random.Random(11)
    moments = sorted(dice.sample(range(1, SIZE), KILLS))
    with serving(build(SIZE)) as web:
        assert start(web, tmp_path / "undisturbed").wait(1_000) == 0
        for settled in moments:
            killed_at(web, tmp_path / "killed", settled)
        assert start(web, tmp_path / "killed").wait(1_000) == 0
    found = lines(tmp_path / "undisturbed")

    assert {x["target"]: x["state"] for x in found} == web.expected
    assert lines(tmp_path / "killed") == found
