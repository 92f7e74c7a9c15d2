"""The people of the sample office who have a name and a story: volunteers, coordinators, staff and contacts."""

from typing import Any

from app.models import (
    Assignment,
    Channel,
    ConductCheck,
    Consent,
    ConsentPurpose,
    ContactEntry,
    ContactKind,
    Direction,
    Person,
    Salutation,
    StatusChange,
    Task,
    VolunteerStatus as Status,
)
from app.services.sample.maker import Maker

_MS, _MR = Salutation.MS, Salutation.MR
COORDINATOR, DEPUTY = "Kim Koordinata", "Robin Vertretung"


class Cast:
    """Makes the named people; `ids` maps "Bernd Beispielmann" to an id."""

    def __init__(self, maker: Maker, shelter_ids: dict[str, str]) -> None:
        self.maker, self.shelter_ids = maker, shelter_ids
        self.ids: dict[str, str] = {}
        self._count = 0

    def make(self) -> None:
        """Make them all."""
        self._coordinators()
        for story in (self._lieselotte, self._bernd, self._aaliyah, self._yusuf, self._teklay, self._oksana,
                      self._hannelore, self._twins):  # fmt: skip
            story()

    def person(self, first: str, last: str, **values: Any) -> str:
        """Make a person with an address, a number and a mail address of her own."""
        self._count += 1
        name = f"{first} {last}"
        mail = name.casefold().replace("ü", "ue").replace("ö", "oe").replace(" ", ".")
        known: dict[str, Any] = {
            "first_name": first, "last_name": last, "street": f"Musterweg {self._count}", "postal_code": "71634",
            "city": "Ludwigsburg", "mobile": self.maker.mobile(), "email": f"{mail}@example.org",
        }  # fmt: skip
        self.ids[name] = self.maker.save(Person, **{**known, **values})
        return self.ids[name]

    def _coordinators(self) -> None:
        office = {"street": "Musterplatz 1", "postal_code": "71638", "mobile": None}
        self.person("Kim", "Koordinata", **office, phone="07141 000001", employment="Ehrenamtskoordination")
        self.person(
            "Robin", "Vertretung", **office, phone="07141 000002", employment="Ehrenamtskoordination, Vertretung"
        )

    def _lieselotte(self) -> None:
        day = self.maker.day
        who = self.person(
            "Lieselotte", "Musterfrau", salutation=_MS, birth_year=1949, occupation="Lehrerin im Ruhestand",
            phone="07141 000101", status=Status.ACTIVE, since=day(-2600), preferred_channel=Channel.PHONE,
            languages=["Deutsch Muttersprache", "Englisch B2"], skills=["Sprachcafé", "Sprachkurs"],
            availability=["mon.morning", "fri.afternoon"], heard_from="Infoabend",
            emergency_contact="Tochter, 07141 000102",
            notes="Seit der Eröffnung dabei. Masernnachweis nicht nötig (vor 1971 geboren).",
        )  # fmt: skip
        self._helps(who, "GU Am Beispielbogen", "Sprachcafé", -2600)
        self._seen(who, -1800, certificate=21 - 1826)
        self._agrees(who, -2600)
        self._task(who, "Erweitertes Führungszeugnis neu anfordern: Lieselotte Musterfrau", 21)

    def _bernd(self) -> None:
        who = self.person(
            "Bernd", "Beispielmann", salutation=_MR, birth_year=1972, occupation="Zweiradmechaniker",
            status=Status.ACTIVE, since=self.maker.day(-95), languages=["Deutsch Muttersprache"],
            mobility="PKW mit Anhänger",
            skills=["Fahrradwerkstatt"], availability=["sat.morning", "wed.evening"],
            notes="Nachweis nach § 20 IfSG lag der Heimleitung noch nicht vor: bis dahin kein Einsatz im Haus.",
        )  # fmt: skip
        self._helps(who, "GU Testgasse", "Fahrradwerkstatt", -95)
        self._seen(who, -90, certificate=-110)
        self._agrees(who, -95)
        self._task(who, "Masernnachweis der Heimleitung vorlegen lassen: Bernd Beispielmann", -3)
        self._entry(
            who, -10, ContactKind.CALL, "Masernnachweis", "Will den Nachweis beim Hausarzt holen und vorbeibringen."
        )

    def _aaliyah(self) -> None:
        who = self.person(
            "Aaliyah", "Demo", salutation=_MS, birth_year=1998, occupation="Studentin", status=Status.INTERESTED,
            languages=["Arabisch C2", "Deutsch C1", "Englisch B2"], skills=["Dolmetschen", "Sprachcafé"],
            availability=["tue.evening", "thu.evening"], heard_from="Infoabend", mobility="VVS-Abo",
            notes="Kam zum letzten Infoabend und möchte bald anfangen.",
        )  # fmt: skip
        self._task(who, "Erstgespräch anbieten: Aaliyah Demo wartet seit dem Infoabend", -2)

    def _yusuf(self) -> None:
        who = self.person(
            "Yusuf", "Platzhalter", salutation=_MR, birth_year=1990, occupation="Logistiker", status=Status.ACTIVE,
            since=self.maker.day(-1400), languages=["Dari Muttersprache", "Farsi C2", "Deutsch C1"],
            mobility="Führerschein",
            skills=["Dolmetschen", "Behördenbegleitung"], availability=["mon.evening", "wed.evening", "sat.afternoon"],
            notes="210 Stunden in den letzten zwölf Monaten: Ehrenamtskarte prüfen.",
        )  # fmt: skip
        self._helps(who, "GU Uferbeispiel", "Dolmetschen Dari und Farsi", -1400)
        self._seen(who, -600, certificate=-640)
        self._agrees(who, -1400)
        self._entry(
            who, -25, ContactKind.COACHING, "Begleitgespräch", "Möchte weniger Arzttermine, dafür gern schulen."
        )

    def _teklay(self) -> None:
        who = self.person(
            "Teklay", "Testmann", salutation=_MR, birth_year=1987, status=Status.PAUSED, since=self.maker.day(-900),
            languages=["Tigrinya Muttersprache", "Amharisch B2", "Deutsch B1"], skills=["Dolmetschen", "Sport"],
            notes="Pausiert bis zum Ende der Ausbildungsprüfung.",
        )  # fmt: skip
        self._helps(who, "GU Schillerprobe", "Fußball am Samstag", -900)
        self._seen(who, -880, certificate=-900)
        self._agrees(who, -900, withdrawn=-40)
        self._task(who, "Nachfragen, ob es weitergeht: Teklay Testmann", 30)

    def _oksana(self) -> None:
        who = self.person(
            "Oksana", "Erfunden", salutation=_MS, birth_year=1984, occupation="Grundschullehrerin",
            status=Status.ACTIVE,
            since=self.maker.day(-520), languages=["Ukrainisch Muttersprache", "Russisch C2", "Deutsch B2"],
            skills=["Hausaufgabenhilfe", "Kinderbetreuung"], availability=["mon.afternoon", "wed.afternoon"],
        )  # fmt: skip
        self._helps(who, "AU Ziegelmuster", "Hausaufgabenhilfe", -520)
        self._seen(who, -500, certificate=-530)
        self._agrees(who, -520)
        self._task(who, "Rückruf Oksana Erfunden – Raum für die Hausaufgabenhilfe", 0)

    def _hannelore(self) -> None:
        day = self.maker.day
        who = self.person(
            "Hannelore", "Probst-Fiktiv", salutation=_MS, birth_year=1955, status=Status.LEFT, since=day(-2100),
            left_on=day(-213), languages=["Deutsch Muttersprache"], skills=["Kleiderkammer"],
        )  # fmt: skip
        self._helps(who, "GU Musterweg", "Kleiderkammer", -2100, until=-213)
        self._seen(who, -1200, certificate=-1230)
        self._agrees(who, -2100)
        self._task(
            who, "Vermerk zum Führungszeugnis löschen (6 Monate nach dem letzten Einsatz): Hannelore Probst-Fiktiv", -30
        )

    def _twins(self) -> None:
        same = {"street": "Probierweg 8", "postal_code": "70806", "city": "Kornwestheim", "mobile": self.maker.mobile()}
        who = self.person(
            "Jürgen", "Muster-Möller", **same, salutation=_MR, status=Status.ACTIVE, since=self.maker.day(-700),
            birth_year=1961, languages=["Deutsch Muttersprache"], skills=["Fahrdienst"], mobility="PKW, Führerschein",
        )  # fmt: skip
        self._helps(who, "GU Probierstraße", "Fahrdienst", -700)
        self._agrees(who, -700)
        self.person("Juergen", "Mustermoeller", **same, status=Status.INTERESTED, email="j.mustermoeller@example.org",
                    skills=["Fahrdienst"], heard_from="Freiwilligenmesse")  # fmt: skip

    def _helps(self, who: str, house: str, activity: str, since: int, until: int | None = None) -> None:
        day = self.maker.day
        shelter = self.shelter_ids[house]
        ended = None if until is None else day(until)
        self.maker.save(Assignment, person_id=who, shelter_id=shelter, activity=activity, since=day(since), until=ended)
        step = {
            "person_id": who,
            "status": Status.INTERVIEW,
            "changed_on": day(since - 20),
            "reason": "Erstgespräch geführt",
        }
        self.maker.save_all(StatusChange, [step])

    def _seen(self, who: str, seen: int, certificate: int) -> None:
        row = {"person_id": who, "seen_on": self.maker.day(seen), "certificate_date": self.maker.day(certificate)}
        self.maker.save_all(ConductCheck, [row])

    def _agrees(self, who: str, since: int, withdrawn: int | None = None) -> None:
        given, ended = self.maker.day(since), None if withdrawn is None else self.maker.day(withdrawn)
        for purpose in (ConsentPurpose.STORE, ConsentPurpose.AUTHORITY_LIST):
            over = ended if purpose is ConsentPurpose.AUTHORITY_LIST else None
            self.maker.save(Consent, person_id=who, purpose=purpose, given_on=given, withdrawn_on=over,
                            wording="Fassung 2 der Einwilligung", channel="schriftlich")  # fmt: skip

    def _task(self, who: str, title: str, days: int) -> None:
        self.maker.save(Task, title=title, due_on=self.maker.day(days), assigned_to=COORDINATOR,
                        subject_type="Person", subject_id=who)  # fmt: skip

    def _entry(self, who: str, days: int, kind: ContactKind, topic: str, text: str) -> None:
        self.maker.save(ContactEntry, at=self.maker.at(self.maker.day(days), "10:30"), kind=kind, topic=topic,
                        text=text,
                        direction=Direction.OUT, by=COORDINATOR, subject_type="Person", subject_id=who)  # fmt: skip
