"""Where the sample lives: towns of the Landkreis Ludwigsburg with their postal codes, and invented addresses."""

TOWNS: tuple[tuple[int, str, str], ...] = (
    (11, "71634", "Ludwigsburg"), (10, "71636", "Ludwigsburg"), (9, "71638", "Ludwigsburg"),
    (8, "71640", "Ludwigsburg"), (6, "71642", "Ludwigsburg"), (9, "70806", "Kornwestheim"),
    (6, "71679", "Asperg"), (6, "71686", "Remseck am Neckar"), (8, "74321", "Bietigheim-Bissingen"),
    (4, "71696", "Möglingen"), (5, "71672", "Marbach am Neckar"), (5, "71691", "Freiberg am Neckar"),
    (3, "71254", "Ditzingen"), (3, "70825", "Korntal-Münchingen"), (2, "71732", "Tamm"),
    (2, "71706", "Markgröningen"), (2, "71701", "Schwieberdingen"), (2, "71282", "Hemmingen"),
    (2, "74343", "Sachsenheim"), (2, "71665", "Vaihingen an der Enz"), (2, "71711", "Steinheim an der Murr"),
    (2, "71717", "Beilstein"), (2, "71720", "Oberstenfeld"), (2, "71723", "Großbottwar"),
    (2, "71726", "Benningen am Neckar"), (2, "71729", "Erdmannhausen"), (1, "71563", "Affalterbach"),
    (1, "74354", "Besigheim"), (1, "74357", "Bönnigheim"), (1, "74369", "Löchgau"), (1, "74379", "Ingersheim"),
    (1, "74385", "Pleidelsheim"), (1, "71712", "Murr"), (1, "70839", "Gerlingen"), (1, "71735", "Eberdingen"),
    (1, "74366", "Kirchheim am Neckar"), (1, "74399", "Walheim"), (1, "74395", "Mundelsheim"),
)  # fmt: skip
"""Weight, postal code and town."""

STREETS: tuple[str, ...] = (
    "Ahornmuster", "Am Beispielbach", "Am Probehang", "Amselmuster", "Apfelprobe", "Beispielgasse", "Beispielstraße",
    "Birkenmuster", "Blumenprobe", "Brunnenbeispiel", "Demoallee", "Demoweg", "Eichenmuster", "Erlenprobe",
    "Fantasiestraße", "Fantasieweg", "Feldmuster", "Finkenprobe", "Fliederbeispiel", "Gartenmuster",
    "Hauptbeispiel", "Heckenprobe", "Im Musterfeld", "In der Probe", "Kastanienmuster", "Kelterbeispiel",
    "Kirchmuster", "Lerchenprobe", "Lindenbeispiel", "Marktmuster", "Mühlenprobe", "Musterallee", "Musterstraße",
    "Musterweg", "Neckarbeispiel", "Nussbaummuster", "Platanenprobe", "Platzhalterweg", "Probierweg",
    "Quellenmuster", "Rathausbeispiel", "Rebenmuster", "Ringprobe", "Rosenbeispiel", "Schillermuster",
    "Schlossprobe", "Schulbeispiel", "Seemuster", "Silberprobe", "Sonnenbeispiel", "Starenmuster", "Talprobe",
    "Testallee", "Teststraße", "Ulmenbeispiel", "Veilchenmuster", "Waldprobe", "Weidenbeispiel", "Weinbergmuster",
    "Wiesenprobe", "Ziegelbeispiel", "Zum Muster",
)  # fmt: skip

OCCUPATIONS: tuple[str, ...] = (
    "Altenpflegerin", "Architekt", "Bankkaufmann", "Bauingenieurin", "Buchhändlerin", "Chemielaborant", "Elektriker",
    "Erzieherin", "Fahrlehrer", "Floristin", "Friseurin", "Gärtner", "Grundschullehrerin", "Hausfrau",
    "Informatiker", "Ingenieur", "Journalistin", "Köchin", "Krankenpfleger", "Lehrer", "Logistiker",
    "Mechatroniker", "Medizinische Fachangestellte", "Musiklehrerin", "Physiotherapeutin",
    "Rechtsanwaltsfachangestellte", "Rentner", "Rentnerin", "Schreiner", "Schülerin", "Sozialpädagogin",
    "Steuerfachangestellte", "Student", "Studentin", "Übersetzerin", "Verkäufer", "Verwaltungsangestellte",
    "Werkzeugmacher",
)  # fmt: skip

SKILLS: tuple[tuple[int, str], ...] = (
    (14, "Sprachcafé"), (12, "Hausaufgabenhilfe"), (11, "Behördenbegleitung"), (10, "Sprachkurs"), (9, "Fahrdienst"),
    (8, "Patenschaft"), (7, "Dolmetschen"), (7, "Arztbegleitung"), (6, "Fahrradwerkstatt"),
    (6, "Kinderbetreuung"), (6, "Sport"), (5, "Kleiderkammer"), (5, "Wohnungssuche"), (5, "Arbeitssuche"),
    (4, "Frauentreff"), (4, "Garten"), (4, "Kochen"), (3, "Musik"), (3, "Nähen"), (3, "Computer und WLAN"),
    (2, "Schwimmen"), (2, "Öffentlichkeitsarbeit"),
)  # fmt: skip
"""Weight and field of work."""

HEARD_FROM = (
    "Infoabend", "Bekannte", "Amtsblatt", "Zeitung", "Kirchengemeinde", "Internet", "Aushang im Rathaus",
    "Freiwilligenmesse", "Volkshochschule", "Helferkreis",
)  # fmt: skip
MOBILITY = (
    "PKW, Führerschein",
    "VVS-Abo",
    "Fahrrad",
    "Führerschein, kein PKW",
    "PKW mit Anhängerkupplung",
    "Bus und Bahn",
)
NOTES = (
    "Am liebsten vormittags anrufen.", "Bringt Erfahrung aus der Nachbarschaftshilfe mit.",
    "Möchte erst einmal mitlaufen.", "Springt gern kurzfristig ein.", "In den Sommerferien meist verreist.",
    "Hat einen Schlüssel für den Gemeinschaftsraum.", "Würde gern eine Schulung besuchen.",
    "Kommt oft zusammen mit der Nachbarin.", "Braucht Fahrtkostenformular.",
    "Hat schon beim Sommerfest geholfen.", "Kann ab dem Frühjahr mehr Zeit geben.",
    "Bitte Rückmeldung nach dem ersten Einsatz.",
)  # fmt: skip
REASONS_TO_LEAVE = ("Umzug", "keine Zeit mehr", "neue Arbeitsstelle", "Studium begonnen", "auf eigenen Wunsch")
REASONS_TO_PAUSE = ("Familie", "Prüfungen", "längere Reise", "neue Arbeitsstelle")
