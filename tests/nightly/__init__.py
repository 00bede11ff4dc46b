"""Long runs, for the night: the interface's contract, and memory over many requests."""
