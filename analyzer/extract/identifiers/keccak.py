"""Compute Keccak-256, the hash behind Ethereum's address checksum."""

_MASK = (1 << 64) - 1
_RATE_BYTES = 136
_ROUNDS = 24


def keccak_256(message: bytes) -> bytes:
    """
    Return the Keccak-256 digest; its padding differs from SHA3-256, so hashlib has none.

    Source: The Keccak reference, version 3.0 (2011).

    >>> keccak_256(b"").hex()[:16]
    'c5d2460186f7233c'
    """
    state = [0] * 25
    padded = bytearray(message + b"\1" + b"\0" * (-(len(message) + 1) % _RATE_BYTES))
    padded[-1] |= 0x80
    for at in range(0, len(padded), _RATE_BYTES):
        for lane in range(_RATE_BYTES // 8):
            first = at + 8 * lane
            state[lane] ^= int.from_bytes(padded[first : first + 8], "little")
        state = _permuted(state)
    return b"".join(x.to_bytes(8, "little") for x in state[:4])


def _turned(lane: int, by: int) -> int:
    return (lane << by | lane >> (64 - by)) & _MASK


def _permuted(state: list[int]) -> list[int]:
    register = 1
    for _ in range(_ROUNDS):
        state = _mixed(state)
        for bit in range(7):
            register = (register << 1 ^ (register >> 7) * 0x71) % 256
            if register & 2:
                state[0] ^= 1 << ((1 << bit) - 1)
    return state


def _mixed(state: list[int]) -> list[int]:
    """Apply theta, rho, pi and chi; lane (x, y) stands at x + 5 y."""
    columns = [
        state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20] for x in range(5)
    ]
    state = [
        lane ^ columns[(i - 1) % 5] ^ _turned(columns[(i + 1) % 5], 1)
        for i, lane in enumerate(state)
    ]
    x, y, moving = 1, 0, state[1]
    for step in range(_ROUNDS):
        x, y = y, (2 * x + 3 * y) % 5
        offset = (step + 1) * (step + 2) // 2 % 64
        moving, state[x + 5 * y] = state[x + 5 * y], _turned(moving, offset)
    return [
        state[i] ^ (~state[i - i % 5 + (i + 1) % 5] & state[i - i % 5 + (i + 2) % 5])
        for i in range(25)
    ]
