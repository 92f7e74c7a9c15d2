"""The service of proofs: its records by the rules of law, who misses what, what runs out."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from app.errors import UserError, ValidationError
from app.models import Credential, CredentialKind, Person
from app.models.base import new_id
from app.services.credentials.expiring import Expiring, expiring
from app.services.credentials.gaps import Gaps, gaps
from app.services.credentials.office_rules import own_lines, own_terms, rules_of
from app.services.credentials.rules import Demand, Rules, Term, Work
from app.services.credentials.standing import begins_on
from app.services.credentials.states import State, states, states_of_nobody
from app.services.crud import Crud
from app.services.database import Database
from app.services.settings import Settings
from app.text import _, number

ONLY_THE_DAY = ("title", "issued_on", "valid_until", "edition", "seen_by", "notes")
"""What is never kept of measles protection (§ 20 (9) IfSG): neither vaccine nor immunity nor contraindication."""


class Credentials(Crud[Credential]):
    """Proofs of volunteers; certificates of good conduct are kept as `ConductCheck` and only counted in here."""

    entity = Credential

    def __init__(self, database: Database, settings: Settings) -> None:
        super().__init__(database)
        self._settings = settings

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        kind, is_new = values.get("kind"), identity is None
        if kind is CredentialKind.CONDUCT:
            problems["kind"] = _(
                "Ein Führungszeugnis wird nicht abgelegt. Halten Sie über „Führungszeugnis eingesehen“ nur fest, "
                "wann es vorlag (§ 72a Abs. 5 SGB VIII)."
            )
        if kind is CredentialKind.OTHER and not values.get("title") and (is_new or "title" in values):
            problems["title"] = _("Bezeichnung fehlt.")
        if (is_new or "presented_on" in values) and not (values.get("presented_on") or values.get("issued_on")):
            problems["presented_on"] = _("Lag vor am fehlt.")
        return problems

    def write(self, session: Session, record: Credential, values: dict[str, Any]) -> None:
        """Of measles protection only the day stays; only another proof has a name of its own."""
        super().write(session, record, values)
        if record.kind is CredentialKind.MEASLES:
            record.presented_on = record.presented_on or record.issued_on
            for name in ONLY_THE_DAY:
                setattr(record, name, None)
        elif record.kind is not CredentialKind.OTHER:
            record.title = None

    def rules(self, on: date) -> Rules:
        """The rules that hold on a day in this office."""
        return rules_of(self._settings, own_lines(self.database), on)

    def _terms(self, on: date) -> Rules:
        """The same without demands, for what only asks how long proofs count."""
        return rules_of(self._settings, (own_terms(self.database), []), on)

    def lines(self, on: date) -> tuple[tuple[Term, ...], tuple[Demand, ...]]:
        """How long each kind counts on a day, and who must have which; own demands stand there whenever they hold."""
        _own_terms, own = own_lines(self.database)
        rules = self.rules(on)
        shipped = [demand for demand in rules.demands if not demand.record_id]
        order = list(CredentialKind)
        terms = sorted(rules.terms.values(), key=lambda term: order.index(term.kind))
        return tuple(terms), tuple(sorted((*shipped, *own), key=lambda demand: order.index(demand.kind)))

    def gaps(self, work: Work | None, on: date, ids: Sequence[str] | None = None) -> Gaps:
        """What people miss on a day for a work, by person; who misses nothing is absent.

        `work` None: for everything they do on that day. `ids` None: all volunteers.
        """
        rules = self.rules(on)
        with self.database.reading() as connection:
            return gaps(connection, rules, work, on, ids)

    def expiring(self, until: date) -> list[Expiring]:
        """Proofs of those who help that end on `until` or before, or have ended; the earliest first."""
        rules = self._terms(date.today())
        with self.database.reading() as connection:
            return expiring(connection, rules, until)

    def announced(self, on: date) -> list[Expiring]:
        """What has ended or is so near its end that the rule of its kind wants it announced."""
        rules = self._terms(on)
        weeks = {kind: timedelta(weeks=term.warn_weeks) for kind, term in rules.terms.items()}
        with self.database.reading() as connection:
            found = expiring(connection, rules, on + max(weeks.values()))
        return [told for told in found if told.day <= on + weeks[told.kind]]

    def state_of(self, person_id: str, on: date) -> list[State]:
        """Every proof a person has with what it is worth on a day, and what is missing for what she does."""
        rules = self.rules(on)
        with self.database.reading() as connection:
            return states(connection, rules, person_id, on)

    def states_of_nobody(self, on: date) -> list[State]:
        """The same for somebody of whom nothing is kept yet."""
        return states_of_nobody(self.rules(on))

    def record(self, ids: Sequence[str], values: dict[str, Any]) -> int:
        """Keep the same proof for several people as one action, except for those who have it since that day or later.

        `values` are the fields of a proof without its person; the answer is how many it was. Raises ValidationError
        when one of them is missing, UserError when everybody has it already.
        """
        if problems := self.check({**values, "person_id": next(iter(ids), None)}):
            raise ValidationError(problems)
        having = self._having(values)
        wanted = [identity for identity in ids if identity not in having]
        if not wanted:
            raise UserError("Alle Ausgewählten haben diesen Nachweis schon.")
        who = self._names(wanted)
        with self.database.transaction(_("{kind}: {who}").format(kind=values["kind"].label, who=who)) as session:
            for identity in wanted:
                record = Credential(id=new_id())
                with session.no_autoflush:
                    session.add(record)
                    self.write(session, record, {**values, "person_id": identity})
        return len(wanted)

    def _having(self, values: dict[str, Any]) -> set[str]:
        day = values.get("presented_on") or values.get("issued_on")
        same = (Credential.kind == values["kind"], begins_on >= day, Credential.deleted_at.is_(None))
        titled = Credential.title == values["title"] if values.get("title") else true()
        with self.database.reading() as connection:
            return set(connection.execute(select(Credential.person_id).where(*same, titled)).scalars())

    def _names(self, ids: Sequence[str]) -> str:
        if len(ids) > 1:
            return _("{count} Personen").format(count=number(len(ids)))
        with self.database.session() as session:
            return session.get_one(Person, ids[0]).caption
