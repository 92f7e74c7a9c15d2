"""Netzwerk: organisations and the people who speak for them."""

from typing import Any

from app.models import ContactRole, Organisation
from app.text import _
from app.ui.kit import columns
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.list_tab import ListTab
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.places import address, dotted, section
from app.ui.kit.related import Related, related_page
from app.ui.records import NextSteps, record_pages
from app.ui.theme import Tone

Org, C = Organisation, ContactRole
SPEAKERS = Related(
    _("Ansprechpersonen"),
    ContactRole,
    C.organisation_id,
    (C.person_name, C.function),
    (section("", C.person_id, C.function, C.presence_hours, C.deputy_id, C.notes),),
    _("+ Ansprechperson"),
    quiet=(C.phone, C.mobile, C.email, C.presence_hours),
    empty=_("Noch niemand eingetragen."),
)


class OrganisationPane(ListPane):
    """Authorities, associations, clubs, schools, firms."""

    entity = Organisation
    carried = (Org.kind, Org.postal_code, Org.city)
    title = _("Organisationen")
    columns = (
        columns.name(Org.name, 246),
        columns.text(Org.kind, 156),
        columns.text(Org.city, 110),
        columns.text(Org.phone, 110),
        columns.text(Org.email, 140),
    )
    filters = (Org.kind, Org.city)
    search_hint = _("Name, Ort, Telefon …")
    new_text = _("+ Organisation")
    new_title = _("Neue Organisation")
    counted = _("{shown} von {total} Organisationen")
    all_counted = _("{total} Organisationen")
    empty_text = _(
        "Hier stehen Behörden, Verbände, Gemeinden, Vereine und Firmen. Legen Sie die erste Organisation an."
    )

    def pages(self) -> tuple[PageSpec, ...]:
        fields = section(
            _("Kontakt"),
            Org.name,
            Org.kind,
            address(Org.street, Org.postal_code, Org.city, _("Anschrift")),
            Org.phone,
            Org.email,
            Org.website,
        )
        master = form_page(_("Stammdaten"), fields, section(_("Weiteres"), Org.notes), below=(NextSteps,))
        return (master, related_page(SPEAKERS), *record_pages())

    def head(self, record: Any) -> Head:
        return Head(record.caption, ((record.kind.label, Tone.NEUTRAL),) if record.kind else ())


class SpeakerPane(ListPane):
    """Who speaks for an organisation or a house."""

    entity = ContactRole
    import_kind = "contacts"
    title = _("Ansprechpersonen")
    columns = (
        columns.name(C.person_name, 126),
        columns.text(C.function, 102),
        columns.text(C.organisation_name, 146),
        columns.text(C.shelter_name, 140),
        columns.text(C.phone, 106),
        columns.text(C.presence_hours, 142),
    )
    filters = (C.function, C.organisation_name, C.shelter_name)
    search_hint = _("Funktion, Sprechzeit …")
    new_text = _("+ Ansprechperson")
    new_title = _("Neue Ansprechperson")
    counted = _("{shown} von {total} Ansprechpersonen")
    all_counted = _("{total} Ansprechpersonen")
    empty_text = _(
        "Hier stehen die Menschen, die für Häuser und Organisationen sprechen. Legen Sie die erste Ansprechperson an."
    )
    watches = ("Person", "Organisation", "Shelter")

    def pages(self) -> tuple[PageSpec, ...]:
        fields = section(
            "", C.person_id, C.function, C.organisation_id, C.shelter_id, C.presence_hours, C.deputy_id, C.notes
        )
        return (form_page(_("Stammdaten"), fields, below=(NextSteps,)), *record_pages())

    def head(self, record: Any) -> Head:
        where = dotted([record.organisation_name or "", record.shelter_name or ""])
        chips = [(words, Tone.NEUTRAL) for words in (record.function, where) if words]
        return Head(record.person_name or record.caption, tuple(chips))


class Tab(ListTab):
    """The tab of the network."""

    panes = (OrganisationPane, SpeakerPane)
