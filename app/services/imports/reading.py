"""Reads a list file of any known format into plain sheets, judged by its content and never by its name alone."""

from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.imports import limits
from app.services.imports.sheets import Sheet, pack, unpack
from app.services.worker import Progress, run_in_child


def read_list(path: Path, progress: Progress | None = None, cancelled: Any = None) -> list[Sheet]:
    """The sheets of a file, read in the child process; UserError (one sentence) for whatever cannot be read."""
    check_file(path)
    job = "app.services.imports.reading:read"
    return unpack(run_in_child(job, (str(path.absolute()),), progress, cancelled, limits.SECONDS))


def read(path: str, progress: Progress) -> list[dict[str, Any]]:
    """The child's side: the packed sheets of the file at `path`."""
    limits.cap_memory()
    source = Path(path)
    try:
        sheets = sheets_of(source.read_bytes(), source.name)
        _check_size(sheets, source.name)
        return pack(sheets)
    except (UserError, MemoryError):
        raise
    except OSError as error:
        raise _unreadable(source) from error
    except Exception as error:  # libraries raise a dozen different types for damaged files
        raise _damaged(source.name) from error


def sheets_of(data: bytes, name: str) -> list[Sheet]:
    """The sheets of a file's content; `name` is only used in sentences and where the content leaves a choice."""
    match format_of(data, name):
        case "xlsx":
            from app.services.imports.formats import xlsx

            return xlsx.sheets(data, name)
        case "xls" | "ods" | "xlsb":
            from app.services.imports.formats import calamine

            return calamine.sheets(data, name)
        case "html":
            from app.services.imports.formats import html_table

            return html_table.sheets(data, name)
        case "vcf":
            from app.services.imports.formats import vcard

            return vcard.sheets(data, name)
        case "ics":
            from app.services.imports.formats import calendar_file

            return calendar_file.sheets(data, name)
    from app.services.imports.formats import text_table

    return text_table.sheets(data, name)


def check_file(path: Path) -> None:
    """Refuse at once what no format can read: no file, a folder, an empty, too large or lock file."""
    if path.name.startswith(("~$", ".~lock.")):
        raise UserError(
            "„{name}“ ist nur die Sperrdatei einer geöffneten Liste. Bitte wählen Sie die Liste selbst (ohne „~“ am "
            "Anfang).",
            name=path.name,
        )
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UserError("„{name}“ ist ein Ordner. Bitte wählen Sie eine Datei.", name=path.name)
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise UserError("Die Datei {path} gibt es nicht. Bitte prüfen Sie den Namen.", path=path) from error
    except OSError as error:
        raise _unreadable(path) from error
    if size == 0:
        raise UserError("„{name}“ ist leer.", name=path.name)
    if size > limits.FILE_BYTES:
        raise UserError(
            "„{name}“ ist mit {size} MB zu groß (höchstens {most} MB). Bitte teilen Sie die Liste auf.",
            name=path.name, size=round(size / limits.MB), most=limits.FILE_BYTES // limits.MB,
        )  # fmt: skip


def format_of(data: bytes, name: str) -> str:
    """xlsx, xls, ods, xlsb, html, vcf, ics or csv, by the content; raises UserError for what is none of them."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK"):
        from app.services.imports.formats import archive

        return archive.format_of(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data, name)
    for start, thing in _OTHER_KINDS:
        if data.startswith(start):
            raise _wrong_kind(name, thing)
    plain = _plain_head(head)
    if plain.startswith("begin:vcard"):
        return "vcf"
    if plain.startswith("begin:vcalendar"):
        return "ics"
    if plain.startswith(("<!doctype html", "<html", "<table", "<meta", "<head", "<style")) or "<table" in plain[:2000]:
        return "html"
    if _binary(data):
        raise _wrong_kind(name, "keine Liste")
    return "csv"


_OTHER_KINDS = (
    (b"%PDF", "ein PDF"), (b"\x89PNG", "ein Bild"), (b"\xff\xd8\xff", "ein Bild"), (b"GIF8", "ein Bild"),
    (b"BM", "ein Bild"),
    (b"{\\rtf", "ein Textdokument"), (b"SQLite format 3", "eine Datenbank"), (b"MZ", "ein Programm"),
    (b"Rar!", "ein Archiv"),
    (b"7z\xbc\xaf", "ein Archiv"), (b"\x1f\x8b", "ein Archiv"), (b"\x7fELF", "ein Programm"),
)  # fmt: skip


def _plain_head(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return head.decode("latin-1").lstrip("\ufeff").lower().strip()


def _compound(data: bytes, name: str) -> str:
    """Old Office files: an Excel workbook, or something encrypted, or a Word or mail file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UserError(
            "„{name}“ ist mit einem Kennwort geschützt. Bitte speichern Sie die Liste ohne Kennwort.", name=name
        )
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "xls"
    raise _wrong_kind(name, "keine Excel-Liste")


def _binary(data: bytes) -> bool:
    """Whether the bytes are no text: NULs without the pattern of UTF-16, or many control characters."""
    sample = data[:20_000]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    nuls = sample.count(0)
    if nuls and nuls < len(sample) * 0.2:
        return True
    controls = sum(sample.count(code) for code in range(1, 32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return controls > len(sample) * 0.02


def _check_size(sheets: list[Sheet], name: str) -> None:
    if len(sheets) > limits.SHEETS:
        raise UserError(
            "„{name}“ hat mehr als {most} Tabellenblätter. Bitte teilen Sie die Datei auf.",
            name=name,
            most=limits.SHEETS,
        )
    for sheet in sheets:
        if len(sheet.rows) > limits.ROWS:
            raise too_long(name, sheet.name)


def too_long(name: str, sheet: str) -> UserError:
    """The sentence for a sheet with too many rows."""
    return UserError(
        "„{name}“ hat im Blatt „{sheet}“ mehr als {most} Zeilen. Bitte teilen Sie die Liste auf.",
        name=name, sheet=sheet, most=f"{limits.ROWS:,}".replace(",", "."),
    )  # fmt: skip


def _wrong_kind(name: str, thing: str) -> UserError:
    return UserError(
        "„{name}“ ist {thing}. Eingelesen werden Excel-Listen (.xlsx, .xls), .ods, .csv, .txt, .vcf und .ics.",
        name=name,
        thing=thing,
    )


def _damaged(name: str) -> UserError:
    return UserError(
        "„{name}“ ist beschädigt und lässt sich nicht lesen. Bitte öffnen und speichern Sie die Liste noch einmal.",
        name=name,
    )


def _unreadable(path: Path) -> UserError:
    return UserError(
        "„{name}“ darf oder kann nicht gelesen werden. Bitte prüfen Sie, ob die Datei noch geöffnet ist.",
        name=path.name,
    )
