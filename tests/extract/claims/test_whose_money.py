"""Whose money a page means where it writes only a sign or a common name, and where money begins."""

import pytest

from tests.extract.claims.shorthand import stated

PLACED = [
    ("Pague por Nequi. El paquete cuesta $ 150.000 pesos, Bogotá.", "price 150000 COP"),
    ("Precio del paquete: $ 3.000.000 de pesos, oficina en Medellín.", "price 3000000 COP"),
    ("Precio: $4,500 pesos, depósito en OXXO.", "price 4500 MXN"),
    ("Prix du pack : 12 500 FCFA, payable à Lomé.", "price 12500 XOF"),
    ("Prix du pack : 12 500 F CFA.", "price 12500 XOF"),
    ("Prix du pack : 7 500 F, agence de Cotonou.", "price 7500 XOF"),
    ("Prix du pack : 900 francs, agence de Dakar.", "price 900 XOF"),
    ("Prix du pack : 900 francs suisses, Genève.", "price 900 CHF"),
    ("Depósito mínimo: 0,4 SOL en staking.", "price 0.4 SOL minimum"),
    ("Цена ноды: 60 000 тг.", "price 60000 KZT"),
    ("최소 입금 250 USDT만 가능합니다.", "price 250 USDT minimum"),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_the_place_tells_whose_money_it_is(text: str, expected: str) -> None:
    assert expected in stated(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Prix du pack : 50 USDT. Température de la salle : 25 F.", "XOF"),
        ("Bu hafta herkese 300 TL hediye.", "KES"),
        ("Контакт-центр 5-200, звоните.", "RUB"),
        ("우리 동네 사람들과 함께합니다.", "VND"),
        ("Gửi tiền: 2.000.000 đồng tại quầy.", "TH"),
        ("Giá 250.000₫ / tháng.", "TH"),
    ],
)
def test_no_money_begins_within_a_word_nor_a_unit_within_the_next(text: str, wrong: str) -> None:
    assert not [claim for claim in stated(text) if wrong in claim.split()]
