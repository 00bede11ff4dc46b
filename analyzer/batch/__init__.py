"""
Audit many offers: follow listings, fetch politely, analyse in processes, keep every result.

    sources -> store -> crawl (threads) -> store -> engine (processes, cluster) -> store -> results

The store is the only thing the parts share, and it is a file: whatever is killed, and
whenever, the same command goes on where it stopped.
"""
