"""An office file on a share or in a synchronised folder is noticed, explained, and brought to a better place."""

import shutil
from pathlib import Path, PurePosixPath

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.services import place
from app.services.locks import Lock
from app.services.opening import open_services
from app.services.place import Danger, Place, bring_home, kind_of, linux_mounts, mac_mounts, place_of, synced_by
from app.ui.safety.bar import Bar
from app.ui.safety.place_bar import PlaceDialog, look_at_place, show_place
from app.ui.scenes import settle, settle_work
from tests.ui.conftest import reading


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        ("OneDrive", "OneDrive"), ("OneDrive - Landkreis", "OneDrive"), ("Dropbox", "Dropbox"),
        ("Nextcloud", "Nextcloud"), ("nextcloud", "Nextcloud"), ("Nextcloud-Büro", "Nextcloud"),
        ("Mobile Documents", "iCloud Drive"), ("Google Drive", "Google Drive"),
        ("Dropboxen", ""), ("Büro", ""), ("Megaphone", ""),
    ],
)  # fmt: skip
def test_a_synchronised_folder_is_known_by_its_name(tmp_path, folder, by):
    assert synced_by(tmp_path / folder / "Akten" / "Büro.db") == by


@pytest.mark.parametrize(
    ("mark", "by"), [(".dropbox", "Dropbox"), (".sync_a1b2.db", "Nextcloud"), (".stfolder", "Syncthing")]
)
def test_a_renamed_folder_is_known_by_what_lies_in_it(tmp_path, mark, by):
    (tmp_path / mark).touch()
    (tmp_path / "Akten").mkdir()
    assert synced_by(tmp_path / "Akten" / "Büro.db") == by


def test_the_folder_of_onedrive_is_known_wherever_it_lies(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Daten"))
    assert synced_by(tmp_path / "Daten" / "Büro.db") == "OneDrive"


def test_an_ordinary_folder_is_no_danger(tmp_path):
    assert place_of(tmp_path / "Büro.db") is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/mnt/x/Büro.db", "nfs4"), ("/mnt/a b/c/Büro.db", "cifs"), ("/mnt/xy/Büro.db", "ext4"), ("/y/z.db", "ext4")],
)
def test_the_kind_of_a_mount_is_read_on_linux(path, kind):
    lines = ["/dev/sda1 / ext4 rw 0 0", "srv:/x /mnt/x nfs4 rw 0 0", "//srv/a /mnt/a\\040b cifs rw 0 0"]
    assert kind_of(PurePosixPath(path), linux_mounts(lines)) == kind


def test_the_kind_of_a_mount_is_read_on_a_mac():
    lines = ["/dev/disk1s1 on / (apfs, local)", "//kim@srv/amt on /Volumes/Amt (2) (smbfs, nodev, nosuid)"]
    assert kind_of(PurePosixPath("/Volumes/Amt (2)/Büro.db"), mac_mounts(lines)) == "smbfs"


def test_a_share_is_told_as_one(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "mounts", lambda: [("/", "ext4"), (str(tmp_path), "cifs")])
    assert place_of(tmp_path / "Büro.db") == Place(Danger.SHARE)


def test_an_office_that_is_brought_home_is_whole(path, tmp_path):
    (tmp_path / "Nextcloud").mkdir()
    source = Path(shutil.copy(path, tmp_path / "Nextcloud" / "Büro.db"))
    services = open_services(source)
    services.people.save(None, {"last_name": "Öztürk"})
    home = open_services(bring_home(source, tmp_path / "daheim" / "Büro.db"))
    assert [person.last_name for person in home.people.all()] == ["Öztürk"]
    home.close()
    services.close()


def test_an_office_that_is_there_already_is_not_overwritten(path, tmp_path):
    (tmp_path / "daheim").mkdir()
    other = Path(shutil.copy(path, tmp_path / "daheim" / "Büro.db"))
    before = other.read_bytes()
    assert bring_home(path, other).name == "Büro (2).db" and other.read_bytes() == before


def bars(window):
    return [bar for bar in window.findChildren(Bar) if bar.isVisible()]


def press(part, words):
    next(b for b in part.findChildren(QPushButton) if words in (b.text(), b.toolTip()) and b.isVisible()).click()
    settle()


@pytest.fixture
def synced(window, monkeypatch):
    """A window whose office lies where Nextcloud synchronises."""
    monkeypatch.setattr(place, "place_of", lambda path: Place(Danger.SYNCED, "Nextcloud"))
    look_at_place(window)
    window.desk.aside._pool.waitForDone()
    settle_work(window)
    return window


def test_the_window_says_where_its_office_lies(synced):
    assert len(bars(synced)) == 1 and "den Nextcloud abgleicht" in reading(bars(synced)[0])


def test_what_was_closed_is_not_said_again(synced):
    press(bars(synced)[0], "Hinweis schließen")
    look_at_place(synced)
    synced.desk.aside._pool.waitForDone()
    settle_work(synced)
    assert bars(synced) == []


def test_the_better_way_opens_the_office_on_this_computer(synced, office, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr("app.services.sqlite.default_path", lambda: tmp_path / "daheim" / "Helferkreis.db")
    press(bars(synced)[0], "Was tun? …")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PlaceDialog) and w.isVisible())
    asked = []
    synced.office_asked.connect(asked.append)
    dialog.home.click()
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    assert asked[0].path == tmp_path / "daheim" / "Büro.db" and Lock(asked[0].path).take()


def test_a_share_is_explained_too(window, office):
    bar = show_place(window, office.database.path, Place(Danger.SHARE))
    settle()
    assert "auf einem Netzlaufwerk" in reading(bar)
