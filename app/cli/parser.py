"""What can be said on the command line; loads neither the window nor the data."""

import argparse
import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from app import __version__
from app.cli import german
from app.text import _

KINDS = ("volunteers", "shelters", "occupancy", "events", "contacts")
SIZES = ("A4", "A5")
_PACKAGE = ".hkpaket"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and leaves with 2."""

    def error(self, message: str) -> NoReturn:
        sentence = message.replace("'", "")  # argparse lists choices as Python writes them
        self.exit(2, f"{sentence} Hilfe: {self.prog} --help\n")


def read(arguments: Sequence[str] | None) -> Namespace:
    """The arguments understood; `run` is what to do with them. SystemExit after --help, --version or a wrong call."""
    with german.speaking():
        parser = _parser()
        wanted = parser.parse_args(_with_command(sys.argv[1:] if arguments is None else list(arguments)))
        if getattr(wanted, "volunteers", None) is not None and not wanted.sample:
            parser.error(_("--volunteers: Das geht nur zusammen mit --demo."))
        return wanted


def _with_command(arguments: list[str]) -> list[str]:
    """A system that opens a package by a double click names nothing but the file."""
    return ["open", *arguments] if len(arguments) == 1 and arguments[0].endswith(_PACKAGE) else arguments


def command(module: str, name: str) -> Callable[[Namespace], None]:
    """A function of a module beside this one, loaded when it is called."""

    def run(wanted: Namespace) -> None:
        getattr(import_module(f"app.cli.{module}"), name)(wanted)

    return run


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="helferkreis",
        description=_("Helferkreis für die Ehrenamtskoordination. Ohne Befehl öffnet sich das Fenster."),
        epilog=_("„helferkreis BEFEHL --help“ zeigt, was zu einem Befehl gehört."),
    )
    parser.add_argument("--version", action="version", version=f"Helferkreis {__version__}", help=_("die Fassung"))
    parser.add_argument("--database", metavar="DATEI", help=_("die Bürodatei (Datei oder URL)"))
    parser.add_argument("--demo", action="store_true", help=_("ein Musterbüro, das danach wieder verschwindet"))
    _add_passphrase(parser, None)
    parser.set_defaults(run=command("screen", "window"))
    commands = parser.add_subparsers(title=_("Befehle"), metavar="BEFEHL", parser_class=_Parser)
    for add in (
        _add_init,
        _add_import,
        _add_export,
        _add_print,
        _add_fill,
        _add_backup,
        _add_handover,
        _add_screenshots,
        _add_list,
    ):
        add(commands)
    return parser


def _add(commands: Any, name: str, module: str, words: str) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
    added.set_defaults(run=command(module, f"{name}_"))
    _add_passphrase(added, SUPPRESS)
    return added


def _add_passphrase(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Before or after the command; only ever a file, since arguments can be read by others on the same computer."""
    parser.add_argument(
        "--passphrase-file",
        metavar="DATEI",
        default=default,
        help=_("Datei, in der die Passphrase der Bürodatei steht"),
    )


def _add_init(commands: Any) -> None:
    added = _add(commands, "init", "database", _("eine Bürodatei anlegen"))
    added.add_argument("--demo", dest="sample", action="store_true", help=_("mit dem Musterbüro darin"))
    added.add_argument("--volunteers", type=_count, metavar="ZAHL", help=_("so viele Ehrenamtliche im Musterbüro"))


def _count(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(_("„{text}“ ist keine Zahl von 1 bis 1.000.000.").format(text=text))
    return int(text)


def _add_import(commands: Any) -> None:
    added = _add(commands, "import", "lists", _("eine Liste einlesen"))
    added.add_argument("kind", choices=KINDS, metavar="ART", help=", ".join(KINDS))
    added.add_argument("file", metavar="DATEI", help=_(".xlsx, .xls, .ods, .csv, .txt, .vcf oder .ics"))
    added.add_argument("--dry-run", action="store_true", help=_("nur zeigen, was geschehen würde"))
    added.add_argument("--report", metavar="DATEI", help=_("Bericht als JSON"))


def _add_export(commands: Any) -> None:
    added = _add(commands, "export", "lists", _("eine Liste ausgeben"))
    added.add_argument("list", metavar="LISTE", help=_("„helferkreis list LISTS“ nennt alle"))
    added.add_argument(
        "--out", required=True, metavar="DATEI", help=_("die Endung entscheidet: .xlsx .csv .json .ics .vcf")
    )
    added.add_argument(
        "--filter", action="append", default=[], metavar="FELD=WERT", help=_("zum Beispiel Ort=Ludwigsburg")
    )
    added.add_argument("--recipient", default="", metavar="NAME", help=_("wer die Liste bekommt"))
    added.add_argument("--purpose", default="", metavar="TEXT", help=_("wofür"))


def _add_print(commands: Any) -> None:
    added = _add(commands, "print", "documents", _("ein Dokument als PDF schreiben"))
    added.add_argument("document", metavar="DOKUMENT", help=_("„helferkreis list DOCUMENTS“ nennt alle"))
    added.add_argument(
        "id",
        nargs="*",
        default=[],
        metavar="KENNUNG",
        help=_("Kennung oder Name, für Briefe und Aufkleber auch mehrere; sonst das nächste passende"),
    )
    added.add_argument("--out", required=True, metavar="DATEI.pdf")
    added.add_argument(
        "--language",
        action="append",
        metavar=_("KÜRZEL"),
        help=_("weitere Sprache, zum Beispiel ar oder fa; Notfallplan: wer sie spricht"),
    )
    added.add_argument("--size", type=str.upper, choices=SIZES, default="A4", metavar=_("GRÖSSE"), help=_("A4 oder A5"))
    added.add_argument(
        "--since",
        metavar=_("TAG"),
        help=_("Stundenzettel: erster Tag, sonst der 1. Januar; Zählbogen: Stichtag, sonst heute"),
    )
    added.add_argument("--until", metavar=_("TAG"), help=_("Stundenzettel: letzter Tag, sonst der 31. Dezember"))
    added.add_argument("--project", default="", metavar="NAME", help=_("Stundenzettel: nur dieses Projekt"))
    added.add_argument("--with-private-data", action="store_true", help=_("mit privaten Telefonnummern"))
    _add_papers(added)


def _add_papers(added: argparse.ArgumentParser) -> None:
    """For what is made for several people at once."""
    added.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="FELD=WERT",
        help=_("Briefe, Aufkleber, Schilder, Telefonliste: an alle, auf die das zutrifft"),
    )
    added.add_argument(
        "--template", default="general", metavar="VORLAGE", help=_("Brief: Kurzname oder Name der Vorlage")
    )
    added.add_argument("--sheet", default="L7160", metavar="BOGEN", help=_("Aufkleber: der Bogen, zum Beispiel L7160"))
    added.add_argument("--first", type=_count, default=1, metavar="ZAHL", help=_("Aufkleber: der erste, der frei ist"))
    added.add_argument("--each", action="store_true", help=_("Aufkleber: einer je Person, sonst einer je Haushalt"))
    added.add_argument("--by-postal-code", action="store_true", help=_("Aufkleber: nach Postleitzahl geordnet"))
    added.add_argument("--recipient", default="", metavar="NAME", help=_("Telefonliste, Notfallplan: wer sie bekommt"))
    _add_emergency(added)


def _add_emergency(added: argparse.ArgumentParser) -> None:
    """Who is looked for in an emergency; `--language` names what they should speak."""
    added.add_argument("--house", default="", metavar="HAUS", help=_("Notfallplan: Unterkunft, Kennung oder Name"))
    added.add_argument("--arrival", default="", metavar="ANKUNFT", help=_("Notfallplan: Kennung einer Ankunft"))
    added.add_argument("--car", action="store_true", help=_("Notfallplan: nur mit Auto"))
    added.add_argument("--evening", action="store_true", help=_("Notfallplan: nur wer abends frei ist"))
    added.add_argument("--near", type=_count, metavar="KM", help=_("Notfallplan: nur wer so nah am Haus wohnt"))
    added.add_argument("--most", type=_count, default=18, metavar="ZAHL", help=_("Notfallplan: höchstens so viele"))


def _add_fill(commands: Any) -> None:
    added = _add(commands, "fill", "forms", _("das Formular einer Behörde ausfüllen"))
    added.add_argument("form", metavar="NAME", help=_("„helferkreis list FORMS“ nennt alle"))
    added.add_argument("--out", required=True, metavar="DATEI.xlsx")
    added.add_argument("--as-of", metavar=_("TAG"), help=_("Stichtag, sonst heute"))


def _add_backup(commands: Any) -> None:
    keeping = _add(commands, "backup", "database", _("eine geprüfte Sicherung schreiben"))
    keeping.add_argument("file", nargs="?", metavar="DATEI", help=_("sonst zu den anderen Sicherungen der Bürodatei"))
    _add(commands, "restore", "database", _("eine Sicherung zurückspielen")).add_argument("file", metavar="DATEI")
    _add(commands, "check", "database", _("die Bürodatei prüfen"))


def _add_handover(commands: Any) -> None:
    making = _add(commands, "handover", "handover", _("ein Übergabepaket für die Vertretung schreiben"))
    making.add_argument("file", metavar="DATEI.hkpaket")
    making.add_argument("--recipient", required=True, metavar="NAME", help=_("wer das Paket bekommt"))
    making.add_argument(
        "--package-passphrase-file", required=True, metavar="DATEI", help=_("Datei mit der Passphrase des Pakets")
    )
    opening = _add(commands, "open", "handover", _("ein Übergabepaket öffnen"))
    opening.add_argument("file", metavar="DATEI.hkpaket")
    opening.add_argument(
        "--as", dest="office", metavar="DATEI", help=_("als neue Bürodatei übernehmen, mit der Passphrase des Pakets")
    )


def _add_screenshots(commands: Any) -> None:
    added = _add(commands, "screenshots", "screen", _("Bilder aller Fenster des Musterbüros"))
    added.add_argument("folder", metavar="ORDNER")
    added.add_argument("--dark", action="store_true", help=_("auch dunkel; jede Reihe in einem eigenen Ordner"))
    added.add_argument("--small", action="store_true", help=_("auch 1280 × 720 bei 150 %%"))
    added.add_argument("--look", default="light", help=SUPPRESS)


def _add_list(commands: Any) -> None:
    added = _add(commands, "list", "known", _("die Listen, Dokumente oder Formulare nennen, die es gibt"))
    kinds = ("LISTS", "DOCUMENTS", "FORMS")
    added.add_argument("what", type=str.upper, choices=kinds, metavar="|".join(kinds))
