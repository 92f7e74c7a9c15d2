"""What the helper circles of the sample office talk about, agree on and spend money for."""

MINUTES = (
    ("Neue stellen sich vor; zwei möchten in der Gruppe Sprache anfangen.\nDas Sprachcafé zieht in das Lernzimmer um.",
     (("Neue beim ersten Sprachcafé begleiten", "Gruppe Sprache"),)),
    ("Rückblick auf das letzte Fest: gut besucht, zu wenig Bänke.\nFür das nächste wird früher beim Gemeindehaus "
     "angefragt.", (("Bänke und Geschirr für das nächste Fest reservieren", "Gruppe Freizeit"),)),
    ("Der Schlüssel zum Lernzimmer fehlte zweimal.\nKünftig hängt im Büro der Heimleitung eine Liste.",
     (("Schlüsselliste mit der Heimleitung anlegen", "Sprecherteam"), ("Zweiten Schlüssel nachmachen lassen", "Büro"))),
    ("Aufgaben verteilt: Begleitung zu Ämtern wird eine eigene Gruppe.\nWer begleitet, meldet sich am Tag davor ab.",
     (("Einsatzplan für Begleitungen aushängen", "Gruppe Begleitung"),)),
    ("Fahrradwerkstatt: drei Räder sind fertig, Schläuche sind aus.\nMaterial läuft über die Kasse, Belege bitte "
     "sammeln.", (("Schläuche und Flickzeug kaufen", "Garten und Werkstatt"),)),
    ("Gespräch mit Heimleitung und Sozialbetreuung: Aushang künftig in drei Sprachen.\nHausaufgabenhilfe braucht "
     "mittwochs Verstärkung.", (("Aushang übersetzen lassen", "Büro"), ("Bedarf für Mittwoch melden", "Sprecherteam"))),
    ("Regeln auf einer Seite besprochen: was wir übernehmen und was nicht.\nÄnderungen bis zum nächsten Treffen.",
     (("Regeln überarbeiten und verschicken", "Sprecherteam"),)),
    ("Planung der nächsten Monate: Kochen, Spielenachmittag, Ausflug.\nZwei Plätze in der nächsten Schulung sind "
     "vorgemerkt.", (("Küche im Gemeindehaus anfragen", "Gruppe Freizeit"),)),
)  # fmt: skip
"""Minutes and what was agreed: what, who."""

TALKS = {
    "people": "Die bisherige Sprecherin möchte entlastet werden. Zwei Personen überlegen sich die Vertretung.",
    "meeting": "Das Treffen fällt oft aus. Vorschlag: fester Tag im Monat, Einladung eine Woche vorher.",
    "contacts": "Die Liste ist vom Vorjahr. Beim nächsten Treffen geht sie herum.",
    "house": "Das Haus wünscht sich eine Ansprechperson. Ein Gespräch im Vierteljahr ist vereinbart.",
    "rules": "Ein Entwurf liegt vor. Offen ist, wer Fahrten übernimmt und wer nicht.",
    "keys": "Wer welchen Schlüssel hat, ist nirgends notiert. Die Heimleitung stellt eine Liste auf.",
    "groups": "Vieles hängt an drei Leuten. Sprache und Begleitung sollen eine eigene Leitung bekommen.",
    "newcomers": "Von fünf Neuen sind zwei geblieben. Künftig begleitet jemand die ersten vier Wochen.",
    "training": "Fragen zum Asylverfahren kehren wieder. Zwei Mitglieder gehen in die nächste Schulung.",
    "budget": "Kleine Ausgaben wurden privat bezahlt. Antrag auf 600 Euro im Jahr besprochen.",
}
"""What was said in a talk about each step of the ladder."""

SPENDING = (
    ("Bastelmaterial", -2_840), ("Getränke und Gebäck für das Treffen", -1_965), ("Schläuche und Flickzeug", -3_720),
    ("Hefte und Stifte für das Sprachcafé", -2_415), ("Fahrkarten zum Ausflug", -6_480), ("Nachschlüssel", -1_290),
    ("Pflanzen und Erde", -4_150), ("Zutaten für das Kochen", -3_380), ("Spiele für den Nachmittag", -4_990),
)  # fmt: skip
"""For what and how much, in cents."""
