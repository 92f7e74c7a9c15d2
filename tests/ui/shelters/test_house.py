"""A house in the window: rooms, keys given out and back, offers, proofs, pictures."""

from datetime import date, datetime, timedelta

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from app.models import ContactRole, CredentialDemand, EventKind, Room, ShelterKind, ShelterStage, VolunteerStatus
from app.services.houses.photos import read_picture
from app.ui.kit.related import RelatedLine
from app.ui.people.status import StatusDialog
from app.ui.record_dialog import RecordDialog
from app.ui.shelters.photos import LargeDialog, NewPictureDialog

ROOMS, OFFERS, KEYS, PHOTOS = range(4)


@pytest.fixture
def house(office):
    return office.shelters.save(None, {"name": "GU Testgasse", "street": "Testgasse 7", "city": "Asperg"})


@pytest.fixture
def blocks(window, house):
    """The blocks of the page of rooms."""
    window.show_record("Shelter", house)
    window.tab.pane.detail.go_to_page("Räume")
    return window.tab.pane.detail.page.blocks


@pytest.fixture
def key(office, house, person):
    owner = person("Probe", "Petra", status=VolunteerStatus.ACTIVE)
    values = {"shelter_id": house, "person_id": owner.id, "key": "Nr. 3", "given_on": date(2026, 2, 1)}
    return office.keys.save(None, values)


@pytest.fixture
def picture(office, house, tmp_path):
    """Keeps a picture under a title; the answer is its id."""
    path = tmp_path / "Haus.jpg"
    Image.new("RGB", (640, 320), "#AA8866").save(path)
    content = read_picture(path)
    return lambda title: office.shelter_photos.keep(house, title, content, nobody_seen=True)


def pressed(page, name):
    next(b for b in page.findChildren(QPushButton, name) if b.isVisibleTo(page)).click()


def test_a_room_is_entered_where_it_stands(blocks, office, house):
    blocks[ROOMS].add()
    form = blocks[ROOMS].boxes[0].form
    form.editor("name").setText("Lernzimmer")
    form.editor("key").setText("Nr. 5")
    blocks[ROOMS].boxes[0].save()
    (room,) = office.crud(Room).of(Room.shelter_id, house)
    assert (room.name, room.key) == ("Lernzimmer", "Nr. 5")


@pytest.fixture
def contact(window, house):
    """The open box of a new contact person."""
    window.show_record("Shelter", house)
    window.tab.pane.detail.go_to_page("Menschen")
    window.tab.pane.detail.page.blocks[0].add()
    return window.tab.pane.detail.page.blocks[0].boxes[0]


def suggested(qtbot, editor, typed):
    editor.setFocus()
    qtbot.keyClicks(editor, typed)
    qtbot.waitUntil(lambda: editor._popup.popup().isVisible())
    return editor._popup.popup()


def test_a_contact_nobody_knows_yet_is_taken_up_where_she_is_entered(qtbot, contact, window, office, house):
    popup = suggested(qtbot, contact.form.editor("person_id"), "Ina Probe")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    dialog = window.findChild(RecordDialog)
    dialog.form.editor("phone").setText("07141 555123")
    dialog.save()
    assert contact.form.editor("person_id").text() == "Ina Probe" and contact.save()
    (role,) = office.crud(ContactRole).of(ContactRole.shelter_id, house)
    assert (role.person_name, role.phone) == ("Ina Probe", "07141 555123")


def test_every_suggestion_stands_in_its_list_whole(qtbot, contact, person):
    person("Knapp", "Jutta")
    popup = suggested(qtbot, contact.form.editor("person_id"), "Jutta")
    rows = range(popup.model().rowCount())
    assert all(popup.viewport().rect().contains(popup.visualRect(popup.model().index(row, 0))) for row in rows)


def rooms_title(window):
    return next(t for t in map(window.tab.pane.detail.tabs.tabText, range(9)) if t.startswith("Räume"))


def test_the_number_beside_the_title_goes_down_with_what_is_taken_back(qtbot, blocks, window, office, house):
    office.crud(Room).save(None, {"shelter_id": house, "name": "Saal"})
    qtbot.waitUntil(lambda: rooms_title(window) == "Räume 1")
    window.desk.undo_last()
    qtbot.waitUntil(lambda: rooms_title(window) == "Räume")


def test_a_key_comes_back_with_one_click(key, blocks, office):
    pressed(blocks[KEYS], "keyBack")
    assert office.keys.get(key).returned_on == date.today()


def test_of_a_room_it_is_said_what_opens_it_and_who_is_asked(qtbot, blocks, office, house):
    values = {"shelter_id": house, "name": "Saal", "key": "Nr. 3", "booking": "Hausmeister"}
    office.crud(Room).save(None, values)
    told = "Saal · Schlüssel: Nr. 3 · Belegung mit: Hausmeister"
    qtbot.waitUntil(lambda: any(w.accessibleName() == told for w in blocks[ROOMS].findChildren(RelatedLine)))


def test_a_key_that_is_given_out_starts_today(blocks):
    blocks[KEYS].add()
    assert blocks[KEYS].boxes[0].form.editor("given_on").value() == date.today()


def test_the_tab_counts_rooms_and_keys_that_are_out(key, window, office, house):
    office.crud(Room).save(None, {"shelter_id": house, "name": "Lernzimmer"})
    window.show_record("Shelter", house)
    tabs = window.tab.pane.detail.tabs
    assert "Räume 2" in [tabs.tabText(i) for i in range(tabs.count())]


def test_an_offer_is_begun_in_the_calendar(blocks, window, house):
    pressed(blocks[OFFERS], "addOffer")
    record = window.tab.pane.detail.record
    assert (record["kind"], record["shelter_id"], record["city"]) == (EventKind.OFFER, house, "Asperg")


def test_a_running_offer_leads_to_the_calendar(office, house, window, blocks):
    start = datetime.now() + timedelta(days=2)
    values = {"title": "Café", "kind": EventKind.OFFER, "shelter_id": house, "start": start}
    identity = office.events.save(None, values)
    blocks[OFFERS].load(blocks[OFFERS].record)
    line = blocks[OFFERS]._lines.itemAt(0).widget()
    line.opened.emit()
    assert window.tab.pane.detail.record.id == identity


def test_a_further_proof_is_asked_for_by_this_house(window, office, house):
    window.show_record("Shelter", house)
    page = window.tab.pane.detail.page.below[0]
    page.add()
    page.boxes[0].save()
    assert page.boxes, "the kind is missing"
    page.boxes[0].form.editor("kind").setCurrentIndex(1)
    page.boxes[0].save()
    assert [demand.shelter_id for demand in office.crud(CredentialDemand).all()] == [house]


def test_the_stage_is_there_after_the_kind_was_chosen(office, house):
    office.shelters.save(house, {"kind": ShelterKind.SHARED})
    assert office.shelters.get(house).stage is ShelterStage.PROVISIONAL


def test_a_picture_waits_for_its_tick(blocks, office, house, picture, window):
    office_picture = office.shelter_photos.content(picture("Eingang"))
    dialog = NewPictureDialog(window, window.desk, house, office_picture)
    dialog.open()
    dialog.title.setText("Hof")
    dialog.save()
    assert not dialog.problem.isHidden()
    dialog.nobody.setChecked(True)
    dialog.save()
    assert [one.title for one in office.shelter_photos.pictures(house)] == ["Eingang", "Hof"]


def test_pictures_stand_beside_each_other(picture, blocks):
    picture("Eingang"), picture("Hof")
    blocks[PHOTOS].load(blocks[PHOTOS].record)
    assert [b.accessibleName() for b in blocks[PHOTOS].findChildren(QToolButton, "thumbnail")][-2:] == [
        "Eingang",
        "Hof",
    ]


def test_the_arrow_keys_lead_through_the_pictures(picture, blocks, qtbot):
    picture("Eingang"), picture("Hof")
    blocks[PHOTOS].load(blocks[PHOTOS].record)
    blocks[PHOTOS].findChildren(QToolButton, "thumbnail")[-2].click()
    dialog = blocks[PHOTOS].findChild(LargeDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Right)
    assert dialog.heading.text() == "Hof"
    qtbot.keyClick(dialog, Qt.Key.Key_Left)
    assert dialog.heading.text() == "Eingang"
    dialog.accept()


def test_the_step_of_leaving_names_the_keys(key, office, window):
    owner = office.keys.get(key).person_id
    dialog = StatusDialog(window, window.desk, [owner], VolunteerStatus.LEFT, lambda note: None)
    dialog.open()
    said = [label.text() for label in dialog.findChildren(type(dialog.problem))]
    assert any("Nr. 3 (GU Testgasse), seit 01.02.2026" in words for words in said)
    dialog.reject()
