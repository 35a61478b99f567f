"""Own word lists from which very many hints are put together: sentences of the field, none of them real."""

from __future__ import annotations

PEOPLE = (
    "meine Nachbarin", "mein Bruder", "meine Kollegin", "ein Schüler", "eine Mutter aus dem Kurs", "mein Vater",
    "eine junge Frau", "ein Familienvater", "meine Tochter", "unsere Praktikantin", "ein Auszubildender",
    "eine ältere Dame", "mein Mitbewohner", "eine Pflegekraft", "ein Handwerker", "meine Schwester",
    "eine Studentin", "ein Rentner", "eine Familie mit vier Kindern", "mein Mann",
)  # fmt: skip
SPANS = (
    "seit drei Wochen", "seit fünf Monaten", "seit über einem Jahr", "seit dem Frühjahr", "seit dem Umzug",
    "seit acht Tagen", "seit den Sommerferien", "seit Anfang des Jahres", "seit zwei Wintern", "seit elf Wochen",
    "seit der Geburt", "seit dem letzten Bescheid", "seit einem halben Jahr", "seit vier Terminen",
)  # fmt: skip
DAYS = (
    "am Montagmorgen", "am Dienstag", "mittwochs", "am Donnerstagabend", "freitags nach zwölf", "am Samstag",
    "in den Ferien", "am Monatsende", "kurz vor Feierabend", "zweimal hintereinander", "beim ersten Versuch",
)  # fmt: skip
CONSEQUENCES = (
    "Die Frist war danach vorbei.", "Jetzt fehlt das Geld für die Miete.", "Am Ende hat ein Kind übersetzt.",
    "Seitdem geht niemand mehr ans Telefon.", "Wir haben drei Fahrkarten umsonst gekauft.",
    "Der Platz ging an jemand anderen.", "Die Mappe liegt unverändert im Regal.", "Man schämt sich und geht wieder.",
    "Nun wird alles noch einmal verlangt.", "Die Bescheinigung ist inzwischen abgelaufen.",
    "Niemand weiß, wer entscheidet.", "Am Schalter wurde gelacht.", "Die Nachbarn helfen, so gut es geht.",
    "Das kostet jedes Mal einen Urlaubstag.", "Der Verein zahlt es aus eigener Tasche.",
    "Die Ärztin hat die Behandlung verschoben.", "In der Nachbarstadt geht es am selben Tag.",
    "Ohne den Sozialdienst wäre es nicht gegangen.", "Es bleibt an der Schulsozialarbeit hängen.",
    "Die Kinder merken, dass etwas nicht stimmt.", "Das Formular kam dreimal zurück.",
    "Auf die Beschwerde kam keine Antwort.", "Wir wissen von neun weiteren Familien.", "",
)  # fmt: skip
IDEAS = (
    "Ein Ansprechpartner mit Durchwahl.", "Ein Blatt in einfacher Sprache mit drei Schritten.",
    "Dolmetschen am Telefon, ohne Antrag.", "Öffnungszeiten bis in den Abend.", "Termine auch ohne Internet.",
    "Eine Stelle, die alle Unterlagen einmal prüft.", "Bilder und Pfeile statt langer Sätze.",
    "Eine Vertretung, wenn jemand krank ist.", "Ein fester Nachmittag im Bürgerhaus.",
    "Die Unterlagen zwischen den Ämtern weitergeben.", "Ein Zwischenbescheid nach zwei Wochen.",
    "Lotsen, die beim ersten Mal mitgehen.", "Eine Liste der freien Plätze, jede Woche neu.",
    "Kinderbetreuung während des Kurses.", "Vorher sagen, was es kostet.", "Eine Sprechstunde in der Unterkunft.",
    "Ein Bus, der zum Kursende fährt.", "Schulung für die Kräfte am Empfang.", "Gebühren in Raten.",
    "Beschwerden ernst nehmen und antworten.", "Alle Formulare an einer Stelle.", "Einen Raum für Gespräche.",
    "Das Verfahren von Mohnfurt übernehmen.", "Eltern fragen, bevor man plant.", "", "", "", "", "", "",
)  # fmt: skip
# By life area; {who}, {since} and {when} are filled in.
PROBLEMS: dict[str, tuple[str, ...]] = {
    "school": (
        "In der Kita gibt es das Anmeldeformular nur auf Deutsch, {who} sitzt {since} davor.",
        "Der Elternabend war {when}, die Einladung verstand niemand.",
        "Beim Elternsprechtag übersetzte {when} der große Bruder.",
        "Die Schulbegleitung wurde {since} nicht bewilligt.",
        "Für den Ganztag wartet {who} {since} auf Nachricht.",
        "Das Zeugnis aus dem Ausland erkennt die Schule nicht an, {who} wurde zwei Klassen zurückgestuft.",
        "Die Schuleingangsuntersuchung fand {when} ohne Sprachmittlung statt.",
    ),
    "language": (
        "{who} sucht {since} einen Integrationskurs mit Kinderbetreuung.",
        "Der Alphabetisierungskurs wurde {when} abgesagt, Ersatz gibt es keinen.",
        "Die Einstufung beim Kursträger war {when} und dauerte sieben Minuten.",
        "Ein Kurs für Schichtarbeit fehlt, {who} versucht es {since}.",
        "Die Prüfung wurde verschoben, {who} lernt {since} ohne Termin.",
        "Für B2 gibt es hier keinen Platz, der nächste Kurs liegt vierzig Kilometer entfernt.",
    ),
    "work": (
        "Der Betrieb würde {who} einstellen, die Beschäftigungserlaubnis fehlt {since}.",
        "Im Jobcenter wechselte {since} dreimal die Zuständigkeit.",
        "Die Ausbildung scheitert an der Berufsschule, {who} bekommt dort keine Förderung.",
        "Arbeitsvertrag nur auf Deutsch, {who} hat {when} einfach unterschrieben.",
        "Für den Probearbeitstag brauchte {who} {when} drei Bescheinigungen.",
    ),
    "education": (
        "{who} möchte den Schulabschluss nachholen, der Abendkurs ist {since} voll.",
        "Die Studienberatung bietet nur Termine {when}, auf Englisch und ohne Übersetzung.",
        "Fernunterricht ohne Rechner: {who} schreibt {since} alles am Telefon.",
    ),
    "recognition": (
        "Die Anerkennung als Pflegefachkraft dauert {since}, {who} arbeitet als Hilfskraft.",
        "Für die beglaubigte Übersetzung verlangte das Büro {when} 480 Euro.",
        "Welche Stelle das Diplom prüft, erfuhr {who} erst nach vier Anrufen.",
        "Die Anpassungsqualifizierung gibt es nur in der Großstadt, {who} wartet {since}.",
    ),
    "housing": (
        "In der Unterkunft fehlen {since} Briefkästen, Post liegt auf dem Boden.",
        "Bei der Wohnungsbesichtigung {when} war die Wohnung plötzlich vergeben.",
        "Schimmel im Kinderzimmer, der Vermieter meldet sich {since} nicht.",
        "Der Wohnberechtigungsschein liegt {since} beim Amt, {who} fragt jede Woche.",
        "Die Gemeinschaftsküche ist {since} gesperrt, {who} kocht auf dem Flur.",
        "Die Nebenkostenabrechnung erklärte {when} niemand.",
    ),
    "health": (
        "Die Praxis nimmt niemanden ohne Dolmetscher, {who} ist {since} krank.",
        "Die Krankenkassenkarte kommt {since} nicht an.",
        "Einen Therapieplatz sucht {who} {since} vergeblich.",
        "In der Klinik wurde {when} der Aufklärungsbogen nicht übersetzt.",
        "Die Hebamme hat keine Kapazität, {who} ist im achten Monat.",
        "Zahnarzttermine gibt es nur {when}, dann fährt kein Bus.",
    ),
    "family": (
        "Der Familiennachzug hängt {since} an einer Urkunde, die es nicht gibt.",
        "Beim Standesamt fehlte {when} eine beeidigte Dolmetscherin.",
        "Das Elterngeld wurde {since} nicht berechnet, {who} lebt vom Ersparten.",
        "Die Erziehungsberatung hat eine Warteliste, {who} steht {since} darauf.",
    ),
    "money": (
        "Der Bescheid ist zwölf Seiten lang, {who} versteht die Rechnung nicht.",
        "Das Bildungspaket wurde {when} abgelehnt, weil eine Quittung fehlte.",
        "Ohne Konto keine Leistung, die Bank wartet {since} auf einen Ausweis.",
        "Die Mahnung kam {when}, die Rechnung nie.",
        "Wohngeld beantragte {who} {since}, eine Nummer gibt es noch nicht.",
    ),
    "residence": (
        "Der Termin zur Verlängerung liegt hinter dem Ablauf der Karte, {who} hat {since} keinen Nachweis.",
        "Die Fiktionsbescheinigung kommt {since} nicht, der Arbeitgeber fragt täglich.",
        "Online war {when} kein einziger Termin frei.",
        "Die Unterlagen gingen verloren, {who} reichte sie {when} zum dritten Mal ein.",
    ),
    "naturalisation": (
        "Der Einbürgerungsantrag liegt {since} ungelesen.",
        "Für den Einbürgerungstest gab es {when} keinen Platz in der Nähe.",
        "Die Checkliste stimmt nicht mit den Nachforderungen überein, {who} fährt {since} hin und her.",
    ),
    "orientation": (
        "Neu angekommen und niemand erklärt die ersten Schritte, {who} irrt {since} von Amt zu Amt.",
        "Die Willkommensmappe hat dreißig Blätter, gelesen hat sie {who} nicht.",
        "Im Rathaus fehlt {since} eine Auskunft, die mehr als Deutsch spricht.",
    ),
    "mobility": (
        "Nach dem Abendkurs fährt {since} kein Bus mehr.",
        "Das Sammeltaxi nimmt {when} keinen Kinderwagen mit.",
        "Der Führerschein muss umgeschrieben werden, {who} wartet {since} auf die Prüfung.",
        "Zwei Umstiege bis zum Jobcenter, {who} kommt {when} immer zu spät.",
    ),
    "digital": (
        "Der Antrag geht nur online, {who} hat kein Gerät.",
        "Die Terminseite bricht {when} nach fünf Minuten ab.",
        "Für das Bürgerkonto verlangt die Seite eine Karte, die {who} nicht bekommt.",
        "Das Schulportal verschickt Nachrichten, die {who} {since} nicht öffnen kann.",
    ),
    "leisure": (
        "Im Sportverein ist die Warteliste lang, {who} fragt {since}.",
        "Im Schwimmbad wurde {who} {when} ohne Erklärung weggeschickt.",
        "Für das Musikschulkonto braucht man eine Einzugsermächtigung, {who} gab {when} auf.",
        "Das Vereinsheim hat keinen Raum für Begegnung, {since} trifft man sich auf dem Parkplatz.",
    ),
    "equal_treatment": (
        "Im Bus wurde {who} {when} beleidigt, niemand griff ein.",
        "Bei der Kontrolle {when} wurde nur {who} nach dem Ausweis gefragt.",
        "Der Name reicht für eine Absage, das erlebt {who} {since}.",
        "In der Klasse machen Erwachsene Witze über die Sprache, {who} sagt {since} nichts mehr.",
    ),
}
TOPIC_HEADS = (
    "Wartezeiten", "Formulare", "Sprachmittlung", "Zuständigkeit", "Erreichbarkeit", "Nachweise", "Kosten",
    "Barrieren", "Auskunft", "Übergänge", "Wege", "Termine",
)  # fmt: skip
TOPIC_TAILS = (
    "in den Kitas", "beim Jobcenter", "in der Unterkunft", "im Kursbetrieb", "bei der Anerkennung", "in den Praxen",
    "im Schulamt", "auf dem Wohnungsmarkt", "beim Standesamt", "im Nahverkehr", "im Sportverein", "im Bürgerbüro",
)  # fmt: skip
STEPS = (
    "Die Strukturfrage ist der Lenkungsgruppe vorgelegt.",
    "Der Punkt steht auf der Tagesordnung der nächsten Sitzung.",
    "Angenommen. Das zuständige Amt legt bis zum Quartalsende einen Vorschlag vor.",
    "Eine Maßnahme mit zwei Umsetzungsmarkern ist angelegt.",
    "Der erste Umsetzungsmarker ist erreicht und bestätigt.",
    "Alle, die gemeldet haben, haben eine Rückmeldung bekommen.",
)
