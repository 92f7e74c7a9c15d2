"""What stands around a person, in the window: who belongs together, a photo with consent, the office's own fields."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QPushButton

from app.errors import UserError
from app.models import ConsentPurpose, ExtraKind, LinkKind, PersonLink
from app.services.photos import Photos, read_photo
from app.services.privacy.hand_over import hand_over
from app.ui.people.own_fields import OwnFieldsDialog, open_own_fields
from app.ui.people.photo import PhotoDialog
from app.ui.people.tab import Tab
from tests.ui.conftest import reading


def press(part, words):
    QApplication.processEvents()
    found = next(b for b in part.findChildren(QPushButton) if b.isVisibleTo(part) and b.text() == words)
    found.click()
    QApplication.processEvents()


@pytest.fixture
def couple(person, office):
    katja, immo = person(), person("Öztürk", "Immo")
    office.crud(PersonLink).save(None, {"person_id": katja.id, "other_id": immo.id, "kind": LinkKind.COUPLE})
    return katja, immo


@pytest.mark.parametrize(("here", "there"), [(0, "Immo Öztürk"), (1, "Katja Böhringer")])
def test_a_couple_is_seen_from_both_sides(couple, show, here, there):
    tab = show(Tab)
    tab.pane.show_record(couple[here].id)
    told = reading(tab.pane.detail.page)
    assert there in told and "Paar" in told


def test_the_other_is_one_click_away(couple, window):
    window.show_record("Person", couple[1].id)
    press(window.tab.pane.detail.page.below[1], "Öffnen")
    assert window.tab.pane.detail.record.id == couple[0].id


# ---------------------------------------------------------------- photo


@pytest.fixture
def picture(tmp_path):
    Image.new("RGB", (900, 600), "#336699").save(tmp_path / "katja.jpg")
    return tmp_path / "katja.jpg"


@pytest.fixture
def agreed(person, office):
    katja = person()
    office.people.record_consents([katja.id], {"purpose": ConsentPurpose.PHOTO, "given_on": date(2026, 5, 4)})
    return katja


@pytest.fixture
def shown(agreed, office, picture, window):
    Photos(office.database).keep(agreed.id, read_photo(picture))
    window.show_record("Person", agreed.id)
    return window.tab.pane


def test_without_consent_there_is_only_the_sentence_that_says_so(person, window):
    dialog = PhotoDialog(window, window.desk, person().id)
    told = reading(dialog)
    assert "braucht es die Einwilligung" in told and "Bild auswählen" not in told


def test_without_consent_no_service_keeps_a_photo(person, office, picture):
    with pytest.raises(UserError):
        Photos(office.database).keep(person().id, b"x")


def test_a_photo_is_kept_small_and_square(agreed, office, picture):
    content = read_photo(picture)
    with Image.open(BytesIO(content)) as kept:
        assert kept.size == (256, 256) and len(content) < 40_000


def test_a_photo_stands_beside_the_name(shown):
    assert shown.detail.head.picture.isVisibleTo(shown)


def test_another_person_shows_none(shown, person):
    shown.show_record(person("Ott").id)
    assert not shown.detail.head.picture.isVisibleTo(shown)


def test_a_withdrawn_consent_takes_the_photo_along_after_asking(shown, agreed, office, window, qapp):
    shown.detail.go_to_page("Nachweise")
    QApplication.processEvents()
    press(shown.detail.page, "Widerrufen")
    assert Photos(office.database).exists(agreed.id)
    question = next(d for d in qapp.topLevelWidgets() if d.objectName() == "question" and d.isVisible())
    press(question, "Widerrufen und Foto löschen")
    assert not Photos(office.database).exists(agreed.id) and office.people.consenting(ConsentPurpose.PHOTO) == set()


def test_a_deleted_photo_leaves_no_trace(shown, agreed, office):
    Photos(office.database).remove(agreed.id)
    told = [change for line in office.history.of(agreed.id) for change in line.sentences]
    assert not any("Foto" in sentence for sentence in told)


def test_the_person_gets_the_photo_with_her_information(shown, agreed, office, tmp_path):
    office.office_records.save(None, {"name": "Musterverband"})
    files = hand_over(office, agreed.id, tmp_path).files
    assert "Foto.jpg" in [file.name for file in files]


# ---------------------------------------------------------------- own fields


@pytest.fixture
def field(office):
    return office.own_fields.save(None, {"name": "Schlüssel", "kind": ExtraKind.TEXT})


def test_an_own_field_has_its_place_among_the_others(field, person, show, office, write):
    katja = person()
    tab = show(Tab)
    assert "Weitere Angaben\n" in reading(tab.pane.detail.page)
    tab.pane.edit_record()
    write(tab.pane.detail.forms[0].editor(f"own_{field}"), "Nr. 7")
    tab.pane.save()
    assert office.own_fields.values_of(katja.id) == {f"own_{field}": "Nr. 7"}
    assert "Nr. 7" in reading(tab.pane.detail.page)


def test_a_new_field_appears_without_a_restart(person, show, office):
    person()
    tab = show(Tab)
    office.own_fields.save(None, {"name": "Größe", "kind": ExtraKind.CHOICE, "options": "S\nM"})
    QApplication.processEvents()
    QApplication.processEvents()
    assert "Größe" in reading(tab.pane.detail.page)


def test_the_office_defines_a_field_in_its_window(window, office):
    dialog: OwnFieldsDialog = open_own_fields(window)
    press(dialog, "Neues Feld …")
    dialog.editing.form.editor("name").setText("Schlüssel")
    dialog.editing.save()
    QApplication.processEvents()
    assert dialog.table.told() == [("Schlüssel", "Text", "–")]


def test_a_field_in_the_trash_leaves_the_form(field, person, show, office):
    person()
    tab = show(Tab)
    office.own_fields.trash([field])
    QApplication.processEvents()
    QApplication.processEvents()
    assert "Weitere Angaben" not in reading(tab.pane.detail.page)


def test_who_interprets_is_offered_behind_the_language(person, show, write):
    person(languages=["Arabisch C1"])
    tab = show(Tab)
    tab.pane.edit_record()
    editor = tab.pane.detail.forms[0].editor("languages")
    write(editor, "Ara")
    model = editor._popup.completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Arabisch", "Arabisch dolmetscht"]
