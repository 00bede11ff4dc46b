"""Turn a judged page into something to read: JSON first, everything else from it."""
