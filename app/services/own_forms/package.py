"""The parts of a workbook file: which is which worksheet, and how the file is put together again with some changed."""

import posixpath
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.errors import UserError
from app.services.imports import limits
from app.services.imports.formats import archive
from app.services.own_forms.scanning import too_large

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "}id"


@dataclass(frozen=True)
class Worksheet:
    """A worksheet: its name on the tab, and its part."""

    name: str
    part: str
    hidden: bool


class Package:
    """A checked workbook; UserError where it is dangerous, damaged or nothing to fill in."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.content = content
        if not content.startswith(b"PK") or archive.format_of(content, name) != "xlsx":
            raise _other_kind(name)
        self.zip: ZipFile = archive.open_archive(content, name)
        self.parts = self.zip.namelist()
        self.book = self._book()
        self.tree = self.xml(self.book)
        self.related = self.relations(self.book)
        self.worksheets = list(self._worksheets())
        if not self.worksheets:
            raise _other_kind(name)
        if len(self.worksheets) > limits.SHEETS:
            raise too_large(name)

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        return self.zip.read(part)

    def xml(self, part: str) -> Any:
        """A part as a tree; for parts that are only read."""
        from defusedxml.ElementTree import fromstring

        return fromstring(self.read(part), forbid_dtd=True)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and part of everything `part` refers to, by its id there; what lies outside the file is left out."""
        folder, file = posixpath.split(part)
        told = f"{folder}/_rels/{file}.rels".lstrip("/")
        if told not in self.parts:
            return {}
        found = {}
        for relation in self.xml(told).iter(_RELATION):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def related_part(self, kind: str) -> str:
        """The part of a kind that the workbook refers to ("styles"), "" for none."""
        return next((part for told, part in self.related.values() if told == kind and part in self.parts), "")

    @property
    def counts_from_1904(self) -> bool:
        """Whether days are counted as on an old Macintosh."""
        return any(e.get("date1904") in ("1", "true") for e in self.tree.iter() if e.tag.endswith("}workbookPr"))

    def _book(self) -> str:
        for kind, part in self.relations("").values():
            if kind == "officeDocument" and part in self.parts:
                return part
        raise _other_kind(self.name)

    def _worksheets(self) -> Any:
        for sheet in (e for e in self.tree.iter() if e.tag.endswith("}sheet")):
            link = next((value for key, value in sheet.attrib.items() if key.endswith(_ID)), "")
            kind, part = self.related.get(link, ("", ""))
            if kind == "worksheet" and part in self.parts:
                yield Worksheet(sheet.get("name", ""), part, sheet.get("state", "visible") != "visible")

    def write(self, stream: BinaryIO, changed: dict[str, bytes], dropped: frozenset[str] = frozenset()) -> None:
        """The file anew, all parts in their order; those in `changed` with new bytes, those in `dropped` gone."""
        with ZipFile(stream, "w") as target:
            for entry in self.zip.infolist():
                if entry.filename not in dropped:
                    told = ZipInfo(entry.filename, entry.date_time)
                    told.compress_type, told.external_attr = ZIP_DEFLATED, entry.external_attr
                    kept = changed.get(entry.filename)
                    target.writestr(told, self.zip.read(entry) if kept is None else kept)


def opened(content: bytes) -> ZipFile:
    """A file of our own, to look at its parts again."""
    return ZipFile(BytesIO(content))


def _other_kind(name: str) -> UserError:
    return UserError(
        "„{name}“ ist kein Formular, das sich ausfüllen lässt. Das geht mit Excel-Dateien (.xlsx, .xlsm). Andere "
        "öffnen Sie bitte in Excel oder LibreOffice und speichern sie dort als .xlsx.",
        name=name,
    )
