"""The commands around the handover package; its passphrase comes from a file as well."""

from argparse import Namespace
from pathlib import Path

from app.cli.office import office_of
from app.errors import UserError
from app.text import _, number


def handover_(wanted: Namespace) -> None:
    """Write a package of the office, and log to whom it goes."""
    from app.services.handover.packing import pack
    from app.services.keys.opening import passphrase_from

    secret = passphrase_from(Path(wanted.package_passphrase_file))
    with office_of(wanted) as office:
        packed = pack(office, Path(wanted.file), secret, wanted.recipient)
    words = _("Geschrieben und geprüft: {path} ({size} MB)")
    print(words.format(path=packed.path, size=number(packed.size / 1e6, 1)))


def open_(wanted: Namespace) -> None:
    """Make an office of a package where a file is named for it; else a window asks what is to become of it."""
    from app.services.handover.package import read_head

    package = Path(wanted.file)
    read_head(package)
    if wanted.office:
        _take_over(wanted, package, Path(wanted.office))
        return
    from app.bootstrap import run_window

    wanted.status = run_window(package=package)


def _take_over(wanted: Namespace, package: Path, target: Path) -> None:
    from app.services.handover.opening import open_package, take_over
    from app.services.keys import changing, opening
    from app.services.keys.spoken import canonical

    file = opening.named_file(wanted.passphrase_file)
    if file is None:
        raise UserError(
            "Bitte nennen Sie mit --passphrase-file oder {variable} die Datei, in der die Passphrase des Pakets steht.",
            variable=opening.VARIABLE,
        )
    secret = opening.passphrase_from(file)
    opened = open_package(package, secret)
    try:
        take_over(opened, target, changing.prepare(canonical(secret)))
    finally:
        opened.close()
    print(_("Übernommen: {path}").format(path=target))
    print(_("Den Wiederherstellungscode gibt das Fenster aus: „Extras › Neuer Wiederherstellungscode“."))
