"""What the office wants to be read at a field, in its own words."""

from sqlalchemy import select

from app.models import FieldHelp
from app.models.base import entity, now
from app.models.facts import attribute, facts
from app.services.crud import Crud
from app.services.database import Changes, Database
from app.text import _


class Helps(Crud[FieldHelp]):
    """One text a field, seen by everybody in the office."""

    entity = FieldHelp

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._texts: dict[tuple[str, str], tuple[str, str]] | None = None
        database.subscribe(self._on_committed)

    def text_of(self, owner: str, field: str) -> str:
        """The office's text at the field of an entity (class name), "" for none."""
        return self._known().get((owner, field), ("", ""))[1]

    def write_text(self, owner: str, field: str, text: str) -> None:
        """Keep the office's text at a field as one action; an empty one takes it away."""
        identity, before = self._known().get((owner, field), ("", ""))
        text = text.strip()
        if text == before:
            return
        label = facts(attribute(entity(owner), field)).label
        if identity:
            template = _("Hinweis geändert: {field}") if text else _("Hinweis entfernt: {field}")
        else:
            template = _("Hinweis geschrieben: {field}")
        with self.database.transaction(template.format(field=label)) as session:
            if not identity:
                session.add(FieldHelp(entity=owner, field_name=field, text=text))
            elif text:
                session.get_one(FieldHelp, identity).text = text
            else:
                session.get_one(FieldHelp, identity).deleted_at = now()

    def _known(self) -> dict[tuple[str, str], tuple[str, str]]:
        if self._texts is None:
            told = select(FieldHelp.entity, FieldHelp.field_name, FieldHelp.id, FieldHelp.text)
            with self.database.reading() as connection:
                rows = connection.execute(told.where(FieldHelp.deleted_at.is_(None))).all()
            self._texts = {(row[0], row[1]): (row[2], row[3]) for row in rows}
        return self._texts

    def _on_committed(self, changes: Changes) -> None:
        if FieldHelp.__name__ in changes.entities:
            self._texts = None
