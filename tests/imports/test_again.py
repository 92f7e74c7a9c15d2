"""A second list of the same people: nobody doubled, nothing lost, everything taken back at once."""

from datetime import date

import pytest
from sqlalchemy import select

from app.models import (
    Assignment,
    Change,
    ConductCheck,
    Consent,
    ContactRole,
    Occupancy,
    Organisation,
    Person,
    StatusChange,
)
from app.services.imports import lists
from app.services.imports.planning import NEW, SKIP, Outcome
from app.services.past import History
from tests.imports import writers
from tests.imports.office import LISTS, events, houses, shelters, take_over, volunteers

HEAD = ["Nachname", "Vorname", "Telefon", "E-Mail", "Ort", "Sprachen", "Bemerkung"]
JUERGEN = ["Muster-Möller", "Jürgen", "07141 251252", "jmm@beispiel.example", "Asperg", "Englisch", "kommt mit dem Rad"]


def table(folder, *rows, head=HEAD, name="Liste.csv"):
    return writers.text(folder / name, [head, *rows])


def outcomes(plan):
    return [step.outcome for step in plan.steps]


def test_the_same_list_again_changes_nothing(office):
    take_over(office, LISTS / "Ehrenamtliche Gesamtliste.xlsx")
    plan, batch = take_over(office, LISTS / "Ehrenamtliche Gesamtliste.xlsx")
    assert set(outcomes(plan)) == {Outcome.UNCHANGED}
    assert batch.operation_id is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Unterkünfte.xlsx", "shelters"), ("Termine Outlook.ics", "events"), ("Kontakte Outlook.vcf", "contacts")],
)
def test_every_kind_of_list_is_known_again(office, name, kind):
    take_over(office, LISTS / name, kind)
    plan, _batch = take_over(office, LISTS / name, kind)
    assert set(outcomes(plan)) == {Outcome.UNCHANGED}


def test_a_whole_import_is_taken_back_by_its_name(office):
    plan, batch = take_over(office, LISTS / "Ehrenamtliche Gesamtliste.xlsx")
    assert batch.action == "Eingelesen: Ehrenamtliche Gesamtliste.xlsx, 180 Ehrenamtliche"
    History(office).undo(batch.operation_id)
    assert volunteers(office) == [] and houses(office) == []


def test_everybody_has_a_history_from_the_first_day(office):
    take_over(office, LISTS / "freiwillige_export.csv")
    with office.reading() as connection:
        told = set(connection.execute(select(Change.row_id).where(Change.entity == "Person")).scalars())
        states = list(connection.execute(select(StatusChange.person_id)).scalars())
    assert len(told) == len(states) == 120


def test_who_becomes_active_by_a_list_is_marked_as_not_checked(office, tmp_path):
    head = ["Nachname", "Vorname", "E-Mail", "Status"]
    for status in ("interessiert", "aktiv"):
        take_over(office, table(tmp_path, ["Ott", "Kim", "kim.ott@beispiel.example", status], head=head))
    with office.session() as session:
        steps = session.scalars(select(StatusChange).order_by(StatusChange.id)).all()
    assert [(step.status.label, step.override) for step in steps] == [
        ("interessiert", None),
        ("aktiv", "eingelesen, noch nicht geprüft"),
    ]


def test_changed_values_are_shown_before_and_after(office, tmp_path):
    take_over(office, table(tmp_path, JUERGEN))
    plan, _batch = take_over(office, table(tmp_path, [*JUERGEN[:4], "Tamm", "Dari", ""], name="neu.csv"))
    assert plan.steps[0].changes == {"city": ("Asperg", "Tamm"), "languages": (["Englisch"], ["Englisch", "Dari"])}
    assert volunteers(office)[0]["city"] == "Tamm"


def test_blanks_never_overwrite(office, tmp_path):
    take_over(office, table(tmp_path, JUERGEN))
    plan, _batch = take_over(office, table(tmp_path, [*JUERGEN[:3], "", "", "-", "k.A."], name="leer.csv"))
    assert outcomes(plan) == [Outcome.UNCHANGED]


def test_notes_are_added_to(office, tmp_path):
    take_over(office, table(tmp_path, JUERGEN))
    take_over(office, table(tmp_path, [*JUERGEN[:6], "hat jetzt ein Auto"], name="neu.csv"))
    assert volunteers(office)[0]["notes"] == "kommt mit dem Rad\nhat jetzt ein Auto"


@pytest.mark.parametrize("row", [
    ["Mustermoeller", "Juergen", "07141 251252", "", "", "", ""],
    ["Muster-Moeller", "Jürgen", "0049 7141 251252", "", "", "", ""],
    ["Jürgen", "Muster-Möller", "", "jmm@beispiel.example", "", "", ""],
    ["Muster-Möller", "J.", "07141/251252", "", "", "", ""], ["Muster-Möller", "Jürgen", "", "", "Tamm", "", ""],
    ["Anders", "Jürgen", "", "JMM@beispiel.example", "", "", ""],
])  # fmt: skip
def test_a_likely_twin_is_asked_about_and_not_doubled(office, tmp_path, row):
    take_over(office, table(tmp_path, JUERGEN))
    plan, _batch = take_over(office, table(tmp_path, row, name="neu.csv"))
    assert outcomes(plan) == [Outcome.ASK]
    assert plan.steps[0].reason.startswith("Vielleicht dieselbe Person wie Jürgen Muster-Möller")
    assert len(volunteers(office)) == 1


@pytest.mark.parametrize(
    "row",
    [
        ["Muster-Möller", "Sabine", "07141 251252", "", "", "", ""],
        ["Schmidt", "Jürgen", "07141 999999", "", "", "", ""],
    ],
)
def test_families_and_namesakes_are_people_of_their_own(office, tmp_path, row):
    take_over(office, table(tmp_path, JUERGEN))
    take_over(office, table(tmp_path, row, name="neu.csv"))
    assert len(volunteers(office)) == 2


def test_a_different_birth_date_tells_namesakes_apart(office, tmp_path):
    head = ["Nachname", "Vorname", "Geburtsdatum", "Straße"]
    take_over(office, table(tmp_path, ["Weiß", "Anna", "1.2.1950", "Weg 1"], head=head))
    take_over(office, table(tmp_path, ["Weiß", "Anna", "3.4.1980", "Weg 1"], head=head, name="neu.csv"))
    assert len(volunteers(office)) == 2


@pytest.mark.parametrize(("answer", "count"), [(NEW, 2), (SKIP, 1)])
def test_an_answer_decides(office, tmp_path, answer, count):
    take_over(office, table(tmp_path, JUERGEN))
    path = table(tmp_path, ["Mustermoeller", "Juergen", "07141 251252", "", "", "", ""], name="neu.csv")
    take_over(office, path, decisions={"neu!2": answer})
    assert len(volunteers(office)) == count


def test_the_same_person_after_all_gets_the_new_values(office, tmp_path):
    take_over(office, table(tmp_path, JUERGEN))
    path = table(tmp_path, ["Mustermoeller", "Juergen", "07141 251252", "", "Tamm", "", ""], name="neu.csv")
    take_over(office, path, decisions={"neu!2": volunteers_id(office)})
    assert [(p["last_name"], p["city"]) for p in volunteers(office)] == [("Mustermoeller", "Tamm")]


def volunteers_id(office):
    with office.reading() as connection:
        return connection.execute(select(Person.id)).scalar_one()


def test_two_rows_of_one_person_in_a_file_become_one(office, tmp_path):
    plan, _batch = take_over(office, table(tmp_path, JUERGEN, [*JUERGEN[:5], "Farsi", ""]))
    assert outcomes(plan) == [Outcome.NEW, Outcome.MERGED]
    assert volunteers(office)[0]["languages"] == ["Englisch", "Farsi"]


def test_every_row_is_accounted_for(office, tmp_path):
    path = table(
        tmp_path,
        JUERGEN,
        JUERGEN,
        ["", "", "07141 1234567", "", "", "", ""],
        ["Mustermoeller", "Juergen", "07141 251252", "", "", "", ""],
    )
    plan, batch = take_over(office, path)
    told = lists.report(plan, batch, str(path))
    assert (
        told["rows"]
        == 4
        == told["created"] + told["updated"] + told["unchanged"] + told["merged"] + len(told["skipped"])
    )
    assert [line["row"] for line in told["skipped"]] == [4, 5]
    assert told["columns"]["Telefon"] == "phone"


def test_skipped_rows_come_back_as_a_file_with_their_reason(office, tmp_path):
    plan, _batch = take_over(office, table(tmp_path, JUERGEN, ["", "", "=1+1", "x@beispiel.example", "", "", ""]))
    import openpyxl

    lists.write_skipped(plan, tmp_path / "Rest.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "Rest.xlsx").active.values)
    assert rows[0][:3] == ("Grund", "Blatt", "Zeile") and rows[1][0] == "In dieser Zeile steht kein Name."
    assert "=1+1" in rows[1]


def test_a_corrected_column_is_remembered_for_the_next_list_of_that_shape(office, tmp_path):
    head = ["Nachname", "Vorname", "Rufz."]
    recognised = lists.open_list(
        office, table(tmp_path, ["Muster", "Eva", "Adler"], ["Probe", "Max", "Bär"], head=head), "volunteers"
    )
    recognised.tables[0].assign(2, "notes")
    lists.apply(office, lists.plan(office, recognised))
    again = lists.open_list(
        office, table(tmp_path, ["Neu", "Ina", "Luchs"], ["Alt", "Udo", "Wolf"], head=head, name="b.csv"), "volunteers"
    )
    assert again.tables[0].columns[2].field == "notes"


def test_a_meaning_moves_from_one_column_to_another(office, tmp_path):
    recognised = lists.open_list(office, table(tmp_path, JUERGEN), "volunteers")
    recognised.tables[0].assign(4, "street")
    recognised.tables[0].assign(5, "street")
    assert [c.field for c in recognised.tables[0].columns[4:6]] == [None, "street"]


def test_proofs_and_consents_arrive_and_a_refused_consent_does_not(office, tmp_path):
    head = ["Name", "Vorname", "Führungszeugnis gesehen am", "Einwilligung"]
    take_over(office, table(tmp_path, ["Muster", "Eva", "3.2.2015", "ja"], ["Probe", "Max", "ja", "nein"], head=head))
    with office.reading() as connection:
        assert list(connection.execute(select(ConductCheck.seen_on)).scalars()) == [date(2015, 2, 3)]
        assert len(list(connection.execute(select(Consent.id)))) == 1


def test_a_certificate_without_a_date_is_told_and_never_stored_as_a_note(office, tmp_path):
    plan, _batch = take_over(
        office,
        table(
            tmp_path,
            ["Probe", "Max", "liegt vor"],
            ["Muster", "Eva", "3.2.2015"],
            head=["Name", "Vorname", "Führungszeugnis"],
        ),
    )
    assert plan.steps[0].found.unread == ["Führungszeugnis: liegt vor"]
    assert "notes" not in plan.steps[0].values


def test_houses_are_found_with_or_without_their_kind(office, tmp_path):
    take_over(office, LISTS / "Unterkünfte.xlsx", "shelters")
    take_over(
        office,
        table(
            tmp_path,
            ["Muster", "Eva", "GU Hirschbergstr."],
            ["Probe", "Max", "Hoheneck"],
            head=["Name", "Vorname", "Unterkunft"],
        ),
    )
    assert len(houses(office)) == 10
    with office.reading() as connection:
        assert len(list(connection.execute(select(Assignment.id)))) == 2


def test_a_newer_list_of_houses_adds_a_key_date(office, tmp_path):
    take_over(office, LISTS / "Unterkünfte.xlsx", "shelters")
    path = writers.xlsx(
        tmp_path / "neu.xlsx",
        {
            "Häuser": [
                ["Belegung zum 31.12.2015"],
                ["Unterkunft", "Plätze", "belegt"],
                ["Hoheneck", 12, 3],
                ["Oßweil", 17, 5],
            ]
        },
    )
    take_over(office, path, "shelters")
    assert next(s for s in shelters(office) if s["name"] == "Hoheneck")["occupied"] == 3
    with office.reading() as connection:
        assert len(list(connection.execute(select(Occupancy.id)))) == 12


def test_people_responsible_for_a_house_become_its_contacts(office):
    take_over(office, LISTS / "Unterkünfte.xlsx", "shelters")
    with office.reading() as connection:
        functions = list(connection.execute(select(ContactRole.function)).scalars())
        leaders = list(
            connection.execute(
                select(Person.phone)
                .join(ContactRole, ContactRole.person_id == Person.id)
                .where(ContactRole.function == "Heimleitung")
            ).scalars()
        )
    assert len(functions) == 30 and all(leaders)


def test_contacts_arrive_with_their_organisations(office, tmp_path):
    head = ["Organisation", "Name", "Funktion", "Telefon"]
    path = table(
        tmp_path,
        ["Landratsamt", "Frau Dr. Petra Beispiel", "Asyl", "07141 144123"],
        ["Stadt", "", "Bürgerbüro", "07141 9100"],
        head=head,
    )
    take_over(office, path, "contacts")
    with office.reading() as connection:
        found = dict(connection.execute(select(Organisation.name, Organisation.phone)).all())
        assert found == {"Landratsamt": None, "Stadt": "07141 9100"}
        assert connection.execute(select(Person.status)).scalar_one() is None


def test_a_calendar_of_a_spreadsheet(office, tmp_path):
    rows = [
        ["Termine 2026"],
        ["Datum", "Uhrzeit", "Was", "Wo"],
        ["Di, 10.03.2026", "18.30 - 20 Uhr", "Schulung Asylrecht", "Rathaus"],
        ["14.–15.03.2026", "", "Klausur", "Bad Boll"],
        ["ohne Datum", "", "Fest", ""],
    ]
    plan, _batch = take_over(office, writers.xlsx(tmp_path / "a.xlsx", {"2026": rows}), "events")
    assert [(e["title"], e["start"], e["kind"]) for e in events(office)] == [
        ("Schulung Asylrecht", "2026-03-10T18:30:00", "TRAINING"),
        ("Klausur", "2026-03-14", "WORKSHOP"),
    ]
    assert plan.steps[2].outcome is Outcome.SKIPPED


def test_reading_and_planning_write_nothing(office):
    lists.plan(office, lists.open_list(office, LISTS / "freiwillige_export.csv", "volunteers"))
    assert volunteers(office) == []
