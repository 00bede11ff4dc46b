"""Money is read with its currency, whatever the place's marks and words."""

import pytest

from analyzer.extract.quantities import find_quantities
from tests.extract.quantities.reading import amounts

ROWS = [
    ("en", "Deposit $2,750.40 today", [(2750.4, "$")]),
    ("en", "Stake $23.450 now", [(23450, "$")]),
    ("en", "power at $0,065 per kWh", [(0.065, "$")]),
    ("en", "1.375 BTC and 0.002 ETH", [(1.375, "BTC"), (0.002, "ETH")]),
    ("en", "US$ 3.2bn, HK$700 and NT$9,000", [(3.2e9, "USD"), (700, "HKD"), (9000, "TWD")]),
    ("en", "CHF 4'200", [(4200, "CHF")]),
    ("en", "7 dollars 35 cents", [(7.35, "$")]),
    ("en", "forty crore rupees", [(400000000, "INR")]),
    ("en", "5000 sats", [(0.00005, "BTC")]),
    ("en", "Plan 2 300 USD", [(300, "USD")]),
    ("en", "Deposit Rs 2,000, GH¢150 or 79¢", [(2000, "INR"), (150, "GHS"), (0.79, "$")]),
    ("en", "at least 4 DOT", [(4, "DOT")]),
    ("en", "₦2,000,000 - ₦9,999,9995% a week", [(2000000, "NGN")]),  # two glued cells
    ("zh-Hant", "每台 2 萬 6,000 元", [(26000, "TWD")]),
    ("zh-Hant", "約 3 億 4,000 萬元", [(340000000, "TWD")]),
    ("zh-Hans", "投1.5w元", [(15000, "CNY")]),
    ("en", "Antminer S19 95TH", []),
    ("zh-Hans", "起投500U，封顶2万USDT", [(500, "USDT"), (20000, "USDT")]),
    ("zh-Hans", "奖金3.6亿元", [(360000000, "CNY")]),
    ("zh-Hant", "新台幣25萬元，月領8,000元", [(250000, "TWD"), (8000, "TWD")]),
    ("zh-Hans", "六块八", [(6.8, "CNY")]),
    ("zh-Hans", "一度电3毛7", [(0.37, "CNY")]),
    ("zh-Hans", "四万三千元", [(43000, "CNY")]),
    ("es", "3.400,75 euros", [(3400.75, "EUR")]),
    ("es", "siete mil millones de pesos", [(7e9, "peso")]),
    ("pt", "R$ 2.350,00", [(2350, "BRL")]),
    ("fr", "12 500,00 €", [(12500, "EUR")]),
    ("de", "2,4 Mio. Euro", [(2400000, "EUR")]),
    ("de", "dreiundvierzig Euro", [(43, "EUR")]),
    ("ru", "25 тыс. рублей", [(25000, "RUB")]),
    ("tr", "80 bin lira", [(80000, "TRY")]),
    ("vi", "ba triệu đồng", [(3000000, "VND")]),
    ("id", "Rp 2.750.000", [(2750000, "IDR")]),
    ("ja", "8万5千円", [(85000, "JPY")]),
    ("ko", "3억 2천만 원", [(320000000, "KRW")]),
    (None, "٢٥٠ USDT", [(250, "USDT")]),
    (None, "＄１２．５", [(12.5, "$")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_money_keeps_its_currency(
    language: str | None, text: str, expected: list[tuple[float, str]]
) -> None:
    assert amounts(text, language, "money") == expected


RANGES = [
    ("from $80 to $640", 80, 640, None),
    ("$80-640", 80, 640, None),
    ("80 - 640 USDT", 80, 640, None),
    ("1-3 million dollars", 1e6, 3e6, None),
    ("up to $640", 640, None, "up_to"),
    ("minimum $80", 80, None, "from"),
    ("$80 or more", 80, None, "from"),
]


@pytest.mark.parametrize(("text", "low", "high", "bound"), RANGES)
def test_ranges_and_bounds(text: str, low: float, high: float | None, bound: str | None) -> None:
    found = [q for q in find_quantities(text, "en") if q.kind == "money"]
    assert [(q.value, q.value_max, q.bound) for q in found] == [(low, high, bound)]
