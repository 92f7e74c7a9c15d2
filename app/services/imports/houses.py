"""Houses, circles and organisations by the names that lists use; missing ones are made."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import HelperCircle, Organisation, Shelter
from app.services.bulk import add_all
from app.services.database import Database
from app.services.imports.rows.shelters import kind_of
from app.services.imports.values.addresses import house_key


def known_houses(database: Database) -> frozenset[str]:
    """The keys (`blank.key`) of all houses, with and without "GU" before them."""
    from app.services.imports.values.blank import key

    with database.reading() as connection:
        names = list(connection.execute(select(Shelter.name).where(Shelter.deleted_at.is_(None))).scalars())
    return frozenset({key(name) for name in names} | {house_key(name) for name in names})


class Named:
    """Ids by name for one entity; `of` makes what is missing, all at once."""

    def __init__(self, session: Session, owner: Any) -> None:
        self._session, self._owner = session, owner
        rows = session.execute(select(owner.id, owner.name).where(owner.deleted_at.is_(None)))
        self._ids = {self._sign(name): identity for identity, name in rows}

    def make(self, names: list[str], values: Mapping[str, dict[str, Any]] | None = None) -> None:
        """Create those of `names` that do not exist yet, with `values` by name."""
        missing = {self._sign(name): name for name in names if self._sign(name) not in self._ids}
        known = {self._sign(name): more for name, more in (values or {}).items()}
        rows = [{**self._row(name), **known.get(sign, {})} for sign, name in missing.items()]
        self._ids.update(zip(missing, add_all(self._session, self._owner, rows), strict=True))

    def of(self, name: str) -> str:
        """The id of an existing one."""
        return str(self._ids[self._sign(name)])

    def _sign(self, name: str) -> str:
        return house_key(name)

    def _row(self, name: str) -> dict[str, Any]:
        if self._owner is not Shelter:
            return {"name": name}
        from app.models import ShelterKind

        kind = kind_of(name)
        return {
            "name": name,
            "kind": ShelterKind[kind]
            if kind and name.casefold().startswith(("gu", "au", "not", "lea", "ea"))
            else None,
            "requires_conduct_check": True,
            "requires_measles": True,
        }


__all__ = ["HelperCircle", "Named", "Organisation", "Shelter", "known_houses"]
