"""What the window remembers on this computer is there at once, and on the disk when the window closes."""

from app.ui.kit.memory import keep_in, recall, remember, write_down


def test_what_was_remembered_is_known_at_once(qapp):
    remember("table/columns", ["name", "city"])
    assert recall("table/columns", []) == ["name", "city"]


def test_it_is_on_the_disk_once_it_was_written_down(qapp, tmp_path):
    keep_in(tmp_path / "mine")
    remember("table/record", "0171")
    write_down()
    assert "0171" in next((tmp_path / "mine").rglob("Helferkreis*")).joinpath("Helferkreis.ini").read_text()


def test_it_is_written_down_by_itself(qapp, qtbot, tmp_path):
    keep_in(tmp_path / "mine")
    remember("table/record", "4711")
    qtbot.waitUntil(lambda: any("4711" in file.read_text() for file in (tmp_path / "mine").rglob("*.ini")))


def test_another_value_counts_from_then_on(qapp):
    remember("table/record", "a")
    write_down()
    remember("table/record", "b")
    assert recall("table/record", "") == "b"
