"""The passphrase of a protected office on the command line: from a file, never from an argument."""

import sys
from argparse import Namespace
from pathlib import Path

from app.errors import UserError
from app.text import _


def unlock(path: Path, wanted: Namespace) -> None:
    """Open a protected database with the passphrase in the file that the call or the environment names.

    Nothing happens for one without protection. UserError where no file is named, or its passphrase does not fit.
    """
    from app.services.keys import opening, turning

    turning.settle(path)
    opening.mend(path)
    if not opening.is_locked(path):
        return
    file = opening.named_file(wanted.passphrase_file)
    if file is None:
        raise UserError(
            "{path} ist geschützt. Bitte nennen Sie mit --passphrase-file oder {variable} die Datei, in der die "
            "Passphrase steht.",
            path=path,
            variable=opening.VARIABLE,
        )
    opening.unlock(path, opening.passphrase_from(file))


def begin(path: Path, wanted: Namespace) -> None:
    """Protect the database that is to be made where a file with a passphrase is named."""
    from app.services.keys import changing, opening

    file = opening.named_file(wanted.passphrase_file)
    if file is None:
        changing.decline(path)
        return
    made = changing.prepare(opening.passphrase_from(file))
    changing.begin(path, made)
    if sys.stdout.isatty():  # never into the record of a job
        print(_("Wiederherstellungscode, bitte aufschreiben: {code}").format(code=made.code))
    else:
        print(_("Den Wiederherstellungscode gibt das Fenster aus: „Extras › Neuer Wiederherstellungscode“."))
