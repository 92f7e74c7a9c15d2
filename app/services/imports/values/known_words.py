"""Words that tell by themselves what a column holds: languages, skills, first names, towns, states of a volunteer."""

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

FIRST_NAMES = set(
    """
abdul abdullah achim adam adelheid adil adnan agata agnes agnieszka ahmad ahmed aischa aisha alban albert alex alexander alexandra alfons alfred ali alice alicia alina alma alois amal amina amir amira ana anastasia
andre andrea andreas andrej andrzej angela angelika angelina anika anita anja anke ann anna annabell anne annegret anneliese annelie annemarie annett annette anni annika ansgar anton antonia antonio arben ariane armin arne arno arthur arnold artur
asad astrid august axel ayla ayse aysel barbara bärbel bassam bastian beate beatrice beatrix ben benedikt benjamin berit bernadette bernd bernhard berta bertha berthold bettina bianca bilal birgit birgitt birte björn bodo boris
brigitta brigitte britta bruno burkhard carina carl carla carlo carlos carmen carola carolin caroline carsten caterina catharina cem charlotte chiara chris christa christel christian christiane christina christine christof christoph
christopher clara clarissa claudia claus clemens conny constanze cordula corina corinna cornelia dagmar damaris dana daniel daniela danuta daria david debora denis denise dennis detlef detlev diana dieter dietmar dietrich dilek dimitri dirk
dominik dora doreen doris dorota dorothea dorothee eberhard eckart eckhard edeltraud edgar edith eduard egon ekkehard elena eleonore elfriede elias elif elisa elisabeth elke ella ellen elli elsa else elvira emil emilia emine emma
emmanuel enrico eric erich erik erika erna ernst erwin esra esther eugen eva evelin eveline evelyn ewa fabian fabio falk farid fatih fatima fatma fatemeh felicitas felix ferdinand ferhat florian franca francesca francesco franco frank franz
franziska frauke fred frederik friedhelm friedrich frieda fritz gabi gabriel gabriela gabriele galina georg gerald gerd gerda gerhard gerlinde germaine gero gertrud gesa gesine giovanni gisela gisbert gitta giuseppe gottfried götz greta grete gudrun günter
günther gunther gustav guido hagen hakan halil hanna hannah hannelore hannes hans hansjörg harald harry hartmut hasan hassan hatice hedwig heide heidemarie heidi heidrun heike heiko heiner heinrich heinz hein helen helena helene helga
hella hellmut helmut helmuth henning henri henriette henrik henry herbert hermann herta hilda hilde hildegard hilmar holger horst hubert hugo hüseyin hussein ibrahim ida ilka ilona ilse imke ina ines inga inge ingeborg ingo ingrid inka
iris irina irene irmgard irma isa isabel isabell isabella isabelle ismail ivan ivana iwona jakob jamal jan jana janina janine janis jannik jasmin jasper jean jelena jennifer jenny jens jeremias jessica jo joachim joanna jochen
johann johanna johannes john jolanta jonas jonathan jörg jörn josef josefine joseph joshua juan judith julia julian juliane julius juri jürgen justus jutta kai karen karim karin karina karl karla karlheinz karola karolina karoline karsten
kaspar katarina katarzyna kathleen katharina käthe kathi kathrin kati katja katrin kemal kerstin kevin khaled kilian kim kirsten klara klaus knut konrad konstantin korinna kornelia kristian kristin kristina kurt lara larissa lars laura lea leila lena
leni leo leon leonard leonie leonhard leonora leyla liane lieselotte liesel lilli lilly lina linda lisa liselotte lorenz lothar louis louisa luca lucas lucia luis luisa luise lukas luka lutz lydia madeleine magda magdalena mahmoud maja maik
maike malte mandy manfred manuel manuela mara marc marcel marco marcus mareike maren margarete margaretha margarethe margit margot margret maria mariam marian mariana marianne marie mariella marika marina mario marion marius mark marko markus marlene
marlies marlis marta martha martin martina maryam mathias mathilde matthäus matthias max maximilian maya mechthild mehmet melanie melina meike merle meryem mia michael michaela michel mike mila milan milena mirjam miriam mirko
mohamad mohamed mohammad mohammed mohammad monica monika moritz muhammad murat mustafa nabil nadia nadine nadja naser natalia natalie nathalie nele nick nicola nicolas nicole niels niklas niko nikola nikolaus nils nina noah nora norbert
nuri oksana olaf ole oleg olga oliver olivia omar orhan oskar osman oswald otto pascal patricia patrick patrizia paul paula paulina pauline pavel peter petra philip philipp pia pierre pietro piotr rabea rafael rahel raimund rainer ralf
ralph ramona raphael rashid rebecca rebekka regina regine reiner reinhard reinhold reinhilde renate rené rene reza ria ricarda richard rita robert roberta roberto robin roger roland rolf roman ronald ronja rosa rosemarie rosi roswitha
rüdiger rudi rudolf ruth sabina sabine sabrina said salim salma samir samira samuel sandra sandy sara sarah sascha sebastian selma selim sergej serkan sevda sevgi sibylle siegfried sieglinde siegmund siegrid sigmund sigrid silja silke silvia simon simona simone
sina sinan sofia sofie sonja sophia sophie stefan stefanie steffen steffi stella stephan stephanie steven susan susanna susanne svea sven svenja svetlana sybille sylvia tabea tanja tarek tatjana teresa teklay theo theodor theresa theresia thomas
thorsten tilman tim timo tina tobias tom toni torben torsten traudel traute tristan udo ulf uli ulla ulrich ulrike ursel ursula uschi ute uta uwe vadim valentin valentina valeria vanessa vera verena veronika victor victoria viktor viktoria
viola vincent vincenzo vivien volker volkmar walburga waldemar walid walter waltraud wanda wassim werner wenzel wiebke wilfried wilhelm wilhelmine willi wilma winfried wladimir wolf wolfgang wolfram wulf xaver yasemin yasmin yusuf yvonne zahra zeynep zoe
aaliyah hanife songül ludmila malgorzata hülya mathilde therese editha constantin annemie aloys lieselotte klaas katalin slavica suse marlen egbert chantal luzia marijan alena hellmut minna sarina jost andres raik kristiane ruthild holger carina vera elise elisabetha waldemar heino dorit ana
""".split()  # noqa: SIM905
)

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
