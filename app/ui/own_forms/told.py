"""What there is to say about a form before it leaves: what stands in the way, what is missing, what has changed."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.own_forms.planning import Difference, amount_in_words
from app.services.own_forms.service import Preview, missing_in_words
from app.text import _, german_date, number
from app.ui.kit.chips import Chips
from app.ui.kit.widgets import label, scrolled
from app.ui.theme import Tone

MOST = 8
"""Differences that are named."""


class Told(QWidget):
    """What stands in the way first, then chips with the counts, then sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.chips, self.problem, self.notes = Chips(), label("", "problem", wrap=True), label("", "small", wrap=True)
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(2, 8, 8, 0)
        lines.setSpacing(6)
        for part in (self.problem, self.chips, self.notes):
            lines.addWidget(part)
        lines.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))
        self.say("")

    def say(self, sentence: str) -> None:
        """Say what went wrong; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def show_preview(self, found: Preview, before: date | None) -> None:
        """Say what filling in would mean; `before` is the day of the last time."""
        plan = found.plan
        self.chips.show_chips(_counts(found))
        self.say("\n".join([*plan.problems, *missing_in_words(plan)]))
        begun = any(plan.shown.values()) or plan.problems or plan.missing
        first = [] if begun else [_("Klicken Sie eine Zelle an und wählen Sie links, was dort stehen soll.")]
        told = [*first, *_differences(plan.differences, before), *plan.notes]
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))


def _counts(found: Preview) -> list[tuple[str, Tone]]:
    plan, handed = found.plan, found.gathered.handed
    cells = sum(1 for words in plan.shown.values() if words)
    chips = [(_("1 Zelle") if cells == 1 else _("{count} Zellen").format(count=number(cells)), Tone.NEUTRAL)]
    if plan.problems:
        chips.append((_("so nicht möglich"), Tone.ATTENTION))
    if plan.missing:
        chips.append((_("{count} Pflicht noch leer").format(count=number(len(plan.missing))), Tone.ATTENTION))
    if handed.named:
        chips.append((_("{count} mit Namen").format(count=number(handed.named)), Tone.INFO))
    if handed.left_out:
        chips.append((_("{count} ohne Namen").format(count=number(handed.left_out)), Tone.ATTENTION))
    return chips


def _differences(differences: list[Difference], before: date | None) -> list[str]:
    if before is None:
        return []
    if not differences:
        return [_("Alle Zahlen sind wie zum {day}.").format(day=german_date(before))]
    told = [_difference(one) for one in differences[:MOST]]
    more = [_("und {count} weitere").format(count=len(differences) - MOST)] if len(differences) > MOST else []
    return [_("Anders als zum {day}: {list}.").format(day=german_date(before), list="; ".join([*told, *more]))]


def _difference(one: Difference) -> str:
    change = one.now - one.before
    words = amount_in_words(abs(change))
    return _("{where} {before} → {now} ({change})").format(
        where=one.where, before=amount_in_words(one.before), now=amount_in_words(one.now),
        change=f"+{words}" if change > 0 else f"−{words}",
    )  # fmt: skip
