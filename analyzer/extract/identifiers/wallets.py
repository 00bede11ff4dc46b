"""Find wallet addresses whose checksum holds."""

import re
from base64 import b64decode
from binascii import crc_hqx
from collections.abc import Callable, Iterator

from analyzer.extract.identifiers import base58, bech32
from analyzer.extract.identifiers.found import Found
from analyzer.extract.identifiers.keccak import keccak_256

_CANDIDATE = re.compile(
    r"""
    (?<![0-9A-Za-z_])                                      # not inside a longer word
    (?:
      (?P<ether>0x[0-9A-Fa-f]{40})
      | (?P<segwit>(?:bc|ltc|BC|LTC)1[0-9A-Za-z]{8,87})
      | (?P<cash>(?:bitcoincash:)?[qp][02-9ac-hj-np-z]{41})
      | (?P<ton>[EUk0][Qf][0-9A-Za-z_/+-]{46})
      | (?P<base58>[139ADLMT][1-9A-HJ-NP-Za-km-z]{24,34})
      | (?P<ripple>r[1-9A-HJ-NP-Za-km-z]{24,34})
    )
    (?![0-9A-Za-z_])
    """,
    re.VERBOSE,
)
# Version bytes: the chains' parameter files (chainparams.cpp; TRON developer hub).
_CHAINS = {
    0x00: "BTC",
    0x05: "BTC",
    0x30: "LTC",
    0x32: "LTC",
    0x1E: "DOGE",
    0x16: "DOGE",
    0x41: "TRON",
}
_PAYLOAD_BYTES = 20
# Only these begin addresses shorter than the rest, which no space interrupts.
_SEGWIT_BEGIN = ("bc1", "BC1", "tc1", "TC1")
_SHORTEST_OTHER = 25  # letters
_OTHER = re.compile(rf"[0-9A-Za-z:_/+-]{{{_SHORTEST_OTHER}}}")
# TON: tag byte (bounceable or not, test networks apart), workchain, 32 bytes, CRC-16.
_TON_TAGS = {0x11, 0x51}


def find_wallets(text: str) -> Iterator[Found]:
    """
    Yield addresses with a valid checksum; an all-lower or all-upper 0x address has none.

    A 0x address serves every chain that follows Ethereum; its chain is given as ETH.
    """
    if not any(x in text for x in _SEGWIT_BEGIN) and not _holds_long_word(text):
        return
    for match in _CANDIDATE.finditer(text):
        address, form = match[0], str(match.lastgroup)
        chain = _CHECKS[form](address)
        if chain is not None:
            value = address.lower() if form == "segwit" else address
            yield Found("wallet", value, match.start(), match.end(), chain)


def _holds_long_word(text: str) -> bool:
    words = (x for x in text.split() if len(x) >= _SHORTEST_OTHER)
    return any(_OTHER.search(x) for x in words)


def _ether(address: str) -> str | None:
    digits = address[2:]
    if digits in {digits.lower(), digits.upper()}:
        return "ETH"
    return "ETH" if digits == _checksummed(digits.lower()) else None


def _checksummed(digits: str) -> str:
    """Return the digits in the letter case that EIP-55 prescribes."""
    nibbles = keccak_256(digits.encode("ascii")).hex()
    return "".join(
        x.upper() if int(n, 16) >= 8 else x for x, n in zip(digits, nibbles, strict=False)
    )


def _segwit(address: str) -> str | None:
    if not bech32.is_segwit(address):
        return None
    return "BTC" if address[:2].lower() == "bc" else "LTC"


def _cash(address: str) -> str | None:
    return "BCH" if bech32.is_cash_address(address) else None


def _base58(address: str) -> str | None:
    body = base58.decode(address)
    if body is None or len(body) != 1 + _PAYLOAD_BYTES:
        return None
    return _CHAINS.get(body[0])


def _ripple(address: str) -> str | None:
    body = base58.decode(address, base58.RIPPLE_LETTERS)
    holds = body is not None and len(body) == 1 + _PAYLOAD_BYTES and body[0] == 0
    return "XRP" if holds else None


def _ton(address: str) -> str | None:
    raw = b64decode(address.replace("_", "/").replace("-", "+"))
    holds = raw[0] in _TON_TAGS and crc_hqx(raw[:-2], 0) == int.from_bytes(raw[-2:], "big")
    return "TON" if holds else None


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "ether": _ether,
    "segwit": _segwit,
    "cash": _cash,
    "ton": _ton,
    "base58": _base58,
    "ripple": _ripple,
}
