"""Ehrenamtliche: who they are, what they can and want, where they help."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu

from app.models import Person, VolunteerStatus
from app.models.base import Attribute
from app.services.photos import Photos
from app.text import _, german_date
from app.ui import tones
from app.ui.hours.opening import open_for_people
from app.ui.hours.panes import AllowancesPane, ExpensesPane, HoursPane
from app.ui.kit import columns
from app.ui.kit.availability import AvailabilityGrid
from app.ui.kit.columns import Column
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.list_tab import ListTab
from app.ui.kit.page import PageSpec
from app.ui.kit.places import Line, address, dotted, line, section, span
from app.ui.people.hours import HOURS_PAGE
from app.ui.people.links import LINKS_BLOCK
from app.ui.people.master_data import person_page
from app.ui.people.placement import PLACEMENT_PAGE
from app.ui.people.proofs import PROOFS_PAGE, ConsentsDialog
from app.ui.records import CONTACTS_PAGE, HISTORY_PAGE, TASKS_PAGE, NextSteps
from app.ui.theme import Tone

P = Person


def _membership(parts: list[str]) -> str:
    """ "seit 22.08.2024", and as a period once it is over."""
    return _("seit {day}").format(day=parts[0]) if parts[0] and not parts[1] else span(parts)


MASTER_DATA = (
    section(
        _("Kontakt"),
        line(P.salutation, P.academic_title, label=_("Anrede")),
        line(P.first_name, P.last_name, label=_("Name")),
        address(P.street, P.postal_code, P.city, _("Anschrift")),
        line(P.phone, P.mobile, label=_("Telefon"), join=dotted),
        P.email,
        P.preferred_channel,
        P.address_protected,
    ),
    section(
        _("Mitarbeit"),
        P.status,
        line(P.since, P.left_on, label=_("Dabei"), join=_membership),
        P.languages,
        P.skills,
        line(P.availability, widget=AvailabilityGrid),
        P.weekly_hours,
        line(P.interprets_for, P.interpreting_fee, label=_("Dolmetscht bei"), join=dotted),
        P.preferred_places,
        P.mobility,
    ),
    section(
        _("Weiteres"),
        line(P.birth_date, P.birth_year, label=_("Geboren"), join=dotted),
        P.occupation,
        P.employment,
        P.heard_from,
        P.emergency_contact,
        P.notes,
    ),
)


class PeoplePane(ListPane):
    """All people with a volunteering status."""

    entity = Person
    import_kind = "volunteers"
    carried: ClassVar[tuple[Attribute, ...]] = (P.postal_code, P.city, P.since, P.heard_from)
    expected: ClassVar[tuple[Line, ...]] = (line(P.phone, P.mobile, P.email, label=_("Telefon oder E-Mail")),)
    title = _("Ehrenamtliche")
    columns: ClassVar[tuple[Column, ...]] = (
        columns.name(P.sort_name, 156),
        columns.chip(P.status, tones.state, 128),
        columns.text(P.city, 112),
        columns.values(P.languages, 126),
        columns.text(P.shelter_names, 130),
        columns.first(P.phone, P.mobile, width=116),
    )
    filters: ClassVar[tuple[Attribute, ...]] = (
        P.status,
        P.languages,
        P.skills,
        P.availability,
        P.city,
        P.shelter_names,
        P.last_contact_on,
    )
    search_hint = _("Name, Ort, Sprache, Telefon …")
    new_text = _("+ Neu")
    new_title = _("Neue Person")
    counted = _("{shown} von {total} Ehrenamtlichen")
    all_counted = _("{total} Ehrenamtliche")
    empty_text = _(
        "Hier stehen Ihre Ehrenamtlichen. Legen Sie die erste Person an – "
        "oder lesen Sie über „Datei“ Ihre bisherige Liste ein."
    )
    watches = ("Assignment", "Task", "PersonPhoto", "Consent", "ExtraField")

    def make_service(self) -> Any:
        self.photos = Photos(self.desk.office.database)
        return self.desk.office.volunteers

    def pages(self) -> tuple[PageSpec, ...]:
        return (
            person_page(*MASTER_DATA, below=(NextSteps, LINKS_BLOCK)),
            PLACEMENT_PAGE,
            HOURS_PAGE,
            CONTACTS_PAGE,
            TASKS_PAGE,
            PROOFS_PAGE,
            HISTORY_PAGE,
        )

    def head(self, record: Any) -> Head:
        chips = []
        if record.status:
            since = _("{status} seit {day}").format(status=record.status.label, day=german_date(record.since)[3:])
            active = record.status is VolunteerStatus.ACTIVE and record.since
            chips.append((since if active else record.status.label, tones.state(record.status)))
        if record.employment:
            chips.append((_("hauptamtlich"), Tone.NEUTRAL))
        self.mail.setEnabled(bool(record.email))
        return Head(record.caption, tuple(chips), self.photos.of(record.id))

    def fill_more(self, menu: QMenu) -> None:
        self.mail = menu.addAction(_("E-Mail schreiben …"), self.write_mail)
        menu.addAction(_("Brief oder Formular …"), self.write_letter)
        menu.addAction(_("Stunden erfassen …"), self.enter_hours)
        self._fill_status(menu.addMenu(_("Status ändern")))
        menu.addAction(_("Foto …"), self.show_photo)
        menu.addSeparator()
        menu.addAction(_("Auskunft erteilen …"), self.give_information)
        menu.addAction(_("Daten löschen …"), self.erase_person)
        menu.addSeparator()

    def write_mail(self) -> None:
        """Write a mail to those selected, or to the person in view."""
        from app.ui.letters.opening import open_mail

        open_mail(self.window(), self.selected_ids())

    def write_letter(self) -> None:
        """Print letters or forms for those selected, or for the person in view."""
        from app.ui.letters.opening import open_letters

        open_letters(self.window(), self.selected_ids())

    def make_labels(self) -> None:
        """Labels and badges for those selected."""
        from app.ui.letters.opening import open_labels

        open_labels(self.window(), self.selected_ids())

    def show_photo(self) -> None:
        """Show the photo, and the ways to change it."""
        from app.ui.people.photo import PhotoDialog

        PhotoDialog(self.window(), self.desk, self.detail.record.id).open()

    def give_information(self) -> None:
        """Hand the person everything the office keeps of her (Art. 15 GDPR)."""
        from app.ui.privacy.person import give_information
        from app.ui.trouble.gate import before_information

        person_id = self.detail.record.id
        before_information(self.window(), person_id, partial(give_information, self.window(), person_id))

    def erase_person(self) -> None:
        """Anonymise or delete the person (Art. 17 GDPR)."""
        from app.ui.privacy.person import EraseDialog

        self.detail.leave(lambda: EraseDialog(self.window(), self.detail.record.id).open())

    def change_status(self, status: VolunteerStatus) -> None:
        """Give everybody selected another status, as one action with its day and reason."""
        from app.ui.people.status import ask_status

        ids = self.selected_ids()
        if ids:
            self.detail.leave(lambda: ask_status(self.window(), self.desk, ids, status))

    def guard_save(self, record: Any, values: dict[str, Any], store: Callable[[dict[str, Any]], object]) -> bool:
        """Ask for day and reason of a new status."""
        from app.ui.people.status import guard_save

        return guard_save(self.window(), self.desk, record, values, store)

    def guard_many(self, ids: Sequence[str], wish: Any, do: Callable[[Any], object]) -> bool:
        """Ask before many become active although something is missing."""
        from app.ui.people.status import guard_many

        return guard_many(self.window(), self.desk, ids, wish, do)

    def enter_hours(self) -> None:
        """A sheet with a line for everybody selected."""
        ids = self.selected_ids()
        self.detail.leave(lambda: open_for_people(self.window(), self.desk, ids))

    def ways_for_several(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            (_("Stunden erfassen …"), self.enter_hours),
            (_("Einwilligung festhalten …"), self.ask_consents),
            (_("Nachweis festhalten …"), self.ask_proofs),
            (_("Brief schreiben …"), self.write_letter),
            (_("E-Mail schreiben …"), self.write_mail),
            (_("Aufkleber …"), self.make_labels),
            (_("Zusammenführen …"), self.merge),
            *super().ways_for_several(),
        ]

    def ask_proofs(self) -> None:
        """Note the same proof of everybody selected."""
        from app.ui.people.proof_entry import ProofsDialog

        ProofsDialog(self.window(), self.desk, self.selected_ids()).open()

    def merge(self) -> None:
        """Make one record of two that are selected."""
        from app.ui.people.twins import merge_two

        ids = self.selected_ids()
        self.detail.leave(lambda: merge_two(self.window(), self.desk, ids))

    def ask_consents(self) -> None:
        """Note the same consent of everybody selected."""
        ConsentsDialog(self.window(), self.desk, self.selected_ids()).open()

    def _fill_status(self, menu: QMenu) -> None:
        for status in VolunteerStatus:
            menu.addAction(status.label, partial(self.change_status, status))


class EverybodyPane(PeoplePane):
    """Everybody the office knows, volunteers and those who only speak for a house or an organisation."""

    title = _("Alle Personen")
    columns = (
        columns.name(P.sort_name, 190),
        columns.chip(P.status, tones.state, 130),
        columns.text(P.employment, 150),
        columns.text(P.city, 112),
        columns.first(P.phone, P.mobile, width=120),
    )
    filters = (P.status, P.employment, P.languages, P.city, P.last_contact_on)
    new_text = _("+ Person")
    new_title = _("Neue Person")
    counted = _("{shown} von {total} Personen")
    all_counted = _("{total} Personen")
    empty_text = _("Hier stehen alle Menschen, mit denen Sie zu tun haben. Legen Sie die erste Person an.")

    def make_service(self) -> Any:
        super().make_service()
        return self.desk.office.people


class Tab(ListTab):
    """The tab of the volunteers, and of everybody else."""

    panes = (PeoplePane, EverybodyPane, HoursPane, ExpensesPane, AllowancesPane)
    folded = 2
