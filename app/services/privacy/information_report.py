"""What a person is told on paper (GDPR Art. 15): data, purposes, recipients, periods, source and rights."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from app.models import Change, Person
from app.models.base import Facts, Kind, Record
from app.models.facts import facts, fields
from app.services.documents.data import Report, ReportPart
from app.services.gather.common import office_of
from app.services.history_words import sentences
from app.services.lists.wording import in_sheet
from app.services.office import Services
from app.services.past import local
from app.services.privacy.activities import ACTIVITIES
from app.services.privacy.information import Kept, is_told_in_json_only, kept_of
from app.services.privacy.rules import rules_of
from app.text import _, german_date, german_datetime, hours, money, number, translate

NO_FIELDS = _("ohne weitere Angaben")
PAIR = (2, 5)
ONE_CELL = 5_000
"""Letters of a cell; no document takes more than 10,000 in one text."""
LONG = 300


def report(services: Services, person_id: str, today: date | None = None) -> Report:
    """The information for a person, ready to draw; UserError while the office has no name."""
    on = today or date.today()
    kept = kept_of(services, person_id)
    parts = (
        _data(services, kept), *_records(services, kept), _conduct(kept), _handed_out(kept), _history(services, kept),
        _purposes(), _periods(services, on), _sources(kept), _rights(),
    )  # fmt: skip
    title = _("Auskunft über gespeicherte Daten")
    subtitle = _("für {name}, nach Art. 15 der Datenschutz-Grundverordnung (DSGVO)").format(name=kept.person.caption)
    return Report(office_of(services), on, title, subtitle, _("Vertraulich – nur für die genannte Person"),
                  tuple(part for part in parts if part.sentences or part.rows))  # fmt: skip


def _data(services: Services, kept: Kept) -> ReportPart:
    own = services.own_fields.spoken([kept.person.id]).get(kept.person.id, {})
    rows = (*_pairs(services, kept.person, Person), *own.items())
    return ReportPart(_("Ihre Angaben"), heads=("", ""), widths=PAIR, rows=rows)


def _pairs(services: Services, record: Any, owner: Any) -> Iterator[tuple[str, str]]:
    for field in fields(owner):
        told = facts(field)
        text = _spoken(services, told, getattr(record, told.name))
        if told.name != "person_id":
            parts = [text[start : start + ONE_CELL] for start in range(0, len(text), ONE_CELL)]
            yield from zip([told.label, *([""] * len(parts))], parts, strict=False)


def _spoken(services: Services, told: Facts, value: Any) -> str:
    names = services.captions(told.target, [value]) if told.target and value else {}
    said = in_sheet(told, value, names)
    if told.kind in (Kind.DATE, Kind.DATETIME) and said:
        return german_date(said) if told.kind is Kind.DATE else german_datetime(said)
    if told.kind in (Kind.MONEY, Kind.HOURS):
        return money(said) if told.kind is Kind.MONEY else hours(said)
    return "" if said is None else str(said)


def _records(services: Services, kept: Kept) -> Iterator[ReportPart]:
    """Every kind of record about the person, and the items that are no records of their own."""
    for owner, rows in kept.rows.items():
        if not issubclass(owner, Record) or not rows:
            continue
        told = tuple(line for row in rows for line in _record(services, row, owner))
        title = owner.singular if len(rows) == 1 else owner.plural
        yield ReportPart(translate(title), heads=("", ""), widths=PAIR, rows=told)
    steps = [row.words for owner, rows in kept.rows.items() for row in rows if _is_step(owner)]
    yield ReportPart(_("Schritte Ihres Engagements"), sentences=tuple(steps))


def _record(services: Services, row: Any, owner: Any) -> Iterator[tuple[str, str]]:
    """When it was written down, then its fields; long texts go on in further lines."""
    lines = [f"{label}: {text}" if label else text for label, text in _pairs(services, row, owner)]
    short = " · ".join(line for line in lines if len(line) < LONG) or ("" if lines else translate(NO_FIELDS))
    told = [short, *(line for line in lines if len(line) >= LONG)]
    heads = [_trashed(row) or _first_day(row), *([""] * len(told))]
    return zip(heads, filter(None, told), strict=False)


def _is_step(owner: Any) -> bool:
    return bool(owner.__name__ == "StatusChange")


def _trashed(row: Any) -> str:
    return _("im Papierkorb") if getattr(row, "deleted_at", None) else ""


def _first_day(row: Any) -> str:
    return _("erfasst am {day}").format(day=german_date(row.created_at))


def _conduct(kept: Kept) -> ReportPart:
    count = sum(is_told_in_json_only(row) for rows in kept.rows.values() for row in rows)
    sentence = _(
        "Es ist festgehalten, dass ein Führungszeugnis vorlag. Die drei Angaben dazu stehen nach § 72a Abs. 5 SGB VIII "
        "auf keinem Papier; Sie finden sie in der beiliegenden Datei."
    )
    return ReportPart(_("Führungszeugnis"), sentences=(sentence,) if count else ())


def _handed_out(kept: Kept) -> ReportPart:
    heads = (_("Tag"), _("Was"), _("An wen"), _("Angaben"))
    rows = tuple((german_date(local(d.at)), d.what, d.recipient, ", ".join(d.columns)) for d in kept.disclosures)
    nobody = () if rows else (_("Ihre Daten wurden an niemanden weitergegeben."),)
    return ReportPart(_("Weitergaben"), nobody, heads, (2, 5, 4, 5), rows)


def _history(services: Services, kept: Kept) -> ReportPart:
    names: dict[tuple[str, str], str] = {}

    def name_of(target: str, identity: str) -> str:
        if (target, identity) not in names:
            names[target, identity] = services.captions(target, [identity]).get(identity, "")
        return names[target, identity]

    rows = []
    hidden = {row.operation_id for row in kept.history if is_told_in_json_only(row)}
    for row in kept.history:
        if row.operation_id not in hidden:
            change = Change(entity=row.entity, row_id=row.row_id, before=row.before, after=row.after)
            rows.append((german_datetime(local(row.at)), row.name, "\n".join(sentences(change, name_of))))
    return ReportPart(_("Verlauf der Änderungen"), heads=(_("Wann"), _("Handlung"), _("Änderung")), widths=(3, 5, 7),
                      rows=tuple(_together(rows)))  # fmt: skip


def _together(rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Lines that say the same are told once, with how many they are: an imported list changes much at once."""
    for (when, action, words), same in groupby(rows):
        count = sum(1 for _row in same)
        yield when, action, _("{words} ({count}-mal)").format(words=words, count=number(count)) if count > 1 else words


def _purposes() -> ReportPart:
    rows = tuple((translate(a.purpose), translate(a.basis), translate(a.recipients)) for a in ACTIVITIES)
    heads = (_("Zweck"), _("Rechtsgrundlage"), _("Empfänger"))
    return ReportPart(_("Wozu Ihre Daten verarbeitet werden"), heads=heads, widths=(5, 6, 4), rows=rows)


def _periods(services: Services, on: date) -> ReportPart:
    rows = tuple((rule.words, rule.source) for rule in rules_of(services.settings, on).values())
    return ReportPart(_("Wie lange sie bleiben"), heads=(_("Was"), _("Grundlage")), widths=(4, 3), rows=rows)


def _sources(kept: Kept) -> ReportPart:
    lists = [_("Eingelesen aus „{file}“ am {day}.").format(file=b.file_name, day=german_date(local(b.at)))
             for b in kept.sources]  # fmt: skip
    own = _("Von Ihnen selbst genannt oder bei der gemeinsamen Arbeit entstanden.")
    return ReportPart(_("Woher sie stammen"), sentences=(*lists, own))


def _rights() -> ReportPart:
    return ReportPart(
        _("Ihre Rechte"),
        sentences=(
            _(
                "Sie können verlangen, dass falsche Daten berichtigt (Art. 16 DSGVO), Daten gelöscht (Art. 17) oder "
                "ihre Verarbeitung eingeschränkt wird (Art. 18). Sie können widersprechen (Art. 21) und Ihre Daten in "
                "einem gängigen Format mitnehmen (Art. 20); die beiliegende JSON-Datei ist ein solches."
            ),
            _("Jede Einwilligung können Sie für die Zukunft widerrufen (Art. 7 Abs. 3)."),
            _(
                "Sie können sich bei der Aufsichtsbehörde beschweren (Art. 77); in Baden-Württemberg ist das der "
                "Landesbeauftragte für den Datenschutz und die Informationsfreiheit in Stuttgart."
            ),
            _("Entscheidungen werden nicht automatisch getroffen, Profile nicht gebildet."),
            _("Daten werden nicht in Länder außerhalb der Europäischen Union übermittelt."),
        ),
    )
