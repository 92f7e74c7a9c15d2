"""Lists stay quick when they are long: every question has its index, and a screen asks few of them."""

import ast
import shutil
from datetime import date
from pathlib import Path

import pytest

from app.models import Assignment, Event, Person, Task, VolunteerStatus
from app.models.base import Base, Record
from app.models.facts import computed, fields
from app.services.crud import MISSING, Filter, Query
from app.services.opening import open_services
from app.services.query import Ago, Not
from app.services.sample import make_sample
from tests.services.statements import plan, statements

LISTS = ("volunteers", "people", "shelters", "events", "projects", "applications", "organisations", "tasks")
APP = Path(__file__).parents[2] / "app"


@pytest.fixture(scope="module")
def long(empty_path, tmp_path_factory):
    """An office with a long list of volunteers; these tests only read it."""
    services = open_services(shutil.copy(empty_path, tmp_path_factory.mktemp("long") / "Büro.db"))
    make_sample(services, volunteers=4_000)
    yield services
    services.close()


def plans(services, ask):
    """The plans of all statements that `ask` sends."""
    with statements(services.database) as seen:
        ask()
    return "\n".join(plan(services.database, *each) for each in seen)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_along_its_order(long, name):
    told = plans(long, lambda: getattr(long, name).ids())
    assert "TEMP B-TREE" not in told
    assert "USING" in told and "INDEX" in told


@pytest.mark.parametrize("name", ["volunteers", "people"])
def test_a_page_is_read_by_its_keys(long, name):
    service = getattr(long, name)
    ids = service.ids()
    told = plans(long, lambda: service.rows(ids[1_000:1_200], [*fields(Person), *computed(Person)]))
    scans = [line for line in told.splitlines() if line.startswith("SCAN")]
    assert [line for line in scans if not line.startswith("SCAN json_each")] == []  # the list of keys handed over


@pytest.mark.parametrize("words", ["öztürk", "arabisch hausaufgaben", "0171", "asperg"])
def test_a_search_goes_through_the_index(long, words):
    told = plans(long, lambda: long.volunteers.ids(Query(words)))
    assert "search_index VIRTUAL TABLE INDEX" in told
    assert [line for line in told.splitlines() if line.startswith("SCAN person")] == []


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(Person.city, "Asperg"),
        Filter(Person.languages, "Arabisch"),
        Filter(Person.skills, "Sprachcafé"),
        Filter(Person.availability, ("mon.morning", "tue.morning")),
        Filter(Person.status, VolunteerStatus.INTERVIEW),
        Filter(Person.last_contact_on, Ago(60)),
        Filter(Person.languages, Not(("Arabisch", "Farsi"))),
    ],
    ids=lambda f: f.attribute.key if hasattr(f.attribute, "key") else f.attribute.name,
)
def test_a_filter_reads_no_table_without_index(long, wanted):
    told = plans(long, lambda: long.volunteers.ids(Query(filters=(wanted,))))
    tables = [line for line in told.splitlines() if line.startswith("SCAN") and line != "SCAN found"]
    assert [line for line in tables if "INDEX" not in line] == []


def test_what_belongs_to_a_person_is_found_by_her_key(sample):
    person = sample.volunteers.ids()[0]
    told = plans(sample, lambda: sample.assignments.of(Assignment.person_id, person))
    assert "ix_assignment_person_id" in told


def test_the_month_is_read_by_its_dates(sample):
    told = plans(sample, lambda: sample.events.between(date.today().replace(day=1), date.today()))
    assert "SCAN event_series" not in told


@pytest.mark.parametrize("name", LISTS)
def test_a_screen_asks_at_most_four_questions(sample, name):
    service = getattr(sample, name)
    shown = [a for a in fields(service.entity) if not _is_list(a)][:6]
    with statements(sample.database) as seen:
        service.rows(service.ids()[:200], [*shown, *computed(service.entity)])
    assert len(seen) <= 4


def _is_list(attribute):
    return not hasattr(attribute, "key")


def test_a_page_with_lists_asks_one_question_more_for_each(sample):
    ids = sample.volunteers.ids()[:200]
    with statements(sample.database) as seen:
        sample.volunteers.rows(
            ids, [Person.sort_name, Person.status, Person.city, Person.languages, Person.shelter_names]
        )
    assert len(seen) == 2


def test_a_hundred_rows_ask_no_more_than_ten(sample):
    ids = sample.volunteers.ids()

    def asked(count):
        with statements(sample.database) as seen:
            sample.volunteers.rows(ids[:count], [Person.sort_name, Person.languages])
        return len(seen)

    assert asked(100) == asked(10)


def test_open_tasks_are_counted_along_an_index(sample):
    told = plans(sample, lambda: sample.tasks.ids(Query(filters=(Filter(Task.done_on, MISSING),))))
    assert "USING" in told


def test_the_next_events_ask_one_question(sample):
    with statements(sample.database) as seen:
        sample.events.upcoming(count=5)
    assert len(seen) == 1
    assert sample.events.entity is Event


VERSIONED = {m.class_.__name__ for m in Base.registry.mappers if issubclass(m.class_, Record)}
BULK = tuple(f"{word}({name})" for word in ("update", "delete") for name in VERSIONED)


def bulk_statements():
    """Every `update(X)` or `delete(X)` of the program on a versioned table, as (place, whole statement)."""
    for file in sorted(APP.rglob("*.py")):
        if "migrations" in file.parts:
            continue
        source = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and ast.unparse(node).startswith(BULK):
                yield f"{file.name}:{node.lineno}", source.splitlines()[node.lineno - 1 : node.lineno + 4]


def test_no_bulk_statement_passes_the_version_by():
    assert [place for place, lines in bulk_statements() if "version" not in " ".join(lines)] == []
