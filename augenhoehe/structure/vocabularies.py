"""The lists a new installation starts with (domain.md 3.5): own wording, editable from the first day.

Plain data without models: migration 0002 loads it into an empty table, tests read it. Life areas stand
on the public form, so they come in all its languages; what no person confirmed counts as machine-made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class StarterTerm:
    """One entry: `label` and `help` in German, `others` as {language: (label, help)}."""

    code: str
    label: str
    help: str = ""
    others: dict[str, tuple[str, str]] = field(default_factory=dict)

    def label_value(self) -> dict[str, Any]:
        return multilingual(self.label, **{language: texts[0] for language, texts in self.others.items()})

    def help_value(self) -> dict[str, Any]:
        return multilingual(self.help, **{language: texts[1] for language, texts in self.others.items()})


def _area(code: str, de: tuple[str, str], **others: tuple[str, str]) -> StarterTerm:
    return StarterTerm(code, de[0], de[1], others)


LIFE_AREAS = (
    _area(
        "school",
        ("Schule und Kita", "Zum Beispiel: Anmeldung, Elternabend, Schulweg, Platz in der Kita"),
        en=("School and day care", "For example: enrolment, parents' evening, way to school, a place in day care"),
        tr=("Okul ve kreş", "Örneğin: kayıt, veli toplantısı, okul yolu, kreşte yer"),
        ar=("المدرسة والروضة", "مثلًا: التسجيل، اجتماع أولياء الأمور، طريق المدرسة، مكان في الروضة"),
        uk=("Школа і дитячий садок", "Наприклад: запис, батьківські збори, дорога до школи, місце в садку"),
        ru=("Школа и детский сад", "Например: запись, родительское собрание, дорога в школу, место в саду"),
    ),
    _area(
        "language",
        ("Deutsch lernen und verstehen", "Zum Beispiel: kein Platz im Kurs, niemand übersetzt, Briefe sind schwer"),
        en=(
            "Learning and understanding German",
            "For example: no place on a course, nobody interprets, letters are hard to read",
        ),
        tr=("Almanca öğrenmek ve anlamak", "Örneğin: kursta yer yok, tercüman yok, mektuplar zor"),
        ar=("تعلّم الألمانية وفهمها", "مثلًا: لا مكان في الدورة، لا أحد يترجم، الرسائل صعبة"),
        uk=("Вивчення та розуміння німецької", "Наприклад: немає місця на курсі, ніхто не перекладає, листи складні"),
        ru=("Учить и понимать немецкий", "Например: нет места на курсе, никто не переводит, письма трудные"),
    ),
    _area(
        "work",
        ("Arbeit und Ausbildung", "Zum Beispiel: Bewerbung, Arbeitserlaubnis, Kinderbetreuung während der Arbeit"),
        en=("Work and training", "For example: applying for a job, work permit, child care while you work"),
        tr=("İş ve meslek eğitimi", "Örneğin: başvuru, çalışma izni, çalışırken çocuk bakımı"),
        ar=("العمل والتدريب المهني", "مثلًا: طلب العمل، تصريح العمل، رعاية الأطفال أثناء العمل"),
        uk=("Робота і професійне навчання", "Наприклад: заява на роботу, дозвіл на роботу, догляд за дитиною"),
        ru=("Работа и профессия", "Например: поиск работы, разрешение на работу, присмотр за детьми"),
    ),
    _area(
        "education",
        (
            "Weiterbildung und Studium",
            "Zum Beispiel: Kurse für Erwachsene, Schulabschluss nachholen, Studium",
        ),
        en=("Adult education and study", "For example: courses for adults, school certificate, access to university"),
        tr=("Yetişkin eğitimi ve üniversite", "Örneğin: yetişkin kursları, okul diploması, üniversiteye giriş"),
        ar=("تعليم الكبار والدراسة", "مثلًا: دورات للكبار، الشهادة المدرسية، الالتحاق بالجامعة"),
        uk=("Освіта дорослих і навчання", "Наприклад: курси для дорослих, шкільний атестат, вступ до університету"),
        ru=("Образование взрослых и учёба", "Например: курсы для взрослых, школьный аттестат, поступление в вуз"),
    ),
    _area(
        "recognition",
        ("Anerkennung von Abschlüssen", "Zum Beispiel: Zeugnisse, Übersetzungen, lange Wartezeit, hohe Kosten"),
        en=("Recognition of qualifications", "For example: certificates, translations, long waiting times, high costs"),
        tr=("Diplomaların tanınması", "Örneğin: belgeler, çeviriler, uzun bekleme, yüksek masraf"),
        ar=("الاعتراف بالشهادات", "مثلًا: الشهادات، الترجمات، الانتظار الطويل، التكاليف العالية"),
        uk=("Визнання дипломів", "Наприклад: дипломи, переклади, довге очікування, високі витрати"),
        ru=("Признание дипломов", "Например: дипломы, переводы, долгое ожидание, высокие расходы"),
    ),
    _area(
        "housing",
        ("Wohnen", "Zum Beispiel: Wohnungssuche, Unterkunft, Post kommt nicht an, Nachbarschaft"),
        en=("Housing", "For example: looking for a flat, shared accommodation, mail not arriving, neighbours"),
        tr=("Konut", "Örneğin: ev aramak, yurt, postanın gelmemesi, komşuluk"),
        ar=("السكن", "مثلًا: البحث عن شقة، السكن الجماعي، البريد لا يصل، الجيران"),
        uk=("Житло", "Наприклад: пошук квартири, гуртожиток, пошта не доходить, сусіди"),
        ru=("Жильё", "Например: поиск квартиры, общежитие, почта не доходит, соседи"),
    ),
    _area(
        "health",
        ("Gesundheit", "Zum Beispiel: Termin in der Praxis, Krankenhaus, Krankenkasse, seelische Belastung"),
        en=("Health", "For example: an appointment with a doctor, hospital, health insurance, mental strain"),
        tr=("Sağlık", "Örneğin: doktor randevusu, hastane, sağlık sigortası, ruhsal yük"),
        ar=("الصحة", "مثلًا: موعد عند الطبيب، المستشفى، التأمين الصحي، الضغط النفسي"),
        uk=("Здоров’я", "Наприклад: прийом у лікаря, лікарня, медична каса, психічне навантаження"),
        ru=("Здоровье", "Например: приём у врача, больница, медицинская касса, душевная нагрузка"),
    ),
    _area(
        "family",
        ("Familie", "Zum Beispiel: Geburt, Betreuung, Pflege, Trennung, Nachzug"),
        en=("Family", "For example: birth, child care, care for relatives, separation, family reunion"),
        tr=("Aile", "Örneğin: doğum, çocuk bakımı, hasta bakımı, ayrılık, aile birleşimi"),
        ar=("الأسرة", "مثلًا: الولادة، رعاية الأطفال، رعاية المرضى، الانفصال، لمّ الشمل"),
        uk=("Сім’я", "Наприклад: народження, догляд за дітьми чи хворими, розлучення, возз’єднання"),
        ru=("Семья", "Например: рождение, присмотр, уход за больными, развод, воссоединение"),
    ),
    _area(
        "money",
        ("Geld und Leistungen", "Zum Beispiel: Anträge, Bescheide, Konto, Schulden"),
        en=("Money and benefits", "For example: applications, official decisions, bank account, debts"),
        tr=("Para ve yardımlar", "Örneğin: başvurular, resmi yazılar, banka hesabı, borçlar"),
        ar=("المال والإعانات", "مثلًا: الطلبات، القرارات الرسمية، الحساب البنكي، الديون"),
        uk=("Гроші та допомога", "Наприклад: заяви, рішення, рахунок у банку, борги"),
        ru=("Деньги и пособия", "Например: заявления, решения ведомств, счёт в банке, долги"),
    ),
    _area(
        "residence",
        ("Aufenthalt", "Zum Beispiel: Termin bei der Behörde, Bescheinigung, Verlängerung"),
        en=("Residence", "For example: an appointment with the authority, a certificate, an extension"),
        tr=("Oturum", "Örneğin: dairede randevu, belge, uzatma"),
        ar=("الإقامة", "مثلًا: موعد في الدائرة، شهادة، تمديد"),
        uk=("Перебування", "Наприклад: прийом в установі, довідка, продовження"),
        ru=("Пребывание", "Например: приём в ведомстве, справка, продление"),
    ),
    _area(
        "naturalisation",
        ("Einbürgerung", "Zum Beispiel: Antrag, Wartezeit, Einbürgerungstest"),
        en=("Naturalisation", "For example: application, waiting time, naturalisation test"),
        tr=("Vatandaşlık", "Örneğin: başvuru, bekleme süresi, vatandaşlık sınavı"),
        ar=("التجنّس", "مثلًا: الطلب، مدة الانتظار، اختبار التجنّس"),
        uk=("Набуття громадянства", "Наприклад: заява, час очікування, тест на громадянство"),
        ru=("Получение гражданства", "Например: заявление, время ожидания, тест на гражданство"),
    ),
    _area(
        "orientation",
        ("Ankommen und sich zurechtfinden", "Zum Beispiel: Wer ist zuständig? Wo gibt es Beratung?"),
        en=("Arriving and finding your way", "For example: Who is responsible? Where can I get advice?"),
        tr=("Yeni gelmek ve yol bulmak", "Örneğin: Kim yetkili? Nerede danışma var?"),
        ar=("الوصول والتعرّف على المكان", "مثلًا: من المسؤول؟ أين أجد الاستشارة؟"),
        uk=("Прибуття та орієнтація", "Наприклад: хто відповідає? Де отримати консультацію?"),
        ru=("Прибытие и первые шаги", "Например: кто за что отвечает? Где получить консультацию?"),
    ),
    _area(
        "mobility",
        ("Bus, Bahn und Wege", "Zum Beispiel: kein Bus am Abend, Führerschein, weite Wege"),
        en=("Bus, train and getting around", "For example: no bus in the evening, driving licence, long distances"),
        tr=("Otobüs, tren ve yollar", "Örneğin: akşam otobüs yok, ehliyet, uzun yollar"),
        ar=("الحافلة والقطار والتنقّل", "مثلًا: لا حافلة في المساء، رخصة القيادة، المسافات البعيدة"),
        uk=("Автобус, потяг і дороги", "Наприклад: увечері немає автобуса, водійські права, далекі відстані"),
        ru=("Автобус, поезд и дороги", "Например: вечером нет автобуса, водительские права, далёкий путь"),
    ),
    _area(
        "digital",
        ("Internet und digitale Ämter", "Zum Beispiel: Online-Termin klappt nicht, kein Internet in der Unterkunft"),
        en=("Internet and online offices", "For example: online booking fails, no internet in the accommodation"),
        tr=("İnternet ve dijital daireler", "Örneğin: çevrim içi randevu olmuyor, yurtta internet yok"),
        ar=("الإنترنت والدوائر الرقمية", "مثلًا: لا ينجح حجز الموعد عبر الإنترنت، لا إنترنت في السكن"),
        uk=("Інтернет і цифрові установи", "Наприклад: не працює онлайн-запис, немає інтернету в гуртожитку"),
        ru=("Интернет и цифровые ведомства", "Например: не удаётся запись онлайн, в общежитии нет интернета"),
    ),
    _area(
        "leisure",
        ("Freizeit und Kontakte", "Zum Beispiel: Sport, Vereine, Treffpunkte, Einsamkeit"),
        en=("Leisure and contacts", "For example: sport, clubs, places to meet, loneliness"),
        tr=("Boş zaman ve tanışma", "Örneğin: spor, dernekler, buluşma yerleri, yalnızlık"),
        ar=("أوقات الفراغ والتعارف", "مثلًا: الرياضة، الجمعيات، أماكن اللقاء، الوحدة"),
        uk=("Дозвілля та спілкування", "Наприклад: спорт, товариства, місця зустрічей, самотність"),
        ru=("Свободное время и общение", "Например: спорт, общества, места встреч, одиночество"),
    ),
    _area(
        "equal_treatment",
        ("Ungleiche Behandlung", "Zum Beispiel: Beleidigung, Ablehnung wegen Herkunft, Sprache oder Religion"),
        en=("Unequal treatment", "For example: insults, being turned away because of origin, language or religion"),
        tr=("Eşit olmayan davranış", "Örneğin: hakaret, köken, dil veya din yüzünden reddedilmek"),
        ar=("معاملة غير متساوية", "مثلًا: الإهانة، الرفض بسبب الأصل أو اللغة أو الدين"),
        uk=("Нерівне ставлення", "Наприклад: образи, відмова через походження, мову чи релігію"),
        ru=("Неравное обращение", "Например: оскорбления, отказ из-за происхождения, языка или религии"),
    ),
)

HURDLES = (
    StarterTerm("offer_missing", "Angebot fehlt", "Es gibt hier niemanden, der das anbietet."),
    StarterTerm("offer_unknown", "Angebot unbekannt", "Es gibt ein Angebot, aber die Menschen erfahren nichts davon."),
    StarterTerm("capacity", "Zu wenig Plätze, lange Wartezeit", "Das Angebot reicht nicht für alle, die es brauchen."),
    StarterTerm("responsibility", "Zuständigkeit unklar", "Stellen verweisen aneinander, niemand übernimmt."),
    StarterTerm("transition", "Übergang reißt ab", "Beim Wechsel zu einer anderen Stelle geht Hilfe verloren."),
    StarterTerm("office_language", "Formular oder Amtsdeutsch", "Schreiben oder Anträge sind nicht zu verstehen."),
    StarterTerm("interpreting", "Sprachmittlung fehlt", "Ein Gespräch scheitert, weil niemand übersetzt."),
    StarterTerm("digital", "Digitale Hürde", "Es geht nur online, und das gelingt nicht."),
    StarterTerm("access", "Ort, Zeit oder Weg", "Die Stelle ist nicht zu erreichen, oder nur zu unpassenden Zeiten."),
    StarterTerm("cost", "Kosten", "Es scheitert am Geld."),
    StarterTerm("document", "Nachweis oder Dokument", "Ein verlangtes Papier ist nicht zu bekommen."),
    StarterTerm("information_flow", "Stellen wissen nichts voneinander", "Angaben müssen immer neu gemacht werden."),
    StarterTerm("law", "Rechtslage", "Ein Gesetz oder eine Verordnung steht im Weg."),
    StarterTerm("discrimination", "Diskriminierung", "Menschen werden wegen eines Merkmals schlechter behandelt."),
    StarterTerm("staff_shortage", "Fachkräfte fehlen", "Stellen sind nicht besetzt."),
    StarterTerm("conflict", "Streit im Zusammenleben", "Menschen geraten aneinander. Vermittlung kann helfen."),
)

LEGAL_CIRCLES = (
    StarterTerm("residence_asylum", "Aufenthalts- und Asylrecht (AufenthG, AsylG)"),
    StarterTerm("asylblg", "Asylbewerberleistungen (AsylbLG)"),
    StarterTerm("sgb2", "Grundsicherung für Arbeitsuchende (SGB II)"),
    StarterTerm("sgb3", "Arbeitsförderung (SGB III)"),
    StarterTerm("sgb5", "Krankenversicherung (SGB V)"),
    StarterTerm("sgb8", "Kinder- und Jugendhilfe (SGB VIII)"),
    StarterTerm("sgb9", "Teilhabe von Menschen mit Behinderungen (SGB IX)"),
    StarterTerm("sgb12", "Sozialhilfe (SGB XII)"),
    StarterTerm("schulg", "Schulrecht (SchulG)"),
    StarterTerm("bafoeg", "Ausbildungsförderung (BAföG)"),
    StarterTerm("stag", "Staatsangehörigkeit (StAG)"),
    StarterTerm("registration", "Meldewesen"),
)

INSTITUTIONS = (
    StarterTerm("foreigners_authority", "Ausländerbehörde"),
    StarterTerm("naturalisation_authority", "Einbürgerungsbehörde"),
    StarterTerm("registry", "Bürgeramt oder Standesamt"),
    StarterTerm("jobcentre", "Jobcenter"),
    StarterTerm("employment_agency", "Agentur für Arbeit"),
    StarterTerm("social_office", "Sozialamt"),
    StarterTerm("youth_office", "Jugendamt"),
    StarterTerm("housing_office", "Amt für Wohnen, Wohngeldstelle"),
    StarterTerm("health_office", "Gesundheitsamt"),
    StarterTerm("day_care", "Kita"),
    StarterTerm("school", "Schule"),
    StarterTerm("school_authority", "Schulamt oder Schulverwaltung"),
    StarterTerm("course_provider", "Volkshochschule oder Kursträger"),
    StarterTerm("recognition_body", "Kammer oder Anerkennungsstelle"),
    StarterTerm("doctor_hospital", "Praxis oder Krankenhaus"),
    StarterTerm("health_insurance", "Krankenkasse"),
    StarterTerm("accommodation", "Unterkunft"),
    StarterTerm("landlord", "Vermietung, Wohnungsunternehmen"),
    StarterTerm("employer", "Betrieb"),
    StarterTerm("transport", "Verkehrsbetrieb"),
    StarterTerm("advice", "Beratungsstelle"),
    StarterTerm("association", "Verein oder Initiative"),
    StarterTerm("police_justice", "Polizei oder Justiz"),
    StarterTerm("other", "andere Stelle"),
)

LEVELS = (
    StarterTerm("own", "eigene Organisation", "Wir können es selbst ändern."),
    StarterTerm("network", "Netzwerk", "Mehrere Stellen vor Ort müssen sich absprechen."),
    StarterTerm("town", "Stadt oder Gemeinde", "Rat, Ausschuss oder Verwaltung der Kommune entscheiden."),
    StarterTerm("district", "Kreis", "Kreistag oder Kreisverwaltung entscheiden."),
    StarterTerm("state", "Land", "Das Land Nordrhein-Westfalen müsste etwas ändern."),
    StarterTerm("federal", "Bund", "Der Bund müsste etwas ändern."),
)

CHAIN_PLACES = (
    StarterTerm("information", "Davon erfahren", "Die Menschen wissen, dass es die Leistung gibt."),
    StarterTerm("first_contact", "Erster Kontakt", "Anruf, Termin, Empfang."),
    StarterTerm("application", "Antrag", "Formular, Unterlagen, Nachweise."),
    StarterTerm("examination", "Prüfung und Warten", "Die Stelle bearbeitet den Antrag."),
    StarterTerm("decision", "Bescheid", "Die Antwort der Stelle und was sie erklärt."),
    StarterTerm("service", "Leistung", "Kurs, Beratung, Zahlung: das Eigentliche."),
    StarterTerm("handover", "Übergang", "Wechsel zu einer anderen Stelle."),
    StarterTerm("follow_up", "Danach", "Ob es gehalten hat und wer weiter hilft."),
)

# Grounds of § 1 AGG, and three that advice services meet besides.
DISCRIMINATION = (
    StarterTerm("ethnic_origin", "Herkunft oder rassistische Zuschreibung", "Merkmal nach § 1 AGG."),
    StarterTerm("religion", "Religion oder Weltanschauung", "Merkmal nach § 1 AGG."),
    StarterTerm("gender", "Geschlecht", "Merkmal nach § 1 AGG."),
    StarterTerm("disability", "Behinderung", "Merkmal nach § 1 AGG."),
    StarterTerm("age", "Alter", "Merkmal nach § 1 AGG."),
    StarterTerm("sexual_identity", "sexuelle Identität", "Merkmal nach § 1 AGG."),
    StarterTerm("language", "Sprache oder Akzent", "Nicht im AGG genannt, in der Beratung häufig."),
    StarterTerm("social_status", "sozialer Status", "Nicht im AGG genannt, in der Beratung häufig."),
    StarterTerm("residence_status", "Aufenthaltsstatus", "Nur als Merkmal einer Benachteiligung, nie zu einer Person."),
)

# What happened, and who or what acts (domain.md 3.5; the minimum set of the advice services).
DISCRIMINATION_FORMS = (
    StarterTerm("direct", "unmittelbare Benachteiligung", "Jemand wird wegen eines Merkmals schlechter behandelt."),
    StarterTerm("indirect", "mittelbare Benachteiligung", "Eine Regel gilt für alle, trifft aber manche härter."),
    StarterTerm("denial", "verweigerte Leistung", "Ein Antrag, ein Termin oder ein Zugang wird nicht gewährt."),
    StarterTerm("harassment", "Belästigung oder Beleidigung", "Worte, Gesten oder Bilder, die herabwürdigen."),
    StarterTerm("sexual_harassment", "sexuelle Belästigung", "Unerwünschte sexuelle Worte oder Handlungen."),
    StarterTerm("no_accommodation", "versagte Vorkehrung", "Was jemand braucht, um teilzuhaben, wird nicht getan."),
    StarterTerm("instruction", "Anweisung zur Benachteiligung", "Jemand wird angewiesen, andere zu benachteiligen."),
    StarterTerm("retaliation", "Nachteil nach Beschwerde", "Wer sich wehrt, wird dafür schlechter gestellt."),
    StarterTerm("violence", "Bedrohung oder Gewalt", "In Gefahr hilft die Polizei; Beratung hilft danach."),
)

DISCRIMINATION_LEVELS = (
    StarterTerm("individual", "individuell", "Ein einzelner Mensch handelt."),
    StarterTerm("institutional", "institutionell", "Abläufe, Regeln oder Gewohnheiten einer Stelle wirken so."),
    StarterTerm("structural", "strukturell", "Gesetze oder Verhältnisse wirken über viele Stellen hinweg."),
)

STARTER: dict[str, tuple[StarterTerm, ...]] = {
    "life_area": LIFE_AREAS,
    "hurdle": HURDLES,
    "legal_circle": LEGAL_CIRCLES,
    "institution": INSTITUTIONS,
    "level": LEVELS,
    "chain_place": CHAIN_PLACES,
    "discrimination": DISCRIMINATION,
    "discrimination_form": DISCRIMINATION_FORMS,
    "discrimination_level": DISCRIMINATION_LEVELS,
}


def starter_rows(*lists: str) -> Iterator[dict[str, Any]]:
    """Field values of the starter terms of these lists, of all unless said (positions in steps of ten)."""
    for vocabulary, terms in STARTER.items():
        if lists and vocabulary not in lists:
            continue
        for place, term in enumerate(terms, start=1):
            yield {
                "vocabulary": vocabulary,
                "code": term.code,
                "label": term.label_value(),
                "help": term.help_value() if term.help else {},
                "position": place * 10,
            }
