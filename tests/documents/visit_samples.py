"""An invented visit pack for the tests of documents."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from app.services.documents.data import Office
from app.services.documents.handout_data import Handout
from app.services.documents.visit_data import Helping, PackedHouse, VisitPack


def visit_pack(office: Office, handout: Handout, **changes: Any) -> VisitPack:
    """A tour of two houses."""
    helper = Helping("Musterfrau, Lieselotte", "Sprachcafé", "Di 16:00–18:00", "0171 3920011")
    first = PackedHouse(
        handout, time(10), (helper,), (helper.name,), "1042-9", "Lernzimmer\nKlingel", "Der Schlüssel liegt im Büro."
    )
    return VisitPack(
        office=office,
        as_of=date(2026, 11, 22),
        title="Besuchstour am Dienstag, 1. Dezember 2026",
        houses=(first, PackedHouse(replace(handout, shelter="GU Musterweg"), time(11, 30), sheet="1043-1")),
        day=date(2026, 12, 1),
        span="10:00 bis 13:00 Uhr",
        **changes,
    )
