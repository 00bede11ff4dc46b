"""
Hold the server to its own OpenAPI document, with generated calls.

    python -m tests.nightly.contract [--calls 2000]
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.server.running import Running, running

OPERATIONS = 8
BY_TABLE = 250  # calls that the coverage phase makes on its own


def check_contract(server: Running, calls: int) -> tuple[int, int, str]:
    """Return the exit code (0: no violation), the calls made, and what was said."""
    program = Path(sys.executable).with_name("st")
    examples = max(2, (calls - BY_TABLE) // OPERATIONS)
    command = [
        *(str(program), "run", f"{server.address}/openapi.json"),
        *("--header", f"Authorization: Bearer {server.token}"),
        *("--max-examples", str(examples), "--phases", "examples,coverage,fuzzing"),
        *("--continue-on-failure", "--suppress-health-check", "all", "--no-color"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    said = done.stdout + done.stderr
    found = re.search(r"(\d[\d,]*) generated", said)
    return done.returncode, int(found[1].replace(",", "")) if found else 0, said


def main() -> int:
    """Run as many calls as asked for, on as many rounds as that takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=2000)
    wanted: int = parser.parse_args().calls
    made = 0
    with tempfile.TemporaryDirectory() as state, running(Path(state)) as server:
        while made < wanted:
            code, calls, said = check_contract(server, wanted - made)
            sys.stdout.write(said)
            if code or not calls:
                return 1
            made += calls
    sys.stdout.write(f"{made} calls, no violation\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
