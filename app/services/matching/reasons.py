"""What speaks for somebody and what is missing, in words; made only for those who are looked at."""

from datetime import date
from typing import Any

from app.models.ability import WeekSlot
from app.services.matching.reading import Known
from app.services.matching.times import slot_words
from app.services.matching.wanted import Wanted
from app.services.matching.ways import Way
from app.text import _, number


class Reasons:
    """The words for the people of one need."""

    def __init__(self, wanted: Wanted, known: Known, way: Way, on: date) -> None:
        self._wanted, self._known, self._way, self._on = wanted, known, way, on
        self._at: dict[str, int] = {}

    def reasons(self, person_id: str) -> list[str]:
        """What speaks for somebody."""
        further = (self._asked(person_id), self._carries(person_id))
        return [*self.ties(person_id), *(part for part in further if part)]

    def ties(self, person_id: str) -> list[str]:
        """The part of it that is about this need."""
        row = self._row(person_id)
        parts = (self._spoken(person_id), self._offered(person_id), self._free(person_id), self._home(row),
                 self._wish(row))  # fmt: skip
        return [part for part in parts if part]

    def lacks(self, person_id: str) -> list[str]:
        """What is missing: a language, the time, the wish for this work."""
        known, row = self._known, self._row(person_id)
        missing = [name for name in self._wanted.foreign if name not in known.languages.get(person_id, {})]
        told = [_("spricht kein {language}").format(language=name) for name in missing]
        if self._wanted.category and person_id not in known.skills:
            told.append(_("{skill} nicht genannt").format(skill=self._wanted.category))
        if self._wanted.times.cells and person_id not in known.free:
            told.append(_("zu dieser Zeit nicht frei") if row[6] else _("freie Zeiten unbekannt"))
        if self._wanted.place and self._way.kilometres(row[2], row[3]) is None:
            told.append(_("Wohnort unbekannt"))
        if self._too_many(person_id, row[7]):
            told.append(_("mehr als {hours} Stunden in der Woche").format(hours=row[7]))
        return told

    def _row(self, person_id: str) -> tuple[Any, ...]:
        if not self._at:
            self._at = {row[0]: position for position, row in enumerate(self._known.people)}
        return self._known.people[self._at[person_id]]

    def _too_many(self, person_id: str, most: int | None) -> bool:
        taken = self._known.load.get(person_id, (0, 0))[1]
        return bool(most and taken + (self._wanted.hours_per_week or 0) > most)

    def _spoken(self, person_id: str) -> str:
        spoken = self._known.languages.get(person_id, {})
        told = [
            (_("dolmetscht {language}") if interprets else _("spricht {language}")).format(
                language=f"{name} {level}" if level else name
            )
            for name, (level, interprets) in spoken.items()
        ]
        return " · ".join(told)

    def _offered(self, person_id: str) -> str:
        skill = self._known.skills.get(person_id)
        return _("möchte helfen bei {skill}").format(skill=skill[0]) if skill else ""

    def _free(self, person_id: str) -> str:
        slots = self._known.free.get(person_id)
        if not slots:
            return ""
        shown = sorted(slots, key=_in_week)
        return _("{slots} frei").format(slots=_(" und ").join(slot_words(slot) for slot in shown[:2]))

    def _home(self, row: tuple[Any, ...]) -> str:
        _who, _status, code, city, *_rest = row
        km = self._way.kilometres(code, city)
        if km is None:
            return ""
        if km == 0:
            return _("wohnt in {city}, ganz nah").format(city=city or code)
        return _("wohnt in {city}, {km} km").format(city=city or code, km=number(km))

    def _wish(self, row: tuple[Any, ...]) -> str:
        return _("Wunschort") if row[5] and self._wanted.place and self._way.is_wished(row[5]) else ""

    def _asked(self, person_id: str) -> str:
        known = self._known
        if refused := known.refused.get(person_id):
            return _("hat für diese Aufgabe {ago} abgesagt").format(ago=ago(days_since(refused, self._on)))
        asked = known.asked.get(person_id)
        if asked is None:
            waits = known.waiting.get(person_id)
            days = days_since(waits, self._on) if waits else 0
            return (
                _("wartet seit {time}, nie gefragt").format(time=lasting(days)) if days > 1 else _("noch nie gefragt")
            )
        if asked[1] > 1:
            return _("in dieser Woche schon {count}-mal gefragt").format(count=asked[1])
        return _("zuletzt gefragt {ago}").format(ago=ago(days_since(asked[0], self._on)))

    def _carries(self, person_id: str) -> str:
        count, hours = self._known.load.get(person_id, (0, 0))[0], self._known.hours.get(person_id, 0) // 60
        works = "" if not count else _("1 Einsatz") if count == 1 else _("{count} Einsätze").format(count=count)
        given = _("{hours} Std. in 12 Monaten").format(hours=number(hours)) if hours else ""
        return ", ".join(part for part in (works, given) if part)


def days_since(iso: str, today: date) -> int:
    """How many days ago an ISO 8601 day was; never less than none."""
    return max(0, (today - date.fromisoformat(iso[:10])).days)


def _in_week(slot: str) -> int:
    place: int = WeekSlot.parts(slot)["position"]
    return place


def ago(days: int) -> str:
    """ "heute", "gestern", "vor 5 Tagen", "vor 3 Monaten"."""
    if days < 2:
        return (_("heute"), _("gestern"))[days]
    return _("vor {time}").format(time=lasting(days))


def lasting(days: int) -> str:
    """A span as one says it after "vor" and "seit": "5 Tagen", "6 Wochen", "3 Monaten", "2 Jahren"."""
    spans = ((730, 365, _("{count} Jahren")), (61, 30.44, _("{count} Monaten")), (21, 7, _("{count} Wochen")))
    for least, length, several in spans:
        if days >= least:
            return several.format(count=round(days / length))
    return _("1 Tag") if days == 1 else _("{count} Tagen").format(count=days)
