"""Fields an office adds to people: defined, filled, told in the history and to the person, and carried along."""

import json
from datetime import date

import pytest

from app.errors import ValidationError
from app.models import ConsentPurpose, ExtraKind
from app.services.lists.export import export
from app.services.own_fields import PREFIX
from app.services.privacy.information_report import report
from app.services.twins.merging import Merging


@pytest.fixture
def defined(services):
    """Defines a field and gives the name it has in a form."""

    def define(name="Schlüssel", kind=ExtraKind.TEXT, **values):
        return PREFIX + services.own_fields.save(None, {"name": name, "kind": kind, **values})

    return define


def value(services, person, name):
    return services.own_fields.values_of(person.id)[name]


def test_a_text_is_kept_with_the_person(services, katja, defined):
    services.people.save(katja.id, {(name := defined()): "Nr. 7"})
    assert value(services, katja, name) == "Nr. 7"


@pytest.mark.parametrize(
    ("kind", "entered"),
    [(ExtraKind.NUMBER, 42), (ExtraKind.DATE, date(2026, 5, 4)), (ExtraKind.YES_NO, True), (ExtraKind.TEXT, "42")],
)
def test_every_kind_comes_back_as_it_went_in(services, katja, defined, kind, entered):
    services.people.save(katja.id, {(name := defined(kind=kind)): entered})
    assert value(services, katja, name) == entered


def test_a_choice_is_one_of_those_the_office_named(services, katja, defined):
    name = defined("Größe", ExtraKind.CHOICE, options="S\nM\nL")
    choice = list(services.own_fields.attributes()[0].told.choices)[1]
    services.people.save(katja.id, {name: choice})
    assert value(services, katja, name).label == "M"


def test_a_choice_without_possibilities_is_refused(defined):
    with pytest.raises(ValidationError):
        defined("Größe", ExtraKind.CHOICE)


def test_two_fields_of_one_name_are_refused(defined):
    defined("Größe")
    with pytest.raises(ValidationError):
        defined("größe")


def test_the_kind_stays_while_somebody_uses_the_field(services, katja, defined):
    services.people.save(katja.id, {(name := defined()): "Nr. 7"})
    with pytest.raises(ValidationError):
        services.own_fields.save(name.removeprefix(PREFIX), {"kind": ExtraKind.NUMBER})


def test_the_history_tells_the_field_and_both_values(services, katja, defined):
    name = defined()
    for entered in ("Nr. 7", "Nr. 8", None):
        services.people.save(katja.id, {name: entered})
    told = [sentence for line in services.history.of(katja.id) for sentence in line.sentences]
    assert told[:3] == ["Schlüssel: Nr. 8 → –", "Schlüssel: Nr. 7 → Nr. 8", "Schlüssel: – → Nr. 7"]


def test_a_value_is_taken_back_by_name(services, katja, defined):
    services.people.save(katja.id, {(name := defined()): "Nr. 7"})
    services.history.undo(services.history.last_undoable().id)
    assert value(services, katja, name) is None


def test_a_field_in_the_trash_is_not_asked_for(services, defined):
    services.own_fields.trash([defined().removeprefix(PREFIX)])
    assert services.own_fields.fields() == []


def test_a_new_person_has_them_at_once(services, defined):
    name = defined()
    who = services.people.save(None, {"last_name": "Ott", name: "Nr. 9"})
    assert services.own_fields.values_of(who) == {name: "Nr. 9"}


def test_a_merged_person_keeps_them(services, katja, saved, defined):
    services.people.save((other := saved("Boehringer")).id, {(name := defined()): "Nr. 7"})
    Merging(services.people).merge(katja.id, other.id)
    assert value(services, katja, name) == "Nr. 7"


def test_the_person_is_told_what_stands_there(services, katja, defined):
    services.office_records.save(None, {"name": "Musterverband"})
    services.people.save(katja.id, {defined(kind=ExtraKind.DATE): date(2026, 5, 4)})
    told = report(services, katja.id)
    assert ("Schlüssel", "04.05.2026") in told.parts[0].rows


def test_the_full_export_carries_them(services, katja, defined, tmp_path):
    services.people.save(katja.id, {defined(): "Nr. 7"})
    export(services, "volunteers", tmp_path / "a.json")
    [item] = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert item["own_fields"] == {"Schlüssel": "Nr. 7"}


def test_they_stay_in_the_office(services, katja, defined, tmp_path):
    services.people.save(katja.id, {defined(): "Nr. 7"})
    services.people.record_consents([katja.id], {"purpose": ConsentPurpose.AUTHORITY_LIST})
    export(services, "volunteers", tmp_path / "a.json", recipient="Landratsamt")
    told = (tmp_path / "a.json").read_text("utf-8")
    assert "Böhringer" in told and "Nr. 7" not in told
