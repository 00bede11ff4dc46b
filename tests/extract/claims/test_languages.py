"""The same promise, read in every language."""

import pytest

from tests.extract.claims.shorthand import stated

PLANS = [
    "Gana un 3% diario durante 30 días. Depósito mínimo: 50 USDT. Comisión por referidos: 10%.",
    "Rendimento de 3% ao dia. Prazo: 30 dias. Depósito mínimo: 50 USDT. Indicação: 10%.",
    "Доход 3% в день, срок 30 дней. Минимальный депозит 50 USDT. Реферальная комиссия 10%.",
    "Lợi nhuận hàng ngày 3%, thời hạn 30 ngày. Nạp tối thiểu 50 USDT. Hoa hồng giới thiệu 10%.",
    "Keuntungan harian 3%. Durasi 30 hari. Deposit minimum 50 USDT. Komisi referral 10%.",
    "Tägliche Rendite 3%, Laufzeit 30 Tage. Mindesteinlage 50 USDT. Empfehlungsprovision 10%.",
    "Rendement de 3 % par jour. Durée : 30 jours. Dépôt minimum 50 USDT. Parrainage : 10 %.",
    "Günlük kazanç %3, süre 30 gün. Minimum yatırım 50 USDT. Referans komisyonu %10.",
    "毎日の利益は3%、契約期間は30日です。最低投資額は 50 USDT、紹介報酬は10%です。",
    "일일 수익 3%, 계약 기간 30일. 최소 투자금 50 USDT. 추천 수당 10%.",
    "日化收益3%,期限30天。起投金額 50 USDT。推薦獎金 10%。",
    "Daily profit 3%, term 30 days. Minimum deposit 50 USDT. Referral commission 10%.",
]


@pytest.mark.parametrize("text", PLANS)
def test_a_plan_in_any_language(text: str) -> None:
    assert sorted(stated(text)) == [
        "price 50 USDT minimum",
        "rate 3/1",
        "referral 10% L1",
        "term 30",
    ]
