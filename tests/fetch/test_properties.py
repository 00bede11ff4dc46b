"""What holds for every input, not only for those somebody thought of."""

# ruff: noqa: E501 - a row of a table reads best as one line

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import AddressError
from analyzer.fetch.address import parse_address
from analyzer.fetch.charset import decode
from analyzer.fetch.gate import check_ip
from analyzer.fetch.leads import find_lead
from analyzer.fetch.robots import robots_allows
from analyzer.fetch.sniff import sniff
from analyzer.fetch.walls import wall_of
from tests.fetch.tricks import spellings

URLISH = st.text(st.sampled_from("htps:/\\@#?.[]%0123456789abcx①。．-_ \t\n\u00adäl"), max_size=40)
HTMLISH = st.lists(
    st.sampled_from(["<", ">", "<!--", "-->", "<script>", "</script", "location='", "<meta ", "http-equiv=refresh ",
        'content="0;url=', '"', "'", "x", " ", "<title", "&#", "challenge-platform", "<noscript>"]), max_size=40
).map("".join)  # fmt: skip


@given(URLISH)
def test_an_address_is_refused_or_in_a_form_that_stays_the_same(text: str) -> None:
    try:
        address = parse_address(text)
    except AddressError:
        return
    assert parse_address(address.text).text == address.text
    assert address.text.isascii()
    assert not set(address.text) & set(" \t\r\n\\")


@given(st.ip_addresses(v=4))
def test_every_spelling_of_a_number_is_the_same_number(number: IPv4Address) -> None:
    for written in spellings(str(number)):
        assert parse_address(f"http://{written}/").ip == number


@given(st.ip_addresses())
def test_nothing_is_open_that_the_standard_library_calls_inner(
    ip: IPv4Address | IPv6Address,
) -> None:
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        with pytest.raises(AddressError):
            check_ip(ip, str(ip), allow_private=False)


@given(st.ip_addresses(v=4))
def test_an_inner_address_stays_closed_inside_an_ipv6_one(ip: IPv4Address) -> None:
    for form in ("::{0}", "::ffff:{0}", "64:ff9b::{0}", "2002:{1}::1"):
        number = f"{int(ip):08x}"
        wrapped = ip_address(form.format(ip, f"{number[:4]}:{number[4:]}"))
        with pytest.raises(AddressError):
            check_ip(wrapped, "x", allow_private=int(wrapped) != 1)


@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_are_judged_and_decoded(raw: bytes, said: str) -> None:
    sniff(raw)
    assert isinstance(decode(raw, said).text, str)


@given(st.text(max_size=100))
def test_text_in_utf8_is_read_as_it_is(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    if (
        b"\0" not in raw
        and b"\x1b" not in raw
        and b"~{" not in raw
        and not raw.startswith(b"\xef\xbb\xbf")
    ):
        assert decode(raw, "text/html; charset=gbk").text == raw.decode()


@given(HTMLISH)
def test_any_markup_is_searched_for_leads_and_walls(html: str) -> None:
    find_lead(html)
    wall_of(html)


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_robots_txt_is_understood(text: str, agent: str) -> None:
    assert robots_allows(text, agent, "https://a.example/x") in {True, False}
