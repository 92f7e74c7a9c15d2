"""One change to many records at once: what it would do to each of them, and doing it as one action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.errors import ValidationError
from app.models import Person
from app.models.base import Attribute, Computed, Kind, Several
from app.models.facts import facts, fields
from app.services.crud import Crud, records_of
from app.services.history import plain
from app.services.history_words import spoken
from app.services.pages import lists_of
from app.text import _, number

_ONES_OWN = {Kind.NOTES, Kind.PHONE, Kind.EMAIL, Kind.URL}
"""What nobody shares with others, or what would take another's words away."""


@dataclass(frozen=True)
class Wish:
    """What a field is to become; with a list, `value` is added or taken away.

    `on`, `reason` and `override` date and explain a new status; elsewhere they mean nothing.
    """

    field: Attribute
    value: Any
    away: bool = False
    on: date | None = None
    reason: str = ""
    override: str = ""


@dataclass(frozen=True)
class Effect:
    """One record and its value before and after, in words."""

    record_id: str
    before: str
    after: str | None
    """None while nothing is wished."""

    @property
    def changes(self) -> bool:
        """Whether anything becomes different."""
        return self.after not in (None, self.before)


def changeable(owner: type[Any]) -> list[Attribute]:
    """The fields that many records may be given together: no names, no addresses to reach one person, no notes."""
    found = [f for f in fields(owner) if facts(f).name not in owner.sort_by and facts(f).kind not in _ONES_OWN]
    typed = [f for f in found if not isinstance(f, Several) or vars(f.child).get("words") is None]
    return sorted(typed, key=lambda f: facts(f).kind is not Kind.CHOICE)


def effects(office: Any, crud: Crud[Any], ids: Sequence[str], field: Attribute, wish: Wish | None) -> list[Effect]:
    """The value each record has now, and the one the wish would give it; ValidationError when it cannot be."""
    values = [row[0] for row in crud.rows(ids, [field])]
    before = _words(office, field, values)
    if wish is None:
        return [Effect(identity, words, None) for identity, words in zip(ids, before, strict=True)]
    if problems := _problems(crud, wish):
        raise ValidationError(problems)
    after = _words(office, field, [_result(wish, value) for value in values])
    return [Effect(*told) for told in zip(ids, before, after, strict=True)]


def called(office: Any, crud: Crud[Any], ids: Sequence[str]) -> dict[str, str]:
    """How records are called, by id; what a person does somewhere comes with her name, so that no two look alike."""
    captions: dict[str, str] = office.captions(crud.entity, ids)
    person = getattr(crud.entity, "person_name", None)
    if not isinstance(person, Computed):
        return captions
    known = [identity for identity in ids if identity in captions]
    names = [row[0] for row in crud.rows(known, [person])]
    return {i: f"{name} · {captions[i]}" if name else captions[i] for i, name in zip(known, names, strict=True)}


def _problems(crud: Crud[Any], wish: Wish) -> dict[str, str]:
    name = facts(wish.field).name
    if wish.field is Person.status and wish.value is None:
        return {name: _("Bitte wählen Sie einen Status.")}
    return {} if isinstance(wish.field, Several) else crud.check({name: wish.value}, "several")


def change(office: Any, crud: Crud[Any], ids: Sequence[str], wish: Wish) -> str:
    """Do it to those it changes, as one action; the answer names it, "" when there was nothing to do."""
    touched = [effect.record_id for effect in effects(office, crud, ids, wish.field, wish) if effect.changes]
    if not touched:
        return ""
    if wish.field is Person.status:
        return str(office.people.change_status(touched, wish.value, wish.on, wish.reason, wish.override))
    name = _name(office, crud, touched, wish)
    if not isinstance(wish.field, Several):
        return crud.change_all(touched, {facts(wish.field).name: wish.value}, name)
    with crud.database.transaction(name) as session:
        lists = lists_of(session.connection(), wish.field, touched)
        for record in records_of(session, crud.entity, touched):
            crud.write(session, record, {wish.field.name: _result(wish, lists.get(record.id, []))})
    return name


def _name(office: Any, crud: Crud[Any], ids: Sequence[str], wish: Wish) -> str:
    who = crud.get(ids[0]).caption if len(ids) == 1 else f"{number(len(ids))} {crud.entity.plural}"
    told = facts(wish.field)
    if told.kind is Kind.SEVERAL:
        sign = "−" if wish.away else "+"
        return _("{who}: {field} {sign} {value}").format(
            who=who, field=told.label, sign=sign, value=", ".join(wish.value)
        )
    value = _words(office, wish.field, [wish.value])[0]
    return _("{who}: {field} {value}").format(who=who, field=told.label, value=value or _("geleert"))


def _words(office: Any, field: Attribute, values: list[Any]) -> list[str]:
    told = facts(field)
    if told.target:
        known = office.captions(told.target, sorted({value for value in values if value}))
        return [known.get(value, "") for value in values]
    if isinstance(field, Several):
        return [", ".join(value) for value in values]
    return [spoken(field.class_, told.name, told.kind, plain(value)) for value in values]  # type: ignore[union-attr]


def _result(wish: Wish, value: Any) -> Any:
    if not isinstance(wish.field, Several):
        return wish.value
    result = list(value)
    for text in wish.value:
        result = _without(wish.field, result, text) if wish.away else _with(wish.field, result, text)
    return result


def _with(field: Several, values: list[str], text: str) -> list[str]:
    """Add a text; "Arabisch B2" replaces "Arabisch", but a bare "Arabisch" leaves the level that is known."""
    twins = [value for value in values if _core(field, value) == _core(field, text)]
    if not twins:
        return [*values, text]
    if text.casefold() == _core(field, text):
        return values
    return [text if value == twins[0] else value for value in values if value not in twins[1:]]


def _without(field: Several, values: list[str], text: str) -> list[str]:
    return [value for value in values if _core(field, value) != _core(field, text)]


def _core(field: Several, text: str) -> str:
    """What a text of a list is about, without its level."""
    return str(field.child.parts(text)[field.child.value_column]).casefold()
