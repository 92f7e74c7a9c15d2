"""A passphrase that is read out over the telephone: groups of digits, however they are typed."""

import secrets

GROUPS, GROUP = 5, 4
"""Twenty digits are 66 bits: with the slow derivation of the slots, nobody guesses that."""
_BETWEEN = " -–./"
"""What people type between digits, or nothing."""
_LEAST_DIFFERENT = 6
"""The rule for passphrases asks for so many different characters (`keys.changing`)."""


def propose() -> str:
    """A new passphrase in groups of four digits."""
    while True:
        digits = "".join(str(secrets.randbelow(10)) for _digit in range(GROUPS * GROUP))
        if len(set(digits)) >= _LEAST_DIFFERENT:
            return canonical(digits)


def canonical(typed: str) -> str:
    """Twenty digits in the spelling they are sealed by; anything else stays what it is."""
    digits = "".join(letter for letter in typed if letter not in _BETWEEN)
    if len(digits) != GROUPS * GROUP or not (digits.isascii() and digits.isdigit()):
        return typed
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))
