"""The register of the invented Kreis: twelve organisations, one registration that waits, one list from a drawer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from typing import Any

from augenhoehe.core.values import dataclass
from augenhoehe.organisations import operations
from augenhoehe.organisations.consents import CURRENT
from augenhoehe.organisations.models import Organisation, Representative

from .calendar import Calendar
from .stage import Scene, Stage

Kind, Form = Organisation.Kind, Organisation.LegalForm


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation: what it says of itself, who speaks for it, and how long its entry has stood there."""

    key: str
    name: str
    town: str
    days: int
    text: str
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    contact: dict[str, Any] = field(default_factory=dict)
    language: str = "de"
    head: str = ""


ENTRIES = (
    Entry(
        "centre", "Integrationszentrum Kreis Federlohe", "sternmuende", 210,
        "Wir koordinieren Integration im ganzen Kreis und führen dieses Verzeichnis.",
        {"kind": Kind.AUTHORITY, "legal_form": Form.PUBLIC_BODY, "purposes": ["advice", "participation"],
         "fields": ["education", "refuge"], "languages": ["de", "en", "tr"], "street": "Am Federbach 1",
         "postal_code": "05999", "locality": "Sternmünde", "website": "https://federlohe.example"},
        contact={"function": "Zentrale", "phone": "0221 4710-100", "email": "integrationszentrum@federlohe.example",
                 "phone_shown": True, "email_shown": True},
    ),
    Entry(
        "caritas", "Caritasverband Federlohe e. V.", "sternmuende", 205,
        "Wir beraten Menschen, die neu im Kreis sind, kostenlos und vertraulich.",
        {"kind": Kind.WELFARE, "legal_form": Form.ASSOCIATION, "purposes": ["advice"], "non_profit": True,
         "fields": ["refuge", "work", "family"], "languages": ["de", "en", "fr", "ar"], "street": "Domgasse 4",
         "postal_code": "05999", "locality": "Sternmünde"},
        contact={"function": "Anmeldung", "phone": "0221 4710-130", "email": "beratung@caritas-federlohe.example",
                 "phone_shown": True, "email_shown": True},
    ),
    Entry(
        "diakonie", "Diakonie Nebelfurt", "nebelfurt", 204,
        "Wir begleiten Familien und moderieren Fallrekonstruktionen.",
        {"kind": Kind.WELFARE, "legal_form": Form.PUBLIC_BODY, "purposes": ["advice"], "non_profit": True,
         "fields": ["family", "health"], "languages": ["de", "pl", "ru"], "street": "Nebelgasse 12",
         "postal_code": "05999", "locality": "Nebelfurt"},
        contact={"function": "Sekretariat", "phone": "0221 4710-140", "phone_shown": True,
                 "email": "sekretariat@diakonie-nebelfurt.example"},
    ),
    Entry(
        "authority", "Ausländerbehörde des Kreises Federlohe", "sternmuende", 203,
        "Wir entscheiden über Aufenthalt und stellen Bescheinigungen aus.",
        {"kind": Kind.AUTHORITY, "legal_form": Form.PUBLIC_BODY, "languages": ["de", "en"], "street": "Am Federbach 3",
         "postal_code": "05999", "locality": "Sternmünde"},
        contact={"function": "Terminstelle", "phone": "0221 4710-150", "phone_shown": True,
                 "email": "termine@federlohe.example"},
    ),
    Entry(
        "youth_office", "Jugendamt Sternmünde", "sternmuende", 202,
        "Wir sind für Kitas, Kinder und Familien in Sternmünde da.",
        {"kind": Kind.AUTHORITY, "legal_form": Form.PUBLIC_BODY, "fields": ["family", "youth"],
         "languages": ["de", "tr"], "street": "Marktplatz 2", "postal_code": "05999", "locality": "Sternmünde"},
        contact={"function": "Elternberatung", "phone": "0221 4710-160", "phone_shown": True,
                 "email": "eltern@sternmuende.example"},
    ),
    Entry(
        "dattelpalme", "Syrischer Kulturkreis Dattelpalme e. V.", "sternmuende", 190,
        "Wir treffen uns jede Woche, kochen zusammen und helfen Neuangekommenen bei Briefen und Wegen.",
        {"short_name": "Dattelpalme", "legal_form": Form.ASSOCIATION, "members": "20", "migrant_led": True,
         "non_profit": True, "purposes": ["culture", "encounter", "self_help"], "fields": ["refuge", "culture"],
         "languages": ["ar", "de"], "communities": ["Syrien"], "communities_shown": True, "orientations": ["cultural"],
         "street": "Federgasse 9", "postal_code": "05999", "locality": "Sternmünde", "address_shown": "full"},
        {"ar": "نلتقي كل أسبوع ونطبخ معًا ونساعد القادمين الجدد في الرسائل والمعاملات.",
         "en": "We meet every week, cook together and help newcomers with letters and errands."},
        {"name": "Faisal Fakhruni", "function": "Vorsitz", "email": "faisal@federlohe.example",
         "phone": "0221 4710-170", "languages": ["ar", "de"], "name_shown": True, "phone_shown": True},
        "ar", "faisal",
    ),
    Entry(
        "frauen", "Frauen wagen Wege e. V.", "mohnfurt", 188,
        "Frauen aus vielen Ländern begleiten einander zu Ämtern, Ärztinnen und in den Beruf.",
        {"legal_form": Form.ASSOCIATION, "members": "50", "migrant_led": True, "multinational": True,
         "non_profit": True, "purposes": ["self_help", "advice", "representation"],
         "fields": ["women", "work", "health"], "languages": ["de", "tr", "kmr", "fa", "fr"],
         "street": "Mohnallee 5", "postal_code": "05999", "locality": "Mohnfurt", "address_shown": "full"},
        {"tr": "Birçok ülkeden kadınlar birbirine dairelerde, doktorda ve iş hayatında eşlik ediyor."},
        {"name": "Rojda Rengareş", "function": "Sprecherin", "email": "rojda@federlohe.example",
         "phone": "0221 4710-171", "languages": ["tr", "de"], "name_shown": True, "email_shown": True},
        head="rojda",
    ),
    Entry(
        "lale", "Bildungsbrücke Lale e. V.", "nebelfurt", 385,
        "Wir helfen Kindern bei den Hausaufgaben und Eltern bei Gesprächen in der Schule.",
        {"legal_form": Form.ASSOCIATION, "members": "300", "migrant_led": True, "non_profit": True,
         "purposes": ["education", "language"], "fields": ["education", "youth", "family"], "languages": ["tr", "de"],
         "street": "Tulpenweg 20", "postal_code": "05999", "locality": "Nebelfurt", "address_shown": "full"},
        {"tr": "Çocuklara ödevlerinde, velilere okul görüşmelerinde yardım ediyoruz."},
        {"function": "Büro", "email": "buero@lale.example", "phone": "0221 4710-172", "languages": ["tr"],
         "phone_shown": True},
        "tr",
    ),
    Entry(
        "mosque", "Moscheegemeinde am Zwirngraben e. V.", "zwirnstadt", 180,
        "Wir beten zusammen, laden zum Fastenbrechen ein und lernen mit Jugendlichen.",
        {"kind": Kind.RELIGIOUS, "legal_form": Form.ASSOCIATION, "members": "300", "migrant_led": True,
         "purposes": ["religion", "encounter", "education"], "fields": ["youth", "culture"],
         "languages": ["tr", "de", "bs"], "communities": ["Türkei", "Bosnien"], "orientations": ["religious"],
         "street": "Zwirngraben 7", "postal_code": "05999", "locality": "Zwirnstadt"},
        {"tr": "Birlikte ibadet ediyor, iftara davet ediyor ve gençlerle ders çalışıyoruz."},
        {"name": "Osman Ohnesorg", "function": "Vorstand", "email": "vorstand@zwirngraben.example",
         "phone": "0221 4710-173", "languages": ["tr"]},
        "tr",
    ),
    Entry(
        "network", "Dachverband MO-Netz Federlohe e. V.", "sternmuende", 178,
        "Wir vertreten die Migrantenorganisationen im Kreis und helfen ihnen bei Anträgen.",
        {"kind": Kind.UMBRELLA, "legal_form": Form.ASSOCIATION, "migrant_led": True, "multinational": True,
         "non_profit": True, "purposes": ["representation", "participation"], "fields": ["education", "work"],
         "languages": ["de", "en", "ar", "tr"], "street": "Federgasse 11", "postal_code": "05999",
         "locality": "Sternmünde", "address_shown": "full"},
        contact={"function": "Geschäftsstelle", "email": "netz@mo-netz.example", "phone": "0221 4710-174",
                 "email_shown": True, "phone_shown": True},
    ),
    Entry(
        "firebrigade", "Freiwillige Feuerwehr Mohnfurt", "mohnfurt", 120,
        "Wir löschen, retten und suchen Menschen, die mitmachen. Deutsch lernt man bei uns nebenbei.",
        {"kind": Kind.RESCUE, "legal_form": Form.PUBLIC_BODY, "purposes": ["engagement"],
         "fields": ["emergency", "youth"], "languages": ["de"], "street": "Am Spritzenhaus 1", "postal_code": "05999",
         "locality": "Mohnfurt"},
        contact={"function": "Wehrleitung", "phone": "0221 4710-175", "email": "wehr@mohnfurt.example",
                 "phone_shown": True},
    ),
)  # fmt: skip
KORNBLUME = "Ми навчаємо дітей української мови щосуботи й святкуємо разом."
KORNBLUME_DE = "Wir unterrichten samstags Kinder auf Ukrainisch und feiern zusammen."
WAITING = "Hafta sonu kadınlarla dikiş dikiyor, çay içiyor ve Almanca konuşuyoruz."
# The list from a drawer: name, town, what they do, mail, telephone. Six rows lack something, three are there already.
HEADING = "Verein;Ort;Tätigkeit;E-Mail;Telefon"
FLOWERS = ("Akelei", "Borretsch", "Calendula", "Dahlien", "Enzian", "Flieder", "Geranien", "Hortensien", "Ingwer",
           "Jasmin", "Krokus", "Lavendel", "Malven")  # fmt: skip
CIRCLES = ("chor", "treff", "werkstatt")
DOUBLES = (
    "Syrischer Kulturkreis Datelpalme;Sternmünde;Treffen;dattelpalme@verein.example;",
    "Bildungsbrücke Lale;Nebelfurt;Hausaufgabenhilfe;lale@verein.example;",
    "Frauen wagen Wege;Mohnfurt;Begleitung;;0221 4710-171",
)
FAULTY = (
    ";Sternmünde;Kochen;kochen@verein.example;",
    "Kulturkreis ohne Adresse;Mohnfurt;Lesungen;;",
    "Tischtennis Tausendfüßler;Oberkleinstadt;Sport;tt@verein.example;",
    "Gartenfreunde Gänseblümchen;Nebelfurt;Gärten;gaensebluemchen;",
    "Elternkreis Efeu;;Elternabende;efeu@verein.example;",
    "Schachkreis Springkraut;Zwirnstadt;Schach;;",
)


def scenes(calendar: Calendar) -> list[Scene]:
    made = [Scene(calendar.ago(one.days, 9), f"Im Register: {one.name}", _entering(one)) for one in ENTRIES]
    return [
        *made,
        Scene(calendar.any_day_ago(150), "Eine Elterninitiative meldet sich auf Ukrainisch an", _register_kornblume),
        Scene(calendar.after(146), "Die Koordination prüft und veröffentlicht", _publish_kornblume),
        Scene(calendar.ago(110), "Drei Vereine gehören zum Dachverband", _join_umbrella),
        Scene(calendar.ago(40), "Ein Verein antwortet nicht auf „Stimmt das noch?“", _ask_lale),
        Scene(calendar.any_day_ago(1, 20), "Eine Gruppe meldet sich auf Türkisch an", _register_waiting),
        Scene(calendar.ago(2, 16), "Eine Liste mit 38 Vereinen wird geprüft", _check_list),
    ]


def _entering(entry: Entry) -> Callable[[Stage, datetime], None]:
    def play(stage: Stage, at: datetime) -> None:
        by = stage.actor("aylin")
        made = operations.enter_organisation(
            name=entry.name, description=entry.text, municipality=stage.towns[entry.town], language=entry.language,
            by=by, at=at, **entry.values,
        )  # fmt: skip
        if entry.texts:
            operations.change_organisation(organisation=made, by=by, at=at, description=entry.texts)
        if entry.contact:
            operations.add_contact(organisation=made, consent_text=CURRENT, by=by, at=at, **entry.contact)
        operations.publish_organisation(organisation=made, by=by, at=at)
        if entry.head:
            operations.add_representative(
                organisation=made, user=stage.people[entry.head], right=Representative.Right.HEAD, by=by, at=at
            )
        _note(stage, entry.key, made)

    return play


def _register_kornblume(stage: Stage, at: datetime) -> None:
    made = operations.register_organisation(
        name="Elterninitiative Sonnabendschule Kornblume", municipality=stage.towns["mohnfurt"], activity=KORNBLUME,
        email="kornblume@verein.example", language="uk", at=at,
    )  # fmt: skip
    _note(stage, "kornblume", made)


def _publish_kornblume(stage: Stage, at: datetime) -> None:
    by, made = stage.actor("aylin"), entry(stage, "kornblume")
    operations.change_organisation(
        organisation=made, by=by, at=at, description={"de": KORNBLUME_DE}, legal_form=Form.INITIATIVE,
        languages=["uk", "de"], purposes=["education", "language"], fields=["education", "family"], migrant_led=True,
        members="50", address_shown="town",
    )  # fmt: skip
    operations.publish_organisation(organisation=made, by=by, at=at)


def _join_umbrella(stage: Stage, at: datetime) -> None:
    umbrella = entry(stage, "network")
    for key in ("dattelpalme", "frauen", "lale"):
        operations.join_umbrella(organisation=entry(stage, key), umbrella=umbrella, by=stage.actor("aylin"), at=at)


def _ask_lale(stage: Stage, at: datetime) -> None:
    operations.ask_organisation(organisation=entry(stage, "lale"), by=stage.actor("aylin"), at=at)


def _register_waiting(stage: Stage, at: datetime) -> None:
    made = operations.register_organisation(
        name="Nähstube Nadelöhr", municipality=stage.towns["zwirnstadt"], activity=WAITING,
        email="nadeloehr@verein.example", language="tr", at=at,
    )  # fmt: skip
    _note(stage, "waiting", made)


def _check_list(stage: Stage, at: datetime) -> None:
    """As Aylin left it: looked through, not yet taken over."""
    by = stage.actor("aylin")
    made = operations.upload_register(content=the_list(), file_name="Vereinsliste 2019.csv", by=by, at=at)
    operations.check_register(register_import=made, columns=made.mapping["columns"], municipality=None, by=by, at=at)
    stage.notes["import_organisations"] = str(made.pk)


def the_list() -> bytes:
    """38 rows: 29 clubs to enter, six incomplete, three that are in the register already."""
    towns = ("Sternmünde", "Nebelfurt", "Mohnfurt", "Zwirnstadt")
    names = [f"{flower}{circle}" for circle in CIRCLES for flower in FLOWERS][:29]
    whole = [
        f"{name} {towns[place % 4]};{towns[place % 4]};Treffen jede Woche;{name.lower()}@verein.example;"
        for place, name in enumerate(names)
    ]
    return "\r\n".join([HEADING, *DOUBLES[:1], *whole[:10], *FAULTY, *whole[10:], *DOUBLES[1:]]).encode("utf-8-sig")


def entry(stage: Stage, key: str) -> Organisation:
    found: Organisation = Organisation.objects.get(pk=stage.notes[f"organisation_{key}"])
    return found


def _note(stage: Stage, key: str, made: Organisation) -> None:
    stage.notes[f"organisation_{key}"] = str(made.pk)
