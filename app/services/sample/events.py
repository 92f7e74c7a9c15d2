"""The calendar of the sample office: info evenings, trainings, open offers, meetings, visits, around today."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.models import (
    Access,
    ChecklistItem,
    Event,
    EventFunder,
    EventKind as Kind,
    EventSeries,
    EventState as State,
    EventText,
    Participation,
    ParticipationState as Came,
)
from app.services.calendar import NoteKind, notes_between
from app.services.checklists import INFO_EVENT
from app.services.sample import texts
from app.services.sample.circles import next_meeting
from app.services.sample.maker import Maker
from app.services.sample.names import ARABIC, GERMAN, TURKISH

_HALL = {
    "location": "Kulturzentrum", "room": "Kleiner Saal", "street": "Musterplatz 1", "postal_code": "71638",
    "city": "Ludwigsburg", "transit": "S4, S5 bis Ludwigsburg, 5 Minuten zu Fuß", "accessible": Access.FULL,
}  # fmt: skip
_OFFICE = {**_HALL, "location": "Geschäftsstelle", "room": "Besprechungsraum 2. OG", "accessible": Access.ASK}
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)
SEATS, REGISTERED = 60, 31


class Calendar:
    """Makes all events; the people, houses, circles and funders must be there."""

    def __init__(self, maker: Maker, people: Sequence[str], houses: dict[str, str], circles: dict[str, str]) -> None:
        self.maker, self.people, self.houses, self.circles = maker, people, houses, circles

    def make(self, funder_id: str, aaliyah: str) -> None:
        """Make the whole calendar; `funder_id` pays for the info evenings, `aaliyah` was at the last one."""
        self._info_evening(funder_id)
        self._last_info_evening(funder_id, aaliyah)
        self._trainings(funder_id)
        self._staff()
        self._offers()
        self._meetings()

    def _event(self, title: str, kind: Kind, day: date, begin: str, end: str, **values: Any) -> str:
        at, past = self.maker.at, day < self.maker.today
        known = {"state": State.DONE if past else State.FIXED, "speaker": "Ehrenamtskoordination"}
        return self.maker.save(
            Event, title=title, kind=kind, start=at(day, begin), end=at(day, end), **{**known, **values}
        )

    def _series(self, rule: str, excluded: Sequence[date] = (), begin: str = "", skip: bool = False) -> str:
        moments = [self.maker.at(day, begin).isoformat() for day in excluded]
        return self.maker.save(EventSeries, rule=rule, excluded=moments, skip_school_holidays=skip)

    def _info_evening(self, funder_id: str) -> None:
        day = self.maker.weekday(19, WEDNESDAY)
        event = self._event(
            texts.INFO_TITLE, Kind.INFO, day, "19:00", "21:00", **_HALL, subtitle=texts.INFO_SUBTITLE,
            description=texts.INFO_TEXT, target_group="Interessierte", capacity=SEATS, childcare=True,
            registration_until=day - timedelta(days=7), interpreting="Arabisch, Farsi", photo_notice=True,
        )  # fmt: skip
        self.maker.save_all(EventFunder, [{"event_id": event, "funder_id": funder_id}])
        for language, title, body in texts.INFO_LANGUAGES:
            self.maker.save(EventText, event_id=event, language=language, title=title, body=body)
        self._checklist(event, day)
        self._guests(event, day, REGISTERED, Came.REGISTERED)

    def _last_info_evening(self, funder_id: str, aaliyah: str) -> None:
        day = self.maker.day(-16)
        event = self._event(
            "Ehrenamt kennenlernen", Kind.INFO, day, "19:00", "21:00", **_HALL, target_group="Interessierte",
            subtitle="Infoabend mit Berichten aus den Unterkünften", capacity=40, result=texts.INFO_RESULT,
        )  # fmt: skip
        self.maker.save_all(EventFunder, [{"event_id": event, "funder_id": funder_id}])
        self._checklist(event, day)
        self._guests(event, day, 22, Came.ATTENDED)
        self.maker.save(Participation, event_id=event, person_id=aaliyah, state=Came.ATTENDED, wants_to_help=True)

    def _checklist(self, event: str, day: date) -> None:
        rows = []
        for position, (offset, title) in enumerate(INFO_EVENT):
            due = day + timedelta(days=offset)
            done = due if due < self.maker.day(-4) else None
            rows.append(
                {"event_id": event, "title": title, "offset_days": offset, "position": position, "done_on": done}
            )
        self.maker.save_all(ChecklistItem, rows)

    def _guests(self, event: str, day: date, count: int, state: Came) -> None:
        dice = self.maker.random
        rows: list[dict[str, Any]] = []
        for _number in range(count):
            origin = dice.choice((GERMAN, GERMAN, GERMAN, TURKISH, ARABIC))
            name = f"{dice.choice(origin.women + origin.men)} {dice.choice(origin.family)}"
            rows.append({
                "event_id": event, "name": name, "state": state,
                "wants_to_help": state is Came.ATTENDED and len(rows) % 3 == 0,
                "registered_on": min(self.maker.today, day) - timedelta(days=dice.randrange(1, 12)),
                "phone": self.maker.phone() if dice.random() < 0.5 else None,
                "heard_from": dice.choice(("Amtsblatt", "Bekannte", "Zeitung", "Internet")),
            })  # fmt: skip
        self.maker.save_all(Participation, rows)

    def _volunteers(self, event: str, count: int, state: Came) -> None:
        came = self.maker.random.sample(self.people, min(count, len(self.people)))
        self.maker.save_all(Participation, [{"event_id": event, "person_id": who, "state": state} for who in came])

    def _trainings(self, funder_id: str) -> None:
        maker, evenings = self.maker, _open_weeks(self.maker.weekday(9, TUESDAY), 4)
        span = [evenings[0] + timedelta(weeks=week) for week in range((evenings[-1] - evenings[0]).days // 7 + 1)]
        rule = self._series(f"FREQ=WEEKLY;COUNT={len(span)}", [day for day in span if day not in evenings], "18:00")
        school = self._event(
            "Führerschein Ehrenamt im Asyl", Kind.TRAINING, evenings[0], "18:00", "20:30", **_OFFICE, series_id=rule,
            capacity=15, units=13, target_group="Ehrenamtliche", description=texts.TRAINING_TEXT,
            registration_until=evenings[0] - timedelta(days=4),
        )  # fmt: skip
        trauma = self._event(
            "Umgang mit Traumata", Kind.TRAINING, maker.weekday(3, SATURDAY), "10:00", "15:00", **_OFFICE, capacity=15,
            units=6, target_group="Ehrenamtliche", speaker="Mira Musterberg, Traumapädagogin",
            description=texts.TRAUMA_TEXT,
        )  # fmt: skip
        before = self._event(
            "Datenschutz im Ehrenamt", Kind.TRAINING, maker.weekday(-62, THURSDAY), "18:30", "20:00", **_OFFICE,
            capacity=20, units=2, target_group="Ehrenamtliche", result="Alle haben die Verpflichtung unterschrieben.",
        )  # fmt: skip
        self._volunteers(school, 9, Came.REGISTERED)
        self._volunteers(trauma, 12, Came.CONFIRMED)
        self._volunteers(before, 14, Came.ATTENDED)
        self.maker.save_all(EventFunder, [{"event_id": school, "funder_id": funder_id}])

    def _staff(self) -> None:
        maker, far = self.maker, _open_weeks(self.maker.weekday(36, TUESDAY))[0]
        self._event("Fachberatung Hauptamtliche: Schutzkonzepte", Kind.CONSULTING, maker.weekday(12, MONDAY), "14:00",
                    "16:30",
                    **_OFFICE, capacity=12, target_group="Sozialbetreuung und Heimleitungen",
                    speaker="Fachstelle Gewaltschutz Musterkreis")  # fmt: skip
        self._event("Fachberatung Hauptamtliche: Ehrenamt im Haus", Kind.CONSULTING, maker.weekday(-45, MONDAY),
                    "14:00",
                    "16:00", **_OFFICE, target_group="Sozialbetreuung",
                    result="Acht Fachkräfte, zwei Häuser fehlten.")  # fmt: skip
        self.maker.save(Event, title="Workshop der Zentralstelle: Ehrenamt sichern", kind=Kind.WORKSHOP, all_day=True,
                        state=State.FIXED, start=maker.at(far, "00:00"), end=maker.at(far + timedelta(days=1), "00:00"),
                        location="Tagungshaus Beispiel, Musterstadt", speaker="Zentralstelle")  # fmt: skip
        self._event("AG Freiwilligenarbeit (BAGFW)", Kind.COMMITTEE, maker.weekday(2, THURSDAY), "09:30", "12:00",
                    location="Videokonferenz", speaker="BAGFW")  # fmt: skip
        self._event("AG Freiwilligenarbeit (BAGFW)", Kind.COMMITTEE, maker.weekday(-60, THURSDAY), "09:30", "12:00",
                    location="Videokonferenz", speaker="BAGFW", result=texts.COMMITTEE_RESULT)  # fmt: skip

    def _offers(self) -> None:
        begun = self.maker.weekday(-364, FRIDAY)
        pauses = [day for day in (begun + timedelta(weeks=week) for week in range(130)) if _school_is_out(day)]
        self._event("Café Welcome", Kind.OFFER, begun, "15:00", "17:30", room="Gemeinschaftsraum EG", state=State.FIXED,
                    series_id=self._series("FREQ=WEEKLY;BYDAY=FR", pauses, "15:00", skip=True), target_group="alle",
                    **self._at("GU Am Beispielbogen"), subtitle="Kaffee, Tee und Deutsch sprechen")  # fmt: skip
        self._event("Hausaufgabenhilfe", Kind.OFFER, self.maker.weekday(-210, MONDAY), "15:00", "16:30",
                    state=State.FIXED,
                    series_id=self._series("FREQ=WEEKLY;BYDAY=MO,WE"), target_group="Kinder der Klassen 1 bis 6",
                    **self._at("AU Ziegelmuster"), speaker="Oksana Erfunden")  # fmt: skip
        self._event("Rad-Treff", Kind.OFFER, self.maker.weekday(-98, SATURDAY), "10:00", "13:00", state=State.FIXED,
                    series_id=self._series("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"), room="Werkstatt im Hof",
                    **self._at("GU Testgasse"), speaker="Helferkreis Asperg")  # fmt: skip
        self._event("Sprechstunde Ehrenamt", Kind.OFFICE_HOUR, self.maker.weekday(-364, TUESDAY), "10:00", "12:00",
                    series_id=self._series("FREQ=WEEKLY;BYDAY=TU"), state=State.FIXED, **_OFFICE)  # fmt: skip

    def _meetings(self) -> None:
        """The meetings of the circles from the next one on; those of the past have their minutes (`circles.py`)."""
        for number, (name, circle) in enumerate(self.circles.items()):
            rule = self._series(f"FREQ=MONTHLY;BYDAY={1 + number % 4}{('TU', 'WE', 'TH')[number % 3]}")
            self._event(f"Treffen {name}", Kind.CIRCLE_MEETING, next_meeting(self.maker, number), "19:00", "20:30",
                        series_id=rule, circle_id=circle, state=State.FIXED, location="Gemeindehaus",
                        speaker=name)  # fmt: skip

    def _at(self, house: str) -> dict[str, Any]:
        return {"shelter_id": self.houses[house], "location": house}


def _school_is_out(day: date) -> bool:
    return any(note.kind in (NoteKind.HOLIDAY, NoteKind.SCHOOL) for note in notes_between(day, day))


def _open_weeks(begin: date, count: int = 1) -> list[date]:
    """The first `count` days on this weekday when school is not out."""
    days = (begin + timedelta(weeks=week) for week in range(60))
    return [day for day in days if not _school_is_out(day)][:count]
