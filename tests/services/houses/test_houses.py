"""What the office knows of a house: stage, keys that are out, offers, pictures, the proofs it asks for."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from app.errors import UserError, ValidationError
from app.models import (
    Change,
    CredentialDemand,
    CredentialKind,
    EventKind,
    EventState,
    KeyHandover,
    ShelterKind,
    ShelterStage,
    Task,
    VolunteerStatus,
)
from app.services.credentials.rules import Work
from app.services.houses.offers import running
from app.services.houses.photos import SIDE, read_picture
from app.services.statuses import ExitTalk

TODAY = date.today()


@pytest.fixture
def house(services):
    return services.shelters.save(None, {"name": "GU Testgasse"})


@pytest.fixture
def person(services):
    return services.people.save(None, {"last_name": "Probe", "first_name": "Petra", "status": VolunteerStatus.ACTIVE})


@pytest.fixture
def key(services, house, person):
    values = {"shelter_id": house, "person_id": person, "key": "Nr. 3", "given_on": date(2026, 2, 1)}
    return services.keys.save(None, values)


@pytest.fixture
def photograph(tmp_path):
    """A picture as a telephone makes it, with a place in it."""
    noted = Image.Exif()
    noted[0x010F] = "Musterkamera"
    path = tmp_path / "Haus.jpg"
    Image.new("RGB", (2600, 1300), "#AA8866").save(path, exif=noted)
    return path


def test_the_stage_follows_from_the_kind(services):
    house = services.shelters.save(None, {"name": "AU Ziegelmuster", "kind": ShelterKind.FOLLOW_UP})
    assert services.shelters.get(house).stage is ShelterStage.FOLLOW_UP


def test_a_stage_that_was_said_stays(services, house):
    services.shelters.save(house, {"stage": ShelterStage.RECEPTION})
    services.shelters.save(house, {"kind": ShelterKind.SHARED})
    assert services.shelters.get(house).stage is ShelterStage.RECEPTION


def test_no_house_is_closed_before_it_opens(services):
    with pytest.raises(ValidationError):
        services.shelters.save(None, {"name": "Haus", "opened_on": date(2026, 2, 1), "closed_on": date(2026, 1, 1)})


def test_a_house_names_its_rooms(services, house):
    for name in ("Gemeinschaftsraum EG", "Lernzimmer"):
        services.crud("Room").save(None, {"shelter_id": house, "name": name})
    assert services.shelters.get(house).rooms == "Gemeinschaftsraum EG, Lernzimmer"


def test_a_key_is_out_until_it_is_taken_back(services, person, key):
    assert services.keys.still_out([person]) == ["Nr. 3 (GU Testgasse), seit 01.02.2026"]
    services.keys.take_back(key, TODAY)
    assert services.keys.still_out([person]) == []


def test_taking_a_key_back_is_one_step_back(services, person, key):
    services.keys.take_back(key, TODAY)
    services.history.undo(services.history.last_undoable().id)
    assert services.keys.get(key).returned_on is None


def test_no_key_comes_back_before_it_was_given(services, key):
    with pytest.raises(ValidationError):
        services.keys.save(key, {"returned_on": date(2026, 1, 1)})


@pytest.mark.parametrize("talk", ExitTalk)
def test_who_leaves_with_a_key_is_asked_for_it(services, person, key, talk):
    services.people.change_status([person], VolunteerStatus.LEFT, TODAY, talk=talk)
    (task,) = [t for t in services.tasks.of(Task.subject_id, person) if t.title.startswith("Schlüssel")]
    assert (task.title, task.notes) == ("Schlüssel zurückholen: Petra Probe", "Nr. 3 (GU Testgasse), seit 01.02.2026")


def test_who_leaves_without_a_key_is_asked_for_nothing(services, person, key):
    services.keys.take_back(key, TODAY)
    services.people.change_status([person], VolunteerStatus.LEFT, TODAY)
    assert services.tasks.of(Task.subject_id, person) == []


def test_leaving_by_the_form_asks_for_the_key_too(services, person, key):
    services.people.save(person, {"status": VolunteerStatus.LEFT})
    assert [task.notes for task in services.tasks.of(Task.subject_id, person)] == [
        "Nr. 3 (GU Testgasse), seit 01.02.2026"
    ]


def offer(services, house, **values):
    start = datetime.combine(TODAY + timedelta(days=3), datetime.min.time()).replace(hour=15)
    known = {"title": "Café", "kind": EventKind.OFFER, "shelter_id": house, "start": start, "room": "EG"}
    return services.events.save(None, {**known, "end": start + timedelta(hours=2), **values})


def test_a_series_is_one_running_offer(services, house):
    identity = offer(services, house, rule="FREQ=WEEKLY")
    (found,) = running(services.events, house, TODAY)
    assert (found.event_id, found.next_on, found.room) == (identity, TODAY + timedelta(days=3), "EG")
    assert found.when.endswith("15:00–17:00") and "jede Woche" in found.when


def test_cancelled_and_past_offers_run_no_more(services, house):
    offer(services, house, state=EventState.CANCELLED)
    long_ago = datetime(2020, 1, 1, 15)
    offer(services, house, start=long_ago, end=long_ago + timedelta(hours=1))
    assert running(services.events, house, TODAY) == []


def test_offers_of_another_house_are_not_here(services, house):
    offer(services, services.shelters.save(None, {"name": "GU Musterweg"}))
    assert running(services.events, house, TODAY) == []


def test_a_picture_is_small_and_tells_nothing_of_the_camera(photograph):
    with Image.open(BytesIO(read_picture(photograph))) as kept:
        assert kept.size == (SIDE, SIDE // 2)
        assert not kept.getexif()


@pytest.mark.parametrize("size", [(8160, 6144), (12000, 9000)])
def test_the_picture_of_a_telephone_is_taken_however_many_pixels_it_has(tmp_path, size):
    path = tmp_path / "Haus.jpg"
    Image.new("L", size, 120).save(path)
    with Image.open(BytesIO(read_picture(path))) as kept:
        assert kept.size == (SIDE, round(SIDE * size[1] / size[0]))


@pytest.mark.parametrize(("name", "size"), [("Haus.jpg", (14000, 9000)), ("Haus.png", (6000, 5000))])
def test_a_huge_picture_is_refused_for_its_size(tmp_path, name, size):
    Image.new("1", size).convert("L").save(tmp_path / name)
    with pytest.raises(UserError, match="Millionen Bildpunkte"):
        read_picture(tmp_path / name)


def test_a_picture_is_kept_only_after_a_look_for_people(services, house, photograph):
    content = read_picture(photograph)
    with pytest.raises(UserError, match="niemand zu erkennen"):
        services.shelter_photos.keep(house, "Eingang", content)
    identity = services.shelter_photos.keep(house, "Eingang", content, nobody_seen=True)
    assert services.shelter_photos.content(identity) == content


def test_a_picture_stands_in_the_office_file_once_and_comes_back_after_redo(services, house, photograph):
    content = read_picture(photograph)
    identity = services.shelter_photos.keep(house, "Eingang", content, nobody_seen=True)
    with services.database.session() as session:
        (change,) = session.scalars(select(Change).where(Change.row_id == identity))
    assert change.after["title"] == "Eingang" and "content" not in change.after
    services.history.undo(services.history.last_undoable().id)
    services.history.undo(services.history.last_redoable().id)
    assert services.shelter_photos.content(identity) == content and services.shelter_photos.pictures(house)


def test_a_picture_in_the_trash_is_shown_no_more(services, house, photograph):
    identity = services.shelter_photos.keep(house, "Eingang", read_picture(photograph), nobody_seen=True)
    services.shelter_photos.trash([identity])
    assert services.shelter_photos.pictures(house) == []


def test_a_further_proof_of_a_house_is_missed_there_only(services, house, person):
    other = services.shelters.save(None, {"name": "GU Musterweg"})
    values = {"kind": CredentialKind.FIRST_AID, "shelter_id": house, "blocks": True}
    services.crud(CredentialDemand).save(None, values)
    asked = {
        place: {gap.kind for gap in services.credentials.gaps(Work("Café", place), TODAY, [person])[person]}
        for place in (house, other)
    }
    assert CredentialKind.FIRST_AID in asked[house] - asked[other]


def test_the_gate_of_somebody_placed_asks_for_the_proof_of_the_house(services, house, person):
    services.crud(CredentialDemand).save(None, {"kind": CredentialKind.FIRST_AID, "shelter_id": house})
    services.people.place(person, house)
    assert CredentialKind.FIRST_AID in {gap.kind for gap in services.people.lacking([person], TODAY)[person]}


def test_a_key_says_who_has_it(services, key):
    assert services.crud(KeyHandover).get(key).person_name == "Petra Probe"
