"""How cells of a workbook look and write their values, as far as a preview needs it."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.services.own_forms.layout import Look
from app.text import german_date, german_datetime, number

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_MOST_DIGITS = 6
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""The order in which colours of a theme are numbered."""


@dataclass(frozen=True)
class Format:
    """A number format: what kind of value it writes, and how."""

    kind: str = ""
    digits: int | None = None
    grouped: bool = False
    after: str = ""
    timed: bool = False


@dataclass
class Styles:
    """The styles of a workbook by their number in a cell."""

    formats: list[Format] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """The look of each style."""

    def format_of(self, style: str | None) -> Format:
        index = int(style or 0)
        return self.formats[index] if index < len(self.formats) else Format()

    def look_of(self, style: str | None) -> int:
        index = int(style or 0)
        return self.numbers[index] if index < len(self.numbers) else 0


def styles(tree: Any | None, theme: Any | None) -> Styles:
    """The styles of a workbook from its parts; without a part, plain ones."""
    result = Styles(looks=[Look()])
    if tree is None:
        return result
    colours = _theme(theme)
    codes = {e.get("numFmtId"): e.get("formatCode", "") for e in _all(tree, "numFmts", "numFmt")}
    fonts, fills = list(_all(tree, "fonts", "font")), list(_all(tree, "fills", "fill"))
    borders = list(_all(tree, "borders", "border"))
    for style in _all(tree, "cellXfs", "xf"):
        result.formats.append(number_format(codes.get(style.get("numFmtId")) or _built_in(style.get("numFmtId"))))
        look = _look(style, _pick(fonts, style, "fontId"), _pick(fills, style, "fillId"),
                     _pick(borders, style, "borderId"), colours)  # fmt: skip
        if look not in result.looks:
            result.looks.append(look)
        result.numbers.append(result.looks.index(look))
    return result


def _all(tree: Any, group: str, name: str) -> Any:
    found = next((e for e in tree if e.tag.endswith("}" + group)), None)
    return (e for e in (found if found is not None else ()) if e.tag.endswith("}" + name))


def _pick(known: list[Any], style: Any, key: str) -> Any | None:
    index = int(style.get(key) or 0)
    return known[index] if index < len(known) else None


def _child(element: Any | None, name: str) -> Any | None:
    return next((e for e in (element if element is not None else ()) if e.tag.endswith("}" + name)), None)


def _look(style: Any, font: Any, fill: Any, border: Any, colours: dict[int, str]) -> Look:
    aligned = _child(style, "alignment")
    pattern = _child(fill, "patternFill")
    ground = _child(pattern, "fgColor") if pattern is not None and pattern.get("patternType") == "solid" else None
    sides = [e for e in (border if border is not None else ()) if e.get("style")]
    return Look(
        _child(font, "b") is not None, _child(font, "i") is not None, _colour(ground, colours),
        _colour(_child(font, "color"), colours), (aligned.get("horizontal") or "") if aligned is not None else "",
        aligned is not None and aligned.get("wrapText") in ("1", "true"), len(sides) > 1,
    )  # fmt: skip


def _theme(tree: Any | None) -> dict[int, str]:
    found: dict[int, str] = {}
    for element in tree.iter() if tree is not None else ():
        name = element.tag.rpartition("}")[2]
        if name in _THEME and len(element) and _THEME.index(name) not in found:
            found[_THEME.index(name)] = "#" + (element[0].get("lastClr") or element[0].get("val", ""))[-6:]
    return found


def _colour(element: Any | None, colours: dict[int, str]) -> str:
    if element is None:
        return ""
    told = element.get("rgb")
    plain = f"#{told[-6:]}" if told else colours.get(int(element.get("theme") or -1), "")
    return _tinted(plain, float(element.get("tint") or 0)) if re.fullmatch("#[0-9A-Fa-f]{6}", plain) else ""


def _tinted(colour: str, tint: float) -> str:
    """Lighter for a tint above zero, darker below."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    turned = [p + (255 - p) * tint if tint > 0 else p * (1 + tint) for p in parts]
    return "#" + "".join(f"{min(255, max(0, round(p))):02X}" for p in turned)


def _built_in(identity: str | None) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    return str(BUILTIN_FORMATS.get(int(identity or 0), "General"))


def number_format(code: str) -> Format:
    """What a format code means, as far as a preview needs it."""
    from openpyxl.styles.numbers import is_date_format

    first = code.split(";")[0]
    plain = _QUOTED.sub("", first)
    if code == "@":
        return Format("text")
    if is_date_format(code):
        return Format("date", timed="h" in plain.lower())
    if "General" in code or not re.search("[0#]", plain):
        return Format()
    digits = len(re.findall(r"[0#?]", plain.partition(".")[2]))
    if "%" in plain:
        return Format("share", digits)
    return Format("", digits, "," in plain, " €" if "€" in first else "")


def shown(value: Any, told: Format) -> str:
    """A value as a cell of this format shows it; days as datetime."""
    if isinstance(value, datetime):
        return german_datetime(value) if told.timed else german_date(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return "" if value is None else str(value)
    if told.kind == "share":
        return f"{number(value * 100, told.digits or 0)} %"
    if told.digits is None:
        return plain_number(value)
    text = number(value, told.digits)
    return (text if told.grouped else text.replace(".", "")) + told.after


def plain_number(value: float) -> str:
    """A number without a format: as many digits as it has, at most six."""
    text = f"{value:.{_MOST_DIGITS}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")
