"""What the models promise: words for every field, an owner for every row, and no place for a resident."""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

from app.models import Arrival, Occupancy
from app.models.base import Base, Kind, Record, Row, entities, field
from app.models.facts import computed, facts, fields
from app.services.occupancy import languages
from tests.services.residents import findings

TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)


def test_no_table_could_hold_a_resident():
    assert findings(TABLES) == []


def careless(name: str, column: Column) -> Table:
    """What somebody in a hurry would add."""
    return Table(name, MetaData(), Column("id", String(32), primary_key=True), column)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("resident", Column("number", Integer)),
        ("occupancy", Column("resident_names", Text)),
        ("occupancy", Column("remarks", Text)),
        ("occupancy", Column("families", JSON)),
        ("occupancy", Column("scan", LargeBinary)),
        ("occupancy", Column("person_id", String(32), ForeignKey(Base.metadata.tables["person"].c.id))),
        ("arrival", Column("family_name", String(80))),
        ("room", Column("occupied_by", String(120))),
        ("shelter", Column("people", JSON)),
        ("visit", Column("spoken_to", Text, info=field("Bewohner, mit denen gesprochen wurde").column.info)),
        ("need", Column("who", Text, info=field("Für wen", hint="zum Beispiel Bewohnerin in Zimmer 12").column.info)),
        ("task", Column("about", Text, info=field("Worum", found_as=("Aktenzeichen",)).column.info)),
        ("person", Column("nationality", String(40))),
    ],
    ids=str,
)
def test_a_careless_column_is_found(name, column):
    assert [where for where in findings([careless(name, column)]) if where.startswith(name)]


@pytest.mark.parametrize("attribute", [Occupancy.languages, Arrival.languages], ids=str)
def test_languages_of_a_house_are_typed_as_counts_only(attribute):
    assert facts(attribute).kind is Kind.COUNTS
    with pytest.raises(ValueError, match="keine bekannte Sprache"):
        languages.read("Familie Mustermann 4")


def test_the_sample_office_counts_known_languages_only(sample_path):
    with closing(sqlite3.connect(f"file:{sample_path}?mode=ro", uri=True)) as connection:
        told = connection.execute("select languages from occupancy union all select languages from arrival").fetchall()
    words = {word for (counts,) in told if counts for word in json.loads(counts) or ()}
    assert words
    assert words == {languages.called(word) for word in words}


def test_an_occupancy_is_nothing_but_counts():
    allowed = {"id", "shelter_id", "as_of", "source", "languages", "sort_key", "version"}
    others = [c for c in Base.metadata.tables["occupancy"].c if c.name not in allowed and not c.name.endswith("_at")]
    assert {str(column.type) for column in others} == {"INTEGER"}


def test_only_a_person_has_a_name_and_a_birth_date():
    owners = {table.name for table in TABLES for column in table.c if column.name in ("last_name", "birth_date")}
    assert owners == {"person"}


def test_nothing_points_from_a_person_to_a_room():
    room = Base.metadata.tables["room"]
    assert {key.column.table.name for key in room.foreign_keys} == {"shelter"}
    assert [t.name for t in TABLES for key in t.foreign_keys if key.column.table is room] == []


@pytest.mark.parametrize("owner", entities(), ids=lambda owner: owner.__name__)
class TestEntity:
    def test_every_field_has_a_german_label(self, owner):
        labels = [facts(attribute).label for attribute in fields(owner) + computed(owner)]
        assert [label for label in labels if not label.strip() or label != label.strip()] == []

    def test_every_field_has_an_english_name(self, owner):
        names = [facts(attribute).name for attribute in fields(owner) + computed(owner)]
        assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []

    def test_no_label_says_two_things(self, owner):
        labels = [facts(attribute).label for attribute in fields(owner)]
        assert sorted(labels) == sorted(set(labels))

    def test_no_foreign_header_means_two_fields(self, owner):
        told = [facts(attribute) for attribute in fields(owner)]
        seen = [word.casefold() for one in told for word in {one.label, *one.found_as}]
        assert [word for word in set(seen) if seen.count(word) > 1] == []

    def test_it_has_a_word_for_one_and_for_many(self, owner):
        assert owner.singular and owner.plural

    def test_it_is_ordered_by_fields_it_has(self, owner):
        assert owner.sort_by
        assert [name for name in (*owner.sort_by, *owner.search_by) if not hasattr(owner, name)] == []

    def test_its_order_has_an_index(self, owner):
        indexed = [tuple(c.name for c in index.columns)[:3] for index in owner.__table__.indexes]
        assert ("deleted_at", "sort_key", "id") in indexed

    def test_its_version_is_checked_by_every_save(self, owner):
        assert owner.__mapper__.version_id_col is owner.__table__.c.version


def test_every_link_has_an_index():
    missing = [
        f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.c
        if column.foreign_keys and not any(next(iter(index.columns)) is column for index in table.indexes)
    ]
    assert missing == []


def test_every_link_is_checked_when_the_action_ends():
    keys = [key for table in TABLES for key in table.foreign_keys]
    assert {(key.deferrable, key.initially) for key in keys} == {(True, "DEFERRED")}


def test_every_row_that_belongs_to_a_record_names_its_column():
    rows = [m.class_ for m in Base.registry.mappers if issubclass(m.class_, Row)]
    assert [r.__name__ for r in rows if r.part_of and r.part_of not in r.__table__.c] == []
    assert [r.__name__ for r in rows if not issubclass(r, Record) and not r.part_of and r.__table__.foreign_keys] == []
