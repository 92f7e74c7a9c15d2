"""By which column a list is sorted, and that it stays so until the next start."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from app.models.base import Attribute
from app.models.facts import attribute, facts
from app.ui.kit.look import AnyColumn
from app.ui.kit.memory import recall, remember


class ListOrder:
    """The order of one list; without a choice of the user that of the entity's sort key."""

    def __init__(self, key: str, entity: type[Any]) -> None:
        self._key, self._entity = f"{key}/sort", entity
        self.attribute: Attribute | None = None
        self.descending = False
        name, _gap, descending = recall(self._key, "").partition(" ")
        with suppress(KeyError):  # nothing kept, or a field of another version
            self.attribute, self.descending = attribute(entity, name), descending == "1"

    def section(self, columns: Sequence[AnyColumn]) -> int:
        """Which of these columns wears the arrow; -1 where the one sorted by is not among them."""
        names = [column.name for column in columns]
        if self.attribute is None:
            return names.index(self._entity.sort_by[0]) if self._entity.sort_by[0] in names else 0
        wanted = facts(self.attribute).name
        return names.index(wanted) if wanted in names else -1

    def click(self, columns: Sequence[Any], section: int) -> bool:
        """Sort by a column, or turn round where it is that one already; False for columns without an order."""
        column = columns[section]
        if not column.sortable:
            return False
        self.sort(column.attribute, section == self.section(columns) and not self.descending)
        return True

    def sort(self, by: Attribute, descending: bool) -> None:
        """Sort by a field from now on."""
        self.show(by, descending)
        remember(self._key, f"{facts(by).name} {int(descending)}")

    def show(self, by: Attribute | None, descending: bool) -> None:
        """Sort by a field for this look, None for the usual order."""
        self.attribute, self.descending = by, descending
