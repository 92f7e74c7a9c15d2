"""Who is called, on paper: numbers in order, and in an emergency who lives where, speaks what and has a car."""

from io import BytesIO

import pypdfium2
import pytest
from pypdf import PasswordType, PdfReader

from app.errors import UserError
from app.models import VolunteerStatus
from app.services.letters.rosters import emergency_roster, locked, phone_list


@pytest.fixture
def office(services):
    services.office_records.save(None, {"name": "Musterverband"})
    return services


def rows(report):
    return [row for part in report.parts for row in part.rows]


def test_the_telephone_list_has_everybody_active(office, katja, saved):
    saved("Aal", phone="07141 555123")
    saved("Ott", phone="07141 555124", status=VolunteerStatus.PAUSED)
    assert [row[:2] for row in rows(phone_list(office))] == [
        ("Aal", "07141 555123"), ("Böhringer, Katja", "0171 3920077")
    ]  # fmt: skip


def test_only_the_chosen_stand_there(office, katja, saved):
    saved("Aal", phone="07141 555123")
    assert len(rows(phone_list(office, [katja.id]))) == 1


def test_without_a_number_there_is_no_list(office, saved):
    saved("Ott")
    with pytest.raises(UserError, match="Telefonnummern"):
        phone_list(office)


def test_in_an_emergency_town_car_and_evenings_are_told(office, saved):
    saved("Aal", phone="07141 5", mobility="PKW", availability=["mon.evening"], city="Asperg")
    assert rows(emergency_roster(office)) == [
        ("1", "Aal", "07141 5", "Asperg · Auto · abends frei", "", "☐", "☐")
    ]  # fmt: skip


def test_no_car_is_no_car(office, saved):
    saved("Aal", phone="07141 5", mobility="kein Auto, VVS-Abo")
    assert "Auto" not in rows(emergency_roster(office))[0][3]


def test_the_page_says_whom_the_office_calls(office, saved):
    for name in ("Aal", "Beil", "Celik", "Dorn"):
        saved(name, phone="07141 5")
    report = emergency_roster(office)
    assert "Nr. 1–3" in report.parts[0].sentences[0] and rows(report)[0][4] == "4"


def test_nobody_who_fits_is_said(office):
    with pytest.raises(UserError, match="trifft niemand"):
        emergency_roster(office)


PASSPHRASE = "vier Wörter, die niemand errät"


@pytest.fixture
def carried(office, katja):
    return locked(phone_list(office), PASSPHRASE)


@pytest.mark.parametrize("typed", ["", "vier Wörter, die niemand errät!"])
def test_a_list_for_the_stick_opens_with_nothing_but_its_passphrase(carried, typed):
    assert PdfReader(BytesIO(carried)).decrypt(typed) is PasswordType.NOT_DECRYPTED
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(carried, password=typed)


def test_two_readers_show_a_list_for_the_stick(carried):
    assert "Böhringer" in PdfReader(BytesIO(carried), password=PASSPHRASE).pages[0].extract_text()
    page = pypdfium2.PdfDocument(carried, password=PASSPHRASE)[0]
    assert "0171 3920077" in page.get_textpage().get_text_range()


def test_every_passphrase_that_opens_one_reader_opens_the_other(office, katja):
    report = phone_list(office)
    for number in range(20):
        secret = f"{PASSPHRASE} {number}"
        content = locked(report, secret)
        assert PdfReader(BytesIO(content)).decrypt(secret) is PasswordType.USER_PASSWORD
        pypdfium2.PdfDocument(content, password=secret).close()


def test_nothing_of_a_list_for_the_stick_is_readable_and_the_way_is_the_present_one(carried):
    told = PdfReader(BytesIO(carried), password=PASSPHRASE).trailer["/Encrypt"].get_object()
    assert (told["/V"], told["/R"], told["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert b"Musterverband" not in carried and carried.startswith(b"%PDF-2.0")


def test_a_short_passphrase_is_refused(office, katja):
    with pytest.raises(UserError, match="zu kurz"):
        locked(phone_list(office), "kurz")
