"""Invented data for the documents about a helper circle."""

from datetime import date

from app.services.documents.circle_data import (
    Call,
    CircleContact,
    CircleContacts,
    CircleYear,
    ClimbedStep,
    HeldMeeting,
    RaisedProblem,
)
from app.services.documents.data import Office

OFFICE = Office("Musterverband Ludwigsburg", "Ehrenamtskoordination", "Musterplatz 1", "71638", "Ludwigsburg")
YEAR = CircleYear(
    office=OFFICE,
    as_of=date(2026, 11, 22),
    title="Helferkreis Probe",
    about="GU Testgasse · gegründet am 05.03.2019",
    memberships=(
        ("1", date(2024, 5, 1), None),
        ("2", date(2025, 2, 1), date(2026, 3, 1)),
        ("3", date(2026, 6, 1), None),
    ),
    steps=(
        ClimbedStep("Regelmäßiges Treffen", ((date(2025, 1, 7), None),)),
        ClimbedStep("Sprecher/in", ((date(2025, 3, 1), date(2026, 2, 3)), (date(2026, 9, 1), None))),
        ClimbedStep("Gemeinsame Regeln", ((date(2025, 5, 1), date(2026, 4, 1)),)),
        ClimbedStep("Eigenes kleines Budget"),
    ),
    meetings=(HeldMeeting(date(2025, 12, 2), 9), HeldMeeting(date(2026, 2, 3), 7), HeldMeeting(date(2026, 3, 3), 8)),
    hours=((date(2025, 12, 30), 600), (date(2026, 2, 1), 90)),
    problems=(
        RaisedProblem("Der Schlüssel fehlte", date(2026, 1, 5), date(2026, 2, 5)),
        RaisedProblem("Zu wenige am Mittwoch", date(2026, 10, 5)),
    ),
    bookings=((date(2026, 1, 15), 30_000), (date(2026, 5, 1), -4_550)),
    budget=60_000,
    next_title="Gemeinsame Regeln",
    next_step="Auf einer Seite festhalten, was der Kreis übernimmt",
)
CONTACTS = CircleContacts(
    office=OFFICE,
    as_of=date(2026, 11, 22),
    title="Helferkreis Probe",
    about="GU Testgasse",
    members=(
        CircleContact("Katja Böhringer", "Sprecher/in", "", "0171 3920077", "katja@example.org"),
        CircleContact("Uwe Vorbild", "", "Garten und Werkstatt"),
    ),
    calls=(Call("Katja Böhringer", "Uwe Vorbild", "0171 3920078"),),
    notes=("Nicht aufgeführt: 1 Person, weil keine Einwilligung vorliegt, den Namen weiterzugeben.",),
    with_private_data=True,
)
