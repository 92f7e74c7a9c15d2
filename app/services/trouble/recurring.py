"""Problems that come again suggest a training, by a rule of the office."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select

from app.models import Event, EventKind, EventState, HelperCircle, Problem, Shelter
from app.services.database import Database
from app.services.settings import TROUBLE_COUNT, TROUBLE_MONTHS, Settings
from app.services.trouble.topics import training
from app.text import _, translate

_TIMES = {2: _("Zweimal"), 3: _("Dreimal"), 4: _("Viermal"), 5: _("Fünfmal"), 6: _("Sechsmal")}


@dataclass(frozen=True)
class Recurring:
    """Problems of one topic within the months of the rule, and the training that would help."""

    category: str
    count: int
    months: int
    training: str

    @property
    def occasion(self) -> str:
        """ "Dreimal „Schlüssel und Räume“ in 6 Monaten:"."""
        times = translate(_TIMES[self.count]) if self.count in _TIMES else _("{count}-mal").format(count=self.count)
        told = _("{times} „{category}“ in {months} Monaten:")
        return told.format(times=times, category=self.category, months=self.months)

    @property
    def act(self) -> str:
        """ "Schulung „…“ planen"."""
        return _("Schulung „{training}“ planen").format(training=self.training)

    @property
    def words(self) -> str:
        """Both together."""
        return f"{self.occasion} {self.act}"


def recurring(database: Database, settings: Settings, today: date) -> list[Recurring]:
    """The topics that came again often enough, the most frequent first.

    What was raised before a training on the topic took place does not count any more; while one is planned, nothing is
    suggested.
    """
    least, months = settings.number(TROUBLE_COUNT), settings.number(TROUBLE_MONTHS)
    begin = today - relativedelta(months=months)
    days = _days(database, begin)
    often = {category: raised for category, raised in days.items() if len(raised) >= least}
    held = _trainings(database, [training(category) for category in often]) if often else {}
    found = []
    for category, raised in often.items():
        last = held.get(training(category))
        count = sum(last is None or day > last for day in raised)
        if count >= least and not (last and last >= today):
            found.append(Recurring(category, count, months, training(category)))
    return sorted(found, key=lambda one: (-one.count, one.category))


def _days(database: Database, begin: date) -> dict[str, list[date]]:
    """When problems were raised since a day, by topic."""
    wanted = select(Problem.category, Problem.raised_on).where(
        Problem.deleted_at.is_(None), Problem.category.is_not(None), Problem.raised_on > begin
    )
    days: dict[str, list[date]] = {}
    with database.reading() as connection:
        for category, day in connection.execute(wanted):
            days.setdefault(str(category), []).append(day)
    return days


def _trainings(database: Database, titles: list[str]) -> dict[str, date]:
    """The latest day of a training by its title."""
    held = (Event.deleted_at.is_(None), Event.kind == EventKind.TRAINING, Event.state != EventState.CANCELLED)
    wanted = select(Event.title, func.max(Event.start)).where(*held, Event.title.in_(titles)).group_by(Event.title)
    with database.reading() as connection:
        return {title: _day(start) for title, start in connection.execute(wanted)}


def _day(start: Any) -> date:
    moment = start if isinstance(start, datetime) else datetime.fromisoformat(start)
    return moment.date()


def event_values(database: Database, settings: Settings, category: str, today: date) -> dict[str, Any]:
    """The first values of the training against problems of a topic: title, kind, and for whom it is."""
    begin = today - relativedelta(months=settings.number(TROUBLE_MONTHS))
    concerned = _concerned(database, category, begin)
    values: dict[str, Any] = {
        "title": training(category)[:160],
        "kind": EventKind.TRAINING,
        "description": _("Anlass: wiederkehrende Fragen zu „{category}“").format(category=category),
    }
    if concerned:
        values["target_group"] = ", ".join(concerned)[:160]
    return values


def _concerned(database: Database, category: str, begin: date) -> list[str]:
    """The circles and houses that raised it since a day."""
    which = (Problem.deleted_at.is_(None), Problem.category == category, Problem.raised_on > begin)
    circles = select(HelperCircle.name).join(Problem, Problem.circle_id == HelperCircle.id).where(*which).distinct()
    alone = (*which, Problem.circle_id.is_(None))
    houses = select(Shelter.name).join(Problem, Problem.shelter_id == Shelter.id).where(*alone).distinct()
    with database.reading() as connection:
        return [name for wanted in (circles, houses) for name in sorted(connection.execute(wanted).scalars())]
