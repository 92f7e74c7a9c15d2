"""A copy is checked before it has a name, and the way back loses nothing."""

import json
from contextlib import closing
from random import Random

import pytest

from app.errors import UserError
from app.services.backups.copies import check, checksum_holds, copy_verified
from app.services.backups.restoring import restore
from app.services.database import connect
from app.services.opening import open_services


@pytest.fixture
def copy(services, katja, path, tmp_path):
    """A copy of an office with one person, made while it is open."""
    target = tmp_path / "Sicherung.kbak"
    copy_verified(path, target)
    return target


def people(path):
    opened = open_services(path)
    found = [person.last_name for person in opened.people.all()]
    opened.close()
    return found


def test_a_copy_of_an_open_office_is_complete(copy):
    assert people(copy) == ["Böhringer"]


def test_a_copy_says_what_is_in_it(copy):
    told = json.loads(copy.with_name("Sicherung.kbak.json").read_text(encoding="utf-8"))
    assert (told["rows"]["person"], told["size"]) == (1, copy.stat().st_size)


def test_a_copy_is_for_its_owner_only(copy):
    assert copy.stat().st_mode & 0o077 == 0


def test_checking_a_copy_does_not_change_it(copy):
    before = copy.read_bytes()
    assert check(copy).problems == ()
    assert copy.read_bytes() == before


def test_nothing_unfinished_is_left_beside_a_copy(copy):
    assert list(copy.parent.glob("*.part*")) == []


def test_a_copy_brings_its_state_back(services, katja, copy, path):
    services.people.save(katja.id, {"last_name": "Zeller"})
    services.close()
    restore(copy, path)
    assert people(path) == ["Böhringer"]


def test_the_state_before_is_kept(services, katja, copy, path):
    services.people.save(katja.id, {"last_name": "Zeller"})
    services.close()
    assert people(restore(copy, path)) == ["Zeller"]


def test_a_copy_can_be_put_where_nothing_is(copy, tmp_path):
    assert restore(copy, tmp_path / "neu.db") is None
    assert people(tmp_path / "neu.db") == ["Böhringer"]


@pytest.mark.parametrize("place", [100, 4_096 * 3 + 7, -500])
def test_a_damaged_copy_is_refused(copy, services, path, place):
    services.close()
    content = bytearray(copy.read_bytes())
    content[place] ^= 0xFF
    copy.write_bytes(content)
    with pytest.raises(UserError, match="beschädigt|keine Bürodatei"):
        restore(copy, path)
    assert people(path) == ["Böhringer"]


def test_a_cut_off_copy_is_refused(copy, path):
    copy.write_bytes(copy.read_bytes()[:8_000])
    with pytest.raises(UserError, match="beschädigt"):
        restore(copy, path)


def test_a_missing_copy_is_told(path, tmp_path):
    with pytest.raises(UserError, match="gibt es nicht"):
        restore(tmp_path / "weg.kbak", path)


def test_a_foreign_file_is_no_copy(path, tmp_path):
    (tmp_path / "Brief.kbak").write_bytes(b"Sehr geehrte Damen und Herren" * 100)
    with pytest.raises(UserError, match="keine Bürodatei von Helferkreis"):
        restore(tmp_path / "Brief.kbak", path)


def test_a_copy_into_a_missing_folder_is_told(path, tmp_path):
    with pytest.raises(UserError, match="konnte nicht geschrieben werden"):
        copy_verified(path, tmp_path / "weg" / "Sicherung.kbak")


def test_an_older_copy_survives_a_failed_one(copy, tmp_path):
    before = copy.read_bytes()
    (tmp_path / "kaputt.db").write_bytes(b"Hallo" * 1_000)
    with pytest.raises(Exception, match="not a database|keine Bürodatei"):
        copy_verified(tmp_path / "kaputt.db", copy)
    assert copy.read_bytes() == before


def test_links_to_nothing_are_found(path):
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO person_skill (id, person_id, position, skill) VALUES ('a', 'gone', 0, 'EG')")
    assert check(path).problems == ("person_skill: person",)


def test_a_check_counts_the_rows(sample):
    assert check(sample.database.path).rows["shelter"] == 10


def test_a_check_of_nothing_is_told(tmp_path):
    with pytest.raises(UserError, match="gibt es nicht"):
        check(tmp_path / "weg.db")


def test_every_flipped_bit_and_every_cut_is_found(copy):
    content, dice = copy.read_bytes(), Random(4711)
    for _time in range(200):
        rotten = bytearray(content)
        rotten[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        copy.write_bytes(rotten)
        assert not checksum_holds(copy)
    for _time in range(50):
        copy.write_bytes(content[: dice.randrange(len(content))])
        assert not checksum_holds(copy)
