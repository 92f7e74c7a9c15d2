"""The service of matching: who fits a need, what fits a person, and everything that follows from asking."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from app.models import ContactKind, Need, NeedState
from app.services.database import Changes, Database
from app.services.matching.asking import Asking
from app.services.matching.interpreters import Interpreter, interpreters
from app.services.matching.load import Carried, carried
from app.services.matching.needs import Needs
from app.services.matching.places import Map, read_map
from app.services.matching.ranking import Match, Matches, Ranking, Scale
from app.services.matching.reading import Known, Reader, busy
from app.services.matching.understanding import Understood, read_vocabulary, understand
from app.services.matching.wanted import Wanted, read_need, read_needs
from app.services.settings import FAR, REST, WEIGHTS, Settings

if TYPE_CHECKING:
    from app.services.credentials.rules import Rules
    from app.services.credentials.service import Credentials

_RARE = frozenset({"CredentialTerm", "CredentialDemand", "Setting", "Distance"})
FITTING = 60
"""Open needs that are looked at for one person."""


@dataclass(frozen=True)
class Fitting:
    """An open need for a person."""

    wanted: Wanted
    match: Match


class Matching:
    """`rank` and `fitting` only read; `asking` and the ways below write, each as one action."""

    def __init__(self, database: Database, settings: Settings, needs: Needs, credentials: "Credentials") -> None:
        self._database, self._settings, self._needs, self._credentials = database, settings, needs, credentials
        self.asking = Asking(database)
        self._kept: dict[object, Any] = {}
        """What rarely changes and every ranking needs: rules for proofs by day, the map."""
        database.subscribe(self._on_committed)

    def _on_committed(self, changes: Changes) -> None:
        if changes.entities & _RARE:
            self._kept = {}

    def _blocking(self, on: date) -> "Rules":
        """The rules for proofs that a placement needs."""
        kept = self._kept
        if on not in kept:
            rules = self._credentials.rules(on)
            kept[on] = replace(rules, demands=tuple(demand for demand in rules.demands if demand.blocks))
        found: Rules = kept[on]
        return found

    def _map(self, connection: Connection) -> Map:
        kept = self._kept
        if Map not in kept:
            kept[Map] = read_map(connection)
        found: Map = kept[Map]
        return found

    # ------------------------------------------------------------ looking

    def rank(self, need_id: str, on: date | None = None) -> Matches:
        """All volunteers for a need, best first; those who cannot be asked stand at the end with the reason.

        `on`: the day it is asked (None: today). UserError when the need is gone.
        """
        return self.ranking(need_id, on).matches

    def ranking(self, need_id: str, on: date | None = None, ids: Sequence[str] | None = None) -> Ranking:
        """The same with what was read for it; `ids` limits it to some people."""
        with self._database.reading() as connection:
            return self._ranking(connection, read_need(connection, need_id), on or date.today(), ids)

    def fitting(self, person_id: str, on: date | None = None) -> list[Fitting]:
        """The open needs for a person, best first; those that something stands in the way of come last."""
        day = on or date.today()
        ids = self._needs.open_ids()[:FITTING]
        with self._database.reading() as connection:
            rankings = [self._ranking(connection, need, day, [person_id]) for need in read_needs(connection, ids)]
        found = [Fitting(ranking.wanted, match) for ranking in rankings for match in ranking.matches]
        return sorted(found, key=lambda fitting: (fitting.match.blocked, -fitting.match.score))

    def hindrances(self, need_id: str, ids: Sequence[str], on: date | None = None) -> dict[str, str]:
        """What stands in the way of asking these people, in words, by person."""
        known = self.ranking(need_id, on, ids).known
        return {person: "; ".join(known.against(person)) for person in ids if known.stands_back(person)}

    def overlap(self, need_id: str, person_id: str, on: date | None = None) -> str:
        """What somebody does at the same time, in words; "" for nothing."""
        with self._database.reading() as connection:
            wanted = read_need(connection, need_id)
            return busy(connection, wanted, on or date.today(), [person_id]).get(person_id, "")

    def understand(self, words: str, on: date | None = None) -> Understood:
        """What a line like "arabisch dienstag begleitung" means."""
        with self._database.reading() as connection:
            return understand(words, read_vocabulary(connection), on or date.today())

    def begin(self, understood: Understood, on: date | None = None) -> str:
        """The open need that was understood, made where there is none like it; the answer is its id."""
        values = understood.values(on or date.today())
        for need in self._needs.all(Need.state == NeedState.OPEN, Need.title == values["title"]):
            same = ("time_shape", "shelter_id", "dates", "slots")
            if all((getattr(need, name) or []) == (values.get(name) or []) for name in same):
                return need.id
        return self._needs.save(None, values)

    def scale(self) -> Scale:
        """The weights as the office has set them."""
        points = {wanted.name.rpartition(".")[2]: self._settings.number(wanted) for wanted in WEIGHTS}
        return Scale(points, self._settings.number(FAR), self._settings.number(REST))

    def load(self, on: date | None = None) -> list[Carried]:
        """Who carries how much, most first."""
        with self._database.reading() as connection:
            return carried(connection, on or date.today())

    def interpreters(self, one: str = "", other: str = "") -> list[Interpreter]:
        """Who translates between two languages ("": any); German stands for nothing said."""
        with self._database.reading() as connection:
            return interpreters(connection, one, other)

    def _ranking(self, connection: Connection, wanted: Wanted, on: date, ids: Sequence[str] | None) -> Ranking:
        known = Reader(connection, wanted, on, ids).read()
        self._add_gaps(connection, known, wanted, on)
        return Ranking(wanted, known, self._map(connection), self.scale(), on)

    def _add_gaps(self, connection: Connection, known: Known, wanted: Wanted, on: date) -> None:
        """Missing proofs that a placement needs stand in the way; others are nothing to rank by."""
        from app.services.credentials.gaps import gaps
        from app.services.credentials.rules import Work

        people = [row[0] for row in known.people]
        found = gaps(connection, self._blocking(on), Work(wanted.what, wanted.shelter_id), on, people)
        known.lacking = {
            who: lacks for who, lacks in found.items() if lacks[0].blocks or any(gap.blocks for gap in lacks)
        }

    # ------------------------------------------------------------ doing

    def ask(
        self,
        need_id: str,
        ids: Sequence[str],
        on: date | None = None,
        override: str = "",
        channel: ContactKind | None = None,
        answer_by: date | None = None,
    ) -> str:
        """Note that people were asked, as one action that is named by the answer.

        Where something stands in the way UserError says what; with `override` it is done, and the reason kept.
        """
        day = on or date.today()
        return self.asking.ask(need_id, ids, self.hindrances(need_id, ids, day), day, override, channel, answer_by)

    def place(self, need_id: str, person_id: str, on: date | None = None, override: str = "") -> str:
        """Begin an assignment without a question, or answer an open one with it; the answer is the assignment's id."""
        day = on or date.today()
        asked = self.asking.open_question(need_id, person_id)
        if asked and not override:
            return self.asking.accept(asked, day)
        hindrances = {} if asked else self.hindrances(need_id, [person_id], day)
        return self.asking.place(need_id, person_id, day, hindrances, override)
