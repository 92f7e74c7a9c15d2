"""What "Überall suchen" offers for the words typed: records, views, commands; what was used lately comes first."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QKeySequence

from app.text import fold
from app.ui.kit.find_answer import Offer
from app.ui.kit.memory import recall, remember

RECORDS_SHOWN, WAYS_SHOWN, BEST_SHOWN = 9, 8, 2
"""Records beside commands; commands and views; those of them that stand before the records."""
LETTERS_FOR_BEST = 3
"""With fewer letters somebody more likely begins a name than a command."""
RECENT_SHOWN, USED_KEPT, LINES_UNASKED = 6, 8, 24
_USED = "find/used"
ALSO = "found by"
"""The property of a command that holds a word it is found by beside its text."""


def offers(
    text: str, hits: Sequence[Any], open_record: Callable[[str, str], object], recent: Sequence[Any],
    ways: Sequence[Offer],
) -> list[Offer]:  # fmt: skip
    """The lines under the field; `hits` and `recent` are records, `ways` all commands and views."""
    words = fold(text).split()
    lately = [_record(hit, open_record) for hit in recent]
    kept = [replace(way, take=partial(_use, way)) for way in _used_first(ways)]
    if not words:
        return [*lately[:RECENT_SHOWN], *kept][:LINES_UNASKED]
    known = [offer for offer in lately if _fits(offer.title, words)]
    fitting = [way for way in kept if _fits(f"{way.title} {way.also}", words)]
    begun = fold(text) if len(fold(text)) >= LETTERS_FOR_BEST else None
    best = [way for way in fitting if begun and fold(way.title).startswith(begun)][:BEST_SHOWN]
    found = [_record(hit, open_record) for hit in hits]
    room = WAYS_SHOWN if found else LINES_UNASKED
    others = [way for way in fitting if way not in best][: room - len(best)]
    told = {(offer.title, offer.side) for offer in known}
    found = [offer for offer in found if (offer.title, offer.side) not in told]
    return [*known, *best, *(found[:RECORDS_SHOWN] if others else found), *others]


def command(action: QAction) -> Offer:
    """A command with its shortcut at the right, without one the word it is found by as well."""
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    title, also = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"), action.property(ALSO) or ""
    return Offer(title, shortcut or also, action.trigger, also)


def _record(hit: Any, open_record: Callable[[str, str], object]) -> Offer:
    return Offer(hit.title, hit.subtitle, partial(open_record, hit.entity, hit.id))


def _fits(told: str, words: list[str]) -> bool:
    folded = fold(told)
    return all(word in folded for word in words)


def _used_first(ways: Sequence[Offer]) -> list[Offer]:
    used = recall(_USED, "").split("\n")
    return sorted(ways, key=lambda way: used.index(way.title) if way.title in used else len(used))


def _use(way: Offer) -> None:
    before = [title for title in recall(_USED, "").split("\n") if title and title != way.title]
    remember(_USED, "\n".join([way.title, *before][:USED_KEPT]))
    way.take()
