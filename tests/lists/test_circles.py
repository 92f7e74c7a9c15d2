"""The lists of the helper circles and of their members."""

from app.models import CircleMember
from tests.lists.reading import exported, log, table


def join(services, last_name):
    """Put somebody of the small office into the circle, who has agreed to nothing."""
    circle = services.circles.ids()[0]
    person = next(p.id for p in services.people.all() if p.last_name == last_name)
    services.circle_members.save(None, {"circle_id": circle, "person_id": person, "subgroup": "Garten"})
    return person


def silent(services):
    """The name of somebody in no circle who has not agreed to be named."""
    return "Amtlich"


def test_members_stand_with_circle_and_subgroup(services, tmp_path):
    join(services, silent(services))
    rows = table(exported(services, "circle-members", tmp_path / "a.xlsx"))
    assert {(row["Kreis"], row["Arbeitsgruppe"]) for row in rows} == {
        ("Helferkreis Asperg", None),
        ("Helferkreis Asperg", "Garten"),
    }
    assert any("Amtlich" in row["Name"] and row["Telefon"] for row in rows)


def test_others_learn_only_of_members_who_agreed(services, tmp_path):
    person = join(services, silent(services))
    rows = table(exported(services, "circle-members", tmp_path / "a.xlsx", recipient="Landratsamt"))
    assert [row["Name"] for row in rows] == ["Anna Öztürk"]
    assert person not in log(services)[-1].person_ids and services.crud(CircleMember).count() == 2


def test_circles_stand_with_their_figures(services, tmp_path):
    (row,) = table(exported(services, "circles", tmp_path / "a.xlsx"))
    assert (row["Mitglieder"], row["Schritte erreicht"]) == (1, 0)


def test_the_name_of_a_speaker_does_not_leave_with_the_circle(services, tmp_path):
    text = (tmp_path / "a.csv", exported(services, "circles", tmp_path / "a.csv", recipient="Landratsamt"))
    assert "Öztürk" not in text[0].read_text(encoding="utf-8-sig")
