"""Colours, type and measure of the window, said once: palettes for light and dark, and how they reach Qt."""

import colorsys
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum, StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.text import _
from app.ui.stylesheet import stylesheet

READABLE = 4.5
"""Least contrast of text to its ground (WCAG 2.2 AA, 1.4.3)."""


class Tone(StrEnum):
    """What a chip's colour says; the words on it say the same."""

    NEUTRAL = "neutral"
    GOOD = "good"
    ATTENTION = "attention"
    INFO = "info"
    STRONG = "accent"
    TEAL = "teal"
    VIOLET = "violet"
    BROWN = "brown"
    OLIVE = "olive"
    PLUM = "plum"


class Scheme(Enum):
    """Which palette the user wants."""

    SYSTEM = _("Wie das System")
    LIGHT = _("Hell")
    DARK = _("Dunkel")


@dataclass(frozen=True)
class Palette:
    """Every colour of the window as #RRGGBB; `..._soft` is the ground under text in that colour."""

    ground: str
    card: str
    head: str
    line: str
    text: str
    quiet: str
    accent: str
    accent_soft: str
    on_accent: str
    neutral: str
    neutral_soft: str
    good: str
    good_soft: str
    attention: str
    attention_soft: str
    info: str
    info_soft: str
    teal: str
    teal_soft: str
    violet: str
    violet_soft: str
    brown: str
    brown_soft: str
    olive: str
    olive_soft: str
    plum: str
    plum_soft: str
    bar: str
    dark: bool

    def chip(self, tone: Tone) -> tuple[str, str]:
        """Text and ground of a chip."""
        return getattr(self, tone.value), getattr(self, f"{tone.value}_soft")

    def readable_pairs(self) -> Iterator[tuple[str, str]]:
        """Every pair of text and ground that occurs in the window."""
        for ground in (self.ground, self.card, self.head):
            yield from ((self.text, ground), (self.quiet, ground))
        yield from ((self.text, self.accent_soft), (self.accent, self.card), (self.on_accent, self.accent))
        for tone in Tone:
            yield self.chip(tone)


LIGHT = Palette(
    ground="#F6F5F3", card="#FFFFFF", head="#FBFAF8", line="#E3E0DB", text="#1F2328", quiet="#5F646B",
    accent="#B3122A", accent_soft="#FBE9EC", on_accent="#FFFFFF", neutral="#5F646B", neutral_soft="#ECEAE6",
    good="#1E7B4F", good_soft="#E4F4EC", attention="#9A6200", attention_soft="#FFF3DC",
    info="#1F5FA8", info_soft="#E6F0FB", teal="#0E6A70", teal_soft="#DFF2F2", violet="#5B4B9E", violet_soft="#EDEAF8",
    brown="#86491E", brown_soft="#F7EADF", olive="#566418", olive_soft="#EFF3DA", plum="#8A3A75", plum_soft="#F7E7F2",
    bar="#8C97A5", dark=False,
)  # fmt: skip
DARK = Palette(
    ground="#1E1F22", card="#27282C", head="#2B2C30", line="#3A3B40", text="#ECEDEE", quiet="#A3A8AE",
    accent="#F0788B", accent_soft="#43262C", on_accent="#1E1F22", neutral="#B4B9BF", neutral_soft="#3A3B40",
    good="#5CC795", good_soft="#1F3A2D", attention="#E0B050", attention_soft="#3D3220",
    info="#7DB0EE", info_soft="#20324A", teal="#62C3CA", teal_soft="#18373A", violet="#B0A3EC", violet_soft="#302B45",
    brown="#DFA67D", brown_soft="#402D20", olive="#B9C96E", olive_soft="#2F351B", plum="#E09ACD", plum_soft="#40263A",
    bar="#6C7580", dark=True,
)  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of `one`, the rest of `other`."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def with_accent(palette: Palette, chosen: str) -> Palette:
    """The palette in the office's colour, made lighter or darker until it can be read; ours stays as drawn."""
    if chosen.upper() == LIGHT.accent or not is_colour(chosen):
        return palette
    soft_share = 0.18 if palette.dark else 0.09
    for accent in _shades(chosen, towards_white=palette.dark):
        soft = mix(accent, palette.card, soft_share)
        if contrast(accent, palette.card) >= READABLE and contrast(accent, soft) >= READABLE:
            break
    on_accent = max(("#FFFFFF", "#1E1F22"), key=lambda text: contrast(text, accent))
    return replace(palette, accent=accent, accent_soft=soft, on_accent=on_accent)


def is_colour(text: str) -> bool:
    """Whether a text is a colour as we keep them, #RRGGBB."""
    return bool(re.fullmatch(r"#[0-9A-Fa-f]{6}", text))


def _shades(chosen: str, towards_white: bool) -> Iterator[str]:
    """The colour itself, then step by step lighter or darker in the same hue."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(chosen[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    aim = 1.0 if towards_white else 0.0
    for step in range(21):
        shade = colorsys.hls_to_rgb(hue, lightness + (aim - lightness) * step / 20, saturation)
        yield "#" + "".join(f"{round(part * 255):02X}" for part in shade)


class Theme(QObject):
    """The palette in use; says `changed` when the system or the user switches."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.palette = LIGHT
        self.scheme = Scheme.SYSTEM
        self.accent = ""
        self._applied: Palette | None = None
        self._system_dark: bool | None = None

    def start(self, app: QApplication) -> None:
        """Give the program its type and colours, and follow the system from now on."""
        app.setFont(_font())
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.apply()

    def choose(self, *, scheme: Scheme | None = None, accent: str | None = None) -> None:
        """Switch to the user's scheme or the office's colour ("" for ours)."""
        scheme, accent = scheme or self.scheme, self.accent if accent is None else accent
        if (scheme, accent) != (self.scheme, self.accent):
            self.scheme, self.accent = scheme, accent
            self.apply()

    def apply(self) -> None:
        """Show the palette that is due now."""
        base = DARK if self._is_dark() else LIGHT
        wanted = with_accent(base, self.accent) if self.accent else base
        if wanted == self._applied:
            return
        self.palette = self._applied = wanted
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(_qt_palette(self.palette))
        app.setStyleSheet(stylesheet({f.name: getattr(self.palette, f.name) for f in fields(Palette)}))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self.scheme is not Scheme.SYSTEM:
            return self.scheme is Scheme.DARK
        if self._system_dark is None:  # the palette is still the system's; the namespace Qt is 20 ms away
            self._system_dark = QApplication.palette().window().color().lightness() < 128
        return self._system_dark

    def _on_scheme_changed(self, now: Any) -> None:
        from PySide6.QtCore import Qt

        self._system_dark = now is Qt.ColorScheme.Dark
        if self.scheme is Scheme.SYSTEM:
            self.apply()


theme = Theme()


def colour(name: str) -> QColor:
    """A colour of the palette in use, by its field name."""
    return QColor(getattr(theme.palette, name))


def inked(name: str) -> QPalette:
    """A palette whose words are in a colour of the palette in use, for `QStyle.drawItemText`."""
    result = QPalette()
    result.setColor(QPalette.ColorRole.WindowText, colour(name))
    return result


def font(size: int = 13, bold: bool = False) -> QFont:
    """The window's type; `size` in pixels at 100 %."""
    result = QFont(QApplication.font())
    result.setPixelSize(size)
    result.setBold(bold)
    return result


def tabular(base: QFont) -> QFont:
    """The same type with figures of one width, for columns of numbers."""
    result = QFont(base)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _font() -> QFont:
    family = next((name for name in ("Segoe UI", "Noto Sans") if QFontDatabase.hasFamily(name)), None)
    family = family or _bundled_family()
    result = QFont(family)
    result.setPixelSize(13)
    return result


def _bundled_family() -> str:
    from app import resources

    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
    return "Noto Sans"


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    roles = {
        role.Window: palette.ground, role.WindowText: palette.text, role.Base: palette.card, role.Text: palette.text,
        role.AlternateBase: palette.head, role.Button: palette.card, role.ButtonText: palette.text,
        role.ToolTipBase: palette.card, role.ToolTipText: palette.text, role.PlaceholderText: palette.quiet,
        role.Highlight: palette.accent_soft, role.HighlightedText: palette.text, role.Link: palette.info,
        role.Accent: palette.accent, role.BrightText: palette.on_accent, role.Light: palette.card,
        role.Mid: palette.line, role.Midlight: palette.line, role.Dark: palette.quiet, role.Shadow: palette.line,
    }  # fmt: skip
    result = QPalette()
    for key, value in roles.items():
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(mix(palette.quiet, palette.card, 0.6)))
    return result
