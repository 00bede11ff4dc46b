"""Verify addresses written in thirty-two letters: SegWit and Bitcoin Cash."""

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32, _BECH32M = 1, 0x2BC830A3  # BIP-173, BIP-350
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASH_GENERATOR = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)


def is_segwit(address: str) -> bool:
    """
    Say whether a SegWit address holds: checksum, version and length of its program.

    Source: BIP-173 for version 0, BIP-350 for the others.
    """
    if address not in {address.lower(), address.upper()}:
        return False
    prefix, _, rest = address.lower().rpartition("1")
    values = _values(rest)
    if not prefix or values is None or len(values) < 8 or len(address) > 90:
        return False
    spread = [ord(x) >> 5 for x in prefix] + [0] + [ord(x) & 31 for x in prefix]
    version, program = values[0], _bytes(values[1:-6])
    expected = _BECH32 if version == 0 else _BECH32M
    if _polymod(spread + values) != expected or version > 16 or program is None:
        return False
    return len(program) in {20, 32} if version == 0 else 2 <= len(program) <= 40


def is_cash_address(address: str) -> bool:
    """
    Say whether a Bitcoin Cash address holds, with its prefix or without.

    Source: Bitcoin Cash specification "CashAddr".
    """
    if address not in {address.lower(), address.upper()}:
        return False
    prefix, _, rest = address.lower().rpartition(":")
    values = _values(rest)
    if prefix not in {"", "bitcoincash"} or values is None or len(values) != 42:
        return False
    return _cash_polymod([ord(x) & 31 for x in "bitcoincash"] + [0] + values) == 0


def _values(text: str) -> list[int] | None:
    values = [_LETTERS.find(x) for x in text]
    return None if -1 in values else values


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, factor in enumerate(_GENERATOR):
            check ^= factor if top >> i & 1 else 0
    return check


def _cash_polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ value
        for i, factor in enumerate(_CASH_GENERATOR):
            check ^= factor if top >> i & 1 else 0
    return check ^ 1


def _bytes(values: list[int]) -> bytes | None:
    """Regroup fives of bits into bytes; None if what is left over is not padding."""
    bits = 5 * len(values)
    number = 0
    for value in values:
        number = number << 5 | value
    spare = bits % 8
    if spare > 4 or number & ((1 << spare) - 1):
        return None
    return (number >> spare).to_bytes(bits // 8, "big")
