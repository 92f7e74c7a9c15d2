"""A package holds everything, opens with its passphrase only, can be looked at without a byte changing, and becomes an
office of its own."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from app.errors import UserError
from app.models import ContactEntry, Disclosure, Person
from app.services.backups.copies import digest_of
from app.services.drafts import Typing
from app.services.handover import packing, scratch
from app.services.handover.opening import Opened, open_package, take_over, view
from app.services.handover.package import (
    DamagedPackage,
    NewerPackage,
    NotAPackage,
    WrongPackagePassphrase,
    read_head,
)
from app.services.handover.packing import inside, pack, proposed_name
from app.services.keys import changing, ring, slots
from app.services.keys.spoken import canonical, propose
from app.services.lists.export import export
from app.services.migrations import steps
from app.services.office import Services
from app.services.opening import open_services
from app.services.sqlite import connect, driver, read_marks

PASSPHRASE = "Birne Lampe Regen Tasche Zug"
OTHER = "Kamm Mauer Nebel Dose Heft"
CANARY = "Kanarienvogel"


@pytest.fixture(autouse=True)
def _own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing is unlocked before, keys are cheap, and copies lie in the folder of the test."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "Ansicht")
    yield
    ring._unlocked.clear()


@pytest.fixture
def package(services: Services, katja: Person, tmp_path: Path) -> Path:
    """A package of an office with one person and her file, made while it is open; this process has no key of it."""
    (tmp_path / "Ausweis.txt").write_text(CANARY)
    services.documents.add_file(katja, tmp_path / "Ausweis.txt")
    made = pack(services, tmp_path / "Übergabe.hkpaket", PASSPHRASE, "Jo Vertretung").path
    ring._unlocked.clear()
    return made


@pytest.fixture
def opened(package: Path) -> Iterator[Opened]:
    """The package, unlocked."""
    found = open_package(package, PASSPHRASE)
    yield found
    found.close()


@pytest.fixture
def seen(opened: Opened) -> Iterator[Services]:
    """The package as one looks at it."""
    services = view(opened)
    yield services
    services.close()


# ------------------------------------------------------------------------------------------------ making


def test_everything_of_the_office_is_in_it(seen: Services):
    assert [person.last_name for person in seen.people.all()] == ["Böhringer"]
    assert seen.documents.all()[0].file_name == "Ausweis.txt"


def test_no_word_of_it_can_be_read(package: Path):
    content = package.read_bytes()
    assert not any(word.encode() in content for word in (CANARY, "Böhringer", "SQLite format"))


def test_what_can_be_read_names_nobody(package: Path):
    with zipfile.ZipFile(package) as found:
        told = json.loads(found.read("Helferkreis-Paket.json"))
    assert set(told) == {"format", "schema", "program", "made", "size", "sha256"}


def test_who_opens_it_with_another_program_is_told_what_it_is(package: Path):
    with zipfile.ZipFile(package) as found:
        assert "Übergabepaket von Helferkreis" in found.read("Bitte lesen.txt").decode("utf-8-sig")


def test_a_protected_office_gives_a_package_with_its_own_passphrase(package: Path, tmp_path: Path):
    found = open_package(package, PASSPHRASE)
    take_over(found, tmp_path / "Geschützt.db", changing.prepare(OTHER))
    own = open_services(tmp_path / "Geschützt.db")
    again = pack(own, tmp_path / "Zwei.hkpaket", PASSPHRASE, "Jo").path
    own.close()
    with pytest.raises(WrongPackagePassphrase):
        open_package(again, OTHER)


def test_what_is_half_typed_is_not_in_it(services: Services, katja: Person, tmp_path: Path):
    services.drafts.keep(Typing("Person", katja.id, 1, "Katja", values={"city": "Asperg"}))
    pack(services, tmp_path / "Ü.hkpaket", PASSPHRASE, "Jo")
    with closing(connect(open_package(tmp_path / "Ü.hkpaket", PASSPHRASE).path)) as found:
        assert found.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_it_is_logged_as_a_hand_out_of_everybody(package: Path, services: Services, katja: Person):
    with services.database.session() as session:
        line = session.query(Disclosure).one()
    assert (line.recipient, line.file_name, line.person_ids) == ("Jo Vertretung", "Übergabe.hkpaket", [katja.id])


def test_without_a_recipient_none_is_made(services: Services, tmp_path: Path):
    with pytest.raises(UserError, match="wer das Paket bekommt"):
        pack(services, tmp_path / "Ü.hkpaket", PASSPHRASE, "  ")
    assert not (tmp_path / "Ü.hkpaket").exists()


def test_a_short_passphrase_is_refused(services: Services, tmp_path: Path):
    with pytest.raises(UserError, match="zu kurz"):
        pack(services, tmp_path / "Ü.hkpaket", "kurz", "Jo")


def test_a_package_that_does_not_open_again_replaces_none_and_is_not_logged(
    package: Path, services: Services, monkeypatch: pytest.MonkeyPatch
):
    before, good = package.read_bytes(), packing.head_for
    monkeypatch.setattr(packing, "head_for", lambda *told: replace(good(*told), sha256="0" * 64))
    with pytest.raises(DamagedPackage):
        pack(services, package, PASSPHRASE, "Jo")
    assert package.read_bytes() == before
    with services.database.session() as session:
        assert session.query(Disclosure).count() == 1


def test_a_package_that_was_given_up_is_not_there_and_not_logged(services: Services, tmp_path: Path):
    steps_left = iter([None, None, None])
    with pytest.raises(StopIteration):
        pack(services, tmp_path / "Ü.hkpaket", PASSPHRASE, "Jo", lambda: next(steps_left))
    assert not (tmp_path / "Ü.hkpaket").exists() and list((tmp_path / "Ansicht").iterdir()) == []
    with services.database.session() as session:
        assert session.query(Disclosure).count() == 0


def test_nothing_else_is_left_of_making_one(package: Path, tmp_path: Path):
    assert list((tmp_path / "Ansicht").iterdir()) == []
    assert [path.name for path in tmp_path.glob("*.tmp")] == []


def test_its_content_is_told_in_numbers(sample: Services):
    assert dict(inside(sample))["Unterkünfte"] == 10


def test_its_name_tells_office_and_day(sample: Services):
    assert proposed_name(sample).startswith("Übergabe ") and proposed_name(sample).endswith(".hkpaket")


# ----------------------------------------------------------------------------------- a passphrase to read out


def test_a_proposed_passphrase_is_long_enough():
    assert changing.strength(propose()) > 0


@pytest.mark.parametrize("typed", ["4711 0815 2233 4455 6789", "47110815223344556789", "4711-0815-2233-4455-6789"])
def test_digits_may_be_typed_in_any_groups(typed: str):
    assert canonical(typed) == "4711 0815 2233 4455 6789"


def test_digits_that_were_read_out_open_it(services: Services, tmp_path: Path):
    pack(services, tmp_path / "Ü.hkpaket", "4711 0815 2233 4455 6789", "Jo")
    opened = open_package(tmp_path / "Ü.hkpaket", "47110815223344556789")
    assert opened.path.exists()
    opened.close()


# ----------------------------------------------------------------------------------------------- opening


def test_a_wrong_passphrase_is_told(package: Path):
    with pytest.raises(WrongPackagePassphrase, match="passt nicht zu diesem Paket"):
        open_package(package, OTHER)


def test_another_file_is_no_package(tmp_path: Path):
    (tmp_path / "Brief.hkpaket").write_bytes(b"Sehr geehrte Damen und Herren" * 500)
    with pytest.raises(NotAPackage, match="kein Übergabepaket"):
        open_package(tmp_path / "Brief.hkpaket", PASSPHRASE)


def test_another_zip_is_no_package(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "Bilder.zip", "w") as made:
        made.writestr("Bild.txt", "Bild")
    with pytest.raises(NotAPackage):
        read_head(tmp_path / "Bilder.zip")


@pytest.mark.parametrize("told", [{"format": 2}, {"schema": 9999}])
def test_a_package_of_a_newer_program_is_told(package: Path, told: dict[str, int]):
    _change_head(package, told)
    with pytest.raises(NewerPackage, match="neueren Fassung"):
        open_package(package, PASSPHRASE)


def _change_head(package: Path, told: dict[str, int]) -> None:
    with zipfile.ZipFile(package) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    head = json.loads(parts["Helferkreis-Paket.json"])
    parts["Helferkreis-Paket.json"] = json.dumps({**head, **told}).encode()
    with zipfile.ZipFile(package, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


def test_every_cut_is_called_damage(package: Path):
    content, dice = package.read_bytes(), Random(4711)
    for length in [0, *(dice.randrange(200, len(content)) for _time in range(40))]:
        package.write_bytes(content[:length])
        with pytest.raises(DamagedPackage, match="nicht vollständig angekommen"):
            open_package(package, PASSPHRASE)


def test_no_flipped_bit_opens_or_breaks_the_program(package: Path):
    content, dice = package.read_bytes(), Random(71638)
    for _time in range(150):
        rotten = bytearray(content)
        rotten[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        package.write_bytes(rotten)
        assert _people_in(package) in (None, [("Böhringer",)])


def _people_in(package: Path) -> list[tuple[str]] | None:
    """Who is in a package; None where it says why it does not open.

    A bit in the word for readers or in a date may flip without harm; nothing else.
    """
    try:
        found = open_package(package, PASSPHRASE)
    except UserError:
        return None
    with closing(connect(found.path)) as held:
        people: list[tuple[str]] = held.execute("SELECT last_name FROM person").fetchall()
    found.close()
    return people


def test_a_missing_file_is_told(tmp_path: Path):
    with pytest.raises(UserError, match="gibt es nicht"):
        open_package(tmp_path / "weg.hkpaket", PASSPHRASE)


def test_nothing_is_left_of_a_package_that_did_not_open(package: Path, tmp_path: Path):
    with pytest.raises(WrongPackagePassphrase):
        open_package(package, OTHER)
    assert list((tmp_path / "Ansicht").iterdir()) == []


# ------------------------------------------------------------------------------------------ only to look at


def test_every_change_is_answered_with_one_sentence(seen: Services, katja: Person):
    acts: list[Callable[[], object]] = [
        lambda: seen.people.save(katja.id, {"city": "Asperg"}),
        lambda: seen.people.trash([katja.id]),
        lambda: seen.crud(ContactEntry).save(None, {"topic": "Anruf", "at": datetime(2026, 11, 23)}),
        lambda: seen.backups.make(),
    ]
    for act in acts:
        with pytest.raises(UserError, match="nur zum Ansehen geöffnet"):
            act()


def test_no_list_goes_out_of_it(seen: Services, tmp_path: Path):
    with pytest.raises(UserError, match="nichts ausgeben"):
        export(seen, "volunteers", tmp_path / "Liste.xlsx")
    assert not (tmp_path / "Liste.xlsx").exists()


def test_the_database_itself_cannot_be_written(opened: Opened, seen: Services):
    with closing(connect(opened.path, writing=False, frozen=True)) as connection:
        connection.execute("PRAGMA query_only=OFF")
        with pytest.raises(driver().Error, match="readonly"):
            connection.execute("DELETE FROM person")


def test_looking_changes_no_byte(opened: Opened, seen: Services):
    before = opened.path.read_bytes()
    seen.search("Böhringer")
    seen.history.last_undoable()
    assert opened.path.read_bytes() == before


def test_what_lies_there_meanwhile_is_encrypted(opened: Opened, seen: Services):
    seen.people.all()
    kept = b"".join(path.read_bytes() for path in opened.scratch.folder.rglob("*") if path.is_file())
    assert CANARY.encode() not in kept and "Böhringer".encode() not in kept


def test_no_state_is_kept_of_it(opened: Opened, seen: Services):
    assert not seen.backups.automatic


def test_it_is_gone_at_the_end(opened: Opened, tmp_path: Path):
    opened.close()
    assert list((tmp_path / "Ansicht").iterdir()) == []


def test_what_a_killed_program_left_goes_with_the_next_start(opened: Opened, tmp_path: Path):
    root = tmp_path / "Ansicht"
    code = (
        "import os, sys; from pathlib import Path; from app.services.handover import scratch\n"
        "scratch.root = lambda: Path(sys.argv[1]); one = scratch.Scratch()\n"
        "(one.folder / 'office.db').write_text('x'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(root)], check=False)
    assert scratch.sweep() == 1
    assert opened.path.exists()  # somebody is still looking at this one


# ------------------------------------------------------------------------------------- an office of its own


def test_it_becomes_an_office_with_everything_in_it(opened: Opened, tmp_path: Path):
    take_over(opened, tmp_path / "Vertretung.db", changing.prepare(OTHER))
    assert digest_of(tmp_path / "Vertretung.db") == digest_of(opened.path)


def test_it_can_be_worked_in(opened: Opened, tmp_path: Path, katja: Person):
    take_over(opened, tmp_path / "Vertretung.db", changing.prepare(OTHER))
    own = open_services(tmp_path / "Vertretung.db")
    own.people.save(katja.id, {"city": "Asperg"})
    own.close()
    assert not (tmp_path / "Vertretung.db").read_bytes().startswith(b"SQLite")


def test_it_has_its_own_passphrase(opened: Opened, tmp_path: Path):
    from app.services.keys.opening import fits

    take_over(opened, tmp_path / "Vertretung.db", changing.prepare(OTHER))
    assert fits(tmp_path / "Vertretung.db", OTHER)
    with pytest.raises(slots.WrongPassphrase):
        fits(tmp_path / "Vertretung.db", PASSPHRASE)


def test_an_office_that_is_there_stays(opened: Opened, path: Path):
    before = path.read_bytes()
    with pytest.raises(UserError, match="gibt es schon"):
        take_over(opened, path, changing.prepare(OTHER))
    assert path.read_bytes() == before and not ring.slots_path(path).exists()


def test_a_full_disk_leaves_nothing_of_a_new_office(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_paths: Path) -> None:
        raise OSError(28, "voll")

    monkeypatch.setattr("app.services.handover.opening.copy_to", full)
    with pytest.raises(UserError, match="Platz"):
        take_over(opened, tmp_path / "Vertretung.db", changing.prepare(OTHER))
    assert list(tmp_path.glob("Vertretung*")) == []


def test_a_package_of_an_older_program_is_brought_up_to_date(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before, scripts = steps.head(), Path(shutil.copytree(steps._SCRIPTS, tmp_path / "steps"))
    (scripts / "versions" / "9001_more.py").write_text(
        'from alembic import op\nrevision, down_revision = "9001", "'
        + before
        + '"\nbranch_labels = depends_on = None\n'
        'def upgrade():\n    op.execute("CREATE TABLE hobby (id TEXT PRIMARY KEY)")\n'
    )
    monkeypatch.setattr(steps, "_SCRIPTS", scripts)
    with closing(connect(open_package(package, PASSPHRASE).path)) as found:
        assert read_marks(found)[1] == 9001
