"""The history speaks German, whatever field it tells of."""

import re
from datetime import date, datetime

import pytest

from app.models import Change, NeedDate
from app.models.ability import WeekSlot
from app.models.base import Kind, Several, entities
from app.models.facts import facts, fields
from app.services import history, history_words as words

SOMETHING = {
    Kind.DATE: date(2026, 11, 3), Kind.DATETIME: datetime(2026, 11, 3, 19), Kind.YES_NO: True, Kind.NUMBER: 12,
    Kind.MONEY: 1250, Kind.HOURS: 90, Kind.COUNTS: {"Arabisch": 34},
    **dict.fromkeys((Kind.TEXT, Kind.NOTES, Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.REFERENCE), "Muster"),
}  # fmt: skip


TEXTS = {NeedDate: "2026-11-24T14:00/2026-11-24T16:00"}
"""What a list of the office holds, where it is no word."""


def test_a_value_of_several_lines_is_told_in_one():
    change = Change(entity="Visit", before={"topics": None}, after={"topics": "Sommerfest\nSpielzimmer"})
    assert words.sentences(change) == ["Themen: – → Sommerfest · Spielzimmer"]


def weekly(child):
    return issubclass(child, WeekSlot)


def every_field():
    return [(owner, field) for owner in entities() for field in fields(owner)]


def called(part):
    return part.__name__ if isinstance(part, type) else part.name if isinstance(part, Several) else str(part)


@pytest.mark.parametrize(("owner", "field"), every_field(), ids=called)
def test_no_field_is_told_in_the_words_of_the_program(owner, field):
    told = " ".join(sentences_of(owner, field))
    raw = {"True", "False", "None", "null", owner.__name__, facts(field).name}
    raw |= {choice.name for choice in facts(field).choices or ()}
    assert not raw.intersection(re.findall(r"\w+", told)), told


def sentences_of(owner, field):
    told = facts(field)
    if isinstance(field, Several):
        values = field.child.parts(TEXTS.get(field.child, "mon.morning" if weekly(field.child) else "Muster B2"))
        kept = {key: history.plain(value) for key, value in values.items()}
        return words.sentences(Change(entity=field.child.__name__, before=None, after={**kept, "position": 0}))
    value = history.plain(SOMETHING[told.kind] if told.kind is not Kind.CHOICE else list(told.choices)[-1])
    change = Change(entity=owner.__name__, before={told.name: None}, after={told.name: value})
    return words.sentences(change, lambda _entity, _identity: "Muster")
