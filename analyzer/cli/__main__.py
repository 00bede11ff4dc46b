"""Run the command line with ``python -m analyzer.cli``."""

from analyzer.cli import main

if __name__ == "__main__":
    main()
