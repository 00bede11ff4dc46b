"""The same three plain offers, in every language: a rate, a sum for a sum, a card in a line."""

import pytest

from analyzer.extract import extract
from analyzer.text import read
from analyzer.types.page import Page

RATE, EXCHANGE, CARD = (
    {"ReturnRate", "Term", "Price"},
    {"Payout", "Term", "Price"},
    {"ReturnRate", "Term", "Price", "Fee"},
)
SAID = {
    "en": (
        "Bitcoin mining contract: 2% per day for 365 days, minimum deposit 100 USD.",
        "You invest 500 USD and receive 10 USD every day for 90 days.",
        "Term: 30 days. Daily profit 1.5%. Price $200. Withdrawal fee 2%.",
    ),
    "es": (
        "Contrato de minería: 2% al día durante 365 días, depósito mínimo 100 USD.",
        "Inviertes 500 USD y recibes 10 USD cada día durante 90 días.",
        "Plazo: 30 días. Ganancia diaria 1,5%. Precio 200 USD. Comisión de retiro 2%.",
    ),
    "pt": (
        "Contrato de mineração: 2% ao dia por 365 dias, depósito mínimo 100 USD.",
        "Você investe 500 USD e recebe 10 USD todos os dias durante 90 dias.",
        "Prazo: 30 dias. Lucro diário 1,5%. Preço 200 USD. Taxa de saque 2%.",
    ),
    "ru": (
        "Контракт на майнинг: 2% в день на 365 дней, минимальный депозит 100 USD.",
        "Вы вкладываете 500 USD и получаете 10 USD каждый день в течение 90 дней.",
        "Срок: 30 дней. Доход в день 1,5%. Цена 200 USD. Комиссия за вывод 2%.",
    ),
    "vi": (
        "Hợp đồng đào: 2% mỗi ngày trong 365 ngày, nạp tối thiểu 100 USD.",
        "Bạn đầu tư 500 USD và nhận 10 USD mỗi ngày trong 90 ngày.",
        "Kỳ hạn: 30 ngày. Lợi nhuận hàng ngày 1,5%. Giá 200 USD. Phí rút 2%.",
    ),
    "id": (
        "Kontrak penambangan: 2% per hari selama 365 hari, deposit minimal 100 USD.",
        "Anda investasi 500 USD dan menerima 10 USD setiap hari selama 90 hari.",
        "Jangka waktu: 30 hari. Keuntungan harian 1,5%. Harga 200 USD. Biaya penarikan 2%.",
    ),
    "de": (
        "Mining-Vertrag: 2% pro Tag für 365 Tage, Mindesteinzahlung 100 USD.",
        "Sie investieren 500 USD und erhalten täglich 10 USD für 90 Tage.",
        "Laufzeit: 30 Tage. Tagesgewinn 1,5%. Preis 200 USD. Auszahlungsgebühr 2%.",
    ),
    "fr": (
        "Contrat de minage : 2 % par jour pendant 365 jours, dépôt minimum 100 USD.",
        "Vous investissez 500 USD et recevez 10 USD chaque jour pendant 90 jours.",
        "Durée : 30 jours. Gain quotidien 1,5 %. Prix 200 USD. Frais de retrait 2 %.",
    ),
    "tr": (
        "Madencilik sözleşmesi: 365 gün boyunca günde %2, en az 100 USD yatırım.",
        "500 USD yatırırsınız ve 90 gün boyunca her gün 10 USD alırsınız.",
        "Süre: 30 gün. Günlük kazanç %1,5. Fiyat 200 USD. Çekim ücreti %2.",
    ),
    "ja": (
        "マイニング契約：日利2%、期間365日、最低入金100 USD。",
        "500 USDを投資すると、90日間毎日10 USDを受け取れます。",
        "期間は30日です。日次利益は1.5%です。価格は200 USD。出金手数料は2%です。",
    ),
    "ko": (
        "채굴 계약: 하루 2%, 기간 365일, 최소 입금 100 USD.",
        "500 USD를 투자하면 90일 동안 매일 10 USD를 받습니다.",
        "기간: 30일. 일 수익 1.5%. 가격 200 USD. 출금 수수료 2%.",
    ),
    "zh": (
        "挖矿合约：每日收益2%，期限365天，最低存入100 USDT。",
        "投资500 USDT，每天领取10 USDT，共90天。",
        "期限：30天。日收益1.5%。价格200 USDT。提现手续费2%。",
    ),
}


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("language", SAID)
def test_a_plain_offer_is_read_in_every_language(language: str, number: int) -> None:
    claims = extract(read(Page.from_text(SAID[language][number]))).claims
    assert {type(c.content).__name__ for c in claims} == (RATE, EXCHANGE, CARD)[number]
