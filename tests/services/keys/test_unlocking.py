"""A protected office opens by its passphrase or its recovery code, and by nothing else, which is told apart."""

import random
import shutil
from dataclasses import replace

import pytest

from app.errors import UserError
from app.services.first_sight import ListSql, look_into
from app.services.keys import changing, code, ring, slots
from app.services.keys.opening import is_locked, unlock
from app.services.opening import open_services
from tests.services.keys.conftest import CANARY, PASSPHRASE


def sentence(path, secret=PASSPHRASE):
    """Why an office cannot be unlocked."""
    with pytest.raises(UserError) as told:
        unlock(path, secret)
    return str(told.value)


def people(path):
    """How many people an unlocked office has."""
    services = open_services(path)
    count = services.people.count()
    services.close()
    return count


def test_the_passphrase_opens_the_office(protected):
    unlock(protected, PASSPHRASE)
    assert people(protected) == 0


def test_the_recovery_code_opens_the_office(protected, protected_office):
    unlock(protected, protected_office[1].lower().replace(" ", "-"))
    assert people(protected) == 0


def test_nothing_opens_before_the_passphrase(protected):
    with pytest.raises(ring.Locked):
        open_services(protected)


def test_nothing_is_seen_before_the_passphrase(protected):
    assert look_into(protected, ListSql("SELECT id FROM person", "SELECT id FROM person", 1)) is None


def test_a_wrong_passphrase_is_told(protected):
    assert "Passphrase passt nicht" in sentence(protected, "Birne Lampe Regen Tasche Bus")


def test_a_wrong_passphrase_leaves_the_office_locked(protected):
    sentence(protected, "Birne Lampe Regen Tasche Bus")
    assert is_locked(protected)


def test_the_code_of_another_office_is_told(protected):
    assert "passt nicht" in sentence(protected, code.make())


def test_an_umlaut_counts_the_same_however_it_is_composed(protected, tmp_path):
    path = tmp_path / "Anderes.db"
    changing.begin(path, changing.prepare("fünf müde Bäume stehen"))
    assert slots.unseal(slots.read(ring.slots_path(path)), "fu\u0308nf mu\u0308de Ba\u0308ume stehen")


@pytest.mark.parametrize("length", [0, 1, 100, 500])
def test_a_cut_off_slot_file_is_told(protected, length):
    keys = ring.slots_path(protected)
    keys.write_bytes(keys.read_bytes()[:length])
    assert "Schlüsseldatei Büro.db.keys ist beschädigt" in sentence(protected)


def test_a_flipped_bit_in_the_slot_file_is_never_called_a_wrong_passphrase(protected):
    keys, chance = ring.slots_path(protected), random.Random(4)
    whole = keys.read_bytes()
    for place in chance.sample(range(len(whole)), 40):
        keys.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(7)]) + whole[place + 1 :])
        assert keys.read_bytes().split() == whole.split() or "Schlüsseldatei" in sentence(protected)


def test_a_slot_cheaper_than_allowed_is_refused(protected, monkeypatch):
    monkeypatch.setattr(slots, "COST", slots.Cost(2**17))
    assert "beschädigt" in sentence(protected)


def test_a_slot_that_would_keep_the_computer_busy_is_refused(protected):
    keys = ring.slots_path(protected)
    held = slots.read(keys)
    slots.write(keys, replace(held, passphrase=replace(held.passphrase, cost=slots.Cost(2**40))))
    assert "beschädigt" in sentence(protected)


def test_the_slots_of_another_office_are_told(protected, tmp_path):
    changing.begin(tmp_path / "Anderes.db", changing.prepare(PASSPHRASE))
    shutil.copy(tmp_path / "Anderes.db.keys", ring.slots_path(protected))
    assert "gehören nicht zusammen" in sentence(protected)


def test_a_plain_file_beside_slots_is_told(protected, empty_path):
    shutil.copy(empty_path, protected)
    assert "selbst nicht geschützt" in sentence(protected)


def test_a_damaged_database_is_told_from_a_wrong_passphrase(protected):
    whole = protected.read_bytes()
    protected.write_bytes(whole[:200] + bytes(50) + whole[250:])
    assert "Passphrase stimmt" in sentence(protected)


def test_a_missing_slot_file_is_told(protected):
    ring.slots_path(protected).unlink()
    with pytest.raises(UserError, match="Schlüsseldatei Büro.db.keys fehlt"):
        open_services(protected)


def test_no_name_can_be_read_in_the_files(protected):
    unlock(protected, PASSPHRASE)
    office = open_services(protected)
    office.people.save(None, {"last_name": CANARY, "mobile": "0171 3920077"})
    written = [file.read_bytes() for file in protected.parent.iterdir()]
    office.close()
    assert not [content for content in (*written, protected.read_bytes()) if CANARY.encode() in content]


def test_no_passphrase_and_no_key_can_be_read_in_the_slots(protected):
    key = unlock(protected, PASSPHRASE)
    told = ring.slots_path(protected).read_text()
    assert PASSPHRASE not in told
    assert key.data.hex() not in told


def test_a_key_does_not_tell_itself(protected):
    assert unlock(protected, PASSPHRASE).data.hex() not in repr(ring._unlocked)


def test_the_new_passphrase_opens_and_the_old_one_does_not(protected):
    changing.change_passphrase(protected, PASSPHRASE, "Kanne Wiese Brille Schuh Dach")
    assert "passt nicht" in sentence(protected)
    unlock(protected, "Kanne Wiese Brille Schuh Dach")


def test_the_recovery_code_stays_valid_with_a_new_passphrase(protected, protected_office):
    changing.change_passphrase(protected, PASSPHRASE, "Kanne Wiese Brille Schuh Dach")
    unlock(protected, protected_office[1])
    assert people(protected) == 0


def test_who_has_the_recovery_code_can_set_a_new_passphrase(protected, protected_office):
    changing.change_passphrase(protected, protected_office[1], "Kanne Wiese Brille Schuh Dach")
    unlock(protected, "Kanne Wiese Brille Schuh Dach")
    assert not is_locked(protected)


def test_a_new_recovery_code_replaces_the_old_one(protected, protected_office):
    printed = changing.change_code(protected, PASSPHRASE)
    assert "passt nicht" in sentence(protected, protected_office[1])
    unlock(protected, printed)


def test_a_wrong_passphrase_changes_nothing(protected):
    before = ring.slots_path(protected).read_bytes()
    with pytest.raises(slots.WrongPassphrase):
        changing.change_passphrase(protected, "Birne Lampe Regen Tasche Bus", "Kanne Wiese Brille Schuh Dach")
    assert ring.slots_path(protected).read_bytes() == before


@pytest.mark.parametrize("weak", ["", "kurz", "elf Zeichen", "aaaaaaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused(protected, weak):
    with pytest.raises(UserError, match="zu kurz"):
        changing.change_passphrase(protected, PASSPHRASE, weak)


def test_a_slip_in_the_code_is_noticed():
    printed = code.make()
    other = ("1" if printed[5] != "1" else "2").join((printed[:5], printed[6:]))
    assert code.read(other) is None


def test_a_code_reads_back_as_it_was_made():
    secret = bytes(range(16))
    assert code.read(code.spelt(secret).replace("0", "o").replace("1", "l")) == secret


def test_a_key_opens_no_other_office(protected, tmp_path):
    changing.begin(tmp_path / "Anderes.db", changing.prepare("Kanne Wiese Brille Schuh Dach"))
    assert is_locked(protected)


def test_no_new_office_takes_the_slots_of_one_that_is_there(protected):
    with pytest.raises(UserError, match="gibt es schon"):
        changing.begin(protected, changing.prepare("Kanne Wiese Brille Schuh Dach"))
    unlock(protected, PASSPHRASE)


@pytest.mark.parametrize(
    "begin", [changing.decline, lambda path: changing.begin(path, changing.prepare("Kanne Wiese Brille Schuh"))]
)
def test_slots_of_an_office_that_was_moved_are_kept(protected, begin):
    before = ring.slots_path(protected).read_bytes()
    protected.unlink()
    begin(protected)
    assert (protected.parent / "Büro.db früher.keys").read_bytes() == before


def test_a_change_that_is_interrupted_leaves_the_old_passphrase(protected, monkeypatch):
    def die(_old, _new):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.services.files.os.replace", die)
    with pytest.raises(KeyboardInterrupt):
        changing.change_passphrase(protected, PASSPHRASE, "Kanne Wiese Brille Schuh Dach")
    unlock(protected, PASSPHRASE)
