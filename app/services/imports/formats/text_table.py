"""Text tables (.csv, .txt) in whatever encoding and with whatever separator the exporting program chose."""

import csv
import io
import re
from collections import Counter

from app.services.imports import limits
from app.services.imports.reading import too_long
from app.services.imports.sheets import Row, Sheet, plain

SEPARATORS = (";", "\t", ",", "|")


def sheets(data: bytes, name: str) -> list[Sheet]:
    """One sheet named after the file; a cell is always text here."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    rows: list[Row] = []
    for values in _values(text):
        row = [plain(value[: limits.CELL_CHARACTERS]) for value in values[: limits.COLUMNS]]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
        if len(rows) > limits.ROWS:
            raise too_long(name, name)
    return [Sheet(name.rsplit(".", 1)[0], rows)]


def decode(data: bytes) -> str:
    """Text of unknown encoding: by its mark, UTF-16 by its pattern, UTF-8 when valid, else the likeliest 8-bit one."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[:2000].count(0) > len(data[:2000]) * 0.2:
        return data.decode("utf-16-le" if data[1:2000:2].count(0) > data[:2000:2].count(0) else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        texts = [data.decode(encoding, "replace") for encoding in ("cp1252", "cp850", "mac_roman")]
        return max(texts, key=_plausible)


def _plausible(text: str) -> float:
    """How German the letters beyond ASCII look; Windows wins a draw by standing first."""
    beyond = Counter(character for character in text if character > "\x7f")
    return sum(count for character, count in beyond.items() if character in "äöüÄÖÜßé§€–") / max(
        sum(beyond.values()), 1
    )


def _values(text: str) -> list[list[str]]:
    told = re.match(r"sep=(.)\n", text, re.IGNORECASE)
    if told:
        return _split(text[told.end() :], told[1])
    separator = separator_of(text)
    return _split(text, separator) if separator else [re.split(r"\t| {2,}", line) for line in text.split("\n")]


def _split(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator, strict=True, skipinitialspace=True))
    except csv.Error:  # a lonely quotation mark
        return [[value.strip('"') for value in line.split(separator)] for line in text.rstrip("\n").split("\n")]


def separator_of(text: str) -> str:
    """The separator that cuts most lines into the same number of cells (at least two); empty when none does."""
    best, best_score = "", 0.0
    for separator in SEPARATORS:
        try:
            rows = list(csv.reader(io.StringIO(text[:60_000]), delimiter=separator))[:200]
        except csv.Error:
            continue
        counts = Counter(len(row) for row in rows if any(row))
        if not counts:
            continue
        columns, lines = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        score = 0.0 if columns < 2 else lines / counts.total() * min(columns, 6) ** 0.5
        if score > best_score * 1.05:
            best, best_score = separator, score
    return best if best_score > 0.4 else ""
