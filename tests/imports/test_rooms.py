"""The rooms that a list of houses names, and the stage that follows from the kind."""

from sqlalchemy import select

from app.models import Room, Shelter, ShelterStage
from app.services.imports.planning import Outcome
from tests.imports import writers
from tests.imports.office import take_over

HEAD = ["Unterkunft", "Straße", "PLZ", "Ort", "Plätze", "Räume"]


def houses_of(folder, rooms, name="Häuser.csv"):
    rows = [["GU Testgasse", "Testgasse 7", "71679", "Asperg", "24", rooms],
            ["AU Ziegelmuster", "Ziegelmuster 5", "71640", "Ludwigsburg", "20", ""]]  # fmt: skip
    return writers.text(folder / name, [HEAD, *rows])


def rooms(office):
    with office.session() as session:
        return list(session.scalars(select(Room.name).order_by(Room.position)))


def test_each_room_becomes_a_record(office, tmp_path):
    take_over(office, houses_of(tmp_path, "Werkstatt im Hof, Gemeinschaftsraum EG"), "shelters")
    assert rooms(office) == ["Werkstatt im Hof", "Gemeinschaftsraum EG"]


def test_a_second_list_adds_only_the_room_that_is_new(office, tmp_path):
    take_over(office, houses_of(tmp_path, "Werkstatt im Hof"), "shelters")
    plan, _batch = take_over(office, houses_of(tmp_path, "Werkstatt im Hof, Lernzimmer", "neu.csv"), "shelters")
    assert [step.outcome for step in plan.steps] == [Outcome.CHANGED, Outcome.UNCHANGED]
    assert sorted(rooms(office)) == ["Lernzimmer", "Werkstatt im Hof"]


def test_the_same_rooms_again_change_nothing(office, tmp_path):
    path = houses_of(tmp_path, "Werkstatt im Hof, Lernzimmer")
    take_over(office, path, "shelters")
    plan, _batch = take_over(office, path, "shelters")
    assert {step.outcome for step in plan.steps} == {Outcome.UNCHANGED}


def test_the_stage_of_a_new_house_follows_from_its_kind(office, tmp_path):
    take_over(office, houses_of(tmp_path, ""), "shelters")
    with office.session() as session:
        stages = list(session.scalars(select(Shelter.stage).order_by(Shelter.name)))
    assert stages == [ShelterStage.FOLLOW_UP, ShelterStage.PROVISIONAL]
