"""What never leaves: names without a consent that holds, and what is kept of a certificate of good conduct."""

import zipfile
from datetime import date, datetime, timedelta

import pytest
from pypdf import PdfReader

from app.models import Consent, ConsentPurpose, EventKind, ParticipationState
from app.services.lists.export import export
from app.services.lists.register import LISTS
from app.services.outputs import print_document

SEEN, DATED = date(2026, 3, 7), date(2026, 2, 3)
FORMS = {f"{form}" for day in (SEEN, DATED) for form in (day.isoformat(), f"{day:%d.%m.%Y}")}
OWN_JSON = ("volunteers", "json")
"""The office's own full JSON, from which it could move to another program, is the one exception."""
EVERY = [(wanted.key, ending) for wanted in LISTS for ending in wanted.endings]


@pytest.fixture
def shown(services, katja):
    """A volunteer with every consent, placed and expected somewhere, whose certificate was seen."""
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg", "publisher": "Musterverband"})
    house = services.shelters.save(None, {"name": "GU Testgasse", "city": "Asperg"})
    services.people.place(katja.id, house)
    event = services.events.save(None, {"title": "Infoabend", "kind": EventKind.INFO, "start": _soon()})
    services.participations.save(
        None, {"event_id": event, "person_id": katja.id, "state": ParticipationState.REGISTERED}
    )
    for purpose in ConsentPurpose:
        services.people.record_consents([katja.id], {"purpose": purpose, "given_on": date(2026, 1, 1)})
    services.people.record_conduct_check(katja.id, SEEN, DATED)
    return {"flyer": event, "sign-in": event, "handout": house, "information": katja.id}


def _soon():
    return datetime.now().replace(microsecond=0) + timedelta(days=7)


def content(path) -> str:
    """What a reader of the file can find in it."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as package:
            return "".join(package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml"))
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("key", "ending"), EVERY)
def test_a_certificate_is_in_no_list(services, shown, key, ending, tmp_path):
    path = tmp_path / f"list.{ending}"
    export(services, key, path, recipient="Landratsamt" if (key, ending) == OWN_JSON else "eigenes Büro")
    serials = {str((day - date(1899, 12, 30)).days) for day in (SEEN, DATED)} if ending == "xlsx" else set()
    assert [form for form in FORMS | serials if f">{form}<" in content(path) or form in content(path)] == []


def test_a_certificate_is_in_the_full_json_of_the_own_office(services, shown, tmp_path):
    export(services, "volunteers", tmp_path / "list.json", recipient="eigenes Büro")
    assert SEEN.isoformat() in content(tmp_path / "list.json")


@pytest.mark.parametrize("key", ["sign-in", "handout", "information"])
def test_a_certificate_is_in_no_document(services, shown, key, tmp_path):
    print_document(services, key, shown[key], tmp_path / "paper.pdf")
    assert [form for form in FORMS if form in content(tmp_path / "paper.pdf")] == []


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "vcf"])
def test_a_withdrawn_consent_keeps_a_name_out(services, shown, katja, ending, tmp_path):
    for consent in services.consents.of(Consent.person_id, katja.id):
        services.consents.save(consent.id, {"withdrawn_on": date(2026, 6, 1)})
    export(services, "volunteers", tmp_path / f"list.{ending}", recipient="Landratsamt")
    assert "Böhringer" not in content(tmp_path / f"list.{ending}")


def test_a_withdrawn_consent_is_kept_as_proof(services, shown, katja):
    consent = services.consents.of(Consent.person_id, katja.id)[0]
    services.consents.save(consent.id, {"withdrawn_on": date(2026, 6, 1)})
    assert services.consents.get(consent.id).given_on == date(2026, 1, 1)


def test_with_its_consent_the_name_is_there(services, shown, tmp_path):
    export(services, "volunteers", tmp_path / "list.csv", recipient="Landratsamt")
    assert "Böhringer" in content(tmp_path / "list.csv")
