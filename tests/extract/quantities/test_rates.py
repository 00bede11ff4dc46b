"""Percentages are read with the time they are for, in every language."""

import pytest

from tests.extract.quantities.reading import rates

HOUR = round(1 / 24, 6)

ROWS = [
    ("en", "Our miners pay 1.7% per day", [(1.7, 1)]),
    ("en", "Get 0.4%/hr on your balance", [(0.4, HOUR)]),
    ("en", "The bond yields 6% p.a. before tax", [(6, 365)]),
    ("en", "APY of up to 14%", [(14, 365)]),
    ("en", "135% AFTER 5 DAYS", [(135, 5)]),
    ("en", "We credit 8% every 12 days", [(8, 12)]),
    ("en", "Every 4 hours 0.3% is added", [(0.3, round(4 / 24, 6))]),
    ("en", "3.5% per working day", [(3.5, 1)]),
    ("en", "daily interest: 9%TOTAL 27%", [(9, 1), (27, None)]),
    ("en", "daily 2% weekly 15% monthly 70%", [(2, 1), (15, 7), (70, 30)]),
    ("en", "two percent a week", [(2, 7)]),
    ("en", "40 bps a month", [(0.4, 30)]),
    ("en", "prices rose 4% to $12 a year earlier", [(4, None)]),
    ("en", "Level 1 - 8%, Level 2 - 4%", [(8, None), (4, None)]),
    ("en", "see https://shop.example/?q=30%25%2020% for more", []),
    ("en", "AVAX 5–7%, ATOM 12–16%", [(5, None), (12, None)]),
    ("tr", "brüt faiz%38,25", [(38.25, None)]),
    ("zh-Hans", "日化1.8%，连续45天", [(1.8, 1)]),
    ("zh-Hant", "每8小時發放0.6%", [(0.6, round(8 / 24, 6))]),
    ("zh-Hans", "月息两分，童叟无欺", [(2, 30)]),
    ("zh-Hans", "年息一分", [(10, 365)]),
    ("zh-Hant", "百分之四點五", [(4.5, None)]),
    ("zh-Hans", "千分之六的手续费", [(0.6, None)]),
    ("zh-Hans", "本金的三成", [(30, None)]),
    ("zh-Hans", "七百分之二", []),
    ("zh-Hans", "①4%②６%", [(4, None), (6, None)]),
    ("es", "Rinde un 1,8% diario", [(1.8, 1)]),
    ("es", "un 6% cada 15 días", [(6, 15)]),
    ("pt", "Ganhe 1,2% ao dia", [(1.2, 1)]),
    ("pt", "3% a.m.", [(3, 30)]),
    ("fr", "4,5 % tous les 20 jours", [(4.5, 20)]),
    ("de", "alle 14 Tage 2,5 %", [(2.5, 14)]),
    ("ru", "доход 1,5% в сутки", [(1.5, 1)]),
    ("ru", "18% годовых", [(18, 365)]),
    ("tr", "yatırıma günlük %1,2 getiri", [(1.2, 1)]),
    ("tr", "yüzde on iki", [(12, None)]),
    ("vi", "lãi 1,5% mỗi ngày", [(1.5, 1)]),
    ("id", "empat persen per minggu", [(4, 7)]),
    ("ja", "日利1.2%で運用", [(1.2, 1)]),
    ("ja", "14日ごとに6%", [(6, 14)]),
    ("ja", "三割五分", [(35, None)]),
    ("ko", "하루 1.5% 지급", [(1.5, 1)]),
    ("ko", "열두 시간마다 2%", [(2, 0.5)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_percentages_keep_their_period(
    language: str | None, text: str, expected: list[tuple[float, float | None]]
) -> None:
    assert rates(text, language) == expected
