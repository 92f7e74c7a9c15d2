"""Proofs on lists: the day each counts until, and what never leaves the office."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.models import CredentialKind as Kind, Person
from app.services.lists.export import export
from app.services.office import Services
from tests.lists.reading import exported, table, text_of


def test_the_list_says_until_when_a_proof_counts(
    services: Services, katja: Person, prove: Callable, tmp_path: Path
) -> None:
    prove(katja, Kind.FOOD, date(2026, 3, 1))
    row = table(exported(services, "credentials", tmp_path / "a.xlsx"))[0]
    assert (row["Name"], row["Art"]) == ("Katja Böhringer", Kind.FOOD.label)
    assert row["Gültig bis"].date() == date(2028, 3, 1)


def test_nobody_outside_learns_of_a_proof(services: Services, katja: Person, prove: Callable, tmp_path: Path) -> None:
    prove(katja, Kind.MEASLES)
    services.people.record_conduct_check(katja.id, date(2026, 3, 1))
    sheet = exported(services, "credentials", tmp_path / "a.xlsx", recipient="Landratsamt")
    assert "Masern" not in text_of(sheet).partition("Nicht weitergegeben")[0].partition("Titel")[0]
    export(services, "credentials", tmp_path / "a.json", recipient="Landratsamt")
    assert "conduct" not in (tmp_path / "a.json").read_text(encoding="utf-8")


def test_the_full_json_of_the_own_office_has_them_with_their_person(
    services: Services, katja: Person, prove: Callable, tmp_path: Path
) -> None:
    prove(katja, Kind.FOOD, date(2026, 3, 1))
    person = exported(services, "volunteers", tmp_path / "a.json")[0]
    assert [(kept["kind"], kept["presented_on"]) for kept in person["credentials"]] == [("food", "2026-03-01")]
