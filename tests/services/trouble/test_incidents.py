"""Of an incident nothing is told but that it changed; who opened the book is noted."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import UserError
from app.models import (
    Change,
    Disclosure,
    ErasureWay,
    Incident,
    IncidentKind,
    IncidentTarget,
    Operation,
    Person,
    SearchEntry,
)
from app.services import log
from app.services.backups.differences import kinds
from app.services.diagnosis import collect
from app.services.history_words import sentences
from app.services.keys import changing, ring, slots
from app.services.keys.slots import WrongPassphrase
from app.services.lists.export import export
from app.services.lists.register import LISTS
from app.services.outputs import print_document
from app.services.privacy.erasing import Wanted, erase
from app.services.privacy.information import json_bytes
from app.services.privacy.information_report import report as information
from app.services.privacy.proposals import proposals
from app.services.trash import hanging, in_trash
from app.services.trouble.incidents import OPENED, IncidentBook, Incidents
from app.services.trouble.report import hand_out, report
from app.services.twins.hanging import hanging as hanging_on
from tests.privacy.test_outside import content

DAY = date(2026, 2, 17)
WORD = "Zzqgeheim"
KIND = IncidentKind.ASSAULT
SECRETS = (WORD, KIND.label, "17.02.2026", "2026-02-17", "ASSAULT")
PASSPHRASE = "Birne Lampe Regen Tasche Zug"


@pytest.fixture
def book(services) -> Incidents:
    """The incidents, opened."""
    return services.incident_book.open()


@pytest.fixture
def values(katja):
    """Every field of an incident that somebody may type words into holds the same word."""
    texts = ("place", "text", "reported_to", "reference_number", "measures")
    return {
        "happened_at": datetime(2026, 2, 17, 21, 40),
        "kind": KIND,
        "target": IncidentTarget.VOLUNTEERS,
        "person_id": katja.id,
        "reported_on": DAY,
        **dict.fromkeys(texts, WORD),
    }


@pytest.fixture
def incident(book, values, services):
    """An incident at a house, with all of it filled."""
    house = services.shelters.save(None, {"name": "GU Testgasse", "city": "Asperg"})
    return book.save(None, {**values, "shelter_id": house})


def told(words):
    """Which secrets stand in a text."""
    return [secret for secret in SECRETS if secret in words]


def past(services):
    """Everything the history of the office and of its records says."""
    ids = [identity for identity in services.people.ids()] + services.shelters.ids()
    with services.database.reading() as connection:
        ids += list(connection.execute(select(Change.row_id)).scalars())
    return repr(services.history.whole(limit=200)) + repr([services.history.of(identity) for identity in ids])


# ------------------------------------------------------------------------------- nothing leaks


def test_the_search_knows_nothing_of_an_incident(services, incident):
    assert services.search(WORD) == []
    with services.database.reading() as connection:
        assert not [text for text in connection.execute(select(SearchEntry.text)).scalars() if told(text)]
        assert connection.execute(select(SearchEntry.id).where(SearchEntry.entity == "Incident")).all() == []


def test_no_service_of_a_screen_hands_it_out(services, incident):
    for ask in (services.crud, services.captions, services.choices):
        with pytest.raises(KeyError):
            ask("Incident", *([[incident]] if ask == services.captions else ()))


def test_its_caption_says_nothing(book, incident):
    assert told(book.get(incident).caption) == [] and told(book.get(incident).told) != []


def test_the_history_says_that_something_changed_and_never_what(services, book, incident):
    book.save(incident, {"text": f"{WORD} anders", "kind": IncidentKind.THREAT})
    book.trash([incident])
    assert told(past(services)) == [] and "Bedrohung" not in past(services)
    assert [o.name for o in services.history.latest(3)] == [
        "Vorfall in den Papierkorb gelegt",
        "Vorfall geändert",
        "Vorfall angelegt",
    ]


def test_a_change_of_the_history_has_one_sentence_for_everything(services, incident):
    with services.database.session() as session:
        changes = session.scalars(select(Change).where(Change.row_id == incident)).all()
    assert {line for change in changes for line in sentences(change)} == {"Vorfall geändert"}


def test_no_line_of_the_history_leads_to_it(services, incident):
    line = next(line for line in services.history.whole() if line.action == "Vorfall angelegt")
    assert (line.entity, line.record_id) == ("", "")


def test_its_change_cannot_be_read_from_the_person_or_the_house(services, katja, incident):
    house = services.shelters.ids()[0]
    assert all("Vorfall" not in repr(services.history.of(identity)) for identity in (katja.id, house))


def test_undo_names_no_content(services, book, incident):
    book.save(incident, {"text": "anders"})
    assert services.history.undo(services.history.last_undoable().id) == "Vorfall geändert"
    assert book.get(incident).text == WORD and told(services.history.latest(1)[0].name) == []


def test_what_stands_in_the_way_of_undo_is_not_told(services, book, incident):
    book.save(incident, {"text": "zweitens"})
    first = services.history.latest(1)[0].id
    book.save(incident, {"text": "drittens"})
    with pytest.raises(UserError) as refused:
        services.history.undo(first)
    assert told(str(refused.value)) == [] and "Was geschah" not in str(refused.value)


def test_the_trash_shows_none(services, book, incident):
    book.trash([incident])
    assert in_trash(services.database) == []


def test_a_person_in_the_trash_does_not_tell_of_it(services, katja, incident):
    services.people.trash([katja.id])
    line = in_trash(services.database)[0]
    assert [kind for kind, _count in hanging(services.database, line) if "Vorf" in kind] == []


def test_merging_two_people_does_not_tell_of_it(services, katja, incident):
    assert [words for words in hanging_on(services.database, katja.id) if "Vorf" in words] == []


def test_comparing_states_does_not_count_them(services, incident):
    assert Incident not in kinds()


@pytest.mark.parametrize(("key", "ending"), [(one.key, ending) for one in LISTS for ending in one.endings])
def test_no_list_holds_a_word_of_it(services, incident, key, ending, tmp_path):
    export(services, key, tmp_path / f"list.{ending}", ["year=2026"] if key == "incidents" else [], "eigenes Büro")
    found = told(content(tmp_path / f"list.{ending}"))
    assert [secret for secret in found if key != "incidents" or secret not in (KIND.label, "ASSAULT")] == []


def test_the_sheet_of_its_house_and_its_person_says_nothing(services, incident, katja, tmp_path):
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg"})
    for key, identity in (("handout", services.shelters.ids()[0]), ("timesheet", katja.id)):
        print_document(services, key, identity, tmp_path / f"{key}.pdf")
        assert told(content(tmp_path / f"{key}.pdf")) == []


def test_the_log_holds_no_word_of_it(services, book, incident, tmp_path):
    handler = log.attach()
    book.save(incident, {"text": f"{WORD} anders"})
    log.refused(UserError("x"))
    handler.close()
    assert [file for file in log.folder().rglob("*") if WORD in file.read_text(encoding="utf-8")] == []


def test_the_diagnosis_does_not_even_count_them(services, incident):
    words = repr(collect(services.database))
    assert told(words) == [] and "incident" not in words


# ------------------------------------------------------------------------------- counts


def test_the_list_of_incidents_holds_counts_alone(services, book, values, incident, tmp_path):
    book.save(None, {**values, "happened_at": datetime(2026, 5, 2, 9)})
    export(services, "incidents", tmp_path / "list.json", ["Jahr=2026"])
    row = json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))[0]
    assert (row["kind"], row["2026-02"], row["2026-05"], row["2026-03"], row["total"]) == ("ASSAULT", 1, 1, 0, 2)


@pytest.mark.parametrize("condition", [f"Was geschah={WORD}", "person=Böhringer", "Aktenzeichen=x", "kind=ASSAULT"])
def test_no_field_of_an_incident_can_be_asked_for(services, incident, condition, tmp_path):
    with pytest.raises(UserError, match="nicht filtern"):
        export(services, "incidents", tmp_path / "list.csv", [condition])


def test_another_year_counts_none(services, incident):
    assert services.incident_book.counts(2025) == {} and services.incident_book.years(date(2027, 1, 1)) == [2027, 2026]


def test_the_sample_has_four_incidents_and_none_of_their_words_in_the_search(sample):
    found = sample.incident_book.open().all()
    assert len(found) == 4 and [one for one in found if sample.search(str(one.place))] == []


# ------------------------------------------------------------------------------- who opens


@pytest.fixture
def protected(services, monkeypatch):
    """The book of an office with a passphrase."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    made = changing.prepare(PASSPHRASE)
    path = Path(services.database.path)
    slots.write(ring.slots_path(path), made.slots)
    yield services.incident_book
    ring.slots_path(path).unlink()


def test_each_opening_is_noted_with_its_name(services):
    services.incident_book.open()
    assert [(one.who, one.at.date()) for one in services.incident_book.openings()] == [("Kim", one_day(services))]


def one_day(services):
    return services.history.latest(1)[0].at.date()


def test_the_coordinator_sees_it_in_the_history_of_the_office(services):
    services.incident_book.open()
    line = services.history.whole()[0]
    assert (line.action, line.who, line.way) == (OPENED, "Kim", "")


def test_a_protected_office_asks_for_its_passphrase(protected):
    assert protected.protected
    with pytest.raises(WrongPassphrase):
        protected.open("falsch")
    with pytest.raises(WrongPassphrase):
        protected.open()


def test_an_office_to_look_at_does_not_open_them(services):
    services.database.frozen = True
    with pytest.raises(UserError, match="nur zum Ansehen"):
        IncidentBook(services.database).open()


# ------------------------------------------------------------------------------- data protection


def test_the_person_concerned_is_told_of_it(services, katja, incident):
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg"})
    assert WORD in json_bytes(services, katja.id).decode()
    assert WORD in repr(information(services, katja.id))


def test_nobody_else_is_told_of_it(services, saved, incident):
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg"})
    other = saved("Öztürk")
    assert told(json_bytes(services, other.id).decode()) == [] and told(repr(information(services, other.id))) == []


@pytest.mark.parametrize("way", list(ErasureWay), ids=lambda way: way.name)
def test_erasing_the_person_keeps_the_count_and_nothing_else(services, book, katja, incident, way):
    erase(services, [Wanted("Person", katja.id, way)], "Daten einer Person gelöscht")
    left = book.get(incident)
    assert services.incident_book.counts(2026)[KIND][1] == 1
    assert (left.text, left.place, left.measures, left.reported_to) == (None, None, None, None)
    with services.database.reading() as connection:
        assert connection.execute(select(Change.id).where(Change.row_id == incident)).all() == []


def test_years_after_its_end_only_the_count_stays(services, book, incident):
    book.save(incident, {"closed_on": date(2026, 3, 1)})
    assert proposals(services, date(2029, 12, 31)) == []
    due = proposals(services, date(2030, 1, 2))
    assert [(one.name, told(one.reason)) for one in due if one.wanted.entity == "Incident"] == [("Vorfall", [])]
    erase(services, [one.wanted for one in due if one.wanted.entity == "Incident"], "Löschtag")
    assert book.get(incident).text is None and services.incident_book.counts(2026)[KIND][1] == 1
    assert [one for one in proposals(services, date(2030, 1, 2)) if one.wanted.entity == "Incident"] == []


def test_nothing_is_closed_before_it_happened(book, values):
    with pytest.raises(UserError):
        book.save(None, {**values, "closed_on": DAY - timedelta(days=1)})


# ------------------------------------------------------------------------------- on paper


def test_the_report_names_the_person_only_when_it_is_wanted(services, book, incident):
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg"})
    pages = [repr(report(services, book.get(incident), "Polizei", named)) for named in (False, True)]
    assert ["Böhringer" in page for page in pages] == [False, True] and all(WORD in page for page in pages)


def test_a_report_that_leaves_is_logged_without_its_content(services, book, katja, incident, tmp_path):
    path = tmp_path / "Bericht.pdf"
    hand_out(services, book.get(incident), path, b"%PDF", "Polizei", "Anzeige", named=True)
    with services.database.session() as session:
        line = session.scalars(select(Disclosure)).one()
        action = session.scalars(select(Operation.name).order_by(Operation.number.desc())).first()
    assert (line.recipient, line.person_ids, path.read_bytes()) == ("Polizei", [katja.id], b"%PDF")
    assert told(repr((line.what, line.columns, line.file_name, action))) == []


def test_on_paper_without_a_name_nobody_stands_in_the_log(services, book, incident):
    hand_out(services, book.get(incident), None, b"%PDF", "Beratungsstelle", "", named=False)
    with services.database.session() as session:
        assert session.scalars(select(Disclosure.person_ids)).one() == []


def test_a_person_that_was_removed_by_a_merge_takes_her_incidents_along(services, book, katja, saved, incident):
    other = saved("Böhringer", first_name="Kathrin")
    services.merging.merge(other.id, katja.id, {})
    assert book.get(incident).person_id == other.id and isinstance(other, Person)
