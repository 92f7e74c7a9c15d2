"""What is looked at in every scene of the window: names, ways for the keyboard, contrast, cut words, overlaps."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)

from app.ui.theme import READABLE, contrast

CONTROLS = (
    QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox, QTabBar,
)  # fmt: skip
SPOKEN = (QLabel, QAbstractButton)
QT_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton", "QLineEditIconButton")
"""Parts that Qt itself makes inside of a control."""
SLACK = 1
"""Pixels by which rounding may be wrong."""

Fault = str


def shown(ground: QWidget, kinds: Any = QWidget) -> list[Any]:
    """The visible parts of one kind or several, without those inside of a control and in other windows."""
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    found = [part for kind in kinds for part in ground.findChildren(kind)]
    own = [part for part in dict.fromkeys(found) if ground.isAncestorOf(part) and _in_view(part)]
    return [part for part in own if not _made_by_qt(part)]


def _in_view(part: QWidget) -> bool:
    return part.isVisible() and not part.visibleRegion().isEmpty()


def _made_by_qt(part: QWidget) -> bool:
    inside = part.parentWidget()
    names = (part.objectName(), part.metaObject().className())
    composed = isinstance(inside, QTabBar | QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView)
    return any(name.startswith(QT_OWN) for name in names) or (composed and not isinstance(part, QLabel))


def called(part: QWidget) -> str:
    """How a fault names a part."""
    text = getattr(part, "text", lambda: "")()
    return f"{type(part).__name__} {part.objectName() or part.accessibleName() or str(text)[:30]!r}"


def nameless(ground: QWidget) -> Iterator[Fault]:
    """Controls nobody can tell apart by ear."""
    for part in shown(ground, CONTROLS):
        said = part.accessibleName() or (isinstance(part, QAbstractButton) and part.text())
        if not said:
            yield called(part)


def unreachable(ground: QWidget) -> Iterator[Fault]:
    """Controls that the Tab key passes by."""
    for part in shown(ground, CONTROLS):
        if part.isEnabled() and not part.focusPolicy() & Qt.FocusPolicy.TabFocus and not _only_shows(part):
            yield called(part)


def _only_shows(part: QWidget) -> bool:
    """A view without a choice, one whose arrow keys belong to the search field above it, or a radio button that the
    arrow keys lead to from the chosen one."""
    if isinstance(part, QRadioButton):
        return not part.isChecked()
    views = QAbstractItemView
    idle = isinstance(part, views) and part.selectionMode() is views.SelectionMode.NoSelection
    return idle or bool(part.property("arrowsFromField"))


def out_of_order(ground: QWidget) -> Iterator[Fault]:
    """Steps of the Tab key within a card that go up or back."""
    order = _tab_order(ground)
    for before, after in zip(order, order[1:], strict=False):
        if _card_of(before) is _card_of(after) and _goes_back(_place(before, ground), _place(after, ground)):
            yield f"{called(before)} → {called(after)}"


def _tab_order(ground: QWidget) -> list[QWidget]:
    """The stops of the Tab key, walked for real: asking for the chain would mix up who owns whom in PySide."""
    stops = set(shown(ground, CONTROLS))
    ground.activateWindow()
    QApplication.processEvents()
    first, order = QApplication.focusWidget(), []
    if first is not None:
        first.clearFocus()
    for _step in range(3 * len(stops)):
        ground.focusNextChild()
        part = QApplication.focusWidget()
        if part in order:
            break
        if part in stops:
            order.append(part)
    if first is not None:
        first.setFocus()
    return order


def _card_of(part: QWidget) -> QWidget:
    above = part.parentWidget()
    while above.parentWidget() is not None and not above.isWindow() and above.property("role") != "card":
        above = above.parentWidget()
    return above


def _goes_back(before: QRect, after: QRect) -> bool:
    above = after.bottom() <= before.top() and after.left() < before.right()
    same_line = min(before.bottom(), after.bottom()) - max(before.top(), after.top()) > before.height() // 2
    return above or (same_line and after.right() <= before.left())


def faint(ground: QWidget) -> Iterator[Fault]:
    """Words that hardly stand out from what is behind them."""
    picture = ground.grab().toImage()
    for part in shown(ground, (*SPOKEN, QLineEdit)):
        if part.isEnabled() and part.text() and not isinstance(part, QCheckBox) and _on_top(part, ground):
            ink = part.palette().color(part.foregroundRole()).name()
            behind = _behind(picture, _place(part, ground), ground.devicePixelRatioF())
            if behind and contrast(ink, behind) < READABLE:
                yield f"{called(part)} {ink} on {behind}"


def _on_top(part: QWidget, ground: QWidget) -> bool:
    """Whether nothing that comes and goes, such as a notice, lies over the part."""
    hit = ground.childAt(_place(part, ground).center())
    return hit is None or hit is part or part.isAncestorOf(hit) or hit.isAncestorOf(part)


def _behind(picture: QImage, place: QRect, ratio: float) -> str:
    """The colour most of a part is painted in; a frame around it does not count."""
    inner = place.adjusted(2, 2, -2, -2)
    points = [
        QPoint(int(x * ratio), int(y * ratio))
        for y in range(inner.top(), inner.bottom(), 3)
        for x in range(inner.left(), inner.right(), 3)
    ]
    colours = Counter(picture.pixelColor(point).name() for point in points if picture.rect().contains(point))
    return colours.most_common(1)[0][0] if colours else ""


def cut(ground: QWidget) -> Iterator[Fault]:
    """Words that do not fit where they stand, or that the edge of a part around them cuts off."""
    for part in shown(ground, (*SPOKEN, QComboBox)):
        if not _words_of(part) or getattr(part, "shortens", False):
            continue
        if lacking := _lacks(part):
            yield f"{called(part)} lacks {lacking}"
        elif _is_cut_off(part):
            yield f"{called(part)} is cut off"


def _words_of(part: Any) -> str:
    return part.currentText() if isinstance(part, QComboBox) else part.text()


def _lacks(part: Any) -> str:
    """How many pixels are missing in which direction, "" for none."""
    if isinstance(part, QLabel):
        return _label_lacks(part)
    wide = part.sizeHint().width() - part.width()
    if isinstance(part, QComboBox):
        wide = part.fontMetrics().horizontalAdvance(part.currentText()) + 24 - part.width()
    return f"{wide} px of width" if wide > SLACK and not part.toolTip() else ""


def _label_lacks(part: QLabel) -> str:
    room = part.contentsRect()
    if part.wordWrap():
        high = part.heightForWidth(part.width()) - part.height()
        longest = max((part.fontMetrics().horizontalAdvance(word) for word in part.text().split()), default=0)
        wide = longest - room.width()
    else:
        need = part.fontMetrics().size(0, part.text())
        high, wide = need.height() - room.height(), need.width() - room.width()
    return f"{high} px of height" if high > SLACK else f"{wide} px of width" if wide > SLACK else ""


def _is_cut_off(part: QWidget) -> bool:
    """Whether a part stands out of one around it that does not scroll."""
    above, inner = part.parentWidget(), part
    while above is not None and not inner.isWindow():
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            return _leaves(part, above, sideways=True)
        if _leaves(part, above, sideways=False):
            return True
        inner, above = above, above.parentWidget()
    return False


def _leaves(part: QWidget, above: QWidget, sideways: bool) -> bool:
    place = QRect(part.mapTo(above, QPoint()), part.size())
    left, right = place.left() < -SLACK, place.right() > above.width() + SLACK
    return left or right or (not sideways and (place.top() < -SLACK or place.bottom() > above.height() + SLACK))


def overlapping(ground: QWidget) -> Iterator[Fault]:
    """Controls and words beside each other that share pixels."""
    siblings: dict[QWidget, list[QWidget]] = {}
    for part in shown(ground, (*SPOKEN, *CONTROLS)):
        siblings.setdefault(part.parentWidget(), []).append(part)
    for parts in siblings.values():
        for number, one in enumerate(parts):
            for other in parts[number + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > SLACK and shared.height() > SLACK:
                    yield f"{called(one)} and {called(other)}"


def _place(part: QWidget, ground: QWidget) -> QRect:
    return QRect(part.mapTo(ground, QPoint()), part.size())


CLAIMS: dict[str, Callable[[QWidget], Iterator[Fault]]] = {
    "every control has a name": nameless,
    "every control is reached by the Tab key": unreachable,
    "the Tab key goes on as one reads": out_of_order,
    "words stand out from their ground": faint,
    "no words are cut": cut,
    "nothing lies over something else": overlapping,
}


def look_at(ground: QWidget, faults: dict[str, dict[str, list[Fault]]], scene: str) -> None:
    """Note what is wrong on a window, dialog or menu; a fault seen before is not noted again."""
    if isinstance(ground, QMenu):
        return  # Qt lays out and names a menu from its actions
    QApplication.processEvents()
    for claim, look in CLAIMS.items():
        known = {fault for found in faults[claim].values() for fault in found}
        if fresh := [fault for fault in look(ground) if fault not in known]:
            faults[claim][scene] = fresh
