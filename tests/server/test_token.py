"""The token is made once and is nobody else's to read."""

from pathlib import Path

import pytest

from analyzer.errors import UsageError
from analyzer.server.token import keep_token, read_token, token_file


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def test_it_is_made_once_and_renewed_on_demand() -> None:
    assert read_token() is None
    first = keep_token()
    assert len(first) >= 24
    assert keep_token() == read_token() == first
    assert keep_token(renew=True) != first


def test_it_is_readable_by_its_owner_alone_even_after_somebody_opened_it() -> None:
    keep_token()
    token_file().chmod(0o644)
    keep_token()

    assert token_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "short", "\n"])
def test_what_is_no_token_is_replaced(content: str) -> None:
    keep_token()
    token_file().write_text(content, encoding="ascii")

    assert len(keep_token()) >= 24


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    with pytest.raises(UsageError):
        keep_token()
