"""Asks another spreadsheet program what it shows of our workbooks: the texts themselves, and nothing calculated."""

import csv
import shutil
import subprocess
from pathlib import Path
from random import Random

from app.services.lists import xlsx
from tests.reliability import texts
from tests.reliability.hostile_texts import same
from tests.reliability.trial import Outcome

TEXTS, SECONDS = 400, 180
_AS_SHOWN = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false"
"""Semicolons, UTF-8, texts quoted, cells as they are shown."""


def lacking() -> str:
    """LibreOffice, where it is not there."""
    return "" if shutil.which("soffice") else "LibreOffice"


def shown_elsewhere(folder: Path, random: Random) -> Outcome:
    """A workbook of random texts, converted by LibreOffice."""
    written = [texts.text(random, 2_000) or "x" for _number in range(TEXTS)]
    path = folder / "Liste.xlsx"
    xlsx.write(str(path), _sheet(written), lambda done, total: None)
    return Outcome(TEXTS, sum(not _is_same(*pair) for pair in zip(written, _shown(path), strict=True)))


def _sheet(written: list[str]) -> dict[str, object]:
    headings = [{"name": "n", "title": "Nr", "kind": "number", "total": False},
                {"name": "t", "title": "Text", "kind": "text", "total": False}]  # fmt: skip
    rows = list(enumerate(written))
    around = {"title": "Liste", "head": [], "notes": [], "office": "", "footer": "", "paging": "", "accent": "#B3122A"}
    return {**around, "headings": headings, "rows": rows, "total": None, "landscape": True}


def _shown(path: Path) -> list[str]:
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", _AS_SHOWN, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.reader(stream, delimiter=";") if len(row) > 1]
    return [row[1] for row in rows if row[0].isdecimal()]


def _is_same(ours: str, theirs: str) -> bool:
    return same(ours, theirs, True)
