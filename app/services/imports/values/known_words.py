"""Words that tell by themselves what a column holds: languages, skills, first names, towns, states of a volunteer."""

from app import resources

LANGUAGES = {
    "Albanisch": "alb albanian shqip", "Amharisch": "amharic amhar", "Arabisch": "arab arabic arabisc arabish", "Armenisch": "armenian",
    "Aserbaidschanisch": "aserisch azeri", "Bengalisch": "bengali bangla", "Berberisch": "tamazight", "Bosnisch": "bosnian bosn",
    "Bulgarisch": "bulg bulgarian", "Chinesisch": "chin mandarin chinese", "Dari": "", "Deutsch": "dt german deu", "Englisch": "engl eng english e",
    "Estnisch": "", "Farsi": "", "Persisch": "persian pers", "Finnisch": "", "Französisch": "franz frz fr franzoesisch french francais", "Georgisch": "georgian",
    "Griechisch": "griech greek", "Gujarati": "", "Hausa": "", "Hebräisch": "hebr hebraeisch hebrew", "Hindi": "", "Igbo": "", "Italienisch": "ital italian it",
    "Japanisch": "", "Kantonesisch": "", "Katalanisch": "", "Koreanisch": "", "Kroatisch": "kroat croatian", "Kurdisch": "kurd kurdish",
    "Kurmandschi": "kurmanci kurmandji kurmanji", "Lettisch": "", "Lingala": "", "Litauisch": "", "Mandinka": "", "Mazedonisch": "makedonisch",
    "Moldauisch": "", "Mongolisch": "", "Nepali": "nepalesisch", "Niederländisch": "niederl niederlaendisch dutch holländisch", "Norwegisch": "", "Oromo": "", "Oromifa": "",
    "Paschtu": "paschto pashto pashtu paschtou pushtu", "Pandschabi": "punjabi panjabi", "Polnisch": "poln polish", "Portugiesisch": "port portug portuguese",
    "Romanes": "romani roma", "Rumänisch": "rum rumaenisch romanian", "Russisch": "russ rus russian", "Schwedisch": "schwed", "Dänisch": "", "Serbisch": "serb serbian",
    "Serbokroatisch": "", "Singhalesisch": "", "Slowakisch": "", "Slowenisch": "", "Somali": "somalisch som", "Sorani": "", "Spanisch": "span spanish esp", "Suaheli": "swahili kisuaheli",
    "Tadschikisch": "", "Tamil": "tamilisch", "Thai": "thailändisch", "Tigre": "", "Tigrinya": "tigrinia tigrigna tigrinisch tigrinnya", "Tschechisch": "tschech", "Tschetschenisch": "",
    "Turkmenisch": "", "Türkisch": "türk tuerkisch turkish tr", "Ukrainisch": "ukrain ukr ukrainian", "Ungarisch": "ungar hungarian", "Urdu": "", "Usbekisch": "uzbekisch", "Vietnamesisch": "vietn", "Wolof": "", "Yoruba": "",
    "Gebärdensprache": "dgs", "Assyrisch": "", "Aramäisch": "", "Belutschi": "", "Fula": "", "Latein": "",
}  # fmt: skip

LEVELS = (
    "a1", "a2", "b1", "b2", "c1", "c2", "muttersprache", "muttersprachlich", "mutterspr", "fließend", "fliessend", "sehr gut", "gut", "gute kenntnisse", "mittel", "grundkenntnisse",
    "grundlagen", "etwas", "wenig", "schulkenntnisse", "verhandlungssicher", "native", "basic", "fluent", "anfänger", "perfekt", "bisschen", "schlecht", "ms",
)  # fmt: skip

SKILLS = """
alphabetisierung alltagsbegleitung alltagshilfe arbeitssuche arztbegleitung arztbesuche arzt ausflüge basteln begegnungscafé begleitung begleitungen behörden behördenbegleitung behördengänge betreuung
bewerbungshilfe bewerbungstraining café computer computerhilfe dolmetschen deutsch deutschkurs deutschunterricht einkaufen einkaufshilfe elektro fahrdienst fahrdienste fahren fahrrad fahrradwerkstatt
familienpatenschaft feste flohmarkt formulare fotografie frauencafé frauentreff freizeit freizeitgestaltung fußball garten gartenarbeit gymnastik handarbeit handarbeiten handwerk hausaufgaben hausaufgabenhilfe
internationales it jobpaten jugendarbeit jura kinder kinderbetreuung kinderprogramm kleiderkammer kleiderausgabe kochen kochkurs konversation kreativ kuchen kultur kunst lernhilfe lesen lesepaten malen möbel
mathe medizin mentoring musik musizieren nachhilfe nähcafé nähen nähkurs öffentlichkeitsarbeit paten patenschaft patenschaften pate presse recht rechtsberatung reparatur reparaturen schreiben schwimmen
singen spenden spielen spieleabend spielenachmittag sport sprachcafé sprachförderung sprachkurs sprachkurse sprachpatenschaft sprachunterricht stadtführung tandem tanzen theater transport transporte übersetzen umzug umzüge umzugshilfe
unterricht vermittlung verwaltung wandern werken wohnungssuche yoga zeichnen
""".split()  # noqa: SIM905

FIRST_NAMES = frozenset(resources.path("words", "first_names.txt").read_text(encoding="utf-8").split())

TOWNS = set(
    """
ludwigsburg stuttgart kornwestheim asperg möglingen remseck remseck am neckar bietigheim-bissingen bietigheim freiberg freiberg am neckar marbach marbach am neckar markgröningen tamm ditzingen gerlingen korntal-münchingen
schwieberdingen hemmingen vaihingen vaihingen an der enz sachsenheim bönnigheim besigheim benningen benningen am neckar steinheim steinheim an der murr murr erdmannhausen affalterbach großbottwar oberstenfeld beilstein pleidelsheim ingersheim
löchgau kirchheim walheim gemmrigheim mundelsheim hessigheim erligheim freudental eberdingen oberriexingen sersheim backnang waiblingen fellbach winnenden schorndorf leonberg böblingen sindelfingen esslingen heilbronn karlsruhe mannheim
heidelberg freiburg ulm tübingen reutlingen pforzheim göppingen berlin hamburg münchen köln frankfurt düsseldorf dortmund essen leipzig bremen dresden hannover nürnberg duisburg bochum wuppertal bielefeld bonn münster mainz wiesbaden
augsburg kassel erfurt rostock potsdam saarbrücken würzburg regensburg chemnitz magdeburg kiel lübeck aachen braunschweig halle trier koblenz gießen marburg konstanz ravensburg
""".replace("\n", " ").split()  # noqa: SIM905
) | {"remseck am neckar", "marbach am neckar", "freiberg am neckar"}

STATUS = {
    "interested": "interessent interessentin interessenten interessent/in interessentinnen interessiert interesse int neu neue neuer anfrage angefragt bewerber bewerberin bewerbung interested wartet warteliste vorgemerkt erstkontakt anwärter angemeldet",
    "interview": "erstgespräch gespräch vorgespräch kennenlernen kennenlerngespräch erstgespraech interview einzelgespräch infogespräch",
    "trial": "hospitation hospitiert schnuppern schnupperphase probe probezeit hospitant hospitantin trial schnuppert einarbeitung",
    "active": "aktiv aktive aktiver aktiva akt ja tätig im-einsatz einsatz active eingesetzt dabei vermittelt läuft regelmäßig engagiert",
    "paused": "pausiert pause pausierend ruht ruhend inaktiv unterbrochen beurlaubt elternzeit auszeit paused passiv derzeit-nicht krank",
    "left": "ausgeschieden ausgetreten ehemalig ehemalige ehemaliger ehem beendet ex aufgehört weg verzogen weggezogen verstorben left former gekündigt abgemeldet ausgestiegen nicht-mehr-aktiv nicht-mehr raus archiv",
    "declined": "abgelehnt abgesagt nicht-zustande-gekommen absage kein-interesse declined zurückgezogen nicht-geeignet ungeeignet kein-einsatz keine-rückmeldung",
}  # fmt: skip

SALUTATIONS = {
    "Frau": "frau fr fr. w weiblich f female mrs ms miss f.", "Herr": "herr hr hr. hrn herrn m männlich male mr h h. m.",
}  # fmt: skip
NO_SALUTATION = {"d", "divers", "x", "firma", "familie", "fam", "fam.", "eheleute", "keine", "neutral"}
