"""Every checksum is proved on addresses that hold and on ones broken in one letter."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.extract.identifiers.base58 import BITCOIN_LETTERS, decode
from analyzer.extract.identifiers.bech32 import is_cash_address, is_segwit
from analyzer.extract.identifiers.keccak import keccak_256
from analyzer.extract.identifiers.wallets import find_wallets

VALID = [
    ("BTC", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),  # the genesis block's
    ("BTC", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
    ("BTC", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),  # BIP-173
    ("BTC", "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3"),  # BIP-173
    ("BTC", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),  # BIP-350
    ("LTC", "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"),
    ("LTC", "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1"),
    ("DOGE", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"),
    ("BCH", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),  # CashAddr
    ("BCH", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
    ("TRON", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
    ("XRP", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"),
    ("TON", "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N"),
    ("ETH", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),  # EIP-55
    ("ETH", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),  # EIP-55
    ("ETH", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB"),  # EIP-55
    ("ETH", "0x52908400098527886E0F7030069857D2E4169EE7"),  # EIP-55, all upper
    ("ETH", "0xde709f2102306220921060314715629080e2fb77"),  # EIP-55, all lower
]

BROKEN = [
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",  # BIP-350: Bech32, not m
    "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",  # BIP-350: invalid letter
    "bc1gmk9yu",  # BIP-173: no program
    "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n8",
    "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc2",
    "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M",
    "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q",
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u",
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi",
    "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2O",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
    "0xFB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    # a transaction's hash is no address
    "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed5aaeb6053f3e94c9b9a09f33",
]


@pytest.mark.parametrize(("chain", "address"), VALID)
def test_an_address_that_holds_is_found_in_its_place(chain: str, address: str) -> None:
    text = f"付款到 {address}。Thanks"
    (found,) = find_wallets(text)
    assert (found.chain, text[found.start : found.end]) == (chain, address)


@pytest.mark.parametrize("address", BROKEN)
def test_an_address_that_does_not_hold_is_nobody_s(address: str) -> None:
    assert list(find_wallets(f"Send to {address} now")) == []


@pytest.mark.parametrize(("chain", "address"), [x for x in VALID if not x[1].startswith("0x")])
def test_any_single_wrong_letter_breaks_the_checksum(chain: str, address: str) -> None:
    letters = "qpzry9x8gf2tvdw0" if "1q" in address or chain == "BCH" else "23456789ABCDEF"
    for at in range(len(address) - 12, len(address)):
        for letter in letters:
            broken = address[:at] + letter + address[at + 1 :]
            assert broken == address or list(find_wallets(broken)) == []


def test_an_address_in_mixed_case_is_no_segwit_address() -> None:
    assert is_segwit("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
    assert not is_segwit("BC1QW508d6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
    assert not is_cash_address("qPm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")


@pytest.mark.parametrize(
    ("message", "digest"),
    [  # Keccak team, known-answer tests
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_keccak_agrees_with_its_reference(message: bytes, digest: str) -> None:
    assert keccak_256(message).hex() == digest


@pytest.mark.parametrize("length", [0, 1, 55, 134, 135, 136, 137, 271, 272, 300])
def test_keccak_pads_every_length_to_whole_blocks(length: int) -> None:
    """No two of these may collide, and each digest has 32 bytes."""
    assert len(keccak_256(b"a" * length)) == 32
    assert keccak_256(b"a" * length) != keccak_256(b"a" * (length + 1))


def encode(body: bytes) -> str:
    raw = body + hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    number, text = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BITCOIN_LETTERS[digit] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


@given(st.binary(min_size=1, max_size=40))
def test_what_base58check_encodes_it_decodes(body: bytes) -> None:
    assert decode(encode(body)) == body


@given(st.text(max_size=300))
def test_no_text_breaks_the_search(text: str) -> None:
    for found in find_wallets(text):
        assert text[found.start : found.end].lower() == found.value.lower()
