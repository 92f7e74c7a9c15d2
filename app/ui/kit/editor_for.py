"""The editor of a field, with the services where it needs them: references and lists of values."""

from typing import Any

from app.models.base import Attribute, Kind
from app.models.facts import facts
from app.ui.kit.editors import PLAIN_EDITORS, SeveralEditor
from app.ui.kit.references import ReferenceEditor


def editor_for(attribute: Attribute, office: Any) -> Any:
    """A widget with `value()`, `set_value(value)` and `changed`."""
    told = facts(attribute)
    if told.kind is Kind.REFERENCE:
        return ReferenceEditor(told, office)
    if told.kind is Kind.SEVERAL:
        crud = office.crud(attribute.owner.__name__)
        endings = ("", *(f" {ending}" for ending in getattr(attribute.child, "endings", ())))
        return SeveralEditor(told, lambda: [f"{value}{end}" for value, _n in crud.facets(attribute) for end in endings])
    return PLAIN_EDITORS[told.kind](told)
