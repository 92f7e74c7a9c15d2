"""Lets argparse speak German while it reads the arguments."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.text import _, translate

_WORDS = {
    "usage: ": _("Aufruf: "),
    "positional arguments": _("Angaben"),
    "options": _("Optionen"),
    "show this help message and exit": _("diese Hilfe"),
    "%(prog)s: error: %(message)s\n": _("%(message)s\n"),
    "argument %(argument_name)s: %(message)s": _("%(argument_name)s: %(message)s"),
    "the following arguments are required: %s": _("Es fehlt: %s."),
    "unrecognized arguments: %s": _("Unbekannte Angabe: %s."),
    "expected one argument": _("Hier fehlt ein Wert."),
    "expected at least one argument": _("Hier fehlt mindestens ein Wert."),
    "expected at most one argument": _("Hier ist nur ein Wert möglich."),
    "invalid choice: %(value)r (choose from %(choices)s)": _("„%(value)s“ gibt es nicht. Möglich sind: %(choices)s."),
    "unknown parser %(parser_name)r (choices: %(choices)s)": _(
        "Den Befehl „%(parser_name)s“ gibt es nicht. Möglich sind: %(choices)s."
    ),
    "invalid %(type)s value: %(value)r": _("„%(value)s“ passt hier nicht."),
    "ambiguous option: %(option)s could match %(matches)s": _("%(option)s ist nicht eindeutig: %(matches)s."),
    "ignored explicit argument %r": _("Hier ist kein Wert möglich: %s."),
    "not allowed with argument %s": _("Das geht nicht zusammen mit %s."),
    "one of the arguments %s is required": _("Eine dieser Angaben fehlt: %s."),
}


def _german(text: str | None) -> str | None:
    """The German words for what argparse says; it also asks for texts that it has none of."""
    return translate(_WORDS.get(text, text)) if text else text


@contextmanager
def speaking() -> Iterator[None]:
    """argparse says what it has to say in German inside the block."""
    module: Any = argparse
    before = module._, module.ngettext
    module._ = _german
    module.ngettext = lambda one, many, count: _german(one if count == 1 else many)
    try:
        yield
    finally:
        module._, module.ngettext = before
