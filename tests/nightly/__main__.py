"""
Run everything that takes a night, or a share of it, and say what failed.

    python -m tests.nightly [--share 0.05]

Fuzzing (needs the extra `nightly`, which is left out where it is not installed), the server's
contract, its memory over many requests, the audit's kills and its memory over many pages, the
claims of all labelled pages in every disguise.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec

FUZZED = ("quantities", "addresses", "reports", "pages")
FUZZ_S, CALLS, REQUESTS, PAGES = 600, 2_000, 20_000, 20_000
MEMORY_BASE = 10  # the audit's memory is compared with a tenth of the pages


def main() -> int:
    """Run one after the other; return 1 if any failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="of the full length, 0-1")
    share = parser.parse_args().share
    failed = []
    for command in _commands(share):
        told = " ".join(command)
        sys.stdout.write(f"--- {told}\n")
        sys.stdout.flush()
        environment = {**os.environ, "MINECANARY_NIGHTLY": str(share)}
        done = subprocess.run([sys.executable, "-m", *command], env=environment, check=False)
        if done.returncode:
            failed.append(told)
    sys.stdout.write("\n".join(f"failed: {told}" for told in failed) or "all held")
    sys.stdout.write("\n")
    return 1 if failed else 0


def _commands(share: float) -> Iterator[list[str]]:
    if find_spec("atheris"):
        for target in FUZZED:
            seconds = max(5, round(FUZZ_S * share))
            yield ["tests.nightly.fuzz", target, "--seconds", str(seconds)]
    else:
        sys.stdout.write("no fuzzing: pip install 'minecanary[nightly]'\n")
    yield ["tests.nightly.contract", "--calls", str(round(CALLS * share))]
    requests = round(REQUESTS * share)
    yield ["tests.bench.server", "--requests", "200", "--memory", str(requests)]
    yield ["pytest", "-n0", "tests/nightly/audit.py"]
    yield ["tests.nightly.disguises", "--every", str(max(1, round(1 / share)))]
    sizes = (round(PAGES * share / MEMORY_BASE), round(PAGES * share))
    yield ["tests.bench.audit", "--pages", "200", "--memory", *map(str, sizes)]


if __name__ == "__main__":
    sys.exit(main())
