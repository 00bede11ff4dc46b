"""Evidence that lasts: a page judged from its capture is judged as it was on the day."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Serve
from tests.end_to_end.pages import HONEST, SCHEME
from tests.end_to_end.test_check import run


@pytest.mark.parametrize("page", [SCHEME, HONEST])
def test_a_capture_gives_the_same_judgement(serve: Serve, tmp_path: Path, page: str) -> None:
    address = f"{serve({'/offer': Answer(page.encode())})}/offer"
    kept = tmp_path / "page.warc.gz"
    live = _report("check", address, "--allow-private", "--snapshot", str(kept))
    replayed = _report("check", str(kept))

    for part in ("verdict", "contributions", "findings", "claims", "offers", "value", "docs"):
        assert replayed[part] == live[part]
    assert replayed["subject"]["target"] == address
    assert replayed["subject"]["source"] == "warc"


def _report(*command: str) -> dict[str, Any]:
    done = run(*command, "--format", "json")
    assert done.stdout, done.stderr.decode()
    report: dict[str, Any] = json.loads(done.stdout)
    return report
