"""Who the office is: its imprint, its colour, its logo."""

import pytest
from PIL import Image
from PySide6.QtWidgets import QWidget

from app.services.logo import logo_of
from app.ui.office_dialog import OfficeDialog
from tests.ui.conftest import reading


@pytest.fixture
def ground(qtbot):
    """What a dialog stands on."""
    ground = QWidget()
    qtbot.addWidget(ground)
    return ground


@pytest.fixture
def dialog(ground, desk):
    """Angaben zum Büro of an office that has none yet."""
    dialog = OfficeDialog(ground, desk)
    dialog.show()
    return dialog


@pytest.fixture
def fill(dialog, write):
    """`fill(name="Verband")` types into fields of the dialog."""

    def typed(**values):
        for name, words in values.items():
            write(dialog.form.editor(name), words)

    return typed


def read(dialog, path, qtbot):
    """Take a picture from a file and wait for the answer."""
    dialog.logo.read(path)
    qtbot.waitUntil(lambda: not dialog.logo._desk.tasks.busy, timeout=20_000)


def test_the_imprint_is_proposed_from_name_and_address(dialog, fill):
    fill(name="Verband Neckar", street="Uferweg 3", postal_code="71638", city="Ludwigsburg")
    assert dialog.form.editor("publisher").text() == "Verband Neckar, Uferweg 3, 71638 Ludwigsburg"


def test_an_imprint_of_somebody_else_stays(dialog, fill):
    fill(publisher="Dachverband e. V.", name="Verband Neckar")
    assert dialog.form.editor("publisher").text() == "Dachverband e. V."


def test_the_proposed_imprint_is_kept(dialog, fill, office):
    fill(name="Verband Neckar", city="Asperg")
    dialog.save()
    assert office.office().publisher == "Verband Neckar, Asperg"


def test_a_logo_is_kept_as_a_picture_for_print(dialog, fill, office, tmp_path, qtbot):
    Image.new("RGB", (3000, 600), "navy").save(tmp_path / "Logo.jpg")
    fill(name="Verband")
    read(dialog, tmp_path / "Logo.jpg", qtbot)
    dialog.save()
    assert logo_of(office).startswith(b"\x89PNG")


def test_a_file_that_is_no_picture_is_told_beside_the_logo(dialog, tmp_path, qtbot):
    (tmp_path / "Logo.png").write_text("kein Bild")
    read(dialog, tmp_path / "Logo.png", qtbot)
    assert "„Logo.png“ ist kein Bild" in reading(dialog.logo) and dialog.logo.value() is None


def test_a_logo_can_be_removed(ground, desk, office):
    identity = office.office_records.save(None, {"name": "Verband", "logo": b"\x89PNG"})
    dialog = OfficeDialog(ground, desk)
    dialog.logo.set_value(None)
    dialog.save()
    assert logo_of(office) is None and office.office_records.get(identity).name == "Verband"


def test_a_colour_too_light_for_text_is_told(dialog):
    dialog.form.editor("accent")._code.setText("#FFCC00")
    assert "zu hell" in reading(dialog.form.editor("accent"))


def test_what_is_no_colour_is_told_at_the_field(dialog, fill, office):
    fill(name="Verband")
    dialog.form.editor("accent")._code.setText("rot")
    dialog.save()
    assert "kein Farbwert" in dialog.form.problem("accent") and office.office() is None
