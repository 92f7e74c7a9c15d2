"""The commands for the forms of authorities: name them, and fill one in."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from app.cli.office import office_of
from app.text import _, german_date


def fill_(wanted: Namespace) -> None:
    """Write a form filled in as of a day, and log whom it names."""
    from app.services.lists.filters import read_date

    day = read_date(wanted.as_of) if wanted.as_of else date.today()
    with office_of(wanted) as services:
        form = services.forms.open(services.forms.find(wanted.form))
        filled = services.forms.fill(form, day, Path(wanted.out))
    print(_("Geschrieben: {path}, Stichtag: {day}").format(path=filled.path, day=german_date(day)))
    for note in filled.notes:
        print(note)


def name_all(wanted: Namespace) -> None:
    """Name the forms that were loaded, with the day they were filled in for the last time."""
    from app.models import AuthorityForm

    with office_of(wanted) as services:
        for one in services.crud(AuthorityForm).all():
            last = _("zuletzt zum {day}").format(day=german_date(one.filled_on)) if one.filled_on else _("noch nie")
            print(f"{one.name:40}{one.recipient} ({last})")
