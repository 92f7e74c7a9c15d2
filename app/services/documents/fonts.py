"""The bundled fonts: which one can show a character, and how wide it is; each file is read when its first character
comes."""

from functools import cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app import resources
from app.services.documents.text import REPLACEMENT, shaped


class Face(NamedTuple):
    """One typeface: its file without the weight, how much larger it is set beside Noto Sans to look equally large,
    and whether it has a bold."""

    name: str
    scale: float = 1.0
    has_bold: bool = True


FACES = (
    Face("NotoSans"),
    Face("NotoNaskhArabic", 1.12),
    Face("NotoSansEthiopic"),
    Face("NotoSansGeorgian"),
    Face("NotoSansArmenian"),
    Face("NotoSansMath", has_bold=False),
    Face("NotoSansSymbols2", has_bold=False),
)
"""In the order in which a character is looked for."""


@cache
def font(name: str) -> TTFont:
    """The font of a file in `resources/fonts`, registered with reportlab under its name."""
    loaded = TTFont(name, str(resources.path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(loaded)
    return loaded


def _file(face: Face, bold: bool) -> str:
    return f"{face.name}-{'Bold' if bold and face.has_bold else 'Regular'}"


class Widths(dict[str, float]):
    """Width of each character in a size of 1 point, filled as characters come; of the replacement sign for one no
    font has."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self.bold = bold
        self.first = _file(FACES[0], bold)
        self.fonts: dict[str, tuple[str, float]] = {}
        """Font name and scale of each character seen."""
        self.plain: set[str] = set()
        """The characters seen that the first face has."""

    def __missing__(self, char: str) -> float:
        for face in FACES:
            name = _file(face, self.bold)
            glyphs = font(name).face
            if ord(char) in glyphs.charToGlyph:
                return self._learn(char, name, face.scale, glyphs.charWidths[ord(char)])
        return self[REPLACEMENT]

    def _learn(self, char: str, name: str, scale: float, width: float) -> float:
        self.fonts[char] = name, scale
        if name == self.first:
            self.plain.add(char)
        self[char] = width * scale / 1000
        return self[char]

    def shown(self, char: str) -> tuple[tuple[str, float], str]:
        """The font and scale of a character, and what is drawn for it: itself, or the replacement sign."""
        self[char]
        return (self.fonts[char], char) if char in self.fonts else (self.fonts[REPLACEMENT], REPLACEMENT)

    def of(self, text: str) -> float:
        """Width of a text in a size of 1 point."""
        return sum(map(self.__getitem__, text))


REGULAR, BOLD = Widths(False), Widths(True)


def widths(bold: bool) -> Widths:
    """The widths of the regular or the bold weight."""
    return BOLD if bold else REGULAR


def unprintable(text: str) -> set[str]:
    """The characters of a cleaned text that no bundled font can show."""
    if REGULAR.plain.issuperset(text):
        return set()
    needed = set(shaped(text)) - set("\n\u200c\u200d")
    REGULAR.of("".join(needed))
    return {char for char in needed if char not in REGULAR.fonts}
