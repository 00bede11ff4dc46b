"""The cache never holds more than it may."""

from hypothesis import given
from hypothesis import strategies as st

from analyzer.server.cache import Cache


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.binary(max_size=12))))
def test_it_keeps_within_its_bound_and_returns_what_was_kept(
    puts: list[tuple[str, bytes]],
) -> None:
    cache = Cache(most=20)
    last: dict[str, bytes] = {}
    for key, value in puts:
        cache.put(key, value)
        last[key] = value
        assert cache.size <= 20
    for key, value in last.items():
        assert cache.get(key) in {None, value}


def test_the_least_used_goes_first() -> None:
    cache = Cache(most=3)
    for key in "abc":
        cache.put(key, b"1")
    cache.get("a")
    cache.put("d", b"1")

    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]
