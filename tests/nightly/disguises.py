"""
Read all labelled pages in every disguise; compare the claims with those of the pages as they are.

    python -m tests.nightly.disguises [--every 1]

Prints a table; fails where a disguise costs more than two points of F1.
"""

import argparse
import sys

from analyzer.lab.corpus import load_corpus
from analyzer.lab.disguised import PLAIN, f1_in_disguise

MOST_LOST = 0.02  # F1


def main() -> int:
    """Print the table; return 1 where a disguise hides too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="read every n-th page only")
    f1 = f1_in_disguise(load_corpus()[:: parser.parse_args().every])
    sys.stdout.write(f"{'disguise':32} F1 of claims  change\n")
    for name, value in f1.items():
        sys.stdout.write(f"{name:32} {value:12.3f} {value - f1[PLAIN]:+7.3f}\n")
    return int(min(f1.values()) < f1[PLAIN] - MOST_LOST)


if __name__ == "__main__":
    sys.exit(main())
