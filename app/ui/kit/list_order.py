"""By which column a list is sorted, and that it stays so until the next start."""

from typing import Any

from app.models.base import Attribute, attribute, facts
from app.ui.kit.columns import Column
from app.ui.kit.memory import recall, remember


class ListOrder:
    """The order of one list; without a choice of the user that of the entity's sort key."""

    def __init__(self, key: str, entity: type[Any], columns: tuple[Column, ...]) -> None:
        self._key, self._columns = f"{key}/sort", columns
        names = [column.name for column in columns]
        self._usual = names.index(entity.sort_by[0]) if entity.sort_by[0] in names else 0
        self.attribute: Attribute | None = None
        self.descending = False
        name, _gap, descending = recall(self._key, "").partition(" ")
        if name in names:
            self.attribute, self.descending = attribute(entity, name), descending == "1"

    @property
    def section(self) -> int:
        """The column that wears the arrow."""
        if self.attribute is None:
            return self._usual
        wanted = facts(self.attribute).name
        return next(i for i, column in enumerate(self._columns) if column.name == wanted)

    def click(self, section: int) -> bool:
        """Sort by a column, or turn round where it is that one already; False for columns without an order."""
        column = self._columns[section]
        if not column.sortable:
            return False
        self.descending = section == self.section and not self.descending
        self.attribute = column.attribute
        remember(self._key, f"{column.name} {int(self.descending)}")
        return True
