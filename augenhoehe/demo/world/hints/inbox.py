"""Hints that nobody has bundled: new, seen, coded, or put aside."""

from __future__ import annotations

from .report import Report

INBOX = (
    Report(
        "sternmuende", "digital", 27,
        "Für den Antrag auf Wohngeld braucht man eine Mailadresse und einen Scanner. Ich habe ein altes Handy.",
        "Einen Ort, wo jemand hilft.", relation="self", hurdle="digital", institution="housing_office", state="coded",
    ),
    Report(
        "nebelfurt", "work", 25,
        "Der Kurs zur Altenpflege nimmt nur Leute mit B2. Im Heim selbst reicht B1. Das passt nicht zusammen.",
        "", relation="work", source="organisation", hurdle="law", institution="employer", state="coded",
    ),
    Report(
        "zwirnstadt", "family", 24,
        "Zur Geburtsvorbereitung kommen bei uns keine Frauen aus der Unterkunft. Die Flyer sind nur auf Deutsch.",
        "", relation="work", hurdle="offer_unknown", institution="doctor_hospital", state="coded",
    ),
    Report(
        "mohnfurt", "leisure", 22,
        "Im Schwimmbad hängt nur ein Schild mit Text. Meine Kinder wurden zweimal hinausgeschickt, niemand weiß warum.",
        "Bilder statt Sätze.", relation="self", hurdle="information_flow", institution="other", state="coded",
    ),
    Report(
        "sternmuende", "money", 20,
        "Вже третій місяць чекаю на рішення про допомогу. Телефон не відповідає, на листи теж.",
        "", language="uk", relation="self", state="seen", hurdle="capacity", institution="jobcentre",
    ),
    Report(
        "nebelfurt", "orientation", 18,
        "Wer neu kommt, bekommt eine Mappe mit 23 Blättern. Niemand liest sie. Wichtig wären drei Dinge in der ersten "
        "Woche.",
        "Ein Gespräch statt Papier.", relation="companion", state="seen",
    ),
    Report(
        "zwirnstadt", "naturalisation", 16,
        "Der Antrag auf Einbürgerung liegt seit zwei Jahren. Auf Nachfrage heißt es, die Stelle ist nicht besetzt.",
        "", relation="self", hurdle="staff_shortage", institution="naturalisation_authority", state="seen",
    ),
    Report(
        "sternmuende", "housing", 14,
        "Bei Wohnungsbesichtigungen ist die Wohnung immer gerade weg, wenn ich meinen Namen sage. Mein Kollege mit "
        "deutschem Namen bekam am selben Tag einen Termin.",
        "Eine Stelle, die so etwas prüft.", relation="self", hurdle="discrimination", institution="landlord",
        state="seen",
    ),
    Report(
        "mohnfurt", "equal_treatment", 12,
        "In der Bäckerei werde ich geduzt, alle anderen werden gesiezt. Klingt klein, ist es nicht.",
        "", relation="self", state="seen",
    ),
    Report(
        "sternmuende", "school", 9,
        "Der Ganztag hat einen Aufnahmebogen mit 14 Seiten. Wir haben drei Abende gebraucht.",
        "Kürzer, und vorausgefüllt mit dem, was die Schule schon weiß.", relation="self",
    ),
    Report(
        "nebelfurt", "health", 8,
        "لا أجد طبيب أسنان يقبل بطاقتي. اتصلت بتسعة.",
        "قائمة بالأطباء الذين يقبلونها.", language="ar", relation="self",
    ),
    Report(
        "zwirnstadt", "mobility", 7,
        "Das Deutschlandticket gibt es nur mit Bankkonto. Ich habe noch keins.",
        "", relation="self",
    ),
    Report(
        "sternmuende", "language", 6,
        "Im Sprachcafé sind wir inzwischen vierzig Leute in einem Raum für zwanzig.",
        "Einen zweiten Raum im Bürgerhaus.", relation="companion", source="organisation",
    ),
    Report(
        "nebelfurt", "digital", 5,
        "Die Terminseite der Stadt lässt sich nur auf Deutsch bedienen, und nach fünf Minuten fliegt man raus.",
        "", relation="self",
    ),
    Report(
        "mohnfurt", "work", 4,
        "İşveren sözleşmeyi sadece Almanca verdi. Ne imzaladığımı bilmiyorum.",
        "", language="tr", relation="self",
    ),
    Report(
        "sternmuende", "school", 3,
        "Mein Sohn soll in die erste Klasse. Der Brief zur Schuleingangsuntersuchung kam nach dem Termin.",
        "", relation="self",
    ),
    Report(
        "nebelfurt", "housing", 2,
        "We share one kitchen with eleven families. Since last week the second stove is broken and nobody feels "
        "responsible.",
        "Somebody on site with a phone number.", language="en", relation="self",
    ),
    Report(
        "zwirnstadt", "family", 1,
        "Нам відмовили в місці в групі для малюків, бо ми «скоро переїдемо». Ми нікуди не переїжджаємо.",
        "", language="uk", relation="self",
    ),
    Report(
        "sternmuende", "money", 1,
        "Die Bank eröffnet kein Konto, weil in meinem Ausweis nur ein Geburtsjahr steht und kein Tag.",
        "", relation="companion", source="advice", carrier="diakonie",
    ),
)  # fmt: skip

# What is no matter of structure: back to advice, put away, taken back.
ASIDE = (
    Report(
        "zwirnstadt", "leisure", 57,
        "Der Kassenwart in Uhlenquell hat meinen Mann bedroht, weil ein Beitrag offen war. Wir haben Angst.",
        "", relation="self", hurdle="discrimination", institution="association", social_area="uhlenquell",
        state="referred",
        reason="Das ist ein einzelner, ernster Fall. Die Antidiskriminierungsberatung hilft Ihnen vertraulich.",
        note="training",
    ),
    Report(
        "sternmuende", "money", 52,
        "Ich verstehe meinen Bescheid vom 3. des Monats nicht. Warum sind es 41 Euro weniger?",
        "", relation="self", hurdle="office_language", institution="jobcentre", state="referred",
        reason="Das klärt am schnellsten die Beratung mit Ihnen zusammen.",
    ),
    Report(
        "nebelfurt", "leisure", 48,
        "Die Parkplätze am Rathaus sind immer voll.",
        "", relation="self", state="not_structural",
        reason="Das betrifft alle gleich und liegt beim Ordnungsamt der Stadt.",
    ),
    Report(
        "mohnfurt", "housing", 35,
        "Mein Nachbar hört nachts Musik.",
        "", relation="self", state="withdrawn",
    ),
)  # fmt: skip
