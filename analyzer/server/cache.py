"""Finished reports, kept as bytes, the least used forgotten first."""

from collections import OrderedDict


class Cache:
    """
    A bounded store of bytes; `most` counts the bytes of what is kept, keys left out.

    >>> cache = Cache(most=5)
    >>> cache.put("a", b"123"), cache.put("b", b"456"), cache.get("a"), cache.get("b")
    (None, None, None, b'456')
    """

    def __init__(self, most: int) -> None:
        """Begin empty."""
        self.size = 0
        self.hits = 0
        self.misses = 0
        self._most = most
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        """Return what was kept under `key`, None if nothing is."""
        found = self._kept.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._kept.move_to_end(key)
        return found

    def put(self, key: str, value: bytes) -> None:
        """Keep `value`, and forget the least used until it fits."""
        if len(value) > self._most:
            return
        self.size += len(value) - len(self._kept.pop(key, b""))
        self._kept[key] = value
        while self.size > self._most:
            _, forgotten = self._kept.popitem(last=False)
            self.size -= len(forgotten)
