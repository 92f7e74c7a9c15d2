"""Mitglieder: who belongs to a circle in which working group, who was there before, and how many they were."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import CircleMember, CircleRole
from app.services.circles.members import Member, first_by_person, groups_of, headcounts, members_of
from app.text import _, german_date
from app.ui import tones
from app.ui.circles.heads import HeadsChart
from app.ui.kit.places import dotted, section, span
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.widgets import button, clear, label
from app.ui.theme import Tone

M = CircleMember
MEMBERS = Related(
    _("Mitglieder"),
    CircleMember,
    M.circle_id,
    (M.person_name,),
    (section("", M.person_id, M.role, M.subgroup, M.since, M.until),),
    _("+ Mitglied"),
    chip=(M.role, tones.neutral),
    empty=_("Noch niemand eingetragen."),
)
_TONES = {CircleRole.SPEAKER: Tone.TEAL, CircleRole.DEPUTY: Tone.TEAL, CircleRole.SUBGROUP_LEAD: Tone.INFO}


class MembersPage(RelatedPage):
    """Members by working group; former ones are folded."""

    def first_values(self) -> dict[str, Any]:
        return {"since": date.today(), "role": CircleRole.MEMBER}

    def load(self, record: Any) -> None:
        self._unfolded = False
        super().load(record)

    def _show_lines(self) -> None:
        clear(self._lines)
        self._box = None
        today = date.today()
        members = members_of(self.office.database, self.record.id, today)
        coming = [member for member in members if member.since and member.since > today]
        former = [member for member in members if member.until and member.until < today]
        current = [member for member in members if member.is_current(today)]
        self._show_heads(members, today)
        if not current:
            self._lines.addWidget(label(self.related.empty, "quiet", wrap=True))
        for group in groups_of(current):
            words = group.title or (_("Für den ganzen Kreis") if len(current) > len(group.members) else "")
            if words:
                self._lines.addWidget(_heading(words, len(first_by_person(group.members))))
            for member in group.members:
                self._lines.addWidget(self._line(member))
        self._show_coming(coming)
        self._show_former(former)

    def _show_coming(self, coming: list[Member]) -> None:
        """Who begins on a day ahead."""
        if coming:
            self._lines.addWidget(_heading(_("Kommt noch dazu"), len(first_by_person(coming))))
        for member in coming:
            self._lines.addWidget(self._line(member))

    def _show_heads(self, members: list[Member], today: date) -> None:
        periods = [(member.person_id, member.since, member.until) for member in members]
        if periods:
            self._lines.addWidget(HeadsChart(headcounts(periods, today)))

    def _show_former(self, former: list[Member]) -> None:
        if not former:
            return
        count = len(first_by_person(former))
        words = _("1 früheres Mitglied") if count == 1 else _("{count} frühere Mitglieder").format(count=count)
        shown = _("{who} ausblenden") if self._unfolded else _("{who} zeigen")
        self._lines.addWidget(button(shown.format(who=words), self.turn_former, "link", name="formerMembers"))
        for member in former if self._unfolded else ():
            self._lines.addWidget(self._line(member))

    def turn_former(self) -> None:
        """Show who was a member before, or fold them again."""
        self._unfolded = not self._unfolded
        self._show_lines()

    def _line(self, member: Member) -> QWidget:
        period, role = span([german_date(member.since), german_date(member.until)]), member.role
        words = [period, member.phone, member.subgroup if member.until else ""]
        chip = None if role is CircleRole.MEMBER else (role.label, _TONES.get(role, Tone.NEUTRAL))
        if member.away and chip:
            words.insert(0, chip[0])
        if member.away:
            chip = member.away_words, Tone.ATTENTION
        line = RelatedLine(member.name, dotted(words), chip)
        line.setProperty("record", member.id)
        line.opened.connect(lambda: self._edit(line, member.id))
        return line

    def _on_news_committed(self, changes: Any) -> None:
        super()._on_news_committed(changes)
        if "Absence" in changes.entities and self._box is None and self.record is not None:
            self.when_seen(self._show_lines)


def _heading(words: str, count: int) -> QWidget:
    heading = label(_("{group} ({count})").format(group=words, count=count), "heading")
    heading.setContentsMargins(0, 8, 0, 0)  # nearer to its group than to the one above
    return heading
