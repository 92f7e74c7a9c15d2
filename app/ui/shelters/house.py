"""What is said of a house itself: its form, the further proofs it asks for, and its page of rooms and keys."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import CredentialDemand, KeyHandover, Shelter
from app.models.base import Attribute
from app.services.query import MISSING, Filter
from app.text import _
from app.ui.kit.chips import Chip
from app.ui.kit.page import BlocksPage, FormPage, PageSpec
from app.ui.kit.places import address, line, section, span
from app.ui.kit.related import Related, RelatedLine, RelatedPage, block
from app.ui.records import NextSteps
from app.ui.shelters.keys import KEYS, KeysPage
from app.ui.shelters.offers import OffersPage
from app.ui.shelters.photos import PhotosPage
from app.ui.shelters.rooms import ROOMS, RoomsPage
from app.ui.theme import Tone

S, D, K = Shelter, CredentialDemand, KeyHandover
SECTIONS = (
    section(
        _("Lage und Betrieb"),
        S.name,
        S.kind,
        S.stage,
        S.operator,
        address(S.street, S.postal_code, S.city, _("Anschrift")),
        S.district,
        S.phone,
        S.email,
        S.capacity,
        line(S.opened_on, S.closed_on, label=_("In Betrieb"), join=span),
    ),
    section(_("Hinkommen und hineinkommen"), S.transit, S.parking, S.access, S.wifi),
    section(
        _("Regeln"), S.house_rules, line(S.protection_concept_on, label=_("Schutzkonzept vom")), S.protection_concept
    ),
    section(_("Weiteres"), S.tour_position, S.notes),
    section(_("Voraussetzungen für Ehrenamtliche"), S.requires_conduct_check, S.requires_measles),
)
PROOFS = Related(
    _("Weitere Nachweise, die dieses Haus verlangt"),
    CredentialDemand,
    D.shelter_id,
    (D.kind,),
    (section("", D.kind, D.activity, D.blocks, D.valid_from, D.valid_to, D.source),),
    _("+ Nachweis"),
    quiet=(D.activity, D.valid_from, D.source),
    empty=_("Keine über die beiden oben und die Regeln für alle hinaus."),
)


class ProofsPage(RelatedPage):
    """Proofs beyond what every house asks for; matching and the gate before a placement ask for them, too."""

    def first_values(self) -> dict[str, Any]:
        return {"valid_from": date.today(), "blocks": True}

    def wanted(self) -> list[Attribute]:
        return [*super().wanted(), D.blocks]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        line_ = super().make_line(record_id, values)
        assert isinstance(line_, RelatedLine)
        words, tone = (
            (_("kein Einsatz ohne"), Tone.ATTENTION) if values["raw", D.blocks] else (_("Hinweis"), Tone.NEUTRAL)
        )
        line_.row.addWidget(Chip(words, tone))
        return line_


HOUSE_PAGE = PageSpec(
    _("Haus"),
    lambda desk: FormPage(desk, SECTIONS, (block(PROOFS, ProofsPage), NextSteps)),
    for_new=True,
    sections=SECTIONS,
)
INSIDE_PAGE = PageSpec(
    _("Räume"),
    lambda desk: BlocksPage(desk, (block(ROOMS, RoomsPage), OffersPage, block(KEYS, KeysPage), PhotosPage)),
    (ROOMS.counted, (KEYS.entity, lambda house: (*KEYS.filters(house), Filter(K.returned_on, MISSING)))),
)
