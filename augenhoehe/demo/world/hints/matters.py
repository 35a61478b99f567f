"""Hints that became matters: decided, refused, waiting, or still below the threshold."""

from __future__ import annotations

from .report import Report

KITA = (
    Report(
        "sternmuende", "school", 214,
        "Я подзвонила в п’ять дитячих садків і питала про місце для доньки. Скрізь відповідали тільки німецькою "
        "і клали слухавку, коли я просила говорити повільніше. Лист, який прийшов потім, я теж не зрозуміла.",
        "Короткий аркуш українською: як записати дитину і які документи потрібні.",
        "kita", "uk", "self", hurdle="interpreting", institution="day_care", note="kita", teller="halyna",
    ),
    Report(
        "sternmuende", "school", 205,
        "In unserer Beratung fragen jede Woche Eltern, wie die Anmeldung in der Kita geht. Auf der Seite der Stadt "
        "steht alles, aber nur auf Deutsch und auf elf Unterseiten verteilt.",
        "Eine Seite, ein Blatt, mehrere Sprachen. Und eine Nummer, bei der jemand übersetzt.",
        "kita", relation="work", source="advice", carrier="diakonie", hurdle="office_language",
        institution="youth_office",
    ),
    Report(
        "sternmuende", "school", 201,
        "Beim Aufnahmegespräch in der Kita hat mein Neffe übersetzt, er ist zwölf. Es ging auch um Krankheiten "
        "meines Sohnes. Das gehört nicht in Kinderhände.",
        "Dass die Kita jemanden am Telefon dazuholen kann.",
        "kita", relation="self", hurdle="interpreting", institution="day_care",
    ),
    Report(
        "nebelfurt", "school", 198,
        "Eltern verstehen den Kita-Bescheid erst, wenn die Frist vorbei ist. Der Platz ist dann weg.",
        "Wenigstens die Frist groß und in einfacher Sprache schreiben.",
        "kita", relation="work", hurdle="office_language", institution="youth_office", source="case_management",
        file="kita",
    ),
    Report(
        "nebelfurt", "school", 190,
        "Kitaya çocuğumu yazdırmak istedim. Formda ne yazdığını anlamadım, telefonda da kimse yardım etmedi.",
        "Form Türkçe olsa ya da biri yardım etse.",
        "kita", "tr", "self", hurdle="interpreting", institution="day_care",
    ),
    Report(
        "mohnfurt", "school", 187,
        "Als Tagesmutter sehe ich, dass Eltern aus der Unterkunft ihre Kinder gar nicht erst anmelden. Sie denken, "
        "man muss dafür Deutsch können.",
        "In die Unterkunft gehen und es dort erklären.",
        "kita", relation="work", hurdle="offer_unknown", institution="day_care",
    ),
    Report(
        "mohnfurt", "school", 176,
        "حاولت أن أسأل عن مكان في الروضة لابني. في المكتب قالوا لي أن أحضر معي مترجمًا. لا أعرف أحدًا.",
        "أن يكون هناك شخص يترجم في المكتب، ولو مرة في الأسبوع.",
        "kita", "ar", "self", hurdle="interpreting", institution="youth_office",
    ),
)  # fmt: skip

BUS = (
    Report(
        "zwirnstadt", "mobility", 143,
        "Mein Abendkurs endet um 21 Uhr. Der letzte Bus nach Uhlenquell fährt um 20:35 Uhr. Ich gehe jetzt jedes Mal "
        "früher, und die Prüfung kommt bald.",
        "Ein Bus um 21:15 Uhr, nur an Kurstagen.",
        "bus", relation="self", hurdle="access", institution="transport", social_area="uhlenquell",
    ),
    Report(
        "zwirnstadt", "mobility", 140,
        "Drei aus unserem Deutschkurs haben aufgehört, weil sie abends nicht mehr heimkommen. Ein Taxi kostet 38 Euro.",
        "Vielleicht ein Sammeltaxi.",
        "bus", relation="self", hurdle="access", institution="transport",
    ),
    Report(
        "zwirnstadt", "mobility", 137,
        "Ich unterrichte im Abendkurs. Ab halb neun packen die Leute aus den Dörfern zusammen. Der Kurs geht bis neun.",
        "Kurszeiten und Fahrplan aufeinander abstimmen. Um halb sechs anfangen wäre auch eine Lösung.",
        "bus", relation="work", source="organisation", hurdle="transition", institution="course_provider",
    ),
    Report(
        "zwirnstadt", "mobility", 133,
        "Після вечірнього курсу я йду пішки чотири кілометри вздовж дороги без ліхтарів. Взимку мені страшно.",
        "Автобус після курсу.",
        "bus", "uk", "self", hurdle="access", institution="transport",
    ),
    Report(
        "zwirnstadt", "mobility", 128,
        "Wir fahren abwechselnd Leute vom Kurs nach Hause. Das geht, aber nicht auf Dauer. Wir sind zwei Rentner.",
        "", "bus", relation="companion", hurdle="offer_missing", institution="transport",
    ),
    Report(
        "mohnfurt", "mobility", 126,
        "Der Bus nach dem Abendkurs fährt in Zwirnstadt weg, bevor der Kurs zu Ende ist. In Mohnfurt ist es genauso.",
        "", "bus", relation="self", hurdle="access", institution="transport",
    ),
)  # fmt: skip

POST = (
    Report(
        "nebelfurt", "housing", 58,
        "In der Unterkunft gibt es einen Briefkasten für 90 Menschen. Mein Brief vom Jobcenter lag bei einer fremden "
        "Familie. Ich habe den Termin verpasst und weniger Geld bekommen.",
        "Für jedes Zimmer ein Fach mit Schloss.",
        "post", relation="self", hurdle="access", institution="accommodation",
    ),
    Report(
        "nebelfurt", "housing", 55,
        "يصل البريد إلى السكن ولا يعرف أحد أين يذهب. فاتني موعد مهم لأن الرسالة كانت على الأرض قرب الباب.",
        "صندوق بريد باسمي، أو أن يوقّع شخص عند استلام البريد.",
        "post", "ar", "self", hurdle="access", institution="accommodation",
    ),
    Report(
        "nebelfurt", "housing", 51,
        "Als Ehrenamtliche sortiere ich die Post in der Unterkunft, weil es sonst keiner macht. Ich darf das "
        "wahrscheinlich gar nicht. Wenn ich krank bin, bleibt alles liegen.",
        "Die Stadt soll jemanden benennen, der zuständig ist.",
        "post", relation="companion", hurdle="responsibility", institution="accommodation",
    ),
    Report(
        "zwirnstadt", "housing", 49,
        "Gelber Umschlag vom Gericht: Zustellung im Hausflur, gesehen hat ihn niemand. Die Frist war zwei Wochen.",
        "", "post", relation="work", source="advice", carrier="diakonie", hurdle="access",
        institution="accommodation", urgent=True,
    ),
    Report(
        "zwirnstadt", "housing", 44,
        "Ich bin in der Unterkunft von Haus 3 in Haus 5 gezogen. Meine Post kommt immer noch in Haus 3 an und geht "
        "dann zurück als „unbekannt verzogen“.",
        "Beim Umzug im Haus die Liste ändern.",
        "post", relation="self", hurdle="information_flow", institution="accommodation",
    ),
    Report(
        "sternmuende", "housing", 41,
        "Yurtta posta kutusu kırık. Mektuplar ıslanıyor. Sağlık kartım gelmedi, üç ay bekledim.",
        "Sağlam ve kilitli bir kutu.",
        "post", "tr", "self", hurdle="access", institution="accommodation",
    ),
    Report(
        "sternmuende", "housing", 37,
        "Листи губляться в гуртожитку. Сусідка вже двічі отримала мій лист і відкрила його.",
        "", "post", "uk", "self", hurdle="access", institution="accommodation",
    ),
    Report(
        "nebelfurt", "housing", 33,
        "Wir verschicken Bescheide als einfache Post und bekommen viele zurück. Dann beginnt alles von vorn. Das "
        "kostet uns mehr Zeit als ein Gespräch mit dem Betreiber der Unterkunft.",
        "Eine Liste, wer in welchem Zimmer wohnt, mit Einwilligung der Leute.",
        "post", relation="work", source="organisation", hurdle="responsibility", institution="accommodation",
    ),
)  # fmt: skip

TRAINING = (
    Report(
        "zwirnstadt", "leisure", 74,
        "Beim Training in Uhlenquell ruft ein Vater vom Rand Sachen, die ich hier nicht schreibe. Meine Tochter will "
        "nicht mehr hin. Der Trainer hört weg.",
        "Dass der Verein Regeln hat und sie auch gelten.",
        "training", relation="self", hurdle="discrimination", institution="association",
        coded=("ethnic_origin", "harassment", "individual"), social_area="uhlenquell",
    ),
    Report(
        "zwirnstadt", "leisure", 66,
        "Ich begleite zwei Jungen zum Fußball. Sie werden dort nachgemacht, wie sie sprechen. Erwachsene lachen mit.",
        "", "training", relation="companion", hurdle="discrimination", institution="association",
        coded=("language", "harassment", "institutional"),
        social_area="uhlenquell",
    ),
    Report(
        "zwirnstadt", "leisure", 39,
        "Nach dem Spiel wurde unser Kopftuch zum Thema gemacht, laut und vor allen. Niemand hat etwas gesagt.",
        "Jemand, an den man sich wenden kann, der nicht im Vorstand sitzt.",
        "training", relation="self", hurdle="discrimination", institution="association",
        coded=("religion", "harassment", "institutional"), social_area="uhlenquell",
    ),
)  # fmt: skip

CONFIRMATION = (
    Report(
        "sternmuende", "residence", 122,
        "Ich habe online einen Termin zur Verlängerung gebucht, er ist in fünf Monaten. Meine Karte läuft vorher ab. "
        "Der Arbeitgeber will einen Nachweis, aber ich habe nur eine Mail mit einer Nummer.",
        "Die Mail müsste man vorzeigen können, mit Stempel oder Code.",
        "confirmation", relation="self", hurdle="document", institution="foreigners_authority",
    ),
    Report(
        "sternmuende", "residence", 119,
        "Wir beraten Menschen, deren Konto gesperrt wurde, weil die Bank die Terminbestätigung nicht anerkennt.",
        "Ein einheitliches Blatt, das Banken kennen.",
        "confirmation", relation="work", source="advice", carrier="caritas", hurdle="document",
        institution="foreigners_authority",
    ),
    Report(
        "nebelfurt", "residence", 114,
        "Randevu kâğıdımı işyerime gösterdim, kabul etmediler. Beni iki hafta eve gönderdiler.",
        "Resmi bir belge, üzerinde süre yazsın.",
        "confirmation", "tr", "self", hurdle="document", institution="foreigners_authority", urgent=True,
    ),
    Report(
        "nebelfurt", "residence", 111,
        "Meine Mitarbeiterin durfte nicht in die Prüfung, weil ihr Ausweis abgelaufen war. Einen Termin hatte sie.",
        "", "confirmation", relation="work", source="organisation", hurdle="document",
        institution="foreigners_authority",
    ),
    Report(
        "zwirnstadt", "residence", 108,
        "طلبت تمديد الإقامة قبل ثلاثة أشهر. لا أحد يعطيني ورقة تثبت ذلك، وصاحب البيت يسأل عنها.",
        "ورقة واحدة واضحة مع تاريخ.",
        "confirmation", "ar", "self", hurdle="document", institution="foreigners_authority",
    ),
    Report(
        "mohnfurt", "residence", 104,
        "Die Bestätigung kommt nur, wenn man dreimal anruft. Wer sich nicht traut, bekommt keine.",
        "Automatisch mit dem Termin verschicken.",
        "confirmation", relation="companion", hurdle="office_language", institution="foreigners_authority",
    ),
)  # fmt: skip
