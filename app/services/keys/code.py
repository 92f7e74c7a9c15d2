"""The recovery code: 128 random bits in letters that can be read out, typed and checked."""

import hashlib
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: without I, L, O and U, which are mistaken for others."""
_READ_AS = str.maketrans("OIL", "011")
BYTES = 16
_DIGITS, _CHECK = 26, 2
GROUP = 4


def make() -> str:
    """A new code, in seven groups of four."""
    return spelt(secrets.token_bytes(BYTES))


def spelt(secret: bytes) -> str:
    """How a code is printed."""
    number = int.from_bytes(secret)
    digits = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_DIGITS)))
    whole = digits + _check(secret)
    return " ".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def read(typed: str) -> bytes | None:
    """The secret behind a typed code, with or without blanks and in any case; None for anything that is no code."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_READ_AS)
    if len(letters) != _DIGITS + _CHECK or not set(letters) <= set(_LETTERS):
        return None
    number = 0
    for letter in letters[:_DIGITS]:
        number = number << 5 | _LETTERS.index(letter)
    if number >> 8 * BYTES:
        return None
    secret = number.to_bytes(BYTES)
    return secret if letters[_DIGITS:] == _check(secret) else None


def _check(secret: bytes) -> str:
    """Two letters more, so that a slip is told from a code that fits elsewhere."""
    value = int.from_bytes(hashlib.sha256(secret).digest()[:2]) >> 6
    return _LETTERS[value >> 5] + _LETTERS[value & 31]
