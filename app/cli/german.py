"""Lets argparse speak German while it reads the arguments."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WORDS = {
    "usage: ": "Aufruf: ",
    "positional arguments": "Angaben",
    "options": "Optionen",
    "show this help message and exit": "diese Hilfe",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Es fehlt: %s.",
    "unrecognized arguments: %s": "Unbekannte Angabe: %s.",
    "expected one argument": "Hier fehlt ein Wert.",
    "expected at least one argument": "Hier fehlt mindestens ein Wert.",
    "expected at most one argument": "Hier ist nur ein Wert möglich.",
    "invalid choice: %(value)r (choose from %(choices)s)": "„%(value)s“ gibt es nicht. Möglich sind: %(choices)s.",
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "Den Befehl „%(parser_name)s“ gibt es nicht. Möglich sind: %(choices)s."
    ),
    "invalid %(type)s value: %(value)r": "„%(value)s“ passt hier nicht.",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist nicht eindeutig: %(matches)s.",
    "ignored explicit argument %r": "Hier ist kein Wert möglich: %s.",
    "not allowed with argument %s": "Das geht nicht zusammen mit %s.",
    "one of the arguments %s is required": "Eine dieser Angaben fehlt: %s.",
}


@contextmanager
def speaking() -> Iterator[None]:
    """argparse says what it has to say in German inside the block."""
    module: Any = argparse
    before = module._, module.ngettext
    module._ = lambda text: _WORDS.get(text, text)
    module.ngettext = lambda one, many, count: _WORDS.get(one if count == 1 else many, many)
    try:
        yield
    finally:
        module._, module.ngettext = before
