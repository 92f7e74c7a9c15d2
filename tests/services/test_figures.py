"""A key figure is defined once: it counts what its list shows, and every way out says the same."""

from datetime import date, datetime, timedelta

import pytest

from app.models import ApplicationState, Grant, VolunteerStatus
from app.services.figures import KEY_FIGURES
from app.services.query import Query
from app.services.today import Today, offers, silent
from tests.lists.reading import exported, table

FIGURE = {wanted.key: wanted for wanted in KEY_FIGURES}


@pytest.mark.parametrize("key", FIGURE)
def test_a_figure_counts_what_its_list_shows(sample, key):
    wanted = FIGURE[key]
    people = wanted.entity.__name__ == "Person"
    crud = sample.volunteers if people else sample.crud(wanted.entity)
    assert sample.figures.tell(wanted).listed == crud.count(Query(filters=wanted.filters))


def test_the_sheet_says_what_the_start_page_says(sample, tmp_path):
    rows = table(exported(sample, "figures", tmp_path / "Kennzahlen.xlsx"))
    assert [row["Wert"] for row in rows] == [sample.figures.tell(wanted).figure for wanted in KEY_FIGURES]


def test_a_person_in_the_trash_is_not_counted(services, saved):
    services.people.trash([saved("Öztürk").id])
    assert services.figures.tell(FIGURE["active"]).figure == "0"


def test_money_is_the_sum_of_all_grants(services):
    application = services.applications.save(None, {"name": "Nähcafé", "state": ApplicationState.GRANTED})
    for amount in (640_000, 50_050):
        services.crud(Grant).save(None, {"application_id": application, "amount": amount})
    assert services.figures.tell(FIGURE["granted"]).figure == "6.900,50 €"


def test_a_block_counts_what_its_list_shows(sample):
    counted = sample.volunteers.count(Query(filters=offers(sample.settings)))
    assert Today(sample.database, sample.settings).offers().total == counted


def test_whoever_was_never_called_counts_as_silent(services, saved):
    saved("Öztürk")
    assert services.volunteers.count(Query(filters=silent(services.settings))) == 1


def test_a_talk_ends_the_silence(services, saved):
    services.contact_entries.add(saved("Öztürk"), {"at": datetime.now(), "topic": "Dank"})
    assert services.volunteers.count(Query(filters=silent(services.settings))) == 0


def test_one_day_of_an_application_is_named_once(services):
    day = date.today() + timedelta(days=9)
    key = services.applications.save(None, {"name": "Rampe", "submit_by": day})
    services.tasks.add(services.applications.get(key), {"title": "Antrag einreichen", "due_on": day})
    assert [line.text for line in Today(services.database, services.settings).funding(date.today()).lines] == [
        "Antrag einreichen"
    ]


def test_a_last_step_is_the_later_of_talk_and_status(services, saved):
    person = saved("Öztürk", status=VolunteerStatus.INTERESTED)
    services.contact_entries.add(person, {"at": datetime.now() - timedelta(days=30), "topic": "Dank"})
    assert services.people.get(person.id).last_step_on == date.today()
