"""What a person is told: everything, on paper and as JSON, and who else was told."""

import json
from datetime import date

import pytest
from pypdf import PdfReader

from app.errors import UserError
from app.models import ConsentPurpose
from app.models.base import Base
from app.models.protection import Protection, protection
from app.services.lists.export import export
from app.services.office import Services
from app.services.outputs import print_document
from app.services.privacy.activities import ACTIVITIES, categories
from app.services.privacy.hand_over import hand_over
from app.services.privacy.information import as_json, kept_of, tables
from app.services.privacy.information_report import _together, report
from app.services.privacy.rules import rules
from tests.privacy.conftest import CANARY

SEEN = date(2019, 3, 1)
NO_PERSON = {"import_mapping", "field_help", "saved_view", "office", "erasure", "deletion_mark"}
"""Tables in which nobody stands whom the office deals with; a person's erasure is an id without a name."""


@pytest.fixture
def office(services: Services) -> Services:
    """The services of an office that has a name."""
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg", "short_name": "MV"})
    return services


@pytest.fixture
def told(office, kim):
    """The information as JSON."""
    return as_json(office, kept_of(office, kim), date.today())


def text_of(path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_every_table_that_leads_to_a_person_is_looked_into():
    person = Base.metadata.tables["person"]
    linked = {t.name for t in Base.metadata.tables.values() for k in t.foreign_keys if k.column.table is person}
    hanging = {t.name for t in Base.metadata.tables.values() if "subject_id" in t.c}
    assert (linked | hanging) - tables() == set()


def test_no_table_of_personal_data_is_left_out():
    personal = {
        m.local_table.name for m in Base.registry.mappers for c in m.local_table.c
        if protection(m.class_, c.name) in (Protection.COUNTED, Protection.CONFIDENTIAL, Protection.STRICT)
    }  # fmt: skip
    about_houses = {
        "event",
        "helper_circle",
        "room",
        "circle_marker",
        "visit",
        "problem",
        "organisation",
        "shelter",
        "project",
        "funder",
        "funding_programme",
        "application",
        "grant",
        "need",
        "authority_form",
    }
    assert personal - tables() - NO_PERSON - about_houses == set()


def test_everything_typed_about_a_person_is_told(told):
    assert all(
        f"{CANARY} {name}" in json.dumps(told, ensure_ascii=False) for name in ("notes", "email", "wording", "function")
    )


def test_lists_of_a_person_are_told(told):
    assert told["person"]["languages"] == [f"{CANARY} C1"]


def test_what_is_kept_of_a_certificate_is_in_the_json(told):
    assert told["records"]["ConductCheck"][0]["seen_on"] == SEEN.isoformat()


def test_the_folder_has_report_data_and_files(office, kim, tmp_path):
    done = hand_over(office, kim, tmp_path)
    assert [f.suffix for f in done.files][:2] == [".pdf", ".json"] and len(done.files) == 4


def test_the_report_names_the_person(office, katja, tmp_path):
    assert "Katja Böhringer" in text_of(hand_over(office, katja.id, tmp_path).files[0])


def test_no_paper_tells_of_a_certificate(office, katja, tmp_path):
    office.people.record_conduct_check(katja.id, date(2026, 3, 7), date(2026, 2, 3))
    told = text_of(hand_over(office, katja.id, tmp_path).files[0])
    assert "07.03.2026" not in told and "03.02.2026" not in told


def test_handing_over_is_logged(office, katja, tmp_path):
    hand_over(office, katja.id, tmp_path)
    assert [d.recipient for d in kept_of(office, katja.id).disclosures] == ["die Person selbst"]


def test_earlier_handouts_are_told(office, katja, tmp_path):
    office.people.record_consents([katja.id], {"purpose": ConsentPurpose.AUTHORITY_LIST})
    export(office, "volunteers", tmp_path / "Liste.xlsx", recipient="Landratsamt")
    assert "Landratsamt" in text_of(hand_over(office, katja.id, tmp_path).files[0])


def test_a_handout_without_the_person_is_not_told(office, katja, saved, tmp_path):
    other = saved("Ott")
    office.people.record_consents([other.id], {"purpose": ConsentPurpose.AUTHORITY_LIST})
    export(office, "volunteers", tmp_path / "Liste.xlsx", recipient="Landratsamt")
    assert kept_of(office, katja.id).disclosures == []


def test_two_on_one_day_get_two_folders(office, katja, tmp_path):
    assert hand_over(office, katja.id, tmp_path).folder != hand_over(office, katja.id, tmp_path).folder


def test_a_folder_that_cannot_be_made_is_told(office, katja, tmp_path):
    with pytest.raises(UserError, match="kein Ordner angelegt"):
        hand_over(office, katja.id, tmp_path / "fehlt")


def test_a_long_note_is_told_to_its_last_word(office, katja, tmp_path):
    office.people.save(katja.id, {"notes": "Wort " * 3000 + "Schlusswort"})
    assert "Schlusswort" in text_of(hand_over(office, katja.id, tmp_path).files[0])


def test_what_an_import_wrote_many_times_is_told_once_with_its_number():
    hour, other = ("24.11.2026 04:23", "Liste eingelesen", "Stunden angelegt"), ("", "", "Person angelegt")
    assert [row[2] for row in _together([hour, hour, hour, other])] == ["Stunden angelegt (3-mal)", "Person angelegt"]


def test_the_command_line_prints_it_too(office, katja, tmp_path):
    print_document(office, "information", katja.id, tmp_path / "a.pdf")
    assert "Katja" in text_of(tmp_path / "a.pdf")


def test_the_command_line_writes_json_too(office, katja, tmp_path):
    print_document(office, "information", katja.id, tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["person"]["first_name"] == "Katja"


def test_no_other_document_is_json(office, tmp_path):
    with pytest.raises(UserError, match="als PDF"):
        print_document(office, "processing-record", office.office().id, tmp_path / "a.json")


def test_nobody_learns_of_another_person(office, katja, saved):
    saved("Ottilien")
    assert "Ottilien" not in repr(report(office, katja.id)) + json.dumps(
        as_json(office, kept_of(office, katja.id), SEEN)
    )


# -------------------------------------------------------------------- the record of processing activities


@pytest.fixture
def record(office, tmp_path) -> str:
    """The text of the printed record."""
    path = tmp_path / "record.pdf"
    print_document(office, "processing-record", office.office().id, path)
    return text_of(path)


def test_the_record_names_the_office(record):
    assert "Musterverband Ludwigsburg" in record


def test_the_record_has_every_activity(record):
    assert [a.title for a in ACTIVITIES if a.title not in record.replace("\n", " ")] == []


def test_the_record_has_every_rule_with_its_source(record):
    flat = " ".join(record.split())
    assert [r.key for r in rules(date.today()).values() if r.source.split(",")[0] not in flat] == []


def test_every_table_belongs_to_one_activity():
    named = [name for activity in ACTIVITIES for name in activity.entities]
    assert sorted(named) == sorted(mapper.class_.__name__ for mapper in Base.registry.mappers)


def test_the_categories_come_from_the_model():
    assert "Notizen" in categories(ACTIVITIES[0])[Protection.CONFIDENTIAL]
