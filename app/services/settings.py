"""What the office sets itself: each setting in one line with its default, kept in the database, with history."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.errors import ValidationError
from app.models import Setting, card
from app.services.database import Changes, Database
from app.text import _, number, translate


@dataclass(frozen=True)
class Number:
    """A whole number from `low` to `high`: "{label} 7 {behind}"; `default` is how the program comes.

    `unit` stands behind a number alone ("7 Tage"), `behind` is what the end of the label makes of it ("nach 7 Tagen").
    A new one: a line in `RULES`, or a definition of its own next to what uses it.
    """

    name: str
    label: str
    unit: str
    default: int
    low: int
    high: int
    hint: str = ""
    case: str = ""

    @property
    def behind(self) -> str:
        """The unit as it follows the label."""
        return self.case or self.unit

    def told(self, value: int) -> str:
        """A value in words: "7 Tage"."""
        return f"{number(value)} {translate(self.unit)}"

    def problem(self, value: Any) -> str:
        """Why a value cannot be used, "" for nothing."""
        if isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high:
            return ""
        return _("Bitte geben Sie eine Zahl von {low} bis {high} ein.").format(
            low=number(self.low), high=number(self.high)
        )


AHEAD = Number(
    "today.ahead", _("Aufgaben nennen, bevor sie fällig sind"), _("Tage"), 7, 0, 60,
    _("So viel früher stehen sie unter „Heute und überfällig“."),
)  # fmt: skip
ANSWER = Number(
    "today.answer", _("Angebot wartet auf Antwort nach"), _("Tage"), 7, 1, 90,
    _("So lange nach dem letzten Schritt stehen Interessierte unter „Warten auf Antwort“."),
    case=_("Tagen"),
)  # fmt: skip
LONG_WAIT = Number("today.long_wait", _("Wartezeit wird hervorgehoben ab"), _("Tage"), 14, 1, 180, case=_("Tagen"))
SILENT = Number(
    "today.silent", _("Aktive ohne Kontakt werden genannt nach"), _("Tage"), 60, 7, 730,
    _("Gezählt vom letzten Gespräch, Telefonat oder Brief an."),
    case=_("Tagen"),
)  # fmt: skip
PROOF = Number(
    "proofs.years", _("Führungszeugnis gilt ab seinem Datum"), _("Jahre"), 5, 1, 5,
    _("Üblich sind höchstens fünf Jahre, so die Vereinbarungen nach § 72a SGB VIII."),
)  # fmt: skip
PROOF_AHEAD = Number(
    "proofs.ahead", _("Ablauf ankündigen vorher"), _("Tage"), 56, 7, 365,
    _("Ein neues Zeugnis braucht einige Wochen."),
)  # fmt: skip
PER_HELPER = Number(
    "houses.per_helper", _("Ein Haus hat eine Lücke bei mehr als"), _("Menschen"), 5, 1, 500,
    _("So viele Menschen kommen im Haus auf eine Ehrenamtliche oder einen Ehrenamtlichen."),
)  # fmt: skip
OLD_COUNTS = Number(
    "houses.counts", _("Zahlen eines Hauses sind alt nach"), _("Tage"), 45, 7, 730,
    _("Gezählt vom neuesten Stichtag an; auf der Startseite führt eine Zeile zu diesen Häusern."),
    case=_("Tagen"),
)  # fmt: skip
NOT_VISITED = Number(
    "visits.rare", _("Häuser ohne Besuch werden genannt nach"), _("Tage"), 90, 14, 730, case=_("Tagen")
)
PAPER_OUT = Number("paper.out", _("Gedruckte Listen werden vermisst nach"), _("Tage"), 14, 1, 365, case=_("Tagen"))
FUNDING = Number("funding.ahead", _("Fristen von Anträgen nennen vorher"), _("Tage"), 120, 7, 730)
CALLS = Number("funding.calls", _("Ende von Ausschreibungen nennen vorher"), _("Tage"), 45, 7, 365)
CARD_HOURS = Number(
    card.HOURS_RULE, _("Ehrenamtskarte: Stunden in 12 Monaten"), _("Stunden"), card.HOURS, 1, 2000,
    _("So viele unentgeltliche Stunden verlangt die Ehrenamtskarte Baden-Württemberg (Stand Dezember 2025)."),
)  # fmt: skip
CARD_PROJECT = Number(
    card.PROJECT_RULE, _("Ehrenamtskarte: oder Stunden in einem Projekt"), _("Stunden"), card.PROJECT_HOURS, 1, 2000
)
ALLOWANCE_NEAR = Number(
    "allowances.near", _("Vor der Grenze einer Pauschale warnen ab"), _("Prozent"), 80, 50, 100,
    _("Gezählt wird je Person und Kalenderjahr, auch was andere Stellen gezahlt haben."),
)  # fmt: skip
PORTION = Number(
    "mail.portion", _("Empfängerinnen und Empfänger je E-Mail"), _("Adressen"), 50, 1, 500,
    _("Viele Anbieter nehmen nur eine begrenzte Zahl auf einmal an."),
)  # fmt: skip
UNANSWERED = Number(
    "matching.unanswered", _("Anfrage ohne Antwort wird genannt nach"), _("Tage"), 5, 1, 90,
    _("Auf der Startseite; so vergisst niemand nachzufragen."),
    case=_("Tagen"),
)  # fmt: skip
NEVER_ASKED = Number(
    "matching.never_asked", _("Nie gefragtes Angebot wird genannt nach"), _("Tage"), 30, 7, 365,
    _("Gezählt vom Tag, an dem jemand aufgenommen wurde."),
    case=_("Tagen"),
)  # fmt: skip
FAR = Number(
    "matching.far", _("Keine Punkte mehr ab einer Entfernung von"), _("Kilometer"), 30, 5, 200,
    _("Luftlinie zwischen den Orten; darunter zählt jeder Kilometer."),
    case=_("Kilometern"),
)  # fmt: skip
REST = Number(
    "matching.rest", _("Volle Punkte wieder nach der letzten Anfrage"), _("Tage"), 90, 7, 730,
    _("Damit nicht immer dieselben gefragt werden."),
)  # fmt: skip
TROUBLE_COUNT = Number(
    "trouble.count", _("Schulung vorschlagen, wenn ein Thema wiederkehrt, ab"), _("Probleme"), 3, 2, 50,
    _("Gezählt werden Probleme mit demselben Thema; nach einer Schulung dazu fängt das Zählen neu an."),
    case=_("Problemen"),
)  # fmt: skip
TROUBLE_MONTHS = Number("trouble.months", _("Gezählt werden die Probleme der letzten"), _("Monate"), 6, 1, 36)
WEIGHTS = tuple(
    Number(f"matching.weight.{key}", label, _("Punkte"), default, 0, 100)
    for key, label, default in (
        ("skill", _("Möchte bei dieser Aufgabe helfen"), 30),
        ("language", _("Spricht die gesuchten Sprachen"), 60),
        ("time", _("Hat zu dieser Zeit frei"), 20),
        ("distance", _("Wohnt in der Nähe"), 15),
        ("wish", _("Wünscht sich diesen Ort oder dieses Haus"), 5),
        ("mobility", _("Kommt gut hin (Auto, Bus und Bahn)"), 5),
        ("asked", _("Wurde lange nicht gefragt"), 10),
        ("load", _("Hat noch wenig übernommen"), 10),
        ("waiting", _("Wartet schon lange auf eine Aufgabe"), 5),
    )
)
"""What each soft condition counts when people are ranked for a need; only their relation matters."""
MATCHING: tuple[tuple[str, tuple[Number, ...]], ...] = (
    (_("Punkte"), WEIGHTS),
    (_("Entfernung und Abstand der Anfragen"), (FAR, REST)),
    (_("Erinnern"), (UNANSWERED, NEVER_ASKED)),
)
RULES: tuple[tuple[str, tuple[Number, ...]], ...] = (
    (_("Startseite"), (AHEAD, ANSWER, LONG_WAIT, SILENT, PAPER_OUT)),
    (_("Unterkünfte"), (PER_HELPER, NOT_VISITED, OLD_COUNTS)),
    (_("Problembuch"), (TROUBLE_COUNT, TROUBLE_MONTHS)),
    (_("E-Mail"), (PORTION,)),
    (_("Förderung"), (FUNDING, CALLS)),
    (_("Stunden und Pauschalen"), (CARD_HOURS, CARD_PROJECT, ALLOWANCE_NEAR)),
    *MATCHING,
)
"""The rules of the office, as its window shows them."""
FORMER = (PROOF, PROOF_AHEAD)
"""Numbers in whose place lines of their own have come (`credentials`); what an office has set still holds."""
_NUMBERS = {wanted.name: wanted for group in (*(group for _title, group in RULES), FORMER) for wanted in group}


class Settings:
    """The settings of one database, read once and anew after a change; may be asked in any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._values: dict[str, Any] | None = None
        self._commits = 0
        database.subscribe(self._on_committed)

    def number(self, wanted: Number) -> int:
        """The office's number, or the one that comes with the program."""
        value = self.value(wanted.name)
        return wanted.default if value is None or wanted.problem(value) else int(value)

    def value(self, name: str) -> Any:
        """What the office has set under a name, as it was written; None for nothing."""
        return self._known().get(name)

    def own(self, start: str = "") -> dict[str, Any]:
        """Everything the office has set under names that begin with `start`."""
        return {name: value for name, value in self._known().items() if name.startswith(start)}

    def save_numbers(self, values: Mapping[Number, int | None]) -> None:
        """Set several numbers as one action; None or the default takes the office's own value away.

        Raises ValidationError with a sentence for each name whose number cannot be used.
        """
        own = {wanted: None if value == wanted.default else value for wanted, value in values.items()}
        problems = {w.name: problem for w, v in own.items() if v is not None and (problem := w.problem(v))}
        if problems:
            raise ValidationError(problems)
        changed = [wanted for wanted, value in own.items() if value != self.value(wanted.name)]
        name = _("Regeln des Büros geändert")
        if len(changed) == 1:
            name = _("Regel des Büros geändert: {label}").format(label=translate(changed[0].label))
        self.write({wanted.name: own[wanted] for wanted in changed}, name)

    def write(self, values: Mapping[str, Any], action: str) -> None:
        """Set values of any kind that JSON can hold as one action with a German name; None takes one away."""
        if not values:
            return
        with self._database.transaction(action) as session:
            rows = {row.id: row for row in session.scalars(select(Setting).where(Setting.id.in_(values)))}
            for name, value in values.items():
                if name not in rows:
                    session.add_all([] if value is None else [Setting(id=name, value=value)])
                elif value is None:
                    session.delete(rows[name])
                else:
                    rows[name].value = value

    def _known(self) -> dict[str, Any]:
        known, commits = self._values, self._commits
        if known is None:
            with self._database.reading() as connection:
                rows = connection.execute(select(Setting.id, Setting.value)).all()
            known = {row.id: row.value for row in rows}
            if commits == self._commits:  # else another thread has changed something meanwhile
                self._values = known
        return known

    def _on_committed(self, changes: Changes) -> None:
        if Setting.__name__ in changes.entities:
            self._values = None
            self._commits += 1


def spoken(name: str, before: Any, after: Any) -> str:
    """A change of a setting in plain German; what is no number brings its `words` along:
    "Aktive ohne Kontakt werden genannt nach: 60 Tage → 90 Tage"."""
    wanted = _NUMBERS.get(name)
    if wanted is None:
        return f"{_words_of(before)} → {_words_of(after)}"
    old, new = (wanted.told(wanted.default if value is None else value) for value in (before, after))
    return f"{translate(wanted.label)}: {old} → {new}"


def _words_of(value: Any) -> str:
    """What a setting of another kind says of itself."""
    return str(value["words"]) if isinstance(value, dict) and "words" in value else _("wie mitgeliefert")
