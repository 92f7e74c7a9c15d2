"""The retention rules: periods with their source from a shipped table, and those the office has set instead."""

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateutil.relativedelta import relativedelta

from app import resources
from app.errors import UserError
from app.models.protection import Keep
from app.services.settings import Settings
from app.text import _, german_date

OWN = "retention."
"""The settings that hold the office's own periods, by the key of their rule."""
_NUMBERS = (
    _("null"), _("ein"), _("zwei"), _("drei"), _("vier"), _("fünf"), _("sechs"), _("sieben"), _("acht"), _("neun"),
    _("zehn"), _("elf"), _("zwölf"),
)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """One period: `months` after its beginning (None: as long as the reason lasts), with `year_end` to 31.12.

    The office may set from `least` to `most` months, None where it may not; `limit` is the law behind `most`, if any.
    `own`: the office has set this one.
    """

    keep: Keep
    key: str
    months: int | None
    year_end: bool
    valid_from: date
    valid_to: date | None
    least: int | None
    most: int | None
    limit: str
    source: str
    template: str
    own: bool = False

    @property
    def words(self) -> str:
        """What is kept how long, in German."""
        return self.template.format(period=period_words(self.months or 0))

    def last_day(self, begin: date) -> date:
        """The last day on which what began at `begin` may be kept."""
        assert self.months is not None
        end = begin + relativedelta(months=self.months)
        return date(end.year, 12, 31) if self.year_end else end

    def allows(self, months: int) -> bool:
        """Whether the office may set this period."""
        return self.least is not None and self.most is not None and self.least <= months <= self.most


@dataclass(frozen=True)
class OwnPeriod:
    """What the office has set for a rule: from a day on, with its reason."""

    months: int
    since: date
    reason: str


def period_words(months: int) -> str:
    """A period as one says it: "sechs Monate", "drei Jahre"; from thirteen on in digits."""
    years = months % 12 == 0 and months > 12
    count = months // 12 if years else months
    spelled = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    if years:
        return _("{count} Jahre").format(count=spelled)
    return _("ein Monat") if months == 1 else _("{count} Monate").format(count=spelled)


def rules(on: date) -> dict[str, Rule]:
    """The shipped rules that hold on a day, by key."""
    return {r.key: r for r in _all() if r.valid_from <= on and (r.valid_to is None or on <= r.valid_to)}


def rules_of(settings: Settings, on: date) -> dict[str, Rule]:
    """The rules that hold on a day in this office: its own periods instead of the shipped ones where it has set any."""
    return {key: _with_own(rule, own_period(settings, key), on) for key, rule in rules(on).items()}


def own_period(settings: Settings, key: str) -> OwnPeriod | None:
    """What the office has set for a rule, None for nothing that can be read."""
    told = settings.value(OWN + key)
    try:
        return OwnPeriod(int(told["months"]), date.fromisoformat(told["since"]), str(told["reason"])) if told else None
    except (KeyError, TypeError, ValueError):
        return None


def _with_own(rule: Rule, own: OwnPeriod | None, on: date) -> Rule:
    if own is None or own.since > on or not rule.allows(own.months):
        return rule
    source = _("eigene Festlegung: {reason}").format(reason=own.reason)
    return replace(_spelled(rule, own.months), source=source, valid_from=own.since, own=True)


def _spelled(rule: Rule, months: int) -> Rule:
    """The rule with another period; where it was none before, its words tell the new one."""
    template = rule.template
    if "{period}" not in template:
        template = template.partition(": ")[0] + ": {period}"
    return replace(rule, months=months, template=template)


def set_period(settings: Settings, rule: Rule, own: OwnPeriod | None) -> None:
    """Set the office's own period as one action, or None for the shipped one.

    Raises UserError for a period the rule does not allow, and where no reason is given.
    """
    subject = rule.words.partition(":")[0]
    if own is None:
        settings.write({OWN + rule.key: None}, _("Aufbewahrungsfrist wie mitgeliefert: {what}").format(what=subject))
        return
    if not rule.allows(own.months):
        raise UserError(refusal(rule))
    if not own.reason.strip():
        raise UserError("Bitte geben Sie eine Begründung an. Sie steht später im Verarbeitungsverzeichnis.")
    words = _("{rule}, ab {day} ({reason})").format(
        rule=_spelled(rule, own.months).words, day=german_date(own.since), reason=own.reason.strip()
    )
    told = {"months": own.months, "since": own.since.isoformat(), "reason": own.reason.strip(), "words": words}
    settings.write({OWN + rule.key: told}, _("Aufbewahrungsfrist festgelegt: {what}").format(what=subject))


def refusal(rule: Rule) -> str:
    """Why a period cannot be set."""
    if rule.least is None:
        return _("Diese Frist lässt sich nicht ändern.")
    if rule.limit:
        return _("Erlaubt sind {least} bis {most} Monate: Länger lässt das Gesetz nicht zu ({limit}).").format(
            least=rule.least, most=rule.most, limit=rule.limit
        )
    return _("Bitte geben Sie eine Zahl von {low} bis {high} ein.").format(low=rule.least, high=rule.most)


@cache
def _all() -> tuple[Rule, ...]:
    with resources.path("privacy", "retention.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_rule(row) for row in csv.DictReader(file, delimiter=";"))


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        Keep(row["keep"]),
        row["rule"],
        _number(row["months"]),
        row["year_end"] == "ja",
        date.fromisoformat(row["valid_from"]),
        date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        _number(row["least"]),
        _number(row["most"]),
        row["limit"],
        row["source"],
        row["words"],
    )


def _number(text: str) -> int | None:
    return int(text) if text else None
