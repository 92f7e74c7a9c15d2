"""P14: the pack for a tour of ten houses, from the records to the bytes, against the bare drawing of the same texts."""

import io
import time
from typing import Any

from app.services.documents.visit_data import VisitPack
from app.services.office import Services
from app.services.visits import packing
from tests.bench.measure import Promise
from tests.bench.writing import LINES, build, pages, paragraph, story_of, table

LIMIT, AIM = 2_000, 1_000
"""Milliseconds that the pack may take beyond the bare drawing."""


def promises(services: Services) -> list[Promise]:
    """Ten houses of the sample office, about forty pages."""
    houses = tuple(services.visits.suggested(services.shelters.ids()))
    about = packing.Wanted(houses)
    packs: list[VisitPack] = []
    state = {"bare": 0.0}

    def bare() -> tuple[float, Any]:
        if not packs:
            packs.append(_gathered(services, about))
        stream = io.BytesIO()
        begun = time.perf_counter()
        _drawn_bare(stream, packs[0])
        state["bare"] = (time.perf_counter() - begun) * 1000
        return state["bare"], pages(stream)

    def ours() -> tuple[float, Any]:
        begun = time.perf_counter()
        content, printed = packing.draw(_gathered(services, about))
        took = (time.perf_counter() - begun) * 1000
        assert content
        return max(took - (state["bare"] or bare()[0]), 0.0), printed.pages

    title = f"pack for a tour of {len(houses)} houses: so much longer than the bare drawing"
    return [
        Promise("P14", title, "the same texts by plain platypus", 0, 0, ours, bare, limit=LIMIT, aim_limit=AIM,
                same=_all_there)
    ]  # fmt: skip


def _gathered(services: Services, about: packing.Wanted) -> VisitPack:
    from app.services.gather.visit_pack import visit_pack

    return visit_pack(services, about.shelter_ids)


def _all_there(ours: int, bare: int) -> bool:
    return 30 <= ours <= 60 and bare >= 30


def _drawn_bare(stream: Any, pack: VisitPack) -> None:
    build(stream, lambda: [part for house in pack.houses for part in _house(house)])


def _house(house: Any) -> list[Any]:
    """The story of a handout, then helpers, the sheet and the protocol as tables with lines."""
    from reportlab.platypus import PageBreak, Table

    helping = [(one.name, one.activity, one.when) for one in house.helping]
    rows = [(name, "", "", "") for name in house.names] + [("", "", "", "")] * (21 - len(house.names))
    sheet = Table(rows, [180, 60, 60, 190], rowHeights=[28] * len(rows), style=LINES)
    blank = Table([[""]] * 24, colWidths=[493], rowHeights=[22] * 24, style=LINES)
    return [
        *story_of(house.handout)[:-2], table(("Wer", "Wobei", "Wann"), helping), paragraph(house.result), PageBreak(),
        paragraph("Wer war da?", 18, True), sheet, PageBreak(), paragraph("Protokoll", 18, True), blank, PageBreak(),
    ]  # fmt: skip
