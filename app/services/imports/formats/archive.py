"""Looks into a zip archive before anything is unpacked: what it is, and whether it is safe to open."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.errors import UserError
from app.services.imports import limits


def format_of(data: bytes, name: str) -> str:
    """xlsx, xlsb or ods; raises UserError for damaged, dangerous and other archives."""
    with open_archive(data, name) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in {entry.lower() for entry in names}:
            return "xlsx"
        if "xl/workbook.bin" in names:
            return "xlsb"
        if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:200]:
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise _locked(name)
            return "ods"
    thing = "ein Textdokument" if "word/document.xml" in names or "content.xml" in names else "ein Archiv"
    raise UserError(
        "„{name}“ ist {thing}. Eingelesen werden Excel-Listen (.xlsx, .xls), .ods, .csv, .txt, .vcf und .ics.",
        name=name,
        thing=thing,
    )


def open_archive(data: bytes, name: str) -> ZipFile:
    """The checked archive: number and size of the parts, ratio, no duplicate names, no encryption, no document type."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError) as error:
        raise _damaged(name) from error
    _check_entries(archive.infolist(), name)
    _check_document_types(archive, name)
    return archive


def _check_entries(entries: list[ZipInfo], name: str) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise _locked(name)
    if len({entry.filename for entry in entries}) != len(entries):
        raise _damaged(name)
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.ENTRIES or total > limits.TOTAL_BYTES or any(_inflated(entry) for entry in entries):
        raise UserError(
            "„{name}“ ist ausgepackt viel zu groß und wird deshalb nicht geöffnet. Bitte speichern Sie nur die "
            "Liste in eine neue Datei.",
            name=name,
        )


def _inflated(entry: ZipInfo) -> bool:
    ratio = entry.file_size / max(entry.compress_size, 1)
    return entry.file_size > limits.PART_BYTES or (entry.file_size > limits.RATIO_FROM and ratio > limits.RATIO)


_DOCUMENT_TYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def _check_document_types(archive: ZipFile, name: str) -> None:
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            try:
                with archive.open(entry) as part:
                    head = part.read(4096)
            except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
                raise _damaged(name) from error
            if _DOCUMENT_TYPE.search(head.replace(b"\x00", b"")):
                raise UserError(
                    "„{name}“ enthält Anweisungen, die nicht in eine Liste gehören, und wird nicht geöffnet.", name=name
                )


def _locked(name: str) -> UserError:
    return UserError(
        "„{name}“ ist mit einem Kennwort geschützt. Bitte speichern Sie die Liste ohne Kennwort.", name=name
    )


def _damaged(name: str) -> UserError:
    return UserError(
        "„{name}“ ist beschädigt und lässt sich nicht lesen. Bitte öffnen und speichern Sie die Liste noch einmal.",
        name=name,
    )
