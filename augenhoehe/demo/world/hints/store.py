"""Hints in the topic store: bundled, but no question yet."""

from __future__ import annotations

from .report import Report

DOCTOR = (
    Report(
        "sternmuende", "health", 97,
        "Die Praxis sagt, ich soll mit Übersetzer wiederkommen. Ich habe niemanden und bin seit Wochen krank.",
        "Übersetzung per Telefon, wie im Krankenhaus.",
        "doctor", relation="self", hurdle="interpreting", institution="doctor_hospital", urgent=True,
    ),
    Report(
        "sternmuende", "health", 92,
        "Wir sind zwei Ärztinnen und würden Dolmetschen bezahlen, wenn es jemand vermittelt. Wir kennen keinen Weg.",
        "Eine Nummer für den ganzen Kreis.",
        "doctor", relation="work", hurdle="interpreting", institution="doctor_hospital",
    ),
    Report(
        "nebelfurt", "health", 88,
        "На прийомі в лікаря перекладає моя десятирічна дитина. Я не можу сказати все, що болить.",
        "", "doctor", "uk", "self", hurdle="interpreting", institution="doctor_hospital",
    ),
    Report(
        "nebelfurt", "health", 85,
        "Beim Arzt hat ein Nachbar übersetzt. Danach wusste das ganze Haus, was ich habe.",
        "Leute, die schweigen müssen.",
        "doctor", relation="self", hurdle="interpreting", institution="doctor_hospital",
    ),
    Report(
        "mohnfurt", "health", 81,
        "In der Klinik wurde vor der Operation ein Blatt unterschrieben, das niemand erklärt hat.",
        "", "doctor", relation="companion", hurdle="interpreting", institution="doctor_hospital",
    ),
    Report(
        "zwirnstadt", "health", 72,
        "Im Gesundheitsamt gibt es Formulare nur auf Deutsch. Am Schalter spricht eine Kollegin Russisch, aber nur "
        "dienstags.",
        "", "doctor", relation="work", source="advice", carrier="caritas", hurdle="office_language",
        institution="health_office",
    ),
)  # fmt: skip

COURSE = (
    Report(
        "nebelfurt", "language", 69,
        "Seit acht Monaten warte ich auf den Integrationskurs. Die Berechtigung läuft bald ab.",
        "Sagen, wo in der Nähe noch Plätze sind.",
        "course", relation="self", hurdle="capacity", institution="course_provider",
    ),
    Report(
        "sternmuende", "language", 63,
        "Kurse mit Kinderbetreuung gibt es im ganzen Kreis einen. Mütter warten am längsten.",
        "Betreuung im selben Haus.",
        "course", relation="work", source="organisation", hurdle="capacity", institution="course_provider",
    ),
    Report(
        "mohnfurt", "language", 47,
        "Çocuğuma bakacak kimse yok, bu yüzden kursa gidemiyorum. Sabah kursu hiç yok.",
        "", "course", "tr", "self", hurdle="capacity", institution="course_provider",
    ),
    Report(
        "zwirnstadt", "language", 42,
        "Ich arbeite in Schichten. Alle Kurse liegen vormittags oder abends. Beides geht nur jede zweite Woche.",
        "Ein Kurs für Schichtarbeit, auch am Bildschirm.",
        "course", relation="self", hurdle="offer_missing", institution="course_provider",
    ),
    Report(
        "nebelfurt", "language", 29,
        "Für Menschen, die nicht lesen können, gibt es hier gar keinen Kurs. Der nächste ist 40 Kilometer weg.",
        "", "course", relation="companion", hurdle="offer_missing", institution="course_provider",
    ),
)  # fmt: skip

RECOGNITION = (
    Report(
        "sternmuende", "recognition", 61,
        "Ich bin Krankenschwester mit zwölf Jahren Erfahrung. Die Anerkennung dauert schon vierzehn Monate, ich "
        "arbeite als Hilfskraft.",
        "Einen Zwischenstand, damit man planen kann.",
        "recognition", relation="self", hurdle="responsibility", institution="recognition_body",
    ),
    Report(
        "nebelfurt", "recognition", 53,
        "Die Übersetzung meines Diploms hat 480 Euro gekostet. Dann hieß es, der Übersetzer war nicht zugelassen.",
        "Eine Liste mit zugelassenen Leuten.",
        "recognition", relation="self", hurdle="cost", institution="recognition_body",
    ),
    Report(
        "sternmuende", "recognition", 46,
        "Als Betrieb würden wir einen Elektriker aus Syrien sofort nehmen. Welche Stelle zuständig ist, haben wir nach "
        "vier Telefonaten aufgegeben.",
        "", "recognition", relation="work", hurdle="responsibility", institution="recognition_body",
    ),
    Report(
        "mohnfurt", "recognition", 31,
        "Я вчителька математики. Мені сказали вчитися ще три роки. Ніхто не пояснив, що зарахують.",
        "", "recognition", "uk", "self", hurdle="information_flow", institution="recognition_body",
    ),
)  # fmt: skip

PARENTS = (
    Report(
        "sternmuende", "school", 86,
        "Beim Elternsprechtag hatte ich zehn Minuten und niemanden zum Übersetzen. Ich habe genickt und nichts "
        "verstanden.",
        "Einen Tag mit Übersetzung, man meldet sich vorher an.",
        "parents", relation="self", hurdle="interpreting", institution="school",
    ),
    Report(
        "sternmuende", "school", 84,
        "Wir Lehrkräfte bitten ältere Schüler zu übersetzen, auch wenn es um Noten anderer geht. Gut ist das nicht.",
        "", "parents", relation="work", hurdle="interpreting", institution="school",
    ),
    Report(
        "sternmuende", "school", 79,
        "المدرسة ترسل الرسائل عبر تطبيق بالألمانية فقط. لم أعرف بموعد اجتماع الأهل إلا بعده.",
        "", "parents", "ar", "self", hurdle="office_language", institution="school",
    ),
    Report(
        "nebelfurt", "school", 76,
        "Sprachmittlung für die Schule muss man sechs Wochen vorher beantragen. Den Termin erfährt man zwei Wochen "
        "vorher.",
        "Fester Vorrat an Stunden je Schule.",
        "parents", relation="work", source="organisation", hurdle="interpreting", institution="school_authority",
    ),
    Report(
        "sternmuende", "school", 70,
        "Als Verein übersetzen wir bei Elternabenden umsonst. Dieses Jahr waren es 31 Abende. Das ist keine Lösung.",
        "Aufwand bezahlen oder selbst jemanden einstellen.",
        "parents", relation="companion", source="organisation", hurdle="cost", institution="school",
    ),
)  # fmt: skip
