"""Reads what the models declare: the facts of a field, and which fields an entity has."""

from dataclasses import dataclass, field as dataclass_field
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Enum as EnumType, Integer, String, Text

from app.models.base import Attribute, Computed, Facts, Kind, Loose, Several, _Declared


@dataclass(frozen=True)
class _Known:
    facts: dict[tuple[type, str], Facts] = dataclass_field(default_factory=dict)


_known = _Known()


def facts(attribute: Any) -> Facts:
    """The facts of `Person.last_name`, `Person.languages` or `Person.sort_name`; TypeError for an undeclared column."""
    key = (getattr(attribute, "class_", None) or attribute.owner, getattr(attribute, "key", None) or attribute.name)
    if key not in _known.facts:
        _known.facts[key] = _facts(attribute)
    return _known.facts[key]


def _facts(attribute: Any) -> Facts:
    if isinstance(attribute, Loose):
        return attribute.told
    if isinstance(attribute, Several):
        return Facts(
            attribute.name, attribute.label, Kind.SEVERAL, hint=attribute.hint, found_as=attribute.found_as,
            disclose=attribute.disclose, choices=attribute.choices,
        )  # fmt: skip
    if isinstance(attribute, Computed):
        return Facts(
            attribute.name,
            attribute.label,
            attribute.kind,
            disclose=attribute.disclose,
            choices=attribute.choices,
            editable=False,
        )
    return _column_facts(attribute)


def _column_facts(attribute: Any) -> Facts:
    column = attribute.property.columns[0]
    declared: _Declared | None = column.info.get("declared")
    if declared is None:
        raise TypeError(f"{attribute} is no declared field")
    return Facts(
        attribute.key,
        declared.label,
        declared.kind or _kind_of(column.type),
        length=None if isinstance(column.type, EnumType) else getattr(column.type, "length", None),
        required=not column.nullable and column.default is None,
        hint=declared.hint,
        found_as=declared.found_as,
        disclose=declared.disclose,
        choices=getattr(column.type, "enum_class", None),
        target=declared.target,
        default=column.default.arg if column.default is not None and column.default.is_scalar else None,
    )


_KINDS = (
    (EnumType, Kind.CHOICE), (Text, Kind.NOTES), (String, Kind.TEXT), (Boolean, Kind.YES_NO),
    (Integer, Kind.NUMBER), (DateTime, Kind.DATETIME), (Date, Kind.DATE),
)  # fmt: skip


def _kind_of(column_type: Any) -> Kind:
    return next(kind for type_, kind in _KINDS if isinstance(column_type, type_))


def fields(owner: Any) -> list[Attribute]:
    """All declared fields of an entity in the order of declaration: stored ones, then lists; without computed ones."""
    return list(_fields(owner))


@cache
def _fields(owner: Any) -> tuple[Attribute, ...]:
    mapper = owner.__mapper__
    stored = [getattr(owner, p.key) for p in mapper.column_attrs if "declared" in p.columns[0].info]
    return (*stored, *(value for value in _class_values(owner) if isinstance(value, Several)))


@cache
def facts_by_name(owner: Any) -> dict[str, Facts]:
    """The facts of all declared fields of an entity."""
    return {told.name: told for told in map(facts, fields(owner))}


def computed(owner: Any) -> list[Computed]:
    """The computed values of an entity in the order of declaration."""
    return [value for value in _class_values(owner) if isinstance(value, Computed)]


def _class_values(owner: Any) -> list[Any]:
    return [value for base in reversed(owner.__mro__) for value in vars(base).values()]


def attribute(owner: Any, name: str) -> Attribute:
    """The field called `name`; KeyError when the entity declares none."""
    for candidate in [*fields(owner), *computed(owner)]:
        if facts(candidate).name == name:
            return candidate
    raise KeyError(name)
