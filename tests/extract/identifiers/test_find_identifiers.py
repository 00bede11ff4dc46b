"""Handles of operators, in sentences as pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.extract.identifiers import find_identifiers
from analyzer.types.document import Document, Layer, Link, Span, Where


def read(text: str, *links: str) -> list[tuple[str, str]]:
    document = Document(
        (Layer(Where.TEXT, text, text),),
        (),
        "und",
        links=tuple(Link(url, Span(Where.TEXT, 0, 1)) for url in links),
    )
    return [(x.kind, x.value) for x in find_identifiers(document)]


FOUND = [
    ("Write to Help@Aurelia-Rigs.example today.", "email", "help@aurelia-rigs.example"),
    ("客服邮箱：kefu@lanshan.example。", "email", "kefu@lanshan.example"),
    ("Call +44 20 7946 0958 between 9 and 5.", "phone", "+442079460958"),
    ("Tel.: 020 7946 0123", "phone", "02079460123"),
    ("客服電話：02-2345-6789", "phone", "0223456789"),
    ("Chat with us at https://t.me/rigs_help_desk now", "telegram", "@rigs_help_desk"),
    ("Join t.me/+AbCdEf123456", "telegram", "+AbCdEf123456"),
    ("Find our manager on Telegram: @Maya_Rigs", "telegram", "@maya_rigs"),
    ("电报联系 @lanshan888", "telegram", "@lanshan888"),
    ("https://wa.me/447700900123", "whatsapp", "+447700900123"),
    ("WhatsApp us: +44 7700 900123", "whatsapp", "+447700900123"),
    ("加入請掃碼 https://line.me/ti/p/~goldrain", "line", "goldrain"),
    ("官方 LINE ID：goldrain88", "line", "goldrain88"),
    ("加LINE @goldrain 領紅包", "line", "@goldrain"),
    ("微信号：lanshan_2024", "wechat", "lanshan_2024"),
    ("VX: kuangji2025", "wechat", "kuangji2025"),
    ("https://rigs.example/join?ref=maya77", "referral_code", "maya77"),
    ("Use referral code MAYA77 when you sign up", "referral_code", "MAYA77"),
    ("邀请码：8K2QX", "referral_code", "8K2QX"),
    ("推薦碼 gold88", "referral_code", "gold88"),
    ("gtag('config', 'G-1AB2CD3EF4')", "analytics_id", "G-1AB2CD3EF4"),
    ("ga('create', 'UA-1234567-1')", "analytics_id", "UA-1234567-1"),
    ("GTM-5XK2PQ", "analytics_id", "GTM-5XK2PQ"),
    ("Company number 09876543, England", "company_number", "09876543"),
    ("Registered in England No. 09876543", "company_number", "09876543"),
    ("統一編號：12345675", "company_number", "12345675"),
    ("ABN 51 824 753 556", "company_number", "51824753556"),
    ("MSB Registration Number: 31000123456789", "company_number", "31000123456789"),
    ("License No. CY-123456", "company_number", "CY123456"),
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_a_handle_is_found_as_what_it_is(text: str, kind: str, value: str) -> None:
    assert read(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Earn +12.5 % a day, up to +300 % in 30 days",
        "logo@2x.png",
        "price: $1,234,567.00 and 2,000,000 users",
        "From 2019-05-04 to 2024-12-31 we paid 120 000 000 USDT",
        "Follow the referral code of conduct",
        "The bottom line: 30 days, online: always",
        "Our number one plan pays 12345 USDT",
        "@everyone mining starts at 8",
        "Share it: t.me/share",
        "股票代號 2330，今天漲 500000",
        "信心十足 usdt2024",
    ],
)
def test_what_is_no_handle_stays_out(text: str) -> None:
    assert read(text) == []


def test_a_link_s_address_is_searched_and_stands_where_its_words_stand() -> None:
    found = read("Ask", "mailto:desk@rigs.example?subject=x", "tel:+44 20 7946 0958")
    assert found == [("email", "desk@rigs.example"), ("phone", "+442079460958")]


def test_a_handle_named_twice_is_reported_once() -> None:
    assert len(read("a@rigs.example, again A@RIGS.example", "mailto:a@rigs.example")) == 1


@given(st.text(max_size=400))
def test_no_text_breaks_the_search_and_spans_lie_in_it(text: str) -> None:
    document = Document((Layer(Where.TEXT, text, text),), (), "und")
    for found in find_identifiers(document):
        assert 0 <= found.span.start < found.span.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["a", "1", "@", "a@", "+1", "t.me/", "LINE:", "a.", "G-", "?ref=", "0x"]
)
def test_long_monotonous_text_takes_no_time(unit: str) -> None:
    """The time limit of the test run guards this promise: no quadratic search."""
    read(unit * (200_000 // len(unit)))
