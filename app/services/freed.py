"""Gives memory that was freed back to the system: an office that was just opened has used much of it only once."""

import sys


def give_back() -> None:
    """Takes 2 ms with glibc, which keeps what was freed for later; elsewhere nothing is to be done."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
