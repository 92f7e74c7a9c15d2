"""How far a helper circle has come on the ladder, and the talks by which the office goes along."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.errors import UserError
from app.models import CircleMarker, ContactEntry, ContactKind, HelperCircle, Task
from app.models.base import new_id
from app.services.circles.ladder import Step, shipped, steps, title_of
from app.services.circles.recognised import recognised
from app.services.crud import Crud
from app.text import _, fold

if TYPE_CHECKING:
    from app.services.office import Services


class CircleMarkers(Crud[CircleMarker]):
    """Steps reached; one is lost no earlier than it was reached."""

    entity = CircleMarker

    def action_name(self, is_new: bool, name: str) -> str:
        return _("Schritt erreicht: {name}").format(name=name) if is_new else super().action_name(is_new, name)

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        known = self.get(identity) if identity and identity != "several" else None
        reached, lost = (values.get(name, getattr(known, name, None)) for name in ("reached_on", "lost_on"))
        if reached and reached > date.today():
            problems["reached_on"] = _("Dieser Tag liegt noch vor uns.")
        if reached and lost and lost < reached:
            problems["lost_on"] = _("Der Tag liegt vor dem, an dem der Schritt erreicht wurde.")
        return problems


@dataclass(frozen=True)
class Talk:
    """A talk about a step."""

    id: str
    at: datetime
    text: str
    by: str


@dataclass(frozen=True)
class Rung:
    """A step of one circle: since when it stands, or since when it no longer does, and what speaks for it."""

    step: Step
    marker_id: str = ""
    """The newest record of it, "" for a step that was never reached."""
    reached_on: date | None = None
    lost_on: date | None = None
    proof: str = ""
    """By which data it is fulfilled, for a step that is not yet ticked; "" where nothing speaks for it."""
    talks: tuple[Talk, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the circle is on this step today."""
        return self.reached_on is not None and self.lost_on is None


class Development:
    """The ladder of each circle."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def rungs(self, circle_id: str, on: date | None = None) -> tuple[Rung, ...]:
        """The whole ladder of a circle, from its foot up."""
        services = self._services
        newest = {m.marker: m for m in sorted(self.markers(circle_id), key=lambda m: m.reached_on)}
        ladder = steps(services.settings)
        unticked = {step.key for step in ladder if (known := newest.get(step.key)) is None or known.lost_on}
        proofs, talks = recognised(services, circle_id, on or date.today(), unticked), self._talks(circle_id)
        return tuple(
            _rung(step, newest.get(step.key), proofs.get(step.key, ""), _about(step, talks)) for step in ladder
        )

    def markers(self, circle_id: str) -> list[CircleMarker]:
        """Every step a circle ever reached, also those left out of the ladder by now."""
        return self._services.crud(CircleMarker).of(CircleMarker.circle_id, circle_id)

    def reach(self, circle_id: str, key: str, day: date) -> str:
        """Note that a circle has reached a step; the answer is the id of the record. UserError where it stands."""
        if key not in {step.key for step in shipped()}:
            raise KeyError(key)
        if any(m.marker == key and m.lost_on is None for m in self.markers(circle_id)):
            raise UserError("Dieser Schritt ist schon erreicht.")
        return self._services.crud(CircleMarker).save(None, {"circle_id": circle_id, "marker": key, "reached_on": day})

    def lose(self, marker_id: str, day: date) -> None:
        """Note that a step no longer holds."""
        self._services.crud(CircleMarker).save(marker_id, {"lost_on": day})

    def coach(self, circle_id: str, topic: str, text: str, at: datetime, again_on: date | None = None) -> str:
        """Note a talk with a circle about a step (`topic`) and the day of the next one, as one action."""
        services = self._services
        circle = services.circles.get(circle_id)
        link = {"subject_type": HelperCircle.__name__, "subject_id": circle_id}
        talk = {"at": at, "kind": ContactKind.COACHING, "topic": topic, "text": text or None,
                "by": services.database.who}  # fmt: skip
        what = _("Begleitgespräch mit {circle}: {topic}").format(circle=circle.name, topic=topic)
        with services.database.transaction(_("Begleitgespräch notiert: {name}").format(name=circle.name)) as session:
            entry = ContactEntry(id=new_id())
            session.add(entry)
            services.contact_entries.write(session, entry, {**talk, **link})
            if again_on:
                task = Task(id=new_id())
                session.add(task)
                services.tasks.write(session, task, {"title": what[:200], "due_on": again_on, **link})
            session.flush()
            return entry.id

    def _talks(self, circle_id: str) -> dict[str, list[Talk]]:
        c = ContactEntry
        wanted = (
            select(c.id, c.at, c.topic, c.text, c.by)
            .where(c.subject_id == circle_id, c.kind == ContactKind.COACHING, c.deleted_at.is_(None))
            .order_by(c.at.desc())
        )
        found: dict[str, list[Talk]] = {}
        with self._services.database.reading() as connection:
            for row in connection.execute(wanted):
                found.setdefault(fold(row.topic or ""), []).append(Talk(row.id, row.at, row.text or "", row.by or ""))
        return found

    def title(self, key: str) -> str:
        """What a step is called."""
        return title_of(key, self._services.settings)


def next_rung(rungs: tuple[Rung, ...]) -> Rung | None:
    """The step to take next: the lowest one that does not stand; None at the top of the ladder."""
    return next((rung for rung in rungs if not rung.stands), None)


def _rung(step: Step, marker: CircleMarker | None, proof: str, talks: list[Talk]) -> Rung:
    if marker is None:
        return Rung(step, proof=proof, talks=tuple(talks))
    stands = marker.lost_on is None
    return Rung(step, marker.id, marker.reached_on, marker.lost_on, "" if stands else proof, tuple(talks))


def _about(step: Step, talks: dict[str, list[Talk]]) -> list[Talk]:
    """The talks about a step, the newest first; those from before the office gave it another title, too."""
    titles = {fold(step.title), *(fold(known.title) for known in shipped() if known.key == step.key)}
    return sorted((talk for title in titles for talk in talks.get(title, ())), key=lambda talk: talk.at, reverse=True)
