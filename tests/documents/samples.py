"""Invented data for the printed documents, and how their pages are read back."""

from collections import defaultdict
from ctypes import c_double
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader

from app.services.documents.data import (
    Credit,
    Flyer,
    FlyerLanguage,
    GivenHours,
    Labels,
    Letter,
    Office,
    Participant,
    Report,
    ReportPart,
    SignIn,
    Slot,
    Timesheet,
)
from app.services.documents.handout_data import (
    Contact,
    Group,
    Handout,
    Offer,
    OpenNeed,
    OpenPoint,
    Residents,
    Upcoming,
    Volunteer,
)
from app.services.documents.house_data import HouseSheet, SheetRoom
from app.services.documents.paper_data import Counted, CountSheet, Expected, HoursSheet
from app.services.documents.register import document
from app.services.documents.visit_data import Helping
from tests.documents.circle_samples import CONTACTS, YEAR
from tests.documents.visit_samples import visit_pack

PHONE, TIMES, DATE = "07141 000000", "19:00–21:00", "25.11.2026"
EVENING = Slot(datetime(2026, 11, 25, 19), datetime(2026, 11, 25, 21))
OFFICE = Office(
    name="Musterverband Ludwigsburg",
    line="Ehrenamtskoordination",
    street="Musterstraße 1",
    postal_code="71634",
    city="Ludwigsburg",
    phone=PHONE,
    email="ehrenamt@beispiel.example",
    publisher="Musterverband Ludwigsburg gGmbH",
    responsible="Erika Muster, Musterstraße 1, 71634 Ludwigsburg",
)

COUNTS = CountSheet(
    OFFICE, date(2026, 11, 23), date(2026, 12, 1), (Counted("GU Testgasse", 24, 18), Counted("AU Leerstand")),
    ("Belegt", "Haushalte", "Frauen", "Männer", "Kinder 0–5", "Sprachen"),
)  # fmt: skip
HOURS = HoursSheet(OFFICE, date(2026, 11, 23), "GU Testgasse", "Musterstadt", (Expected("Muster", "Erika", "Spielen"),))
CREDIT = Credit("Bundesprogramm Muster", "Gefördert durch das Bundesprogramm „Muster macht Mut“")
ENGLISH = FlyerLanguage("en", "Would you like to help?", "Join our information evening.")
ARABIC = FlyerLanguage("ar", "هل ترغب في المساعدة؟", f"أهلاً وسهلاً. هاتف {PHONE} (مجاني)، الساعة {TIMES}.")
FARSI = FlyerLanguage("fa", "آیا می‌خواهید کمک کنید؟", f"گفتگو، چای و پژوهش. تلفن {PHONE}، ساعت {TIMES}.")
TIGRINYA = FlyerLanguage("ti", "ክትሕግዙ ትደልዩ ዶ?", "ናይ ሓበሬታ ምሸት።")
FLYER = Flyer(
    office=OFFICE,
    title="Ehrenamt mit Geflüchteten",
    slots=(EVENING,),
    benefit="Infoabend für alle, die helfen möchten",
    place="Kulturzentrum",
    room="Kleiner Saal",
    street="Musterplatz 1",
    postal_code="71638",
    city="Ludwigsburg",
    transit="S-Bahn S4, S5, dann 5 Minuten zu Fuß",
    good_to_know=("Eintritt frei", "Stufenlos erreichbar"),
    text="Wir zeigen, wie Ihr Einsatz aussehen kann:\n- Sprachcafé\n- Fahrradwerkstatt",
    languages=(ENGLISH, ARABIC),
    register_until=date(2026, 11, 18),
    credits=(CREDIT,),
)
HANDOUT = Handout(
    office=OFFICE,
    as_of=date(2026, 11, 22),
    shelter="GU Am Beispielbogen",
    kind="Gemeinschaftsunterkunft",
    operator="Landratsamt",
    street="Am Beispielbogen 3",
    postal_code="71638",
    city="Ludwigsburg",
    transit="Bus 421 bis Beispielbogen",
    parking="Zwei Plätze hinter dem Haus",
    key="Schlüssel beim Hausmeister",
    contacts=(
        Contact("Heimleitung", "Petra Probe", "LRA", "07141 000010", "probe@beispiel.example", "Mo–Do 9–15 Uhr"),
    ),
    rules=("Besuch von 8 bis 22 Uhr", "Nicht rauchen"),
    residents=Residents(date(2026, 11, 1), 48, 41, 14, (("Frauen", 12),), (("Arabisch", 15),), "Landratsamt"),
    circle="Weststadt",
    groups=(Group("Sprache", (Volunteer("Lieselotte Musterfrau", "0171 3920011"),), 14),),
    offers=(Offer("Mi 16:00–18:00", "Sprachcafé", "Saal", (Volunteer("Oksana Erfunden", "0171 3920012"),)),),
    needs=(OpenNeed("Arztbegleitung", "Tigrinya", 2, date(2026, 10, 1)), OpenNeed("Fahrdienst", urgent=True)),
    last_visit=date(2026, 10, 14),
    open_points=(OpenPoint("WLAN klären", "Kim Koordinata", date(2026, 11, 30)),),
    upcoming=(Upcoming(EVENING, "Infoabend", "Kulturzentrum"),),
)
SIGN_IN = SignIn(
    office=OFFICE,
    as_of=date(2026, 11, 22),
    title="Zeit schenken",
    slots=(EVENING,),
    place="Kulturzentrum",
    speaker="Kim Koordinata",
    participants=(Participant("Musterfrau", "Lieselotte", "Ludwigsburg"), Participant("Demo", "Aaliyah")),
    credits=(CREDIT,),
)
REPORT = Report(
    office=OFFICE,
    as_of=date(2026, 11, 22),
    title="Auskunft über gespeicherte Daten",
    subtitle="für Lieselotte Musterfrau",
    confidential="Vertraulich",
    parts=(
        ReportPart(
            "Ihre Angaben", heads=("", ""), widths=(2, 5), rows=(("Nachname", "Musterfrau"), ("Notizen", "x " * 90))
        ),
        ReportPart("Ihre Rechte", sentences=("Sie können Berichtigung verlangen.",)),
    ),
)
LETTER = Letter(
    office=OFFICE,
    as_of=date(2026, 11, 22),
    subject="Danke",
    body="Guten Tag,\n\n# Was war\n- ein Weg\n[ ] ein Kästchen\n\nHerzliche Grüße\n\n____ Kim | Lieselotte",
    address=("Frau", "Lieselotte Musterfrau", "Musterweg 1", "71634 Ludwigsburg"),
    head=("Musterverband",),
    foot=("Vorstand: Kim Koordinata", "Register Musterstadt"),
    contact="Kim Koordinata",
    person="Lieselotte Musterfrau",
)
ADDRESS = ("Lieselotte Musterfrau", "Musterweg 1", "71634 Ludwigsburg")
LABELS = Labels(OFFICE, "Adressaufkleber", "L7160", (ADDRESS,) * 25, 3)
BADGES = Labels(OFFICE, "Namensschilder", "Namensschilder", (("Musterverband", "Lieselotte Musterfrau", "Sprachcafé"),))
TIMESHEET = Timesheet(
    office=OFFICE,
    as_of=date(2026, 11, 22),
    person="Lieselotte Musterfrau",
    entries=(
        GivenHours(date(2026, 3, 2), 90, "14:00–15:30", "Sprachcafé", "GU Testgasse", "", "im Garten"),
        GivenHours(date(2026, 3, 9), 120, "", "Nähen", "GU Testgasse", "Nähcafé"),
    ),
)
HOUSE_SHEET = HouseSheet(
    office=OFFICE, as_of=date(2026, 11, 22), handout=HANDOUT,
    counts=tuple((date(2026, month, 1), 30 + month) for month in range(1, 12)),
    helping=(Helping("Musterfrau, Lieselotte", "Sprachcafé", "Di nachmittags", "0171 3920002"),),
    rooms=(SheetRoom("Gemeinschaftsraum EG", 24, "Nr. 3", "Sozialbetreuung", "Tafel"), SheetRoom("Lernzimmer", 10)),
    proofs=("Führungszeugnis", "Masernschutz"), concept="Ansprechperson: Sozialbetreuung",
    concept_on=date(2024, 3, 1), stage="vorläufige Unterbringung (Kreis)",
)  # fmt: skip
RECORDS = {
    "visit-pack": visit_pack(OFFICE, HANDOUT),
    "house-sheet": HOUSE_SHEET,
    "timesheet": TIMESHEET,
    "hours-sheet": HOURS, "circle-hours-sheet": HOURS, "people-hours-sheet": HOURS,
    "count-sheet": COUNTS,
    "flyer": FLYER, "handout": HANDOUT, "sign-in": SIGN_IN, "information": REPORT, "processing-record": REPORT,
    "letter": LETTER, "labels": LABELS, "badges": BADGES,
    "phone-list": REPORT, "emergency-roster": REPORT, "circle-year": YEAR, "circle-contacts": CONTACTS,
}  # fmt: skip


def printed(key: str, *records: Any) -> bytes:
    """The PDF of a document."""
    stream = BytesIO()
    document(key).write(stream, records)
    return stream.getvalue()


def logo(size: tuple[int, int] = (60, 30)) -> bytes:
    """A picture as an office or a funder has one."""
    stream = BytesIO()
    Image.new("RGB", size, "#1F5FA8").save(stream, "PNG")
    return stream.getvalue()


def pages(content: bytes) -> list[str]:
    """The text of each page, spaces and line ends made equal."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def seen_lines(content: bytes) -> list[str]:
    """The lines of the first page as the eye sees them: signs in order of their place from left to right, no spaces."""
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    lines: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for number in range(page.count_chars()):
        x, y = origin(page, number)
        lines[round(y)].append((x, page.get_text_range(number, 1).strip()))
    return ["".join(char for _, char in sorted(chars)) for chars in lines.values()]


def origin(page: pypdfium2.PdfTextPage, number: int) -> tuple[float, float]:
    """Where a character stands on its baseline, from the lower left corner of the page."""
    x, y = c_double(), c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(page, number, x, y)
    return x.value, y.value
