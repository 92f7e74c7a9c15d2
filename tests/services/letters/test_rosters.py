"""Who is called, on paper: numbers in order, and in an emergency who lives where, speaks what and has a car."""

import pytest

from app.errors import UserError
from app.models import VolunteerStatus
from app.services.letters.rosters import emergency_roster, phone_list


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


def test_in_an_emergency_languages_car_and_evenings_are_told(office, saved):
    saved("Aal", phone="07141 5", languages=["Farsi"], mobility="PKW", availability=["mon.evening"], city="Asperg")
    assert rows(emergency_roster(office)) == [("Aal", "07141 5", "Farsi", "ja", "ja", "☐")]


def test_no_car_is_no_car(office, saved):
    saved("Aal", phone="07141 5", mobility="kein Auto, VVS-Abo")
    assert rows(emergency_roster(office))[0][3] == ""


def test_the_roster_goes_by_towns(office, saved):
    saved("Aal", phone="07141 5", city="Tamm")
    saved("Ott", phone="07141 6", city="Asperg")
    assert [part.heading for part in emergency_roster(office).parts] == ["Asperg", "Tamm"]
