"""The problem book of the sample office over two years, and four incidents; no resident is told of."""

from datetime import date, timedelta
from typing import Any

from app.models import Incident, IncidentKind, IncidentTarget, Problem
from app.services.sample.maker import Maker

KEYS, LEAD = "Schlüssel und Räume", "Zusammenarbeit mit der Hausleitung"
_SOCIAL = "Sozialbetreuung"
_Told = tuple[str, str, str, int, str, str, str, str, int | None, int | None, str]
_PROBLEMS: tuple[_Told, ...] = (
    ("Der Schlüssel zum Gemeinschaftsraum ist ständig unterwegs", KEYS, "GU Musterweg", -17, "Helferkreis",
     "Zweimal stand die Hausaufgabenhilfe vor der Tür. Niemand wusste, wer den Schlüssel hat.",
     "Schlüsselbuch an der Pforte einführen", "Hausleitung", 4, None, ""),
    ("Lernzimmer wird doppelt belegt", KEYS, "GU Am Beispielbogen", -52, "Sprachpaten",
     "Sprachkurs und Spielgruppe treffen am Mittwoch aufeinander.", "Belegungsplan an die Tür hängen",
     "Büro", -6, None, ""),
    ("Café-Raum am Wochenende verschlossen", KEYS, "GU Probierstraße", -118, "Helferkreis",
     "Der Sicherheitsdienst hat keinen Auftrag, den Raum zu öffnen.", "Mit dem Landratsamt über die Öffnung sprechen",
     "Büro", -90, -81, "Der Raum steht jetzt samstags von 10 bis 16 Uhr auf der Liste des Sicherheitsdienstes."),
    ("Zu wenige für das Sprachcafé", "Zu wenige Ehrenamtliche", "GU Fantasieallee", -38, "Helferkreis",
     "Von sechs sind noch zwei dabei.", "Infoabend im Ort vorbereiten", "Büro", 12, None, ""),
    ("Eine Helferin ist jeden Abend im Haus", "Überlastung und Abgrenzung", "GU Testgasse", -29, _SOCIAL,
     "Sie sagt selbst, dass es ihr zu viel wird.", "Gespräch anbieten, Aufgaben verteilen", "Büro", 2, None, ""),
    ("Spenden stehen im Fluchtweg", "Spenden und Sachen", "AU Ziegelmuster", -11, "Hausmeister",
     "Kartons vor dem Notausgang im Untergeschoss.", "", "", None, None, ""),
    ("Niemand fühlt sich für die Fahrradwerkstatt zuständig", "Zuständigkeiten unter den Ehrenamtlichen",
     "GU Testgasse", -203, "Helferkreis", "Werkzeug fehlt, die Zeiten wechseln.", "Zwei Verantwortliche bestimmen",
     "Helferkreis", -170, -161, "Zwei Personen teilen sich die Leitung, die Zeiten stehen am Tor."),
    ("Absprachen mit der neuen Hausleitung fehlen", LEAD, "GU Uferbeispiel", -241, "Helferkreis",
     "Angebote wurden abgesagt, ohne dass jemand Bescheid wusste.", "Treffen zu dritt", "Büro", -220, -214,
     "Einmal im Monat ein kurzes Gespräch, Absagen gehen an die Sprecherin."),
    ("Streit über die Kasse", "Streit im Helferkreis", "GU Schillerprobe", -288, "Helferkreis",
     "Belege fehlten, es gab Vorwürfe.", "Vermittlungsgespräch mit der Fachberatung", "Büro", -260, -249,
     "Zwei prüfen die Kasse gemeinsam, vierteljährlicher Bericht im Treffen."),
    ("Fotos vom Sommerfest ohne Einwilligung im Netz", "Datenschutz und Fotos", "AU Platzhalterhof", -335, "Büro",
     "Bilder standen auf einer privaten Seite.", "Bilder löschen lassen, alle informieren", "Büro", -330, -331,
     "Bilder sind gelöscht, Merkblatt ging an alle Helferkreise."),
    ("Verständigung in der Kleiderkammer", "Sprachbarrieren", "AU Attrappenring", -402, "Helferkreis",
     "Größen und Wünsche lassen sich kaum klären.", "Bildertafel erstellen", "Helferkreis", -380, -371,
     "Bildertafel hängt, donnerstags übersetzt jemand."),
    ("Nachbarn beschweren sich über den Spielplatz", "Nachbarschaft", "GU Fantasieallee", -455, "Stadtverwaltung",
     "Lautstärke am Sonntag.", "Kaffeerunde mit der Nachbarschaft", "Helferkreis", -430, -418,
     "Die Runde findet jetzt jedes Quartal statt."),
    ("Helferkreis weiß nicht, wer Auslagen erstattet", "Geld und Abrechnung", "GU Musterweg", -521, "Helferkreis",
     "Belege lagen seit Monaten herum.", "Vordruck und Ansprechperson nennen", "Büro", -510, -506,
     "Vordruck liegt im Ordner, Abrechnung bis zum 15. des Monats."),
    ("Brandschutztür mit Keil offen gehalten", "Hausordnung und Brandschutz", "GU Probierstraße", -610, "Hausmeister",
     "Die Tür fällt sonst ins Schloss.", "Türhalter mit Rauchmelder beantragen", "Hausleitung", -560, -548,
     "Türhalter ist eingebaut."),
)  # fmt: skip
"""Title, topic, house, raised so many days from today, by whom, text, step, who, until, solved, how."""
_CIRCLE_OF = {"GU Musterweg": "Helferkreis Eglosheim", "GU Schillerprobe": "Helferkreis Marbach"}
_INCIDENTS: tuple[tuple[int, str, IncidentKind, IncidentTarget, str, str, str, str, str, int | None], ...] = (
    (-19, "21:40", IncidentKind.THREAT, IncidentTarget.VOLUNTEERS, "GU Musterweg", "Bushaltestelle vor dem Haus",
     "Zwei Unbekannte bedrohten eine Helferin nach dem Sprachcafé mit Worten und folgten ihr bis zum Bus.",
     "Polizei", "Begleitung zum Bus nach den Abendangeboten, Gespräch mit der Beratungsstelle angeboten.", None),
    (-96, "08:15", IncidentKind.PROPAGANDA, IncidentTarget.HOUSE, "AU Ziegelmuster", "Briefkästen und Zaun",
     "Über Nacht wurden Flugblätter mit Drohungen verteilt und Aufkleber am Zaun angebracht.", "Polizei, Landratsamt",
     "Aufkleber fotografiert und entfernt, Nachbarschaft informiert.", -70),
    (-214, "17:05", IncidentKind.ONLINE, IncidentTarget.OFFICE, "", "Kommentare unter einem Zeitungsbericht",
     "Beleidigungen gegen die Geschäftsstelle mit Nennung der Anschrift.", "Leitung, Beratungsstelle",
     "Kommentare gesichert und gemeldet, die Zeitung hat sie gelöscht.", -205),
    (-430, "02:30", IncidentKind.DAMAGE, IncidentTarget.HOUSE, "GU Testgasse", "Eingang und Fahrradwerkstatt",
     "Scheibe der Werkstatt eingeworfen, zwei Räder beschädigt.", "Polizei",
     "Scheibe ersetzt, Bewegungsmelder angebracht.", -350),
)  # fmt: skip


def make_trouble(maker: Maker, houses: dict[str, str], circles: dict[str, str], helper: str | None) -> None:
    """Problems with their steps, and incidents, one of them about a volunteer."""
    for told in _PROBLEMS:
        maker.save(Problem, **_problem(maker, told, houses, circles))
    rows = [_incident(maker, number, houses, helper) for number in range(len(_INCIDENTS))]
    maker.save_all(Incident, rows)


def _problem(maker: Maker, told: _Told, houses: dict[str, str], circles: dict[str, str]) -> dict[str, Any]:
    title, topic, house, raised, by, text, step, who, until, solved, how = told
    return {
        "title": title, "category": topic, "shelter_id": houses[house],
        "circle_id": circles.get(_CIRCLE_OF.get(house, "")),
        "raised_on": maker.day(raised), "raised_by": by, "text": text, "step": step or None, "responsible": who or None,
        "due_on": _day(maker, until), "solved_on": _day(maker, solved), "solution": how or None,
    }  # fmt: skip


def _incident(maker: Maker, number: int, houses: dict[str, str], helper: str | None) -> dict[str, Any]:
    offset, clock, kind, target, house, place, text, reported, measures, closed = _INCIDENTS[number]
    day = maker.day(offset)
    return {
        "happened_at": maker.at(day, clock), "kind": kind, "target": target, "shelter_id": houses.get(house),
        "person_id": helper if target is IncidentTarget.VOLUNTEERS else None, "place": place, "text": text,
        "reported_to": reported, "reported_on": day + timedelta(days=1), "measures": measures,
        "reference_number": f"ST/0{number + 4}12{day.year}" if "Polizei" in reported else None,
        "closed_on": _day(maker, closed),
    }  # fmt: skip


def _day(maker: Maker, offset: int | None) -> date | None:
    return None if offset is None else maker.day(offset)
