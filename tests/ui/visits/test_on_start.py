"""The start page says which visit is next and which protocol is missing, and leads to both."""

from datetime import date, datetime, time, timedelta

from app.services.visits.protocol import Agreement, Protocol, write
from app.ui.scenes import settle_work
from app.ui.start.acts import Acts
from app.ui.start.blocks import Source, due, visits
from app.ui.visits.pack_dialog import PackDialog
from app.ui.visits.protocol_dialog import ProtocolDialog
from tests.ui.visits.conftest import SOON

TODAY = date.today()


def lines(window):
    from app.services.today import Today

    office = window.desk.office
    return visits(Source(window.desk, Today(office.database, office.settings))).lines


def test_the_next_visit_offers_its_pack(window, office, houses):
    office.visits.plan(houses, datetime.combine(SOON, time(10)))
    tour, pack = lines(window)
    assert tour.text == "Tour, 3 Unterkünfte, zuerst Nord"
    Acts(window.desk, window).open(pack)
    settle_work(window)
    (dialog,) = window.findChildren(PackDialog)
    assert dialog.houses.ids == houses
    dialog.close()


def test_a_missing_protocol_is_named_and_opened(window, office, houses):
    visit = office.visits.save(None, {"shelter_id": houses[0], "day": TODAY - timedelta(days=5)})
    (line,) = lines(window)
    assert line.text == "Protokoll schreiben: Nord"
    Acts(window.desk, window).open(line)
    (dialog,) = window.findChildren(ProtocolDialog)
    assert dialog.visit.id == visit
    dialog.close()


def test_a_visit_of_today_has_time_for_its_protocol(window, office, houses):
    office.visits.save(None, {"shelter_id": houses[0], "day": TODAY})
    assert [line.does for line in lines(window)] == ["", "pack"]


def test_a_follow_up_of_a_visit_names_its_house(window, office, houses):
    from app.services.today import Today

    visit = office.visits.save(None, {"shelter_id": houses[0], "day": TODAY})
    write(office, visit, Protocol(agreements=(Agreement("Klingel melden", until=TODAY),)))
    (line,) = due(Source(window.desk, Today(office.database, office.settings))).lines
    assert (line.text, line.aside, line.entity, line.record_id) == ("Klingel melden", "Nord", "Visit", visit)
