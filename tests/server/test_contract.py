"""The server does what its OpenAPI document says; nightly with ten times as many calls."""

import pytest

from tests.nightly.contract import check_contract
from tests.server.running import Running


@pytest.mark.timeout(600)
def test_generated_calls_find_no_violation(server: Running) -> None:
    code, calls, said = check_contract(server, 200)

    assert code == 0, said
    assert calls >= 200
