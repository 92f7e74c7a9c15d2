"""The office may set periods of its own, with a reason, and never beyond the law."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from app.errors import UserError
from app.models import Operation, Person
from app.services.privacy import processing_record
from app.services.privacy.deletion_day import run
from app.services.privacy.proposals import proposals
from app.services.privacy.protocol_report import kind
from app.services.privacy.rules import OWN, OwnPeriod, period_words, rules, rules_of, set_period

TODAY = date.today()


@pytest.fixture
def own(services):
    """Sets a period: `own("left", 60)`."""

    def put(key, months, since=TODAY, reason="Beschluss des Vorstands"):
        set_period(services.settings, rules(TODAY)[key], OwnPeriod(months, since, reason))
        return rules_of(services.settings, TODAY)[key]

    return put


def test_without_a_word_of_the_office_the_shipped_periods_hold(services):
    assert rules_of(services.settings, TODAY) == rules(TODAY)


def test_an_own_period_names_its_reason_as_source(own):
    rule = own("left", 60)
    assert rule.words == "Ausgeschiedene: fünf Jahre nach dem Ausscheiden zum Jahresende"
    assert rule.source == "eigene Festlegung: Beschluss des Vorstands" and rule.valid_from == TODAY


def test_the_deletion_day_goes_by_the_own_period(services, left, own):
    left("Ott", years_ago=5)
    assert len(proposals(services, TODAY)) == 1
    own("left", 96)
    assert proposals(services, TODAY) == []


def test_the_reason_of_a_proposal_is_the_own_one(services, left, own):
    own("left", 12)
    left("Ott", years_ago=3)
    assert "eigene Festlegung: Beschluss des Vorstands" in proposals(services, TODAY)[0].reason


def test_the_record_of_processing_shows_the_own_period(services, own):
    own("interested", 9)
    services.office_records.save(None, {"name": "Kreisverband Muster"})
    told = [cell for part in processing_record.report(services, TODAY).parts for row in part.rows for cell in row]
    assert "Interessierte, bei denen nichts begonnen hat: neun Monate nach dem letzten Schritt" in told
    assert "eigene Festlegung: Beschluss des Vorstands" in told


def test_a_period_may_begin_later(services, own):
    assert own("left", 60, since=TODAY + timedelta(days=1)) == rules(TODAY)["left"]
    assert rules_of(services.settings, TODAY + timedelta(days=1))["left"].months == 60


@pytest.mark.parametrize("months", [7, 0, -1])
def test_no_certificate_is_kept_beyond_the_law(own, services, months):
    with pytest.raises(UserError, match=r"lässt das Gesetz nicht zu \(§ 72a"):
        own("conduct_check", months)
    assert services.settings.own() == {}


def test_a_shorter_time_for_certificates_is_fine(own):
    assert own("conduct_check", 3).months == 3


def test_a_file_cannot_bring_a_period_beyond_the_law(services):
    told = {"months": 24, "since": "2020-01-01", "reason": "so"}
    services.settings.write({f"{OWN}conduct_check": told}, "Frist")
    assert rules_of(services.settings, TODAY)["conduct_check"].months == 6


@pytest.mark.parametrize("told", [3, [], {}, {"months": "x"}, {"months": 5, "since": "gestern", "reason": ""}])
def test_what_cannot_be_read_counts_for_nothing(services, told):
    services.settings.write({f"{OWN}left": told}, "Frist")
    assert rules_of(services.settings, TODAY) == rules(TODAY)


@pytest.mark.parametrize("key", ["contact", "conduct_check_unused", "draft", "erasure", "office"])
def test_what_has_no_period_cannot_get_one(own, key):
    with pytest.raises(UserError, match="nicht ändern"):
        own(key, 5)


def test_a_period_needs_a_reason(own):
    with pytest.raises(UserError, match="Begründung"):
        own("left", 60, reason=" ")


def test_an_own_period_is_told_and_taken_back(services, own):
    own("left", 60)
    line = services.history.whole()[0]
    assert line.action == "Aufbewahrungsfrist festgelegt: Ausgeschiedene"
    assert line.sentences[0].startswith("wie mitgeliefert → Ausgeschiedene: fünf Jahre")
    services.history.undo(line.operation_id)
    assert rules_of(services.settings, TODAY) == rules(TODAY)


def test_what_is_set_can_be_put_back_as_shipped(services, own):
    set_period(services.settings, own("left", 60), None)
    assert services.settings.own() == {}


def test_every_name_of_a_setting_fits():
    assert max(len(OWN + key) for key in rules(TODAY)) <= 32


@pytest.mark.parametrize(
    ("months", "words"),
    [(1, "ein Monat"), (6, "sechs Monate"), (12, "zwölf Monate"), (36, "drei Jahre"), (18, "18 Monate")],
)
def test_a_period_is_said_as_people_say_it(months, words):
    assert period_words(months) == words


# ---------------------------------------------------------------- the history


@pytest.fixture
def long_ago(services):
    """Lets everything that was done so far be three years old."""

    def move():
        with services.database.transaction("", undoable=False) as session:
            at = datetime.combine(TODAY - timedelta(days=1100), datetime.min.time())
            session.connection().execute(update(Operation).values(at=at))

    return move


def test_the_history_is_kept_with_its_records_unless_the_office_says_otherwise(services, saved, long_ago):
    saved("Ott")
    long_ago()
    assert [p for p in proposals(services, TODAY) if p.wanted.rule == "history"] == []


def test_an_own_period_for_the_history_is_proposed_month_by_month(services, saved, own, long_ago):
    saved("Ott")
    long_ago()
    rule = own("history", 24)
    (found,) = [p for p in proposals(services, TODAY) if p.wanted.rule == "history"]
    assert rule.words == "Verlauf der Änderungen: zwei Jahre" and found.name.startswith("Verlauf: ")
    assert found.reason.startswith("1 Handlung, ")


def test_the_history_is_reduced_by_the_deletion_day_only(services, saved, own, long_ago):
    person = saved("Ott")
    long_ago()
    own("history", 24)
    chosen = [p for p in proposals(services, TODAY) if p.wanted.rule == "history"]
    assert services.history.of(person.id)
    done = run(services, chosen, TODAY)
    assert services.history.of(person.id) == [] and services.people.get(person.id).last_name == "Ott"
    assert [(kind(line), line.rule) for line in done.lines] == [("Verlauf eines Monats", "history")]


def test_what_is_younger_stays_in_the_history(services, saved, own, long_ago):
    saved("Ott")
    long_ago()
    own("history", 24)
    young = saved("Öztürk")
    run(services, [p for p in proposals(services, TODAY) if p.wanted.rule == "history"], TODAY)
    assert len(services.history.of(young.id)) == 1


def test_what_a_later_action_leads_to_stays(services, saved, own, long_ago):
    saved("Ott")
    long_ago()
    with services.database.transaction("Spätere Handlung", undoes=services.history.latest(1)[0].id) as session:
        session.add(Person(last_name="Weiß"))
    own("history", 24)
    assert [p for p in proposals(services, TODAY) if p.wanted.rule == "history"] == []
    assert services.history.undone_name(services.history.latest(2)[1]).startswith("Person angelegt")
