"""Decode base58check, the writing of older Bitcoin-like addresses."""

from hashlib import sha256

BITCOIN_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE_LETTERS = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_CHECKSUM_BYTES = 4


def decode(text: str, letters: str = BITCOIN_LETTERS) -> bytes | None:
    """
    Return version byte and payload, or None where the checksum does not hold.

    Source: Bitcoin wiki, "Base58Check encoding"; XRP Ledger documentation for its letters.

    >>> decode("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")[0]
    0
    >>> decode("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb") is None
    True
    """
    number = 0
    for letter in text:
        digit = letters.find(letter)
        if digit < 0:
            return None
        number = number * 58 + digit
    zeros = len(text) - len(text.lstrip(letters[0]))
    raw = b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
    body, checksum = raw[:-_CHECKSUM_BYTES], raw[-_CHECKSUM_BYTES:]
    return body if sha256(sha256(body).digest()).digest()[:_CHECKSUM_BYTES] == checksum else None
