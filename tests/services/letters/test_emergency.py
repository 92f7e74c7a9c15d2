"""Who can come tonight: near, with the language, a car and free evenings; whoever leads the circle is called first."""

from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from app.errors import UserError
from app.models import CircleRole
from app.services.letters.emergency import Wanted, chain, for_arrival, for_house, ranked
from app.services.letters.rosters import active_ids

HOUSE = {"name": "GU Testgasse", "postal_code": "71679", "city": "Asperg"}


@pytest.fixture
def house(services):
    services.office_records.save(None, {"name": "Musterverband", "phone": "030 23125 100"})
    return services.shelters.save(None, HOUSE)


@pytest.fixture
def helper(saved):
    def made(name, **values):
        return saved(name, **{"phone": "030 23125 001", **values}).id

    return made


@pytest.fixture
def found(services, house):
    def names(**values):
        wanted = Wanted(house, **values)
        return [one.name for one in ranked(services, wanted, active_ids(services))]

    return names


def test_who_lives_near_is_called_before_who_lives_far(helper, found):
    helper("Aal", postal_code="78462", city="Konstanz")
    helper("Ott", postal_code="71679", city="Asperg")
    assert found() == ["Ott", "Aal"]


def test_the_language_counts_more_than_the_way(helper, found):
    helper("Aal", postal_code="71679", city="Asperg")
    helper("Ott", postal_code="71634", city="Ludwigsburg", languages=["Arabisch C1"])
    assert found(languages=("Arabisch",)) == ["Ott", "Aal"]


def test_whoever_leads_the_circle_is_called_first(services, house, helper, found):
    helper("Aal", postal_code="71679", city="Asperg", mobility="PKW", availability=["mon.evening"])
    circle = services.circles.save(None, {"name": "Asperg", "shelter_id": house})
    for name, role in (("Ott", CircleRole.DEPUTY), ("Zorn", CircleRole.SPEAKER)):
        services.circle_members.save(None, {"circle_id": circle, "person_id": helper(name), "role": role})
    assert found(car=True) == ["Zorn", "Ott", "Aal"]


@pytest.mark.parametrize("only", [{"car": True}, {"evening": True}, {"kilometres": 5},
                                  {"languages": ("Arabisch",), "only_speakers": True}])  # fmt: skip
def test_each_filter_leaves_only_who_fits(helper, found, only):
    helper("Aal", postal_code="78462", city="Konstanz")
    helper("Ott", postal_code="71679", city="Asperg", mobility="Auto", availability=["tue.evening"],
           languages=["Arabisch"])  # fmt: skip
    assert found(**only) == ["Ott"]


def test_the_reasons_are_told(services, house, helper):
    who = helper("Ott", city="Asperg", postal_code="71679", mobility="PKW", availability=["mon.evening"],
                 languages=["Arabisch"])  # fmt: skip
    told = ranked(services, Wanted(house, ("Arabisch",)), [who])[0].reasons
    assert told == "Arabisch · Asperg · Auto · abends frei"


def test_a_protected_address_is_neither_told_nor_measured(services, house, helper):
    who = helper("Ott", city="Asperg", postal_code="71679", address_protected=True)
    one = ranked(services, Wanted(house), [who])[0]
    assert (one.town, one.kilometres) == ("", None)


def test_who_has_no_number_cannot_be_called(saved, found):
    saved("Ott", email="ott@example.org")
    assert found() == []


@pytest.mark.parametrize("count", [1, 2, 3, 4, 24, 25])
def test_everybody_is_called_exactly_once_and_only_by_who_was_called_before(count):
    calls = chain(count, 3)
    assert sorted(one for called in calls for one in called) == list(range(1, count + 1))
    assert all(one > caller for caller, called in enumerate(calls) for one in called)
    assert max(map(len, calls)) <= 3


def test_an_arrival_brings_its_house_and_languages(services, house):
    values = {"shelter_id": house, "people": 8, "arrives_on": date.today()}
    identity = services.arrivals.save(None, {**values, "languages": {"Dari": 8}})
    assert for_arrival(services, Wanted(), identity) == Wanted(house, ("Dari",))


def test_a_house_is_found_by_its_name(services, house):
    assert for_house(services, Wanted(), "Testgasse").shelter_id == house
    with pytest.raises(UserError, match="gibt es nicht"):
        for_house(services, Wanted(), "Nirgends")


def test_as_many_as_usual_stand_on_one_page(services, house, helper, tmp_path):
    from app.services.letters.papers import Wish, write

    for number in range(30):
        helper(f"Ehrenamtsfrau {number:02d}", first_name="Johanna", city="Asperg", postal_code="71679", mobility="PKW",
               mobile="0171 3920011", languages=["Arabisch"], availability=["mon.evening"])  # fmt: skip
    wish = replace(Wish(), house="Testgasse", wanted=Wanted(None, ("Arabisch",)))
    printed = write(services, "emergency-roster", None, tmp_path / "n.pdf", wish)
    text = PdfReader(tmp_path / "n.pdf").pages[0].extract_text()
    assert printed.pages == 1 and "Vertraulich" in text and "GU Testgasse" in text
