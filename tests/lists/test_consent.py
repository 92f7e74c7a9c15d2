"""Names leave the office only with a consent, and every time the log says so."""

from pathlib import Path

import pytest
from sqlalchemy import select

from app.models import Consent, Person
from app.services.crud import Query
from app.services.lists.disclosure import Gate, gate
from app.services.lists.export import export, hand_out, screen_list
from app.services.lists.register import LISTS
from app.services.office import Services
from tests.lists.office import TODAY
from tests.lists.reading import exported, log, sheet, table, text_of

SECRET = ("Heimlich", "heimlich", "carla@", "231252", "dora@")


def test_the_county_learns_only_the_names_of_those_who_agreed(services: Services, tmp_path: Path):
    page = exported(services, "volunteers-by-shelter", tmp_path / "a.xlsx")
    named = [row["Name"] for row in table(page) if row["Unterkunft"] == "GU Testgasse"]
    assert named == ["Müller, Bernd", "Öztürk, Anna", "2 Personen ohne Namen"]
    assert not any(word in text_of(page) for word in SECRET)


def test_contact_data_need_a_consent_of_their_own(services: Services, tmp_path: Path):
    rows = table(exported(services, "volunteers-by-shelter", tmp_path / "a.xlsx"))
    contacts = {row["Name"]: (row["Telefon"], row["E-Mail"]) for row in rows}
    assert contacts["Öztürk, Anna"] == ("07141 231250", "anna@example.org")
    assert contacts["Müller, Bernd"] == (None, None)


def test_the_sheet_says_who_was_left_out_and_why(services: Services, tmp_path: Path):
    written = export(services, "volunteers-by-shelter", tmp_path / "a.xlsx")
    assert (written.named, written.left_out) == (2, 2)
    for note in written.notes:
        assert note in text_of(sheet(tmp_path / "a.xlsx"))
    assert any(note.startswith("Nur als Zahl enthalten: 2 Personen") for note in written.notes)


def test_everybody_counts_even_without_a_name(services: Services, tmp_path: Path):
    rows = table(exported(services, "volunteers-by-shelter", tmp_path / "a.xlsx"))
    assert sum(row["Anzahl"] for row in rows) == 4
    assert [row["Name"] for row in rows if row["Unterkunft"] == "AU Leerstand"] == ["niemand"]


def test_functions_in_the_circle_are_named(services: Services, tmp_path: Path):
    rows = table(exported(services, "volunteers-by-shelter", tmp_path / "a.xlsx"))
    assert {row["Name"]: row["Funktion"] for row in rows}["Öztürk, Anna"] == "Sprecher/in"


def test_json_keeps_the_same_secret(services: Services, tmp_path: Path):
    houses = exported(services, "volunteers-by-shelter", tmp_path / "a.json")
    house = next(house for house in houses if house["shelter"] == "GU Testgasse")
    assert [v["name"] for v in house["volunteers"]] == ["Müller, Bernd", "Öztürk, Anna"]
    assert house["without_name"] == 2


def test_a_withdrawn_consent_holds_no_longer(services: Services, tmp_path: Path):
    with services.database.transaction("Einwilligung widerrufen") as session:
        for consent in session.scalars(select(Consent)):
            consent.withdrawn_on = TODAY
    written = export(services, "volunteers-by-shelter", tmp_path / "a.xlsx")
    assert (written.named, written.left_out) == (0, 4)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "vcf"])
def test_any_list_for_somebody_else_asks_for_consent(services: Services, tmp_path: Path, ending: str):
    path = tmp_path / f"a.{ending}"
    written = export(services, "volunteers", path, recipient="Landratsamt")
    content = text_of(sheet(path)) if ending == "xlsx" else path.read_text("utf-8-sig")
    assert (written.named, written.left_out) == (2, 2)
    assert not any(word in content for word in (*SECRET, "231251", "trinkt Tee", "2024-01-15"))


@pytest.mark.parametrize("key", [wanted.key for wanted in LISTS])
def test_no_sheet_ever_shows_a_certificate(services: Services, tmp_path: Path, key: str):
    assert (
        "15.01.2024" not in (export(services, key, tmp_path / "a.csv"), (tmp_path / "a.csv").read_text("utf-8-sig"))[1]
    )


def test_a_list_from_the_screen_hides_what_no_list_shows(services: Services, tmp_path: Path):
    columns = (Person.last_name, Person.certificate_seen_on)
    wanted, scope = screen_list(Person, columns, services.volunteers.ids(), "Auswahl", "", Gate("eigenes Büro"))
    written = hand_out(services, wanted, scope, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[0] == "Nachname"
    assert written.named == 4


def test_officials_are_named_volunteers_in_a_function_only_with_consent(services: Services, tmp_path: Path):
    path = tmp_path / "a.csv"
    written = export(services, "contacts", path, recipient="Landratsamt")
    assert "Amtlich" in path.read_text("utf-8-sig") and "Heimlich" not in path.read_text("utf-8-sig")
    assert written.left_out == 1


def test_a_person_named_by_a_project_is_a_person_too(services: Services, tmp_path: Path):
    assert exported(services, "projects", tmp_path / "a.json")[0]["lead"] == "Carla Heimlich"
    assert exported(services, "projects", tmp_path / "b.json", recipient="Presse")[0]["lead"] is None
    assert [entry.recipient for entry in log(services)] == ["eigenes Büro"]


def test_every_hand_out_of_names_is_logged(services: Services, tmp_path: Path):
    export(services, "volunteers-by-shelter", tmp_path / "Liste.xlsx", purpose="Quartalsmeldung")
    entry = log(services)[0]
    told = (entry.what, entry.recipient, entry.purpose, entry.file_name, entry.left_out, len(entry.person_ids))
    assert told == ("Ehrenamtliche je Unterkunft", "Landratsamt", "Quartalsmeldung", "Liste.xlsx", 2, 2)
    assert "Telefon" in entry.columns and len(entry.digest or "") == 64


def test_a_list_without_names_is_not_logged(services: Services, tmp_path: Path):
    for key in ("occupancy", "shelters", "events", "funding"):
        export(services, key, tmp_path / "a.xlsx")
    assert log(services) == []


def test_walk_ins_without_a_record_are_names_too(services: Services, tmp_path: Path):
    export(services, "participants", tmp_path / "a.xlsx", ["Termin=Zeit schenken"])
    assert sheet(tmp_path / "a.xlsx").oddFooter.left.text.startswith("Vertraulich")
    assert len(log(services)) == 1
    export(services, "participants", tmp_path / "b.csv", recipient="Presse")
    assert "Gundula" not in (tmp_path / "b.csv").read_text("utf-8-sig")


def test_a_refused_write_leaves_no_line_in_the_log(services: Services, tmp_path: Path):
    with pytest.raises(Exception, match="gibt es nicht"):
        export(services, "volunteers", tmp_path / "nirgends" / "a.json")
    assert log(services) == []


@pytest.mark.parametrize(
    ("recipient", "open_for_all"), [("Eigenes Büro", True), ("mv-lb", True), ("Landratsamt", False)]
)
def test_the_office_is_known_by_its_names(services: Services, recipient: str, open_for_all: bool):
    assert gate(services, recipient).outside is not open_for_all


def _protect(services: Services, name: str) -> None:
    who = services.people.ids(Query(search=name))[0]
    services.people.save(who, {"street": "Geheimweg 7", "postal_code": "71679", "address_protected": True})


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "vcf"])
def test_a_protected_address_leaves_in_no_format_whatever_was_agreed(services: Services, tmp_path: Path, ending: str):
    _protect(services, "Öztürk")
    export(services, "volunteers", tmp_path / f"a.{ending}", recipient="Landratsamt")
    kept = text_of(sheet(tmp_path / "a.xlsx")) if ending == "xlsx" else (tmp_path / f"a.{ending}").read_text("utf-8")
    assert "231250" in kept and not any(word in kept for word in ("Geheimweg", "71679"))


def test_the_own_office_sees_a_protected_address(services: Services, tmp_path: Path):
    _protect(services, "Öztürk")
    assert "Geheimweg 7" in text_of(exported(services, "volunteers", tmp_path / "a.xlsx"))


def test_the_sheet_says_of_how_many_the_address_is_kept_back(services: Services, tmp_path: Path):
    _protect(services, "Öztürk")
    written = export(services, "volunteers", tmp_path / "a.xlsx", recipient="Landratsamt")
    assert "Ohne Anschrift: 1 Person, weil sie nicht weitergegeben wird." in written.notes
