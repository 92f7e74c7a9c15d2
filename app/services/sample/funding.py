"""Projects and money of the sample office: who pays, which pots there are, what was asked for and granted."""

from datetime import date
from typing import Any

from app.models import (
    Application,
    ApplicationState as State,
    DeadlineKind,
    FinancingType as Type,
    Funder,
    FunderCredit,
    FundingProgramme,
    Grant,
    Project,
    ProjectKind,
    ProjectStage as Stage,
    Task,
    TaskKind,
)
from app.services.sample.cast import COORDINATOR
from app.services.sample.maker import Maker

FEDERAL, STATE = "Integrationsbeauftragte des Bundes", "Land Baden-Württemberg"
_FEDERAL_CREDIT = (
    "Gefördert wird das Projekt im Rahmen „Bürgerschaftliches Engagement für Flüchtlinge“ durch die Beauftragte der "
    "Bundesregierung für Migration, Flüchtlinge und Integration"
)
_STATE_CREDIT = (
    "Finanziert durch das Ministerium für Soziales, Gesundheit und Integration aus den Landesmitteln, die der Landtag "
    "Baden-Württemberg beschlossen hat"
)
_FUNDERS = (
    ("Die Beauftragte der Bundesregierung für Migration, Flüchtlinge und Integration", FEDERAL, "Berlin",
    _FEDERAL_CREDIT),
    ("Ministerium für Soziales, Gesundheit und Integration Baden-Württemberg", STATE, "Stuttgart", _STATE_CREDIT),
    ("Aktion Mensch", "Aktion Mensch", "Bonn", "Gefördert durch die Aktion Mensch"),
    ("Deutsche Stiftung für Engagement und Ehrenamt", "DSEE", "Neustrelitz",
     "Gefördert durch die Deutsche Stiftung für "
     "Engagement und Ehrenamt"),
    ("Deutsche Postcode Lotterie", "Postcode Lotterie", "Düsseldorf", "Gefördert durch die Deutsche Postcode Lotterie"),
    ("Bürgerstiftung Musterstadt", "Bürgerstiftung", "Ludwigsburg", "Gefördert durch: Bürgerstiftung Musterstadt"),
    ("Musterverband, Bundesverband", "Bundesverband", "Musterstadt", ""),
)  # fmt: skip
_FIXED, _ROLLING, _ROUNDS = DeadlineKind.FIXED, DeadlineKind.ROLLING, DeadlineKind.ROUNDS
_PROGRAMMES = (
    ("Bürgerschaftliches Engagement für Flüchtlinge", FEDERAL, _FIXED, 68, None, 10,
     "Ehrenamtskoordination; Weitergabe durch "
     "die Zentralstelle"),
    ("Gemeinsam in Vielfalt", STATE, _ROUNDS, 96, 3_000_000, 20, "Bürgerschaftliche Projekte mit Geflüchteten"),
    ("Integrationsoffensive", STATE, _FIXED, 15, 700_000, 10, "Angebote für junge Menschen von 6 bis 27 Jahren"),
    ("Mikroförderung Barrierefreiheit", "Aktion Mensch", _ROLLING, None, 500_000, 0,
    "Gesamtkosten bis 15.000 €, einmal im Jahr"),
    ("Mikroförderung Ehrenamt", "DSEE", _FIXED, 31, 250_000, 10,
    "Ländliche und strukturschwache Räume: Eignung prüfen"),
    ("Projektförderung", "Postcode Lotterie", _ROUNDS, 52, 3_000_000, 20, "Erstanträge bis 30.000 €"),
    ("Nachbarschaft", "Bürgerstiftung", _ROLLING, None, 250_000, 10, "Vorhaben im Landkreis"),
    ("Menschen stärken Menschen", "Bundesverband", _FIXED, 24, None, 0, "Patenschaften und Tandems"),
)  # fmt: skip


class Money:
    """Makes funders, programmes, projects, applications and grants; `funders` and `programmes` map names to ids."""

    def __init__(self, maker: Maker, houses: dict[str, str], lead: str) -> None:
        self.maker, self.houses, self.lead = maker, houses, lead
        self.funders = {row[1]: self._funder(*row) for row in _FUNDERS}
        self.programmes = {row[0]: self._programme(*row) for row in _PROGRAMMES}

    def make(self) -> None:
        """Make the projects with their applications."""
        self._running()
        self._settling()
        self._beginning()

    def _funder(self, name: str, short: str, city: str, credit: str) -> str:
        funder = self.maker.save(Funder, name=name, short_name=short, city=city, credit_required=bool(credit))
        if credit:
            begin = date(self.maker.today.year - 2, 1, 1)
            self.maker.save(FunderCredit, funder_id=funder, text=credit, valid_from=begin)
        return funder

    def _programme(self, name: str, funder: str, kind: DeadlineKind, days: int | None, most: int | None, own: int,
                   who: str) -> str:  # fmt: skip
        deadline = None if days is None else self.maker.day(days)
        return self.maker.save(
            FundingProgramme, name=name, funder_id=self.funders[funder], deadline_kind=kind, deadline=deadline,
            max_amount=most, own_share_percent=own, eligibility=who, checked_on=self.maker.day(-20),
        )  # fmt: skip

    def _project(self, name: str, stage: Stage, cost: int, begin: int, end: int, **values: Any) -> str:
        known = {"kind": ProjectKind.SMALL, "applicant": "Musterverband Ludwigsburg", "lead_id": self.lead}
        span = {"starts_on": self.maker.day(begin), "ends_on": self.maker.day(end), "total_cost": cost}
        return self.maker.save(Project, name=name, stage=stage, **span, **{**known, **values})

    def _application(self, name: str, project: str, funder: str, programme: str, state: State, amount: int,
                     **values: Any) -> str:  # fmt: skip
        return self.maker.save(
            Application, name=name, project_id=project, funder_id=self.funders[funder], state=state,
            programme_id=self.programmes[programme], requested_amount=amount, **values,
        )  # fmt: skip

    def _deadline(self, application: str, title: str, days: int) -> None:
        self.maker.save(Task, title=title, kind=TaskKind.DEADLINE, due_on=self.maker.day(days), assigned_to=COORDINATOR,
                        subject_type="Application", subject_id=application)  # fmt: skip

    def _running(self) -> None:
        day = self.maker.day
        office = self._project("Ehrenamtskoordination", Stage.RUNNING, 2_011_100, -320, 45,
                               target_group="Ehrenamtliche",
                               goals="Ehrenamtliche gewinnen, begleiten und schulen")  # fmt: skip
        asked = self._application(
            "Ehrenamtskoordination", office, FEDERAL, "Bürgerschaftliches Engagement für Flüchtlinge", State.GRANTED,
            1_810_000, financing=Type.SHORTFALL, reference_number="MV-115-07", submitted_on=day(-420),
            decided_on=day(-335),
        )  # fmt: skip
        self.maker.save(Grant, application_id=asked, amount=1_810_000, granted_on=day(-335), period_from=day(-320),
                        period_to=day(45), proof_due=day(225), spend_weeks=6,
                        conditions="Fördersatz auf allen Veröffentlichungen")  # fmt: skip
        self._deadline(asked, "Mittelabruf: Ehrenamtskoordination", 22)
        bike = self._project("Rad-Treff Testgasse", Stage.RUNNING, 248_000, -110, 120,
                             shelter_id=self.houses["GU Testgasse"],
                             target_group="Bewohnerinnen und Bewohner, Nachbarschaft",
                             goals="Fahrräder gemeinsam reparieren, sicher unterwegs sein")  # fmt: skip
        asked = self._application("Rad-Treff Testgasse", bike, "Bürgerstiftung", "Nachbarschaft", State.GRANTED,
                                  223_200,
                                  financing=Type.SHARE, submitted_on=day(-170), decided_on=day(-125))  # fmt: skip
        self.maker.save(Grant, application_id=asked, amount=223_200, granted_on=day(-125), period_from=day(-110),
                        period_to=day(120), proof_due=day(210), notes="90 % der Gesamtkosten")  # fmt: skip
        self._deadline(asked, "Zwischenbericht Rad-Treff an die Bürgerstiftung", 40)

    def _settling(self) -> None:
        day = self.maker.day
        sewing = self._project("Nähcafé", Stage.RUNNING, 800_000, -530, -171,
                               shelter_id=self.houses["GU Fantasieallee"],
                               target_group="Frauen", results="21 Treffen, im Mittel neun Frauen")  # fmt: skip
        asked = self._application("Nähcafé", sewing, STATE, "Gemeinsam in Vielfalt", State.GRANTED, 640_000,
                                  financing=Type.SHARE, submitted_on=day(-600), decided_on=day(-545))  # fmt: skip
        self.maker.save(Grant, application_id=asked, amount=640_000, granted_on=day(-545), period_from=day(-530),
                        period_to=day(-171), proof_due=day(12))  # fmt: skip
        self._deadline(asked, "Verwendungsnachweis „Nähcafé“ abgeben", 12)
        pairs = self._project("Sprachpaten Weststadt", Stage.REJECTED, 222_500, -60, 300)
        self._application("Sprachpaten Weststadt", pairs, "Bürgerstiftung", "Nachbarschaft", State.REJECTED, 200_000,
                          submitted_on=day(-130), decided_on=day(-70),
                          notes="Absage: Mittel für dieses Jahr vergeben")  # fmt: skip

    def _beginning(self) -> None:
        day = self.maker.day
        cooking = self._project("Kochen verbindet", Stage.SUBMITTED, 545_000, 70, 340, target_group="Familien")
        asked = self._application("Kochen verbindet", cooking, STATE, "Integrationsoffensive", State.SUBMITTED, 490_000,
                                  financing=Type.SHARE, submitted_on=day(-18))  # fmt: skip
        self._deadline(asked, "Rückfrage des Landes zu „Kochen verbindet“ beantworten", 5)
        garden = self._project("Garten ohne Zaun", Stage.ADVICE, 690_000, 110, 330,
                               applicant="Freundeskreis Probe Asperg",
                               shelter_id=self.houses["GU Testgasse"],
                               goals="Gemeinschaftsgarten mit der Nachbarschaft")  # fmt: skip
        asked = self._application("Garten ohne Zaun", garden, "Postcode Lotterie", "Projektförderung", State.DRAFT,
                                  552_000,
                                  submit_by=day(52))  # fmt: skip
        self._deadline(asked, "Antrag „Garten ohne Zaun“ einreichen", 52)
        access = self._project("Rampe für das Sprachcafé", Stage.APPLYING, 500_000, 60, 200)
        asked = self._application("Rampe für das Sprachcafé", access, "Aktion Mensch",
                                  "Mikroförderung Barrierefreiheit",
                                  State.DRAFT, 500_000, submit_by=day(11))  # fmt: skip
        self._deadline(asked, "Antrag „Rampe“ bei der Aktion Mensch einreichen", 11)
        self._project("Schwimmkurs für Frauen", Stage.IDEA, 180_000, 150, 260, target_group="Frauen")
        self._project("Sprachbrücke – Ehrenamtliche dolmetschen", Stage.RUNNING, 1_250_000, -400, 330,
                      kind=ProjectKind.LIGHTHOUSE, results="Handreichung und Schulung liegen vor")  # fmt: skip
