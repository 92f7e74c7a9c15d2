"""Couples, families and who comes together: seen and changed from both sides."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Person, PersonLink
from app.models.base import Attribute
from app.services.query import Filter, Query
from app.text import _
from app.ui.kit.places import section
from app.ui.kit.references import names
from app.ui.kit.related import Related, RelatedLine, RelatedPage, block
from app.ui.kit.widgets import button

L = PersonLink
LINKS = Related(
    _("Gehören zusammen"),
    PersonLink,
    L.person_id,
    (L.other_id,),
    (section("", L.other_id, L.kind, L.notes),),
    _("+ Person"),
    quiet=(L.kind, L.notes),
    empty=_("Niemand. Paare und Familien bekommen zusammen einen Brief."),
)
_FROM_THE_OTHER_SIDE = (section("", L.kind, L.notes),)


class LinksPage(RelatedPage):
    """Lines with the name of the other person, whoever of both was linked first."""

    def found(self) -> list[str]:
        both = (L.person_id, L.other_id)
        return [i for link in both for i in self._crud.ids(Query(filters=(Filter(link, self.record.id),)))]

    def wanted(self) -> list[Attribute]:
        return [*super().wanted(), L.person_id]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        here = values["raw", L.person_id] == self.record.id
        other = values["raw", L.other_id] if here else values["raw", L.person_id]
        [name] = names(self.office, Person.__name__, [other])
        line = super().make_line(record_id, {**values, L.other_id: name})
        assert isinstance(line, RelatedLine)
        go = button(_("Öffnen"), lambda: self.desk.open(Person.__name__, other), "flat")
        go.setAccessibleName(_("{name} öffnen").format(name=name))
        line.row.addWidget(go)
        return line

    def _open_box(self, record: Any, position: int, line: QWidget | None = None) -> None:
        turned = not isinstance(record, dict) and record.other_id == self.record.id
        self.related = replace(LINKS, form=_FROM_THE_OTHER_SIDE) if turned else LINKS
        super()._open_box(record, position, line)


LINKS_BLOCK = block(LINKS, LinksPage)
"""Under the fields of a person."""
