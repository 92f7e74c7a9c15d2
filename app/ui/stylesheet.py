"""The one stylesheet; colours come in by their name in the palette."""

from string import Template

from app import resources

_SHEET = Template("""
QMainWindow, QDialog, #ground { background: $ground; }
QMenuBar { background: $card; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $neutral_soft; }
QMenu { background: $card; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { left: 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QMenu::item:checked { font-weight: bold; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 4px 6px; }

#head { background: $card; border-bottom: 1px solid $line; }
#status { background: $card; border-top: 1px solid $line; }
#status QLabel, #status QPushButton { color: $quiet; font-size: 12px; }
#status QPushButton { border: none; background: transparent; padding: 2px 6px; min-height: 18px; }
#status QPushButton:hover { color: $text; }
#status QPushButton[tone="attention"] { color: $attention; font-weight: bold; }
#sampleBar, #safetyBar { background: $attention_soft; border-bottom: 1px solid $line; }
#sampleBar QLabel, #safetyBar QLabel { color: $attention; font-weight: bold; }
QPushButton[role="onSample"] { background: transparent; color: $attention; border: 1px solid $attention;
    padding: 0 10px; min-height: 22px; }
QPushButton[role="onSample"]:hover, QPushButton[role="onSample"]:focus { background: $card; }

QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame[role="foot"] { background: transparent; border: none; border-top: 1px solid $line; }
QFrame[role="box"] { background: $card; border: 1px solid $line; border-radius: 6px; }
QFrame[role="paper"] { background: #FFFFFF; border: 1px solid $line; border-radius: 6px; }
QFrame[role="notice"] { background: $text; border-radius: 6px; }
QFrame[role="notice"] QLabel { color: $card; }
QFrame[role="notice"] QPushButton { background: transparent; color: $card; border: 1px solid $quiet; min-height: 22px; }
QFrame[role="notice"] QPushButton:hover { border-color: $card; }
QFrame[role="savebar"] { background: $head; border: none; border-top: 1px solid $line; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: 12px; }
QLabel[role="heading"] { color: $quiet; font-weight: bold; }
QLabel[role="name"] { font-size: 20px; font-weight: bold; }
QLabel[role="figure"] { font-size: 26px; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="problem"] { color: $accent; font-size: 12px; }

QPushButton { background: $card; border: 1px solid $line; border-radius: 6px; padding: 0 12px; min-height: 28px; }
QPushButton:hover { background: $head; border-color: $bar; }
QPushButton:pressed { background: $neutral_soft; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $quiet; background: $ground; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: bold; }
QPushButton[role="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="primary"]:disabled { background: $neutral_soft; border-color: $line; color: $quiet; }
QPushButton[role="toggle"]:checked { background: $accent_soft; border-color: $accent_soft; }
QPushButton[role="toggle"]:checked:focus { border-color: $accent; }
QPushButton[role="flat"] { background: transparent; border: 1px solid transparent; padding: 0 6px; min-height: 22px; }
QPushButton[role="flat"]:hover { background: $neutral_soft; }
QPushButton[role="flat"]:focus { border-color: $accent; }
QPushButton[role="link"] { background: transparent; border: none; color: $info; padding: 0; min-height: 22px;
    text-align: left; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { text-decoration: underline; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
    background: $card; border: 1px solid $line; border-radius: 6px; padding: 0 8px; min-height: 28px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { padding: 2px 8px; min-height: 18px; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $bar; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 1px solid $accent; }
QLineEdit[role="field"], QComboBox[role="field"], QSpinBox[role="field"] { min-height: 24px; padding: 0 7px; }
QComboBox[role="field"] { padding: 0 9px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
*[problem="true"] { border: 1px solid $accent; background: $accent_soft; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $ground; color: $quiet; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid $quiet; border-radius: 4px; background: $card; }
QRadioButton { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $quiet; border-radius: 8px; background: $card; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled { background: $ground; border-color: $bar; }
QCheckBox::indicator:checked:disabled { background: $bar; }
QCheckBox:disabled { color: $quiet; }
QComboBox QAbstractItemView, QListView[role="popup"] {
    background: $card; border: 1px solid $line; padding: 4px; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QListView[role="popup"] { padding: 0; }
QListView[role="popup"]::item { padding: 3px 4px; }
QListView[role="popup"]::item:selected { background: $accent_soft; color: $text; }
#findField { background: $ground; }
#findHint { background: $card; color: $quiet; border: 1px solid $line; border-radius: 4px; font-size: 11px;
    qproperty-alignment: AlignCenter; }

QTableView { background: $card; border: none; border-radius: 8px; gridline-color: $line; outline: 0; }
QHeaderView { background: $head; border: none; border-top-left-radius: 8px; border-top-right-radius: 8px; }
QHeaderView::section { background: $head; color: $quiet; font-weight: bold; border: none;
    border-bottom: 1px solid $line; padding: 0 10px; height: 34px; }
QTableCornerButton::section { background: $head; border: none; border-bottom: 1px solid $line; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; image: none; }
#taskLine, #line[ruled="true"] { border: none; border-bottom: 1px solid $line; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTabBar QToolButton { background: $card; border: none; }
QTabBar::scroller { width: 36px; }
QListView { background: $card; border: none; outline: 0; }
#houses { border: 1px solid $line; border-radius: 6px; padding: 4px; }
#houses::item { padding-left: 4px; }

QScrollArea, QScrollArea > QWidget > #page { background: transparent; border: none; }
#paperDesk { background: $ground; border-top-left-radius: 8px; border-top-right-radius: 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $bar; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $neutral_soft; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QCalendarWidget QWidget { alternate-background-color: $head; }
QCalendarWidget QToolButton { background: transparent; border: none; padding: 4px 8px; color: $text; }
QCalendarWidget QToolButton:hover { background: $neutral_soft; border-radius: 4px; }
QCalendarWidget #qt_calendar_navigationbar { background: $card; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; outline: 0; }
""")


def stylesheet(colours: dict[str, str]) -> str:
    """The sheet with the palette's colours in it."""
    tick = resources.path("icons", f"check-{str(colours['on_accent'])[1:].lower()}.png").as_posix()
    return _SHEET.substitute({name: str(value) for name, value in colours.items()}, tick=tick)
