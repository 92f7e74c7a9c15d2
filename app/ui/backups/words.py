"""How the window speaks of backups: when, how big, what a state lacks."""

from datetime import UTC, datetime, timedelta
from typing import Any

from app.text import WEEKDAYS, _, german_datetime, german_time, number


def when(at: datetime, now: datetime | None = None) -> str:
    """ "heute 14:05", "gestern 09:12", "Freitag 17:00", and from a week on the date; `at` has a zone."""
    local, today = at.astimezone(), (now or datetime.now(UTC)).astimezone().date()
    days = (today - local.date()).days
    if not 0 <= days < 7:
        return german_datetime(local)
    day = (_("heute"), _("gestern"))[days] if days < 2 else WEEKDAYS[local.weekday()]
    return f"{day} {german_time(local)}"


def is_old(at: datetime, now: datetime | None = None) -> bool:
    """Whether more than a day has gone by."""
    return (now or datetime.now(UTC)) - at > timedelta(days=1)


def size(count: int) -> str:
    """A file's size in MB, at least 0,1."""
    return _("{size} MB").format(size=number(max(count / 1e6, 0.1), 1))


def records(count: int) -> str:
    """How many records, as one says it after "mit"."""
    return _("1 Eintrag") if count == 1 else _("{count} Einträgen").format(count=number(count))


def bare_words(count: int) -> str:
    """States at the second place that were kept before the office was protected."""
    if count == 1:
        return _("Am zweiten Ort liegt noch 1 Sicherung ohne Schutz. Sie wird mit der nächsten dort verschlüsselt.")
    words = _("Am zweiten Ort liegen noch {count} Sicherungen ohne Schutz. Sie werden nach und nach verschlüsselt.")
    return words.format(count=number(count))


def lacking(offer: Any) -> str:
    """What a state holds, and what is lost by going back to it, for an office that cannot be opened."""
    words = _("Gesichert {when}, geprüft, mit {records}.").format(
        when=when(offer.state.at), records=records(offer.state.total)
    )
    if offer.lacking is None:
        return words + " " + _("Was danach eingegeben wurde, fehlt darin.")
    if offer.lacking <= 0:
        return words + " " + _("Es fehlt nichts darin.")
    if offer.lacking == 1:
        return words + " " + _("Die letzte Änderung fehlt darin.")
    return words + " " + _("Die letzten {count} Änderungen fehlen darin.").format(count=number(offer.lacking))
