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


SAID_IN_PASSING = [
    ("It pays £7 every Friday, rain or shine.", {"payout 7 GBP/7", "guarantee"}),
    ("Pays 5% a quarter and your money comes back.", {"rate 5/90", "principal back"}),
    ("A bond at 4.15% AER.", {"rate 4.15/365"}),
    ("0.7% per calendar month, original capital repaid.", {"rate 0.7/30", "principal back"}),
    ("Ponés 100 dólares y te dan el 6% mensual.", {"price 100 USD", "rate 6/30"}),
    ("CDT al 9,1% E.A.", {"rate 9.1/365"}),
    ("Duplica la plata en 20 días.", {"x2 in 20"}),
    ("Tu poses 200 € et vendredi il te rend 320 €.", {"price 200 EUR", "total 320 EUR"}),
    ("2 % am Tag, Einlage retour.", {"rate 2/1", "principal back"}),
    ("日均 1%，本金隨時攞得返。", {"rate 1/1", "principal back"}),
    ("매주 금요일 3% 수익, 원금은 그대로.", {"rate 3/7", "principal back"}),
    ("Payout threshold: 0.004 BTC", {"withdraw 0.004 BTC"}),
    ("Auszahlung ab 12 USDT", {"withdraw 12 USDT"}),
    ("Retiros desde 15 USDT", {"withdraw 15 USDT"}),
]


@pytest.mark.parametrize(("text", "expected"), SAID_IN_PASSING)
def test_what_chats_and_leaflets_say(text: str, expected: set[str]) -> None:
    assert expected <= set(stated(text))


INSURED = [
    "Deposits are insured up to ₹5 lakh per depositor, principal and interest together.",
    "Einlagensicherung bis 100.000 Euro.",
    "예금자보호법에 따라 원금과 이자를 합하여 1억원까지 보호됩니다.",
]


@pytest.mark.parametrize("text", INSURED)
def test_what_a_deposit_is_insured_for_is_no_return(text: str) -> None:
    assert not [x for x in stated(text) if x.startswith(("total", "payout", "rate"))]


IN_OWN_WORDS = [
    ("La luz cuesta 0,08 USD el kWh.", {"power 0.08 USD"}),
    ("Energia: US$ 0,07 por kWh.", {"power 0.07 USD"}),
    ("Strompreis 0,19 € je kWh.", {"power 0.19 EUR"}),
    ("Электричество по 5,10 ₽ за кВт·ч.", {"power 5.1 RUB"}),
    ("kWh başına 0,06 $ ödersiniz.", {"power 0.06 USD"}),
    ("전기료는 kWh당 150원입니다.", {"power 150 KRW"}),
    ("El capital vuelve y se reintegra al final.", {"principal back"}),
    ("Тело целиком возвращается в конце срока.", {"principal back"}),
    ("Vade sonunda iade edilir, anapara sizde kalır.", {"principal back"}),
    ("Hết hạn được hoàn trả đầy đủ.", {"principal back"}),
    ("Modal balik dan uang pokok kembali.", {"principal back"}),
    ("満期に元本を全額お返しします。", {"principal back"}),
    ("만기에 원금 전액 반환.", {"principal back"}),
    ("Zarar yok, sıfır risk.", {"guarantee"}),
    ("Pasti untung, tanpa risiko.", {"guarantee"}),
    ("絶対に儲かる投資です。", {"guarantee"}),
]


@pytest.mark.parametrize(("text", "expected"), IN_OWN_WORDS)
def test_what_each_language_says_in_its_own_words(text: str, expected: set[str]) -> None:
    assert expected <= set(stated(text))


WHOSE_PESOS = [
    ("COP", "Minería en Colombia, paga con Nequi. Precio: $80.000 pesos, plazo de 40 días."),
    ("MXN", "Depósito por SPEI en México. Precio: $2,500 pesos, plazo de 30 días."),
    ("USD", "Precio: $80, plazo de 40 días. También aceptamos dólares en Colombia."),
]


@pytest.mark.parametrize(("currency", "text"), WHOSE_PESOS)
def test_a_bare_sign_is_the_money_of_the_page_s_country(currency: str, text: str) -> None:
    assert any(x.startswith("price") and currency in x for x in stated(text))


def test_a_plan_s_daily_sum_needs_no_word_of_income() -> None:
    cards = "".join(
        f"<div class=card><h3>{name}</h3><p>{price} USDT</p><p>{daily} USDT / сутки</p>"
        f"<p>90 дней</p></div>"
        for name, price, daily in (("Альфа", 40, 1), ("Бета", 400, 11), ("Гамма", 4000, 120))
    )
    said = stated(f"<html lang=ru><body><h1>Узлы и доход</h1>{cards}</body></html>")
    assert {"payout 1 USDT/1", "payout 11 USDT/1", "payout 120 USDT/1"} <= set(said)


def test_the_sums_of_a_feed_are_no_prices() -> None:
    rows = "".join(
        f"<tr><td>{n}***</td><td>{m} USDT</td></tr>" for n, m in (("ana", 90), ("leo", 7))
    )
    said = stated(f"<html lang=es><body><table>{rows}</table></body></html>")
    assert not any(x.startswith("price") for x in said)


def test_a_letter_of_a_vietnamese_word_is_no_hour() -> None:
    assert stated("Công ty đã ký 27 hợp đồng với các tỉnh, hoạt động tài chính.") == []
