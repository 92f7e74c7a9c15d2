"""The helper circles of the sample office: members in subgroups, two years on the ladder, meetings, talks, money."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from app.models import (
    Absence,
    CircleBooking,
    CircleMarker,
    CircleMember,
    CircleRole as Role,
    ContactEntry,
    ContactKind,
    Event,
    EventKind,
    EventState,
    HelperCircle,
    Participation,
    ParticipationState,
    Task,
    VolunteerStatus,
)
from app.services.circles.ladder import shipped
from app.services.invented import SEED
from app.services.sample.cast import COORDINATOR
from app.services.sample.circle_texts import MINUTES, SPENDING, TALKS
from app.services.sample.houses import HOUSES
from app.services.sample.maker import Maker

TOPIC = "Sprachpaten Musterkreis"
WEEKS, DAYS = ("ersten", "zweiten", "dritten", "vierten"), ("Dienstag", "Mittwoch", "Donnerstag")
SUBGROUPS = ("Sprache", "Begleitung", "Freizeit", "Garten und Werkstatt")
MEETINGS = 8
GUESTS = 13
"""Each so many-th volunteer helps in a circle, too, without having work in its house."""
YEARLY = 60_000
SPEECHLESS, AWAY = 7, 8
"""Places of a circle without a speaker, and of one whose speaker is on holiday."""
QUIET = 2
"""The place of a circle that has not met for months."""
_CLIMBED = (6, 9, 5, 7, 4, 8, 3, 5, 7, 9, 4)
"""Steps that each circle has reached."""


def meeting_day(year: int, month: int, number: int) -> date:
    """When the circle at a place meets in a month: the first Tuesday, the second Wednesday and so on."""
    first, weekday = date(year, month, 1), 1 + number % 3
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number % 4))


def next_meeting(maker: Maker, number: int) -> date:
    """The next day a circle meets on."""
    days = (meeting_day(year, month, number) for year, month in _months(maker.today, 0, 2))
    return next(day for day in days if day > maker.today)


def _months(today: date, first: int, last: int) -> list[tuple[int, int]]:
    """Years and months from `first` to `last`, counted from the present month."""
    whole = today.year * 12 + today.month - 1
    return [((whole + n) // 12, (whole + n) % 12 + 1) for n in range(first, last + 1)]


def make_circles(maker: Maker, houses: dict[str, str], volunteers: Sequence[dict[str, Any]]) -> dict[str, str]:
    """A helper circle for each house and one for a topic, with all that happened in them; names to ids."""
    circles = {}
    active = [v for v in volunteers if v["status"] is VolunteerStatus.ACTIVE and v["since"]]
    for number, house in enumerate(HOUSES):
        name, shelter = f"Helferkreis {house.district or house.city.split(' am ')[0]}", houses[house.name]
        here = [v for v in active if v["shelter_id"] == shelter][:24]
        people = [*here, *(v for v in active[number::GUESTS] if v not in here)][: max(len(here), 6 + number % 5 + 3)]
        circles[name] = _Circle(maker, name, number, people, shelter_id=shelter).make()
    patrons = [v for v in active if "Sprachkurs" in v["skills"]][:15]
    circles[TOPIC] = _Circle(maker, TOPIC, len(HOUSES), patrons, topic="Deutsch lernen zu zweit").make()
    return circles


class _Circle:
    """One circle; its dice are its own, so that the rest of the office stays the same."""

    def __init__(self, maker: Maker, name: str, number: int, people: Sequence[dict[str, Any]], **values: Any) -> None:
        self.maker, self.name, self.number, self.people, self.values = maker, name, number, people, values
        self.random = Random(SEED + number)
        self.climbed = _CLIMBED[number % len(_CLIMBED)]
        self.id = ""

    def make(self) -> str:
        """Make it with everything; the answer is its id."""
        maker, number = self.maker, self.number
        has_money = self.climbed >= 6
        self.id = maker.save(
            HelperCircle, name=self.name, founded_on=maker.day(-3300 + 160 * number), members_wanted=8 + number % 4,
            meeting=f"jeden {WEEKS[number % 4]} {DAYS[number % 3]} im Monat, 19 Uhr",
            budget=YEARLY if has_money else None, **self.values,
        )  # fmt: skip
        self._members()
        self._ladder()
        self._meetings()
        self._talks()
        if has_money:
            self._money()
        return self.id

    # ------------------------------------------------------------ people

    def _members(self) -> None:
        rows = [self._member(place, person) for place, person in enumerate(self.people)]
        self.maker.save_all(CircleMember, rows)
        if self.number == AWAY and self.people:
            self.maker.save(
                Absence, person_id=self.people[0]["id"], since=self.maker.day(-4), until=self.maker.day(17),
                reason="Urlaub",
            )  # fmt: skip

    def _member(self, place: int, person: dict[str, Any]) -> dict[str, Any]:
        """The first have an office; the last one has gone to make room for others."""
        roles = {0: Role.SPEAKER, 1: Role.DEPUTY, 2: Role.TREASURER, 3: Role.SUBGROUP_LEAD, 5: Role.SUBGROUP_LEAD}
        if self.climbed >= 6:
            roles[4] = Role.KEYS
        if self.number == SPEECHLESS:
            roles.pop(0)
        gone = place == len(self.people) - 1 and place > 3
        return {
            "circle_id": self.id, "person_id": person["id"], "since": person["since"],
            "role": Role.MEMBER if gone else roles.get(place, Role.MEMBER),
            "subgroup": None if place < 2 else SUBGROUPS[(place - 3) // 2 % 3 if place > 2 else 3],
            "until": max(person["since"], self.maker.day(-60 - 20 * self.number)) if gone else None,
        }  # fmt: skip

    # ------------------------------------------------------------ how it grew

    def _ladder(self) -> None:
        """A step every few weeks over two years; one was lost and, in every other circle, reached anew."""
        steps, rows = shipped()[: self.climbed], []
        for place, step in enumerate(steps):
            day = self.maker.day(-720 + place * 640 // len(steps) + self.random.randrange(30))
            rows.append(self._marker(step.key, day))
        lost = rows[self.number % 3 + 1]
        lost["lost_on"] = self.maker.day(-200 + 7 * self.number)
        if lost["lost_on"] <= lost["reached_on"]:
            lost["lost_on"] = None
        elif self.number % 2:
            rows.append(self._marker(lost["marker"], self.maker.day(-30 - self.number)))
        self.maker.save_all(CircleMarker, rows)

    def _marker(self, key: str, day: date) -> dict[str, Any]:
        return {"circle_id": self.id, "marker": key, "reached_on": day, "lost_on": None}

    def _talks(self) -> None:
        """Talks about the last steps and the next one, and the day of the next talk."""
        talked = shipped()[max(self.climbed - 2, 0) : self.climbed + 1]
        link = {"subject_type": HelperCircle.__name__, "subject_id": self.id}
        rows = []
        for place, step in enumerate(talked):
            day = self.maker.day(-150 + 60 * place + self.random.randrange(20))
            rows.append({"at": self.maker.at(day, "17:30"), "kind": ContactKind.COACHING, "topic": step.title,
                         "text": TALKS[step.key], "by": COORDINATOR, **link})  # fmt: skip
        self.maker.save_all(ContactEntry, rows)
        title = f"Begleitgespräch mit {self.name}: {talked[-1].title}"
        self.maker.save(Task, title=title, due_on=self.maker.day(15 + 6 * self.number), **link)

    # ------------------------------------------------------------ what it does

    def _meetings(self) -> None:
        days = [meeting_day(year, month, self.number) for year, month in _months(self.maker.today, -12, 0)]
        past = [day for day in days if day <= self.maker.day(-130 if self.number == QUIET else -1)][-MEETINGS:]
        for place, day in enumerate(past):
            words, agreed = MINUTES[(self.number + place) % len(MINUTES)]
            event = self.maker.save(
                Event, title=f"Treffen {self.name}", kind=EventKind.CIRCLE_MEETING, state=EventState.DONE,
                start=self.maker.at(day, "19:00"), end=self.maker.at(day, "20:30"), circle_id=self.id,
                location="Gemeindehaus", result=words,
            )  # fmt: skip
            self._came(event, day)
            self._agreed(event, day, agreed, place == len(past) - 1)

    def _came(self, event: str, day: date) -> None:
        there = [p for p in self.people if p["since"] <= day and self.random.random() < 0.75]
        self.maker.save_all(
            Participation,
            [{"event_id": event, "person_id": p["id"], "state": ParticipationState.ATTENDED} for p in there],
        )

    def _agreed(self, event: str, day: date, agreed: Sequence[tuple[str, str]], newest: bool) -> None:
        due = max(day + timedelta(days=28), self.maker.day(9 + 3 * self.number)) if newest else day + timedelta(days=28)
        done = None if newest else day + timedelta(days=20 + self.number)
        link = {"subject_type": Event.__name__, "subject_id": event}
        self.maker.save_all(
            Task, [{"title": what, "assigned_to": who, "due_on": due, "done_on": done, **link} for what, who in agreed]
        )

    def _money(self) -> None:
        """What the office pays in at the beginning of each year, and small expenses since."""
        rows = []
        for year in (self.maker.today.year - 1, self.maker.today.year):
            rows.append(self._booking(date(year, 1, 15), 30_000, "Budget vom Büro, erste Hälfte", True))
            rows.append(self._booking(date(year, 7, 1), 30_000, "Budget vom Büro, zweite Hälfte", True))
            for place in range(6):
                purpose, amount = SPENDING[(self.number + place) % len(SPENDING)]
                day = date(year, 2 + place * 3 // 2, 3 + self.random.randrange(24))
                rows.append(self._booking(day, amount, purpose, place != self.number % 6))
        self.maker.save_all(CircleBooking, [row for row in rows if row["day"] <= self.maker.today])

    def _booking(self, day: date, amount: int, purpose: str, receipt: bool) -> dict[str, Any]:
        return {"circle_id": self.id, "day": day, "amount": amount, "purpose": purpose, "receipt": receipt}
