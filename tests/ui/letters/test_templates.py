"""The wording of a template is changed in the program, and comes back as it was shipped."""

import pytest
from PySide6.QtWidgets import QMenu

from app.services.letters.templates import shipped
from app.ui.letters.letter_dialog import LetterDialog
from app.ui.letters.template_dialog import TemplateDialog, again
from app.ui.safety.typed_dialogs import found


@pytest.fixture
def editor(opened, three, office):
    """Opens the editor of a template: `editor("thanks", copy=True)`."""
    return lambda key="thanks", copy=False: opened(TemplateDialog, office.templates.find(key), None, copy)


def test_a_changed_text_is_kept(editor, office):
    dialog = editor()
    dialog.text.setPlainText("Danke, {Vorname}!")
    dialog.save()
    assert office.templates.find("thanks").body == "Danke, {Vorname}!" and dialog.ended


def test_an_unknown_field_is_named_at_the_text_and_not_kept(editor, office):
    dialog = editor()
    dialog.text.setPlainText("Danke, {Vornahme}!")
    dialog.save()
    assert dialog.problem.text().startswith("Das Feld {Vornahme} gibt es nicht.") and not dialog.ended
    assert not office.templates.find("thanks").is_changed


def test_a_field_is_put_where_the_cursor_stands(editor):
    dialog = editor()
    dialog.text.clear()
    dialog.insert("Nachname")
    assert dialog.text.toPlainText() == "{Nachname}"


def test_the_menu_of_fields_shows_what_somebody_real_has(editor, settle):
    dialog = editor()
    dialog.fields.aboutToShow.emit()
    lines = [action.text() for menu in dialog.fields.findChildren(QMenu) for action in menu.actions()]
    assert "Nachname\tAmara" in lines and "Geburtsdatum\tleer" in lines


def test_the_page_follows_the_text(editor, settle):
    dialog = editor()
    before = dialog.preview._pdf
    dialog.text.setPlainText("Etwas ganz anderes.")
    dialog.look()
    settle()
    assert dialog.preview._pdf != before


def test_the_shipped_wording_comes_back(editor, office):
    first = editor()
    first.text.setPlainText("Danke!")
    first.save()
    editor().go_back()
    assert office.templates.find("thanks") == shipped()["thanks"]


def test_a_copy_is_a_template_of_the_office(editor, office):
    dialog = editor(copy=True)
    dialog.name.setText("Sommerfest")
    dialog.save()
    assert office.templates.find("Sommerfest").identity and not office.templates.find("thanks").is_changed


def test_an_own_template_can_be_let_go(editor, office):
    dialog = editor(copy=True)
    dialog.name.setText("Sommerfest")
    dialog.save()
    again_ = editor("Sommerfest")
    again_._delete()
    assert "Sommerfest" not in [template.name for template in office.templates.known()]


def test_the_letter_follows_its_template(opened, three, settle, office):
    letters = opened(LetterDialog, three[:1], "thanks")
    letters.edit_template(False)
    editor = letters.findChild(TemplateDialog)
    editor.text.setPlainText("Danke, {Vorname}!")
    editor.save()
    settle()
    assert letters.bar.current.letter.body == "Danke, Selin!" and letters.template.is_changed


def test_half_typed_wording_comes_back(editor, host, desk, settle):
    dialog = editor()
    dialog.text.setPlainText("Halb")
    (typing,) = list(found(host))
    dialog.reject()
    host.desk = desk
    assert again(host, typing)
    settle()
    assert [d.text.toPlainText() for d in host.findChildren(TemplateDialog) if d.isVisible()] == ["Halb"]


def test_an_untouched_wording_is_not_half_typed(editor):
    assert editor().half_typed() is None
