"""Invented people need names: first and family names that go together, by the language spoken at home."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Origin:
    """Names that go together; `share` is the weight among all volunteers, `speaks` the languages with their levels."""

    share: int
    speaks: tuple[str, ...]
    women_text: str
    men_text: str
    family_text: str

    @cached_property
    def women(self) -> tuple[str, ...]:
        return tuple(self.women_text.split())

    @cached_property
    def men(self) -> tuple[str, ...]:
        return tuple(self.men_text.split())

    @cached_property
    def family(self) -> tuple[str, ...]:
        return tuple(name.replace("_", " ") for name in self.family_text.split())


GERMAN = Origin(
    62,
    ("Deutsch Muttersprache", "Englisch B2", "Englisch B1", "Französisch B1", "Spanisch A2", "Italienisch A2"),
    """Adelheid Andrea Angelika Anja Anke Anna Anneliese Annette Antje Barbara Bärbel Beate Birgit Brigitte Britta
    Carola Christa Christel Christiane Christina Claudia Cornelia Dagmar Daniela Dorothea Doris Edeltraud
    Elfriede Elisabeth Elke Emma Erika Eva Franziska Frauke Frieda Gabriele Gerda Gertrud Gisela Gudrun Hanna
    Hannelore Heide Heike Helga Hildegard Ilse Ines Inge Ingrid Irene Iris Jana Johanna Julia Jutta Karin
    Katharina Kathrin Katja Kerstin Kordula Lara Laura Lea Lena Leonie Lieselotte Lisa Luise Maike Margarete
    Margit Maria Marianne Marie Marion Marlene Martina Mathilde Melanie Mia Michaela Mona Monika Nadine Nele
    Nicole Nina Paula Petra Renate Ricarda Rita Rosemarie Ruth Sabine Sandra Sigrid Silke Silvia Simone Sonja
    Sophie Stefanie Susanne Svenja Tanja Theresa Ulrike Ursula Ute Verena Vera Viola Waltraud Wiebke""",
    """Achim Albrecht Alexander Andreas Anton Armin Arne August Axel Benjamin Bernd Bernhard Björn Carsten Christian
    Christoph Clemens Daniel David Detlef Dieter Dietmar Dirk Eberhard Eckhard Egon Emil Erich Ernst Erwin
    Fabian Felix Ferdinand Florian Frank Franz Friedrich Fritz Georg Gerd Gerhard Götz Günter Gustav Hans Harald
    Hartmut Heiko Heinrich Heinz Helmut Henning Herbert Hermann Holger Horst Immo Ingo Jan Jens Joachim Jochen
    Johannes Jonas Jörg Josef Julian Jürgen Kai Karl Karsten Klaus Konrad Kurt Lars Leon Lothar Ludwig Lukas
    Lutz Manfred Marcel Markus Martin Matthias Max Michael Moritz Niklas Norbert Olaf Oliver Oskar Otto Patrick
    Paul Peter Philipp Rainer Ralf Reinhard Reinhold Richard Robert Roland Rolf Rüdiger Rudolf Sebastian
    Siegfried Stefan Sven Theo Thomas Tilman Tim Tobias Torsten Udo Ulrich Uwe Volker Walter Werner Wilhelm
    Willi Winfried Wolfgang""",
    """Albrecht Altmann Arnold Auer Bach Bader Barth Bauer Baumann Baumgärtner Beck Becker Behrens Bender Berger
    Bergmann Binder Bischoff Böhm Böhringer Bosch Brandt Braun Breitling Brenner Brückner Buck Burkhardt Busch
    Bührle Clauß Conrad Dietrich Dietz Dörr Döring Ebert Eberle Eckert Ehrlich Eisele Engel Engelhardt Ernst
    Esslinger Faber Färber Feucht Fink Fischer Fleischmann Franke Frank Freudenberger Frey Friedrich Fritz
    Fröhlich Fuchs Gärtner Gaiser Gebhardt Geiger Geißler Glück Götz Graf Gross Groß Grünwald Günther Haag Haas
    Häberle Hägele Hahn Hartmann Haug Häußermann Heinrich Heinz Held Hermann Heß Hildebrand Hirsch Hofmann
    Hölzle Horn Huber Hübner Jäger Jahn Jakob Jung Jüngling Kaiser Käser Kaufmann Keller Kern Kessler Kienzle
    Kirchner Klein Klenk Klett Knapp Knödler Koch Köhler König Kögel Körner Kraft Krämer Kraus Krause Krüger
    Kübler Kuhn Kurz Kußmaul Lang Lange Lauer Lehmann Leonhardt Lindner Link Löffler Lorenz Ludwig Lutz Maier
    Mann Marquardt Martin Maurer Mayer Mayle Meier Merkle Metzger Meyer Michel Mößner Mozer Müller Münch Nägele
    Neumann Noller Nusser Oehler Ott Otto Pfeiffer Pfister Pfleiderer Pohl Probst Rapp Rau Rauscher Reich
    Reichert Reinhardt Renz Richter Riedel Riexinger Ritter Röder Rommel Rösch Roth Rothfuß Ruoff Sailer Sauer
    Sauter Schäfer Schäuble Schaible Schempp Scherer Schilling Schlecht Schlegel Schmid Schmidt Schmitt
    Schneider Scholz Schön Schreiber Schröder Schubert Schüle Schuler Schulz Schumacher Schürle Schuster Schwab
    Schwarz Schweizer Seibold Seitz Seybold Siegel Simon Sommer Specht Späth Stadler Stähle Stahl Staiger Stark
    Stein Steiner Stephan Stoll Strauß Strobel Strohmaier Stumpf Thoma Traub Trautwein Uhl Ulmer Ulrich Unger
    Vetter Vogel Vogt Voigt Volz von_Berg von_der_Heide Wacker Wagner Wahl Walter Walz Weber Weidle Weigel Weiß
    Wendel Werner Widmann Wiedmann Wieland Wild Winkler Winter Wirth Wolf Wörner Wolff Wurst Zeller Ziegler
    Zimmermann Zügel""",
)
TURKISH = Origin(
    8,
    ("Türkisch Muttersprache", "Deutsch C2", "Deutsch C1", "Englisch B1", "Kurdisch B2"),
    """Ayla Ayşe Aylin Beyza Canan Cemre Çiğdem Defne Derya Dilek Ebru Elif Emine Esra Fatma Filiz Gül Gülay Gülsüm
    Hatice Hülya Leyla Meltem Meryem Müge Nesrin Nilgün Nuray Özlem Pınar Selin Sevgi Sibel Şule Tuğba Yasemin
    Yeliz Zehra Zeynep""",
    """Ahmet Ali Barış Bora Burak Can Cem Cemal Çağlar Deniz Emre Erdal Erhan Erkan Fatih Ferhat Gökhan Hakan Halil
    Hasan Hüseyin İbrahim Kemal Koray Levent Mehmet Mert Metin Murat Mustafa Okan Onur Orhan Özgür Selim Serkan
    Sinan Tarık Umut Volkan Yusuf""",
    """Acar Akbulut Aksoy Arslan Aslan Aydın Bayraktar Bozkurt Bulut Çelik Çetin Çınar Coşkun Demir Demirtaş Doğan
    Duman Eren Erdoğan Güler Güneş Gürbüz Işık Kaplan Karaca Kaya Keskin Kılıç Koç Korkmaz Kurt Öz Özcan Özdemir
    Özkan Öztürk Polat Şahin Şen Şimşek Tekin Toprak Tunç Uçar Ünal Yavuz Yıldırım Yıldız Yılmaz Yüksel""",
)
ARABIC = Origin(
    9,
    ("Arabisch Muttersprache", "Deutsch B2", "Deutsch C1", "Englisch B2", "Französisch B1", "Kurdisch C1"),
    """Abir Alia Amal Amina Asma Aya Basma Dalal Dana Dunia Farah Fatima Ghada Hala Hanan Hiba Iman Jamila Khadija Lama
    Lina Lubna Maha Mariam Maysa Nadia Najwa Noor Rahaf Rana Rania Reem Rima Salma Samar Samira Sawsan Shatha
    Yara Zainab""",
    """Abdallah Adel Ahmad Alaa Amer Anas Ayman Bassam Bilal Faisal Fadi Hadi Hamza Hani Hassan Hussein Imad Ismail
    Jamal Karim Khaled Mahmoud Majd Marwan Mazen Mohammad Munir Nabil Nader Omar Osama Qasim Rami Rashid Saeed
    Salim Samer Tarek Wael Yasser Ziad""",
    """Abboud Abdo Abu_Hassan Al-Ahmad Al-Ali Al-Asmar Al-Bakri Al-Hamad Al-Hariri Al-Jabri Al-Khatib Al-Masri
    Al-Najjar Al-Omar Al-Saleh Al-Sayed Attar Aziz Barakat Bitar Darwish Fares Haddad Hakim Hamdan Hanna Ibrahim
    Issa Jaber Jouma Kanaan Khalil Khoury Mansour Mustafa Nasser Nassar Qasem Rahal Saad Sabbagh Said Saleh
    Sayegh Shaheen Sharif Sulaiman Taha Younes Zaher""",
)
PERSIAN = Origin(
    5,
    ("Farsi Muttersprache", "Dari Muttersprache", "Paschtu B2", "Deutsch B2", "Deutsch B1", "Englisch B1"),
    """Anahita Arezoo Azadeh Bahar Elaheh Farzaneh Fereshteh Golnaz Homa Laleh Mahnaz Maryam Mina Mitra Nasrin Nilofar
    Parisa Parwin Sahar Shabnam Shirin Soraya Tahmina Zahra""",
    """Abbas Amir Arash Bahram Behnam Dariush Ehsan Farhad Farid Habib Hamid Jawad Kamran Kaweh Mahdi Masoud Mehran
    Nasir Navid Omid Reza Rostam Siamak Sohrab Wahid Zabi""",
    """Ahmadi Akbari Amini Azizi Bahrami Ebrahimi Farahani Ghani Haidari Hakimi Hashemi Hosseini Jafari Karimi Kazemi
    Mohammadi Moradi Nazari Noori Popal Qaderi Rahimi Rahmani Rezaei Sadat Safi Sharifi Sultani Tajik Wardak
    Yousufi Zadran""",
)
UKRAINIAN = Origin(
    6,
    ("Ukrainisch Muttersprache", "Russisch C2", "Deutsch B1", "Deutsch B2", "Englisch B1"),
    """Alina Anastasija Darja Halyna Iryna Julija Kateryna Larysa Lesja Ljudmyla Marija Natalija Nadija Oksana Olena
    Olha Sofija Switlana Tetjana Walentyna Wiktorija Yaroslava""",
    """Andrij Artem Bohdan Danylo Dmytro Ihor Iwan Maksym Mykola Oleh Oleksandr Ostap Pawlo Petro Roman Serhij Taras
    Viktor Wolodymyr Yevhen""",
    """Bilous Bojko Bondarenko Danylenko Dovzhenko Hnatjuk Hontschar Ivanchuk Kolomijez Kostenko Kowalenko Krawtschenko
    Lysenko Marchenko Melnyk Moroz Oliinyk Panchenko Petrenko Ponomarenko Rudenko Savchuk Schewtschenko Shevchuk
    Sydorenko Tarasenko Tkachenko Tymoschenko Wasylenko Yurchenko""",
)
POLISH = Origin(
    4,
    ("Polnisch Muttersprache", "Deutsch C1", "Englisch B2", "Russisch A2"),
    """Agnieszka Aleksandra Barbara Beata Bożena Dorota Edyta Ewa Grażyna Iwona Joanna Katarzyna Magdalena Małgorzata
    Wanda Zofia""",
    """Andrzej Bogdan Dariusz Grzegorz Jacek Jarosław Krzysztof Łukasz Maciej Marek Paweł Piotr Stanisław Tomasz
    Wojciech Zbigniew""",
    """Adamczyk Baran Błaszczyk Chmiel Czarnecki Dąbrowski Dudek Gajewski Głowacki Górski Jabłoński Jankowski Kaczmarek
    Kamiński Kowalczyk Kozłowski Król Krupa Lewandowski Majewski Mazur Nowak Pawlak Sikora Stępień Szymański
    Walczak Wójcik Wróbel Wiśniewski Wysocki Zając Zieliński""",
)
ERITREAN = Origin(
    2,
    ("Tigrinya Muttersprache", "Amharisch B2", "Deutsch B1", "Englisch B1", "Arabisch A2"),
    "Abrehet Almaz Feven Helen Hirut Luwam Mihret Rahel Saba Selam Senait Yodit",
    "Abraham Aman Biniam Dawit Filmon Girmay Hagos Kidane Mebrahtu Mulugeta Samuel Yonas",
    """Abraha Araya Asfaw Berhane Desta Gebre Gebremariam Ghirmai Habte Haile Kahsay Mehari Negash Tekle Tesfay Woldu
    Yohannes""",
)
SOUTHERN = Origin(
    4,
    ("Italienisch Muttersprache", "Kroatisch Muttersprache", "Spanisch Muttersprache", "Deutsch C1", "Englisch B1"),
    """Ana Carla Chiara Dragana Elena Giulia Ivana Jelena Lucia Marija Milica Paola Pilar Rosa Sanja Teresa Vesna""",
    """Antonio Bruno Carlos Dario Dragan Goran Giovanni Ivo José Luca Marco Miguel Milan Nenad Nikola Pietro Salvatore
    Zoran""",
    """Bianchi Caruso Conti Costa De_Luca Esposito Fernández Ferrari García Greco Horvat Ilić Jovanović Jurić Kovačević
    Lombardi López Marić Marino Martínez Nikolić Novak Pavlović Perić Popović Ricci Rizzo Romano Rossi Russo
    Sánchez Santoro Tomić Vuković""",
)
AFRICAN_FRENCH = Origin(
    2,
    ("Französisch Muttersprache", "Wolof C1", "Somali Muttersprache", "Deutsch B1", "Englisch B2", "Urdu B2"),
    "Aïcha Aminata Awa Binta Chantal Fatou Grace Hodan Josephine Kadiatou Mariama Nimo Ramatou Sahra",
    "Abdi Alassane Boubacar Cheikh Ibrahima Jean Koffi Lamine Mamadou Moussa Ousmane Patrice Sekou Yaya",
    """Abdullahi Adjei Bah Barry Camara Cissé Coulibaly Diallo Diarra Diop Farah Hersi Jallow Keita Koné Mensah Ndiaye
    Sow Touré Traoré""",
)
ORIGINS = (GERMAN, TURKISH, ARABIC, PERSIAN, UKRAINIAN, POLISH, ERITREAN, SOUTHERN, AFRICAN_FRENCH)
