"""
Look for inputs that break a promise, guided by which branches they reach (atheris).

    python -m tests.nightly.fuzz quantities [--seconds 600] [--seed 1]

Targets: quantities, pages, addresses, reports.  An input that raises, hangs for more than ten
seconds, or breaks the target's promise is kept in tests/nightly/found/ and printed; each one
that is mended becomes a row of an ordinary test.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["analyzer"]):
    from analyzer import Page, analyze, quantities
    from analyzer.errors import AddressError
    from analyzer.fetch.address import parse_address
    from analyzer.fetch.gate import check_address
    from tests.report.test_hostile import (
        test_no_attack_becomes_a_formula,
        test_no_attack_becomes_markup,
        test_no_attack_is_rendered_by_markdown,
        test_no_attack_reaches_a_terminal,
    )

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus" / "pages"
SLOWEST_S = 10
LONGEST = 4096  # bytes of an input: long enough for a plan card, short enough to try thousands


def text_of(data: bytes) -> str:
    """Read bytes as a page's text would be read: whatever is no UTF-8 is replaced."""
    return data.decode("utf-8", "replace")


def try_quantities(data: bytes) -> None:
    """Figures stand where they are said to stand, in order."""
    text = text_of(data)
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)


def try_page(data: bytes) -> None:
    """Any bytes become a report whose points add up and whose JSON can be read back."""
    tree = analyze(Page.from_html(text_of(data))).to_dict()
    assert sum(c["points"] for c in tree["contributions"]) == tree["verdict"]["points"]
    json.loads(json.dumps(tree, allow_nan=False))


def try_address(data: bytes) -> None:
    """What the guard lets through reads the same a second time, and leads nowhere inside."""
    try:
        address = parse_address(text_of(data))
        check_address(address, allow_private=False)
    except AddressError:
        return
    assert parse_address(address.text).text == address.text
    assert address.scheme in {"http", "https"}
    assert address.ip is None or address.ip.is_global
    assert "." in address.host.name or ":" in address.host.name


def try_report(data: bytes) -> None:
    """The promises of the ordinary tests of hostile text hold for any text."""
    text = text_of(data)
    test_no_attack_reaches_a_terminal(text)
    test_no_attack_becomes_markup(text)
    test_no_attack_becomes_a_formula(text)
    test_no_attack_is_rendered_by_markdown(text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "quantities": try_quantities,
    "pages": try_page,
    "addresses": try_address,
    "reports": try_report,
}
ADDRESSES = (
    *("https://example.com/plan", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", "①②⑦.⓪.⓪.①"),
    *("http://ex\tample.com\\@127.0.0.1", "http://2130706433", "http://xn--80ak6aa92e.com."),
)


def seeds(target: str) -> list[bytes]:
    """Return texts to begin with: addresses, or the beginnings of the corpus's pages."""
    if target == "addresses":
        return [address.encode() for address in ADDRESSES]
    suffix = "html" if target == "pages" else "txt"
    return [path.read_bytes()[-LONGEST:] for path in sorted(CORPUS.rglob(f"*.{suffix}"))]


def main() -> None:
    """Fuzz one target for a while; libFuzzer ends the process, with 0 where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    grown = HERE / "found" / wanted.target
    grown.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(wanted.target)):
        (grown / f"seed-{number}").write_bytes(seed)
    options = [
        *(f"-max_total_time={wanted.seconds}", f"-seed={wanted.seed}", f"-max_len={LONGEST}"),
        *(f"-timeout={SLOWEST_S}", f"-artifact_prefix={HERE}/found/{wanted.target}-"),
        *("-print_final_stats=1", "-verbosity=1", str(grown)),
    ]
    atheris.Setup([sys.argv[0], *options], TARGETS[wanted.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
