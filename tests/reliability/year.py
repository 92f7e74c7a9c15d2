"""A year of an office by dice: offers, questions, refusals, placements, absences, hours, proofs, people who leave.

What the services say at its end is compared with a plain account that was kept beside them.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.errors import UserError
from app.models import Absence, HoursEntry, NeedTime, Urgency, VolunteerStatus
from app.models.ability import WeekSlot
from app.services.migrations.steps import create
from app.services.opening import open_services
from app.services.sample import make_sample
from tests.reliability.trial import Outcome, problems_of
from tests.reliability.year_account import Account, Work, counts, missing, wrong

PEOPLE, DAYS = 500, 364
TASKS = ("Sprachcafé", "Hausaufgabenhilfe", "Behördenbegleitung", "Arztbegleitung", "Fahrdienst", "Dolmetschen")
LANGUAGES = ("Arabisch", "Farsi", "Dari", "Tigrinya", "Ukrainisch", "Türkisch")
CLOCKS = ((9, 11), (10, 12), (14, 16), (15, 18), (18, 20))


class Year:
    """Throws the dice; every act goes through the services as the window's do."""

    def __init__(self, services: Any, random: Random, today: date) -> None:
        self.services, self.random, self.account = services, random, Account()
        self.day, self.today = today - timedelta(days=DAYS), today
        self.houses = services.shelters.ids()
        self.before = set(services.needs.ids())
        self.people = [one for one in services.volunteers.ids() if self._helps(one)]
        self._acts: tuple[tuple[Callable[[], bool], int], ...] = (
            (self.look_for_help, 5), (self.ask, 9), (self.answer, 9), (self.place, 3), (self.end, 2), (self.close, 2),
            (self.be_away, 1), (self.give_hours, 8), (self.show_proof, 2), (self.leave, 1), (self.pause, 1),
        )  # fmt: skip

    def live(self, acts: int) -> None:
        """So many acts, spread over the year."""
        ways, weights = zip(*self._acts, strict=True)
        for number in range(acts):
            self.day = self.today - timedelta(days=DAYS - number * DAYS // acts)
            self.account.done += self.random.choices(ways, weights)[0]()

    def _helps(self, person: str) -> bool:
        return self.services.people.get(person).status in (VolunteerStatus.ACTIVE, VolunteerStatus.TRIAL)

    def _here(self) -> list[str]:
        return [one for one in self.people if one not in self.account.gone]

    def _open_needs(self) -> list[str]:
        account = self.account
        return [
            one for one in account.wanted
            if one not in account.closed and missing(account, one, self.day) > 0 and not self._past(one)
        ]  # fmt: skip

    def _past(self, need: str) -> bool:
        """Whether the last date of a need is over."""
        dates = self.account.times[need].get("dates")
        return bool(dates) and max(dates)[:10] < self.day.isoformat()

    # ------------------------------------------------------------------------------------------------ the acts

    def look_for_help(self) -> bool:
        """A house looks for somebody, in one of the three shapes of time."""
        dice, day = self.random, self.day
        shape = dice.choice(list(NeedTime))
        values: dict[str, Any] = {
            "title": f"{dice.choice(TASKS)} {len(self.account.wanted)}", "category": dice.choice(TASKS),
            "shelter_id": dice.choice(self.houses), "people_wanted": dice.choice((1, 1, 2)), "time_shape": shape,
            "languages": dice.sample(LANGUAGES, dice.choice((0, 1))), "urgency": dice.choice(list(Urgency)),
        }  # fmt: skip
        if shape is NeedTime.FIXED:
            values["dates"] = [self._date(day) for _number in range(dice.choice((1, 2)))]
        elif shape is NeedTime.WEEKLY:
            values |= {"slots": [f"{dice.choice(WeekSlot.WEEKDAYS)}.{dice.choice(WeekSlot.PARTS)}"], "starts_on": day}
        need = self.services.needs.save(None, values)
        self.account.wanted[need], self.account.times[need] = values["people_wanted"], values
        return True

    def _date(self, day: date) -> str:
        on, (begin, end) = day + timedelta(days=self.random.randrange(1, 30)), self.random.choice(CLOCKS)
        times = (datetime.combine(on, time(hour)) for hour in (begin, end))
        return "/".join(f"{moment:%Y-%m-%dT%H:%M}" for moment in times)

    def ask(self) -> bool:
        """Somebody from the upper ranks is asked; now and then somebody whom something stands in the way of."""
        open_needs = self._open_needs()
        if not open_needs:
            return False
        need = self.random.choice(open_needs)
        matches = self.services.matching.rank(need, self.day)
        free = [m.person_id for m in matches[:12] if not m.blocked and self._known(m.person_id)]
        greyed = [m.person_id for m in matches if m.blocked and self._known(m.person_id)]
        if self.random.random() < 0.1 and greyed:
            return self._ask(need, self.random.choice(greyed), "nach Rücksprache")
        return bool(free) and self._ask(need, self.random.choice(free), "")

    def _known(self, person: str) -> bool:
        return person in self.people and person not in self.account.gone

    def _ask(self, need: str, person: str, why: str) -> bool:
        if any(pair == (need, person) for pair in self.account.waiting.values()):
            return False
        self.services.matching.ask(need, [person], self.day, override=why)
        self.account.waiting[self.services.matching.asking.open_question(need, person)] = need, person
        self.account.asked += 1
        return True

    def answer(self) -> bool:
        """A yes, a no, or nothing for long."""
        if not self.account.waiting:
            return False
        question = self.random.choice(list(self.account.waiting))
        need, person = self.account.waiting.pop(question)
        asking, dice = self.services.matching.asking, self.random.random()
        if dice < 0.6:
            self._accept(question, need, person)
        elif dice < 0.9:
            asking.decline(question, "keine Zeit", self.day)
            self.account.refused += 1
        else:
            asking.give_up(question, self.day)
        if dice >= 0.6:
            self.account.closed.discard(need)
        return True

    def _accept(self, question: str, need: str, person: str) -> None:
        asking, over = self.services.matching.asking, False
        try:
            work = asking.accept(question, self.day)
        except UserError:
            if self._works_for(need, person):
                asking.withdraw(question, self.day)
                self.account.closed.discard(need)
                return
            work, over = asking.accept(question, self.day, "wird abgelöst"), True
        self._note(work, over)

    def place(self) -> bool:
        """Somebody begins without a question."""
        open_needs, people = self._open_needs(), self._here()
        if not open_needs or not people:
            return False
        need, person = self.random.choice(open_needs), self.random.choice(people)
        if any(pair == (need, person) for pair in self.account.waiting.values()) or self._works_for(need, person):
            return False
        try:
            self._note(self.services.matching.place(need, person, self.day), False)
        except UserError:
            if self.random.random() < 0.5:
                return False
            self._note(self.services.matching.place(need, person, self.day, "nach Rücksprache"), True)
        return True

    def _works_for(self, need: str, person: str) -> bool:
        return any(w.need == need and w.person == person and counts(w, self.day) for w in self.account.works.values())

    def _note(self, identity: str, over: bool) -> None:
        work = self.services.assignments.get(identity)
        self.account.works[identity] = Work(work.person_id, work.need_id, work.since, work.until, over)

    def end(self) -> bool:
        """A work ends, with its reason."""
        going = [i for i, w in self.account.works.items() if counts(w, self.day) and w.since <= self.day]
        if not going:
            return False
        identity = self.random.choice(going)
        self.services.matching.asking.end(identity, self.day, "keine Zeit mehr")
        work = self.account.works[identity]
        work.until, work.ended = self.day, True
        self.account.closed.discard(work.need)
        return True

    def close(self) -> bool:
        """A need whose places are taken is closed."""
        account = self.account
        full = [n for n in account.wanted if n not in account.closed and not missing(account, n, self.day)]
        if not full:
            return False
        need = self.random.choice(full)
        self.services.needs.close([need], "gefunden", on=self.day)
        account.closed.add(need)
        return True

    def be_away(self) -> bool:
        """Somebody is away for some weeks."""
        until = self.day + timedelta(days=self.random.randrange(5, 40))
        person = self.random.choice(self._here())
        self.services.crud(Absence).save(None, {"person_id": person, "since": self.day, "until": until})
        return True

    def give_hours(self) -> bool:
        """Hours of somebody who works."""
        going = [w for w in self.account.works.values() if counts(w, self.day) and w.since <= self.day]
        if not going:
            return False
        person, minutes = self.random.choice(going).person, 15 * self.random.randrange(2, 17)
        self.services.crud(HoursEntry).save(None, {"person_id": person, "day": self.day, "minutes": minutes})
        self.account.minutes[person] += minutes
        return True

    def show_proof(self) -> bool:
        """A certificate of good conduct was seen."""
        self.services.people.record_conduct_check(self.random.choice(self._here()), self.day)
        return True

    def leave(self) -> bool:
        """Somebody leaves; everything she does ends."""
        person = self.random.choice(self._here())
        self.services.people.change_status([person], VolunteerStatus.LEFT, self.day, "Umzug")
        self.account.gone.add(person)
        for work in self.account.works.values():
            if work.person == person and counts(work, self.day):
                work.until, work.ended = self.day, True
                self.account.closed.discard(work.need)
        return True

    def pause(self) -> bool:
        """Somebody pauses and comes back."""
        person = self.random.choice(self._here())
        self.services.people.change_status([person], VolunteerStatus.PAUSED, self.day, "Prüfungen")
        self.services.people.change_status([person], VolunteerStatus.ACTIVE, self.day, override="kennt das Haus")
        return True


def _live(folder: Path, random: Random, acts: int) -> Outcome:
    create(folder / "Büro.db")
    services = open_services(folder / "Büro.db")
    make_sample(services, PEOPLE)
    year = Year(services, random, date.today())
    year.live(acts)
    found = wrong(year)
    for line in found[:10]:
        print(line)
    services.close()
    return Outcome(year.account.done, len(found) + problems_of(folder / "Büro.db"))


def short_year(folder: Path, random: Random) -> Outcome:
    """A quiet year."""
    return _live(folder, random, 120)


def full_year(folder: Path, random: Random) -> Outcome:
    """A year with some acts every day."""
    return _live(folder, random, 1500)
