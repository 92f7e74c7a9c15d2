"""Longer texts of the sample office: the info evening in four languages, programmes of trainings, minutes."""

INFO_TITLE = "Zeit schenken"
INFO_SUBTITLE = "Infoabend für alle, die geflüchteten Menschen helfen möchten"
INFO_TEXT = """Zehn Unterkünfte, 240 Menschen, viele Wege zu helfen. Wir zeigen, wie Ihr Einsatz aussehen kann:
- Sprachcafé, Hausaufgabenhilfe, Begleitung zu Ämtern
- Fahrradwerkstatt, Kleiderkammer, Sport und Musik
- Schulungen und Ansprechpersonen, die Sie nicht allein lassen"""

INFO_LANGUAGES = (
    (
        "ar",
        "امنح من وقتك",
        "أمسية تعريفية لكل من يرغب في مساعدة اللاجئين. نشرح لكم كيف يمكنكم المشاركة ونجيب عن أسئلتكم. الدخول مجاني.",
    ),
    (
        "fa",
        "وقت خود را هدیه کنید",
        "یک شب آشنایی برای همهٔ کسانی که می‌خواهند به پناهندگان کمک کنند. به پرسش‌های شما پاسخ می‌دهیم. ورود رایگان است.",
    ),
    (
        "en",
        "Give some of your time",
        "An information evening for everyone who would like to support refugees. "
        "We show you how you can help and answer "
        "your questions. Admission is free.",
    ),
)
"""Language, title and text of the flyer."""

TRAINING_TEXT = """Vier Abende für alle, die neu anfangen oder auffrischen möchten:
- Asylverfahren und Rechte
- Verständigung zwischen Kulturen
- Nähe und Distanz: die eigenen Grenzen
- Netzwerke und Anlaufstellen"""
TRAUMA_TEXT = """Was traumatisierte Menschen brauchen und was Ehrenamtliche nicht leisten müssen.
- Anzeichen erkennen
- Gespräche führen, Grenzen wahren
- Hilfe vor Ort"""

INFO_RESULT = """23 Personen waren da, neun möchten mitmachen.
Gut kamen die Berichte aus dem Sprachcafé an. Das nächste Mal früher auf Kinderbetreuung hinweisen."""
COMMITTEE_RESULT = """Themen: gemeinsame Schulungsreihe, Versicherungsschutz, Termine.
Der Musterverband stellt seine Unterlagen zum Sprachcafé vor."""
