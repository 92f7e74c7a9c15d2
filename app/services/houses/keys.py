"""Keys of houses: who has which since when, given out and taken back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.models import KeyHandover, Shelter
from app.services.crud import Crud
from app.services.database import Database
from app.text import _, german_date

K = KeyHandover


class Keys(Crud[KeyHandover]):
    """Reads and writes who has a key."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, KeyHandover)

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        given, back = values.get("given_on"), values.get("returned_on")
        if back and identity and not given:
            given = self.get(identity).given_on
        if given and back and back < given:
            problems["returned_on"] = _("Der Schlüssel wäre zurück, bevor er ausgegeben wurde.")
        return problems

    def take_back(self, identity: str, on: date) -> str:
        """Note that a key came back; the answer names the action."""
        key = self.get(identity)
        name = _("Schlüssel zurück: {key}, {who}").format(key=key.key, who=key.person_name)
        with self.database.transaction(name) as session:
            session.get_one(KeyHandover, identity).returned_on = max(on, key.given_on)
        return name

    def still_out(self, person_ids: Sequence[str]) -> list[str]:
        """The keys these people have, each with its house and day, in words."""
        with self.database.reading() as connection:
            return out_of(connection, person_ids)


def out_of(connection: Connection, person_ids: Sequence[str]) -> list[str]:
    """The same within an action."""
    wanted = (
        select(K.key, Shelter.name, K.given_on).join(Shelter, Shelter.id == K.shelter_id)
        .where(K.person_id.in_(list(person_ids)), K.returned_on.is_(None), K.deleted_at.is_(None))
        .order_by(Shelter.sort_key, K.sort_key)
    )  # fmt: skip
    words = _("{key} ({house}), seit {day}")
    return [words.format(key=k, house=h, day=german_date(d)) for k, h, d in connection.execute(wanted)]
