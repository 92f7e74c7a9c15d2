"""The office may set periods of its own, with a reason, and never beyond the law."""

from datetime import date, timedelta

import pytest

from app.errors import UserError
from app.services.privacy import processing_record
from app.services.privacy.proposals import proposals
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
    assert line.sentences[0].startswith("wie ausgeliefert → Ausgeschiedene: fünf Jahre")
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
